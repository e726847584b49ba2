//! The days that matter on a clock: where something changes, how far the dossier reaches, and how many
//! claims fall between given days.

use super::as_of::Clock;
use super::index::Index;
use super::sieve::Sieve;
use super::span::{Span, column_day, day_of_column};
use super::standing::Bearing;
use crate::dossier::Day;

/// Claims that fall into one stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Bin {
    /// Every day they can mean lies in the stretch.
    pub certain: u32,
    /// They may begin in the stretch; the days they can mean reach beyond it.
    pub possible: u32,
}

/// Claims over stretches of days, each claim counted once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Histogram {
    /// Before the first edge.
    pub before: u32,
    /// One for each pair of neighbouring edges.
    pub bins: Vec<Bin>,
    /// On the last edge or after it.
    pub after: u32,
    /// No date on this clock.
    pub undated: u32,
}

impl Index {
    /// The days on which something that passes the sieve becomes possible, certain or (on the reported
    /// clock) contested, confirmed or updated, each once, in order.
    pub fn change_days(&self, clock: Clock, sieve: &Sieve) -> Vec<Day> {
        let columns = self.columns(clock);
        let mut days = Vec::new();
        for claim in self.claims().filter(|claim| sieve.passes(*claim)) {
            let Span { earliest, latest } = columns.span(claim);
            days.extend([earliest, latest]);
            let borne = Bearing::ALL.map(|it| columns.standing_from.of(it)[claim.index()]);
            // What bore on a claim before it was made shows nothing new on that day.
            days.extend(borne.into_iter().filter(|day| *day > earliest));
        }
        days.sort_unstable();
        days.dedup();
        days.into_iter().filter_map(day_of_column).collect()
    }

    /// First and last day that any date on the clock can mean; on the reported clock sources without
    /// claims count too. `None`: nothing is dated.
    pub fn reference_span(&self, clock: Clock) -> Option<(Day, Day)> {
        self.columns(clock).reach
    }

    /// Counts what passes the sieve between edges: `edges` in increasing order, each the first day of the
    /// stretch that reaches to the day before the next.
    ///
    /// A claim counts where its first possible day lies, or its last when nobody knows the first.
    pub fn day_bins(&self, clock: Clock, sieve: &Sieve, edges: &[Day]) -> Histogram {
        let edges: Vec<i32> = edges.iter().map(|day| column_day(*day)).collect();
        let mut histogram = Histogram {
            bins: vec![Bin::default(); edges.len().saturating_sub(1)],
            ..Histogram::default()
        };
        for claim in self.claims().filter(|claim| sieve.passes(*claim)) {
            let span = self.span(clock, claim);
            let Some(day) = span.earliest().or(span.latest()).map(column_day) else {
                histogram.undated += 1;
                continue;
            };
            let passed = edges.partition_point(|edge| *edge <= day);
            let (Some(at), Some(next)) = (passed.checked_sub(1), edges.get(passed)) else {
                if passed == 0 {
                    histogram.before += 1;
                } else {
                    histogram.after += 1;
                }
                continue;
            };
            let bin = &mut histogram.bins[at];
            if span.earliest >= edges[at] && span.latest < *next {
                bin.certain += 1;
            } else {
                bin.possible += 1;
            }
        }
        histogram
    }
}
