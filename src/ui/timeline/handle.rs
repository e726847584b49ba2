//! The as-of date on the strips: its zone, its line and its flag, and the slider they are for whoever
//! uses keys or a screen reader.

use egui::{
    Align2, CornerRadius, EventFilter, Rangef, Rect, Response, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::theme::{sans, sans_bold};
use super::layout::{Strips, between};
use super::words;
use crate::app::{Actions, DateAction};
use crate::dossier::Day;
use crate::query::Clock;

/// Tells screen readers what the slider stands at, and keeps the arrow keys for it.
pub fn describe(ui: &Ui, strips: &Strips<'_>, response: &Response, actions: &mut Actions) {
    let as_of = strips.scene.state.as_of();
    response.widget_info(|| WidgetInfo::slider(true, as_of.day.0 as f64, "As-of date"));
    let span = strips.scene.state.days();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(format!("{}, {}", words::as_of(&as_of), as_of.day.weekday()));
        if let Some((first, last)) = span {
            node.set_min_numeric_value(first.0 as f64);
            node.set_max_numeric_value(last.0 as f64);
        }
        node.add_action(egui::accesskit::Action::Increment);
        node.add_action(egui::accesskit::Action::Decrement);
    });
    for (asked, action) in [
        (egui::accesskit::Action::Increment, DateAction::NextChange),
        (
            egui::accesskit::Action::Decrement,
            DateAction::PreviousChange,
        ),
    ] {
        if ui.input(|input| input.has_accesskit_action_request(response.id, asked)) {
            actions.date(action);
        }
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            },
        );
    });
}

/// The days that count, as a tint on the strip of the chosen clock. Painted beneath everything.
pub fn paint_zone(strips: &Strips<'_>) {
    let (theme, layout) = (strips.scene.theme, &strips.layout);
    let as_of = strips.scene.state.as_of();
    let left = as_of
        .first_day()
        .map_or(layout.ticks.left(), |first| strips.across(first, first).min);
    let right = strips.across(as_of.day, as_of.day).max;
    let across = Rangef::new(left, right).intersection(layout.ticks.x_range());
    if across.span() <= 0.0 {
        return;
    }
    let strip = own_strip(strips, as_of.clock);
    let zone = between(across, strip.top(), strip.bottom());
    strips.painter.rect_filled(zone, 0.0, theme.paper_shade);
    if as_of.first_day().is_some() {
        let edge = strips.crisp(left);
        strips
            .painter
            .vline(edge, strip.y_range(), Stroke::new(1.0, theme.ink_faint));
    }
}

fn own_strip(strips: &Strips<'_>, clock: Clock) -> Rect {
    match clock {
        Clock::Reported => strips.layout.reported,
        Clock::Occurred => strips.layout.occurred,
    }
}

/// The line through both strips: solid in that of its clock, thin in the other. It leaves out `names`.
pub fn paint_line(strips: &Strips<'_>, names: &[Rect]) {
    let as_of = strips.scene.state.as_of();
    let x = strips.x_mid(as_of.day);
    if !strips.is_in_view(x) {
        return;
    }
    let (theme, layout) = (strips.scene.theme, &strips.layout);
    let x = strips.crisp(x);
    let thin = Stroke::new(1.0, theme.as_of.gamma_multiply(0.45));
    let solid = Stroke::new(2.0, theme.as_of);
    let in_reported = if as_of.clock == Clock::Reported {
        solid
    } else {
        thin
    };
    let in_occurred = if as_of.clock == Clock::Occurred {
        solid
    } else {
        thin
    };
    let mut crossed: Vec<Rangef> = names
        .iter()
        .filter(|name| name.x_range().expand(1.0).contains(x))
        .map(|name| name.y_range())
        .collect();
    crossed.sort_by(|a, b| a.min.total_cmp(&b.min));
    let mut top = layout.reported.top();
    for name in crossed {
        strips
            .painter
            .vline(x, Rangef::new(top, name.min.max(top)), in_reported);
        top = top.max(name.max);
    }
    strips
        .painter
        .vline(x, Rangef::new(top, layout.reported.bottom()), in_reported);
    strips.painter.vline(x, layout.ticks.y_range(), thin);
    strips
        .painter
        .vline(x, layout.occurred.y_range(), in_occurred);
}

/// The flag with the date on top; at the edge with an arrow when the date is out of view.
pub fn paint_flag(strips: &Strips<'_>, response: &Response) -> Rect {
    let (theme, layout, painter) = (strips.scene.theme, &strips.layout, strips.painter);
    let day = strips.scene.state.as_of().day;
    let x = strips.x_mid(day);
    let side = if strips.is_in_view(x) {
        Side::InView
    } else if x < layout.flags.center().x {
        Side::Left
    } else {
        Side::Right
    };
    let said = match side {
        Side::InView => day.in_words(),
        Side::Left => format!("← {}", day.in_words()),
        Side::Right => format!("{} →", day.in_words()),
    };
    let galley = painter.layout_no_wrap(said, sans_bold(11.0), theme.paper);
    let size = vec2(galley.size().x + 14.0, 17.0);
    let half = size.x / 2.0;
    let centre = x.clamp(
        layout.flags.left() + half,
        (layout.flags.right() - half).max(layout.flags.left() + half),
    );
    let rect = Rect::from_center_size(pos2(centre, layout.flags.top() + size.y / 2.0), size);
    let stem = pos2(strips.crisp(x), rect.bottom());
    painter.rect_filled(rect, CornerRadius::same(3), theme.as_of);
    if side == Side::InView {
        painter.vline(
            stem.x,
            Rangef::new(rect.bottom(), layout.reported.top()),
            Stroke::new(2.0, theme.as_of),
        );
    }
    painter.galley(rect.center() - galley.size() / 2.0, galley, theme.paper);
    if response.has_focus() {
        let ring = rect.expand(1.5).intersect(layout.axis());
        painter.rect_stroke(
            ring,
            CornerRadius::same(4),
            Stroke::new(2.0, theme.lit),
            StrokeKind::Inside,
        );
    }
    rect
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    InView,
    Left,
    Right,
}

/// Where the handle would go: a hairline under the pointer and its date in the flag lane.
pub fn paint_ghost(strips: &Strips<'_>, day: Day, flag: Rect) {
    let (theme, layout, painter) = (strips.scene.theme, &strips.layout, strips.painter);
    if day == strips.scene.state.as_of().day {
        return;
    }
    let x = strips.crisp(strips.x_mid(day));
    let strips_down = Rangef::new(layout.reported.top(), layout.occurred.bottom());
    painter.vline(
        x,
        strips_down,
        Stroke::new(1.0, theme.ink_faint.gamma_multiply(0.6)),
    );
    let galley = painter.layout_no_wrap(day.in_words(), sans(10.5), theme.ink_soft);
    let half = galley.size().x / 2.0;
    let left = (x - half).clamp(
        layout.flags.left(),
        (layout.flags.right() - 2.0 * half).max(layout.flags.left()),
    );
    let place = Align2::LEFT_CENTER.anchor_size(pos2(left, flag.center().y), galley.size());
    if !place.expand(4.0).intersects(flag) {
        painter.galley(place.min, galley, theme.ink_soft);
    }
}
