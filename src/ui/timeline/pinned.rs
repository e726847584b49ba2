//! The pinned day on the strips: what lies between it and the as-of date, its line and its flag.

use egui::{CornerRadius, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::super::theme::sans;
use super::layout::{Strips, between};
use crate::query::Clock;

/// Tints the days between the pinned one and the as-of date. Painted beneath everything but the zone.
pub fn paint_between(strips: &Strips<'_>) {
    let as_of = strips.scene.state.as_of();
    let Some(since) = as_of.since() else {
        return;
    };
    let layout = &strips.layout;
    let strip = match as_of.clock {
        Clock::Reported => layout.reported,
        Clock::Occurred => layout.occurred,
    };
    let left = strips.across(since, since).max;
    let right = strips.across(as_of.day, as_of.day).max;
    let across = Rangef::new(left, right).intersection(layout.ticks.x_range());
    if across.span() > 0.0 {
        let tint = strips.scene.theme.fresh.gamma_multiply(0.16);
        let zone = between(across, strip.top(), strip.bottom());
        strips.painter.rect_filled(zone, 0.0, tint);
    }
}

/// A dashed line through both strips, and a flag with the date where that of the handle leaves room.
pub fn paint_line(strips: &Strips<'_>, handle: Rect) {
    let Some(day) = strips.scene.state.as_of().since else {
        return;
    };
    let x = strips.x_mid(day);
    if !strips.is_in_view(x) || day == strips.scene.state.as_of().day {
        return;
    }
    let (theme, layout, painter) = (strips.scene.theme, &strips.layout, strips.painter);
    let x = strips.crisp(x);
    let line = Stroke::new(1.25, theme.ink_soft);
    let ends = [
        pos2(x, layout.flags.bottom() - 3.0),
        pos2(x, layout.occurred.bottom()),
    ];
    painter.extend(Shape::dashed_line(&ends, line, 4.0, 3.0));
    let said = format!("since {}", day.in_words());
    let galley = painter.layout_no_wrap(said, sans(10.5), theme.ink_soft);
    let size = vec2(galley.size().x + 10.0, 16.0);
    // Beside the handle's flag rather than under it.
    let middle = layout.flags.top() + 8.5;
    let mut left = (x - size.x / 2.0).clamp(
        layout.flags.left(),
        (layout.flags.right() - size.x).max(layout.flags.left()),
    );
    if left + size.x + 3.0 > handle.left() && left < handle.right() + 3.0 {
        let before = handle.left() - 3.0 - size.x;
        left = if x <= handle.center().x && before >= layout.flags.left() {
            before
        } else {
            handle.right() + 3.0
        };
    }
    let rect = Rect::from_min_size(pos2(left, middle - size.y / 2.0), size);
    painter.rect_filled(rect, CornerRadius::same(3), theme.paper);
    painter.rect_stroke(rect, CornerRadius::same(3), line, StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, theme.ink_soft);
}
