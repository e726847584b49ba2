//! Which items of a list are the same before and after: by id, or by what stands at the same place.

use std::collections::HashMap;

/// Where each item comes from, and which items keep their places.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each new item, the number of the old one it was. `None`: it is new.
    pub from: Vec<Option<usize>>,
    /// For each new item, whether it stands in the same order as others that stay.
    pub stays: Vec<bool>,
}

/// Pairs two lists. `key` says by what an item is known. What disappeared and what appeared at the same
/// place is taken for the same thing under another name.
pub(super) fn pairs<'a, K: Eq + std::hash::Hash + 'a>(
    old: impl Iterator<Item = K>,
    new: impl Iterator<Item = K>,
) -> Pairs {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    let mut olds = 0;
    for (number, key) in old.enumerate() {
        places.entry(key).or_default().push(number);
        olds = number + 1;
    }
    for same in places.values_mut() {
        same.reverse();
    }
    let mut from: Vec<Option<usize>> = new
        .map(|key| places.get_mut(&key).and_then(Vec::pop))
        .collect();
    let mut taken = vec![false; olds];
    for number in from.iter().flatten() {
        taken[*number] = true;
    }
    for at in 0..from.len() {
        let place = match at.checked_sub(1) {
            None => Some(0),
            Some(before) => from[before].map(|number| number + 1),
        };
        if let (None, Some(place)) = (from[at], place)
            && taken.get(place) == Some(&false)
        {
            taken[place] = true;
            from[at] = Some(place);
        }
    }
    let stays = longest_in_order(&from);
    Pairs { from, stays }
}

/// Marks a longest choice of items whose numbers rise.
fn longest_in_order(from: &[Option<usize>]) -> Vec<bool> {
    // For each length, where the rising choice of that length with the smallest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; from.len()];
    let number = |at: usize| from[at].unwrap_or(0);
    for at in 0..from.len() {
        let Some(own) = from[at] else { continue };
        let length = ends.partition_point(|end| number(*end) < own);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; from.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = before[here];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &str, new: &str) -> (Vec<Option<usize>>, Vec<bool>) {
        let pairs = pairs(old.chars(), new.chars());
        (pairs.from, pairs.stays)
    }

    #[test]
    fn what_appeared_where_something_disappeared_is_the_same_under_another_name() {
        assert_eq!(paired("abc", "axc").0, [Some(0), Some(1), Some(2)]);
        assert_eq!(paired("abc", "xyc").0, [Some(0), Some(1), Some(2)]);
        assert_eq!(paired("abc", "abcx").0, [Some(0), Some(1), Some(2), None]);
        assert_eq!(paired("abc", "xabc").0, [None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn as_few_items_move_as_can_be() {
        assert_eq!(paired("abcd", "bcda").1, [true, true, true, false]);
        assert_eq!(paired("abcd", "dabc").1, [false, true, true, true]);
        assert_eq!(paired("aab", "aab").0, [Some(0), Some(1), Some(2)]);
    }
}
