//! Cutting a quote out of a text, so that it is found again at the very place it was cut from.

use std::ops::Range;

use super::anchor::{Anchoring, FoldedText, Quote, fold};
use super::omission::OMISSION;

/// So many times a second part takes in one more word to be told from an earlier passage, before the quote
/// is cut without an omission instead.
const MORE_WORDS: usize = 8;

impl Quote {
    /// The quote for a passage: its words with white space folded and none around, and the shortest prefix
    /// or suffix (or both) of whole words without which it would not be found at this very place.
    ///
    /// All ranges are in bytes of `content`; what lies outside of `body` is left out. `None`: nothing is
    /// left but white space.
    pub fn cut(content: &str, body: Range<usize>, range: Range<usize>) -> Option<Self> {
        let range = trimmed(content, &body, range)?;
        let words = fold(&content[range.clone()]);
        let cutting = Cutting::new(content, body, range);
        cutting.told_apart(words)
    }

    /// The quote for two parts of one sentence with something left out between them. The second part takes
    /// in words before it where it could not be told from an earlier passage; when nothing is left between
    /// the parts, all of it is quoted.
    ///
    /// `None`: a part is empty, they are not in this order, or not in one paragraph.
    pub fn joined(
        content: &str,
        body: Range<usize>,
        first: Range<usize>,
        second: Range<usize>,
    ) -> Option<Self> {
        let first = trimmed(content, &body, first)?;
        let mut second = trimmed(content, &body, second)?;
        let whole = first.start..second.end;
        if first.end > second.start {
            return None;
        }
        let cutting = Cutting::new(content, body.clone(), whole.clone());
        if !cutting.folded.could_join(first.end, second.end) {
            return None;
        }
        let opening = fold(&content[first.clone()]);
        for _ in 0..MORE_WORDS {
            let between = content[first.end..second.start].trim_end();
            if between.trim_start().is_empty() {
                break;
            }
            let words = format!("{opening} {OMISSION} {}", fold(&content[second.clone()]));
            if let Some(quote) = cutting.told_apart(words) {
                return Some(quote);
            }
            let word = word_starts(between).rev().find(|at| *at < between.len());
            second.start = first.end + word.unwrap_or(0);
        }
        Self::cut(content, body, whole)
    }
}

/// The passage within the body and without white space around; `None` when that leaves nothing.
fn trimmed(content: &str, body: &Range<usize>, range: Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start.max(body.start);
    let mut end = range.end.min(body.end).min(content.len());
    while start < end && !content.is_char_boundary(start) {
        start += 1;
    }
    while end > start && !content.is_char_boundary(end) {
        end -= 1;
    }
    let passage = content.get(start..end)?;
    let start = start + (passage.len() - passage.trim_start().len());
    let passage = passage.trim();
    (!passage.is_empty()).then(|| start..start + passage.len())
}

/// A place in a text, and what stands on both sides of it.
struct Cutting {
    folded: FoldedText,
    body: Range<usize>,
    /// Where the quote has to be found again.
    place: Range<usize>,
    before: String,
    after: String,
}

impl Cutting {
    fn new(content: &str, body: Range<usize>, place: Range<usize>) -> Self {
        Self {
            folded: FoldedText::new(content),
            before: fold(&content[..place.start]),
            after: fold(&content[place.end..]),
            body,
            place,
        }
    }

    fn is_found(&self, quote: &Quote) -> bool {
        self.folded.anchor(quote, self.body.clone()) == Anchoring::Found(self.place.clone())
    }

