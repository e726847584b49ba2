//! The fields of one table in a dossier's file: taken by name and type, complaining where it stands.
//!
//! Every wrong type, missing field, unknown field and unknown word becomes a finding; reading goes on.

use std::cell::RefCell;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::report::Report;
use crate::dossier::{IdError, When, nearest};

/// A value and where it stands.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// One table, and which of its fields have been asked for.
pub(super) struct Fields<'a> {
    report: &'a Report<'a>,
    table: &'a DeTable<'a>,
    /// What the table describes: "claim".
    what: &'static str,
    /// Byte offset that stands for the table as a whole: its header.
    at: usize,
    reading: Reading,
    asked: RefCell<Vec<&'static str>>,
}

/// Whether the file could be parsed to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Whole,
    /// Syntax errors have eaten some of it: what is missing may not be missing, and what nobody knows
    /// may belong to a table whose header is gone.
    Broken,
}

impl<'a> Fields<'a> {
    pub fn new(
        report: &'a Report<'a>,
        table: &'a DeTable<'a>,
        what: &'static str,
        at: usize,
        reading: Reading,
    ) -> Self {
        Self {
            report,
            table,
            what,
            at,
            reading,
            asked: RefCell::new(Vec::new()),
        }
    }

    pub fn report(&self) -> &'a Report<'a> {
        self.report
    }

    /// Byte offset of the header.
    pub fn at(&self) -> usize {
        self.at
    }

    pub fn value(&self, name: &'static str) -> Option<&'a Value<'a>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&name) {
            asked.push(name);
        }
        self.table.get(name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Says that a required field is not there.
    pub fn missing(&self, name: &str, hint: Option<String>) {
        if self.reading == Reading::Whole {
            let what = self.what;
            self.report
                .error(self.at, format!("this {what} has no `{name}`"), hint);
        }
    }

    fn wrong(&self, name: &str, value: &Value<'_>, wanted: &str) {
        let found = described(value.get_ref());
        let message = format!("`{name}` must be {wanted}; this is {found}");
        let hint = match value.get_ref() {
            DeValue::Datetime(date) => Some(format!("in quotes: {name} = \"{date}\"")),
            DeValue::Integer(number) if wanted.contains("quotes") => {
                Some(format!("in quotes: {name} = \"{number}\""))
            }
            _ => None,
        };
        self.report.error(value.span().start, message, hint);
    }

    /// A text. `None` when absent, empty or of another type.
    pub fn text(&self, name: &'static str) -> Option<String> {
        self.text_or_else(name, Some("leave the line out when nothing is known"))
    }

    /// `when_empty` says what to do about a text without words.
    fn text_or_else(&self, name: &'static str, when_empty: Option<&str>) -> Option<String> {
        let value = self.value(name)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(name, value, "text in quotes");
            return None;
        };
        if text.trim().is_empty() {
            let message = format!("`{name}` is empty");
            let hint = when_empty.map(str::to_owned);
            self.report.error(value.span().start, message, hint);
            return None;
        }
        Some(text.clone().into_owned())
    }

    pub fn required_text(&self, name: &'static str) -> Option<String> {
        if !self.has(name) {
            self.missing(name, None);
        }
        self.text_or_else(name, None)
    }

