//! What is painted in the plot of lags. Nothing is asked for here.

use egui::epaint::TextShape;
use egui::{Align2, Mesh, Painter, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::cells::Cells;
use super::dots::{Dot, standing_day};
use crate::ui::chart::bounds::{Crowd, broken_ring};
use crate::ui::chart::days::DayAxis;
use crate::ui::map::pie;
use crate::ui::scene::Scene;
use crate::ui::theme::{Theme, sans, sans_bold, serif_italic};
use crate::ui::timeline::soft::{self, Edge};
use crate::ui::timeline::spans::Extent;

/// Thickness of the bar along the days that a date can mean.
const BAR: f32 = 3.0;
/// Slices of a smaller dot could not be told apart: it has the colour of the side that speaks most.
const SMALLEST_PIE: f32 = 4.5;

/// The names of the axes.
pub fn names(painter: &Painter, theme: &Theme, rect: Rect, plot: Rect) {
    let font = sans_bold(11.0);
    let at = pos2(rect.left(), rect.top() + 6.0);
    painter.text(
        at,
        Align2::LEFT_CENTER,
        "reported ↑",
        font.clone(),
        theme.ink,
    );
    let at = pos2(plot.right(), rect.bottom() - 7.0);
    painter.text(at, Align2::RIGHT_CENTER, "occurred →", font, theme.ink);
    let at = pos2(rect.left(), rect.bottom() - 7.0);
    let said = "dot: the last day a date can mean; bar: back to its first";
    painter.text(at, Align2::LEFT_CENTER, said, sans(10.5), theme.ink_soft);
}

/// What the line in the middle means, along it, on the side where hardly anything stands.
pub fn diagonal(painter: &Painter, theme: &Theme, plot: Rect) {
    let said = "reported the same day".to_owned();
    let galley = painter.layout_no_wrap(said, serif_italic(11.5), theme.ink_soft);
    let direction = vec2(plot.width(), -plot.height()).normalized();
    // To the right of the line, as it rises.
    let aside = vec2(-direction.y, direction.x);
    let start = plot.left_bottom() + (plot.right_top() - plot.left_bottom()) * 0.3;
    let at = start + aside * 9.0;
    painter.add(TextShape::new(at, galley, theme.ink_soft).with_angle(direction.angle()));
}

/// A box of days.
pub fn chosen_days(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_filled(rect, 2.0, theme.lit.gamma_multiply(0.16));
    painter.rect_stroke(
        rect,
        2.0,
        Stroke::new(1.2, theme.ink_soft),
        StrokeKind::Inside,
    );
}

/// The days that dates of several days can mean, as bars with soft ends where nobody knows.
pub fn extents(
    painter: &Painter,
    scene: Scene<'_>,
    cells: &Cells,
    dots: &[Dot],
    [across, up]: [&DayAxis<'_>; 2],
) {
    // No side's colour: a bar may belong to claims of several.
    let colour = scene.theme.ink_faint.gamma_multiply(0.55);
    let mut mesh = Mesh::default();
    for dot in dots.iter().filter(|dot| dot.count > 0) {
        for at in dot.known_cells(scene, cells) {
            let cell = &cells.cells[at as usize];
            if is_drawn(&cell.occurred) {
                let (first, last) = ends(&cell.occurred);
                let thick = Rangef::new(dot.at.y - BAR / 2.0, dot.at.y + BAR / 2.0);
                let bar = Rect::from_x_y_ranges(across.span(first, last), thick);
                let (left, right) = (cell.occurred.left, cell.occurred.right);
                soft::add_bar(&mut mesh, bar, left, right, colour);
            }
            if is_drawn(&cell.reported) {
                let (first, last) = ends(&cell.reported);
                let thick = Rangef::new(dot.at.x - BAR / 2.0, dot.at.x + BAR / 2.0);
                // Drawn lying down and stood up: what is later is above, where coordinates are smaller.
                let lying = Rect::from_x_y_ranges(up.span(first, last), thick);
                let from = mesh.vertices.len();
                let (top, bottom) = (cell.reported.right, cell.reported.left);
                soft::add_bar(&mut mesh, lying, top, bottom, colour);
                for vertex in &mut mesh.vertices[from..] {
                    vertex.pos = pos2(vertex.pos.y, vertex.pos.x);
                }
            }
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// A day that is certain is a dot alone.
fn is_drawn(extent: &Extent) -> bool {
    extent.first != extent.last || extent.left != Edge::Sharp || extent.right != Edge::Sharp
}

/// Where one end is unknown, the bar fades away from the other.
fn ends(extent: &Extent) -> (crate::dossier::Day, crate::dossier::Day) {
    let day = standing_day(extent);
    (extent.first.unwrap_or(day), extent.last.unwrap_or(day))
}

pub fn dot(painter: &Painter, scene: Scene<'_>, dot: &Dot, lit: bool, crowd: Crowd) {
    let theme = scene.theme;
    if lit {
        let glow = theme.lit.gamma_multiply(0.6);
        painter.circle_filled(dot.at, dot.radius + 6.0, glow);
    }
    if dot.count == 0 {
        let stroke = Stroke::new(1.0, theme.ink_faint.gamma_multiply(0.7));
        painter.circle_stroke(dot.at, dot.radius, stroke);
        return;
    }
    let index = scene.state.index();
    let slices: Vec<_> = dot
        .sides
        .iter()
        .map(|(side, claims)| (theme.hue(index.side(*side).hue), *claims))
        .collect();
    let is_small = dot.radius < SMALLEST_PIE;
    let most = slices.iter().max_by_key(|(_, claims)| *claims);
    if let Some((colour, _)) = most
        && dot.certain > 0
        && (is_small || dot.contested == 0 && slices.len() == 1)
    {
        let contested = dot.contested > 0;
        match crowd {
            Crowd::Few => {
                let ground = theme.paper.gamma_multiply(0.9);
                painter.circle_filled(dot.at, dot.radius + 1.2, ground);
            }
            // Discs alone: thousands of dashes take longer than a frame has.
            Crowd::Many if contested => {
                painter.circle_filled(dot.at, dot.radius + 1.4, theme.contested);
            }
            Crowd::Many => {}
        }
        painter.circle_filled(dot.at, dot.radius, *colour);
        if contested && crowd == Crowd::Few {
            broken_ring(painter, dot.at, dot.radius + 2.2, theme.contested);
        }
        return;
    }
    pie::paint(
        painter,
        &pie::Pie {
            center: dot.at,
            radius: dot.radius,
            slices: &slices,
            contested: dot.contested as f32 / dot.count as f32,
            ring: theme.paper,
            contested_ring: theme.contested,
            paper: theme.paper,
            outline_only: dot.certain == 0,
        },
    );
}
