//! What is worked out once for a date and kept until the date, the filters or the dossier are others, since
//! cards are drawn anew in every frame.

use std::collections::HashMap;
use std::rc::Rc;

use crate::app::State;
use crate::query::{Alike, ClaimIx, EventInFull, EventIx, Origins};

/// What asserts the same as a claim, and whence all of it comes.
#[derive(Debug, Default)]
pub struct Said {
    /// Without the claim itself.
    pub alike: Vec<Alike>,
    /// With the claim itself.
    pub origins: Origins,
}

/// Answers of one revision of the state.
#[derive(Debug, Default)]
pub struct Shelf {
    revision: Option<u64>,
    said: HashMap<ClaimIx, Rc<Said>>,
    events: HashMap<EventIx, Rc<EventInFull>>,
}

impl Shelf {
    /// What had been said alike by the as-of date.
    pub fn said(&mut self, state: &State, claim: ClaimIx) -> Rc<Said> {
        self.keep_up_with(state);
        let said = self.said.entry(claim).or_insert_with(|| {
            let index = state.index();
            let alike = index.asserting_the_same(claim, &state.as_of());
            let others = alike.iter().map(|it| it.claim);
            let origins = index.origins(others.chain([claim]));
            Rc::new(Said { alike, origins })
        });
        Rc::clone(said)
    }

    /// An event as told by its claims in view.
    pub fn event(&mut self, state: &State, event: EventIx) -> Rc<EventInFull> {
        self.keep_up_with(state);
        let told = self.events.entry(event).or_insert_with(|| {
            let index = state.index();
            let claims = index.claims_of_event(event).iter().copied();
            let in_view = claims.filter(|claim| state.known().is_known(*claim));
            Rc::new(index.event_in_full(event, in_view, &state.as_of()))
        });
        Rc::clone(told)
    }

    fn keep_up_with(&mut self, state: &State) {
        if self.revision != Some(state.revision()) {
            self.revision = Some(state.revision());
            self.said.clear();
            self.events.clear();
        }
    }
}