    /// The words with as little beside them as lets them be found. A longer prefix or suffix never fits
    /// where a shorter one does not, so the shortest that does is found by halving.
    ///
    /// `None`: not even all that stands before and after tells them apart; that happens only to words with
    /// an omission.
    fn told_apart(&self, words: String) -> Option<Quote> {
        let quote = |prefix: &str, suffix: &str| {
            let beside = |words: &str| (!words.is_empty()).then(|| words.to_owned());
            Quote {
                text: words.clone(),
                prefix: beside(prefix.trim()),
                suffix: beside(suffix.trim()),
            }
        };
        let bare = quote("", "");
        if self.is_found(&bare) {
            return Some(bare);
        }
        let starts: Vec<usize> = word_starts(&self.before).rev().collect();
        let ends: Vec<usize> = word_ends(&self.after).collect();
        let shortest_prefix = |suffix: &str| {
            let fits = |at: &usize| self.is_found(&quote(&self.before[*at..], suffix));
            let at = starts.partition_point(|at| !fits(at));
            starts.get(at).map(|at| &self.before[*at..])
        };
        let shortest_suffix = |prefix: &str| {
            let fits = |at: &usize| self.is_found(&quote(prefix, &self.after[..*at]));
            let at = ends.partition_point(|at| !fits(at));
            ends.get(at).map(|at| &self.after[..*at])
        };
        match (shortest_prefix(""), shortest_suffix("")) {
            (Some(prefix), Some(suffix)) if suffix.len() < prefix.len() => Some(quote("", suffix)),
            (Some(prefix), _) => Some(quote(prefix, "")),
            (None, Some(suffix)) => Some(quote("", suffix)),
            (None, None) => {
                let suffix = shortest_suffix(&self.before)?;
                let prefix = shortest_prefix(suffix)?;
                Some(quote(prefix, suffix))
            }
        }
    }
}

/// Offsets where a word starts, rising, with both ends of the text. Scripts that put no space between
/// words have one at each letter.
fn word_starts(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    let inner = text.char_indices().filter_map(|(at, here)| {
        let before = text[..at].chars().next_back()?;
        let starts = !before.is_alphanumeric() || unspaced(before) || unspaced(here);
        (here.is_alphanumeric() && starts).then_some(at)
    });
    std::iter::once(0).chain(inner).chain([text.len()])
}

/// Offsets where a word ends, in the manner of [`word_starts`].
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let inner = text.char_indices().filter_map(|(at, here)| {
        let before = text[..at].chars().next_back()?;
        let ends = !here.is_alphanumeric() || unspaced(before) || unspaced(here);
        (before.is_alphanumeric() && ends).then_some(at)
    });
    std::iter::once(0).chain(inner).chain([text.len()])
}

