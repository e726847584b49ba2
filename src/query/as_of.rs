//! The slider's position: which clock, which day, how far back. No claims here.

use serde::{Deserialize, Serialize};

use crate::dossier::Day;

/// Which of a claim's two times the slider moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// When the world could first read it: the source's publication date.
    Reported,
    /// When what it is about happened.
    Occurred,
}

/// How far back from the as-of day the view reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// Everything on or before the as-of day.
    ByThisDate,
    /// The n days that end with the as-of day, which is one of them: 1 is that day alone, and 0 is taken as 1.
    Days(u32),
}

/// A day on a clock, inclusive, and how far back from it the view reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AsOf {
    pub clock: Clock,
    pub day: Day,
    pub window: Window,
    /// A day to compare with: what came after it counts as new. `None`, or not before the as-of day: new is
    /// what came on the as-of day itself.
    #[serde(default)]
    pub since: Option<Day>,
}

impl AsOf {
    /// Everything reported on or before a day.
    pub fn reported_by(day: Day) -> Self {
        Self {
            clock: Clock::Reported,
            day,
            window: Window::ByThisDate,
            since: None,
        }
    }

    /// Everything that happened on or before a day, as far as anybody ever reported it.
    pub fn occurred_by(day: Day) -> Self {
        Self {
            clock: Clock::Occurred,
            day,
            window: Window::ByThisDate,
            since: None,
        }
    }

    /// The day compared with, when it lies before the as-of day.
    pub fn since(&self) -> Option<Day> {
        self.since.filter(|since| *since < self.day)
    }

    /// Whether something that ends on a day is new: on the as-of day itself or, when a day is compared with,
    /// after that one.
    pub fn is_new(&self, latest: Day) -> bool {
        latest <= self.day
            && self
                .since()
                .map_or(latest == self.day, |since| latest > since)
    }

    /// The first day of the window; `None` when it reaches back without end.
    pub fn first_day(&self) -> Option<Day> {
        match self.window {
            Window::ByThisDate => None,
            Window::Days(days) => Some(self.day.plus(1 - i64::from(days.max(1)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_days(days: u32) -> AsOf {
        AsOf {
            clock: Clock::Occurred,
            day: Day::ymd(2008, 8, 14),
            window: Window::Days(days),
            since: None,
        }
    }

    #[test]
    fn a_window_of_one_day_is_the_as_of_day_alone() {
        assert_eq!(last_days(1).first_day(), Some(Day::ymd(2008, 8, 14)));
        assert_eq!(last_days(7).first_day(), Some(Day::ymd(2008, 8, 8)));
        assert_eq!(last_days(0).first_day(), last_days(1).first_day());
        assert_eq!(AsOf::reported_by(Day(0)).first_day(), None);
    }

    #[test]
    fn an_as_of_date_written_and_read_again_is_the_same() {
        for as_of in [last_days(3), AsOf::reported_by(Day(-800_000))] {
            let text = serde_json::to_string(&as_of).expect("plain values");
            let read: AsOf = serde_json::from_str(&text).expect("as written");
            assert_eq!(read, as_of);
        }
    }
}
