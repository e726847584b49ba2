//! What is wrong with sources as documents: a revision of nothing or of itself, and words quoted from
//! a text that is not there.

use std::collections::HashSet;

use super::check::{Field, Problems, Subject};
use super::check_links::{circles_with, meant};
use super::finding::nearest;
use super::{ClaimId, Dossier, Source, SourceId};

/// A dossier with more sources than this gets no hints about their names: looking for the nearest
/// reads them all.
const MOST_COMPARED: usize = 10_000;

pub(super) fn check_versions(dossier: &Dossier, problems: &mut Problems) {
    let mut ids: Option<HashSet<&SourceId>> = None;
    for source in &dossier.sources {
        check_words_of_source(source, problems);
        check_words_of_claims(source, &|_| true, problems);
        check_revised(source, dossier, problems, |revised| {
            ids.get_or_insert_with(|| dossier.sources.iter().map(|it| &it.id).collect())
                .contains(revised)
        });
    }
    check_circles(dossier, &|_| true, problems);
}

/// The same for the sources of one id, without their claims.
pub(super) fn check_versions_of(dossier: &Dossier, id: &SourceId, problems: &mut Problems) {
    let is_there = |id: &SourceId| dossier.sources.iter().any(|it| it.id == *id);
    let mut is_revision = false;
    for source in dossier.sources.iter().filter(|it| it.id == *id) {
        check_words_of_source(source, problems);
        check_revised(source, dossier, problems, is_there);
        is_revision |= source.revises.is_some();
    }
    if is_revision {
        check_circles(dossier, &|it| it == id, problems);
    }
}

fn check_revised(
    source: &Source,
    dossier: &Dossier,
    problems: &mut Problems,
    mut is_there: impl FnMut(&SourceId) -> bool,
) {
    let Some(revised) = &source.revises else {
        return;
    };
    if is_there(revised) {
        return;
    }
    let near = (dossier.sources.len() <= MOST_COMPARED).then(|| {
        let mut names: Vec<&str> = dossier.sources.iter().map(|it| it.id.as_str()).collect();
        // Of names equally near, always the same.
        names.sort_unstable();
        nearest(revised.as_str(), names)
    });
    let message = format!("there is no source `{revised}`");
    let subject = Subject::Source(source.id.clone());
    let hint = near.flatten().map(meant);
    problems.error(subject, Field::named("revises"), message, hint);
}

fn check_circles(
    dossier: &Dossier,
    asked_for: &dyn Fn(&SourceId) -> bool,
    problems: &mut Problems,
) {
    let older = dossier
        .sources
        .iter()
        .map(|source| (&source.id, source.revises.as_slice()));
    for (id, circle) in circles_with(older, asked_for) {
        let message = format!("a source cannot be a newer version of itself: {circle}");
        let subject = Subject::Source(id.clone());
        problems.error(subject, Field::named("revises"), message, None);
    }
}

/// A source that is known by its reference only has no words to stand on.
fn say_without_text(
    source: &Source,
    subject: Subject,
    field: &'static str,
    what: &str,
    problems: &mut Problems,
) {
    let hint = format!(
        "put its text beside it and name it: text = \"{}.txt\"",
        source.id
    );
    let message = format!("{what}, and this source has no text");
    problems.error(subject, Field::named(field), message, Some(hint));
}

fn check_words_of_source(source: &Source, problems: &mut Problems) {
    if source.text.path.is_some() {
        return;
    }
    let mut wrong = |field, what| {
        let subject = Subject::Source(source.id.clone());
        say_without_text(source, subject, field, what, problems);
    };
    let dated_by = source.published_basis.as_ref();
    if dated_by.is_some_and(|basis| basis.quote().is_some()) {
        wrong(
            "published_basis.quote",
            "the words are looked for in the text",
        );
    }
    if source.body.is_some() {
        wrong("body.from", "the body is part of a text");
    }
}

/// The same for those of its claims that are asked for.
pub(super) fn check_words_of_claims(
    source: &Source,
    asked_for: &dyn Fn(&ClaimId) -> bool,
    problems: &mut Problems,
) {
    if source.text.path.is_some() {
        return;
    }
    for claim in source.claims.iter().filter(|it| asked_for(&it.id)) {
        let subject = Subject::Claim(source.id.clone(), claim.id.clone());
        let what = "a claim stands on words of the text";
        say_without_text(source, subject, "quote", what, problems);
    }
}
