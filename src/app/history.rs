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
        self.latest = self.next();
        self.here = self.latest;
    }

    /// Forgets the newest step, which came to nothing, and gives the dossier before it.
    pub(super) fn take_back(&mut self) -> Option<Arc<Dossier>> {
        let step = self.past.pop()?;
        self.here = step.version;
        Some(step.dossier)
    }

    /// Goes back one step from `shown`: the name of what is undone, and the dossier before it.
    pub(super) fn undo(&mut self, shown: Arc<Dossier>) -> Option<(String, Arc<Dossier>)> {
        let step = self.past.pop()?;
        let (name, to) = self.cross(step, shown, Direction::Back);
        Some((name, to))
    }

    /// Goes forward one step from `shown`: the name of what is done again, and the dossier after it.
    pub(super) fn redo(&mut self, shown: Arc<Dossier>) -> Option<(String, Arc<Dossier>)> {
        let step = self.future.pop()?;
        let (name, to) = self.cross(step, shown, Direction::Forth);
        Some((name, to))
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

#[derive(Clone, Copy)]
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
    fn a_new_edit_after_undoing_makes_a_version_that_never_was() {
        let mut history = History::default();
        history.made("to b".to_owned(), titled("a"));
        history.undo(titled("b"));
        history.made("to c".to_owned(), titled("a"));
        assert_eq!(history.version(), Version(2));
        assert_eq!(history.redoable().count(), 0);
    }
}