/// Letters of scripts that run words together: Thai to Myanmar, Khmer, Chinese, Japanese. Blocks of the
/// Unicode standard.
fn unspaced(letter: char) -> bool {
    matches!(u32::from(letter), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Excerpt;
    use proptest::prelude::*;

    fn cut(text: &str, words: &str) -> Quote {
        let at = text.rfind(words).expect("the words are there");
        Quote::cut(text, 0..text.len(), at..at + words.len()).expect("a quote")
    }

    #[test]
    fn words_that_stand_once_need_nothing_beside_them() {
        let quote = cut(
            "They torched\n  and looted homes.",
            " torched\n  and looted ",
        );
        assert_eq!(quote.text, "torched and looted");
        assert_eq!((quote.prefix, quote.suffix), (None, None));
    }

    #[test]
    fn words_that_repeat_get_the_shorter_of_prefix_and_suffix() {
        let quote = cut("He denied it. Later she denied it. The end.", "denied it.");
        assert_eq!(quote.prefix.as_deref(), Some("she"));
        let quote = cut("A man said so. A man said no.", "A man said");
        assert_eq!(
            (quote.prefix.as_deref(), quote.suffix.as_deref()),
            (None, Some("no"))
        );
    }

    #[test]
    fn words_among_their_likes_get_both() {
        let text = "no no no no no";
        let quote = Quote::cut(text, 0..text.len(), 6..8).expect("a quote");
        assert_eq!(quote.prefix.as_deref(), Some("no no"));
        assert_eq!(quote.suffix.as_deref(), Some("no no"));
    }

    #[test]
    fn nothing_is_cut_from_white_space_or_from_outside_of_the_body() {
        assert_eq!(Quote::cut("a  b", 0..4, 1..3), None);
        assert_eq!(Quote::cut("menu text", 5..9, 0..4), None);
        let quote = Quote::cut("menu text", 5..9, 0..9).expect("a quote");
        assert_eq!(quote.text, "text");
    }

    #[test]
    fn many_repetitions_are_told_apart() {
        let text = "ha ".repeat(20_000);
        let quote = Quote::cut(&text, 0..text.len(), 30..32).expect("a quote");
        let found = FoldedText::new(&text).anchor(&quote, 0..text.len());
        assert_eq!(found, Anchoring::Found(30..32));
    }

    #[test]
    fn two_parts_of_a_sentence_are_joined() {
        let text = "The minister, who came late, said ten had died. The mayor said two had.";
        let quote = Quote::joined(text, 0..text.len(), 0..12, 29..47).expect("a quote");
        assert_eq!(quote.text, "The minister […] said ten had died.");
        assert_eq!((quote.prefix, quote.suffix), (None, None));
        let backwards = Quote::joined(text, 0..text.len(), 29..46, 0..12);
        assert_eq!(backwards, None);
        let paragraphs = "One part.\n\nAnother part.";
        assert_eq!(Quote::joined(paragraphs, 0..24, 0..3, 11..18), None);
    }

    #[test]
    fn a_second_part_takes_in_what_tells_it_from_an_earlier_one() {
        let text = "x a b a b";
        let quote = Quote::joined(text, 0..9, 0..1, 8..9).expect("a quote");
        let found = FoldedText::new(text).anchor(&quote, 0..9);
        assert_eq!(found, Anchoring::Found(0..9));
        assert_eq!(quote.text, "x […] b a b");
    }

    /// A text in which words repeat a great deal, with a body and two places in it.
    fn passage() -> impl Strategy<Value = (String, Range<usize>, [usize; 4])> {
        let text = "([ab]{1,2}[,.\u{e9}\u{4e2d}]?( |  |\n|\n\n|\u{a0}){0,1}){1,24}";
        (text, any::<[prop::sample::Index; 6]>()).prop_map(|(text, picks)| {
            let places: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let mut picked = picks.map(|pick| *pick.get(&places));
            picked.sort_unstable();
            let [from, a, b, c, d, to] = picked;
            (text, from..to, [a, b, c, d])
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_cut_quote_is_found_where_it_was_cut_and_is_the_same_when_cut_again(
            (text, body, [start, end, ..]) in passage(),
        ) {
            let Some(quote) = Quote::cut(&text, body.clone(), start..end) else {
                prop_assert!(text[start..end].trim().is_empty());
                return Ok(());
            };
            let Anchoring::Found(found) = FoldedText::new(&text).anchor(&quote, body.clone()) else {
                return Err(TestCaseError::fail(format!("{quote:?}")));
            };
            let lead = text[start..end].len() - text[start..end].trim_start().len();
            prop_assert_eq!(found.start, start + lead);
            prop_assert_eq!(&text[found.clone()], text[start..end].trim());
            prop_assert_eq!(Quote::cut(&text, body, found), Some(quote));
        }

        #[test]
        fn joined_parts_are_found_where_they_were_cut(
            (text, body, [a, b, c, d]) in passage(),
        ) {
            let Some(quote) = Quote::joined(&text, body.clone(), a..b, c..d) else {
                let blank = |range: Range<usize>| text[range].trim().is_empty();
                prop_assert!(blank(a..b) || blank(c..d) || text[a..d].contains("\n\n"));
                return Ok(());
            };
            let anchoring = FoldedText::new(&text).anchor(&quote, body.clone());
            let excerpt = Excerpt { quote, anchoring };
            let (first, second) = (&text[a..b], &text[c..d]);
            let start = a + (first.len() - first.trim_start().len());
            let end = d - (second.len() - second.trim_end().len());
            prop_assert_eq!(&excerpt.anchoring, &Anchoring::Found(start..end), "{:?}", excerpt.quote);
            if let [lit, more] = &excerpt.quoted(&text)[..] {
                prop_assert_eq!(&text[lit.clone()], first.trim());
                prop_assert!(text[more.clone()].ends_with(second.trim()));
                let again = Quote::joined(&text, body, lit.clone(), more.clone());
                prop_assert_eq!(again.as_ref(), Some(&excerpt.quote));
            }
        }
    }
}
