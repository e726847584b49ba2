//! What is left of a document once it has been taken apart: its text, and what it says about itself.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::dates::words_that_state;
use crate::dossier::{Sha256, When};

/// What sort of file a document came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentKind {
    Plain,
    Markdown,
    Html,
    Pdf,
    Mail,
    /// A page that a browser saved as one file (MHTML).
    SavedPage,
    /// Words from the clipboard or from standard input: there is no file.
    Pasted,
}

impl DocumentKind {
    /// "an HTML page"
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "a plain text",
            Self::Markdown => "a Markdown text",
            Self::Html => "an HTML page",
            Self::Pdf => "a PDF",
            Self::Mail => "a mail",
            Self::SavedPage => "a saved page",
            Self::Pasted => "a pasted text",
        }
    }

    /// The ending of the file that the original is kept in. `None`: there is none to keep.
    pub(super) fn ending(self) -> Option<&'static str> {
        match self {
            Self::Plain => Some("txt"),
            Self::Markdown => Some("md"),
            Self::Html => Some("html"),
            Self::Pdf => Some("pdf"),
            Self::Mail => Some("eml"),
            Self::SavedPage => Some("mhtml"),
            Self::Pasted => None,
        }
    }
}

/// A field of a source that a document may say something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Particular {
    Title,
    Publisher,
    Byline,
    Published,
    Language,
    Url,
    Rights,
}

impl Particular {
    /// The field's name in a dossier.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Byline => "byline",
            Self::Published => "published",
            Self::Language => "language",
            Self::Url => "url",
            Self::Rights => "rights",
        }
    }
}

/// What a document says about itself. Absent is what it does not say: nothing is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub byline: Option<String>,
    /// Never the file's own date, and never today.
    #[serde(with = "as_text")]
    pub published: Option<When>,
    /// Words of the text that state the date of publication; they stand in it once. `None`: the
    /// text does not say it, or there is no text.
    pub published_words: Option<String>,
    /// Whether the file declares the date outside its words: in a tag, a header, a field of a list.
    pub published_is_declared: bool,
    /// BCP 47.
    pub language: Option<String>,
    pub url: Option<String>,
    pub rights: Option<String>,
    /// Where each of these was read: "og:title", "JSON-LD datePublished".
    pub basis: Vec<(Particular, String)>,
}

impl Particulars {
    /// Takes down what was read and where, unless something better was read before.
    pub(super) fn say(&mut self, particular: Particular, value: &str, from: &str) {
        let value = one_line(value);
        if value.is_empty() {
            return;
        }
        let field = match particular {
            Particular::Title => &mut self.title,
            Particular::Publisher => &mut self.publisher,
            Particular::Byline => &mut self.byline,
            Particular::Language => &mut self.language,
            Particular::Url => &mut self.url,
            Particular::Rights => &mut self.rights,
            Particular::Published => return,
        };
        if field.is_none() {
            *field = Some(value);
            self.basis.push((particular, from.to_owned()));
        }
    }

    /// Puts a value over whatever was read.
    pub fn put(&mut self, particular: Particular, value: &str, from: &str) {
        match particular {
            Particular::Title => self.title = None,
            Particular::Publisher => self.publisher = None,
            Particular::Byline => self.byline = None,
            Particular::Language => self.language = None,
            Particular::Url => self.url = None,
            Particular::Rights => self.rights = None,
            Particular::Published => return,
        }
        self.basis.retain(|(other, _)| *other != particular);
        self.say(particular, value, from);
    }

    /// Takes down a date that the file declares outside its words.
    pub(super) fn declare_published(&mut self, when: When, from: &str) {
        if self.published.is_none() {
            self.say_published(when, from);
            self.published_is_declared = true;
        }
    }

    pub(super) fn say_published(&mut self, when: When, from: &str) {
        if self.published.is_none() {
            self.published = Some(when);
            self.basis.push((Particular::Published, from.to_owned()));
        }
    }

    /// Where a field was read. `None`: nowhere.
    pub(super) fn read_from(&self, particular: Particular) -> Option<&str> {
        let mut basis = self.basis.iter();
        basis
            .find(|(other, _)| *other == particular)
            .map(|(_, from)| &**from)
    }

    /// "title: og:title; published: JSON-LD datePublished". Empty: nothing was read.
    pub fn basis_in_words(&self) -> String {
        let said: Vec<String> = self
            .basis
            .iter()
            .map(|(particular, from)| format!("{}: {from}", particular.name()))
            .collect();
        said.join("; ")
    }
}

/// In characters; what is longer is no title, name or address but a mistake, and is cut.
const LONGEST_PARTICULAR: usize = 1000;

/// White space folded to single spaces, control characters left out.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut line = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(LONGEST_PARTICULAR) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A document taken apart, not yet part of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub kind: DocumentKind,
    /// As whoever brought it named it: a file's name, for messages.
    pub name: String,
    /// Exactly what will be stored; from then on it never changes by itself.
    pub text: String,
    pub particulars: Particulars,
    /// The bytes as they came. `None`: pasted, there is no file.
    pub original: Option<OriginalFile>,
    /// What was left out, guessed or doubted, one sentence each.
    pub warnings: Vec<String>,
}

impl Received {
    /// Puts a date of publication over whatever was read, with the words of the text that state it, if any do.
    pub fn put_published(&mut self, when: When, from: &str) {
        let said = &mut self.particulars;
        said.published_words = words_that_state(&self.text, &when);
        said.published = None;
        said.published_is_declared = false;
        said.basis
            .retain(|(other, _)| *other != Particular::Published);
        said.say_published(when, from);
    }
}

/// The file that a document came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalFile {
    pub bytes: Arc<[u8]>,
    /// Of its name in the dossier: "html".
    pub ending: &'static str,
    pub sha256: Sha256,
}

/// A text and what was read about it, as the reader hands it over: no bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TakenApart {
    pub kind: DocumentKind,
    pub text: String,
    pub particulars: Particulars,
    pub warnings: Vec<String>,
}

/// A date as its EDTF text, on the way between two processes.
mod as_text {
    use super::*;

    pub fn serialize<S: Serializer>(when: &Option<When>, to: S) -> Result<S::Ok, S::Error> {
        when.as_ref().map(When::text).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<When>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        let when = text.map(|text| When::parse(&text)).transpose();
        when.map_err(serde::de::Error::custom)
    }
}
