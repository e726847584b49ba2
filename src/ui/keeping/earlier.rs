//! The states that were saved before: listed, looked at, gone back to.

use egui::{RichText, ScrollArea, Ui};

use super::when::in_words;
use crate::app::{Actions, KeepAction, ViewAction};
use crate::files::{Moment, SavedState};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold, serif_bold};

pub(super) fn draw(ui: &mut Ui, scene: Scene<'_>, height: f32, actions: &mut Actions) {
    let theme = scene.theme;
    let state = scene.state;
    let back = state.looked_back().map(|back| back.moment);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Earlier states").font(serif_bold(20.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Close").on_hover_text("Close (Esc)").clicked() {
                actions.view(ViewAction::SetOverlay(None));
            }
        });
    });
    let said = "The last ten saves of the last thirty days. Looking at one changes nothing; restoring it is an edit \
                like any other, which can be undone.";
    ui.label(RichText::new(said).font(sans(13.0)).color(theme.ink_soft));
    ui.add_space(8.0);
    if back.is_some() {
        ui.horizontal(|ui| {
            if ui.button("Back to the present").clicked() {
                actions.keep(KeepAction::LookBack(None));
            }
            if ui.button("Restore what is shown").clicked() {
                actions.keep(KeepAction::Restore);
                actions.view(ViewAction::SetOverlay(None));
            }
        });
        ui.add_space(8.0);
    }
    let Some(states) = state.states() else {
        ui.label("Looking for them …");
        return;
    };
    if states.is_empty() {
        ui.label("Nothing has been saved from this program yet. The first save keeps what was there before.");
        return;
    }
    ScrollArea::vertical()
        .max_height((height - 110.0).max(80.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for saved in states {
                row(ui, scene, saved, back, actions);
            }
            if let Some(first) = states.last() {
                moment(
                    ui,
                    scene,
                    "Before the first of these saves",
                    (Moment::Before(first.number), back),
                    actions,
                );
            }
        });
}

fn row(
    ui: &mut Ui,
    scene: Scene<'_>,
    saved: &SavedState,
    back: Option<Moment>,
    actions: &mut Actions,
) {
    let theme = scene.theme;
    moment(
        ui,
        scene,
        &in_words(saved.at),
        (Moment::After(saved.number), back),
        actions,
    );
    let edits = saved.edits.join("; ");
    ui.label(RichText::new(edits).font(sans(13.0)));
    let files: Vec<String> = saved.files.iter().map(size).collect();
    let files = RichText::new(files.join(" · "));
    ui.label(files.font(sans(12.0)).color(theme.ink_soft));
    ui.add_space(8.0);
}

/// "sources/dw.toml 41 kB".
fn size(file: &crate::files::SavedFile) -> String {
    match &file.after {
        None => format!("{} taken away", file.path),
        Some(stored) => format!("{} {} kB", file.path, stored.bytes.div_ceil(1000)),
    }
}

fn moment(
    ui: &mut Ui,
    scene: Scene<'_>,
    name: &str,
    (moment, back): (Moment, Option<Moment>),
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).font(sans_bold(14.0)));
        if back == Some(moment) {
            ui.label(RichText::new("shown now").color(scene.theme.as_of));
            return;
        }
        let look = ui
            .button("Look")
            .on_hover_text("Shows the dossier as it was; nothing is changed");
        look.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Look at {name}"))
        });
        if look.clicked() {
            actions.keep(KeepAction::LookBack(Some(moment)));
        }
    });
}
