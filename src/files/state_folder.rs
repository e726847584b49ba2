//! Where the program keeps what it knows of each dossier folder: its lock, its journal, its backups.
//!
//! Not in the dossier's folder, which may be read-only, shared or gone.

use std::path::{Path, PathBuf};

use super::digest::sha256_of;
use super::keep::{KeepError, session_path};

/// The program's own folder for what it keeps between runs.
#[derive(Clone, Debug)]
pub struct StateFolder(PathBuf);

impl StateFolder {
    /// This user's.
    ///
    /// # Errors
    /// When the system does not say where this user's files are.
    pub fn of_user() -> Result<Self, KeepError> {
        let session = session_path()?;
        Ok(Self(super::disk::folder_of(&session).to_owned()))
    }

    /// Another one, as tests have.
    pub fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// What belongs to the dossier at a canonical path.
    pub(super) fn of_dossier(&self, root: &Path) -> PathBuf {
        let digest = sha256_of(root.to_string_lossy().as_bytes());
        self.0.join("dossiers").join(digest.to_string())
    }
}
