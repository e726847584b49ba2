//! Which claims and places a page of the reader is about, whatever the date.

use super::page::Page;
use super::state::State;
use crate::dossier::Day;
use crate::query::{ClaimIx, ClaimantKey, Comparison, PlaceIx, PlaceScope};

impl State {
    /// The claims that the open page lists once they are known, in order of reporting.
    pub fn claims_of_page(&self) -> Vec<ClaimIx> {
        let index = &self.index;
        match self.page() {
            Page::Overview | Page::Findings => Vec::new(),
            Page::Comparison => self
                .comparison
                .as_ref()
                .map_or_else(Vec::new, Comparison::claims),
            Page::Tray(tray) => self.claims_in_tray(*tray),
            Page::Place(id) => index
                .place_ix(id)
                .map(|place| index.claims_at_place(place, PlaceScope::Itself))
                .unwrap_or_default(),
            Page::Actor(id) => index
                .claimant_ix(&ClaimantKey::Actor(id.clone()))
                .map(|claimant| index.claims_of_claimant(claimant).to_vec())
                .unwrap_or_default(),
            Page::Event(id) => index
                .event_ix(id)
                .map(|event| index.claims_of_event(event).to_vec())
                .unwrap_or_default(),
            Page::Dispute(id) => index
                .dispute_ix(id)
                .map(|dispute| index.claims_of_dispute(dispute).to_vec())
                .unwrap_or_default(),
            Page::Document(id, None) => index
                .source_ix(id)
                .map(|source| index.claims_of_source(source).to_vec())
                .unwrap_or_default(),
            Page::Document(_, Some(claim)) => index.claim_ix(claim).into_iter().collect(),
        }
    }

    /// The days by which claims of the open page were certainly reported, each once, in order.
    pub fn report_days_of_page(&self) -> Vec<Day> {
        let claims = self.claims_of_page();
        let mut days: Vec<Day> = claims
            .into_iter()
            .filter_map(|claim| self.index.reported(claim).latest())
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The places that the open page is about: a place itself, or those of its known claims.
    pub fn places_of_page(&self) -> Vec<PlaceIx> {
        if let Page::Place(id) = self.page() {
            return self.index.place_ix(id).into_iter().collect();
        }
        let mut places: Vec<PlaceIx> = self
            .claims_of_page()
            .into_iter()
            .filter(|claim| self.known.is_known(*claim))
            .flat_map(|claim| self.index.places_of(claim).iter().copied())
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
