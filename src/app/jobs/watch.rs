//! Watching a dossier's folder: what somebody else changes in it is told once the folder has come to rest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};

use super::{DeskNumber, Finished, Touched, Way};
use crate::files::FolderIdentity;

/// How long nothing must have happened before a change is told: editors and version control write one file in
/// several steps. Chosen by eye, well below the second within which a change is to be seen.
const REST: Duration = Duration::from_millis(60);

/// However long a folder does not come to rest, a change is told after so many times [`REST`]: half a second.
const LONGEST_UNREST: u32 = 8;
/// How often it is looked whether the folder is still the one that is watched: a disk that is taken away and plugged
/// in again takes the watching with it.
const STILL_THERE: Duration = Duration::from_secs(2);

/// Watches for as long as it lives.
#[derive(Debug)]
pub struct Watch {
    changes: Sender<Change>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.changes.send(Change::Enough);
    }
}

enum Change {
    Paths(Vec<PathBuf>),
    /// The system has lost count, or tells that something is wrong.
    Something,
    /// Nobody wants to know any more.
    Enough,
}

/// Starts watching a folder. What was changed before the watching began is told with its beginning.
pub(super) fn start(number: DeskNumber, root: PathBuf, way: Way) -> Watch {
    let (sender, changes) = channel();
    let watch = Watch {
        changes: sender.clone(),
    };
    let watching = Watching {
        number,
        root,
        way: way.clone(),
        sender,
        changes,
        nobody: channel(),
    };
    way.spawn(move || watching.go_on());
    watch
}

struct Watching {
    number: DeskNumber,
    root: PathBuf,
    way: Way,
    sender: Sender<Change>,
    changes: Receiver<Change>,
    nobody: (Sender<()>, Receiver<()>),
}

/// Nobody wants to know any more.
struct Enough;

impl Watching {
    fn go_on(self) {
        while let Ok(()) = self.until_another() {}
    }

    /// Watches the folder for as long as it is the same.
    fn until_another(&self) -> Result<(), Enough> {
        let folder = FolderIdentity::of(&self.root);
        let watcher = folder.and_then(|_| self.watcher());
        if watcher.is_some() || folder.is_none() {
            self.tell(Touched::All);
        }
        loop {
            let touched = self.rested()?;
            if !touched.is_nothing() {
                self.tell(touched);
            } else if FolderIdentity::of(&self.root) != folder
                || (folder.is_some() && watcher.is_none())
            {
                return Ok(());
            }
        }
    }

    /// `None`: the system does not watch the folder.
    fn watcher(&self) -> Option<notify::RecommendedWatcher> {
        let sender = self.sender.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let change = match event {
                Ok(event) if event.need_rescan() => Change::Something,
                Ok(event) if event.kind.is_access() => return,
                Ok(event) => Change::Paths(event.paths),
                Err(_) => Change::Something,
            };
            let _ = sender.send(change);
        })
        .ok()?;
        watcher.watch(&self.root, RecursiveMode::Recursive).ok()?;
        Some(watcher)
    }

    fn tell(&self, touched: Touched) {
        self.way.tell(Finished::Stirred(self.number, touched));
    }

    /// What was touched until the folder came to rest. Nothing: it was time to look whether it is still there.
    fn rested(&self) -> Result<Touched, Enough> {
        let mut touched = Touched::default();
        match self.changes.recv_timeout(STILL_THERE) {
            Ok(change) => self.note(change, &mut touched)?,
            Err(RecvTimeoutError::Timeout) => return Ok(touched),
            Err(RecvTimeoutError::Disconnected) => return Err(Enough),
        }
        for _ in 0..LONGEST_UNREST {
            // Nobody ever sends there: it is a while in which changes gather.
            let _ = self.nobody.1.recv_timeout(REST);
            let mut is_at_rest = true;
            while let Ok(change) = self.changes.try_recv() {
                self.note(change, &mut touched)?;
                is_at_rest = false;
            }
            if is_at_rest {
                break;
            }
        }
        Ok(touched)
    }

    fn note(&self, change: Change, touched: &mut Touched) -> Result<(), Enough> {
        match change {
            Change::Enough => return Err(Enough),
            Change::Something => touched.add(Touched::All),
            Change::Paths(paths) => {
                let within = paths
                    .iter()
                    .filter_map(|it| it.strip_prefix(&self.root).ok());
                for path in within {
                    if is_folder_of_dossier(path) {
                        touched.add(Touched::All);
                    } else if let Some(file) = of_dossier(path) {
                        touched.add(Touched::Files(BTreeSet::from([file])));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Whether a path is a folder that holds files of a dossier: of what was moved with it, nobody tells.
fn is_folder_of_dossier(path: &Path) -> bool {
    path == Path::new("") || path == Path::new("sources")
}

/// The file's name as a dossier has it, with `/` between its parts. `None`: it is none of a dossier's.
fn of_dossier(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let parts = parts?;
    let hidden = parts.iter().any(|part| part.starts_with('.'));
    let belongs = match &parts[..] {
        [file] => file.ends_with(".toml"),
        ["sources", ..] => true,
        _ => false,
    };
    (belongs && !hidden).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_a_dossier_is_made_of_are_told() {
        let told = |path: &str| of_dossier(Path::new(path)).is_some();
        assert!(told("places.toml") && told("sources/dw.toml") && told("sources/dw.txt"));
        assert!(!told(".git/HEAD") && !told("sources/.tmp1a2b") && !told("notes.txt"));
    }
}
