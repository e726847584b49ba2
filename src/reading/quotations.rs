//! Stretches between quotation marks. Who speaks them is found in `speech`.

use std::ops::Range;

/// Words between quotation marks, with where the marks stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Byte range into the text, with its marks.
    pub range: Range<usize>,
    /// Whether the closing mark was found; a quotation that goes on in the next paragraph has none.
    pub closed: bool,
}

/// The quotations of one paragraph, in order, none within another.
pub fn quotations(text: &str, paragraph: Range<usize>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    // Where the quotation begins, and the mark that closes it.
    let mut open: Option<(usize, char)> = None;
    let mut before = None;
    let stretch = text.get(paragraph.clone()).unwrap_or("");
    for (offset, mark) in stretch.char_indices() {
        let at = paragraph.start + offset;
        let end = at + mark.len_utf8();
        let after = text[end..paragraph.end].chars().next();
        match open {
            Some((start, closing)) if mark == closing && closes(mark, after) => {
                found.push(Quotation {
                    range: start..end,
                    closed: true,
                });
                open = None;
            }
            Some(_) => {}
            None => open = closing_mark(mark, before, after).map(|closing| (at, closing)),
        }
        before = Some(mark);
    }
    // A single mark that is never closed was an apostrophe.
    if let Some((start, closing)) = open
        && !matches!(closing, '\'' | '\u{2019}')
    {
        found.push(Quotation {
            range: start..paragraph.end,
            closed: false,
        });
    }
    found
}

/// The mark that closes what this one opens. `None`: it opens nothing here.
fn closing_mark(mark: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let starts_a_word =
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?'));
    let word_follows = after.is_some_and(|c| !c.is_whitespace());
    match mark {
        '\u{201c}' | '\u{201f}' => Some('\u{201d}'),
        '\u{201e}' => Some('\u{201c}'),
        '\u{ab}' => Some('\u{bb}'),
        '"' if starts_a_word && word_follows => Some('"'),
        '\u{2018}' if starts_a_word => Some('\u{2019}'),
        '\'' if starts_a_word && word_follows => Some('\''),
        _ => None,
    }
}

/// Single marks are apostrophes as well, which have a letter after them.
fn closes(mark: char, after: Option<char>) -> bool {
    !matches!(mark, '\'' | '\u{2019}') || after.is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let found = quotations(text, 0..text.len());
        found.into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn every_kind_of_mark_is_read_and_apostrophes_are_not() {
        assert_eq!(
            read(
                "\"One,\" he said. \u{201c}Two\u{201d} \u{ab}three\u{bb} \u{201e}four\u{201c} 'five' the soldiers' dogs"
            ),
            [
                "\"One,\"",
                "\u{201c}Two\u{201d}",
                "\u{ab}three\u{bb}",
                "\u{201e}four\u{201c}",
                "'five'"
            ]
        );
        assert_eq!(
            read("It wasn't 'Georgia's fault', he said"),
            ["'Georgia's fault'"]
        );
    }

    #[test]
    fn a_quotation_that_is_not_closed_goes_to_the_end_of_its_paragraph() {
        let text = "He said: \"We go on";
        let found = quotations(text, 0..text.len());
        assert_eq!(
            found,
            [Quotation {
                range: 9..text.len(),
                closed: false
            }]
        );
    }
}
