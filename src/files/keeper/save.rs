//! Bringing what is pending to the folder: checked first, backed up, written file by file, then out of the journal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::error::{SaveError, obstacle};
use super::names::can_be_written;
use super::texts::same;
use super::{Keeper, Unit, Writing};
use crate::files::backups::{SavedAt, SavedBy, Saving};
use crate::files::disk::{folder_of, replace};
use crate::files::journal::Content;

/// What a save has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The version that is in the folder.
    pub version: u64,
    /// The files that were written or taken away, relative to the dossier's folder. Empty: all was there.
    pub files: Vec<String>,
    /// `Some`: there is no way back from this save; a sentence that says why.
    pub without_backup: Option<String>,
}

/// What is found of a file before it is written.
enum Found {
    /// As it was when it was last read.
    AsKnown,
    /// As it is to be: an earlier attempt came as far as that.
    AsWanted,
    /// Something else.
    Other,
}

impl Keeper {
    /// Writes what is pending. Edits that touch a file that somebody else has changed stay out as a whole, and so
    /// do those that touch a file of an impossible name; all others are saved. `now` is what the clock says.
    ///
    /// # Errors
    /// When not everything could be saved. What could not stays pending, here and in the journal.
    pub fn save(&mut self, now: SavedAt) -> Result<Saved, SaveError> {
        let saved = self.save_all(now);
        self.under_way.set(None);
        saved
    }

    fn save_all(&mut self, now: SavedAt) -> Result<Saved, SaveError> {
        self.settle();
        let mut saved = Saved {
            version: self.version,
            files: Vec::new(),
            without_backup: None,
        };
        if self.units.is_empty() {
            self.clear_journal();
            return Ok(saved);
        }
        if !self.root.is_dir() {
            let root = self.root.clone();
            return Err(SaveError::FolderGone { root });
        }
        let mut left_out = None;
        let mut ready: Vec<Unit> = Vec::new();
        for unit in self.units.clone() {
            match self.obstacle_of(&unit, now)? {
                None => ready.push(unit),
                Some(error) => {
                    let first = left_out.take();
                    left_out = Some(both(first, error));
                }
            }
        }
        let files: BTreeSet<&String> = ready.iter().flat_map(|unit| &unit.files).collect();
        let mut files: Vec<String> = files.into_iter().cloned().collect();
        files.sort_by_key(|path| self.turn(path));
        saved.without_backup = self.back_up(now, &ready, &files)?;
        for path in files {
            self.write(&path, now)?;
            saved.files.push(path);
        }
        self.settle();
        match left_out {
            Some(error) => Err(error),
            None => {
                self.clear_journal();
                Ok(saved)
            }
        }
    }

    /// New texts come before the files that refer to them; what goes, goes last.
    fn turn(&self, path: &str) -> (u8, String) {
        let gone = self.now(path).is_none();
        let turn = match path {
            _ if gone && path.ends_with(".toml") => 4,
            _ if gone => 5,
            "dossier.toml" => 1,
            _ if !path.ends_with(".toml") => 0,
            _ if path.contains('/') => 3,
            _ => 2,
        };
        (turn, path.to_owned())
    }

    /// Where a file stands: what a link in the folder leads to is written, and the link stays.
    fn place(&self, path: &str) -> PathBuf {
        let named = self.root.join(path);
        match fs::canonicalize(&named) {
            Ok(place) if place.starts_with(&self.root) => place,
            _ => named,
        }
    }

