//! Why a document could not be taken in: one clear sentence each, with what to do about it.
//!
//! The name of the file comes last. Whatever is refused leaves nothing behind.

use serde::{Deserialize, Serialize};

/// Why a document or a list of references was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("could not add the document: {refusal}: {name}")]
pub struct ImportError {
    /// The document as whoever brought it named it.
    pub name: String,
    pub refusal: Refusal,
}

/// What is in the way, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Refusal {
    #[error("there is nothing of that name; check the spelling")]
    Absent,
    #[error("this is {what}, not a file; name the files themselves")]
    NotAFile { what: String },
    #[error("it could not be read: {reason}; check its permissions")]
    Unreadable { reason: String },
    #[error("it is empty; look whether it was saved or downloaded to its end")]
    Empty,
    #[error(
        "it has {}, and {} is the most that is read of {what}; add the part that matters, or paste its text",
        in_megabytes(*size), in_megabytes(*limit)
    )]
    TooLarge { size: u64, limit: u64, what: String },
    #[error(
        "this is an address, and Dateline fetches nothing from the network; save the page in a browser and add the saved file"
    )]
    Address,
    #[error(
        "this is a shortcut{}, not the document; open it, save the page in the browser, and add the saved file",
        target.as_ref().map(|target| format!(" to {target}")).unwrap_or_default()
    )]
    Shortcut { target: Option<String> },
    #[error("it is {what}, not text; {advice}")]
    Binary { what: String, advice: String },
    #[error(
        "its encoding{} is unknown, so its letters cannot be told; open it in a program that shows it rightly \
         and save it as UTF-8, or copy the text and paste it",
        declared.as_ref().map(|label| format!(" (it says “{label}”)")).unwrap_or_default()
    )]
    UnknownEncoding { declared: Option<String> },
    #[error(
        "the page is markup without an article in it (it may be a list of links, or be filled in by scripts); \
         save it from the browser once it has loaded, or copy the text and paste it"
    )]
    NoArticle,
    #[error(
        "the PDF has {} and no text in them: it was scanned; have its text recognised \
         (for instance: ocrmypdf scanned.pdf with-text.pdf) and add the result",
        if *pages == 1 { "one page".to_owned() } else { format!("{pages} pages") }
    )]
    Scanned { pages: usize },
    #[error(
        "the PDF is locked with a password; open it, print it into a new PDF without one, and add that"
    )]
    Locked,
    #[error(
        "{what} is damaged: {reason}; download or save it once more, or open it, copy the text and paste it"
    )]
    Damaged { what: String, reason: String },
    #[error(
        "taking it apart took longer than {seconds} seconds and was stopped; copy the text and paste it"
    )]
    TookTooLong { seconds: u64 },
    #[error(
        "{what} brought its reader down or took more than {} of memory, and was stopped; open it, copy the text \
         and paste it", in_megabytes(*memory)
    )]
    BroughtDown { what: String, memory: u64 },
    #[error(
        "the reader of documents could not be started: {reason}; reinstall Dateline, or paste the text"
    )]
    NoReader { reason: String },
    #[error("the mail has no text in it, only {}; save and add those by themselves", counted(*attachments))]
    OnlyAttachments { attachments: usize },
    #[error("line {line} of the {format} list: {reason}; correct the line, or leave the entry out")]
    BadList {
        format: String,
        /// From 1.
        line: usize,
        reason: String,
    },
    #[error("entry {entry} of the {format} list: {reason}; correct it, or leave it out")]
    BadEntry {
        format: String,
        /// From 1.
        entry: usize,
        reason: String,
    },
    #[error("there is no reference in this {format} list")]
    EmptyList { format: String },
    #[error("this is a {format} list of references, not a document with a text")]
    AList { format: String },
}

impl Refusal {
    pub(super) fn of(self, name: &str) -> ImportError {
        ImportError {
            name: name.to_owned(),
            refusal: self,
        }
    }
}

/// "200 MB"; decimal, as file managers count.
fn in_megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{bytes} bytes"),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

fn counted(attachments: usize) -> String {
    match attachments {
        1 => "an attachment".to_owned(),
        _ => format!("{attachments} attachments"),
    }
}
