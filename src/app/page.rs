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
}
