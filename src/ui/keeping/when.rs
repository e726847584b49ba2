//! When something was saved, in words. Times are those of Greenwich: the program knows no other.

use crate::dossier::Day;
use crate::files::SavedAt;

const DAY_SECONDS: i64 = 24 * 3600;

/// "22 Nov 2026, 08:30 UTC".
pub(super) fn in_words(at: SavedAt) -> String {
    let day = Day(at.0.div_euclid(DAY_SECONDS));
    let minutes = at.0.rem_euclid(DAY_SECONDS) / 60;
    format!(
        "{}, {:02}:{:02} UTC",
        day.in_words(),
        minutes / 60,
        minutes % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_to_the_minute_before_and_after_1970() {
        assert_eq!(in_words(SavedAt(1_218_697_440)), "14 Aug 2008, 07:04 UTC");
        assert_eq!(in_words(SavedAt(-60)), "31 Dec 1969, 23:59 UTC");
    }
}
