//! A set of small numbers, one bit each.

/// Which of so many numbers are in; all of one length in one search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, number: u32) {
        self.0[number as usize / 64] |= 1 << (number % 64);
    }

    pub(super) fn remove(&mut self, number: u32) {
        self.0[number as usize / 64] &= !(1 << (number % 64));
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.0[number as usize / 64] & (1 << (number % 64)) != 0
    }

    /// Leaves what is in both.
    pub(super) fn keep(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= other;
        }
    }

    /// The numbers from `from` on and below `to`, rising.
    pub(super) fn within(&self, from: u32, to: u32) -> impl Iterator<Item = u32> + '_ {
        let words = (from / 64) as usize..(to as usize).div_ceil(64).min(self.0.len());
        words
            .flat_map(move |at| {
                let mut word = self.0[at];
                std::iter::from_fn(move || {
                    let bit = (word != 0).then(|| word.trailing_zeros())?;
                    word &= word - 1;
                    Some(at as u32 * 64 + bit)
                })
            })
            .filter(move |number| (from..to).contains(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_out_in_order_and_within_their_bounds() {
        let mut bits = Bits::none(200);
        for number in [3, 64, 63, 130, 199] {
            bits.insert(number);
        }
        bits.remove(130);
        let within = |from, to| bits.within(from, to).collect::<Vec<_>>();
        assert_eq!(within(0, 200), [3, 63, 64, 199]);
        assert_eq!(within(4, 64), [63]);
        assert_eq!(within(64, 199), [64]);
        assert!(bits.has(64) && !bits.has(130));
        let mut other = Bits::none(200);
        other.insert(64);
        other.keep(&bits);
        assert_eq!(other.within(0, 200).collect::<Vec<_>>(), [64]);
    }
}
