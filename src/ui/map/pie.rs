//! A place's mark: a disc cut into the sides that speak, in a ring that is broken where they disagree.

use egui::epaint::{Mesh, PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2};

use std::f32::consts::TAU;

/// What a mark shows.
pub struct Pie<'a> {
    pub center: Pos2,
    /// Outer radius of the disc, in points.
    pub radius: f32,
    /// Each side's colour and how many claims it has.
    pub slices: &'a [(Color32, u32)],
    /// Share of the claims that are contested, 0 to 1: so much of the ring is broken.
    pub contested: f32,
    pub ring: Color32,
    pub contested_ring: Color32,
    pub paper: Color32,
    /// Everything about the place is only possibly reported by then: an outline alone.
    pub outline_only: bool,
}

/// Corners for a full circle of this radius: about one for every three points of its length.
fn steps(radius: f32, share: f32) -> usize {
    ((radius * TAU * share / 3.0).ceil() as usize).max(2)
}

/// A point on the circle, `turn` from 0 to 1, clockwise from the top.
fn on_circle(center: Pos2, radius: f32, turn: f32) -> Pos2 {
    let angle = turn * TAU - TAU / 4.0;
    center + radius * Vec2::angled(angle)
}

pub fn paint(painter: &Painter, pie: &Pie<'_>) {
    // A rim of paper keeps neighbouring marks and the ground apart.
    painter.circle_filled(pie.center, pie.radius + 3.6, pie.paper.gamma_multiply(0.92));
    let total: u32 = pie.slices.iter().map(|(_, claims)| claims).sum();
    if pie.outline_only {
        let colour = pie.slices.first().map_or(pie.ring, |(colour, _)| *colour);
        painter.circle_stroke(pie.center, pie.radius, Stroke::new(1.6, colour));
        return;
    }
    if let [(colour, _)] = pie.slices {
        painter.circle_filled(pie.center, pie.radius, *colour);
    } else {
        painter.add(slices(pie, total.max(1)));
        separators(painter, pie, total.max(1));
    }
    ring(painter, pie);
}

/// All slices as one mesh, smooth at the rim through a thin fading band.
fn slices(pie: &Pie<'_>, total: u32) -> Shape {
    const FEATHER: f32 = 0.5;
    let mut mesh = Mesh::default();
    let mut from = 0.0;
    for (colour, claims) in pie.slices {
        let share = *claims as f32 / total as f32;
        let count = steps(pie.radius, share);
        let first = mesh.vertices.len() as u32;
        mesh.colored_vertex(pie.center, *colour);
        for step in 0..=count {
            let turn = from + share * step as f32 / count as f32;
            mesh.colored_vertex(on_circle(pie.center, pie.radius - FEATHER, turn), *colour);
            mesh.colored_vertex(
                on_circle(pie.center, pie.radius + FEATHER, turn),
                Color32::TRANSPARENT,
            );
        }
        for step in 0..count as u32 {
            let inner = first + 1 + 2 * step;
            mesh.add_triangle(first, inner, inner + 2);
            mesh.add_triangle(inner, inner + 1, inner + 2);
            mesh.add_triangle(inner + 1, inner + 3, inner + 2);
        }
        from += share;
    }
    Shape::mesh(mesh)
}

fn separators(painter: &Painter, pie: &Pie<'_>, total: u32) {
    let mut from = 0.0;
    for (_, claims) in pie.slices {
        painter.line_segment(
            [pie.center, on_circle(pie.center, pie.radius, from)],
            Stroke::new(1.0, pie.paper),
        );
        from += *claims as f32 / total as f32;
    }
}

/// A thin ring around the disc; the contested share of it, from the top clockwise, is in dashes.
fn ring(painter: &Painter, pie: &Pie<'_>) {
    let radius = pie.radius + 2.2;
    let arc = |from: f32, to: f32, colour: Color32, width: f32| {
        let count = steps(radius, to - from);
        let points = (0..=count)
            .map(|step| {
                on_circle(
                    pie.center,
                    radius,
                    from + (to - from) * step as f32 / count as f32,
                )
            })
            .collect();
        Shape::Path(PathShape {
            points,
            closed: false,
            fill: Color32::TRANSPARENT,
            stroke: PathStroke::new(width, colour),
        })
    };
    if pie.contested < 1.0 {
        painter.add(arc(pie.contested, 1.0, pie.ring, 1.2));
    }
    if pie.contested > 0.0 {
        // Dashes of about four points with gaps of three, at least two dashes.
        let length = radius * TAU * pie.contested;
        let dashes = ((length / 7.0).round() as usize).max(2);
        let period = pie.contested / dashes as f32;
        for dash in 0..dashes {
            let from = dash as f32 * period;
            painter.add(arc(from, from + period * 0.6, pie.contested_ring, 2.2));
        }
    }
}
