//! The days a date can mean, in eight bytes, and what they say at an as-of date.

use super::as_of::AsOf;
use crate::dossier::{Day, When};

/// Whether something known at a date is known for certain by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Some of the days it can mean lie within the window, not all of them.
    Possible,
    /// Every day it can mean lies within the window.
    Certain,
}

/// First and last day that a date can mean, both inclusive.
///
/// Unknown and open bounds are one here: an earliest bound that nobody knows makes the date possible
/// from ever, a latest one that nobody knows never lets it become certain.
///
/// Limitations: days further than 5.8 million years from 1970 are taken as that far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// [`FROM_EVER`]: unknown or open. [`NO_DAY`]: undated.
    pub(super) earliest: i32,
    /// [`NO_DAY`]: unknown, open or undated.
    pub(super) latest: i32,
}

/// Before every day: an earliest bound that is unknown or open.
pub(super) const FROM_EVER: i32 = i32::MIN;
/// After every day, so that it is never reached.
pub(super) const NO_DAY: i32 = i32::MAX;

/// A day as a column keeps it, strictly between [`FROM_EVER`] and [`NO_DAY`].
pub(super) fn column_day(day: Day) -> i32 {
    let nearest = day.0.clamp(i64::from(FROM_EVER) + 1, i64::from(NO_DAY) - 1);
    i32::try_from(nearest).expect("clamped into range")
}

/// The day of a column's number. `None` for the two that stand for no day.
pub(super) fn day_of_column(number: i32) -> Option<Day> {
    (number != FROM_EVER && number != NO_DAY).then_some(Day(i64::from(number)))
}

impl Span {
    /// No date at all.
    pub const UNDATED: Self = Self {
        earliest: NO_DAY,
        latest: NO_DAY,
    };

    /// The days of a date. Nothing, or a date without any bound, is undated.
    pub fn of(when: Option<&When>) -> Self {
        let Some(when) = when else {
            return Self::UNDATED;
        };
        match (when.earliest().day(), when.latest().day()) {
            (None, None) => Self::UNDATED,
            (earliest, latest) => Self {
                earliest: earliest.map_or(FROM_EVER, column_day),
                latest: latest.map_or(NO_DAY, column_day),
            }
            .in_order(),
        }
    }

    /// An interval written backwards still means the days between its ends.
    fn in_order(self) -> Self {
        Self {
            earliest: self.earliest.min(self.latest),
            latest: self.latest.max(self.earliest),
        }
    }

    /// `None`: unknown, open, or undated.
    pub fn earliest(self) -> Option<Day> {
        day_of_column(self.earliest)
    }

    /// `None`: unknown, open, or undated.
    pub fn latest(self) -> Option<Day> {
        day_of_column(self.latest)
    }

    pub fn is_undated(self) -> bool {
        self == Self::UNDATED
    }

    /// What it is at an as-of date on its own clock. `None`: not yet, before the window, or undated.
    pub fn certainty(self, as_of: &AsOf) -> Option<Certainty> {
        let (first, last) = window_columns(as_of);
        if self.earliest > last || self.latest < first {
            None
        } else if first <= self.earliest && self.latest <= last {
            Some(Certainty::Certain)
        } else {
            Some(Certainty::Possible)
        }
    }
}

/// First and last day of the window as columns keep them.
pub(super) fn window_columns(as_of: &AsOf) -> (i32, i32) {
    (
        as_of.first_day().map_or(FROM_EVER, column_day),
        column_day(as_of.day),
    )
}

#[cfg(test)]
mod tests {
    use super::super::as_of::{Clock, Window};
    use super::*;

    fn span(text: &str) -> Span {
        Span::of(Some(&When::parse(text).expect(text)))
    }

    fn by(day: Day) -> AsOf {
        AsOf::reported_by(day)
    }

    fn august(day: u8) -> Day {
        Day::ymd(2008, 8, day)
    }

    #[test]
    fn a_date_is_possible_from_its_first_day_and_certain_from_its_last() {
        let night = span("2008-08-07/2008-08-08");
        assert_eq!(night.certainty(&by(august(6))), None);
        assert_eq!(night.certainty(&by(august(7))), Some(Certainty::Possible));
        assert_eq!(night.certainty(&by(august(8))), Some(Certainty::Certain));
    }

    #[test]
    fn an_end_that_nobody_knows_never_becomes_certain() {
        for text in ["2008-08-26/", "2008-08-26/.."] {
            let late = by(Day(i64::MAX));
            assert_eq!(span(text).certainty(&late), Some(Certainty::Possible));
            assert_eq!(span(text).latest(), None);
        }
    }

    #[test]
    fn a_start_that_nobody_knows_is_possible_from_ever_and_certain_from_its_end() {
        let war = span("/1992");
        let long_ago = by(Day(i64::MIN));
        assert_eq!(war.certainty(&long_ago), Some(Certainty::Possible));
        let end = by(Day::ymd(1992, 12, 31));
        assert_eq!(war.certainty(&end), Some(Certainty::Certain));
    }

    #[test]
    fn what_has_no_bound_at_all_is_undated() {
        assert!(Span::of(None).is_undated());
        assert_eq!(Span::UNDATED.certainty(&by(Day(i64::MAX))), None);
        for text in ["/..", "../"] {
            if let Ok(when) = When::parse(text) {
                assert!(Span::of(Some(&when)).is_undated(), "{text}");
            }
        }
    }

    #[test]
    fn a_window_holds_its_boundary_days() {
        let week = |day| AsOf {
            clock: Clock::Reported,
            day,
            window: Window::Days(3),
            since: None,
        };
        let stretch = span("2008-08-10/2008-08-12");
        assert_eq!(
            stretch.certainty(&week(august(12))),
            Some(Certainty::Certain)
        );
        assert_eq!(
            stretch.certainty(&week(august(13))),
            Some(Certainty::Possible)
        );
        assert_eq!(
            stretch.certainty(&week(august(14))),
            Some(Certainty::Possible)
        );
        assert_eq!(stretch.certainty(&week(august(15))), None);
        assert_eq!(
            stretch.certainty(&week(august(10))),
            Some(Certainty::Possible)
        );
        assert_eq!(stretch.certainty(&week(august(9))), None);
    }
}
