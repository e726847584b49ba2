//! Years, their parts, seasons and decades.

use crate::dossier::Day;

use super::super::captured::{Captured, Slot, Third, Which};
use super::super::span::{End, Span};
use super::super::unresolved::Unresolved;
use super::report;

type Reckoned = Result<Span, Unresolved>;

/// The year named, or as seen from the report.
fn year(captured: &Captured, r: Option<Day>) -> Result<i64, Unresolved> {
    match captured.year(0) {
        Some(year) => Ok(year),
        None => {
            let away = captured.which().map_or(0, |which| which as i64 - 1);
            Ok(report(r)?.civil().year + away)
        }
    }
}

pub fn whole_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    Ok(Span::one(End::year(year(captured, r)?)))
}

pub fn last_year(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(Span::one(End::year(report(r)?.civil().year - 1)))
}

pub fn next_year(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(Span::one(End::year(report(r)?.civil().year + 1)))
}

/// "around 1992".
pub fn around_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    whole_year(captured, r).map(Span::about)
}

pub fn this_year(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::between(End::year(r.civil().year), End::counted(r)))
}

pub fn earlier_this_year(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let year = r.civil().year;
    let last = r.plus(-1).max(Day::ymd(year, 1, 1));
    Ok(Span::between(End::year(year), End::counted(last)))
}

/// The report to the end of its year.
pub fn rest_of_year(_: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    Ok(Span::between(End::counted(r), End::year(r.civil().year)))
}

pub fn years_ago(captured: &Captured, r: Option<Day>) -> Reckoned {
    let year = report(r)?.civil().year - captured.count().max(1);
    Ok(Span::one(End::year(year).about()))
}

pub fn decades_ago(captured: &Captured, r: Option<Day>) -> Reckoned {
    let year = report(r)?.civil().year - 10 * captured.count().max(1);
    Ok(Span::one(End::year(year).about()))
}

fn back_to_report(r: Option<Day>, years: i64) -> Reckoned {
    let r = report(r)?;
    let first = End::year(r.civil().year - years);
    Ok(Span::between(first.about(), End::counted(r)))
}

pub fn lasting_years(captured: &Captured, r: Option<Day>) -> Reckoned {
    back_to_report(r, captured.count().max(1))
}

pub fn lasting_decades(captured: &Captured, r: Option<Day>) -> Reckoned {
    back_to_report(r, 10 * captured.count().max(1))
}

fn third_of_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    let year = year(captured, r)?;
    let (first, last) = match captured.third() {
        Some(Third::Early) | None => (1, 4),
        Some(Third::Middle) => (5, 8),
        Some(Third::Late) => (9, 12),
    };
    Ok(Span::between(
        End::month(year, first),
        End::month(year, last),
    ))
}

/// January to April, May to August, September to December.
pub fn part_of_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    let span = third_of_year(captured, r)?;
    Ok(match r {
        Some(r) if captured.is_counted() => span.as_far_as(r),
        _ => span,
    })
}

/// The same of a plan: whole, however much of it the report has seen.
pub fn planned_part_of_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    third_of_year(captured, r)
}

/// `1991–1992`, `1991/92`.
pub fn year_range(captured: &Captured, _: Option<Day>) -> Reckoned {
    let first = captured.year(0).ok_or(Unresolved::NoSuchDay)?;
    let last = captured.year(1).or_else(|| {
        let ending = captured.nth(Slot::YearEnd, 0).map(i64::from)?;
        Some(first - first.rem_euclid(100) + ending)
    });
    match last {
        Some(last) if last > first => Ok(Span::between(End::year(first), End::year(last))),
        _ => Err(Unresolved::EndsBeforeItBegins),
    }
}

/// The decade, or four, three and three years of it.
pub fn decade(captured: &Captured, _: Option<Day>) -> Reckoned {
    let first = captured.nth(Slot::Decade, 0).map(i64::from);
    let first = first.ok_or(Unresolved::NoSuchDay)?;
    let years = |from, to| Span::between(End::year(first + from), End::year(first + to));
    Ok(match captured.third() {
        Some(Third::Early) => years(0, 3),
        Some(Third::Middle) => years(4, 6),
        Some(Third::Late) => years(7, 9),
        None => Span::one(End::decade(first)),
    })
}

const WINTER: u8 = 3;

/// "this autumn": that of the report's year. "This winter" is the one under way, or the next.
fn this_season(quarter: u8, r: Day) -> End {
    let year = r.civil().year;
    let begun = End::season(year - 1, quarter);
    if quarter == WINTER && r <= begun.last {
        begun
    } else {
        End::season(year, quarter)
    }
}

/// The season of a year; without one, the latest that had begun by the report.
pub fn season(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    if let Some(year) = captured.year(0) {
        return Ok(Span::one(End::season(year, quarter)));
    }
    let r = report(r)?;
    if captured.which() == Some(Which::This) {
        return Ok(Span::one(this_season(quarter, r)).as_far_as(r));
    }
    let this = r.civil().year;
    let latest = (0..=1)
        .map(|away| End::season(this - away, quarter))
        .find(|season| season.first <= r);
    let season = latest.unwrap_or(End::season(this - 1, quarter));
    Ok(Span::one(season).not_after(r))
}

/// A season in a plan: the nearest that is not over by the report, whole.
pub fn planned_season(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    let r = report(r)?;
    if captured.which() == Some(Which::This) {
        return Ok(Span::one(this_season(quarter, r)));
    }
    let this = r.civil().year;
    let open = (-1..=1)
        .map(|away| End::season(this + away, quarter))
        .find(|season| season.last >= r);
    open.map(Span::one).ok_or(Unresolved::NoSuchDay)
}

/// "spring of this year", "summer of last year": the season of that year.
pub fn season_of_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    let year = year(captured, r)?;
    Ok(Span::one(End::season(year, quarter)).as_far_as(report(r)?))
}

/// The same of a plan: whole.
pub fn planned_season_of_year(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    Ok(Span::one(End::season(year(captured, r)?, quarter)))
}

/// "last summer": the latest that was over by the report.
pub fn last_season(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    let r = report(r)?;
    let this = r.civil().year;
    let over = (0..=2)
        .map(|away| End::season(this - away, quarter))
        .find(|season| season.last < r);
    over.map(Span::one).ok_or(Unresolved::NoSuchDay)
}

/// "next spring": the next that has not begun.
pub fn next_season(captured: &Captured, r: Option<Day>) -> Reckoned {
    let quarter = captured.season().ok_or(Unresolved::NoSuchDay)?;
    let r = report(r)?;
    let this = r.civil().year;
    let ahead = (0..=1)
        .map(|away| End::season(this + away, quarter))
        .find(|season| season.first > r);
    ahead.map(Span::one).ok_or(Unresolved::NoSuchDay)
}
