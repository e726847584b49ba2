//! What a row of the reader has at hand while it is drawn.

use std::sync::Arc;

use egui::{Color32, Response};

use crate::app::{Action, Actions, DateAction, Notice, Page, State};
use crate::dossier::{Day, PlaceId, SideId, Source};
use crate::query::{ClaimIx, ClaimantIx, Index, SideKey};
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme::Theme;

use super::contents::Contents;
use super::shelf::Shelf;
use super::unfolded::Unfolded;
use super::wording::{folded, listed, within_a_sentence};

/// The scene, and where wishes and scribbles go.
pub struct Desk<'a> {
    pub scene: Scene<'a>,
    pub contents: &'a Contents,
    pub hover: &'a mut Hover,
    pub actions: &'a mut Actions,
    pub unfolded: &'a mut Unfolded,
    pub shelf: &'a mut Shelf,
}

impl<'a> Desk<'a> {
    pub fn state(&self) -> &'a State {
        self.scene.state
    }

    pub fn index(&self) -> &'a Arc<Index> {
        self.scene.state.index()
    }

    pub fn theme(&self) -> &'static Theme {
        self.scene.theme
    }

    pub fn open(&mut self, page: Page) {
        self.actions.open(page);
    }

    /// Tells what was done, in a sentence that goes by itself.
    pub fn say(&mut self, what: &str) {
        let now = self.state().now();
        self.actions.send(Action::Notify(Notice::done(what, now)));
    }

    pub fn jump(&mut self, day: Day) {
        self.actions.date(DateAction::Set(day));
    }

    /// A claim's document, with the claim in view.
    pub fn document_of(&self, claim: ClaimIx) -> Page {
        let index = self.index();
        let source = index.source(index.source_of(claim));
        Page::Document(source.id.clone(), Some(index.claim(claim).id.clone()))
    }

    /// Opens a page when what leads there was clicked.
    pub fn follow(&mut self, response: &Response, page: Page) {
        if response.clicked() {
            self.open(page);
        }
    }

    /// A claimant's side colour.
    pub fn colour_of(&self, claimant: ClaimantIx) -> Color32 {
        let index = self.index();
        let side = index
            .claimant(claimant)
            .side
            .or_else(|| index.side_ix(&SideKey::NoSide));
        side.map_or(self.theme().ink_faint, |side| {
            self.theme().hue(index.side(side).hue)
        })
    }

    /// A claimant's name with whom it speaks for, which its dot says in colour: "Vladimir Putin, for Russia".
    pub fn with_side(&self, claimant: ClaimantIx) -> String {
        let index = self.index();
        let claimant = index.claimant(claimant);
        match claimant.side.map(|side| &index.side(side).label) {
            Some(side) if *side != claimant.name => format!("{}, for {side}", claimant.name),
            _ => claimant.name.clone(),
        }
    }

    /// The colour of the first side that a claim's claimants speak for.
    pub fn side_colour(&self, claim: ClaimIx) -> Color32 {
        let index = self.index();
        index
            .sides_of(claim)
            .first()
            .map_or(self.theme().ink_faint, |side| {
                self.theme().hue(index.side(*side).hue)
            })
    }

    /// A side's name and colour. `None`: nobody of that side is in the dossier.
    pub fn side(&self, id: &SideId) -> Option<(&'a str, Color32)> {
        let index = self.index();
        let side = index.side(index.side_ix(&SideKey::Side(id.clone()))?);
        Some((&side.label, self.theme().hue(side.hue)))
    }

    pub fn place_name<'b>(&self, id: &'b PlaceId) -> &'b str
    where
        'a: 'b,
    {
        let index = self.index();
        index
            .place_ix(id)
            .map_or(id.as_str(), |place| index.place(place).name.as_str())
    }

    /// Who asserts a claim, as one says it: "Georgia and Russia", "BBC, in its own voice".
    pub fn claimants_in_words(&self, claim: ClaimIx) -> String {
        let index = self.index();
        let names: Vec<&str> = index
            .claimants_of(claim)
            .iter()
            .map(|claimant| index.claimant(*claimant).name.as_str())
            .collect();
        if index.claim(claim).by.is_empty() {
            format!("{}, in its own voice", publisher(index, claim))
        } else if names.is_empty() {
            "nobody who is named".to_owned()
        } else {
            let names: Vec<String> = names.into_iter().map(within_a_sentence).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            listed(&names)
        }
    }

    /// The words a claim stands on: as they stand in the text, or as noted where they were not found there.
    pub fn words_of(&self, claim: ClaimIx) -> String {
        let index = self.index();
        let (source, excerpt) = (
            index.source(index.source_of(claim)),
            &index.claim(claim).excerpt,
        );
        let found = excerpt
            .anchoring
            .range()
            .and_then(|range| source.content().get(range));
        folded(found.unwrap_or(&excerpt.quote.text))
    }
}

fn publisher(index: &Index, claim: ClaimIx) -> &str {
    let source: &Source = index.source(index.source_of(claim));
    &source.publisher
}
