//! The keeper of one open folder: it alone knows the bytes of each file, turns versions of the dossier into
//! contents of files, and brings those to the disk.
//!
//! ```text
//! version ──take──▶ contents of files ──▶ journal (at once, flushed)
//!                          └────────save──▶ backups, then the folder, then the journal is clear
//! ```
//!
//! It lives on one thread of `app/jobs`, and waits for nothing but the program's own state folder: what may have to
//! wait for the dossier's folder is handed out ([`Delivery`], [`Past`]), to be done on another thread. Alone the file
//! that a source came in is read here, when the source goes. It asks no clock and starts no thread.

mod differing;
mod edited;
mod error;
mod names;
mod open;
mod originals;
mod past;
mod save;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

pub use edited::Edited;
pub use error::{SaveError, TakeError};
pub use names::NameError;
pub use open::{Access, Base, Contested, Desk, ReadOnly, Recovered, open_to_edit};
pub use past::{Past, Restoration};
pub use save::{Delivered, Delivery, Saved};

use self::differing::{differing, text_file};
use self::error::obstacle;
use self::texts::{Kept, Versions, same};
use super::backups::{Backups, SavedAt, SavedBy, Saving};
use super::conflict::Origin;
use super::disk::Disk;
use super::journal::{Change, Content, Journal, Record, Standing};
use super::lock::Lock;
use super::patch::is_whole;
use super::shelf::{Instead, plain};
use crate::dossier::Dossier;

/// A version of the dossier that is to be kept.
#[derive(Clone, Debug)]
pub struct Step {
    /// Names the version. One that was kept before gets the very bytes that it had.
    pub version: u64,
    pub new: Arc<Dossier>,
    /// What was done, as a person reads it.
    pub name: String,
    /// Files that come with it, such as a document as it was received.
    pub attachments: Vec<Attachment>,
}

/// A file that belongs to the dossier and is none of those that the program writes itself.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Relative to the dossier's folder, with `/` between its parts.
    pub path: String,
    pub content: Arc<[u8]>,
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The files that it changes, relative to the dossier's folder.
    pub files: Vec<String>,
    pub journaled: Journaled,
    /// Documents as they were received whose sources are gone, and which stay in the folder all the same: they cannot
    /// be read, or are others than those that were noted.
    pub left: Vec<String>,
}

/// Whether an edit outlives a crash before it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Journaled {
    /// It is on the disk, in the journal.
    Yes,
    /// It is in memory alone: a sentence that says why, and what to do.
    No(String),
}

/// What a file held when it was read, and what it holds here. `None`: there is no such file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    pub before: Option<Arc<[u8]>>,
    pub mine: Option<Arc<[u8]>>,
}

/// A file that somebody else has changed, and what it is to hold from now on.
#[derive(Clone, Debug)]
pub struct Settled {
    /// As it is on the disk. `None`: it is gone.
    pub on_disk: Option<Arc<[u8]>>,
    /// What it is to hold: the same when theirs was taken, something else when it was put together.
    pub chosen: Option<Arc<[u8]>>,
    /// Of what a person has chosen. `None`: nothing was to be chosen.
    pub choice: Option<Origin>,
}

/// Edits that have to reach the folder together.
#[derive(Clone, Debug)]
struct Unit {
    names: Vec<String>,
    files: BTreeSet<String>,
}

/// What is being written, for a window that waits for it.
#[derive(Clone, Debug, Default)]
pub struct UnderWay(Arc<Mutex<Option<Writing>>>);

/// A save that has begun and not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// The file that is being written, relative to the dossier's folder.
    pub file: String,
    /// As given to [`Keeper::save`].
    pub began: SavedAt,
}

impl UnderWay {
    /// `None`: nothing is being written.
    pub fn writing(&self) -> Option<Writing> {
        let writing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        writing.clone()
    }

    fn set(&self, writing: Option<Writing>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = writing;
    }
}

