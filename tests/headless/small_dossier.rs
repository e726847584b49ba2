//! A small dossier in a folder of its own, for tests to break.

use std::fs;
use std::path::Path;

use dateline::dossier::Finding;
use dateline::files::{self, Opened};
use tempfile::TempDir;

pub const FRONT: &str = "format = 1\ntitle = \"Small\"\n\n[[kind]]\nid = \"attack\"\nlabel = \"Attack\"\ncolour = \"blue\"\n";
pub const PLACES: &str = "[[place]]\nid = \"gori\"\nname = \"Gori\"\nposition = { lat = 42.0, lon = 44.1 }\nprecision = \"settlement\"\nkind = \"settlement\"\n";
pub const SOURCE: &str = "title = \"T\"\npublisher = \"P\"\npublished = \"2008-08-14\"\ntext = \"one.txt\"\n\n[[claim]]\nid = \"one\"\nquote = \"shots near Gori\"\nstatement = \"S.\"\nkind = \"attack\"\nabout = [\"gori\"]\n";
pub const TEXT: &str = "They heard shots\r\n near Gori at night. Nobody said more.\n";

/// A small dossier without a fault, in a folder of its own.
pub fn small() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("made");
    write(&folder, "dossier.toml", FRONT);
    write(&folder, "places.toml", PLACES);
    write(&folder, "sources/one.toml", SOURCE);
    write(&folder, "sources/one.txt", TEXT);
    folder
}

pub fn write(folder: &TempDir, path: &str, content: impl AsRef<[u8]>) {
    fs::write(folder.path().join(path), content).expect("written");
}

pub fn opened(path: &Path) -> Opened {
    files::open(path, &|area| area == "GEO").expect("a dossier")
}

pub fn said(folder: &TempDir) -> Vec<String> {
    let opened = opened(folder.path());
    opened.findings.iter().map(Finding::to_string).collect()
}

/// That one finding begins like this (place, severity, message) and has this in it (message, hint).
#[track_caller]
pub fn assert_said(folder: &TempDir, begins: &str, holds: &str) {
    let said = said(folder);
    let meant = |line: &&String| line.starts_with(begins) && line.contains(holds);
    assert!(
        said.iter().any(|line| meant(&line)),
        "{begins} … {holds}\n{said:#?}"
    );
}
