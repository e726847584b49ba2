//! A large folder: what is read of it is whole. How fast, `benches/opening.rs` says.

use dateline::dossier::{Anchoring, Severity};
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
