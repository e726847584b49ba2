//! What is remembered between runs: where one looked, through which filters, in which window.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::borders::BorderChoice;
use super::claim_draft::ClaimDraft;
use super::hint::Hint;
use super::page::Page;
use super::play::Speed;
use super::table::TableView;
use super::text_scale::TextScale;
use crate::query::{AsOf, Lens};
use crate::scale::{MapView, TimeView};

/// Where one stands in a dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub as_of: AsOf,
    #[serde(default)]
    pub lens: Lens,
    #[serde(default)]
    pub page: Page,
    /// `None`: the featured places, fitted as soon as the map has a size.
    #[serde(default)]
    pub map: Option<MapView>,
    /// `None`: all of the dossier's time, fitted as soon as the timeline has a size.
    #[serde(default)]
    pub time: Option<TimeView>,
    /// What fills the middle of the window.
    #[serde(default)]
    pub centre: Centre,
    #[serde(default)]
    pub table: TableView,
    /// Whose borders the map draws. `None`: the dossier chooses.
    #[serde(default)]
    pub borders: Option<BorderChoice>,
    /// Unfinished claims, the oldest first; the last is the one in hand.
    #[serde(default)]
    pub drafts: Vec<ClaimDraft>,
}

impl Session {
    /// A first look at a dossier.
    pub fn at(as_of: AsOf) -> Self {
        Self {
            as_of,
            lens: Lens::default(),
            page: Page::Overview,
            map: None,
            time: None,
            centre: Centre::default(),
            table: TableView::default(),
            borders: None,
            drafts: Vec::new(),
        }
    }
}

/// What fills the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Centre {
    #[default]
    Map,
    /// The claims as rows.
    Table,
    /// Claimed figures over time, a plot for each measure.
    Figures,
    /// When things were reported against when they happened.
    Lag,
}

impl Centre {
    pub const ALL: [Self; 4] = [Self::Map, Self::Table, Self::Figures, Self::Lag];

    /// As its tab says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Table => "Table",
            Self::Figures => "Figures",
            Self::Lag => "Lag",
        }
    }
}

/// What lies over the window until it is put away. Not remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The field that finds anything and does anything.
    Palette,
    /// Keys and words explained.
    Help,
    /// Files changed here and elsewhere, to be chosen from.
    Conflicts,
    /// The states that were saved before.
    Earlier,
    AddDocuments,
    NewDossier,
    OpenDossier,
    SaveCopy,
    /// What is to become of edits that would be lost.
    Leaving,
}

/// Light, dark, or whatever the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// In which order a page lists its claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimOrder {
    /// By source in order of reporting, within a source in reading order.
    #[default]
    Reported,
    /// The same, contested ones first.
    ContestedFirst,
}

/// Whether a panel is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    #[default]
    Open,
    Closed,
}

impl Shown {
    pub fn toggled(self) -> Self {
        match self {
            Self::Open => Self::Closed,
            Self::Closed => Self::Open,
        }
    }

    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}

/// Whether things move by themselves: a map that glides and flies, panels and menus that fade, lists that
/// scroll to where they were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Movement {
    #[default]
    #[serde(alias = "On")]
    Full,
    /// Everything is at once where it is going. For those whom motion makes ill or distracts.
    #[serde(alias = "Off")]
    Reduced,
}

impl Movement {
    pub fn toggled(self) -> Self {
        match self {
            Self::Full => Self::Reduced,
            Self::Reduced => Self::Full,
        }
    }
}

/// How the window looks, whichever dossier is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    pub theme: ThemeChoice,
    pub filters: Shown,
    /// The list of disputes beneath the filters.
    pub disputes: Shown,
    pub reader: Shown,
    pub legend: Shown,
    /// Lines from each denial to what it denies, on map and timeline.
    pub denials: Shown,
    /// In a document, the sentences that no claim quotes.
    pub uncovered: Shown,
    /// The map above whatever else fills the middle.
    pub map_above: Shown,
    pub order: ClaimOrder,
    /// Called `inertia` by sessions of old, when it was about the map alone.
    #[serde(alias = "inertia")]
    pub movement: Movement,
    pub text_scale: TextScale,
    pub speed: Speed,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            filters: Shown::Open,
            disputes: Shown::Open,
            reader: Shown::Open,
            legend: Shown::Open,
            denials: Shown::Closed,
            uncovered: Shown::Closed,
            map_above: Shown::Closed,
            order: ClaimOrder::default(),
            movement: Movement::default(),
            text_scale: TextScale::default(),
            speed: Speed::default(),
        }
    }
}

/// Size and place of the window, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowFrame {
    pub width: f32,
    pub height: f32,
    /// Left and top corner; `None` where the system does not tell.
    pub corner: Option<(f32, f32)>,
    pub maximised: bool,
}

/// Everything that is kept between runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    pub look: Look,
    pub window: Option<WindowFrame>,
    /// Hints that are never to be shown again.
    pub dismissed_hints: BTreeSet<Hint>,
    /// Dossier folders, last opened first.
    pub recent: Vec<PathBuf>,
    /// Where one stood, by dossier; see [`Remembered::key`].
    pub sessions: BTreeMap<String, Session>,
}

/// How many dossiers are remembered. Chosen by eye.
const MOST_RECENT: usize = 12;

impl Remembered {
    /// As after a first look: nothing but that every hint has been read.
    pub fn beyond_hints() -> Self {
        Self {
            dismissed_hints: Hint::ALL.into(),
            ..Self::default()
        }
    }

    /// Under which name a dossier's session is kept. `None`: the built-in one.
    pub fn key(root: Option<&std::path::Path>) -> String {
        root.map_or_else(|| "built-in".to_owned(), |path| path.display().to_string())
    }

    /// Reads what [`Remembered::to_bytes`] wrote. Anything unreadable counts as nothing remembered:
    /// losing a window's position must never keep the program from starting.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }

    /// Notes that a dossier was opened and where one stands in it.
    pub fn note(&mut self, root: Option<&std::path::Path>, session: &Session) {
        if let Some(path) = root {
            self.recent.retain(|recent| recent != path);
            self.recent.insert(0, path.to_owned());
            self.recent.truncate(MOST_RECENT);
        }
        let kept: Vec<String> = self
            .recent
            .iter()
            .map(|path| Self::key(Some(path)))
            .collect();
        self.sessions
            .retain(|key, _| key == &Self::key(None) || kept.contains(key));
        self.sessions.insert(Self::key(root), session.clone());
    }
}
