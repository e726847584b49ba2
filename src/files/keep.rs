//! Writing small files so that a crash leaves either the old one or the new one, and where the
//! program keeps what it remembers between runs.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::shelf::reason;

/// A session is a page of settings; what is larger is not one.
const SESSION_LIMIT_BYTES: u64 = 1 << 20;

/// Why a file could not be kept or found again.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    #[error("could not write the file: {}; choose another place or free some room: {}", reason(.error), path.display())]
    Write { path: PathBuf, error: io::Error },
    #[error("could not read the file: {}; it is left as it is: {}", reason(.error), path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("could not find out where this user's settings are kept; set HOME")]
    NoHome,
}

/// Writes a file in one step: into a new one beside it, flushed to the disk, renamed over the old
/// one. Folders that are missing are made.
///
/// # Errors
/// When the folder cannot be made or the file not be written; the old file is then untouched.
pub fn keep(path: &Path, content: &[u8]) -> Result<(), KeepError> {
    written(path, content).map_err(|error| KeepError::Write {
        path: path.to_owned(),
        error,
    })
}

fn written(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(content)?;
    readable_by_others(beside.as_file())?;
    // The content has to be on the disk before the name points to it.
    beside.as_file().sync_all()?;
    beside.persist(path).map_err(|error| error.error)?;
    // The new name is on the disk once the folder is; where folders cannot be synced, a crash
    // leaves the old file, which is allowed.
    if let Ok(folder) = fs::File::open(folder) {
        folder.sync_all().ok();
    }
    Ok(())
}

/// Temporary files are made for their owner alone; what is kept has the mode that files usually have.
#[cfg(unix)]
fn readable_by_others(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_file: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Where the session is remembered between runs.
///
/// # Errors
/// When the system does not say where this user's files are.
pub fn session_path() -> Result<PathBuf, KeepError> {
    let folders = directories::ProjectDirs::from("", "", "dateline").ok_or(KeepError::NoHome)?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.config_dir());
    Ok(folder.join("session.json"))
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

/// Remembers the session.
///
/// # Errors
/// As [`keep`].
pub fn write_session(path: &Path, content: &[u8]) -> Result<(), KeepError> {
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
        let error = keep(&file.join("under/it.png"), b"").expect_err("no folder there");
        let said = error.to_string();
        assert!(said.starts_with("could not write the file: "), "{said}");
        assert!(said.ends_with("under/it.png"), "{said}");
    }
}
