//! The axis between the strips: its lines and the ticks with their dates.

use egui::{Align2, Rangef, Stroke, pos2};

use super::super::theme::sans;
use super::layout::Strips;
use crate::scale::{FoldState, Tick, TickLevel, ticks};

const LABEL_SIZE: f32 = 10.5;

/// Paints the lines along the strips, left out where the axis is folded, and the ticks between them.
pub fn paint(strips: &Strips<'_>, made: &mut Vec<Tick>) {
    let Strips {
        scene,
        scale,
        layout,
        painter,
    } = strips;
    let theme = scene.theme;
    let (top, bottom) = (layout.ticks.top(), layout.ticks.bottom());
    let mut left = layout.ticks.left();
    let line = |from: f32, to: f32| {
        let stroke = Stroke::new(1.0, theme.ink_faint.gamma_multiply(0.8));
        if to > from {
            painter.hline(Rangef::new(from, to), strips.crisp(top), stroke);
        }
    };
    for fold in scale.folds().filter(|fold| fold.state == FoldState::Closed) {
        line(left, strips.x(fold.x0).min(layout.ticks.right()));
        left = left.max(strips.x(fold.x1));
    }
    line(left, layout.ticks.right());

    let font = sans(LABEL_SIZE);
    let measure = |text: &str| {
        painter
            .layout_no_wrap(text.to_owned(), font.clone(), theme.ink_soft)
            .size()
            .x
    };
    ticks(scale, 7.0, &measure, made);
    for tick in made.iter() {
        let x = strips.crisp(strips.x(tick.x));
        let length = match tick.level {
            TickLevel::Year => TICK_LENGTH + 4.0,
            TickLevel::Month => TICK_LENGTH + 2.0,
            TickLevel::Day => TICK_LENGTH,
        };
        let length = if tick.label.is_empty() {
            length
        } else {
            bottom - top - 3.0
        };
        painter.vline(
            x,
            Rangef::new(top, top + length),
            Stroke::new(1.0, theme.ink_faint.gamma_multiply(0.7)),
        );
        if !tick.label.is_empty() {
            painter.text(
                pos2(x + Tick::LABEL_OFFSET, layout.ticks.center().y + 0.5),
                Align2::LEFT_CENTER,
                &tick.label,
                font.clone(),
                theme.ink_soft,
            );
        }
    }
}

const TICK_LENGTH: f32 = 3.0;
