//! One file changed on both sides: here and on the disk. What differs, field by field, and the text that a person's
//! choices make of it.
//!
//! Goes by the text of the files alone, so that fields are shown as they are written. The text that comes out is the
//! one on the disk, comments and layout with it, save for what is chosen from here.

mod fields;
mod laws;

use std::collections::BTreeSet;
use std::sync::Arc;

use toml_edit::{DocumentMut, Item, Table};

use self::fields::{Items, Said, in_order, items, put, said, written};
use super::journal::Content;
use super::keeper::Base;

/// A file that was changed here and by somebody else since it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Relative to the dossier's folder.
    pub file: String,
    pub origin: Origin,
    pub differences: Vec<Difference>,
    before: Base,
    mine: Content,
    theirs: Content,
}

/// When what is called mine was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is in the window, and not in the folder yet.
    ThisRun,
    /// It was never saved, and waits in the journal; the window shows what the folder holds.
    EarlierRun,
}

/// One field that is not the same here and on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `None`: the file's own fields.
    pub item: Option<ItemName>,
    /// Empty: the item as a whole, which one side has and the other has not, or the file as a whole.
    pub field: String,
    /// As it was when both sides began. `None`: it was not there, or nobody knows.
    pub before: Option<String>,
    /// As it was made here. `None`: it is not there.
    pub mine: Option<String>,
    /// As it is on the disk. `None`: it is not there.
    pub theirs: Option<String>,
    /// `Some` from the start where only one side changed it.
    pub choice: Option<Side>,
}

/// An item of a file: the list it is in, and its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemName {
    /// "place", "claim".
    pub list: String,
    /// Its id; "#3" for the third when it has none or shares it.
    pub id: String,
}

/// Who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Here, in this window.
    Mine,
    /// Elsewhere; what is on the disk.
    Theirs,
}

/// Compares what became of a file here and on the disk. `None`: there is nothing to choose, since one side left it
/// alone or both made the same of it.
pub fn compare(file: &str, before: &Content, mine: &Content, theirs: &Content) -> Option<Conflict> {
    if mine == theirs || mine == before || theirs == before {
        return None;
    }
    let before = Base::Known(before.clone());
    let (mine, theirs) = (mine.clone(), theirs.clone());
    let file = file.to_owned();
    Some(Conflict::new(file, Origin::ThisRun, before, mine, theirs))
}

impl Conflict {
    /// An edit that waited in the journal, held against what the folder holds. Where nobody else has changed the
    /// file, all of the edit is to be chosen: it is taken over by choice alone.
    pub fn of_earlier_run(file: String, before: Base, mine: Content, theirs: Content) -> Self {
        let before = match before {
            Base::Known(before) if before == theirs => Base::Unknown,
            before => before,
        };
        Self::new(file, Origin::EarlierRun, before, mine, theirs)
    }

    fn new(file: String, origin: Origin, before: Base, mine: Content, theirs: Content) -> Self {
        let mut conflict = Self {
            file,
            origin,
            differences: Vec::new(),
            before,
            mine,
            theirs,
        };
        if conflict.mine == conflict.theirs {
            return conflict;
        }
        if let Some((before, mine, theirs)) = conflict.documents() {
            conflict.differences = differences(before.as_ref(), &mine, &theirs);
        }
        if conflict.differences.is_empty() {
            conflict.differences = vec![conflict.whole()];
        }
        conflict.fall_back();
        conflict
    }

    /// The same held against what both hold by now. Choices stay where the difference is the same as before.
    #[must_use]
    pub fn renewed(&self, mine: Content, theirs: Content) -> Self {
        let (file, before) = (self.file.clone(), self.before.clone());
        let mut renewed = Self::new(file, self.origin, before, mine, theirs);
        renewed.keep_choices_of(self);
        renewed
    }

