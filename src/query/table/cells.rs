//! A whole column of cells, told once for claims that say the same, with the order they come in.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::Hash;

use super::super::index::Index;
use super::super::known::Known;
use super::super::number::ClaimIx;
use super::super::span::Span;
use super::cell::{Telling, cell};
use super::column::TableColumn;
use super::texts::{EMPTY, FoldedTexts};
use crate::dossier::Day;
use crate::query::search::fold::fold;

/// One column that does not depend on the date, over all claims.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// For each claim which of the texts stands in its cell.
    pub(super) text_of: Vec<u32>,
    /// Each different text once, folded.
    pub(super) texts: FoldedTexts,
    /// For each text its place in the column's order; [`EMPTY`] for an empty cell. Worked out when first
    /// asked for: who seeks words does not need it.
    ranks: OnceCell<Vec<u32>>,
}

/// What a column is sorted by: its folded words (or those it is grouped by) and then two numbers.
type Key = (String, f64, f64);

impl Cells {
    pub(super) fn of(index: &Index, known: &Known, column: TableColumn) -> Self {
        let claims = index.claims();
        let told = |claim: ClaimIx| cell(index, known, claim, column, Telling::InWords);
        match column {
            // Nearly every claim has its own.
            TableColumn::Statement | TableColumn::Excerpt | TableColumn::Id => {
                Self::each_its_own(claims.map(told))
            }
            TableColumn::Reported => {
                let sources = claims.map(|claim| (index.source_of(claim), claim));
                Self::shared(sources, told, |claim, _| {
                    days(index.reported(claim), End::Last)
                })
            }
            TableColumn::Source => {
                let sources = claims.map(|claim| (index.source_of(claim), claim));
                Self::shared(sources, told, |claim, _| {
                    let publisher = fold(&index.source(index.source_of(claim)).publisher);
                    let (_, first, second) =
                        days(index.reported(claim), End::Last).unwrap_or_default();
                    Some((publisher, first, second))
                })
            }
            TableColumn::Occurred => {
                let dates = claims.map(|claim| (index.occurred_date(claim), claim));
                Self::shared(dates, told, |claim, _| {
                    days(index.occurred(claim), End::First)
                })
            }
            TableColumn::Figure => {
                let figures = claims.map(|claim| {
                    let figure = index.claim(claim).figure.as_ref();
                    (figure.map(|_| told(claim)), claim)
                });
                Self::shared(figures, told, |claim, _| {
                    let figure = index.claim(claim).figure.as_ref()?;
                    let number = [figure.value, figure.about, figure.at_least, figure.at_most];
                    let number = number.into_iter().flatten().next();
                    Some((fold(&figure.measure), number.unwrap_or(f64::INFINITY), 0.0))
                })
            }
            TableColumn::Claimants => {
                let voices = claims.map(|claim| (index.claimants_of(claim), claim));
                Self::shared(voices, told, by_words)
            }
            TableColumn::Side => {
                let sides = claims.map(|claim| (index.sides_of(claim), claim));
                Self::shared(sides, told, by_words)
            }
            TableColumn::Places => {
                let places = claims.map(|claim| (index.places_of(claim), claim));
                Self::shared(places, told, by_words)
            }
            TableColumn::Events => {
                let events = claims.map(|claim| (index.events_of(claim), claim));
                Self::shared(events, told, by_words)
            }
            // Those who answer the same question stand together.
            TableColumn::Positions => {
                let stances = claims.map(|claim| (&*index.claim(claim).stances, claim));
                let stances = stances
                    .map(|(stances, claim)| ((!stances.is_empty()).then(|| told(claim)), claim));
                Self::shared(stances, told, |claim, folded| {
                    let exactly = cell(index, known, claim, column, Telling::Exactly);
                    (!folded.is_empty()).then(|| (fold(&exactly), 0.0, 0.0))
                })
            }
            TableColumn::Kind => {
                let kinds = claims.map(|claim| (&index.claim(claim).kind, claim));
                Self::shared(kinds, told, by_words)
            }
            TableColumn::Via => {
                let via = claims.map(|claim| (&*index.claim(claim).via, claim));
                Self::shared(via, told, by_words)
            }
            TableColumn::Standing | TableColumn::Change | TableColumn::Certainty => {
                let words = claims.map(|claim| (told(claim), claim));
                Self::shared(words, told, by_words)
            }
        }
    }

