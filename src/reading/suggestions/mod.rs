//! What a source offers as claims: reported speech, figures and what is told with a place or a date, each
//! with what was found in it. Suggestions only: nothing here is ever added to a dossier by itself.

mod cover;
mod kinds;
mod places;
mod read;
mod times;

use std::ops::Range;

use super::figures::FigureFound;
use super::speech::Manner;
use crate::dossier::{ActorId, ClaimId, KindId, PlaceId, When};

pub use cover::uncovered;
pub use read::suggestions;

/// A passage that could become a claim, with what the rules found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Byte range into the source's text: a cut that makes a good quote.
    pub range: Range<usize>,
    /// Byte range of the sentence that it stands in.
    pub sentence: Range<usize>,
    /// Who asserts it. Empty: the publication in its own voice, or nobody who could be told.
    pub by: Vec<Found<Named<ActorId>>>,
    /// Through whom it came.
    pub via: Vec<Found<Named<ActorId>>>,
    pub about: Vec<Found<Named<PlaceId>>>,
    /// Where it was said, when the words of the saying name a place.
    pub said_at: Option<Found<Named<PlaceId>>>,
    /// When what it is about happened.
    pub occurred: Option<DateFound>,
    /// When the speaker spoke, where the words say so.
    pub said: Option<DateFound>,
    pub figures: Vec<FigureFound>,
    /// How it is said. `None`: in the publication's own voice.
    pub manner: Option<Manner>,
    /// `None`: the words do not make it plain, or the dossier has no such kind.
    pub kind: Option<KindId>,
    /// Claims of this source that quote some of it already.
    pub covered_by: Vec<ClaimId>,
    /// The rules that found it, in words, in order of weight.
    pub why: Vec<String>,
}

/// Something found in a text, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<T> {
    pub what: T,
    /// Byte range of the words that name it, which for a guess may stand earlier in the text.
    pub range: Range<usize>,
    /// The rule of a guess, in words. `None`: the words say it.
    pub guessed: Option<String>,
}

/// A date that the words give.
#[derive(Clone, Debug, PartialEq)]
pub struct DateFound {
    pub when: When,
    /// Byte range of the words for it, which for a guess may stand earlier in the text.
    pub range: Range<usize>,
    /// How the words became the date.
    pub rule: String,
    /// The rule of a guess, in words. `None`: the words stand in the passage itself.
    pub guessed: Option<String>,
}

/// An item of the dossier, or a name it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<Id> {
    Known(Id),
    /// As the text words it.
    Unknown(String),
}

impl<Id> Named<Id> {
    pub fn known(&self) -> Option<&Id> {
        match self {
            Self::Known(id) => Some(id),
            Self::Unknown(_) => None,
        }
    }
}

impl Suggestion {
    /// A denial answers another claim, which somebody has to link.
    pub fn denies(&self) -> bool {
        self.manner == Some(Manner::Denies)
    }
}
