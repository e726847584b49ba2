//! Reading some files of an open dossier again, as when somebody else has changed them.
//!
//! What did not change is shared with the dossier before, so that a large one follows at once.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::open::{FilesSaid, Opened, finished, list, parsed, source};
use super::shelf::{Instead, Shelf};
use super::{locate, read_dossier, read_tables};
use crate::dossier::{Dossier, Finding, Source};

/// The lists of things, each in the file named after it.
const LISTS: [&str; 4] = ["place", "actor", "event", "dispute"];

/// The dossier with the named files as they are now. `files` are named relative to the folder, with `/`
/// between their parts; those that are gone by now count as well.
///
/// `instead` holds what is to be read in place of what is on the disk; `said` is what the files had to say when they were read before; `is_area` answers whether the basemap has an
/// area of that id.
pub fn reread(
    before: &Dossier,
    said: &FilesSaid,
    root: PathBuf,
    files: &BTreeSet<String>,
    instead: Instead,
    is_area: &dyn Fn(&str) -> bool,
) -> Opened {
    let shelf = Shelf::folder_with(root.clone(), instead);
    let sources = touched_sources(before, files);
    let touched = |source: &Source| sources.contains(&file_name(source));
    let texts: BTreeSet<String> = before
        .sources
        .iter()
        .filter(|source| touched(source))
        .filter_map(|source| text_file(source))
        .collect();
    let stays = |finding: &&Finding| {
        let file = &finding.at.file;
        let source = file.strip_prefix("sources/");
        !files.contains(file)
            && !texts.contains(file)
            && !source.is_some_and(|name| sources.contains(name))
    };
    let mut said: Vec<Finding> = said.0.iter().filter(stays).cloned().collect();
    let mut dossier = before.clone();
    if files.contains("dossier.toml") {
        let read = read_dossier::dossier;
        let head = parsed(&shelf, "dossier.toml", "dossier", &mut said, read);
        dossier.put_head(head.unwrap_or_default().head());
    }
    for what in LISTS {
        if !files.contains(&locate::list_file(what)) {
            continue;
        }
        match what {
            "place" => dossier.places = list(&shelf, what, &mut said, read_tables::place),
            "actor" => dossier.actors = list(&shelf, what, &mut said, read_tables::actor),
            "event" => dossier.events = list(&shelf, what, &mut said, read_tables::event),
            _ => dossier.disputes = list(&shelf, what, &mut said, read_tables::dispute),
        }
    }
    let on_disk = shelf.source_files().unwrap_or_default();
    dossier.sources.retain(|source| !touched(source));
    for name in sources.iter().filter(|name| on_disk.contains(name)) {
        let read = source(&shelf, name, &mut said);
        dossier.sources.extend(read.map(Arc::new));
    }
    finished(&shelf, Some(root), dossier, said, is_area)
}

/// Names, in sources/, of the files of sources that the changed files concern: their own, and those whose text
/// has changed.
fn touched_sources(before: &Dossier, files: &BTreeSet<String>) -> BTreeSet<String> {
    let own = files.iter().filter_map(|file| {
        let name = file.strip_prefix("sources/")?;
        name.ends_with(".toml").then(|| name.to_owned())
    });
    let by_text = before
        .sources
        .iter()
        .filter(|source| text_file(source).is_some_and(|text| files.contains(&text)))
        .map(|source| file_name(source));
    own.chain(by_text).collect()
}

/// In sources/.
fn file_name(source: &Source) -> String {
    format!("{}.toml", source.id)
}

/// Relative to the dossier's folder. `None`: the source has no text.
fn text_file(source: &Source) -> Option<String> {
    let path = source.text.path.as_deref()?;
    Some(format!("sources/{}", path.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::{built_in, open};
    use super::*;

    /// The built-in dossier as a folder, its texts where its files say they are.
    fn unpacked(folder: &Path) -> PathBuf {
        let root = folder.join("data/south-ossetia");
        fs::create_dir_all(root.join("sources")).expect("made");
        fs::create_dir_all(folder.join("seeds")).expect("made");
        for (path, content) in built_in::all() {
            fs::write(root.join(path), content).expect("written");
        }
        fs::canonicalize(root).expect("there")
    }

    fn replaced(file: &Path, from: &str, to: &str) {
        let text = fs::read_to_string(file).expect("readable");
        assert!(text.contains(from), "{from}");
        fs::write(file, text.replacen(from, to, 1)).expect("written");
    }

    /// What was read again is what opening anew finds, in values and in words.
    fn same_as_opened(root: &Path, before: &Opened, files: &[&str]) -> Opened {
        let is_area = &|_: &str| true;
        let files = files.iter().map(|file| (*file).to_owned()).collect();
        let again = reread(
            &before.dossier,
            &before.said,
            root.to_owned(),
            &files,
            Instead::new(),
            is_area,
        );
        let anew = open(root, is_area).expect("opens");
        assert_eq!(again.dossier.head(), anew.dossier.head());
        assert_eq!(again.dossier.places, anew.dossier.places);
        assert_eq!(again.dossier.actors, anew.dossier.actors);
        assert_eq!(again.dossier.events, anew.dossier.events);
        assert_eq!(again.dossier.disputes, anew.dossier.disputes);
        assert_eq!(again.dossier.sources, anew.dossier.sources);
        assert_eq!(again.findings, anew.findings);
        again
    }

    #[test]
    fn files_read_again_one_by_one_give_what_opening_anew_gives() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = unpacked(folder.path());
        let mut shown = open(&root, &|_| true).expect("opens");
        let dw = "sources/dw-2008-08-14.toml";

        replaced(
            &root.join("dossier.toml"),
            "title = \"",
            "title = \"Another ",
        );
        shown = same_as_opened(&root, &shown, &["dossier.toml"]);

        replaced(
            &root.join("places.toml"),
            "id = \"gori\"",
            "id = \"not there\"",
        );
        shown = same_as_opened(&root, &shown, &["places.toml"]);
        assert!(!shown.findings.is_empty());
        replaced(
            &root.join("places.toml"),
            "id = \"not there\"",
            "id = \"gori\"",
        );
        shown = same_as_opened(&root, &shown, &["places.toml"]);

        replaced(&root.join(dw), "[[claim]]", "[[claim");
        shown = same_as_opened(&root, &shown, &[dw]);
        assert!(shown.findings.iter().any(|finding| finding.at.file == dw));
        replaced(&root.join(dw), "[[claim", "[[claim]]");
        shown = same_as_opened(&root, &shown, &[dw]);

        fs::rename(root.join(dw), folder.path().join("kept.toml")).expect("moved");
        shown = same_as_opened(&root, &shown, &[dw]);
        assert_eq!(shown.dossier.sources.len(), 4);
        fs::rename(folder.path().join("kept.toml"), root.join(dw)).expect("moved");
        shown = same_as_opened(&root, &shown, &[dw]);

        let text = root.join("sources/../../../seeds/003_305300d2b06d76c0.txt");
        fs::write(&text, "Another text altogether.").expect("written");
        let file = "sources/../../../seeds/003_305300d2b06d76c0.txt";
        shown = same_as_opened(&root, &shown, &[file]);
        assert!(!shown.findings.is_empty());
    }

    #[test]
    fn what_was_not_read_again_is_shared() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = unpacked(folder.path());
        let shown = open(&root, &|_| true).expect("opens");
        let dw = "sources/dw-2008-08-14.toml";
        let again = same_as_opened(&root, &shown, &[dw]);
        let pairs = shown.dossier.sources.iter().zip(&again.dossier.sources);
        assert_eq!(pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).count(), 1);
    }
}
