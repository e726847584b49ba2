//! Large folders: what is read is whole, and reading takes bearable time.

use std::time::{Duration, Instant};

use dateline::dossier::{Anchoring, Severity, check};
use dateline::files;

use crate::synthetic;

#[test]
fn a_made_up_dossier_is_read_whole_and_is_clean() {
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), 2_350, 7).expect("written");
    let opened = files::open(folder.path(), &|_| true).expect("a dossier");
    let worst = opened
        .findings
        .iter()
        .max_by_key(|finding| finding.severity);
    assert!(
        worst.is_none_or(|finding| finding.severity == Severity::Note),
        "{worst:?}"
    );
    assert_eq!(opened.dossier.sources.len(), 24);
    assert_eq!(opened.dossier.claims().count(), 2_350);
    assert!(
        opened
            .dossier
            .claims()
            .all(|(_, claim)| matches!(claim.excerpt.anchoring, Anchoring::Found(_)))
    );
}

/// Promises 1.5 s and 300 ms on two cores of a release build; run by hand:
/// `cargo test --release --test headless -- --ignored --nocapture hundred`.
#[test]
#[ignore = "measures a release build"]
fn a_hundred_thousand_claims_open_in_a_second_and_a_half() {
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), 100_000, 1).expect("written");
    let least = |work: &mut dyn FnMut()| {
        (0..5)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed()
            })
            .min()
            .expect("five times")
    };
    let mut claims = 0;
    let opening = least(&mut || {
        let opened = files::open(folder.path(), &|_| true).expect("a dossier");
        claims = opened.dossier.claims().count();
    });
    let opened = files::open(folder.path(), &|_| true).expect("a dossier");
    let checking = least(&mut || {
        assert!(check(&opened.dossier, &|_| true).len() < claims);
    });
    let built_in = least(&mut || {
        files::built_in(&|_| true);
    });
    println!("{claims} claims: opened in {opening:?}, of which checked in {checking:?}");
    println!("the built-in dossier opens in {built_in:?}");
    assert!(opening < Duration::from_millis(1_500), "{opening:?}");
    assert!(checking < Duration::from_millis(300), "{checking:?}");

    for gone in ["places.toml", "actors.toml", "events.toml", "dossier.toml"] {
        std::fs::write(folder.path().join(gone), "format = 1\n").expect("written");
    }
    let mut findings = 0;
    let broken = least(&mut || {
        let opened = files::open(folder.path(), &|_| true).expect("a dossier");
        findings = opened.findings.len();
    });
    println!("without its places, actors, events and kinds: {findings} findings in {broken:?}");
    assert!(broken < Duration::from_secs(5), "{broken:?}");
}
