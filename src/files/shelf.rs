//! Where a dossier's bytes come from: a folder on disk, or the files compiled into the program.
//!
//! One reader works on both. What is fetched from a folder stays inside of it, is a plain file, and
//! is of bearable size; all of that is settled before the first byte is read.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::built_in;

/// Texts above this size are not read: 64 MiB, some ten thousand pages.
pub const TEXT_LIMIT_BYTES: u64 = 64 << 20;
/// TOML files above this size are not read: 256 MiB.
pub const TOML_LIMIT_BYTES: u64 = 256 << 20;

/// Where the files of a dossier stand.
#[derive(Clone, Debug)]
pub(super) enum Shelf {
    /// A folder, its path made canonical.
    Folder(PathBuf),
    BuiltIn,
}

/// Why a file of the dossier could not be fetched.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("there is no such file")]
    Absent,
    #[error("it is {0}, not a file")]
    NotAFile(&'static str),
    #[error("it has {size} bytes, and {limit} is the most that is read")]
    TooLarge { size: u64, limit: u64 },
    #[error("it lies outside of the dossier's folder")]
    Outside,
    #[error("{}", reason(.0))]
    Unreadable(#[from] io::Error),
}

/// A sentence's worth of why the system refused.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "this user is not permitted to read it".to_owned(),
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => format!("the system says: {error}"),
    }
}

impl Shelf {
    /// Reads a file. `path` is relative to the dossier's folder, with `/` between its parts.
    pub fn fetch(&self, path: &str, limit: u64) -> Result<Cow<'static, [u8]>, FetchError> {
        match self {
            Self::BuiltIn => built_in::file(path)
                .map(|content| Cow::Borrowed(content.as_bytes()))
                .ok_or(FetchError::Absent),
            Self::Folder(root) => fetch_from(root, path, limit).map(Cow::Owned),
        }
    }

    /// Names of the files in `sources/`, sorted.
    pub fn source_files(&self) -> Result<Vec<String>, FetchError> {
        match self {
            Self::BuiltIn => Ok(built_in::source_files()),
            Self::Folder(root) => {
                let folder = fs::canonicalize(root.join("sources"));
                let folder = folder.map_err(absent_or_unreadable)?;
                if !folder.starts_with(root) {
                    return Err(FetchError::Outside);
                }
                let mut names = Vec::new();
                for entry in fs::read_dir(folder).map_err(absent_or_unreadable)? {
                    names.push(entry?.file_name().to_string_lossy().into_owned());
                }
                names.sort_unstable();
                Ok(names)
            }
        }
    }
}

fn absent_or_unreadable(error: io::Error) -> FetchError {
    match error.kind() {
        io::ErrorKind::NotFound => FetchError::Absent,
        io::ErrorKind::NotADirectory => FetchError::NotAFile("a file where a folder should be"),
        _ => FetchError::Unreadable(error),
    }
}

fn fetch_from(root: &Path, path: &str, limit: u64) -> Result<Vec<u8>, FetchError> {
    if !stays_inside(path) && !built_in::is_text_path(path) {
        return Err(FetchError::Outside);
    }
    let canonical = fs::canonicalize(root.join(path)).map_err(absent_or_unreadable)?;
    if !canonical.starts_with(root) && !built_in::is_text_path(path) {
        return Err(FetchError::Outside);
    }
    // Asked before opening: opening a pipe would wait for its other end.
    let metadata = fs::metadata(&canonical).map_err(absent_or_unreadable)?;
    if metadata.is_dir() {
        return Err(FetchError::NotAFile("a folder"));
    }
    if !metadata.is_file() {
        return Err(FetchError::NotAFile("a pipe or a device"));
    }
    if metadata.len() > limit {
        return Err(FetchError::TooLarge {
            size: metadata.len(),
            limit,
        });
    }
    let mut content = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    // It may have grown since its size was asked.
    File::open(&canonical)?
        .take(limit + 1)
        .read_to_end(&mut content)?;
    let size = content.len() as u64;
    if size > limit {
        return Err(FetchError::TooLarge { size, limit });
    }
    Ok(content)
}

/// Whether a relative path stays in its folder, going by its words alone.
pub(super) fn stays_inside(path: &str) -> bool {
    let mut depth = 0_i32;
    for part in Path::new(path).components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth -= 1,
            Component::RootDir | Component::Prefix(_) => return false,
        }
        if depth < 0 {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_inside_only_when_no_part_of_it_leaves() {
        assert!(stays_inside("sources/../sources/a.txt"));
        assert!(!stays_inside("sources/../../a.txt"));
        assert!(!stays_inside("../dossier/a.txt"));
        assert!(!stays_inside("/etc/hostname"));
    }

    #[test]
    fn a_refusal_by_the_system_is_said_in_words() {
        let denied = FetchError::from(io::Error::from(io::ErrorKind::PermissionDenied));
        assert_eq!(denied.to_string(), "this user is not permitted to read it");
        let absent = absent_or_unreadable(io::Error::from(io::ErrorKind::NotFound));
        assert!(matches!(absent, FetchError::Absent));
    }
}
