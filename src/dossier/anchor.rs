//! Finding a quote again in the text it was taken from.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::omission::Omission;

/// Verbatim words, with what stands beside them where the words alone occur more than once.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Quote {
    pub text: String,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

/// What became of a quote when it was looked for in the text. Byte ranges into the text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Anchoring {
    /// Exactly one passage fits.
    Found(Range<usize>),
    /// The words stand once in the text, but not between the prefix and suffix they were noted with.
    Moved(Range<usize>),
    /// Several passages fit; which was meant cannot be told.
    Ambiguous(Vec<Range<usize>>),
    /// The words are not in the text, or there is no text.
    #[default]
    Missing,
}

impl Anchoring {
    /// The one passage, when there is exactly one.
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Found(range) | Self::Moved(range) => Some(range.clone()),
            Self::Ambiguous(_) | Self::Missing => None,
        }
    }

    /// "found", "moved", "ambiguous", "missing".
    pub fn name(&self) -> &'static str {
        match self {
            Self::Found(_) => "found",
            Self::Moved(_) => "moved",
            Self::Ambiguous(_) => "ambiguous",
            Self::Missing => "missing",
        }
    }
}

/// How many passages an ambiguous quote lists at most; more tell a reader nothing.
const PASSAGES_LISTED: usize = 100;
/// Hints look at this much of a text, in bytes, and at this many words of a quote.
const HINT_TEXT_BYTES: usize = 1 << 20;
const HINT_WORDS: usize = 64;

/// A text in which white space is matched loosely and everything else exactly.
///
/// Every run of white space is folded to one space. The way back to the bytes of the original is
/// kept only where the distance between the two changes:
///
/// ```text
/// original  a  b\r\nc d      0:a 1:␠ 2:␠ 3:b 4:\r 5:\n 6:c 7:␠ 8:d
/// folded    a b c d          0:a 1:␠ 2:b 3:␠ 4:c 5:␠ 6:d
/// steps     (0,0) (2,3) (4,6)
/// ```
#[derive(Debug)]
pub struct FoldedText {
    pub(super) folded: String,
    /// (offset in the folded text, offset in the original), both rising, starting at (0, 0).
    steps: Vec<(usize, usize)>,
    /// Offsets in the folded text of those spaces that stand for a blank line, rising.
    pub(super) blank_lines: Vec<usize>,
}

impl FoldedText {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut folded = String::with_capacity(text.len());
        let mut steps = vec![(0, 0)];
        let mut blank_lines = Vec::new();
        // Everything before `copied` is in `folded`; `at` looks ahead for white space that is more
        // than one plain space.
        let (mut copied, mut at) = (0, 0);
        while at < bytes.len() {
            let byte = bytes[at];
            if byte > b' ' && byte < 0x80 {
                at += 1;
                continue;
            }
            let run = leading_white_space(&text[at..]);
            if run == 0 {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            if run > 1 || byte != b' ' {
                folded.push_str(&text[copied..at]);
                if holds_a_blank_line(&text[at..at + run]) {
                    blank_lines.push(folded.len());
                }
                folded.push(' ');
                copied = at + run;
                if run > 1 {
                    steps.push((folded.len(), copied));
                }
            }
            at += run;
        }
        folded.push_str(&text[copied..]);
        Self {
            folded,
            steps,
            blank_lines,
        }
    }

    /// Where the quote stands in `within`, a byte range of the original text. Prefix and suffix may
    /// lie outside of it.
    ///
    /// A quote that is not there word for word and says that it leaves words out is looked for in its
    /// two parts; the range then spans from the start of the first to the end of the second.
    pub fn anchor(&self, quote: &Quote, within: Range<usize>) -> Anchoring {
        let words = fold(&quote.text);
        if words.is_empty() {
            return Anchoring::Missing;
        }
        let within = self.folded_from_original(within.start)..self.folded_from_original(within.end);
        let beside = Beside::new(quote);
        let verbatim = self.anchor_words(&words, &beside, within.clone());
        match (verbatim, Omission::of(&words)) {
            (Anchoring::Missing, Some(parts)) => self.anchor_parts(&parts, &beside, within),
            (verbatim, _) => verbatim,
        }
    }

