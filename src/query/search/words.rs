//! The words of all texts, in order, each with the units that it stands in.

use std::ops::Range;

use crate::query::hash::FastMap;

/// The runs of letters and digits in a folded text, as byte ranges.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = end_of_run(text, at, false);
        let start = at;
        at = end_of_run(text, at, true);
        (start < at).then_some(start..at)
    })
}

/// Where the run of what is a letter, or is none, ends that begins here.
fn end_of_run(text: &str, from: usize, of_letters: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        // Most texts are mostly ASCII, of which every byte is a letter or none.
        let (is_letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let letter = text[at..].chars().next();
            letter.map_or((false, 1), |it| (it.is_alphanumeric(), it.len_utf8()))
        };
        if is_letter != of_letters {
            break;
        }
        at += length;
    }
    at
}

/// A number of a word, in the order of the words' bytes.
pub(super) type WordIx = u32;

fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Every word once, in the order of its bytes, and where it occurs.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// All words one after the other.
    letters: String,
    /// Where each word begins in `letters`, and where the last ends.
    begins: Vec<u32>,
    /// Units, rising for each word.
    units: Vec<u32>,
    /// Where each word's units begin in `units`, and where the last end.
    units_begin: Vec<u32>,
}

impl Vocabulary {
    /// From folded fields with their units, which rise.
    pub(super) fn new<'a>(fields: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut met: FastMap<&str, u32> = FastMap::default();
        // The unit in which each word was met last, and every word of each unit once, in order of units.
        let mut last: Vec<u32> = Vec::new();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (unit, text) in fields {
            for word in words(text) {
                let next = short(last.len());
                let number = *met.entry(&text[word]).or_insert(next);
                if number == next {
                    last.push(u32::MAX);
                }
                let last = &mut last[number as usize];
                if *last != unit {
                    *last = unit;
                    pairs.push((number, unit));
                }
            }
        }
        let mut sorted: Vec<(&str, u32)> = met.into_iter().collect();
        sorted.sort_unstable();
        let mut count = vec![0_u32; sorted.len()];
        for (number, _) in &pairs {
            count[*number as usize] += 1;
        }
        let mut vocabulary = Self {
            units: vec![0; pairs.len()],
            ..Self::default()
        };
        // From how often a word was met to where its next unit goes.
        let mut goes = 0;
        for (word, number) in &sorted {
            vocabulary.begins.push(short(vocabulary.letters.len()));
            vocabulary.letters.push_str(word);
            vocabulary.units_begin.push(goes);
            goes += std::mem::replace(&mut count[*number as usize], goes);
        }
        vocabulary.begins.push(short(vocabulary.letters.len()));
        vocabulary.units_begin.push(goes);
        for (number, unit) in pairs {
            let goes = &mut count[number as usize];
            vocabulary.units[*goes as usize] = unit;
            *goes += 1;
        }
        vocabulary
    }

    /// How many words there are.
    pub(super) fn len(&self) -> WordIx {
        WordIx::try_from(self.begins.len().saturating_sub(1)).unwrap_or(WordIx::MAX)
    }

    pub(super) fn word(&self, word: WordIx) -> &str {
        let at = word as usize;
        &self.letters[self.begins[at] as usize..self.begins[at + 1] as usize]
    }

    /// The units that any of these words stand in; one that several stand in comes several times.
    pub(super) fn units(&self, words: Range<WordIx>) -> &[u32] {
        if words.is_empty() {
            return &[];
        }
        let begin = |at: WordIx| self.units_begin[at as usize] as usize;
        &self.units[begin(words.start)..begin(words.end)]
    }

    /// The first word from `from` on for which `is_before` does not hold; it must hold for those before it.
    pub(super) fn first_not(&self, from: WordIx, is_before: impl Fn(&str) -> bool) -> WordIx {
        // Doubling steps first: what is looked for is mostly near.
        let (mut low, mut step) = (from, 1);
        let mut high = loop {
            let at = low.saturating_add(step).min(self.len());
            if at >= self.len() || !is_before(self.word(at)) {
                break at;
            }
            (low, step) = (at, step * 2);
        };
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The words that begin so.
    pub(super) fn beginning_with(&self, beginning: &str) -> Range<WordIx> {
        let first = self.first_not(0, |word| word < beginning);
        let end = self.first_not(first, |word| word.starts_with(beginning));
        first..end
    }

    /// Just this word, or nothing.
    pub(super) fn exactly(&self, wanted: &str) -> Range<WordIx> {
        let first = self.first_not(0, |word| word < wanted);
        let is_it = first < self.len() && self.word(first) == wanted;
        first..first + WordIx::from(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "ap's 15-year “war” გორი, 2008";
        let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
        assert_eq!(found, ["ap", "s", "15", "year", "war", "გორი", "2008"]);
    }

    #[test]
    fn a_beginning_finds_all_words_that_begin_so() {
        let fields = [(0, "gori gorge"), (1, "goris gor"), (4, "gori zone")];
        let vocabulary = Vocabulary::new(fields.into_iter());
        let found = |beginning: &str| -> Vec<&str> {
            vocabulary
                .beginning_with(beginning)
                .map(|word| vocabulary.word(word))
                .collect()
        };
        assert_eq!(found("gor"), ["gor", "gorge", "gori", "goris"]);
        assert_eq!(found("gori"), ["gori", "goris"]);
        assert_eq!(found("z"), ["zone"]);
        assert_eq!(found("zz"), [""; 0]);
        assert_eq!(found("a"), [""; 0]);
        assert_eq!(vocabulary.units(vocabulary.exactly("gori")), [0, 4]);
        assert_eq!(vocabulary.units(vocabulary.exactly("gorg")), [0; 0]);
    }

    #[test]
    fn without_any_text_there_are_no_words() {
        let vocabulary = Vocabulary::new(std::iter::empty());
        assert_eq!(vocabulary.len(), 0);
        assert!(vocabulary.beginning_with("a").is_empty());
        assert!(vocabulary.units(vocabulary.exactly("a")).is_empty());
    }
}
