//! What is another in a new version of a dossier, as far as claims have to be laid out anew for it.

use std::ops::Range;
use std::sync::Arc;

use super::bonds::Direction;
use super::claimant::Voices;
use super::course::Course;
use super::index::Index;
use super::number::{ActorIx, ClaimIx, ClaimantIx, Dense, DisputeIx, OriginIx, SourceIx};
use super::numbers::{AllRenumbered, Numbers};
use super::origins::stands_for;
use crate::dossier::{Claim, Dossier, Source};

/// Two versions, the older one laid out.
pub(super) struct Versions<'a> {
    pub(super) old: &'a Index,
    pub(super) dossier: &'a Dossier,
    pub(super) voices: &'a Voices,
    pub(super) now: &'a AllRenumbered,
}

impl Versions<'_> {
    /// Compares the two, and enters the ids of claims that came in into `numbers`.
    pub(super) fn course(&self, numbers: &mut Numbers) -> Course {
        let course = self.by_value();
        let gone = course.gone();
        let come = course.come();
        let old_id = |claim| &self.old.claim(ClaimIx::from_index(claim)).id;
        numbers.claims.change(
            gone.iter().cloned().flatten().map(old_id),
            claims_in(self.dossier, &come).map(|(_, claim)| &claim.id),
            course.new_count(),
        );
        let renewed = self.to_be_renewed(&gone, !come.is_empty(), numbers);
        let course = course.renewing(&renewed);
        let fresh = claims_in(self.dossier, course.fresh());
        numbers
            .claims
            .follow(&course, fresh.map(|(_, claim)| &claim.id));
        course
    }

    /// Source by source, and claim by claim where a source is another.
    fn by_value(&self) -> Course {
        let before = &self.old.dossier.sources;
        let mut course = Course::after(self.old.claim_count());
        let mut is_used = vec![false; before.len()];
        let mut next = 0;
        for source in &self.dossier.sources {
            // Most sources come after the one that they came after.
            let in_turn = before.get(next).filter(|old| old.id == source.id);
            let found = match in_turn {
                Some(_) => Some(next),
                None => self.old.source_ix(&source.id).map(SourceIx::index),
            };
            let found = found.filter(|at| !std::mem::replace(&mut is_used[*at], true));
            let Some(at) = found else {
                course.begin(source.claims.len());
                continue;
            };
            next = at + 1;
            let range = self.old.claims_of_source.range(SourceIx::from_index(at));
            if Arc::ptr_eq(source, &before[at]) {
                course.keep(range);
            } else {
                claim_by_claim(&mut course, &before[at], source, range.start);
            }
        }
        course
    }

    /// Claims that are the same but no longer lead where they led, in order.
    fn to_be_renewed(
        &self,
        gone: &[Range<usize>],
        has_come: bool,
        numbers: &Numbers,
    ) -> Vec<ClaimIx> {
        let (old, now) = (self.old, self.now);
        let mut claims: Vec<ClaimIx> = Vec::new();
        if has_come || now.has_gained() {
            let unresolved = old.claims().zip(old.is_unresolved.iter());
            claims.extend(unresolved.filter(|(_, is)| **is).map(|(claim, _)| claim));
        }
        for claim in gone.iter().cloned().flatten().map(ClaimIx::from_index) {
            if !numbers.claims.contains(&old.claim(claim).id) {
                let bonds = old.bonds_of(claim).iter();
                let named = bonds.filter(|bond| bond.direction == Direction::ByOther);
                claims.extend(named.map(|bond| bond.other));
            }
        }
        for place in now.places.lost() {
            claims.extend(old.claims_about.of(place));
        }
        for event in now.events.lost() {
            claims.extend(old.claims_of_event(event));
        }
        for claimant in now.claimants.lost() {
            claims.extend(old.claims_of_claimant(claimant));
        }
        if now.kinds.lost().next().is_some() {
            let is_lost = |claim: &ClaimIx| {
                let kind = old.kind_of(*claim);
                kind.is_some_and(|kind| now.kinds.to(kind).is_none())
            };
            claims.extend(old.claims().filter(is_lost));
        }
        for dispute in (0..old.dossier.disputes.len()).map(DisputeIx::from_index) {
            if self.has_other_positions(dispute) {
                claims.extend(old.claims_of_dispute(dispute));
            }
        }
        let publishers = self.voices.publishers_renamed_since(&old.voices);
        if !publishers.is_empty() {
            for (source, own) in old.dossier.sources.iter().zip(old.claims_of_source.iter()) {
                if publishers.contains(&&*source.publisher) {
                    claims.extend(own.1);
                }
            }
        }
        claims.extend(self.with_other_origins(numbers));
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// Whether a dispute is gone or its positions have other ids.
    fn has_other_positions(&self, dispute: DisputeIx) -> bool {
        let Some(now) = self.now.disputes.to(dispute) else {
            return true;
        };
        let before = &self.old.dispute(dispute).positions;
        let positions = &self.dossier.disputes[now.index()].positions;
        let ids = |positions: &'_ [crate::dossier::Position]| -> Vec<_> {
            positions
                .iter()
                .map(|position| position.id.clone())
                .collect()
        };
        before.len() != positions.len() || ids(before) != ids(positions)
    }

    /// Claims behind which an actor stands who is gone, or stands for others now.
    fn with_other_origins(&self, numbers: &Numbers) -> Vec<ClaimIx> {
        let (old, claimants) = (self.old, &self.now.claimants);
        if old.dossier.actors == self.dossier.actors {
            return Vec::new();
        }
        let mut is_other = vec![false; old.origin_count()];
        let mut any = false;
        for at in 0..old.dossier.actors.len() {
            let before = stands_for(&old.dossier, &old.numbers, ActorIx::from_index(at));
            let now = claimants
                .to(ClaimantIx::from_index(at))
                .map(|now| stands_for(self.dossier, numbers, ActorIx::from_index(now.index())));
            let renamed = before.iter().map(|origin| {
                let claimant = claimants.to(ClaimantIx::from_index(origin.index()));
                claimant.map(|claimant| OriginIx::from_index(claimant.index()))
            });
            if renamed.collect::<Option<Vec<OriginIx>>>() != now || now.is_none() {
                any = true;
                before
                    .iter()
                    .for_each(|origin| is_other[origin.index()] = true);
            }
        }
        if !any {
            return Vec::new();
        }
        let origins = old.behind.origins_of.iter();
        origins
            .filter(|(_, origins)| origins.iter().any(|origin| is_other[origin.index()]))
            .map(|(claim, _)| claim)
            .collect()
    }
}

