//! Columns with one entry per claim, shared between the versions of an index as long as nothing in them
//! changed.

use std::sync::Arc;

use super::course::{Course, Piece};
use super::lists::Lists;
use super::number::{ClaimIx, Dense};

/// One value for every claim.
pub(super) type Column<T> = Arc<Vec<T>>;

/// What a kept value is called now. `None`: all are called as before.
pub(super) type Renaming<'a, T> = Option<&'a dyn Fn(T) -> T>;

/// A column of a new version: what was kept as in `old`, the rest from `fresh`, which has a value for each
/// claim that was laid out anew, in order.
pub(super) fn continued<T: Copy + PartialEq>(
    old: &Column<T>,
    course: &Course,
    fresh: &[T],
    kept: Renaming<'_, T>,
) -> Column<T> {
    if course.is_in_place() && kept.is_none() {
        let mut column = Arc::clone(old);
        let mut rest = fresh;
        for range in course.fresh() {
            let (own, others) = rest.split_at(range.len());
            // Copied only when something in it is another.
            if column[range.clone()] != *own {
                Arc::make_mut(&mut column)[range.clone()].copy_from_slice(own);
            }
            rest = others;
        }
        return column;
    }
    let mut column = Vec::with_capacity(course.new_count());
    let mut rest = fresh;
    for piece in course.pieces() {
        match piece {
            Piece::Kept { old: range, .. } => match kept {
                None => column.extend_from_slice(&old[range.clone()]),
                Some(kept) => column.extend(old[range.clone()].iter().map(|&value| kept(value))),
            },
            Piece::Fresh { new, .. } => {
                let (own, others) = rest.split_at(new.len());
                column.extend_from_slice(own);
                rest = others;
            }
        }
    }
    Arc::new(column)
}

/// The same for lists.
pub(super) fn continued_lists<Item: Copy + PartialEq>(
    old: &Arc<Lists<ClaimIx, Item>>,
    course: &Course,
    fresh: &Lists<ClaimIx, Item>,
    kept: Renaming<'_, Item>,
) -> Arc<Lists<ClaimIx, Item>> {
    if course.is_in_place() && kept.is_none() {
        let claims = course.fresh().iter().cloned().flatten();
        let mut pairs = claims.map(ClaimIx::from_index).zip(fresh.iter());
        if pairs.all(|(claim, (_, list))| old.of(claim) == list) {
            return Arc::clone(old);
        }
    }
    let room = old.items().len() + fresh.items().len();
    let mut lists = Lists::with_room(course.new_count(), room);
    let mut at = 0;
    for piece in course.pieces() {
        match piece {
            Piece::Kept { old: range, .. } => match kept {
                None => lists.append(old, range.clone(), |item| item),
                Some(kept) => lists.append(old, range.clone(), kept),
            },
            Piece::Fresh { new, .. } => {
                lists.append(fresh, at..at + new.len(), |item| item);
                at += new.len();
            }
        }
    }
    Arc::new(lists)
}
