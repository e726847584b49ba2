//! The program as a command: what it prints where, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::small_dossier;

fn dateline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

fn talk(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("text")
}

#[track_caller]
fn json(arguments: &[&str]) -> Vec<Value> {
    let output = dateline(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    serde_json::from_slice(&output.stdout).expect("an array")
}

fn claim<'a>(claims: &'a [Value], id: &str) -> Option<&'a Value> {
    claims.iter().find(|claim| claim["id"] == id)
}

#[test]
fn the_built_in_dossier_checks_clean() {
    let output = dateline(&["check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(!out(&output).contains(": error: "), "{}", out(&output));
    assert!(
        talk(&output).starts_with("5 sources with "),
        "{}",
        talk(&output)
    );
}

#[test]
fn check_points_at_the_line_and_ends_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let front = "format = 1\ntitle = \"T\"\nfeatured = [\"გორი\"]\n";
    fs::write(folder.path().join("dossier.toml"), front).expect("written");
    let name = folder.path().to_str().expect("a path");
    let output = dateline(&["check", name]);
    assert_eq!(output.status.code(), Some(1));
    let begins = format!("{name}/dossier.toml:3:13: error: `featured`: an id is made of");
    assert!(out(&output).contains(&begins), "{}", out(&output));
    let pointed = "  3 | featured = [\"გორი\"]\n    |             ^\n";
    assert!(out(&output).contains(pointed), "{}", out(&output));
    assert_eq!(
        talk(&output),
        "0 sources with 0 claims: 1 error, 0 warnings, 1 note\n"
    );

    let output = dateline(&["check", name, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).expect("an array");
    assert_eq!(rows[0]["severity"], "error");
    assert_eq!(
        (&rows[0]["line"], &rows[0]["column"]),
        (&3.into(), &13.into())
    );
}

#[test]
fn what_cannot_be_done_ends_with_two_and_a_reason() {
    for (arguments, reason) in [
        (&["check", "/nowhere"][..], "there is nothing of that name"),
        (
            &["list", "claims", "--as-of", "2008-02-30"],
            "is not an EDTF date",
        ),
        (&["list", "claims", "--as-of", "2008/.."], "has no last day"),
        (
            &["list", "claims", "--place", "goori"],
            "did you mean `gori`?",
        ),
        (
            &["list", "claims", "--place", "Гори"],
            "did you mean `gori`?",
        ),
        (&["list", "nothing"], "invalid value"),
        (&["list", "claims", "--only-itself"], "--place"),
    ] {
        let output = dateline(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            talk(&output).contains(reason),
            "{arguments:?}: {}",
            talk(&output)
        );
        assert_eq!(out(&output), "", "{arguments:?}");
    }
}

/// A dossier with one claim, in a source without a date.
fn undated() -> tempfile::TempDir {
    let folder = small_dossier::small();
    let source = small_dossier::SOURCE.replace("published = \"2008-08-14\"\n", "");
    small_dossier::write(&folder, "sources/one.toml", source);
    folder
}

#[test]
fn where_nothing_has_a_date_no_date_is_made_up() {
    let folder = undated();
    let name = folder.path().to_str().expect("a path");
    for (clock, said) in [
        ("reported", "nothing in the dossier has a publication date"),
        ("occurred", "nothing in the dossier says when it happened"),
    ] {
        let output = dateline(&["list", "claims", name, "--clock", clock]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(out(&output), "");
        let said = format!("0 claims: {said}; claims left out: 1 undated\n");
        assert_eq!(talk(&output), said);
    }
    let output = dateline(&["list", "claims", name, "--as-of", "-0044-03-15"]);
    let said = "0 claims, reported on or before -0044-03-15; claims left out: 1 undated\n";
    assert_eq!(talk(&output), said);
}

#[test]
fn tables_keep_ids_and_dates_whole_and_say_what_they_leave_out() {
    let rows = json(&["list", "claims", "--format", "json"]);
    for columns in ["90", "100", "120"] {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["list", "claims"])
            .env("COLUMNS", columns)
            .output()
            .expect("the program runs");
        let width: usize = columns.parse().expect("a number");
        for (row, line) in rows.iter().zip(out(&output).lines().skip(1)) {
            assert!(line.chars().count() <= width, "{columns}: {line}");
            let reported = row["reported"]["edtf"].as_str().expect("dated");
            for whole in [row["id"].as_str().expect("an id"), reported] {
                assert!(line.split("  ").any(|it| it.trim() == whole), "{line}");
            }
            let statement = row["statement"].as_str().expect("a statement");
            let begins: String = statement.chars().take(23).collect();
            assert!(line.contains(&begins), "{columns}: {line}");
        }
        let left_out = talk(&output).lines().next().expect("talk");
        assert!(left_out.starts_with("no room for: "), "{left_out}");
        assert!(left_out.contains("occurred"), "{left_out}");
    }
}

#[test]
fn what_a_dossier_says_does_not_steer_the_terminal() {
    let folder = small_dossier::small();
    let source = small_dossier::SOURCE.replace("one.txt", "\\u001b[31m.txt");
    small_dossier::write(&folder, "sources/one.toml", source);
    let output = dateline(&["check", folder.path().to_str().expect("a path")]);
    assert!(out(&output).contains("there is no such file:  [31m.txt"));
    assert!(!out(&output).contains('\u{1b}'));
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn what_is_wrong_with_the_arguments_is_said_before_there_is_a_display() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("tpyo/tree.json");
    let missing = missing.to_str().expect("a path");
    for (arguments, reason) in [
        (&["nope"][..], "there is nothing of that name"),
        (
            &["--as-of", "2008-08-14", "check"],
            "there is no dossier called `check` here. If the command is meant, put it first",
        ),
        (&["--place", "goori"], "did you mean `gori`?"),
        (&["--describe-to", missing], "its folder does not exist"),
        (&[], "there is no display"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(arguments)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            talk(&output).contains(reason),
            "{arguments:?}: {}",
            talk(&output)
        );
    }
}

#[test]
fn a_claim_stands_unopposed_until_its_denial_is_reported() {
    let by = |date| json(&["list", "claims", "--as-of", date, "--format", "json"]);
    assert!(
        by("2008-08-07")
            .iter()
            .all(|claim| claim["source"] == "bbc-2004-08-12")
    );
    let claims = by("2008-08-08");
    let bombs = claim(&claims, "voa08-four-bombs-near-gori").expect("reported by then");
    assert_eq!(bombs["standing"], "contested");
    assert_eq!(bombs["opposed_by"][0]["relation"], "denies");
    assert_eq!(bombs["opposed_by"][0]["reported"]["latest"], "2008-08-08");
    for claim in &claims {
        let earliest = claim["reported"]["earliest"].as_str().expect("dated");
        assert!(earliest <= "2008-08-08", "{claim}");
        for bond in claim["opposed_by"].as_array().expect("a list") {
            let latest = bond["reported"]["latest"].as_str().expect("dated");
            assert!(latest <= "2008-08-08", "{claim}");
        }
        let contested = claim["standing"] == "contested";
        let opposed = claim["opposed_by"]
            .as_array()
            .is_some_and(|bonds| !bonds.is_empty());
        assert_eq!(contested, opposed, "{claim}");
    }
}

#[test]
fn every_excerpt_in_the_list_is_a_slice_of_its_text() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/south-ossetia/sources");
    let built_in = dateline::files::built_in(&|_| true);
    for claim in json(&["list", "claims", "--format", "json"]) {
        let source = built_in
            .dossier
            .sources
            .iter()
            .find(|source| claim["source"] == source.id.as_str())
            .expect("a source");
        let text =
            fs::read(sources.join(source.text.path.as_deref().expect("a path"))).expect("a text");
        let at = |edge: &str| claim["excerpt"][edge].as_u64().expect("an offset") as usize;
        let slice = std::str::from_utf8(&text[at("start")..at("end")]).expect("whole characters");
        assert_eq!(claim["excerpt"]["text"], slice);
        assert_eq!(claim["excerpt"]["state"], "found");
    }
}

#[test]
fn the_publication_speaks_as_its_outlet() {
    let claims = json(&[
        "list",
        "claims",
        "--format",
        "json",
        "--place",
        "gori",
        "--only-itself",
    ]);
    assert!(!claims.is_empty());
    for claim in &claims {
        assert!(
            claim["about"]
                .as_array()
                .is_some_and(|places| places.contains(&"gori".into()))
        );
        let claimants = claim["claimants"].as_array().expect("a list");
        assert!(!claimants.is_empty(), "{claim}");
        assert_eq!(
            claimants.len(),
            claim["claimant_names"].as_array().map_or(0, Vec::len)
        );
    }
    let wider = json(&["list", "claims", "--format", "json", "--place", "georgia"]);
    let itself = json(&[
        "list",
        "claims",
        "--format",
        "json",
        "--place",
        "georgia",
        "--only-itself",
    ]);
    assert!(wider.len() > itself.len());
    assert!(
        claims
            .iter()
            .all(|each| claim(&wider, each["id"].as_str().expect("an id")).is_some())
    );
}

#[test]
fn a_month_counts_with_its_last_day_and_says_so() {
    let output = dateline(&["list", "sources", "--as-of", "2008-08"]);
    assert!(
        talk(&output).starts_with("as of 2008-08-31, the last day of 2008-08"),
        "{}",
        talk(&output)
    );
    assert!(out(&output).contains("voa-2008-08-29"));
    assert!(!out(&output).contains("moscow-times"));
}

#[test]
fn every_list_comes_in_every_format() {
    for what in [
        "sources", "claims", "places", "events", "disputes", "actors",
    ] {
        let rows = json(&["list", what, "--format", "json"]);
        assert!(!rows.is_empty(), "{what}");
        let table = dateline(&["list", what]);
        assert_eq!(out(&table).lines().count(), rows.len() + 1, "{what}");
        assert!(
            out(&table).lines().all(|line| line.chars().count() <= 120),
            "{what}"
        );
        let csv = dateline(&["list", what, "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(&*csv.stdout);
        let read: Vec<csv::StringRecord> = reader.records().map(|it| it.expect("a row")).collect();
        assert_eq!(read.len(), rows.len(), "{what}");
        for (row, record) in rows.iter().zip(&read) {
            assert_eq!(row["id"], record[0], "{what}");
        }
    }
}

#[test]
fn a_date_is_explained_and_what_is_none_is_pointed_at() {
    let output = dateline(&["when", "2004-08-12~"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).starts_with("about 12 Aug 2004\n"),
        "{}",
        out(&output)
    );
    let output = dateline(&["when", "2008-02-30"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        talk(&output).contains("\n  2008-02-30\n          ^\n"),
        "{}",
        talk(&output)
    );
    let output = dateline(&["when", "1992/", "--format", "json"]);
    let meaning: Value = serde_json::from_slice(&output.stdout).expect("an object");
    assert_eq!(meaning["earliest"], "1992-01-01");
    assert_eq!(meaning["latest"], Value::Null);
    assert_eq!(dateline(&["when", "-0044-03-15"]).status.code(), Some(0));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", "claims", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    assert_eq!(talk(&output), "");
}

#[test]
fn help_teaches_with_examples_and_exit_codes() {
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["list", "--help"],
        &["when", "--help"],
    ] {
        let output = dateline(arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains("Exit codes"), "{arguments:?}");
    }
    assert!(out(&dateline(&["--help"])).contains("Examples:"));
}
