//! A dossier laid out in columns, one entry per claim, so that a date is answered in one pass.
//!
//! References that lead nowhere are left out here; checking reports them. How columns are made and brought up
//! to date stands in `renewal`, reading access in `lookups`, the answers in files of their own.

use std::sync::{Arc, OnceLock};

use super::as_of::Clock;
use super::bonds::Bond;
use super::claimant::Voices;
use super::column::Column;
use super::dates::Dates;
use super::disputes::{Answer, StanceOf};
use super::lists::Lists;
use super::number::{ClaimIx, ClaimantIx, DisputeIx, EventIx, KindIx, PlaceIx, SideIx, SourceIx};
use super::numbers::Numbers;
use super::origins::Behind;
use super::places::Containment;
use super::same::SameFigures;
use super::search::SearchText;
use super::span::{FROM_EVER, NO_DAY, Span, day_of_column};
use super::standing::StandingColumns;
use super::tally::Tally;
use crate::dossier::{Day, Dossier, Relation};

/// One clock's dates, split so that a pass over them reads nothing else.
#[derive(Clone, Debug, Default)]
pub(super) struct ClockColumns {
    pub(super) earliest: Column<i32>,
    pub(super) latest: Column<i32>,
    pub(super) standing_from: Arc<StandingColumns>,
    /// First and last day that any date can mean. `None`: nothing is dated.
    pub(super) reach: Option<(Day, Day)>,
}

/// Everything that can be asked of a dossier at a date. Made for one version of a dossier; what did not change
/// is shared with the index of the version before.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) dossier: Arc<Dossier>,
    pub(super) numbers: Numbers,
    pub(super) voices: Arc<Voices>,
    pub(super) reported: ClockColumns,
    pub(super) occurred: ClockColumns,
    pub(super) source_reported: Arc<Vec<Span>>,
    pub(super) claims_of_source: Arc<Lists<SourceIx, ClaimIx>>,
    pub(super) source_of: Column<SourceIx>,
    pub(super) kind_of: Column<Option<KindIx>>,
    pub(super) claimants_of: Arc<Lists<ClaimIx, ClaimantIx>>,
    pub(super) claims_of_claimant: Arc<Lists<ClaimantIx, ClaimIx>>,
    pub(super) sides_of: Arc<Lists<ClaimIx, SideIx>>,
    pub(super) places_of: Arc<Lists<ClaimIx, PlaceIx>>,
    pub(super) claims_about: Arc<Lists<PlaceIx, ClaimIx>>,
    pub(super) events_of: Arc<Lists<ClaimIx, EventIx>>,
    pub(super) claims_of_event: Arc<Lists<EventIx, ClaimIx>>,
    pub(super) answers_of: Arc<Lists<ClaimIx, Answer>>,
    pub(super) claims_of_dispute: Arc<Lists<DisputeIx, ClaimIx>>,
    pub(super) stances_in: Arc<Lists<DisputeIx, StanceOf>>,
    /// What each claim says of others that exist.
    pub(super) written: Arc<Lists<ClaimIx, (Relation, ClaimIx)>>,
    pub(super) bonds: Arc<Lists<ClaimIx, Bond>>,
    pub(super) behind: Behind,
    pub(super) dates: Dates,
    /// Whether the claim gives a figure, with a number or without.
    pub(super) has_figure: Column<bool>,
    pub(super) same_figures: SameFigures,
    pub(super) containment: Arc<Containment>,
    /// Whether the claim is about a place that the map can show.
    pub(super) is_located: Column<bool>,
    /// Whether the claim names something that the dossier does not have, which may come in later.
    pub(super) is_unresolved: Column<bool>,
    pub(super) tally: Tally,
    /// Empty until somebody searches.
    pub(super) search_text: Arc<OnceLock<SearchText>>,
}

impl Index {
    pub fn new(dossier: Arc<Dossier>) -> Self {
        let nothing = Self::default();
        nothing
            .renewed(dossier)
            .expect("where there were no claims, every dossier can follow")
    }

    /// The index of another version of the dossier, which takes the less time the more the two versions share:
    /// what did not change is not looked at again.
    pub fn updated(&self, dossier: Arc<Dossier>) -> Self {
        let renewed = self.renewed(dossier.clone());
        renewed.unwrap_or_else(|| Self::new(dossier))
    }

    /// All texts, ready to be searched. The first call makes them so, which takes about a second for 50 MB;
    /// others meanwhile wait.
    pub fn search_text(&self) -> &SearchText {
        self.search_text.get_or_init(|| SearchText::new(self))
    }

    /// The same, if that is done already.
    pub fn search_text_if_ready(&self) -> Option<&SearchText> {
        self.search_text.get()
    }

    pub(super) fn columns(&self, clock: Clock) -> &ClockColumns {
        match clock {
            Clock::Reported => &self.reported,
            Clock::Occurred => &self.occurred,
        }
    }
}

impl ClockColumns {
    pub(super) fn span(&self, claim: ClaimIx) -> Span {
        Span {
            earliest: self.earliest[claim.index()],
            latest: self.latest[claim.index()],
        }
    }

    /// `others`: dates on the same clock that belong to no claim.
    pub(super) fn reach_with(&self, others: &[Span]) -> Option<(Day, Day)> {
        let others = others.iter().flat_map(|span| [span.earliest, span.latest]);
        let columns = self.earliest.iter().chain(self.latest.iter()).copied();
        let (mut first, mut last) = (NO_DAY, FROM_EVER);
        for day in columns.chain(others) {
            // What stands for no day is beyond every day on one side, and put beyond them on the other.
            first = first.min(if day == FROM_EVER { NO_DAY } else { day });
            last = last.max(if day == NO_DAY { FROM_EVER } else { day });
        }
        day_of_column(first).zip(day_of_column(last))
    }
}
