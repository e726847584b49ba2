//! Which rows are chosen, and which one the keyboard is on. No drawing.

use std::collections::HashSet;

use crate::query::ClaimIx;

/// The chosen rows. What is not among the rows is never chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The row that the keyboard is on, and where it stands.
    current: Option<(ClaimIx, usize)>,
    /// Where a range began that is being extended.
    anchor: Option<ClaimIx>,
    chosen: HashSet<ClaimIx>,
}

impl Choice {
    pub fn current(&self) -> Option<ClaimIx> {
        self.current.map(|(claim, _)| claim)
    }

    /// Where the current row stands, from 0.
    pub fn place(&self) -> Option<usize> {
        self.current.map(|(_, at)| at)
    }

    pub fn is_chosen(&self, claim: ClaimIx) -> bool {
        self.chosen.contains(&claim)
    }

    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// The chosen ones in the order of the rows.
    pub fn of<'a>(&'a self, rows: &'a [ClaimIx]) -> impl Iterator<Item = ClaimIx> + 'a {
        rows.iter().copied().filter(|claim| self.is_chosen(*claim))
    }

    /// Goes over to what the rows are called in another version; those that are gone are not chosen any more.
    pub fn follow(&mut self, now: impl Fn(ClaimIx) -> Option<ClaimIx>) {
        let current = self.current.take();
        self.current = current.and_then(|(claim, at)| Some((now(claim)?, at)));
        self.anchor = self.anchor.and_then(&now);
        self.chosen = self.chosen.drain().filter_map(now).collect();
    }

    /// Chooses one row and no other.
    pub fn only(&mut self, claim: ClaimIx, at: usize) {
        self.chosen.clear();
        self.chosen.insert(claim);
        self.current = Some((claim, at));
        self.anchor = Some(claim);
    }

    /// Adds a row, or takes it out.
    pub fn toggle(&mut self, claim: ClaimIx, at: usize) {
        if !self.chosen.remove(&claim) {
            self.chosen.insert(claim);
        }
        self.current = Some((claim, at));
        self.anchor = Some(claim);
    }

    /// Chooses all from where the range began to this row.
    pub fn extend(&mut self, rows: &[ClaimIx], at: usize) {
        let Some(&claim) = rows.get(at) else {
            return;
        };
        let begun = self.anchor.or(self.current());
        let anchor = begun.and_then(|begun| rows.iter().position(|other| *other == begun));
        let anchor = anchor.unwrap_or(at);
        self.chosen.clear();
        self.chosen.extend(&rows[anchor.min(at)..=anchor.max(at)]);
        self.anchor = Some(rows[anchor]);
        self.current = Some((claim, at));
    }

    pub fn all(&mut self, rows: &[ClaimIx]) {
        self.chosen = rows.iter().copied().collect();
    }

    /// Drops what is not among the rows any more. The keyboard stays on its claim, or else about where it was.
    ///
    /// `claims` is how many the dossier has.
    pub fn keep_to(&mut self, rows: &[ClaimIx], claims: usize) {
        if let Some((claim, at)) = self.current {
            let now = rows.iter().position(|other| *other == claim);
            let at = now.unwrap_or(at.min(rows.len().saturating_sub(1)));
            self.current = rows.get(at).map(|claim| (*claim, at));
        }
        if self.chosen.is_empty() {
            return;
        }
        let mut among = vec![false; claims];
        for claim in rows {
            among[claim.index()] = true;
        }
        let is_among = |claim: &ClaimIx| among.get(claim.index()).copied().unwrap_or(false);
        self.chosen.retain(is_among);
        self.anchor = self.anchor.filter(is_among);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [ClaimIx; 5] = [ClaimIx(7), ClaimIx(3), ClaimIx(9), ClaimIx(1), ClaimIx(4)];

    fn chosen(choice: &Choice) -> Vec<u32> {
        choice.of(&ROWS).map(|claim| claim.0).collect()
    }

    #[test]
    fn a_range_grows_and_shrinks_from_where_it_began() {
        let mut choice = Choice::default();
        choice.only(ROWS[2], 2);
        choice.extend(&ROWS, 4);
        assert_eq!(chosen(&choice), [9, 1, 4]);
        choice.extend(&ROWS, 1);
        assert_eq!(chosen(&choice), [3, 9]);
        assert_eq!(choice.place(), Some(1));
    }

    #[test]
    fn single_rows_are_added_and_taken_out() {
        let mut choice = Choice::default();
        choice.only(ROWS[0], 0);
        choice.toggle(ROWS[3], 3);
        assert_eq!(chosen(&choice), [7, 1]);
        choice.toggle(ROWS[0], 0);
        assert_eq!(chosen(&choice), [1]);
    }

    #[test]
    fn the_same_claims_are_chosen_after_they_were_numbered_anew() {
        let mut choice = Choice::default();
        choice.only(ROWS[0], 0);
        choice.toggle(ROWS[2], 2);
        choice.follow(|claim| (claim != ROWS[0]).then_some(ClaimIx(claim.0 - 1)));
        assert_eq!((choice.len(), choice.current()), (1, Some(ClaimIx(8))));
        assert!(choice.is_chosen(ClaimIx(8)));
    }

    #[test]
    fn what_is_no_row_any_more_is_not_chosen_and_the_keyboard_stays_near() {
        let mut choice = Choice::default();
        choice.all(&ROWS);
        choice.extend(&ROWS, 4);
        choice.all(&ROWS);
        choice.keep_to(&ROWS[..2], 10);
        assert_eq!(chosen(&choice), [7, 3]);
        assert_eq!(choice.current(), Some(ROWS[1]));
        choice.keep_to(&[], 10);
        assert_eq!((choice.len(), choice.current()), (0, None));
    }
}
