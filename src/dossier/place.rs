//! Where claims are about: settlements, regions, countries, with how precisely that is known.

use serde::{Deserialize, Serialize};

use super::id::PlaceId;
use super::position::LonLat;

/// A spelling of a name in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub text: String,
    /// BCP 47. `None`: not said.
    pub lang: Option<String>,
}

/// A place that claims can be about or be made at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: PlaceId,
    pub name: String,
    /// Other spellings, in any script.
    pub names: Vec<Name>,
    /// `None`: the place is known by name only and is counted as unlocated.
    pub position: Option<LonLat>,
    pub precision: Precision,
    pub kind: PlaceKind,
    /// The next larger place it is filtered under; a containment for reading, not a verdict.
    pub within: Option<PlaceId>,
    /// Id of an area in the basemap, for regions and countries.
    pub area: Option<String>,
    pub identifiers: Vec<Identifier>,
    /// Where the position is from. `None`: not said.
    pub source: Option<String>,
}

/// The same place in somebody else's catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// "geonames", "wikidata", "natural-earth".
    pub catalogue: String,
    pub value: String,
}

/// How finely a position locates: the size of what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    Exact,
    Settlement,
    District,
    Region,
    Country,
    Unlocated,
}

impl Precision {
    pub const ALL: [Self; 6] = [
        Self::Exact,
        Self::Settlement,
        Self::District,
        Self::Region,
        Self::Country,
        Self::Unlocated,
    ];

    /// As written in a dossier and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Settlement => "settlement",
            Self::District => "district",
            Self::Region => "region",
            Self::Country => "country",
            Self::Unlocated => "unlocated",
        }
    }
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    Settlement,
    Building,
    District,
    Region,
    Country,
    Water,
    Other,
}

impl PlaceKind {
    pub const ALL: [Self; 7] = [
        Self::Settlement,
        Self::Building,
        Self::District,
        Self::Region,
        Self::Country,
        Self::Water,
        Self::Other,
    ];

    /// As written in a dossier and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settlement => "settlement",
            Self::Building => "building",
            Self::District => "district",
            Self::Region => "region",
            Self::Country => "country",
            Self::Water => "water",
            Self::Other => "other",
        }
    }
}

impl Place {
    /// A place of which only the name is known.
    pub fn named(id: PlaceId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            names: Vec::new(),
            position: None,
            precision: Precision::Unlocated,
            kind: PlaceKind::Other,
            within: None,
            area: None,
            identifiers: Vec::new(),
            source: None,
        }
    }

    /// Whether the map can show it.
    pub fn is_located(&self) -> bool {
        self.position.is_some() && self.precision != Precision::Unlocated
    }
}
