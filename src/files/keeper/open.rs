//! Opening a folder to edit it: the lock is taken, and what a crash interrupted is brought back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::texts::{Kept, Versions, same};
use super::{Keeper, UnderWay, Unit};
use crate::dossier::Sha256;
use crate::files::FORMAT_VERSION;
use crate::files::backups::Backups;
use crate::files::digest::sha256_of;
use crate::files::disk::{Disk, folder_of, sweep};
use crate::files::journal::{Content, Journal, Record, Rest, Standing};
use crate::files::lock::{Lock, LockError};
use crate::files::open::{OpenError, Opened, open_with, root_of, without_mark};
use crate::files::shelf::{AsRead, Instead};
use crate::files::state_folder::{Identity, Kinship, StateFolder};

/// An opened dossier, and whether it can be edited.
pub struct Desk {
    pub opened: Opened,
    pub access: Access,
    /// `Some`: the last run ended before all was saved.
    pub recovered: Option<Recovered>,
    /// What its files are read from.
    pub disk: Arc<dyn Disk>,
}

/// Who may write.
pub enum Access {
    Writer(Box<Keeper>),
    Reader(ReadOnly),
}

/// Why a dossier can only be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    #[error(
        "This dossier is being edited in another window; here it can be read, and follows what is saved there."
    )]
    OpenElsewhere,
    #[error(
        "This dossier is written in format {0}, and this program writes format {FORMAT_VERSION}. It can be read as far \
         as it is understood; to edit it, open it with a newer Dateline."
    )]
    NewerFormat(i64),
    #[error(
        "Edits of the last run may wait in a journal that cannot be read ({why}), so nothing is written before it can. \
         Check the file, then open the dossier again: {}",
        path.display()
    )]
    JournalUnreadable { path: PathBuf, why: String },
    #[error(
        "Two windows could edit this dossier at once, since it cannot be locked ({why}); so it can only be read. Check \
         the folder that the program keeps its own files in, then open the dossier again: {}",
        path.display()
    )]
    NoLock { path: PathBuf, why: String },
}

/// What was found in the journal.
#[derive(Clone, Debug, Default)]
pub struct Recovered {
    /// Names of the edits that are back, oldest first. They are saved with the next save.
    pub edits: Vec<String>,
    /// Files that somebody else has changed since; the edits stay in the journal until that is settled.
    pub contested: Vec<Contested>,
    /// `Some`: a part of the journal was damaged; all of it is kept there.
    pub damaged: Option<PathBuf>,
}

/// A file of an edit that does not fit the folder any more. One of them at least has been changed by somebody
/// else; all of them are to be settled together.
#[derive(Clone, Debug)]
pub struct Contested {
    /// Relative to the dossier's folder.
    pub file: String,
    /// Names of the edits.
    pub edits: Vec<String>,
    pub before: Base,
    /// As edited. `None`: taken away.
    pub mine: Option<Arc<[u8]>>,
    /// As it is on the disk. `None`: it is not there.
    pub theirs: Option<Arc<[u8]>>,
}

/// What a file was when an edit was made to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `None`: there was no such file.
    Known(Option<Arc<[u8]>>),
    /// It is not kept any more.
    Unknown,
}

impl fmt::Display for Recovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.edits[..] {
            [] => {}
            [one] => write!(f, "An edit that had not been saved is back: “{one}”.")?,
            [.., last] => {
                let count = self.edits.len();
                write!(
                    f,
                    "{count} edits that had not been saved are back, the last of them “{last}”."
                )?;
            }
        }
        if !self.contested.is_empty() {
            let files: Vec<&str> = self.contested.iter().map(|it| &*it.file).collect();
            let space = if self.edits.is_empty() { "" } else { " " };
            write!(
                f,
                "{space}Edits of {} wait, since the folder is not as it was when they were made. Compare the two and choose.",
                files.join(", ")
            )?;
        }
        if let Some(path) = &self.damaged {
            let is_all = self.edits.is_empty() && self.contested.is_empty();
            let space = if is_all { "" } else { " " };
            write!(
                f,
                "{space}A part of the journal of the last run is damaged, so edits that were not saved may be missing; \
                 what is left of it is kept: {}",
                path.display()
            )?;
        }
        Ok(())
    }
}

