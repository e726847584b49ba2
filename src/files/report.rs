//! Findings about one file while it is being read: byte offsets become lines and columns here.

use std::cell::{OnceCell, RefCell};

use crate::dossier::{Finding, Location, Problem, Severity};

/// The findings of one file, gathered as it is read.
pub(super) struct Report<'t> {
    file: &'t str,
    text: &'t str,
    /// Offset at which each line begins; made when the first finding asks for it.
    line_starts: OnceCell<Vec<usize>>,
    findings: RefCell<Vec<Finding>>,
}

impl<'t> Report<'t> {
    /// `file` as a person names it, relative to the dossier's folder.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        Self {
            file,
            text,
            line_starts: OnceCell::new(),
            findings: RefCell::new(Vec::new()),
        }
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Takes down a finding at a byte offset.
    pub fn say(&self, severity: Severity, at: usize, message: String, hint: Option<String>) {
        self.findings.borrow_mut().push(Finding {
            severity,
            at: self.location(at),
            message,
            hint,
            subject: None,
            field: None,
            fix: None,
        });
    }

    /// Takes down a problem of a value that stands at a byte offset.
    pub fn place(&self, problem: Problem, at: usize) {
        let at = self.location(at);
        self.findings.borrow_mut().push(problem.at(at));
    }

    pub fn error(&self, at: usize, message: String, hint: Option<String>) {
        self.say(Severity::Error, at, message, hint);
    }

    pub fn location(&self, offset: usize) -> Location {
        let starts = self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
        });
        let offset = offset.min(self.text.len());
        let line = starts.partition_point(|start| *start <= offset);
        let line_start = starts[line - 1];
        let before = self.text.as_bytes()[line_start..offset]
            .iter()
            .filter(|byte| (**byte & 0xC0) != 0x80)
            .count();
        Location {
            file: self.file.to_owned(),
            line,
            column: before + 1,
        }
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A finding about a file as a whole.
pub(super) fn about_file(
    severity: Severity,
    file: &str,
    message: String,
    hint: Option<String>,
) -> Finding {
    Finding {
        severity,
        at: Location {
            file: file.to_owned(),
            line: 1,
            column: 1,
        },
        message,
        hint,
        subject: None,
        field: None,
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let report = Report::new("a.toml", "გორი = 1\r\nb");
        assert_eq!(report.location(0).to_string(), "a.toml:1:1");
        assert_eq!(report.location("გორი ".len()).to_string(), "a.toml:1:6");
        assert_eq!(
            report.location(report.text().len() - 1).to_string(),
            "a.toml:2:1"
        );
        assert_eq!(report.location(900).to_string(), "a.toml:2:2");
    }
}
