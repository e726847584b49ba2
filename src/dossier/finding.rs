//! What opening a dossier has to say: each thing wrong, where it stands, and what was likely meant.

use std::fmt;

use super::check::{Field, Subject};
use super::edit::Fix;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Likely a slip; everything still works.
    Warning,
    /// Part of the dossier could not be taken as written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a file of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Path as a person would name it: relative to the dossier's folder.
    pub file: String,
    /// Counted from 1. 0: the file as a whole, since nobody has looked where in it.
    pub line: usize,
    /// In characters, counted from 1; 0 with the line.
    pub column: usize,
}

impl Location {
    /// Somewhere in a file.
    pub fn within(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// One thing that opening has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub at: Location,
    pub message: String,
    /// What was likely meant, or what to do. `None`: nothing near enough to suggest.
    pub hint: Option<String>,
    /// What it is about. `None`: how a file is written.
    pub subject: Option<Subject>,
    /// Which field of the subject. `None`: the subject as a whole.
    pub field: Option<Field>,
    /// What would put it right. `None`: that is for a person to know.
    pub fix: Option<Fix>,
}

/// `sources/dw.toml:12:1: error: …` and the hint on a line of its own.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.at, self.severity, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n    {hint}")?;
        }
        Ok(())
    }
}

/// In characters. The comparison takes the square of it.
const LONGEST_COMPARED: usize = 200;

/// The candidate most like `written`, if one is near enough to be what was meant.
///
/// Near is at most a third of the length in Damerau–Levenshtein edits (chosen by eye), at least one.
/// Nobody mistypes a name of more than 200 characters, and comparing such names takes long: none is near.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = written.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let limit = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_what_was_meant_and_a_stranger_nothing() {
        let known = ["statement", "quote", "occurred"];
        assert_eq!(nearest("statment", known), Some("statement"));
        assert_eq!(nearest("ocurred", known), Some("occurred"));
        assert_eq!(nearest("weather", known), None);
    }

    #[test]
    fn names_too_long_to_be_mistyped_are_not_compared() {
        let long = "a".repeat(LONGEST_COMPARED);
        let near = format!("{long}b");
        assert_eq!(nearest(&long, [&*near]), Some(&*near));
        assert_eq!(nearest(&near, [&*long]), None);
    }
}
