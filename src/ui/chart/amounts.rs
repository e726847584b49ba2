//! An axis of claimed numbers: from nought, or in powers of ten where they lie far apart. No painting.

/// Numbers of one measure that differ by more than this factor are drawn in powers of ten.
const WIDEST_FACTOR: f64 = 20.0;
/// Share of a logarithmic axis that belongs to nought, which has no logarithm.
const NOUGHT: f64 = 0.1;
/// Air above the largest number.
const AIR: f64 = 1.12;

/// How numbers are laid out along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AmountAxis {
    /// From the first to the second; the first is nought or less.
    Even { least: f64, most: f64 },
    /// Powers of ten from the first exponent to the second; nought stands beneath if it `has_nought`.
    PowersOfTen {
        least: f64,
        most: f64,
        has_nought: bool,
    },
}

impl AmountAxis {
    /// The axis for some finite numbers.
    pub fn of(amounts: impl Iterator<Item = f64> + Clone) -> Self {
        let least = amounts.clone().fold(f64::INFINITY, f64::min);
        let most = amounts.clone().fold(f64::NEG_INFINITY, f64::max);
        let smallest = amounts
            .clone()
            .filter(|amount| *amount > 0.0)
            .fold(f64::INFINITY, f64::min);
        if least >= 0.0 && smallest.is_finite() && most / smallest > WIDEST_FACTOR {
            return Self::PowersOfTen {
                least: smallest.log10().floor(),
                most: (most * AIR).log10().ceil(),
                has_nought: least == 0.0,
            };
        }
        let least = least.min(0.0);
        let most = most.max(if least < 0.0 { 0.0 } else { f64::MIN_POSITIVE });
        let (least, most) = match (least.is_finite(), most.is_finite()) {
            (true, true) => (least * AIR, most * AIR),
            _ => (0.0, 1.0),
        };
        Self::Even {
            least,
            most: if most <= least || most < 1e-300 {
                least + 1.0
            } else {
                most
            },
        }
    }

    pub fn is_in_powers_of_ten(&self) -> bool {
        matches!(self, Self::PowersOfTen { .. })
    }

    /// From 0 at the bottom to 1 at the top.
    pub fn share(&self, amount: f64) -> f64 {
        match *self {
            Self::Even { least, most } => {
                // Halved first: the whole length may be too much for a number.
                ((amount / 2.0 - least / 2.0) / (most / 2.0 - least / 2.0)).clamp(0.0, 1.0)
            }
            Self::PowersOfTen {
                least,
                most,
                has_nought,
            } => {
                if amount <= 0.0 {
                    return 0.0;
                }
                let floor = if has_nought { NOUGHT } else { 0.0 };
                let share = (amount.log10() - least) / (most - least).max(1.0);
                floor + (1.0 - floor) * share.clamp(0.0, 1.0)
            }
        }
    }

    /// Round numbers to mark, at most so many or so.
    pub fn marks(&self, about: usize) -> Vec<f64> {
        match *self {
            Self::Even { least, most } => {
                let step = round_step((most - least) / about.max(1) as f64);
                let (first, last) = ((least / step).ceil() as i64, (most / step).floor() as i64);
                (first..=last).map(|nth| nth as f64 * step).collect()
            }
            Self::PowersOfTen {
                least,
                most,
                has_nought,
            } => {
                let every = (((most - least) / about.max(1) as f64).ceil() as i32).max(1);
                let powers = (least as i32..=most as i32).step_by(every as usize);
                let nought = has_nought.then_some(0.0);
                nought
                    .into_iter()
                    .chain(powers.map(|power| 10f64.powi(power)))
                    .collect()
            }
        }
    }
}

/// 1, 2 or 5 with noughts: the smallest that is at least so large.
fn round_step(least: f64) -> f64 {
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= least * 0.999)
        .unwrap_or(power * 10.0)
}

/// "2,000", "10 million": as short as an axis needs it.
pub fn said(amount: f64) -> String {
    for (size, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if amount.abs() >= size {
            let many = (amount / size * 100.0).round() / 100.0;
            return format!("{many} {word}");
        }
    }
    let rounded = (amount * 100.0).round() / 100.0;
    if rounded.abs() < 1000.0 {
        return rounded.to_string();
    }
    let (thousands, rest) = ((rounded.abs() as u64) / 1000, (rounded.abs() as u64) % 1000);
    let sign = if rounded < 0.0 { "−" } else { "" };
    format!("{sign}{thousands},{rest:03}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_near_each_other_stand_on_an_even_axis_from_nought() {
        let axis = AmountAxis::of([10.0, 28.0].into_iter());
        assert!(!axis.is_in_powers_of_ten());
        assert_eq!(axis.share(0.0), 0.0);
        assert_eq!(axis.marks(4), [0.0, 10.0, 20.0, 30.0]);
    }

    #[test]
    fn numbers_far_apart_stand_in_powers_of_ten() {
        let axis = AmountAxis::of([15.0, 2000.0].into_iter());
        assert!(axis.is_in_powers_of_ten());
        assert_eq!(axis.marks(4), [10.0, 100.0, 1000.0, 10_000.0]);
        let with_nought = AmountAxis::of([0.0, 15.0, 2000.0].into_iter());
        assert_eq!(with_nought.marks(4)[0], 0.0);
        assert!(with_nought.share(0.0) < with_nought.share(10.0));
    }

    #[test]
    fn a_lone_nought_has_an_axis_too() {
        let axis = AmountAxis::of([0.0].into_iter());
        assert_eq!(axis.share(0.0), 0.0);
        assert!(!axis.marks(4).is_empty());
    }

    #[test]
    fn an_amount_is_said_short() {
        assert_eq!(said(0.0), "0");
        assert_eq!(said(2000.0), "2,000");
        assert_eq!(said(10_000_000.0), "10 million");
        assert_eq!(said(0.5), "0.5");
    }

    proptest! {
        #[test]
        fn a_larger_number_never_stands_lower(
            amounts in proptest::collection::vec(-1e300..1e300f64, 1..6), one in 0..6usize, other in 0..6usize,
        ) {
            let axis = AmountAxis::of(amounts.iter().copied());
            let (one, other) = (amounts[one % amounts.len()], amounts[other % amounts.len()]);
            let (low, high) = (one.min(other), one.max(other));
            prop_assert!(axis.share(low) <= axis.share(high));
            prop_assert!((0.0..=1.0).contains(&axis.share(low)));
            prop_assert!(axis.marks(4).len() < 40);
        }
    }
}