    fn anchor_words(&self, words: &str, beside: &Beside, within: Range<usize>) -> Anchoring {
        let fitting = self.fitting(words, beside, within.clone());
        if !fitting.is_empty() {
            return self.told(fitting, Anchoring::Found);
        }
        let anywhere = self.places(words, within).take(PASSAGES_LISTED).collect();
        self.told(anywhere, Anchoring::Moved)
    }

    /// What places in the folded text amount to; `one` says what a single one is.
    pub(super) fn told(
        &self,
        mut places: Vec<Range<usize>>,
        one: fn(Range<usize>) -> Anchoring,
    ) -> Anchoring {
        places.truncate(PASSAGES_LISTED);
        let mut ranges: Vec<_> = places.into_iter().map(|at| self.original(at)).collect();
        match ranges.len() {
            0 => Anchoring::Missing,
            1 => ranges.pop().map_or(Anchoring::Missing, one),
            _ => Anchoring::Ambiguous(ranges),
        }
    }

    /// The passage most like a quote that is missing, as a byte range of the original: around the
    /// longest run of its words that the text holds, as many words as the quote has.
    ///
    /// `None` when no two neighbouring words are shared. Limitations: looks at the first 64 words
    /// of the quote and the first megabyte of the text.
    pub fn nearest(&self, quote: &Quote) -> Option<Range<usize>> {
        let quote = fold(&quote.text);
        let words: Vec<&str> = quote.split(' ').take(HINT_WORDS).collect();
        let mut end = self.folded.len().min(HINT_TEXT_BYTES);
        while !self.folded.is_char_boundary(end) {
            end -= 1;
        }
        let text = &self.folded[..end];
        let mut best: Option<(Range<usize>, usize)> = None;
        let (mut from, mut to) = (0, 1);
        while to <= words.len() {
            let run = words[from..to].join(" ");
            match memmem::find(text.as_bytes(), run.as_bytes()) {
                Some(at) => {
                    if best.as_ref().is_none_or(|(run, _)| run.len() < to - from) {
                        best = Some((from..to, at));
                    }
                    to += 1;
                }
                None => {
                    from += 1;
                    to = to.max(from + 1);
                }
            }
        }
        let (run, at) = best.filter(|(run, _)| run.len() >= 2)?;
        let length = words[run.clone()].join(" ").len();
        let before = text[..at].trim_end();
        let start = before
            .rmatch_indices(' ')
            .map(|(space, _)| space + 1)
            .chain([0])
            .take(run.start)
            .last()
            .unwrap_or(at);
        let after = &text[at + length..];
        let more = after
            .match_indices(' ')
            .map(|(space, _)| space)
            .skip(usize::from(after.starts_with(' ')))
            .chain([after.len()])
            .take(words.len() - run.end)
            .last()
            .unwrap_or(0);
        let passage = &text[start..at + length + more];
        let start = start + (passage.len() - passage.trim_start().len());
        Some(self.original(start..start + passage.trim().len()))
    }

    /// The first places where folded words stand between what has to stand beside them.
    ///
    /// Words and neighbours are looked for as one, so that words which stand a million times cost no
    /// more than those that stand once.
    fn fitting(&self, words: &str, beside: &Beside, within: Range<usize>) -> Vec<Range<usize>> {
        let mut fitting: Vec<Range<usize>> = Vec::new();
        for needle in beside.around(words) {
            let places = self.fitting_one(&needle, within.clone());
            fitting.extend(places.take(PASSAGES_LISTED));
        }
        fitting.sort_unstable_by_key(|place| place.start);
        fitting
    }

