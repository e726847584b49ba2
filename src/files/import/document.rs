//! A document on its way in: its name and its bytes, fetched only when there are not too many.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::error::{ImportError, Refusal};
use super::recognise::is_address;
use crate::files::shelf::{self, TEXT_LIMIT_BYTES};

/// Files above this size are not read: that of the largest text a dossier may hold.
pub const DOCUMENT_LIMIT_BYTES: u64 = TEXT_LIMIT_BYTES;

/// What pasted words are called in messages.
const PASTED: &str = "the pasted text";

/// A file, or words from elsewhere, before it is known what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// As whoever brought it named it.
    pub name: String,
    pub bytes: Vec<u8>,
    pub from: Origin,
}

/// How a document came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    File,
    /// From the clipboard or from standard input: taken as the text it is.
    Pasted,
}

impl Document {
    /// Words that were pasted.
    pub fn pasted(text: &str) -> Self {
        Self {
            name: PASTED.to_owned(),
            bytes: text.as_bytes().to_vec(),
            from: Origin::Pasted,
        }
    }

    /// Words from a stream, read to its end.
    ///
    /// # Errors
    /// When there are more than [`DOCUMENT_LIMIT_BYTES`], or the stream breaks.
    pub fn pasted_from(stream: &mut dyn Read) -> Result<Self, ImportError> {
        let mut bytes = Vec::new();
        read_to_limit(stream, &mut bytes).map_err(|refusal| refusal.of(PASTED))?;
        Ok(Self {
            name: PASTED.to_owned(),
            bytes,
            from: Origin::Pasted,
        })
    }

    /// Reads a file. Its size is asked before its first byte is read.
    ///
    /// # Errors
    /// When there is no such file, it is something else, too large, or cannot be read.
    pub fn fetch(path: &Path) -> Result<Self, ImportError> {
        let name = path.display().to_string();
        match fetched(path, &name) {
            Ok(bytes) => Ok(Self {
                name,
                bytes,
                from: Origin::File,
            }),
            Err(refusal) => Err(refusal.of(&name)),
        }
    }
}

fn fetched(path: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound if is_address(name) => Refusal::Address,
        io::ErrorKind::NotFound => Refusal::Absent,
        _ => Refusal::Unreadable {
            reason: shelf::reason(&error),
        },
    };
    // Asked before opening: opening a pipe would wait for its other end.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() {
            "a folder"
        } else {
            "a pipe or a device"
        };
        let what = what.to_owned();
        return Err(Refusal::NotAFile { what });
    }
    if metadata.len() > DOCUMENT_LIMIT_BYTES {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    let mut file = fs::File::open(path).map_err(unreadable)?;
    read_to_limit(&mut file, &mut bytes)?;
    Ok(bytes)
}

/// A file may have grown since its size was asked, and a stream has none.
fn read_to_limit(from: &mut dyn Read, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
    let read = from.take(DOCUMENT_LIMIT_BYTES + 1).read_to_end(bytes);
    read.map_err(|error| Refusal::Unreadable {
        reason: shelf::reason(&error),
    })?;
    match bytes.len() as u64 {
        size if size > DOCUMENT_LIMIT_BYTES => Err(too_large(size)),
        _ => Ok(()),
    }
}

fn too_large(size: u64) -> Refusal {
    Refusal::TooLarge {
        size,
        limit: DOCUMENT_LIMIT_BYTES,
        what: "a document".to_owned(),
    }
}
