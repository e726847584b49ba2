//! What the table says of a claim's standing: the one place to widen when more is known of it.

use super::super::bonds::Standing;
use super::super::index::Index;
use super::super::known::{ClaimState, Known};
use super::super::number::ClaimIx;
use super::super::span::Certainty;
use crate::dossier::Day;

/// A claim's standing at the as-of date, as one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum StandingCell {
    /// `None`: contested, and nobody knows since when.
    Contested(Option<Day>),
    Unopposed,
}

impl StandingCell {
    /// As of the date that `known` answers, and never later.
    pub(super) fn of(index: &Index, known: &Known, claim: ClaimIx) -> Self {
        match known.state(claim) {
            ClaimState::Known {
                standing: Standing::Contested,
                ..
            } => Self::Contested(index.contested_from(claim)),
            _ => Self::Unopposed,
        }
    }

    /// Contested ones first, the longest contested before the others.
    pub(super) fn rank(self) -> u32 {
        match self {
            Self::Contested(Some(day)) => {
                let day = day.0.clamp(i64::from(i32::MIN), i64::from(i32::MAX) - 3);
                u32::try_from(day - i64::from(i32::MIN)).expect("clamped into range")
            }
            Self::Contested(None) => u32::MAX - 2,
            Self::Unopposed => u32::MAX - 1,
        }
    }

    pub(super) fn in_words(self) -> String {
        self.told(Day::in_words)
    }

    /// With the day as EDTF.
    pub(super) fn exactly(self) -> String {
        self.told(|day| day.to_string())
    }

    fn told(self, day_in_words: impl Fn(Day) -> String) -> String {
        match self {
            Self::Contested(Some(day)) => format!("contested since {}", day_in_words(day)),
            Self::Contested(None) => "contested".to_owned(),
            Self::Unopposed => "unopposed".to_owned(),
        }
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