    /// Where the words of one needle stand in `within`, whose neighbours may stand outside of it.
    pub(super) fn fitting_one<'a>(
        &'a self,
        needle: &'a Needle,
        within: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let words = needle.words.clone();
        let from = within.start.saturating_sub(words.start);
        let to = within.end.saturating_add(needle.text.len() - words.end);
        self.places(&needle.text, from..to.min(self.folded.len()))
            .map(move |at| at.start + words.start..at.start + words.end)
    }

    /// Where folded words stand, as ranges of the folded text, overlapping ones included.
    fn places<'a>(
        &'a self,
        words: &'a str,
        within: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = within.start;
        let finder = memmem::Finder::new(words.as_bytes());
        std::iter::from_fn(move || {
            let haystack = self.folded.as_bytes().get(from..within.end)?;
            let at = from + finder.find(haystack)?;
            from = at + 1;
            Some(at..at + words.len())
        })
    }

    /// The bytes of the original that a folded passage stands for; it begins and ends on a character
    /// that is not white space.
    pub(super) fn original(&self, folded: Range<usize>) -> Range<usize> {
        let back = |offset: usize| {
            let step = self.steps.partition_point(|(folded, _)| *folded <= offset);
            let (folded, original) = self.steps[step.saturating_sub(1)];
            original + (offset - folded)
        };
        if folded.is_empty() {
            let at = back(folded.start);
            return at..at;
        }
        back(folded.start)..back(folded.end - 1) + 1
    }

    pub(super) fn folded_from_original(&self, offset: usize) -> usize {
        let step = self
            .steps
            .partition_point(|(_, original)| *original <= offset);
        let (folded, original) = self.steps[step.saturating_sub(1)];
        let end = self
            .steps
            .get(step)
            .map_or(self.folded.len(), |(folded, _)| *folded);
        folded.saturating_add(offset - original).min(end)
    }
}

/// What has to stand right before and right after a quote, folded; empty: anything may.
pub(super) struct Beside {
    pub(super) prefix: String,
    pub(super) suffix: String,
}

/// Words together with their neighbours, and where in that the words stand.
pub(super) struct Needle {
    text: String,
    words: Range<usize>,
}

impl Beside {
    fn new(quote: &Quote) -> Self {
        let folded = |words: &Option<String>| words.as_deref().map(fold).unwrap_or_default();
        Self {
            prefix: folded(&quote.prefix),
            suffix: folded(&quote.suffix),
        }
    }

    /// The words between their neighbours, with and without a space on each side: white space is loose
    /// there too. One needle when nothing has to stand beside them.
    pub(super) fn around(&self, words: &str) -> Vec<Needle> {
        let gaps = |side: &str| {
            if side.is_empty() {
                &[""][..]
            } else {
                &["", " "][..]
            }
        };
        let mut needles = Vec::with_capacity(4);
        for before in gaps(&self.prefix) {
            for after in gaps(&self.suffix) {
                let start = self.prefix.len() + before.len();
                needles.push(Needle {
                    text: format!("{}{before}{words}{after}{}", self.prefix, self.suffix),
                    words: start..start + words.len(),
                });
            }
        }
        needles
    }
}

/// Words with one space between them and none around.
pub(super) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether a run of white space ends a line twice: with nothing between, that is an empty line.
fn holds_a_blank_line(white_space: &str) -> bool {
    let ends = |mark: char| white_space.matches(mark).count();
    ends('\n').max(ends('\r')) >= 2
}

