//! Whether a document is in a dossier already, is a newer version of what is, or has the words of another.
//!
//! Two papers that print the same wire copy are two sources, and reports of one series are no versions of each
//! other: where what is known of two documents contradicts, they are two.

use std::collections::HashSet;

use super::addition::UNKNOWN_PUBLISHER;
use super::received::{Particulars, Received};
use super::references::Reference;
use crate::dossier::{Dossier, Source, SourceId, When};

/// The source that this very document has become before: the same file, or the same text, of which nothing that is
/// known contradicts.
pub fn already_there(dossier: &Dossier, received: &Received) -> Option<SourceId> {
    let digest = received.original.as_ref().map(|original| original.sha256);
    let same_file = |source: &Source| {
        let noted = source.original.as_ref().and_then(|it| it.sha256);
        noted.is_some() && noted == digest
    };
    let said = &received.particulars;
    let same = |source: &Source| {
        same_file(source) || (has_text(source, received) && !contradicts(source, said))
    };
    id_of(dossier, same)
}

/// The source that a reference is about: the same address and no other title or day; or the same title, publisher
/// and date, and no other address.
pub fn reference_there(dossier: &Dossier, reference: &Reference) -> Option<SourceId> {
    id_of(dossier, |source| is_about(source, &reference.particulars))
}

/// What a person should know of a new document beside those that are there, one sentence each.
pub fn kinship(dossier: &Dossier, received: &Received) -> Vec<String> {
    let reference =
        |source: &Source| source.text.path.is_none() && is_about(source, &received.particulars);
    let reference = id_of(dossier, reference).map(|id| {
        format!(
            "`{id}` is this document without its text, from a list: both are there now, and one of them can be deleted"
        )
    });
    let copied = id_of(dossier, |source| has_text(source, received)).map(|id| {
        format!("its text is that of `{id}` word for word: if both have it from one agency, name that with via")
    });
    reference.into_iter().chain(copied).collect()
}

/// The source of which this is likely a newer version: the same address; or the same title from the same publisher,
/// on the same day or with most of the words. Never one that was published later. Of a chain of versions, the last.
pub fn likely_revision_of(dossier: &Dossier, received: &Received) -> Option<SourceId> {
    let said = &received.particulars;
    let is_earlier = |source: &Source| {
        let dates = said.published.as_ref().zip(source.published.as_ref());
        dates.is_some_and(|(own, other)| is_before(own, other))
    };
    let is_version = |source: &&std::sync::Arc<Source>| {
        // Without a text there was no version to be newer than.
        let is_eligible = source.text.path.is_some() && !is_earlier(source);
        let same_words = same_name(said.title.as_deref(), &source.title)
            && same_name(said.publisher.as_deref(), &source.publisher)
            && !has_other_address(source, said)
            && (is_on_the_same_day(source, said) || shares_most(source.content(), &received.text));
        is_eligible && (has_same_address(source, said) || same_words)
    };
    let revised: HashSet<&SourceId> = dossier
        .sources
        .iter()
        .filter_map(|it| it.revises.as_ref())
        .collect();
    let mut same = dossier.sources.iter().filter(is_version).rev();
    let last = same.clone().find(|source| !revised.contains(&source.id));
    last.or_else(|| same.next()).map(|source| source.id.clone())
}

fn id_of(dossier: &Dossier, is_it: impl Fn(&Source) -> bool) -> Option<SourceId> {
    let found = dossier.sources.iter().find(|source| is_it(source));
    found.map(|source| source.id.clone())
}

fn has_text(source: &Source, received: &Received) -> bool {
    source.text.content.as_deref() == Some(&*received.text)
}

fn is_about(source: &Source, said: &Particulars) -> bool {
    let same_address = has_same_address(source, said)
        && !has_other_title(source, said)
        && !has_other_date(source, said);
    let publisher = said.publisher.as_deref().unwrap_or(UNKNOWN_PUBLISHER);
    let same_words = said.title.as_deref() == Some(&*source.title)
        && source.publisher == publisher
        && source.published == said.published
        && !has_other_address(source, said);
    same_address || same_words
}

/// Whether publisher, address or date are known of both and differ.
fn contradicts(source: &Source, said: &Particulars) -> bool {
    let is_known = source.publisher != UNKNOWN_PUBLISHER && said.publisher.is_some();
    let other_publisher = is_known && !same_name(said.publisher.as_deref(), &source.publisher);
    other_publisher || has_other_address(source, said) || has_other_date(source, said)
}

fn same_name(one: Option<&str>, other: &str) -> bool {
    one.is_some_and(|one| one.to_lowercase() == other.to_lowercase())
}

fn addresses(source: &Source, said: &Particulars) -> Option<(String, String)> {
    let address = |url: &Option<String>| url.as_deref().and_then(address_of_one);
    address(&source.url).zip(address(&said.url))
}

