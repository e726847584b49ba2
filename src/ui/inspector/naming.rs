//! What the inspector calls the sorts of things.

use crate::dossier::Subject;

/// "Actor", as the heading says what sort of thing it is.
pub fn sort(subject: &Subject) -> &'static str {
    match subject {
        Subject::Dossier => "Dossier",
        Subject::Place(_) => "Place",
        Subject::Actor(_) => "Actor",
        Subject::Event(_) => "Event",
        Subject::Dispute(_) => "Dispute",
        Subject::Source(_) => "Document",
        Subject::Claim(..) => "Claim",
    }
}
