//! Times with an end that nobody gives: "for weeks", "in the coming days".

use crate::dossier::Day;

use super::super::captured::{Captured, Unit};
use super::super::span::{End, Span};
use super::super::unresolved::Unresolved;
use super::report;

type Reckoned = Result<Span, Unresolved>;

/// Up to the report, from an unknown beginning.
pub fn until_report(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(Span::until(End::counted(report(r)?)))
}

/// From the report, to an unknown end.
pub fn from_report(_: &Captured, r: Option<Day>) -> Reckoned {
    Ok(Span {
        from: Some(End::counted(report(r)?)),
        to: None,
    })
}

/// "within 24 hours", "in the next two weeks": the report to so many days after it.
pub fn coming(captured: &Captured, r: Option<Day>) -> Reckoned {
    let r = report(r)?;
    let count = captured.count().max(1);
    let days = match captured.unit() {
        Some(Unit::Hour) => (count + 23) / 24,
        Some(Unit::Day) => count,
        Some(Unit::Week) => 7 * count,
        Some(Unit::Month) => 31 * count,
        Some(Unit::Year | Unit::Decade) | None => return from_report(captured, Some(r)),
    };
    Ok(Span::counted(r, r.plus(days)))
}
