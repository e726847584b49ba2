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
fn print_marks() {
    let whole = files::built_in(&|_| true).dossier;
    let bare = Dossier {
        places: Vec::new(),
        ..Dossier::clone(&whole)
    };
    let few = Dossier {
        places: whole
            .places
            .iter()
            .filter(|it| ["gori", "tskhinvali"].contains(&it.id.as_str()))
            .cloned()
            .collect(),
        ..Dossier::clone(&whole)
    };
    for (label, dossier) in [("whole", &*whole), ("bare", &bare), ("few", &few)] {
        let start = std::time::Instant::now();
        let elsewhere = known_around(dossier);
        println!(
            "{label}: made ready in {:?}, {elsewhere:?}",
            start.elapsed()
        );
        for source in &dossier.sources {
            println!("  {}: {:?}", source.id, marked(source, dossier, &elsewhere));
            println!("     all: {:?}", elsewhere.names_in(source.content()));
        }
    }
    let elsewhere = known_around(&whole);
    let mut source = Source::clone(&whole.sources[1]);
    let words: Vec<&str> = source.content().split(' ').collect();
    let words: Vec<&str> = words.into_iter().cycle().take(5_000).collect();
    source.text.content = Some(Arc::from(words.join(" ").as_str()));
    source.body = None;
    source.claims.clear();
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let names = elsewhere.names_in(source.content());
        let found = start.elapsed();
        let made = suggestions(&source, &whole, &Names::of(&whole), &|name| {
            names.contains(name)
        });
        println!(
            "names {found:?}, all {:?}, {} made",
            start.elapsed(),
            made.len()
        );
    }
    let draft = suggestions(&source, &whole, &Names::of(&whole), &|_| true);
    println!(
        "{}",
        ClaimDraft::offered(&draft[0], &source, &whole)
            .unplaced
            .len()
    );
}