    /// An EDTF date. An error points at the character where the text stops being one.
    pub fn date(&self, name: &'static str) -> Option<When> {
        let value = self.value(name)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(name, value, "a date (EDTF) in quotes");
            return None;
        };
        match When::parse(text) {
            Ok(when) => Some(when),
            Err(error) => {
                let at = self.inside(value, text, error.offset);
                let hint = "year, month and day: 2008-08-14; a span: 2008-08-07/2008-08-08; \
                            about: 2004-08-12~"
                    .to_owned();
                self.report
                    .error(at, format!("`{name}`: {error}"), Some(hint));
                None
            }
        }
    }

    /// A text that has a form of its own. `None` when absent or not of that form.
    pub fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, name: &'static str) -> Option<T> {
        let text = self.text(name)?;
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let at = self.value(name).map_or(self.at, |value| value.span().start);
                self.report.error(at, format!("`{name}`: {error}"), None);
                None
            }
        }
    }

    /// Where the byte at `offset` of a string's value stands in the file; its start, when escapes
    /// make that unclear.
    fn inside(&self, value: &Value<'_>, text: &str, offset: usize) -> usize {
        let span = value.span();
        let written = span.start + 1..span.end.saturating_sub(1);
        let plain = self.report.text().get(written) == Some(text);
        span.start + if plain { 1 + offset } else { 0 }
    }

    pub fn id<T: FromStr<Err = IdError>>(&self, name: &'static str) -> Option<T> {
        let value = self.value(name)?;
        self.id_from(name, value, "an id in quotes")
    }

    pub fn required_id<T: FromStr<Err = IdError>>(&self, name: &'static str) -> Option<T> {
        if !self.has(name) {
            self.missing(name, None);
        }
        self.id(name)
    }

    fn id_from<T: FromStr<Err = IdError>>(
        &self,
        name: &str,
        value: &Value<'_>,
        wanted: &str,
    ) -> Option<T> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(name, value, wanted);
            return None;
        };
        match text.parse() {
            Ok(id) => Some(id),
            Err(error) => {
                let hint = as_id(text).map(|id| format!("did you mean `{id}`?"));
                self.report
                    .error(value.span().start, format!("`{name}`: {error}"), hint);
                None
            }
        }
    }

    /// A list of ids, or one id alone. `wanted` names them: "place ids".
    pub fn ids<T: FromStr<Err = IdError>>(&self, name: &'static str, wanted: &str) -> Vec<T> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        let wanted = format!("a list of {wanted} in quotes");
        match value.get_ref() {
            DeValue::Array(list) => list
                .iter()
                .filter_map(|value| self.id_from(name, value, &wanted))
                .collect(),
            DeValue::String(_) => self.id_from(name, value, &wanted).into_iter().collect(),
            _ => {
                self.wrong(name, value, &wanted);
                Vec::new()
            }
        }
    }

    /// A finite number.
    pub fn number(&self, name: &'static str) -> Option<f64> {
        let value = self.value(name)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .map(|number| number as f64),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(name, value, "a number");
        }
        number
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(
        &self,
        name: &'static str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.value(name)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(name, value, "a word in quotes");
            return None;
        };
        let found = all.iter().copied().find(|one| word(*one) == text);
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
            let hint = nearest(text, words.iter().copied()).map_or_else(
                || format!("it is one of: {}", words.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`{text}` is no {name} of a {}", self.what);
            self.report.error(value.span().start, message, Some(hint));
        }
        found
    }

    /// A table within this one.
    pub fn table(&self, name: &'static str, what: &'static str, wanted: &str) -> Option<Self> {
        let value = self.value(name)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.within(table, what, value.span().start)),
            _ => {
                self.wrong(name, value, wanted);
                None
            }
        }
    }

    /// `[[name]]` tables, or an inline list of tables.
    pub fn tables(&self, name: &'static str, what: &'static str) -> Vec<Self> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(list) => list
                .iter()
                .filter_map(|value| match value.get_ref() {
                    DeValue::Table(table) => Some(self.within(table, what, value.span().start)),
                    _ => {
                        self.wrong(name, value, "a list of tables");
                        None
                    }
                })
                .collect(),
            DeValue::Table(table) => {
                let message = format!("`{name}` must be a list of tables; this is a single one");
                let hint = format!("write [[{name}]] in double brackets");
                self.report.error(value.span().start, message, Some(hint));
                vec![self.within(table, what, value.span().start)]
            }
            _ => {
                self.wrong(name, value, "a list of tables");
                Vec::new()
            }
        }
    }

    /// One table, or a list of them.
    pub fn table_or_tables(&self, name: &'static str, what: &'static str) -> Vec<Self> {
        match self.table.get(name).map(Spanned::get_ref) {
            Some(DeValue::Table(_)) => self.table(name, what, "a table").into_iter().collect(),
            _ => self.tables(name, what),
        }
    }

    /// All fields of a table whose names are free, as text: `{ wikidata = "Q79863", geonames = 611403 }`.
    pub fn pairs(&self, name: &'static str) -> Vec<(String, String)> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(name, value, "a table of texts");
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (key, value) in table {
            match value.get_ref() {
                DeValue::String(text) => pairs.push((key.get_ref().to_string(), text.to_string())),
                DeValue::Integer(number) => {
                    pairs.push((key.get_ref().to_string(), number.to_string()));
                }
                _ => self.wrong(key.get_ref(), value, "text in quotes"),
            }
        }
        pairs
    }

    fn within(&self, table: &'a DeTable<'a>, what: &'static str, at: usize) -> Self {
        Self::new(self.report, table, what, at, self.reading)
    }

    /// To be called when all fields have been asked for: what is left, nobody knows.
    pub fn done(self) {
        if self.reading == Reading::Broken {
            return;
        }
        let asked = self.asked.into_inner();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if asked.contains(&name) {
                continue;
            }
            let hint = nearest(name, asked.iter().copied()).map_or_else(
                || format!("its fields are: {}", asked.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("a {} has no field `{name}`", self.what);
            self.report.error(key.span().start, message, Some(hint));
        }
    }
}

/// "a number", as a person would name what was found.
fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The id that a text would be, were it spelled as ids are. `None` when nothing is left of it.
fn as_id(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty() && lower.is_ascii()).then(|| words.join("-"))
}
