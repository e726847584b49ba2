//! How surely a number is given: "at least", "about", "more than".

use super::figures::Amount;
use super::words::Word;

/// How sure a number is said to be, by the words before it.
pub(super) struct Hedge {
    sort: HedgeSort,
    /// How many words say so.
    pub(super) words: usize,
}

#[derive(Clone, Copy)]
enum HedgeSort {
    Plain,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    About,
}

const HEDGES: &[(&[&str], HedgeSort)] = &[
    (&["at", "least"], HedgeSort::AtLeast),
    (&["no", "fewer", "than"], HedgeSort::AtLeast),
    (&["no", "less", "than"], HedgeSort::AtLeast),
    (&["more", "than"], HedgeSort::MoreThan),
    (&["over"], HedgeSort::MoreThan),
    (&["fewer", "than"], HedgeSort::LessThan),
    (&["less", "than"], HedgeSort::LessThan),
    (&["up", "to"], HedgeSort::AtMost),
    (&["at", "most"], HedgeSort::AtMost),
    (&["as", "many", "as"], HedgeSort::AtMost),
    (&["an", "estimated"], HedgeSort::About),
    (&["estimated"], HedgeSort::About),
    (&["about"], HedgeSort::About),
    (&["around"], HedgeSort::About),
    (&["some"], HedgeSort::About),
    (&["nearly"], HedgeSort::About),
    (&["almost"], HedgeSort::About),
    (&["roughly"], HedgeSort::About),
    (&["approximately"], HedgeSort::About),
];

/// From this number on, "more than" is said of a round number. Chosen by eye.
const ROUND: f64 = 100.0;

impl Hedge {
    pub(super) fn before(words: &[Word<'_>], first: usize) -> Self {
        for (hedge, sort) in HEDGES {
            let Some(start) = first.checked_sub(hedge.len()) else {
                continue;
            };
            if words[start..first]
                .iter()
                .zip(*hedge)
                .all(|(word, said)| word.is(said))
            {
                return Self {
                    sort: *sort,
                    words: hedge.len(),
                };
            }
        }
        Self {
            sort: HedgeSort::Plain,
            words: 0,
        }
    }

    /// Things are counted whole: "more than 20" is at least 21. A large number is a round one, to which one more or
    /// less would lend a precision that nobody claimed: "more than 10 million" is at least 10 million.
    pub(super) fn amount(&self, value: f64, until: Option<f64>) -> Amount {
        let is_exact = value.fract() == 0.0 && value < ROUND;
        let one = if is_exact { 1.0 } else { 0.0 };
        let plain = Amount::default();
        if let Some(until) = until {
            return Amount {
                at_least: Some(value),
                at_most: Some(until),
                ..plain
            };
        }
        match self.sort {
            HedgeSort::Plain => Amount {
                value: Some(value),
                ..plain
            },
            HedgeSort::AtLeast => Amount {
                at_least: Some(value),
                ..plain
            },
            HedgeSort::MoreThan => Amount {
                at_least: Some(value + one),
                ..plain
            },
            HedgeSort::AtMost => Amount {
                at_most: Some(value),
                ..plain
            },
            HedgeSort::LessThan => Amount {
                at_most: Some(value - one),
                ..plain
            },
            HedgeSort::About => Amount {
                about: Some(value),
                ..plain
            },
        }
    }
}
