//! Disputes by a date: which answers had been given, since when, and who gave two.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use dateline::dossier::{ClaimId, Day, DisputeId, Dossier};
use dateline::files;
use dateline::query::{AsOf, Index, Manner, Reach, disputed_since};
use serde_json::Value;

fn listed(as_of: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", "disputes", "--format", "json", "--as-of", as_of])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).expect("an array")
}

/// The positions of one dispute: id, since when, ids of claims. Empty: none is voiced.
fn positions(as_of: &str, dispute: &str) -> Vec<(String, Option<String>, Vec<String>)> {
    let disputes = listed(as_of);
    let dispute = disputes.iter().find(|it| it["id"] == dispute);
    let positions = dispute.map_or(&[][..], |it| it["positions"].as_array().expect("a list"));
    let told = |it: &Value| {
        let claims = it["claims"].as_array().expect("a list").iter();
        let claims = claims.map(|it| it.as_str().expect("an id").to_owned());
        let since = it["voiced_since"].as_str().map(str::to_owned);
        (
            it["id"].as_str().expect("an id").to_owned(),
            since,
            claims.collect(),
        )
    };
    positions.iter().map(told).collect()
}

fn since(as_of: &str, dispute: &str) -> Vec<(String, Option<String>)> {
    positions(as_of, dispute)
        .into_iter()
        .map(|(id, since, _)| (id, since))
        .collect()
}

fn voiced(id: &str, since: &str) -> (String, Option<String>) {
    (id.to_owned(), Some(since.to_owned()))
}

#[test]
fn a_dispute_has_one_position_before_the_second_is_reported_and_two_after() {
    let own_choice = voiced("own-choice", "2008-08-14");
    let part_of_georgia = voiced("part-of-georgia", "2008-08-29");
    assert_eq!(
        since("2008-08-28", "status-of-the-regions"),
        std::slice::from_ref(&own_choice)
    );
    assert_eq!(
        since("2008-08-29", "status-of-the-regions"),
        [part_of_georgia, own_choice]
    );
    assert_eq!(since("2008-08-13", "status-of-the-regions"), []);
}

#[test]
fn a_denial_opens_the_dispute_on_the_day_it_is_reported() {
    assert_eq!(positions("2008-08-07", "bombs-near-gori"), []);
    let answers = positions("2008-08-08", "bombs-near-gori");
    let claims = |at: usize| answers[at].2.as_slice();
    assert!(claims(0).contains(&"voa08-four-bombs-near-gori".to_owned()));
    assert_eq!(answers.len(), 2);
}

#[test]
fn a_report_of_an_estimated_day_counts_from_its_last_day() {
    let told = positions("2004-08-12", "night-of-fire-2004");
    assert_eq!(told.len(), 2);
    assert!(
        told.iter()
            .all(|(_, since, _)| since.as_deref() == Some("2004-08-12"))
    );
}

#[test]
fn whatever_is_listed_by_a_date_had_been_reported_by_then() {
    let opened = files::built_in(&|_| true);
    let index = Index::new(opened.dossier);
    for as_of in [
        "2004-08-12",
        "2008-08-08",
        "2008-08-14",
        "2008-08-29",
        "2022-03-26",
    ] {
        for dispute in listed(as_of) {
            let id = dispute["id"].as_str().expect("an id");
            for (_, since, claims) in positions(as_of, id) {
                assert!(since.is_some_and(|day| *day <= *as_of), "{id}");
                for claim in claims {
                    let claim = index.claim_ix(&ClaimId::new(&claim).expect("an id"));
                    let claim = claim.expect("a claim");
                    let day = index.reported(claim).latest().expect("a date").to_string();
                    assert!(*day <= *as_of, "{id}");
                }
            }
        }
    }
}

#[test]
fn the_table_says_since_when_it_is_disputed() {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", "disputes", "--as-of", "2008-08-29"])
        .output()
        .expect("the program runs");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    let row = table
        .lines()
        .find(|line| line.starts_with("when-ties-ended"))
        .expect("a row");
    assert!(row.contains("2008-08-29"), "{row}");
}

const FRONT: &str =
    "format = 1\ntitle = \"T\"\n[[kind]]\nid = \"k\"\nlabel = \"K\"\ncolour = \"blue\"\n";
const ACTORS: &str = "[[actor]]\nid = \"north\"\nname = \"North\"\nkind = \"government\"\n\
    [[actor]]\nid = \"south\"\nname = \"South\"\nkind = \"government\"\n";
