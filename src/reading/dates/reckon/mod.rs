//! The arithmetic of the rules: from what the words say and the day of the report to the days meant.
//!
//! Each function is one or a few rows of the table; none of them knows a word of any language.

pub mod calendar;
pub mod days;
pub mod months;
pub mod open;
pub mod weeks;
pub mod years;

use crate::dossier::Day;

use super::unresolved::Unresolved;

/// Which way to look for what the words leave open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    Past,
    Future,
}

/// The day of the report, or the reason why there is no counting without it.
fn report(day: Option<Day>) -> Result<Day, Unresolved> {
    day.ok_or(Unresolved::NoPublicationDate)
}
