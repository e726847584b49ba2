//! The days that a phrase means, and how EDTF writes them; not which words mean them.

use crate::dossier::{CivilDate, Day, When};
use crate::reading::Doubt;

use super::unresolved::Unresolved;

/// How finely one end of a span is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Day,
    Month,
    /// EDTF's code of a season: 21 is spring.
    Season(u8),
    Year,
    Decade,
}

/// Whether the date of an end moves when the report's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The words name it.
    Written,
    /// It was counted in days from the report, and shares whatever doubt there is about that day.
    Report,
}

/// One end of a span: a day, month, season, year or decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub first: Day,
    pub last: Day,
    pub grain: Grain,
    pub footing: Footing,
    pub doubt: Doubt,
}

/// From one end to the other, both included. `None`: there is an end, and the words do not say when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Option<End>,
    pub to: Option<End>,
}

/// The last day of a month; months past December run on into the next year.
pub fn last_of_month(year: i64, month: u8) -> Day {
    let (year, month) = months_after(year, month, 1);
    Day::ymd(year, month, 1).plus(-1)
}

/// The month so many months later, or earlier when negative.
pub fn months_after(year: i64, month: u8, months: i64) -> (i64, u8) {
    let count = year
        .saturating_mul(12)
        .saturating_add(i64::from(month) - 1)
        .saturating_add(months);
    // 1 to 12 by construction.
    (count.div_euclid(12), count.rem_euclid(12) as u8 + 1)
}

/// The same day of another month, or that month's last when it is shorter.
pub fn same_day_months_after(day: Day, months: i64) -> Day {
    let date = day.civil();
    let (year, month) = months_after(date.year, date.month, months);
    let day = Day::ymd(year, month, date.day);
    day.min(last_of_month(year, month))
}

/// `None`: there is no such day.
pub fn day_of(year: i64, month: u8, day: u8) -> Option<Day> {
    let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
    let at = Day::ymd(year, month, day);
    (exists && at.civil() == CivilDate { year, month, day }).then_some(at)
}

impl End {
    fn new(first: Day, last: Day, grain: Grain) -> Self {
        Self {
            first,
            last,
            grain,
            footing: Footing::Written,
            doubt: Doubt::None,
        }
    }

    pub fn day(day: Day) -> Self {
        Self::new(day, day, Grain::Day)
    }

    /// A day counted from the report.
    pub fn counted(day: Day) -> Self {
        Self {
            footing: Footing::Report,
            ..Self::day(day)
        }
    }

    pub fn month(year: i64, month: u8) -> Self {
        Self::new(
            Day::ymd(year, month, 1),
            last_of_month(year, month),
            Grain::Month,
        )
    }

    pub fn year(year: i64) -> Self {
        Self::new(Day::ymd(year, 1, 1), Day::ymd(year, 12, 31), Grain::Year)
    }

    pub fn decade(first_year: i64) -> Self {
        let last_year = first_year.saturating_add(9);
        Self::new(
            Day::ymd(first_year, 1, 1),
            Day::ymd(last_year, 12, 31),
            Grain::Decade,
        )
    }

    /// Seasons as edtf-core bounds them, for the northern half of the world: spring is March to May, and
    /// winter begins in December of its year.
    pub fn season(year: i64, quarter: u8) -> Self {
        let first = quarter.min(3) * 3 + 3;
        let (last_year, last_month) = months_after(year, first, 2);
        Self::new(
            Day::ymd(year, first, 1),
            last_of_month(last_year, last_month),
            Grain::Season(21 + quarter.min(3)),
        )
    }

    pub fn about(self) -> Self {
        Self {
            doubt: self.doubt.and(Doubt::Approximate),
            ..self
        }
    }

    /// The day, month or year just before.
    pub fn before(self) -> Self {
        let day = self.first.plus(-1);
        let CivilDate { year, month, .. } = day.civil();
        let before = match self.grain {
            Grain::Day => Self::day(day),
            Grain::Month | Grain::Season(_) => Self::month(year, month),
            Grain::Year | Grain::Decade => Self::year(year),
        };
        Self {
            footing: self.footing,
            doubt: self.doubt,
            ..before
        }
    }

