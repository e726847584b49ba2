//! Numbers that a sentence gives, with what they count. Dates, ages and times of day are no figures.

use std::ops::Range;

use super::hedges::Hedge;
use super::numerals::{cardinal, range_in_one_word};
use super::words::{Sort, Word};

/// A number with what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureFound {
    /// Byte range into the text, from the first word of doubt ("at least") to what is counted.
    pub range: Range<usize>,
    /// `None`: "dozens", "hundreds": counted, and no number given.
    pub amount: Option<Amount>,
    /// A name for what is counted, in the words of the text: "civilians-killed". Empty: not said beside it.
    pub measure: String,
}

/// A number as it is hedged. One of the four at least is given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    pub value: Option<f64>,
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
    pub about: Option<f64>,
}

const VAGUE: &[&str] = &["dozens", "scores", "hundreds", "thousands", "millions"];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
/// What is measured, not counted: a number of these says when, how old, or how far.
const MEASURES: &[&str] = &[
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "a.m",
    "p.m",
    "o'clock",
    "km",
    "kilometer",
    "kilometers",
    "kilometre",
    "kilometres",
    "mile",
    "miles",
    "meter",
    "meters",
    "metre",
    "metres",
    "degrees",
    "times",
];
/// What became of those who are counted.
const STATES: &[&str] = &[
    "killed",
    "dead",
    "died",
    "injured",
    "wounded",
    "missing",
    "displaced",
    "arrested",
    "detained",
    "captured",
    "damaged",
    "destroyed",
    "burned",
    "burnt",
    "evacuated",
    "hit",
    "deployed",
    "sent",
    "abducted",
    "released",
];
const CAUSES: &[&str] = &[
    "killing",
    "kills",
    "injuring",
    "wounding",
    "displacing",
    "damaging",
    "destroying",
    "injures",
    "wounds",
];
const AUXILIARIES: &[&str] = &[
    "was", "were", "are", "is", "had", "have", "has", "been", "being", "be",
];
/// Words at which what is counted has been named.
const ENDS: &[&str] = &[
    "in", "on", "at", "from", "by", "with", "for", "and", "or", "but", "that", "who", "which",
    "as", "near", "during", "after", "before", "since", "into", "to", "of", "would", "will",
    "could", "may", "while", "when", "than", "said", "says", "say", "remain", "remained", "left",
    "fled", "came", "went", "along", "across", "around", "more", "so",
];
/// What is counted is named in so many words at most. Chosen by eye.
const COUNTED_WORDS: usize = 4;

/// The figures of one sentence, given as its words.
pub fn figures(words: &[Word<'_>]) -> Vec<FigureFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(number) = Number::at(words, at) else {
            at += 1;
            continue;
        };
        at = number.next;
        if let Some(figure) = number.counting(words) {
            found.push(figure);
        }
    }
    found
}

/// A number in words or digits, or a vague one.
struct Number {
    value: Option<f64>,
    /// The other end of a range.
    until: Option<f64>,
    first: usize,
    next: usize,
}

