//! What is wrong with a dossier as a whole: what is declared twice, unknown, or goes in circles.
//!
//! Claims and sources are checked in `check_claims`; how names are looked up is in `check_links`.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::Dossier;
use super::check_borders::check_borders;
use super::check_claims::{check_claims_of_id, check_source, check_sources};
use super::check_links::{At, COMPARISONS, Known, circles_with};
use super::check_names::{Names, Tables};
use super::check_versions::{check_versions, check_versions_of, check_words_of_claims};
use super::edit::Fix;
use super::finding::{Finding, Location, Severity};
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
    pub fn named(name: &'static str) -> Self {
        Self { name, nth: 0 }
    }

    pub fn nth(name: &'static str, nth: usize) -> Self {
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
    /// What would put it right. `None`: that is for a person to know.
    pub fix: Option<Fix>,
}

impl Problem {
    /// The finding, once it is known where it stands.
    pub fn at(self, at: Location) -> Finding {
        Finding {
            severity: self.severity,
            at,
            message: self.message,
            hint: self.hint,
            subject: Some(self.subject),
            field: self.field,
            fix: self.fix,
        }
    }
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
            fix: None,
        });
    }

    /// What would put right what was said last.
    pub fn fix_by(&mut self, fix: Option<Fix>) {
        if let Some(problem) = self.0.last_mut() {
            problem.fix = fix;
        }
    }

    pub fn error(&mut self, subject: Subject, field: Field, message: String, hint: Option<String>) {
        self.say(Severity::Error, subject, field, message, hint);
    }
}

/// Everything wrong that the values themselves show.
///
/// `is_area` answers whether the basemap has an area of that id.
pub fn check(dossier: &Dossier, is_area: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    check_with(dossier, &Tables::new(dossier), is_area)
}

/// The same where tables of all names are there already: `names` must be this dossier's.
pub fn check_with(
    dossier: &Dossier,
    names: &dyn Names,
    is_area: &dyn Fn(&str) -> bool,
) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    let known = Known::new(dossier, names, COMPARISONS);
    check_front(dossier, &known, &mut problems);
    check_places(dossier, &|_| true, &known, is_area, &mut problems);
    check_actors(dossier, &|_| true, &known, &mut problems);
    check_events(dossier, &|_| true, &known, &mut problems);
    check_disputes(dossier, &|_| true, &known, &mut problems);
    check_sources(dossier, &known, &mut problems);
    check_versions(dossier, &mut problems);
    problems.0
}

/// Hints for one item are looked for among so many names of a sort: about half a millisecond.
const COMPARISONS_FOR_ONE: usize = 2_000;

/// What [`check`] finds about one item, without looking at all the others: fit to be asked at every key that is
/// pressed. `names` must be this dossier's.
///
/// Limitations: of names that nothing bears, the nearest is not looked for where there are more than two thousand.
/// Where a quote or the words of a body are lost, the source's text is read.
pub fn check_subject(
    dossier: &Dossier,
    names: &dyn Names,
    subject: &Subject,
    is_area: &dyn Fn(&str) -> bool,
) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    let known = Known::new(dossier, names, COMPARISONS_FOR_ONE);
    match subject {
        Subject::Dossier => check_front(dossier, &known, &mut problems),
        Subject::Place(id) => {
            check_places(dossier, &|it| it == id, &known, is_area, &mut problems);
        }
        Subject::Actor(id) => check_actors(dossier, &|it| it == id, &known, &mut problems),
        Subject::Event(id) => check_events(dossier, &|it| it == id, &known, &mut problems),
        Subject::Dispute(id) => check_disputes(dossier, &|it| it == id, &known, &mut problems),
        Subject::Source(id) => {
            for source in dossier.sources.iter().filter(|it| it.id == *id) {
                check_source(source, &known, &mut problems);
            }
            check_versions_of(dossier, id, &mut problems);
        }
        Subject::Claim(id, claim) => {
            for source in dossier.sources.iter().filter(|it| it.id == *id) {
                check_claims_of_id(source, claim, &known, &mut problems);
            }
            for source in dossier.sources.iter().filter(|it| it.id == *id) {
                check_words_of_claims(source, &|it| it == claim, &mut problems);
            }
        }
    }
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
        known.expect_place(id, (&|| Subject::Dossier, field), problems);
        if known.place(id).is_some_and(|place| !place.is_located()) {
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
            problems.fix_by(Some(Fix::Drop));
        }
    }
}

