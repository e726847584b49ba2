//! Folders with something wrong in them: every fault is said where it stands, and the rest is read.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::dossier::{Anchoring, Finding, Severity};
use dateline::files::{self, OpenError, Opened};
use tempfile::TempDir;

const FRONT: &str = "format = 1\ntitle = \"Small\"\n\n[[kind]]\nid = \"attack\"\nlabel = \"Attack\"\ncolour = \"blue\"\n";
const PLACES: &str = "[[place]]\nid = \"gori\"\nname = \"Gori\"\nposition = { lat = 42.0, lon = 44.1 }\nprecision = \"settlement\"\nkind = \"settlement\"\n";
const SOURCE: &str = "title = \"T\"\npublisher = \"P\"\npublished = \"2008-08-14\"\ntext = \"one.txt\"\n\n[[claim]]\nid = \"one\"\nquote = \"shots near Gori\"\nstatement = \"S.\"\nkind = \"attack\"\nabout = [\"gori\"]\n";
const TEXT: &str = "They heard shots\r\n near Gori at night. Nobody said more.\n";

/// A small dossier without a fault, in a folder of its own.
fn small() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("made");
    write(&folder, "dossier.toml", FRONT);
    write(&folder, "places.toml", PLACES);
    write(&folder, "sources/one.toml", SOURCE);
    write(&folder, "sources/one.txt", TEXT);
    folder
}

fn write(folder: &TempDir, path: &str, content: impl AsRef<[u8]>) {
    fs::write(folder.path().join(path), content).expect("written");
}

fn opened(path: &Path) -> Opened {
    files::open(path, &|area| area == "GEO").expect("a dossier")
}

fn said(folder: &TempDir) -> Vec<String> {
    let opened = opened(folder.path());
    opened.findings.iter().map(Finding::to_string).collect()
}

/// That one finding begins like this (place, severity, message) and has this in it (message, hint).
#[track_caller]
fn assert_said(folder: &TempDir, begins: &str, holds: &str) {
    let said = said(folder);
    let meant = |line: &&String| line.starts_with(begins) && line.contains(holds);
    assert!(
        said.iter().any(|line| meant(&line)),
        "{begins} … {holds}\n{said:#?}"
    );
}

#[test]
fn a_small_dossier_without_fault_has_no_findings() {
    let folder = small();
    assert_eq!(said(&folder), Vec::<String>::new());
    let opened = opened(folder.path());
    let claim = &opened.dossier.sources[0].claims[0];
    assert_eq!(claim.excerpt.anchoring, Anchoring::Found(11..28));
}

#[test]
fn the_path_of_the_dossier_file_opens_its_folder() {
    let folder = small();
    let opened = opened(&folder.path().join("dossier.toml"));
    assert_eq!(
        opened.root,
        Some(folder.path().canonicalize().expect("there"))
    );
    assert_eq!(opened.dossier.title, "Small");
}

#[test]
fn opening_writes_nothing() {
    let folder = small();
    let listed = || {
        let mut files: Vec<(PathBuf, std::time::SystemTime)> = ["", "sources"]
            .iter()
            .flat_map(|part| fs::read_dir(folder.path().join(part)).expect("listed"))
            .map(|entry| {
                let entry = entry.expect("an entry");
                let changed = entry.metadata().and_then(|it| it.modified());
                (entry.path(), changed.expect("a time"))
            })
            .collect();
        files.sort();
        files
    };
    let before = listed();
    said(&folder);
    assert_eq!(listed(), before);
}

#[test]
fn a_wrong_field_is_said_at_its_place_with_what_was_meant() {
    let folder = small();
    let source = SOURCE
        .replace("statement", "statment")
        .replace("2008-08-14", "2008-08-32");
    write(&folder, "sources/one.toml", source);
    assert_said(
        &folder,
        "sources/one.toml:9:1: error: a claim has no field `statment`",
        "did you mean `statement`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:6:1: error: this claim has no `statement`",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:3:22: error: `published`: `2008-08-32` is not an EDTF date",
        "2008-08-14",
    );
}

#[test]
fn wrong_types_and_words_are_all_said_at_once() {
    let folder = small();
    write(
        &folder,
        "places.toml",
        PLACES
            .replace("lat = 42.0, lon = 44.1", "lat = 144.1, lon = 42")
            .replace("kind = \"settlement\"", "kind = \"setlement\"")
            .replace("name = \"Gori\"", "name = 7"),
    );
    write(
        &folder,
        "sources/one.toml",
        SOURCE
            .replace("[\"gori\"]", "[\"Gori\", 3]")
            .replace("\"2008-08-14\"", "2008-08-14"),
    );
    assert_said(
        &folder,
        "places.toml:3:8: error: `name` must be text in quotes; this is a number",
        "",
    );
    assert_said(
        &folder,
        "places.toml:4:12: error: a latitude lies between",
        "look swapped",
    );
    assert_said(
        &folder,
        "places.toml:6:8: error: `setlement` is no kind of a place",
        "did you mean `settlement`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:3:13: error: `published` must be a date",
        "published = \"2008-08-14\"",
    );
    assert_said(
        &folder,
        "sources/one.toml:11:10: error: `about`",
        "did you mean `gori`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:11:18: error: `about` must be a list of place ids in quotes",
        "",
    );
}

