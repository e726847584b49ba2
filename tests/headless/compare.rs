//! `dateline compare`, run as whoever types it.

use std::collections::BTreeSet;
use std::process::{Command, Output};

use serde_json::Value;

fn dateline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = dateline(arguments);
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn ids(list: &Value) -> BTreeSet<String> {
    let items = list.as_array().expect("a list").iter();
    let id = |item: &Value| item.as_str().or(item["id"].as_str()).map(str::to_owned);
    items.map(|item| id(item).expect("an id")).collect()
}

fn known(day: &str) -> BTreeSet<String> {
    ids(&json(&[
        "list", "claims", "--as-of", day, "--format", "json",
    ]))
}

#[test]
fn what_was_known_with_what_was_added_is_what_is_known() {
    let days = [
        "2004-08-01",
        "2008-08-08",
        "2008-08-14",
        "2008-08-29",
        "2022-03-26",
    ];
    for pair in days.windows(2) {
        let told = json(&["compare", pair[0], pair[1], "--format", "json"]);
        let mut sum = known(pair[0]);
        let added = ids(&told["added"]);
        assert!(sum.is_disjoint(&added));
        sum.extend(added);
        assert_eq!(sum, known(pair[1]), "{pair:?}");
    }
}

#[test]
fn the_order_of_the_dates_does_not_matter_and_equal_ones_differ_by_nothing() {
    let forth = json(&["compare", "2008-08-08", "2008-08-14", "--format", "json"]);
    let back = json(&["compare", "2008-08-14", "2008-08-08", "--format", "json"]);
    assert_eq!(forth, back);
    assert_eq!(forth["from"], "2008-08-08");
    let same = json(&["compare", "2008-08-14", "2008-08-14", "--format", "json"]);
    assert_eq!(same["changes"].as_array().map(Vec::len), Some(0));
}

#[test]
fn every_change_comes_as_a_row_of_csv_too() {
    let told = json(&["compare", "2008-08-08", "2008-08-14", "--format", "json"]);
    let output = dateline(&["compare", "2008-08-08", "2008-08-14", "--format", "csv"]);
    let rows = csv::Reader::from_reader(&*output.stdout)
        .into_records()
        .count();
    assert_eq!(told["changes"].as_array().map(Vec::len), Some(rows));
}

#[test]
fn a_date_that_is_none_is_pointed_at() {
    let output = dateline(&["compare", "2008-08-32", "2008-08-14"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("2008-08-32"), "{talk}");
}
