//! The folds: a break through both strips that says how long it is, and opens.

use egui::{
    Align2, CursorIcon, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::theme::sans;
use super::layout::{Strips, between};
use crate::app::{Actions, TimeAction};
use crate::scale::{Fold, FoldState, TimeView};

/// Makes the folds in view clickable; returns what they cover on the screen.
pub fn interact(ui: &Ui, strips: &Strips<'_>, actions: &mut Actions) -> Vec<Rect> {
    let mut covered = Vec::new();
    for fold in strips.scale.folds() {
        let Some(rect) = place(strips, &fold) else {
            continue;
        };
        let response = ui.interact(
            rect,
            ui.scope_id().with(("fold", fold.id.0)),
            Sense::click(),
        );
        let inside = format!(
            "{} without a report or an event, {}",
            fold.label(),
            super::words::days(fold.first, fold.last)
        );
        let (verb, tip) = match fold.state {
            FoldState::Closed => ("Open", format!("{inside}. Click to open the gap.")),
            FoldState::Opened => ("Close", format!("{inside}. Click to fold the gap again.")),
        };
        let name = format!("{verb} the gap of {}", fold.label());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let (is_lit, has_focus) = (response.hovered(), response.has_focus());
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text_at_pointer(tip).clicked() {
            actions.time(TimeAction::Look(toggled(strips, &fold)));
        }
        match fold.state {
            FoldState::Closed => paint_closed(strips, &fold, is_lit),
            FoldState::Opened => paint_closer(strips, rect, is_lit),
        }
        if has_focus {
            let stroke = Stroke::new(1.5, strips.scene.theme.ink);
            strips
                .painter
                .rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
        }
        covered.push(rect);
    }
    covered
}

/// An opened gap is as wide as its days are, so all of time is brought into view with it.
fn toggled(strips: &Strips<'_>, fold: &Fold) -> TimeView {
    let view = strips.scale.toggled(fold.id);
    strips
        .scale
        .ruler()
        .fitted_like(&view, strips.scale.width())
}

/// What of a fold can be clicked. `None`: out of view.
fn place(strips: &Strips<'_>, fold: &Fold) -> Option<Rect> {
    let layout = &strips.layout;
    let across = Rangef::new(strips.x(fold.x0), strips.x(fold.x1));
    if across.max <= layout.ticks.left() || across.min >= layout.ticks.right() {
        return None;
    }
    match fold.state {
        FoldState::Closed => Some(
            between(across, layout.reported.top(), layout.occurred.bottom())
                .intersect(layout.strips()),
        ),
        FoldState::Opened => {
            let shown = across.intersection(layout.ticks.x_range());
            let centre = pos2(shown.center(), layout.reported.top() + 9.0);
            Some(Rect::from_center_size(centre, vec2(92.0, 16.0)))
        }
    }
}

fn paint_closed(strips: &Strips<'_>, fold: &Fold, is_lit: bool) {
    let (theme, painter, layout) = (strips.scene.theme, strips.painter, &strips.layout);
    let across = Rangef::new(strips.x(fold.x0), strips.x(fold.x1));
    let ground = if is_lit {
        theme.paper_shade
    } else {
        theme.paper
    };
    let whole = between(across, layout.reported.top(), layout.occurred.bottom());
    painter.rect_filled(whole, 0.0, ground);
    let line = Stroke::new(
        1.0,
        if is_lit {
            theme.ink_soft
        } else {
            theme.ink_faint.gamma_multiply(0.7)
        },
    );
    for x in [across.center() - 2.5, across.center() + 2.5] {
        wave(
            strips,
            x,
            Rangef::new(layout.reported.top(), layout.ticks.top() - 1.0),
            line,
        );
        wave(
            strips,
            x,
            Rangef::new(layout.ticks.bottom() + 1.0, layout.occurred.bottom()),
            line,
        );
    }
    let ink = if is_lit { theme.ink } else { theme.ink_soft };
    let whole_label = fold.label();
    let first_unit: String = whole_label.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let galley = [whole_label, first_unit]
        .map(|label| painter.layout_no_wrap(label, sans(10.0), ink))
        .into_iter()
        .find(|galley| galley.size().x <= across.span() - 6.0);
    if let Some(galley) = galley {
        let centre = pos2(across.center(), layout.ticks.center().y + 0.5);
        painter.galley(centre - galley.size() / 2.0, galley, ink);
    }
}

/// A paper edge, seen from the side.
fn wave(strips: &Strips<'_>, x: f32, down: Rangef, stroke: Stroke) {
    const PERIOD: f32 = 10.0;
    const SWING: f32 = 1.8;
    let steps = (down.span() / 1.5).ceil().max(1.0) as usize;
    let points = (0..=steps)
        .map(|step| {
            let y = down.min + down.span() * step as f32 / steps as f32;
            pos2(x + SWING * (y * std::f32::consts::TAU / PERIOD).sin(), y)
        })
        .collect();
    strips.painter.add(Shape::line(points, stroke));
}

fn paint_closer(strips: &Strips<'_>, rect: Rect, is_lit: bool) {
    let theme = strips.scene.theme;
    let ground = if is_lit {
        theme.rule
    } else {
        theme.paper_shade
    };
    strips.painter.rect_filled(rect, 8.0, ground);
    strips.painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        "× fold this gap",
        sans(10.0),
        if is_lit { theme.ink } else { theme.ink_soft },
    );
}
