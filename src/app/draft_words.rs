//! The words that unfinished claims stand on, found again in a text that changed, or said to be lost.

use super::claim_draft::ClaimDraft;
use super::state::State;
use crate::dossier::{Anchoring, Dossier, Excerpt, Source, SourceId};

impl ClaimDraft {
    /// Notes the words that its parts stand for in this text.
    pub(super) fn note_words(&mut self, source: &Source) {
        self.words = self.quote(source);
    }

    /// Finds its words in a text that may be another than the one they were chosen in. Where they are not found
    /// beyond doubt it has no parts any more, and keeps the words, so that they are found when they come back.
    fn find_words(&mut self, source: &Source) {
        if self.words.is_some() && self.quote(source) == self.words {
            return;
        }
        self.parts = match &self.words {
            None => Vec::new(),
            Some(words) => match source.anchored(words) {
                anchoring @ Anchoring::Found(_) => {
                    let quote = words.clone();
                    Excerpt { quote, anchoring }.quoted(source.content())
                }
                Anchoring::Moved(_) | Anchoring::Ambiguous(_) | Anchoring::Missing => Vec::new(),
            },
        };
    }
}

impl State {
    /// A dossier was opened: the words of claims that an earlier run left unfinished are looked for.
    pub(super) fn find_draft_words(&mut self) {
        for draft in &mut self.session.drafts {
            if let Some(source) = self.dossier.source(&draft.source) {
                draft.find_words(source);
            }
        }
    }

    /// A newer version stands in place of `before`: what points into a text that changed is looked for, or let go.
    pub(super) fn follow_texts(&mut self, before: &Dossier) {
        let dossier = &self.dossier;
        let has_changed = |id: &SourceId| match (before.source(id), dossier.source(id)) {
            (Some(before), Some(now)) => {
                before.text.content != now.text.content || before.body_range() != now.body_range()
            }
            _ => true,
        };
        let discarded = self.drafting.discarded.iter_mut();
        for draft in self.session.drafts.iter_mut().chain(discarded) {
            if let Some(source) = dossier.source(&draft.source)
                && has_changed(&draft.source)
            {
                draft.find_words(source);
            }
        }
        let selected = self.drafting.selected.take();
        self.drafting.selected = selected.filter(|it| !has_changed(&it.source));
        if before.sources.iter().any(|source| has_changed(&source.id)) {
            self.drafting.recut = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::drafting::{DraftAction, Selected};
    use crate::app::{Action, Remembered};
    use crate::basemap::is_area;
    use crate::dossier::Quote;
    use crate::files;

    const WORDS: &str = "talks";

    /// A state with an unfinished claim on words of its first source that stand there once.
    fn drafting() -> (State, SourceId, String) {
        let opened = files::built_in(&is_area);
        let source = opened.dossier.sources[0].clone();
        let claim = &source.claims[0];
        let parts = claim.excerpt.quoted(source.content());
        let words = source.content()[parts[0].clone()].to_owned();
        let mut state = State::new(opened, Remembered::default(), Arc::new(|| {}));
        let mut draft = ClaimDraft::on(source.id.clone(), vec![parts[0].clone()]);
        draft.statement = WORDS.to_owned();
        draft.note_words(&source);
        state.session.drafts.push(draft);
        (state, source.id.clone(), words)
    }

    fn with_text(
        state: &State,
        id: &SourceId,
        change: impl FnOnce(&str) -> String,
    ) -> Arc<Dossier> {
        let mut next = (**state.dossier()).clone();
        let source = next.sources.iter_mut().find(|it| it.id == *id);
        let source = Arc::make_mut(source.expect("there"));
        let text = change(source.content());
        source.text.content = Some(text.into());
        source.anchor_quotes();
        Arc::new(next)
    }

    fn quoted(state: &State, id: &SourceId) -> Option<Quote> {
        let draft = state.drafts().last().expect("a draft");
        draft.quote(state.dossier().source(id).expect("there"))
    }

    #[test]
    fn an_unfinished_claim_keeps_its_words_when_the_text_changes_under_it() {
        let (mut state, id, words) = drafting();
        let before = quoted(&state, &id).expect("words");
        assert_eq!(before.text, words);
        let first = state.dossier().clone();

        state.revise(with_text(&state, &id, |text| {
            text.replacen(&words, &format!("And so: {words}"), 1)
        }));
        assert_eq!(quoted(&state, &id).map(|it| it.text), Some(words.clone()));

        state.revise(with_text(&state, &id, |text| {
            text.replace(&words, "Nobody said that.")
        }));
        assert_eq!(quoted(&state, &id), None, "lost, and not other words");

        state.revise(first);
        assert_eq!(
            quoted(&state, &id),
            Some(before),
            "found when they are back"
        );
    }

    #[test]
    fn an_unfinished_claim_of_an_earlier_run_never_shows_other_words() {
        let (state, id, words) = drafting();
        let mut remembered = Remembered::default();
        remembered.note(None, state.session());
        let mut opened = files::built_in(&is_area);
        opened.dossier = with_text(&state, &id, |text| format!("New first words.\n\n{text}"));
        let again = State::new(opened, remembered.clone(), Arc::new(|| {}));
        assert!(quoted(&again, &id).is_none_or(|quote| quote.text == words));

        let mut opened = files::built_in(&is_area);
        opened.dossier = with_text(&state, &id, |text| {
            text.replace(&words, "Nobody said that.")
        });
        let again = State::new(opened, remembered, Arc::new(|| {}));
        assert_eq!(quoted(&again, &id), None);
        assert_eq!(
            again.drafts()[0].words.as_ref().map(|it| &it.text),
            Some(&words)
        );
    }

    #[test]
    fn words_that_are_selected_are_let_go_when_their_text_changes() {
        let (mut state, id, _) = drafting();
        let selected = Selected {
            source: id.clone(),
            words: 0..4,
        };
        state.apply(Action::Draft(DraftAction::Select(Some(selected))));
        assert!(state.drafting().selected().is_some());
        state.revise(with_text(&state, &id, |text| {
            format!("New first words.\n\n{text}")
        }));
        assert_eq!(state.drafting().selected(), None);
    }
}
