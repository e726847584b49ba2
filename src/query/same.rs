//! Which claims assert the same as one: those that confirm it, give the same figure, or report the same
//! event without disagreeing.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::as_of::AsOf;
use super::bonds::Voiced;
use super::column::{Column, continued};
use super::course::Course;
use super::index::Index;
use super::lists::Lists;
use super::number::{ClaimIx, Dense, EventIx, FigureIx};
use crate::dossier::{Claim, DisputeId, Figure, PositionId, Relation, Stance};

/// Why two claims are taken to assert the same; the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sameness {
    /// One confirms the other, or they are joined by claims that confirm each other.
    Confirmed,
    /// Same measure, same bounds, same unit, about an event or a place they share, at dates that do not
    /// exclude each other.
    SameFigure,
    /// They report an event they share, and do not disagree about it as far as the dossier says: neither
    /// denies or contradicts the other, they give no different figures of one measure, and take no different
    /// positions in one dispute. Where others dispute the event, those who are opposed by different claims
    /// are not put together either, unless they share an origin.
    SameEvent,
}

/// A claim that asserts the same as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    pub claim: ClaimIx,
    pub why: Sameness,
}

/// Which claims carry the same figure.
#[derive(Clone, Debug, Default)]
pub(super) struct SameFigures {
    /// `None`: it carries none, or one without a number.
    figure_of: Column<Option<FigureIx>>,
    claims_of: Arc<Lists<FigureIx, ClaimIx>>,
    /// Some may have no claim any more.
    numbers: Arc<HashMap<OwnFigureKey, FigureIx>>,
}

impl SameFigures {
    /// For the next version; `fresh` are the figures of the claims that were laid out anew.
    pub(super) fn continued<'a>(
        &self,
        course: &Course,
        fresh: impl Iterator<Item = Option<&'a Figure>>,
    ) -> Self {
        let mut numbers = Arc::clone(&self.numbers);
        let fresh: Vec<Option<FigureIx>> = fresh
            .map(|figure| {
                let (measure, unit, bits) = key(figure?)?;
                let key = (measure.to_owned(), unit.map(str::to_owned), bits);
                if let Some(number) = numbers.get(&key) {
                    return Some(*number);
                }
                let next = FigureIx::from_index(numbers.len());
                Arc::make_mut(&mut numbers).insert(key, next);
                Some(next)
            })
            .collect();
        let figure_of = continued(&self.figure_of, course, &fresh, None);
        if Arc::ptr_eq(&figure_of, &self.figure_of) {
            return self.clone();
        }
        let pairs = figure_of.iter().enumerate();
        let pairs = pairs.filter_map(|(at, figure)| Some(((*figure)?, ClaimIx::from_index(at))));
        Self {
            claims_of: Arc::new(Lists::gathered(numbers.len(), pairs)),
            figure_of,
            numbers,
        }
    }
}

/// Measure, unit, and the bits of value, at least, at most and about.
type FigureKey<'a> = (&'a str, Option<&'a str>, [Option<u64>; 4]);

/// The same, to be kept.
type OwnFigureKey = (String, Option<String>, [Option<u64>; 4]);

/// What makes two figures the same. `None`: it gives no number.
fn key(figure: &Figure) -> Option<FigureKey<'_>> {
    let bounds = [figure.value, figure.at_least, figure.at_most, figure.about];
    // A sum with zero makes one zero of the two that there are.
    let bits = bounds.map(|bound| bound.map(|number| (number + 0.0).to_bits()));
    let some = bits.iter().any(Option::is_some);
    some.then_some((&*figure.measure, figure.unit.as_deref(), bits))
}

fn share<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.iter().any(|item| other.contains(item))
}

