//! Many short lists in two columns: where each begins, and all their items one after another.

use std::ops::Range;

use super::number::Dense;

/// One list of `Item` for every `Key`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lists<Key, Item> {
    /// Where each key's list begins in `items`; one more at the end.
    starts: Vec<u32>,
    items: Vec<Item>,
    key: std::marker::PhantomData<Key>,
}

impl<Key, Item> Default for Lists<Key, Item> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
            key: std::marker::PhantomData,
        }
    }
}

impl<Key: Dense, Item: Copy> Lists<Key, Item> {
    /// Adds the list of the next key.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = Item>) {
        self.items.extend(list);
        let end = u32::try_from(self.items.len()).expect("fewer than 2^32 links fit in memory");
        self.starts.push(end);
    }

    pub(super) fn of(&self, key: Key) -> &[Item] {
        &self.items[self.range(key)]
    }

    /// Where the key's list stands among all items.
    pub(super) fn range(&self, key: Key) -> Range<usize> {
        let at = key.index();
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// Keys counted from 0, each with its list.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, &[Item])> {
        self.starts.windows(2).enumerate().map(|(at, ends)| {
            let list = &self.items[ends[0] as usize..ends[1] as usize];
            (Key::from_index(at), list)
        })
    }

    /// Sorts pairs into one list per key, for `keys` keys; within a list the pairs' order is kept.
    pub(super) fn gathered(keys: usize, pairs: impl IntoIterator<Item = (Key, Item)>) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|(key, _)| key.index());
        let mut lists = Self::default();
        let mut rest = pairs.as_slice();
        for at in 0..keys {
            let (own, others) = rest.split_at(rest.partition_point(|(key, _)| key.index() <= at));
            lists.push(own.iter().map(|&(_, item)| item));
            rest = others;
        }
        lists
    }
}

impl<Key: Dense, Item: Dense> Lists<Key, Item> {
    /// The same bonds told from the other end: for each of `items` items, the keys that list it, in order.
    pub(super) fn inverted(&self, items: usize) -> Lists<Item, Key> {
        let pairs = self
            .iter()
            .flat_map(|(key, list)| list.iter().map(move |&item| (item, key)));
        Lists::gathered(items, pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::{ClaimIx, PlaceIx};
    use super::*;

    #[test]
    fn lists_turned_around_twice_are_the_same() {
        let mut places: Lists<ClaimIx, PlaceIx> = Lists::default();
        places.push([PlaceIx(2), PlaceIx(3)]);
        places.push([]);
        places.push([PlaceIx(2)]);
        let claims = places.inverted(4);
        assert_eq!(claims.of(PlaceIx(2)), [ClaimIx(0), ClaimIx(2)]);
        assert!(claims.of(PlaceIx(0)).is_empty());
        let back = claims.inverted(3);
        assert_eq!(back.starts, places.starts);
        assert_eq!(back.items, places.items);
    }
}
