//! What a term is looked for as, and where it occurs in a folded text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::Rank;
use super::bits::Bits;
use super::fold::{fold_onto, original};
use super::spelling::nearest;
use super::text::SearchText;
use super::typed::{Query, Term, TermSort};
use super::words::{WordIx, words};

/// Signs to look for.
#[derive(Debug)]
struct Needle {
    finder: Finder<'static>,
    /// Whether it must end where a word ends.
    closed: bool,
}

impl Needle {
    fn new(folded: &str, closed: bool) -> Self {
        Self {
            finder: Finder::new(folded).into_owned(),
            closed,
        }
    }

    /// The first occurrence in a part of a text. It begins where a word begins, unless it begins with a sign.
    fn find(&self, text: &str, part: Range<usize>) -> Option<Range<usize>> {
        let wanted = self.finder.needle();
        let mut from = part.start;
        loop {
            let start = from + self.finder.find(text.as_bytes().get(from..part.end)?)?;
            let end = start + wanted.len();
            let begins = !is_inside_word(text, start);
            let ends = !self.closed || !is_inside_word(text, end);
            if begins && ends {
                return Some(start..end);
            }
            // Folded text is text: past the first letter of what was found.
            from = text.ceil_char_boundary(start + 1);
        }
    }
}

/// Whether letters stand on both sides of an offset.
pub(super) fn is_inside_word(text: &str, at: usize) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next())
}

/// A term with what counts for it.
#[derive(Debug)]
pub(super) struct Wanted {
    needles: Vec<Needle>,
    /// Units that may have it: surely, unless it is a phrase.
    pub(super) units: Bits,
    /// Of these, the ones that have it as a whole word.
    pub(super) whole: Bits,
    /// How many units may have it, those that have several of its words counted several times.
    pub(super) frequency: usize,
    /// Whether the texts must be read to know.
    pub(super) is_phrase: bool,
    /// The words shown for one that no text has, most frequent first.
    pub(super) instead: Option<Vec<WordIx>>,
}

/// A misspelt word stands for so many words at most.
const MOST_INSTEAD: usize = 8;

impl Wanted {
    /// `is_listed`: whether a unit is shown at the date; decides between words that are equally near.
    pub(super) fn new(text: &SearchText, term: &Term, is_listed: &dyn Fn(u32) -> bool) -> Self {
        if term.sort != TermSort::Word {
            return Self::phrase(text, term);
        }
        let vocabulary = &text.vocabulary;
        let range = vocabulary.beginning_with(&term.folded);
        if range.is_empty() {
            return Self::instead(text, term, is_listed);
        }
        let units = vocabulary.units(range);
        Self {
            needles: vec![Needle::new(&term.folded, false)],
            units: set(text, units),
            whole: set(text, vocabulary.units(vocabulary.exactly(&term.folded))),
            frequency: units.len(),
            is_phrase: false,
            instead: None,
        }
    }

    /// A word that no text has: the nearest ones, of which those that are shown at the date go first.
    fn instead(text: &SearchText, term: &Term, is_listed: &dyn Fn(u32) -> bool) -> Self {
        let vocabulary = &text.vocabulary;
        let units = |word: WordIx| vocabulary.units(word..word + 1);
        let mut near = nearest(vocabulary, &term.folded);
        let shown = |word: &WordIx| units(*word).iter().any(|unit| is_listed(*unit));
        let (listed, later): (Vec<WordIx>, Vec<WordIx>) = near.iter().partition(|word| shown(word));
        let instead = if listed.is_empty() {
            near = later;
            Vec::new()
        } else {
            near = listed;
            near.sort_by_key(|word| std::cmp::Reverse(units(*word).len()));
            near.truncate(MOST_INSTEAD);
            near.clone()
        };
        let mut all = Bits::none(text.unit_count());
        let mut frequency = 0;
        for word in &near {
            frequency += units(*word).len();
            units(*word).iter().for_each(|unit| all.insert(*unit));
        }
        Self {
            needles: near
                .iter()
                .map(|word| Needle::new(vocabulary.word(*word), true))
                .collect(),
            whole: all.clone(),
            units: all,
            frequency,
            is_phrase: false,
            instead: Some(instead),
        }
    }

