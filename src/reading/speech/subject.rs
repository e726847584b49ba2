//! Who stands as the subject of a verb: the words before it, without a parser. Who that is, is found in
//! `speakers`.

use std::ops::Range;

use super::verbs::{VerbForm, speech_verb};
use crate::reading::words::{Sort, Stop, Word, stop_after};

const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "did", "does", "do", "will", "would", "could", "can", "may", "might",
    "must", "should", "is", "are", "was", "were", "been", "be", "being",
];
const BE: &[&str] = &["is", "are", "was", "were", "been", "be", "being"];
const ADVERBS: &[&str] = &[
    "also",
    "later",
    "earlier",
    "then",
    "again",
    "now",
    "still",
    "once",
    "just",
    "already",
    "first",
    "however",
    "meanwhile",
    "today",
    "yesterday",
    "tonight",
    "overnight",
    "early",
    "late",
    "even",
    "too",
    "both",
    "soon",
];
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const SPANS: &[&str] = &[
    "week",
    "month",
    "year",
    "morning",
    "afternoon",
    "evening",
    "night",
    "day",
    "weekend",
];
/// Words before which a new clause, and so a new subject, begins.
const CLAUSE_STARTS: &[&str] = &[
    "that", "while", "although", "though", "because", "since", "after", "before", "as", "when",
    "where", "if", "but", "which", "who", "whom", "than", "so", "yet", "whether", "with", "and",
    "or", "whose", "until",
];
pub(super) const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "at", "in", "on", "with", "to", "near", "by", "about", "under", "into",
    "over", "against", "between", "during", "inside", "outside", "around", "across",
];
const NEGATIONS: &[&str] = &[
    "not", "never", "n't", "cannot", "didn't", "won't", "wouldn't", "couldn't", "doesn't",
];

/// What stands before a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Before {
    /// The words of the subject, as numbers into the sentence's words. Empty: none right before.
    pub(super) subject: Range<usize>,
    /// Where the stretch with the verb's auxiliaries and adverbs begins.
    pub(super) verb_phrase: usize,
    /// With a form of "be", so that a participle after it is passive.
    pub(super) be: bool,
    /// With "not" or "never", or after "to": nothing is said.
    pub(super) unsaid: bool,
}