const DISPUTES: &str = "[[dispute]]\nid = \"who\"\nquestion = \"Who?\"\n\
    [[dispute.position]]\nid = \"they\"\nlabel = \"They\"\n[[dispute.position]]\nid = \"we\"\nlabel = \"We\"\n";

/// Reports of one claim each: day in August 2008, who, which answer, and what else is written on it.
fn dossier(reports: &[(u8, &str, &str, &str)]) -> Arc<Dossier> {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("written");
    fs::create_dir(folder.path().join("sources")).expect("made");
    write("dossier.toml", FRONT);
    write("actors.toml", ACTORS);
    write("disputes.toml", DISPUTES);
    for (number, (day, by, position, more)) in reports.iter().enumerate() {
        write(
            &format!("sources/s{number}.toml"),
            &format!(
                "title = \"S\"\npublisher = \"P\"\npublished = \"2008-08-{day:02}\"\ntext = \"s{number}.txt\"\n\
                 [[claim]]\nid = \"c{number}\"\nquote = \"Words.\"\nstatement = \"S.\"\nkind = \"k\"\nby = [\"{by}\"]\n\
                 dispute = {{ id = \"who\", position = \"{position}\" }}\n{more}\n"
            ),
        );
        write(&format!("sources/s{number}.txt"), "Words.");
    }
    let opened = files::open(folder.path(), &|_| true).expect("a dossier");
    assert_eq!(opened.findings, [], "{:?}", opened.findings);
    opened.dossier
}

fn by(day: u8) -> AsOf {
    AsOf::reported_by(Day::ymd(2008, 8, day))
}

/// Who had two answers by a day: the name, from, to, since which day of August 2008, how.
fn movements(index: &Index, day: u8) -> Vec<(String, usize, usize, String, Manner)> {
    let dispute = index.dispute_ix(&DisputeId::new("who").expect("an id"));
    let found = index.movements(dispute.expect("a dispute"), &by(day));
    found
        .iter()
        .map(|it| {
            let name = index.claimant(it.claimant).name.clone();
            (name, it.from, it.to, it.on.to_string(), it.manner)
        })
        .collect()
}

#[test]
fn whoever_answers_otherwise_later_has_moved_from_the_day_that_is_reported() {
    let index = Index::new(dossier(&[
        (8, "north", "they", ""),
        (9, "south", "we", ""),
        (14, "north", "we", ""),
    ]));
    assert_eq!(movements(&index, 13), []);
    let moved = (
        "North".to_owned(),
        0,
        1,
        "2008-08-14".to_owned(),
        Manner::Moved,
    );
    assert_eq!(movements(&index, 14), [moved]);
}

#[test]
fn an_older_answer_that_is_heard_again_is_held_beside_the_newer_one() {
    let index = Index::new(dossier(&[
        (8, "north", "they", ""),
        (14, "north", "we", ""),
        (20, "north", "they", ""),
    ]));
    assert_eq!(movements(&index, 19)[0].4, Manner::Moved);
    assert_eq!(movements(&index, 20)[0].4, Manner::Both);
    let index = Index::new(dossier(&[(8, "north", "they", ""), (8, "north", "we", "")]));
    assert_eq!(movements(&index, 8)[0].4, Manner::Both);
}

#[test]
fn it_is_disputed_from_the_day_of_the_second_answer() {
    let index = Index::new(dossier(&[
        (8, "north", "they", ""),
        (9, "south", "they", ""),
        (14, "south", "we", ""),
    ]));
    let dispute = index.dispute_ix(&DisputeId::new("who").expect("an id"));
    let dispute = dispute.expect("a dispute");
    let since = |day| disputed_since(&index.positions_voiced(dispute, &by(day)));
    assert_eq!(since(13), None);
    assert_eq!(since(14), Some(Day::ymd(2008, 8, 14)));
    assert_eq!(since(30), Some(Day::ymd(2008, 8, 14)));
}

#[test]
fn a_denial_is_told_from_the_one_who_denies() {
    let index = Index::new(dossier(&[
        (8, "north", "they", "contradicts = [\"c2\"]"),
        (9, "south", "we", "denies = [\"c0\"]"),
        (10, "south", "we", "contradicts = [\"c0\"]"),
    ]));
    let told: Vec<(u32, u32, Reach)> = index
        .denials()
        .map(|denial| (denial.by.0, denial.of.0, denial.reach))
        .collect();
    assert_eq!(told, [(1, 0, Reach::OneWay), (2, 0, Reach::BothWays)]);
}
