//! What a panel may read while it draws, and what it may scribble on.

use egui::Color32;

use crate::app::{Page, State};
use crate::dossier::Position;
use crate::query::{ClaimIx, DisputeIx, EventIx, PlaceIx, SideIx, SideKey, SourceIx};

use super::theme::Theme;

/// Everything a panel reads. Wishes go into `Actions`, scratch into the panel's own memory.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub state: &'a State,
    pub theme: &'static Theme,
    /// What the pointer was on in the frame before.
    pub hover: Hover,
}

/// What the pointer is on, anywhere in the window. Written while drawing, read in the next frame, so
/// that map, timeline and reader light each other up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hover {
    #[default]
    Nothing,
    Place(PlaceIx),
    Claim(ClaimIx),
    Source(SourceIx),
    Event(EventIx),
    Side(SideIx),
    Dispute(DisputeIx),
}

impl Scene<'_> {
    /// Whether a claim belongs to what the pointer is on.
    pub fn is_lit(&self, claim: ClaimIx) -> bool {
        let index = self.state.index();
        match self.hover {
            Hover::Nothing => false,
            Hover::Place(place) => index.places_of(claim).contains(&place),
            Hover::Claim(other) => other == claim || index.are_bound(other, claim),
            Hover::Source(source) => index.source_of(claim) == source,
            Hover::Event(event) => index.events_of(claim).contains(&event),
            Hover::Side(side) => index.sides_of(claim).contains(&side),
            Hover::Dispute(dispute) => index.is_in_dispute(claim, dispute),
        }
    }

    /// Whether a place belongs to what the pointer is on.
    pub fn is_place_lit(&self, place: PlaceIx) -> bool {
        let index = self.state.index();
        match self.hover {
            Hover::Place(other) => other == place,
            Hover::Claim(claim) => index.places_of(claim).contains(&place),
            Hover::Event(event) => {
                let id = &index.place(place).id;
                index.event(event).places.contains(id)
            }
            Hover::Dispute(dispute) => {
                let known = self.state.known();
                let mut claims = index.claims_of_dispute(dispute).iter();
                claims
                    .any(|claim| known.is_known(*claim) && index.places_of(*claim).contains(&place))
            }
            Hover::Nothing | Hover::Source(_) | Hover::Side(_) => false,
        }
    }

    /// The colour of the side whose answer it is.
    pub fn position_colour(&self, position: &Position) -> Color32 {
        let index = self.state.index();
        let side = position.side.clone().map(SideKey::Side);
        side.and_then(|side| index.side_ix(&side))
            .or_else(|| index.side_ix(&SideKey::NoSide))
            .map_or(self.theme.ink_faint, |side| {
                self.theme.hue(index.side(side).hue)
            })
    }

    /// The dispute whose page is open.
    pub fn selected_dispute(&self) -> Option<DisputeIx> {
        match self.state.page() {
            Page::Dispute(id) => self.state.index().dispute_ix(id),
            _ => None,
        }
    }

    /// The place whose page is open.
    pub fn selected_place(&self) -> Option<PlaceIx> {
        match self.state.page() {
            Page::Place(id) => self.state.index().place_ix(id),
            _ => None,
        }
    }
}
