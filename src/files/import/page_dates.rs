//! The dates that a page tells of itself: which of them is taken, and what is said of the others.

use super::dates::stated;
use crate::dossier::When;

const SECONDS_OF_A_DAY: i64 = 86_400;

/// Dates of publication with where each was read, the most trusted first; and dates of later changes.
#[derive(Default)]
pub(super) struct PageDates {
    published: Vec<(When, String)>,
    modified: Vec<When>,
}

impl PageDates {
    /// Takes down a date of publication when it is one.
    pub(super) fn publish(&mut self, value: &str, from: &str) {
        self.published
            .extend(stated(value).map(|when| (when, from.to_owned())));
    }

    /// The same for a date on which the page was changed.
    pub(super) fn modify(&mut self, value: &str) {
        self.modified.extend(stated(value));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.published.is_empty()
    }

    /// The date of publication and where it was read. Of several spellings of one instant the one that says what
    /// the clock showed where it was published. `None`: none was told.
    pub(super) fn chosen(&self) -> Option<&(When, String)> {
        let first = self.published.first()?;
        let Some(at) = Instant::of(&first.0).filter(|at| at.offset == Some(0)) else {
            return Some(first);
        };
        let is_local = |(when, _): &&(When, String)| {
            Instant::of(when)
                .is_some_and(|it| it.is_same(at) && it.offset.is_some_and(|it| it != 0))
        };
        Some(self.published.iter().find(is_local).unwrap_or(first))
    }

    /// What a person should know of the dates, one sentence each.
    pub(super) fn remarks(&self) -> Vec<String> {
        let Some((when, from)) = self.chosen() else {
            return Vec::new();
        };
        let mut remarks = Vec::new();
        if let Some(modified) = self.modified.iter().find(|it| is_of_a_later_day(it, when)) {
            remarks.push(format!(
                "the page was changed on {modified}, after it was published: the text may not be that of the first day"
            ));
        }
        let mut others = self.published.iter();
        if let Some((other, elsewhere)) = others.find(|(it, _)| !are_compatible(it, when)) {
            remarks.push(format!(
                "the page tells two days of publication: {when} ({from}), which was taken, and {other} ({elsewhere})"
            ));
        }
        remarks
    }
}

/// A day and a time of day.
#[derive(Clone, Copy)]
struct Instant {
    /// As the clock showed it, since the beginning of 1970.
    seconds: i64,
    /// That of the clock against UTC. `None`: not told.
    offset: Option<i64>,
}

impl Instant {
    /// `None`: it tells no time of day.
    fn of(when: &When) -> Option<Self> {
        let (_, time) = when.text().split_once('T')?;
        let day = when.earliest().day()?;
        let number = |at: usize| time.get(at..at + 2)?.parse::<i64>().ok();
        let of_day = (number(0)? * 60 + number(3)?) * 60 + number(6)?;
        let offset = match time.get(8..9) {
            None => None,
            Some("Z") => Some(0),
            Some(sign) => {
                let size = (number(9)? * 60 + number(12).unwrap_or(0)) * 60;
                Some(if sign == "-" { -size } else { size })
            }
        };
        let seconds = day.0 * SECONDS_OF_A_DAY + of_day;
        Some(Self { seconds, offset })
    }

    /// Seconds in UTC.
    fn in_utc(self) -> Option<i64> {
        Some(self.seconds - self.offset?)
    }

    fn is_same(self, other: Self) -> bool {
        self.in_utc().is_some_and(|it| other.in_utc() == Some(it))
    }
}

/// Whether both can be true: the same days, or two spellings of one instant.
fn are_compatible(one: &When, other: &When) -> bool {
    let same_days = (one.earliest(), one.latest()) == (other.earliest(), other.latest());
    let instants = Instant::of(one).zip(Instant::of(other));
    same_days || instants.is_some_and(|(one, other)| one.is_same(other))
}

/// Whether it is of a later day, by the clock of the place of publication where that is told.
fn is_of_a_later_day(modified: &When, published: &When) -> bool {
    let instants = Instant::of(modified).zip(Instant::of(published));
    if let Some((modified, published)) = instants
        && let (Some(in_utc), Some(offset)) = (modified.in_utc(), published.offset)
    {
        let day = |seconds: i64| seconds.div_euclid(SECONDS_OF_A_DAY);
        return day(in_utc + offset) > day(published.seconds);
    }
    let days = modified.earliest().day().zip(published.latest().day());
    days.is_some_and(|(modified, published)| modified > published)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(published: &[&str], modified: &[&str]) -> (String, Vec<String>) {
        let mut dates = PageDates::default();
        for date in published {
            dates.publish(date, "a tag");
        }
        for date in modified {
            dates.modify(date);
        }
        let chosen = dates.chosen().expect("a date");
        (chosen.0.to_string(), dates.remarks())
    }

    #[test]
    fn two_spellings_of_one_instant_are_one_date_and_the_local_one_is_kept() {
        let local = "2008-08-15T02:30:00+04:00";
        let in_utc = "2008-08-14T22:30:00Z";
        assert_eq!(told(&[in_utc, local], &[]), (local.to_owned(), vec![]));
        assert_eq!(told(&[local, in_utc], &[]), (local.to_owned(), vec![]));
        let (taken, remarks) = told(&[in_utc, "2008-08-15T03:30:00+04:00"], &[]);
        assert_eq!(taken, in_utc);
        assert!(
            remarks[0].contains("two days of publication"),
            "{remarks:?}"
        );
    }

    #[test]
    fn a_change_counts_from_the_next_day_where_it_was_published() {
        let published = ["2008-08-14T22:30:00+04:00"];
        for (modified, is_said) in [
            ("2008-08-14T19:00:00Z", false),
            ("2008-08-14T20:30:00Z", true),
            ("2008-08-15", true),
            ("2008-08-14", false),
        ] {
            let (_, remarks) = told(&published, &[modified]);
            assert_eq!(
                remarks.len(),
                usize::from(is_said),
                "{modified}: {remarks:?}"
            );
        }
    }
}
