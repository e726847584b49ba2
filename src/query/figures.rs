//! Claimed numbers at a date, gathered by what they count, and which of them carry one another on. What a
//! figure is and means stands in `dossier`; where it is drawn in `ui`.

mod words;

#[cfg(test)]
mod tests;

use super::bonds::Standing;
use super::index::Index;
use super::known::{Absence, ClaimState, Known};
use super::number::ClaimIx;
use super::span::{Certainty, Span};
use crate::dossier::{Figure, Relation};

/// A claimed number with the bound that was claimed for it. Always finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Exact(f64),
    AtLeast(f64),
    AtMost(f64),
    /// From the first to the second, which is no smaller.
    Range(f64, f64),
    /// Given as approximate.
    About(f64),
}

impl Amount {
    /// `None`: the figure has no number, or one that is not finite.
    pub fn of(figure: &Figure) -> Option<Self> {
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        if let Some(value) = finite(figure.value) {
            return Some(Self::Exact(value));
        }
        if let Some(value) = finite(figure.about) {
            return Some(Self::About(value));
        }
        match (finite(figure.at_least), finite(figure.at_most)) {
            (Some(low), Some(high)) => Some(Self::Range(low.min(high), low.max(high))),
            (Some(low), None) => Some(Self::AtLeast(low)),
            (None, Some(high)) => Some(Self::AtMost(high)),
            (None, None) => None,
        }
    }

    /// As lists name it: "at-least".
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::AtLeast(_) => "at-least",
            Self::AtMost(_) => "at-most",
            Self::Range(..) => "range",
            Self::About(_) => "about",
        }
    }

    /// The smallest and the largest number that were said; the same unless it is a range.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Self::Range(low, high) => (low, high),
            Self::Exact(value)
            | Self::AtLeast(value)
            | Self::AtMost(value)
            | Self::About(value) => (value, value),
        }
    }
}

/// Every figure of a dossier, by what it counts. Made once for an index.
#[derive(Clone, Debug, Default)]
pub struct AllFigures {
    measures: Vec<AllOfMeasure>,
}

#[derive(Clone, Debug)]
struct AllOfMeasure {
    measure: String,
    name: String,
    unit: Option<String>,
    /// In the order of claims.
    figures: Vec<(ClaimIx, Option<Amount>)>,
    /// The earlier claim, the later one that updates it, and whether a line may join them.
    updates: Vec<(ClaimIx, ClaimIx, UpdateBond)>,
}

/// The figures known at a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Those with most points first, then by name. Measures of which nothing is known by then are not here.
    pub measures: Vec<Measure>,
    /// Over all measures, also those of which nothing is known.
    pub left_out: LeftOut,
}

/// The figures of one measure in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// As written: "civilians-killed".
    pub measure: String,
    /// As it is said: "Civilians killed".
    pub name: String,
    /// `None`: a plain count.
    pub unit: Option<String>,
    /// In the order of claims, which is that of reporting.
    pub points: Vec<FigurePoint>,
    pub updates: Vec<Update>,
    pub left_out: LeftOut,
    /// Known figures of the same measure in other units: they stand under a measure of their own.
    pub in_other_units: u32,
}

/// A known claim's figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigurePoint {
    pub claim: ClaimIx,
    pub amount: Amount,
    /// When its source was published.
    pub reported: Span,
    pub certainty: Certainty,
    pub standing: Standing,
}

/// One figure is a later state of another; places in [`Measure::points`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    pub earlier: usize,
    pub later: usize,
    pub bond: UpdateBond,
}

/// Whether two figures may stand on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateBond {
    /// The same claimant goes on counting the same thing.
    Joined,
    /// Somebody else's count, another place or another time: said, never joined by a line.
    Linked,
}

/// How many figures are not among the points, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Come after the as-of day.
    pub later: u32,
    /// Over before the window begins.
    pub earlier: u32,
    /// Without a date on this clock.
    pub undated: u32,
    /// Known, and kept out by the filters.
    pub filtered: u32,
    /// Not known at the date, and kept out by the filters too.
    pub filtered_and_not_known: u32,
    /// Known, and no number was claimed.
    pub without_number: u32,
}

impl LeftOut {
    fn count(&mut self, absence: Absence) {
        *match absence {
            Absence::NotYet => &mut self.later,
            Absence::Earlier => &mut self.earlier,
            Absence::Undated => &mut self.undated,
            Absence::Filtered => &mut self.filtered,
            Absence::FilteredAndNotKnown => &mut self.filtered_and_not_known,
        } += 1;
    }

    fn add(&mut self, other: &Self) {
        self.later += other.later;
        self.earlier += other.earlier;
        self.undated += other.undated;
        self.filtered += other.filtered;
        self.filtered_and_not_known += other.filtered_and_not_known;
        self.without_number += other.without_number;
    }

    /// All of them together.
    pub fn total(&self) -> u32 {
        self.later
            + self.earlier
            + self.undated
            + self.filtered
            + self.filtered_and_not_known
            + self.without_number
    }
}