fn check_places(
    dossier: &Dossier,
    asked_for: &dyn Fn(&PlaceId) -> bool,
    known: &Known<'_>,
    is_area: &dyn Fn(&str) -> bool,
    problems: &mut Problems,
) {
    let places = || dossier.places.iter().filter(|it| asked_for(&it.id));
    for (id, before) in repeated(places().map(|place| &place.id)) {
        twice("place", id, Subject::Place(id.clone()), before, problems);
    }
    for place in places() {
        let subject = Subject::Place(place.id.clone());
        if let Some(within) = &place.within {
            let at: At<'_> = (&|| subject.clone(), Field::named("within"));
            known.expect_place(within, at, problems);
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
    for (id, circle) in circles_with(within, asked_for) {
        let message = format!("a place cannot lie within itself: {circle}");
        problems.error(
            Subject::Place(id.clone()),
            Field::named("within"),
            message,
            None,
        );
    }
}

fn check_actors(
    dossier: &Dossier,
    asked_for: &dyn Fn(&ActorId) -> bool,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let actors = || dossier.actors.iter().filter(|it| asked_for(&it.id));
    for (id, before) in repeated(actors().map(|actor| &actor.id)) {
        twice("actor", id, Subject::Actor(id.clone()), before, problems);
    }
    for actor in actors() {
        let subject = Subject::Actor(actor.id.clone());
        for (nth, id) in actor.member_of.iter().enumerate() {
            let at: At<'_> = (&|| subject.clone(), Field::nth("member_of", nth));
            known.expect_actor(id, at, problems);
        }
    }
    let members = dossier
        .actors
        .iter()
        .map(|actor| (&actor.id, &*actor.member_of));
    for (id, circle) in circles_with(members, asked_for) {
        let message = format!("an actor cannot be a member of itself: {circle}");
        problems.error(
            Subject::Actor(id.clone()),
            Field::named("member_of"),
            message,
            None,
        );
    }
}

fn check_events(
    dossier: &Dossier,
    asked_for: &dyn Fn(&EventId) -> bool,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let events = || dossier.events.iter().filter(|it| asked_for(&it.id));
    for (id, before) in repeated(events().map(|event| &event.id)) {
        twice("event", id, Subject::Event(id.clone()), before, problems);
    }
    for event in events() {
        let own = || Subject::Event(event.id.clone());
        let at = |field| -> At<'_> { (&own, field) };
        for (nth, id) in event.places.iter().enumerate() {
            known.expect_place(id, at(Field::nth("places", nth)), problems);
        }
        if let Some(kind) = &event.kind {
            known.expect_kind(kind, at(Field::named("kind")), problems);
        }
        if let Some(within) = &event.within {
            known.expect_event(within, at(Field::named("within")), problems);
        }
    }
    let within = dossier
        .events
        .iter()
        .map(|event| (&event.id, event.within.as_slice()));
    for (id, circle) in circles_with(within, asked_for) {
        let message = format!("an event cannot be part of itself: {circle}");
        problems.error(
            Subject::Event(id.clone()),
            Field::named("within"),
            message,
            None,
        );
    }
}

fn check_disputes(
    dossier: &Dossier,
    asked_for: &dyn Fn(&DisputeId) -> bool,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let disputes = || dossier.disputes.iter().filter(|it| asked_for(&it.id));
    for (id, before) in repeated(disputes().map(|dispute| &dispute.id)) {
        twice(
            "dispute",
            id,
            Subject::Dispute(id.clone()),
            before,
            problems,
        );
    }
    for dispute in disputes() {
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
