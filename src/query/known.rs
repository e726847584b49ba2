//! The answer at a date: a state for every claim, counts by every facet, and what is left out and why.
//! How it is filled stands in `counting`.

use std::sync::Arc;

use super::as_of::AsOf;
use super::bonds::Standing;
use super::lists::Lists;
use super::number::{ClaimIx, PlaceIx, SideIx};
use super::sieve::FACETS;
use super::span::Certainty;
use super::standing::{BearingCounts, Bearings};

/// How many claims are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Known for certain by the date.
    pub certain: u32,
    /// Perhaps known by the date.
    pub possible: u32,
    /// Of both, those opposed by then.
    pub contested: u32,
    /// Of both, those that are new: whose last possible day is the as-of day itself or, when a day is
    /// compared with, that were not known, or not for certain, by that day.
    pub fresh: u32,
}

impl Counts {
    /// Certain and possible together.
    pub fn known(&self) -> u32 {
        self.certain + self.possible
    }
}

/// Claims of one side about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideCount {
    pub side: SideIx,
    /// Certain and possible. A claim of two sides counts for both.
    pub claims: u32,
}

/// What is known about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceCounts<'a> {
    pub counts: Counts,
    /// Every side that ever speaks about the place, in order; some with no claim at this date.
    pub sides: &'a [SideCount],
}

/// Why a claim is not in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// The filters let it through; it has no date on this clock.
    Undated,
    /// The filters let it through; it comes after the as-of day.
    NotYet,
    /// The filters let it through; it is over before the window begins.
    Earlier,
    /// It is known at the date; the filters keep it out.
    Filtered,
    /// It is not known at the date, and the filters would keep it out too.
    FilteredAndNotKnown,
}

/// What a claim is at the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimState {
    Out(Absence),
    Known {
        certainty: Certainty,
        standing: Standing,
        /// New, as [`Counts::fresh`] counts it.
        fresh: bool,
    },
}

impl ClaimState {
    pub fn is_known(self) -> bool {
        matches!(self, Self::Known { .. })
    }
}

/// What is not on the map, and why. Nothing is hidden without being counted here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Trays {
    /// Let through by the filters, without a date on this clock.
    pub undated: u32,
    /// Known, and about no place that the map can show.
    pub unlocated: u32,
    /// Let through by the filters, after the as-of day.
    pub not_yet: u32,
    /// Let through by the filters, over before the window begins.
    pub earlier: u32,
    /// Known at the date, kept out by the filters (that on standing is one of them).
    pub filtered: u32,
}

/// For each entry of a facet, the known claims it would have if its own facet chose nothing and all other
/// filters stayed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FacetCounts {
    pub by_source: Vec<u32>,
    pub by_claimant: Vec<u32>,
    pub by_side: Vec<u32>,
    pub by_kind: Vec<u32>,
    pub by_standing: BearingCounts,
}

/// What is known at a date, through the filters. Columns are addressed by the index's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub as_of: AsOf,
    pub totals: Counts,
    /// Distinct claims about at least one place that the map can show.
    pub located: Counts,
    /// At the date without any filter.
    pub unfiltered: Counts,
    pub trays: Trays,
    pub by_source: Vec<Counts>,
    pub by_claimant: Vec<Counts>,
    pub by_side: Vec<Counts>,
    pub by_kind: Vec<Counts>,
    /// For every place, located or not. A claim about two places counts at both.
    pub by_place: Vec<Counts>,
    pub facets: FacetCounts,
    pub(super) codes: Vec<u8>,
    /// What bears on each claim, known or not, as bits.
    pub(super) bearings: Vec<u8>,
    /// What each of the tally's counters of voices counted.
    pub(super) counters: Vec<Counts>,
    /// The same for its counters of places.
    pub(super) place_counters: Vec<Counts>,
    /// Per voice and facet, known claims that this facet alone keeps out.
    pub(super) kept_out_alone: Vec<[u32; FACETS]>,
    pub(super) side_counts: Vec<SideCount>,
    /// Which part of `side_counts` is whose.
    pub(super) side_slices: Arc<Lists<PlaceIx, SideCount>>,
}

