//! What the numbers of a dossier's things become in its next version.

use std::collections::HashMap;
use std::hash::Hash;

use super::number::Dense;

/// Old numbers to new ones, for the things of one list.
#[derive(Clone, Debug)]
pub(super) struct Renumbered<Number> {
    /// `None`: every thing has the number that it had.
    to: Option<Vec<Option<Number>>>,
    /// Whether there are ids that were not there before.
    pub(super) has_gained: bool,
}

impl<Number: Dense + Ord> Renumbered<Number> {
    /// From two lists of keys. Where one is given twice, the first holds it in either table.
    pub(super) fn between<'a, Key: Eq + Hash + 'a>(
        old: impl Iterator<Item = &'a Key> + Clone,
        new: impl Iterator<Item = &'a Key> + Clone,
        old_numbers: &HashMap<Key, Number>,
        new_numbers: &HashMap<Key, Number>,
    ) -> Self {
        let mut ahead = new.clone();
        let is_beginning = old.clone().all(|key| ahead.next() == Some(key));
        if is_beginning {
            return Self {
                to: None,
                has_gained: ahead.next().is_some(),
            };
        }
        Self {
            to: Some(old.map(|key| new_numbers.get(key).copied()).collect()),
            has_gained: new.into_iter().any(|key| !old_numbers.contains_key(key)),
        }
    }

    /// Whether every thing has the number that it had.
    pub(super) fn is_same(&self) -> bool {
        self.to.is_none()
    }

    /// `None`: it is gone.
    pub(super) fn to(&self, old: Number) -> Option<Number> {
        match &self.to {
            None => Some(old),
            Some(to) => to[old.index()],
        }
    }

    /// The same for what is known to be still there.
    pub(super) fn kept(&self, old: Number) -> Number {
        self.to(old).unwrap_or(old)
    }

    /// Old numbers of things that are gone.
    pub(super) fn lost(&self) -> impl Iterator<Item = Number> + '_ {
        let all = self.to.iter().flatten().enumerate();
        all.filter(|(_, to)| to.is_none())
            .map(|(at, _)| Number::from_index(at))
    }

    /// Whether those of the first `count` that are still there come in the order they came in.
    pub(super) fn is_rising(&self, count: usize) -> bool {
        let to = self.to.iter().flatten().take(count);
        to.flatten().is_sorted_by(|one, next| one < next)
    }
}
