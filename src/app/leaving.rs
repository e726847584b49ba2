//! Leaving the open dossier: where edits would be lost by that, it is asked about first.

use std::path::PathBuf;

use super::keeping::Keeping;
use super::session::Overlay;
use super::state::State;

/// What a person wants to do that ends the editing of what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Close the window.
    Close,
    /// Open another dossier. `None`: the built-in one.
    Open(Option<PathBuf>),
}

impl State {
    /// Why what was edited last would be lost with this window, as a sentence. `None`: it is in the folder, or in the
    /// journal.
    pub fn would_be_lost(&self) -> Option<&str> {
        let is_saved = matches!(self.keeping(), Keeping::Saved | Keeping::ReadOnly(_));
        self.keep.unjournaled.as_deref().filter(|_| !is_saved)
    }

    /// What is asked about. `None`: nothing is.
    pub fn leaving(&self) -> Option<&Leaving> {
        self.keep.leaving.as_ref()
    }

    /// Whether the window is to close.
    pub fn closes(&self) -> bool {
        self.keep.closes
    }

    pub(super) fn leave(&mut self, leaving: Leaving) {
        self.keep.leaving = Some(leaving);
        if self.would_be_lost().is_some() {
            // It may be possible by now.
            self.save();
            self.overlay = Some(Overlay::Leaving);
        } else {
            self.leave_anyway();
        }
    }

    pub(super) fn leave_anyway(&mut self) {
        self.put_away();
        match self.keep.leaving.take() {
            Some(Leaving::Close) => self.keep.closes = true,
            Some(Leaving::Open(path)) => self.start_opening(path),
            None => {}
        }
    }

    pub(super) fn stay(&mut self) {
        self.put_away();
        self.keep.leaving = None;
    }

    fn put_away(&mut self) {
        if self.overlay == Some(Overlay::Leaving) {
            self.overlay = None;
        }
    }
}
