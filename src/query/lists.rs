//! Many short lists in two columns: where each begins, and all their items one after another.

use std::marker::PhantomData;
use std::ops::Range;

use super::course::Course;
use super::number::{ClaimIx, Dense};

/// One list of `Item` for every `Key`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lists<Key, Item> {
    /// Where each key's list begins in `items`; one more at the end.
    starts: Vec<u32>,
    items: Vec<Item>,
    key: PhantomData<Key>,
}

impl<Key, Item> Default for Lists<Key, Item> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
            key: PhantomData,
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
    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, &[Item])> + Clone {
        self.starts.windows(2).enumerate().map(|(at, ends)| {
            let list = &self.items[ends[0] as usize..ends[1] as usize];
            (Key::from_index(at), list)
        })
    }

    /// Sorts pairs into one list per key, for `keys` keys; within a list the pairs' order is kept. The pairs
    /// are gone through twice, to count and to place.
    pub(super) fn gathered<Pairs>(keys: usize, pairs: Pairs) -> Self
    where
        Pairs: IntoIterator<Item = (Key, Item)>,
        Pairs::IntoIter: Clone,
    {
        let pairs = pairs.into_iter();
        // How many items each key has stands two places on, so that after placing them each start is right.
        let mut starts = vec![0_u32; keys + 2];
        let mut any = None;
        for (key, item) in pairs.clone() {
            starts[key.index() + 2] += 1;
            any = Some(item);
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let all = starts[keys + 1] as usize;
        let mut items = any.map_or_else(Vec::new, |any| vec![any; all]);
        for (key, item) in pairs {
            let goes = &mut starts[key.index() + 1];
            items[*goes as usize] = item;
            *goes += 1;
        }
        starts.pop();
        Self {
            starts,
            items,
            key: PhantomData,
        }
    }

    /// Room for so many lists with so many items in all.
    pub(super) fn with_room(keys: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(keys + 1);
        starts.push(0);
        Self {
            starts,
            items: Vec::with_capacity(items),
            key: PhantomData,
        }
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds lists of another, each item turned into a new one.
    pub(super) fn append(&mut self, other: &Self, keys: Range<usize>, item: impl Fn(Item) -> Item) {
        let ends = &other.starts[keys.start..=keys.end];
        let (first, last) = (ends[0] as usize, ends[ends.len() - 1] as usize);
        let begin = u32::try_from(self.items.len()).expect("fewer than 2^32 links fit in memory");
        let moved = begin.wrapping_sub(ends[0]);
        self.items
            .extend(other.items[first..last].iter().map(|&old| item(old)));
        self.starts
            .extend(ends[1..].iter().map(|end| end.wrapping_add(moved)));
    }

    /// Changes the items of each list in their places.
    pub(super) fn change_lists(&mut self, change: impl Fn(&mut [Item])) {
        for ends in self.starts.windows(2) {
            change(&mut self.items[ends[0] as usize..ends[1] as usize]);
        }
    }
}

impl<Item: Dense> Lists<Item, ClaimIx> {
    /// The claims of each item in a new version, from those in the version before: the claims that were kept under
    /// their new numbers, and those laid out anew, whose items are `fresh`, one list each in order. For `items`
    /// items, of which the first have the numbers they had.
    ///
    /// The same as inverting all lists anew, without going to and fro in memory. `None`: claims changed places, so
    /// that the lists would be out of order.
    pub(super) fn continued(
        &self,
        course: &Course,
        fresh: &Lists<ClaimIx, Item>,
        items: usize,
    ) -> Option<Self> {
        let moves = course.moves_of_kept()?;
        let new = course.fresh().iter().cloned().flatten();
        let new = new.map(ClaimIx::from_index).zip(fresh.iter());
        let pairs = new.flat_map(|(claim, (_, list))| list.iter().map(move |&item| (item, claim)));
        let new = Self::gathered(items, pairs);
        let mut lists = Self::with_room(items, self.items.len() + new.items.len());
        for at in 0..items {
            let item = Item::from_index(at);
            let before = if at < self.len() { self.of(item) } else { &[] };
            let mut before = before.iter();
            let mut kept =
                std::iter::from_fn(|| before.by_ref().find_map(|claim| moves.now(*claim)));
            let come = new.of(item);
            if come.is_empty() {
                lists.push(kept);
                continue;
            }
            let mut come = come.iter().copied().peekable();
            let mut next = kept.next();
            lists.push(std::iter::from_fn(|| match (next, come.peek()) {
                (Some(one), Some(other)) if one > *other => come.next(),
                (Some(_), _) => std::mem::replace(&mut next, kept.next()),
                (None, _) => come.next(),
            }));
        }
        Some(lists)
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