fn has_same_address(source: &Source, said: &Particulars) -> bool {
    addresses(source, said).is_some_and(|(one, other)| one == other)
}

fn has_other_address(source: &Source, said: &Particulars) -> bool {
    addresses(source, said).is_some_and(|(one, other)| one != other)
}

/// Whether both have a title, and neither holds the other: "Mill burns" and "Mill burns – The Courier" are one.
fn has_other_title(source: &Source, said: &Particulars) -> bool {
    // What stands in brackets is ours.
    let own = Some(source.title.to_lowercase()).filter(|title| !title.starts_with('['));
    let other = said.title.as_ref().map(|title| title.to_lowercase());
    own.zip(other)
        .is_some_and(|(own, other)| !own.contains(&*other) && !other.contains(&*own))
}

fn has_other_date(source: &Source, said: &Particulars) -> bool {
    let dates = source.published.as_ref().zip(said.published.as_ref());
    dates.is_some_and(|(one, other)| is_before(one, other) || is_before(other, one))
}

fn is_on_the_same_day(source: &Source, said: &Particulars) -> bool {
    source.published.is_some() && said.published.is_some() && !has_other_date(source, said)
}

/// Whether no day of the one is one of the other, or later. The day of an instant depends on the zone it is told
/// in, so that one day between instants is no difference.
fn is_before(one: &When, other: &When) -> bool {
    let leeway = i64::from(one.text().contains('T') && other.text().contains('T'));
    let days = one.latest().day().zip(other.earliest().day());
    days.is_some_and(|(latest, earliest)| latest.plus(leeway) < earliest)
}

/// Whether half of the longer of two texts stands in the other, line by line.
fn shares_most(one: &str, other: &str) -> bool {
    let lines = |text: &'_ str| -> usize { text.lines().map(|line| line.trim().len()).sum() };
    let there: HashSet<&str> = one.lines().map(str::trim).collect();
    let shared = other
        .lines()
        .map(str::trim)
        .filter(|line| there.contains(line));
    let shared: usize = shared.map(str::len).sum();
    shared * 2 >= lines(one).max(lines(other)).max(1)
}

/// The address of one document. `None`: it is that of a whole site.
pub(super) fn address_of_one(address: &str) -> Option<String> {
    let bare = bare_address(address);
    let (_, path) = bare.split_once(['/', '?'])?;
    (!path.trim_matches(['/', '?']).is_empty()).then_some(bare)
}

