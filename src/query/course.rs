//! How the claims of a new version of a dossier follow from those of the version before: which were kept, and
//! where they stand now; which are to be laid out anew.
//!
//! ```text
//! before  a b c d e f g          d was edited, x came in after e
//! after   a b c D e x f g        kept a b c, fresh D, kept e, fresh x, kept f g
//! ```

use std::ops::Range;

use super::number::{ClaimIx, Dense};

/// A run of claims of the new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// As they were: the very same claims of the same source.
    Kept {
        old: Range<usize>,
        new: Range<usize>,
    },
    /// To be laid out anew.
    Fresh {
        /// The claims with the same ids in the version before, one for one. `None`: not known to be the same.
        old: Option<Range<usize>>,
        new: Range<usize>,
    },
}

/// New numbers of kept claims, by their old ones.
pub(super) struct Moves(Vec<ClaimIx>);

impl Moves {
    /// Stands for a claim that was not kept.
    const LEFT: ClaimIx = ClaimIx(u32::MAX);

    /// `None`: it was not kept.
    pub(super) fn now(&self, claim: ClaimIx) -> Option<ClaimIx> {
        Some(self.0[claim.index()]).filter(|now| *now != Self::LEFT)
    }
}

/// All runs, in the order of the new version.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    pieces: Vec<Piece>,
    fresh: Vec<Range<usize>>,
    old_count: usize,
    new_count: usize,
}

impl Course {
    /// For a version after one with so many claims.
    pub(super) fn after(old_count: usize) -> Self {
        Self {
            old_count,
            ..Self::default()
        }
    }

    pub(super) fn keep(&mut self, old: Range<usize>) {
        if old.is_empty() {
            return;
        }
        let new = self.next(old.len());
        if let Some(Piece::Kept {
            old: last_old,
            new: last_new,
        }) = self.pieces.last_mut()
            && last_old.end == old.start
        {
            last_old.end = old.end;
            last_new.end = new.end;
            return;
        }
        self.pieces.push(Piece::Kept { old, new });
    }

    /// The next claims have the ids of these, and are to be laid out anew.
    pub(super) fn renew(&mut self, old: Range<usize>) {
        if old.is_empty() {
            return;
        }
        let new = self.next(old.len());
        self.note_fresh(new.clone());
        self.pieces.push(Piece::Fresh {
            old: Some(old),
            new,
        });
    }

    /// So many claims come next that are not known to have been there before.
    pub(super) fn begin(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let new = self.next(count);
        self.note_fresh(new.clone());
        self.pieces.push(Piece::Fresh { old: None, new });
    }

    fn next(&mut self, count: usize) -> Range<usize> {
        let first = self.new_count;
        self.new_count += count;
        first..self.new_count
    }