/// Bits of a claim's state, from which all counts follow.
pub(super) mod code {
    /// Known at the date; without it, none of the four below is set.
    pub(crate) const KNOWN: u8 = 1;
    pub(crate) const CERTAIN: u8 = 1 << 1;
    pub(crate) const CONTESTED: u8 = 1 << 2;
    pub(crate) const FRESH: u8 = 1 << 3;
    pub(crate) const LOCATED: u8 = 1 << 4;
    pub(crate) const FILTERED: u8 = 1 << 5;
    /// Not known because it comes after the as-of day, or never.
    pub(crate) const AFTER: u8 = 1 << 6;
    pub(crate) const UNDATED: u8 = 1 << 7;
}

impl Known {
    /// An answer without claims, to be filled.
    pub fn nothing(as_of: AsOf) -> Self {
        Self {
            as_of,
            totals: Counts::default(),
            located: Counts::default(),
            unfiltered: Counts::default(),
            trays: Trays::default(),
            by_source: Vec::new(),
            by_claimant: Vec::new(),
            by_side: Vec::new(),
            by_kind: Vec::new(),
            by_place: Vec::new(),
            facets: FacetCounts::default(),
            codes: Vec::new(),
            bearings: Vec::new(),
            counters: Vec::new(),
            place_counters: Vec::new(),
            kept_out_alone: Vec::new(),
            side_counts: Vec::new(),
            side_slices: Arc::new(Lists::default()),
        }
    }

    /// What the claim is at the date.
    pub fn state(&self, claim: ClaimIx) -> ClaimState {
        state_of(self.codes[claim.index()])
    }

    /// What bears on the claim at the date.
    pub fn bearings(&self, claim: ClaimIx) -> Bearings {
        Bearings(self.bearings[claim.index()])
    }

    /// How many of some claims are known, and stand in which way.
    pub fn bearings_of(&self, claims: impl IntoIterator<Item = ClaimIx>) -> BearingCounts {
        let mut counts = BearingCounts::default();
        for claim in claims {
            if self.is_known(claim) {
                counts.add(self.bearings(claim), 1);
            }
        }
        counts
    }

    pub fn is_known(&self, claim: ClaimIx) -> bool {
        is_in(self.codes[claim.index()])
    }

    /// The claims that are known, in order.
    pub fn claims(&self) -> impl Iterator<Item = ClaimIx> + '_ {
        (0u32..)
            .zip(&self.codes)
            .filter(|(_, code)| is_in(**code))
            .map(|(at, _)| ClaimIx(at))
    }

    /// What is known about a place, with the sides that speak.
    pub fn place(&self, place: PlaceIx) -> PlaceCounts<'_> {
        PlaceCounts {
            counts: self.by_place[place.index()],
            sides: &self.side_counts[self.side_slices.range(place)],
        }
    }

    /// Counts over some claims: those of an event, of a place with all that lies within it.
    pub fn counts_of(&self, claims: impl IntoIterator<Item = ClaimIx>) -> Counts {
        let mut counts = Counts::default();
        for claim in claims {
            let code = self.codes[claim.index()];
            if is_in(code) {
                counts.add(&Counts::of_one(code));
            }
        }
        counts
    }
}

fn is_in(code: u8) -> bool {
    code & (code::KNOWN | code::FILTERED) == code::KNOWN
}

fn state_of(code: u8) -> ClaimState {
    let has = |bit: u8| code & bit != 0;
    match (has(code::KNOWN), has(code::FILTERED)) {
        (true, true) => ClaimState::Out(Absence::Filtered),
        (false, true) => ClaimState::Out(Absence::FilteredAndNotKnown),
        (false, false) if has(code::UNDATED) => ClaimState::Out(Absence::Undated),
        (false, false) if has(code::AFTER) => ClaimState::Out(Absence::NotYet),
        (false, false) => ClaimState::Out(Absence::Earlier),
        (true, false) => ClaimState::Known {
            certainty: if has(code::CERTAIN) {
                Certainty::Certain
            } else {
                Certainty::Possible
            },
            standing: if has(code::CONTESTED) {
                Standing::Contested
            } else {
                Standing::Unopposed
            },
            fresh: has(code::FRESH),
        },
    }
}
