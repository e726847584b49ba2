//! What was probably meant by a word that no text has.

use super::words::{Vocabulary, WordIx};

/// How many mistakes are forgiven in a word of so many letters. Chosen by eye: in a short word one letter
/// makes another word.
fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// How many are forgiven in a word that does not begin as was typed, not even with the second letter: who
/// knows a word at all mostly knows how it begins, and this spares a walk through all words.
const FORGIVEN_AT_THE_BEGINNING: u8 = 1;

/// The words with the fewest mistakes in them, if that is no more than may be forgiven: a letter too many,
/// too few or another one, or two neighbours that changed places (optimal string alignment).
///
/// Whole words go before words that only begin so, which half a word is taken for.
///
/// The words are walked in order, and each row of the distance table is kept for the next word that begins
/// alike; where no way on can be near enough, all words that begin so are passed over at once.
pub(super) fn nearest(vocabulary: &Vocabulary, typed: &str) -> Vec<WordIx> {
    let typed: Vec<char> = typed.chars().collect();
    let most = forgiven(typed.len());
    if most == 0 {
        return Vec::new();
    }
    let mut walk = Walk::new(&typed, most);
    let mut at = 0;
    while at < vocabulary.len() {
        at = walk.look_at(vocabulary, at);
    }
    walk.found
}

/// How a word is like what was typed; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Like {
    Whole,
    Beginning,
}

struct Walk<'a> {
    typed: &'a [char],
    /// How many mistakes are forgiven.
    most: u8,
    /// Letters of the word looked at last.
    letters: Vec<char>,
    /// For each of its letters, and before the first, a row: the mistakes between the word so far and each
    /// beginning of what was typed; anything above `most` stands for too many. Only entries that can be as
    /// few as `most` are worked out, the others next to them are set to too many.
    rows: Vec<u8>,
    /// For each of its letters, and before the first: the fewest mistakes with which the word so far begins
    /// like all that was typed.
    beginnings: Vec<u8>,
    /// Nothing worse than this is wanted any more.
    best: (u8, Like),
    found: Vec<WordIx>,
}

impl<'a> Walk<'a> {
    fn new(typed: &'a [char], most: u8) -> Self {
        let too_many = most + 1;
        let first = (0..=typed.len()).map(|at| u8::try_from(at).unwrap_or(too_many).min(too_many));
        Self {
            typed,
            most,
            letters: Vec::new(),
            rows: first.collect(),
            beginnings: vec![too_many],
            best: (most, Like::Beginning),
            found: Vec::new(),
        }
    }

    /// How long a row is.
    fn stride(&self) -> usize {
        self.typed.len() + 1
    }

    /// Looks at a word, and returns the next one that is worth it.
    fn look_at(&mut self, vocabulary: &Vocabulary, at: WordIx) -> WordIx {
        let word = vocabulary.word(at);
        let alike = word
            .chars()
            .zip(&self.letters)
            .take_while(|(own, old)| own == *old)
            .count();
        self.letters.truncate(alike);
        self.beginnings.truncate(alike + 1);
        self.rows.truncate((alike + 1) * self.stride());
        for (begins, letter) in word.char_indices().skip(alike) {
            let least = self.push(letter);
            let (wanted, like) = self.best;
            let (most, beginning) = (self.forgiven_here(), self.beginning());
            let passes = match like {
                // No beginning is wanted any more.
                Like::Whole => least > wanted.min(most),
                Like::Beginning => least > most && beginning > wanted.min(most),
            };
            if passes {
                let until = &word[..begins + letter.len_utf8()];
                return vocabulary.first_not(at, |other| other.starts_with(until));
            }
            if least > self.most {
                // More letters only make it worse; that it begins well is all that counts.
                self.take(at, (self.beginning(), Like::Beginning));
                return at + 1;
            }
        }
        let whole = self.rows[self.letters.len() * self.stride() + self.typed.len()];
        self.take(at, (whole, Like::Whole));
        self.take(at, (self.beginning(), Like::Beginning));
        at + 1
    }

    /// How many mistakes are forgiven in words that begin with the letters walked so far.
    fn forgiven_here(&self) -> u8 {
        let begins_well = |first: &char| self.typed.iter().take(2).any(|typed| typed == first);
        if self.letters.first().is_none_or(begins_well) {
            self.most
        } else {
            self.most.min(FORGIVEN_AT_THE_BEGINNING)
        }
    }

