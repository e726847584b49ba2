//! WHAT A TEXT OFFERS: what plain rules can find in the words of a report, as suggestions for a person.
//!
//! Nothing here changes a dossier, opens a file or asks the clock; today's date plays no part. What is found
//! is shown with the rule that found it, and somebody decides.

pub mod dates;
mod reported;

pub use reported::{Doubt, Reported, UtcOffset};
