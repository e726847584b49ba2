//! How what is new is written: quotes, lists and tables, as a careful person would who sees what stands around it.

use toml_parser::decoder::Encoding;
use toml_writer::{ToTomlKey, ToTomlValue, TomlKeyBuilder, TomlStringBuilder};

use super::node::{Field, Node};

/// Lists that would make a line longer than this, in characters, are broken over lines. Chosen by eye.
const WIDTH: usize = 120;
/// How far the items of a broken list are set in.
const INDENT: &str = "  ";

/// How the file at hand is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand<'t> {
    /// How its lines end.
    pub end: &'static str,
    /// What stands before a header.
    pub header_indent: &'t str,
    /// What stands before a field.
    pub indent: &'t str,
    /// What stands between a field's name and its value.
    pub equals: &'static str,
    /// How often a line ends between two items.
    pub ends_between: usize,
    /// Whether texts of several lines are written as such.
    pub lines: Lines,
    pub lists: Lists,
}

/// How a list is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lists {
    /// Over lines when it holds tables or is too long for one.
    AsNeeded,
    /// On one line when there is room.
    OneLine,
    /// Over lines.
    Broken,
}

/// How a text of several lines is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// On one line, with `\n` in it.
    Escaped,
    /// Over several, between triple quotes.
    Kept,
}

/// What stands around a text of several lines.
#[derive(Clone, Copy)]
enum Quotes {
    Basic,
    Literal,
}

impl Hand<'_> {
    /// As the format page writes.
    pub const PLAIN: Self = Self {
        end: "\n",
        header_indent: "",
        indent: "",
        equals: " = ",
        ends_between: 2,
        lines: Lines::Escaped,
        lists: Lists::AsNeeded,
    };

    /// A text in quotes like those of the text it takes the place of, where that can be.
    pub fn text(&self, text: &str, like: Option<Encoding>) -> String {
        if let Some(quotes) = self.quotes_over_lines(text, like) {
            return self.over_lines(text, quotes);
        }
        let string = TomlStringBuilder::new(text);
        let basic = || string.as_basic_pretty();
        let literal = || string.as_literal();
        let chosen = match like {
            Some(Encoding::LiteralString | Encoding::MlLiteralString) => literal().or_else(basic),
            _ => basic().or_else(literal),
        };
        chosen.unwrap_or(string.as_basic()).to_toml_value()
    }

    /// The quotes of a text that goes over several lines. `None`: it has to stand on one.
    fn quotes_over_lines(&self, text: &str, like: Option<Encoding>) -> Option<Quotes> {
        let lines = text.matches('\n').count();
        let ended_alike = text.matches(self.end).count() == lines
            // A lone return would be lost on the way.
            && text.matches('\r').count() == (self.end.len() - 1) * lines;
        if lines == 0 || !ended_alike {
            return None;
        }
        match like {
            Some(Encoding::MlBasicString) => Some(Quotes::Basic),
            Some(Encoding::MlLiteralString) => Some(Quotes::Literal),
            None if self.lines == Lines::Kept => Some(Quotes::Basic),
            _ => None,
        }
    }

    fn over_lines(&self, text: &str, quotes: Quotes) -> String {
        let plain = text.replace("\r\n", "\n");
        let string = TomlStringBuilder::new(&plain);
        let basic = string.as_ml_basic();
        let written = match quotes {
            Quotes::Basic => basic,
            Quotes::Literal => string.as_ml_literal().unwrap_or(basic),
        };
        written.to_toml_value().replace('\n', self.end)
    }

    /// A value that begins at a column, in characters.
    pub fn value(&self, node: &Node<'_>, column: usize) -> String {
        match node {
            Node::Text(text) => self.text(text, None),
            Node::Number(number) => number.clone(),
            Node::Label(label) if is_number(label) => (*label).to_owned(),
            Node::Label(label) => self.text(label, None),
            Node::OneOrList(items) if items.len() == 1 => self.value(&items[0], column),
            Node::List(items) | Node::OneOrList(items) => {
                let tables = items.iter().any(|item| matches!(item, Node::Table(_)));
                self.list(items.iter().map(|item| self.value(item, 0)), tables, column)
            }
            Node::Table(fields) => self.inline(fields),
            Node::Tables(tables) => {
                self.list(tables.iter().map(|table| self.inline(table)), true, column)
            }
        }
    }

    /// Whether what begins at a column ends within the width of a line.
    pub fn fits(&self, written: &str, column: usize) -> bool {
        column + written.chars().count() <= WIDTH
    }

    fn list(&self, items: impl Iterator<Item = String>, broken: bool, column: usize) -> String {
        let items: Vec<String> = items.collect();
        let line = format!("[{}]", items.join(", "));
        let broken = match self.lists {
            Lists::AsNeeded => broken || !self.fits(&line, column),
            Lists::OneLine => !self.fits(&line, column),
            Lists::Broken => true,
        };
        if !broken {
            return line;
        }
        let (end, indent) = (self.end, self.indent);
        let mut text = String::from("[");
        for item in items {
            text.push_str(&format!("{end}{indent}{INDENT}{item},"));
        }
        text.push_str(&format!("{end}{indent}]"));
        text
    }

    fn inline(&self, fields: &[Field<'_>]) -> String {
        let written = fields.iter().filter_map(|field| {
            let value = field.value.as_ref()?;
            Some(self.pair(field.name, value))
        });
        format!("{{ {} }}", written.collect::<Vec<_>>().join(", "))
    }

    /// `name = value` within a table that stands on one line.
    pub fn pair(&self, name: &str, value: &Node<'_>) -> String {
        format!("{} = {}", key(name), self.value(value, 0))
    }

    /// A field on its own line, without the line's end.
    pub fn field(&self, name: &str, value: &Node<'_>) -> String {
        let begin = format!("{}{name}{}", self.indent, self.equals);
        let column = begin.chars().count();
        begin + &self.value(value, column)
    }

    /// A table with its header and what it holds, without the last line's end. `path` of the header.
    pub fn section(&self, path: &str, fields: &[Field<'_>]) -> String {
        let header = format!("{}[[{path}]]", self.header_indent);
        let body = self.body(path, fields);
        if body.is_empty() {
            return header;
        }
        // A table within a table has a line between; the first of its own fields has none.
        let own = fields
            .iter()
            .any(|field| !matches!(field.value, None | Some(Node::Tables(_))));
        let end = if own { self.end } else { "" };
        header + end + &body
    }

    /// The fields of a table or of a whole file, one below the other, then the tables within it.
    pub fn body(&self, path: &str, fields: &[Field<'_>]) -> String {
        let mut text = String::new();
        let mut within = String::new();
        for field in fields {
            match &field.value {
                None => {}
                Some(Node::Tables(tables)) => {
                    let path = join(path, field.name);
                    for table in tables {
                        within.push_str(&self.end.repeat(self.ends_between));
                        within.push_str(&self.section(&path, table));
                    }
                }
                Some(value) => {
                    if !text.is_empty() {
                        text.push_str(self.end);
                    }
                    text.push_str(&self.field(field.name, value));
                }
            }
        }
        if text.is_empty() && path.is_empty() {
            return within.trim_start().to_owned();
        }
        text + &within
    }
}

/// The path of a table within another: `dispute.position`.
pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// A field's name, in quotes when it has to be.
pub(super) fn key(name: &str) -> String {
    TomlKeyBuilder::new(name).as_default().to_toml_key()
}

/// Whether digits mean the same with and without quotes.
fn is_number(label: &str) -> bool {
    label
        .parse::<i64>()
        .is_ok_and(|number| number.to_string() == label)
}
