//! Fields that are set, changed or taken away in a file, each where it stands or where it belongs.

use super::lines::{Extent, extents, indent, line_end, line_start};
use super::node::{Field, Node};
use super::splice::Splice;
use super::syntax::{Brackets, Entry, Form, Sheet, Table};
use super::tree::Part;
use super::value::value;
use super::write::{Hand, Lines, Lists, join, key};

/// A file that is being changed.
pub(super) struct Patching<'s, 't> {
    pub sheet: &'s Sheet<'t>,
    pub extents: Vec<Extent>,
    /// How the file is written where nothing nearer says.
    pub hand: Hand<'t>,
}

/// There is no place in the file where the change could be made.
#[derive(Debug)]
pub(super) struct NoPlace;

impl<'s, 't> Patching<'s, 't> {
    pub fn new(sheet: &'s Sheet<'t>) -> Self {
        let text = sheet.text;
        let returns = text
            .find('\n')
            .is_some_and(|end| text[..end].ends_with('\r'));
        Self {
            sheet,
            extents: extents(sheet),
            hand: Hand {
                end: if returns { "\r\n" } else { "\n" },
                lines: if text.contains("\"\"\"") || text.contains("'''") {
                    Lines::Kept
                } else {
                    Lines::Escaped
                },
                ..Hand::PLAIN
            },
        }
    }

