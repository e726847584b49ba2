//! Names of places that the dossier does not have, as suggestions find them in reports that they were not chosen for.

use std::sync::Arc;

use dateline::app::{ClaimDraft, Elsewhere, Surroundings};
use dateline::dossier::{Dossier, Source};
use dateline::files;
use dateline::reading::{Named, Names, suggestions};

fn known_around(dossier: &Dossier) -> Elsewhere {
    Elsewhere::around(Surroundings::of(dossier)).expect("a sound gazetteer")
}

/// The names that suggestions of a source mark as those of places that the dossier does not have, each once.
fn marked(source: &Source, dossier: &Dossier, elsewhere: &Elsewhere) -> Vec<String> {
    let foreign = elsewhere.names_in(source.content());
    let made = suggestions(source, dossier, &Names::of(dossier), &|name| {
        foreign.contains(name)
    });
    let about = made.iter().flat_map(|made| &made.about);
    let mut names: Vec<String> = about
        .filter_map(|found| match &found.what {
            Named::Unknown(name) => Some(name.clone()),
            Named::Known(_) => None,
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_reports_of_the_built_in_dossier_get_no_false_mark() {
    let whole = files::built_in(&|_| true).dossier;
    let elsewhere = known_around(&whole);
    for source in &whole.sources {
        let none: &[&str] = &[];
        assert_eq!(marked(source, &whole, &elsewhere), none, "{}", source.id);
    }
}

/// Where every name is a foreign one, those of large places alone are marked, as they are spelled.
#[test]
fn without_places_of_its_own_a_dossier_gets_true_marks_alone() {
    let bare = Dossier {
        places: Vec::new(),
        ..Dossier::clone(&files::built_in(&|_| true).dossier)
    };
    let elsewhere = known_around(&bare);
    let marks: Vec<String> = bare
        .sources
        .iter()
        .flat_map(|source| marked(source, &bare, &elsewhere))
        .collect();
    assert_eq!(marks, ["Bejing", "Paris"]);
}

#[test]
fn small_places_are_marked_near_the_dossiers_own_and_nowhere_else() {
    let whole = files::built_in(&|_| true).dossier;
    let elsewhere = known_around(&whole);
    let mut source = Source::clone(&whole.sources[0]);
    source.body = None;
    source.claims.clear();
    for (text, expected) in [
        (
            "Four soldiers were killed in Khashuri on Wednesday.",
            vec!["Khashuri"],
        ),
        (
            "Four soldiers were killed in Hannover on Wednesday.",
            vec!["Hannover"],
        ),
        // A village of Bavaria, and a month that is a town somewhere.
        ("Four soldiers were killed in Aying on Wednesday.", vec![]),
        ("Four soldiers were killed in March.", vec![]),
        ("Four soldiers were killed in the khashuri of old.", vec![]),
        (
            "Four soldiers were killed in Vladimir Petrov's house.",
            vec![],
        ),
    ] {
        source.text.content = Some(Arc::from(text));
        assert_eq!(marked(&source, &whole, &elsewhere), expected, "{text}");
    }
}

#[test]
fn a_place_elsewhere_is_left_for_the_person_to_choose() {
    let whole = files::built_in(&|_| true).dossier;
    let mut source = Source::clone(&whole.sources[0]);
    source.body = None;
    source.claims.clear();
    source.text.content = Some(Arc::from(
        "Four soldiers were killed in Khashuri on Wednesday.",
    ));
    let names = Names::of(&whole);
    let made = suggestions(&source, &whole, &names, &|name| name == "Khashuri");
    let draft = ClaimDraft::offered(&made[0], &source, &whole);
    assert_eq!(draft.unplaced, ["Khashuri"]);
    assert_eq!(draft.about, []);
    assert_eq!(
        draft.made,
        [],
        "no place without a position is made unasked"
    );
}
