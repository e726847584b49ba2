//! Where in the files a problem of the dossier stands.
//!
//! Values do not carry their places in the files: only when something is wrong, the files concerned
//! are parsed again.

use std::collections::{BTreeMap, HashMap};

use toml::de::{DeTable, DeValue};

use super::fields::Value;
use super::open::text_again;
use super::report::Report;
use super::shelf::Shelf;
use crate::dossier::{Field, Finding, Location, Problem, Subject};

/// The file that holds the `[[what]]` tables.
pub(super) fn list_file(what: &str) -> String {
    format!("{what}s.toml")
}

/// Turns problems into findings that know their line and column.
pub(super) fn located(shelf: &Shelf, problems: Vec<Problem>) -> Vec<Finding> {
    let mut by_file: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
    for problem in problems {
        by_file
            .entry(file_of(&problem.subject))
            .or_default()
            .push(problem);
    }
    by_file
        .into_iter()
        .flat_map(|(file, problems)| located_in(shelf, &file, problems))
        .collect()
}

/// The file that something is kept in, as a person names it.
pub fn file_of(subject: &Subject) -> String {
    match subject {
        Subject::Dossier => "dossier.toml".to_owned(),
        Subject::Source(id) | Subject::Claim(id, _) => format!("sources/{id}.toml"),
        _ => list_file(list(subject)),
    }
}

/// Name of the tables that the subject is one of; empty when it is the file itself.
fn list(subject: &Subject) -> &'static str {
    match subject {
        Subject::Dossier | Subject::Source(_) => "",
        Subject::Place(_) => "place",
        Subject::Actor(_) => "actor",
        Subject::Event(_) => "event",
        Subject::Dispute(_) => "dispute",
        Subject::Claim(..) => "claim",
    }
}

fn id(subject: &Subject) -> &str {
    match subject {
        Subject::Dossier => "",
        Subject::Place(id) => id.as_str(),
        Subject::Actor(id) => id.as_str(),
        Subject::Event(id) => id.as_str(),
        Subject::Dispute(id) => id.as_str(),
        Subject::Source(id) => id.as_str(),
        Subject::Claim(_, id) => id.as_str(),
    }
}

fn located_in(shelf: &Shelf, file: &str, problems: Vec<Problem>) -> Vec<Finding> {
    let Some(text) = text_again(shelf, file) else {
        return problems
            .into_iter()
            .map(|problem| problem.at(Location::within(file)))
            .collect();
    };
    let (root, _) = DeTable::parse_recoverable(&text);
    let items = items_by_id(root.get_ref());
    let report = Report::new(file, &text);
    for problem in problems {
        let list = list(&problem.subject);
        let at = if list.is_empty() {
            pointed(root.get_ref(), 0, problem.field)
        } else {
            let same_id = items.get(&(list, id(&problem.subject)));
            let which = match problem.field {
                Some(Field { name: "id", nth }) => nth,
                _ => 0,
            };
            let item = same_id.and_then(|same| same.get(which).or(same.last()));
            item.map_or(0, |item| match item.get_ref() {
                DeValue::Table(table) => pointed(table, item.span().start, problem.field),
                _ => item.span().start,
            })
        };
        report.place(problem, at);
    }
    report.into_findings()
}

/// The tables of every list in a file, by the list's name and their id.
type Items<'a> = HashMap<(&'a str, &'a str), Vec<&'a Value<'a>>>;

fn items_by_id<'a>(root: &'a DeTable<'a>) -> Items<'a> {
    let mut items = Items::new();
    for (name, value) in root {
        let list = match value.get_ref() {
            DeValue::Array(list) => &list[..],
            DeValue::Table(_) => std::slice::from_ref(value),
            _ => continue,
        };
        for item in list {
            if let Some(id) = item
                .get_ref()
                .get("id")
                .and_then(|id| id.get_ref().as_str())
            {
                items.entry((name.get_ref(), id)).or_default().push(item);
            }
        }
    }
    items
}

/// Offset of a field's value, as near as it can be found: dots in its name lead into tables, `nth`
/// picks from the first list on the way.
fn pointed(table: &DeTable<'_>, header: usize, field: Option<Field>) -> usize {
    let Some(field) = field else {
        return header;
    };
    let mut at = header;
    let mut table = table;
    for part in field.name.split('.') {
        let Some(mut value) = table.get(part) else {
            return at;
        };
        if let DeValue::Array(list) = value.get_ref()
            && let Some(item) = list.get(field.nth)
        {
            value = item;
        }
        at = value.span().start;
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => return at,
        }
    }
    at
}
