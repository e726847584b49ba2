//! Which claims are denied by which: the lines that map and timeline draw.

use super::bonds::Direction;
use super::index::Index;
use super::number::ClaimIx;
use crate::dossier::Relation;

/// A claim that opposes another, as written on the one that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Denial {
    pub by: ClaimIx,
    pub of: ClaimIx,
    pub reach: Reach,
}

/// Which of the two it makes contested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// A denial: the other claim alone.
    OneWay,
    /// A contradiction: they cannot both hold.
    BothWays,
}

impl Index {
    /// Every denial and contradiction between two claims, whatever the date, in the order of those that
    /// utter them.
    ///
    /// Two claims of which one contradicts the other are told once, from the one that denies, or else from
    /// the one on which the contradiction is written, or else from the later one: it answers the earlier.
    pub fn denials(&self) -> impl Iterator<Item = Denial> + '_ {
        self.claims().flat_map(|claim| self.denials_by(claim))
    }

    /// The denials that a claim utters or meets with, as [`Index::denials`] gives them.
    pub fn denials_around(&self, claim: ClaimIx) -> Vec<Denial> {
        let others = self.opponents(claim);
        let met = others.flat_map(|other| {
            let uttered = self
                .reach_of(claim, other)
                .map(|reach| (claim, other, reach));
            let met = self
                .reach_of(other, claim)
                .map(|reach| (other, claim, reach));
            [uttered, met].into_iter().flatten()
        });
        met.map(|(by, of, reach)| Denial { by, of, reach })
            .collect()
    }

    fn denials_by(&self, by: ClaimIx) -> impl Iterator<Item = Denial> + '_ {
        self.opponents(by).filter_map(move |of| {
            let reach = self.reach_of(by, of)?;
            Some(Denial { by, of, reach })
        })
    }

    /// How one claim opposes another. `None`: it does not, or the other is the one to tell it from.
    fn reach_of(&self, by: ClaimIx, of: ClaimIx) -> Option<Reach> {
        let written = |relation, direction| {
            let mut bonds = self.bonds_of(by).iter();
            bonds.any(|bond| {
                bond.other == of && bond.relation == relation && bond.direction == direction
            })
        };
        let here = |relation| written(relation, Direction::OfOther);
        let there = |relation| written(relation, Direction::ByOther);
        let own = (here(Relation::Denies), here(Relation::Contradicts), by);
        let other = (there(Relation::Denies), there(Relation::Contradicts), of);
        if own.1 || other.1 {
            (own > other).then_some(Reach::BothWays)
        } else {
            own.0.then_some(Reach::OneWay)
        }
    }
}
