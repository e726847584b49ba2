//! What is wrong with the dossier that is shown, kept true while it is edited; and what would be wrong with it
//! after an edit that nobody made yet.

use std::sync::Arc;

use super::state::State;
use crate::basemap::is_area;
use crate::dossier::edit::{Edit, EditError};
use crate::dossier::{
    ActorId, ClaimId, Dispute, DisputeId, Dossier, EventId, Finding, KindId, Location, Names,
    PlaceId, Problem, SideId, Source, Subject, check_subject, check_with,
};
use crate::files;
use crate::query::Index;

/// A dossier of more claims is not checked as a whole between two frames, but where it changed.
const CHECKED_AT_ONCE: usize = 5_000;
/// Of such a dossier so many items with findings are checked again, though they did not change themselves.
const FINDINGS_AGAIN: usize = 200;

impl State {
    /// The findings about something, in the order of its fields as far as checking keeps one.
    pub fn findings_about<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Finding> {
        let about = move |finding: &&Finding| finding.subject.as_ref() == Some(subject);
        self.findings.iter().filter(about)
    }

    /// What checking would say about something after an edit.
    ///
    /// # Errors
    /// When the edit cannot be made.
    pub fn tried(&self, edit: &Edit, subject: &Subject) -> Result<Vec<Problem>, EditError> {
        let after = self.dossier.with(edit)?;
        let names = Afterwards {
            before: &self.index,
            after: &after,
        };
        Ok(check_subject(&after, &names, subject, &is_area))
    }

    /// Makes the findings those of the version that is shown, which came after `before`. What is wrong with how a
    /// file is written stays said: an edit does not read files.
    pub(super) fn check_again(&mut self, before: &Dossier) {
        let claims: usize = self.dossier.sources.iter().map(|it| it.claims.len()).sum();
        let problems = if claims <= CHECKED_AT_ONCE {
            self.findings.retain(|finding| finding.subject.is_none());
            check_with(&self.dossier, &*self.index, &is_area)
        } else {
            let subjects = self.subjects_to_check(before);
            let is_checked = |finding: &Finding| {
                finding
                    .subject
                    .as_ref()
                    .is_some_and(|it| subjects.contains(it))
            };
            self.findings.retain(|finding| !is_checked(finding));
            let check = |subject| check_subject(&self.dossier, &*self.index, subject, &is_area);
            subjects.iter().flat_map(check).collect()
        };
        self.findings.extend(problems.into_iter().map(|problem| {
            let file = files::file_of(&problem.subject);
            problem.at(Location::within(file))
        }));
    }

    /// What changed since `before`, and what has findings.
    fn subjects_to_check(&self, before: &Dossier) -> Vec<Subject> {
        let after = &*self.dossier;
        let mut subjects = changed(before, after);
        let found = self.findings.iter().filter_map(|it| it.subject.clone());
        for subject in found.take(FINDINGS_AGAIN) {
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        subjects
    }
}

/// What is another in `after`; items that are gone are not among them.
fn changed(before: &Dossier, after: &Dossier) -> Vec<Subject> {
    let mut subjects = Vec::new();
    if before.head() != after.head() {
        subjects.push(Subject::Dossier);
    }
    let places = after.places.iter();
    let places = places.filter(|it| before.place(&it.id) != Some(it));
    subjects.extend(places.map(|it| Subject::Place(it.id.clone())));
    let actors = after.actors.iter();
    let actors = actors.filter(|it| before.actor(&it.id) != Some(it));
    subjects.extend(actors.map(|it| Subject::Actor(it.id.clone())));
    let events = after.events.iter();
    let events = events.filter(|it| before.event(&it.id) != Some(it));
    subjects.extend(events.map(|it| Subject::Event(it.id.clone())));
    let disputes = after.disputes.iter();
    let disputes = disputes.filter(|it| before.dispute(&it.id) != Some(it));
    subjects.extend(disputes.map(|it| Subject::Dispute(it.id.clone())));
    for source in &after.sources {
        let old = before.sources.iter().find(|old| old.id == source.id);
        if old.is_some_and(|old| Arc::ptr_eq(old, source)) {
            continue;
        }
        subjects.push(Subject::Source(source.id.clone()));
        // Claims stay in order, so that those that did not change meet again from either end.
        let claims: &[Arc<_>] = old.map_or(&[], |old| &old.claims);
        let same = |(a, b): &(&Arc<_>, &Arc<_>)| Arc::ptr_eq(a, b);
        let first = source.claims.iter().zip(claims).take_while(same).count();
        let rest = &source.claims[first..];
        let last = rest.iter().rev().zip(claims.iter().rev());
        let last = last.take_while(same).count();
        let changed = &rest[..rest.len() - last.min(rest.len())];
        subjects.extend(
            changed
                .iter()
                .map(|it| Subject::Claim(source.id.clone(), it.id.clone())),
        );
    }
    subjects
}

/// The names of a version that has no index yet: those of the one before, and what was added. What was taken away
/// still counts: who takes something away says what becomes of those who refer to it.
struct Afterwards<'a> {
    before: &'a Index,
    after: &'a Dossier,
}

impl Names for Afterwards<'_> {
    fn has_place(&self, id: &PlaceId) -> bool {
        self.before.has_place(id) || self.after.place(id).is_some()
    }

    fn has_actor(&self, id: &ActorId) -> bool {
        self.before.has_actor(id) || self.after.actor(id).is_some()
    }

    fn has_event(&self, id: &EventId) -> bool {
        self.before.has_event(id) || self.after.event(id).is_some()
    }

    fn dispute(&self, id: &DisputeId) -> Option<&Dispute> {
        self.after.dispute(id)
    }

    fn has_kind(&self, id: &KindId) -> bool {
        self.after.kind(id).is_some()
    }

    fn has_side(&self, id: &SideId) -> bool {
        let declared = |dossier: &Dossier| dossier.sides.iter().any(|side| side.id == *id);
        let spoken_for = |dossier: &Dossier| {
            let mut actors = dossier.actors.iter();
            actors.any(|it| it.side.as_ref() == Some(id) || it.id.as_str() == id.as_str())
        };
        self.before.has_side(id) || declared(self.after) || spoken_for(self.after)
    }

    fn source_of(&self, id: &ClaimId) -> Option<&Source> {
        let known = Names::source_of(self.before, id);
        known.or_else(|| self.after.claim(id).map(|(source, _)| &**source))
    }
}
