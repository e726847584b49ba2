//! From the words of a report to dates, counted from its day of publication.
//!
//! A table of rules (`rules`: those of the UCDP Georeferenced Event Dataset's codebook, and our own) says what
//! phrases mean; a language's lists (`english`) say in which words. What cannot be resolved says why, and
//! nothing is guessed. Days only: a time of day is left out, and said to be.

mod captured;
mod english;
mod english_phrases;
mod find;
mod grammar;
mod numbers;
mod pattern;
mod phrase;
mod plan;
mod reckon;
mod resolve;
mod rule;
mod rules;
mod span;
mod sum;
#[cfg(test)]
mod tests;
mod token;
mod unresolved;
mod words;

use crate::dossier::When;

pub use phrase::{DatePhrase, Otherwise};
pub use rule::{Flag, Origin, Precision, Rule};
pub use unresolved::Unresolved;

use super::Reported;
use plan::{Sentence, Spoken, Sureness};
use resolve::resolved;
use token::Reading;

/// The table: every rule there is, those of the codebook first.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::all()
}

/// Every date phrase of a text, in order; none over another, of two that overlap the longer.
pub fn dates_in(text: &str, reported: Option<&Reported>) -> Vec<DatePhrase> {
    read(text, reported, Reading::Text)
}

/// What one phrase means that somebody typed or selected: EDTF, or the longest date phrase in it. Capitals do
/// not count here. `None`: it holds no date phrase.
pub fn date_of(phrase: &str, reported: Option<&Reported>) -> Option<DatePhrase> {
    as_edtf(phrase).or_else(|| {
        let found = read(phrase, reported, Reading::Phrase);
        // The first of the longest.
        found.into_iter().rev().max_by_key(|it| it.range.len())
    })
}

/// What the codebook makes of a claim with no time given: the three days before the report.
pub fn no_time_given(reported: &Reported) -> DatePhrase {
    let nothing = find::Draft {
        start: 0,
        end: 0,
        made: find::Made::One(grammar::Match::without_words(&rules::ucdp::NO_TIME_GIVEN)),
        flags: Vec::new(),
    };
    resolved(&nothing, Spoken::PAST, Some(reported), 0..0, "")
}

fn read(text: &str, reported: Option<&Reported>, reading: Reading) -> Vec<DatePhrase> {
    let grammar = grammar::english();
    let (tokens, drafts) = find::drafts(text, grammar, reading);
    let sentence = Sentence {
        text,
        tokens: &tokens,
        grammar,
    };
    drafts
        .iter()
        .map(|draft| {
            let range = tokens[draft.start].range.start..tokens[draft.end - 1].range.end;
            let spoken = match (draft.may_be_planned(), reading) {
                (false, _) => Spoken::PAST,
                (true, Reading::Text) => sentence.spoken_of(draft.start, draft.end),
                // A phrase by itself may leave out what its sentence says of it.
                (true, Reading::Phrase) => Spoken {
                    sureness: Sureness::Doubtful,
                    ..sentence.spoken_of(draft.start, draft.end)
                },
            };
            resolved(draft, spoken, reported, range.clone(), &text[range])
        })
        .collect()
}

/// A date that is written in EDTF already. A year alone is read as a phrase.
fn as_edtf(phrase: &str) -> Option<DatePhrase> {
    let trimmed = phrase.trim();
    let when = When::parse(trimmed).ok()?;
    let start = phrase.len() - phrase.trim_start().len();
    Some(DatePhrase {
        range: start..start + trimmed.len(),
        words: trimmed.to_owned(),
        rule: &rules::joined::AS_EDTF,
        outcome: Ok(when),
        flags: Vec::new(),
        otherwise: Vec::new(),
        counted_from: None,
        said: "as written".to_owned(),
    })
}
