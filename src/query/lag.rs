//! How long after it happened a thing was reported, claim by claim and in the middle of many. Days only;
//! what is known at a date comes from `counting`.

use std::sync::Arc;

use super::column::Column;
use super::index::Index;
use super::known::{Absence, ClaimState, Known};
use super::lists::Lists;
use super::number::{ClaimIx, KindIx, SideIx, SourceIx};
use super::span::{FROM_EVER, NO_DAY, Span};

/// Days from what happened to its report: at the least and at the most, both inclusive. Negative where
/// the report came first and spoke of the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lag {
    /// From the last day on which it can have happened to the first of the report. `None`: unknown.
    pub least: Option<i64>,
    /// From the first day on which it can have happened to the last of the report. `None`: unknown.
    pub most: Option<i64>,
}

impl Lag {
    /// `None`: one of the two has no date at all.
    pub fn between(occurred: Span, reported: Span) -> Option<Self> {
        if occurred.is_undated() || reported.is_undated() {
            return None;
        }
        let days = |from: i32, to: i32| {
            let known = [from, to]
                .iter()
                .all(|day| *day != FROM_EVER && *day != NO_DAY);
            known.then(|| i64::from(to) - i64::from(from))
        };
        Some(Self {
            least: days(occurred.latest, reported.earliest),
            most: days(occurred.earliest, reported.latest),
        })
    }
}

/// The lag in the middle of some claims.
///
/// Half of the claims have a `least` no larger than this one, half have a `most` no smaller; of two in the
/// middle, the outer one counts. A bound that is unknown for the claim in the middle stays unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MedianLag {
    pub least: Option<i64>,
    pub most: Option<i64>,
    /// Known claims with both dates.
    pub claims: u32,
    /// Claims that lack one and would be known but for that: they have no lag.
    pub undated: u32,
}

/// Medians at a date, over all and by facet; the lists are addressed by the index's numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MedianLags {
    pub all: MedianLag,
    pub by_source: Vec<MedianLag>,
    /// A claim of two sides counts for both.
    pub by_side: Vec<MedianLag>,
    pub by_kind: Vec<MedianLag>,
}

/// The claims of a dossier in order of their lag, so that a median is found in one walk. Made once, and good for
/// later versions in which the dates, kinds and sides of all claims are the same.
#[derive(Clone, Debug, Default)]
pub struct LagOrder {
    made_from: MadeFrom,
    /// By the lag at the least; the unknown come first, as if it were endless.
    by_least: Vec<Step>,
    /// By the lag at the most; the unknown come last, as if it were endless.
    by_most: Vec<Step>,
    /// Those that lack one of their dates.
    undated: Vec<Step>,
    /// Where sides and kinds begin among the groups, and how many groups there are.
    sides: usize,
    kinds: usize,
    groups: usize,
}

/// The columns that the order follows from, which versions share as long as nothing in them changed.
#[derive(Clone, Debug, Default)]
struct MadeFrom {
    dates: [Column<i32>; 4],
    source_of: Column<SourceIx>,
    kind_of: Column<Option<KindIx>>,
    sides_of: Arc<Lists<ClaimIx, SideIx>>,
    /// Sources, sides and kinds.
    counts: [usize; 3],
}

impl MadeFrom {
    fn of(index: &Index) -> Self {
        let (occurred, reported) = (&index.occurred, &index.reported);
        let dates = [
            &occurred.earliest,
            &occurred.latest,
            &reported.earliest,
            &reported.latest,
        ];
        let dossier = index.dossier();
        Self {
            dates: dates.map(Arc::clone),
            source_of: Arc::clone(&index.source_of),
            kind_of: Arc::clone(&index.kind_of),
            sides_of: Arc::clone(&index.sides_of),
            counts: [
                dossier.sources.len(),
                index.sides().len(),
                dossier.kinds.len(),
            ],
        }
    }

    fn is_that_of(&self, other: &Self) -> bool {
        let mut dates = self.dates.iter().zip(&other.dates);
        dates.all(|(one, other)| Arc::ptr_eq(one, other))
            && Arc::ptr_eq(&self.source_of, &other.source_of)
            && Arc::ptr_eq(&self.kind_of, &other.kind_of)
            && Arc::ptr_eq(&self.sides_of, &other.sides_of)
            && self.counts == other.counts
    }
}

/// A claim with the groups that it counts for; [`LagOrder::nobody`] for none.
///
/// A claim of several sides has a step for each, of which the first alone counts for the others.
#[derive(Clone, Copy, Debug)]
struct Step {
    claim: ClaimIx,
    /// All, its source, its side, its kind.
    groups: [u32; 4],
}

