//! What is wrong with the dossier that is shown, kept true while it is edited; and what would be wrong with it
//! after an edit that nobody made yet.

use super::state::State;
use crate::basemap::is_area;
use crate::dossier::edit::{Edit, EditError};
use crate::dossier::{Dossier, Finding, Location, Problem, Subject, check};
use crate::files;

/// A dossier of more claims is not checked as a whole between two frames.
const CHECKED_AT_ONCE: usize = 5_000;

impl State {
    /// The findings about something, in the order of its fields as far as checking keeps one.
    pub fn findings_about<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Finding> {
        let about = move |finding: &&Finding| finding.subject.as_ref() == Some(subject);
        self.findings.iter().filter(about)
    }

    /// What checking would say about something after an edit.
    ///
    /// # Errors
    /// When the edit cannot be made.
    pub fn tried(&self, edit: &Edit, subject: &Subject) -> Result<Vec<Problem>, EditError> {
        let after = self.dossier.with(edit)?;
        if !is_checked_at_once(&after) {
            return Ok(Vec::new());
        }
        let mut problems = check(&after, &is_area);
        problems.retain(|problem| problem.subject == *subject);
        Ok(problems)
    }

    /// Makes the findings those of the version that is shown. What is wrong with how a file is written stays said:
    /// an edit does not read files.
    pub(super) fn check_again(&mut self) {
        if !is_checked_at_once(&self.dossier) {
            return;
        }
        self.findings.retain(|finding| finding.subject.is_none());
        let problems = check(&self.dossier, &is_area);
        self.findings.extend(problems.into_iter().map(|problem| {
            let file = files::file_of(&problem.subject);
            problem.at(Location::within(file))
        }));
    }
}

fn is_checked_at_once(dossier: &Dossier) -> bool {
    let claims: usize = dossier.sources.iter().map(|it| it.claims.len()).sum();
    claims <= CHECKED_AT_ONCE
}
