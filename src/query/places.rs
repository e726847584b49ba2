//! What lies within what. Only containment for filtering; no geometry.

use super::lists::Lists;
use super::number::{Dense, PlaceIx};

/// Each place's next larger place, and the other way round.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Containment {
    parents: Vec<Option<PlaceIx>>,
    children: Lists<PlaceIx, PlaceIx>,
}

impl Containment {
    pub(super) fn new(parents: Vec<Option<PlaceIx>>) -> Self {
        let pairs = parents
            .iter()
            .enumerate()
            .filter_map(|(at, parent)| parent.map(|parent| (parent, PlaceIx::from_index(at))));
        let children = Lists::gathered(parents.len(), pairs);
        Self { parents, children }
    }

    pub(super) fn parent(&self, place: PlaceIx) -> Option<PlaceIx> {
        self.parents[place.index()]
    }

    /// The place and all that lies within it at any depth, in order. Places that lie within each other in
    /// a circle (an error that checking reports) are each counted once.
    pub(super) fn within(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let mut met = vec![false; self.parents.len()];
        met[place.index()] = true;
        let mut found = vec![place];
        let mut looked_at = 0;
        while let Some(&next) = found.get(looked_at) {
            looked_at += 1;
            for &child in self.children.of(next) {
                if !std::mem::replace(&mut met[child.index()], true) {
                    found.push(child);
                }
            }
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(places: &[u32]) -> Vec<PlaceIx> {
        places.iter().copied().map(PlaceIx).collect()
    }

    #[test]
    fn within_reaches_every_depth_and_starts_with_the_place_itself() {
        let tree = Containment::new(vec![None, Some(PlaceIx(0)), Some(PlaceIx(1)), None]);
        assert_eq!(tree.within(PlaceIx(0)), numbers(&[0, 1, 2]));
        assert_eq!(tree.within(PlaceIx(3)), numbers(&[3]));
        assert_eq!(tree.parent(PlaceIx(2)), Some(PlaceIx(1)));
    }

    #[test]
    fn places_within_each_other_are_counted_once() {
        let circle = Containment::new(vec![Some(PlaceIx(1)), Some(PlaceIx(0)), Some(PlaceIx(2))]);
        assert_eq!(circle.within(PlaceIx(0)), numbers(&[0, 1]));
        assert_eq!(circle.within(PlaceIx(2)), numbers(&[2]));
    }
}
