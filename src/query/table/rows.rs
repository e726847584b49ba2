//! The rows of the table: kept in order, made anew only as far as what they depend on is another.

use std::sync::Arc;

use super::super::index::Index;
use super::super::known::Known;
use super::super::number::ClaimIx;
use super::cell::{Telling, cell};
use super::cells::Cells;
use super::column::{RowSort, SortOrder, TableColumn};
use super::sought::Sought;
use super::standing::{StandingCell, certainty_of};
use super::texts::EMPTY;
use crate::query::search::fold::fold;

/// How the rows are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The columns in view, in order; words are sought in them alone.
    pub columns: Vec<TableColumn>,
    /// `None`: in order of reporting.
    pub sort: Option<RowSort>,
    /// Words that a row must hold, each in one of its cells. Empty: all rows.
    pub words: String,
}

/// With more rows to be placed one by one, sorting all of them is as fast.
const MOST_PLACED_ANEW: usize = 500;

/// Whether everything that cells name is called the same in two versions.
fn names_alike(one: &Index, other: &Index) -> bool {
    let (one, other) = (one.dossier(), other.dossier());
    one.places == other.places
        && one.actors == other.actors
        && one.events == other.events
        && one.disputes == other.disputes
        && one.kinds == other.kinds
        && one.sides == other.sides
}

/// The known claims as rows.
pub struct Rows {
    index: Arc<Index>,
    /// Columns that do not depend on the date, as far as they were asked for.
    cells: Vec<Option<Cells>>,
    /// All claims by a column that does not depend on the date.
    in_order: Option<(RowSort, Vec<ClaimIx>)>,
    sought: Option<Sought>,
    /// What `claims` was made for: a number that changes with what is known, and the arrangement.
    made_for: Option<(u64, Arrangement)>,
    claims: Vec<ClaimIx>,
}

impl Rows {
    pub fn new(index: Arc<Index>) -> Self {
        Self {
            index,
            cells: (0..TableColumn::ALL.len()).map(|_| None).collect(),
            in_order: None,
            sought: None,
            made_for: None,
            claims: Vec::new(),
        }
    }

    /// Goes over to the index of another version. Rows that are the same keep their places in the order, so that
    /// an edit does not sort all of them again. `known` is what is known of the new version. Returns whether any
    /// row is the same: none is in another dossier.
    pub fn follow(&mut self, index: Arc<Index>, known: &Known) -> bool {
        let old = std::mem::replace(&mut self.index, index);
        self.made_for = None;
        self.cells = (0..TableColumn::ALL.len()).map(|_| None).collect();
        let before = self.index.numbers_before(&old);
        let others: Vec<ClaimIx> = self
            .index
            .claims()
            .zip(&before)
            .filter_map(|(claim, before)| before.is_none().then_some(claim))
            .collect();
        let few = others.len() <= MOST_PLACED_ANEW;
        let in_order = self.in_order.take().filter(|(sort, _)| {
            // Other columns say what others are called, and take no time to sort.
            let own = [
                TableColumn::Statement,
                TableColumn::Excerpt,
                TableColumn::Id,
            ];
            few && own.contains(&sort.column) && before.iter().flatten().is_sorted()
        });
        self.in_order = in_order.map(|(sort, order)| {
            let mut now = vec![None; old.claim_count()];
            for (claim, before) in self.index.claims().zip(&before) {
                if let Some(before) = before {
                    now[before.index()] = Some(claim);
                }
            }
            let mut claims: Vec<ClaimIx> = order
                .into_iter()
                .filter_map(|claim| now[claim.index()])
                .collect();
            for claim in others.iter().copied() {
                self.put_in_place(known, sort, &mut claims, claim);
            }
            (sort, claims)
        });
        let sought = self
            .sought
            .take()
            .filter(|_| few && names_alike(&old, &self.index));
        self.sought = sought.map(|sought| {
            let told = |claim, column: TableColumn| self.words(known, claim, column);
            sought.follow(&before, &told)
        });
        before.iter().any(Option::is_some)
    }

    /// Puts a claim where it belongs among others that are in order already.
    fn put_in_place(
        &self,
        known: &Known,
        sort: RowSort,
        claims: &mut Vec<ClaimIx>,
        claim: ClaimIx,
    ) {
        let key = |claim| {
            let words = fold(&self.words(known, claim, sort.column));
            (words.is_empty(), words)
        };
        let own = key(claim);
        let at = claims.partition_point(|&other| {
            let (is_empty, words) = key(other);
            // Empty ones last either way, alike ones in order of reporting.
            let by_words = match sort.order {
                SortOrder::Ascending => words.cmp(&own.1),
                SortOrder::Descending => own.1.cmp(&words),
            };
            is_empty
                .cmp(&own.0)
                .then(by_words)
                .then(other.cmp(&claim))
                .is_lt()
        });
        claims.insert(at, claim);
    }

    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The rows last arranged, from the top.
    pub fn claims(&self) -> &[ClaimIx] {
        &self.claims
    }

