//! A copy of a whole dossier in a new folder, its texts brought inside.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::all_or_nothing::NewFiles;
use super::built_in;
use super::create::{CreateError, expect_empty};
use super::open::Opened;
use super::shelf::{Instead, Shelf, TEXT_LIMIT_BYTES, stays_inside};
use super::write::in_quotes;

/// Folders inside of folders of a dossier; what goes deeper is left out.
const DEEPEST_FOLDER: usize = 16;

/// What a copy holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Copied {
    pub files: usize,
    /// What was not taken along, by its path in the dossier's folder: hidden files, and links to what lies outside.
    pub left_out: Vec<String>,
    /// What belongs to the dossier and could not be reached.
    pub missing: Vec<String>,
}

/// Copies a dossier as it is on disk, or the built-in one, into a folder that is empty or not there yet.
///
/// Files are copied to the byte, but for the `text` of a source whose text lies outside of the dossier:
/// it is brought into `sources/`.
///
/// # Errors
/// When the folder has something in it, a file cannot be read or written, or such a text is not there. Then
/// nothing is left of the copy.
pub fn copy_dossier(from: &Opened, to: &Path) -> Result<Copied, CreateError> {
    match &from.root {
        Some(root) => copy_edited(root, Instead::new(), to),
        None => {
            expect_empty(to)?;
            copy_shelf(&Shelf::BuiltIn, built_in_paths(), Copied::default(), to)
        }
    }
}

/// Copies the dossier in a folder as it would be with other contents in some of its files, as [`copy_dossier`] does.
/// Of a folder that is gone, those files are copied.
pub(super) fn copy_edited(root: &Path, instead: Instead, to: &Path) -> Result<Copied, CreateError> {
    expect_empty(to)?;
    let mut copied = Copied::default();
    let mut paths = Vec::new();
    if root.is_dir() {
        walk(root, "", 0, &mut paths, &mut copied.left_out)?;
    }
    paths.retain(|path| !instead.contains_key(path));
    let there = instead.iter().filter(|(_, content)| content.is_some());
    paths.extend(there.map(|(path, _)| path.clone()));
    let shelf = Shelf::folder_with(root.to_owned(), instead);
    copy_shelf(&shelf, paths, copied, to)
}

fn copy_shelf(
    shelf: &Shelf,
    mut paths: Vec<String>,
    mut copied: Copied,
    to: &Path,
) -> Result<Copied, CreateError> {
    // Until this file is there, the folder is no dossier.
    paths.sort_by_key(|path| path == "dossier.toml");
    let mut texts = Texts {
        shelf,
        names: paths.iter().map(|path| path.to_lowercase()).collect(),
        brought: Vec::new(),
    };
    let mut files = NewFiles::default();
    files.folder(&to.join("sources"))?;
    for path in &paths {
        let content = read(shelf, path, to)?;
        let is_source = path
            .strip_prefix("sources/")
            .is_some_and(|name| !name.contains('/') && name.ends_with(".toml"));
        let content = match is_source {
            true => texts.inside(path, content)?,
            false => content,
        };
        for (name, text) in texts.brought.drain(..) {
            files.file(to.join(name), &text)?;
            copied.files += 1;
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            files.folder(&to.join(folder))?;
        }
        files.file(to.join(path), &content)?;
        copied.files += 1;
    }
    files.whole();
    Ok(copied)
}

/// Those inside of the dossier; the texts are brought by the sources that name them.
fn built_in_paths() -> Vec<String> {
    let all = built_in::all().map(|(path, _)| path);
    all.filter(|path| stays_inside(path))
        .map(str::to_owned)
        .collect()
}

fn walk(
    root: &Path,
    folder: &str,
    depth: usize,
    paths: &mut Vec<String>,
    left_out: &mut Vec<String>,
) -> Result<(), CreateError> {
    let unreadable = |path: PathBuf| move |error| CreateError::Unreadable { path, error };
    let here = root.join(folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(&here).map_err(unreadable(here.clone()))? {
        names.push(entry.map_err(unreadable(here.clone()))?.file_name());
    }
    names.sort_unstable();
    for name in names {
        let shown = name.to_string_lossy();
        let path = match folder {
            "" => shown.to_string(),
            _ => format!("{folder}/{shown}"),
        };
        let inside = fs::canonicalize(here.join(&name))
            .ok()
            .filter(|it| it.starts_with(root));
        match inside {
            Some(it) if it.is_file() && !shown.starts_with('.') && name.to_str().is_some() => {
                paths.push(path)
            }
            // A link to a folder could lead round in circles.
            Some(it)
                if it.is_dir()
                    && !shown.starts_with('.')
                    && it == here.join(&name)
                    && depth < DEEPEST_FOLDER =>
            {
                walk(root, &path, depth + 1, paths, left_out)?;
            }
            _ => left_out.push(path),
        }
    }
    Ok(())
}

/// Files of any size are copied, since they are not parsed.
fn read(shelf: &Shelf, path: &str, to: &Path) -> Result<Cow<'static, [u8]>, CreateError> {
    shelf
        .fetch(path, u64::MAX - 1)
        .map_err(|error| CreateError::Unreadable {
            path: to.join(path),
            error: std::io::Error::other(error.to_string()),
        })
}