#[test]
fn names_that_lead_nowhere_are_said_with_the_nearest() {
    let folder = small();
    write(
        &folder,
        "dossier.toml",
        FRONT.replace("title", "featured = [\"gorri\"]\ntitle"),
    );
    write(
        &folder,
        "places.toml",
        format!("{PLACES}within = \"gori\"\narea = \"GOE\"\n\n{PLACES}"),
    );
    let wrong = "by = \"nobody\"\ndenies = [\"two\", \"one\"]\nevent = \"shots\"\ndispute = { id = \"who\", position = \"they\" }\nfigure = { measure = \"shots\", at_least = 3, at_most = 2 }\n";
    write(
        &folder,
        "sources/one.toml",
        format!("{}{wrong}", SOURCE.replace("\"attack\"", "\"atack\"")),
    );
    for (begins, holds) in [
        (
            "dossier.toml:2:13: error: there is no place `gorri`",
            "did you mean `gori`?",
        ),
        (
            "places.toml:7:10: error: a place cannot lie within itself: gori → gori",
            "",
        ),
        ("places.toml:8:8: error: the basemap has no area `GOE`", ""),
        (
            "places.toml:11:6: error: there is another place with the id `gori`",
            "",
        ),
        (
            "sources/one.toml:10:8: error: there is no kind `atack`",
            "did you mean `attack`?",
        ),
        (
            "sources/one.toml:12:6: error: there is no actor `nobody`",
            "",
        ),
        ("sources/one.toml:13:11: error: there is no claim `two`", ""),
        ("sources/one.toml:13:18: error: `one` denies itself", ""),
        (
            "sources/one.toml:14:9: error: there is no event `shots`",
            "",
        ),
        (
            "sources/one.toml:15:18: error: there is no dispute `who`",
            "",
        ),
        (
            "sources/one.toml:16:42: error: at least 3, but at most 2",
            "",
        ),
    ] {
        assert_said(&folder, begins, holds);
    }
}

#[test]
fn words_that_are_not_in_the_text_are_said_with_those_that_are() {
    let folder = small();
    let more = "published_basis = { kind = \"stated\", quote = \"on Thursday\" }\nbody = { from = \"shots\", to = \"at night.\" }\n";
    let claims = "\n[[claim]]\nid = \"two\"\nquote = \"Nobody said\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"three\"\nquote = \"shots fell near Gori\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"four\"\nquote = \"o\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"five\"\nquote = \"at night\"\nprefix = \"Gorri\"\nstatement = \"S.\"\nkind = \"attack\"\n";
    let source = SOURCE.replace("text = ", &format!("{more}text = "));
    write(&folder, "sources/one.toml", format!("{source}{claims}"));
    assert_said(
        &folder,
        "sources/one.toml:4:46: error: the quote is not in the text",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:17:9: error: the quote stands outside of the body",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:23:9: error: the quote is not in the text",
        "near Gori",
    );
    assert_said(
        &folder,
        "sources/one.toml:29:9: error: the quote stands in the text",
        "prefix",
    );
    assert_said(
        &folder,
        "sources/one.toml:35:9: warning: the quote stands in the text, but not beside",
        "",
    );
    write(&folder, "sources/one.txt", "Quite another text.\n");
    assert_said(
        &folder,
        "sources/one.toml:5:17: error: these words are not in the text",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:10:9: error: the quote is not in the text",
        "",
    );
}

#[test]
fn dates_that_cannot_be_are_warned_of() {
    let folder = small();
    write(
        &folder,
        "sources/one.toml",
        format!("{SOURCE}occurred = \"2008-09\"\nsaid = \"2009\"\n"),
    );
    assert_said(
        &folder,
        "sources/one.toml:12:12: warning: reported by 2008-08-14, but about 2008-09-01",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:13:8: warning: said on 2009-01-01",
        "",
    );
}

#[test]
fn broken_toml_is_said_and_what_stands_before_it_is_kept() {
    let folder = small();
    write(
        &folder,
        "places.toml",
        format!("{PLACES}\n[[place]]\nid = \nname = \"X\n"),
    );
    assert_said(&folder, "places.toml:9:", "this is not TOML");
    assert!(
        opened(folder.path())
            .dossier
            .places
            .iter()
            .any(|place| place.id.as_str() == "gori")
    );
}

#[test]
fn other_versions_of_the_format_are_told_which_one_is_read() {
    let folder = small();
    write(
        &folder,
        "dossier.toml",
        FRONT.replace("format = 1", "format = 2"),
    );
    assert_said(
        &folder,
        "dossier.toml:1:10: error: the dossier is written in format 2; this program reads format 1",
        "",
    );
    write(&folder, "dossier.toml", FRONT.replace("format = 1\n", ""));
    assert_said(
        &folder,
        "dossier.toml:1:1: error: this dossier has no `format`",
        "format = 1",
    );
}

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
