//! Numbers in digits and in words. What they count is found in `figures`.

use super::words::{Sort, Word};

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// A number in digits or words, with "thousand" or "million" after it, and the word after it all.
pub(super) fn cardinal(words: &[Word<'_>], first: usize) -> Option<(f64, usize)> {
    let word = words.get(first)?;
    let (mut value, mut next) = match word.sort {
        Sort::Digits => (digits(word.text)?, first + 1),
        Sort::Letters => (spelled(word.text)?, first + 1),
        Sort::Mark => return None,
    };
    while let Some(word) = words.get(next) {
        let times = match word.text {
            "hundred" => 1e2,
            "thousand" => 1e3,
            "million" | "mln" => 1e6,
            "billion" | "bln" => 1e9,
            _ => break,
        };
        value *= times;
        next += 1;
    }
    Some((value, next))
}

fn digits(word: &str) -> Option<f64> {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    plain.parse().ok()
}

/// "fifteen", "twenty-five".
fn spelled(word: &str) -> Option<f64> {
    let lower = word.to_ascii_lowercase();
    let unit = |word: &str| UNITS.iter().position(|unit| *unit == word);
    let tens = |word: &str| {
        TENS.iter()
            .position(|ten| *ten == word)
            .map(|at| (at + 2) * 10)
    };
    let value = match lower.split_once('-') {
        Some((ten, one)) => tens(ten)? + unit(one).filter(|one| *one < 10)?,
        None => unit(&lower).or_else(|| tens(&lower))?,
    };
    Some(value as f64)
}

/// "15-20".
pub(super) fn range_in_one_word(word: &str) -> Option<(f64, f64)> {
    let (low, high) = word.split_once(['-', '\u{2013}'])?;
    let (low, high) = (digits(low)?, digits(high)?);
    (low < high).then_some((low, high))
}