    /// Where all its words are, its signs may be.
    fn phrase(text: &SearchText, term: &Term) -> Self {
        let vocabulary = &text.vocabulary;
        let closed = term.sort == TermSort::Phrase;
        let mut units: Option<Bits> = None;
        let mut frequency = usize::MAX;
        for word in words(&term.folded) {
            let may_go_on = !closed && word.end == term.folded.len();
            let range = if may_go_on {
                vocabulary.beginning_with(&term.folded[word])
            } else {
                vocabulary.exactly(&term.folded[word])
            };
            let of_word = vocabulary.units(range);
            frequency = frequency.min(of_word.len());
            let of_word = set(text, of_word);
            match &mut units {
                Some(units) => units.keep(&of_word),
                None => units = Some(of_word),
            }
        }
        let units = units.unwrap_or_else(|| Bits::none(text.unit_count()));
        Self {
            needles: vec![Needle::new(&term.folded, closed)],
            whole: units.clone(),
            units,
            frequency,
            is_phrase: true,
            instead: None,
        }
    }

    /// To be looked for in a text that is not among those that were made ready.
    fn alone(term: &Term) -> Self {
        Self {
            needles: vec![Needle::new(&term.folded, term.sort == TermSort::Phrase)],
            units: Bits::none(0),
            whole: Bits::none(0),
            frequency: 0,
            is_phrase: term.sort != TermSort::Word,
            instead: None,
        }
    }

    /// Bytes of what is looked for; of several words the shortest.
    pub(super) fn length(&self) -> usize {
        let lengths = self
            .needles
            .iter()
            .map(|needle| needle.finder.needle().len());
        lengths.min().unwrap_or(0)
    }

    /// Whether it occurs.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.find(text, 0..text.len()).is_some()
    }

    /// The first occurrence in a part of a text.
    pub(super) fn find(&self, text: &str, part: Range<usize>) -> Option<Range<usize>> {
        let found = self
            .needles
            .iter()
            .filter_map(|needle| needle.find(text, part.clone()));
        found.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))
    }

    /// All occurrences in a part of a text, one after the other.
    pub(super) fn find_all<'a>(
        &'a self,
        text: &'a str,
        part: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        // Where each needle stands next, so that one which is rare or absent is looked for once.
        let end = part.end;
        let mut next: Vec<Option<Range<usize>>> = self
            .needles
            .iter()
            .map(|needle| needle.find(text, part.clone()))
            .collect();
        std::iter::from_fn(move || {
            let found = next.iter().flatten();
            let found = found
                .min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))?
                .clone();
            for (next, needle) in next.iter_mut().zip(&self.needles) {
                if next.as_ref().is_some_and(|next| next.start < found.end) {
                    *next = needle.find(text, found.end..end);
                }
            }
            Some(found)
        })
    }
}

/// How a name has every term, and where; for names that are no part of a dossier, such as those of what can
/// be done. `None`: it has not.
pub fn lit_in(query: &Query, name: &str) -> Option<(Rank, Vec<Range<usize>>)> {
    let (mut folded, mut steps) = (String::new(), Vec::new());
    fold_onto(name, &mut folded, &mut steps);
    let terms = query.terms().iter();
    let found: Option<Vec<Range<usize>>> = terms
        .map(|term| Wanted::alone(term).find(&folded, 0..folded.len()))
        .collect();
    let found = found.filter(|found| !found.is_empty())?;
    let rank = if folded == query.whole {
        Rank::Name
    } else if folded.starts_with(&query.whole) {
        Rank::NameBeginning
    } else {
        Rank::Beginnings
    };
    let mut lit: Vec<Range<usize>> = found
        .into_iter()
        .map(|range| original(&steps, range, name))
        .collect();
    lit.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    lit.dedup_by(|later, earlier| later.start < earlier.end);
    Some((rank, lit))
}

fn set(text: &SearchText, units: &[u32]) -> Bits {
    let mut bits = Bits::none(text.unit_count());
    units.iter().for_each(|unit| bits.insert(*unit));
    bits
}
