//! Stepping from one day to the next on which something changes.

use crate::dossier::Day;

/// The first day after `day`. `days` must be sorted; `None` at the end.
pub fn next_after(days: &[Day], day: Day) -> Option<Day> {
    days.get(days.partition_point(|known| *known <= day))
        .copied()
}

/// The last day before `day`. `days` must be sorted; `None` at the start.
pub fn previous_before(days: &[Day], day: Day) -> Option<Day> {
    days[..days.partition_point(|known| *known < day)]
        .last()
        .copied()
}
