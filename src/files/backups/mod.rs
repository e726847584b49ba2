//! Earlier states of a dossier, one for each save: to be listed, looked at and gone back to.
//!
//! A state is a small list of the files that its save changed, with the digests of what was before and after;
//! contents are kept once each, under their digests. What no save of the program has touched is as it is on
//! the disk. Lists and contents are not flushed, save those of files that are taken away: a power cut may
//! cost the newest state, never an older one.

mod laws;
mod thinning;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use self::thinning::{closest, merged, stored};
use super::digest::sha256_of;
use super::disk::{Disk, folder_of, replace};
use super::journal::Content;
use super::shelf::Instead;
use crate::dossier::Sha256;

/// How many states are kept.
const MOST_STATES: usize = 10;
/// How long a state is kept, in seconds, unless it is the only one: thirty days.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// When something was saved, as the clock said: seconds since 1970-01-01, UTC. Clocks can be wrong: what came
/// after what is told by numbers instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SavedAt(pub i64);

/// A save that can be looked back at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedState {
    /// Rises with every save.
    pub number: u64,
    pub at: SavedAt,
    /// Names of the edits that it holds, oldest first.
    pub edits: Vec<String>,
    pub files: Vec<SavedFile>,
    #[serde(default)]
    pub by: SavedBy,
}

/// Who brought a state about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedBy {
    /// It was edited here, and saved.
    #[default]
    Here,
    /// Somebody else changed the files, and that was taken over.
    Others,
}

/// A file that a save changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFile {
    /// Relative to the dossier's folder.
    pub path: String,
    /// `None`: it was made.
    pub before: Option<Stored>,
    /// `None`: it was taken away.
    pub after: Option<Stored>,
}

/// A content that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// SHA-256.
    digest: String,
    pub bytes: u64,
}

/// A state of the dossier, by the save that ended or began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// As it was until that save.
    Before(u64),
    /// As that save left it.
    After(u64),
}

/// Why an earlier state cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("could not go back: this state is not kept any more; choose another")]
    Absent,
    #[error(
        "could not go back: what is kept of {file} cannot be read; choose another state, nothing has been changed"
    )]
    Damaged { file: String },
}

/// What a save does to a file.
pub(super) struct Saving<'a> {
    pub path: &'a str,
    pub before: &'a Content,
    pub after: &'a Content,
}

/// The earlier states of one dossier.
#[derive(Clone)]
pub struct Backups {
    disk: Arc<dyn Disk>,
    /// The folder that the program keeps for the dossier.
    folder: PathBuf,
    /// States up to this number are those of another dossier, which stood at the same path: they are not offered.
    foreign: u64,
    /// Held while a state is added: its number is taken by no other.
    adding: Arc<Mutex<()>>,
}

impl Backups {
    pub(super) fn new(disk: Arc<dyn Disk>, folder: PathBuf, foreign: u64) -> Self {
        Self {
            disk,
            folder,
            foreign,
            adding: Arc::default(),
        }
    }

    /// The number of the newest state; 0: there is none.
    pub(super) fn newest(disk: &dyn Disk, folder: &Path) -> u64 {
        states(disk, folder).last().map_or(0, |state| state.number)
    }

    /// The states, newest first, none older than thirty days unless it is the only one.
    pub fn list(&self, now: SavedAt) -> Vec<SavedState> {
        let mut states = self.own_states();
        states.reverse();
        let newest = states.first().map(|state| state.number);
        states.retain(|state| Some(state.number) == newest || !is_old(state.at, now));
        states
    }

    /// Oldest first.
    fn own_states(&self) -> Vec<SavedState> {
        let mut states = states(&*self.disk, &self.folder);
        states.retain(|state| state.number > self.foreign);
        states
    }

    fn state_path(&self, number: u64) -> PathBuf {
        self.folder
            .join("states")
            .join(format!("{number:012}.json"))
    }

    fn content_path(&self, digest: &str) -> PathBuf {
        self.folder.join("contents").join(digest)
    }

