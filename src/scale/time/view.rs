//! Where one looks along time, as remembered between runs. The gestures live with [`super::TimeScale`],
//! since they depend on what is folded.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Whether long empty stretches fold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Folding {
    #[default]
    Folded,
    /// Every day is as wide as any other.
    Even,
}

/// Names a fold by a day number inside it, so that it stays named when the occupied days change a little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FoldId(pub i64);

/// Where one looks along time. Any value is allowed; [`super::TimeScale`] makes it sane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeView {
    /// The day number (with its fraction) that stands in the middle of the panel.
    pub center_day: f64,
    /// Width of a day outside folds, in points.
    pub points_per_day: f64,
    #[serde(default)]
    pub folding: Folding,
    /// Folds that were opened one by one. A fold that no longer exists does no harm.
    #[serde(default)]
    pub opened: BTreeSet<FoldId>,
}
