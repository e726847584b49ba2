//! Why a phrase gives no date.

/// A phrase was read, and still names no date. The messages are sentences for the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unresolved {
    #[error("It counts from the day of the report, and when that was published is not known.")]
    NoPublicationDate,
    #[error("It counts from the day of the report, which is not known to within a month.")]
    PublicationTooVague,
    #[error(
        "It counts from a date that these words do not give, and which need not be the report's."
    )]
    CountsFromAnotherDate,
    #[error("Nothing in the words bounds it.")]
    NothingBoundsIt,
    #[error("Which number is the day and which the month cannot be told.")]
    OrderOfDayAndMonth,
    #[error("It can be a month or a span of two years; the words do not say which.")]
    MonthOrYears,
    #[error("There is no such day.")]
    NoSuchDay,
    #[error("It would end before it begins.")]
    EndsBeforeItBegins,
    #[error("It lies beyond the years that EDTF writes with four digits.")]
    BeyondTheCalendar,
}
