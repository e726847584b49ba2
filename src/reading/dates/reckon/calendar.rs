//! Days of the calendar: "7 August 2008", "14 January", "7–8 August".

use crate::dossier::Day;

use super::super::captured::{Captured, Slot};
use super::super::numbers::UNORDERED;
use super::super::span::{End, Span, day_of, months_after};
use super::super::unresolved::Unresolved;
use super::{Toward, report};

type Reckoned = Result<Span, Unresolved>;

/// Leap days are up to eight years apart.
const YEARS_LOOKED_AT: i64 = 8;

/// The day of a month in the year named, in a year as seen from the report, or in the nearest that fits.
fn day(captured: &Captured, r: Option<Day>, day: u8, toward: Toward) -> Result<Day, Unresolved> {
    let month = captured.month(0).ok_or(Unresolved::NoSuchDay)?;
    let named = match (captured.year(0), captured.which()) {
        (Some(year), _) => Some(year),
        (None, Some(which)) => Some(report(r)?.civil().year + which as i64 - 1),
        (None, None) => None,
    };
    if let Some(year) = named {
        return day_of(year, month, day).ok_or(Unresolved::NoSuchDay);
    }
    // A leap year tells whether there is such a day at all, before a report is asked for.
    day_of(2000, month, day).ok_or(Unresolved::NoSuchDay)?;
    let r = report(r)?;
    let year = r.civil().year;
    let found = (0..=YEARS_LOOKED_AT).find_map(|away| match toward {
        Toward::Past => day_of(year - away, month, day).filter(|it| *it <= r),
        Toward::Future => day_of(year + away, month, day).filter(|it| *it >= r),
    });
    found.ok_or(Unresolved::NoSuchDay)
}

fn first_day(captured: &Captured, r: Option<Day>, toward: Toward) -> Result<Day, Unresolved> {
    let number = captured.day(0).ok_or(Unresolved::NoSuchDay)?;
    day(captured, r, number, toward)
}

pub fn calendar_day(captured: &Captured, r: Option<Day>) -> Reckoned {
    first_day(captured, r, Toward::Past).map(|day| Span::one(End::day(day)))
}

pub fn planned_day(captured: &Captured, r: Option<Day>) -> Reckoned {
    first_day(captured, r, Toward::Future).map(|day| Span::one(End::day(day)))
}

/// "around 2 July": the day before to the day after.
fn around(captured: &Captured, r: Option<Day>, toward: Toward) -> Reckoned {
    let day = first_day(captured, r, toward)?;
    Ok(Span::days(day.plus(-1), day.plus(1)))
}

pub fn around_day(captured: &Captured, r: Option<Day>) -> Reckoned {
    around(captured, r, Toward::Past)
}

pub fn around_planned_day(captured: &Captured, r: Option<Day>) -> Reckoned {
    around(captured, r, Toward::Future)
}

/// "7–8 August": the last of them decides on the year.
fn range(captured: &Captured, r: Option<Day>, toward: Toward) -> Reckoned {
    let (Some(first), Some(last)) = (captured.day(0), captured.day(1)) else {
        return Err(Unresolved::NoSuchDay);
    };
    if first > last {
        return Err(Unresolved::EndsBeforeItBegins);
    }
    let last = day(captured, r, last, toward)?;
    let date = last.civil();
    let first = day_of(date.year, date.month, first).ok_or(Unresolved::NoSuchDay)?;
    Ok(Span::days(first, last))
}

pub fn day_range(captured: &Captured, r: Option<Day>) -> Reckoned {
    range(captured, r, Toward::Past)
}

pub fn planned_range(captured: &Captured, r: Option<Day>) -> Reckoned {
    range(captured, r, Toward::Future)
}

/// "on the 14th": the nearest such day of a month.
fn numbered(captured: &Captured, r: Option<Day>, toward: Toward) -> Reckoned {
    let number = captured.numbered_day().ok_or(Unresolved::NoSuchDay)?;
    let r = report(r)?;
    let date = r.civil();
    // Months without a 31st are never two in a row but for December and January, which both have one.
    let found = (0..3_i64).find_map(|away| {
        let months = match toward {
            Toward::Past => -away,
            Toward::Future => away,
        };
        let (year, month) = months_after(date.year, date.month, months);
        day_of(year, month, number).filter(|it| match toward {
            Toward::Past => *it <= r,
            Toward::Future => *it >= r,
        })
    });
    let day = found.ok_or(Unresolved::NoSuchDay)?;
    Ok(Span::one(End::day(day)))
}

/// The nearest that is not after the report.
pub fn day_of_this_or_last_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    numbered(captured, r, Toward::Past)
}

/// The nearest that is not before the report.
pub fn day_of_this_or_next_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    numbered(captured, r, Toward::Future)
}

/// A date in digits, or of ISO 8601: year, month and day as one number.
pub fn in_digits(captured: &Captured, _: Option<Day>) -> Reckoned {
    if let Some(number) = captured.nth(Slot::Iso, 0) {
        return from_digits(number);
    }
    let number = captured.nth(Slot::Slashed, 0).unwrap_or(UNORDERED);
    if number >= UNORDERED {
        return Err(Unresolved::OrderOfDayAndMonth);
    }
    from_digits(number)
}

/// Both ways to read a date in digits whose day and month cannot be told apart.
pub fn either_order(captured: &Captured) -> Vec<Span> {
    let number = captured.nth(Slot::Slashed, 0).unwrap_or(0);
    let Some(number) = number.checked_sub(UNORDERED) else {
        return Vec::new();
    };
    let (first, second) = (number / 100 % 100, number % 100);
    let swapped = number - first * 100 - second + second * 100 + first;
    [number, swapped]
        .into_iter()
        .filter_map(|number| from_digits(number).ok())
        .collect()
}

fn from_digits(number: u32) -> Reckoned {
    // At most two digits each.
    let (month, day) = ((number / 100 % 100) as u8, (number % 100) as u8);
    let year = i64::from(number / 10_000);
    if day == 0 && (1..=12).contains(&month) {
        // "2008-09" is a month in a table, and two years in a sentence.
        return if (year + 1) % 100 == i64::from(month) {
            Err(Unresolved::MonthOrYears)
        } else {
            Ok(Span::one(End::month(year, month)))
        };
    }
    let day = day_of(year, month, day).ok_or(Unresolved::NoSuchDay)?;
    Ok(Span::one(End::day(day)))
}
