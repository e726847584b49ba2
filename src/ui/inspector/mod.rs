//! The left panel while something is edited: the fields of one item, each checked as it is typed.

use egui::{RichText, ScrollArea, Ui};

use super::scene::{Hover, Scene};
use crate::app::Actions;

/// Half-typed text.
#[derive(Default)]
pub struct Memory {}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    _memory: &mut Memory,
    _hover: &mut Hover,
    actions: &mut Actions,
) {
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
    ScrollArea::vertical().auto_shrink(false).show(ui, |_ui| {});
}
