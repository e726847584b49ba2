//! One writer for each dossier folder: whoever holds the lock may save, all others read along.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::disk::{Disk, LocalDisk};

/// Held for as long as a dossier is open for writing. The system lets go of it when the program ends, however it does.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "closing the file gives the lock back")] File);

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub(super) enum LockError {
    #[error("another window has it")]
    Taken,
    #[error("{0}")]
    Unavailable(#[from] io::Error),
}

impl Lock {
    /// Takes the lock that stands for a dossier, in the folder that the program keeps for it.
    pub(super) fn take(folder: &Path) -> Result<Self, LockError> {
        LocalDisk.make_folder(folder)?;
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        let file = options.open(folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(LockError::Taken),
            Err(TryLockError::Error(error)) => Err(LockError::Unavailable(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_waits_until_the_first_has_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Lock::take(folder.path()).expect("free");
        assert!(matches!(Lock::take(folder.path()), Err(LockError::Taken)));
        drop(first);
        assert!(Lock::take(folder.path()).is_ok());
    }
}
