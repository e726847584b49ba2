//! Dates read from the five reports of the built-in dossier, beside the dates that people gave its claims.

use std::time::{Duration, Instant};

use dateline::dossier::{Anchoring, Claim, Source};
use dateline::files;
use dateline::reading::Reported;
use dateline::reading::dates::{DatePhrase, date_of, dates_in, no_time_given};

/// A claim whose note on its date names the source's words.
struct Named {
    claim: String,
    /// The words in quotation marks.
    words: Vec<String>,
    occurred: String,
    /// What the rules make of them.
    read_as: Vec<String>,
}

/// What stands in straight quotation marks.
fn quoted(note: &str) -> Vec<String> {
    let parts = note.split('"');
    parts.skip(1).step_by(2).map(str::to_owned).collect()
}

fn text(phrase: &DatePhrase) -> Option<String> {
    phrase.when().map(ToString::to_string)
}

/// The words as they stand nearest to the claim in its report, where their sentence can say that it is a plan; or
/// by themselves, when they do not stand there so.
fn read(source: &Source, claim: &Claim, report: &Reported, words: &str) -> Option<String> {
    let Anchoring::Found(excerpt) = &claim.excerpt.anchoring else {
        return None;
    };
    let words = words.to_lowercase();
    let nearest = dates_in(source.content(), Some(report))
        .into_iter()
        .filter(|it| words.contains(&it.words.to_lowercase()))
        .min_by_key(|it| {
            let is_longest = usize::MAX - it.words.len();
            (is_longest, it.range.start.abs_diff(excerpt.start))
        });
    nearest
        .or_else(|| date_of(&words, Some(report)))
        .as_ref()
        .and_then(text)
}

fn named(source: &Source, claim: &Claim) -> Option<Named> {
    let report = Reported::of(source.published.as_ref()?)?;
    let words = quoted(claim.occurred_note.as_ref()?);
    let each = words.iter();
    Some(Named {
        claim: claim.id.to_string(),
        read_as: each
            .filter_map(|it| read(source, claim, &report, it))
            .collect(),
        words,
        occurred: claim.occurred.as_ref()?.to_string(),
    })
}

/// Measured: of the claims whose note names words that hold a date phrase, how many have the very date that the
/// rules read from them. The others' notes reckon with more than those words.
const NAMED: usize = 98;
const THE_SAME: usize = 88;

#[test]
fn the_built_in_dossiers_dates_are_read_from_the_words_that_its_notes_name() {
    let opened = files::built_in(&|_| true);
    let claims = opened.dossier.claims();
    let all = claims.filter_map(|(source, claim)| named(source, claim));
    let read: Vec<Named> = all.filter(|it| !it.read_as.is_empty()).collect();
    let (same, other): (Vec<_>, Vec<_>) = read
        .iter()
        .partition(|it| it.read_as.contains(&it.occurred));
    for it in other {
        println!(
            "{}: {:?} is {}, read as {:?}",
            it.claim, it.words, it.occurred, it.read_as
        );
    }
    println!("{} of {}", same.len(), read.len());
    assert!(read.len() >= NAMED, "{} of {}", same.len(), read.len());
    assert!(same.len() >= THE_SAME, "{} of {}", same.len(), read.len());
}

#[test]
fn a_claim_with_no_time_given_has_the_three_days_that_its_note_says() {
    let opened = files::built_in(&|_| true);
    let mut count = 0;
    for (source, claim) in opened.dossier.claims() {
        let note = claim.occurred_note.as_deref().unwrap_or_default();
        if note != "No time given: the three days before the report." {
            continue;
        }
        let report = source
            .published
            .as_ref()
            .and_then(Reported::of)
            .expect("a day");
        let occurred = claim.occurred.as_ref().map(ToString::to_string);
        assert_eq!(text(&no_time_given(&report)), occurred, "{}", claim.id);
        count += 1;
    }
    assert!(count >= 9, "{count}");
}

/// The words of each date phrase that the rules find in a report.
fn found(source: &str) -> Vec<String> {
    let opened = files::built_in(&|_| true);
    let mut sources = opened.dossier.sources.iter();
    let source = sources
        .find(|it| it.id.to_string() == source)
        .expect("a report");
    let report = source.published.as_ref().and_then(Reported::of);
    let found = dates_in(source.content(), report.as_ref());
    found
        .iter()
        .map(|it| format!("{} = {}", it.words, text(it).unwrap_or_default()))
        .collect()
}

#[test]
fn every_date_of_a_report_is_found_and_nothing_else() {
    assert_eq!(
        found("voa-2008-08-08"),
        [
            "overnight = 2008-08-07/2008-08-08",
            "ending in 1992 = /1992",
            "on Friday = 2008-08-08",
            "in the afternoon = 2008-08-08",
        ]
    );
    assert_eq!(
        found("bbc-2004-08-12"),
        [
            "in 1992 = 1992",
            "overnight = 2004-08-11~/2004-08-12~",
            "weeks = /2004-08-12~",
            "All night = 2004-08-11~/2004-08-12~",
            "this week = 2004-08-09~/2004-08-12~",
            "All night = 2004-08-11~/2004-08-12~",
            "in the past = /2004-08-12~",
            "in 1992 = 1992",
            "in January = 2004-01",
            "on Thursday = 2004-08-12~",
        ]
    );
    assert_eq!(
        found("voa-2008-08-29"),
        [
            "Friday = 2008-08-29",
            "Saturday = 2008-08-30",
            "less than 24 hours after = ",
            "in July = 2008-07",
            "for months = /2008-08-29",
            "since probably almost Spring of this year = 2008-03~/2008-08-29",
            "earlier this month = 2008-08-01/2008-08-28",
            "Friday = 2008-08-29",
            "Friday afternoon = 2008-08-29",
        ]
    );
}

#[test]
fn a_report_of_5000_words_is_read_in_a_fraction_of_the_time_for_suggestions() {
    let opened = files::built_in(&|_| true);
    let mut text = String::new();
    while text.split_whitespace().count() < 5_000 {
        for source in &opened.dossier.sources {
            text += source.content();
        }
    }
    let report = Reported::on(dateline::dossier::Day::ymd(2008, 8, 14));
    // What is made ready once is not counted.
    dates_in("today", Some(&report));
    let asked = Instant::now();
    let found = dates_in(&text, Some(&report));
    let took = asked.elapsed();
    println!(
        "{} words, {} dates, {took:?}",
        text.split_whitespace().count(),
        found.len()
    );
    // Without optimisation and on a busy machine; 5 ms with and on a quiet one.
    assert!(took < Duration::from_millis(100), "{took:?}");
    assert!(found.len() > 50);
}