/// The keeper of one open folder.
pub struct Keeper {
    disk: Arc<dyn Disk>,
    /// Canonical.
    root: PathBuf,
    /// `None`: there is nowhere to keep one.
    #[expect(dead_code, reason = "it is held for as long as the keeper lives")]
    lock: Option<Lock>,
    /// The TOML files, and whatever else was written.
    files: BTreeMap<String, Kept>,
    /// What the files say.
    shown: Arc<Dossier>,
    version: u64,
    versions: Versions,
    /// What is not in the folder yet.
    units: Vec<Unit>,
    /// What a save that has begun and not ended is about to write.
    under_save: Vec<Record>,
    /// Edits of an earlier run that do not fit the folder any more; they stay in the journal.
    contested: Vec<Record>,
    /// `None`: there is nowhere to keep one.
    journal: Option<Journal>,
    backups: Option<Backups>,
    under_way: UnderWay,
}

impl Keeper {
    /// Turns a version of the dossier into contents of files, and journals them. On return it outlives a
    /// crash, unless the answer says otherwise.
    ///
    /// # Errors
    /// When a file cannot say what the version says. Nothing has changed then; the next step will bring
    /// this one's changes as well.
    pub fn take(&mut self, step: Step) -> Result<Taken, TakeError> {
        let now = |path: &str| self.now(path);
        let known = if self.versions.is_known_as(step.version, &step.new) {
            self.versions.across(self.version, step.version, now)
        } else {
            None
        };
        let (mut contents, left) = match known {
            Some(contents) => (contents, Vec::new()),
            None => {
                let mut contents = differing(&self.shown, &step.new, &now)?;
                let left = self.part_with_originals(&step.new, &mut contents);
                (contents, left)
            }
        };
        for attachment in step.attachments {
            let path = plain(&attachment.path).into_owned();
            contents.insert(path, Some(attachment.content));
        }
        let taken = self.put(step.version, step.name, step.new, contents);
        Ok(Taken { left, ..taken })
    }

    /// Takes over what somebody else made of some files, and what is chosen to become of them. `new` is the
    /// dossier with all that in it. Edits of an earlier run wait no longer once somebody has chosen for all of
    /// their files.
    pub fn adopt(
        &mut self,
        at: SavedAt,
        version: u64,
        name: String,
        new: Arc<Dossier>,
        files: BTreeMap<String, Settled>,
    ) -> Taken {
        let is_settled = |path: &String| {
            let settled = files.get(path);
            settled.is_some_and(|it| it.choice == Some(Origin::EarlierRun))
        };
        self.contested
            .retain(|edit| !edit.files.keys().all(is_settled));
        let mut contents = BTreeMap::new();
        let mut changed = Vec::new();
        for (path, settled) in files {
            let known = match path.ends_with(".toml") {
                true => None,
                // The text of a source was read with it; what else there may be belongs to others.
                false => self.known_text(&path).or_else(|| settled.on_disk.clone()),
            };
            let kept = self.files.entry(path.clone());
            let kept = kept.or_insert_with(|| Kept::read(known));
            if !same(&kept.on_disk, &settled.on_disk) {
                let (before, after) = (kept.on_disk.clone(), settled.on_disk.clone());
                changed.push((path.clone(), before, after));
            }
            kept.found(settled.on_disk);
            contents.insert(path, settled.chosen);
        }
        self.back_up_others(at, &name, &changed);
        let mut taken = self.put(version, name, new, contents);
        // What was journaled before stands against files that are not there any more.
        taken.journaled = self.journal_anew();
        taken
    }

    /// What others have changed is a state of its own: going back to a later save must not undo it. When it cannot
    /// be kept, the next save says why.
    fn back_up_others(&self, at: SavedAt, name: &str, changed: &[(String, Content, Content)]) {
        let files = changed.iter().map(|(path, before, after)| Saving {
            path,
            before,
            after,
        });
        let files: Vec<Saving<'_>> = files.collect();
        if let Some(backups) = self.backups.as_ref().filter(|_| !files.is_empty()) {
            let names = [name.to_owned()];
            backups.keep(at, SavedBy::Others, &names, &files).ok();
        }
    }

