//! Quotes that leave words out: "first part […] second part".
//!
//! Both parts stand in one sentence, in this order. Quotes without an omission are found in `anchor`.

use std::ops::Range;

use super::anchor::{Anchoring, Beside, FoldedText, fold};
use super::claim::Excerpt;

/// What a quote has where it leaves words out, as editors write it.
pub const OMISSION: &str = "[…]";
/// A second part is looked for this far after the first, in bytes: longer sentences are not met, and where
/// paragraphs are not parted by blank lines nothing else would end the search. Chosen by eye.
const FARTHEST_SECOND_PART: usize = 1_500;
/// A first part that stands more often than this, between its neighbours, is ambiguous.
const FIRST_PARTS_TRIED: usize = 10_000;

/// The two parts of a quote that leaves words out, folded, neither of them empty.
pub(super) struct Omission<'q> {
    first: &'q str,
    second: &'q str,
}

impl<'q> Omission<'q> {
    /// `None`: nothing is left out, or nothing stands on one side of the mark.
    pub(super) fn of(folded_words: &'q str) -> Option<Self> {
        let (first, second) = folded_words.split_once(OMISSION)?;
        let (first, second) = (first.trim_end(), second.trim_start());
        (!first.is_empty() && !second.is_empty()).then_some(Self { first, second })
    }
}

impl FoldedText {
    /// Where the two parts stand: each first part with the nearest second part after it. Of several first
    /// parts that share a second, the earliest counts, as if the text were read from the left; a prefix
    /// points at another.
    pub(super) fn anchor_parts(
        &self,
        parts: &Omission<'_>,
        beside: &Beside,
        within: Range<usize>,
    ) -> Anchoring {
        let fitting = self.joined(parts, beside, within.clone());
        if !fitting.is_empty() {
            return self.told(fitting, Anchoring::Found);
        }
        let anything = Beside {
            prefix: String::new(),
            suffix: String::new(),
        };
        self.told(self.joined(parts, &anything, within), Anchoring::Moved)
    }

    /// From the start of a first to the end of its second part, as ranges of the folded text.
    fn joined(
        &self,
        parts: &Omission<'_>,
        beside: &Beside,
        within: Range<usize>,
    ) -> Vec<Range<usize>> {
        let before = Beside {
            prefix: beside.prefix.clone(),
            suffix: String::new(),
        };
        let after = Beside {
            prefix: String::new(),
            suffix: beside.suffix.clone(),
        };
        let firsts = before.around(parts.first);
        let mut firsts: Vec<_> = firsts
            .iter()
            .flat_map(|needle| {
                self.fitting_one(needle, within.clone())
                    .take(FIRST_PARTS_TRIED)
            })
            .collect();
        firsts.sort_unstable_by_key(|first| first.start);
        let seconds = after.around(parts.second);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for first in firsts {
            let sentence = first.end..self.end_of_paragraph(first.end).min(within.end);
            let second = seconds
                .iter()
                .filter_map(|needle| self.fitting_one(needle, sentence.clone()).next())
                .min_by_key(|second| second.start);
            if let Some(second) = second
                && joined.last().is_none_or(|last| last.end < second.end)
            {
                joined.push(first.start..second.end);
            }
        }
        joined
    }

    /// Where a second part has to end, for a first part that ends here; in the folded text.
    fn end_of_paragraph(&self, from: usize) -> usize {
        let next = self.blank_lines.partition_point(|line| *line < from);
        let paragraph = self.blank_lines.get(next).copied();
        paragraph
            .unwrap_or(self.folded.len())
            .min(from.saturating_add(FARTHEST_SECOND_PART))
    }

    /// Whether a second part that ends at `second_end` can belong to a first that ends at `first_end`, both
    /// in bytes of the original.
    pub(super) fn could_join(&self, first_end: usize, second_end: usize) -> bool {
        let [first, second] = [first_end, second_end].map(|at| self.folded_from_original(at));
        second <= self.end_of_paragraph(first)
    }
}

