//! Lengths of time in words, as short as a label needs them. No dates: those are `dossier::Day`'s.

use crate::dossier::{CivilDate, Day};

/// "5 d", "2 m 3 d", "3 y 11 m", "1,250 y": the time from one day to another, by the calendar, in its two
/// largest units and rounded down. The order of the days does not matter; the same day is "0 d".
pub fn time_between_in_words(from: Day, to: Day) -> String {
    let (from, to) = (from.min(to), from.max(to));
    let (start, end) = (from.civil(), to.civil());
    let mut months = (end.year - start.year) * 12 + i64::from(end.month) - i64::from(start.month);
    if months_after(start, months) > to {
        months -= 1;
    }
    let days = to.0 - months_after(start, months).0;
    let (years, months) = (months / 12, months % 12);
    match (years, months, days) {
        (100.., _, _) => format!("{} y", thousands(years)),
        (1.., 0, _) => format!("{years} y"),
        (1.., _, _) => format!("{years} y {months} m"),
        (_, 0, _) => format!("{days} d"),
        (_, _, 0) => format!("{months} m"),
        _ => format!("{months} m {days} d"),
    }
}

/// [`time_between_in_words`] for a bare number of days, counted from 1 March 2001, so that months and
/// years are ordinary ones. Exact to the unit shown only up to a day.
pub fn length_in_words(days: i64) -> String {
    let start = Day::ymd(2001, 3, 1);
    let days = days.unsigned_abs().min(1 << 40);
    time_between_in_words(start, start.plus(days as i64))
}

/// The same day of the month, `months` later; the month's last day where it is shorter.
fn months_after(start: CivilDate, months: i64) -> Day {
    let count = start.year * 12 + i64::from(start.month) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u8 + 1);
    let next = if month == 12 {
        Day::ymd(year + 1, 1, 1)
    } else {
        Day::ymd(year, month + 1, 1)
    };
    Day::ymd(year, month, start.day).min(next.plus(-1))
}

fn thousands(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