    /// Files whose contents are known.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Files whose contents are not in the folder yet.
    pub fn pending(&self) -> Vec<String> {
        let pending = self.files.iter().filter(|(_, kept)| !kept.is_saved());
        pending.map(|(path, _)| path.clone()).collect()
    }

    /// Somebody has looked at a file: what a save that failed half way has left there is no change of somebody else's.
    pub fn recognise(&mut self, path: &str, there: &Option<Arc<[u8]>>) {
        if let Some(kept) = self.files.get_mut(path)
            && kept.is_known_as(there)
        {
            kept.found(there.clone());
        }
    }

    /// What a file was when it was last read or written, and what it is here. `None`: nothing is known of it.
    pub fn sides(&self, path: &str) -> Option<Sides> {
        let kept = self.files.get(path)?;
        Some(Sides {
            before: kept.on_disk.clone(),
            mine: kept.now.clone(),
        })
    }

    /// The earlier states. `None`: there is nowhere to keep them.
    pub fn backups(&self) -> Option<&Backups> {
        self.backups.as_ref()
    }

    /// To be asked from another thread while a save takes its time.
    pub fn under_way(&self) -> UnderWay {
        self.under_way.clone()
    }

    /// The folder, its path made canonical.
    pub fn root(&self) -> &std::path::Path {
        &self.root
    }

    /// The version that the files are at here.
    pub fn version(&self) -> u64 {
        self.version
    }

    fn now(&self, path: &str) -> Content {
        self.files.get(path).and_then(|kept| kept.now.clone())
    }

    /// What the files that are not in the folder yet are to hold.
    pub fn unsaved(&self) -> Instead {
        let unsaved = self.files.iter().filter(|(_, kept)| !kept.is_saved());
        unsaved
            .map(|(path, kept)| (path.clone(), kept.now.clone()))
            .collect()
    }

    /// Makes these contents those of a version.
    fn put(
        &mut self,
        version: u64,
        name: String,
        new: Arc<Dossier>,
        contents: BTreeMap<String, Content>,
    ) -> Taken {
        let mut changes: BTreeMap<String, (Content, Content)> = BTreeMap::new();
        for (path, content) in contents {
            let kept = match self.files.get(&path) {
                Some(kept) => kept.clone(),
                None => Kept::read(self.known_text(&path)),
            };
            let kept = self.files.entry(path.clone()).or_insert(kept);
            if !same(&kept.now, &content) {
                let before = std::mem::replace(&mut kept.now, content.clone());
                changes.insert(path, (before, content));
            }
        }
        self.note_version(version, new, &changes);
        let files: Vec<String> = changes.into_keys().collect();
        let journaled = self.journal(name, &files);
        Taken {
            files,
            journaled,
            left: Vec::new(),
        }
    }

    fn note_version(
        &mut self,
        version: u64,
        new: Arc<Dossier>,
        changes: &BTreeMap<String, (Content, Content)>,
    ) {
        self.versions.says(self.version, self.shown.clone());
        if version == self.version {
            if !changes.is_empty() {
                // The ways to other versions began at what is no more.
                self.versions.forget();
            }
        } else if !self.versions.is_known_as(version, &new) {
            if self.versions.are_bound(self.version, version) {
                self.versions.forget();
                self.versions.says(self.version, self.shown.clone());
            }
            self.versions.note(version, self.version, changes);
        } else if self
            .versions
            .across(version, self.version, |path| self.now(path))
            .is_none()
        {
            // The files are not what they were at that version: what is known of others no longer holds.
            self.versions.forget();
            self.versions.says(self.version, self.shown.clone());
            self.versions.note(version, self.version, changes);
        }
        self.versions.says(version, new.clone());
        self.version = version;
        self.shown = new;
    }

