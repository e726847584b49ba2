//! A claimed number as people type it: "at least 15", "about 70,000", "10–12 houses", "15+".

use crate::dossier::Figure;

/// Reads a number with its bound, and what follows it as its unit. `None`: there is no number in it.
///
/// The figure counts nothing yet; `measure` is empty.
pub fn read(typed: &str) -> Option<Figure> {
    let typed = typed.trim();
    let start = typed.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = typed.split_at(start);
    let (first, rest) = number(rest)?;
    let rest = rest.trim_start();
    let mut figure = Figure {
        measure: String::new(),
        value: None,
        at_least: None,
        at_most: None,
        about: None,
        unit: None,
    };
    let before = before.trim().to_lowercase();
    let range = ["–", "-", "to ", "and "];
    let second = range
        .iter()
        .find_map(|sign| number(rest.strip_prefix(sign)?.trim_start()));
    let mut rest = rest;
    if let Some((last, after)) = second {
        figure.at_least = Some(first.min(last));
        figure.at_most = Some(first.max(last));
        rest = after;
    } else if let Some(after) = rest.strip_prefix('+') {
        figure.at_least = Some(first);
        rest = after;
    } else {
        match bound(&before)? {
            Bound::Exact => figure.value = Some(first),
            Bound::AtLeast => figure.at_least = Some(first),
            Bound::AtMost => figure.at_most = Some(first),
            Bound::About => figure.about = Some(first),
        }
    }
    let unit = rest.trim();
    figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
    Some(figure)
}

/// As [`read`] reads it.
pub fn written(figure: &Figure) -> String {
    let any = [figure.value, figure.about, figure.at_least, figure.at_most];
    match any.iter().any(Option::is_some) {
        true => figure.in_words(),
        false => String::new(),
    }
}

enum Bound {
    Exact,
    AtLeast,
    AtMost,
    About,
}

fn bound(words: &str) -> Option<Bound> {
    Some(match words {
        "" | "exactly" | "=" => Bound::Exact,
        "at least" | "more than" | "over" | "no fewer than" | "not less than" | ">" | ">="
        | "≥" | "min" => Bound::AtLeast,
        "at most" | "up to" | "fewer than" | "less than" | "no more than" | "under" | "<"
        | "<=" | "≤" | "max" => Bound::AtMost,
        "about" | "around" | "some" | "nearly" | "almost" | "approximately" | "roughly" | "~"
        | "c." | "ca." => Bound::About,
        "from" | "between" => Bound::AtLeast,
        _ => return None,
    })
}

/// The number at the beginning of a text, and what follows it. Commas and narrow spaces between groups of
/// three digits are left out.
fn number(text: &str) -> Option<(f64, &str)> {
    let mut digits = String::new();
    let mut end = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let group = |from: usize| {
        let three = letters.get(from..from + 3);
        let three = three.is_some_and(|it| it.iter().all(|(_, it)| it.is_ascii_digit()));
        let more = letters.get(from + 3);
        three && more.is_none_or(|(_, it)| !it.is_ascii_digit())
    };
    for (place, (at, letter)) in letters.iter().enumerate() {
        match letter {
            '0'..='9' => digits.push(*letter),
            ',' | '\u{a0}' | '\u{202f}' | ' ' if !digits.is_empty() && group(place + 1) => {}
            '.' if letters
                .get(place + 1)
                .is_some_and(|(_, it)| it.is_ascii_digit())
                && !digits.contains('.') =>
            {
                digits.push('.');
            }
            _ => break,
        }
        end = at + letter.len_utf8();
    }
    let value: f64 = digits.parse().ok()?;
    value.is_finite().then(|| (value, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(typed: &str) -> Option<String> {
        read(typed).map(|figure| figure.in_words())
    }

    #[test]
    fn numbers_are_read_with_their_bounds_and_units() {
        for (typed, understood) in [
            ("15", "15"),
            ("at least 15", "at least 15"),
            ("15+", "at least 15"),
            ("More than 1,500 people", "at least 1,500 people"),
            ("~70,000", "about 70,000"),
            ("about 2.5 km", "about 2.5 km"),
            ("10–12 houses", "10 to 12 houses"),
            ("between 10 and 12", "10 to 12"),
            ("up to 3 000", "at most 3,000"),
        ] {
            assert_eq!(said(typed).as_deref(), Some(understood), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed_at() {
        for typed in ["", "dozens", "killed 15", "at"] {
            assert_eq!(said(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value in 0u32..2_000_000, bound in 0..4u8) {
            let value = f64::from(value);
            let pick = |own| (bound == own).then_some(value);
            let figure = Figure {
                measure: String::new(),
                value: pick(0),
                at_least: pick(1),
                at_most: pick(2),
                about: pick(3),
                unit: None,
            };
            prop_assert_eq!(read(&written(&figure)), Some(figure));
        }

        #[test]
        fn anything_may_be_typed(typed in "\\PC{0,30}") {
            read(&typed);
        }
    }
}
