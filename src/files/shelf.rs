//! Where a dossier's bytes come from: a folder on disk, or the files compiled into the program.
//!
//! One reader works on both. What is fetched from a folder stays inside of it, is a plain file, and
//! is of bearable size; all of that is settled before the first byte is read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::built_in;

/// Texts above this size are not read: 64 MiB, some ten thousand pages.
pub const TEXT_LIMIT_BYTES: u64 = 64 << 20;
/// TOML files above this size are not read: 256 MiB.
pub const TOML_LIMIT_BYTES: u64 = 256 << 20;

/// Where the files of a dossier stand.
#[derive(Clone, Debug)]
pub(super) enum Shelf {
    Folder(Folder),
    BuiltIn,
}

/// A dossier's folder, and what was read from it.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// Made canonical.
    root: PathBuf,
    /// What is to be read in place of what is on the disk.
    instead: Arc<Instead>,
    read: Arc<Mutex<BTreeMap<String, Arc<[u8]>>>>,
}

/// Contents of files, by their paths relative to the dossier's folder, that count in place of those on the
/// disk. `None`: as if there were no such file.
pub type Instead = BTreeMap<String, Option<Arc<[u8]>>>;

/// The TOML files of a dossier as they were read, byte for byte, by their paths relative to its folder.
#[derive(Clone, Default)]
pub struct AsRead(pub(super) BTreeMap<String, Arc<[u8]>>);

impl fmt::Debug for AsRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
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
            Self::Folder(folder) => folder.fetch(path, limit).map(Cow::Owned),
        }
    }

    /// The folder at a canonical path.
    pub fn folder(root: PathBuf) -> Self {
        Self::folder_with(root, Instead::new())
    }

    /// The folder as it would be with other contents in some of its files.
    pub fn folder_with(root: PathBuf, instead: Instead) -> Self {
        Self::Folder(Folder {
            root,
            instead: Arc::new(instead),
            read: Arc::default(),
        })
    }

    /// What has been read so far.
    pub fn as_read(&self) -> AsRead {
        match self {
            Self::BuiltIn => AsRead::default(),
            Self::Folder(folder) => {
                let read = folder.read.lock().unwrap_or_else(PoisonError::into_inner);
                AsRead(read.clone())
            }
        }
    }

    /// Names of the files in `sources/`, sorted.
    pub fn source_files(&self) -> Result<Vec<String>, FetchError> {
        match self {
            Self::BuiltIn => Ok(built_in::source_files()),
            Self::Folder(folder) => folder.source_files(),
        }
    }
}

impl Folder {
    fn fetch(&self, path: &str, limit: u64) -> Result<Vec<u8>, FetchError> {
        let content = match self.instead.get(&*plain(path)) {
            Some(None) => return Err(FetchError::Absent),
            Some(Some(content)) => content.to_vec(),
            None => fetch_from(&self.root, path, limit)?,
        };
        if path.ends_with(".toml") {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.insert(path.to_owned(), content.as_slice().into());
        }
        Ok(content)
    }

    fn source_files(&self) -> Result<Vec<String>, FetchError> {
        let mut names = BTreeSet::new();
        let added = |path: &String| path.starts_with("sources/");
        match self.sources() {
            // The folder may be about to be made.
            Err(FetchError::Absent) if self.instead.keys().any(added) => {}
            folder => {
                for entry in fs::read_dir(folder?).map_err(absent_or_unreadable)? {
                    names.insert(entry?.file_name().to_string_lossy().into_owned());
                }
            }
        }
        for (path, content) in self.instead.iter() {
            match (path.strip_prefix("sources/"), content) {
                (Some(name), Some(_)) => names.insert(name.to_owned()),
                (Some(name), None) => names.remove(name),
                (None, _) => false,
            };
        }
        Ok(names.into_iter().collect())
    }

    /// The folder of the sources, made canonical.
    fn sources(&self) -> Result<PathBuf, FetchError> {
        let folder = fs::canonicalize(self.root.join("sources"));
        let folder = folder.map_err(absent_or_unreadable)?;
        if folder.starts_with(&self.root) {
            Ok(folder)
        } else {
            Err(FetchError::Outside)
        }
    }
}

/// A path without `.` and `..` in it, so that a file has one name.
pub(super) fn plain(path: &str) -> Cow<'_, str> {
    if !path.split('/').any(|part| matches!(part, "." | ".." | "")) {
        return Cow::Borrowed(path);
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Cow::Owned(parts.join("/"))
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
