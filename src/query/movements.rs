//! Who gave one answer to a dispute first and another later, or two at once.

use std::collections::BTreeMap;

use super::as_of::AsOf;
use super::bonds::Voiced;
use super::index::Index;
use super::number::{ClaimantIx, DisputeIx};
use crate::dossier::Day;

/// A claimant with more than one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Movement {
    /// The day on which the second answer was first certainly reported.
    pub on: Day,
    pub claimant: ClaimantIx,
    /// The answer reported first; which of the dispute's positions, from 0.
    pub from: usize,
    /// The answer reported second, from 0.
    pub to: usize,
    pub manner: Manner,
}

/// How two answers of one claimant lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// The first was last reported before the second was: it has not been heard since.
    Moved,
    /// The first was reported on the day of the second too, or after it.
    Both,
}

/// First and last day on which a claimant was reported with an answer.
#[derive(Clone, Copy)]
struct Heard {
    position: usize,
    first: Day,
    last: Day,
}

impl Index {
    /// Who had more than one answer to a dispute by the as-of day, in the order in which that came out.
    ///
    /// The rule goes by single claimants, not by sides, and by the days of the reports, since when somebody
    /// spoke is often not known. It uses only claims that were certainly reported by then (on the occurred
    /// clock all dated ones). A claimant's answers are put in the order of their first report, and each is
    /// held against the one before: if that one was not reported on or after the day of the newer one, the
    /// claimant moved; otherwise both answers are held at once. So a move can turn into "both" when the
    /// older answer is reported again. Whether two answers exclude each other is not judged.
    pub fn movements(&self, dispute: DisputeIx, as_of: &AsOf) -> Vec<Movement> {
        let mut answers: BTreeMap<ClaimantIx, Vec<Heard>> = BTreeMap::new();
        for stance in self.stances_in.of(dispute) {
            let day = self.reported(stance.claim).latest();
            let (Voiced::ByThen, Some(day)) = (self.voiced(stance.claim, as_of), day) else {
                continue;
            };
            for claimant in self.claimants_of(stance.claim) {
                let heard = answers.entry(*claimant).or_default();
                let position = stance.position as usize;
                match heard.iter_mut().find(|other| other.position == position) {
                    Some(other) => {
                        other.first = other.first.min(day);
                        other.last = other.last.max(day);
                    }
                    None => heard.push(Heard {
                        position,
                        first: day,
                        last: day,
                    }),
                }
            }
        }
        let mut movements = Vec::new();
        for (claimant, mut heard) in answers {
            heard.sort_by_key(|answer| (answer.first, answer.position));
            movements.extend(heard.windows(2).map(|pair| Movement {
                on: pair[1].first,
                claimant,
                from: pair[0].position,
                to: pair[1].position,
                manner: if pair[0].last < pair[1].first {
                    Manner::Moved
                } else {
                    Manner::Both
                },
            }));
        }
        movements.sort_unstable();
        movements
    }
}
