//! Spelling made alike: case, diacritics, typographic quotes, dashes and white space; with the way back to
//! the original bytes.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Where the distance between folded and original bytes changes: from `folded` on, the original stands at
/// `original`. Both are offsets within one text.
///
/// ```text
/// original  “É  a”     0:“(3) 3:É(2) 5:␠ 6:␠ 7:a 8:”(3)
/// folded    "e a"      0:"    1:e    2:␠     3:a 4:"
/// steps     (1,3) (2,5) (3,7) (5,11)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub folded: u32,
    pub original: u32,
}

/// Letters that Unicode does not take apart, as people without them on their keyboard type them.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        // Marks of where a word may be broken or joined.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

/// A text while it is folded.
struct Folding<'a> {
    out: &'a mut String,
    /// Whether white space came last: a run of it is one space.
    after_space: bool,
}

impl Folding<'_> {
    fn push(&mut self, letter: char) {
        let space = letter.is_whitespace() || letter.is_control();
        if !space {
            self.out.push(letter);
        } else if !self.after_space {
            self.out.push(' ');
        }
        self.after_space = space;
    }

    fn push_folded(&mut self, letter: char) {
        if let Some(instead) = spelled_out(letter) {
            instead.chars().for_each(|each| self.push(each));
            return;
        }
        decompose_compatible(letter, |part| {
            if canonical_combining_class(part) != 0 {
                return;
            }
            for lower in part.to_lowercase() {
                match spelled_out(lower) {
                    Some(instead) => instead.chars().for_each(|each| self.push(each)),
                    None if canonical_combining_class(lower) != 0 => {}
                    None => self.push(lower),
                }
            }
        });
    }
}

/// Folds `text` onto the end of `out` and appends the steps back, counted from where this text begins in
/// each of the two.
pub fn fold_onto(text: &str, out: &mut String, steps: &mut Vec<Step>) {
    let first = out.len();
    let bytes = text.as_bytes();
    let mut folding = Folding {
        out,
        after_space: false,
    };
    // How far folded bytes lag behind the original ones; a change of it is a step.
    let (mut at, mut lag) = (0, 0);
    while at < bytes.len() {
        let (before, start) = (at, folding.out.len());
        let byte = bytes[at];
        if byte.is_ascii() && byte != b'`' {
            at += 1;
            folding.push(byte.to_ascii_lowercase() as char);
        } else {
            let letter = text[at..].chars().next().expect("before the end of a text");
            at += letter.len_utf8();
            folding.push_folded(letter);
        }
        let end = folding.out.len();
        let now = at as i64 - (end - first) as i64;
        if now != lag {
            lag = now;
            // A letter that came to more or fewer bytes has a step at either end, so that no way back
            // leads into the middle of another letter.
            if end > start {
                steps.push(step(start - first, before));
            }
            steps.push(step(end - first, at));
        }
    }
}

fn step(folded: usize, original: usize) -> Step {
    let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Step {
        folded: short(folded),
        original: short(original),
    }
}

/// A text with its spelling made alike.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(text, &mut out, &mut Vec::new());
    out
}

/// The original bytes of a range of the folded text: whole letters, and at least one when the range is not
/// empty.
pub fn original(steps: &[Step], folded: Range<usize>, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(back(steps, folded.start, text.len(), true));
    let end = text.ceil_char_boundary(back(steps, folded.end, text.len(), false));
    start..end.max(start)
}

/// Where a folded offset stands in the original; inside of a letter it may be off by some of its bytes.
fn back(steps: &[Step], offset: usize, length: usize, is_start: bool) -> usize {
    let next = steps.partition_point(|step| step.folded as usize <= offset);
    let from = next.checked_sub(1).map(|last| steps[last]);
    let (folded, original) = from.map_or((0, 0), |step| {
        (step.folded as usize, step.original as usize)
    });
    let until = steps
        .get(next)
        .map_or(length, |step| step.original as usize);
    // Inside of a letter that came to more bytes than it had, counting on would leave it.
    let last = if is_start {
        until.saturating_sub(1)
    } else {
        until
    };
    (original + (offset - folded))
        .min(last.max(original))
        .min(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_diacritics_quotes_and_dashes_make_no_difference() {
        for (one, other) in [
            ("Kõivŭ  ŌSSETIA", "koivu ossetia"),
            ("“Who – attacked’s”", "\"who - attacked's\""),
            ("Цхи́нвал Й", "цхинвал и"),
            ("ᲒᲝᲠᲘ გორი", "გორი გორი"),
            ("Straße Łódź Ærø", "strasse lodz aero"),
            ("ﬁnal №5 ½", "final no5 1⁄2"),
            ("a\u{ad}b\r\n\u{a0}c", "ab c"),
            ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(one), other, "{one}");
        }
    }

    #[track_caller]
    fn lit<'a>(text: &'a str, words: &str) -> &'a str {
        let (mut folded, mut steps) = (String::new(), Vec::new());
        fold_onto(text, &mut folded, &mut steps);
        let start = folded.find(words).expect(words);
        &text[original(&steps, start..start + words.len(), text)]
    }

    #[test]
    fn the_way_back_leads_to_whole_letters() {
        assert_eq!(lit("the “Café  d’Été” there", "cafe d'ete"), "Café  d’Été");
        assert_eq!(lit("in Cafe\u{301} Noir", "cafe"), "Cafe\u{301}");
        assert_eq!(lit("в Цхи́нвале", "цхинвал"), "Цхи́нвал");
        assert_eq!(lit("the ﬁnal word", "inal"), "ﬁnal");
        assert_eq!(lit("a ™ b", "m"), "™");
        assert_eq!(lit("x ﷺ y", "y"), "y");
        assert_eq!(lit("  გორი, ᲒᲝᲠᲘ", ", გორი"), ", ᲒᲝᲠᲘ");
    }

    proptest! {
        #[test]
        fn any_range_leads_back_to_letters_that_fold_to_it(text in ".{0,40}", from in 0..60usize, length in 1..20usize) {
            let (mut folded, mut steps) = (String::new(), Vec::new());
            fold_onto(&text, &mut folded, &mut steps);
            let from = folded.floor_char_boundary(from.min(folded.len()));
            let to = folded.ceil_char_boundary((from + length).min(folded.len()));
            let back = original(&steps, from..to, &text);
            prop_assert!(text.is_char_boundary(back.start) && text.is_char_boundary(back.end));
            let again = fold(&text[back]);
            prop_assert!(again.contains(folded[from..to].trim()), "{:?} {:?}", again, &folded[from..to]);
        }

        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,30}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn each_text_is_folded_by_itself(one in ".{0,20}", other in ".{0,20}") {
            let mut both = fold(&one);
            fold_onto(&other, &mut both, &mut Vec::new());
            prop_assert_eq!(both, fold(&one) + &fold(&other));
        }
    }
}
