//! What is wrong with a dossier as a whole: what is declared twice, unknown, or goes in circles.
//!
//! Claims and sources are checked in `check_claims`; how names are looked up is in `check_links`.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::Dossier;
use super::check_borders::check_borders;
use super::check_claims::check_sources;
use super::check_links::{Known, in_circles};
use super::check_versions::check_versions;
use super::finding::Severity;
use super::id::{ActorId, ClaimId, DisputeId, EventId, PlaceId, SourceId};

/// What a problem is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Dossier,
    Place(PlaceId),
    Actor(ActorId),
    Event(EventId),
    Dispute(DisputeId),
    Source(SourceId),
    Claim(SourceId, ClaimId),
}

/// Which field of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// A field of a table within the subject is named with a dot: "figure.at_least".
    pub name: &'static str,
    /// Which entry of it when it is a list, from 0. For `id`: which of those that bear the same id
    /// in the same file.
    pub nth: usize,
}

impl Field {
    pub(super) fn named(name: &'static str) -> Self {
        Self { name, nth: 0 }
    }

    pub(super) fn nth(name: &'static str, nth: usize) -> Self {
        Self { name, nth }
    }
}
/// A finding that does not know yet where in the files it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub subject: Subject,
    /// `None`: the subject as a whole.
    pub field: Option<Field>,
    pub severity: Severity,
    pub message: String,
    pub hint: Option<String>,
}

/// The problems found so far.
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    pub fn say(
        &mut self,
        severity: Severity,
        subject: Subject,
        field: Field,
        message: String,
        hint: Option<String>,
    ) {
        self.0.push(Problem {
            subject,
            field: Some(field),
            severity,
            message,
            hint,
        });
    }

    pub fn error(&mut self, subject: Subject, field: Field, message: String, hint: Option<String>) {
        self.say(Severity::Error, subject, field, message, hint);
    }
}

/// Everything wrong that the values themselves show.
///
/// `is_area` answers whether the basemap has an area of that id.
pub fn check(dossier: &Dossier, is_area: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    let known = Known::new(dossier);
    check_front(dossier, &known, &mut problems);
    check_places(dossier, &known, is_area, &mut problems);
    check_actors(dossier, &known, &mut problems);
    check_events(dossier, &known, &mut problems);
    check_disputes(dossier, &known, &mut problems);
    check_sources(dossier, &known, &mut problems);
    check_versions(dossier, &mut problems);
    problems.0
}

/// Ids that were borne before, each with how many bore it before.
pub(super) fn repeated<'a, T: Eq + Hash + 'a>(
    ids: impl IntoIterator<Item = &'a T>,
) -> Vec<(&'a T, usize)> {
    let mut borne: HashMap<&T, usize> = HashMap::new();
    let mut repeated = Vec::new();
    for id in ids {
        let before = borne.entry(id).or_insert(0);
        if *before > 0 {
            repeated.push((id, *before));
        }
        *before += 1;
    }
    repeated
}

/// dossier.toml: border policy, kinds, sides and the places it features.
fn check_front(dossier: &Dossier, known: &Known<'_>, problems: &mut Problems) {
    if let Some(borders) = &dossier.borders {
        check_borders(borders, problems);
    }
    let mut declared = HashSet::new();
    for (nth, kind) in dossier.kinds.iter().enumerate() {
        if !declared.insert(&kind.id) {
            let message = format!("the kind `{}` is declared twice", kind.id);
            problems.error(Subject::Dossier, Field::nth("kind", nth), message, None);
        }
    }
    let mut declared = HashSet::new();
    for (nth, side) in dossier.sides.iter().enumerate() {
        if !declared.insert(&side.id) {
            let message = format!("the side `{}` is declared twice", side.id);
            problems.error(Subject::Dossier, Field::nth("side", nth), message, None);
        }
    }
    for (nth, id) in dossier.featured.iter().enumerate() {
        let field = Field::nth("featured", nth);
        known.places.expect(id, &Subject::Dossier, field, problems);
        if known
            .places
            .get(id)
            .is_some_and(|place| !place.is_located())
        {
            let message =
                format!("the featured place `{id}` has no position, so the map cannot show it");
            let hint = "give it a position in places.toml, or feature another place".to_owned();
            problems.say(
                Severity::Warning,
                Subject::Dossier,
                field,
                message,
                Some(hint),
            );
        }
    }
}