    /// The place of a claim in the column's order; [`EMPTY`]: nothing stands in its cell.
    pub(super) fn rank(&self, claim: ClaimIx) -> u32 {
        let ranks = self.ranks.get_or_init(|| self.texts.ranks());
        ranks[self.text_of[claim.index()] as usize]
    }

    fn each_its_own(told: impl Iterator<Item = String>) -> Self {
        let mut texts = FoldedTexts::default();
        told.for_each(|text| texts.push(&text));
        Self {
            text_of: (0u32..).take(texts.len()).collect(),
            ranks: OnceCell::new(),
            texts,
        }
    }

    /// `said` gives for each claim, in order, something that is the same when the cells are.
    fn shared<Said: Eq + Hash>(
        said: impl Iterator<Item = (Said, ClaimIx)>,
        told: impl Fn(ClaimIx) -> String,
        key: impl Fn(ClaimIx, &str) -> Option<Key>,
    ) -> Self {
        let mut numbers: HashMap<Said, u32> = HashMap::new();
        let mut texts = FoldedTexts::default();
        let mut keys: Vec<Option<Key>> = Vec::new();
        let mut text_of = Vec::new();
        for (said, claim) in said {
            let number = *numbers.entry(said).or_insert_with(|| {
                texts.push(&told(claim));
                keys.push(key(claim, texts.get(texts.len() - 1)));
                u32::try_from(texts.len() - 1).expect("no more texts than claims")
            });
            text_of.push(number);
        }
        Self {
            text_of,
            ranks: OnceCell::from(ranks(&keys)),
            texts,
        }
    }
}

fn by_words(_: ClaimIx, folded: &str) -> Option<Key> {
    (!folded.is_empty()).then(|| (folded.to_owned(), 0.0, 0.0))
}

/// Which end of a date a column goes by first.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// A date's key: the end that counts, or the other where that is unknown, then the other. `None`: undated.
fn days(span: Span, end: End) -> Option<Key> {
    let number = |day: Option<Day>| day.map(|day| day.0 as f64);
    let (first, last) = (number(span.earliest()), number(span.latest()));
    let (one, other) = match end {
        End::First => (first.or(last)?, last.unwrap_or(f64::INFINITY)),
        // Certainly out is what counts for reports: without a last day, after those that have one.
        End::Last if span.is_undated() => return None,
        End::Last => (
            last.unwrap_or(f64::INFINITY),
            first.unwrap_or(f64::NEG_INFINITY),
        ),
    };
    Some((String::new(), one, other))
}

/// The place of each key in order, alike keys alike; [`EMPTY`] where there is none.
fn ranks(keys: &[Option<Key>]) -> Vec<u32> {
    let compared = |(one, first, second): &Key, (other, third, fourth): &Key| {
        one.cmp(other)
            .then(first.total_cmp(third))
            .then(second.total_cmp(fourth))
    };
    let mut order: Vec<(&Key, usize)> = keys
        .iter()
        .enumerate()
        .filter_map(|(at, key)| Some((key.as_ref()?, at)))
        .collect();
    order.sort_by(|(one, _), (other, _)| compared(one, other));
    let mut ranks = vec![EMPTY; keys.len()];
    let mut rank = 0;
    for place in 0..order.len() {
        if place > 0 && compared(order[place - 1].0, order[place].0).is_ne() {
            rank += 1;
        }
        ranks[order[place].1] = rank;
    }
    ranks
}
