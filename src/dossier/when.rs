//! A date as written (EDTF, ISO 8601-2) with the days it can mean.

use std::fmt;

use edtf_core::{Edtf, Interval, IntervalEndpoint, SetKind};

use super::day::{CivilDate, Day, FARTHEST_YEAR, month_name};

/// One end of what a date expression can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Day(Day),
    /// Written as open (`..`): without end on this side.
    Open,
    /// Written as empty (`/1992`): there is an end, and nobody says when.
    Unknown,
}

impl Bound {
    /// `None` when open or unknown.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// Why a text is not an EDTF date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an EDTF date: {reason}, at character {}", offset + 1)]
pub struct WhenError {
    pub text: String,
    /// Byte offset into `text` where it stops being EDTF.
    pub offset: usize,
    pub reason: &'static str,
}

/// A date expression of EDTF level 0 to 2, kept exactly as written.
///
/// `?`, `~` and `%` never move the bounds. Bounds are whole days, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    text: Box<str>,
    edtf: Edtf,
    earliest: Bound,
    latest: Bound,
}

impl When {
    /// # Errors
    /// When the text is not EDTF, with the place where it stops being so.
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        let edtf = Edtf::parse(text).map_err(|error| WhenError {
            text: text.to_owned(),
            offset: error.offset,
            reason: error.message,
        })?;
        let bounds = edtf.bounds();
        Ok(Self {
            text: text.into(),
            edtf,
            earliest: bound(bounds.earliest),
            latest: bound(bounds.latest),
        })
    }

    /// The expression as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn earliest(&self) -> Bound {
        self.earliest
    }

    pub fn latest(&self) -> Bound {
        self.latest
    }

    /// EDTF conformance level: 0, 1 or 2.
    pub fn level(&self) -> u8 {
        self.edtf.level()
    }

    /// Marked `?` or `%`: the source of the date is doubted.
    pub fn is_uncertain(&self) -> bool {
        self.edtf.is_uncertain()
    }

    /// Marked `~` or `%`: the date is an estimate.
    pub fn is_approximate(&self) -> bool {
        self.edtf.is_approximate()
    }

    /// One day and no doubt about which: both bounds are the same day, and nothing qualifies it.
    pub fn is_one_certain_day(&self) -> bool {
        matches!((self.earliest, self.latest), (Bound::Day(a), Bound::Day(b)) if a == b)
            && !self.is_uncertain()
            && !self.is_approximate()
    }

    /// "14 Aug 2008", "7–8 Aug 2008", "about 12 Aug 2004", "until 1992, start unknown".
    pub fn in_words(&self) -> String {
        let doubt = match (self.is_approximate(), self.is_uncertain()) {
            (true, true) => "perhaps about ",
            (true, false) => "about ",
            (false, true) => "perhaps ",
            (false, false) => "",
        };
        let span = match &self.edtf {
            Edtf::Interval(interval) => return self.interval_in_words(interval, doubt),
            Edtf::Set(set) => {
                let which = match set.kind {
                    SetKind::OneMember => "one day out of",
                    SetKind::AllMembers => "each of",
                };
                format!("{which} {}", &self.text[1..self.text.len() - 1])
            }
            Edtf::Date(_) | Edtf::DateTime(_) => {
                let scattered = self.edtf.has_unspecified();
                let span = span_in_words(self.earliest, self.latest);
                if scattered && self.earliest != self.latest {
                    format!("some time in {span}")
                } else {
                    span
                }
            }
        };
        format!("{doubt}{span}")
    }

    /// The doubt stands before the date it is about, not before the whole.
    fn interval_in_words(&self, interval: &Interval, doubt: &str) -> String {
        let first = || one_bound_in_words(self.earliest, End::First);
        let last = || one_bound_in_words(self.latest, End::Last);
        match (interval.start, interval.end) {
            (IntervalEndpoint::Unknown, _) => format!("until {doubt}{}, start unknown", last()),
            (_, IntervalEndpoint::Unknown) => format!("from {doubt}{}, end unknown", first()),
            (IntervalEndpoint::Open, _) => format!("any time until {doubt}{}", last()),
            (_, IntervalEndpoint::Open) => format!("from {doubt}{} on", first()),
            _ => format!("{doubt}{}", span_in_words(self.earliest, self.latest)),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn bound(bound: edtf_core::Bound) -> Bound {
    match bound {
        // Beyond counting in days: as edtf-core does with years beyond its own range.
        edtf_core::Bound::Date(date) if date.year.abs() > FARTHEST_YEAR => Bound::Unknown,
        edtf_core::Bound::Date(date) => Bound::Day(Day::from_civil(CivilDate {
            year: date.year,
            month: date.month,
            day: date.day,
        })),
        edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => Bound::Open,
        edtf_core::Bound::Unknown => Bound::Unknown,
    }
}

/// Which end of a span a lone bound stands for; decides what may be left unsaid.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// A whole year is said as a year when the bound is the matching end of it.
fn one_bound_in_words(bound: Bound, end: End) -> String {
    match bound {
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
        Bound::Day(day) => {
            let date = day.civil();
            match (end, date.month, date.day) {
                (End::First, 1, 1) | (End::Last, 12, 31) => date.year.to_string(),
                _ => day.in_words(),
            }
        }
    }
}

fn span_in_words(earliest: Bound, latest: Bound) -> String {
    let (Bound::Day(first_day), Bound::Day(last_day)) = (earliest, latest) else {
        return format!(
            "{} to {}",
            one_bound_in_words(earliest, End::First),
            one_bound_in_words(latest, End::Last)
        );
    };
    let (first, last) = (first_day.civil(), last_day.civil());
    let whole_months = first.day == 1 && last_day.plus(1).civil().day == 1;
    let whole_years = whole_months && first.month == 1 && last.month == 12;
    let month = |date: CivilDate| month_name(date.month);
    match (first.year == last.year, first.month == last.month) {
        _ if first == last => first_day.in_words(),
        (true, _) if whole_years => first.year.to_string(),
        (false, _) if whole_years => format!("{}–{}", first.year, last.year),
        (true, true) if whole_months => format!("{} {}", month(first), first.year),
        (true, false) if whole_months => {
            format!("{}–{} {}", month(first), month(last), first.year)
        }
        (true, true) => format!("{}–{} {} {}", first.day, last.day, month(first), first.year),
        (true, false) => format!(
            "{} {} – {} {} {}",
            first.day,
            month(first),
            last.day,
            month(last),
            first.year
        ),
        (false, _) => format!("{} – {}", first_day.in_words(), last_day.in_words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        When::parse(text).expect(text).in_words()
    }

    #[test]
    fn dates_are_said_in_words() {
        for (edtf, said) in [
            ("2008-08-14", "14 Aug 2008"),
            ("2004-08-12~", "about 12 Aug 2004"),
            ("2008-08-07/2008-08-08", "7–8 Aug 2008"),
            ("2008-07-31/2008-08-08", "31 Jul – 8 Aug 2008"),
            ("2008-08", "Aug 2008"),
            ("1992", "1992"),
            ("/1992", "until 1992, start unknown"),
            ("/2004-08-12~", "until about 12 Aug 2004, start unknown"),
            ("2008-08-07~/2008-08-08", "about 7–8 Aug 2008"),
            ("2008-08-26/", "from 26 Aug 2008, end unknown"),
            ("2008-08-26/..", "from 26 Aug 2008 on"),
            ("201X", "some time in 2010–2019"),
            ("2008?", "perhaps 2008"),
            (
                "[2004-08-11,2004-08-12]",
                "one day out of 2004-08-11,2004-08-12",
            ),
        ] {
            assert_eq!(words(edtf), said, "{edtf}");
        }
    }

    #[test]
    fn doubt_never_moves_the_bounds() {
        for mark in ["?", "~", "%"] {
            let plain = When::parse("2004-08-12").expect("a date");
            let doubted = When::parse(&format!("2004-08-12{mark}")).expect("a date");
            assert_eq!(plain.earliest(), doubted.earliest());
            assert_eq!(plain.latest(), doubted.latest());
            assert!(plain.is_one_certain_day() && !doubted.is_one_certain_day());
        }
    }

    #[test]
    fn an_empty_side_is_unknown_and_dots_are_open() {
        let war = When::parse("/1992").expect("an interval");
        assert_eq!(war.earliest(), Bound::Unknown);
        assert_eq!(war.latest().day(), Some(Day::ymd(1992, 12, 31)));
        let since = When::parse("1992/..").expect("an interval");
        assert_eq!(since.latest(), Bound::Open);
    }

    #[test]
    fn years_beyond_counting_in_days_have_no_known_bounds() {
        for far in ["Y1E18", "Y-1E18", "Y9223372036854775807"] {
            if let Ok(when) = When::parse(far) {
                assert_eq!(when.earliest(), Bound::Unknown, "{far}");
                assert_eq!(when.latest(), Bound::Unknown, "{far}");
                assert_eq!(when.in_words(), "unknown to unknown");
            }
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused_with_its_place() {
        let error = When::parse("2008-02-30").expect_err("no such day");
        assert_eq!(error.offset, 8);
        assert!(
            error
                .to_string()
                .starts_with("`2008-02-30` is not an EDTF date")
        );
    }
}
