//! Claims laid out one by one: the part of an index that reads the claims themselves. Everything else follows
//! from these columns.

use std::collections::HashMap;
use std::hash::Hash;

use super::claimant::Voices;
use super::disputes::Answer;
use super::lists::Lists;
use super::number::{ActorIx, ClaimIx, ClaimantIx, Dense, EventIx, KindIx, PlaceIx, SideIx};
use super::numbers::Numbers;
use super::span::Span;
use crate::dossier::{Claim, Dossier, Relation, Source};

/// The rows of some claims, in order. Lists are addressed by the place of a claim among these.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) reported: Vec<Span>,
    pub(super) occurred: Vec<Span>,
    pub(super) kind_of: Vec<Option<KindIx>>,
    pub(super) claimants_of: Lists<ClaimIx, ClaimantIx>,
    pub(super) sides_of: Lists<ClaimIx, SideIx>,
    pub(super) places_of: Lists<ClaimIx, PlaceIx>,
    pub(super) events_of: Lists<ClaimIx, EventIx>,
    pub(super) answers_of: Lists<ClaimIx, Answer>,
    pub(super) written: Lists<ClaimIx, (Relation, ClaimIx)>,
    pub(super) has_figure: Vec<bool>,
    pub(super) is_located: Vec<bool>,
    /// Which of these claims name something that the dossier does not have and that would be laid out.
    pub(super) is_unresolved: Vec<bool>,
}

/// What claims are laid out by.
pub(super) struct Layout<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) numbers: &'a Numbers,
    pub(super) voices: &'a Voices,
}

/// The numbers of those ids that exist, each once, in order.
fn resolved<'a, Id: Eq + Hash + 'a, Number: Dense + Ord>(
    numbers: &HashMap<Id, Number>,
    ids: impl IntoIterator<Item = &'a Id>,
) -> Vec<Number> {
    let mut found: Vec<Number> = ids
        .into_iter()
        .filter_map(|id| numbers.get(id).copied())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

impl Rows {
    pub(super) fn push(&mut self, layout: &Layout<'_>, source: &Source, claim: &Claim) {
        let Layout {
            dossier,
            numbers,
            voices,
        } = layout;
        let claimants = if claim.by.is_empty() {
            voices.own_voice_of(source).into_iter().collect()
        } else {
            let actors = resolved(&numbers.actors, &claim.by);
            actors
                .into_iter()
                .map(|ActorIx(actor)| ClaimantIx(actor))
                .collect::<Vec<_>>()
        };
        let places = resolved(&numbers.places, &claim.about);
        let is_located = |place: &PlaceIx| dossier.places[place.index()].is_located();
        self.reported.push(Span::of(source.published.as_ref()));
        self.occurred.push(Span::of(claim.occurred.as_ref()));
        self.kind_of.push(numbers.kinds.get(&claim.kind).copied());
        self.sides_of.push(voices.sides_for(&claimants));
        self.claimants_of.push(claimants);
        self.has_figure.push(claim.figure.is_some());
        self.is_located.push(places.iter().any(is_located));
        self.places_of.push(places);
        self.events_of
            .push(resolved(&numbers.events, &claim.events));
        self.answers_of
            .push(Answer::all(claim, &dossier.disputes, &numbers.disputes));
        let written = claim.relations.iter();
        self.written.push(
            written.filter_map(|(relation, other)| Some((*relation, numbers.claims.get(other)?))),
        );
        self.is_unresolved.push(names_the_unknown(numbers, claim));
    }
}

fn names_the_unknown(numbers: &Numbers, claim: &Claim) -> bool {
    // Through whom a claim came says nothing more once it names who asserts it.
    let actors = if claim.by.is_empty() {
        &claim.via
    } else {
        &claim.by
    };
    let mut actors = actors.iter();
    let mut disputes = claim.stances.iter().map(|stance| &stance.dispute);
    let mut others = claim.relations.iter().map(|(_, other)| other);
    !numbers.kinds.contains_key(&claim.kind)
        || claim
            .about
            .iter()
            .any(|id| !numbers.places.contains_key(id))
        || claim
            .events
            .iter()
            .any(|id| !numbers.events.contains_key(id))
        || actors.any(|id| !numbers.actors.contains_key(id))
        || disputes.any(|id| !numbers.disputes.contains_key(id))
        || others.any(|id| !numbers.claims.contains(id))
}