impl Number {
    fn at(words: &[Word<'_>], first: usize) -> Option<Self> {
        if words[first].is_one_of(VAGUE) {
            let of_thousands = words.get(first + 1).is_some_and(|word| word.is("of"))
                && words
                    .get(first + 2)
                    .is_some_and(|word| word.is_one_of(VAGUE));
            return Some(Self {
                value: None,
                until: None,
                first,
                next: first + if of_thousands { 3 } else { 1 },
            });
        }
        if words[first].is("tens") && words.get(first + 1).is_some_and(|word| word.is("of")) {
            return Some(Self {
                value: None,
                until: None,
                first,
                next: (first + 3).min(words.len()),
            });
        }
        if let Some((low, high)) = range_in_one_word(words[first].text) {
            return Some(Self {
                value: Some(low),
                until: Some(high),
                first,
                next: first + 1,
            });
        }
        let (value, next) = cardinal(words, first)?;
        let mut number = Self {
            value: Some(value),
            until: None,
            first,
            next,
        };
        let between = first > 0 && words[first - 1].is("between");
        if let Some(link) = words.get(next)
            && (link.is("to") || link.text == "\u{2013}" || (between && link.is("and")))
            && let Some((until, after)) = cardinal(words, next + 1)
            && until > value
        {
            number.until = Some(until);
            number.next = after;
        }
        Some(number)
    }

    /// `None`: a date, a time, an age, or a number that counts nothing.
    fn counting(&self, words: &[Word<'_>]) -> Option<FigureFound> {
        let before = self.first.checked_sub(1).and_then(|at| words.get(at));
        let after = words.get(self.next);
        if self.is_a_date(before, after) || after.is_some_and(|word| word.is_one_of(MEASURES)) {
            return None;
        }
        let definite = [
            "the", "these", "those", "both", "its", "their", "his", "her", "no",
        ];
        if self.value.is_some() && before.is_some_and(|word| word.is_one_of(&definite)) {
            return None;
        }
        let hedge = Hedge::before(words, self.first);
        let first = self.first - hedge.words;
        if self.value == Some(1.0) && hedge.words == 0 {
            return None;
        }
        let counted = self.counted(words);
        let state = state(words, first, counted.end);
        let sums_up = before.is_some_and(|word| {
            word.is_mark() && matches!(word.text, "$" | "\u{20ac}" | "\u{a3}" | ":")
        });
        if counted.is_empty() && state.is_none() && !sums_up && hedge.words == 0 {
            return None;
        }
        let named = words[counted.clone()].iter().filter(|word| !word.is_mark());
        let named = named.map(|word| word.text).chain(state);
        let measure = named.collect::<Vec<_>>().join("-").to_lowercase();
        let last = counted.end.max(self.next) - 1;
        Some(FigureFound {
            range: words[first].at..words[last].end(),
            amount: self.value.map(|value| hedge.amount(value, self.until)),
            measure,
        })
    }

    fn is_a_date(&self, before: Option<&Word<'_>>, after: Option<&Word<'_>>) -> bool {
        let month = |word: &Word<'_>| word.is_one_of(MONTHS) && word.is_capitalised();
        let beside =
            |word: Option<&Word<'_>>, mark: &str| word.is_some_and(|word| word.text == mark);
        let year = self
            .value
            .is_some_and(|value| (1000.0..2200.0).contains(&value) && value.fract() == 0.0);
        let counts = after.is_some_and(|word| {
            !word.is_mark()
                && !word.is_capitalised()
                && !word.is_one_of(ENDS)
                && !word.is_one_of(AUXILIARIES)
        });
        let dated = before.is_some_and(|word| {
            word.is_one_of(&["in", "since", "until", "by", "of", "from", "and"])
        });
        before.is_some_and(month)
            || after.is_some_and(month)
            || beside(before, ".") && year
            || (year && (dated || !counts))
            || before.is_some_and(|word| {
                word.is_one_of(&["no", "article", "resolution", "aged", "channel"])
                    && word.is_capitalised()
            })
            || before.is_some_and(|word| word.is("aged"))
    }

    /// The words that name what is counted, right after the number.
    fn counted(&self, words: &[Word<'_>]) -> Range<usize> {
        let mut at = self.next;
        while words
            .get(at)
            .is_some_and(|word| word.is_one_of(&["of", "the", "more", "other", "others"]))
        {
            at += 1;
        }
        let start = at;
        while at < words.len() && at - start < COUNTED_WORDS {
            let word = &words[at];
            if word.sort != Sort::Letters
                || word.is_one_of(ENDS)
                || word.is_one_of(AUXILIARIES)
                || word.is_one_of(STATES)
            {
                break;
            }
            at += 1;
        }
        start..at
    }
}

/// What became of those counted: said right after them ("were killed", "dead") or right before.
fn state<'t>(words: &[Word<'t>], first: usize, end: usize) -> Option<&'t str> {
    let mut at = end;
    while words
        .get(at)
        .is_some_and(|word| word.is_one_of(AUXILIARIES))
    {
        at += 1;
    }
    let after = words.get(at).filter(|word| word.is_one_of(STATES));
    let before = first.checked_sub(1).map(|at| &words[at]);
    after
        .or(before.filter(|word| word.is_one_of(STATES) || word.is_one_of(CAUSES)))
        .map(|word| word.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::words::words;

    fn read(text: &str) -> Vec<(&str, String)> {
        figures(&words(text, 0..text.len()))
            .into_iter()
            .map(|found| {
                let amount = found.amount.map_or("no number".to_owned(), |amount| {
                    let Amount {
                        value,
                        at_least,
                        at_most,
                        about,
                    } = amount;
                    let one = |name: &str, value: Option<f64>| {
                        value.map(|value| format!("{name}{value} "))
                    };
                    [
                        one("", value),
                        one(">=", at_least),
                        one("<=", at_most),
                        one("~", about),
                    ]
                    .into_iter()
                    .flatten()
                    .collect()
                });
                (&text[found.range], format!("{amount}{}", found.measure))
            })
            .collect()
    }

    #[test]
    fn figures_are_read_with_their_hedges_and_what_they_count() {
        for (text, found, said) in [
            (
                "At least 15 civilians were killed",
                "At least 15 civilians",
                ">=15 civilians-killed",
            ),
            (
                "some 10,000 troops moved",
                "some 10,000 troops moved",
                "~10000 troops-moved",
            ),
            ("more than 20 were injured", "more than 20", ">=21 injured"),
            ("Population: About 70,000", "About 70,000", "~70000 "),
            (
                "killing twenty-five soldiers",
                "twenty-five soldiers",
                "25 soldiers-killing",
            ),
            (
                "between 5 and 10 houses",
                "5 and 10 houses",
                ">=5 <=10 houses",
            ),
            ("15-20 tanks", "15-20 tanks", ">=15 <=20 tanks"),
            (
                "more than 10 million displaced",
                "more than 10 million",
                ">=10000000 displaced",
            ),
            ("more than 99 tanks", "more than 99 tanks", ">=100 tanks"),
            (
                "fewer than 100 tanks",
                "fewer than 100 tanks",
                "<=100 tanks",
            ),
            ("dozens of shells", "dozens of shells", "no numbershells"),
        ] {
            let read = read(text);
            assert_eq!(read.len(), 1, "{text}: {read:?}");
            assert_eq!(
                (read[0].0, read[0].1.trim()),
                (found, said.trim()),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_ages_times_and_distances_are_no_figures() {
        for text in [
            "In 2008, they left",
            "on 14 August",
            "on Aug. 14, 2008",
            "its 31st day",
            "aged 31 and well",
            "after 24 hours",
            "at 10 p.m. sharp",
            "the two sides",
            "one of them",
            "a six-point plan",
            "12 kilometers away",
            "the war of 1992",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