    /// As EDTF, alone. Seasons and decades stand alone only: see [`End::written_in_interval`].
    fn written(&self, reported: Doubt) -> Result<String, Unresolved> {
        let CivilDate { year, month, .. } = self.first.civil();
        if !(0..=9999).contains(&year) || self.last.civil().year > 9999 {
            return Err(Unresolved::BeyondTheCalendar);
        }
        let doubt = match self.footing {
            Footing::Written => self.doubt,
            Footing::Report => self.doubt.and(reported),
        };
        let date = match self.grain {
            Grain::Day => self.first.to_string(),
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Season(code) => format!("{year:04}-{code}"),
            Grain::Year => format!("{year:04}"),
            Grain::Decade => format!("{:03}X", year / 10),
        };
        Ok(date + doubt.mark())
    }

    /// Within an interval a season is written as its first or last month and a decade as a year, which
    /// every reader of EDTF takes.
    fn written_in_interval(&self, edge: Day, reported: Doubt) -> Result<String, Unresolved> {
        let CivilDate { year, month, .. } = edge.civil();
        let plain = match self.grain {
            Grain::Season(_) => Self::month(year, month),
            Grain::Decade => Self::year(year),
            Grain::Day | Grain::Month | Grain::Year => *self,
        };
        Self {
            footing: self.footing,
            doubt: self.doubt,
            ..plain
        }
        .written(reported)
    }
}

impl Span {
    pub fn one(end: End) -> Self {
        Self {
            from: Some(end),
            to: Some(end),
        }
    }

    pub fn between(from: End, to: End) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
        }
    }

    /// Days counted from the report.
    pub fn counted(from: Day, to: Day) -> Self {
        Self::between(End::counted(from), End::counted(to))
    }

    /// Days that the words name.
    pub fn days(from: Day, to: Day) -> Self {
        Self::between(End::day(from), End::day(to))
    }

    /// Up to an end, from nobody knows when.
    pub fn until(to: End) -> Self {
        Self {
            from: None,
            to: Some(to),
        }
    }

    /// Without what lies after the report.
    pub fn not_after(self, report: Day) -> Self {
        match self.to {
            Some(to) if to.last > report => Self {
                from: self.from,
                to: Some(End::counted(report)),
            },
            _ => self,
        }
    }

    /// The same, but whole when all of it lies after the report: "the end of this month" may be still to come.
    pub fn as_far_as(self, report: Day) -> Self {
        if self.from.is_none_or(|from| from.first <= report) {
            self.not_after(report)
        } else {
            self
        }
    }

    /// Whether any of it can lie between two days.
    pub fn meets(&self, first: Day, last: Day) -> bool {
        self.from.is_none_or(|from| from.first <= last) && self.to.is_none_or(|to| first <= to.last)
    }

    /// Both ends as estimates.
    pub fn about(self) -> Self {
        Self {
            from: self.from.map(End::about),
            to: self.to.map(End::about),
        }
    }

    /// What it can be when the report is of any day between two, for which it is this and `later`. Counting
    /// never runs backwards as the report moves on, so the two enclose all between.
    pub fn up_to(self, later: Self) -> Self {
        Self {
            from: self.from,
            to: later.to,
        }
    }

    /// # Errors
    /// When it would end before it begins, reaches beyond four-digit years, or has no end at all.
    pub fn written(&self, reported: Doubt) -> Result<When, Unresolved> {
        let text = match (self.from, self.to) {
            (None, None) => return Err(Unresolved::NothingBoundsIt),
            (Some(from), Some(to)) if from == to => from.written(reported)?,
            (Some(from), Some(to)) if from.first > to.last => {
                return Err(Unresolved::EndsBeforeItBegins);
            }
            (from, to) => {
                let from = from.map(|end| end.written_in_interval(end.first, reported));
                let to = to.map(|end| end.written_in_interval(end.last, reported));
                let [from, to] = [from, to].map(|end| end.unwrap_or_else(|| Ok(String::new())));
                let (from, to) = (from?, to?);
                if from == to {
                    from
                } else {
                    format!("{from}/{to}")
                }
            }
        };
        When::parse(&text).map_err(|_| Unresolved::BeyondTheCalendar)
    }
}
