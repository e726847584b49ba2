//! The items of a file and their fields as they are written, and how one is taken over from another text.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::{Difference, ItemName};

/// The tables of a file by name; `None` for the file itself.
pub(super) type Items<'a> = BTreeMap<Option<ItemName>, &'a Table>;

pub(super) fn items(document: &DocumentMut) -> Items<'_> {
    let mut items = Items::new();
    items.insert(None, document.as_table());
    for (list, item) in document.iter() {
        let Some(tables) = item.as_array_of_tables() else {
            continue;
        };
        for (place, table) in tables.iter().enumerate() {
            let name = name(list, place, table);
            let taken = items.contains_key(&Some(name.clone()));
            let name = if taken { numbered(list, place) } else { name };
            items.insert(Some(name), table);
        }
    }
    items
}

fn name(list: &str, place: usize, table: &Table) -> ItemName {
    match table.get("id").and_then(Item::as_str) {
        Some(id) => ItemName {
            list: list.to_owned(),
            id: id.to_owned(),
        },
        None => numbered(list, place),
    }
}

fn numbered(list: &str, place: usize) -> ItemName {
    ItemName {
        list: list.to_owned(),
        id: format!("#{}", place + 1),
    }
}

/// A field's value as it is written, without the white space and comments around it.
pub(super) fn field(table: &Table, name: &str) -> Option<String> {
    match table.get(name)? {
        Item::None => None,
        Item::Value(value) => {
            let mut value = value.clone();
            value.decor_mut().clear();
            Some(value.to_string())
        }
        Item::Table(table) => Some(written(table)),
        Item::ArrayOfTables(tables) => {
            let tables: Vec<String> = tables.iter().map(written).collect();
            Some(tables.join("\n\n"))
        }
    }
}

/// All fields of a table, one on a line.
pub(super) fn written(table: &Table) -> String {
    let fields = table.iter().filter_map(|(name, _)| {
        let value = field(table, name)?;
        Some(format!("{name} = {value}"))
    });
    fields.collect::<Vec<_>>().join("\n")
}

/// Takes what a difference is about over from one text into another.
pub(super) fn put(into: &mut DocumentMut, from: &DocumentMut, difference: &Difference) {
    let Some(name) = &difference.item else {
        return put_field(into.as_table_mut(), from.as_table(), &difference.field);
    };
    let own = items(from)
        .get(&difference.item)
        .map(|table| (*table).clone());
    if !difference.field.is_empty() {
        if let (Some(own), Some(table)) = (own, table_mut(into, name)) {
            put_field(table, &own, &difference.field);
        }
        return;
    }
    match own {
        Some(own) => insert(into, from, name, own),
        None => remove(into, name),
    }
}

fn put_field(into: &mut Table, from: &Table, field: &str) {
    let Some(value) = from.get(field) else {
        into.remove(field);
        return;
    };
    match (into.get_mut(field), value) {
        // What stands around the value there stays: a comment behind it, its place in the line.
        (Some(Item::Value(there)), Item::Value(value)) => {
            let decor = there.decor().clone();
            *there = value.clone();
            *there.decor_mut() = decor;
        }
        _ => {
            into.insert(field, value.clone());
        }
    }
}

/// From now on tables stand in the order in which they are held, and not in that of the texts they came from:
/// in a text, a nested table belongs to the one that it follows.
pub(super) fn in_order(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => in_order(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(in_order),
            Item::None | Item::Value(_) => {}
        }
    }
}

/// What a text says, whatever its layout: the fields of each item as they are written.
pub(super) type Said = BTreeMap<Option<ItemName>, BTreeMap<String, String>>;

pub(super) fn said(document: &DocumentMut) -> Said {
    let fields = |(name, table): (&Option<ItemName>, &&Table)| {
        // The lists of a file are items of their own.
        let own = table
            .iter()
            .filter(|(_, item)| name.is_some() || !item.is_array_of_tables());
        let own = own.filter_map(|(name, _)| Some((name.to_owned(), field(table, name)?)));
        (name.clone(), own.collect())
    };
    items(document).iter().map(fields).collect()
}

fn place_of(document: &DocumentMut, wanted: &ItemName) -> Option<usize> {
    let tables = document.get(&wanted.list)?.as_array_of_tables()?;
    let named = |(place, table): &(usize, &Table)| {
        name(&wanted.list, *place, table) == *wanted || numbered(&wanted.list, *place) == *wanted
    };
    tables
        .iter()
        .enumerate()
        .find(named)
        .map(|(place, _)| place)
}

fn tables_mut<'a>(document: &'a mut DocumentMut, list: &str) -> Option<&'a mut ArrayOfTables> {
    document.get_mut(list)?.as_array_of_tables_mut()
}

fn table_mut<'a>(document: &'a mut DocumentMut, name: &ItemName) -> Option<&'a mut Table> {
    let place = place_of(document, name)?;
    tables_mut(document, &name.list)?.get_mut(place)
}

fn remove(document: &mut DocumentMut, name: &ItemName) {
    if let (Some(place), list) = (place_of(document, name), &name.list)
        && let Some(tables) = tables_mut(document, list)
    {
        tables.remove(place);
        if tables.is_empty() {
            document.remove(list);
        }
    }
}

/// Adds a table behind the one that it stands behind in its own text, or at the end.
fn insert(into: &mut DocumentMut, from: &DocumentMut, wanted: &ItemName, own: Table) {
    let neighbour = place_of(from, wanted).and_then(|place| {
        let tables = from.get(&wanted.list)?.as_array_of_tables()?;
        let before = place.checked_sub(1)?;
        place_of(into, &name(&wanted.list, before, tables.get(before)?))
    });
    if tables_mut(into, &wanted.list).is_none() {
        into.insert(&wanted.list, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    let Some(tables) = tables_mut(into, &wanted.list) else {
        return;
    };
    let at = neighbour.map_or(tables.len(), |place| place + 1);
    let mut order: Vec<Table> = tables.iter().cloned().collect();
    order.insert(at.min(order.len()), own);
    tables.clear();
    order.into_iter().for_each(|table| tables.push(table));
}
