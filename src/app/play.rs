//! Playing: the as-of date walks from one change to the next by itself.

use serde::{Deserialize, Serialize};

/// How fast the dates go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speed {
    Half,
    #[default]
    Normal,
    Double,
    Fourfold,
}

/// How long each date is shown at normal speed, in seconds: long enough to see what came. Chosen by eye.
const DWELL_SECONDS: f64 = 1.6;

impl Speed {
    pub const ALL: [Self; 4] = [Self::Half, Self::Normal, Self::Double, Self::Fourfold];

    pub fn label(self) -> &'static str {
        match self {
            Self::Half => "½×",
            Self::Normal => "1×",
            Self::Double => "2×",
            Self::Fourfold => "4×",
        }
    }

    /// Seconds that each date stays.
    pub fn dwell_seconds(self) -> f64 {
        match self {
            Self::Half => DWELL_SECONDS * 2.0,
            Self::Normal => DWELL_SECONDS,
            Self::Double => DWELL_SECONDS / 2.0,
            Self::Fourfold => DWELL_SECONDS / 4.0,
        }
    }
}

/// A walk under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playing {
    /// Seconds on the application's clock at which the next date comes.
    pub next_step_at: f64,
}
