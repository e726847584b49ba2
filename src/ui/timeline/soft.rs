//! Bars whose ends fade where nobody knows how far they reach.

use egui::{Color32, Mesh, Pos2, Rect};

/// Points over which a bar with an unknown bound fades to nothing. Chosen by eye.
pub const FADE_POINTS: f32 = 36.0;
/// Points over which an approximate or uncertain bound is blurred. Chosen by eye.
pub const BLUR_POINTS: f32 = 7.0;

/// How a bar ends on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edge {
    /// The bound is a day.
    Sharp,
    /// The bound is marked `?`, `~` or `%`: blurred, half of it on either side.
    Blurred,
    /// There is no bound: fades away beyond what is known.
    Unknown,
}

impl Edge {
    /// How far the drawing reaches beyond the bound, in points.
    pub fn beyond(self) -> f32 {
        match self {
            Self::Sharp => 0.0,
            Self::Blurred => BLUR_POINTS / 2.0,
            Self::Unknown => FADE_POINTS,
        }
    }

    fn within(self) -> f32 {
        match self {
            Self::Sharp | Self::Unknown => 0.0,
            Self::Blurred => BLUR_POINTS / 2.0,
        }
    }
}

/// Adds a bar to a mesh. `rect` is what is known of it.
pub fn add_bar(mesh: &mut Mesh, rect: Rect, left: Edge, right: Edge, colour: Color32) {
    let clear = Color32::TRANSPARENT;
    let (from, to) = (rect.left() + left.within(), rect.right() - right.within());
    let (from, to) = if from > to {
        (rect.center().x, rect.center().x)
    } else {
        (from, to)
    };
    let mut stops = vec![(from, colour), (to, colour)];
    if left != Edge::Sharp {
        stops.insert(0, (rect.left() - left.beyond(), clear));
    }
    if right != Edge::Sharp {
        stops.push((rect.right() + right.beyond(), clear));
    }
    for pair in stops.windows(2) {
        let [(x0, colour0), (x1, colour1)] = [pair[0], pair[1]];
        let first = mesh.vertices.len() as u32;
        for (x, colour) in [(x0, colour0), (x1, colour1)] {
            mesh.colored_vertex(Pos2::new(x, rect.top()), colour);
            mesh.colored_vertex(Pos2::new(x, rect.bottom()), colour);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    }
}

/// Adds a plain rectangle to a mesh.
pub fn add_rect(mesh: &mut Mesh, rect: Rect, colour: Color32) {
    if rect.is_positive() {
        mesh.add_colored_rect(rect, colour);
    }
}