    /// Takes over what was chosen in an earlier comparison of the same file, where the difference is the same.
    pub fn keep_choices_of(&mut self, earlier: &Self) {
        for difference in &mut self.differences {
            let is_same = |other: &&Difference| {
                let choice = difference.choice;
                Difference {
                    choice,
                    ..(*other).clone()
                } == *difference
            };
            if let Some(other) = earlier.differences.iter().find(is_same) {
                difference.choice = other.choice.or(difference.choice);
            }
        }
        self.fall_back();
    }

    /// What the file holds here.
    pub fn mine(&self) -> &Content {
        &self.mine
    }

    /// What the file holds on the disk.
    pub fn theirs(&self) -> &Content {
        &self.theirs
    }

    /// Takes one side of a difference.
    pub fn choose(&mut self, difference: usize, side: Side) {
        if let Some(difference) = self.differences.get_mut(difference) {
            difference.choice = Some(side);
        }
        self.fall_back();
    }

    /// How many differences wait for a choice.
    pub fn open(&self) -> usize {
        let open = self.differences.iter().filter(|it| it.choice.is_none());
        open.count()
    }

    /// What the file is to hold after all choices. `None`: some are still to be made.
    pub fn resolved(&self) -> Option<Content> {
        if self.open() > 0 {
            return None;
        }
        let is_mine = |difference: &Difference| difference.choice == Some(Side::Mine);
        if !self.differences.iter().any(is_mine) {
            return Some(self.theirs.clone());
        }
        if self.differences.iter().any(Difference::is_whole) {
            return Some(self.mine.clone());
        }
        let bytes = self.composed()?.into_bytes();
        Some(Some(Arc::from(bytes)))
    }

    /// The text on the disk with what is chosen from here. `None`: the two cannot be put together in this way.
    fn composed(&self) -> Option<String> {
        let (_, mine, mut text) = self.documents()?;
        let mut wanted = said(&text);
        let own = said(&mine);
        let chosen = |difference: &&Difference| difference.choice == Some(Side::Mine);
        for difference in self.differences.iter().filter(chosen) {
            put(&mut text, &mine, difference);
            want(&mut wanted, &own, difference);
        }
        in_order(text.as_table_mut());
        let text = text.to_string();
        // Whatever the layout of the two, nothing is written that says anything else than was chosen.
        let says = said(&document(&text)?);
        if says != wanted {
            return None;
        }
        let theirs = std::str::from_utf8(self.theirs.as_deref()?).ok()?;
        Some(written_as(theirs, text))
    }

    /// What was, what is here, and what is on the disk. The first is `None` where nobody knows it. `None` in all:
    /// they cannot be compared field by field.
    fn documents(&self) -> Option<(Option<DocumentMut>, DocumentMut, DocumentMut)> {
        let parsed = |content: &Content| document(std::str::from_utf8(content.as_deref()?).ok()?);
        if !self.file.ends_with(".toml") {
            return None;
        }
        let (mine, theirs) = (parsed(&self.mine)?, parsed(&self.theirs)?);
        let before = match &self.before {
            Base::Unknown => None,
            Base::Known(None) => Some(DocumentMut::new()),
            Base::Known(before) => Some(parsed(before)?),
        };
        Some((before, mine, theirs))
    }

    /// The file as a whole is the one difference.
    fn whole(&self) -> Difference {
        let before = match &self.before {
            Base::Unknown => None,
            Base::Known(before) => Some(before),
        };
        Difference {
            item: None,
            field: String::new(),
            before: before.and_then(shown),
            mine: shown(&self.mine),
            theirs: shown(&self.theirs),
            choice: before.and_then(|before| changed_by(before, &self.mine, &self.theirs)),
        }
    }

    /// What cannot be put together field by field is chosen as a whole.
    fn fall_back(&mut self) {
        if self.open() == 0 && self.resolved().is_none() {
            self.differences = vec![self.whole()];
        }
    }
}

impl Difference {
    /// Whether it is the file as a whole.
    pub fn is_whole(&self) -> bool {
        self.item.is_none() && self.field.is_empty()
    }
}

