//! Months, their parts and weeks, and how many ago.

use crate::dossier::Day;

use super::super::captured::Captured;
use super::super::span::{End, Span, last_of_month, months_after, same_day_months_after};
use super::super::unresolved::Unresolved;
use super::report;

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
        // "The end of this month" may be still to come.
        Some(r) if captured.is_counted() && span.from.is_none_or(|from| from.first <= r) => {
            span.not_after(r)
        }
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
pub fn month_range(captured: &Captured, r: Option<Day>) -> Reckoned {
    let (Some(first), Some(last)) = (captured.month(0), captured.month(1)) else {
        return Err(Unresolved::NoSuchDay);
    };
    let last_year = match captured.year(0) {
        Some(year) => year,
        None => {
            let date = report(r)?.civil();
            date.year - i64::from(last > date.month)
        }
    };
    let first = End::month(last_year - i64::from(first > last), first);
    let span = Span::between(first, End::month(last_year, last));
    Ok(clipped(captured, r, span))
}

fn days_of_month(captured: &Captured, r: Option<Day>, from: u8, to: u8) -> Reckoned {
    let (mut year, month) = month(captured, r)?;
    let named = captured.year(0).is_some() || captured.which().is_some();
    if r.is_some_and(|r| !named && Day::ymd(year, month, from) > r) {
        year -= 1;
    }
    let last = last_of_month(year, month);
    let span = Span::days(
        Day::ymd(year, month, from).min(last),
        Day::ymd(year, month, to).min(last),
    );
    Ok(clipped(captured, r, span))
}

/// The 1st to the 10th.
pub fn early_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, 1, 10)
}

/// The 10th to the 20th.
pub fn middle_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, 10, 20)
}

/// The 15th to the last.
pub fn late_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    days_of_month(captured, r, 15, 31)
}

/// The n-th seven days of a month from its first; its last seven days.
pub fn week_of_month(captured: &Captured, r: Option<Day>) -> Reckoned {
    match captured.ordinal() {
        Some(0) => {
            let (year, month) = month(captured, r)?;
            let last = last_of_month(year, month).civil().day;
            days_of_month(captured, r, last - 6, last)
        }
        Some(1) => days_of_month(captured, r, 1, 7),
        Some(2) => days_of_month(captured, r, 8, 14),
        Some(3) => days_of_month(captured, r, 15, 21),
        Some(4) => days_of_month(captured, r, 22, 28),
        Some(5) => days_of_month(captured, r, 29, 31),
        _ => Err(Unresolved::NoSuchDay),
    }
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
