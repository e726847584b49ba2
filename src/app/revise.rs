//! A newer version of the open dossier in place of the one before: what was looked at stays in view.
//!
//! How a version comes about, by an edit, by undoing one or from the disk, is the business of others.

use std::sync::Arc;

use super::page::Page;
use super::state::State;
use crate::dossier::Dossier;
use crate::query::Index;

impl State {
    /// Puts a newer version of the same dossier in place. Date, filters and views stay as they are; so does the
    /// page as long as there is what it shows, else the last one before it that still has its subject opens.
    /// The findings are those of the version before until somebody checks this one.
    pub fn revise(&mut self, dossier: Arc<Dossier>) {
        if Arc::ptr_eq(&dossier, &self.dossier) {
            return;
        }
        let index = Arc::new(self.index.updated(dossier.clone()));
        // Filtering by words goes on without all texts having been made ready again.
        let sieve = index.sieve_after(&self.session.lens, (&self.index, &self.sieve));
        let was_searched = self.preparing_search || self.index.search_text_if_ready().is_some();
        self.index = index;
        self.dossier = dossier;
        self.sieve = sieve;
        self.change_days = None;
        if was_searched {
            self.keep_searchable();
        }
        self.prepare_elsewhere();
        let index = &self.index;
        self.trail.keep(|page| still(index, page));
        self.session.page = self.trail.page().clone();
        self.know_again();
    }

    /// The texts of a version are ready to be searched; the dossier may have been edited meanwhile.
    pub(super) fn made_searchable(&mut self) {
        if std::mem::take(&mut self.preparing_search) {
            self.keep_searchable();
        }
    }

    /// Makes the texts of this version ready to be searched, beside the window. One version at a time: while one
    /// is being made ready, the next has to wait.
    fn keep_searchable(&mut self) {
        if !self.preparing_search && self.index.search_text_if_ready().is_none() {
            self.preparing_search = true;
            self.jobs.prepare_search(self.index.clone());
        }
    }
}

/// The page as it can still be shown. `None`: what it is about is gone.
fn still(index: &Index, page: &Page) -> Option<Page> {
    let there = match page {
        Page::Overview | Page::Findings | Page::Comparison | Page::Tray(_) => true,
        Page::Place(id) => index.place_ix(id).is_some(),
        Page::Actor(id) => index.actor_ix(id).is_some(),
        Page::Event(id) => index.event_ix(id).is_some(),
        Page::Dispute(id) => index.dispute_ix(id).is_some(),
        Page::Document(source, claim) => {
            let source_ix = index.source_ix(source)?;
            let stands_there = |claim: &_| {
                let claim = index.claim_ix(claim);
                claim.is_some_and(|claim| index.source_of(claim) == source_ix)
            };
            let claim = claim.clone().filter(stands_there);
            return Some(Page::Document(source.clone(), claim));
        }
    };
    there.then(|| page.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Action, DateAction, PageAction, Remembered};
    use crate::basemap::is_area;
    use crate::dossier::{ClaimId, Source};
    use crate::files;

    fn state() -> State {
        State::new(
            files::built_in(&is_area),
            Remembered::default(),
            Arc::new(|| {}),
        )
    }

    /// A version in which the claims of the first source were changed so.
    fn with_claims(state: &State, change: impl FnOnce(&mut Source)) -> Arc<Dossier> {
        let mut next = (**state.dossier()).clone();
        change(Arc::make_mut(&mut next.sources[0]));
        Arc::new(next)
    }

    #[test]
    fn a_new_version_is_shown_at_the_same_date_and_on_the_same_page() {
        let mut state = state();
        let day = state.as_of().day.plus(-3);
        state.apply(Action::Date(DateAction::Set(day)));
        let source = state.dossier().sources[0].clone();
        let page = Page::Document(source.id.clone(), Some(source.claims[0].id.clone()));
        state.apply(Action::Page(PageAction::Open(page.clone())));
        let before = state.revision();
        let next = with_claims(&state, |source| {
            Arc::make_mut(&mut source.claims[0]).statement = "Said anew.".to_owned();
        });
        state.revise(next);
        assert_eq!(state.as_of().day, day);
        assert_eq!(*state.page(), page);
        assert!(state.revision() > before);
        let claim = state.index().claim_ix(&source.claims[0].id);
        let claim = claim.expect("it is still there");
        assert_eq!(state.index().claim(claim).statement, "Said anew.");
    }

    #[test]
    fn the_page_of_what_is_gone_gives_way_to_the_one_it_was_opened_from() {
        let mut state = state();
        let source = state.dossier().sources[0].clone();
        let place = Page::Place(state.dossier().places[0].id.clone());
        let actor = Page::Actor(state.dossier().actors[0].id.clone());
        for page in [&place, &actor] {
            state.apply(Action::Page(PageAction::Open(page.clone())));
        }
        let mut next = (**state.dossier()).clone();
        next.actors.remove(0);
        state.revise(Arc::new(next));
        assert_eq!(*state.page(), place);
        assert!(!state.trail().can_go_forward());

        let claim: ClaimId = source.claims[0].id.clone();
        let page = Page::Document(source.id.clone(), Some(claim));
        state.apply(Action::Page(PageAction::Open(page)));
        let next = with_claims(&state, |source| {
            source.claims.remove(0);
        });
        state.revise(next);
        let document = Page::Document(source.id.clone(), None);
        assert_eq!(*state.page(), document, "the document is still there");
        assert_eq!(state.session().page, document);
    }
}
