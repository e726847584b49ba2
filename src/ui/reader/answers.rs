//! Who answered a dispute's question how, report by report: what its page shows, without drawing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::State;
use crate::dossier::Day;
use crate::query::{
    Certainty, ClaimIx, ClaimState, ClaimantIx, Clock, DisputeIx, Index, Movement, SourceIx,
    VoicedPosition, disputed_since,
};
use crate::scale::{Ruler, RulerOptions, Span};

use super::wording::listed;

/// The state of a dispute at the date, through the filters.
#[derive(Clone, Debug)]
pub struct Answers {
    pub dispute: DisputeIx,
    /// One for each position that had been voiced, in the dispute's order.
    pub columns: Vec<Column>,
    /// Those with claims in view, in order of reporting.
    pub reports: Vec<Report>,
    /// The day on which the second position was voiced. `None`: it is not disputed yet.
    pub disputed_since: Option<Day>,
    pub movements: Vec<Movement>,
    pub course: Arc<Course>,
    /// Of the reports, how many come after the as-of date.
    pub later_reports: usize,
    /// Pairs of claims, both in view and at least one of them in the dispute, of which one denies the other.
    pub denials: usize,
}

/// When a dispute was reported on, whatever the date: made once, so that steps and axis keep still.
#[derive(Clone, Debug)]
pub struct Course {
    index: Arc<Index>,
    dispute: DisputeIx,
    /// The days on which its claims were certainly reported, each with who published.
    pub steps: Vec<(Day, String)>,
    pub ruler: Ruler,
}

impl Course {
    fn of(state: &State, dispute: DisputeIx) -> Self {
        let steps = steps(state, dispute);
        Self {
            index: state.index().clone(),
            dispute,
            ruler: ruler(&steps),
            steps,
        }
    }
}

/// A position that had been voiced.
#[derive(Clone, Debug)]
pub struct Column {
    pub voiced: VoicedPosition,
    /// Claims in view that take it, and by how many.
    pub claims: usize,
    pub claimants: usize,
    /// Claims that take it and are kept out by filters or lie outside the window of days.
    pub out_of_view: usize,
}

/// What one report has of a dispute.
#[derive(Clone, Debug)]
pub struct Report {
    pub source: SourceIx,
    /// Claims in view, one list for each column.
    pub cells: Vec<Vec<ClaimIx>>,
    /// `None`: its date has no last day that is known; then the first stands for it, where that is known.
    pub day: Option<Day>,
    pub certainty: Certainty,
    /// Published on the as-of day itself.
    pub is_fresh: bool,
}

impl Answers {
    /// `before`: what the page showed before, of which the course is taken over where it is the same.
    pub fn of(state: &State, dispute: DisputeIx, before: Option<&Self>) -> Self {
        let (index, as_of) = (state.index(), state.as_of());
        let voiced = index.positions_voiced(dispute, &as_of);
        let columns: Vec<Column> = voiced
            .iter()
            .map(|voiced| column(state, voiced.clone()))
            .collect();
        let mut reports: Vec<Report> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let taken = column.voiced.certain.iter().chain(&column.voiced.possible);
            for claim in taken.filter(|claim| state.known().is_known(**claim)) {
                let source = index.source_of(*claim);
                let place = match reports.binary_search_by_key(&source, |report| report.source) {
                    Ok(place) => place,
                    Err(place) => {
                        reports.insert(place, report(state, source, columns.len()));
                        place
                    }
                };
                reports[place].cells[at].push(*claim);
            }
        }
        for cell in reports.iter_mut().flat_map(|report| &mut report.cells) {
            cell.sort_unstable();
        }
        let course = before
            .map(|before| &before.course)
            .filter(|course| course.dispute == dispute && Arc::ptr_eq(&course.index, index))
            .map_or_else(|| Arc::new(Course::of(state, dispute)), Arc::clone);
        let later = course.steps.partition_point(|(day, _)| *day <= as_of.day);
        Self {
            dispute,
            disputed_since: disputed_since(&voiced),
            movements: index.movements(dispute, &as_of),
            later_reports: match as_of.clock {
                Clock::Reported => course.steps.len() - later,
                Clock::Occurred => 0,
            },
            denials: denials(state, dispute),
            columns,
            reports,
            course,
        }
    }

    /// The step before the as-of day, and the one after it.
    pub fn around(&self, day: Day) -> [Option<&(Day, String)>; 2] {
        let steps = &self.course.steps;
        let before = steps.iter().rfind(|(other, _)| *other < day);
        [before, steps.iter().find(|(other, _)| *other > day)]
    }
}

