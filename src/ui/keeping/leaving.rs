//! Edits that would be lost with the window: asked about before it closes or another dossier is opened.

use egui::{RichText, Ui};

use crate::app::{Actions, KeepAction, Leaving, Overlay, ViewAction};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, serif_bold};

pub(super) fn draw(ui: &mut Ui, scene: Scene<'_>, _height: f32, actions: &mut Actions) {
    let theme = scene.theme;
    let (title, anyway) = match scene.state.leaving() {
        Some(Leaving::Open(_)) => (
            "Open the other dossier without saving?",
            "Open it and lose the edits",
        ),
        _ => ("Close without saving?", "Close and lose the edits"),
    };
    ui.label(RichText::new(title).font(serif_bold(20.0)));
    let said = match scene.state.would_be_lost() {
        Some(why) => format!("What was edited last is nowhere but in this window: {why}."),
        None => "Everything is saved by now, or in the journal; nothing is lost.".to_owned(),
    };
    ui.label(RichText::new(said).font(sans(13.0)).color(theme.ink_soft));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let stay = ui.button("Stay");
        if scene.state.would_be_lost().is_none() {
            if ui.button("Go on").clicked() {
                actions.keep(KeepAction::LeaveAnyway);
            }
        } else {
            if ui.button("Save a copy elsewhere…").clicked() {
                actions.keep(KeepAction::Stay);
                actions.view(ViewAction::SetOverlay(Some(Overlay::SaveCopy)));
            }
            if ui
                .button(RichText::new(anyway).color(theme.trouble))
                .clicked()
            {
                actions.keep(KeepAction::LeaveAnyway);
            }
        }
        if stay.clicked() {
            actions.keep(KeepAction::Stay);
        }
    });
}
