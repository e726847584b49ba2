//! From the ids of claims to their numbers, in a table that a new version shares with the one before: a
//! hundred thousand ids are not entered again because one claim came in and moved the numbers of others.
//!
//! ```text
//! id ─ shard ─▶ slot, which stays ─ claim_of ─▶ number, which moves
//! ```

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::column::{Column, continued};
use super::course::Course;
use super::hash::{FastMap, ShortHasher};
use super::number::{ClaimIx, Dense};
use crate::dossier::ClaimId;

/// A change copies the shard it is in, so shards are small; copying the list of shards is cheap.
const CLAIMS_IN_A_SHARD: usize = 256;
const FEWEST_SHARDS: usize = 64;

/// What an id's number is found by.
#[derive(Clone, Debug, Default)]
pub(super) struct ClaimNumbers {
    /// As many as a power of two; empty: no claim was ever entered.
    shards: Vec<Arc<FastMap<ClaimId, u32>>>,
    /// The claim that holds each slot. Slots of ids that are gone hold what they held last.
    claim_of: Column<ClaimIx>,
    /// Each claim's slot.
    slot_of: Column<u32>,
    slots: u32,
    /// Whether some id is given twice (an error that checking reports); the first claim holds it.
    pub(super) has_repeated: bool,
}

impl ClaimNumbers {
    pub(super) fn get(&self, id: &ClaimId) -> Option<ClaimIx> {
        let slot = *self.shards.get(self.shard(id))?.get(id)?;
        Some(self.claim_of[slot as usize])
    }

    pub(super) fn contains(&self, id: &ClaimId) -> bool {
        let shard = self.shards.get(self.shard(id));
        shard.is_some_and(|shard| shard.contains_key(id))
    }

    fn shard(&self, id: &ClaimId) -> usize {
        let mut hasher = ShortHasher::default();
        id.hash(&mut hasher);
        // Not the bits that the table within goes by.
        (hasher.finish() >> 40) as usize & self.shards.len().saturating_sub(1)
    }

    /// Takes ids out and enters others. Their numbers are right once [`Self::follow`] was called.
    pub(super) fn change<'a>(
        &mut self,
        gone: impl Iterator<Item = &'a ClaimId>,
        come: impl Iterator<Item = &'a ClaimId>,
        claims: usize,
    ) {
        if self.shards.is_empty() {
            let shards = (claims / CLAIMS_IN_A_SHARD).next_power_of_two();
            self.shards
                .resize_with(shards.max(FEWEST_SHARDS), Arc::default);
        }
        for id in gone {
            let shard = self.shard(id);
            Arc::make_mut(&mut self.shards[shard]).remove(id);
        }
        for id in come {
            let shard = self.shard(id);
            let slots = Arc::make_mut(&mut self.shards[shard]);
            if slots.contains_key(id) {
                self.has_repeated = true;
                continue;
            }
            slots.insert(id.clone(), self.slots);
            self.slots += 1;
        }
    }

    /// Follows the claims to where they stand now. `fresh` are the ids of those laid out anew, in order.
    pub(super) fn follow<'a>(&mut self, course: &Course, fresh: impl Iterator<Item = &'a ClaimId>) {
        if course.is_in_place() {
            return;
        }
        let slots: Vec<u32> = fresh
            .map(|id| *self.shards[self.shard(id)].get(id).expect("entered before"))
            .collect();
        self.slot_of = continued(&self.slot_of, course, &slots, None);
        let mut claim_of = vec![ClaimIx(u32::MAX); self.slots as usize];
        // From the last on, so that the first of those that share an id holds it.
        for (at, slot) in self.slot_of.iter().enumerate().rev() {
            claim_of[*slot as usize] = ClaimIx::from_index(at);
        }
        self.claim_of = Arc::new(claim_of);
    }
}
