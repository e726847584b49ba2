//! What was done beside the window, taken in; and another dossier put in place of the open one.

use std::sync::Arc;

use super::editing::Editing;
use super::jobs::{Finished, OpenedDesk};
use super::keeping::Keep;
use super::notice::Notice;
use super::session::{Remembered, Session};
use super::state::{State, first_look};
use super::trail::Trail;
use crate::query::Index;

impl State {
    pub(super) fn take_in(&mut self, finished: Finished) {
        match finished {
            Finished::Opening(ticket, result) => {
                if !self.jobs.is_latest(ticket) {
                    return;
                }
                self.opening = None;
                match result {
                    Ok(desk) => self.show(*desk),
                    Err(error) => self.notify(Notice::trouble(error.to_string())),
                }
            }
            Finished::OpenAlready(ticket) => {
                if self.jobs.is_latest(ticket) {
                    self.opening = None;
                    self.read_again();
                }
            }
            Finished::Received(receipt) => self.received(receipt),
            Finished::Made(for_what, made) => self.made(for_what, made),
            Finished::Chosen(asked, paths) => self.chosen(asked, paths),
            Finished::Said(said) => self.notify(Notice::trouble(said)),
            Finished::Kept(desk, news) => self.hear(desk, news),
            Finished::Stirred(desk, files) => self.look_at(desk, files),
            Finished::Checked(index, problems) => self.checked(&index, problems),
            Finished::SearchText(_) => self.made_searchable(),
            Finished::Elsewhere(names) => self.take_elsewhere(names),
            Finished::Gazetteer | Finished::Keeping(Ok(())) => {}
            Finished::Keeping(Err(error)) => self.notify(Notice::trouble(error.to_string())),
        }
    }

    /// Puts another dossier, or a newer reading of the same, in place of the open one.
    fn show(&mut self, mut desk: OpenedDesk) {
        let opened = desk.take_opened();
        self.detach();
        self.keep = Keep::of(&opened);
        let same = opened.root == self.root;
        self.remembered = self.to_remember();
        self.index = Arc::new(Index::new(opened.dossier.clone()));
        self.preparing_search = false;
        self.is_checking = false;
        self.dossier = opened.dossier;
        self.findings = opened.findings;
        self.root = opened.root;
        self.said = opened.said;
        self.editing = Editing::default();
        self.forget_drafting();
        if same {
            self.notify(Notice::done("The dossier was read again.", self.now));
        } else {
            let key = Remembered::key(self.root.as_deref());
            self.session = self
                .remembered
                .sessions
                .get(&key)
                .cloned()
                .unwrap_or_else(|| Session::at(first_look(&self.index)));
            self.trail = Trail::new(self.session.page.clone());
            self.motion = None;
            self.playing = None;
            if self.session.map.is_none() {
                self.session.map = self.featured_view();
            }
        }
        self.find_draft_words();
        self.sieve_again();
        self.prepare_elsewhere();
        self.attach(desk);
    }
}
