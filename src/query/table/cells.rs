//! What stands in a cell, in words and exactly, and a whole column of cells told once for claims that say
//! the same.

use std::collections::HashMap;
use std::hash::Hash;

use super::super::index::Index;
use super::super::known::Known;
use super::super::number::ClaimIx;
use super::super::span::Span;
use super::column::TableColumn;
use super::fold::fold;
use super::standing::{StandingCell, certainty_in_words, certainty_of};
use super::texts::{EMPTY, FoldedTexts};
use crate::dossier::{Claim, Source, When};

/// How a cell tells what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// As one reads it: "about 12 Aug 2004"; several things with commas, white space folded.
    InWords,
    /// For other programs: dates as EDTF, several things with semicolons, excerpts letter by letter.
    Exactly,
}

/// One cell. Empty where there is nothing to say.
pub(super) fn cell(
    index: &Index,
    known: &Known,
    claim_ix: ClaimIx,
    column: TableColumn,
    telling: Telling,
) -> String {
    let claim = index.claim(claim_ix);
    let source = index.source(index.source_of(claim_ix));
    let listed = |names: Vec<&str>| {
        names.join(match telling {
            Telling::InWords => ", ",
            Telling::Exactly => "; ",
        })
    };
    let date = |when: Option<&When>| match (when, telling) {
        (None, _) => String::new(),
        (Some(when), Telling::InWords) => when.in_words(),
        (Some(when), Telling::Exactly) => when.text().to_owned(),
    };
    match column {
        TableColumn::Reported => date(source.published.as_ref()),
        TableColumn::Claimants => listed(claimants(index, claim_ix)),
        TableColumn::Side => {
            let sides = index.sides_of(claim_ix).iter();
            listed(sides.map(|side| &*index.side(*side).label).collect())
        }
        TableColumn::Statement => claim.statement.clone(),
        TableColumn::Excerpt => match telling {
            Telling::InWords => white_space_folded(excerpt(source, claim)),
            Telling::Exactly => excerpt(source, claim).to_owned(),
        },
        TableColumn::Places => {
            let places = index.places_of(claim_ix).iter();
            listed(places.map(|place| &*index.place(*place).name).collect())
        }
        TableColumn::Occurred => date(claim.occurred.as_ref()),
        TableColumn::Kind => index.kind_of(claim_ix).map_or_else(
            || claim.kind.to_string(),
            |kind| index.kind(kind).label.clone(),
        ),
        TableColumn::Events => {
            let events = index.events_of(claim_ix).iter();
            listed(events.map(|event| &*index.event(*event).title).collect())
        }
        TableColumn::Positions => {
            let positions = positions(index, claim);
            listed(positions.iter().map(String::as_str).collect())
        }
        TableColumn::Figure => claim.figure.as_ref().map_or_else(String::new, |figure| {
            format!("{} {}", figure.in_words(), figure.measure.replace('-', " "))
        }),
        TableColumn::Standing => {
            let standing = StandingCell::of(index, known, claim_ix);
            match telling {
                Telling::InWords => standing.in_words(),
                Telling::Exactly => standing.exactly(),
            }
        }
        TableColumn::Certainty => certainty_in_words(certainty_of(known, claim_ix)).to_owned(),
        TableColumn::Via => {
            let via = claim.via.iter();
            listed(
                via.map(|id| {
                    index
                        .actor_ix(id)
                        .map_or(id.as_str(), |it| &index.actor(it).name)
                })
                .collect(),
            )
        }
        TableColumn::Source => match source.published.as_ref() {
            None => source.publisher.clone(),
            when => format!("{} · {}", source.publisher, date(when)),
        },
        TableColumn::Id => claim.id.to_string(),
    }
}

fn claimants(index: &Index, claim: ClaimIx) -> Vec<&str> {
    let claimants = index.claimants_of(claim).iter();
    let names: Vec<&str> = claimants.map(|it| &*index.claimant(*it).name).collect();
    if names.is_empty() {
        vec!["not in the dossier"]
    } else {
        names
    }
}

/// "Who attacked first? Georgia did"; what the dossier does not have, by its id.
fn positions(index: &Index, claim: &Claim) -> Vec<String> {
    let told = claim.stances.iter().map(|stance| {
        let dispute = index
            .dispute_ix(&stance.dispute)
            .map(|it| index.dispute(it));
        let question = dispute.map_or(stance.dispute.as_str(), |it| &it.question);
        let position = dispute
            .and_then(|it| it.positions.iter().find(|it| it.id == stance.position))
            .map_or(stance.position.as_str(), |it| &it.label);
        format!("{question} {position}")
    });
    told.collect()
}

/// The words as they stand in the text, or as noted where they were not found there.
fn excerpt<'a>(source: &'a Source, claim: &'a Claim) -> &'a str {
    let range = claim.excerpt.anchoring.range();
    range
        .and_then(|range| source.content().get(range))
        .unwrap_or(&claim.excerpt.quote.text)
}

fn white_space_folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// One column that does not depend on the date, over all claims.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// For each claim which of the texts stands in its cell.
    pub(super) text_of: Vec<u32>,
    /// Each different text once, folded.
    pub(super) texts: FoldedTexts,
    /// For each text its place in the column's order; [`EMPTY`] for an empty cell.
    ranks: Vec<u32>,
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
                let dates = claims.map(|claim| {
                    let when = index.claim(claim).occurred.as_ref();
                    (when.map(When::text), claim)
                });
                Self::shared(dates, told, |claim, _| {
                    days(index.occurred(claim), End::First)
                })
            }
            TableColumn::Figure => {
                let figures = claims.map(|claim| (told(claim), claim));
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
            TableColumn::Kind
            | TableColumn::Positions
            | TableColumn::Via
            | TableColumn::Standing
            | TableColumn::Certainty => {
                let words = claims.map(|claim| (told(claim), claim));
                Self::shared(words, told, by_words)
            }
        }
    }

    /// The place of a claim in the column's order; [`EMPTY`]: nothing stands in its cell.
    pub(super) fn rank(&self, claim: ClaimIx) -> u32 {
        self.ranks[self.text_of[claim.index()] as usize]
    }

    fn each_its_own(told: impl Iterator<Item = String>) -> Self {
        let mut texts = FoldedTexts::default();
        told.for_each(|text| texts.push(&text));
        Self {
            text_of: (0u32..).take(texts.len()).collect(),
            ranks: texts.ranks(),
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
            ranks: ranks(&keys),
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
    let number = |day: Option<crate::dossier::Day>| day.map(|day| day.0 as f64);
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