impl LagOrder {
    /// Whether it is the order of this index's claims too.
    pub fn is_good_for(&self, index: &Index) -> bool {
        self.made_from.is_that_of(&MadeFrom::of(index))
    }

    /// The group that nobody looks at.
    fn nobody(&self) -> u32 {
        self.groups as u32
    }

    /// How many of the known claims each group has.
    fn counted(&self, steps: &[Step], counts: impl Fn(ClaimIx) -> bool) -> Vec<u32> {
        let mut sums = vec![0; self.groups + 1];
        for step in steps.iter().filter(|step| counts(step.claim)) {
            for group in step.groups {
                sums[group as usize] += 1;
            }
        }
        sums
    }

    /// The claim of each group before which so many others of it come, less one: 1 is its first.
    fn walked(steps: &[Step], known: &Known, mut left: Vec<u32>) -> Vec<Option<ClaimIx>> {
        let mut found = vec![None; left.len()];
        for step in steps.iter().filter(|step| known.is_known(step.claim)) {
            for group in step.groups {
                let left = &mut left[group as usize];
                *left = left.wrapping_sub(1);
                if *left == 0 {
                    found[group as usize] = Some(step.claim);
                }
            }
        }
        found
    }
}

/// Where the unknown stand.
#[derive(Clone, Copy)]
enum Unknown {
    First,
    Last,
}

/// By lag, those that are alike in the order they came in.
fn sorted(steps: &[Step], lag: impl Fn(&Step) -> Option<i64>, unknown: Unknown) -> Vec<Step> {
    // A lag in days is a difference of two columns of 32 bits; with the place it fits into one number, which
    // sorts faster than two.
    const PLACES: u32 = 30;
    let unknown = match unknown {
        Unknown::First => 0,
        Unknown::Last => (1 << (64 - PLACES)) - 1,
    };
    let key = |step| lag(step).map_or(unknown, |days| (days + (1 << 32)).unsigned_abs());
    let mut order: Vec<u64> = (0..)
        .zip(steps)
        .map(|(place, step): (u64, _)| key(step) << PLACES | place)
        .collect();
    order.sort_unstable();
    let places = order.into_iter().map(|packed| packed & ((1 << PLACES) - 1));
    places.map(|place| steps[place as usize]).collect()
}

impl Index {
    /// `None`: it lacks one of its two dates.
    pub fn lag(&self, claim: ClaimIx) -> Option<Lag> {
        Lag::between(self.occurred(claim), self.reported(claim))
    }

    pub fn lag_order(&self) -> LagOrder {
        let sources = self.dossier.sources.len();
        let sides = 1 + sources;
        let kinds = sides + self.sides().len();
        let mut order = LagOrder {
            made_from: MadeFrom::of(self),
            sides,
            kinds,
            groups: kinds + self.dossier.kinds.len(),
            ..LagOrder::default()
        };
        let (dated, undated): (Vec<ClaimIx>, Vec<ClaimIx>) =
            self.claims().partition(|claim| self.lag(*claim).is_some());
        let steps = |claims: &[ClaimIx]| {
            let mut steps = Vec::with_capacity(claims.len());
            for claim in claims {
                self.push_steps(&order, *claim, &mut steps);
            }
            steps
        };
        let steps_of_dated = steps(&dated);
        let lag = |step: &Step| self.lag(step.claim);
        // Sorting is most of what an edit takes while lags are shown: on two processors at once.
        let (by_least, by_most) = rayon::join(
            || sorted(&steps_of_dated, |step| lag(step)?.least, Unknown::First),
            || sorted(&steps_of_dated, |step| lag(step)?.most, Unknown::Last),
        );
        let undated = steps(&undated);
        order.undated = undated;
        order.by_least = by_least;
        order.by_most = by_most;
        order
    }

    fn push_steps(&self, order: &LagOrder, claim: ClaimIx, steps: &mut Vec<Step>) {
        let number = |at: usize| at as u32;
        let nobody = order.nobody();
        let kind = self.kind_of(claim);
        let own = [
            0,
            number(1 + self.source_of(claim).index()),
            kind.map_or(nobody, |kind| number(order.kinds + kind.index())),
        ];
        for (nth, side) in self.sides_of(claim).iter().enumerate() {
            let [all, source, kind] = if nth == 0 { own } else { [nobody; 3] };
            let side = number(order.sides + side.index());
            steps.push(Step {
                claim,
                groups: [all, source, side, kind],
            });
        }
    }

