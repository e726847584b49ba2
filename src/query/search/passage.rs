//! The words that were found, in their context: where a unit has them closest together, and what is cut out
//! around them.

use std::cmp::Reverse;
use std::ops::Range;

use super::needle::{Wanted, is_inside_word};
use super::text::{Field, Part, SearchText, text_of};
use super::{FoundIn, Item, Passage, Rank};
use crate::query::Index;

/// Words further apart than this do not stand together, in bytes. Chosen by eye: about three lines.
const TOGETHER: usize = 240;
/// Words with no more than this between them stand side by side, in bytes: a word or two.
const BESIDE: usize = 12;
/// Of a word, so many occurrences in one text are tried.
const OCCURRENCES_TRIED: usize = 24;

/// How a unit has what was searched for; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    pub(super) rank: Rank,
    /// How far apart the words stand: 0 side by side, 1 within a sentence, 2 further.
    spread: u8,
    part: Part,
}

impl Weight {
    /// Of a group of which nothing is listed.
    pub(super) const LAST: Self = Self {
        rank: Rank::Apart,
        spread: u8::MAX,
        part: Part::Body,
    };
}

/// A place in a field where words stand together.
#[derive(Clone, Debug)]
struct Spot {
    /// How many of the terms stand there.
    terms: usize,
    /// Whether each of them is a whole word there.
    whole: bool,
    /// From the first to the last of them, in folded bytes.
    range: Range<usize>,
}

impl Spot {
    /// More words are better, then whole ones, then those closer together.
    fn order(&self) -> (Reverse<usize>, bool, usize) {
        (Reverse(self.terms), !self.whole, self.range.len())
    }

    /// Whether looking for a better one is not worth it: all terms as whole words, side by side.
    fn is_good(&self, wanted: &[Wanted]) -> bool {
        let own: usize = wanted.iter().map(Wanted::length).sum();
        let is_close = self.range.len() <= own + BESIDE;
        self.terms == wanted.len() && self.whole && is_close
    }
}

/// Where a folded text has most of the wanted terms closest together. `None`: it has none of them.
///
/// Each term's occurrences are tried as the centre, the rarest term's first, and only as long as no spot
/// has all terms.
fn best_spot(text: &str, wanted: &[Wanted]) -> Option<Spot> {
    let mut best: Option<Spot> = None;
    for centre in wanted {
        let tried = centre.find_all(text, 0..text.len()).take(OCCURRENCES_TRIED);
        for occurrence in tried {
            let spot = spot_around(text, occurrence, centre, wanted);
            if best.as_ref().is_none_or(|best| spot.order() < best.order()) {
                best = Some(spot);
            }
            if best.as_ref().is_some_and(|best| best.is_good(wanted)) {
                return best;
            }
        }
        if best.as_ref().is_some_and(|best| best.terms == wanted.len()) {
            break;
        }
    }
    best
}

fn spot_around(text: &str, centre: Range<usize>, own: &Wanted, wanted: &[Wanted]) -> Spot {
    let mut spot = Spot {
        terms: 1,
        whole: !is_inside_word(text, centre.end),
        range: centre.clone(),
    };
    let from = text.floor_char_boundary(centre.start.saturating_sub(TOGETHER));
    let to = text.ceil_char_boundary((centre.end + TOGETHER).min(text.len()));
    for other in wanted.iter().filter(|other| !std::ptr::eq(*other, own)) {
        let after = other.find(text, centre.start..to);
        let before = other.find_all(text, from..centre.start).last();
        let near = after
            .into_iter()
            .chain(before)
            .min_by_key(|range| range.start.abs_diff(centre.start));
        if let Some(near) = near {
            spot.terms += 1;
            spot.whole &= !is_inside_word(text, near.end);
            spot.range.start = spot.range.start.min(near.start);
            spot.range.end = spot.range.end.max(near.end);
        }
    }
    spot
}

/// What weighing goes by: the text, the terms with the rarest first, and all of them as one name.
pub(super) struct Scales<'a> {
    pub(super) text: &'a SearchText,
    pub(super) wanted: &'a [Wanted],
    pub(super) name: &'a str,
}

impl<'a> Scales<'a> {
    /// How well a unit matches, and in which of its fields. `is_whole`: all terms are in it as whole words.
    pub(super) fn weigh(&self, unit: u32, is_whole: bool) -> Option<(Weight, &'a Field)> {
        let fields = self.text.fields(unit).iter();
        let weights = fields.filter_map(|field| Some((self.weigh_field(field, is_whole)?, field)));
        weights.min_by_key(|(weight, _)| *weight)
    }