/// Texts from outside, on their way in.
struct Texts<'a> {
    shelf: &'a Shelf,
    /// Paths in the copy that are taken, in lower case, as some systems do not tell them apart.
    names: HashSet<String>,
    /// Path in the copy, and content.
    brought: Vec<(String, Cow<'static, [u8]>)>,
}

impl Texts<'_> {
    /// The source's file, its `text` changed in place where it points out of the dossier.
    fn inside(
        &mut self,
        path: &str,
        content: Cow<'static, [u8]>,
    ) -> Result<Cow<'static, [u8]>, CreateError> {
        let Ok(written) = std::str::from_utf8(&content) else {
            return Ok(content);
        };
        let (table, _) = DeTable::parse_recoverable(written);
        let Some(value) = table.get_ref().get("text") else {
            return Ok(content);
        };
        let DeValue::String(text) = value.get_ref() else {
            return Ok(content);
        };
        let outside = format!("sources/{text}");
        if stays_inside(&outside) {
            return Ok(content);
        }
        let stem = path.trim_end_matches(".toml");
        let not_copied = |reason: String| CreateError::TextNotCopied {
            source_id: stem.trim_start_matches("sources/").to_owned(),
            reason,
            path: text.to_string(),
        };
        let brought = self.shelf.fetch(&outside, TEXT_LIMIT_BYTES);
        let brought = brought.map_err(|error| not_copied(error.to_string()))?;
        let mut name = format!("{stem}.txt");
        let mut number = 2;
        while !self.names.insert(name.to_lowercase()) {
            name = format!("{stem}-{number}.txt");
            number += 1;
        }
        let inside = in_quotes(name.trim_start_matches("sources/"));
        self.brought.push((name, brought));
        let mut changed = written.to_owned();
        changed.replace_range(value.span(), &inside);
        Ok(Cow::Owned(changed.into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Severity;
    use crate::files::{built_in as open_built_in, open};

    #[test]
    fn a_copy_of_the_built_in_dossier_stands_by_itself_and_says_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        let from = open_built_in(&|_| true);
        let copied = copy_dossier(&from, &to).expect("copied");
        assert_eq!(copied.left_out, Vec::<String>::new());
        let again = open(&to, &|_| true).expect("a dossier");
        let worst = again.findings.iter().map(|finding| finding.severity).max();
        assert!(worst < Some(Severity::Error), "{:?}", again.findings);
        assert_eq!(again.dossier.sources.len(), from.dossier.sources.len());
        for (copy, source) in again.dossier.sources.iter().zip(&from.dossier.sources) {
            assert_eq!(copy.text.path, Some(format!("{}.txt", source.id)));
            assert_eq!(copy.text.content, source.text.content);
            assert_eq!(copy.claims, source.claims);
        }
        // All else is the same to the byte.
        let (_, places) = built_in::all()
            .find(|(path, _)| *path == "places.toml")
            .expect("places");
        assert_eq!(
            fs::read(to.join("places.toml")).expect("there"),
            places.as_bytes()
        );
        let (_, dw) = built_in::all()
            .find(|(path, _)| path.ends_with("dw-2008-08-14.toml"))
            .expect("a source");
        let copy = fs::read_to_string(to.join("sources/dw-2008-08-14.toml")).expect("there");
        let differ = copy.lines().zip(dw.lines()).filter(|(a, b)| a != b);
        assert_eq!(
            differ.map(|(a, _)| a).collect::<Vec<_>>(),
            ["text = \"dw-2008-08-14.txt\""]
        );

        let second = folder.path().join("second");
        copy_dossier(&again, &second).expect("copied");
        assert_eq!(
            fs::read_to_string(second.join("sources/dw-2008-08-14.toml")).expect("there"),
            copy
        );
        assert!(matches!(
            copy_dossier(&again, &second),
            Err(CreateError::NotEmpty { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_outside_or_is_hidden_is_left_out_and_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("mill");
        crate::files::create(&root, Default::default()).expect("made");
        fs::create_dir(root.join("layers")).expect("made");
        fs::write(root.join("layers/a.csv"), "a").expect("written");
        fs::write(root.join(".hidden"), "a").expect("written");
        fs::write(folder.path().join("secret"), "a").expect("written");
        std::os::unix::fs::symlink(folder.path().join("secret"), root.join("link"))
            .expect("linked");
        std::os::unix::fs::symlink(&root, root.join("layers/round")).expect("linked");
        let opened = open(&root, &|_| false).expect("a dossier");
        let to = folder.path().join("copy");
        let copied = copy_dossier(&opened, &to).expect("copied");
        assert_eq!(copied.left_out, [".hidden", "layers/round", "link"]);
        assert!(to.join("layers/a.csv").is_file() && !to.join("link").exists());
    }
}