impl Index {
    /// The claims that had been reported by the as-of day and assert the same as this one, in order, this
    /// one not among them. It holds both ways: each is asserted by the other too.
    pub fn asserting_the_same(&self, claim: ClaimIx, as_of: &AsOf) -> Vec<Alike> {
        let voiced = |other: ClaimIx| self.voiced(other, as_of) == Voiced::ByThen;
        let mut met: HashSet<ClaimIx> = HashSet::from([claim]);
        met.extend(self.opponents(claim));
        let mut alike = Vec::new();
        let mut take = |other: ClaimIx, why| {
            if met.insert(other) {
                alike.push(Alike { claim: other, why });
            }
        };
        for other in self.joined_by_confirming(claim, &voiced) {
            take(other, Sameness::Confirmed);
        }
        if let Some(figure) = self.figure_of(claim) {
            for &other in self.same_figures.claims_of.of(figure) {
                if voiced(other) && self.same_scope(claim, other) {
                    take(other, Sameness::SameFigure);
                }
            }
        }
        for &event in self.events_of(claim) {
            let own = self.opponents_on(event, claim, &voiced);
            for &other in self.claims_of_event(event) {
                let alike = || {
                    let shared = share(self.origins_of(claim), self.origins_of(other));
                    shared || self.opponents_on(event, other, &voiced) == own
                };
                if voiced(other) && !self.disagree(claim, other) && alike() {
                    take(other, Sameness::SameEvent);
                }
            }
        }
        alike.sort_unstable_by_key(|it| it.claim);
        alike
    }

    /// Claims with the same one carry the same figure. `None`: it carries none, or one without a number.
    pub fn figure_of(&self, claim: ClaimIx) -> Option<FigureIx> {
        self.same_figures.figure_of[claim.index()]
    }

    /// Those among the reported claims on an event that this one opposes or is opposed by, in order.
    fn opponents_on(
        &self,
        event: EventIx,
        claim: ClaimIx,
        voiced: &impl Fn(ClaimIx) -> bool,
    ) -> Vec<ClaimIx> {
        let opponents = self.opponents(claim);
        let mut found: Vec<ClaimIx> = opponents
            .filter(|other| voiced(*other) && self.events_of(*other).contains(&event))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// From one claim that confirms or is confirmed to the next, through those that were reported.
    fn joined_by_confirming(
        &self,
        claim: ClaimIx,
        voiced: &impl Fn(ClaimIx) -> bool,
    ) -> Vec<ClaimIx> {
        let mut met = HashSet::from([claim]);
        let mut joined = Vec::new();
        let mut next = VecDeque::from([claim]);
        while let Some(at) = next.pop_front() {
            for bond in self.bonds_of(at) {
                let same = bond.relation == Relation::Confirms && voiced(bond.other);
                if same && met.insert(bond.other) {
                    joined.push(bond.other);
                    next.push_back(bond.other);
                }
            }
        }
        joined
    }

    /// Whether two figures are about the same: a shared event, or a shared place at dates that do not
    /// exclude each other.
    fn same_scope(&self, one: ClaimIx, other: ClaimIx) -> bool {
        let (days, others) = (self.occurred(one), self.occurred(other));
        let apart = days.latest < others.earliest || others.latest < days.earliest;
        let undated = days.is_undated() || others.is_undated();
        share(self.events_of(one), self.events_of(other))
            || share(self.places_of(one), self.places_of(other)) && (undated || !apart)
    }

    /// Whether two claims about one event give different figures of one measure or take different positions
    /// in one dispute.
    fn disagree(&self, one: ClaimIx, other: ClaimIx) -> bool {
        let (one, other) = (self.claim(one), self.claim(other));
        let figures = one.figure.as_ref().zip(other.figure.as_ref());
        let of_one_measure = figures.filter(|(a, b)| a.measure == b.measure && a.unit == b.unit);
        let answers = |claim: &'_ Claim, dispute: &DisputeId| -> Vec<PositionId> {
            let stances = claim.stances.iter().filter(|it| it.dispute == *dispute);
            stances.map(|it| it.position.clone()).collect()
        };
        let elsewhere = |stance: &Stance| {
            let own = answers(one, &stance.dispute);
            let others = answers(other, &stance.dispute);
            !others.is_empty() && others.iter().all(|position| !own.contains(position))
        };
        of_one_measure.is_some_and(|(a, b)| key(a) != key(b)) || one.stances.iter().any(elsewhere)
    }
}
