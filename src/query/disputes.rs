//! Which answers to a dispute had been given by a date.

use super::as_of::AsOf;
use super::bonds::Voiced;
use super::index::Index;
use super::number::{ClaimIx, DisputeIx};

/// An answer that somebody had given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicedPosition {
    /// Which of the dispute's positions, from 0.
    pub position: usize,
    /// Claims that take it and were certainly reported by then, in order.
    pub certain: Vec<ClaimIx>,
    /// Claims that take it and may have been reported by then, in order.
    pub possible: Vec<ClaimIx>,
}

impl Index {
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
            })
            .collect();
        for &claim in self.claims_of_dispute(dispute) {
            let voice = self.voiced(claim, as_of);
            for (position, answer) in asked.positions.iter().zip(&mut voiced) {
                let takes_it = self
                    .claim(claim)
                    .stances
                    .iter()
                    .any(|stance| stance.dispute == asked.id && stance.position == position.id);
                match voice {
                    Voiced::ByThen if takes_it => answer.certain.push(claim),
                    Voiced::PossiblyByThen if takes_it => answer.possible.push(claim),
                    _ => {}
                }
            }
        }
        voiced.retain(|answer| !(answer.certain.is_empty() && answer.possible.is_empty()));
        voiced
    }
}