impl Excerpt {
    /// The quoted words themselves, as byte ranges of the text: one, or two where the quote leaves words
    /// out. Empty when the quote was not found.
    pub fn quoted(&self, content: &str) -> Vec<Range<usize>> {
        let Some(range) = self.anchoring.range() else {
            return Vec::new();
        };
        let words = fold(&self.quote.text);
        let parts = Omission::of(&words)
            .zip(content.get(range.clone()))
            .filter(|(_, passage)| fold(passage) != words)
            .and_then(|(parts, passage)| {
                let first = loose_end(parts.first.chars(), passage.char_indices())?;
                let reversed = passage.char_indices().rev();
                let second = loose_end(parts.second.chars().rev(), reversed)?;
                // From the last character of the first part, and the first of the second.
                let first_end = first + passage[first..].chars().next().map_or(0, char::len_utf8);
                Some([
                    range.start..range.start + first_end,
                    range.start + second..range.end,
                ])
            });
        parts.map_or_else(|| vec![range], Vec::from)
    }
}

/// The offset of the character of a passage on which folded words end, whatever white space is between
/// them. `None` when they do not stand there.
fn loose_end(
    words: impl Iterator<Item = char>,
    mut passage: impl Iterator<Item = (usize, char)>,
) -> Option<usize> {
    let mut end = None;
    for letter in words.filter(|letter| !letter.is_whitespace()) {
        let (at, met) = passage.find(|(_, met)| !met.is_whitespace())?;
        if met != letter {
            return None;
        }
        end = Some(at);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Quote;

    fn anchored(text: &str, quote: Quote) -> (Anchoring, Vec<String>) {
        let anchoring = FoldedText::new(text).anchor(&quote, 0..text.len());
        let excerpt = Excerpt { quote, anchoring };
        let quoted = excerpt.quoted(text);
        let quoted = quoted.into_iter().map(|part| text[part].to_owned());
        (excerpt.anchoring.clone(), quoted.collect())
    }

    fn quote(text: &str) -> Quote {
        Quote {
            text: text.to_owned(),
            ..Quote::default()
        }
    }

    #[test]
    fn two_parts_are_found_in_their_order_and_lit_apart() {
        let text = "Officials, speaking\n  in the capital, said ten houses burned.";
        let (anchoring, quoted) = anchored(text, quote("Officials […] said ten houses"));
        assert_eq!(
            anchoring,
            Anchoring::Found(0..text.len() - " burned.".len())
        );
        assert_eq!(quoted, ["Officials", "said ten houses"]);
        let (turned, _) = anchored(text, quote("said ten houses […] Officials"));
        assert_eq!(turned, Anchoring::Missing);
    }

    #[test]
    fn a_mark_of_omission_that_the_text_itself_has_is_quoted_word_for_word() {
        let text = "He wrote: \"We […] will stay\". We, he wrote, will stay.";
        let (anchoring, quoted) = anchored(text, quote("We […] will stay"));
        assert_eq!(anchoring.range().map(|range| range.start), Some(11));
        assert_eq!(quoted, ["We […] will stay"]);
    }

    #[test]
    fn parts_of_two_paragraphs_do_not_make_one_quote() {
        let text = "Officials spoke.\n \nTen houses burned.";
        let (anchoring, _) = anchored(text, quote("Officials […] houses"));
        assert_eq!(anchoring, Anchoring::Missing);
        let half = anchored(text, quote("Officials […]")).0;
        assert_eq!(half, Anchoring::Missing, "nothing after the mark");
    }

    #[test]
    fn parts_that_fit_twice_are_ambiguous_and_a_suffix_decides() {
        let text = "He said, again, no. He said, once, no way.";
        let (anchoring, _) = anchored(text, quote("He said […] no"));
        assert_eq!(anchoring, Anchoring::Ambiguous(vec![0..18, 20..37]));
        let mut second = quote("said […] no");
        second.suffix = Some("way".to_owned());
        // The second part is then the one before "way", also for the "said" farther away; read from the
        // left, that one counts.
        assert_eq!(anchored(text, second).0, Anchoring::Found(3..37));
        let mut nearer = quote("said […] no");
        nearer.prefix = Some("no. He".to_owned());
        assert_eq!(anchored(text, nearer).0, Anchoring::Found(23..37));
    }
}