fn check_places(
    dossier: &Dossier,
    known: &Known<'_>,
    is_area: &dyn Fn(&str) -> bool,
    problems: &mut Problems,
) {
    for (id, before) in repeated(dossier.places.iter().map(|place| &place.id)) {
        twice("place", id, Subject::Place(id.clone()), before, problems);
    }
    for place in &dossier.places {
        let subject = Subject::Place(place.id.clone());
        if let Some(within) = &place.within {
            let field = Field::named("within");
            known.places.expect(within, &subject, field, problems);
        }
        if let Some(area) = place.area.as_deref().filter(|area| !is_area(area)) {
            let message = format!("the basemap has no area `{area}`");
            problems.error(subject, Field::named("area"), message, None);
        }
    }
    let within = dossier
        .places
        .iter()
        .map(|place| (&place.id, place.within.as_slice()));
    for (id, circle) in in_circles(within) {
        let message = format!("a place cannot lie within itself: {circle}");
        problems.error(
            Subject::Place(id.clone()),
            Field::named("within"),
            message,
            None,
        );
    }
}

fn check_actors(dossier: &Dossier, known: &Known<'_>, problems: &mut Problems) {
    for (id, before) in repeated(dossier.actors.iter().map(|actor| &actor.id)) {
        twice("actor", id, Subject::Actor(id.clone()), before, problems);
    }
    for actor in &dossier.actors {
        let subject = Subject::Actor(actor.id.clone());
        for (nth, id) in actor.member_of.iter().enumerate() {
            let field = Field::nth("member_of", nth);
            known.actors.expect(id, &subject, field, problems);
        }
    }
    let members = dossier
        .actors
        .iter()
        .map(|actor| (&actor.id, &*actor.member_of));
    for (id, circle) in in_circles(members) {
        let message = format!("an actor cannot be a member of itself: {circle}");
        problems.error(
            Subject::Actor(id.clone()),
            Field::named("member_of"),
            message,
            None,
        );
    }
}

fn check_events(dossier: &Dossier, known: &Known<'_>, problems: &mut Problems) {
    for (id, before) in repeated(dossier.events.iter().map(|event| &event.id)) {
        twice("event", id, Subject::Event(id.clone()), before, problems);
    }
    for event in &dossier.events {
        let subject = Subject::Event(event.id.clone());
        for (nth, id) in event.places.iter().enumerate() {
            known
                .places
                .expect(id, &subject, Field::nth("places", nth), problems);
        }
        if let Some(kind) = &event.kind {
            known
                .kinds
                .expect(kind, &subject, Field::named("kind"), problems);
        }
        if let Some(within) = &event.within {
            known
                .events
                .expect(within, &subject, Field::named("within"), problems);
        }
    }
    let within = dossier
        .events
        .iter()
        .map(|event| (&event.id, event.within.as_slice()));
    for (id, circle) in in_circles(within) {
        let message = format!("an event cannot be part of itself: {circle}");
        problems.error(
            Subject::Event(id.clone()),
            Field::named("within"),
            message,
            None,
        );
    }
}

fn check_disputes(dossier: &Dossier, known: &Known<'_>, problems: &mut Problems) {
    for (id, before) in repeated(dossier.disputes.iter().map(|dispute| &dispute.id)) {
        twice(
            "dispute",
            id,
            Subject::Dispute(id.clone()),
            before,
            problems,
        );
    }
    for dispute in &dossier.disputes {
        let subject = Subject::Dispute(dispute.id.clone());
        let mut declared = HashSet::new();
        for (nth, position) in dispute.positions.iter().enumerate() {
            let field = Field::nth("position", nth);
            if !declared.insert(&position.id) {
                let message = format!("the position `{}` is declared twice", position.id);
                problems.error(subject.clone(), field, message, None);
            }
            if let Some(side) = &position.side {
                known.expect_side(side, &subject, field, problems);
            }
        }
        if dispute.positions.len() < 2 {
            let message = "a question with fewer than two positions is no dispute".to_owned();
            problems.say(
                Severity::Warning,
                subject,
                Field::named("position"),
                message,
                None,
            );
        }
    }
}

fn twice(
    what: &str,
    id: &dyn std::fmt::Display,
    subject: Subject,
    nth: usize,
    problems: &mut Problems,
) {
    let message = format!("there is another {what} with the id `{id}`");
    let hint = "give one of them another id; until then the first is taken".to_owned();
    problems.error(subject, Field::nth("id", nth), message, Some(hint));
}
