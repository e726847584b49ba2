//! Where the sentences of a report begin and end. What they say is read elsewhere.

use std::ops::Range;

use super::words::{Stop, stop_after};

/// A sentence of a text, or a line that stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range into the text, without white space around.
    pub range: Range<usize>,
    /// Counted from 0 within the stretch that was read.
    pub paragraph: usize,
    pub form: Form,
}

/// How a [`Sentence`] stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Part of running text; it ends with a mark.
    Running,
    /// A paragraph that ends without one: a headline, a caption, a byline, a cell of a table.
    Line,
}

/// Lines of this width at most, in characters, can be the lines of a text wrapped by hand; longer ones are
/// whole paragraphs. Mail and typescripts wrap at 65 to 80; chosen by eye.
const WIDEST_WRAPPED: usize = 110;
/// Narrower texts are lists and verse.
const NARROWEST_WRAPPED: usize = 40;
/// A line that the next word would have overfilled by at least this little, in characters, goes on in the
/// next; the margin allows for lines broken a little early.
const EARLY: usize = 8;
/// Words that begin a sentence after an abbreviation that may have ended the one before.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "In",
    "On",
    "At",
    "But",
    "And",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "According",
    "After",
    "Meanwhile",
    "However",
    "As",
    "When",
    "While",
    "Some",
    "Both",
    "His",
    "Her",
    "Its",
    "Their",
];

/// The sentences of a stretch of text, in order. Every character that is not white space, and no bar between
/// two cells, is in exactly one.
pub fn sentences(text: &str, within: Range<usize>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (paragraph, block) in paragraphs(text, within).into_iter().enumerate() {
        let ends = sentence_ends(&text[block.clone()]);
        let mut from = block.start;
        for end in ends {
            let to = block.start + end;
            push(text, from..to, paragraph, Form::Running, &mut sentences);
            from = to;
        }
        push(text, from..block.end, paragraph, Form::Line, &mut sentences);
    }
    sentences
}

fn push(text: &str, range: Range<usize>, paragraph: usize, form: Form, into: &mut Vec<Sentence>) {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let range = start..start + words.trim().len();
    if !range.is_empty() {
        into.push(Sentence {
            range,
            paragraph,
            form,
        });
    }
}

/// Stretches that no sentence crosses: set apart by blank lines, by line ends where lines are not wrapped by
/// hand, and by bars between cells.
pub(super) fn paragraphs(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let Some(stretch) = text.get(within.clone()) else {
        return Vec::new();
    };
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut from = within.start;
    for line in stretch.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        lines.push(from..from + line.len());
        from += line.len();
    }
    let wrapped_at = wrapped_at(text, &lines);
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (nth, line) in lines.iter().enumerate() {
        let words = text[line.clone()].trim();
        match blocks.last_mut() {
            Some(block) if open && !words.is_empty() => block.end = line.end,
            _ if !words.is_empty() => blocks.push(line.clone()),
            _ => {}
        }
        let next = lines
            .get(nth + 1)
            .map_or("", |next| text[next.clone()].trim());
        open = !words.is_empty()
            && wrapped_at.is_some_and(|width| {
                let first = next.split_whitespace().next().unwrap_or("");
                words.chars().count() + 1 + first.chars().count() + EARLY > width
            });
    }
    blocks
        .into_iter()
        .flat_map(|block| cells(text, block))
        .collect()
}

/// The width at which a text was wrapped by hand. `None`: its line ends are ends of paragraphs.
fn wrapped_at(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let widths: Vec<usize> = lines
        .iter()
        .map(|line| text[line.clone()].trim().chars().count())
        .collect();
    let widest = widths.iter().copied().max()?;
    if !(NARROWEST_WRAPPED..=WIDEST_WRAPPED).contains(&widest) {
        return None;
    }
    let followed = widths.windows(2).filter(|pair| pair[0] > 0 && pair[1] > 0);
    let (mut all, mut full) = (0, 0);
    for pair in followed {
        all += 1;
        full += usize::from(pair[0] * 10 >= widest * 7);
    }
    (all > 0 && full * 2 >= all).then_some(widest)
}

/// Parted at bars with white space around, as some sites set captions and boxes.
fn cells(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = block.start;
    for (at, bar) in text[block.clone()].match_indices('|') {
        let at = block.start + at;
        let loose = |beside: Option<char>| beside.is_none_or(char::is_whitespace);
        if loose(text[from..at].chars().next_back())
            && loose(text[at + 1..block.end].chars().next())
        {
            cells.push(from..at);
            from = at + bar.len();
        }
    }
    cells.push(from..block.end);
    cells.retain(|cell| !text[cell.clone()].trim().is_empty());
    cells
}

