//! Bringing what is pending to the folder: checked first, backed up, written file by file, then out of the journal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::error::{SaveError, obstacle};
use super::names::can_be_written;
use super::texts::{Kept, same};
use super::{Keeper, UnderWay, Unit, Writing};
use crate::files::backups::{Backups, SavedAt, SavedBy, Saving};
use crate::files::disk::{Disk, folder_of, replace};
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
        let delivered = self.begin_save().carry_out(now);
        self.end_save(delivered)
    }

    /// What is pending, to be carried out on a thread that may wait for the folder while further edits are taken
    /// here. One at a time: what it comes to is told to [`Keeper::end_save`] before the next begins.
    pub fn begin_save(&mut self) -> Delivery {
        self.settle();
        let units = self.units.clone();
        let paths: BTreeSet<&String> = units.iter().flat_map(|unit| &unit.files).collect();
        let kept = paths
            .into_iter()
            .filter_map(|path| Some((path.clone(), self.files.get(path)?.clone())));
        let files = kept.collect();
        let under_save = units
            .iter()
            .map(|unit| self.record(&unit.names, unit.files.iter()));
        self.under_save = under_save.collect();
        Delivery {
            disk: self.disk.clone(),
            root: self.root.clone(),
            backups: self.backups.clone(),
            under_way: self.under_way.clone(),
            version: self.version,
            units,
            files,
            has_front: self.now("dossier.toml").is_some(),
        }
    }

    /// Takes note of what a save came to.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub fn end_save(&mut self, delivered: Delivered) -> Result<Saved, SaveError> {
        self.under_save.clear();
        let Delivered {
            mut files,
            saved,
            in_doubt,
            error,
        } = delivered;
        for path in &saved.files {
            if let (Some(kept), Some(written)) = (self.files.get_mut(path), files.remove(path)) {
                kept.found(written.now);
            }
        }
        if let Some(path) = in_doubt
            && let (Some(kept), Some(wanted)) = (self.files.get_mut(&path), files.remove(&path))
        {
            kept.tried = Some(wanted.now);
        }
        self.settle();
        if let Some(error) = error {
            return Err(error);
        }
        self.tidy_journal();
        Ok(saved)
    }

    /// What was saved is in the folder. When the journal cannot be told so, replaying it will change nothing.
    fn tidy_journal(&mut self) {
        let live = self.live();
        if let Some(journal) = &mut self.journal
            && !(live.is_empty() && journal.is_clear())
        {
            let told = match live.is_empty() {
                true => journal.clear(),
                false => journal.rewrite(&live),
            };
            told.ok();
        }
    }
}

/// What a save is to bring to the folder, as it stood when the save began.
pub struct Delivery {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    backups: Option<Backups>,
    under_way: UnderWay,
    version: u64,
    units: Vec<Unit>,
    /// Those of the units.
    files: BTreeMap<String, Kept>,
    /// Whether a front page was there when the dossier was read.
    has_front: bool,
}

/// What a save came to.
pub struct Delivered {
    files: BTreeMap<String, Kept>,
    saved: Saved,
    /// The file whose writing failed: it may be there all the same.
    in_doubt: Option<String>,
    error: Option<SaveError>,
}

impl Delivery {
    /// Does it; may wait for a slow disk. `now` is what the clock says.
    pub fn carry_out(self, now: SavedAt) -> Delivered {
        let mut saved = Saved {
            version: self.version,
            files: Vec::new(),
            without_backup: None,
        };
        let mut in_doubt = None;
        let carried_out = self.write_all(now, &mut saved, &mut in_doubt);
        self.under_way.set(None);
        Delivered {
            files: self.files,
            saved,
            in_doubt,
            error: carried_out.err(),
        }
    }

    fn write_all(
        &self,
        now: SavedAt,
        saved: &mut Saved,
        in_doubt: &mut Option<String>,
    ) -> Result<(), SaveError> {
        if self.units.is_empty() {
            return Ok(());
        }
        self.expect_dossier()?;
        let mut left_out = None;
        let mut ready: Vec<&Unit> = Vec::new();
        for unit in &self.units {
            match self.obstacle_of(unit, now)? {
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
            if let Err(error) = self.write(&path, now) {
                *in_doubt = Some(path);
                return Err(error);
            }
            saved.files.push(path);
        }
        left_out.map_or(Ok(()), Err)
    }

    fn now(&self, path: &str) -> Content {
        self.files.get(path).and_then(|kept| kept.now.clone())
    }

    /// A folder without its front page is the empty place of a disk that was taken away, or another's.
    fn expect_dossier(&self) -> Result<(), SaveError> {
        let is_there = match self.has_front {
            true => self.root.join("dossier.toml").is_file(),
            false => self.root.is_dir(),
        };
        let root = self.root.clone();
        let gone = SaveError::FolderGone { root };
        is_there.then_some(()).ok_or(gone)
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
        Ok(if same(&there, &kept.now) {
            Found::AsWanted
        } else if kept.is_known_as(&there) {
            Found::AsKnown
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
        units: &[&Unit],
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
    fn write(&self, path: &str, now: SavedAt) -> Result<(), SaveError> {
        self.note(path, now);
        let place = self.place(path);
        let wanted = self.now(path);
        if self.files.get(path).is_some_and(|it| it.on_disk.is_none()) {
            self.expect_dossier()?;
        }
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
        written.map_err(|error| self.failed(path, error))
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
