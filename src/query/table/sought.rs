//! Which rows hold the words that are sought.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::super::index::Index;
use super::super::known::Known;
use super::super::number::{ClaimIx, Dense};
use super::cell::changes_in_words;
use super::cells::Cells;
use super::column::TableColumn;
use super::standing::{StandingCell, certainty_in_words, certainty_of};
use crate::query::search::fold::fold;

/// As many words count as a number has bits; nobody types more.
const MOST_WORDS: usize = 32;

/// The words, and where those columns hold them that do not depend on the date.
pub(super) struct Sought {
    /// As typed.
    typed: String,
    columns: Vec<TableColumn>,
    words: Vec<Finder<'static>>,
    /// A bit for every word.
    all: u32,
    /// For each claim the words that it holds.
    held: Vec<u32>,
}

impl Sought {
    pub(super) fn new<'a>(
        typed: &str,
        columns: &[TableColumn],
        cells: impl Iterator<Item = &'a Cells>,
        claims: usize,
    ) -> Self {
        let words: Vec<Finder<'static>> = fold(typed)
            .split_whitespace()
            .take(MOST_WORDS)
            .map(|word| Finder::new(word.as_bytes()).into_owned())
            .collect();
        let mut sought = Self {
            typed: typed.to_owned(),
            columns: columns.to_vec(),
            all: words
                .iter()
                .zip(0..)
                .fold(0, |all, (_, bit)| all | 1 << bit),
            words,
            held: vec![0; claims],
        };
        for cells in cells {
            let held: Vec<u32> = cells
                .texts
                .iter()
                .map(|text| sought.words_in(text))
                .collect();
            for (claim, text) in sought.held.iter_mut().zip(&cells.text_of) {
                *claim |= held[*text as usize];
            }
        }
        sought
    }

    /// For another version: `before` are the numbers that claims had if they are the same, `told` tells the
    /// cells of the others.
    pub(super) fn follow(
        mut self,
        before: &[Option<ClaimIx>],
        told: &dyn Fn(ClaimIx, TableColumn) -> String,
    ) -> Self {
        let held = before.iter().enumerate().map(|(at, before)| match before {
            Some(before) => self.held[before.index()],
            None => {
                let cells = self.columns.iter();
                let cells = cells.map(|column| fold(&told(ClaimIx::from_index(at), *column)));
                cells.fold(0, |held, text| held | self.words_in(&text))
            }
        });
        self.held = held.collect();
        self
    }

    pub(super) fn is_for(&self, typed: &str, columns: &[TableColumn]) -> bool {
        self.typed == typed && self.columns == columns
    }

    /// A bit for each word that stands in a folded text.
    fn words_in(&self, folded: &str) -> u32 {
        let words = self.words.iter().zip(0..);
        words.fold(0, |held, (word, bit)| {
            held | u32::from(word.find(folded.as_bytes()).is_some()) << bit
        })
    }

    /// Looks into the columns that depend on the date too.
    pub(super) fn at_the_date<'a>(
        &'a self,
        index: &'a Index,
        known: &'a Known,
        columns: &[TableColumn],
    ) -> AtTheDate<'a> {
        AtTheDate {
            sought: self,
            index,
            known,
            standing: columns.contains(&TableColumn::Standing).then(HashMap::new),
            change: columns.contains(&TableColumn::Change),
            certainty: columns.contains(&TableColumn::Certainty),
        }
    }
}

/// The same at a date.
pub(super) struct AtTheDate<'a> {
    sought: &'a Sought,
    index: &'a Index,
    known: &'a Known,
    /// Words in each standing that was met. `None`: the column is not in view.
    standing: Option<HashMap<StandingCell, u32>>,
    change: bool,
    certainty: bool,
}

impl AtTheDate<'_> {
    /// Whether a row holds every word.
    pub(super) fn holds(&mut self, claim: ClaimIx) -> bool {
        let sought = self.sought;
        let mut held = sought.held[claim.index()];
        if held != sought.all
            && let Some(met) = &mut self.standing
        {
            let standing = StandingCell::of(self.index, self.known, claim);
            held |= *met
                .entry(standing)
                .or_insert_with(|| sought.words_in(&fold(&standing.in_words())));
        }
        if held != sought.all && self.change {
            held |= sought.words_in(&changes_in_words(self.index, self.known, claim));
        }
        if held != sought.all && self.certainty {
            held |= sought.words_in(certainty_in_words(certainty_of(self.known, claim)));
        }
        held == sought.all
    }
}
