//! Why an edit was refused.

use super::references::{Reference, Referent};
use crate::dossier::id::IdError;

/// Why the dossier stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("{0} is no longer in the dossier; nothing was changed")]
    Absent(Referent),
    #[error("the id `{id}` is taken by another {what}; choose one that is free")]
    Taken { what: &'static str, id: String },
    #[error(transparent)]
    Id(#[from] IdError),
    #[error("{what} and {other} are different kinds of things; only like can stand for like")]
    Unlike { what: Referent, other: Referent },
    #[error("{0} cannot be merged with itself; choose another")]
    Itself(Referent),
    #[error(
        "{what} cannot stand there instead: it has no position `{position}`, which claims take; add it there first, or \
         let the claims take none"
    )]
    NoSuchPosition { what: Referent, position: String },
    /// Without a claimant the words would become the publication's own; without a kind a claim is no claim.
    #[error(
        "{what} cannot simply be dropped: {} of {} would be gone; choose another to stand there, or change those claims first",
        field(.references), claims(.references)
    )]
    LeavesAGap {
        what: Referent,
        references: Vec<Reference>,
    },
}

fn field(references: &[Reference]) -> &'static str {
    match references.first().map(|reference| reference.field) {
        Some("by") => "the claimant",
        Some("via") => "the way it came",
        Some("kind") => "the kind",
        _ => "a field",
    }
}

fn claims(references: &[Reference]) -> String {
    match references.len() {
        1 => "1 claim".to_owned(),
        count => format!("{count} claims"),
    }
}
