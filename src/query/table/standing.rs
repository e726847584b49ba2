//! What the table says of a claim's standing and certainty: the two columns that follow the date.

use super::super::index::Index;
use super::super::known::{ClaimState, Known};
use super::super::number::ClaimIx;
use super::super::span::Certainty;
use super::super::standing::Bearing;
use crate::dossier::Day;

/// A claim's standing at the as-of date, as one cell: for each bearing in the order of [`Bearing::ALL`] whether
/// it holds, and since when as far as anybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct StandingCell([Option<Since>; 3]);

/// The day from which a bearing holds. `None`: nobody knows.
type Since = Option<Day>;

impl StandingCell {
    /// As of the date that `known` answers, and never later.
    pub(super) fn of(index: &Index, known: &Known, claim: ClaimIx) -> Self {
        let bearings = known.bearings(claim);
        if bearings.is_empty() {
            return Self([None; 3]);
        }
        Self(Bearing::ALL.map(|bearing| {
            let holds = bearings.contains(bearing);
            holds.then(|| index.held_since(bearing, claim, &known.as_of))
        }))
    }

    /// Contested ones first, then confirmed, then updated ones, of each those first that have long been so; those
    /// on which nothing bears at the end.
    pub(super) fn rank(self) -> u32 {
        /// Days of one bearing among all ranks.
        const DAYS: i64 = 1 << 30;
        let first = (0..).zip(self.0).find_map(|(at, since)| Some((at, since?)));
        let Some((bearing, since)) = first else {
            return u32::MAX - 1;
        };
        let day = since.map_or(DAYS - 1, |day| (day.0 + DAYS / 2).clamp(0, DAYS - 2));
        u32::try_from(i64::from(bearing) * DAYS + day).expect("three times 2^30 and less")
    }

    /// "Contested since 8 Aug 2008; updated since 14 Aug 2008".
    pub(super) fn in_words(self) -> String {
        self.told(Day::in_words)
    }

    /// With the days as EDTF.
    pub(super) fn exactly(self) -> String {
        self.told(|day| day.to_string())
    }

    fn told(self, day_in_words: impl Fn(Day) -> String) -> String {
        let told: Vec<String> = Bearing::ALL
            .into_iter()
            .zip(self.0)
            .filter_map(|(bearing, since)| {
                let how = match bearing {
                    Bearing::Contested => "contested",
                    Bearing::Confirmed => "confirmed by another side",
                    Bearing::Updated => "updated",
                };
                Some(match since? {
                    Some(day) => format!("{how} since {}", day_in_words(day)),
                    None => how.to_owned(),
                })
            })
            .collect();
        let told = if told.is_empty() {
            "unopposed".to_owned()
        } else {
            told.join("; ")
        };
        let (first, rest) = told.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    }
}

/// Certainly or only possibly known.
pub(super) fn certainty_of(known: &Known, claim: ClaimIx) -> Option<Certainty> {
    match known.state(claim) {
        ClaimState::Known { certainty, .. } => Some(certainty),
        ClaimState::Out(_) => None,
    }
}

pub(super) fn certainty_in_words(certainty: Option<Certainty>) -> &'static str {
    match certainty {
        Some(Certainty::Certain) => "certain",
        Some(Certainty::Possible) => "possible",
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_is_said_in_a_few_words_and_the_contested_come_first() {
        let (eighth, later) = (Day::ymd(2008, 8, 8), Day::ymd(2008, 8, 14));
        let nothing = StandingCell([None; 3]);
        let confirmed = StandingCell([None, Some(Some(eighth)), None]);
        let contested = StandingCell([Some(Some(later)), None, Some(None)]);
        let long_contested = StandingCell([Some(Some(eighth)), None, None]);
        assert_eq!(nothing.in_words(), "Unopposed");
        assert_eq!(
            confirmed.exactly(),
            "Confirmed by another side since 2008-08-08"
        );
        assert_eq!(contested.in_words(), "Contested since 14 Aug 2008; updated");
        let order = [long_contested, contested, confirmed, nothing].map(StandingCell::rank);
        assert!(order.is_sorted(), "{order:?}");
    }
}
