//! What the items of a dossier come to as fields of a file, in the order of the format page.
//!
//! Reading them again gives the same items. How they are written stands in `write`. Everything is taken apart
//! field by field, so that a field that is added to an item cannot be forgotten here.

mod head;
mod lists;
mod source;

pub(in crate::files) use head::head;
pub(in crate::files) use lists::{actor, dispute, event, place};
pub(in crate::files) use source::source;