/// Opens the dossier in a folder to edit it. `state`: where the program keeps what it knows of it; without it
/// there is no journal, no backup and no lock.
///
/// # Errors
/// As [`crate::files::open`].
pub fn open_to_edit(
    path: &Path,
    state: Option<&StateFolder>,
    disk: Arc<dyn Disk>,
    is_area: &dyn Fn(&str) -> bool,
) -> Result<Desk, OpenError> {
    let root = root_of(path)?;
    let own = state.map(|state| state.of_dossier(&root));
    let reader = |why, root: PathBuf| Desk {
        opened: open_with(root, Instead::new(), is_area),
        access: Access::Reader(why),
        recovered: None,
        disk: disk.clone(),
    };
    let lock = match own.as_deref().map(Lock::take) {
        Some(Err(LockError::Taken)) => return Ok(reader(ReadOnly::OpenElsewhere, root)),
        Some(Err(LockError::Unavailable(error))) => {
            let (path, why) = (own.unwrap_or_default(), error.to_string());
            return Ok(reader(ReadOnly::NoLock { path, why }, root));
        }
        None => None,
        Some(Ok(lock)) => Some(lock),
    };
    let mut journal = own
        .as_ref()
        .map(|own| Journal::new(disk.clone(), own.join("journal")));
    let found = match (&mut journal, &own) {
        (Some(journal), Some(own)) => journaled(&*disk, &root, own, journal),
        _ => Ok(Journaled::default()),
    };
    let Journaled {
        records,
        damaged,
        foreign_states,
    } = match found {
        Ok(found) => found,
        Err(error) => {
            let path = own.unwrap_or_default().join("journal");
            let why = error.to_string();
            return Ok(reader(ReadOnly::JournalUnreadable { path, why }, root));
        }
    };
    if lock.is_some() {
        let journaled = records.iter().flat_map(|record| record.files.keys());
        let mut folders = BTreeSet::from([root.clone(), root.join("sources")]);
        folders.extend(journaled.map(|path| folder_of(&root.join(path)).to_owned()));
        if let Some(own) = &own {
            let backups = own.join("backups");
            folders.extend([
                own.clone(),
                backups.join("states"),
                backups.join("contents"),
            ]);
        }
        for folder in folders {
            sweep(&*disk, &folder);
        }
    }
    let backups = own.map(|own| Backups::new(disk.clone(), own.join("backups"), foreign_states));
    let back = back(&*disk, &root, backups.as_ref(), records);
    let instead = back
        .files
        .iter()
        .map(|(path, kept)| (path.clone(), kept.now.clone()));
    let opened = open_with(root.clone(), instead.collect(), is_area);
    if let Some(version) = format_of(&opened.as_read).filter(|it| *it > FORMAT_VERSION) {
        return Ok(reader(ReadOnly::NewerFormat(version), root));
    }
    let read = opened.as_read.0.iter();
    let mut files: BTreeMap<String, Kept> = read
        .map(|(path, content)| (path.clone(), Kept::read(Some(content.clone()))))
        .collect();
    files.extend(back.files);
    let edits: Vec<String> = back
        .units
        .iter()
        .flat_map(|unit| unit.names.clone())
        .collect();
    let found = !edits.is_empty() || !back.contested.is_empty() || damaged.is_some();
    let keeper = Keeper {
        backups,
        disk: disk.clone(),
        root,
        lock,
        files,
        shown: opened.dossier.clone(),
        version: 0,
        versions: Versions::default(),
        units: back.units,
        under_save: Vec::new(),
        contested: back.held,
        journal,
        under_way: UnderWay::default(),
    };
    Ok(Desk {
        opened,
        access: Access::Writer(Box::new(keeper)),
        recovered: found.then_some(Recovered {
            edits,
            contested: back.contested,
            damaged,
        }),
        disk,
    })
}

