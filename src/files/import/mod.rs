//! DOCUMENTS IN: from the bytes of a file to the text that will be stored, and what it says about itself.
//!
//! One file for each format. Taking apart is a pure function of the bytes; what is hostile is kept in
//! a process of its own ([`Bench::Apart`]). Nothing here writes: `add` puts what was taken apart into a dossier.

mod addition;
mod apart;
mod bibtex;
mod bottomless;
mod csl;
mod dateline;
mod dates;
mod decode;
mod document;
mod error;
mod html;
mod json_ld;
mod mail;
mod own_article;
mod page;
mod page_dates;
mod pdf;
mod plain;
mod received;
mod recognise;
mod references;
mod ris;
mod sameness;

use serde::{Deserialize, Serialize};

pub use addition::{Addition, UNKNOWN_PUBLISHER, words_as_id};
pub use apart::{Bench, MEMORY_LIMIT_BYTES, TIME_LIMIT, serve};
pub use document::{DOCUMENT_LIMIT_BYTES, Document, Origin};
pub use error::{ImportError, Refusal};
pub use html::PAGE_LIMIT_BYTES;
pub use received::{DocumentKind, OriginalFile, Particular, Particulars, Received, language_tag};
pub use references::Reference;
pub use sameness::{already_there, kinship, likely_revision_of, reference_there};

use received::TakenApart;
use recognise::{Format, is_address, recognised};

/// What was in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Boxed, since it carries the bytes of its file.
    Document(Box<Received>),
    /// A list of references, each a source without a text. Never empty.
    References(Vec<Reference>),
}

/// [`Taken`] without the bytes of the file.
#[derive(Debug, Serialize, Deserialize)]
enum Found {
    Document(Box<TakenApart>),
    References(Vec<Reference>),
}

/// Takes a document apart.
///
/// # Errors
/// When there is no text in it that can be read as it is meant; the error says what to do.
pub fn receive(document: &Document, bench: &Bench) -> Result<Taken, ImportError> {
    let name = &document.name;
    let found = match document.from {
        Origin::Pasted => pasted(&document.bytes),
        Origin::File => match recognised(&document.bytes, name) {
            Ok(format) => bench.work(format, document),
            Err(refusal) => Err(refusal),
        },
    };
    Ok(match found.map_err(|refusal| refusal.of(name))? {
        Found::References(references) => Taken::References(references),
        Found::Document(apart) => {
            let original = apart.kind.ending().map(|ending| OriginalFile {
                ending,
                sha256: crate::files::digest::sha256_of(&document.bytes),
                bytes: document.bytes.as_slice().into(),
            });
            Taken::Document(Box::new(Received {
                kind: apart.kind,
                name: name.clone(),
                text: apart.text,
                particulars: apart.particulars,
                original,
                warnings: apart.warnings,
            }))
        }
    })
}

fn pasted(bytes: &[u8]) -> Result<Found, Refusal> {
    let is_one_line = |text: &&str| !text.trim().contains(char::is_whitespace);
    let text = std::str::from_utf8(bytes).ok();
    if text.filter(is_one_line).is_some_and(is_address) {
        return Err(Refusal::Address);
    }
    recognised(bytes, "pasted.txt")?;
    plain::plain(bytes, DocumentKind::Pasted)
        .map(Box::new)
        .map(Found::Document)
}

/// Takes apart what is in these bytes, here and now.
fn taken_apart(format: Format, bytes: &[u8]) -> Result<Found, Refusal> {
    let list = |references: Vec<Reference>, format: &str| match references.len() {
        0 => Err(Refusal::EmptyList {
            format: format.to_owned(),
        }),
        _ => Ok(Found::References(references)),
    };
    match format {
        Format::Plain => plain::plain(bytes, DocumentKind::Plain)
            .map(Box::new)
            .map(Found::Document),
        Format::Markdown => plain::plain(bytes, DocumentKind::Markdown)
            .map(Box::new)
            .map(Found::Document),
        Format::Html => html::html(bytes).map(Box::new).map(Found::Document),
        Format::Pdf => pdf::pdf(bytes).map(Box::new).map(Found::Document),
        Format::Mail => mail::mail(bytes).map(Box::new).map(Found::Document),
        Format::Ris => list(ris::ris(bytes)?, "RIS"),
        Format::BibTex => list(bibtex::bibtex(bytes)?, "BibTeX"),
        Format::CslJson => list(csl::csl(bytes)?, "CSL-JSON"),
    }
}
