//! The few things that saving asks of a disk, behind one trait, so that a test can let each of them fail.
//!
//! What is done with them stands in `keep`, in the journal and in the keeper; reading a whole dossier is `Shelf`'s.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// What the names of files end in that a crash may leave behind while they are being written.
const UNFINISHED: &str = ".dateline-new";

/// A file that is open for writing.
#[derive(Debug)]
pub struct Handle {
    pub path: PathBuf,
    file: File,
}

/// What saving asks of a disk. Each call may fail; none of them undoes what came before.
pub trait Disk: Send + Sync {
    /// All of a file.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Names in a folder, sorted.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Makes one folder in another.
    ///
    /// # Errors
    /// `AlreadyExists` when it is there, `NotFound` when the other is not.
    fn make_one_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes a folder and those above it that are missing. On return the names of those that were made are on
    /// the disk.
    ///
    /// # Errors
    /// When one of them cannot be made.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let above = folder_of(folder);
        let made = match self.make_one_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && above != folder => {
                self.make_folder(above)?;
                self.make_one_folder(folder)
            }
            made => made,
        };
        match made {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
            Ok(()) => self.sync_folder(above),
        }
    }

    /// A new, empty file in the folder of `path`, which is to take its place and may be read by the same people.
    ///
    /// # Errors
    /// When the folder does not take it.
    fn create_beside(&self, path: &Path) -> io::Result<Handle>;

    /// Opens a file to write at its end, making it when there is none.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn open_to_append(&self, path: &Path) -> io::Result<Handle>;

    /// Writes all of the bytes.
    ///
    /// # Errors
    /// When not all of them found room; some may have been written.
    fn write(&self, file: &mut Handle, content: &[u8]) -> io::Result<()>;

    /// Cuts a file off at a length in bytes.
    ///
    /// # Errors
    /// When the file stays as it was.
    fn cut(&self, file: &mut Handle, length: u64) -> io::Result<()>;

    /// Returns when the content of a file is on the disk.
    ///
    /// # Errors
    /// When it is not known to be there.
    fn sync(&self, file: &mut Handle) -> io::Result<()>;

    /// Gives a file another name, in place of what bore it, in one step.
    ///
    /// # Errors
    /// When the names stay as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Returns when the names in a folder are on the disk.
    ///
    /// # Errors
    /// When they are not known to be there. A system that knows no such thing is no error.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn make_one_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder).map_err(|error| match folder.is_dir() {
            // Some systems say of a folder that is there that it may not be made.
            true => io::ErrorKind::AlreadyExists.into(),
            false => error,
        })
    }

    fn create_beside(&self, path: &Path) -> io::Result<Handle> {
        static LATEST: AtomicU64 = AtomicU64::new(0);
        let number = LATEST.fetch_add(1, Ordering::Relaxed);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!(".{name}.{}-{number}{UNFINISHED}", process::id());
        let beside = path.with_file_name(name);
        // A name that is taken, be it by a link, is never written through.
        let made = || {
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&beside)
        };
        let file = match made() {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // Left by a crashed process that had the same number.
                fs::remove_file(&beside)?;
                made()?
            }
            made => made?,
        };
        if let Ok(there) = fs::metadata(path) {
            file.set_permissions(there.permissions())?;
        }
        Ok(Handle { path: beside, file })
    }

    fn open_to_append(&self, path: &Path) -> io::Result<Handle> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        Ok(Handle {
            path: path.to_owned(),
            file,
        })
    }

    fn write(&self, file: &mut Handle, content: &[u8]) -> io::Result<()> {
        file.file.write_all(content)
    }

    fn cut(&self, file: &mut Handle, length: u64) -> io::Result<()> {
        file.file.set_len(length)
    }

    fn sync(&self, file: &mut Handle) -> io::Result<()> {
        file.file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network shares know no such thing.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            synced => synced,
        }
    }

    /// Folders cannot be opened as files here, and a rename is written through.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Writes a file in one step: into a new one beside it, flushed to the disk, renamed over the old one.
/// When this returns without an error, both the content and the name are on the disk.
///
/// # Errors
/// When the file cannot be written; what was there is then untouched, or what is new is there in full.
pub(super) fn replace(disk: &dyn Disk, path: &Path, content: &[u8]) -> io::Result<()> {
    let mut beside = disk.create_beside(path)?;
    let written = disk
        .write(&mut beside, content)
        // The content has to be on the disk before the name points to it.
        .and_then(|()| disk.sync(&mut beside))
        .and_then(|()| disk.rename(&beside.path, path));
    if let Err(error) = written {
        // What is in the way of nothing may stay, if it must.
        disk.remove(&beside.path).ok();
        return Err(error);
    }
    disk.sync_folder(folder_of(path))
}

/// The folder that a file stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Takes away what earlier writers left unfinished in a folder when they crashed. What cannot be taken
/// away stays, and is in the way of nothing.
pub(super) fn sweep(disk: &dyn Disk, folder: &Path) {
    for name in disk.list(folder).unwrap_or_default() {
        if name.starts_with('.') && name.ends_with(UNFINISHED) {
            disk.remove(&folder.join(name)).ok();
        }
    }
}