    /// Whether a file can be changed: it is not there yet, or can be read as a whole. One that cannot is to be
    /// mended by hand first.
    pub fn can_change(&self, path: &str) -> bool {
        let Some(content) = self.now(path) else {
            return true;
        };
        std::str::from_utf8(&content).is_ok_and(is_whole)
    }

    /// What is on the disk of a file that is none of the program's own: the text of a source.
    fn known_text(&self, path: &str) -> Content {
        let sources = &self.shown.sources;
        let source = sources
            .iter()
            .find(|it| text_file(it).as_deref() == Some(path))?;
        let text = source.text.content.as_ref()?;
        Some(Arc::from(text.as_bytes()))
    }

    fn journal(&mut self, name: String, files: &[String]) -> Journaled {
        if files.is_empty() {
            return Journaled::Yes;
        }
        let unit = Unit {
            names: vec![name],
            files: files.iter().cloned().collect(),
        };
        let record = self.record(&unit.names, files.iter());
        self.units.push(unit);
        // However long nothing can be saved, what counts is each file's last content.
        self.settle();
        let live = self.live();
        let Some(journal) = &mut self.journal else {
            return Journaled::No(NOWHERE.to_owned());
        };
        answer(journal.add(&record, || live))
    }

    fn journal_anew(&mut self) -> Journaled {
        self.settle();
        let live = self.live();
        let Some(journal) = &mut self.journal else {
            return Journaled::No(NOWHERE.to_owned());
        };
        answer(journal.rewrite(&live))
    }

    fn record<'f>(&mut self, names: &[String], files: impl Iterator<Item = &'f String>) -> Record {
        let mut record = Record {
            names: names.to_vec(),
            files: BTreeMap::new(),
            standing: Standing::Live,
        };
        for path in files {
            let kept = self.files.entry(path.clone()).or_default();
            let change = Change {
                before: kept.digest(),
                after: kept.now.clone(),
            };
            record.files.insert(path.clone(), change);
        }
        record
    }

    /// All that is not in the folder yet, unit by unit.
    fn live(&mut self) -> Vec<Record> {
        let units = self.units.clone();
        let mut records = self.contested.clone();
        // A crash may find the folder as it was before that save, or after.
        records.extend(self.under_save.clone());
        for unit in units {
            records.push(self.record(&unit.names, unit.files.iter()));
        }
        records
    }

    /// Puts units that share a file together, and lets go of those that are in the folder.
    fn settle(&mut self) {
        let mut together: Vec<Unit> = Vec::new();
        for mut unit in std::mem::take(&mut self.units) {
            unit.files.retain(|path| {
                let kept = self.files.get(path);
                // What is being written may be another by now than what it is to be.
                kept.is_some_and(|kept| !kept.is_saved())
                    || self.under_save.iter().any(|it| it.files.contains_key(path))
            });
            if unit.files.is_empty() {
                continue;
            }
            let shares = |other: &mut Unit| !other.files.is_disjoint(&unit.files);
            let mut same: Vec<Unit> = together.extract_if(.., shares).collect();
            same.push(unit);
            let unit = same.into_iter().reduce(|mut a, b| {
                a.names.extend(b.names);
                a.files.extend(b.files);
                a
            });
            together.extend(unit);
        }
        self.units = together;
    }
}

/// Why there is no journal.
const NOWHERE: &str = "this edit would not outlive a crash, since there is nowhere to keep a journal; set HOME, or save it now";

fn answer(written: std::io::Result<()>) -> Journaled {
    match written {
        Ok(()) => Journaled::Yes,
        Err(error) => Journaled::No(format!(
            "this edit would not outlive a crash, since the journal could not be written: {}",
            obstacle(&error)
        )),
    }
}
