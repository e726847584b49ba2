//! Which of too many states become one, and what that one holds.

use super::{SavedBy, SavedState};

impl SavedState {
    pub(super) fn takes_away(&self) -> bool {
        self.files.iter().any(|file| file.after.is_none())
    }

    /// What is to be told apart from its neighbours for as long as possible.
    fn stands_out(&self) -> bool {
        self.by == SavedBy::Others || self.takes_away()
    }
}

/// Digests of the contents that a state needs.
pub(super) fn stored(state: &SavedState) -> Vec<String> {
    let files = state.files.iter();
    let both = files.flat_map(|file| [&file.before, &file.after]);
    both.flatten().map(|stored| stored.digest.clone()).collect()
}

/// The first of the two neighbours that are to become one. The newest two states stay as they are.
pub(super) fn closest(states: &[SavedState]) -> usize {
    let pairs = states.windows(2).take(states.len().saturating_sub(3));
    let cost = |pair: &[SavedState]| {
        let stand_out = pair.iter().any(SavedState::stands_out);
        (stand_out, pair[1].at.0.abs_diff(pair[0].at.0))
    };
    let closest = pairs.enumerate().min_by_key(|(_, pair)| cost(pair));
    closest.map_or(0, |(at, _)| at)
}

/// Two states that follow each other as one: what was before the first, and what was after the second.
pub(super) fn merged(first: &SavedState, second: &SavedState) -> SavedState {
    let mut files = first.files.clone();
    for file in &second.files {
        match files.iter_mut().find(|it| it.path == file.path) {
            Some(there) => there.after.clone_from(&file.after),
            None => files.push(file.clone()),
        }
    }
    let by = match (first.by, second.by) {
        (SavedBy::Others, SavedBy::Others) => SavedBy::Others,
        _ => SavedBy::Here,
    };
    SavedState {
        number: second.number,
        at: second.at,
        edits: [&first.edits[..], &second.edits[..]].concat(),
        files,
        by,
    }
}
