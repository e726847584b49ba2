//! Colours by name. A dossier chooses a hue; the theme decides how it looks in light and dark.

use serde::{Deserialize, Serialize};

/// A colour with a name that light and dark themes each render their own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hue {
    Blue,
    Vermilion,
    Teal,
    Ochre,
    Violet,
    Rose,
    Green,
    Slate,
    Brown,
    Grey,
}

impl Hue {
    pub const ALL: [Self; 10] = [
        Self::Blue,
        Self::Vermilion,
        Self::Teal,
        Self::Ochre,
        Self::Violet,
        Self::Rose,
        Self::Green,
        Self::Slate,
        Self::Brown,
        Self::Grey,
    ];

    /// As written in a dossier.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Vermilion => "vermilion",
            Self::Teal => "teal",
            Self::Ochre => "ochre",
            Self::Violet => "violet",
            Self::Rose => "rose",
            Self::Green => "green",
            Self::Slate => "slate",
            Self::Brown => "brown",
            Self::Grey => "grey",
        }
    }
}
