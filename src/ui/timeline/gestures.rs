//! The wheel over the strips: zooms about the pointer, pans sideways. Never filters.

use egui::{Response, Ui};

use super::layout::Strips;
use crate::app::{Actions, TimeAction};

/// How much a wheel's points zoom: a notch of fifty makes days about a third wider. Chosen by eye.
const ZOOM_PER_POINT: f64 = 0.006;

pub fn wheel(ui: &Ui, strips: &Strips<'_>, response: &Response, actions: &mut Actions) {
    // Marks lie above the strips and take the hover; the wheel works over them all the same.
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let Some(at) = pointer.filter(|_| response.contains_pointer()) else {
        return;
    };
    let (scrolled, pinched) =
        ui.input(|input| (input.smooth_scroll_delta(), f64::from(input.zoom_delta())));
    let points = at.x - strips.layout.reported.left();
    if scrolled.x != 0.0 {
        actions.time(TimeAction::Look(strips.scale.panned_by(scrolled.x)));
    }
    let factor = pinched * (f64::from(scrolled.y) * ZOOM_PER_POINT).exp();
    if (factor - 1.0).abs() > 1e-4 {
        actions.time(TimeAction::Look(strips.scale.zoomed_about(points, factor)));
    }
}
