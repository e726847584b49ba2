//! Weeks, which begin on Monday, and weekends.

use crate::dossier::Day;

use super::super::captured::Captured;
use super::super::span::Span;
use super::super::unresolved::Unresolved;
use super::days::{not_after, not_before, weekday_of};
use super::report;

type Reckoned = Result<Span, Unresolved>;

const FRIDAY: i64 = 4;
const SATURDAY: u8 = 5;
const SUNDAY: u8 = 6;

/// The Monday of a day's week.
pub fn monday_of(day: Day) -> Day {
    day.plus(-i64::from(weekday_of(day)))
}

fn of_week(r: Option<Day>, weeks: i64, from: i64, to: i64) -> Reckoned {
    let monday = monday_of(report(r)?).plus(7 * weeks);
    Ok(Span::counted(monday.plus(from), monday.plus(to)))
}

/// Saturday and Sunday, as far as they have come; on both, the weekend under way.
pub fn weekend(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let saturday = not_after(r, SATURDAY);
    Ok(Span::counted(saturday, saturday.plus(1).min(r)))
}

/// The last weekend that is over.
pub fn last_weekend(_: &Captured, r: Option<Day>) -> Reckoned {
    let sunday = not_after(report(r)?.plus(-1), SUNDAY);
    Ok(Span::counted(sunday.plus(-1), sunday))
}

pub fn next_weekend(_: &Captured, r: Option<Day>) -> Reckoned {
    let saturday = not_before(report(r)?, SATURDAY);
    Ok(Span::counted(saturday, saturday.plus(1)))
}

/// Monday to the report.
pub fn this_week(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(monday_of(r), r))
}

/// Monday to the day before the report; of a report of Monday, that day.
pub fn earlier_this_week(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let monday = monday_of(r);
    Ok(Span::counted(monday, r.plus(-1).max(monday)))
}

/// The report to Sunday.
pub fn rest_of_week(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r, monday_of(r).plus(6)))
}

pub fn last_week(_: &Captured, r: Option<Day>) -> Reckoned {
    of_week(r, -1, 0, 6)
}

pub fn late_last_week(_: &Captured, r: Option<Day>) -> Reckoned {
    of_week(r, -1, FRIDAY, 6)
}

/// Friday to Sunday, as far as they have come; whole when they are ahead.
pub fn end_of_week(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(planned_end_of_week(captured, r)?.as_far_as(report(r)?))
}

pub fn planned_end_of_week(_: &Captured, r: Option<Day>) -> Reckoned {
    of_week(r, 0, FRIDAY, 6)
}

/// Monday to Wednesday.
pub fn early_last_week(_: &Captured, r: Option<Day>) -> Reckoned {
    of_week(r, -1, 0, 2)
}

pub fn next_week(_: &Captured, r: Option<Day>) -> Reckoned {
    of_week(r, 1, 0, 6)
}

/// So many weeks, of which the report's day is the last: one week is R−6 to R.
pub fn lasting_weeks(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(1 - 7 * captured.count().max(1)), r))
}

/// Fourteen days, of which the report's is the last.
pub fn past_fortnight(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-13), r))
}

/// "recent weeks": three weeks back.
pub fn three_weeks_back(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-21), r))
}

/// "a fortnight ago": any day of the fourteen to the report.
pub fn fortnight_ago(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(-14), r))
}

/// "three weeks ago" counts whole weeks: any day that is nearer to three than to two or four.
pub fn weeks_ago(captured: &Captured, r: Option<Day>) -> Reckoned {
    let day = report(r)?.plus(-7 * captured.count().max(1));
    Ok(Span::counted(day.plus(-3), day.plus(3)))
}
