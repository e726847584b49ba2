//! Something said to have happened. Claims report it and may disagree about it.

use super::id::{EventId, KindId, PlaceId};
use super::when::When;

/// A happening that claims refer to. Its state at a date is never stored: it follows from the
/// claims reported by then.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: EventId,
    pub title: String,
    /// `None`: no source supports a date.
    pub occurred: Option<When>,
    pub places: Vec<PlaceId>,
    pub kind: Option<KindId>,
    /// The larger event it is part of.
    pub within: Option<EventId>,
}