/// Offsets right after the marks that end sentences.
fn sentence_ends(block: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut letters = block.char_indices().peekable();
    while let Some((at, mark)) = letters.next() {
        if !is_end(mark) {
            continue;
        }
        let mut end = at + mark.len_utf8();
        let mut last = mark;
        while let Some((next_at, next)) = letters.peek().copied() {
            if !is_end(next) && !is_closing(next) {
                break;
            }
            end = next_at + next.len_utf8();
            last = next;
            letters.next();
        }
        let after = &block[end..];
        if !after.is_empty() && !after.starts_with(char::is_whitespace) {
            continue;
        }
        let after = after.trim_start();
        let stop = if mark == '.' && last == '.' {
            stop_after(&block[..at])
        } else {
            Stop::Sentence
        };
        let opens = || {
            let next = after
                .split(|c: char| !c.is_alphanumeric())
                .find(|word| !word.is_empty());
            next.is_some_and(|word| OPENERS.contains(&word))
        };
        let ends_here = after.is_empty()
            || match stop {
                Stop::Sentence => !goes_on(after),
                Stop::Abbreviation => false,
                Stop::Either => opens(),
            };
        if ends_here {
            ends.push(end);
        }
    }
    ends
}

fn is_end(mark: char) -> bool {
    matches!(
        mark,
        '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{61f}' | '\u{6d4}'
    )
}

fn is_closing(mark: char) -> bool {
    matches!(
        mark,
        '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{201c}'
    )
}

/// After a full stop, a small letter goes on with the sentence: "…," he said; "yet … and".
fn goes_on(after: &str) -> bool {
    after.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<&str> {
        let found = sentences(text, 0..text.len());
        found
            .into_iter()
            .map(|sentence| &text[sentence.range])
            .collect()
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not_end_a_sentence() {
        assert_eq!(
            read(
                "Gen. J. Smith of the U.S. Army left on Aug. 14. Some 3.5 tons stayed. It was 5 p.m. He wept."
            ),
            [
                "Gen. J. Smith of the U.S. Army left on Aug. 14.",
                "Some 3.5 tons stayed.",
                "It was 5 p.m.",
                "He wept."
            ]
        );
    }

    #[test]
    fn quotes_close_before_the_next_sentence_and_do_not_part_a_speaker_from_his_words() {
        assert_eq!(
            read(
                "\"Is it so?\" he asked. \u{201c}It is.\u{201d} \"We wait\u{2026} and hope.\" The end"
            ),
            [
                "\"Is it so?\" he asked.",
                "\u{201c}It is.\u{201d}",
                "\"We wait\u{2026} and hope.\"",
                "The end"
            ]
        );
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph_and_a_headline_is_its_own() {
        let wrapped = "Bridge Falls in the North\nThe old bridge over the river fell into the water during the\nnight, the mayor said. Nobody was hurt, she added, because the\nroad had been closed for a week.\nThe army will build another.";
        assert_eq!(
            read(wrapped),
            [
                "Bridge Falls in the North",
                "The old bridge over the river fell into the water during the\nnight, the mayor said.",
                "Nobody was hurt, she added, because the\nroad had been closed for a week.",
                "The army will build another."
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_and_bars_part_cells() {
        let line = "word ".repeat(30);
        let text = format!("{line}\nA caption | Capital: Here |\n{line}");
        let found = sentences(&text, 0..text.len());
        let words: Vec<&str> = found
            .iter()
            .map(|found| &text[found.range.clone()])
            .collect();
        assert_eq!(
            words,
            [line.trim(), "A caption", "Capital: Here", line.trim()]
        );
        assert!(found.iter().all(|found| found.form == Form::Line));
    }

    proptest! {
        #[test]
        fn every_word_is_in_exactly_one_sentence(text in "([A-Za-z.!?\"'|,\u{2026}\u{e9}]{1,8}[ \n]{1,2}){0,40}") {
            let found = sentences(&text, 0..text.len());
            let mut at = 0;
            for sentence in &found {
                prop_assert!(sentence.range.start >= at);
                let skipped = text[at..sentence.range.start].trim();
                prop_assert!(skipped.chars().all(|c| c == '|' || c.is_whitespace()), "{:?}", skipped);
                prop_assert_eq!(text[sentence.range.clone()].trim(), &text[sentence.range.clone()]);
                at = sentence.range.end;
            }
            prop_assert!(text[at..].chars().all(|c| c == '|' || c.is_whitespace()));
        }
    }
}