/// Reads leftwards from the verb at number `verb`.
pub(super) fn before(text: &str, words: &[Word<'_>], verb: usize) -> Before {
    let mut at = verb;
    let (mut be, mut unsaid) = (false, false);
    while let Some(word) = at.checked_sub(1).map(|before| &words[before]) {
        if word.is_mark() {
            break;
        }
        let second = at.checked_sub(2).map(|before| &words[before]);
        if word.is_one_of(AUXILIARIES) {
            be |= word.is_one_of(BE);
            at -= 1;
        } else if word.is_one_of(NEGATIONS) || word.is("to") {
            unsaid = true;
            at -= 1;
        } else if word.is_one_of(ADVERBS) || (word.text.ends_with("ly") && !word.is_capitalised()) {
            at -= 1;
        } else if word.is_one_of(WEEKDAYS)
            || (word.is_one_of(SPANS)
                && second.is_some_and(|word| {
                    word.is_one_of(&["this", "last", "that", "next", "later"])
                        || word.is_one_of(WEEKDAYS)
                }))
        {
            at -= 1;
            while at > 0
                && words[at - 1].is_one_of(&[
                    "this", "last", "that", "next", "on", "late", "early", "later",
                ])
            {
                at -= 1;
            }
            if at > 0 && words[at - 1].is_one_of(WEEKDAYS) {
                at -= 1;
                at -= usize::from(at > 0 && words[at - 1].is("on"));
            }
        } else {
            break;
        }
    }
    Before {
        subject: noun_phrase(text, words, at),
        verb_phrase: at,
        be,
        unsaid,
    }
}

/// The noun phrase that ends before word `end`, together with an apposition set between commas.
fn noun_phrase(text: &str, words: &[Word<'_>], end: usize) -> Range<usize> {
    let mut end = end;
    if end > 0 && words[end - 1].is_one_of(&["who", "which"]) {
        end -= 1;
        end -= usize::from(end > 0 && words[end - 1].text == ",");
    }
    let mut from = end;
    if end > 0 && words[end - 1].text == "," {
        // ", a teacher from the town, said": whoever stands before the first comma comes first.
        end -= 1;
        let inner = words[..end]
            .iter()
            .rposition(|word| word.is_mark() && !belongs(text, word));
        match inner.filter(|comma| words[*comma].text == ",") {
            Some(comma) => from = comma,
            None => return end + 1..end + 1,
        }
    }
    let mut start = from;
    while start > 0 {
        let word = &words[start - 1];
        let joins_names = word.is("and")
            && start < from
            && words[start].is_capitalised()
            && start > 1
            && words[start - 2].is_capitalised();
        let other_verb = speech_verb(word, words.get(start))
            .is_some_and(|verb| !verb.doubtful && verb.form != VerbForm::Ing);
        if (word.is_mark() && !belongs(text, word))
            || (word.is_one_of(CLAUSE_STARTS) && !joins_names)
            || other_verb
        {
            break;
        }
        start -= 1;
    }
    start..end
}

/// Whether a mark is part of a name: the stop of "Mr.", an initial's, an apostrophe at the end of a plural.
fn belongs(text: &str, mark: &Word<'_>) -> bool {
    match mark.text {
        "." => stop_after(&text[..mark.at]) != Stop::Sentence,
        "'" | "\u{2019}" => text[..mark.at].ends_with('s'),
        "-" => true,
        _ => false,
    }
}

/// The noun phrase that begins at word `start`: up to a mark, a verb's auxiliary or a clause.
pub(super) fn after(text: &str, words: &[Word<'_>], start: usize) -> Range<usize> {
    let mut end = start;
    while let Some(word) = words.get(end) {
        let stops = (word.is_mark() && !belongs(text, word))
            || word.is_one_of(CLAUSE_STARTS)
            || word.is_one_of(AUXILIARIES)
            || (word.is_one_of(WEEKDAYS) || (end > start && word.is_one_of(&["on", "in", "to"])));
        if stops {
            break;
        }
        end += 1;
    }
    start..end
}

/// Whether this word begins where, when or how something is said: "on Thursday", "in a statement".
pub(super) fn is_circumstance(word: &Word<'_>) -> bool {
    word.is_one_of(WEEKDAYS)
        || word.is_one_of(&[
            "on",
            "in",
            "at",
            "during",
            "via",
            "through",
            "late",
            "early",
            "later",
            "today",
            "yesterday",
            "from",
        ])
}

pub(super) fn is_auxiliary(word: &Word<'_>) -> bool {
    word.is_one_of(AUXILIARIES)
}

/// Whether a noun has to follow this word, so that a verb's form right after it is none: "the disputed areas".
pub(super) fn wants_a_noun(word: &Word<'_>) -> bool {
    const DETERMINERS: &[&str] = &[
        "the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "our", "my",
        "any", "no", "another", "every", "each",
    ];
    word.is_one_of(DETERMINERS)
        || word.is_one_of(PREPOSITIONS)
        || word.text.ends_with("'s")
        || word.text.ends_with("\u{2019}s")
}

/// Where the head of a noun phrase ends: before its first preposition.
pub(super) fn head_end(words: &[Word<'_>], phrase: &Range<usize>) -> usize {
    let first = words[phrase.clone()]
        .iter()
        .position(|word| word.is_one_of(PREPOSITIONS) || word.is_one_of(&["who", "which", "that"]));
    first.map_or(phrase.end, |first| phrase.start + first)
}

/// Whether words can name somebody at all: a letter among them, and no lone "it" or "there".
pub(super) fn can_speak(words: &[Word<'_>]) -> bool {
    let letters = words.iter().filter(|word| word.sort == Sort::Letters);
    let mut letters = letters.filter(|word| {
        !word.is_one_of(&[
            "it", "there", "this", "that", "the", "a", "an", "which", "what",
        ])
    });
    letters.next().is_some()
}