fn column(state: &State, voiced: VoicedPosition) -> Column {
    let index = state.index();
    let taken = || voiced.certain.iter().chain(&voiced.possible).copied();
    let in_view: Vec<ClaimIx> = taken()
        .filter(|claim| state.known().is_known(*claim))
        .collect();
    let claimants: BTreeSet<ClaimantIx> = in_view
        .iter()
        .flat_map(|claim| index.claimants_of(*claim).iter().copied())
        .collect();
    Column {
        claims: in_view.len(),
        claimants: claimants.len(),
        out_of_view: taken().count() - in_view.len(),
        voiced,
    }
}

fn report(state: &State, source: SourceIx, columns: usize) -> Report {
    let as_of = state.as_of();
    let span = state.index().source_reported(source);
    let on_reports = as_of.clock == Clock::Reported;
    Report {
        source,
        cells: vec![Vec::new(); columns],
        day: span.latest().or(span.earliest()),
        certainty: match span.latest() {
            Some(day) if !on_reports || day <= as_of.day => Certainty::Certain,
            _ => Certainty::Possible,
        },
        is_fresh: on_reports && span.latest() == Some(as_of.day),
    }
}

/// More publishers than this on one day are only counted.
const FEW_PUBLISHERS: usize = 2;

fn steps(state: &State, dispute: DisputeIx) -> Vec<(Day, String)> {
    let index = state.index();
    let mut sources: Vec<(Day, SourceIx)> = index
        .claims_of_dispute(dispute)
        .iter()
        .filter_map(|claim| Some((index.reported(*claim).latest()?, index.source_of(*claim))))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let days = sources.chunk_by(|one, other| one.0 == other.0);
    days.map(|day| {
        let mut names: Vec<&str> = day
            .iter()
            .map(|(_, source)| index.source(*source).publisher.as_str())
            .collect();
        names.dedup();
        let who = match names.len() {
            1..=FEW_PUBLISHERS => listed(&names),
            _ => format!("{} reports", day.len()),
        };
        (day[0].0, who)
    })
    .collect()
}

fn denials(state: &State, dispute: DisputeIx) -> usize {
    let index = state.index();
    let known = state.known();
    let mut denials: Vec<_> = index
        .claims_of_dispute(dispute)
        .iter()
        .filter(|claim| known.is_known(**claim))
        .flat_map(|claim| index.denials_around(*claim))
        .filter(|denial| known.is_known(denial.by) && known.is_known(denial.of))
        .collect();
    denials.sort_unstable();
    denials.dedup();
    denials.len()
}

/// Gaps are folded as on the timeline; all lengths a little less, since the panel is narrower.
fn ruler(steps: &[(Day, String)]) -> Ruler {
    let days: Vec<Span> = steps
        .iter()
        .map(|(day, _)| Span {
            first: *day,
            last: *day,
        })
        .collect();
    Ruler::new(
        &days,
        RulerOptions {
            fold_points: 38.0,
            stretch_points: 52.0,
            shortest_gap_days: 30,
            ..RulerOptions::default()
        },
    )
}

/// Whether a claim came on the as-of day itself.
pub fn is_fresh(state: &State, claim: ClaimIx) -> bool {
    matches!(
        state.known().state(claim),
        ClaimState::Known { fresh: true, .. }
    )
}