    fn note_fresh(&mut self, new: Range<usize>) {
        match self.fresh.last_mut() {
            Some(last) if last.end == new.start => last.end = new.end,
            _ => self.fresh.push(new),
        }
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(super) fn new_count(&self) -> usize {
        self.new_count
    }

    /// The claims to be laid out anew, in runs, in order.
    pub(super) fn fresh(&self) -> &[Range<usize>] {
        &self.fresh
    }

    /// Whether every claim stands where the one with its id stood before.
    pub(super) fn is_in_place(&self) -> bool {
        let stays = |piece: &Piece| match piece {
            Piece::Kept { old, new }
            | Piece::Fresh {
                old: Some(old),
                new,
            } => old == new,
            Piece::Fresh { old: None, .. } => false,
        };
        self.old_count == self.new_count && self.pieces.iter().all(stays)
    }

    /// The claims of the version before that are not kept, in order.
    pub(super) fn left(&self) -> Vec<Range<usize>> {
        let kept = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Kept { old, .. } => Some(old.clone()),
            Piece::Fresh { .. } => None,
        });
        self.all_but(kept.collect())
    }

    /// The claims of the version before that are not known to be there, in order.
    pub(super) fn gone(&self) -> Vec<Range<usize>> {
        let there = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Kept { old, .. } => Some(old.clone()),
            Piece::Fresh { old, .. } => old.clone(),
        });
        self.all_but(there.collect())
    }

    /// The claims that are not known to have been there before, in order.
    pub(super) fn come(&self) -> Vec<Range<usize>> {
        let come = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Fresh { old: None, new } => Some(new.clone()),
            _ => None,
        });
        come.collect()
    }

    fn all_but(&self, mut those: Vec<Range<usize>>) -> Vec<Range<usize>> {
        those.sort_unstable_by_key(|range| range.start);
        let mut others = Vec::new();
        let mut from = 0;
        for range in those {
            if from < range.start {
                others.push(from..range.start);
            }
            from = range.end;
        }
        if from < self.old_count {
            others.push(from..self.old_count);
        }
        others
    }

    /// The same, with these claims of the version before (rising) laid out anew too if they are kept.
    pub(super) fn renewing(&self, claims: &[ClaimIx]) -> Self {
        let mut course = Self::after(self.old_count);
        for piece in &self.pieces {
            match piece {
                Piece::Fresh { old: Some(old), .. } => course.renew(old.clone()),
                Piece::Fresh { old: None, new } => course.begin(new.len()),
                Piece::Kept { old, .. } => {
                    let first = claims.partition_point(|claim| claim.index() < old.start);
                    let mut from = old.start;
                    for claim in &claims[first..] {
                        let at = claim.index();
                        if at >= old.end {
                            break;
                        }
                        course.keep(from..at);
                        course.renew(at..at + 1);
                        from = at + 1;
                    }
                    course.keep(from..old.end);
                }
            }
        }
        course
    }

    /// Where the kept claims stand now. `None`: not in the order in which they stood.
    pub(super) fn moves_of_kept(&self) -> Option<Moves> {
        let kept = || {
            self.pieces.iter().filter_map(|piece| match piece {
                Piece::Kept { old, new } => Some((old, new)),
                Piece::Fresh { .. } => None,
            })
        };
        if !kept().is_sorted_by(|(one, _), (next, _)| one.end <= next.start) {
            return None;
        }
        let mut now = vec![Moves::LEFT; self.old_count];
        for (old, new) in kept() {
            for (number, claim) in now[old.clone()].iter_mut().zip(new.clone()) {
                *number = ClaimIx::from_index(claim);
            }
        }
        Some(Moves(now))
    }

    /// For each claim of the version before its number now. `None`: it is not known to be there.
    pub(super) fn numbers(&self) -> Vec<Option<ClaimIx>> {
        let mut numbers = vec![None; self.old_count];
        for piece in &self.pieces {
            if let Piece::Kept { old, new }
            | Piece::Fresh {
                old: Some(old),
                new,
            } = piece
            {
                for (number, now) in numbers[old.clone()].iter_mut().zip(new.clone()) {
                    *number = Some(ClaimIx::from_index(now));
                }
            }
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_and_what_moves_is_told_from_the_runs() {
        let mut course = Course::after(7);
        course.keep(0..3);
        course.renew(3..4);
        course.keep(4..5);
        course.begin(1);
        course.keep(6..7);
        assert_eq!(course.fresh(), [3..4, 5..6]);
        assert_eq!(course.left(), [3..4, 5..6]);
        assert!(!course.is_in_place(), "one went and another came");
        let numbers = course.numbers();
        assert_eq!(numbers[3], Some(ClaimIx(3)));
        assert_eq!((numbers[5], numbers[6]), (None, Some(ClaimIx(6))));
    }

    #[test]
    fn laying_out_more_anew_moves_nothing() {
        let mut course = Course::after(5);
        course.keep(0..5);
        let course = course.renewing(&[ClaimIx(1), ClaimIx(4)]);
        assert_eq!(course.fresh(), [1..2, 4..5]);
        assert!(course.is_in_place());
        assert_eq!(course.numbers()[4], Some(ClaimIx(4)));
    }
}
