//! What a page lists, row by row, at the date and through the filters. No drawing.

use crate::app::{ClaimOrder, Page, State};
use crate::query::{
    Absence, Change, ClaimIx, ClaimState, Clock, DisputeIx, EventIx, SourceIx, Standing, Voiced,
};

use super::answers::Answers;
use super::page_findings;
use super::text_rows::{self, Part};
use super::unfolded::Unfolded;
use super::wording::Elsewhere;

/// One thing in a page's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// What the page is about; each page has its own.
    Head,
    Heading(Heading),
    /// A source, above those of its claims that follow.
    Group(SourceIx),
    Claim(ClaimIx),
    /// The answers in the page's dispute, above the reports that carry them.
    Positions,
    /// A report with what it has of the page's dispute, answer by answer.
    Report(SourceIx),
    Source(SourceIx),
    /// How many sources are still to come.
    LaterSources,
    Dispute(DisputeIx),
    Event(EventIx),
    /// A line of the document's text: a byte range.
    Paragraph {
        from: usize,
        to: usize,
    },
    /// A part of the text that is no part of the report.
    Fold {
        part: Part,
        lines: usize,
    },
    /// The card of the chosen claim, within the document.
    Card(ClaimIx),
    /// Of the findings, from 0.
    Finding(usize),
    /// What is listed nowhere, and why.
    Tail,
}

/// A heading within a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    Sources,
    Disputes,
    Events,
    /// What changed since the pinned day in one way.
    Change(Change),
}

impl Heading {
    pub fn text(self) -> &'static str {
        match self {
            Self::Sources => "Sources",
            Self::Disputes => "Disputes",
            Self::Events => "Events",
            Self::Change(change) => change.name(),
        }
    }
}

/// What is not listed, by reason; never what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub later: usize,
    pub earlier: usize,
    pub undated: usize,
    pub filtered: usize,
}

/// A page's rows.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub rows: Vec<Row>,
    pub left_out: LeftOut,
    /// Where the claims that are not yet, or no longer, in view are to be found.
    pub elsewhere: Option<Elsewhere>,
    /// How many claims the page lists.
    pub claims: usize,
    /// Whether any of them is contested.
    pub any_contested: bool,
    /// On the page of a dispute: who answered what, report by report.
    pub answers: Option<Answers>,
}

impl Contents {
    /// `before`: what was listed before, of which some is taken over where it is the same.
    pub fn of(state: &State, unfolded: &Unfolded, before: &Self) -> Self {
        match state.page() {
            Page::Overview => Self::of_overview(state),
            Page::Findings => Self {
                rows: [Row::Head]
                    .into_iter()
                    .chain(
                        page_findings::worst_first(state.findings())
                            .into_iter()
                            .map(Row::Finding),
                    )
                    .collect(),
                ..Self::default()
            },
            Page::Comparison => Self::of_comparison(state),
            Page::Document(source, chosen) => {
                let source = state.index().source_ix(source);
                let chosen = chosen.as_ref().and_then(|id| state.index().claim_ix(id));
                Self {
                    rows: source.map_or(vec![Row::Head], |source| {
                        text_rows::rows(state, source, chosen, unfolded)
                    }),
                    ..Self::default()
                }
            }
            Page::Dispute(id) => {
                let mut contents = Self::of_claims(state);
                if let Some(dispute) = state.index().dispute_ix(id) {
                    let answers = Answers::of(state, dispute, before.answers.as_ref());
                    contents.rows = vec![Row::Head];
                    if !answers.columns.is_empty() {
                        contents.rows.push(Row::Positions);
                    }
                    let reports = answers.reports.iter();
                    contents
                        .rows
                        .extend(reports.map(|report| Row::Report(report.source)));
                    contents.rows.push(Row::Tail);
                    contents.answers = Some(answers);
                }
                contents
            }
            Page::Place(_) | Page::Actor(_) | Page::Event(_) => Self::of_claims(state),
            Page::Tray(tray) => {
                let mut rows = vec![Row::Head];
                let claims = state.claims_in_tray(*tray);
                push_by_source(state, &claims, &mut rows);
                Self {
                    rows,
                    claims: claims.len(),
                    ..Self::default()
                }
            }
        }
    }

