//! More figures than can be told apart: how many lie where, as a band of darker and lighter cells.

use std::collections::HashMap;

use egui::{Mesh, Painter, Rect, Shape, pos2, vec2};

use super::super::chart::days::DayAxis;
use super::super::scene::Scene;
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
    // Many figures share few days.
    let mut x_of_day: HashMap<i64, f32> = HashMap::new();
    let mut cells: HashMap<(i32, i32), u32> = HashMap::new();
    for point in points {
        let Some(day) = point.reported.latest().or(point.reported.earliest()) else {
            continue;
        };
        let x = *x_of_day.entry(day.0).or_insert_with(|| axis.mid(day));
        let y = y_of(point.amount.ends().0);
        let cell = ((x - plot.left()) / CELL, (y - plot.top()) / CELL);
        *cells
            .entry((cell.0.floor() as i32, cell.1.floor() as i32))
            .or_default() += 1;
    }
    let most = cells.values().copied().max().unwrap_or(1) as f32;
    let mut mesh = Mesh::default();
    for ((column, row), count) in cells {
        let corner = vec2(column as f32, row as f32) * CELL;
        let rect = Rect::from_min_size(pos2(plot.left(), plot.top()) + corner, vec2(CELL, CELL));
        // By the square root, so that a lone figure is still seen beside a thousand.
        let share = 0.12 + 0.5 * (count as f32 / most).sqrt();
        mesh.add_colored_rect(
            rect.intersect(plot),
            scene.theme.ink_soft.gamma_multiply(share),
        );
    }
    painter.add(Shape::mesh(mesh));
}
