//! How two versions of a text differ, word by word, and where a passage of the old one stands in the new one.
//!
//! White space never makes a difference. What a changed passage means for a claim is for others to say.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The words of two texts, laid against each other.
#[derive(Clone, Debug)]
pub struct Difference {
    runs: Vec<Run>,
    /// The words of each text, as byte ranges.
    old: Vec<Range<usize>>,
    new: Vec<Range<usize>>,
    /// For each word of the old text its place among those of the new one.
    kept_as: Vec<Option<usize>>,
}

/// Neighbouring words that have the same fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub fate: Fate,
    /// Bytes in the old text, from the first word to the last; empty, at the place where they would stand, when
    /// they are only in the new one.
    pub old: Range<usize>,
    /// The same in the new text.
    pub new: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Same,
    OnlyInOld,
    OnlyInNew,
}

/// Where a passage of the old text stands in the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// All its words, and nothing between them, in these bytes of the new text.
    Whole(Range<usize>),
    Changed {
        /// From the first word that is still there to the last, in the new text.
        within: Range<usize>,
        /// Words of the passage that are gone, in the old text.
        gone: Vec<Range<usize>>,
        /// Words that were put between, in the new text.
        added: Vec<Range<usize>>,
    },
    /// None of its words is left.
    Gone,
}

/// Words and signs, each by itself, so that a comma does not change the word before it.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (at, it) in text.char_indices() {
        let end = at + it.len_utf8();
        let is_of_word = it.is_alphanumeric();
        match words.last_mut() {
            Some(word) if goes_on && is_of_word => word.end = end,
            _ if !it.is_whitespace() => words.push(at..end),
            _ => {}
        }
        goes_on = is_of_word;
    }
    words
}

/// Lays two texts against each other. Where much has changed, a good alignment is taken for the best, so that the
/// time stays near proportional to the length.
pub fn difference(old: &str, new: &str) -> Difference {
    let (old_words, new_words) = (words(old), words(new));
    let spelled = old_words.iter().map(|word| &old[word.clone()]);
    let spelled = spelled.chain(new_words.iter().map(|word| &new[word.clone()]));
    // Words as numbers, which are compared faster. Texts have fewer of them than 32 bits count.
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut old_numbers: Vec<u32> = spelled
        .map(|word| {
            let next = numbers.len() as u32;
            *numbers.entry(word).or_insert(next)
        })
        .collect();
    let new_numbers = old_numbers.split_off(old_words.len());
    let mut laid = Difference {
        runs: Vec::new(),
        kept_as: vec![None; old_words.len()],
        old: old_words,
        new: new_words,
    };
    for step in capture_diff_slices(Algorithm::Myers, &old_numbers, &new_numbers) {
        let (old, new) = (step.old_range(), step.new_range());
        match step {
            DiffOp::Equal { .. } => {
                for (old, new) in old.clone().zip(new.clone()) {
                    laid.kept_as[old] = Some(new);
                }
                laid.push(Fate::Same, old, new);
            }
            _ => {
                let after_old = new.start..new.start;
                laid.push(Fate::OnlyInOld, old.clone(), after_old);
                laid.push(Fate::OnlyInNew, old.end..old.end, new);
            }
        }
    }
    laid
}

/// From the first byte of the first word to the last of the last; for no words, the end of the one before.
fn bytes(words: &[Range<usize>], places: Range<usize>) -> Range<usize> {
    if places.is_empty() {
        let before = places.start.checked_sub(1).and_then(|at| words.get(at));
        let at = before.map_or(0, |word| word.end);
        return at..at;
    }
    words[places.start].start..words[places.end - 1].end
}

impl Difference {
    fn push(&mut self, fate: Fate, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        self.runs.push(Run {
            fate,
            old: bytes(&self.old, old),
            new: bytes(&self.new, new),
        });
    }