/// The version of the format that a dossier says it is written in.
fn format_of(read: &AsRead) -> Option<i64> {
    let text = std::str::from_utf8(read.0.get("dossier.toml")?).ok()?;
    let (table, _) = DeTable::parse_recoverable(without_mark(text).0);
    match table.get_ref().get("format")?.get_ref() {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}

/// What the last run has left.
#[derive(Default)]
struct Journaled {
    records: Vec<Record>,
    damaged: Option<PathBuf>,
    /// Saved states up to this number are another dossier's.
    foreign_states: u64,
}

/// Reads the journal. Where the folder is another one than its edits were made in, they all wait for a choice.
fn journaled(
    disk: &dyn Disk,
    root: &Path,
    own: &Path,
    journal: &mut Journal,
) -> io::Result<Journaled> {
    let (mut records, rest) = journal.records()?;
    let front = disk.read(&root.join("dossier.toml")).ok();
    let mut now = Identity::of(root, front.as_deref());
    let known = Identity::read(disk, own);
    let kinship = known.as_ref().map_or(Kinship::Same, |it| it.kinship(&now));
    now.foreign_states = match kinship {
        Kinship::Other => Backups::newest(disk, &own.join("backups")),
        Kinship::Same | Kinship::Perhaps => known.as_ref().map_or(0, |it| it.foreign_states),
    };
    if kinship != Kinship::Same {
        for record in &mut records {
            record.standing = Standing::Contested;
        }
    }
    let aside = match rest {
        Rest::None => None,
        Rest::CutOff | Rest::Damaged => Some(journal.set_aside()?),
    };
    if aside.is_some() || (kinship != Kinship::Same && !records.is_empty()) {
        journal.rewrite(&records)?;
    }
    if known.as_ref() != Some(&now) {
        // Without it, the next opening asks about what is in doubt once more.
        now.write(disk, own).ok();
    }
    Ok(Journaled {
        records,
        // What a crash cut off was never said to be kept.
        damaged: aside.filter(|_| rest == Rest::Damaged),
        foreign_states: now.foreign_states,
    })
}

/// What the journal comes to.
#[derive(Default)]
struct Back {
    /// Files that are to hold something else than they do.
    files: BTreeMap<String, Kept>,
    units: Vec<Unit>,
    held: Vec<Record>,
    contested: Vec<Contested>,
}

/// Replays a journal in memory. Edits that share files stand or fall together: where one of their files
/// holds what no edit knows, none of them is brought back.
fn back(disk: &dyn Disk, root: &Path, backups: Option<&Backups>, records: Vec<Record>) -> Back {
    let mut back = Back::default();
    let waits = |record: &Record| record.standing == Standing::Contested;
    let (waiting, live): (Vec<Record>, Vec<Record>) = records.into_iter().partition(waits);
    for group in groups(live).into_iter().chain(groups(waiting)) {
        let found = found(disk, root, &group);
        let fits = found.values().all(|found| found.fit == Fit::Fits);
        // What waits becomes part of the dossier by choice alone, however well it fits.
        if !fits || group.iter().any(waits) {
            // What is as it was to be needs no choice.
            let open: BTreeMap<String, Found> = found
                .into_iter()
                .filter(|(_, found)| !found.kept.is_saved())
                .collect();
            for mut record in group.iter().cloned() {
                record.standing = Standing::Contested;
                record.files.retain(|path, _| open.contains_key(path));
                if !record.files.is_empty() {
                    back.held.push(record);
                }
            }
            for (file, found) in open {
                back.contested.push(contested(file, found, &group, backups));
            }
            continue;
        }
        let files = found
            .into_iter()
            .filter(|(_, found)| !found.kept.is_saved());
        let files: BTreeMap<String, Kept> = files.map(|(path, it)| (path, it.kept)).collect();
        if !files.is_empty() {
            back.units.push(Unit {
                names: group.iter().flat_map(|it| it.names.clone()).collect(),
                files: files.keys().cloned().collect(),
            });
            back.files.extend(files);
        }
    }
    back
}

/// A file that edits were made to, as it is found.
struct Found {
    kept: Kept,
    fit: Fit,
    /// Sha256 of what it was before the first of the edits.
    before: Option<Sha256>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is as it was before one of the edits, or after.
    Fits,
    /// Somebody else has changed it.
    Other,
}

fn found(disk: &dyn Disk, root: &Path, group: &[Record]) -> BTreeMap<String, Found> {
    let paths: BTreeSet<&String> = group
        .iter()
        .flat_map(|record| record.files.keys())
        .collect();
    let found = paths.into_iter().map(|path| {
        let (there, readable): (Content, bool) = match disk.read(&root.join(path)) {
            Ok(content) => (Some(content.into()), true),
            Err(error) => (None, error.kind() == io::ErrorKind::NotFound),
        };
        let changes = || group.iter().filter_map(|record| record.files.get(path));
        let digest = there.as_deref().map(sha256_of);
        let known = readable && changes().any(|it| it.before == digest || same(&it.after, &there));
        let mut kept = Kept::read(there);
        kept.now = changes()
            .next_back()
            .and_then(|change| change.after.clone());
        let found = Found {
            kept,
            fit: if known { Fit::Fits } else { Fit::Other },
            before: changes().next().and_then(|change| change.before),
        };
        (path.clone(), found)
    });
    found.collect()
}

fn contested(file: String, found: Found, group: &[Record], backups: Option<&Backups>) -> Contested {
    let before = match (found.fit, found.before) {
        (Fit::Fits, _) => Base::Known(found.kept.on_disk.clone()),
        (Fit::Other, None) => Base::Known(None),
        (Fit::Other, Some(digest)) => match backups.and_then(|it| it.content(digest)) {
            Some(content) => Base::Known(Some(content)),
            None => Base::Unknown,
        },
    };
    Contested {
        file,
        edits: group.iter().flat_map(|it| it.names.clone()).collect(),
        before,
        mine: found.kept.now,
        theirs: found.kept.on_disk,
    }
}

/// Records that share files, each group in order.
fn groups(records: Vec<Record>) -> Vec<Vec<Record>> {
    let mut groups: Vec<Vec<(usize, Record)>> = Vec::new();
    for (number, record) in records.into_iter().enumerate() {
        let shares = |group: &mut Vec<(usize, Record)>| {
            let mut paths = group.iter().flat_map(|(_, it)| it.files.keys());
            paths.any(|path| record.files.contains_key(path))
        };
        let mut group: Vec<(usize, Record)> = groups.extract_if(.., shares).flatten().collect();
        group.push((number, record));
        group.sort_by_key(|(number, _)| *number);
        groups.push(group);
    }
    let in_order = |group: Vec<(usize, Record)>| group.into_iter().map(|(_, it)| it).collect();
    groups.into_iter().map(in_order).collect()
}
