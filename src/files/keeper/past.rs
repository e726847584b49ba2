//! Going back to an earlier state: reading it may wait for the dossier's folder, taking it over does not.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::texts::Kept;
use super::{Keeper, Taken};
use crate::files::backups::{BackupError, Backups, Moment};
use crate::files::disk::Disk;
use crate::files::journal::Content;
use crate::files::open::{Opened, open_with};
use crate::files::shelf::Instead;

/// The earlier states of a folder, to be read on a thread that may wait.
pub struct Past {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    backups: Option<Backups>,
    unsaved: Instead,
}

/// An earlier state that is to be gone back to.
pub struct Restoration {
    contents: Instead,
    /// What those files hold on the disk.
    there: BTreeMap<String, Content>,
    opened: Opened,
}

impl Past {
    /// The dossier as it was at an earlier state, to be looked at.
    ///
    /// # Errors
    /// When the state is not kept any more, or is damaged.
    pub fn look(
        &self,
        moment: Moment,
        is_area: &dyn Fn(&str) -> bool,
    ) -> Result<Opened, BackupError> {
        let contents = self.contents(moment)?;
        Ok(open_with(self.root.clone(), contents, is_area))
    }

    /// What [`Keeper::restore`] needs to go back to an earlier state.
    ///
    /// # Errors
    /// When the state is not kept any more, or is damaged, or a file that it touches cannot be read.
    pub fn restoration(
        &self,
        moment: Moment,
        is_area: &dyn Fn(&str) -> bool,
    ) -> Result<Restoration, BackupError> {
        let contents = self.contents(moment)?;
        let mut there = BTreeMap::new();
        for path in contents.keys() {
            let content: Content = match self.disk.read(&self.root.join(path)) {
                Ok(content) => Some(content.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(_) => return Err(BackupError::Damaged { file: path.clone() }),
            };
            there.insert(path.clone(), content);
        }
        let mut instead = self.unsaved.clone();
        instead.extend(contents.clone());
        let opened = open_with(self.root.clone(), instead, is_area);
        Ok(Restoration {
            contents,
            there,
            opened,
        })
    }

    fn contents(&self, moment: Moment) -> Result<Instead, BackupError> {
        let backups = self.backups.as_ref().ok_or(BackupError::Absent)?;
        backups.contents(moment)
    }
}

impl Keeper {
    /// The earlier states, and what is edited here.
    pub fn past(&self) -> Past {
        Past {
            disk: self.disk.clone(),
            root: self.root.clone(),
            backups: self.backups.clone(),
            unsaved: self.unsaved(),
        }
    }

    /// Goes back to an earlier state, as a version like any other: it is saved, and can be undone.
    pub fn restore(
        &mut self,
        restoration: Restoration,
        version: u64,
        name: String,
    ) -> (Opened, Taken) {
        let Restoration {
            contents,
            there,
            opened,
        } = restoration;
        for (path, content) in there {
            // Untouched since the folder was opened: it is as it was then.
            let kept = self.files.entry(path);
            kept.or_insert_with(|| Kept::read(content));
        }
        let taken = self.put(version, name, opened.dossier.clone(), contents);
        (opened, taken)
    }
}
