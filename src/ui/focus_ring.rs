//! The ring around what has the keyboard, the same wherever that is.
//!
//! A dark line beside a light one: one of the two stands out against any ground (WCAG 2.2, 1.4.11 and 2.4.13).

use egui::{Context, LayerId, Order, Stroke, StrokeKind};

use super::theme::Theme;

/// How far outside what it surrounds, in points. Chosen by eye.
const APART: f32 = 2.0;
/// Larger than this, in points, the ring stands inside of it, where nothing can cut it off.
const LARGE: f32 = 120.0;

/// Paints it after everything else. Nothing where nothing has the keyboard.
pub fn draw(ctx: &Context, theme: &Theme) {
    let Some(response) = ctx
        .memory(egui::Memory::focused)
        .and_then(|id| ctx.read_response(id))
    else {
        return;
    };
    let seen = response.interact_rect;
    if !seen.is_positive() {
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
