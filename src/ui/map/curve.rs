//! How a line of denial is drawn: bent, with a head at what is denied; and a loop where both are at one place.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use crate::query::Reach;

use super::super::denials::Bundle;
use super::super::scene::Scene;
use super::super::theme::{Theme, sans_bold};

/// How far a line bends aside, as a share of its length, and at most, in points.
const BEND: f32 = 0.17;
const MOST_BEND: f32 = 54.0;
/// Corners of a line.
const STEPS: usize = 22;

/// A bent line from end to end, cut short at both.
pub struct Curve(Vec<Pos2>);

impl Curve {
    /// `None`: the ends are too close to draw anything between them.
    pub fn between(
        (from, short): (Pos2, f32),
        (to, stop): (Pos2, f32),
        names: &[Rect],
    ) -> Option<Self> {
        let along = to - from;
        let length = along.length();
        if length < short + stop + 8.0 {
            return None;
        }
        let across = along.rot90() / length;
        let bend = (length * BEND).min(MOST_BEND) * 2.0;
        let bent = |side: f32| {
            let control = from.lerp(to, 0.5) + across * bend * side;
            let point = |step: usize| {
                let t = step as f32 / STEPS as f32;
                from.lerp(control, t).lerp(control.lerp(to, t), t)
            };
            let points: Vec<Pos2> = (0..=STEPS)
                .map(point)
                .filter(|at| at.distance(from) >= short && at.distance(to) >= stop)
                .collect();
            points
        };
        let crossed = |points: &[Pos2]| {
            let inside = |at: &&Pos2| names.iter().any(|name| name.contains(**at));
            points.iter().filter(inside).count()
        };
        let (left, right) = (bent(1.0), bent(-1.0));
        let points = if crossed(&right) < crossed(&left) {
            right
        } else {
            left
        };
        (points.len() > 2).then_some(Self(points))
    }

    pub fn bounds(&self) -> Rect {
        Rect::from_points(&self.0)
    }

    pub fn middle(&self) -> Pos2 {
        self.0[self.0.len() / 2]
    }

    pub fn paint<Ends>(&self, painter: &Painter, scene: Scene<'_>, line: &Bundle<Ends>) {
        let theme = scene.theme;
        let lit = line.is_lit(scene);
        let many = (line.count as f32).sqrt();
        let width = (1.2 + 0.3 * many).min(2.4) + if lit { 0.8 } else { 0.0 };
        let halo = Stroke::new(width + 2.4, theme.land.gamma_multiply(0.8));
        painter.add(Shape::line(self.0.clone(), halo));
        painter.add(Shape::line(
            self.0.clone(),
            Stroke::new(width, theme.contested),
        ));
        let points = &self.0;
        let last = points.len() - 1;
        arrow_head(
            painter,
            theme,
            points[last],
            points[last] - points[last - 1],
        );
        if line.reach == Reach::BothWays {
            arrow_head(painter, theme, points[0], points[0] - points[1]);
        }
    }
}

/// A slim triangle whose tip is at `tip`.
pub fn arrow_head(painter: &Painter, theme: &Theme, tip: Pos2, along: Vec2) {
    let along = along.normalized();
    let across = along.rot90();
    let tip = tip + along * 3.0;
    painter.add(Shape::convex_polygon(
        vec![
            tip,
            tip - along * 8.0 + across * 3.6,
            tip - along * 8.0 - across * 3.6,
        ],
        theme.contested,
        Stroke::NONE,
    ));
}

/// A circle that all but closes, with its head: what is denied at the very place.
pub fn paint_loop(painter: &Painter, theme: &Theme, at: Pos2, count: usize) {
    const RADIUS: f32 = 5.0;
    let points: Vec<Pos2> = (0..=12)
        .map(|step| at + Vec2::angled(0.6 + step as f32 * 0.42) * RADIUS)
        .collect();
    let end = points[12];
    let along = points[12] - points[11];
    painter.circle_filled(at, RADIUS + 2.0, theme.paper.gamma_multiply(0.8));
    if count > 1 {
        let beside = at + vec2(RADIUS + 5.0, 0.0);
        let text = painter.layout_no_wrap(count.to_string(), sans_bold(10.5), theme.contested);
        let place = Rect::from_min_size(beside - vec2(0.0, text.size().y / 2.0), text.size());
        painter.rect_filled(place.expand(1.0), 2.0, theme.paper.gamma_multiply(0.8));
        painter.galley(place.min, text, theme.contested);
    }
    painter.add(Shape::line(points, Stroke::new(1.4, theme.contested)));
    let across = along.normalized().rot90();
    let along = along.normalized();
    painter.add(Shape::convex_polygon(
        vec![
            end + along * 4.0,
            end - along * 1.5 + across * 3.0,
            end - along * 1.5 - across * 3.0,
        ],
        theme.contested,
        Stroke::NONE,
    ));
}
