//! What saving bears: disks that fail, processes that are killed, files that others change. A folder, a state
//! folder and a scripted edit for the tests beside this file.

mod each_call;
pub mod failing_disk;
mod full_disk;
mod keeping;
mod killed;
mod recovery;
mod round_trip;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::dossier::{Claim, Dossier, Severity};
use dateline::files::{
    self, Access, Desk, Disk, Keeper, LocalDisk, SavedAt, StateFolder, Step, Taken,
};
use tempfile::TempDir;

use crate::small_dossier;

/// A dossier's folder, and the program's own for what it knows of it.
pub struct Place {
    pub dossier: TempDir,
    pub state: TempDir,
}

impl Place {
    /// A small dossier without a fault, with one comment that has to outlive everything.
    pub fn new() -> Self {
        let (dossier, state) = (folder(), folder());
        fs::create_dir(dossier.path().join("sources")).expect("made");
        let commented = format!("# by hand\n{}", small_dossier::SOURCE);
        for (file, text) in [
            ("dossier.toml", small_dossier::FRONT),
            ("places.toml", small_dossier::PLACES),
            ("sources/one.toml", &commented),
            ("sources/one.txt", small_dossier::TEXT),
        ] {
            small_dossier::write(&dossier, file, text);
        }
        Self { dossier, state }
    }

    pub fn state(&self) -> StateFolder {
        StateFolder::at(self.state.path().to_owned())
    }

    pub fn desk(&self) -> Desk {
        self.desk_on(Arc::new(LocalDisk))
    }

    pub fn desk_on(&self, disk: Arc<dyn Disk>) -> Desk {
        desk(self.dossier.path(), self.state.path(), disk)
    }

    /// The keeper of the folder, and the dossier that it begins with.
    pub fn keeper(&self) -> (Box<Keeper>, Arc<Dossier>) {
        writer(self.desk())
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.dossier.path().join(file)
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("readable")
    }
}

/// A folder of its own, in memory where there is such a thing: hundreds of thousands of flushes are asked for.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .expect("a folder")
}

pub fn desk(dossier: &Path, state: &Path, disk: Arc<dyn Disk>) -> Desk {
    let state = StateFolder::at(state.to_owned());
    files::open_to_edit(dossier, Some(&state), disk, &|_| true).expect("a dossier")
}

#[track_caller]
pub fn writer(desk: Desk) -> (Box<Keeper>, Arc<Dossier>) {
    match desk.access {
        Access::Writer(keeper) => (keeper, desk.opened.dossier),
        Access::Reader(why) => panic!("{why}"),
    }
}

/// All files of a folder with their bytes.
pub fn bytes_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("listed").path();
        let name = path
            .file_name()
            .expect("named")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            for (inner, bytes) in bytes_in(&path) {
                all.insert(format!("{name}/{inner}"), bytes);
            }
        } else {
            all.insert(name, fs::read(&path).expect("read"));
        }
    }
    all
}

/// The dossier after `edit`.
pub fn changed(dossier: &Arc<Dossier>, edit: impl FnOnce(&mut Dossier)) -> Arc<Dossier> {
    let mut new = dossier.as_ref().clone();
    edit(&mut new);
    Arc::new(new)
}

/// The first claim says something else.
pub fn restated(dossier: &Arc<Dossier>, statement: &str) -> Arc<Dossier> {
    changed(dossier, |dossier| {
        first_claim(dossier).statement = statement.to_owned()
    })
}

pub fn first_claim(dossier: &mut Dossier) -> &mut Claim {
    Arc::make_mut(&mut Arc::make_mut(&mut dossier.sources[0]).claims[0])
}

pub fn statement(dossier: &Dossier) -> &str {
    &dossier.sources[0].claims[0].statement
}

pub fn step(version: u64, new: &Arc<Dossier>) -> Step {
    Step {
        version,
        new: new.clone(),
        name: format!("Edit {version}"),
        attachments: Vec::new(),
    }
}

pub fn take(keeper: &mut Keeper, version: u64, new: &Arc<Dossier>) -> Taken {
    keeper.take(step(version, new)).expect("taken")
}

/// A second after the one before, as far as the tests care.
pub const NOW: SavedAt = SavedAt(1_800_000_000);

/// An edit across files: a new place, and a claim about it.
pub fn across_files(dossier: &Arc<Dossier>) -> Arc<Dossier> {
    changed(dossier, |dossier| {
        let mut place = dossier.places[0].clone();
        place.id = "java".parse().expect("an id");
        place.name = "Java".to_owned();
        dossier.places.push(place);
        first_claim(dossier)
            .about
            .push("java".parse().expect("an id"));
    })
}

/// Fails when opening the folder finds an error.
#[track_caller]
pub fn assert_whole(folder: &Path) -> Arc<Dossier> {
    let opened = small_dossier::opened(folder);
    let errors: Vec<String> = opened
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    opened.dossier
}
