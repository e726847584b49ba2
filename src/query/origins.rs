//! Whence claims come: how many reports there are of something, and how many independent origins they have.
//!
//! A claim's origin is whoever asserts it, not the paper that prints it:
//!
//! * its claimants, where it names any. A person who is a member of a body stands for that body: a
//!   ministry's spokesman is the ministry. That is one step and holds for persons alone, so that a ministry
//!   is not its government;
//! * else the outlet or wire that it came through;
//! * else the publication itself.
//!
//! Claims that share any of these have one origin, and so has whatever shares one with those.

use std::collections::HashMap;
use std::sync::Arc;

use super::claimant::Voices;
use super::column::continued_lists;
use super::course::Course;
use super::index::Index;
use super::lists::Lists;
use super::number::{ActorIx, ClaimIx, ClaimantIx, Dense, OriginIx, SourceIx};
use super::numbers::Numbers;
use super::renumbered::Renumbered;
use crate::dossier::{ActorId, ActorKind, Claim, Dossier, Source};

/// Of some claims, how many reports there are and whence they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// How often a source relays an origin: pairs of the two, each once. Never fewer than the origins, never
    /// more than the claims.
    pub reports: usize,
    /// In order of their first claims.
    pub origins: Vec<Origin>,
}

/// Claims that come from one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Whose claims they are; more than one where they assert something together.
    pub who: Vec<OriginIx>,
    /// In order of publication and then of reading.
    pub claims: Vec<ClaimIx>,
    /// The sources that relay it, in order of publication.
    pub sources: Vec<SourceIx>,
    /// Persons among the claimants who stand for their body here, each with that body.
    pub spoken_for: Vec<(ActorIx, OriginIx)>,
}

/// Who stands behind each claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Behind {
    /// For every claim at least one.
    pub(super) origins_of: Arc<Lists<ClaimIx, OriginIx>>,
    /// Claimants and outlets that claims name and the dossier does not have, in the order of their ids; they
    /// come after the claimants.
    pub(super) unknown: Arc<Vec<ActorId>>,
}

/// What the origins of a version before become.
pub(super) struct OriginRenames<'a> {
    /// How many claimants there were.
    pub(super) claimants_before: usize,
    pub(super) claimants: &'a Renumbered<ClaimantIx>,
}

impl Behind {
    /// For the next version; `fresh` are the claims that were laid out anew, in order.
    pub(super) fn continued<'a>(
        &self,
        course: &Course,
        fresh: impl Iterator<Item = (&'a Source, &'a Claim)>,
        (dossier, numbers, voices): (&Dossier, &Numbers, &Voices),
        renames: &OriginRenames<'_>,
    ) -> Self {
        let first_unknown = voices.claimants.len();
        let mut unknown = Arc::clone(&self.unknown);
        let mut lists = Lists::default();
        for (source, claim) in fresh {
            let mut origins = Vec::new();
            let named = if claim.by.is_empty() {
                &claim.via
            } else {
                &claim.by
            };
            for id in named {
                match numbers.actors.get(id) {
                    Some(actor) => origins.extend(stands_for(dossier, numbers, *actor)),
                    None => {
                        let at = unknown.iter().position(|other| other == id);
                        let at = at.unwrap_or_else(|| {
                            Arc::make_mut(&mut unknown).push(id.clone());
                            unknown.len() - 1
                        });
                        origins.push(OriginIx::from_index(first_unknown + at));
                    }
                }
            }
            if origins.is_empty() {
                origins.extend(voices.own_voice_of(source).map(of_claimant));
            }
            origins.sort_unstable();
            origins.dedup();
            lists.push(origins);
        }
        let before = renames.claimants_before;
        let rename = |origin: OriginIx| match origin.index().checked_sub(before) {
            Some(unknown) => OriginIx::from_index(first_unknown + unknown),
            None => of_claimant(
                renames
                    .claimants
                    .kept(ClaimantIx::from_index(origin.index())),
            ),
        };
        let moved = !self.unknown.is_empty() && before != first_unknown;
        let is_same = renames.claimants.is_same() && !moved;
        let kept = (!is_same).then_some(&rename as &dyn Fn(OriginIx) -> OriginIx);
        let mut behind = Self {
            origins_of: continued_lists(&self.origins_of, course, &lists, kept),
            unknown,
        };
        behind.put_unknown_in_order(first_unknown);
        behind
    }

    /// By id, and only those that a claim still names.
    fn put_unknown_in_order(&mut self, first: usize) {
        if self.unknown.is_empty() {
            return;
        }
        let mut is_named = vec![false; self.unknown.len()];
        for origin in self.origins_of.items() {
            if let Some(unknown) = origin.index().checked_sub(first) {
                is_named[unknown] = true;
            }
        }
        let mut order: Vec<usize> = (0..is_named.len()).filter(|at| is_named[*at]).collect();
        order.sort_unstable_by_key(|at| &self.unknown[*at]);
        if order.len() == is_named.len() && order.is_sorted() {
            return;
        }
        let mut now = vec![0; is_named.len()];
        for (place, at) in order.iter().enumerate() {
            now[*at] = place;
        }
        Arc::make_mut(&mut self.origins_of).change_lists(|list| {
            for origin in &mut *list {
                if let Some(unknown) = origin.index().checked_sub(first) {
                    *origin = OriginIx::from_index(first + now[unknown]);
                }
            }
            list.sort_unstable();
        });
        let unknown = order.iter().map(|at| self.unknown[*at].clone());
        self.unknown = Arc::new(unknown.collect());
    }
}

