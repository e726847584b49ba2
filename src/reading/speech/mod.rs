//! Reported speech: who is said to say what, found by the verbs of saying and the words beside them.
//!
//! What this finds are words, as ranges; whom of the dossier they name is found in `speakers`.

mod acts;
mod passages;
mod speakers;
mod subject;
#[cfg(test)]
mod tests;
mod verbs;

pub use acts::{Act, Laid, Speaker, acts};
pub(super) use speakers::bytes;
pub use speakers::{Discourse, Voice, Who};
pub use verbs::Manner;
pub(super) use verbs::speech_verb;
