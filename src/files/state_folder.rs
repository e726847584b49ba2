//! Where the program keeps what it knows of each dossier folder: its lock, its journal, its backups; and how it knows
//! that the folder at a path is still the one that they belong to.
//!
//! Not in the dossier's folder, which may be read-only, shared or gone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::digest::sha256_of;
use super::disk::{Disk, folder_of, replace};
use super::keep::{KeepError, session_path};
use super::lock::Lock;

/// The program's own folder for what it keeps between runs.
#[derive(Clone, Debug)]
pub struct StateFolder(PathBuf);

impl StateFolder {
    /// This user's.
    ///
    /// # Errors
    /// When the system does not say where this user's files are.
    pub fn of_user() -> Result<Self, KeepError> {
        let session = session_path()?;
        Ok(Self(folder_of(&session).to_owned()))
    }

    /// Another one, as tests have.
    pub fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// What belongs to the dossier at a canonical path. When nothing does, and the folder was known under a path
    /// where there is nothing any more, it was moved, and what belongs to it follows.
    pub(super) fn of_dossier(&self, root: &Path) -> PathBuf {
        let dossiers = self.0.join("dossiers");
        let digest = sha256_of(root.to_string_lossy().as_bytes());
        let own = dossiers.join(digest.to_string());
        if !own.exists()
            && let Some(former) = former(&dossiers, &Identity::of(root, None))
            // Whoever holds it has the folder open still.
            && Lock::take(&former).is_ok()
        {
            // What does not follow stays where it was.
            fs::rename(&former, &own).ok();
        }
        own
    }
}

/// What the folder was known by before it was moved.
fn former(dossiers: &Path, now: &Identity) -> Option<PathBuf> {
    let folders = fs::read_dir(dossiers).ok()?;
    let mut folders = folders.filter_map(|entry| Some(entry.ok()?.path()));
    folders.find(|folder| {
        let known = fs::read(folder.join(IDENTITY)).ok();
        let known = known.and_then(|bytes| serde_json::from_slice::<Identity>(&bytes).ok());
        known.is_some_and(|known| known.is_moved_to(now) && !Path::new(&known.path).exists())
    })
}

/// In the folder that the program keeps for a dossier.
const IDENTITY: &str = "identity.json";

/// What a dossier's folder is known by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    path: String,
    /// When the folder was made, in nanoseconds since 1970-01-01. `None`: this system does not say.
    made: Option<u64>,
    /// Its number on its disk. `None`: this system does not say.
    number: Option<u64>,
    /// Sha256 of dossier.toml when it was last opened. `None`: there was none.
    front: Option<String>,
    /// Saved states up to this number are those of another dossier, which stood here before.
    #[serde(default)]
    pub foreign_states: u64,
}

/// Whether the folder at a path is the one that was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    Same,
    /// Something speaks for it, and something against.
    Perhaps,
    Other,
}

impl Identity {
    /// Of the folder as it is now. `front`: what dossier.toml holds.
    pub fn of(root: &Path, front: Option<&[u8]>) -> Self {
        let metadata = fs::metadata(root).ok();
        let made = metadata.as_ref().and_then(|it| it.created().ok());
        let made = made.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
        Self {
            path: root.to_string_lossy().into_owned(),
            made: made.and_then(|made| u64::try_from(made.as_nanos()).ok()),
            number: metadata.as_ref().and_then(number),
            front: front.map(|content| sha256_of(content).to_string()),
            foreign_states: 0,
        }
    }

    /// As it was written. `None`: the folder was never opened to be edited.
    pub fn read(disk: &dyn Disk, own: &Path) -> Option<Self> {
        let bytes = disk.read(&own.join(IDENTITY)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    pub fn write(&self, disk: &dyn Disk, own: &Path) -> io::Result<()> {
        let bytes = serde_json::to_vec_pretty(self).expect("texts and numbers make JSON");
        disk.make_folder(own)?;
        replace(disk, &own.join(IDENTITY), &bytes)
    }

    /// A folder keeps the time of its making whatever is done to what is in it, and no other has it. The number
    /// says less: some disks give out that of a folder that is gone at once.
    pub fn kinship(&self, now: &Self) -> Kinship {
        let same_front = self.front.is_some() && self.front == now.front;
        match (self.made.zip(now.made), same_front) {
            (Some((then, now)), _) if then == now => Kinship::Same,
            (None, true) => Kinship::Same,
            (None, false) | (Some(_), true) => Kinship::Perhaps,
            (Some(_), false) => Kinship::Other,
        }
    }

    fn is_moved_to(&self, now: &Self) -> bool {
        self.made.is_some()
            && self.made == now.made
            && self.number.is_some()
            && self.number == now.number
    }
}

#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::ino(metadata))
}

/// Not to be had here.
#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(made: Option<u64>, front: &str) -> Identity {
        Identity {
            path: "/mill".to_owned(),
            made,
            number: Some(7),
            front: Some(front.to_owned()),
            foreign_states: 0,
        }
    }

    #[test]
    fn a_folder_made_anew_at_the_same_path_is_another_one() {
        let before = identity(Some(1), "a");
        let kinship = |made, front| before.kinship(&identity(made, front));
        assert_eq!(kinship(Some(1), "a"), Kinship::Same);
        assert_eq!(kinship(Some(1), "edited"), Kinship::Same);
        assert_eq!(kinship(Some(2), "b"), Kinship::Other);
        assert_eq!(
            kinship(Some(2), "a"),
            Kinship::Perhaps,
            "put back from a copy"
        );
    }

    #[test]
    fn where_no_time_is_known_what_the_folder_holds_decides_and_a_doubt_stays_one() {
        for (then, now) in [(None, None), (None, Some(1)), (Some(1), None)] {
            let kinship = |front| identity(then, "a").kinship(&identity(now, front));
            assert_eq!(
                (kinship("a"), kinship("b")),
                (Kinship::Same, Kinship::Perhaps)
            );
        }
    }

    #[test]
    fn what_is_known_of_a_folder_follows_it_to_another_path_unless_it_is_a_copy() {
        let place = tempfile::tempdir().expect("a folder");
        let state = StateFolder::at(place.path().join("state"));
        let [mill, moved, copy] = ["mill", "moved", "copy"].map(|name| place.path().join(name));
        fs::create_dir(&mill).expect("made");
        let own = state.of_dossier(&mill);
        let identity = Identity::of(&mill, None);
        identity
            .write(&super::super::disk::LocalDisk, &own)
            .expect("written");
        fs::write(own.join("journal"), "edits").expect("written");
        fs::create_dir(&copy).expect("made");
        assert!(!state.of_dossier(&copy).exists());
        fs::rename(&mill, &moved).expect("moved");
        assert!(!state.of_dossier(&copy).exists());
        let followed = state.of_dossier(&moved);
        // Where the system does not say when a folder was made, nothing is risked.
        let wanted = identity
            .made
            .and(identity.number)
            .map(|_| "edits".to_owned());
        assert_eq!(fs::read_to_string(followed.join("journal")).ok(), wanted);
    }
}
