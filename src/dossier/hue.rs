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
    /// Those that the colour-blind tell apart come first, so that sides without a colour of their own get
    /// them first.
    pub const ALL: [Self; 10] = [
        Self::Blue,
        Self::Vermilion,
        Self::Violet,
        Self::Teal,
        Self::Green,
        Self::Slate,
        Self::Grey,
        Self::Ochre,
        Self::Rose,
        Self::Brown,
    ];

    /// Any two of these are told apart without the red, the green or the blue receptors of the eye as well.
    /// With more, hue alone does not always tell: ochre is close to vermilion, rose to grey.
    pub const SAFE: [Self; 7] = [
        Self::Blue,
        Self::Vermilion,
        Self::Violet,
        Self::Teal,
        Self::Green,
        Self::Slate,
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
