//! A claimed number as a mark: a dot for an exact one, an open arrow for a bound, a bar for a range.

use std::f32::consts::TAU;

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::query::{Amount, Certainty, Standing};
use crate::ui::theme::{Theme, sans_bold};

/// Radius of a dot.
const DOT: f32 = 4.5;
/// From the value to the tip of the arrow.
const ARROW: f32 = 17.0;
/// Half the length of the stroke at a value.
const TICK: f32 = 6.0;

/// A claimed number in a chart.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Where the value stands; of a range, its lower end.
    pub at: Pos2,
    /// Height of a range's upper end; otherwise that of the value.
    pub top: f32,
    pub amount: Amount,
    /// Of the side that claims it.
    pub colour: Color32,
    /// Of another side that claims it too.
    pub second: Option<Color32>,
    pub certainty: Certainty,
    pub standing: Standing,
}

/// Whether marks have room around them. Where they have none, nothing is painted to keep them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crowd {
    Few,
    Many,
}

impl Mark {
    /// What of the screen is the mark's, to point at and to keep labels off.
    pub fn rect(&self) -> Rect {
        let dot = Rect::from_center_size(self.at, Vec2::splat(2.0 * DOT + 5.0));
        match self.amount {
            Amount::Exact(_) | Amount::About(_) => dot,
            Amount::AtLeast(_) => Rect::from_min_max(
                self.at - vec2(TICK + 1.0, ARROW),
                self.at + vec2(TICK + 1.0, 4.0),
            ),
            Amount::AtMost(_) => Rect::from_min_max(
                self.at - vec2(TICK + 1.0, 4.0),
                self.at + vec2(TICK + 1.0, ARROW),
            ),
            Amount::Range(..) => Rect::from_min_max(
                pos2(self.at.x - TICK - 1.0, self.top - 3.0),
                self.at + vec2(TICK + 1.0, 3.0),
            ),
        }
    }

    pub fn paint(&self, painter: &Painter, theme: &Theme) {
        self.paint_in(painter, theme, Crowd::Few);
    }

    pub fn paint_in(&self, painter: &Painter, theme: &Theme, crowd: Crowd) {
        let faded = self.certainty == Certainty::Possible;
        let colour = if faded {
            self.colour.gamma_multiply(0.6)
        } else {
            self.colour
        };
        let stroke = Stroke::new(if faded { 1.2 } else { 1.9 }, colour);
        // Paper around it keeps it apart from lines and neighbours.
        let halo = match crowd {
            Crowd::Few => Stroke::new(5.0, theme.paper.gamma_multiply(0.9)),
            Crowd::Many => Stroke::NONE,
        };
        match self.amount {
            Amount::Exact(_) => {
                painter.circle_filled(self.at, DOT + 1.6, theme.paper.gamma_multiply(0.9));
                if faded {
                    painter.circle_stroke(self.at, DOT - 0.6, stroke);
                } else {
                    painter.circle_filled(self.at, DOT, colour);
                }
            }
            Amount::About(_) => {
                painter.circle_filled(self.at, DOT + 2.5, theme.paper);
                let soft = Stroke::new(1.3, colour.gamma_multiply(0.75));
                painter.circle_stroke(self.at, DOT + 1.0, soft);
                let at = self.at + vec2(0.0, -0.5);
                painter.text(at, Align2::CENTER_CENTER, "~", sans_bold(11.0), colour);
            }
            Amount::AtLeast(_) | Amount::AtMost(_) => {
                let up = matches!(self.amount, Amount::AtLeast(_));
                let tip = self.at + vec2(0.0, if up { -ARROW } else { ARROW });
                let back = if up { 5.0 } else { -5.0 };
                for stroke in [halo, stroke] {
                    self.tick(painter, self.at.y, stroke);
                    painter.line_segment([self.at, tip], stroke);
                    let head = vec![tip + vec2(-4.0, back), tip, tip + vec2(4.0, back)];
                    painter.add(Shape::line(head, stroke));
                }
            }
            Amount::Range(..) => {
                for stroke in [halo, stroke] {
                    self.tick(painter, self.at.y, stroke);
                    self.tick(painter, self.top, stroke);
                    painter.line_segment([self.at, pos2(self.at.x, self.top)], stroke);
                }
            }
        }
        if let Some(second) = self.second {
            painter.circle_stroke(self.at, DOT + 1.0, Stroke::new(1.4, second));
        }
        if self.standing == Standing::Contested {
            self.broken_ring(painter, theme.contested);
        }
    }

    fn tick(&self, painter: &Painter, y: f32, stroke: Stroke) {
        let ends = [pos2(self.at.x - TICK, y), pos2(self.at.x + TICK, y)];
        painter.line_segment(ends, stroke);
    }

    /// As on the map: a ring in dashes around what is contested.
    fn broken_ring(&self, painter: &Painter, colour: Color32) {
        let radius = match self.amount {
            Amount::Exact(_) => DOT + 3.2,
            _ => DOT + 4.4,
        };
        broken_ring(painter, self.at, radius, colour);
    }

    /// A glow behind what the pointer is on, here or elsewhere.
    pub fn paint_lit(&self, painter: &Painter, theme: &Theme) {
        painter.rect_filled(self.rect().expand(3.0), 7.0, theme.lit.gamma_multiply(0.55));
    }
}

/// Six dashes around a point.
pub fn broken_ring(painter: &Painter, at: Pos2, radius: f32, colour: Color32) {
    for dash in 0..6 {
        let arc = (0..=4).map(|step| {
            let turn = (dash as f32 + step as f32 / 4.0 * 0.6) / 6.0;
            at + radius * Vec2::angled(turn * TAU)
        });
        painter.add(Shape::line(arc.collect(), Stroke::new(1.6, colour)));
    }
}
