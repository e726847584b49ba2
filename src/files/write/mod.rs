//! How values of a dossier are written in TOML, in full and in the order of the format's page.
//!
//! For files that are new. Files that are there already are patched, so that what a person wrote stays
//! as it was.

mod claim;
mod front;
mod source;

pub use front::{NewPlace, front_toml, places_toml};
pub use source::source_toml;

use toml_edit::Value;

use crate::dossier::{Quote, When};

/// The lines of a table under way.
#[derive(Default)]
pub(super) struct Table {
    out: String,
}

impl Table {
    /// A comment, whatever stands in it, on one line.
    pub fn comment(&mut self, words: &str) {
        let line = words.replace(char::is_control, " ");
        self.out.push_str("# ");
        self.out.push_str(line.trim());
        self.out.push('\n');
    }

    pub fn header(&mut self, name: &str) {
        self.out.push_str(&format!("\n[[{name}]]\n"));
    }

    /// A field whose value is written already.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.out.push_str(&format!("{name} = {value}\n"));
    }

    pub fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &in_quotes(value));
    }

    pub fn text_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    pub fn date_if(&mut self, name: &str, value: Option<&When>) {
        self.text_if(name, value.map(When::text));
    }

    /// Nothing when there are none.
    pub fn ids<T: AsRef<str>>(&mut self, name: &str, ids: &[T]) {
        if !ids.is_empty() {
            self.raw(name, &list(ids));
        }
    }

    pub fn done(self) -> String {
        self.out
    }
}

/// Text as a TOML string, in the plainest quotes that hold it.
pub fn in_quotes(text: &str) -> String {
    Value::from(text).to_string()
}

/// `["a", "b"]`
pub fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| in_quotes(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

/// A whole number without a point, a fraction with its digits.
pub fn number(value: f64) -> String {
    // Beyond 2^53 not every whole number is itself.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        format!("{value:.0}")
    } else {
        Value::from(value).to_string()
    }
}

/// The fields of an inline table, braces around them.
pub fn inline(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    format!("{{ {} }}", fields.join(", "))
}

/// `quote`, and `prefix` and `suffix` where they are.
fn quote_fields(quote: &Quote) -> Vec<(&'static str, String)> {
    let beside = [("prefix", &quote.prefix), ("suffix", &quote.suffix)];
    let beside = beside.into_iter().filter_map(|(name, words)| {
        let words = words.as_deref()?;
        Some((name, in_quotes(words)))
    });
    std::iter::once(("quote", in_quotes(&quote.text)))
        .chain(beside)
        .collect()
}
