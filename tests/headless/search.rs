//! `dateline search`, and finding in the built-in dossier.

use std::process::{Command, Output};

use serde_json::Value;

fn dateline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .expect("the program runs")
}

fn talk(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("text")
}

#[track_caller]
fn found(arguments: &[&str]) -> (Vec<Value>, String) {
    let arguments = [&["search", "--format", "json"], arguments].concat();
    let output = dateline(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    let rows = serde_json::from_slice(&output.stdout).expect("an array");
    (rows, talk(&output).to_owned())
}

fn lit(row: &Value) -> Vec<&str> {
    let text = row["text"].as_str().expect("a text");
    let byte = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let ranges = row["lit"].as_array().expect("ranges");
    ranges
        .iter()
        .map(|range| &text[byte(&range[0])..byte(&range[1])])
        .collect()
}

#[test]
fn a_place_is_found_under_every_name() {
    for (typed, shown) in [
        ("gori", "Gori"),
        ("ГОРИ", "Гори"),
        ("გორი", "გორი"),
        ("Górï", "Gori"),
    ] {
        let (rows, _) = found(&[typed, "--as-of", "2008-08-14"]);
        let row = &rows[0];
        assert_eq!(
            (&row["kind"], &row["id"]),
            (&"place".into(), &"gori".into()),
            "{typed}"
        );
        assert_eq!(
            (&row["title"], &row["text"]),
            (&"Gori".into(), &shown.into())
        );
        assert_eq!(lit(row), [shown]);
        assert_eq!(row["reported"], Value::Null);
    }
}

#[test]
fn a_phrase_is_found_as_it_stands_and_at_its_bytes() {
    let (rows, _) = found(&["«torched and looted»", "--as-of", "2008-08-29"]);
    assert!(!rows.is_empty());
    for row in &rows {
        assert_eq!(lit(row), ["torched and looted"]);
    }
    let text = rows
        .iter()
        .find(|row| row["kind"] == "text")
        .expect("a full text");
    assert_eq!(text["id"], "dw-2008-08-14");
    assert_eq!(text["reported"]["edtf"], "2008-08-14");
    assert_eq!(text["known"], "certain");
    assert!(text["claim"].is_string());
    let dossier = dateline::files::built_in(&|_| true).dossier;
    let source = dossier
        .sources
        .iter()
        .find(|it| it.id.as_str() == "dw-2008-08-14")
        .expect("there");
    let byte =
        |at: usize| usize::try_from(text["at"][at].as_u64().expect("a number")).expect("small");
    assert_eq!(
        &source.content()[byte(0)..byte(1)],
        text["text"].as_str().expect("a text")
    );
}

#[test]
fn what_is_not_reported_yet_is_counted_with_its_day() {
    let (rows, said) = found(&["looted", "--as-of", "2008-08-08"]);
    assert!(rows.is_empty(), "{rows:?}");
    assert!(
        said.contains("0 results, reported on or before 2008-08-08; left out: "),
        "{said}"
    );
    assert!(said.contains(" later, the first on 2008-08-14"), "{said}");
}

#[test]
fn a_mistake_is_forgiven_only_where_nothing_matches() {
    let (rows, said) = found(&["tskhinvaly", "--as-of", "2008-08-14"]);
    assert!(
        said.starts_with("nothing for “tskhinvaly”; showing “tskhinvali”\n"),
        "{said}"
    );
    assert_eq!(rows[0]["id"], "tskhinvali");
    let (_, said) = found(&["tskhinvali"]);
    assert!(!said.contains("nothing for"), "{said}");
}

#[test]
fn more_words_find_less_and_a_table_cuts_no_id() {
    let (one, _) = found(&["gori"]);
    let (two, _) = found(&["gori", "looted"]);
    assert!(!two.is_empty() && two.len() < one.len());
    let table = dateline(&["search", "gori", "looted"]);
    let text = String::from_utf8(table.stdout).expect("text");
    assert!(text.starts_with("id "), "{text}");
    assert!(text.contains("claim"), "{text}");
    let (few, said) = found(&["gori", "--most", "1"]);
    assert!(few.len() < one.len());
    assert!(said.contains("(1 listed)"), "{said}");
}

#[test]
fn nothing_to_look_for_is_said() {
    let output = dateline(&["search", "?!"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        talk(&output),
        "dateline: there is no letter or digit to look for in `?!`\n"
    );
}
