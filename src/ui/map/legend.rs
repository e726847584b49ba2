//! What the marks mean, in a corner of the map.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::super::scene::Scene;
use super::super::theme::{Theme, sans, sans_bold};
use super::Frame;
use super::marks::radius_for;
use super::pie::{self, Pie};

const WIDTH: f32 = 196.0;
const MARGIN: f32 = 10.0;
/// Numbers of claims whose circles the legend shows.
const SIZES: [u32; 3] = [1, 5, 15];
/// Below these sizes of the map, in points, the legend would stand in its way.
const LEAST_ROOM: egui::Vec2 = vec2(520.0, 330.0);

/// Draws the legend at the top left and returns where it is. `None`: the map is too small for it.
pub fn draw(ui: &Ui, frame: Frame, scene: Scene<'_>) -> Option<Rect> {
    if frame.rect.width() < LEAST_ROOM.x || frame.rect.height() < LEAST_ROOM.y {
        return None;
    }
    let theme = scene.theme;
    let painter = ui.painter();
    let rows = 5.0;
    let rect = Rect::from_min_size(
        frame.rect.min + vec2(MARGIN, MARGIN),
        vec2(WIDTH, 70.0 + rows * 17.0),
    );
    painter.rect_filled(rect, 4.0, theme.paper.gamma_multiply(0.94));
    painter.rect_stroke(rect, 4.0, theme.hairline(), StrokeKind::Inside);
    let left = rect.left() + 10.0;
    painter.text(
        Pos2::new(left, rect.top() + 7.0),
        Align2::LEFT_TOP,
        "Area of a circle: claims",
        sans_bold(11.0),
        theme.ink,
    );
    sizes(painter, theme, Pos2::new(left, rect.top() + 61.0));
    let mut top = rect.top() + 68.0;
    for (mark, words) in [
        (Sign::Slices, "its slices: the sides that speak"),
        (Sign::Contested, "ring in dashes: share contested"),
        (Sign::Possible, "outline: only possibly by then"),
        (Sign::Fresh, "gold: new on this very day"),
        (Sign::Border, "disputed border"),
    ] {
        let center = Pos2::new(left + 7.0, top + 8.0);
        sign(painter, theme, &mark, center);
        painter.text(
            Pos2::new(left + 22.0, center.y),
            Align2::LEFT_CENTER,
            words,
            sans(10.5),
            theme.ink_soft,
        );
        top += 17.0;
    }
    Some(rect)
}

enum Sign {
    Slices,
    Contested,
    Possible,
    Fresh,
    Border,
}

/// Circles standing on one line, each with its number.
fn sizes(painter: &Painter, theme: &Theme, base: Pos2) {
    let mut left = base.x;
    for count in SIZES {
        let radius = radius_for(count);
        let center = Pos2::new(left + radius, base.y - radius);
        painter.circle_stroke(center, radius, Stroke::new(1.2, theme.ink_soft));
        let text = painter.text(
            Pos2::new(left + 2.0 * radius + 4.0, base.y),
            Align2::LEFT_BOTTOM,
            count.to_string(),
            sans(10.5),
            theme.ink_soft,
        );
        left = text.right() + 12.0;
    }
}

fn sign(painter: &Painter, theme: &Theme, sign: &Sign, center: Pos2) {
    let radius = 5.0;
    let grey = theme.ink_faint;
    let mark = |slices: &[(Color32, u32)], contested: f32, outline_only: bool| {
        pie::paint(
            painter,
            &Pie {
                center,
                radius,
                slices,
                contested,
                ring: theme.ink_soft,
                contested_ring: theme.contested,
                paper: theme.paper,
                outline_only,
            },
        );
    };
    match sign {
        Sign::Slices => mark(
            &[
                (theme.hue(crate::dossier::Hue::Blue), 2),
                (theme.hue(crate::dossier::Hue::Vermilion), 1),
            ],
            0.0,
            false,
        ),
        Sign::Contested => mark(&[(grey, 1)], 1.0, false),
        Sign::Possible => mark(&[(grey, 1)], 0.0, true),
        Sign::Fresh => {
            painter.circle_stroke(center, radius + 2.0, Stroke::new(2.0, theme.fresh));
        }
        Sign::Border => {
            for dash in 0..3 {
                let from = center + vec2(-8.0 + 6.0 * dash as f32, 0.0);
                painter.line_segment(
                    [from, from + vec2(3.6, 0.0)],
                    Stroke::new(1.6, theme.disputed_border),
                );
            }
        }
    }
}