fn of_claimant(claimant: ClaimantIx) -> OriginIx {
    OriginIx::from_index(claimant.index())
}

/// The bodies that a person speaks for; any other actor, or a person of none, speaks for itself. Actors are
/// claimants, and so origins, of the same number.
pub(super) fn stands_for(dossier: &Dossier, numbers: &Numbers, actor: ActorIx) -> Vec<OriginIx> {
    let own = &dossier.actors[actor.index()];
    let bodies = own
        .member_of
        .iter()
        .filter(|_| own.kind == ActorKind::Person);
    let mut origins: Vec<OriginIx> = bodies
        .filter_map(|body| numbers.actors.get(body))
        .map(|body| OriginIx::from_index(body.index()))
        .collect();
    if origins.is_empty() {
        origins.push(OriginIx::from_index(actor.index()));
    }
    origins
}

impl Index {
    /// Who stands behind a claim; at least one.
    pub fn origins_of(&self, claim: ClaimIx) -> &[OriginIx] {
        self.behind.origins_of.of(claim)
    }

    /// How many origins there are in all.
    pub fn origin_count(&self) -> usize {
        self.claimants().len() + self.behind.unknown.len()
    }

    /// `None`: claims name it and the dossier does not have it.
    pub fn claimant_of_origin(&self, origin: OriginIx) -> Option<ClaimantIx> {
        (origin.index() < self.claimants().len()).then(|| ClaimantIx::from_index(origin.index()))
    }

    /// Its name; its id where the dossier does not have it.
    pub fn origin_name(&self, origin: OriginIx) -> &str {
        match self.claimant_of_origin(origin) {
            Some(claimant) => &self.claimant(claimant).name,
            None => self.behind.unknown[origin.index() - self.claimants().len()].as_str(),
        }
    }

    /// Of some claims, how many reports there are and whence they come. Each claim counts once.
    pub fn origins(&self, claims: impl IntoIterator<Item = ClaimIx>) -> Origins {
        let mut claims: Vec<ClaimIx> = claims.into_iter().collect();
        claims.sort_unstable();
        claims.dedup();
        let mut groups = Groups::of(self, &claims);
        let mut origins: Vec<Origin> = Vec::new();
        let mut number_of_root: HashMap<usize, usize> = HashMap::new();
        for (at, &claim) in claims.iter().enumerate() {
            let number = *number_of_root.entry(groups.root(at)).or_insert_with(|| {
                origins.push(Origin::default());
                origins.len() - 1
            });
            self.take_in(&mut origins[number], claim);
        }
        Origins {
            reports: origins.iter().map(|origin| origin.sources.len()).sum(),
            origins,
        }
    }

    fn take_in(&self, origin: &mut Origin, claim: ClaimIx) {
        let add = |list: &mut Vec<OriginIx>, one| {
            if !list.contains(&one) {
                list.push(one);
            }
        };
        for &who in self.origins_of(claim) {
            add(&mut origin.who, who);
        }
        // Claims come in order of publication, so a source that was met was met last.
        let source = self.source_of(claim);
        if origin.sources.last() != Some(&source) {
            origin.sources.push(source);
        }
        origin.claims.push(claim);
        for &claimant in self.claimants_of(claim) {
            let Some(actor) = self.claimant(claimant).actor else {
                continue;
            };
            for body in stands_for(&self.dossier, &self.numbers, actor) {
                let spoken = (actor, body);
                if body != of_claimant(claimant) && !origin.spoken_for.contains(&spoken) {
                    origin.spoken_for.push(spoken);
                }
            }
        }
    }
}

/// Which claims hang together: a forest in which each points to one before it, or to itself.
struct Groups(Vec<usize>);

impl Groups {
    fn of(index: &Index, claims: &[ClaimIx]) -> Self {
        let mut groups = Self((0..claims.len()).collect());
        let mut first_of: HashMap<OriginIx, usize> = HashMap::new();
        for (at, &claim) in claims.iter().enumerate() {
            for &origin in index.origins_of(claim) {
                let first = *first_of.entry(origin).or_insert(at);
                groups.join(first, at);
            }
        }
        groups
    }

    /// Where a claim's group begins; what is on the way there is brought nearer.
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
