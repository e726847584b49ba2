//! How a claim stands at a date: contested, confirmed by another side, updated; since when, by which
//! claims, and what of it is still to come.
//!
//! Standing is a fact about the date. Neither the window nor the filters change it, and no claim that was
//! reported after the date plays any part in it.

use serde::{Deserialize, Serialize};

use super::as_of::{AsOf, Clock};
use super::bonds::{Bond, Direction, Standing, Voiced, bears_against};
use super::index::Index;
use super::lists::Lists;
use super::number::{ClaimIx, SideIx};
use super::span::{FROM_EVER, NO_DAY, column_day, day_of_column};
use crate::dossier::{Day, Relation};

/// What other claims do to the standing of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearing {
    /// Denied by another, or not to be true together with it.
    Contested,
    /// The same is asserted by claimants of whom none is of a side that asserts this one. "No side" is one
    /// side here, so that two outlets on no side do not confirm each other.
    Confirmed,
    /// Another gives a later figure or state of the same thing.
    Updated,
}

impl Bearing {
    pub const ALL: [Self; 3] = [Self::Contested, Self::Confirmed, Self::Updated];

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of bearings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bearings(pub(super) u8);

impl Bearings {
    pub const NONE: Self = Self(0);

    pub fn contains(self, bearing: Bearing) -> bool {
        self.0 & bearing.bit() != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In the order of [`Bearing::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Bearing> {
        Bearing::ALL
            .into_iter()
            .filter(move |bearing| self.contains(*bearing))
    }
}

impl FromIterator<Bearing> for Bearings {
    fn from_iter<T: IntoIterator<Item = Bearing>>(bearings: T) -> Self {
        Self(bearings.into_iter().fold(0, |set, one| set | one.bit()))
    }
}

/// How many claims stand in which way. One that is contested and confirmed counts as both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BearingCounts {
    pub contested: u32,
    pub confirmed: u32,
    pub updated: u32,
}

impl BearingCounts {
    pub fn of(self, bearing: Bearing) -> u32 {
        match bearing {
            Bearing::Contested => self.contested,
            Bearing::Confirmed => self.confirmed,
            Bearing::Updated => self.updated,
        }
    }

    pub(super) fn add(&mut self, bearings: Bearings, claims: u32) {
        let counted = |bearing| claims * u32::from(bearings.contains(bearing));
        self.contested += counted(Bearing::Contested);
        self.confirmed += counted(Bearing::Confirmed);
        self.updated += counted(Bearing::Updated);
    }
}

/// A bearing that holds at the date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    pub bearing: Bearing,
    /// The first day on which one of `by` and the claim itself were certainly reported. `None`: on the
    /// occurred clock, where nobody knows by which day.
    pub since: Option<Day>,
    /// The claims that make it so and had been reported by the date, in order, each once.
    pub by: Vec<ClaimIx>,
}

/// That something more comes after the date; never what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub bearing: Bearing,
    /// When the first of it is reported: its last possible day, or its first where the last is unknown.
    pub day: Day,
}

/// How one claim stands at a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullStanding {
    /// In the order of [`Bearing::ALL`], each at most once. Empty: nothing bears on it.
    pub in_force: Vec<InForce>,
    /// In the same order, each at most once. A claim that is contested may be contested by others later.
    pub later: Vec<Ahead>,
}

impl FullStanding {
    /// `None`: not so at the date.
    pub fn get(&self, bearing: Bearing) -> Option<&InForce> {
        self.in_force.iter().find(|it| it.bearing == bearing)
    }

    fn note(&mut self, bearing: Bearing, other: ClaimIx) {
        let at = self.in_force.iter().position(|it| it.bearing == bearing);
        let at = at.unwrap_or_else(|| {
            self.in_force.push(InForce {
                bearing,
                since: None,
                by: Vec::new(),
            });
            self.in_force.len() - 1
        });
        self.in_force[at].by.push(other);
    }

    fn note_later(&mut self, bearing: Bearing, day: Day) {
        match self.later.iter_mut().find(|it| it.bearing == bearing) {
            Some(ahead) => ahead.day = ahead.day.min(day),
            None => self.later.push(Ahead { bearing, day }),
        }
    }
}

/// From which day on each claim is contested, confirmed and updated on one clock, as columns keep days.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StandingColumns {
    pub(super) contested: Vec<i32>,
    pub(super) confirmed: Vec<i32>,
    pub(super) updated: Vec<i32>,
}

impl StandingColumns {
    /// On both clocks: by report, and as it happened. On the reported clock the first day on which one that bears on it is certainly reported
    /// ([`NO_DAY`]: never). On the occurred clock all dated reports are to hand: [`FROM_EVER`] when any is
    /// dated, else [`NO_DAY`].
    pub(super) fn on_both_clocks(
        bonds: &Lists<ClaimIx, Bond>,
        (earliest, latest): (&[i32], &[i32]),
        sides_of: &Lists<ClaimIx, SideIx>,
    ) -> [Self; 2] {
        let never = || {
            let column = || vec![NO_DAY; bonds.len()];
            [column(), column(), column()]
        };
        let (mut reported, mut occurred) = (never(), never());
        // Most claims have no bonds.
        for (claim, list) in bonds.iter().filter(|(_, list)| !list.is_empty()) {
            for bond in list {
                let Some(bearing) = bearing_of(bond, sides_of.of(claim), sides_of) else {
                    continue;
                };
                let (other, column) = (bond.other.index(), bearing as usize);
                let first = &mut reported[column][claim.index()];
                *first = latest[other].min(*first);
                if earliest[other] != NO_DAY {
                    occurred[column][claim.index()] = FROM_EVER;
                }
            }
        }
        [reported, occurred].map(|[contested, confirmed, updated]| Self {
            contested,
            confirmed,
            updated,
        })
    }

    pub(super) fn of(&self, bearing: Bearing) -> &[i32] {
        match bearing {
            Bearing::Contested => &self.contested,
            Bearing::Confirmed => &self.confirmed,
            Bearing::Updated => &self.updated,
        }
    }

    /// For every claim, which bearings hold by a day, as the bits of [`Bearings`].
    pub(super) fn by(&self, last: i32) -> impl Iterator<Item = u8> + '_ {
        let days = self.contested.iter().zip(&self.confirmed);
        // Without branches, so that the compiler can do many claims at once.
        days.zip(&self.updated)
            .map(move |((contested, confirmed), updated)| {
                u8::from(*contested <= last)
                    | u8::from(*confirmed <= last) << 1
                    | u8::from(*updated <= last) << 2
            })
    }
}

/// What a bond does to the standing of the claim whose bond it is. `None`: nothing.
fn bearing_of(
    bond: &Bond,
    own_sides: &[SideIx],
    sides_of: &Lists<ClaimIx, SideIx>,
) -> Option<Bearing> {
    match (bond.relation, bond.direction) {
        (relation, direction) if bears_against(relation, direction) => Some(Bearing::Contested),
        // Both assert the same, whichever of the two says so.
        (Relation::Confirms, _) => {
            let others = sides_of.of(bond.other);
            let shared = others.iter().any(|side| own_sides.contains(side));
            (!shared).then_some(Bearing::Confirmed)
        }
        (Relation::Updates, Direction::ByOther) => Some(Bearing::Updated),
        _ => None,
    }
}

impl Index {
    /// Whether a claim had been opposed by the as-of day.
    pub fn standing(&self, claim: ClaimIx, as_of: &AsOf) -> Standing {
        if self.bearings(claim, as_of).contains(Bearing::Contested) {
            Standing::Contested
        } else {
            Standing::Unopposed
        }
    }

    /// What bears on a claim at the as-of day.
    pub fn bearings(&self, claim: ClaimIx, as_of: &AsOf) -> Bearings {
        let columns = &self.columns(as_of.clock).standing_from;
        let last = column_day(as_of.day);
        Bearing::ALL
            .into_iter()
            .filter(|bearing| columns.of(*bearing)[claim.index()] <= last)
            .collect()
    }

    /// The same for every claim, in order; `found` is filled anew.
    pub fn all_bearings(&self, as_of: &AsOf, found: &mut Vec<Bearings>) {
        found.clear();
        let columns = &self.columns(as_of.clock).standing_from;
        found.extend(columns.by(column_day(as_of.day)).map(Bearings));
    }

    /// The first day on which an opponent is certainly reported. `None`: never, or at a time nobody knows.
    pub fn contested_from(&self, claim: ClaimIx) -> Option<Day> {
        self.borne_from(Bearing::Contested, claim)
    }

    /// The first day on which a claim that makes it so is certainly reported. `None`: never, or at a time
    /// nobody knows.
    pub fn borne_from(&self, bearing: Bearing, claim: ClaimIx) -> Option<Day> {
        day_of_column(self.reported.standing_from.of(bearing)[claim.index()])
    }

    /// Since when a bearing that holds at the as-of day holds: from the later of the two reports, since nothing
    /// bears on a claim before it is made. `None`: a day that nobody knows, or that lies after the date.
    pub fn held_since(&self, bearing: Bearing, claim: ClaimIx, as_of: &AsOf) -> Option<Day> {
        let borne = self.borne_from(bearing, claim)?;
        let made = self.reported(claim).latest();
        let made = made.filter(|day| as_of.clock == Clock::Occurred || *day <= as_of.day);
        Some(made.map_or(borne, |made| made.max(borne)))
    }

    /// How a claim stands at the as-of day: what bears on it, since when and by which claims.
    pub fn standing_in_full(&self, claim: ClaimIx, as_of: &AsOf) -> FullStanding {
        let mut standing = FullStanding::default();
        for bond in self.bonds_of(claim) {
            let own_sides = self.sides_of(claim);
            let Some(bearing) = bearing_of(bond, own_sides, &self.sides_of) else {
                continue;
            };
            match self.voiced(bond.other, as_of) {
                Voiced::ByThen => standing.note(bearing, bond.other),
                Voiced::Later => {
                    let reported = self.reported(bond.other);
                    if let Some(day) = reported.latest().or(reported.earliest()) {
                        standing.note_later(bearing, day);
                    }
                }
                // Possible opposition makes nothing contested, and is listed with what bears on the claim.
                Voiced::PossiblyByThen | Voiced::Undated => {}
            }
        }
        standing.in_force.sort_unstable_by_key(|it| it.bearing);
        standing.later.sort_unstable_by_key(|it| it.bearing);
        for it in &mut standing.in_force {
            it.since = self.held_since(it.bearing, claim, as_of);
            it.by.sort_unstable();
            it.by.dedup();
        }
        standing
    }
}
