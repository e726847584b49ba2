//! The only ways in which a dossier changes: each edit is carried out as a whole or not at all.
//!
//! An edit makes another dossier; the one before stays as it was, and shares with it all that did not change.
//! What rests on several changes at once (renaming, merging, removing with what refers to it) is put
//! together in `compositions`.

mod carry_out;
mod compositions;
mod error;
mod fix;
mod made;
mod many;
mod parts;
mod references;

pub use compositions::{Instead, merged, removal, renamed};
pub use error::EditError;
pub use fix::{Fix, fixed};
pub use made::{Made, Sort};
pub use many::{ToMany, changed_by, to_many};
pub use parts::removal_of;
pub use references::{Reference, Referent, references_to};

use std::sync::Arc;

use super::borders::DeclaredBorders;
use super::check::Subject;
use super::id::{PlaceId, SourceId};
use super::{Actor, Claim, Dispute, Dossier, Event, Kind, Names, Place, Side, Source};

/// Something a person did to the dossier, to be undone and redone as one.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What was done, as a menu says it after "Undo": "Change the date of “gori-bombed”".
    pub name: String,
    /// Carried out in this order.
    pub changes: Vec<Change>,
}

/// One step of an edit.
#[derive(Clone, Debug)]
pub enum Change {
    /// What dossier.toml says, in place of what it said.
    PutHead(Box<Head>),
    /// Replaces the item of that id, or adds one at the end of its list.
    PutPlace(Box<Place>),
    PutActor(Box<Actor>),
    PutEvent(Box<Event>),
    PutDispute(Box<Dispute>),
    /// Replaces the source with its claims, or adds one.
    PutSource(Arc<Source>),
    /// Replaces the claim of that id, or adds one where its words stand in reading order.
    PutClaim(SourceId, Arc<Claim>),
    /// Takes the item away and leaves what refers to it alone; see [`removal`].
    Remove(Subject),
    /// Gives the item another id; everything that refers to it follows.
    Rename(Referent, String),
    /// Everything that refers to the first refers to the second from now on.
    Redirect(Referent, Referent),
    /// Nothing refers to it any more.
    Forget(Referent),
}

/// What dossier.toml says. See the fields of the same names of [`Dossier`].
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub title: String,
    pub summary: String,
    pub language: String,
    pub featured: Vec<PlaceId>,
    pub borders: Option<DeclaredBorders>,
    pub kinds: Vec<Kind>,
    pub sides: Vec<Side>,
}

impl Edit {
    pub fn new(name: impl Into<String>, changes: Vec<Change>) -> Self {
        Self {
            name: name.into(),
            changes,
        }
    }

    pub fn one(name: impl Into<String>, change: Change) -> Self {
        Self::new(name, vec![change])
    }
}

impl Dossier {
    /// The dossier after an edit; this one stays as it is.
    ///
    /// # Errors
    /// When a change names what is not there, takes an id that is taken, or would put words into somebody's
    /// mouth. Nothing has changed then.
    pub fn with(&self, edit: &Edit) -> Result<Self, EditError> {
        self.with_all(edit, None)
    }

    /// The same where tables of all names are there already, so that not every claim is looked at to know whether
    /// an id is taken. `names` must be this dossier's.
    ///
    /// # Errors
    /// As [`Dossier::with`].
    pub fn with_names(&self, edit: &Edit, names: &dyn Names) -> Result<Self, EditError> {
        self.with_all(edit, Some(names))
    }

    fn with_all(&self, edit: &Edit, names: Option<&dyn Names>) -> Result<Self, EditError> {
        let mut dossier = self.clone();
        let before = names.map(|names| (self, names));
        for change in &edit.changes {
            carry_out::carry_out(&mut dossier, change, before)?;
        }
        Ok(dossier)
    }

    pub fn head(&self) -> Head {
        Head {
            title: self.title.clone(),
            summary: self.summary.clone(),
            language: self.language.clone(),
            featured: self.featured.clone(),
            borders: self.borders.clone(),
            kinds: self.kinds.clone(),
            sides: self.sides.clone(),
        }
    }

    /// Takes over what dossier.toml says.
    pub fn put_head(&mut self, head: Head) {
        self.title = head.title;
        self.summary = head.summary;
        self.language = head.language;
        self.featured = head.featured;
        self.borders = head.borders;
        self.kinds = head.kinds;
        self.sides = head.sides;
    }

    /// The claim of that id, and the source it stands in.
    pub fn claim(&self, id: &super::ClaimId) -> Option<(&Arc<Source>, &Arc<Claim>)> {
        self.sources.iter().find_map(|source| {
            let claim = source.claims.iter().find(|claim| claim.id == *id)?;
            Some((source, claim))
        })
    }

    pub fn event(&self, id: &super::EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id == *id)
    }
}
