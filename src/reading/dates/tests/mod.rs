//! Promises about phrases and the dates they give.

mod false_friends;
mod laws;
mod our_longer_rules;
mod our_rules;
mod plans;
mod published;
mod ucdp_rules;
mod written;

use crate::dossier::When;
use crate::reading::Reported;

use super::{DatePhrase, date_of, dates_in};

/// A report of an EDTF date.
fn report(published: &str) -> Reported {
    let when = When::parse(published).expect(published);
    Reported::of(&when).expect("a day to count from")
}

/// The one date phrase of a text in a report of that day.
#[track_caller]
fn one(text: &str, published: &str) -> DatePhrase {
    let mut found = dates_in(text, Some(&report(published)));
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

/// What a phrase comes to: its EDTF, or why it has none.
fn outcome(phrase: &DatePhrase) -> String {
    match &phrase.outcome {
        Ok(when) => when.text().to_owned(),
        Err(reason) => format!("{reason:?}"),
    }
}

/// Each: a text with one phrase in it, the phrase, its EDTF in a report of that day, and the rule's name.
#[track_caller]
fn hold(published: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (text, words, edtf, rule) in rows {
        let found = dates_in(text, Some(&report(published)));
        let got: Vec<_> = found
            .iter()
            .map(|it| (&text[it.range.clone()], outcome(it), it.rule.name))
            .collect();
        if got != [(*words, (*edtf).to_owned(), *rule)] {
            wrong.push(format!(
                "{text}\n  wanted {words:?} {edtf} [{rule}]\n  got    {got:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Texts that hold no date phrase.
#[track_caller]
fn hold_none(texts: &[&str]) {
    let mut wrong = Vec::new();
    for text in texts {
        let found = dates_in(text, Some(&report("2008-08-14")));
        if !found.is_empty() {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
