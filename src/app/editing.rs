//! Editing the open dossier: edits made, undone and redone, and what the inspector shows.

use std::sync::Arc;

use super::addable::Addable;
use super::history::{History, Version};
use super::keeping::Keeping;
use super::notice::Notice;
use super::state::State;
use crate::dossier::edit::{Change, Edit, Referent};
use crate::dossier::{Dossier, Field, Subject};
use crate::files::Attachment;
use crate::query::Index;

/// About the content of the dossier.
#[derive(Debug)]
pub enum EditAction {
    /// Carries out an edit, or says why not.
    Make(Box<Edit>),
    /// The same, and puts files beside those of the dossier, such as a document as it was received.
    MakeWith(Box<Edit>, Vec<Attachment>),
    Undo,
    Redo,
    /// Undoes so many steps at once.
    UndoSteps(usize),
    /// Shows the fields of something in the inspector. `None`: closes it.
    Inspect(Option<Subject>),
    /// Shows the fields of something, and gives one of them the keyboard.
    InspectField(Subject, Field),
    /// Asks in the inspector for what is needed to add something of this sort.
    Begin(Addable),
}

/// What is being edited.
#[derive(Debug, Default)]
pub struct Editing {
    history: History,
    inspected: Option<Subject>,
    beginning: Option<Addable>,
    sought: Option<Sought>,
    seekings: u64,
}

/// A field that somebody asked to be led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    pub field: Field,
    /// Which time it was that somebody asked, so that each is answered once.
    pub time: u64,
}

const LOOKING_BACK: &str = "An earlier state is being looked at, which cannot be changed. Go back to the present, or restore this state, \
                            and edit that.";

impl Editing {
    /// Somebody else has changed the dossier, or an earlier state was brought back: a step like any other, so that
    /// nothing is undone unsaid.
    pub(super) fn took_over(&mut self, name: String, before: Arc<Dossier>) {
        self.history.made(name, before);
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whose fields the inspector shows. `None`: it is closed.
    pub fn inspected(&self) -> Option<&Subject> {
        self.inspected.as_ref()
    }

    /// What is about to be added. `None`: nothing is.
    pub fn beginning(&self) -> Option<Addable> {
        self.beginning
    }

    /// Whether the inspector is on the screen.
    pub fn is_open(&self) -> bool {
        self.inspected.is_some() || self.beginning.is_some()
    }

    /// The field that was asked for last. `None`: the inspector was not opened by way of a field.
    pub fn sought(&self) -> Option<Sought> {
        self.sought
    }
}

impl State {
    pub fn editing(&self) -> &Editing {
        &self.editing
    }

    /// Why the open dossier cannot be edited. `None`: it can.
    pub fn why_read_only(&self) -> Option<&str> {
        if self.looked_back().is_some() {
            return Some(LOOKING_BACK);
        }
        match self.keeping() {
            Keeping::ReadOnly(why) => Some(why),
            _ => None,
        }
    }

    pub(super) fn apply_edit(&mut self, action: EditAction) {
        // What is looked at may not be what would be undone.
        let steps = matches!(
            action,
            EditAction::Undo | EditAction::Redo | EditAction::UndoSteps(_)
        );
        if steps && let Some(why) = self.why_read_only() {
            let notice = Notice::trouble(why.to_owned());
            return self.notify(notice);
        }
        match action {
            EditAction::Make(edit) => {
                self.make(&edit, Vec::new());
            }
            EditAction::MakeWith(edit, attachments) => {
                self.make(&edit, attachments);
            }
            EditAction::Undo => {
                let step = self.editing.history.undo(self.dossier.clone());
                self.cross("Undone", step);
            }
            EditAction::Redo => {
                let step = self.editing.history.redo(self.dossier.clone());
                self.cross("Done again", step);
            }
            EditAction::UndoSteps(steps) => self.undo_steps(steps),
            EditAction::Inspect(subject) => {
                self.set_aside();
                self.inspect(subject);
            }
            EditAction::InspectField(subject, field) => {
                self.set_aside();
                self.inspect(Some(subject));
                self.editing.seekings += 1;
                let time = self.editing.seekings;
                self.editing.sought = Some(Sought { field, time });
            }
            EditAction::Begin(sort) => {
                self.set_aside();
                self.inspect(None);
                self.editing.beginning = Some(sort);
            }
        }
    }

