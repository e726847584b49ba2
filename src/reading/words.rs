//! A text as words and marks. What they mean is decided elsewhere.

use std::ops::Range;

/// Abbreviations that end in a full stop and are followed by what they belong to: titles, ranks, months,
/// numbers. House styles of English-language news agencies.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "brig",
    "adm", "cmdr", "sen", "rep", "gov", "pres", "rev", "hon", "amb", "st", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "vs", "approx",
    "ca", "fig", "art", "op",
];
/// Abbreviations that may also end a sentence.
const CLOSING_ABBREVIATIONS: &[&str] = &[
    "inc", "ltd", "co", "corp", "jr", "sr", "etc", "al", "a.m", "p.m",
];

/// A word, a number or a single mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// Byte offset into the text.
    pub at: usize,
    pub sort: Sort,
}

/// What a [`Word`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Begins with a letter.
    Letters,
    /// Begins with a digit.
    Digits,
    Mark,
}

/// What the full stop after a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of a sentence.
    Sentence,
    /// Part of an abbreviation that never ends one: "Gen."
    Abbreviation,
    /// Part of an abbreviation that may end one: "U.S."
    Either,
}

impl Word<'_> {
    pub fn range(&self) -> Range<usize> {
        self.at..self.end()
    }

    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Compared with lower-case words, in whatever case it stands.
    pub fn is(&self, lower: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower)
    }

    pub fn is_one_of(&self, lower: &[&str]) -> bool {
        lower.iter().any(|word| self.is(word))
    }

    pub fn is_mark(&self) -> bool {
        self.sort == Sort::Mark
    }

    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words and marks of a stretch of text, in order; white space is left out.
///
/// A word keeps its apostrophes and hyphens ("Russia's", "31-year-old"), a number its points and commas
/// ("10,000"), an abbreviation of letters its dots ("U.S.").
pub fn words(text: &str, within: Range<usize>) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let Some(stretch) = text.get(within.clone()) else {
        return words;
    };
    let mut letters = stretch.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let sort = match first {
            _ if first.is_ascii_digit() => Sort::Digits,
            _ if first.is_alphanumeric() => Sort::Letters,
            _ => Sort::Mark,
        };
        while sort != Sort::Mark
            && let Some((at, next)) = letters.peek().copied()
        {
            let belongs =
                next.is_alphanumeric() || joins(&stretch[start..at], next, &stretch[at..]);
            if !belongs {
                break;
            }
            end = at + next.len_utf8();
            letters.next();
        }
        words.push(Word {
            text: &stretch[start..end],
            at: within.start + start,
            sort,
        });
    }
    words
}

/// Whether a mark stands within a word, given what stands before it and the text from it on.
fn joins(before: &str, mark: char, from: &str) -> bool {
    let after = from.chars().nth(1);
    let letter_after = after.is_some_and(char::is_alphanumeric);
    match mark {
        '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' => letter_after,
        ',' | '.' if before.ends_with(|c: char| c.is_ascii_digit()) => {
            after.is_some_and(|c| c.is_ascii_digit())
        }
        '.' => single_letters(before) && (letter_after || before.contains('.')),
        _ => false,
    }
}

/// "U", "U.S", "a.m": single letters with dots between.
fn single_letters(word: &str) -> bool {
    word.split('.').all(|letter| {
        let mut letters = letter.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

/// What a full stop right after this text can be.
pub(super) fn stop_after(before: &str) -> Stop {
    let word = before
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '.'))
        .next()
        .unwrap_or("");
    let known = |list: &[&str]| list.iter().any(|short| word.eq_ignore_ascii_case(short));
    let initial = word.chars().next().is_some_and(char::is_uppercase) && single_letters(word);
    if known(ABBREVIATIONS) || (initial && !word.contains('.')) {
        Stop::Abbreviation
    } else if known(CLOSING_ABBREVIATIONS) || (word.contains('.') && single_letters(word)) {
        Stop::Either
    } else {
        Stop::Sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_is_inside_them() {
        let text = "Russia's 31-year-old envoy, U.S. Gen. Lee: \u{201c}10,000 left.\u{201d}";
        let found: Vec<&str> = words(text, 0..text.len())
            .iter()
            .map(|word| word.text)
            .collect();
        assert_eq!(
            found,
            [
                "Russia's",
                "31-year-old",
                "envoy",
                ",",
                "U.S.",
                "Gen",
                ".",
                "Lee",
                ":",
                "\u{201c}",
                "10,000",
                "left",
                ".",
                "\u{201d}"
            ]
        );
    }

    #[test]
    fn a_stop_is_told_from_an_abbreviation() {
        for (before, stop) in [
            ("said Gen", Stop::Abbreviation),
            ("George W", Stop::Abbreviation),
            ("in the U.S", Stop::Either),
            ("at 5 p.m", Stop::Either),
            ("they left", Stop::Sentence),
            ("about 70,000", Stop::Sentence),
        ] {
            assert_eq!(stop_after(before), stop, "{before}");
        }
    }
}