    fn found(&self, path: &str) -> io::Result<Found> {
        let there = match self.disk.read(&self.place(path)) {
            Ok(content) => Some(Arc::from(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let kept = self.files.get(path).cloned().unwrap_or_default();
        Ok(if same(&there, &kept.on_disk) {
            Found::AsKnown
        } else if same(&there, &kept.now) {
            Found::AsWanted
        } else {
            Found::Other
        })
    }

    /// Why a unit has to stay out as a whole.
    fn obstacle_of(&self, unit: &Unit, now: SavedAt) -> Result<Option<SaveError>, SaveError> {
        let mut changed = Vec::new();
        for path in &unit.files {
            self.note(path, now);
            let is_new = self
                .files
                .get(path)
                .is_some_and(|kept| kept.on_disk.is_none());
            if is_new {
                let folder = self.root.join(path);
                let beside = self.disk.list(folder_of(&folder)).unwrap_or_default();
                if let Err(why) = can_be_written(path, &beside) {
                    let path = self.root.join(path);
                    return Ok(Some(SaveError::Name { path, why }));
                }
            }
            match self.found(path) {
                Ok(Found::Other) => changed.push(path.clone()),
                Ok(Found::AsKnown | Found::AsWanted) => {}
                Err(error) => return Err(self.failed(path, error)),
            }
        }
        let root = self.root.clone();
        let files = changed;
        Ok((!files.is_empty()).then_some(SaveError::ChangedOnDisk { root, files }))
    }

    fn note(&self, path: &str, began: SavedAt) {
        let file = path.to_owned();
        self.under_way.set(Some(Writing { file, began }));
    }

    fn failed(&self, path: &str, error: io::Error) -> SaveError {
        let path = self.root.join(path);
        SaveError::Disk { path, error }
    }

    /// `Some`: why there is no backup.
    fn back_up(
        &self,
        now: SavedAt,
        units: &[Unit],
        files: &[String],
    ) -> Result<Option<String>, SaveError> {
        if files.is_empty() {
            return Ok(None);
        }
        let known: BTreeMap<&String, (&Content, &Content)> = files
            .iter()
            .filter_map(|path| Some((path, self.files.get(path)?)))
            .map(|(path, kept)| (path, (&kept.on_disk, &kept.now)))
            .collect();
        let saving = known.iter().map(|(path, (before, after))| Saving {
            path,
            before,
            after,
        });
        let saving: Vec<Saving<'_>> = saving.collect();
        let names: Vec<String> = units.iter().flat_map(|unit| unit.names.clone()).collect();
        let kept = match &self.backups {
            Some(backups) => backups.keep(now, SavedBy::Here, &names, &saving),
            None => Err(io::Error::other("there is nowhere to keep one; set HOME")),
        };
        let Err(error) = kept else {
            return Ok(None);
        };
        if let Some(gone) = saving.iter().find(|file| file.after.is_none()) {
            let path = self.root.join(gone.path);
            return Err(SaveError::NoBackup { path, error });
        }
        Ok(Some(format!(
            "saved, but without a backup of what was there before: {}",
            obstacle(&error)
        )))
    }

    /// Writes one file, or takes it away, unless somebody else was faster.
    fn write(&mut self, path: &str, now: SavedAt) -> Result<(), SaveError> {
        self.note(path, now);
        let place = self.place(path);
        let wanted = self.now(path);
        let written = match (self.found(path), &wanted) {
            (Err(error), _) => Err(error),
            (Ok(Found::Other), _) => {
                let (root, files) = (self.root.clone(), vec![path.to_owned()]);
                return Err(SaveError::ChangedOnDisk { root, files });
            }
            // It may have been renamed without its folder being flushed.
            (Ok(Found::AsWanted), _) => self.disk.sync_folder(folder_of(&place)),
            (Ok(Found::AsKnown), Some(content)) => self
                .disk
                .make_folder(folder_of(&place))
                .and_then(|()| replace(&*self.disk, &place, content)),
            (Ok(Found::AsKnown), None) => {
                let removed = self.disk.remove(&place);
                removed.and_then(|()| self.disk.sync_folder(folder_of(&place)))
            }
        };
        written.map_err(|error| self.failed(path, error))?;
        if let Some(kept) = self.files.get_mut(path) {
            kept.found(wanted);
        }
        Ok(())
    }

    /// All is in the folder. When the journal cannot be told so, replaying it will change nothing.
    fn clear_journal(&mut self) {
        let contested = self.contested.clone();
        if let Some(journal) = &mut self.journal
            && !(contested.is_empty() && journal.is_clear())
        {
            let told = if contested.is_empty() {
                journal.clear()
            } else {
                journal.rewrite(&contested)
            };
            told.ok();
        }
    }
}

/// Files of several units that somebody else has changed are said together.
fn both(first: Option<SaveError>, second: SaveError) -> SaveError {
    match (first, second) {
        (
            Some(SaveError::ChangedOnDisk { root, mut files }),
            SaveError::ChangedOnDisk { files: more, .. },
        ) => {
            files.extend(more);
            SaveError::ChangedOnDisk { root, files }
        }
        (Some(first), _) => first,
        (None, second) => second,
    }
}
