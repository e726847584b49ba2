//! Looking up names while checking: which are known, which was likely meant, which go in circles.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use super::check::{Field, Problems, Subject};
use super::edit::Fix;
use super::finding::nearest;
use super::{
    Actor, ActorId, ClaimId, Dispute, DisputeId, Dossier, Event, EventId, Kind, KindId, Place,
    PlaceId, SideId, Source,
};

/// How many names are compared for hints in one check: enough for some slips in a large dossier,
/// and bounded when a whole file of names is missing.
const COMPARISONS: usize = 300_000;

/// Everything in a dossier that can be referred to.
pub(super) struct Known<'d> {
    pub places: Names<'d, PlaceId, Place>,
    pub actors: Names<'d, ActorId, Actor>,
    pub events: Names<'d, EventId, Event>,
    pub disputes: Names<'d, DisputeId, Dispute>,
    pub kinds: Names<'d, KindId, Kind>,
    /// Claims with the source they stand in.
    pub claims: Names<'d, ClaimId, Source>,
    sides: HashSet<&'d str>,
}

/// Things of one sort by their ids; where two share one, the first.
pub(super) struct Names<'d, Id, Thing> {
    /// "place"
    what: &'static str,
    things: HashMap<&'d Id, &'d Thing>,
    /// Comparisons that hints may still make.
    left: Cell<usize>,
}

impl<'d> Known<'d> {
    pub fn new(dossier: &'d Dossier) -> Self {
        let declared = dossier.sides.iter().map(|side| side.id.as_str());
        let spoken_for = dossier.actors.iter().flat_map(|actor| {
            let side = actor.side.as_ref().map(SideId::as_str);
            side.into_iter().chain([actor.id.as_str()])
        });
        Self {
            places: Names::new("place", dossier.places.iter().map(|it| (&it.id, it))),
            actors: Names::new("actor", dossier.actors.iter().map(|it| (&it.id, it))),
            events: Names::new("event", dossier.events.iter().map(|it| (&it.id, it))),
            disputes: Names::new("dispute", dossier.disputes.iter().map(|it| (&it.id, it))),
            kinds: Names::new("kind", dossier.kinds.iter().map(|it| (&it.id, it))),
            claims: Names::new(
                "claim",
                dossier.claims().map(|(source, claim)| (&claim.id, source)),
            ),
            sides: declared.chain(spoken_for).collect(),
        }
    }

    /// Complains about a side that nobody declares, speaks for or is.
    pub fn expect_side(
        &self,
        side: &SideId,
        subject: &Subject,
        field: Field,
        problems: &mut Problems,
    ) {
        if !self.sides.contains(side.as_str()) {
            let hint = nearest(side.as_str(), self.sides.iter().copied());
            let message = format!("there is no side `{side}`, and no actor speaks for it");
            problems.error(subject.clone(), field, message, hint.map(meant));
            problems.fix_by(hint.map(|id| Fix::Refer(id.to_owned())));
        }
    }
}

impl<'d, Id: Eq + Hash + Display + AsRef<str>, Thing> Names<'d, Id, Thing> {
    fn new(what: &'static str, pairs: impl Iterator<Item = (&'d Id, &'d Thing)>) -> Self {
        let mut things = HashMap::with_capacity(pairs.size_hint().0);
        for (id, thing) in pairs {
            things.entry(id).or_insert(thing);
        }
        Self {
            what,
            things,
            left: Cell::new(COMPARISONS),
        }
    }

    pub fn get(&self, id: &Id) -> Option<&'d Thing> {
        self.things.get(id).copied()
    }

    /// Complains when nothing bears the id.
    pub fn expect(&self, id: &Id, subject: &Subject, field: Field, problems: &mut Problems) {
        if self.things.contains_key(id) {
            return;
        }
        let message = format!("there is no {} `{id}`", self.what);
        let near = self.near(id);
        problems.error(subject.clone(), field, message, near.map(meant));
        problems.fix_by(near.map(|id| Fix::Refer(id.to_owned())));
    }

    /// The id that was likely meant.
    fn near(&self, id: &Id) -> Option<&'d str> {
        let left = self.left.get().checked_sub(self.things.len())?;
        self.left.set(left);
        let mut near: Vec<&'d str> = self.things.keys().copied().map(AsRef::as_ref).collect();
        // Of names equally near, always the same.
        near.sort_unstable();
        nearest(id.as_ref(), near)
    }
}

/// "did you mean `gori`?"
pub(super) fn meant(id: &str) -> String {
    format!("did you mean `{id}`?")
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
