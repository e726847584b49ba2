//! WHAT A TEXT OFFERS: what plain rules can find in the words of a report, as suggestions for a person.
//!
//! Nothing here changes a dossier, opens a file or asks the clock; today's date plays no part. What is found
//! is shown with the rule that found it, and somebody decides.

pub mod dates;
mod difference;
mod figures;
mod hedges;
mod names;
mod numerals;
mod offices;
mod quotations;
mod reported;
mod sentences;
mod speech;
mod suggestions;
mod words;

pub use difference::{Difference, Fate, Moved, Run, difference};
pub use figures::{Amount, FigureFound, figures};
pub use names::{How, Mention, Names};
pub use quotations::{Quotation, quotations};
pub use reported::{Doubt, Reported, UtcOffset};
pub use sentences::{Form, Sentence, sentences};
pub use speech::Manner;
pub use suggestions::*;
pub use words::{Sort, Word, words};
