//! Looking up names while checking: which are known, which was likely meant, which go in circles.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use super::check::{Field, Problems, Subject};
use super::check_names::Names;
use super::edit::Fix;
use super::finding::nearest;
use super::{
    ActorId, ClaimId, Dispute, DisputeId, Dossier, EventId, KindId, Place, PlaceId, SideId, Source,
};

/// How many names are compared for hints in one check: enough for some slips in a large dossier,
/// and bounded when a whole file of names is missing.
pub(super) const COMPARISONS: usize = 300_000;

/// Everything in a dossier that can be referred to, and how many comparisons hints may still make.
pub(super) struct Known<'d> {
    dossier: &'d Dossier,
    names: &'d dyn Names,
    places_left: Cell<usize>,
    actors_left: Cell<usize>,
    events_left: Cell<usize>,
    disputes_left: Cell<usize>,
    kinds_left: Cell<usize>,
    claims_left: Cell<usize>,
}

/// Where a name stands that is looked up.
pub(super) type At<'a> = (&'a dyn Fn() -> Subject, Field);

macro_rules! expectations {
    ($($expect:ident, $has:ident, $left:ident, $what:literal, $id:ty, $all:expr;)*) => {$(
        /// Complains when nothing bears the id.
        pub fn $expect(&self, id: &$id, at: At<'_>, problems: &mut Problems) {
            if !self.names.$has(id) {
                let all: fn(&'d Dossier) -> Vec<&'d str> = $all;
                let hint = hint(id.as_ref(), || all(self.dossier), &self.$left);
                unknown($what, id, at, hint, problems);
            }
        }
    )*};
}

fn ids<'d, T>(things: &'d [T], id: impl Fn(&'d T) -> &'d str) -> Vec<&'d str> {
    things.iter().map(id).collect()
}

impl<'d> Known<'d> {
    /// `comparisons`: how many names of a sort are compared for hints.
    pub fn new(dossier: &'d Dossier, names: &'d dyn Names, comparisons: usize) -> Self {
        let left = || Cell::new(comparisons);
        Self {
            dossier,
            names,
            places_left: left(),
            actors_left: left(),
            events_left: left(),
            disputes_left: left(),
            kinds_left: left(),
            claims_left: left(),
        }
    }

    expectations! {
        expect_place, has_place, places_left, "place", PlaceId,
            |dossier| ids(&dossier.places, |it| it.id.as_str());
        expect_actor, has_actor, actors_left, "actor", ActorId,
            |dossier| ids(&dossier.actors, |it| it.id.as_str());
        expect_event, has_event, events_left, "event", EventId,
            |dossier| ids(&dossier.events, |it| it.id.as_str());
        expect_dispute, has_dispute, disputes_left, "dispute", DisputeId,
            |dossier| ids(&dossier.disputes, |it| it.id.as_str());
        expect_kind, has_kind, kinds_left, "kind", KindId,
            |dossier| ids(&dossier.kinds, |it| it.id.as_str());
        expect_claim, has_claim, claims_left, "claim", ClaimId,
            |dossier| dossier.claims().map(|(_, claim)| claim.id.as_str()).collect();
    }

    /// The first place of that id.
    pub fn place(&self, id: &PlaceId) -> Option<&'d Place> {
        self.dossier.place(id)
    }

    /// The first dispute of that id.
    pub fn dispute(&self, id: &DisputeId) -> Option<&Dispute> {
        self.names.dispute(id)
    }

    /// The source in which the first claim of that id stands.
    pub fn source_of(&self, claim: &ClaimId) -> Option<&Source> {
        self.names.source_of(claim)
    }

    /// Complains about a side that nobody declares, speaks for or is.
    pub fn expect_side(
        &self,
        side: &SideId,
        subject: &Subject,
        field: Field,
        problems: &mut Problems,
    ) {
        if !self.names.has_side(side) {
            let declared = self.dossier.sides.iter().map(|side| side.id.as_str());
            let spoken_for = self.dossier.actors.iter().flat_map(|actor| {
                let side = actor.side.as_ref().map(SideId::as_str);
                side.into_iter().chain([actor.id.as_str()])
            });
            let mut sides: Vec<&str> = declared.chain(spoken_for).collect();
            sides.sort_unstable();
            let hint = nearest(side.as_str(), sides);
            let message = format!("there is no side `{side}`, and no actor speaks for it");
            problems.error(subject.clone(), field, message, hint.map(meant));
            problems.fix_by(hint.map(|id| Fix::Refer(id.to_owned())));
        }
    }
}

fn unknown(
    what: &str,
    id: &dyn Display,
    (subject, field): At<'_>,
    near: Option<&str>,
    problems: &mut Problems,
) {
    let message = format!("there is no {what} `{id}`");
    problems.error(subject(), field, message, near.map(meant));
    problems.fix_by(near.map(|id| Fix::Refer(id.to_owned())));
}

fn hint<'d>(id: &str, all: impl FnOnce() -> Vec<&'d str>, left: &Cell<usize>) -> Option<&'d str> {
    if left.get() == 0 {
        return None;
    }
    let mut near = all();
    let after = left.get().checked_sub(near.len());
    left.set(after.unwrap_or(0));
    after?;
    // Of names equally near, always the same.
    near.sort_unstable();
    nearest(id, near)
}

/// "did you mean `gori`?"
pub(super) fn meant(id: &str) -> String {
    format!("did you mean `{id}`?")
}

/// The circles that are told of those things that are asked for.
pub(super) fn circles_with<'a, Id: Eq + Hash + Display + 'a>(
    larger: impl Iterator<Item = (&'a Id, &'a [Id])> + Clone,
    asked_for: &dyn Fn(&Id) -> bool,
) -> Vec<(&'a Id, String)> {
    let mut circles = in_circles(larger);
    circles.retain(|(id, _)| asked_for(id));
    circles
}

/// The circles among things that each name larger ones: one thing on each circle (the first met),
/// with the circle written out.
pub(super) fn in_circles<'a, Id: Eq + Hash + Display + 'a>(
    larger: impl Iterator<Item = (&'a Id, &'a [Id])>,
) -> Vec<(&'a Id, String)> {
    let mut order = Vec::new();
    let mut larger_of: HashMap<&Id, &[Id]> = HashMap::new();
    for (id, larger) in larger {
        larger_of.entry(id).or_insert_with(|| {
            order.push(id);
            larger
        });
    }
    let mut circles = Vec::new();
    let mut done: HashSet<&Id> = HashSet::new();
    for start in order {
        // The way from `start` down to where we stand, each with how many of its larger ones are
        // behind us; a heap of our own, since a chain can be longer than the stack is deep.
        let mut way: Vec<(&Id, usize)> = Vec::new();
        let mut on_way: HashMap<&Id, usize> = HashMap::new();
        if done.contains(start) {
            continue;
        }
        on_way.insert(start, 0);
        way.push((start, 0));
        while let Some((id, tried)) = way.last_mut() {
            let next = larger_of.get(*id).and_then(|larger| larger.get(*tried));
            let Some(next) = next else {
                on_way.remove(*id);
                done.insert(*id);
                way.pop();
                continue;
            };
            *tried += 1;
            if let Some(&first) = on_way.get(next) {
                let names: Vec<String> = way[first..]
                    .iter()
                    .map(|(id, _)| id.to_string())
                    .chain([next.to_string()])
                    .collect();
                circles.push((way[way.len() - 1].0, names.join(" → ")));
            } else if !done.contains(next) && larger_of.contains_key(next) {
                on_way.insert(next, way.len());
                way.push((next, 0));
            }
        }
    }
    circles
}
