//! Names of the gazetteer that stand in a text, as whole capitalised words.
//!
//! Nearly every word is the name of some village. So only the places of a [`Scope`] are looked for: those near
//! what a dossier is about, and the large ones; and of the large ones, which may be anywhere, only where the
//! name stands by itself ("Vladimir" in "Vladimir Putin" is no city).
//!
//! Limitations: a name is found as it is spelled, not inflected ("Цхинвали", not "Цхинвалом"); scripts that
//! are written without spaces between words are not read.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::directory::Gazetteer;
use super::found::{Found, Matched};
use super::key::key;
use super::places::PlaceNumber;
use crate::dossier::LonLat;

/// Of which places the names are looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// Places anywhere with at least so many inhabitants. `None`: those around alone.
    pub population: Option<u32>,
    /// Places no further from one of these than `radius_m`.
    pub around: Vec<LonLat>,
    pub radius_m: f64,
}

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Which places bear it: those around first, then the larger ones.
    pub places: Vec<PlaceNumber>,
}

/// The places that bear a name.
struct Bearers {
    places: Vec<PlaceNumber>,
    /// Whether one of them is around, not only large.
    is_around: bool,
}

/// The names of a scope, ready to be looked for.
pub struct KnownNames {
    by_key: HashMap<String, Bearers>,
    /// Of the name with the most.
    most_words: usize,
}

/// Longer names are rare, and none of them is in a report.
const MOST_WORDS: usize = 5;

/// Other spellings of far places are looked for from so many letters on: the short ones are codes of airports,
/// and names of somewhere else. Chosen by trying it on reports.
const SHORTEST_FAR: usize = 5;

/// Capitalised in English without being names; each is also a place somewhere.
const NO_NAMES: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What may stand before a name at the beginning of a sentence without being part of it.
const BEFORE_NAMES: [&str; 20] = [
    "a", "after", "and", "as", "at", "before", "but", "for", "from", "in", "into", "near", "of",
    "on", "outside", "since", "the", "to", "when", "while",
];

/// Written short, with a full stop that ends no sentence.
const SHORTENED: [&str; 4] = ["ft", "mt", "st", "ste"];

/// A run of letters and digits.
struct Word {
    range: Range<usize>,
    key: String,
    is_capitalised: bool,
    /// Whether white space or a hyphen alone parts it from the word before.
    is_joined: bool,
    begins_sentence: bool,
}

impl Gazetteer {
    /// The names of all places of a scope. This reads every name: do it once, beside what is drawn.
    pub fn known_names(&self, scope: &Scope) -> KnownNames {
        const FAR: u8 = 1;
        const AROUND: u8 = 2;
        let mut places = vec![0_u8; self.places.len()];
        if let Some(least) = scope.population {
            for place in self.places.all() {
                if self.places.population(place) >= least {
                    places[place.index()] = FAR;
                }
            }
        }
        for centre in &scope.around {
            for place in self.around(*centre, scope.radius_m) {
                places[place.index()] = AROUND;
            }
        }
        let mut known = KnownNames {
            by_key: HashMap::new(),
            most_words: 0,
        };
        for block in self.names.blocks() {
            self.names.each_of(block, |name, spelling| {
                let is_short = spelling.chars().count() < SHORTEST_FAR;
                let bearers = self.names.bearers(name).iter().copied();
                let bearers: Vec<PlaceNumber> = bearers
                    .filter(|it| match places[it.index()] {
                        AROUND => true,
                        FAR => !is_short || self.names.own(*it) == name,
                        _ => false,
                    })
                    .collect();
                if !bearers.is_empty() {
                    let is_around = bearers.iter().any(|it| places[it.index()] == AROUND);
                    known.add(key(spelling), bearers, is_around);
                }
            });
        }
        for bearers in known.by_key.values_mut() {
            bearers.places.sort_by_key(|place| {
                let standing = std::cmp::Reverse(places[place.index()]);
                let population = std::cmp::Reverse(self.places.population(*place));
                (standing, population, *place)
            });
            bearers.places.dedup();
        }
        known
    }

    /// What is known of a place that stands in a text.
    pub fn place(&self, place: PlaceNumber) -> Found {
        self.found(place, self.names.own(place), Matched::Whole)
    }
}

impl KnownNames {
    fn add(&mut self, key: String, bearers: Vec<PlaceNumber>, is_around: bool) {
        let words = key.split(' ').count();
        if is_too_short(&key) || words > MOST_WORDS || NO_NAMES.contains(&key.as_str()) {
            return;
        }
        self.most_words = self.most_words.max(words);
        let all = self.by_key.entry(key).or_insert_with(|| Bearers {
            places: Vec::new(),
            is_around: false,
        });
        all.places.extend(bearers);
        all.is_around |= is_around;
    }

