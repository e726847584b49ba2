//! What is wrong with a dossier as a whole: references, circles, dates that cannot be.

use super::Dossier;
use super::finding::Severity;
use super::id::{ActorId, ClaimId, DisputeId, EventId, PlaceId, SourceId};

/// What a problem is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Dossier,
    Place(PlaceId),
    Actor(ActorId),
    Event(EventId),
    Dispute(DisputeId),
    Source(SourceId),
    Claim(SourceId, ClaimId),
}

/// Which field of the subject, and which entry of it when it is a list (from 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    pub name: &'static str,
    pub nth: usize,
}

/// A finding that does not know yet where in the files it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub subject: Subject,
    /// `None`: the subject as a whole.
    pub field: Option<Field>,
    pub severity: Severity,
    pub message: String,
    pub hint: Option<String>,
}

/// Everything wrong that the values themselves show.
///
/// `is_area` answers whether the basemap has an area of that id.
pub fn check(_dossier: &Dossier, _is_area: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    Vec::new()
}
