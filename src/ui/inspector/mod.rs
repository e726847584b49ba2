//! The left panel while something is edited: the fields of one item, each checked as it is typed.

pub mod claim;

use egui::{RichText, ScrollArea, Ui};

use super::scene::{Hover, Scene};
use crate::app::Actions;
use crate::dossier::Subject;

/// Half-typed text.
#[derive(Default)]
pub struct Memory {
    claim: claim::Memory,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    _hover: &mut Hover,
    actions: &mut Actions,
) {
    if scene.state.draft_in_hand().is_some() {
        claim::draw_draft(ui, scene, &mut memory.claim, actions);
        return;
    }
    let Some(subject) = scene.state.editing().inspected() else {
        return;
    };
    ui.horizontal(|ui| {
        let what = subject
            .referent()
            .map_or_else(|| "The dossier".to_owned(), |referent| referent.to_string());
        ui.label(RichText::new(what).font(super::theme::serif_bold(15.0)));
        if ui.small_button("Close").clicked() {
            actions.inspect(None);
        }
    });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 13.0);
        if let Subject::Claim(source, id) = subject
            && let Some((source, claim)) = scene.state.dossier().claim(id)
                .filter(|(own, _)| own.id == *source)
        {
            claim::draw_claim(ui, scene, &mut memory.claim, source, claim, actions);
        }
    });
}
