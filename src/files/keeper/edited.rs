//! The open dossier with what is not saved, to be copied elsewhere: that must be possible when the folder cannot be
//! written, and even when it is gone.

use std::path::{Path, PathBuf};

use super::Keeper;
use super::differing::text_file;
use crate::files::copy::{Copied, copy_edited};
use crate::files::create::CreateError;
use crate::files::shelf::Instead;

/// What is edited, and all that is known of the folder besides.
pub struct Edited {
    root: PathBuf,
    /// What is not in the folder yet.
    unsaved: Instead,
    /// All that is known by heart.
    known: Instead,
    /// Documents as they were received, which nobody knows by heart.
    originals: Vec<String>,
}

impl Keeper {
    /// What there is to be copied.
    pub fn edited(&self) -> Edited {
        let files = self.files.iter();
        let mut known: Instead = files
            .map(|(path, kept)| (path.clone(), kept.now.clone()))
            .collect();
        let mut originals = Vec::new();
        for source in &self.shown.sources {
            if let (Some(file), Some(text)) = (text_file(source), &source.text.content) {
                let text = || Some(text.as_bytes().into());
                known.entry(file).or_insert_with(text);
            }
            let original = source.original.as_ref();
            originals.extend(original.map(|it| format!("sources/{}", it.path)));
        }
        Edited {
            root: self.root.clone(),
            unsaved: self.unsaved(),
            known,
            originals,
        }
    }
}

impl Edited {
    /// Copies the folder with what is edited; of a folder that is gone, all that is known.
    ///
    /// # Errors
    /// As [`crate::files::copy_dossier`].
    pub fn copy(&self, to: &Path) -> Result<Copied, CreateError> {
        if self.root.join("dossier.toml").is_file() {
            return copy_edited(&self.root, self.unsaved.clone(), to);
        }
        let mut copied = copy_edited(&self.root, self.known.clone(), to)?;
        let is_missing = |file: &&String| !self.known.contains_key(*file);
        copied.missing = self.originals.iter().filter(is_missing).cloned().collect();
        Ok(copied)
    }
}
