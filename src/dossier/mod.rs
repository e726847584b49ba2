//! WHAT WAS REPORTED: sources, claims, actors, places, events and disputes as plain values.
//!
//! Nothing here opens a file, asks the clock or knows a screen. A [`Dossier`] is made by the `files`
//! room, asked by `query`, and never changed while it is being looked at.

mod actor;
mod anchor;
mod borders;
mod called;
mod check;
mod check_borders;
mod check_claims;
mod check_links;
mod check_names;
mod check_versions;
mod citation;
mod claim;
pub mod coordinates;
mod cut;
mod day;
mod dispute;
pub mod edit;
mod event;
mod finding;
pub mod fold;
mod hue;
mod id;
pub mod naming;
mod omission;
mod original;
mod place;
mod position;
mod source;
mod when;

use std::sync::Arc;

pub use actor::{Actor, ActorKind};
pub use anchor::{Anchoring, FoldedText, Quote};
pub use borders::{BorderPolicy, DeclaredBorders};
pub use called::cut_short;
pub use check::{Field, Problem, Subject, check, check_subject, check_with};
pub use check_names::Names;
pub use citation::{Citation, CitationStyle};
pub use claim::{Claim, Excerpt, Figure, Relation, Stance};
pub use day::{CivilDate, Day};
pub use dispute::{Dispute, Position};
pub use event::Event;
pub use finding::{Finding, Location, Severity, nearest};
pub use hue::Hue;
pub use id::{
    ActorId, ClaimId, DisputeId, EventId, IdError, KindId, PlaceId, PositionId, SideId, SourceId,
};
pub use omission::OMISSION;
pub use original::{DigestError, Original, Sha256};
pub use place::{Identifier, Name, Place, PlaceKind, Precision};
pub use position::{LonLat, PositionError};
pub use source::{Body, PublishedBasis, Source, Text};
pub use when::{Bound, When, WhenError};

/// A class of claims that the dossier distinguishes by colour, such as "attack" or "denial".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    pub id: KindId,
    /// Shown on screen, in the dossier's language.
    pub label: String,
    pub hue: Hue,
}

/// A party that actors speak for; gives marks their colour and opponents their group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub id: SideId,
    /// Shown on screen, in the dossier's language.
    pub label: String,
    pub hue: Hue,
}

/// The folder as one value: what was reported, by whom, in which documents.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub title: String,
    pub summary: String,
    /// BCP 47 tag of the language that statements and labels are written in.
    pub language: String,
    /// Places that are always labelled and that the map opens on.
    pub featured: Vec<PlaceId>,
    /// `None`: the dossier does not choose.
    pub borders: Option<DeclaredBorders>,
    pub kinds: Vec<Kind>,
    /// Sides declared with a label and a colour. Actors may name others; those get a colour by order.
    pub sides: Vec<Side>,
    pub places: Vec<Place>,
    pub actors: Vec<Actor>,
    pub events: Vec<Event>,
    pub disputes: Vec<Dispute>,
    /// In order of publication, earliest first; undated last. Shared, so that a new version of the dossier
    /// costs next to nothing.
    pub sources: Vec<Arc<Source>>,
}

impl Dossier {
    /// Every claim with the source it stands in, in order of publication and then of reading.
    pub fn claims(&self) -> impl Iterator<Item = (&Source, &Claim)> {
        self.sources
            .iter()
            .flat_map(|source| source.claims.iter().map(move |claim| (&**source, &**claim)))
    }

    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.places.iter().find(|place| place.id == *id)
    }

    pub fn actor(&self, id: &ActorId) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == *id)
    }

    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources
            .iter()
            .find(|source| source.id == *id)
            .map(Arc::as_ref)
    }

    pub fn dispute(&self, id: &DisputeId) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| dispute.id == *id)
    }

    /// Puts sources into order of publication (latest bound first decides, then the earliest, then the id).
    pub fn sort_sources(&mut self) {
        self.sources.sort_by(|a, b| {
            a.publication_order()
                .cmp(&b.publication_order())
                .then_with(|| a.id.cmp(&b.id))
        });
    }
}