    /// The medians over what is known. `order` must be this index's.
    pub fn median_lags(&self, order: &LagOrder, known: &Known) -> MedianLags {
        let claims = order.counted(&order.by_least, |claim| known.is_known(claim));
        let undated = order.counted(&order.undated, |claim| {
            known.is_known(claim) || known.state(claim) == ClaimState::Out(Absence::Undated)
        });
        let lower = claims.iter().map(|claims| claims.div_ceil(2)).collect();
        let upper = claims.iter().map(|claims| claims / 2 + 1).collect();
        let least = LagOrder::walked(&order.by_least, known, lower);
        let most = LagOrder::walked(&order.by_most, known, upper);
        let medians: Vec<MedianLag> = (0..order.groups)
            .map(|group| MedianLag {
                least: least[group].and_then(|claim| self.lag(claim)?.least),
                most: most[group].and_then(|claim| self.lag(claim)?.most),
                claims: claims[group],
                undated: undated[group],
            })
            .collect();
        MedianLags {
            all: medians[0],
            by_source: medians[1..order.sides].to_vec(),
            by_side: medians[order.sides..order.kinds].to_vec(),
            by_kind: medians[order.kinds..].to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::small_dossier::{as_of, dossier, lens};
    use super::*;
    use crate::dossier::When;

    fn lag(occurred: &str, reported: &str) -> Option<(Option<i64>, Option<i64>)> {
        let span = |text: &str| match text {
            "" => Span::UNDATED,
            text => Span::of(Some(&When::parse(text).expect(text))),
        };
        let lag = Lag::between(span(occurred), span(reported))?;
        Some((lag.least, lag.most))
    }

    #[test]
    fn a_lag_is_as_long_as_both_dates_leave_open() {
        assert_eq!(lag("2008-08-08", "2008-08-08"), Some((Some(0), Some(0))));
        assert_eq!(
            lag("2008-08-07/2008-08-08", "2008-08-14"),
            Some((Some(6), Some(7)))
        );
        assert_eq!(lag("2008-08-08", "2008-08"), Some((Some(-7), Some(23))));
    }

    #[test]
    fn what_speaks_of_the_future_has_a_negative_lag() {
        assert_eq!(lag("2008-08-30", "2008-08-29"), Some((Some(-1), Some(-1))));
    }

    #[test]
    fn an_unknown_bound_stays_unknown() {
        assert_eq!(lag("/1992", "1992-12-31"), Some((Some(0), None)));
        assert_eq!(lag("2008-08-26/", "2008-08-29"), Some((None, Some(3))));
        assert_eq!(lag("", "2008-08-29"), None);
        assert_eq!(lag("2008-08-26", ""), None);
    }

    proptest! {
        #[test]
        fn a_median_is_what_sorting_finds(dossier in dossier(), as_of in as_of(), lens in lens()) {
            let index = Index::new(dossier);
            let known = index.known_at(as_of, &index.sieve(&lens));
            let medians = index.median_lags(&index.lag_order(), &known);
            let plainly = |wanted: &dyn Fn(ClaimIx) -> bool| {
                let lags: Vec<Lag> = known
                    .claims()
                    .filter(|claim| wanted(*claim))
                    .filter_map(|claim| index.lag(claim))
                    .collect();
                let mut least: Vec<i64> = lags.iter().map(|it| it.least.unwrap_or(i64::MIN)).collect();
                let mut most: Vec<i64> = lags.iter().map(|it| it.most.unwrap_or(i64::MAX)).collect();
                least.sort_unstable();
                most.sort_unstable();
                let of = |sorted: &[i64], at: usize, unknown: i64| {
                    sorted.get(at).copied().filter(|days| *days != unknown)
                };
                let count = lags.len();
                (
                    of(&least, count.saturating_sub(1) / 2, i64::MIN),
                    of(&most, count / 2, i64::MAX),
                    count as u32,
                )
            };
            let told = |median: &MedianLag| (median.least, median.most, median.claims);
            prop_assert_eq!(told(&medians.all), plainly(&|_| true));
            for (at, median) in medians.by_side.iter().enumerate() {
                let side = super::super::number::SideIx(at as u32);
                prop_assert_eq!(told(median), plainly(&|claim| index.sides_of(claim).contains(&side)));
            }
            for (at, median) in medians.by_source.iter().enumerate() {
                let source = super::super::number::SourceIx(at as u32);
                prop_assert_eq!(told(median), plainly(&|claim| index.source_of(claim) == source));
            }
        }
    }
}