    /// Brings the known claims into order. `revision` is another number whenever `known` is another.
    /// Returns whether the rows may be others than before.
    pub fn arrange(&mut self, revision: u64, known: &Known, asked: &Arrangement) -> bool {
        let same = |(of, made): &(u64, Arrangement)| *of == revision && made == asked;
        if self.made_for.as_ref().is_some_and(same) {
            return false;
        }
        self.made_for = Some((revision, asked.clone()));
        self.claims.clear();
        match asked.sort {
            None => self.claims.extend(known.claims()),
            Some(sort) if sort.column.follows_the_date() => self.sort_at_the_date(known, sort),
            Some(sort) => {
                self.order_all(known, sort);
                let all = self.in_order.iter().flat_map(|(_, claims)| claims);
                self.claims
                    .extend(all.filter(|claim| known.is_known(**claim)));
            }
        }
        self.keep_what_is_sought(known, asked);
        true
    }

    /// What stands in a cell, as one reads it.
    pub fn words(&self, known: &Known, claim: ClaimIx, column: TableColumn) -> String {
        cell(&self.index, known, claim, column, Telling::InWords)
    }

    /// What stands in a cell, for other programs.
    pub fn exactly(&self, known: &Known, claim: ClaimIx, column: TableColumn) -> String {
        cell(&self.index, known, claim, column, Telling::Exactly)
    }

    fn order_all(&mut self, known: &Known, sort: RowSort) {
        if self.in_order.as_ref().is_some_and(|(of, _)| *of == sort) {
            return;
        }
        self.tell(known, sort.column);
        let Some(cells) = &self.cells[sort.column.number()] else {
            return;
        };
        let keyed = self.index.claims().map(|claim| (cells.rank(claim), claim));
        let mut claims = self.in_order.take().map_or_else(Vec::new, |(_, kept)| kept);
        sorted(keyed, sort.order, &mut claims);
        self.in_order = Some((sort, claims));
    }

    /// Nothing of what is reported later plays a part: among the unopposed the order of reporting holds.
    fn sort_at_the_date(&mut self, known: &Known, sort: RowSort) {
        let index = &self.index;
        let rank = |claim| match sort.column {
            TableColumn::Certainty => certainty_of(known, claim).map_or(EMPTY, |it| it as u32),
            TableColumn::Change => {
                let first = index.changes_of(claim, &known.as_of).next();
                first.map_or(EMPTY, |change| change as u32)
            }
            _ => StandingCell::of(index, known, claim).rank(),
        };
        let keyed = known.claims().map(|claim| (rank(claim), claim));
        sorted(keyed, sort.order, &mut self.claims);
    }

    /// Tells a column, if that was not done yet.
    fn tell(&mut self, known: &Known, column: TableColumn) {
        let index = &self.index;
        self.cells[column.number()].get_or_insert_with(|| Cells::of(index, known, column));
    }

    fn keep_what_is_sought(&mut self, known: &Known, asked: &Arrangement) {
        if asked.words.trim().is_empty() {
            self.sought = None;
            return;
        }
        let (at_the_date, lasting): (Vec<TableColumn>, Vec<TableColumn>) = asked
            .columns
            .iter()
            .partition(|column| column.follows_the_date());
        let same = |sought: &Sought| sought.is_for(&asked.words, &lasting);
        if !self.sought.as_ref().is_some_and(same) {
            for column in &lasting {
                self.tell(known, *column);
            }
            let cells = lasting
                .iter()
                .filter_map(|column| self.cells[column.number()].as_ref());
            let claims = self.index.claim_count();
            self.sought = Some(Sought::new(&asked.words, &lasting, cells, claims));
        }
        if let Some(sought) = &self.sought {
            let index = &self.index;
            let mut at_the_date = sought.at_the_date(index, known, &at_the_date);
            self.claims.retain(|claim| at_the_date.holds(*claim));
        }
    }
}

/// By key, then by number: rows that are alike keep the order of reporting. Empty ones last either way.
fn sorted(
    keyed: impl Iterator<Item = (u32, ClaimIx)>,
    order: SortOrder,
    claims: &mut Vec<ClaimIx>,
) {
    let key = |rank: u32| match order {
        SortOrder::Descending if rank != EMPTY => EMPTY - 1 - rank,
        _ => rank,
    };
    let mut packed: Vec<u64> = keyed
        .map(|(rank, claim)| u64::from(key(rank)) << 32 | u64::from(claim.0))
        .collect();
    packed.sort_unstable();
    claims.clear();
    let low = packed
        .into_iter()
        .map(|packed| packed & u64::from(u32::MAX));
    claims.extend(low.map(|claim| ClaimIx(u32::try_from(claim).expect("masked to 32 bits"))));
}
