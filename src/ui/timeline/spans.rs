//! The different dates that claims are about, each once, and how many claims have each of them.
//!
//! Claims are many and their dates few, so that a frame passes once over the claims, and everything that
//! depends on the view is worked out by date.

use std::collections::HashMap;

use super::soft::Edge;
use crate::dossier::{Day, When};
use crate::query::{
    Absence, Certainty, ClaimIx, ClaimState, Clock, Dates, Index, Known, Sieve, Standing,
};

/// A date that claims are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    /// `None`: unknown or open.
    pub first: Option<Day>,
    /// `None`: unknown or open.
    pub last: Option<Day>,
    pub left: Edge,
    pub right: Edge,
}

/// Every date of a dossier's claims once.
pub struct Spans {
    /// What they were gathered from.
    dates: Dates,
    pub extents: Vec<Extent>,
    /// Per claim, a place in `extents`; [`UNDATED`] for none.
    extent_of: Vec<u32>,
}

/// Stands for no date.
const UNDATED: u32 = u32::MAX;

/// Claims of one date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Let through by the filters, at whatever date.
    pub all: u32,
    /// Known at the as-of date.
    pub known: u32,
    /// Of the known, those that are only possibly so.
    pub possible: u32,
    /// Of the known, those that are contested.
    pub contested: u32,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.known += other.known;
        self.possible += other.possible;
        self.contested += other.contested;
    }
}

/// How many claims have each date, at the as-of date and through the filters.
#[derive(Default)]
pub struct Tallies {
    /// Whose claims were counted.
    dates: Option<Dates>,
    /// State's revision that the counts are of.
    revision: Option<u64>,
    /// What `all` was counted through.
    sieve: Option<Sieve>,
    /// In the order of [`Spans::extents`].
    pub by_extent: Vec<Tally>,
    /// Claims without a date that would be here if they had one.
    pub undated: u32,
}

impl Extent {
    /// `None`: neither bound is known.
    pub fn of(when: &When) -> Option<Self> {
        let (first, last) = (when.earliest().day(), when.latest().day());
        if first.is_none() && last.is_none() {
            return None;
        }
        let (from, to) = when
            .text()
            .split_once('/')
            .unwrap_or((when.text(), when.text()));
        let edge = |bound: Option<Day>, side: &str| match bound {
            None => Edge::Unknown,
            Some(_) if side.contains(['~', '?', '%']) => Edge::Blurred,
            Some(_) => Edge::Sharp,
        };
        let (left, right) = (edge(first, from), edge(last, to));
        // An interval written backwards still means the days between its ends.
        let turned = matches!((first, last), (Some(first), Some(last)) if first > last);
        Some(if turned {
            Self {
                first: last,
                last: first,
                left: right,
                right: left,
            }
        } else {
            Self {
                first,
                last,
                left,
                right,
            }
        })
    }

    /// The days from the first to the last. `None`: a bound is unknown.
    pub fn length_days(&self) -> Option<i64> {
        Some(self.last?.0.saturating_sub(self.first?.0).saturating_add(1))
    }
}

impl Spans {
    /// Keeps `spans` if they are of the same dates, else gathers them anew.
    pub fn of<'a>(spans: &'a mut Option<Self>, index: &Index) -> &'a Self {
        let dates = index.dates();
        if spans
            .as_ref()
            .is_some_and(|spans| !spans.dates.are_those_of(dates))
        {
            *spans = None;
        }
        spans.get_or_insert_with(|| Self::gathered(dates))
    }

    fn gathered(dates: &Dates) -> Self {
        // Dates that are written in different ways may reach equally far.
        let mut places: HashMap<Extent, u32> = HashMap::new();
        let mut extents = Vec::new();
        let mut extent_of_date: Vec<Option<u32>> = vec![None; dates.count()];
        let extent_of = dates
            .occurred()
            .iter()
            .map(|date| {
                let Some(date) = *date else {
                    return UNDATED;
                };
                *extent_of_date[date.index()].get_or_insert_with(|| {
                    let Some(extent) = Extent::of(dates.date(date)) else {
                        return UNDATED;
                    };
                    *places.entry(extent).or_insert_with(|| {
                        extents.push(extent);
                        extents.len() as u32 - 1
                    })
                })
            })
            .collect();
        Self {
            dates: dates.clone(),
            extents,
            extent_of,
        }
    }

    /// The place of a claim's date in [`Spans::extents`]. `None`: undated.
    pub fn extent_of(&self, claim: ClaimIx) -> Option<usize> {
        let place = self.extent_of[claim.index()];
        (place != UNDATED).then_some(place as usize)
    }
}

impl Tallies {
    /// Counts again if the date, the filters or the dossier changed.
    ///
    /// `revision` must change whenever `known` or `sieve` does.
    pub fn refresh(&mut self, spans: &Spans, revision: u64, sieve: &Sieve, known: &Known) {
        let is_same = |dates: &Dates| dates.are_those_of(&spans.dates);
        if !self.dates.as_ref().is_some_and(is_same) || self.sieve.as_ref() != Some(sieve) {
            self.dates = Some(spans.dates.clone());
            self.count_all(spans, sieve);
            self.revision = None;
        }
        if self.revision != Some(revision) {
            self.count_known(spans, known);
            self.revision = Some(revision);
        }
    }

    fn count_all(&mut self, spans: &Spans, sieve: &Sieve) {
        self.sieve = Some(sieve.clone());
        self.by_extent.clear();
        self.by_extent.resize(spans.extents.len(), Tally::default());
        for (claim, place) in (0..).map(ClaimIx).zip(&spans.extent_of) {
            if let Some(tally) = self.by_extent.get_mut(*place as usize) {
                tally.all += u32::from(sieve.passes(claim));
            }
        }
    }

    fn count_known(&mut self, spans: &Spans, known: &Known) {
        for tally in &mut self.by_extent {
            *tally = Tally {
                all: tally.all,
                ..Tally::default()
            };
        }
        self.undated = 0;
        let lacks_clock = known.as_of.clock == Clock::Occurred;
        for (claim, place) in (0..).map(ClaimIx).zip(&spans.extent_of) {
            let state = known.state(claim);
            let Some(tally) = self.by_extent.get_mut(*place as usize) else {
                let without_date = lacks_clock && state == ClaimState::Out(Absence::Undated);
                self.undated += u32::from(state.is_known() || without_date);
                continue;
            };
            if let ClaimState::Known {
                certainty,
                standing,
                ..
            } = state
            {
                tally.known += 1;
                tally.possible += u32::from(certainty == Certainty::Possible);
                tally.contested += u32::from(standing == Standing::Contested);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(text: &str) -> Option<Extent> {
        Extent::of(&When::parse(text).expect(text))
    }

    #[test]
    fn a_bound_that_nobody_knows_fades_and_one_in_doubt_is_blurred() {
        let drive = extent("2004-01/2004-08-12~").expect("dated");
        assert_eq!((drive.left, drive.right), (Edge::Sharp, Edge::Blurred));
        let war = extent("/1992").expect("an end is known");
        assert_eq!((war.left, war.right), (Edge::Unknown, Edge::Sharp));
        assert_eq!(war.first, None);
        let day = extent("2004-08-12~").expect("dated");
        assert_eq!((day.left, day.right), (Edge::Blurred, Edge::Blurred));
        assert_eq!(day.length_days(), Some(1));
        assert_eq!(war.length_days(), None);
    }
}
