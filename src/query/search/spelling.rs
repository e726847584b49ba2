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
    let mut walk = Walk {
        rows: vec![(0..=typed.len()).map(mistakes).collect()],
        typed: &typed,
        letters: Vec::new(),
        most,
        best: (most, Like::Beginning),
        found: Vec::new(),
    };
    let mut at = 0;
    while at < vocabulary.len() {
        at = walk.look_at(vocabulary, at);
    }
    walk.found
}

/// A row's entry; more than can be told apart is as much as can be.
fn mistakes(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// How a word is like what was typed; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Like {
    Whole,
    Beginning,
}

struct Walk<'a> {
    typed: &'a [char],
    /// Letters of the word looked at last.
    letters: Vec<char>,
    /// For each of its letters, and before the first: the mistakes between the word so far and each
    /// beginning of what was typed.
    rows: Vec<Vec<u8>>,
    /// How many mistakes are forgiven.
    most: u8,
    /// Nothing worse than this is wanted any more.
    best: (u8, Like),
    found: Vec<WordIx>,
}

impl Walk<'_> {
    /// Looks at a word, and returns the next one that is worth it.
    fn look_at(&mut self, vocabulary: &Vocabulary, at: WordIx) -> WordIx {
        let word = vocabulary.word(at);
        let alike = word
            .chars()
            .zip(&self.letters)
            .take_while(|(own, old)| own == *old)
            .count();
        self.letters.truncate(alike);
        self.rows.truncate(alike + 1);
        // The fewest mistakes with which the word begins like all that was typed.
        let ends = self.rows.iter().map(|row| row[self.typed.len()]);
        let mut beginning = ends.min().unwrap_or(u8::MAX);
        for (begins, letter) in word.char_indices().skip(alike) {
            self.push(letter);
            let row = &self.rows[self.rows.len() - 1];
            beginning = beginning.min(row[self.typed.len()]);
            let least = row.iter().min().copied().unwrap_or(u8::MAX);
            let (wanted, like) = self.best;
            let passes = match like {
                // No beginning is wanted any more.
                Like::Whole => least > wanted,
                Like::Beginning => least > self.most && beginning > wanted,
            };
            if passes {
                let until = &word[..begins + letter.len_utf8()];
                return vocabulary.first_not(at, |other| other.starts_with(until));
            }
        }
        let whole = self.rows[self.rows.len() - 1][self.typed.len()];
        self.take(at, (whole, Like::Whole));
        self.take(at, (beginning, Like::Beginning));
        at + 1
    }

    /// Notes a word unless there are better ones, and forgets those that it is better than. Whole words with
    /// as many mistakes as may be forgiven are better than beginnings with none.
    fn take(&mut self, word: WordIx, like: (u8, Like)) {
        let order = |(mistakes, like): (u8, Like)| (like, mistakes);
        if like.0 > self.most || order(like) > order(self.best) {
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

    /// Goes one letter on.
    fn push(&mut self, letter: char) {
        let depth = self.rows.len();
        let last = &self.rows[depth - 1];
        let mut row = Vec::with_capacity(last.len());
        row.push(mistakes(depth));
        for (at, typed) in self.typed.iter().enumerate() {
            let other = last[at].saturating_add(u8::from(*typed != letter));
            let more_or_less = last[at + 1].min(row[at]).saturating_add(1);
            let mut least = other.min(more_or_less);
            if at > 0
                && depth > 1
                && *typed == self.letters[depth - 2]
                && self.typed[at - 1] == letter
            {
                least = least.min(self.rows[depth - 2][at - 1].saturating_add(1));
            }
            row.push(least);
        }
        self.letters.push(letter);
        self.rows.push(row);
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
        fn passing_words_over_misses_none(words in btree_set("[ab]{1,9}", 1..40), typed in "[ab]{4,9}") {
            let all: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = vocabulary(&all);
            let most = usize::from(forgiven(typed.len()));
            let near = |word: &&&str| strsim::osa_distance(word, &typed) <= most;
            let least = all.iter().filter(near).map(|word| strsim::osa_distance(word, &typed)).min();
            let found = found(&vocabulary, &typed);
            if let Some(least) = least {
                let wanted: Vec<&str> = all
                    .iter()
                    .filter(|word| strsim::osa_distance(word, &typed) == least)
                    .copied()
                    .collect();
                prop_assert_eq!(found, wanted);
            }
        }
    }
}
