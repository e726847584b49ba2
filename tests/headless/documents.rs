//! Documents in, by the program itself: what is added, what is refused, what is left behind.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use dateline::dossier::{PublishedBasis, Severity, When};
use dateline::files::import::{Bench, Document, ImportError, Refusal, Taken, receive};
use dateline::files::write::source_toml;
use dateline::files::{built_in, open};

fn corpus(path: &str) -> String {
    format!("{}/tests/corpus/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn dateline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn talk(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A new dossier in a folder of its own.
fn new_dossier(folder: &Path) -> String {
    let root = folder.join("mill").display().to_string();
    let made = dateline(&["new", &root, "--title", "The mill", "--language", "en"]);
    assert_eq!(made.status.code(), Some(0), "{}", talk(&made));
    root
}

fn files_in(root: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(root).to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(root).expect("inside");
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn from_nothing_to_a_dossier_with_sources_that_checks_clean() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = new_dossier(folder.path());
    let page = corpus("html/article.html");
    let names = [
        "html/article.html",
        "html/json_ld.html",
        "pdf/plain.pdf",
        "eml/mixed.eml",
        "bib/three.bib",
        "ris/two.ris",
        "csl/two.json",
    ];
    let paths: Vec<String> = names.iter().map(|name| corpus(name)).collect();
    let mut arguments = vec!["add", &root];
    arguments.extend(paths.iter().map(String::as_str));
    let added = dateline(&arguments);
    assert_eq!(added.status.code(), Some(0), "{}", talk(&added));
    let opened = open(Path::new(&root), &|_| false).expect("a dossier");
    let worst = opened.findings.iter().map(|it| it.severity).max();
    assert!(worst <= Some(Severity::Note), "{:?}", opened.findings);

    let courier = opened
        .dossier
        .sources
        .iter()
        .find(|it| it.id.as_str() == "the-courier-1998-03-04");
    let courier = courier.expect("the page");
    assert_eq!(courier.title, "Mill burns");
    assert_eq!(
        courier.published.as_ref().map(When::text),
        Some("1998-03-04T18:30:00+01:00")
    );
    assert!(
        courier
            .content()
            .starts_with("Mill burns\n\n4 March 1998\n\nWorkers said sparks"),
        "{}",
        courier.content()
    );
    assert!(
        !courier.content().contains("Subscribe"),
        "{}",
        courier.content()
    );
    let original = courier.original.as_ref().expect("kept");
    let kept = fs::read(Path::new(&root).join("sources").join(&original.path)).expect("there");
    assert_eq!(kept, fs::read(&page).expect("the page"));
    assert_eq!(original.sha256, Some(dateline::files::sha256_of(&kept)));

    // What tags, headers and fields of lists declare is said of each; nothing is known without how.
    let declared = |by: &str| {
        let mut sources = opened.dossier.sources.iter();
        sources.any(|source| match &source.published_basis {
            Some(PublishedBasis::Declared { reason }) => reason.starts_with(by),
            _ => false,
        })
    };
    for by in [
        "JSON-LD datePublished, in an HTML page",
        "PY, in entry 2 of the list two",
        "year, month and day, in entry 1 of the list three",
        "issued, in entry 2 of the list two",
    ] {
        assert!(declared(by), "{by}: {:?}", opened.dossier.sources);
    }
    for source in &opened.dossier.sources {
        assert_eq!(
            source.published.is_some(),
            source.published_basis.is_some(),
            "{}",
            source.id
        );
    }

    let before = files_in(&root);
    let again = dateline(&["add", &root, &page]);
    assert_eq!(again.status.code(), Some(0));
    assert!(
        out(&again).ends_with("already there as `the-courier-1998-03-04`\n"),
        "{}",
        out(&again)
    );
    assert_eq!(files_in(&root), before);
}

#[test]
fn what_is_refused_is_said_in_a_sentence_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = new_dossier(folder.path());
    let here = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path.display().to_string()
    };
    let big = folder.path().join("big.html");
    fs::File::create(&big)
        .and_then(|file| file.set_len(200_000_000))
        .expect("a large file");
    let bomb = "<div><span>".repeat(300_000);
    let cases = [
        (
            corpus("pdf/scanned.pdf"),
            "the PDF has 3 pages and no text in them: it was scanned",
        ),
        (
            corpus("pdf/locked.pdf"),
            "the PDF is locked with a password",
        ),
        (
            big.display().to_string(),
            "it has 200 MB, and 67 MB is the most that is read",
        ),
        (
            here("app.html", b"<html><body><div id=app></div></body></html>"),
            "the page is markup without an article in it",
        ),
        (
            here("klingon.html", b"<meta charset=klingon-8><p>\xFF\xFE\xFD"),
            "its encoding (it says “klingon-8”) is unknown",
        ),
        (here("empty.txt", b""), "it is empty"),
        (
            here("a.docx", b"PK\x03\x04...."),
            "it is an archive or an office document, not text",
        ),
        (
            here("a.url", b"[InternetShortcut]\r\nURL=https://x.example\r\n"),
            "this is a shortcut to https://x.example",
        ),
        (
            here("bomb.html", bomb.as_bytes()),
            "the page is damaged: its parts nest more than 512 deep",
        ),
        (
            here("broken.pdf", b"%PDF-1.4\nnothing of the sort"),
            "the PDF is damaged",
        ),
        (
            here("broken.ris", b"TY  - NEWS\nTI  - x\n"),
            "line 1 of the RIS list",
        ),
        (
            "https://courier.example/".to_owned(),
            "this is an address, and Dateline fetches nothing from the network",
        ),
        (
            folder.path().join("nowhere").display().to_string(),
            "there is nothing of that name",
        ),
        (root.clone(), "this is a folder, not a file"),
    ];
    let before = files_in(&root);
    for (path, said) in cases {
        let output = dateline(&["add", &root, &path]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", talk(&output));
        let talk = talk(&output);
        assert!(
            talk.starts_with(&format!("could not add the document: {said}")),
            "{talk}"
        );
        let sentence = talk.lines().next().expect("a line");
        assert!(sentence.ends_with(&path), "{talk}");
        assert!(talk.ends_with("0 sources added, 1 refused\n"), "{talk}");
        assert!(!talk.contains("panick"), "{talk}");
    }
    assert_eq!(files_in(&root), before);
}

#[test]
fn a_newer_version_is_a_revision_and_one_refused_file_does_not_keep_others_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = new_dossier(folder.path());
    let page = fs::read_to_string(corpus("html/article.html")).expect("the page");
    let newer = folder.path().join("newer.html");
    fs::write(
        &newer,
        page.replace("nobody had been hurt", "one man had been hurt"),
    )
    .expect("written");
    let output = dateline(&[
        "add",
        &root,
        &corpus("html/article.html"),
        &corpus("pdf/locked.pdf"),
        &newer.display().to_string(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        talk(&output).ends_with("2 sources added, 1 refused\n"),
        "{}",
        talk(&output)
    );
    let opened = open(Path::new(&root), &|_| false).expect("a dossier");
    let newer = opened
        .dossier
        .sources
        .iter()
        .find(|it| it.revises.is_some())
        .expect("a revision");
    assert_eq!(
        newer.revises.as_ref().map(AsRef::as_ref),
        Some("the-courier-1998-03-04")
    );
    assert_eq!(newer.id.as_str(), "the-courier-1998-03-04-2");
}

#[test]
fn words_from_standard_input_become_a_source_with_what_is_said_about_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = new_dossier(folder.path());
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args([
            "add",
            &root,
            "-",
            "--title",
            "Mill: \"burns\"",
            "--publisher",
            "The Courier",
            "--published",
            "1998-03-04~",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut input = child.stdin.take().expect("a stream");
    input
        .write_all("Workers said\r\nsparks flew.".as_bytes())
        .expect("written");
    drop(input);
    assert_eq!(child.wait().expect("ended").code(), Some(0));
    let opened = open(Path::new(&root), &|_| false).expect("a dossier");
    let source = &opened.dossier.sources[0];
    assert_eq!(
        (&*source.title, source.content()),
        ("Mill: \"burns\"", "Workers said\nsparks flew.")
    );
    assert_eq!(
        source.published.as_ref().map(When::text),
        Some("1998-03-04~")
    );
    assert_eq!(source.original, None);
}

#[test]
fn an_original_that_is_gone_or_changed_is_a_warning_of_check_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = new_dossier(folder.path());
    dateline(&[
        "add",
        &root,
        &corpus("html/article.html"),
        &corpus("pdf/plain.pdf"),
    ]);
    let checked = dateline(&["check", &root]);
    assert!(
        talk(&checked).contains("nothing wrong"),
        "{}{}",
        out(&checked),
        talk(&checked)
    );
    let originals = Path::new(&root).join("sources/originals");
    fs::write(originals.join("the-courier-1998-03-04.html"), "changed").expect("written");
    fs::remove_file(originals.join("mill-burns-1998-03-04.pdf")).expect("removed");
    let checked = dateline(&["check", &root]);
    assert_eq!(checked.status.code(), Some(0));
    let said = out(&checked);
    assert!(
        said.contains(
            "warning: the original is not the file that was received: its SHA-256 differs"
        ),
        "{said}"
    );
    assert!(
        said.contains("warning: the original is not there: originals/mill-burns-1998-03-04.pdf"),
        "{said}"
    );
    let opened = open(Path::new(&root), &|_| false).expect("a dossier");
    assert!(opened.findings.is_empty(), "{:?}", opened.findings);
}

#[test]
fn a_copy_of_the_built_in_dossier_checks_as_clean_as_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy").display().to_string();
    let made = dateline(&["new", &root, "--from", "built-in"]);
    assert_eq!(made.status.code(), Some(0), "{}", talk(&made));
    let checked = dateline(&["check", &root]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    assert_eq!(talk(&checked), talk(&dateline(&["check"])));
    let refused = dateline(&["new", &root]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        talk(&refused).contains("the folder is not empty, and what is in it is left alone"),
        "{}",
        talk(&refused)
    );
}

#[test]
fn every_source_of_the_built_in_dossier_is_written_as_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy");
    let from = built_in(&|_| true);
    dateline::files::copy_dossier(&from, &root).expect("copied");
    let copy = open(&root, &|_| true).expect("a dossier");
    for source in &copy.dossier.sources {
        let path = root.join(format!("sources/{}.toml", source.id));
        fs::write(path, source_toml(source, &[])).expect("written");
    }
    let again = open(&root, &|_| true).expect("a dossier");
    assert_eq!(again.dossier.sources, copy.dossier.sources);
}

fn apart(name: &str, bytes: &[u8]) -> Result<Taken, ImportError> {
    let document = Document {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        from: dateline::files::import::Origin::File,
    };
    let program = Path::new(env!("CARGO_BIN_EXE_dateline")).to_owned();
    receive(&document, &Bench::Apart(program))
}

#[test]
fn a_process_of_its_own_says_the_same_as_this_one() {
    for name in [
        "html/article.html",
        "html/json_ld.html",
        "pdf/plain.pdf",
        "pdf/packed.pdf",
        "pdf/locked.pdf",
        "eml/mixed.eml",
        "eml/saved.eml",
        "bib/three.bib",
    ] {
        let document = Document::fetch(Path::new(&corpus(name))).expect("a file");
        let here = receive(&document, &Bench::Here);
        assert_eq!(apart(&document.name, &document.bytes), here, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_would_take_all_memory_brings_down_its_own_process_and_is_said() {
    // Sixteen times as large when unpacked as the limit on memory, in one stream of a PDF.
    let mut packed = vec![0x78, 0x9C];
    let block: Vec<u8> = vec![b' '; 1 << 20];
    let deflated = miniz_oxide::deflate::compress_to_vec(&block.repeat(64), 9);
    packed.extend(&deflated);
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut at = Vec::new();
    let objects: [&[u8]; 4] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents [4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R] >>",
        b"",
    ];
    for (number, object) in (1..).zip(objects) {
        at.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        if number == 4 {
            bytes.extend(
                format!(
                    "<< /Length {} /Filter /FlateDecode >>\nstream\n",
                    packed.len()
                )
                .bytes(),
            );
            bytes.extend(&packed);
            bytes.extend(b"\nendstream");
        }
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let xref = bytes.len();
    bytes.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for at in at {
        bytes.extend(format!("{at:010} 00000 n \n").bytes());
    }
    bytes.extend(format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n").bytes());
    let refused = apart("bomb.pdf", &bytes).expect_err("refused");
    let stopped = matches!(
        refused.refusal,
        Refusal::BroughtDown { .. } | Refusal::TookTooLong { .. } | Refusal::Scanned { .. }
    );
    assert!(stopped, "{refused}");
}