    pub fn text(&self) -> &'t str {
        self.sheet.text
    }

    fn own(&self, part: &Part<'_>) -> Result<&'s Table<'t>, NoPlace> {
        part.table
            .map(|table| &self.sheet.tables[table])
            .ok_or(NoPlace)
    }

    /// How a table is written: like its first field.
    pub fn hand_of(&self, part: &Part<'_>) -> Hand<'t> {
        let mut hand = self.hand;
        let Ok(table) = self.own(part) else {
            return hand;
        };
        if let Some(header) = &table.header {
            hand.header_indent = indent(self.text(), header.span.start);
            hand.indent = hand.header_indent;
        }
        if let Some(entry) = table.entries.first() {
            hand.indent = indent(self.text(), entry.span.start);
            let between = &self.text()[entry.key_end..entry.value.span.start];
            hand.equals = if between == "=" { "=" } else { " = " };
        }
        hand
    }

    /// Changes of a table from `old` to `new`, which name the same fields. `path` is that of its header.
    pub fn fields(
        &self,
        part: &Part<'t>,
        path: &str,
        old: &[Field<'_>],
        new: &[Field<'_>],
        splices: &mut Vec<Splice>,
    ) -> Result<(), NoPlace> {
        for (number, field) in new.iter().enumerate() {
            let before = old.iter().find(|old| old.name == field.name);
            let before = before.and_then(|old| old.value.as_ref());
            if before == field.value.as_ref() {
                continue;
            }
            let at = Spot {
                part,
                path,
                number,
                fields: new,
            };
            self.field(&at, before, splices)?;
        }
        // Names that are free, such as those of catalogues, go when they are no longer said.
        for field in old {
            if !new.iter().any(|new| new.name == field.name) {
                self.clear(part, field.name, splices)?;
            }
        }
        Ok(())
    }

    fn field(
        &self,
        at: &Spot<'_, 't>,
        before: Option<&Node<'_>>,
        splices: &mut Vec<Splice>,
    ) -> Result<(), NoPlace> {
        let field = &at.fields[at.number];
        let Some(new) = &field.value else {
            return self.clear(at.part, field.name, splices);
        };
        if let Some(list) = at.part.list(field.name) {
            let path = join(at.path, field.name);
            return match (list.brackets, new) {
                (Brackets::Double, Node::Tables(_) | Node::List(_) | Node::OneOrList(_)) => {
                    let old = before.map(tables).unwrap_or_default();
                    self.items(at.part, &path, Some(list), &old, &tables(new), splices)
                }
                (Brackets::Single, Node::Table(new)) => {
                    let old = match before {
                        Some(Node::Table(old)) => &old[..],
                        _ => &[],
                    };
                    self.fields(&list.parts[0], &path, old, new, splices)
                }
                _ => {
                    self.clear(at.part, field.name, splices)?;
                    self.insert(at, new, splices)
                }
            };
        }
        let table = self.own(at.part)?;
        if let Some(entry) = table.entries.iter().find(|entry| entry.is(field.name)) {
            let hand = self.hand_of(at.part);
            let start = entry.value.span.start;
            let begin = &self.text()[line_start(self.text(), start)..start];
            let column = begin.chars().count();
            let written = value(self.text(), &entry.value, before, new, &hand, column);
            splices.push(Splice::new(entry.value.span.clone(), written));
            return Ok(());
        }
        let dotted = |entry: &&Entry<'_>| entry.path[0] == field.name;
        if table.entries.iter().any(|entry| dotted(&entry)) {
            return self.dotted(at, before, new, splices);
        }
        if let Node::Tables(new) = new {
            let path = join(at.path, field.name);
            return self.items(at.part, &path, None, &[], new, splices);
        }
        self.insert(at, new, splices)
    }

    /// A table whose fields are written `figure.value = 1`, one on each line.
    fn dotted(
        &self,
        at: &Spot<'_, 't>,
        before: Option<&Node<'_>>,
        new: &Node<'_>,
        splices: &mut Vec<Splice>,
    ) -> Result<(), NoPlace> {
        let name = at.fields[at.number].name;
        let table = self.own(at.part)?;
        let lines = || table.entries.iter().filter(|entry| entry.path[0] == name);
        let deep = lines().any(|entry| entry.path.len() > 2);
        let (Some(Node::Table(old)), Node::Table(new), false) = (before, new, deep) else {
            self.clear(at.part, name, splices)?;
            return self.insert(at, new, splices);
        };
        let hand = self.hand_of(at.part);
        for field in new {
            let was = old.iter().find(|old| old.name == field.name);
            let was = was.and_then(|old| old.value.as_ref());
            let line = lines().find(|entry| entry.path[1] == field.name);
            match (&field.value, line) {
                (new, _) if new.as_ref() == was => {}
                (Some(new), Some(entry)) => {
                    let written = value(self.text(), &entry.value, was, new, &hand, 0);
                    splices.push(Splice::new(entry.value.span.clone(), written));
                }
                (Some(new), None) => {
                    let last = lines().next_back().ok_or(NoPlace)?;
                    let written = hand.field(&format!("{name}.{}", key(field.name)), new);
                    let end = line_end(self.text(), last.span.end);
                    splices.push(Splice::insert(end, format!("{}{written}", hand.end)));
                }
                (None, Some(entry)) => splices.push(self.without(entry)),
                (None, None) => {}
            }
        }
        Ok(())
    }

    /// Takes a field away, however it is written.
    fn clear(&self, part: &Part<'t>, name: &str, splices: &mut Vec<Splice>) -> Result<(), NoPlace> {
        if let Some(list) = part.list(name) {
            self.remove_parts(list.parts.iter().collect(), splices);
        }
        if let Ok(table) = self.own(part) {
            let entries = table.entries.iter().filter(|entry| entry.path[0] == name);
            splices.extend(entries.map(|entry| self.without(entry)));
        }
        Ok(())
    }

    /// The file without the lines of a field.
    fn without(&self, entry: &Entry<'_>) -> Splice {
        let text = self.text();
        let start = line_start(text, entry.span.start);
        let end = line_end(text, entry.span.end);
        if start > 0 {
            let before = &text[..start];
            let before = before.strip_suffix('\n').unwrap_or(before);
            let before = before.strip_suffix('\r').unwrap_or(before);
            return Splice::remove(before.len()..end);
        }
        let rest = &text[end..];
        let ended = rest.starts_with("\r\n").then_some(2);
        let ended = ended.unwrap_or(usize::from(rest.starts_with('\n')));
        Splice::remove(start..end + ended)
    }

    /// Puts in a field after those that come before it on the format page.
    fn insert(
        &self,
        at: &Spot<'_, 't>,
        new: &Node<'_>,
        splices: &mut Vec<Splice>,
    ) -> Result<(), NoPlace> {
        let table = self.own(at.part)?;
        let name = at.fields[at.number].name;
        let mut hand = self.hand_of(at.part);
        hand.lists = self.layout(name);
        let written = hand.field(&key(name), new);
        let earlier = at.fields[..at.number].iter().rev().find_map(|earlier| {
            let mut lines = table.entries.iter();
            lines.rfind(|entry| entry.path[0] == earlier.name)
        });
        let text = self.text();
        let after = match (earlier, &table.header) {
            (Some(entry), _) => line_end(text, entry.span.end),
            (None, Some(header)) => line_end(text, header.span.end),
            (None, None) => {
                let first = table.entries.first();
                let start = first.map_or(0, |entry| line_start(text, entry.span.start));
                splices.push(Splice::insert(start, format!("{written}{}", hand.end)));
                return Ok(());
            }
        };
        splices.push(Splice::insert(after, format!("{}{written}", hand.end)));
        Ok(())
    }

    /// How lists of that name are laid out elsewhere in the file.
    fn layout(&self, name: &str) -> Lists {
        let entries = self.sheet.tables.iter().flat_map(|table| &table.entries);
        let mut like = entries.filter(|entry| entry.is(name));
        let list = like.find_map(|entry| match &entry.value.form {
            Form::Array(items) if !items.is_empty() => Some(&self.text()[entry.span.clone()]),
            _ => None,
        });
        match list {
            // One that has grown too long for its line says nothing about short ones.
            Some(list) if list.contains('\n') && !list.contains('{') => Lists::AsNeeded,
            Some(list) if list.contains('\n') => Lists::Broken,
            Some(_) => Lists::OneLine,
            None => Lists::AsNeeded,
        }
    }
}

/// Where a field stands or is to stand.
struct Spot<'p, 't> {
    part: &'p Part<'t>,
    /// Of the header.
    path: &'p str,
    /// Which of the fields it is.
    number: usize,
    /// In the order of the format page.
    fields: &'p [Field<'p>],
}

/// The tables of a list.
fn tables<'a>(node: &Node<'a>) -> Vec<Vec<Field<'a>>> {
    match node {
        Node::Tables(tables) => tables.clone(),
        Node::List(items) | Node::OneOrList(items) => items
            .iter()
            .filter_map(|item| match item {
                Node::Table(fields) => Some(fields.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
