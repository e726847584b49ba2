//! How long after it happened a thing was reported, claim by claim and in the middle of many. Days only;
//! what is known at a date comes from `counting`.

use super::index::Index;
use super::known::{Absence, ClaimState, Known};
use super::number::{ClaimIx, Dense};
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

/// The claims of a dossier in order of their lag, so that a median is found in one walk. Made once.
#[derive(Clone, Debug, Default)]
pub struct LagOrder {
    /// With their lags at the least, the unknown first, as if it were endless.
    by_least: Vec<(ClaimIx, Option<i64>)>,
    /// With their lags at the most, the unknown last, as if it were endless.
    by_most: Vec<(ClaimIx, Option<i64>)>,
}

impl Index {
    /// `None`: it lacks one of its two dates.
    pub fn lag(&self, claim: ClaimIx) -> Option<Lag> {
        Lag::between(self.occurred(claim), self.reported(claim))
    }

    pub fn lag_order(&self) -> LagOrder {
        let lags = || {
            self.claims()
                .filter_map(|claim| Some((claim, self.lag(claim)?)))
        };
        let mut by_least: Vec<_> = lags().map(|(claim, lag)| (claim, lag.least)).collect();
        let mut by_most: Vec<_> = lags().map(|(claim, lag)| (claim, lag.most)).collect();
        by_least.sort_by_key(|(_, days)| *days);
        by_most.sort_by_key(|(_, days)| days.map_or((1, 0), |days| (0, days)));
        LagOrder { by_least, by_most }
    }

    /// The medians over what is known. `order` must be this index's.
    pub fn median_lags(&self, order: &LagOrder, known: &Known) -> MedianLags {
        let mut medians = MedianLags {
            all: MedianLag::default(),
            by_source: vec![MedianLag::default(); self.dossier.sources.len()],
            by_side: vec![MedianLag::default(); self.sides.len()],
            by_kind: vec![MedianLag::default(); self.dossier.kinds.len()],
        };
        for claim in self.claims() {
            let lacks_clock = known.state(claim) == ClaimState::Out(Absence::Undated);
            if !known.is_known(claim) && !lacks_clock {
                continue;
            }
            let dated = self.lag(claim).is_some();
            self.each_median(claim, &mut medians, &mut |median| {
                if dated {
                    median.claims += 1;
                } else {
                    median.undated += 1;
                }
            });
        }
        let mut found = medians.clone();
        // From here on `claims` counts down to the one in the middle.
        self.each_median_of_all(&mut medians, |median| {
            median.claims = median.claims.div_ceil(2);
        });
        let mut upper = found.clone();
        self.each_median_of_all(&mut upper, |median| median.claims = median.claims / 2 + 1);
        self.walk(&order.by_least, known, &mut medians, |median, days| {
            median.least = days;
        });
        self.walk(&order.by_most, known, &mut upper, |median, days| {
            median.most = days;
        });
        let take = |found: &mut MedianLag, lower: &MedianLag, upper: &MedianLag| {
            if found.claims > 0 {
                found.least = lower.least;
                found.most = upper.most;
            }
        };
        take(&mut found.all, &medians.all, &upper.all);
        for (found, lower, upper) in [
            (&mut found.by_source, &medians.by_source, &upper.by_source),
            (&mut found.by_side, &medians.by_side, &upper.by_side),
            (&mut found.by_kind, &medians.by_kind, &upper.by_kind),
        ] {
            for ((found, lower), upper) in found.iter_mut().zip(lower).zip(upper) {
                take(found, lower, upper);
            }
        }
        found
    }

    /// Counts `claims` down along the order; where it comes to nought stands the claim in the middle.
    fn walk(
        &self,
        order: &[(ClaimIx, Option<i64>)],
        known: &Known,
        medians: &mut MedianLags,
        set: fn(&mut MedianLag, Option<i64>),
    ) {
        for &(claim, days) in order.iter().filter(|(claim, _)| known.is_known(*claim)) {
            self.each_median(claim, medians, &mut |median| {
                if median.claims == 1 {
                    set(median, days);
                }
                median.claims = median.claims.saturating_sub(1);
            });
        }
    }

    /// Every median that a claim counts for.
    fn each_median(
        &self,
        claim: ClaimIx,
        medians: &mut MedianLags,
        each: &mut impl FnMut(&mut MedianLag),
    ) {
        each(&mut medians.all);
        each(&mut medians.by_source[self.source_of(claim).index()]);
        for side in self.sides_of(claim) {
            each(&mut medians.by_side[Dense::index(*side)]);
        }
        if let Some(kind) = self.kind_of(claim) {
            each(&mut medians.by_kind[kind.index()]);
        }
    }

    fn each_median_of_all(&self, medians: &mut MedianLags, each: fn(&mut MedianLag)) {
        each(&mut medians.all);
        let lists = [
            &mut medians.by_source,
            &mut medians.by_side,
            &mut medians.by_kind,
        ];
        lists.into_iter().flatten().for_each(each);
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
            let known = index.known_at(as_of, &index.sieve(&lens), lens.contested_only);
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
