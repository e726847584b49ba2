//! Which answers to a dispute had been given by a date.

use std::collections::HashMap;

use super::as_of::AsOf;
use super::bonds::Voiced;
use super::index::Index;
use super::lists::Lists;
use super::number::{ClaimIx, DisputeIx};
use crate::dossier::{Claim, Day, Dispute, DisputeId};

/// An answer that somebody had given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicedPosition {
    /// Which of the dispute's positions, from 0.
    pub position: usize,
    /// Claims that take it and were certainly reported by then, in order.
    pub certain: Vec<ClaimIx>,
    /// Claims that take it and may have been reported by then, in order.
    pub possible: Vec<ClaimIx>,
    /// The day on which the first of the certain ones was certainly out. `None`: none of them was.
    pub since: Option<Day>,
}

/// A claim that takes a position of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct StanceOf {
    pub(super) claim: ClaimIx,
    /// Which of the dispute's positions, from 0.
    pub(super) position: u32,
}

/// What a claim answers to a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer {
    pub(super) dispute: DisputeIx,
    /// Which of its positions, from 0; [`NO_POSITION`]: one that it does not have.
    position: u32,
}

const NO_POSITION: u32 = u32::MAX;

impl Answer {
    /// What a claim answers, in order, each once; disputes that do not exist are left out.
    pub(super) fn all(
        claim: &Claim,
        disputes: &[Dispute],
        numbers: &HashMap<DisputeId, DisputeIx>,
    ) -> Vec<Self> {
        let mut all = Vec::new();
        for stance in &claim.stances {
            let Some(&dispute) = numbers.get(&stance.dispute) else {
                continue;
            };
            let positions = (0..).zip(&disputes[dispute.index()].positions);
            let taken = positions.filter(|(_, position)| position.id == stance.position);
            let before = all.len();
            all.extend(taken.map(|(position, _)| Self { dispute, position }));
            if all.len() == before {
                all.push(Self {
                    dispute,
                    position: NO_POSITION,
                });
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// With the number that its dispute has now.
    pub(super) fn renamed(self, dispute: DisputeIx) -> Self {
        Self { dispute, ..self }
    }
}

/// For each dispute the claims in it, and their stances.
pub(super) fn sides_taken(
    disputes: usize,
    answers: &Lists<ClaimIx, Answer>,
) -> (Lists<DisputeIx, ClaimIx>, Lists<DisputeIx, StanceOf>) {
    let all = || {
        let lists = answers.iter();
        lists.flat_map(|(claim, list)| list.iter().map(move |answer| (claim, *answer)))
    };
    let in_dispute = answers.iter().flat_map(|(claim, list)| {
        let disputes = list.chunk_by(|one, next| one.dispute == next.dispute);
        disputes.map(move |answers| (answers[0].dispute, claim))
    });
    let taken = all().filter(|(_, answer)| answer.position != NO_POSITION);
    let taken = taken.map(|(claim, Answer { dispute, position })| {
        let stance = StanceOf { claim, position };
        (dispute, stance)
    });
    (
        Lists::gathered(disputes, in_dispute),
        Lists::gathered(disputes, taken),
    )
}

impl Index {
    /// The claims that take a position, counted from 0, at any date; in order.
    pub(super) fn claims_taking(&self, dispute: DisputeIx, position: usize) -> Vec<ClaimIx> {
        let stances = self.stances_in.of(dispute).iter();
        let taking = stances.filter(|stance| stance.position as usize == position);
        taking.map(|stance| stance.claim).collect()
    }

    /// The positions that claims had taken by the as-of day, in the dispute's order. Like standing, it is a
    /// fact about the date: neither the window nor the filters limit it, and on the occurred clock all
    /// dated reports are to hand.
    pub fn positions_voiced(&self, dispute: DisputeIx, as_of: &AsOf) -> Vec<VoicedPosition> {
        let asked = self.dispute(dispute);
        let mut voiced: Vec<VoicedPosition> = (0..asked.positions.len())
            .map(|position| VoicedPosition {
                position,
                certain: Vec::new(),
                possible: Vec::new(),
                since: None,
            })
            .collect();
        for stance in self.stances_in.of(dispute) {
            let answer = &mut voiced[stance.position as usize];
            match self.voiced(stance.claim, as_of) {
                Voiced::ByThen => answer.certain.push(stance.claim),
                Voiced::PossiblyByThen => answer.possible.push(stance.claim),
                _ => {}
            }
        }
        voiced.retain(|answer| !(answer.certain.is_empty() && answer.possible.is_empty()));
        for answer in &mut voiced {
            let days = answer.certain.iter();
            answer.since = days
                .filter_map(|claim| self.reported(*claim).latest())
                .min();
        }
        voiced
    }

    /// Whether a claim takes a position in a dispute, or names one that it does not have.
    pub fn is_in_dispute(&self, claim: ClaimIx, dispute: DisputeIx) -> bool {
        self.claims_of_dispute(dispute)
            .binary_search(&claim)
            .is_ok()
    }

    /// The positions of a dispute that a claim takes, from 0, each once.
    pub fn positions_of(&self, claim: ClaimIx, dispute: DisputeIx) -> impl Iterator<Item = usize> {
        let stances = self.stances_in.of(dispute);
        let first = stances.partition_point(|stance| stance.claim < claim);
        stances[first..]
            .iter()
            .take_while(move |stance| stance.claim == claim)
            .map(|stance| stance.position as usize)
    }
}

/// The day on which the second of the positions was certainly voiced, and they began to differ.
/// `None`: fewer than two are.
pub fn disputed_since(voiced: &[VoicedPosition]) -> Option<Day> {
    let mut days: Vec<Day> = voiced.iter().filter_map(|answer| answer.since).collect();
    days.sort_unstable();
    days.get(1).copied()
}
