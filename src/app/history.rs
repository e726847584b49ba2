//! What was done to the dossier, to be undone and redone step by step.

use std::sync::Arc;

use crate::dossier::Dossier;

/// Names one version of the open dossier. Each edit makes a new one; undoing goes back to an old one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u64);

/// One step: what was done, and what the dossier was on the other side of it.
#[derive(Clone, Debug)]
struct Step {
    name: String,
    version: Version,
    dossier: Arc<Dossier>,
}

/// The versions before and after the one that is shown. Without limit, for as long as the window is open.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    here: Version,
    latest: Version,
    /// `None`: nothing has happened yet, or it was taken back.
    came_by: Option<Came>,
}

/// How the version that is shown was come to.
#[derive(Clone, Copy, Debug)]
enum Came {
    ByEdit,
    Across(Direction),
}

impl History {
    /// The version that is shown.
    pub fn version(&self) -> Version {
        self.here
    }

    /// What "undo" would undo, newest first.
    pub fn undoable(&self) -> impl Iterator<Item = &str> {
        self.past.iter().rev().map(|step| &*step.name)
    }

    /// What "redo" would do again, next first.
    pub fn redoable(&self) -> impl Iterator<Item = &str> {
        self.future.iter().rev().map(|step| &*step.name)
    }

    /// The version that the next edit makes.
    pub fn next(&self) -> Version {
        Version(self.latest.0 + 1)
    }

    /// An edit was made to `before`; what was undone earlier can be redone no more.
    pub(super) fn made(&mut self, name: String, before: Arc<Dossier>) {
        let version = self.here;
        self.past.push(Step {
            name,
            version,
            dossier: before,
        });
        self.future.clear();
        self.came_by = Some(Came::ByEdit);
        self.latest = self.next();
        self.here = self.latest;
    }

    /// Goes back to where `shown` was come to from, by an edit, by undoing or by doing again: what could not be kept
    /// has not happened. `None`: that was taken back already.
    pub(super) fn take_back(&mut self, shown: Arc<Dossier>) -> Option<Arc<Dossier>> {
        match self.came_by.take()? {
            Came::ByEdit => {
                let step = self.past.pop()?;
                self.here = step.version;
                Some(step.dossier)
            }
            Came::Across(Direction::Forth) => {
                let step = self.past.pop()?;
                Some(self.cross(step, shown, Direction::Back).1)
            }
            Came::Across(Direction::Back) => {
                let step = self.future.pop()?;
                Some(self.cross(step, shown, Direction::Forth).1)
            }
        }
    }

    /// Goes back one step from `shown`: the name of what is undone, and the dossier before it.
    pub(super) fn undo(&mut self, shown: Arc<Dossier>) -> Option<(String, Arc<Dossier>)> {
        let step = self.past.pop()?;
        self.came_by = Some(Came::Across(Direction::Back));
        Some(self.cross(step, shown, Direction::Back))
    }

    /// Goes forward one step from `shown`: the name of what is done again, and the dossier after it.
    pub(super) fn redo(&mut self, shown: Arc<Dossier>) -> Option<(String, Arc<Dossier>)> {
        let step = self.future.pop()?;
        self.came_by = Some(Came::Across(Direction::Forth));
        Some(self.cross(step, shown, Direction::Forth))
    }

    fn cross(
        &mut self,
        step: Step,
        shown: Arc<Dossier>,
        direction: Direction,
    ) -> (String, Arc<Dossier>) {
        let there = Step {
            name: step.name.clone(),
            version: self.here,
            dossier: shown,
        };
        self.here = step.version;
        match direction {
            Direction::Back => self.future.push(there),
            Direction::Forth => self.past.push(there),
        }
        (step.name, step.dossier)
    }
}

#[derive(Clone, Copy, Debug)]
enum Direction {
    Back,
    Forth,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Arc<Dossier> {
        Arc::new(Dossier {
            title: title.to_owned(),
            ..Dossier::default()
        })
    }

    #[test]
    fn undone_and_redone_steps_come_back_in_order_with_their_versions() {
        let mut history = History::default();
        let (a, b, c) = (titled("a"), titled("b"), titled("c"));
        history.made("to b".to_owned(), a.clone());
        history.made("to c".to_owned(), b.clone());
        assert_eq!(history.version(), Version(2));
        let (name, shown) = history.undo(c.clone()).expect("two steps");
        assert_eq!((&*name, &*shown.title), ("to c", "b"));
        assert_eq!(history.version(), Version(1));
        let (name, shown) = history.undo(shown).expect("one step");
        assert_eq!((&*name, &*shown.title), ("to b", "a"));
        assert!(history.undo(shown.clone()).is_none());
        assert_eq!(history.redoable().collect::<Vec<_>>(), ["to b", "to c"]);
        let (_, shown) = history.redo(shown).expect("a step ahead");
        assert_eq!(&*shown.title, "b");
        assert_eq!(history.undoable().collect::<Vec<_>>(), ["to b"]);
    }

    #[test]
    fn what_could_not_be_kept_is_taken_back_whether_it_was_an_edit_or_undone_or_done_again() {
        let (a, b, c) = (titled("a"), titled("b"), titled("c"));
        let mut history = History::default();
        history.made("to b".to_owned(), a.clone());
        history.made("to c".to_owned(), b.clone());
        history.undo(c.clone());
        let shown = history.take_back(b.clone()).expect("undone just now");
        assert_eq!((&*shown.title, history.version()), ("c", Version(2)));
        assert_eq!(history.undoable().collect::<Vec<_>>(), ["to c", "to b"]);
        assert!(history.take_back(shown.clone()).is_none(), "once is enough");
        history.undo(shown);
        history.redo(b.clone());
        let shown = history.take_back(c).expect("done again just now");
        assert_eq!((&*shown.title, history.version()), ("b", Version(1)));
        assert_eq!(history.redoable().collect::<Vec<_>>(), ["to c"]);
        history.made("to d".to_owned(), b);
        let shown = history.take_back(titled("d")).expect("made just now");
        assert_eq!((&*shown.title, history.version()), ("b", Version(1)));
    }

    #[test]
    fn a_new_edit_after_undoing_makes_a_version_that_never_was() {
        let mut history = History::default();
        history.made("to b".to_owned(), titled("a"));
        history.undo(titled("b"));
        history.made("to c".to_owned(), titled("a"));
        assert_eq!(history.version(), Version(2));
        assert_eq!(history.redoable().count(), 0);
    }
}
