//! One file changed on both sides: here and on the disk. What differs, field by field, and the text that a person's
//! choices make of it.
//!
//! Goes by the text of the files alone, so that fields are shown as they are written. The text that comes out is the
//! one on the disk, comments and layout with it, save for what is chosen from here.

mod fields;
mod laws;

use std::collections::BTreeSet;

use toml_edit::DocumentMut;

use self::fields::{Items, Said, field, in_order, items, put, said, written};

/// A file that was changed here and by somebody else since it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Relative to the dossier's folder.
    pub file: String,
    pub differences: Vec<Difference>,
    mine: String,
    theirs: String,
}

/// One field that is not the same here and on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `None`: the file's own fields.
    pub item: Option<ItemName>,
    /// Empty: the item as a whole, which one side has and the other has not, or the file as a whole.
    pub field: String,
    /// As it was when both sides began. `None`: it was not there.
    pub before: Option<String>,
    /// As it was made here. `None`: taken away.
    pub mine: Option<String>,
    /// As it is on the disk. `None`: taken away.
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

/// Compares what became of a file here and on the disk. A text that is no TOML is compared as a whole. `None`: there
/// is nothing to choose, since one side left it alone or both made the same of it.
pub fn compare(file: &str, before: &str, mine: &str, theirs: &str) -> Option<Conflict> {
    if mine == theirs || mine == before || theirs == before {
        return None;
    }
    let parsed = |text: &str| text.parse::<DocumentMut>().ok();
    let differences = match (parsed(before), parsed(mine), parsed(theirs)) {
        (Some(before), Some(mine), Some(theirs)) => differences(&before, &mine, &theirs),
        _ => vec![Difference {
            item: None,
            field: String::new(),
            before: Some(before.to_owned()),
            mine: Some(mine.to_owned()),
            theirs: Some(theirs.to_owned()),
            choice: None,
        }],
    };
    Some(Conflict {
        file: file.to_owned(),
        differences,
        mine: mine.to_owned(),
        theirs: theirs.to_owned(),
    })
}

impl Conflict {
    /// How many differences wait for a choice.
    pub fn open(&self) -> usize {
        let open = self.differences.iter().filter(|it| it.choice.is_none());
        open.count()
    }

    /// The text that the choices make. `None`: some are still to be made, or the two texts cannot be put together
    /// in this way.
    pub fn resolved(&self) -> Option<String> {
        if self.open() > 0 {
            return None;
        }
        let chosen = |difference: &&Difference| difference.choice == Some(Side::Mine);
        let whole =
            |difference: &&Difference| difference.item.is_none() && difference.field.is_empty();
        if let Some(difference) = self.differences.iter().find(whole) {
            return match difference.choice {
                Some(Side::Mine) => Some(self.mine.clone()),
                _ => Some(self.theirs.clone()),
            };
        }
        let mine: DocumentMut = self.mine.parse().ok()?;
        let mut text: DocumentMut = self.theirs.parse().ok()?;
        let mut wanted = said(&text);
        let own = said(&mine);
        for difference in self.differences.iter().filter(chosen) {
            put(&mut text, &mine, difference);
            want(&mut wanted, &own, difference);
        }
        in_order(text.as_table_mut());
        let text = text.to_string();
        // Whatever the layout of the two, nothing is written that says anything else than was chosen.
        (said(&text.parse().ok()?) == wanted).then_some(text)
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

fn differences(before: &DocumentMut, mine: &DocumentMut, theirs: &DocumentMut) -> Vec<Difference> {
    let (before, mine, theirs) = (items(before), items(mine), items(theirs));
    let mut found = Vec::new();
    for name in names(&mine, &theirs, &before) {
        let (old, own, other) = (
            before.get(&name).copied(),
            mine.get(&name).copied(),
            theirs.get(&name).copied(),
        );
        let (Some(own), Some(other)) = (own, other) else {
            if own.is_none() && other.is_none() {
                continue;
            }
            let whole = |table: Option<&toml_edit::Table>| table.map(written);
            found.extend(difference(&name, "", whole(old), whole(own), whole(other)));
            continue;
        };
        let mut fields: Vec<&str> = own.iter().map(|(field, _)| field).collect();
        for (name, _) in other
            .iter()
            .chain(old.into_iter().flat_map(|old| old.iter()))
        {
            if !fields.contains(&name) {
                fields.push(name);
            }
        }
        // The lists of a file are items of their own.
        let is_list = |name: &str| {
            let listed = |table: &toml_edit::Table| {
                table
                    .get(name)
                    .is_some_and(toml_edit::Item::is_array_of_tables)
            };
            listed(own) || listed(other)
        };
        fields.retain(|field| name.is_some() || !is_list(field));
        for name_of_field in fields {
            let value = |table: Option<&toml_edit::Table>| field(table?, name_of_field);
            found.extend(difference(
                &name,
                name_of_field,
                value(old),
                value(Some(own)),
                value(Some(other)),
            ));
        }
    }
    found
}

/// All items that any side has.
fn names(mine: &Items<'_>, theirs: &Items<'_>, before: &Items<'_>) -> Vec<Option<ItemName>> {
    let all = [mine, theirs, before].into_iter().flat_map(Items::keys);
    all.cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

fn difference(
    item: &Option<ItemName>,
    field: &str,
    before: Option<String>,
    mine: Option<String>,
    theirs: Option<String>,
) -> Option<Difference> {
    if mine == theirs {
        return None;
    }
    let choice = match (mine == before, theirs == before) {
        (true, _) => Some(Side::Theirs),
        (_, true) => Some(Side::Mine),
        _ => None,
    };
    Some(Difference {
        item: item.clone(),
        field: field.to_owned(),
        before,
        mine,
        theirs,
        choice,
    })
}
