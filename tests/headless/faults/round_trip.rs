//! Open, change nothing, save; edit, undo all, save: byte for byte what was there.

use std::path::Path;

use dateline::dossier::PlaceId;
use proptest::prelude::*;

use super::*;

/// The built-in dossier in a folder, its texts inside of it.
fn built_in_folder() -> Place {
    let place = Place::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = from.join("data/south-ossetia");
    for (file, bytes) in bytes_in(&data) {
        let text = String::from_utf8(bytes).expect("text");
        let text = text.replace("../../../seeds/", "");
        small_dossier::write(&place.dossier, &file, text);
    }
    for (file, bytes) in bytes_in(&from.join("seeds")) {
        if file.ends_with(".txt") {
            small_dossier::write(&place.dossier, &format!("sources/{file}"), bytes);
        }
    }
    for file in ["sources/one.toml", "sources/one.txt"] {
        fs::remove_file(place.path(file)).expect("removed");
    }
    place
}

/// One of a few sorts of edits, chosen by numbers.
fn edited(dossier: &Arc<Dossier>, sort: u8, at: usize) -> Arc<Dossier> {
    changed(dossier, |dossier| {
        let source = at % dossier.sources.len();
        match sort % 8 {
            0 => dossier.title.push_str(" again"),
            1 => {
                let place = at % dossier.places.len();
                let old = dossier.places[place].id.clone();
                let new = PlaceId::new(&format!("{old}-{at}")).expect("an id");
                dossier.places[place].id = new.clone();
                for source in &mut dossier.sources {
                    if source.claims.iter().any(|it| it.about.contains(&old)) {
                        for claim in &mut Arc::make_mut(source).claims {
                            if claim.about.contains(&old) {
                                let about = &mut Arc::make_mut(claim).about;
                                about
                                    .iter_mut()
                                    .filter(|it| **it == old)
                                    .for_each(|it| *it = new.clone());
                            }
                        }
                    }
                }
            }
            2 => {
                let source = Arc::make_mut(&mut dossier.sources[source]);
                let claim = at % source.claims.len();
                source.claims.remove(claim);
                if source.claims.is_empty() {
                    dossier.sources.retain(|source| !source.claims.is_empty());
                }
            }
            3 => {
                let source = Arc::make_mut(&mut dossier.sources[source]);
                source.claims.rotate_left(at % 3);
            }
            4 if dossier.sources.len() > 1 => {
                dossier.sources.remove(source);
            }
            5 => {
                let mut new = dossier.sources[source].as_ref().clone();
                new.id = format!("{}-{at}", new.id).parse().expect("an id");
                dossier.sources[source] = Arc::new(new);
            }
            6 => {
                dossier.events.swap_remove(at % dossier.events.len());
            }
            _ => {
                let source = Arc::make_mut(&mut dossier.sources[source]);
                let claim = at % source.claims.len();
                let claim = Arc::make_mut(&mut source.claims[claim]);
                claim.statement = format!("Said \"{at}\".");
                claim.by.clear();
            }
        }
    })
}

#[test]
fn opening_and_saving_without_an_edit_touches_no_file() {
    let place = built_in_folder();
    let before = bytes_in(place.dossier.path());
    let (mut keeper, dossier) = place.keeper();
    take(&mut keeper, 1, &dossier);
    let saved = keeper.save(NOW).expect("saved");
    assert_eq!(saved.files, Vec::<String>::new());
    assert_eq!(bytes_in(place.dossier.path()), before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_edits_undone_leave_every_byte_and_redone_bring_every_byte(
        edits in prop::collection::vec((any::<u8>(), 0..1000_usize, any::<bool>()), 1..7)
    ) {
        let place = built_in_folder();
        let begin = bytes_in(place.dossier.path());
        let (mut keeper, mut dossier) = place.keeper();
        let mut versions = vec![dossier.clone()];
        for (sort, at, saves) in edits {
            dossier = edited(&dossier, sort, at);
            take(&mut keeper, versions.len() as u64, &dossier);
            versions.push(dossier.clone());
            if saves {
                keeper.save(NOW).expect("saved");
            }
        }
        keeper.save(NOW).expect("saved");
        let end = bytes_in(place.dossier.path());
        let read = small_dossier::opened(place.dossier.path()).dossier;
        prop_assert_eq!(&read.places, &dossier.places);
        prop_assert_eq!(read.claims().count(), dossier.claims().count());
        for (version, dossier) in versions.iter().enumerate().rev().skip(1) {
            take(&mut keeper, version as u64, dossier);
            if version % 2 == 0 {
                keeper.save(NOW).expect("saved");
            }
        }
        keeper.save(NOW).expect("saved");
        prop_assert_eq!(bytes_in(place.dossier.path()), begin);
        take(&mut keeper, versions.len() as u64 - 1, &dossier);
        keeper.save(NOW).expect("saved");
        prop_assert_eq!(bytes_in(place.dossier.path()), end);
    }
}