/// Bytes of white space at the start of a text.
fn leading_white_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quote(text: &str) -> Quote {
        Quote {
            text: text.to_owned(),
            ..Quote::default()
        }
    }

    fn anchored(text: &str, quote: &Quote) -> Anchoring {
        FoldedText::new(text).anchor(quote, 0..text.len())
    }

    #[test]
    fn white_space_is_loose_and_the_range_is_the_exact_slice() {
        let text = "They\u{a0}torched\r\n\r\n  and   looted homes.";
        let Anchoring::Found(range) = anchored(text, &quote(" torched and\nlooted ")) else {
            panic!("found");
        };
        assert_eq!(&text[range], "torched\r\n\r\n  and   looted");
    }

    #[test]
    fn a_quote_that_occurs_twice_is_ambiguous_and_a_prefix_decides() {
        let text = "He denied it. Later she denied it. The end.";
        assert_eq!(
            anchored(text, &quote("denied it.")),
            Anchoring::Ambiguous(vec![3..13, 24..34])
        );
        let mut with_prefix = quote("denied it.");
        with_prefix.prefix = Some("she ".to_owned());
        assert_eq!(anchored(text, &with_prefix), Anchoring::Found(24..34));
        let mut with_suffix = quote("denied it.");
        with_suffix.suffix = Some("Later".to_owned());
        assert_eq!(anchored(text, &with_suffix), Anchoring::Found(3..13));
    }

    #[test]
    fn words_that_left_their_neighbours_have_moved() {
        let mut moved = quote("near Gori");
        moved.prefix = Some("bombs".to_owned());
        assert_eq!(anchored("tanks near Gori", &moved), Anchoring::Moved(6..15));
    }

    #[test]
    fn a_quote_is_looked_for_only_where_it_may_stand() {
        let text = "menu\n\n\nthe report\n\nmenu";
        let folded = FoldedText::new(text);
        assert_eq!(
            folded.anchor(&quote("menu"), 4..text.len()),
            Anchoring::Found(19..23)
        );
        assert_eq!(folded.anchor(&quote("menu"), 4..19), Anchoring::Missing);
        assert_eq!(
            folded.anchor(&quote(" \n "), 0..text.len()),
            Anchoring::Missing
        );
    }

    #[test]
    fn a_missing_quote_is_shown_the_passage_most_like_it() {
        let text = "Witnesses said they torched and looted homes near Gori on Thursday.";
        let near = FoldedText::new(text).nearest(&quote("torched and burned homes near Gori"));
        assert_eq!(
            near.map(|range| &text[range]),
            Some("torched and looted homes near Gori")
        );
        assert_eq!(
            FoldedText::new(text).nearest(&quote("quite another matter")),
            None
        );
    }

    proptest! {
        #[test]
        fn words_of_a_text_are_found_again_whatever_their_white_space(
            text in "([a-c\u{e9}\u{10d2}.]{1,3}[ \n\r\t\u{a0}\u{2003}]{0,3}){1,30}",
            ends in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
            spaces in prop::collection::vec("[ \n\t\u{a0}]{1,3}", 1..4),
        ) {
            let places: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
            let (a, b) = (*ends.0.get(&places), *ends.1.get(&places));
            let (from, last) = if a.0 <= b.0 { (a, b) } else { (b, a) };
            let slice = &text[from.0..last.0 + last.1.len_utf8()];
            let mut respaced = String::new();
            for (nth, word) in slice.split_whitespace().enumerate() {
                if nth > 0 {
                    respaced.push_str(&spaces[nth % spaces.len()]);
                }
                respaced.push_str(word);
            }
            let passages = match anchored(&text, &quote(&respaced)) {
                Anchoring::Found(range) => vec![range],
                Anchoring::Ambiguous(ranges) => ranges,
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            for passage in passages {
                prop_assert_eq!(fold(&text[passage.clone()]), fold(&respaced));
                prop_assert_eq!(text[passage.clone()].trim(), &text[passage]);
            }
        }

        #[test]
        fn no_text_and_no_quote_make_it_panic(
            text in "\\PC{0,40}[ \n\u{2003}]{0,4}\\PC{0,40}",
            words in "\\PC{0,6}",
            beside in "\\PC{0,3}",
            from in 0usize..100,
            to in 0usize..100,
        ) {
            let folded = FoldedText::new(&text);
            let quote = Quote { text: words, prefix: Some(beside.clone()), suffix: Some(beside) };
            if let Some(range) = folded.anchor(&quote, from..to).range() {
                prop_assert!(text.get(range).is_some());
            }
            if let Some(range) = folded.nearest(&quote) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