    /// In the order of both texts.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.fate == Fate::Same)
    }

    /// Where the words of a range of the old text stand in the new one. A word that the range cuts counts whole.
    pub fn moved(&self, old: Range<usize>) -> Moved {
        let first = self.old.partition_point(|word| word.end <= old.start);
        let last = self
            .old
            .partition_point(|word| word.start < old.end)
            .max(first);
        let kept = || self.kept_as[first..last].iter().flatten();
        let (Some(start), Some(end)) = (kept().next(), kept().last()) else {
            return Moved::Gone;
        };
        let within = bytes(&self.new, *start..*end + 1);
        let gone: Vec<usize> = (first..last)
            .filter(|at| self.kept_as[*at].is_none())
            .collect();
        let mut kept = kept().copied().peekable();
        let added: Vec<usize> = (*start..=*end)
            .filter(|at| kept.next_if_eq(at).is_none())
            .collect();
        if gone.is_empty() && added.is_empty() {
            return Moved::Whole(within);
        }
        Moved::Changed {
            within,
            gone: joined(&self.old, &gone),
            added: joined(&self.new, &added),
        }
    }
}

/// Neighbouring words as one range each.
fn joined(words: &[Range<usize>], places: &[usize]) -> Vec<Range<usize>> {
    places
        .chunk_by(|one, next| one + 1 == *next)
        .filter_map(|run| Some(words[*run.first()?].start..words[*run.last()?].end))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(old: &str, new: &str) -> Vec<String> {
        let run = |run: &Run| match run.fate {
            Fate::Same => format!("={}", &new[run.new.clone()]),
            Fate::OnlyInOld => format!("-{}", &old[run.old.clone()]),
            Fate::OnlyInNew => format!("+{}", &new[run.new.clone()]),
        };
        difference(old, new).runs().iter().map(run).collect()
    }

    #[test]
    fn words_are_kept_taken_and_put_in() {
        assert_eq!(
            told(
                "At least 15 civilians were killed.",
                "At least 20 civilians were  killed, he said."
            ),
            [
                "=At least",
                "-15",
                "+20",
                "=civilians were  killed",
                "+, he said",
                "=."
            ]
        );
        assert!(difference("a  b\n\nc", " a b c").is_empty());
        assert_eq!(told("", "new"), ["+new"]);
        assert_eq!(told("", ""), [""; 0]);
    }

    #[test]
    fn a_passage_is_followed_into_the_new_text() {
        let old = "Georgia said tanks had rolled into Gori. Russia denied it.";
        let new =
            "UPDATE. Georgia said tanks had rolled into Gori. Russia flatly denied the claim.";
        let laid = difference(old, new);
        let passage = |words: &str| {
            let at = old.find(words).expect(words);
            laid.moved(at..at + words.len())
        };
        let Moved::Whole(range) = passage("tanks had rolled into Gori") else {
            panic!("it is all there");
        };
        assert_eq!(&new[range], "tanks had rolled into Gori");
        let Moved::Changed {
            within,
            gone,
            added,
        } = passage("Russia denied it")
        else {
            panic!("it is partly there");
        };
        assert_eq!(&new[within], "Russia flatly denied");
        assert_eq!(
            gone.iter().map(|it| &old[it.clone()]).collect::<Vec<_>>(),
            ["it"]
        );
        assert_eq!(
            added.iter().map(|it| &new[it.clone()]).collect::<Vec<_>>(),
            ["flatly"]
        );
        assert_eq!(difference("gone", "other").moved(0..4), Moved::Gone);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_told_from_their_runs(old in "[ab ,é]{0,40}", new in "[ab ,é]{0,40}") {
            let laid = difference(&old, &new);
            let words_of = |text: &str| words(text).iter().map(|it| text[it.clone()].to_owned()).collect::<Vec<_>>();
            let mut read = (Vec::new(), Vec::new());
            for run in laid.runs() {
                if run.fate != Fate::OnlyInNew {
                    read.0.extend(words_of(&old[run.old.clone()]));
                }
                if run.fate != Fate::OnlyInOld {
                    read.1.extend(words_of(&new[run.new.clone()]));
                }
            }
            prop_assert_eq!(read, (words_of(&old), words_of(&new)));
        }

        #[test]
        fn any_passage_of_an_unchanged_text_is_whole(text in "\\PC{0,60}", from in 0usize..60, to in 0usize..60) {
            let moved = difference(&text, &text).moved(from.min(to)..to.max(from));
            let is_changed = matches!(moved, Moved::Changed { .. });
            prop_assert!(!is_changed);
        }
    }
}
