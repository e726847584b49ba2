//! What is wrong with sources as documents: a revision of nothing or of itself, and words quoted from
//! a text that is not there.

use std::collections::HashSet;

use super::check::{Field, Problems, Subject};
use super::check_links::{in_circles, meant};
use super::finding::nearest;
use super::{Dossier, Source, SourceId};

/// A dossier with more sources than this gets no hints about their names: looking for the nearest
/// reads them all.
const MOST_COMPARED: usize = 10_000;

pub(super) fn check_versions(dossier: &Dossier, problems: &mut Problems) {
    let mut ids: Option<HashSet<&SourceId>> = None;
    for source in &dossier.sources {
        check_quotes_without_text(source, problems);
        let Some(revised) = &source.revises else {
            continue;
        };
        let ids = ids.get_or_insert_with(|| dossier.sources.iter().map(|it| &it.id).collect());
        if !ids.contains(revised) {
            let names = ids.iter().map(|id| id.as_str());
            let near = (ids.len() <= MOST_COMPARED).then(|| nearest(revised.as_str(), names));
            let message = format!("there is no source `{revised}`");
            problems.error(
                Subject::Source(source.id.clone()),
                Field::named("revises"),
                message,
                near.flatten().map(meant),
            );
        }
    }
    let older = dossier
        .sources
        .iter()
        .map(|source| (&source.id, source.revises.as_slice()));
    for (id, circle) in in_circles(older) {
        let message = format!("a source cannot be a newer version of itself: {circle}");
        let subject = Subject::Source(id.clone());
        problems.error(subject, Field::named("revises"), message, None);
    }
}

/// A source that is known by its reference only has no words to stand on.
fn check_quotes_without_text(source: &Source, problems: &mut Problems) {
    if source.text.path.is_some() {
        return;
    }
    let hint = || {
        Some(format!(
            "put its text beside it and name it: text = \"{}.txt\"",
            source.id
        ))
    };
    let mut wrong = |subject, field, what: &str| {
        let message = format!("{what}, and this source has no text");
        problems.error(subject, Field::named(field), message, hint());
    };
    let about_source = || Subject::Source(source.id.clone());
    if source.published_basis.is_some() {
        wrong(
            about_source(),
            "published_basis.quote",
            "the words are looked for in the text",
        );
    }
    if source.body.is_some() {
        wrong(about_source(), "body.from", "the body is part of a text");
    }
    for claim in &source.claims {
        wrong(
            Subject::Claim(source.id.clone(), claim.id.clone()),
            "quote",
            "a claim stands on words of the text",
        );
    }
}
