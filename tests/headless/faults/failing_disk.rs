//! A disk on which the nth call fails, or after which nothing happens any more.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};

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
    flushed: Mutex<BTreeSet<PathBuf>>,
    at: usize,
    fate: Fate,
}

impl FailingDisk {
    /// The call of that number, counted from 0, meets its fate.
    pub fn new(at: usize, fate: Fate) -> Self {
        Self {
            calls: AtomicUsize::new(0),
            flushed: Mutex::default(),
            at,
            fate,
        }
    }

    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// Folders whose names have been flushed.
    pub fn flushed(&self) -> BTreeSet<PathBuf> {
        self.flushed.lock().expect("sound").clone()
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
        match self.asked() {
            // Of a file that is there, no system says that it is not.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            asked => asked?,
        }
        LocalDisk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.asked()?;
        LocalDisk.list(folder)
    }

    fn make_one_folder(&self, folder: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.make_one_folder(folder)
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
        self.flushed
            .lock()
            .expect("sound")
            .insert(folder.to_owned());
        LocalDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.asked()?;
        LocalDisk.remove(path)
    }
}

/// A disk that does not answer to a new file until it is told to, as a network share that stalls. It stalls once.
pub struct SlowDisk {
    file: &'static str,
    state: Mutex<Stalled>,
    changed: Condvar,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stalled {
    NotYet,
    Waits,
    GoesOn,
}

impl SlowDisk {
    /// `file`: the end of the path of what it stalls at.
    pub fn at(file: &'static str) -> Self {
        Self {
            file,
            state: Mutex::new(Stalled::NotYet),
            changed: Condvar::new(),
        }
    }
}

impl SlowDisk {
    fn set(&self, state: Stalled) {
        *self.state.lock().expect("sound") = state;
        self.changed.notify_all();
    }

    fn wait_until(&self, wanted: Stalled) {
        let state = self.state.lock().expect("sound");
        let waiting = self.changed.wait_while(state, |state| *state != wanted);
        drop(waiting.expect("sound"));
    }

    /// Returns once something waits for it.
    pub fn reached(&self) {
        self.wait_until(Stalled::Waits);
    }

    pub fn go_on(&self) {
        self.set(Stalled::GoesOn);
    }
}

impl Disk for SlowDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        LocalDisk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        LocalDisk.list(folder)
    }

    fn make_one_folder(&self, folder: &Path) -> io::Result<()> {
        LocalDisk.make_one_folder(folder)
    }

    fn create_beside(&self, path: &Path) -> io::Result<Handle> {
        let is_new = *self.state.lock().expect("sound") == Stalled::NotYet;
        if is_new && path.ends_with(self.file) {
            self.set(Stalled::Waits);
            self.wait_until(Stalled::GoesOn);
        }
        LocalDisk.create_beside(path)
    }

    fn open_to_append(&self, path: &Path) -> io::Result<Handle> {
        LocalDisk.open_to_append(path)
    }

    fn write(&self, file: &mut Handle, content: &[u8]) -> io::Result<()> {
        LocalDisk.write(file, content)
    }

    fn cut(&self, file: &mut Handle, length: u64) -> io::Result<()> {
        LocalDisk.cut(file, length)
    }

    fn sync(&self, file: &mut Handle) -> io::Result<()> {
        LocalDisk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        LocalDisk.rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        LocalDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        LocalDisk.remove(path)
    }
}
