//! The dossier that ships with the program.

use std::fs;
use std::path::Path;

use dateline::dossier::{Anchoring, Severity};
use dateline::files;

#[test]
fn the_built_in_dossier_has_nothing_wrong_with_it() {
    let opened = files::built_in(&|_| true);
    let wrong: Vec<String> = opened
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(ToString::to_string)
        .collect();
    assert_eq!(wrong, [""; 0], "{}", wrong.join("\n"));
    assert!(opened.dossier.claims().count() > 100);
}

/// Words with one space between them.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_quote_of_the_built_in_dossier_is_a_slice_of_its_seed() {
    let opened = files::built_in(&|_| true);
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/south-ossetia/sources");
    for source in &opened.dossier.sources {
        let seed = fs::read_to_string(sources.join(source.text.path.as_deref().expect("a path")))
            .expect("a seed");
        assert_eq!(source.content(), seed, "{}", source.id);
        for claim in &source.claims {
            let Anchoring::Found(range) = claim.excerpt.anchoring.clone() else {
                panic!("{}: {:?}", claim.id, claim.excerpt);
            };
            let slice = seed.get(range).expect("a range of the seed");
            assert_eq!(
                folded(slice),
                folded(&claim.excerpt.quote.text),
                "{}",
                claim.id
            );
            assert_eq!(slice, slice.trim(), "{}", claim.id);
        }
    }
}

#[test]
fn the_built_in_dossier_on_disk_is_the_one_in_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/south-ossetia");
    let on_disk = files::open(&folder, &|_| true).expect("a dossier");
    let compiled_in = files::built_in(&|_| true);
    assert_eq!(on_disk.findings, compiled_in.findings);
    assert_eq!(
        format!("{:?}", on_disk.dossier),
        format!("{:?}", compiled_in.dossier)
    );
}
