//! Days: the unit in which Dateline counts time.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar. Kept between runs as that
/// number, which any year fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

/// A day spelled as year, month and day of month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// Astronomical year: 0 is 1 BC.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
/// Years farther away than this, in either direction, are taken as this far: their days could not be
/// counted in 64 bits.
pub(super) const FARTHEST_YEAR: i64 = 20_000_000_000_000_000;
/// Days in the 400 years after which the Gregorian calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;
/// Days from 0000-03-01, where the computation starts its years, to 1970-01-01.
const EPOCH_FROM_MARCH_0: i64 = 719_468;

impl Day {
    /// The day of a civil date. The date is taken at its word: months 1–12, days 1–31.
    ///
    /// Years start in March here, so that the leap day is the last of its year; the formula is
    /// Howard Hinnant's `days_from_civil` ("chrono-compatible low-level date algorithms", 2013).
    pub fn from_civil(date: CivilDate) -> Self {
        let month = i64::from(date.month);
        let year = date.year.clamp(-FARTHEST_YEAR, FARTHEST_YEAR) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(date.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * DAYS_PER_ERA + day_of_era - EPOCH_FROM_MARCH_0)
    }

    pub fn ymd(year: i64, month: u8, day: u8) -> Self {
        Self::from_civil(CivilDate { year, month, day })
    }

    /// The inverse of [`Day::from_civil`].
    pub fn civil(self) -> CivilDate {
        let shifted = self.0.saturating_add(EPOCH_FROM_MARCH_0);
        let era = shifted.div_euclid(DAYS_PER_ERA);
        let day_of_era = shifted.rem_euclid(DAYS_PER_ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        CivilDate {
            year: era * 400 + year_of_era + i64::from(month <= 2),
            // Both are small by construction: 1–12 and 1–31.
            month: month as u8,
            day: day as u8,
        }
    }

    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// "Thursday"; 1970-01-01 was one.
    pub fn weekday(self) -> &'static str {
        WEEKDAYS[(self.0.rem_euclid(7) + 3).rem_euclid(7) as usize]
    }

    /// "14 Aug 2008".
    pub fn in_words(self) -> String {
        let CivilDate { year, month, day } = self.civil();
        format!("{day} {} {year}", month_name(month))
    }
}

/// "Aug" for 8. Anything outside 1–12 wraps around.
pub(super) fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month + 11) % 12]
}

impl CivilDate {
    /// "Aug": the month's short English name.
    pub fn month_name(self) -> &'static str {
        month_name(self.month)
    }
}

/// ISO 8601: `2008-08-14`; years before 0 carry a sign.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CivilDate { year, month, day } = self.civil();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days_have_their_known_numbers_and_weekdays() {
        assert_eq!(Day::ymd(1970, 1, 1).0, 0);
        assert_eq!(Day::ymd(2000, 3, 1).0, 11_017);
        assert_eq!(Day::ymd(2008, 8, 8).weekday(), "Friday");
        assert_eq!(Day::ymd(2004, 8, 12).weekday(), "Thursday");
        assert_eq!(Day::ymd(2022, 3, 26).weekday(), "Saturday");
        assert_eq!(Day::ymd(2008, 8, 14).in_words(), "14 Aug 2008");
        assert_eq!(Day::ymd(-44, 3, 15).to_string(), "-0044-03-15");
    }

    proptest! {
        #[test]
        fn a_day_spelled_and_read_again_is_the_same_day(number in -80_000_000_000i64..80_000_000_000) {
            prop_assert_eq!(Day::from_civil(Day(number).civil()), Day(number));
        }

        #[test]
        fn the_day_after_is_one_more(number in -4_000_000i64..4_000_000) {
            let (today, tomorrow) = (Day(number).civil(), Day(number + 1).civil());
            prop_assert!(tomorrow > today);
            prop_assert!(tomorrow.day == today.day + 1 || tomorrow.day == 1);
        }
    }
}
