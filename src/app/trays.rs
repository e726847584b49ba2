//! Which claims lie in which tray: counted beside the map, never hidden silently.

use super::page::Tray;
use super::state::State;
use crate::query::{Absence, ClaimIx, ClaimState};
use crate::scale::{Point, Projector, project};

impl State {
    /// The claims in a tray, in order of reporting.
    pub fn claims_in_tray(&self, tray: Tray) -> Vec<ClaimIx> {
        let state = |claim: ClaimIx| self.known.state(claim);
        match tray {
            Tray::Undated => {
                self.claims_where(|claim| state(claim) == ClaimState::Out(Absence::Undated))
            }
            Tray::FilteredOut => {
                self.claims_where(|claim| state(claim) == ClaimState::Out(Absence::Filtered))
            }
            Tray::Earlier => {
                self.claims_where(|claim| state(claim) == ClaimState::Out(Absence::Earlier))
            }
            Tray::Unlocated => {
                self.claims_where(|claim| state(claim).is_known() && !self.index.is_located(claim))
            }
            Tray::OffMap => {
                let is_off = self.off_map();
                self.claims_where(|claim| state(claim).is_known() && is_off[claim.0 as usize])
            }
        }
    }

    /// For each claim, known or not, whether it is about places that the map can show and none of them is
    /// in view.
    pub fn off_map(&self) -> Vec<bool> {
        let in_view = self.places_in_view();
        let is_seen = |claim| {
            let places = self.index.places_of(claim);
            places.iter().any(|place| in_view[place.0 as usize])
        };
        let claims = self.index.claims();
        claims
            .map(|claim| self.index.is_located(claim) && !is_seen(claim))
            .collect()
    }

    fn claims_where(&self, holds: impl Fn(ClaimIx) -> bool) -> Vec<ClaimIx> {
        self.index.claims().filter(|claim| holds(*claim)).collect()
    }

    /// For each place of the dossier, whether its position is in view. Before the map has a size, all are.
    fn places_in_view(&self) -> Vec<bool> {
        let (Some(view), Some(viewport)) = (self.session.map, self.viewport) else {
            return vec![true; self.dossier.places.len()];
        };
        let projector = Projector::new(view.clamped(viewport), viewport);
        let inside = |point: Point| {
            (0.0..=viewport.width).contains(&point.x) && (0.0..=viewport.height).contains(&point.y)
        };
        self.dossier
            .places
            .iter()
            .map(|place| {
                place.is_located()
                    && place.position.is_some_and(|position| {
                        inside(projector.point_from_world(project(position)))
                    })
            })
            .collect()
    }
}
