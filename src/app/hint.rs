//! The few words of advice at the first start: which there are. What they say and where they stand is
//! `ui`'s business.

use serde::{Deserialize, Serialize};

/// A word of advice that is shown until it is dismissed for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// That the date can be dragged, and what that means.
    Handle,
    /// That a place leads to the words behind it.
    Place,
    /// That anything can be found and done with a key.
    Search,
}

impl Hint {
    /// In the order in which they are shown, one after another.
    pub const ALL: [Self; 3] = [Self::Handle, Self::Place, Self::Search];
}
