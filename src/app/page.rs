//! What the reader has open.

use serde::{Deserialize, Serialize};

use super::action::PageAction;
use super::session::Shown;
use super::state::State;
use crate::dossier::edit::Referent;
use crate::dossier::{ActorId, ClaimId, DisputeId, EventId, PlaceId, SourceId, Subject};

/// A page of the reader; also what is selected on map and timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Page {
    /// The dossier as a whole.
    #[default]
    Overview,
    Place(PlaceId),
    Actor(ActorId),
    Event(EventId),
    Dispute(DisputeId),
    /// A whole document, with one claim brought into view if one is named.
    Document(SourceId, Option<ClaimId>),
    /// What opening the dossier had to say.
    Findings,
    /// What changed between the pinned day and the as-of date.
    Comparison,
    /// Claims that the map does not show, for one reason.
    Tray(Tray),
}

impl Page {
    /// What the page is about. `None`: nothing that has fields of its own.
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Self::Overview => Subject::Dossier,
            Self::Place(id) => Subject::Place(id.clone()),
            Self::Actor(id) => Subject::Actor(id.clone()),
            Self::Event(id) => Subject::Event(id.clone()),
            Self::Dispute(id) => Subject::Dispute(id.clone()),
            Self::Document(source, None) => Subject::Source(source.clone()),
            Self::Document(source, Some(claim)) => Subject::Claim(source.clone(), claim.clone()),
            Self::Findings | Self::Comparison | Self::Tray(_) => return None,
        })
    }

    /// The page about something.
    pub fn about(subject: Subject) -> Self {
        match subject {
            Subject::Dossier => Self::Overview,
            Subject::Place(id) => Self::Place(id),
            Subject::Actor(id) => Self::Actor(id),
            Subject::Event(id) => Self::Event(id),
            Subject::Dispute(id) => Self::Dispute(id),
            Subject::Source(id) => Self::Document(id, None),
            Subject::Claim(source, claim) => Self::Document(source, Some(claim)),
        }
    }

    /// The same page after something was given another id.
    pub(super) fn rename(&mut self, from: &Referent, id: &str) {
        if let Some(subject) = self.subject() {
            *self = Self::about(subject.renamed(from, id));
        }
    }
}

/// Why a claim is counted beside the map and not on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tray {
    /// No date on the chosen clock.
    Undated,
    /// Known, and about no place that a map can show.
    Unlocated,
    /// Known, and about places outside the view.
    OffMap,
    /// Known, and kept out by filters.
    FilteredOut,
    /// Over before the window of days begins.
    Earlier,
}

impl State {
    pub(super) fn apply_page(&mut self, action: PageAction) {
        match action {
            PageAction::Open(page) => return self.open_page(page),
            PageAction::Back => self.trail.back(),
            PageAction::Forward => self.trail.forward(),
        }
        self.page_turned();
    }

    pub(super) fn open_page(&mut self, page: Page) {
        self.trail.open(page);
        self.page_turned();
    }

    fn page_turned(&mut self) {
        self.session.page = self.trail.page().clone();
        if self.session.page != Page::Overview {
            self.set_reader(Shown::Open);
        }
    }
}
