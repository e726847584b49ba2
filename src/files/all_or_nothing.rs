//! Writing several new files of which none may be there without the others.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{Disk, LocalDisk, folder_of};
use super::keep::{KeepError, keep};

/// New files, and the folders made for them. What was written is taken away again when this goes before
/// all of it was.
#[derive(Default)]
pub(super) struct NewFiles {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    is_whole: bool,
}

impl NewFiles {
    /// Makes a folder, and those above it, where they are missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(&mut self, path: &Path) -> Result<(), KeepError> {
        let missing = path
            .ancestors()
            .take_while(|it| !it.as_os_str().is_empty() && !it.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for folder in missing.into_iter().rev() {
            let failed = |error| KeepError::Write {
                path: folder.clone(),
                error,
            };
            fs::create_dir(&folder).map_err(failed)?;
            self.folders.push(folder.clone());
            // What is flushed into it must not lose its folder.
            let flushed = LocalDisk.sync_folder(folder_of(&folder));
            flushed.map_err(failed)?;
        }
        Ok(())
    }

    /// Writes a file that is not there yet.
    ///
    /// # Errors
    /// When something bears its name, or it cannot be written.
    pub fn file(&mut self, path: PathBuf, content: &[u8]) -> Result<(), KeepError> {
        if fs::symlink_metadata(&path).is_ok() {
            return Err(KeepError::Taken { path });
        }
        keep(&path, content)?;
        self.files.push(path);
        Ok(())
    }

    /// All is written: it stays.
    pub fn whole(mut self) {
        self.is_whole = true;
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        // What cannot be taken away stays; the error that led here is what is said.
        for file in self.files.iter().rev() {
            fs::remove_file(file).ok();
        }
        for folder in self.folders.iter().rev() {
            fs::remove_dir(folder).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_leaves_nothing_behind_and_what_was_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let old = folder.path().join("old");
        fs::write(&old, "old").expect("written");
        let mut files = NewFiles::default();
        files.folder(&folder.path().join("a/b")).expect("made");
        files
            .file(folder.path().join("a/b/new"), b"new")
            .expect("written");
        let taken = files.file(old.clone(), b"new").expect_err("taken");
        assert!(matches!(taken, KeepError::Taken { .. }), "{taken}");
        drop(files);
        assert!(!folder.path().join("a").exists());
        assert_eq!(fs::read(&old).expect("there"), b"old");
    }

    #[test]
    fn what_is_whole_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = NewFiles::default();
        files
            .file(folder.path().join("new"), b"new")
            .expect("written");
        files.whole();
        assert!(folder.path().join("new").exists());
    }
}
