//! The files that sources came in, when their sources go.

use std::collections::BTreeMap;
use std::io;

use super::Keeper;
use super::differing::forsaken;
use super::texts::Kept;
use crate::dossier::Dossier;
use crate::files::digest::sha256_of;
use crate::files::journal::Content;

impl Keeper {
    /// Has the documents go that came with sources which are gone. They are read first, since nothing is taken away
    /// that could not be put back: the one thing here that waits for the dossier's folder.
    pub(super) fn part_with_originals(
        &mut self,
        new: &Dossier,
        contents: &mut BTreeMap<String, Content>,
    ) -> Vec<String> {
        let mut left = Vec::new();
        for (path, noted) in forsaken(&self.shown, new) {
            let kept = match self.files.get(&path) {
                Some(kept) => Ok(kept.clone()),
                None => match self.disk.read(&self.root.join(&path)) {
                    Ok(content) => Ok(Kept::read(Some(content.into()))),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kept::default()),
                    Err(error) => Err(error),
                },
            };
            let is_it = |content: &[u8]| noted.is_none_or(|noted| noted == sha256_of(content));
            match kept {
                Ok(kept) if kept.now.is_none() => {}
                Ok(kept) if kept.now.as_deref().is_some_and(is_it) => {
                    self.files.insert(path.clone(), kept);
                    contents.insert(path, None);
                }
                _ => left.push(path),
            }
        }
        left
    }
}
