//! Files that cannot be read, or must not be: said where they are named, without reading them.

use std::fs;
use std::path::Path;

use dateline::dossier::{Anchoring, Severity};
use dateline::files::{self, OpenError};

use crate::small_dossier::{FRONT, PLACES, SOURCE, TEXT, assert_said, opened, said, small, write};

#[test]
fn bytes_that_are_no_text_are_said_with_their_place() {
    let folder = small();
    write(&folder, "places.toml", b"# Gori\nname = \"G\xF6ri\"\n");
    write(&folder, "sources/one.txt", b"shots\n\xFF near");
    assert_said(
        &folder,
        "places.toml:2:10: error: this is not UTF-8: the byte at offset 16",
        "",
    );
    assert_said(
        &folder,
        "sources/one.txt:2:1: error: this is not UTF-8: the byte at offset 6",
        "",
    );
    // A text that could not be read is one finding, not one for each quote.
    assert!(!said(&folder).iter().any(|line| line.contains("quote")));
}

#[test]
fn byte_order_marks_and_carriage_returns_are_borne() {
    let folder = small();
    write(
        &folder,
        "places.toml",
        format!("\u{feff}{}", PLACES.replace('\n', "\r\n")),
    );
    write(&folder, "sources/one.txt", format!("\u{feff}{TEXT}"));
    assert_eq!(
        said(&folder),
        [
            "places.toml:1:1: note: the file begins with a byte order mark, which UTF-8 does not need"
        ]
    );
    let opened = opened(folder.path());
    let claim = &opened.dossier.sources[0].claims[0];
    assert_eq!(claim.excerpt.anchoring, Anchoring::Found(14..31));
}

#[test]
fn what_nests_without_end_is_said_and_read_no_further() {
    let levels = 100_000;
    let folder = small();
    let lists = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let tables = format!("{}1{}", "{a=".repeat(levels), "}".repeat(levels));
    let dotted = vec!["a"; levels].join(".");
    for deep in [
        format!("featured = {lists}\n"),
        format!("featured = {}\n", "[".repeat(levels)),
        format!("borders = {tables}\n"),
        format!("{dotted} = 1\n"),
        format!("[{dotted}]\n"),
        format!("[[{dotted}]]\n"),
    ] {
        write(&folder, "dossier.toml", format!("{deep}{FRONT}"));
        let said = said(&folder);
        let begins = |line: &String| line.contains("error: this nests too deeply to be read");
        assert!(said.iter().any(begins), "{said:#?}");
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    let folder = small();
    let text = fs::File::create(folder.path().join("sources/one.txt")).expect("made");
    text.set_len(files::TEXT_LIMIT_BYTES + 1).expect("sparse");
    let toml = fs::File::create(folder.path().join("actors.toml")).expect("made");
    toml.set_len(files::TOML_LIMIT_BYTES + 1).expect("sparse");
    assert_said(
        &folder,
        "actors.toml:1:1: error: the file could not be read: it has 268435457 bytes, and 268435456 is the most",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:4:8: error: the text could not be read: it has 67108865 bytes",
        "",
    );
}

#[test]
fn texts_outside_of_the_folder_are_refused() {
    let outside = tempfile::tempdir().expect("a folder");
    write(&outside, "secret.txt", TEXT);
    let secret = outside.path().join("secret.txt");
    let folder = small();
    for path in ["../../secret.txt", secret.to_str().expect("a path")] {
        write(&folder, "sources/one.toml", SOURCE.replace("one.txt", path));
        assert_said(
            &folder,
            "sources/one.toml:4:8: error: the text could not be read: it lies outside",
            "copy the text",
        );
    }
    assert!(
        opened(folder.path()).dossier.sources[0]
            .text
            .content
            .is_none()
    );
}

#[test]
fn folders_and_nothing_where_files_should_be_are_said() {
    let folder = small();
    fs::create_dir(folder.path().join("events.toml")).expect("made");
    fs::remove_file(folder.path().join("sources/one.txt")).expect("removed");
    write(&folder, "sources/spare.txt", "text");
    write(&folder, "sources/picture.png", "ignored");
    write(&folder, "sources/No Id.toml", SOURCE);
    assert_said(
        &folder,
        "events.toml:1:1: error: the file could not be read: it is a folder, not a file",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:4:8: error: the text could not be read: there is no such file",
        "",
    );
    assert_said(
        &folder,
        "sources/spare.txt:1:1: note: no source refers to this text",
        "",
    );
    assert_said(
        &folder,
        "sources/No Id.toml:1:1: error: the file's name without .toml is the source's id",
        "rename",
    );
    assert!(!said(&folder).iter().any(|line| line.contains("picture")));
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_or_in_circles_and_pipes_are_said_and_do_not_hang() {
    use std::os::unix::fs::symlink;
    let folder = small();
    let text = folder.path().join("sources/one.txt");
    fs::remove_file(&text).expect("removed");
    symlink("/etc/hostname", &text).expect("linked");
    assert_said(
        &folder,
        "sources/one.toml:4:8: error: the text could not be read: it lies outside",
        "",
    );
    fs::remove_file(&text).expect("removed");
    symlink("one.txt", &text).expect("linked to itself");
    assert_said(
        &folder,
        "sources/one.toml:4:8: error: the text could not be read: the system says: Too many levels",
        "",
    );
    fs::remove_file(&text).expect("removed");
    let away = tempfile::tempdir().expect("a folder");
    let sources = folder.path().join("sources");
    fs::rename(&sources, away.path().join("sources")).expect("moved");
    symlink(away.path().join("sources"), &sources).expect("linked");
    assert_eq!(
        said(&folder),
        [
            "sources:1:1: error: the folder sources/ could not be read: it lies outside of the dossier's folder"
        ]
    );
    fs::remove_file(&sources).expect("removed");
    fs::rename(away.path().join("sources"), &sources).expect("moved back");
    let made = std::process::Command::new("mkfifo").arg(&text).status();
    assert!(made.expect("mkfifo").success());
    assert_said(
        &folder,
        "sources/one.toml:4:8: error: the text could not be read: it is a pipe or a device",
        "",
    );
}

#[test]
fn what_is_no_dossier_is_refused_with_what_one_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |path: &Path| files::open(path, &|_| true).expect_err("no dossier");
    let absent = refused(&folder.path().join("nowhere"));
    assert!(matches!(absent, OpenError::Absent { .. }));
    let empty = refused(folder.path()).to_string();
    assert!(
        empty.contains("the folder has no dossier.toml; a dossier needs"),
        "{empty}"
    );
    write(&folder, "dosier.toml", FRONT);
    let near = refused(folder.path()).to_string();
    assert!(near.contains("is `dosier.toml` meant to be it?"), "{near}");
    let file = refused(&folder.path().join("dosier.toml")).to_string();
    assert!(
        file.contains("and this is a file; name the folder: "),
        "{file}"
    );
    assert!(file.ends_with("dosier.toml"), "{file}");
}

#[test]
fn a_dossier_file_that_is_a_folder_is_a_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("dossier.toml")).expect("made");
    assert_said(
        &folder,
        "dossier.toml:1:1: error: the file could not be read: it is a folder",
        "",
    );
    let opened = opened(folder.path());
    let worst = opened.findings.iter().map(|finding| finding.severity).max();
    assert_eq!(worst, Some(Severity::Error));
}
