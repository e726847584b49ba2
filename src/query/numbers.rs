//! Ids to dense numbers. Where an id is given twice (an error that checking reports), the first holds it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::claim_numbers::ClaimNumbers;
use super::claimant::{ClaimantKey, SideKey, Voices};
use super::number::{
    ActorIx, ClaimantIx, Dense, DisputeIx, EventIx, KindIx, PlaceIx, SideIx, SourceIx,
};
use super::renumbered::Renumbered;
use crate::dossier::{ActorId, DisputeId, Dossier, EventId, KindId, PlaceId, SourceId};

type Table<Id, Number> = Arc<HashMap<Id, Number>>;

/// What every id's number is. Tables are shared with the version before where they are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    pub(super) claims: ClaimNumbers,
    pub(super) sources: Table<SourceId, SourceIx>,
    pub(super) places: Table<PlaceId, PlaceIx>,
    pub(super) actors: Table<ActorId, ActorIx>,
    pub(super) kinds: Table<KindId, KindIx>,
    pub(super) events: Table<EventId, EventIx>,
    pub(super) disputes: Table<DisputeId, DisputeIx>,
    pub(super) claimants: Table<ClaimantKey, ClaimantIx>,
    pub(super) sides: Table<SideKey, SideIx>,
}

/// What the numbers of one version became in the next, list by list.
pub(super) struct AllRenumbered {
    pub(super) places: Renumbered<PlaceIx>,
    pub(super) kinds: Renumbered<KindIx>,
    pub(super) events: Renumbered<EventIx>,
    pub(super) disputes: Renumbered<DisputeIx>,
    /// Actors are the first claimants.
    pub(super) claimants: Renumbered<ClaimantIx>,
}

impl AllRenumbered {
    /// Whether there are things that claims could not be about before.
    pub(super) fn has_gained(&self) -> bool {
        self.places.has_gained
            || self.kinds.has_gained
            || self.events.has_gained
            || self.disputes.has_gained
            || self.claimants.has_gained
    }
}

/// The same table if its keys are the same, or one with the new ones.
fn table<'a, Id, Number>(
    before: &Table<Id, Number>,
    old: impl ExactSizeIterator<Item = &'a Id> + Clone,
    new: impl ExactSizeIterator<Item = &'a Id> + Clone,
) -> (Table<Id, Number>, Renumbered<Number>)
where
    Id: Clone + Eq + Hash + 'a,
    Number: Dense + Ord,
{
    let table = if old.clone().eq(new.clone()) {
        Arc::clone(before)
    } else {
        let mut numbers = HashMap::with_capacity(new.len());
        for (at, id) in new.clone().enumerate() {
            numbers
                .entry(id.clone())
                .or_insert_with(|| Number::from_index(at));
        }
        Arc::new(numbers)
    };
    let renumbered = Renumbered::between(old, new, before, &table);
    (table, renumbered)
}

impl Numbers {
    /// For the next version. Claims have the numbers that they had before: they are entered apart.
    pub(super) fn renewed(
        &self,
        (before, old_voices): (&Dossier, &Voices),
        (now, voices): (&Dossier, &Voices),
    ) -> (Self, AllRenumbered) {
        macro_rules! renewed {
            ($list:ident, $old:expr, $new:expr, $key:ident) => {
                table(
                    &self.$list,
                    $old.iter().map(|it| &it.$key),
                    $new.iter().map(|it| &it.$key),
                )
            };
        }
        let (sources, _) = renewed!(sources, before.sources, now.sources, id);
        let (places, places_now) = renewed!(places, before.places, now.places, id);
        let (actors, _) = renewed!(actors, before.actors, now.actors, id);
        let (kinds, kinds_now) = renewed!(kinds, before.kinds, now.kinds, id);
        let (events, events_now) = renewed!(events, before.events, now.events, id);
        let (disputes, disputes_now) = renewed!(disputes, before.disputes, now.disputes, id);
        let (claimants, claimants_now) =
            renewed!(claimants, old_voices.claimants, voices.claimants, key);
        let (sides, _) = renewed!(sides, old_voices.sides, voices.sides, key);
        let numbers = Self {
            claims: self.claims.clone(),
            sources,
            places,
            actors,
            kinds,
            events,
            disputes,
            claimants,
            sides,
        };
        let renumbered = AllRenumbered {
            places: places_now,
            kinds: kinds_now,
            events: events_now,
            disputes: disputes_now,
            claimants: claimants_now,
        };
        (numbers, renumbered)
    }
}
