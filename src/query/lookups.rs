//! Reading an index: from ids to numbers, from numbers to things, from things to their claims.

use std::sync::Arc;

use super::as_of::Clock;
use super::bonds::Bond;
use super::claimant::{Claimant, ClaimantKey, SideKey, SideLabel};
use super::index::Index;
use super::lens::PlaceScope;
use super::number::{
    ActorIx, ClaimIx, ClaimantIx, Dense, DisputeIx, EventIx, KindIx, PlaceIx, SideIx, SourceIx,
};
use super::span::Span;
use crate::dossier::{
    Actor, ActorId, Claim, ClaimId, Dispute, DisputeId, Dossier, Event, EventId, Kind, KindId,
    Place, PlaceId, Source, SourceId,
};

/// From ids to numbers. `None`: the dossier has no such thing.
impl Index {
    pub fn claim_ix(&self, id: &ClaimId) -> Option<ClaimIx> {
        self.numbers.claims.get(id)
    }

    pub fn source_ix(&self, id: &SourceId) -> Option<SourceIx> {
        self.numbers.sources.get(id).copied()
    }

    pub fn place_ix(&self, id: &PlaceId) -> Option<PlaceIx> {
        self.numbers.places.get(id).copied()
    }

    pub fn actor_ix(&self, id: &ActorId) -> Option<ActorIx> {
        self.numbers.actors.get(id).copied()
    }

    pub fn kind_ix(&self, id: &KindId) -> Option<KindIx> {
        self.numbers.kinds.get(id).copied()
    }

    pub fn event_ix(&self, id: &EventId) -> Option<EventIx> {
        self.numbers.events.get(id).copied()
    }

    pub fn dispute_ix(&self, id: &DisputeId) -> Option<DisputeIx> {
        self.numbers.disputes.get(id).copied()
    }

    pub fn claimant_ix(&self, key: &ClaimantKey) -> Option<ClaimantIx> {
        self.numbers.claimants.get(key).copied()
    }

    pub fn side_ix(&self, key: &SideKey) -> Option<SideIx> {
        self.numbers.sides.get(key).copied()
    }
}

/// From numbers to things. Numbers of another index may panic or name something else.
impl Index {
    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }

    pub fn claim(&self, claim: ClaimIx) -> &Claim {
        let source = self.source_of(claim);
        let first = self.claims_of_source.range(source).start;
        &self.source(source).claims[claim.index() - first]
    }

    pub fn source(&self, source: SourceIx) -> &Source {
        &self.dossier.sources[source.index()]
    }

    pub fn place(&self, place: PlaceIx) -> &Place {
        &self.dossier.places[place.index()]
    }

    pub fn actor(&self, actor: ActorIx) -> &Actor {
        &self.dossier.actors[actor.index()]
    }

    pub fn kind(&self, kind: KindIx) -> &Kind {
        &self.dossier.kinds[kind.index()]
    }

    pub fn event(&self, event: EventIx) -> &Event {
        &self.dossier.events[event.index()]
    }

    pub fn dispute(&self, dispute: DisputeIx) -> &Dispute {
        &self.dossier.disputes[dispute.index()]
    }

    /// Everybody who can speak: the actors, then publications that speak for themselves and are no actor.
    pub fn claimants(&self) -> &[Claimant] {
        &self.voices.claimants
    }

    pub fn claimant(&self, claimant: ClaimantIx) -> &Claimant {
        &self.voices.claimants[claimant.index()]
    }

    /// Declared sides, then those that only actors name, then "no side".
    pub fn sides(&self) -> &[SideLabel] {
        &self.voices.sides
    }

    pub fn side(&self, side: SideIx) -> &SideLabel {
        &self.voices.sides[side.index()]
    }
}

/// What belongs to a claim.
impl Index {
    pub fn source_of(&self, claim: ClaimIx) -> SourceIx {
        self.source_of[claim.index()]
    }

    /// The claim's days on a clock.
    pub fn span(&self, clock: Clock, claim: ClaimIx) -> Span {
        self.columns(clock).span(claim)
    }

    /// When its source was published.
    pub fn reported(&self, claim: ClaimIx) -> Span {
        self.reported.span(claim)
    }

    /// When what it is about happened.
    pub fn occurred(&self, claim: ClaimIx) -> Span {
        self.occurred.span(claim)
    }

    /// `None`: its kind is not one of the dossier's.
    pub fn kind_of(&self, claim: ClaimIx) -> Option<KindIx> {
        self.kind_of[claim.index()]
    }

    /// The places it is about, each once, in order.
    pub fn places_of(&self, claim: ClaimIx) -> &[PlaceIx] {
        self.places_of.of(claim)
    }

    /// Who asserts it. Empty only when it names nobody who exists.
    pub fn claimants_of(&self, claim: ClaimIx) -> &[ClaimantIx] {
        self.claimants_of.of(claim)
    }

    /// The sides its claimants speak for, each once; at least "no side".
    pub fn sides_of(&self, claim: ClaimIx) -> &[SideIx] {
        self.sides_of.of(claim)
    }

    pub fn events_of(&self, claim: ClaimIx) -> &[EventIx] {
        self.events_of.of(claim)
    }

    /// Whether it is about a place that the map can show.
    pub fn is_located(&self, claim: ClaimIx) -> bool {
        self.is_located[claim.index()]
    }

    pub(super) fn bonds_of(&self, claim: ClaimIx) -> &[Bond] {
        self.bonds.of(claim)
    }
}

/// Claims of a thing, always in order of publication and then of reading.
impl Index {
    pub fn claim_count(&self) -> usize {
        self.source_of.len()
    }

    pub fn claims(&self) -> impl ExactSizeIterator<Item = ClaimIx> + Clone + use<> {
        (0..self.claim_count()).map(ClaimIx::from_index)
    }

    pub fn claims_of_source(&self, source: SourceIx) -> &[ClaimIx] {
        self.claims_of_source.of(source)
    }

    pub fn claims_of_claimant(&self, claimant: ClaimantIx) -> &[ClaimIx] {
        self.claims_of_claimant.of(claimant)
    }

    pub fn claims_of_event(&self, event: EventIx) -> &[ClaimIx] {
        self.claims_of_event.of(event)
    }

    /// The claims that take a position in it, or name a position that it does not have.
    pub fn claims_of_dispute(&self, dispute: DisputeIx) -> &[ClaimIx] {
        self.claims_of_dispute.of(dispute)
    }

    /// The claims about a place, each once.
    pub fn claims_at_place(&self, place: PlaceIx, scope: PlaceScope) -> Vec<ClaimIx> {
        match scope {
            PlaceScope::Itself => self.claims_about.of(place).to_vec(),
            PlaceScope::WithinToo => {
                let places = self.within(place);
                let lists = places.iter().flat_map(|&each| self.claims_about.of(each));
                let mut claims: Vec<ClaimIx> = lists.copied().collect();
                claims.sort_unstable();
                claims.dedup();
                claims
            }
        }
    }
}

/// Places and sources.
impl Index {
    /// When the source was published.
    pub fn source_reported(&self, source: SourceIx) -> Span {
        self.source_reported[source.index()]
    }

    /// The next larger place. `None`: it lies within none.
    pub fn place_parent(&self, place: PlaceIx) -> Option<PlaceIx> {
        self.containment.parent(place)
    }

    /// The place and all that lies within it at any depth, in order.
    pub fn within(&self, place: PlaceIx) -> Vec<PlaceIx> {
        self.containment.within(place)
    }
}
