//! Case and diacritics made alike, for sorting and for seeking in the table.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `text` in small letters, without diacritics, each run of white space as one space.
pub(super) fn fold_onto(text: &str, out: &mut String) {
    let first = out.len();
    let gap = |out: &mut String| {
        if out.len() > first && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    if text.is_ascii() {
        for letter in text.bytes() {
            if letter.is_ascii_whitespace() {
                gap(out);
            } else {
                out.push(letter.to_ascii_lowercase() as char);
            }
        }
        return;
    }
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            '‘' | '’' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '\u{2010}'..='\u{2015}' => out.push('-'),
            letter if letter.is_whitespace() => gap(out),
            letter => out.extend(letter.to_lowercase()),
        }
    }
}

pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_white_space_are_made_alike() {
        assert_eq!(fold("Tskhinváli"), fold("TSKHINVALI"));
        assert_eq!(fold("two\n  words"), "two words");
        assert_eq!(fold("Цхинвали"), "цхинвали");
        assert_eq!(fold("“Georgia’s”"), "\"georgia's\"");
    }
}
