//! What changed between two dates: what was added, what became certain, contested or updated.
//!
//! Both dates are on the clock of the later one, and count all that came by then: a window of days plays no
//! part. A filter on standing keeps what stands so at the later date.

use super::as_of::{AsOf, Window};
use super::index::Index;
use super::number::ClaimIx;
use super::sieve::Sieve;
use super::span::{Certainty, column_day};
use super::standing::{Bearing, Bearings};
use crate::dossier::Day;

/// What two dates have not in common. Claims are in order of reporting; one may be in several lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub from: Day,
    pub to: Day,
    /// Not known at the first date, known at the second, for certain or perhaps.
    pub added: Vec<ClaimIx>,
    /// How many of them are contested at the second.
    pub added_contested: usize,
    /// Perhaps known at the first date, certainly at the second.
    pub made_certain: Vec<ClaimIx>,
    /// Known at both, and opposed only by the second.
    pub newly_contested: Vec<ClaimIx>,
    /// Known at both, and confirmed by another side only by the second.
    pub newly_confirmed: Vec<ClaimIx>,
    /// Known at both, and a later figure or state of the same thing was reported in between.
    pub updated: Vec<ClaimIx>,
}

/// In what way a claim changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    Added,
    MadeCertain,
    NewlyContested,
    NewlyConfirmed,
    Updated,
}

impl Change {
    pub const ALL: [Self; 5] = [
        Self::Added,
        Self::NewlyContested,
        Self::NewlyConfirmed,
        Self::Updated,
        Self::MadeCertain,
    ];

    /// As a list is headed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::MadeCertain => "became certain",
            Self::NewlyContested => "newly contested",
            Self::NewlyConfirmed => "newly confirmed",
            Self::Updated => "updated",
        }
    }
}

impl Comparison {
    /// Of a day with itself.
    pub fn nothing(day: Day) -> Self {
        Self {
            from: day,
            to: day,
            added: Vec::new(),
            added_contested: 0,
            made_certain: Vec::new(),
            newly_contested: Vec::new(),
            newly_confirmed: Vec::new(),
            updated: Vec::new(),
        }
    }

    pub fn of(&self, change: Change) -> &[ClaimIx] {
        match change {
            Change::Added => &self.added,
            Change::MadeCertain => &self.made_certain,
            Change::NewlyContested => &self.newly_contested,
            Change::NewlyConfirmed => &self.newly_confirmed,
            Change::Updated => &self.updated,
        }
    }

    fn list(&mut self, change: Change) -> &mut Vec<ClaimIx> {
        match change {
            Change::Added => &mut self.added,
            Change::MadeCertain => &mut self.made_certain,
            Change::NewlyContested => &mut self.newly_contested,
            Change::NewlyConfirmed => &mut self.newly_confirmed,
            Change::Updated => &mut self.updated,
        }
    }

    /// The ways in which a claim changed, none when it did not.
    pub fn changes(&self, claim: ClaimIx) -> impl Iterator<Item = Change> + '_ {
        Change::ALL
            .into_iter()
            .filter(move |change| self.of(*change).binary_search(&claim).is_ok())
    }

    /// Every claim that changed, each once, in order of reporting.
    pub fn claims(&self) -> Vec<ClaimIx> {
        let lists = Change::ALL.into_iter().flat_map(|change| self.of(change));
        let mut claims: Vec<ClaimIx> = lists.copied().collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    pub fn is_empty(&self) -> bool {
        Change::ALL.iter().all(|change| self.of(*change).is_empty())
    }
}

impl Index {
    /// In what ways a claim changed between the day that is compared with and the as-of date, whatever the
    /// filters. None where no day is compared with, or the claim is not known at the date.
    pub fn changes_of(&self, claim: ClaimIx, as_of: &AsOf) -> impl Iterator<Item = Change> + use<> {
        let changes = as_of.since().map_or([None; 4], |since| {
            let at = |day| AsOf {
                day,
                window: Window::ByThisDate,
                since: None,
                ..*as_of
            };
            let span = self.span(as_of.clock, claim);
            match (span.certainty(&at(since)), span.certainty(&at(as_of.day))) {
                (_, None) => [None; 4],
                (None, Some(_)) => [Some(Change::Added), None, None, None],
                (Some(before), Some(now)) => {
                    let [first, last] = [since, as_of.day].map(column_day);
                    let standing_from = &self.columns(as_of.clock).standing_from;
                    let since_then = |bearing, change| {
                        let from = standing_from.of(bearing)[claim.index()];
                        (from > first && from <= last).then_some(change)
                    };
                    let made_certain = before == Certainty::Possible && now == Certainty::Certain;
                    [
                        since_then(Bearing::Contested, Change::NewlyContested),
                        since_then(Bearing::Confirmed, Change::NewlyConfirmed),
                        since_then(Bearing::Updated, Change::Updated),
                        made_certain.then_some(Change::MadeCertain),
                    ]
                }
            }
        });
        changes.into_iter().flatten()
    }

    /// Compares the as-of date with the day it is to be compared with, through the filters. `None`: it is
    /// to be compared with none, or with one that is not before it.
    pub fn compare(&self, as_of: &AsOf, sieve: &Sieve) -> Option<Comparison> {
        let since = as_of.since()?;
        let mut comparison = Comparison {
            to: as_of.day,
            ..Comparison::nothing(since)
        };
        let standing_from = &self.columns(as_of.clock).standing_from;
        let stands = standing_from.by(column_day(as_of.day)).map(Bearings);
        for (claim, stands) in self.claims().zip(stands) {
            if !sieve.passes(claim) || !sieve.wants(stands) {
                continue;
            }
            for change in self.changes_of(claim, as_of) {
                comparison.list(change).push(claim);
                let is_contested = stands.contains(Bearing::Contested);
                comparison.added_contested += usize::from(change == Change::Added && is_contested);
            }
        }
        Some(comparison)
    }
}
