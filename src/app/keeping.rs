//! How far what was edited is on the disk.

use std::path::Path;
use std::sync::Arc;

use super::history::Version;
use super::state::State;
use crate::dossier::Dossier;

/// What the window knows of the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// It cannot be edited: a sentence that says why, and what to do.
    ReadOnly(String),
    /// All that is shown is on the disk.
    Saved,
}

impl Keeping {
    /// Of a dossier just opened. The built-in one is part of the program.
    pub fn of(root: Option<&Path>) -> Self {
        if root.is_some() {
            return Self::Saved;
        }
        Self::ReadOnly(
            "The built-in dossier is part of the program and cannot be changed. Save a copy, and edit that."
                .to_owned(),
        )
    }
}

impl State {
    pub fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// The version that was handed to the keeper last.
    pub(super) fn latest_kept(&self) -> Version {
        self.kept_version
    }

    /// Has the version that is shown kept, `before` being the one before it.
    pub(super) fn keep_version(&mut self, _from: Version, _name: String, _before: Arc<Dossier>) {
        self.kept_version = self.editing.history().version();
    }
}