/// The claims of a source that is another, after those of the version before, of which `first` is the first.
fn claim_by_claim(course: &mut Course, before: &Source, now: &Source, first: usize) {
    let (old, new) = (&before.claims, &now.claims);
    // When it was published and who speaks in it is part of what its claims are.
    let is_same = before.published == now.published && before.publisher == now.publisher;
    let alike = |(one, other): &(&Arc<Claim>, &Arc<Claim>)| is_same && Arc::ptr_eq(one, other);
    let head = old.iter().zip(new).take_while(alike).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = pairs.take_while(alike).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    course.keep(first..first + head);
    if old_end == new_end {
        for at in head..old_end {
            let here = first + at..first + at + 1;
            if alike(&(&old[at], &new[at])) {
                course.keep(here);
            } else if old[at].id == new[at].id {
                course.renew(here);
            } else {
                course.begin(1);
            }
        }
    } else {
        course.begin(new_end - head);
    }
    course.keep(first + old_end..first + old.len());
}

/// The claims of these numbers (rising) with their sources, in order.
pub(super) fn claims_in<'a>(
    dossier: &'a Dossier,
    ranges: &'a [Range<usize>],
) -> impl Iterator<Item = (&'a Source, &'a Claim)> {
    let mut sources = dossier.sources.iter();
    let mut source = sources.next();
    let mut first = 0;
    ranges.iter().cloned().flatten().map(move |claim| {
        loop {
            let own = source.expect("a claim that is counted stands in a source");
            if claim < first + own.claims.len() {
                break (&**own, &*own.claims[claim - first]);
            }
            first += own.claims.len();
            source = sources.next();
        }
    })
}