/// A byte order mark, which is no part of the text.
const MARK: char = '\u{feff}';

fn document(text: &str) -> Option<DocumentMut> {
    text.strip_prefix(MARK).unwrap_or(text).parse().ok()
}

/// With the mark and the ends of lines that another text has.
fn written_as(other: &str, text: String) -> String {
    let is_foreign = other.contains("\r\n") && !other.replace("\r\n", "").contains('\n');
    let text = match is_foreign {
        true => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => text,
    };
    match other.starts_with(MARK) {
        true => format!("{MARK}{text}"),
        false => text,
    }
}

/// A content for people to look at. `None`: there is no file.
fn shown(content: &Content) -> Option<String> {
    let content = content.as_deref()?;
    Some(match std::str::from_utf8(content) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("({} bytes that are no text)", content.len()),
    })
}

/// The only side that changed something. `None`: both did.
fn changed_by<T: PartialEq>(before: &T, mine: &T, theirs: &T) -> Option<Side> {
    match (mine == before, theirs == before) {
        (true, _) => Some(Side::Theirs),
        (_, true) => Some(Side::Mine),
        _ => None,
    }
}

/// What is to be said once this difference is chosen as it is here.
fn want(wanted: &mut Said, own: &Said, difference: &Difference) {
    let Difference { item, field, .. } = difference;
    if !field.is_empty() {
        let fields = wanted.entry(item.clone()).or_default();
        match &difference.mine {
            Some(value) => fields.insert(field.clone(), value.clone()),
            None => fields.remove(field),
        };
        return;
    }
    match own.get(item) {
        Some(fields) => wanted.insert(item.clone(), fields.clone()),
        None => wanted.remove(item),
    };
}

/// `before`: `None` where nobody knows it, so that all that differs is to be chosen.
fn differences(
    before: Option<&DocumentMut>,
    mine: &DocumentMut,
    theirs: &DocumentMut,
) -> Vec<Difference> {
    let before = before.map(items);
    let (mine, theirs) = (items(mine), items(theirs));
    let mut found = Vec::new();
    for name in names(&mine, &theirs) {
        let old = before.as_ref().map(|before| before.get(&name).copied());
        let (own, other) = (mine.get(&name).copied(), theirs.get(&name).copied());
        let (Some(own), Some(other)) = (own, other) else {
            let whole = |table: Option<&Table>| table.map(written);
            found.extend(difference(
                &name,
                "",
                old.map(whole),
                whole(own),
                whole(other),
            ));
            continue;
        };
        // The lists of a file are items of their own.
        let is_list = |field: &&str| {
            let listed = |table: &Table| table.get(field).is_some_and(Item::is_array_of_tables);
            name.is_none() && (listed(own) || listed(other))
        };
        let fields = own.iter().chain(other.iter()).map(|(field, _)| field);
        let mut seen = BTreeSet::new();
        let fields = fields.filter(|field| seen.insert(*field) && !is_list(field));
        for field in fields.collect::<Vec<_>>() {
            let value = |table: &Table| fields::field(table, field);
            let old = old.map(|old| old.and_then(value));
            found.extend(difference(&name, field, old, value(own), value(other)));
        }
    }
    found
}

/// All items that one of the two has.
fn names(mine: &Items<'_>, theirs: &Items<'_>) -> Vec<Option<ItemName>> {
    let all = mine.keys().chain(theirs.keys()).cloned();
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

/// `before`: `None` where nobody knows it.
fn difference(
    item: &Option<ItemName>,
    field: &str,
    before: Option<Option<String>>,
    mine: Option<String>,
    theirs: Option<String>,
) -> Option<Difference> {
    if mine == theirs {
        return None;
    }
    let choice = before
        .as_ref()
        .and_then(|before| changed_by(before, &mine, &theirs));
    Some(Difference {
        item: item.clone(),
        field: field.to_owned(),
        before: before.flatten(),
        mine,
        theirs,
        choice,
    })
}
