//! Finding claims, texts, places, actors, events, disputes and sources by their words, as of a date.
//!
//! All texts are folded once ([`SearchText`]): case, diacritics and typographic signs make no difference.
//! The words of all texts are kept in order, each with the units it stands in, so that what begins with a
//! few letters, and what was misspelt, is found without reading the texts again. Only phrases are read for,
//! and only where all their words are; only the best matches are weighed and lit.
//!
//! ```text
//! Index ─▶ SearchText (once) ─┐
//! typed ─▶ Query ─────────────┴─ search(Known, Lens) ─▶ Found: groups of hits, and what is left out
//! ```

mod bits;
mod filter;
mod filter_after;
mod find;
#[cfg(test)]
mod laws;
mod needle;
mod passage;
mod showing;
mod spelling;
mod text;
mod typed;
mod words;

use std::ops::Range;

pub use find::{is_listed, search};
pub use needle::lit_in;
pub use text::SearchText;
pub use typed::{Query, Term};

use super::number::{ActorIx, ClaimIx, DisputeIx, EventIx, PlaceIx, SourceIx};
use super::{Index, Known};
use crate::dossier::Day;
pub(super) use crate::dossier::fold;

/// What sort of thing is found, in the order in which groups of equal rank stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Place,
    Actor,
    Event,
    Dispute,
    Claim,
    /// By title, publisher or byline.
    Source,
    /// The report proper of a source.
    Text,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Place,
        Self::Actor,
        Self::Event,
        Self::Dispute,
        Self::Claim,
        Self::Source,
        Self::Text,
    ];

    /// As written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Event => "event",
            Self::Dispute => "dispute",
            Self::Claim => "claim",
            Self::Source => "source",
            Self::Text => "text",
        }
    }
}

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    Place(PlaceIx),
    Actor(ActorIx),
    Event(EventIx),
    /// By its question, or by one of its positions, counted from 0.
    Dispute(DisputeIx, Option<usize>),
    Claim(ClaimIx),
    Source(SourceIx),
    Text(SourceIx),
}

/// How good a match is; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A name that is just what was typed.
    Name,
    /// A name that begins with what was typed.
    NameBeginning,
    /// All as whole words in one text.
    Words,
    /// All as beginnings of words in one text.
    Beginnings,
    /// Some in one of its texts, some in another.
    Apart,
}

/// Words in their context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Just as it stands in the dossier.
    pub text: String,
    /// Byte ranges of `text` in which the searched words stand, rising and apart.
    pub lit: Vec<Range<usize>>,
    /// Where it begins in what it is taken from: for a full text, in the bytes of the source's whole text.
    pub begins: usize,
    /// Whether it goes on before and after.
    pub cut: (bool, bool),
    /// Of what is found by several texts, which one this is.
    pub from: FoundIn,
}

/// Which text of a thing a passage is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundIn {
    /// What it is called: a name, a title, a question, a position's label.
    Name,
    OtherName,
    /// An actor's office.
    Role,
    Statement,
    Excerpt,
    Publisher,
    Byline,
    Body,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub item: Item,
    pub rank: Rank,
    pub passage: Passage,
}

/// Matches that are not listed, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// After the as-of day.
    pub later: u32,
    /// The first day of those.
    pub first_later: Option<Day>,
    /// Kept out by filters.
    pub filtered: u32,
    /// Over before the window of days begins.
    pub earlier: u32,
    /// Without a date on the clock.
    pub undated: u32,
}

impl LeftOut {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, other: &Self) {
        self.later += other.later;
        self.first_later = [self.first_later, other.first_later]
            .into_iter()
            .flatten()
            .min();
        self.filtered += other.filtered;
        self.earlier += other.earlier;
        self.undated += other.undated;
    }
}

/// The results of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub kind: Kind,
    /// The best ones, best first.
    pub hits: Vec<Hit>,
    /// How many there are, listed or not; without those that are left out.
    pub all: u32,
    pub left_out: LeftOut,
}

/// A word that no text has, and what is shown for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub typed: String,
    /// Nearest words, those that stand in more texts first. Empty: they are not reported yet.
    pub shown: Vec<String>,
}

/// What a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Groups with a match, the one with the best first.
    pub groups: Vec<Group>,
    pub corrections: Vec<Correction>,
    /// Of all groups together.
    pub left_out: LeftOut,
}

impl Found {
    /// How many matches there are, listed or not; without those that are left out.
    pub fn all(&self) -> u32 {
        self.groups.iter().map(|group| group.all).sum()
    }
}

/// The known claim whose excerpt shares most bytes with a part of its source's text, the shorter excerpt
/// first. `None`: no known claim stands on these words.
pub fn claim_at(
    index: &Index,
    known: &Known,
    source: SourceIx,
    part: &Range<usize>,
) -> Option<ClaimIx> {
    let claims = index.claims_of_source(source).iter().copied();
    let shared = claims.filter_map(|claim| {
        let excerpt = index.claim(claim).excerpt.anchoring.range()?;
        let (from, to) = (excerpt.start.max(part.start), excerpt.end.min(part.end));
        (known.is_known(claim) && from < to).then(|| (to - from, excerpt.len(), claim))
    });
    let best = shared.min_by_key(|(shared, length, _)| (std::cmp::Reverse(*shared), *length));
    best.map(|(.., claim)| claim)
}

/// How much is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Hits of a kind.
    pub hits: usize,
    /// The kind of which more are listed, and how many.
    pub of_one: Option<(Kind, usize)>,
    /// Bytes of a passage, about.
    pub passage_bytes: usize,
}
