//! How claims bear on one another: which name which, and whether they had been reported by a date. What
//! follows for the standing of a claim is worked out in `standing`.

use super::as_of::{AsOf, Clock};
use super::index::Index;
use super::lists::Lists;
use super::number::ClaimIx;
use super::span::{Span, column_day};
use crate::dossier::Relation;

/// Whether anybody had opposed a claim by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    Unopposed,
    /// From the day on which a denial or contradiction of it was certainly reported.
    Contested,
}

/// On which of two claims their relation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The other says it of this one: this is denied by it.
    ByOther,
    /// This says it of the other: this denies it.
    OfOther,
}

/// Whether a claim had been reported by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voiced {
    ByThen,
    /// Its publication date is uncertain and may lie on either side.
    PossiblyByThen,
    Later,
    /// Nobody knows when; it never makes anything contested.
    Undated,
}

/// Another claim that bears on this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opposition {
    pub other: ClaimIx,
    /// As written on whichever of the two names the other.
    pub relation: Relation,
    pub direction: Direction,
    /// When the other was reported.
    pub reported: Span,
    /// Whether the other had been reported by the as-of day.
    pub state: Voiced,
}

impl Opposition {
    /// Whether it is of the sort that makes this claim contested once it is voiced: a denial by the
    /// other, or a contradiction written on either.
    pub fn opposes(&self) -> bool {
        bears_against(self.relation, self.direction)
    }
}

/// A bond as seen from one of its two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bond {
    pub(super) other: ClaimIx,
    pub(super) relation: Relation,
    pub(super) direction: Direction,
}

pub(super) fn bears_against(relation: Relation, direction: Direction) -> bool {
    relation.opposes() && (direction == Direction::ByOther || relation == Relation::Contradicts)
}

/// Both ends of every relation between two different claims, from what each claim writes of others.
pub(super) fn bonds(written: &Lists<ClaimIx, (Relation, ClaimIx)>) -> Lists<ClaimIx, Bond> {
    let all = written.iter().flat_map(|(writer, list)| {
        list.iter()
            .map(move |(relation, to)| (writer, *relation, *to))
    });
    let ends = all.filter(|(writer, _, target)| writer != target).flat_map(
        |(writer, relation, target)| {
            let end = |other, direction| Bond {
                other,
                relation,
                direction,
            };
            [
                (target, end(writer, Direction::ByOther)),
                (writer, end(target, Direction::OfOther)),
            ]
        },
    );
    Lists::gathered(written.len(), ends)
}

impl Index {
    /// Whether a claim had been reported by the as-of day, whatever the window. On the occurred clock all
    /// dated reports are to hand.
    pub fn voiced(&self, claim: ClaimIx, as_of: &AsOf) -> Voiced {
        let (reported, day) = (self.reported(claim), column_day(as_of.day));
        if reported.is_undated() {
            Voiced::Undated
        } else if as_of.clock == Clock::Occurred || reported.latest <= day {
            Voiced::ByThen
        } else if reported.earliest <= day {
            Voiced::PossiblyByThen
        } else {
            Voiced::Later
        }
    }

    /// The claims that a claim opposes or that oppose it, each once.
    pub(super) fn opponents(&self, claim: ClaimIx) -> impl Iterator<Item = ClaimIx> + '_ {
        let bonds = self.bonds_of(claim);
        let opposing = bonds.iter().enumerate();
        let opposing = opposing.filter(|(_, bond)| bond.relation.opposes());
        opposing
            .filter(|(at, bond)| {
                let before = &bonds[..*at];
                !before
                    .iter()
                    .any(|other| other.relation.opposes() && other.other == bond.other)
            })
            .map(|(_, bond)| bond.other)
    }

    /// Whether either of two claims names the other, in any relation.
    pub fn are_bound(&self, one: ClaimIx, other: ClaimIx) -> bool {
        self.bonds_of(one).iter().any(|bond| bond.other == other)
    }

    /// Every claim that bears on this one, in any relation: those that name it first, then those it names.
    pub fn opposition(&self, claim: ClaimIx, as_of: AsOf) -> impl Iterator<Item = Opposition> + '_ {
        let told = |direction| {
            self.bonds_of(claim)
                .iter()
                .filter(move |bond| bond.direction == direction)
        };
        told(Direction::ByOther)
            .chain(told(Direction::OfOther))
            .map(move |bond| Opposition {
                other: bond.other,
                relation: bond.relation,
                direction: bond.direction,
                reported: self.reported(bond.other),
                state: self.voiced(bond.other, &as_of),
            })
    }
}