    /// The claims of the page by source.
    fn of_claims(state: &State) -> Self {
        let mut contents = Self::default();
        let (mut listed, mut contested) = (Vec::new(), Vec::new());
        let all = state.claims_of_page();
        for &claim in &all {
            match state.known().state(claim) {
                ClaimState::Known { standing, .. } => {
                    let first = state.look().order == ClaimOrder::ContestedFirst;
                    if standing == Standing::Contested {
                        contents.any_contested = true;
                    }
                    if first && standing == Standing::Contested {
                        contested.push(claim);
                    } else {
                        listed.push(claim);
                    }
                }
                ClaimState::Out(absence) => contents.left_out.count(absence),
            }
        }
        contents.claims = listed.len() + contested.len();
        contents.rows.push(Row::Head);
        for claims in [contested, listed] {
            push_by_source(state, &claims, &mut contents.rows);
        }
        contents.elsewhere = elsewhere(state, &all);
        contents.rows.push(Row::Tail);
        contents
    }

    /// What changed since the pinned day, each way in which it did for itself.
    fn of_comparison(state: &State) -> Self {
        let mut rows = vec![Row::Head];
        if let Some(comparison) = state.comparison() {
            for change in Change::ALL {
                let claims = comparison.of(change);
                if !claims.is_empty() {
                    rows.push(Row::Heading(Heading::Change(change)));
                    push_by_source(state, claims, &mut rows);
                }
            }
        }
        Self {
            claims: state.claims_of_page().len(),
            rows,
            ..Self::default()
        }
    }

    fn of_overview(state: &State) -> Self {
        let index = state.index();
        let mut rows = vec![Row::Head];
        let sources = (0..state.dossier().sources.len()).map(|at| SourceIx(at as u32));
        let (out, later): (Vec<SourceIx>, Vec<SourceIx>) =
            sources.partition(|source| voiced(state, *source) != Voiced::Later);
        rows.push(Row::Heading(Heading::Sources));
        rows.extend(out.into_iter().map(Row::Source));
        if !later.is_empty() {
            rows.push(Row::LaterSources);
        }
        let disputes: Vec<Row> = (0..state.dossier().disputes.len())
            .map(|at| DisputeIx(at as u32))
            .filter(|dispute| !index.positions_voiced(*dispute, &state.as_of()).is_empty())
            .map(Row::Dispute)
            .collect();
        if !disputes.is_empty() {
            rows.push(Row::Heading(Heading::Disputes));
            rows.extend(disputes);
        }
        let mut events: Vec<EventIx> = (0..state.dossier().events.len())
            .map(|at| EventIx(at as u32))
            .filter(|event| {
                let mut claims = index.claims_of_event(*event).iter();
                claims.any(|claim| state.known().is_known(*claim))
            })
            .collect();
        events.sort_by_key(|event| {
            let occurred = index.event(*event).occurred.as_ref();
            let day = occurred.and_then(|when| when.earliest().day().or(when.latest().day()));
            (day.is_none(), day)
        });
        if !events.is_empty() {
            rows.push(Row::Heading(Heading::Events));
            rows.extend(events.into_iter().map(Row::Event));
        }
        Self {
            rows,
            left_out: LeftOut {
                later: later.len(),
                ..LeftOut::default()
            },
            ..Self::default()
        }
    }
}

impl LeftOut {
    fn count(&mut self, absence: Absence) {
        match absence {
            Absence::NotYet => self.later += 1,
            Absence::Earlier => self.earlier += 1,
            Absence::Undated => self.undated += 1,
            Absence::Filtered => self.filtered += 1,
            Absence::FilteredAndNotKnown => {}
        }
    }
}

/// Whether a source had been published by the as-of day. On the occurred clock all dated ones are to hand.
pub fn voiced(state: &State, source: SourceIx) -> Voiced {
    let (span, as_of) = (state.index().source_reported(source), state.as_of());
    if span.is_undated() {
        Voiced::Undated
    } else if as_of.clock == Clock::Occurred || span.latest().is_some_and(|day| day <= as_of.day) {
        Voiced::ByThen
    } else if span.earliest().is_none_or(|day| day <= as_of.day) {
        Voiced::PossiblyByThen
    } else {
        Voiced::Later
    }
}

/// Where claims that pass the filters lie, when they are not in view.
fn elsewhere(state: &State, claims: &[ClaimIx]) -> Option<Elsewhere> {
    let as_of = state.as_of();
    let spans = claims
        .iter()
        .filter(|claim| state.sieve().passes(**claim))
        .map(|claim| state.index().span(as_of.clock, *claim));
    Elsewhere::among(spans, &as_of)
}

/// Each claim, with its source before it where that is another than the one before.
fn push_by_source(state: &State, claims: &[ClaimIx], rows: &mut Vec<Row>) {
    let mut source = None;
    for &claim in claims {
        let own = state.index().source_of(claim);
        if source.replace(own) != Some(own) {
            rows.push(Row::Group(own));
        }
        rows.push(Row::Claim(claim));
    }
}
