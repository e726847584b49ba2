//! The head of an actor's page: names, part played, side, and the counts of what it claims.

use egui::Ui;

use crate::app::{FilterAction, Page};
use crate::dossier::Subject;
use crate::query::{ActorIx, ClaimantKey};
use crate::ui::theme::sans;

use super::desk::Desk;
use super::listing::{SMALL, counts_line, edited_title, other_names, text};
use super::page_place::order;
use super::setting::{dot, face, line, link, piece};
use super::wording::capitalised;

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, actor_ix: ActorIx) {
    let theme = desk.theme();
    let index = desk.index();
    let actor = index.actor(actor_ix);
    let subject = Subject::Actor(actor.id.clone());
    edited_title(ui, desk, &actor.name, subject);
    other_names(ui, theme, &actor.name, &actor.names);
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        piece(ui, &capitalised(actor.kind.name()), soft.clone());
        if let Some((side, colour)) = actor.side.as_ref().and_then(|side| desk.side(side)) {
            piece(ui, " · speaks for ", soft.clone());
            dot(ui, colour, 18.0);
            piece(ui, side, soft.clone());
        }
        for (place, id) in actor.member_of.iter().enumerate() {
            piece(ui, if place == 0 { " · of " } else { ", " }, soft.clone());
            let name = index
                .actor_ix(id)
                .map_or(id.as_str(), |ix| index.actor(ix).name.as_str());
            let response = link(ui, theme, name, soft.clone(), name);
            desk.follow(&response, Page::Actor(id.clone()));
        }
    });
    if let Some(role) = &actor.role {
        text(ui, theme, &capitalised(role));
    }
    ui.add_space(6.0);
    let key = ClaimantKey::Actor(actor.id.clone());
    let chosen = desk.state().session().lens.claimants.contains(&key);
    let label = if chosen {
        "Do not filter to this claimant"
    } else {
        "Filter to this claimant"
    };
    if ui.button(label).clicked() {
        desk.actions
            .filter(FilterAction::ToggleClaimant(key.clone()));
    }
    ui.add_space(8.0);
    if let Some(claimant) = index.claimant_ix(&key) {
        let counts = desk.state().known().by_claimant[claimant.index()];
        counts_line(ui, desk, &counts);
    }
    order(ui, desk);
}
