//! A new dossier: an empty folder gets the files that make it one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::all_or_nothing::NewFiles;
use super::keep::KeepError;
use super::shelf::reason;
use super::write::{front_toml, places_toml};
use crate::dossier::{Dossier, Hue, Kind, KindId};

/// Why no dossier was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("could not make the dossier: the folder is not empty, and what is in it is left alone; name a new folder: {}", path.display())]
    NotEmpty { path: PathBuf },
    #[error("could not make the dossier: a file bears this name; name a folder that is empty or not there yet: {}", path.display())]
    NotAFolder { path: PathBuf },
    #[error("could not make the dossier: {}; choose another place: {}", reason(.error), path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("could not make the dossier: {0}")]
    NotWritten(#[from] KeepError),
    #[error(
        "could not make the dossier: the text of `{source_id}` cannot be copied: {reason}; correct its `text` first: {path}"
    )]
    TextNotCopied {
        source_id: String,
        reason: String,
        path: String,
    },
}

/// The kinds that a new dossier begins with, to be changed at will: what is most often claimed of a conflict.
const KINDS: [(&str, &str, Hue); 14] = [
    ("attack", "Attack", Hue::Vermilion),
    ("troop-movement", "Troop movement", Hue::Ochre),
    ("casualties", "Casualties", Hue::Rose),
    ("damage", "Damage", Hue::Rose),
    ("diplomacy", "Diplomacy", Hue::Blue),
    ("agreement", "Agreement", Hue::Blue),
    ("mobilisation", "Mobilisation", Hue::Ochre),
    ("humanitarian", "Humanitarian", Hue::Green),
    ("displacement", "Displacement", Hue::Green),
    ("protest", "Protest", Hue::Teal),
    ("accusation", "Accusation", Hue::Violet),
    ("denial", "Denial", Hue::Violet),
    ("intention", "Intention", Hue::Slate),
    ("background", "Background", Hue::Grey),
];

/// [`KINDS`] as a dossier has them.
pub fn first_kinds() -> Vec<Kind> {
    let kinds = KINDS.iter().map(|(id, label, hue)| Kind {
        id: KindId::new(id).expect("an id in this file"),
        label: (*label).to_owned(),
        hue: *hue,
    });
    kinds.collect()
}

/// Makes a dossier with nothing in it but its front page and its places.
/// Without kinds of its own it gets [`first_kinds`].
///
/// # Errors
/// When the folder has something in it, or cannot be written; what was there is untouched.
pub fn create(root: &Path, mut front: Dossier) -> Result<(), CreateError> {
    expect_empty(root)?;
    if front.kinds.is_empty() {
        front.kinds = first_kinds();
    }
    let mut files = NewFiles::default();
    files.folder(&root.join("sources"))?;
    if !front.places.is_empty() {
        let places = places_toml(&front.places);
        files.file(root.join("places.toml"), places.as_bytes())?;
    }
    files.file(root.join("dossier.toml"), front_toml(&front).as_bytes())?;
    files.whole();
    Ok(())
}

/// A folder that is not there yet is as good as an empty one.
pub(super) fn expect_empty(root: &Path) -> Result<(), CreateError> {
    let path = || root.to_owned();
    match fs::read_dir(root) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(CreateError::NotEmpty { path: path() }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(CreateError::NotAFolder { path: path() })
        }
        Err(error) => Err(CreateError::Unreadable {
            path: path(),
            error,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Place, PlaceId, Severity};
    use crate::files::open;

    #[test]
    fn a_new_dossier_opens_without_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("mill");
        let gori = PlaceId::new("gori").expect("an id");
        let front = Dossier {
            title: "The \"mill\"\nfire".to_owned(),
            language: "en".to_owned(),
            featured: vec![gori.clone()],
            places: vec![Place::named(gori, "Gori")],
            ..Dossier::default()
        };
        create(&root, front).expect("made");
        let opened = open(&root, &|_| false).expect("a dossier");
        let errors = opened
            .findings
            .iter()
            .filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{:?}", opened.findings);
        assert_eq!(opened.dossier.title, "The \"mill\"\nfire");
        assert_eq!(opened.dossier.kinds, first_kinds());
        let again = create(&root, Dossier::default()).expect_err("not empty");
        assert!(
            again
                .to_string()
                .contains("the folder is not empty, and what is in it is left alone")
        );
    }
}
