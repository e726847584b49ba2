//! Earlier states of a dossier, one for each save: to be listed, looked at and gone back to.
//!
//! A state is a small list of the files that its save changed, with the digests of what was before and after;
//! contents are kept once each, under their digests. What no save of the program has touched is as it is on
//! the disk. Lists and contents are not flushed, save those of files that are taken away: a power cut may
//! cost the newest state, never an older one.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

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
}

impl Backups {
    pub(super) fn new(disk: Arc<dyn Disk>, folder: PathBuf) -> Self {
        Self { disk, folder }
    }

    /// The states, newest first, none older than thirty days unless it is the only one.
    pub fn list(&self, now: SavedAt) -> Vec<SavedState> {
        let mut states = self.states();
        states.reverse();
        let newest = states.first().map(|state| state.number);
        states.retain(|state| Some(state.number) == newest || !is_old(state.at, now));
        states
    }

    /// Oldest first.
    fn states(&self) -> Vec<SavedState> {
        let folder = self.folder.join("states");
        let names = self.disk.list(&folder).unwrap_or_default();
        let names = names.iter().filter(|name| name.ends_with(".json"));
        let read = names.filter_map(|name| {
            let bytes = self.disk.read(&folder.join(name)).ok()?;
            serde_json::from_slice(&bytes).ok()
        });
        let mut states: Vec<SavedState> = read.collect();
        states.sort_by_key(|state| state.number);
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

    /// Keeps what a save is about to change.
    pub(super) fn keep(
        &self,
        at: SavedAt,
        edits: &[String],
        files: &[Saving<'_>],
    ) -> io::Result<()> {
        let earlier = self.states();
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
        };
        let list = serde_json::to_vec_pretty(&state).expect("texts and numbers make JSON");
        let path = self.state_path(state.number);
        self.write(&path, &list, removes)?;
        self.prune(earlier, &state);
        Ok(())
    }

    fn write(&self, path: &std::path::Path, content: &[u8], flushed: bool) -> io::Result<()> {
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

    /// Lets go of the oldest states. `earlier`: those before `newest`, oldest first.
    fn prune(&self, mut earlier: Vec<SavedState>, newest: &SavedState) {
        // A clock that is a year ahead for one save must not cost all that was kept before it.
        let before = earlier.last().map_or(newest.at, |last| last.at);
        let now = SavedAt(newest.at.0.min(before.0.saturating_add(KEPT_SECONDS)));
        let surplus = (earlier.len() + 1).saturating_sub(MOST_STATES);
        let mut going: Vec<SavedState> = earlier.drain(..surplus).collect();
        going.extend(earlier.extract_if(.., |state| is_old(state.at, now)));
        if going.is_empty() {
            return;
        }
        for state in &going {
            self.disk.remove(&self.state_path(state.number)).ok();
        }
        let stored = |state: &SavedState| -> Vec<String> {
            let files = state.files.iter();
            let both = files.flat_map(|file| [&file.before, &file.after]);
            both.flatten().map(|stored| stored.digest.clone()).collect()
        };
        let needed: BTreeSet<String> = earlier.iter().chain([newest]).flat_map(stored).collect();
        let gone: BTreeSet<String> = going.iter().flat_map(stored).collect();
        for digest in gone.difference(&needed) {
            self.disk.remove(&self.content_path(digest)).ok();
        }
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
        let states = self.states();
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

/// A state from the future is not old: the clock was set back.
fn is_old(at: SavedAt, now: SavedAt) -> bool {
    now.0.saturating_sub(at.0) > KEPT_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::LocalDisk;

    const DAY: i64 = 24 * 3600;

    fn backups(folder: &tempfile::TempDir) -> Backups {
        Backups::new(Arc::new(LocalDisk), folder.path().to_owned())
    }

    fn content(text: &str) -> Content {
        Some(Arc::from(text.as_bytes()))
    }

    fn save(backups: &Backups, at: i64, before: &str, after: &str) {
        let (before, after) = (content(before), content(after));
        let file = Saving {
            path: "a.toml",
            before: &before,
            after: &after,
        };
        let edits = [format!("at {at}")];
        backups.keep(SavedAt(at), &edits, &[file]).expect("kept");
    }

    fn numbers(backups: &Backups, now: i64) -> Vec<u64> {
        let states = backups.list(SavedAt(now));
        states.iter().map(|state| state.number).collect()
    }

    fn held(backups: &Backups, moment: Moment) -> Content {
        backups.contents(moment).expect("kept")["a.toml"].clone()
    }

    #[test]
    fn the_last_ten_states_are_kept_and_no_content_of_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = backups(&folder);
        for save_number in 0..14 {
            let (before, after) = (save_number.to_string(), (save_number + 1).to_string());
            save(&backups, 1000 + save_number, &before, &after);
        }
        assert_eq!(numbers(&backups, 2000), (5..=14).rev().collect::<Vec<_>>());
        assert_eq!(held(&backups, Moment::Before(5)), content("4"));
        assert_eq!(held(&backups, Moment::After(9)), content("9"));
        let left = LocalDisk.list(&folder.path().join("contents"));
        assert_eq!(left.expect("listed").len(), 11);
        assert!(backups.contents(Moment::After(3)).is_err());
    }

    #[test]
    fn a_month_later_the_newest_alone_is_left_and_then_goes_with_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = backups(&folder);
        save(&backups, 0, "a", "b");
        save(&backups, DAY, "b", "c");
        assert_eq!(numbers(&backups, 31 * DAY), [2]);
        save(&backups, 40 * DAY, "c", "d");
        save(&backups, 41 * DAY, "d", "e");
        assert_eq!(numbers(&backups, 41 * DAY), [4, 3]);
    }

    #[test]
    fn a_clock_set_back_or_far_ahead_for_once_neither_loses_nor_reorders_states() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = backups(&folder);
        save(&backups, 500 * DAY, "a", "b");
        save(&backups, 5000 * DAY, "b", "c");
        save(&backups, 501 * DAY, "c", "d");
        assert_eq!(numbers(&backups, 501 * DAY), [3, 2, 1]);
        assert_eq!(held(&backups, Moment::Before(1)), content("a"));
    }

    #[test]
    fn what_is_damaged_is_said_and_not_handed_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = backups(&folder);
        save(&backups, 0, "a", "b");
        let path = backups.content_path(&sha256_of(b"a").to_string());
        std::fs::write(path, "x").expect("written");
        let error = backups.contents(Moment::Before(1)).expect_err("damaged");
        assert!(error.to_string().contains("a.toml"), "{error}");
    }
}
