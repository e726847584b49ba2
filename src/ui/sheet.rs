//! A sheet over the window for something that wants an answer or a list: one shape for all of them.

use egui::{Color32, Context, Frame, Id, Margin, Modal, Role, Ui, WidgetInfo, vec2};

use super::scene::Scene;
use crate::app::{Actions, ViewAction};

/// How wide a sheet is at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetWidth {
    /// For a few labelled fields below each other.
    Fields,
    /// For lists and texts beside each other.
    Lists,
}

impl SheetWidth {
    /// In points, chosen by eye: two columns of text that are read with ease, or a label and a path.
    fn points(self) -> f32 {
        match self {
            Self::Fields => 520.0,
            Self::Lists => 900.0,
        }
    }
}

/// What is left of the window around a sheet, on both sides together, in points.
const AROUND: f32 = 64.0;
const MARGIN: i8 = 20;

/// Draws a sheet. `draw` is told how high it may become, in points. Escape and a click beside it put it away; nothing is chosen by that.
pub fn sheet(
    ctx: &Context,
    scene: Scene<'_>,
    (name, width): (&str, SheetWidth),
    actions: &mut Actions,
    draw: impl FnOnce(&mut Ui, Scene<'_>, f32, &mut Actions),
) {
    let theme = scene.theme;
    let room = ctx.content_rect().size() - vec2(AROUND, AROUND);
    let inner = room - 2.0 * vec2(MARGIN.into(), MARGIN.into());
    let frame = Frame::new()
        .fill(theme.paper)
        .stroke(theme.hairline())
        .corner_radius(8)
        .inner_margin(Margin::same(MARGIN));
    let modal = Modal::new(Id::unique(("sheet", name)))
        .backdrop_color(Color32::from_black_alpha(90))
        .frame(frame);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(inner.x.min(width.points()));
        draw(ui, scene, inner.y, actions);
    });
    let response = &shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, name));
    if shown.should_close() {
        actions.view(ViewAction::SetOverlay(None));
    }
}
