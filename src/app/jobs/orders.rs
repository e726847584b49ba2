//! What a window asks of the keeper of its folder, and what it is told in return.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::history::Version;
use crate::dossier::Dossier;
use crate::files::conflict::Conflict;
use crate::files::{
    BackupError, FilesSaid, Moment, Opened, SaveError, Saved, SavedAt, SavedState, Settled, Step,
    TakeError, Taken,
};

/// What the keeper is asked to do. Orders are carried out one after another.
pub enum Order {
    Take(Step),
    Save(SavedAt),
    /// Looks at what somebody else has changed.
    Look(Stirred),
    /// Works out what a person has chosen for files that were changed on both sides.
    Settle(Stirred, Vec<Conflict>),
    /// Takes over a version that came from outside.
    Adopt(Adoption),
    States(SavedAt),
    LookBack(Moment),
    Restore(Moment, Version, String),
    /// Copies the dossier, with what is not saved, into an empty folder.
    CopyTo(PathBuf),
    Close(Option<SavedAt>),
}

/// What may have been changed in a folder by somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Nobody knows what: all is to be looked at.
    All,
    /// These files, relative to the dossier's folder.
    Files(BTreeSet<String>),
}

impl Default for Touched {
    fn default() -> Self {
        Self::Files(BTreeSet::new())
    }
}

impl Touched {
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Files(files) if files.is_empty())
    }

    pub fn add(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Files(files), Self::Files(more)) => files.extend(more),
            _ => *self = Self::All,
        }
    }
}

/// What the window showed when something was worked out for it; when it shows something else by now, that is void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    pub version: Version,
    /// How often it had followed what others changed: in a window that only reads along, no version tells of that.
    pub followed: u64,
}

/// Who wants it to be looked whether something has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The system told of a change.
    Watch,
    /// Somebody asked, and is to be told when it is done.
    Person,
}

/// What may have been changed by somebody else, and what is shown of the dossier.
pub struct Stirred {
    pub touched: Touched,
    pub basis: Basis,
    pub who: Who,
    pub dossier: Arc<Dossier>,
    pub said: FilesSaid,
}

/// A version with what others have made of some files.
pub struct Adoption {
    /// What the clock says.
    pub at: SavedAt,
    pub version: Version,
    pub name: String,
    pub dossier: Arc<Dossier>,
    pub files: BTreeMap<String, Settled>,
}

/// What the keeper has to tell.
#[derive(Debug)]
pub enum News {
    Taken(Version, Result<Taken, TakeError>),
    Saved(Result<Saved, SaveError>),
    Looked(Box<Look>),
    /// There is no dossier in the folder any more; whatever was touched there was not looked at.
    FolderGone,
    States(Vec<SavedState>),
    LookedBack(Moment, Result<Box<Opened>, BackupError>),
    Restored(Version, String, Result<(Box<Opened>, Taken), BackupError>),
}

/// What somebody else has changed.
#[derive(Debug)]
pub struct Look {
    /// What it was held against.
    pub basis: Basis,
    pub who: Who,
    /// The dossier with what was changed outside, and the files that are to be adopted with it. `None`: nothing
    /// was, or only what was changed here as well.
    pub followed: Option<(Box<Opened>, BTreeMap<String, Settled>)>,
    /// Files changed on both sides.
    pub conflicts: Vec<Conflict>,
    /// Files that are there and could not be read, and why.
    pub unread: Vec<(String, String)>,
}
