//! More figures than can be told apart: how many lie where, as a band of darker and lighter cells.

use egui::{Mesh, Painter, Rect, Shape, vec2};

use super::super::chart::days::DayAxis;
use super::super::scene::Scene;
use crate::dossier::Day;
use crate::query::FigurePoint;

/// Width and height of a cell, in points. Chosen by eye.
const CELL: f32 = 7.0;

pub fn paint(
    painter: &Painter,
    scene: Scene<'_>,
    points: &[FigurePoint],
    axis: &DayAxis<'_>,
    y_of: &dyn Fn(f64) -> f32,
) {
    let plot = axis.plot;
    let columns = (plot.width() / CELL).ceil().max(1.0) as usize;
    let rows = (plot.height() / CELL).ceil().max(1.0) as usize;
    let mut cells = vec![0_u32; columns * rows];
    // In order of reporting, so that neighbours share a day.
    let mut last: Option<(Day, f32)> = None;
    for point in points {
        let Some(day) = point.reported.latest().or(point.reported.earliest()) else {
            continue;
        };
        let x = match last {
            Some((other, x)) if other == day => x,
            _ => axis.mid(day),
        };
        last = Some((day, x));
        let (x, y) = (x - plot.left(), y_of(point.amount.ends().0) - plot.top());
        if x >= 0.0 && y >= 0.0 {
            let (column, row) = ((x / CELL) as usize, (y / CELL) as usize);
            if column < columns && row < rows {
                cells[row * columns + column] += 1;
            }
        }
    }
    let most = cells.iter().copied().max().unwrap_or(1).max(1) as f32;
    let mut mesh = Mesh::default();
    for (at, count) in cells
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
    {
        let corner = vec2((at % columns) as f32, (at / columns) as f32) * CELL;
        let rect = Rect::from_min_size(plot.left_top() + corner, vec2(CELL, CELL));
        // By the square root, so that a lone figure is still seen beside a thousand.
        let share = 0.12 + 0.5 * (count as f32 / most).sqrt();
        mesh.add_colored_rect(
            rect.intersect(plot),
            scene.theme.ink_soft.gamma_multiply(share),
        );
    }
    painter.add(Shape::mesh(mesh));
}