    fn beginning(&self) -> u8 {
        self.beginnings.last().copied().unwrap_or(u8::MAX)
    }

    /// Goes one letter on; returns the fewest mistakes in the new row.
    fn push(&mut self, letter: char) -> u8 {
        let (stride, reach, too_many) = (self.stride(), usize::from(self.most), self.most + 1);
        let beginning = self.beginning();
        let depth = self.letters.len() + 1;
        let end = self.rows.len();
        self.rows.resize(end + stride, too_many);
        let (before, row) = self.rows.split_at_mut(end);
        let last = &before[end - stride..];
        let first = depth.saturating_sub(reach);
        let mut left = too_many;
        let mut least = too_many;
        for at in first..=(depth + reach).min(self.typed.len()) {
            let mut mistakes = if at == 0 {
                u8::try_from(depth).unwrap_or(too_many)
            } else {
                let typed = self.typed[at - 1];
                let other = last[at - 1] + u8::from(typed != letter);
                let mut fewest = other.min(last[at] + 1).min(left + 1);
                let swapped = at > 1
                    && depth > 1
                    && typed == self.letters[depth - 2]
                    && self.typed[at - 2] == letter;
                if swapped {
                    fewest = fewest.min(before[end - 2 * stride + at - 2] + 1);
                }
                fewest
            };
            mistakes = mistakes.min(too_many);
            row[at] = mistakes;
            left = mistakes;
            least = least.min(mistakes);
        }
        self.beginnings.push(beginning.min(row[self.typed.len()]));
        self.letters.push(letter);
        least
    }

    /// Notes a word unless there are better ones, and forgets those that it is better than. Whole words with
    /// as many mistakes as may be forgiven are better than beginnings with none.
    fn take(&mut self, word: WordIx, like: (u8, Like)) {
        let order = |(mistakes, like): (u8, Like)| (like, mistakes);
        if like.0 > self.forgiven_here() || order(like) > order(self.best) {
            return;
        }
        if order(like) < order(self.best) {
            self.found.clear();
            self.best = like;
        }
        if self.found.last() != Some(&word) {
            self.found.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let text = words.join(" ");
        Vocabulary::new(std::iter::once((0, &*text)))
    }

    #[track_caller]
    fn found<'a>(vocabulary: &'a Vocabulary, typed: &str) -> Vec<&'a str> {
        let found = nearest(vocabulary, typed);
        found
            .into_iter()
            .map(|word| vocabulary.word(word))
            .collect()
    }

    #[test]
    fn the_words_with_the_fewest_mistakes_are_meant() {
        let words = vocabulary(&["gori", "goris", "looting", "tskhinvali", "цхинвали", "war"]);
        assert_eq!(found(&words, "tskinvali"), ["tskhinvali"]);
        assert_eq!(found(&words, "tskihnvali"), ["tskhinvali"]);
        assert_eq!(found(&words, "lootign"), ["looting"]);
        assert_eq!(found(&words, "gpri"), ["gori"]);
        assert_eq!(found(&words, "цхинвале"), ["цхинвали"]);
        // Half a word with a mistake in it.
        assert_eq!(found(&words, "tsknvl"), [""; 0]);
        assert_eq!(found(&words, "tskhimv"), ["tskhinvali"]);
        // Three letters with one of them wrong are another word.
        assert_eq!(found(&words, "wat"), [""; 0]);
        assert_eq!(found(&words, "xylophone"), [""; 0]);
    }

    proptest! {
        #[test]
        fn passing_words_over_misses_none(words in btree_set("[abc]{1,9}", 1..60), typed in "[abc]{4,9}") {
            let all: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = vocabulary(&all);
            let most = usize::from(forgiven(typed.len()));
            let begins_well = |word: &str| word[..1] == typed[..1] || word[..1] == typed[1..2];
            let near = |word: &&&str| {
                let most = if begins_well(word) { most } else { most.min(1) };
                strsim::osa_distance(word, &typed) <= most
            };
            let least = all.iter().filter(near).map(|word| strsim::osa_distance(word, &typed)).min();
            let found = found(&vocabulary, &typed);
            if let Some(least) = least {
                let wanted: Vec<&str> = all
                    .iter()
                    .filter(|word| near(word) && strsim::osa_distance(word, &typed) == least)
                    .copied()
                    .collect();
                prop_assert_eq!(found, wanted);
            }
        }
    }
}