/// Without the scheme, `www.`, a slash at the end, the fragment, and what was added to count visits.
fn bare_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let counts_visits = |part: &&str| {
        !part.is_empty()
            && !["utm_", "fbclid=", "gclid="]
                .iter()
                .any(|it| part.starts_with(it))
    };
    let query: Vec<&str> = query.split('&').filter(counts_visits).collect();
    let mut bare = format!("{host}/{path}").trim_end_matches('/').to_owned();
    if !query.is_empty() {
        bare = format!("{bare}?{}", query.join("&"));
    }
    bare
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::files::import::{Addition, DocumentKind};

    fn said(title: &str, publisher: &str, published: &str, url: &str) -> Particulars {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Particulars {
            title: text(title),
            publisher: text(publisher),
            published: When::parse(published).ok(),
            url: text(url),
            ..Particulars::default()
        }
    }

    fn received(text: &str, particulars: Particulars) -> Received {
        Received {
            kind: DocumentKind::Pasted,
            name: "mill".to_owned(),
            text: text.to_owned(),
            particulars,
            original: None,
            warnings: Vec::new(),
        }
    }

    fn put(dossier: &mut Dossier, received: Received) -> SourceId {
        let source = Addition::of_document(received, dossier, &|_| false).source;
        let id = source.id.clone();
        dossier.sources.push(Arc::new(source));
        id
    }

    fn reference(particulars: Particulars) -> Reference {
        Reference {
            particulars,
            number: 1,
        }
    }

    const MILL: &str = "https://courier.example/mill";

    #[test]
    fn wire_copy_in_a_second_paper_is_a_source_of_its_own() {
        let mut dossier = Dossier::default();
        let text = "The mill burned, the agency says.\n";
        let first = received(text, said("Mill burns", "The Courier", "1998-03-04", MILL));
        let there = put(&mut dossier, first.clone());
        assert_eq!(already_there(&dossier, &first), Some(there.clone()));
        for other in [
            said("Mill burns", "The Observer", "1998-03-04", ""),
            said("Mill burns", "", "", "https://observer.example/fire"),
            said("Mill burns", "", "1998-03-05", ""),
        ] {
            let other = received(text, other);
            assert_eq!(already_there(&dossier, &other), None, "{other:?}");
            let remarks = kinship(&dossier, &other);
            assert!(
                remarks[0].contains(&format!("that of `{there}` word for word")),
                "{remarks:?}"
            );
        }
        for same in [
            said("", "", "", ""),
            said(
                "Fire",
                "the courier",
                "1998-03",
                "http://www.courier.example/mill/?utm_source=x#top",
            ),
        ] {
            assert_eq!(
                already_there(&dossier, &received(text, same)),
                Some(there.clone())
            );
        }
    }

    #[test]
    fn reports_of_a_series_are_no_versions_of_each_other() {
        let mut dossier = Dossier::default();
        let report = |day: &str, url: &str| {
            let text = format!(
                "Situation report\n\nOn {day} all roads were open, and much else was said.\n"
            );
            received(&text, said("Situation report", "Relief", day, url))
        };
        put(&mut dossier, report("1998-03-04", ""));
        assert_eq!(
            likely_revision_of(&dossier, &report("1998-03-05", "")),
            None
        );
        put(
            &mut dossier,
            report("1998-03-05", "https://relief.example/2"),
        );
        let same_day = report("1998-03-05", "https://relief.example/3");
        assert_eq!(
            likely_revision_of(&dossier, &same_day),
            None,
            "another address"
        );
        let home = |day: &str| report(day, "https://relief.example/");
        put(&mut dossier, home("1998-03-06"));
        assert_eq!(
            likely_revision_of(&dossier, &home("1998-03-07")),
            None,
            "a site is no document"
        );
    }

    #[test]
    fn an_older_version_does_not_revise_a_newer_one() {
        let mut dossier = Dossier::default();
        put(
            &mut dossier,
            received("b\n", said("Mill burns", "The Courier", "1998-03-05", MILL)),
        );
        let older = received("a\n", said("Mill burns", "The Courier", "1998-03-04", MILL));
        assert_eq!(likely_revision_of(&dossier, &older), None);
    }

    #[test]
    fn a_newer_version_names_the_last_before_it() {
        let mut dossier = Dossier::default();
        let long = "Workers said that sparks from the power line set the roof alight.\n";
        let first = put(
            &mut dossier,
            received(long, said("Mill burns", "The Courier", "1998-03-04", "")),
        );
        let text = format!("{long}The fire is out.\n");
        let next_day = received(&text, said("Mill burns", "the courier", "1998-03-05", ""));
        assert_eq!(likely_revision_of(&dossier, &next_day), Some(first));
        let second = put(&mut dossier, next_day);
        let undated = received(
            &format!("{text}All over.\n"),
            said("Mill burns", "The Courier", "", MILL),
        );
        assert_eq!(likely_revision_of(&dossier, &undated), Some(second));
        let third = put(&mut dossier, undated);
        let same_address = received(
            "Other.\n",
            said("Fire", "", "", "http://www.courier.example/mill/#top"),
        );
        assert_eq!(likely_revision_of(&dossier, &same_address), Some(third));
    }

    #[test]
    fn entries_of_a_list_that_share_an_address_are_all_added() {
        let mut dossier = Dossier::default();
        let there = put(
            &mut dossier,
            received("a\n", said("Mill burns", "The Courier", "1998-03-04", MILL)),
        );
        for other in [
            said("Dam breaks", "The Courier", "1998-03-04", MILL),
            said("Mill burns", "The Courier", "1998-03-05", MILL),
            said(
                "Mill burns",
                "The Courier",
                "1998-03-04",
                "https://courier.example/fire",
            ),
        ] {
            assert_eq!(
                reference_there(&dossier, &reference(other.clone())),
                None,
                "{other:?}"
            );
        }
        for same in [
            said(
                "Mill burns – The Courier",
                "",
                "1998",
                "https://courier.example/mill/",
            ),
            said(
                "Mill burns",
                "The Courier",
                "1998-03-04",
                "https://courier.example",
            ),
        ] {
            assert_eq!(
                reference_there(&dossier, &reference(same)),
                Some(there.clone())
            );
        }
        let mut site = Dossier::default();
        put(
            &mut site,
            received("a\n", said("Home", "", "", "https://courier.example")),
        );
        let other = said("Home page", "", "", "https://courier.example/");
        assert_eq!(reference_there(&site, &reference(other)), None);
    }

    #[test]
    fn a_document_whose_reference_was_there_before_is_said_to_be_the_same() {
        let mut dossier = Dossier::default();
        let from_list = reference(said("Mill burns", "The Courier", "1998", MILL));
        let listed = Addition::of_reference(from_list, "list.ris", &dossier, &|_| false).source;
        dossier.sources.push(Arc::new(listed.clone()));
        let document = received("a\n", said("Mill burns", "The Courier", "1998-03-04", MILL));
        let remarks = kinship(&dossier, &document);
        assert!(
            remarks[0].contains(&format!(
                "`{}` is this document without its text",
                listed.id
            )),
            "{remarks:?}"
        );
        let added = Addition::of_document(document, &dossier, &|_| false);
        assert!(
            added
                .notes
                .iter()
                .any(|note| note.contains("without its text")),
            "{:?}",
            added.notes
        );
    }
}
