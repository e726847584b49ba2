//! What is wrong with the dossier that is shown, kept true while it is edited; and what would be wrong with it
//! after an edit that nobody made yet.

use std::sync::Arc;

use super::state::State;
use crate::basemap::is_area;
use crate::dossier::edit::{Edit, EditError};
use crate::dossier::{Finding, Location, Problem, Subject, check_subject, check_with};
use crate::files;
use crate::query::Index;

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
        let after = Arc::new(self.dossier.with_names(edit, &*self.index)?);
        let names = self.index.updated(after.clone());
        Ok(check_subject(&after, &names, subject, &is_area))
    }

    /// Makes the findings those of the version that is shown. What is wrong with how a file is written stays said:
    /// an edit does not read files.
    pub(super) fn check_again(&mut self) {
        if self.index.claim_count() <= CHECKED_AT_ONCE {
            let problems = check_with(&self.dossier, &*self.index, &is_area);
            self.find(problems);
        } else if !std::mem::replace(&mut self.is_checking, true) {
            // One version at a time: while one is checked, the next has to wait.
            self.jobs.check(self.index.clone());
        }
    }

    /// A version was checked beside the window; the dossier may have been edited meanwhile.
    pub(super) fn checked(&mut self, index: &Arc<Index>, problems: Vec<Problem>) {
        if !std::mem::take(&mut self.is_checking) {
            // Another dossier was opened.
            return;
        }
        if Arc::ptr_eq(index, &self.index) {
            self.find(problems);
        } else {
            self.check_again();
        }
    }

    fn find(&mut self, problems: Vec<Problem>) {
        self.findings.retain(|finding| finding.subject.is_none());
        self.findings.extend(problems.into_iter().map(|problem| {
            let file = files::file_of(&problem.subject);
            problem.at(Location::within(file))
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Remembered;
    use crate::dossier::Severity;

    fn told(state: &State) -> Vec<&str> {
        let findings = state.findings().iter();
        findings.map(|finding| finding.message.as_str()).collect()
    }

    #[test]
    fn what_was_found_beside_the_window_counts_only_for_the_version_that_is_shown() {
        let opened = files::built_in(&is_area);
        let mut state = State::new(opened, Remembered::default(), Arc::new(|| {}));
        let problem = Problem {
            subject: Subject::Dossier,
            field: None,
            severity: Severity::Warning,
            message: "Something is wrong.".to_owned(),
            hint: None,
            fix: None,
        };
        let index = state.index().clone();
        state.checked(&index, vec![problem.clone()]);
        assert!(
            !told(&state).contains(&"Something is wrong."),
            "nobody had asked"
        );

        state.is_checking = true;
        state.checked(&index, vec![problem.clone()]);
        assert!(told(&state).contains(&"Something is wrong."));

        let mut next = (**state.dossier()).clone();
        next.title = "Another version".to_owned();
        state.revise(Arc::new(next));
        state.is_checking = true;
        state.checked(&index, vec![problem]);
        assert!(
            !told(&state).contains(&"Something is wrong."),
            "it was checked again"
        );
    }
}