    /// How many different names are looked for.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The names that stand in a text, in its order; where one contains another, the longer one.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let small = words.iter().filter(|word| !word.is_capitalised);
        let small: HashSet<&str> = small.map(|word| word.key.as_str()).collect();
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mention = words[at]
                .is_capitalised
                .then(|| self.longest_from(&words, at, &small))
                .flatten();
            if let Some((length, bearers)) = mention {
                mentions.push(Mention {
                    range: words[at].range.start..words[at + length - 1].range.end,
                    places: bearers.places.clone(),
                });
                at += length;
            } else {
                at += 1;
            }
        }
        mentions
    }

    /// The longest name that begins with a word, and of how many words it is.
    fn longest_from(
        &self,
        words: &[Word],
        at: usize,
        small: &HashSet<&str>,
    ) -> Option<(usize, &Bearers)> {
        let joined = words[at + 1..]
            .iter()
            .take(self.most_words.saturating_sub(1));
        let joined = joined.take_while(|word| word.is_joined).count();
        let mut letters = words[at].key.clone();
        let mut ends = vec![letters.len()];
        for word in &words[at + 1..=at + joined] {
            letters.push(' ');
            letters.push_str(&word.key);
            ends.push(letters.len());
        }
        ends.iter().enumerate().rev().find_map(|(more, end)| {
            let bearers = self.by_key.get(&letters[..*end])?;
            // Written small elsewhere, it is a word that begins a sentence or a headline.
            let is_a_word = more == 0
                && small.contains(words[at].key.as_str())
                && (words[at].begins_sentence || !bearers.is_around);
            let stands = bearers.is_around || stands_alone(words, at, at + more);
            (!is_a_word && stands).then_some((more + 1, bearers))
        })
    }
}

/// Whether no capitalised word stands right beside these, as it does in names of people and of newspapers.
fn stands_alone(words: &[Word], first: usize, last: usize) -> bool {
    let before = first.checked_sub(1).map(|before| &words[before]);
    let follows_name = words[first].is_joined
        && before.is_some_and(|word| {
            let is_small_word = word.begins_sentence && BEFORE_NAMES.contains(&word.key.as_str());
            word.is_capitalised && !is_small_word
        });
    let after = words.get(last + 1);
    let precedes_name =
        after.is_some_and(|word| word.is_joined && !word.begins_sentence && word.is_capitalised);
    !follows_name && !precedes_name
}

/// One letter is never a name here, nor are two Latin ones.
fn is_too_short(key: &str) -> bool {
    let letters = key.chars().count();
    letters < 2 || letters < 3 && key.is_ascii()
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut rest = 0;
    while let Some(begin) = text[rest..].find(is_of_word).map(|at| rest + at) {
        let length = text[begin..].find(|letter| !is_of_word(letter) && !is_apostrophe(letter));
        let end = length.map_or(text.len(), |length| begin + length);
        let between = &text[rest..begin];
        let whole = text[begin..end].trim_end_matches(is_apostrophe);
        let word = without_genitive(whole);
        let before = words.last();
        let is_shortened =
            between == ". " && before.is_some_and(|it| SHORTENED.contains(&it.key.as_str()));
        let ends_sentence = between.contains(['.', '!', '?', ':', '“', '"', '«', '„'])
            || between.matches('\n').count() > 1;
        let joins = is_gap(between) || is_hyphen(between) || is_shortened;
        words.push(Word {
            range: begin..begin + word.len(),
            key: key(word),
            is_capitalised: word.chars().next().is_some_and(is_capital),
            is_joined: before.is_some_and(|it| it.range.end == rest) && joins,
            begins_sentence: before.is_none() || ends_sentence && !is_shortened,
        });
        // What was cut off parts the word from the next one.
        rest = begin + whole.len();
    }
    words
}

fn is_gap(between: &str) -> bool {
    !between.is_empty()
        && between.chars().all(char::is_whitespace)
        && between.matches('\n').count() <= 1
}

fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "‐" | "‑")
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&letter)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | 'ʻ')
}

fn without_genitive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// In scripts that do not write names large, every letter is one. Georgian has large letters, for headlines.
fn is_capital(letter: char) -> bool {
    letter.is_alphabetic()
        && (!letter.is_lowercase() || ('\u{10D0}'..='\u{10FF}').contains(&letter))
}
