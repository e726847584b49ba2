//! What the reader has open.

use serde::{Deserialize, Serialize};

use crate::dossier::{ActorId, ClaimId, DisputeId, EventId, PlaceId, SourceId};

/// A page of the reader; also what is selected on map and timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Page {
    /// The dossier as a whole.
    #[default]
    Overview,
    Place(PlaceId),
    Actor(ActorId),
    Event(EventId),
    Dispute(DisputeId),
    /// A whole document, with one claim brought into view if one is named.
    Document(SourceId, Option<ClaimId>),
    /// What opening the dossier had to say.
    Findings,
    /// What changed between the pinned day and the as-of date.
    Comparison,
    /// Claims that the map does not show, for one reason.
    Tray(Tray),
}

/// Why a claim is counted beside the map and not on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tray {
    /// No date on the chosen clock.
    Undated,
    /// Known, and about no place that a map can show.
    Unlocated,
    /// Known, and about places outside the view.
    OffMap,
    /// Known, and kept out by filters.
    FilteredOut,
    /// Over before the window of days begins.
    Earlier,
}
