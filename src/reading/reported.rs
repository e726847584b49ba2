//! The day of a report, from which its words for dates count; not what they count to.

use std::fmt;

use edtf_core::{Edtf, TimeShift};

use crate::dossier::{Bound, Day, When};

/// When a report was published, as far as its relative dates need it: a day in the report's own zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The day of publication where the report was published. When it is known only to lie between two days,
    /// the later one.
    pub day: Day,
    /// `None`: published with no time of day, or with one of no stated zone.
    pub offset: Option<UtcOffset>,
    /// The first day it can be; `day` itself unless it is known only to lie between two days.
    pub earliest: Day,
    /// What `~`, `?` and `%` say of the day. They never move it.
    pub doubt: Doubt,
}

/// How far local time is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcOffset {
    /// Negative west of Greenwich.
    pub minutes: i16,
}

/// How a date is marked in EDTF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doubt {
    #[default]
    None,
    /// `~`: an estimate.
    Approximate,
    /// `?`: its source is doubted.
    Uncertain,
    /// `%`: both.
    Both,
}

/// Years that EDTF writes with four digits, with room to count a year on either side.
const YEARS: std::ops::RangeInclusive<i64> = 1..=9998;

impl Reported {
    /// Published on this very day.
    pub fn on(day: Day) -> Self {
        Self {
            day,
            offset: None,
            earliest: day,
            doubt: Doubt::None,
        }
    }

    /// `None` when the publication has no first or no last possible day (open, unknown, or beyond four-digit
    /// years): relative words then count from nothing.
    ///
    /// Of a date with a time of day and a shift from UTC, the day is the one written, which is the local one. An
    /// instant in UTC (`Z`) says nothing of where it was published: at an hour at which some lands have another
    /// day, it is one of two.
    pub fn of(published: &When) -> Option<Self> {
        let (Bound::Day(earliest), Bound::Day(day)) = (published.earliest(), published.latest())
        else {
            return None;
        };
        if !YEARS.contains(&earliest.civil().year) || !YEARS.contains(&day.civil().year) {
            return None;
        }
        let (before, after) = days_beside(published);
        Some(Self {
            day: day.plus(after),
            offset: UtcOffset::of(published),
            earliest: earliest.min(day).plus(-before),
            doubt: Doubt::from_marks(published.is_approximate(), published.is_uncertain()),
        })
    }

    /// "Friday 8 Aug 2008", "about Thursday 12 Aug 2004", "some day of 7–9 Aug 2008"; with its zone where one is
    /// given: "Thursday 14 Aug 2008 (UTC+04:00)".
    pub fn in_words(&self) -> String {
        let said = match self.doubt {
            Doubt::None => "",
            Doubt::Approximate => "about ",
            Doubt::Uncertain => "perhaps ",
            Doubt::Both => "perhaps about ",
        };
        if self.earliest == self.day {
            let zone = self.offset.map(|offset| format!(" ({offset})"));
            let zone = zone.unwrap_or_default();
            let weekday = self.day.weekday();
            return format!("{said}{weekday} {}{zone}", self.day.in_words());
        }
        let span = When::parse(&format!("{}/{}", self.earliest, self.day))
            .map_or_else(|_| self.day.in_words(), |when| when.in_words());
        let zone = match self.offset {
            Some(_) => " (its hour is given in UTC, its local day is not)",
            None => "",
        };
        format!("{said}some day of {span}{zone}")
    }
}

/// Hours from UTC of the lands that reports are taken to come from: from the Pacific coast of America to New Zealand.
/// Chosen by eye; the few lands beyond would leave no hour of the day certain.
const OFFSETS: std::ops::RangeInclusive<i8> = -8..=12;

/// How many days before and after the one written an instant in UTC can be where it was published.
fn days_beside(published: &When) -> (i64, i64) {
    let Ok(Edtf::DateTime(instant)) = Edtf::parse(published.text()) else {
        return (0, 0);
    };
    if instant.time.shift != Some(TimeShift::Utc) {
        return (0, 0);
    }
    let hour = i16::from(instant.time.hour);
    let before = hour + i16::from(*OFFSETS.start()) < 0;
    let after = hour + i16::from(*OFFSETS.end()) >= 24;
    (i64::from(before), i64::from(after))
}