impl Figures {
    /// How many figures are known.
    pub fn len(&self) -> usize {
        self.measures.iter().map(|it| it.points.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.measures.is_empty()
    }
}

impl AllFigures {
    /// How many figures there are at any date.
    pub fn len(&self) -> usize {
        self.measures.iter().map(|it| it.figures.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.measures.is_empty()
    }
}

impl Index {
    /// Gathers every figure; reads all claims that give one.
    pub fn all_figures(&self) -> AllFigures {
        let mut rows: Vec<(&str, Option<&str>, ClaimIx, Option<Amount>)> = self
            .claims()
            .zip(self.has_figure.iter())
            .filter(|(_, has_figure)| **has_figure)
            .filter_map(|(ix, _)| {
                let figure = self.claim(ix).figure.as_ref()?;
                Some((
                    figure.measure.as_str(),
                    figure.unit.as_deref(),
                    ix,
                    Amount::of(figure),
                ))
            })
            .collect();
        rows.sort_by_key(|(measure, unit, claim, _)| (*measure, *unit, *claim));
        let measures = rows
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .map(|rows| AllOfMeasure {
                measure: rows[0].0.to_owned(),
                name: words::measure_in_words(
                    rows[0].0,
                    rows.iter().map(|row| self.claim(row.2).statement.as_str()),
                ),
                unit: rows[0].1.map(str::to_owned),
                figures: rows.iter().map(|row| (row.2, row.3)).collect(),
                updates: rows
                    .iter()
                    .flat_map(|row| self.updated_by(row.2).map(|earlier| (earlier, row.2)))
                    .filter(|(earlier, _)| rows.binary_search_by_key(earlier, |row| row.2).is_ok())
                    .map(|(earlier, later)| (earlier, later, self.update_bond(earlier, later)))
                    .collect(),
            });
        AllFigures {
            measures: measures.collect(),
        }
    }

    /// The figures among what is known. `all` must be this index's.
    pub fn figures(&self, all: &AllFigures, known: &Known) -> Figures {
        let mut figures = Figures::default();
        for all in &all.measures {
            let measure = self.measure(all, known);
            figures.left_out.add(&measure.left_out);
            if !measure.points.is_empty() {
                figures.measures.push(measure);
            }
        }
        let points: Vec<(String, u32)> = figures
            .measures
            .iter()
            .map(|it| (it.measure.clone(), it.points.len() as u32))
            .collect();
        for measure in &mut figures.measures {
            let same = points.iter().filter(|(name, _)| *name == measure.measure);
            let in_all_units: u32 = same.map(|(_, points)| points).sum();
            measure.in_other_units = in_all_units - measure.points.len() as u32;
        }
        figures
            .measures
            .sort_by_key(|measure| std::cmp::Reverse(measure.points.len()));
        figures
    }

    fn measure(&self, all: &AllOfMeasure, known: &Known) -> Measure {
        let mut measure = Measure {
            measure: all.measure.clone(),
            name: all.name.clone(),
            unit: all.unit.clone(),
            points: Vec::new(),
            updates: Vec::new(),
            left_out: LeftOut::default(),
            in_other_units: 0,
        };
        for &(claim, amount) in &all.figures {
            match (known.state(claim), amount) {
                (ClaimState::Out(absence), _) => measure.left_out.count(absence),
                (ClaimState::Known { .. }, None) => measure.left_out.without_number += 1,
                (
                    ClaimState::Known {
                        certainty,
                        standing,
                        ..
                    },
                    Some(amount),
                ) => measure.points.push(FigurePoint {
                    claim,
                    amount,
                    reported: self.reported(claim),
                    certainty,
                    standing,
                }),
            }
        }
        let place = |claim| {
            let points = &measure.points;
            points
                .binary_search_by_key(&claim, |point| point.claim)
                .ok()
        };
        let updates = all.updates.iter().filter_map(|&(earlier, later, bond)| {
            Some(Update {
                earlier: place(earlier)?,
                later: place(later)?,
                bond,
            })
        });
        measure.updates = updates.collect();
        measure
    }

    /// The claims of which this one says that it gives a later state; those that exist, itself never.
    pub fn updated_by(&self, claim: ClaimIx) -> impl Iterator<Item = ClaimIx> + '_ {
        self.claim(claim)
            .relations
            .iter()
            .filter(|(relation, _)| *relation == Relation::Updates)
            .filter_map(|(_, id)| self.claim_ix(id))
            .filter(move |other| *other != claim)
    }

    /// Whether a line may lead from one figure to the one that updates it: the same claimant, about places
    /// of which one holds the other, at times that overlap.
    fn update_bond(&self, one: ClaimIx, other: ClaimIx) -> UpdateBond {
        let claimants = self.claimants_of(one);
        let same_voice = self
            .claimants_of(other)
            .iter()
            .any(|claimant| claimants.contains(claimant));
        if same_voice && self.places_overlap(one, other) && self.times_overlap(one, other) {
            UpdateBond::Joined
        } else {
            UpdateBond::Linked
        }
    }

    /// Claims that both name no place are not told apart by it; of one that names none, nobody knows.
    fn places_overlap(&self, one: ClaimIx, other: ClaimIx) -> bool {
        let (one, other) = (self.places_of(one), self.places_of(other));
        if one.is_empty() || other.is_empty() {
            return one.is_empty() && other.is_empty();
        }
        let holds = |outer, inner| self.within(outer).contains(&inner);
        one.iter()
            .any(|&a| other.iter().any(|&b| holds(a, b) || holds(b, a)))
    }

    fn times_overlap(&self, one: ClaimIx, other: ClaimIx) -> bool {
        let (one, other) = (self.occurred(one), self.occurred(other));
        if one.is_undated() || other.is_undated() {
            return one.is_undated() && other.is_undated();
        }
        one.overlaps(other)
    }
}
