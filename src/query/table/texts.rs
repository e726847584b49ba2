//! Many folded texts in one string, and the order they come in.

use crate::query::search::fold::fold;

/// No place in the order: what is empty comes last, whichever way a column is sorted.
pub(super) const EMPTY: u32 = u32::MAX;

/// Folded texts, numbered from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct FoldedTexts {
    all: String,
    /// Where each text ends in `all`.
    ends: Vec<usize>,
}

impl FoldedTexts {
    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(&fold(text));
        self.ends.push(self.all.len());
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[number]]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The place of each text in alphabetical order, alike texts alike; [`EMPTY`] for empty ones.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let shared = self.shared_beginning();
        let mut order: Vec<(u128, u32)> = (0u32..)
            .zip(self.iter())
            .filter(|(_, text)| !text.is_empty())
            .map(|(number, text)| (head_of(&text.as_bytes()[shared.min(text.len())..]), number))
            .collect();
        let rest = |number: u32| self.get(number as usize);
        order.sort_unstable_by(|(one, first), (other, second)| {
            one.cmp(other).then_with(|| rest(*first).cmp(rest(*second)))
        });
        let mut ranks = vec![EMPTY; self.len()];
        let mut rank = 0;
        for pair in 0..order.len() {
            if pair > 0 && rest(order[pair - 1].1) != rest(order[pair].1) {
                rank += 1;
            }
            ranks[order[pair].1 as usize] = rank;
        }
        ranks
    }

    /// How many bytes all texts begin with alike.
    fn shared_beginning(&self) -> usize {
        let mut texts = self.iter().filter(|text| !text.is_empty());
        let Some(first) = texts.next() else {
            return 0;
        };
        texts.fold(first.len(), |shared, text| {
            let alike = first.bytes().zip(text.bytes()).take(shared);
            alike.take_while(|(one, other)| one == other).count()
        })
    }
}

/// The first sixteen bytes as one number that compares as they do. Most comparisons end here, without a
/// look at the texts themselves.
fn head_of(bytes: &[u8]) -> u128 {
    let mut head = [0; 16];
    let length = bytes.len().min(head.len());
    head[..length].copy_from_slice(&bytes[..length]);
    u128::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_the_alphabet_and_alike_texts_share_one() {
        let mut texts = FoldedTexts::default();
        for text in [
            "the shots were fired at Gori",
            "",
            "the shots",
            "The Shots",
            "the shots were fired at Java",
        ] {
            texts.push(text);
        }
        assert_eq!(texts.ranks(), [1, EMPTY, 0, 0, 2]);
    }

    proptest::proptest! {
        #[test]
        fn ranks_are_what_comparing_whole_texts_gives(written in proptest::collection::vec("[ab]{0,20}", 0..20)) {
            let mut texts = FoldedTexts::default();
            for text in &written {
                texts.push(text);
            }
            let ranks = texts.ranks();
            for (one, rank) in written.iter().zip(&ranks) {
                for (other, second) in written.iter().zip(&ranks) {
                    let by_text = (one.is_empty(), one).cmp(&(other.is_empty(), other));
                    proptest::prop_assert_eq!(rank.cmp(second), by_text);
                }
            }
        }
    }
}
