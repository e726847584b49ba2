//! Days counted from the report, and weekdays named.

use crate::dossier::Day;

use super::super::captured::{Captured, Which};
use super::super::span::Span;
use super::super::unresolved::Unresolved;
use super::report;
use super::weeks::monday_of;

type Reckoned = Result<Span, Unresolved>;

fn one(day: Day) -> Span {
    Span::counted(day, day)
}

/// 0 is Monday.
pub fn weekday_of(day: Day) -> u8 {
    // 1970-01-01 was a Thursday; below 7 by construction.
    (day.0.rem_euclid(7) + 3).rem_euclid(7) as u8
}

/// The nearest such weekday that is not after the day.
pub fn not_after(day: Day, weekday: u8) -> Day {
    let back = i64::from(weekday_of(day)) - i64::from(weekday);
    day.plus(-back.rem_euclid(7))
}

/// The nearest such weekday that is not before the day.
pub fn not_before(day: Day, weekday: u8) -> Day {
    not_after(day.plus(6), weekday)
}

fn weekday(captured: &Captured, n: usize) -> Result<u8, Unresolved> {
    captured.weekday(n).ok_or(Unresolved::NoSuchDay)
}

pub fn report_day(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?))
}

pub fn day_before(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?.plus(-1)))
}

pub fn two_days_before(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?.plus(-2)))
}

pub fn day_after(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?.plus(1)))
}

pub fn two_days_after(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?.plus(2)))
}

pub fn days_ago(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(report(r)?.plus(-captured.count())))
}

/// R−3 to R−1: "recently", and no time given at all.
pub fn three_days_before(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-3), r.plus(-1)))
}

/// R−1 to R.
pub fn night_before(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-1), r))
}

/// "past 48 hours": begun days count whole, and the report's own is one of them.
pub fn past_hours(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let days = (captured.count().max(1) + 23) / 24;
    Ok(Span::counted(r.plus(-days), r))
}

/// "past 2 days": the days before the report.
pub fn past_days(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-captured.count().max(1)), r.plus(-1)))
}

fn lasting(days: i64, r: Day) -> Span {
    Span::counted(r.plus(1 - days.max(1)), r)
}

/// "five-day offensive": so many days, of which the report's is the last.
pub fn lasting_days(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(lasting(captured.count(), report(r)?))
}

/// "its 31st day": the first of them to the report.
pub fn nth_day(captured: &Captured, r: Option<Day>) -> Reckoned {
    let nth = captured.ordinal().filter(|nth| *nth > 0);
    Ok(lasting(nth.ok_or(Unresolved::NothingBoundsIt)?, report(r)?))
}

pub fn nearest_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(not_after(report(r)?, weekday(captured, 0)?)))
}

pub fn last_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(not_after(report(r)?.plus(-1), weekday(captured, 0)?)))
}

pub fn planned_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(not_before(report(r)?, weekday(captured, 0)?)))
}

pub fn next_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(one(not_before(report(r)?.plus(1), weekday(captured, 0)?)))
}

/// "around Thursday".
pub fn around_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let day = not_after(r, weekday(captured, 0)?);
    Ok(Span::counted(day.plus(-1), day.plus(1).min(r)))
}

/// The same of a plan: never before the report.
pub fn around_planned_weekday(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let day = not_before(r, weekday(captured, 0)?);
    Ok(Span::counted(day.plus(-1).max(r), day.plus(1)))
}

/// "Wednesday last week".
pub fn weekday_of_week(captured: &Captured, r: Option<Day>) -> Reckoned {
    let weeks = match captured.which() {
        Some(Which::Last) => -1,
        Some(Which::This) | None => 0,
        Some(Which::Next) => 1,
    };
    let monday = monday_of(report(r)?).plus(7 * weeks);
    Ok(one(monday.plus(i64::from(weekday(captured, 0)?))))
}

/// "night between Sunday and Monday": both, the second not after the report.
pub fn night_between(captured: &Captured, r: Option<Day>) -> Reckoned {
    let last = not_after(report(r)?, weekday(captured, 1)?);
    Ok(Span::counted(not_after(last, weekday(captured, 0)?), last))
}

/// The same of a plan: both, the first not before the report.
pub fn planned_night_between(captured: &Captured, r: Option<Day>) -> Reckoned {
    let first = not_before(report(r)?, weekday(captured, 0)?);
    Ok(Span::counted(
        first,
        not_before(first, weekday(captured, 1)?),
    ))
}

/// "overnight into Friday".
pub fn night_into(captured: &Captured, r: Option<Day>) -> Reckoned {
    let last = not_after(report(r)?, weekday(captured, 0)?);
    Ok(Span::counted(last.plus(-1), last))
}

/// The same of a plan: the night to the next such day after the report.
pub fn planned_night_into(captured: &Captured, r: Option<Day>) -> Reckoned {
    let last = not_before(report(r)?.plus(1), weekday(captured, 0)?);
    Ok(Span::counted(last.plus(-1), last))
}