    /// Keeps what a save is about to change, or what others have changed.
    pub(super) fn keep(
        &self,
        at: SavedAt,
        by: SavedBy,
        edits: &[String],
        files: &[Saving<'_>],
    ) -> io::Result<()> {
        let _adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = states(&*self.disk, &self.folder);
        let removes = files.iter().any(|file| file.after.is_none());
        let mut saved = Vec::with_capacity(files.len());
        for file in files {
            saved.push(SavedFile {
                path: file.path.to_owned(),
                before: self.store(file.before, removes)?,
                after: self.store(file.after, removes)?,
            });
        }
        let state = SavedState {
            number: earlier.last().map_or(1, |last| last.number + 1),
            at,
            edits: edits.to_vec(),
            files: saved,
            by,
        };
        self.write_state(&state)?;
        self.prune(&earlier, &state);
        Ok(())
    }

    fn write(&self, path: &Path, content: &[u8], flushed: bool) -> io::Result<()> {
        self.disk.make_folder(folder_of(path))?;
        if flushed {
            return replace(&*self.disk, path, content);
        }
        let mut beside = self.disk.create_beside(path)?;
        let written = self.disk.write(&mut beside, content);
        let written = written.and_then(|()| self.disk.rename(&beside.path, path));
        written.inspect_err(|_| {
            self.disk.remove(&beside.path).ok();
        })
    }

    fn store(&self, content: &Content, flushed: bool) -> io::Result<Option<Stored>> {
        let Some(content) = content else {
            return Ok(None);
        };
        let digest = sha256_of(content).to_string();
        let path = self.content_path(&digest);
        let there = self.disk.read(&path);
        if !there.is_ok_and(|there| there == **content) {
            self.write(&path, content, flushed)?;
        }
        Ok(Some(Stored {
            digest,
            bytes: content.len() as u64,
        }))
    }

    /// Lets go of old states, and thins the others out until they are few enough: neighbours become one, those
    /// first that follow each other closest. `earlier`: those before `newest`, oldest first.
    fn prune(&self, earlier: &[SavedState], newest: &SavedState) {
        // A clock that is wrong for one save must not cost what was kept before it: two in a row have to agree.
        let before = earlier.last().map_or(newest.at, |last| last.at);
        let now = newest.at.min(before);
        let mut digests: BTreeSet<String> = earlier.iter().flat_map(stored).collect();
        // From the oldest on: without one in the middle, those before it would not be what they were.
        let old = earlier.iter().take_while(|state| is_old(state.at, now));
        let mut states = earlier.to_vec();
        for state in states.drain(..old.count()) {
            self.disk.remove(&self.state_path(state.number)).ok();
        }
        states.push(newest.clone());
        while states.len() > MOST_STATES {
            // What is another dossier's goes, and never becomes a part of this one's.
            if states[0].number <= self.foreign {
                self.disk.remove(&self.state_path(states[0].number)).ok();
                states.remove(0);
                continue;
            }
            let at = closest(&states);
            let merged = merged(&states[at], &states[at + 1]);
            // The later of the two is replaced first: at no moment is there a gap between states.
            if self.write_state(&merged).is_err() {
                break;
            }
            self.disk.remove(&self.state_path(states[at].number)).ok();
            states.splice(at..at + 2, [merged]);
        }
        for needed in states.iter().flat_map(stored) {
            digests.remove(&needed);
        }
        for digest in digests {
            self.disk.remove(&self.content_path(&digest)).ok();
        }
    }

    fn write_state(&self, state: &SavedState) -> io::Result<()> {
        let list = serde_json::to_vec_pretty(state).expect("texts and numbers make JSON");
        self.write(&self.state_path(state.number), &list, state.takes_away())
    }

    /// A content that is kept, by its digest.
    pub(super) fn content(&self, digest: Sha256) -> Content {
        let content = self
            .disk
            .read(&self.content_path(&digest.to_string()))
            .ok()?;
        (sha256_of(&content) == digest).then(|| content.into())
    }

    /// What the files held that any save has touched.
    pub(super) fn contents(&self, moment: Moment) -> Result<Instead, BackupError> {
        let states = self.own_states();
        let (Moment::Before(number) | Moment::After(number)) = moment;
        if !states.iter().any(|state| state.number == number) {
            return Err(BackupError::Absent);
        }
        let later = |state: &&SavedState| match moment {
            Moment::Before(number) => state.number >= number,
            Moment::After(number) => state.number > number,
        };
        let mut stored: BTreeMap<&str, Option<&Stored>> = BTreeMap::new();
        for state in states.iter().filter(|state| !later(state)) {
            for file in &state.files {
                stored.insert(&file.path, file.after.as_ref());
            }
        }
        for state in states.iter().filter(later) {
            for file in &state.files {
                stored.entry(&file.path).or_insert(file.before.as_ref());
            }
        }
        let mut contents = Instead::new();
        for (path, stored) in stored {
            let content = match stored {
                None => None,
                Some(stored) => {
                    let content = self.disk.read(&self.content_path(&stored.digest));
                    let whole = |content: &Vec<u8>| sha256_of(content).to_string() == stored.digest;
                    let content = content.ok().filter(whole);
                    let damaged = || BackupError::Damaged {
                        file: path.to_owned(),
                    };
                    Some(content.ok_or_else(damaged)?.into())
                }
            };
            contents.insert(path.to_owned(), content);
        }
        Ok(contents)
    }
}

/// All states that are kept, oldest first.
fn states(disk: &dyn Disk, folder: &Path) -> Vec<SavedState> {
    let folder = folder.join("states");
    let names = disk.list(&folder).unwrap_or_default();
    let names = names.iter().filter(|name| name.ends_with(".json"));
    let read = names.filter_map(|name| {
        let bytes = disk.read(&folder.join(name)).ok()?;
        serde_json::from_slice(&bytes).ok()
    });
    let mut states: Vec<SavedState> = read.collect();
    states.sort_by_key(|state: &SavedState| state.number);
    states
}

/// A state from the future is not old: the clock was set back.
fn is_old(at: SavedAt, now: SavedAt) -> bool {
    now.0.saturating_sub(at.0) > KEPT_SECONDS
}
