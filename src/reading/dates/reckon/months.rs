//! Months, their parts and weeks, and how many ago.

use crate::dossier::Day;

use super::super::captured::Captured;
use super::super::span::{End, Span, last_of_month, months_after, same_day_months_after};
use super::super::unresolved::Unresolved;
use super::{Toward, report};

type Reckoned = Result<Span, Unresolved>;
type YearAndMonth = (i64, u8);

/// The month so many after the report's.
fn from_report(r: Option<Day>, months: i64) -> Result<YearAndMonth, Unresolved> {
    let date = report(r)?.civil();
    Ok(months_after(date.year, date.month, months))
}

/// The month meant: with its year, as seen from the report, or the nearest that does not lie ahead of it.
fn month(captured: &Captured, r: Option<Day>) -> Result<YearAndMonth, Unresolved> {
    let Some(month) = captured.month(0) else {
        let away = captured.which().map_or(0, |which| which as i64 - 1);
        return from_report(r, away);
    };
    if let Some(year) = captured.year(0) {
        return Ok((year, month));
    }
    let date = report(r)?.civil();
    let year = match captured.which() {
        Some(which) => date.year + which as i64 - 1,
        None => date.year - i64::from(month > date.month),
    };
    Ok((year, month))
}

/// What is left to the report never lies after it; a month with its year is as written.
fn clipped(captured: &Captured, r: Option<Day>, span: Span) -> Span {
    match r {
        Some(r) if captured.is_counted() => span.as_far_as(r),
        _ => span,
    }
}

pub fn whole_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    let (year, month) = month(captured, r)?;
    let end = End::month(year, month);
    let span = match r {
        // A month under way: its first day, written as a day, to the report.
        Some(r) if captured.is_counted() && end.first <= r && r < end.last => {
            Span::between(End::day(end.first), End::counted(r))
        }
        _ => Span::one(end),
    };
    Ok(span)
}

/// The nearest such month that is not over when the report is out.
pub fn planned_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    let date = report(r)?.civil();
    let month = captured.month(0).ok_or(Unresolved::NoSuchDay)?;
    let year = date.year + i64::from(month < date.month);
    Ok(Span::one(End::month(year, month)))
}

/// "last July": the latest that was over before the report's month began.
pub fn last_such_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    let date = report(r)?.civil();
    let month = captured.month(0).ok_or(Unresolved::NoSuchDay)?;
    let year = date.year - i64::from(month >= date.month);
    Ok(Span::one(End::month(year, month)))
}

pub fn next_such_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    let date = report(r)?.civil();
    let month = captured.month(0).ok_or(Unresolved::NoSuchDay)?;
    let year = date.year + i64::from(month <= date.month);
    Ok(Span::one(End::month(year, month)))
}

/// "July and August": the second decides on the year.
fn months(captured: &Captured, r: Option<Day>, toward: Toward) -> Reckoned {
    let (Some(first), Some(last)) = (captured.month(0), captured.month(1)) else {
        return Err(Unresolved::NoSuchDay);
    };
    let last_year = match captured.year(0) {
        Some(year) => year,
        None => {
            let date = report(r)?.civil();
            match toward {
                Toward::Past => date.year - i64::from(last > date.month),
                Toward::Future => date.year + i64::from(last < date.month),
            }
        }
    };
    let first = End::month(last_year - i64::from(first > last), first);
    let span = Span::between(first, End::month(last_year, last));
    Ok(match toward {
        Toward::Past => clipped(captured, r, span),
        Toward::Future => span,
    })
}

pub fn month_range(captured: &Captured, r: Option<Day>) -> Reckoned {
    months(captured, r, Toward::Past)
}

/// The nearest such months that are not over when the report is out.
pub fn planned_month_range(captured: &Captured, r: Option<Day>) -> Reckoned {
    months(captured, r, Toward::Future)
}

/// The first and the last of some days of a month; days that it does not have are its last.
type DaysOf = fn(year: i64, month: u8) -> (u8, u8);

fn days_of_month(captured: &Captured, r: Option<Day>, toward: Toward, days: DaysOf) -> Reckoned {
    let (mut year, month) = month(captured, r)?;
    let of = |year| {
        let (from, to) = days(year, month);
        let last = last_of_month(year, month);
        let from = Day::ymd(year, month, from).min(last);
        (from, Day::ymd(year, month, to).min(last))
    };
    if captured.year(0).is_none() && captured.which().is_none() {
        let r = report(r)?;
        match toward {
            Toward::Past => year -= i64::from(of(year).0 > r),
            Toward::Future => {
                year = r.civil().year;
                year += i64::from(of(year).1 < r);
            }
        }
    }
    let (from, to) = of(year);
    let span = Span::days(from, to);
    Ok(match toward {
        Toward::Past => clipped(captured, r, span),
        Toward::Future => span,
    })
}

const EARLY: DaysOf = |_, _| (1, 10);
const MIDDLE: DaysOf = |_, _| (10, 20);
const LATE: DaysOf = |_, _| (15, 31);

/// The 1st to the 10th.
pub fn early_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Past, EARLY)
}

pub fn planned_early_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Future, EARLY)
}

/// The 10th to the 20th.
pub fn middle_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Past, MIDDLE)
}

pub fn planned_middle_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Future, MIDDLE)
}

/// The 15th to the last.
pub fn late_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Past, LATE)
}

pub fn planned_late_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, Toward::Future, LATE)
}

/// The n-th seven days of a month from its first; its last seven days.
fn seven_days(captured: &Captured, r: Option<Day>, toward: Toward) -> Reckoned {
    let days: DaysOf = match captured.ordinal() {
        Some(0) => |year, month| {
            let last = last_of_month(year, month).civil().day;
            (last - 6, last)
        },
        Some(1) => |_, _| (1, 7),
        Some(2) => |_, _| (8, 14),
        Some(3) => |_, _| (15, 21),
        Some(4) => |_, _| (22, 28),
        Some(5) => |_, _| (29, 31),
        _ => return Err(Unresolved::NoSuchDay),
    };
    days_of_month(captured, r, toward, days)
}

pub fn week_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    seven_days(captured, r, Toward::Past)
}

pub fn planned_week_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    seven_days(captured, r, Toward::Future)
}

/// The 1st to the day before the report; of a report of the 1st, that day.
pub fn earlier_this_month(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let first = r.plus(1 - i64::from(r.civil().day));
    Ok(Span::counted(first, r.plus(-1).max(first)))
}

pub fn this_month(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::counted(r.plus(1 - i64::from(r.civil().day)), r))
}

/// The report to the end of its month.
pub fn rest_of_month(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let date = r.civil();
    Ok(Span::counted(r, last_of_month(date.year, date.month)))
}

pub fn last_month(_: &Captured, r: Option<Day>) -> Reckoned {
    let (year, month) = from_report(r, -1)?;
    Ok(Span::one(End::month(year, month)))
}

pub fn next_month(_: &Captured, r: Option<Day>) -> Reckoned {
    let (year, month) = from_report(r, 1)?;
    Ok(Span::one(End::month(year, month)))
}

/// "two months ago": the month before last, as an estimate.
pub fn months_ago(captured: &Captured, r: Option<Day>) -> Reckoned {
    let (year, month) = from_report(r, -captured.count().max(1))?;
    Ok(Span::one(End::month(year, month).about()))
}

/// "a month of fighting": from about that day to the report.
pub fn lasting_months(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let first = same_day_months_after(r, -captured.count().max(1));
    Ok(Span::between(End::counted(first).about(), End::counted(r)))
}
