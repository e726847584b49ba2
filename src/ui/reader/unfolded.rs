//! What the reader has opened further than it opens by itself.

use std::collections::HashSet;
use std::hash::Hash;

use crate::dossier::SourceId;
use crate::query::{ClaimIx, EventIx};

use super::text_rows::Part;

/// Something that can be shown in full.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whole {
    /// A part of a document that is no part of the report.
    Part(SourceId, Part),
    /// The reasoning behind a publication date.
    Reasoning(SourceId),
    /// Everything that bears on a claim, beyond the first few.
    Bonds(ClaimIx),
    /// Whence what a claim asserts comes.
    Origins(ClaimIx),
    /// Every account of an event, beyond the first few.
    Accounts(EventIx),
    /// Everybody who has not spoken of an event.
    Silent(EventIx),
    /// What changed from the version before to this one.
    Revision(SourceId),
}

/// What is shown in full.
#[derive(Clone, Debug, Default)]
pub struct Unfolded {
    whole: HashSet<Whole>,
    /// Counts up with each change.
    revision: u64,
}

impl Unfolded {
    pub fn holds(&self, whole: &Whole) -> bool {
        self.whole.contains(whole)
    }

    pub fn toggle(&mut self, whole: Whole) {
        self.revision += 1;
        if !self.whole.remove(&whole) {
            self.whole.insert(whole);
        }
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }
}
