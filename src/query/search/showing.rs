//! What is listed at a date, and why the rest is not.

use super::text::SearchText;
use super::{Item, Kind, LeftOut};
use crate::dossier::Day;
use crate::query::number::{ActorIx, ClaimIx, ClaimantIx, EventIx, PlaceIx, SourceIx};
use crate::query::span::{FROM_EVER, NO_DAY, Span, column_day, day_of_column};
use crate::query::{Absence, ClaimState, Clock, DisputeIx, Index, Known, Lens, PlaceScope};

/// From which day on places, actors, events, disputes and positions are spoken of, by unit, as columns keep
/// days. [`FROM_EVER`]: no claim ever speaks of it, so that no report gives it away.
#[derive(Debug, Default)]
pub(super) struct SpokenOf {
    reported: Vec<i32>,
    occurred: Vec<i32>,
}

impl SpokenOf {
    pub(super) fn new(index: &Index, answers: &[(DisputeIx, Option<usize>)]) -> Self {
        Self {
            reported: column(index, answers, Clock::Reported),
            occurred: column(index, answers, Clock::Occurred),
        }
    }

    fn on(&self, clock: Clock) -> &[i32] {
        match clock {
            Clock::Reported => &self.reported,
            Clock::Occurred => &self.occurred,
        }
    }
}

fn column(index: &Index, answers: &[(DisputeIx, Option<usize>)], clock: Clock) -> Vec<i32> {
    let first = |claims: &[ClaimIx]| {
        let days = claims
            .iter()
            .map(|claim| index.span(clock, *claim).earliest);
        days.min()
    };
    let dossier = index.dossier();
    let mut days = places(index, &first);
    days.extend(actors(index, &first));
    let events = (0..).map(EventIx).take(dossier.events.len());
    // A larger event is spoken of as soon as a part of it is.
    days.extend(events.map(|event| {
        let parts = index.events_within(event).into_iter();
        let days = parts.filter_map(|part| first(index.claims_of_event(part)));
        days.chain(first(index.claims_of_event(event))).min()
    }));
    days.extend(answers.iter().map(|(dispute, position)| {
        let claims = match position {
            None => index.claims_of_dispute(*dispute).to_vec(),
            Some(position) => index.claims_taking(*dispute, *position),
        };
        // Positions are facts about reports: on the other clock all of them are to hand.
        match clock {
            Clock::Reported => first(&claims),
            Clock::Occurred => None,
        }
    }));
    days.into_iter()
        .map(|day| day.unwrap_or(FROM_EVER))
        .collect()
}

/// A place is spoken of as soon as anything within it is.
fn places(index: &Index, first: &dyn Fn(&[ClaimIx]) -> Option<i32>) -> Vec<Option<i32>> {
    let count = index.dossier().places.len();
    let mut days: Vec<Option<i32>> = (0..)
        .map(PlaceIx)
        .take(count)
        .map(|place| first(&index.claims_at_place(place, PlaceScope::Itself)))
        .collect();
    for place in (0..).map(PlaceIx).take(count) {
        let Some(day) = days[place.index()] else {
            continue;
        };
        let mut within = index.place_parent(place);
        while let Some(parent) = within {
            let own = &mut days[parent.index()];
            // Also what ends the walk where places lie within each other in a circle.
            if own.is_some_and(|own| own <= day) {
                break;
            }
            *own = Some(day);
            within = index.place_parent(parent);
        }
    }
    days
}

/// An actor is spoken of by what it claims and by what it relays.
fn actors(index: &Index, first: &dyn Fn(&[ClaimIx]) -> Option<i32>) -> Vec<Option<i32>> {
    let count = index.dossier().actors.len();
    let mut claims: Vec<Vec<ClaimIx>> = (0..)
        .map(ClaimantIx)
        .take(count)
        .map(|actor| index.claims_of_claimant(actor).to_vec())
        .collect();
    for claim in index.claims() {
        for relay in &index.claim(claim).via {
            if let Some(ActorIx(actor)) = index.actor_ix(relay) {
                claims[actor as usize].push(claim);
            }
        }
    }
    claims.iter().map(|claims| first(claims)).collect()
}

/// Whether a unit is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    Listed,
    /// `None`: on a day that nobody can name.
    Later(Option<Day>),
    Filtered,
    Earlier,
    Undated,
}

impl LeftOut {
    /// Counts a unit, unless it is listed.
    pub(super) fn count(&mut self, show: Show) {
        match show {
            Show::Listed => {}
            Show::Later(day) => {
                self.later += 1;
                self.first_later = [self.first_later, day].into_iter().flatten().min();
            }
            Show::Filtered => self.filtered += 1,
            Show::Earlier => self.earlier += 1,
            Show::Undated => self.undated += 1,
        }
    }
}

/// What the date and the filters let be seen.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) index: &'a Index,
    pub(super) text: &'a SearchText,
    pub(super) known: &'a Known,
    pub(super) lens: &'a Lens,
}

impl Sight<'_> {
    pub(super) fn show(&self, kind: Kind, unit: u32) -> Show {
        match self.text.item(kind, unit) {
            Item::Claim(claim) => self.claim(claim),
            Item::Source(source) | Item::Text(source) => self.source(source),
            _ => self.thing(unit),
        }
    }

    fn claim(&self, claim: ClaimIx) -> Show {
        let as_of = &self.known.as_of;
        let span = self.index.span(as_of.clock, claim);
        match self.known.state(claim) {
            ClaimState::Known { .. } => Show::Listed,
            ClaimState::Out(Absence::Filtered) => Show::Filtered,
            // Whatever the filters say: what is not reported yet is not there.
            ClaimState::Out(_) if span.is_undated() => Show::Undated,
            ClaimState::Out(_) if span.earliest > column_day(as_of.day) => {
                Show::Later(span.earliest())
            }
            ClaimState::Out(Absence::FilteredAndNotKnown) => Show::Filtered,
            ClaimState::Out(_) => Show::Earlier,
        }
    }

    /// On the occurred clock all sources are to hand.
    fn source(&self, source: SourceIx) -> Show {
        let as_of = &self.known.as_of;
        let span = self.index.source_reported(source);
        if as_of.clock == Clock::Reported
            && let Some(why) = self.absence(span)
        {
            return why;
        }
        let chosen = &self.lens.sources;
        if chosen.is_empty() || chosen.contains(&self.index.source(source).id) {
            Show::Listed
        } else {
            Show::Filtered
        }
    }

    fn absence(&self, span: Span) -> Option<Show> {
        let as_of = &self.known.as_of;
        if span.is_undated() {
            Some(Show::Undated)
        } else if span.earliest > column_day(as_of.day) {
            Some(Show::Later(span.earliest()))
        } else {
            span.certainty(as_of).is_none().then_some(Show::Earlier)
        }
    }

    fn thing(&self, unit: u32) -> Show {
        let as_of = &self.known.as_of;
        match self.text.spoken_of.on(as_of.clock)[unit as usize] {
            NO_DAY => Show::Undated,
            first if first > column_day(as_of.day) => Show::Later(day_of_column(first)),
            _ => Show::Listed,
        }
    }
}
