//! A disk on which the nth call fails, or after which nothing happens any more.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use dateline::files::{Disk, Handle, LocalDisk};

/// What becomes of the call that is not to succeed.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// The system refuses it; later ones succeed.
    Fails(io::ErrorKind),
    /// As it, all later ones are refused.
    Stays(io::ErrorKind),
    /// It and all later ones do nothing: the program is gone.
    Crash,
    /// Half of what is written is written, then as a crash.
    CrashHalfway,
}

/// The disk of this machine, with a fault.
pub struct FailingDisk {
    calls: AtomicUsize,
    at: usize,
    fate: Fate,
}

impl FailingDisk {
    /// The call of that number, counted from 0, meets its fate.
    pub fn new(at: usize, fate: Fate) -> Self {
        Self {
            calls: AtomicUsize::new(0),
            at,
            fate,
        }
    }

    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn asked(&self) -> io::Result<()> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst);
        let gone = || io::Error::other("the program is gone");
        match self.fate {
            Fate::Fails(kind) if number == self.at => Err(kind.into()),
            Fate::Stays(kind) if number >= self.at => Err(kind.into()),
            Fate::Crash | Fate::CrashHalfway if number >= self.at => Err(gone()),
            _ => Ok(()),
        }
    }
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.asked()?;
        LocalDisk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.asked()?;
        LocalDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.make_folder(folder)
    }

    fn create_beside(&self, path: &Path) -> io::Result<Handle> {
        self.asked()?;
        LocalDisk.create_beside(path)
    }

    fn open_to_append(&self, path: &Path) -> io::Result<Handle> {
        self.asked()?;
        LocalDisk.open_to_append(path)
    }

    fn write(&self, file: &mut Handle, content: &[u8]) -> io::Result<()> {
        let at = self.calls();
        self.asked().inspect_err(|_| {
            // A full disk takes as much as it has room for.
            let full = matches!(self.fate, Fate::Fails(io::ErrorKind::StorageFull));
            if full || (matches!(self.fate, Fate::CrashHalfway) && at == self.at) {
                LocalDisk.write(file, &content[..content.len() / 2]).ok();
            }
        })?;
        LocalDisk.write(file, content)
    }

    fn cut(&self, file: &mut Handle, length: u64) -> io::Result<()> {
        self.asked()?;
        LocalDisk.cut(file, length)
    }

    fn sync(&self, file: &mut Handle) -> io::Result<()> {
        self.asked()?;
        LocalDisk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.remove(path)
    }
}