    pub(super) fn inspect(&mut self, subject: Option<Subject>) {
        self.editing.beginning = None;
        self.editing.sought = None;
        self.editing.inspected = subject.filter(|subject| has(&self.index, subject));
        if self.editing.inspected.is_some() {
            self.jobs.prepare_gazetteer();
        }
    }

    /// Goes back several steps; each is undone by itself, so that each can be done again by itself.
    fn undo_steps(&mut self, steps: usize) {
        let mut undone = Vec::new();
        for _ in 0..steps {
            let Some((name, dossier)) = self.editing.history.undo(self.dossier.clone()) else {
                break;
            };
            self.change_to(format!("Undone: {name}"), dossier, Vec::new());
            undone.push(name);
        }
        let said = match undone.as_slice() {
            [] => return,
            [one] => format!("Undone: {one}"),
            [.., last] => format!("Undone: {} steps, back to before “{last}”", undone.len()),
        };
        self.notify(Notice::done(said, self.now));
    }

    /// Whether it was carried out; if not, a notice says why.
    pub(super) fn make(&mut self, edit: &Edit, attachments: Vec<Attachment>) -> bool {
        if let Some(why) = self.why_read_only() {
            let notice = Notice::trouble(why.to_owned());
            self.notify(notice);
            return false;
        }
        if edit.changes.is_empty() {
            return false;
        }
        let dossier = match self.dossier.with_names(edit, &*self.index) {
            Ok(dossier) => Arc::new(dossier),
            Err(error) => {
                self.notify(Notice::trouble(error.to_string()));
                return false;
            }
        };
        for change in &edit.changes {
            if let Change::Rename(referent, id) = change {
                self.follow_rename(referent, id);
            }
        }
        let before = self.dossier.clone();
        self.editing.history.made(edit.name.clone(), before);
        self.change_to(edit.name.clone(), dossier, attachments);
        true
    }

    fn cross(&mut self, what: &str, step: Option<(String, Arc<Dossier>)>) {
        if let Some((name, dossier)) = step {
            let said = format!("{what}: {name}");
            self.notify(Notice::done(said.clone(), self.now));
            self.change_to(said, dossier, Vec::new());
        }
    }

    /// Shows another version of the dossier, and has it kept.
    fn change_to(&mut self, name: String, dossier: Arc<Dossier>, attachments: Vec<Attachment>) {
        self.revise(dossier);
        self.check_again();
        self.keep_version(name, attachments);
        let gone = |subject: &Subject| !has(&self.index, subject);
        if self.editing.inspected.as_ref().is_some_and(gone) {
            self.editing.inspected = None;
        }
    }

    /// An edit cannot be written into its file: it is taken back, unless others have followed.
    pub(super) fn take_back(&mut self, version: Version) {
        if self.editing.history.version() != version {
            return;
        }
        let present = self.present();
        if let Some(dossier) = self.editing.history.take_back(present) {
            self.revise_present(dossier);
            self.check_again();
        }
    }

    /// What is open, inspected or filtered by goes on under its new id.
    fn follow_rename(&mut self, from: &Referent, id: &str) {
        if let (Referent::Place(from), Some((place, _))) = (from, &mut self.session.lens.place)
            && place == from
            && let Ok(id) = id.parse()
        {
            *place = id;
        }
        self.trail.rename(from, id);
        let drafts = self.session.drafts.iter_mut();
        drafts.for_each(|draft| draft.follow_rename(from, id));
        self.session.page = self.trail.page().clone();
        let inspected = self.editing.inspected.take();
        self.editing.inspected = inspected.map(|subject| subject.renamed(from, id));
    }
}

/// Whether the dossier has it.
fn has(index: &Index, subject: &Subject) -> bool {
    match subject {
        Subject::Dossier => true,
        Subject::Place(id) => index.place_ix(id).is_some(),
        Subject::Actor(id) => index.actor_ix(id).is_some(),
        Subject::Event(id) => index.event_ix(id).is_some(),
        Subject::Dispute(id) => index.dispute_ix(id).is_some(),
        Subject::Source(id) => index.source_ix(id).is_some(),
        Subject::Claim(_, id) => index.claim_ix(id).is_some(),
    }
}
