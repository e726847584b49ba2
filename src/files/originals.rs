//! Whether the files that sources came in are still there, and still the same.

use super::digest::sha256_of;
use super::import::DOCUMENT_LIMIT_BYTES;
use super::locate;
use super::open::Opened;
use super::shelf::{FetchError, Shelf};
use crate::dossier::{Field, Finding, Problem, Severity, Subject};

/// Reads every original and compares its digest: what is missing or differs, each a warning, since the text
/// is what claims stand on.
///
/// Not part of opening: originals can be many and large, and nothing on screen needs them.
pub fn check_originals(opened: &Opened) -> Vec<Finding> {
    let shelf = match &opened.root {
        Some(root) => Shelf::folder(root.clone()),
        None => Shelf::BuiltIn,
    };
    let mut problems = Vec::new();
    for source in &opened.dossier.sources {
        let Some(original) = &source.original else {
            continue;
        };
        let mut warn = |name, message: String, hint: Option<&str>| {
            problems.push(Problem {
                subject: Subject::Source(source.id.clone()),
                field: Some(Field { name, nth: 0 }),
                severity: Severity::Warning,
                message,
                hint: hint.map(str::to_owned),
                fix: None,
            });
        };
        let path = &original.path;
        match shelf.fetch(&format!("sources/{path}"), DOCUMENT_LIMIT_BYTES) {
            Ok(bytes)
                if original
                    .sha256
                    .is_none_or(|noted| noted == sha256_of(&bytes)) => {}
            Ok(_) => warn(
                "original.sha256",
                format!(
                    "the original is not the file that was received: its SHA-256 differs: {path}"
                ),
                Some(
                    "put the file as received back, or note the new digest if the change was meant",
                ),
            ),
            Err(FetchError::Absent) => warn(
                "original.path",
                format!("the original is not there: {path}"),
                Some("put the file back, or take the line `original` out"),
            ),
            Err(error) => warn(
                "original.path",
                format!("the original could not be read: {error}: {path}"),
                None,
            ),
        }
    }
    locate::located(&shelf, problems)
}