    fn weigh_field(&self, field: &Field, is_whole: bool) -> Option<Weight> {
        let folded = self.text.folded(field);
        let spot = best_spot(folded, self.wanted)?;
        let is_name = matches!(field.part, Part::Name | Part::OtherName(_));
        let gap = spot.range.len().saturating_sub(self.name.len());
        Some(Weight {
            rank: if is_name && folded == self.name {
                Rank::Name
            } else if is_name && folded.starts_with(self.name) {
                Rank::NameBeginning
            } else if spot.terms < self.wanted.len() {
                Rank::Apart
            } else if is_whole && spot.whole {
                Rank::Words
            } else {
                Rank::Beginnings
            },
            spread: match gap {
                // Chosen by eye: a word or two between, a sentence.
                0..=BESIDE => 0,
                gap if gap <= TOGETHER / 2 => 1,
                _ => 2,
            },
            part: field.part,
        })
    }

    /// The passage of a field where the words stand together, of about so many bytes.
    pub(super) fn passage(
        &self,
        index: &Index,
        item: &Item,
        field: &Field,
        bytes: usize,
    ) -> Option<Passage> {
        let folded = self.text.folded(field);
        let whole = text_of(index, item, field.part);
        let spot = best_spot(folded, self.wanted)?;
        let centre = self.text.original(field, spot.range.clone(), whole);
        let cut = context(whole, centre, bytes);
        // Far more than what is cut out, since folding makes texts shorter or longer.
        let reach = 4 * bytes + spot.range.len();
        let from = folded.floor_char_boundary(spot.range.start.saturating_sub(reach));
        let to = folded.ceil_char_boundary((spot.range.end + reach).min(folded.len()));
        let mut lit: Vec<Range<usize>> = self
            .wanted
            .iter()
            .flat_map(|wanted| wanted.find_all(folded, from..to))
            .map(|range| self.text.original(field, range, whole))
            .filter(|range| cut.start <= range.start && range.end <= cut.end)
            .map(|range| range.start - cut.start..range.end - cut.start)
            .collect();
        lit.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
        let mut end = 0;
        lit.retain(|range| {
            let apart = range.start >= end && !range.is_empty();
            end = if apart { range.end } else { end };
            apart
        });
        let begins = match item {
            Item::Text(source) => index.source(*source).body_range().start,
            _ => 0,
        };
        Some(Passage {
            text: whole[cut.clone()].to_owned(),
            lit,
            begins: begins + cut.start,
            cut: (cut.start > 0, cut.end < whole.len()),
            from: found_in(item, field.part),
        })
    }
}

fn found_in(item: &Item, part: Part) -> FoundIn {
    match (item, part) {
        (_, Part::OtherName(_)) => FoundIn::OtherName,
        (_, Part::Role) => FoundIn::Role,
        (_, Part::Statement) => FoundIn::Statement,
        (_, Part::Excerpt) => FoundIn::Excerpt,
        (_, Part::Publisher) => FoundIn::Publisher,
        (_, Part::Byline) => FoundIn::Byline,
        (_, Part::Body) => FoundIn::Body,
        (_, Part::Name) => FoundIn::Name,
    }
}

/// A part of the text of about so many bytes, with what is to be seen well inside: whole words, within one
/// paragraph where that is enough.
fn context(text: &str, centre: Range<usize>, bytes: usize) -> Range<usize> {
    let paragraph = {
        let start = text[..centre.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[centre.end..]
            .find('\n')
            .map_or(text.len(), |at| centre.end + at);
        start..end
    };
    if paragraph.len() <= bytes {
        return trimmed(text, paragraph, &centre);
    }
    // A third of what is left before, so that a line that is cut short still shows what is lit.
    let left = bytes.saturating_sub(centre.len());
    let start = paragraph.start.max(centre.start.saturating_sub(left / 3));
    let end = paragraph.end.min(start + bytes.max(centre.end - start));
    let start = start.min(paragraph.start.max(end.saturating_sub(bytes)));
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end);
    let start = if start > paragraph.start {
        let before = &text[start..centre.start];
        start + before.find(char::is_whitespace).map_or(0, |at| at + 1)
    } else {
        start
    };
    let end = if end < paragraph.end {
        let after = &text[centre.end..end];
        centre.end + after.rfind(char::is_whitespace).unwrap_or(after.len())
    } else {
        end
    };
    trimmed(
        text,
        text.ceil_char_boundary(start).min(centre.start)..end,
        &centre,
    )
}

/// Without white space at its ends, but never less than what is to be seen.
fn trimmed(text: &str, range: Range<usize>, centre: &Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.end - part.trim_start().len();
    let end = range.start + part.trim_end().len();
    start.min(centre.start)..end.max(centre.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_cut_between_words_and_keeps_to_its_paragraph() {
        let text = "First line.\nRussian troops torched and looted homes near Gori, witnesses say.\nThird.";
        let at = text.find("looted").expect("there");
        let cut = |bytes| &text[context(text, at..at + 6, bytes)];
        assert_eq!(cut(30), "and looted homes near");
        assert_eq!(
            cut(200),
            "Russian troops torched and looted homes near Gori, witnesses say."
        );
        assert_eq!(cut(2), "looted");
    }
}
