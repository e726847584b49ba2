//! Which files an edit concerns, and what they are to hold.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::error::TakeError;
use crate::dossier::{Dossier, Sha256, Source, SourceId};
use crate::files::journal::Content;
use crate::files::patch::{Items, PatchError, patched, written};
use crate::files::shelf::{plain, stays_inside};

/// What the files hold now.
pub(super) type Now<'n> = &'n dyn Fn(&str) -> Content;

/// The contents of the files that differ between two versions of the dossier.
pub(super) fn differing(
    old: &Dossier,
    new: &Dossier,
    now: Now<'_>,
) -> Result<BTreeMap<String, Content>, TakeError> {
    let mut contents = BTreeMap::new();
    let mut put = |file: &str, old: Items<'_>, new: Items<'_>| {
        let content = changed(file, now(file), old, new)?;
        contents.insert(file.to_owned(), Some(content));
        Ok(())
    };
    let (old_head, new_head) = (old.head(), new.head());
    if old_head != new_head {
        put(
            "dossier.toml",
            Items::Head(&old_head),
            Items::Head(&new_head),
        )?;
    }
    if old.places != new.places {
        let (old, new) = (Items::Places(&old.places), Items::Places(&new.places));
        put("places.toml", old, new)?;
    }
    if old.actors != new.actors {
        let (old, new) = (Items::Actors(&old.actors), Items::Actors(&new.actors));
        put("actors.toml", old, new)?;
    }
    if old.events != new.events {
        let (old, new) = (Items::Events(&old.events), Items::Events(&new.events));
        put("events.toml", old, new)?;
    }
    if old.disputes != new.disputes {
        let (old, new) = (
            Items::Disputes(&old.disputes),
            Items::Disputes(&new.disputes),
        );
        put("disputes.toml", old, new)?;
    }
    sources(old, new, now, &mut contents)?;
    Ok(contents)
}

/// The file of a source, relative to the dossier's folder.
pub(super) fn file_of(id: &SourceId) -> String {
    format!("sources/{id}.toml")
}

fn sources(
    old: &Dossier,
    new: &Dossier,
    now: Now<'_>,
    contents: &mut BTreeMap<String, Content>,
) -> Result<(), TakeError> {
    let before: HashMap<&SourceId, &Arc<Source>> = old
        .sources
        .iter()
        .map(|source| (&source.id, source))
        .collect();
    let after: BTreeSet<&SourceId> = new.sources.iter().map(|source| &source.id).collect();
    let gone = |source: &&Arc<Source>| !after.contains(&source.id);
    let mut gone: Vec<&Arc<Source>> = old.sources.iter().filter(gone).collect();
    for source in &new.sources {
        let same_id = before.get(&source.id).copied();
        if same_id.is_some_and(|old| Arc::ptr_eq(old, source) || old == source) {
            continue;
        }
        let renamed = || {
            let is_it = |old: &&Arc<Source>| is_renamed(old, source);
            let at = gone.iter().position(is_it)?;
            Some(gone.remove(at))
        };
        let file = file_of(&source.id);
        let content = match same_id.or_else(renamed) {
            Some(old) => {
                let old_file = file_of(&old.id);
                let content = changed(
                    &file,
                    now(&old_file),
                    Items::Source(old),
                    Items::Source(source),
                )?;
                if old_file != file {
                    contents.insert(old_file, None);
                }
                put_text(Some(old), source, contents);
                content
            }
            None => {
                put_text(None, source, contents);
                let text = written(Items::Source(source));
                bytes(text.map_err(|why| TakeError::Unwritable {
                    file: file.clone(),
                    why,
                })?)
            }
        };
        contents.insert(file, Some(content));
    }
    let used: BTreeSet<String> = new.sources.iter().filter_map(|it| text_file(it)).collect();
    for source in gone {
        contents.insert(file_of(&source.id), None);
        let text = text_file(source).filter(|file| !used.contains(file));
        if let (Some(file), Some(_)) = (text, &source.text.content) {
            contents.insert(file, None);
        }
    }
    Ok(())
}

/// Whether a source that is gone and one that is new are the same under another id: they share their text,
/// or all that is known of them.
fn is_renamed(old: &Source, new: &Source) -> bool {
    let text = old.text.path.is_some() && old.text.path == new.text.path;
    text || Source {
        id: new.id.clone(),
        ..old.clone()
    } == *new
}

/// The file of a source's text, relative to the dossier's folder. `None`: it has none there.
pub(super) fn text_file(source: &Source) -> Option<String> {
    inside(source.text.path.as_deref()?)
}

/// What a path from the folder of the sources leads to, relative to the dossier's folder. `None`: out of that.
fn inside(path: &str) -> Option<String> {
    let file = format!("sources/{path}");
    let inside = !path.starts_with('/') && stays_inside(&file);
    inside.then(|| plain(&file).into_owned())
}

/// Files in which sources came that are gone, and that belong to no other; with the digests noted of them.
pub(super) fn forsaken(old: &Dossier, new: &Dossier) -> BTreeMap<String, Option<Sha256>> {
    let after: BTreeSet<&SourceId> = new.sources.iter().map(|source| &source.id).collect();
    let gone = old.sources.iter().filter(|it| !after.contains(&it.id));
    let originals = gone.filter_map(|source| {
        let original = source.original.as_ref()?;
        Some((inside(&original.path)?, original.sha256))
    });
    let mut forsaken: BTreeMap<String, Option<Sha256>> = originals.collect();
    if !forsaken.is_empty() {
        for source in &new.sources {
            let original = source.original.as_ref().and_then(|it| inside(&it.path));
            for used in original.iter().chain(&text_file(source)) {
                forsaken.remove(used);
            }
        }
    }
    forsaken
}

/// Has the text of a source written when it is new, or another one.
fn put_text(old: Option<&Source>, new: &Source, contents: &mut BTreeMap<String, Content>) {
    let (Some(file), Some(text)) = (text_file(new), &new.text.content) else {
        return;
    };
    if old.is_none_or(|old| old.text != new.text) {
        contents.insert(file, Some(Arc::from(text.as_bytes())));
    }
}

/// What a file is to hold after its items have changed.
fn changed(
    file: &str,
    now: Content,
    old: Items<'_>,
    new: Items<'_>,
) -> Result<Arc<[u8]>, TakeError> {
    let made = match &now {
        None => written(new),
        Some(content) => match std::str::from_utf8(content) {
            Ok(text) => patched(text, old, new),
            Err(_) => Err(PatchError::Broken),
        },
    };
    made.map(bytes).map_err(|why| TakeError::Unwritable {
        file: file.to_owned(),
        why,
    })
}

fn bytes(text: String) -> Arc<[u8]> {
    Arc::from(text.into_bytes())
}
