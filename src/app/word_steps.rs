//! Words as steps: where a selection or a quote can begin and end. What words mean is not asked here.

use std::ops::Range;

/// So far to both sides of a place it is looked for words, in bytes: more than any word is long.
const WINDOW: usize = 600;

/// The words and signs around a place of a text, in order, as byte ranges: letters and digits that belong
/// together are one, what stands within them ("Moscow's", "so-called", "3,000") with them; any other sign is
/// one by itself. Letters of scripts without spaces between words stand alone.
fn around(text: &str, at: usize) -> Vec<Range<usize>> {
    let start = text.floor_char_boundary(at.saturating_sub(WINDOW));
    let end = text.ceil_char_boundary((at + WINDOW).min(text.len()));
    let mut words: Vec<Range<usize>> = Vec::new();
    let window = &text[start..end];
    let mut letters = window.char_indices().peekable();
    while let Some((from, letter)) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut to = from + letter.len_utf8();
        if is_letter(letter) && !stands_alone(letter) {
            while let Some((next, letter)) = letters.peek().copied() {
                let after = next + letter.len_utf8();
                let goes_on = is_letter(letter) && !stands_alone(letter);
                let beyond = window[after..].chars().next();
                let joins = joins(letter) && beyond.is_some_and(is_letter);
                if !goes_on && !joins {
                    break;
                }
                to = after;
                letters.next();
            }
        }
        words.push(start + from..start + to);
    }
    // What the window cuts in two is no word.
    if start > 0 {
        words.remove(0);
    }
    if end < text.len() {
        words.pop();
    }
    words
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '’' | 'ʼ' | '-' | '‐' | '‑' | '.' | ',' | '\u{ad}'
    )
}

/// Thai to Myanmar, Khmer, Chinese, Japanese. Blocks of the Unicode standard.
fn stands_alone(letter: char) -> bool {
    matches!(u32::from(letter), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// The whole words that a stretch of text touches; of one that begins or ends between two words, those within.
/// `None`: it touches none.
pub fn whole_words(text: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let first = around(text, stretch.start)
        .into_iter()
        .find(|word| word.end > stretch.start)?;
    let last = around(text, stretch.end)
        .into_iter()
        .rfind(|word| word.start < stretch.end)?;
    (first.start < last.end).then_some(first.start..last.end)
}

/// Where the next word ends, after a place. `None`: there is none.
pub fn next_end(text: &str, at: usize) -> Option<usize> {
    around(text, at)
        .into_iter()
        .map(|word| word.end)
        .find(|end| *end > at)
}

/// Where the word before a place ends. `None`: there is none.
pub fn previous_end(text: &str, at: usize) -> Option<usize> {
    around(text, at)
        .into_iter()
        .map(|word| word.end)
        .rfind(|end| *end < at)
}

/// Where the next word begins, after a place. `None`: there is none.
pub fn next_start(text: &str, at: usize) -> Option<usize> {
    around(text, at)
        .into_iter()
        .map(|word| word.start)
        .find(|start| *start > at)
}

/// Where the word before a place begins. `None`: there is none.
pub fn previous_start(text: &str, at: usize) -> Option<usize> {
    around(text, at)
        .into_iter()
        .map(|word| word.start)
        .rfind(|start| *start < at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        around(text, 0).into_iter().map(|it| &text[it]).collect()
    }

    #[test]
    fn words_keep_what_stands_within_them_and_signs_stand_alone() {
        assert_eq!(
            words("“Moscow's so-called 3,000 troops,” he said. U.S."),
            [
                "“",
                "Moscow's",
                "so-called",
                "3,000",
                "troops",
                ",",
                "”",
                "he",
                "said",
                ".",
                "U.S",
                "."
            ]
        );
        assert_eq!(words("სოფელი გორი"), ["სოფელი", "გორი"]);
        assert_eq!(words("北京 said"), ["北", "京", "said"]);
    }

    #[test]
    fn a_stretch_takes_in_the_words_it_touches() {
        let text = "Tanks rolled into Gori.";
        let of = |range| whole_words(text, range).map(|it| &text[it]);
        assert_eq!(of(2..8), Some("Tanks rolled"));
        assert_eq!(of(5..12), Some("rolled"));
        assert_eq!(of(13..22), Some("into Gori"));
        assert_eq!(of(13..23), Some("into Gori."));
        assert_eq!(of(5..6), None);
    }

    #[test]
    fn steps_go_from_word_to_word() {
        let text = "Tanks rolled on";
        assert_eq!(next_end(text, 0), Some(5));
        assert_eq!(next_end(text, 5), Some(12));
        assert_eq!(previous_end(text, 12), Some(5));
        assert_eq!(previous_end(text, 5), None);
        assert_eq!(next_start(text, 0), Some(6));
        assert_eq!(previous_start(text, 13), Some(6));
        assert_eq!(next_end(text, 15), None);
    }

    proptest! {
        #[test]
        fn whole_words_begin_and_end_on_letters_of_the_text(
            text in "([a-c]{1,4}|é|中|[.,' ]|\\n){0,30}",
            from in 0..60usize,
            length in 0..30usize,
        ) {
            let from = text.floor_char_boundary(from.min(text.len()));
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            if let Some(found) = whole_words(&text, from..to) {
                let found = &text[found];
                prop_assert!(!found.is_empty());
                prop_assert_eq!(found.trim(), found);
            }
        }
    }
}
