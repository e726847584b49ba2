//! Writing small files so that a crash leaves either the old one or the new one, and where the
//! program keeps what it remembers between runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use super::disk::{LocalDisk, folder_of, replace};
use super::shelf::reason;

/// A session is a page of settings; what is larger is not one.
const SESSION_LIMIT_BYTES: u64 = 1 << 20;

/// Why a file could not be kept or found again.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    #[error("could not write the file: its folder does not exist; make the folder, or name another place: {}", path.display())]
    NoFolder { path: PathBuf },
    #[error("could not write the file: this is the name of something else, not of a file; choose another: {}", path.display())]
    NotAFile { path: PathBuf },
    #[error("could not write the file: something bears its name, and is left alone; choose another name: {}", path.display())]
    Taken { path: PathBuf },
    #[error("could not write the file: {}; choose another place or free some room: {}", reason(.error), path.display())]
    Write { path: PathBuf, error: io::Error },
    #[error("could not read the file: {}; it is left as it is: {}", reason(.error), path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("could not find out where this user's settings are kept; set HOME")]
    NoHome,
}

/// Writes a file in one step: into a new one beside it, flushed to the disk, renamed over the old
/// one. No folder is made: one that is missing is a slip of whoever named it.
///
/// # Errors
/// When there is no such folder, something other than a file bears the name, or the file cannot be
/// written; what was there is then untouched.
pub fn keep(path: &Path, content: &[u8]) -> Result<(), KeepError> {
    let folder = folder_of(path);
    let named = || path.to_owned();
    if !folder.is_dir() {
        return Err(KeepError::NoFolder { path: named() });
    }
    // Renaming would put a file in the place of a device.
    if path.exists() && !path.is_file() {
        return Err(KeepError::NotAFile { path: named() });
    }
    replace(&LocalDisk, path, content).map_err(|error| unwritten(path, error))
}

fn unwritten(path: &Path, error: io::Error) -> KeepError {
    KeepError::Write {
        path: path.to_owned(),
        error,
    }
}

/// Where the session is remembered between runs: in the folder for states where the system has one,
/// in that for settings where it has not.
///
/// # Errors
/// When the system does not say where this user's files are.
pub fn session_path() -> Result<PathBuf, KeepError> {
    let folders = choose_native_strategy().map_err(|_| KeepError::NoHome)?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.config_dir());
    Ok(folder.join("dateline").join("session.json"))
}

/// The remembered session. `None`: there is none yet.
///
/// # Errors
/// When there is one that cannot be read, or is too large to be one.
pub fn read_session(path: &Path) -> Result<Option<Vec<u8>>, KeepError> {
    let unread = |error| KeepError::Read {
        path: path.to_owned(),
        error,
    };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error)),
    };
    if !metadata.is_file() || metadata.len() > SESSION_LIMIT_BYTES {
        let why =
            format!("it is no file of at most {SESSION_LIMIT_BYTES} bytes, so no session either");
        return Err(unread(io::Error::other(why)));
    }
    fs::read(path).map(Some).map_err(unread)
}

/// Remembers the session. Its folder is the program's own, and is made when it is missing.
///
/// # Errors
/// As [`keep`], or when the folder cannot be made.
pub fn write_session(path: &Path, content: &[u8]) -> Result<(), KeepError> {
    fs::create_dir_all(folder_of(path)).map_err(|error| unwritten(path, error))?;
    keep(path, content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("dateline/session.json");
        assert_eq!(read_session(&path).expect("readable"), None);
        write_session(&path, b"one").expect("written");
        write_session(&path, b"two").expect("written again");
        assert_eq!(
            read_session(&path).expect("readable"),
            Some(b"two".to_vec())
        );
        let left = fs::read_dir(folder.path().join("dateline"))
            .expect("listed")
            .count();
        assert_eq!(left, 1);
    }

    #[test]
    fn what_cannot_be_kept_says_what_why_and_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "in the way").expect("written");
        let error = write_session(&file.join("under/it.json"), b"").expect_err("no folder there");
        let said = error.to_string();
        assert!(said.starts_with("could not write the file: "), "{said}");
        assert!(said.ends_with("under/it.json"), "{said}");
    }

    #[test]
    fn only_the_session_makes_its_folder_and_a_missing_one_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tpyo/picture.png");
        let said = keep(&path, b"").expect_err("no folder").to_string();
        let begins = "could not write the file: its folder does not exist; make";
        assert!(said.starts_with(begins), "{said}");
        assert!(said.ends_with("tpyo/picture.png"), "{said}");
        assert!(!folder.path().join("tpyo").exists());
    }

    #[test]
    fn nothing_but_a_file_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = keep(folder.path(), b"").expect_err("a folder");
        assert!(matches!(error, KeepError::NotAFile { .. }), "{error}");
    }
}
