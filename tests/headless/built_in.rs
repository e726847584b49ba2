//! The dossier that ships with the program.

use dateline::dossier::Severity;
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
