//! What checking asks of a dossier, answered by its index.

use super::claimant::SideKey;
use super::index::Index;
use crate::dossier::{
    ActorId, ClaimId, Dispute, DisputeId, EventId, KindId, Names, PlaceId, SideId, Source,
};

impl Names for Index {
    fn has_place(&self, id: &PlaceId) -> bool {
        self.place_ix(id).is_some()
    }

    fn has_actor(&self, id: &ActorId) -> bool {
        self.actor_ix(id).is_some()
    }

    fn has_event(&self, id: &EventId) -> bool {
        self.event_ix(id).is_some()
    }

    fn dispute(&self, id: &DisputeId) -> Option<&Dispute> {
        Some(Self::dispute(self, self.dispute_ix(id)?))
    }

    fn has_kind(&self, id: &KindId) -> bool {
        self.kind_ix(id).is_some()
    }

    fn has_side(&self, id: &SideId) -> bool {
        let is_actor = || ActorId::new(id.as_str()).is_ok_and(|actor| self.has_actor(&actor));
        self.side_ix(&SideKey::Side(id.clone())).is_some() || is_actor()
    }

    fn source_of(&self, id: &ClaimId) -> Option<&Source> {
        let claim = self.claim_ix(id)?;
        Some(self.source(Self::source_of(self, claim)))
    }
}
