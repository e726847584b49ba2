//! Whether something bears a name: what checking asks of a dossier before it complains about a reference.
//!
//! Tables of all names are made for a check of everything; who keeps such tables anyway, as the index of a
//! dossier does, can have one item checked without any being made.

use std::collections::{HashMap, HashSet};

use super::{
    ActorId, ClaimId, Dispute, DisputeId, Dossier, EventId, KindId, PlaceId, SideId, Source,
};

/// Answers for one version of a dossier.
pub trait Names {
    fn has_place(&self, id: &PlaceId) -> bool;
    fn has_actor(&self, id: &ActorId) -> bool;
    fn has_event(&self, id: &EventId) -> bool;
    /// The first dispute of that id. `None`: there is none.
    fn dispute(&self, id: &DisputeId) -> Option<&Dispute>;
    fn has_kind(&self, id: &KindId) -> bool;
    /// Whether it is declared, or an actor speaks for it or is it.
    fn has_side(&self, id: &SideId) -> bool;
    /// The source in which the first claim of that id stands. `None`: there is none.
    fn source_of(&self, id: &ClaimId) -> Option<&Source>;

    fn has_dispute(&self, id: &DisputeId) -> bool {
        self.dispute(id).is_some()
    }

    fn has_claim(&self, id: &ClaimId) -> bool {
        self.source_of(id).is_some()
    }
}

/// Tables of all names of a dossier.
pub(super) struct Tables<'d> {
    places: HashSet<&'d PlaceId>,
    actors: HashSet<&'d ActorId>,
    events: HashSet<&'d EventId>,
    disputes: HashMap<&'d DisputeId, &'d Dispute>,
    kinds: HashSet<&'d KindId>,
    sides: HashSet<&'d str>,
    claims: HashMap<&'d ClaimId, &'d Source>,
}

impl<'d> Tables<'d> {
    pub fn new(dossier: &'d Dossier) -> Self {
        let declared = dossier.sides.iter().map(|side| side.id.as_str());
        let spoken_for = dossier.actors.iter().flat_map(|actor| {
            let side = actor.side.as_ref().map(SideId::as_str);
            side.into_iter().chain([actor.id.as_str()])
        });
        let mut claims = HashMap::new();
        for (source, claim) in dossier.claims() {
            claims.entry(&claim.id).or_insert(source);
        }
        let mut disputes = HashMap::new();
        for dispute in &dossier.disputes {
            disputes.entry(&dispute.id).or_insert(dispute);
        }
        Self {
            places: dossier.places.iter().map(|it| &it.id).collect(),
            actors: dossier.actors.iter().map(|it| &it.id).collect(),
            events: dossier.events.iter().map(|it| &it.id).collect(),
            disputes,
            kinds: dossier.kinds.iter().map(|it| &it.id).collect(),
            sides: declared.chain(spoken_for).collect(),
            claims,
        }
    }
}

impl Names for Tables<'_> {
    fn has_place(&self, id: &PlaceId) -> bool {
        self.places.contains(id)
    }

    fn has_actor(&self, id: &ActorId) -> bool {
        self.actors.contains(id)
    }

    fn has_event(&self, id: &EventId) -> bool {
        self.events.contains(id)
    }

    fn dispute(&self, id: &DisputeId) -> Option<&Dispute> {
        self.disputes.get(id).copied()
    }

    fn has_kind(&self, id: &KindId) -> bool {
        self.kinds.contains(id)
    }

    fn has_side(&self, id: &SideId) -> bool {
        self.sides.contains(id.as_str())
    }

    fn source_of(&self, id: &ClaimId) -> Option<&Source> {
        self.claims.get(id).copied()
    }
}
