//! What the pointer is on in the strip of claims: says it, and lights it elsewhere.

use egui::{Pos2, Response, RichText};

use super::super::scene::Hover;
use super::super::standing_words;
use super::super::widgets::claims;
use super::bars::Bars;
use super::intervals::Intervals;
use super::layout::Strips;
use super::spans::{Spans, Tally};
use super::words;
use crate::dossier::Day;
use crate::query::{ClaimIx, EventIx};

/// Statements shown in a tooltip. Chosen by eye.
const MOST_STATEMENTS: usize = 3;

/// All that the pointer may be on.
pub struct Pointed<'a> {
    pub strips: &'a Strips<'a>,
    pub spans: &'a Spans,
    pub bars: &'a Bars,
    pub intervals: &'a Intervals,
    pub tallies: &'a [Tally],
    /// The line that the histogram stands on.
    pub base: f32,
}

/// Claims of a bar or an interval, with what to call its days.
struct Found {
    when: String,
    claims: Vec<ClaimIx>,
}

impl Pointed<'_> {
    /// Shows a tooltip beside the pointer and sets the hover.
    pub fn show(&self, response: &Response, at: Pos2, hover: &mut Hover) {
        if !self.strips.layout.occurred.contains(at) {
            return;
        }
        let Some(found) = self.found(at) else {
            return;
        };
        if let Some(lights) = self.lights(&found.claims) {
            *hover = lights;
        }
        let theme = self.strips.scene.theme;
        let index = self.strips.scene.state.index();
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(300.0);
            let mut said = format!("{}: {}", found.when, claims(found.claims.len() as u32));
            let known = self.strips.scene.state.known();
            let bearings = known.bearings_of(found.claims.iter().copied());
            said.push_str(&standing_words::counts(bearings));
            ui.label(RichText::new(said).font(super::super::theme::sans_bold(12.5)));
            for claim in found.claims.iter().take(MOST_STATEMENTS) {
                let statement = &index.claim(*claim).statement;
                ui.label(RichText::new(statement).font(super::super::theme::serif(12.0)));
                if !known.bearings(*claim).is_empty() {
                    let stands = standing_words::short_of(index, *claim, &known.as_of);
                    ui.label(RichText::new(stands).small().color(theme.ink_soft));
                }
            }
            if found.claims.len() > MOST_STATEMENTS {
                let more = found.claims.len() - MOST_STATEMENTS;
                ui.label(RichText::new(format!("and {more} more")).color(theme.ink_soft));
            }
        });
    }

    fn found(&self, at: Pos2) -> Option<Found> {
        if at.y > self.base {
            let interval = self.intervals.at(self.base, self.tallies, at)?;
            let claims = self.claims_where(|extent| extent == interval.extent);
            let when = index_when(self, claims.first().copied())?;
            return Some(Found { when, claims });
        }
        let points = at.x - self.strips.layout.occurred.left();
        let bar = self.bars.bins.bin_of(self.strips.scale.day_at(points))?;
        let tally = self.bars.bars.get(bar as usize)?.tally;
        if tally.known == 0 {
            return None;
        }
        let (first, last): (Day, Day) = self.bars.bins.days_of(bar)?;
        Some(Found {
            when: words::days(first, last),
            claims: self.claims_where(|extent| self.bars.holds(extent, bar)),
        })
    }

    fn claims_where(&self, holds: impl Fn(usize) -> bool) -> Vec<ClaimIx> {
        let known = self.strips.scene.state.known();
        known
            .claims()
            .filter(|claim| self.spans.extent_of(*claim).is_some_and(&holds))
            .collect()
    }

    /// The claim if there is one, the event if all report the same.
    fn lights(&self, claims: &[ClaimIx]) -> Option<Hover> {
        let index = self.strips.scene.state.index();
        if let [one] = claims {
            return Some(Hover::Claim(*one));
        }
        let (first, rest) = claims.split_first()?;
        let shared: Option<&EventIx> = index.events_of(*first).iter().find(|event| {
            rest.iter()
                .all(|claim| index.events_of(*claim).contains(event))
        });
        shared.copied().map(Hover::Event)
    }
}

/// An interval in the words of its date.
fn index_when(pointed: &Pointed<'_>, claim: Option<ClaimIx>) -> Option<String> {
    let index = pointed.strips.scene.state.index();
    Some(index.claim(claim?).occurred.as_ref()?.in_words())
}
