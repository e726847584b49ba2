//! Why an edit could not be taken or saved, as sentences: what, why, what to do, the path last.

use std::io;
use std::path::PathBuf;

use super::names::NameError;
use crate::files::patch::PatchError;

/// Why a step could not be turned into texts of files. The files are as they were.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    #[error("could not write the edit into the file: {why}: {file}")]
    Unwritable {
        /// Relative to the dossier's folder.
        file: String,
        why: PatchError,
    },
}

/// Why not everything could be saved. What could not is kept, here and in the journal.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error(
        "could not save: somebody else has changed {} since {} read; compare the two and choose; nothing has been \
         overwritten: {}",
        files.join(", "), if files.len() == 1 { "it was" } else { "they were" }, root.display()
    )]
    ChangedOnDisk {
        root: PathBuf,
        /// Relative to the dossier's folder.
        files: Vec<String>,
    },
    #[error(
        "could not save: the dossier's folder is gone; put it back or plug its disk in again, or save a copy \
         elsewhere; the edits are kept until then: {}",
        root.display()
    )]
    FolderGone { root: PathBuf },
    #[error("could not save a file of this name: {why}; choose another name: {}", path.display())]
    Name { path: PathBuf, why: NameError },
    #[error("could not save: {}; the edits are kept until then: {}", obstacle(.error), path.display())]
    Disk { path: PathBuf, error: io::Error },
    #[error(
        "could not take the file away, since no backup of it could be made: {}: {}",
        obstacle(.error), path.display()
    )]
    NoBackup { path: PathBuf, error: io::Error },
}

/// What is in the way, and what to do about it.
pub(super) fn obstacle(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; free some room and save again".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "this user may not write there; change its permissions and save again, or save a copy elsewhere"
                .to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "its disk can only be read; save a copy elsewhere".to_owned()
        }
        io::ErrorKind::NotFound => {
            "its folder is gone; put it back and save again, or save a copy elsewhere".to_owned()
        }
        _ => format!("the system says: {error}; save again, or save a copy elsewhere"),
    }
}
