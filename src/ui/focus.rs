//! What has the keyboard is in view, and has a ring around it, the same wherever it is.

use egui::{Context, Id, LayerId, Order, Stroke, StrokeKind, Ui};

use super::theme::Theme;

/// How far outside what it surrounds, in points. Chosen by eye.
const APART: f32 = 2.0;
/// Larger than this, in points, the ring stands inside of it, where nothing can cut it off.
const LARGE: f32 = 120.0;

/// Narrower than this, in points, it is a caret between letters.
const CARET: f32 = 4.0;

/// Paints the ring after everything else; nothing where nothing has the keyboard.
///
/// A dark line beside a light one: one of the two stands out against any ground (WCAG 2.2, 1.4.11 and 2.4.13).
pub fn ring(ctx: &Context, theme: &Theme) {
    let Some(response) = ctx
        .memory(egui::Memory::focused)
        .and_then(|id| read(ctx, id))
    else {
        return;
    };
    let seen = response.interact_rect;
    if !seen.is_positive() {
        return;
    }
    // A caret shows itself, and a ring around it would hide the letters beside it.
    if seen.width() < CARET {
        return;
    }
    let is_large = seen.width() > LARGE && seen.height() > LARGE;
    let rect = if is_large {
        seen.shrink(APART)
    } else {
        seen.expand(APART).intersect(ctx.content_rect().shrink(1.0))
    };
    // A layer of its own, that nothing in the part it stands in can cut off or paint over.
    let order = response.layer_id.order.max(Order::Middle);
    let layer = LayerId::new(order, egui::Id::unique("focus ring"));
    let painter = ctx.layer_painter(layer);
    painter.rect_stroke(rect, 4.0, Stroke::new(4.0, theme.paper), StrokeKind::Middle);
    painter.rect_stroke(rect, 4.0, Stroke::new(2.0, theme.ink), StrokeKind::Middle);
}

/// The widget, but not in a frame with a click: egui takes the keyboard from whatever is read then and was
/// not clicked itself, also when it was given it by that very click. The next frame does as well.
fn read(ctx: &Context, id: Id) -> Option<egui::Response> {
    if ctx.input(|input| input.pointer.any_click() || input.pointer.any_pressed()) {
        ctx.request_repaint();
        return None;
    }
    ctx.read_response(id)
}

/// Scrolls to what was just given the keyboard, if it stands within `ui`. Called at the end of what scrolls;
/// `last` is what had the keyboard when it was called before.
pub fn lead(ui: &Ui, last: &mut Option<Id>) {
    let focused = ui.memory(egui::Memory::focused);
    if focused == *last {
        return;
    }
    *last = focused;
    let Some(id) = focused.filter(|id| is_within(ui, *id)) else {
        return;
    };
    if let Some(response) = read(ui.ctx(), id) {
        ui.scroll_to_rect(response.rect.expand(APART + 2.0), None);
    }
}

/// Whether a widget of this frame stands in a part of the window, or in a part of that.
pub(super) fn is_within(ui: &Ui, id: Id) -> bool {
    let part = ui.unique_id();
    ui.ctx().viewport(|viewport| {
        let widgets = &viewport.this_pass.widgets;
        let mut at = id;
        while let Some(widget) = widgets.get(at) {
            if widget.parent_id == part {
                return true;
            }
            if widget.parent_id == at {
                return false;
            }
            at = widget.parent_id;
        }
        false
    })
}
