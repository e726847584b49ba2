//! How an edit reaches a file: what differs is changed in its text, and all else stays byte for byte.
//!
//! Comments, order, layout and quotes of what was not touched are a person's, and stay. What is written is
//! read again before it is handed on: it says exactly what it is to say, or there is no patch. Nothing here
//! touches the disk.

mod cells;
#[cfg(test)]
mod examples;
mod fields;
mod items;
#[cfg(test)]
mod laws;
mod lines;
mod node;
mod pair;
mod render;
mod splice;
mod syntax;
mod tree;
mod value;
mod write;

use toml::de::DeTable;

use self::fields::Patching;
use self::node::Field;
use self::splice::spliced;
use self::syntax::Sheet;
use self::tree::Part;
use self::write::Hand;
use super::fields::{Fields, Reading};
use super::open::without_mark;
use super::report::Report;
use super::{read_dossier, read_source, read_tables};
use crate::dossier::edit::Head;
use crate::dossier::{Actor, Dispute, Event, Place, Source};

/// Why a file's text cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    #[error("the file has faults that keep it from being read as a whole; mend them by hand first")]
    Broken,
    #[error("the file does not say what was read from it; open the dossier again")]
    Other,
    #[error("what was entered cannot be written so that it is read again as it is")]
    Unwritable,
}

/// The items of one file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Items<'a> {
    Head(&'a Head),
    Places(&'a [Place]),
    Actors(&'a [Actor]),
    Events(&'a [Event]),
    Disputes(&'a [Dispute]),
    Source(&'a Source),
}

impl<'a> Items<'a> {
    fn fields(self) -> Vec<Field<'a>> {
        match self {
            Self::Head(head) => render::head(head),
            Self::Source(source) => render::source(source),
            Self::Places(list) => listed("place", list, render::place),
            Self::Actors(list) => listed("actor", list, render::actor),
            Self::Events(list) => listed("event", list, render::event),
            Self::Disputes(list) => listed("dispute", list, render::dispute),
        }
    }
}

fn listed<'a, T>(
    name: &'static str,
    list: &'a [T],
    render: fn(&'a T) -> Vec<Field<'a>>,
) -> Vec<Field<'a>> {
    vec![Field::tables(name, list.iter().map(render).collect())]
}

/// A file that nobody has written yet.
pub(super) fn in_full(items: Items<'_>) -> String {
    Hand::PLAIN.body("", &items.fields()) + "\n"
}

/// A file that nobody has written yet, read again to be sure of it.
///
/// # Errors
/// When the items cannot be written so that they are read again as they are.
pub(super) fn written(items: Items<'_>) -> Result<String, PatchError> {
    confirmed(in_full(items), items)
}

/// The text of a file after its items changed from `old`, which it holds now, to `new`.
///
/// # Errors
/// When the text holds something else, or cannot be changed.
pub(super) fn patched(text: &str, old: Items<'_>, new: Items<'_>) -> Result<String, PatchError> {
    let (olds, news) = (old.fields(), new.fields());
    if olds == news {
        return Ok(text.to_owned());
    }
    let (plain, marked) = without_mark(text);
    let sheet = Sheet::of(plain).ok_or(PatchError::Broken)?;
    let root = Part::of(&sheet);
    let patching = Patching::new(&sheet);
    let mut splices = Vec::new();
    patching
        .fields(&root, "", &olds, &news, &mut splices)
        .map_err(|_| PatchError::Other)?;
    let made = spliced(plain, 0..plain.len(), splices);
    let made = confirmed(made, new)?;
    Ok(if marked {
        format!("\u{feff}{made}")
    } else {
        made
    })
}

/// The text, when it says what it is to say.
fn confirmed(text: String, items: Items<'_>) -> Result<String, PatchError> {
    if says(&text, items)? {
        Ok(text)
    } else {
        Err(PatchError::Unwritable)
    }
}

/// Whether a text is read as these items.
fn says(text: &str, items: Items<'_>) -> Result<bool, PatchError> {
    let report = Report::new("", text);
    let table = DeTable::parse(text).map_err(|_| PatchError::Broken)?;
    let fields = |what| Fields::new(&report, table.get_ref(), what, 0, Reading::Whole);
    let wanted = items.fields();
    Ok(match items {
        Items::Head(_) => {
            let dossier = read_dossier::dossier(fields("dossier"));
            render::head(&dossier.head()) == wanted
        }
        Items::Source(source) => {
            let read = read_source::source(fields("source"), source.id.clone());
            render::source(&read) == wanted
        }
        Items::Places(_) => {
            let read = read_list(fields("list"), "place", read_tables::place);
            Items::Places(&read).fields() == wanted
        }
        Items::Actors(_) => {
            let read = read_list(fields("list"), "actor", read_tables::actor);
            Items::Actors(&read).fields() == wanted
        }
        Items::Events(_) => {
            let read = read_list(fields("list"), "event", read_tables::event);
            Items::Events(&read).fields() == wanted
        }
        Items::Disputes(_) => {
            let read = read_list(fields("list"), "dispute", read_tables::dispute);
            Items::Disputes(&read).fields() == wanted
        }
    })
}

fn read_list<T>(
    fields: Fields<'_>,
    what: &'static str,
    read: fn(Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let tables = fields.tables(what, what);
    tables.into_iter().filter_map(read).collect()
}

/// Whether a file can be read as a whole, so that it can be changed.
pub(super) fn is_whole(text: &str) -> bool {
    DeTable::parse(without_mark(text).0).is_ok()
}