impl UtcOffset {
    fn of(published: &When) -> Option<Self> {
        let Ok(Edtf::DateTime(instant)) = Edtf::parse(published.text()) else {
            return None;
        };
        Some(match instant.time.shift? {
            TimeShift::Utc => Self { minutes: 0 },
            TimeShift::Offset { minutes, .. } => Self { minutes },
        })
    }
}

/// "UTC+04:00", "UTC".
impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return f.write_str("UTC");
        }
        let sign = if self.minutes < 0 { '−' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl Doubt {
    pub fn from_marks(approximate: bool, uncertain: bool) -> Self {
        match (approximate, uncertain) {
            (false, false) => Self::None,
            (true, false) => Self::Approximate,
            (false, true) => Self::Uncertain,
            (true, true) => Self::Both,
        }
    }

    /// Both doubts at once.
    pub fn and(self, other: Self) -> Self {
        let is = |mark: Self| self == mark || other == mark;
        let both = is(Self::Both);
        Self::from_marks(both || is(Self::Approximate), both || is(Self::Uncertain))
    }

    /// As EDTF writes it after a date.
    pub fn mark(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Approximate => "~",
            Self::Uncertain => "?",
            Self::Both => "%",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(published: &str) -> Option<Reported> {
        Reported::of(&When::parse(published).expect(published))
    }

    #[test]
    fn the_day_of_a_date_with_a_time_is_the_local_one() {
        let late = reported("2008-08-14T23:30:00+04:00").expect("a day");
        assert_eq!(late.day, Day::ymd(2008, 8, 14));
        assert_eq!(late.offset, Some(UtcOffset { minutes: 240 }));
        assert_eq!(
            late.offset.map(|it| it.to_string()),
            Some("UTC+04:00".into())
        );
        assert_eq!(late.in_words(), "Thursday 14 Aug 2008 (UTC+04:00)");
        assert_eq!(reported("2008-08-14").and_then(|it| it.offset), None);
    }

    #[test]
    fn an_instant_in_utc_is_of_one_of_two_local_days_when_its_hour_allows() {
        for (published, earliest, day) in [
            ("2008-08-14T22:30:00Z", 14, 15),
            ("2008-08-14T12:00:00Z", 14, 15),
            ("2008-08-14T11:59:00Z", 14, 14),
            ("2008-08-14T08:00:00Z", 14, 14),
            ("2008-08-14T07:59:00Z", 13, 14),
            // A zone that is stated, if that of Greenwich.
            ("2008-08-14T22:30:00+00:00", 14, 14),
            ("2008-08-14T22:30:00", 14, 14),
        ] {
            let report = reported(published).expect("a day");
            let days = (report.earliest, report.day);
            let meant = (Day::ymd(2008, 8, earliest), Day::ymd(2008, 8, day));
            assert_eq!(days, meant, "{published}");
        }
        let utc = reported("2008-08-14T22:30:00Z").expect("a day");
        assert_eq!(utc.offset, Some(UtcOffset { minutes: 0 }));
        assert_eq!(
            utc.in_words(),
            "some day of 14–15 Aug 2008 (its hour is given in UTC, its local day is not)"
        );
    }

    #[test]
    fn a_doubted_day_stays_where_it_is_and_says_so() {
        let about = reported("2004-08-12~").expect("a day");
        assert_eq!(
            (about.earliest, about.day),
            (Day::ymd(2004, 8, 12), Day::ymd(2004, 8, 12))
        );
        assert_eq!(about.in_words(), "about Thursday 12 Aug 2004");
        assert_eq!(Doubt::Approximate.and(Doubt::Uncertain).mark(), "%");
        assert_eq!(Doubt::None.and(Doubt::Approximate).mark(), "~");
    }

    #[test]
    fn a_publication_between_two_days_keeps_both() {
        let between = reported("2008-08-07/2008-08-09").expect("two bounds");
        assert_eq!(between.earliest, Day::ymd(2008, 8, 7));
        assert_eq!(between.day, Day::ymd(2008, 8, 9));
        assert_eq!(between.in_words(), "some day of 7–9 Aug 2008");
    }

    #[test]
    fn a_publication_without_a_bound_is_no_day_to_count_from() {
        for published in [
            "/2008-08-14",
            "2008-08-14/..",
            "../2008",
            "Y1E18",
            "Y170000",
        ] {
            assert_eq!(reported(published), None, "{published}");
        }
    }
}
