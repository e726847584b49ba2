//! `dateline list figures` and `list lag`: what was claimed by a date, in numbers.

use std::process::Command;

use serde_json::Value;

#[track_caller]
fn list(what: &str, as_of: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", what, "--as-of", as_of, "--format", "json"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).expect("an array")
}

fn of<'a>(figures: &'a [Value], measure: &str) -> Vec<&'a Value> {
    let figures = figures.iter();
    figures.filter(|it| it["measure"] == measure).collect()
}

#[test]
fn a_figure_has_its_bound_its_claimants_and_both_dates() {
    let figures = list("figures", "2008-08-08");
    let killed = of(&figures, "civilians-killed");
    let [figure] = killed.as_slice() else {
        panic!("{killed:#?}");
    };
    assert_eq!(figure["bound"], "at-least");
    assert_eq!(figure["value"], 15);
    assert_eq!(figure["side"], "south-ossetia");
    assert_eq!(figure["claimants"][0], "south-ossetian-officials");
    assert_eq!(figure["about"][0], "south-ossetia");
    assert_eq!(figure["reported"]["latest"], "2008-08-08");
    assert_eq!(figure["occurred"]["earliest"], "2008-08-07");
    assert_eq!(figure["claim"], "voa08-civilians-killed");
}

#[test]
fn an_update_by_another_claimant_is_named_and_not_joined() {
    let figures = list("figures", "2008-08-14");
    let killed = of(&figures, "civilians-killed");
    let later = killed.iter().find(|it| it["value"] == 2000);
    let updates = &later.expect("reported by then")["updates"];
    assert_eq!(updates[0]["claim"], "voa08-civilians-killed");
    assert_eq!(updates[0]["joined"], false);
}

#[test]
fn no_figure_is_listed_before_it_is_reported() {
    for as_of in ["2004-08-12", "2008-08-08", "2008-08-14", "2008-08-29"] {
        for figure in list("figures", as_of) {
            let earliest = figure["reported"]["earliest"].as_str().expect("a day");
            assert!(earliest <= as_of, "{figure:#}");
            let bound = figure["bound"].as_str().expect("a word");
            assert!(["exact", "at-least", "at-most", "range", "about"].contains(&bound));
            assert!(figure["value"].is_number() || figure["value"].is_array());
        }
    }
}

#[test]
fn medians_are_by_source_side_and_kind() {
    let lags = list("lag", "2008-08-14");
    for by in ["all", "source", "side", "kind"] {
        let lag = lags.iter().find(|it| it["by"] == by).expect("a median");
        let least = lag["least"].as_i64().expect("days");
        assert!(least <= lag["most"].as_i64().expect("days"));
        assert!(lag["claims"].as_u64().is_some_and(|claims| claims > 0));
    }
}
