//! Chips along the edge of the map for places that lie outside it, each on the side where its place is.

use crate::scale::{Point, Rect, Size};

/// A place off the map that wants a chip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeTarget {
    /// Where the place would be drawn, outside the map, in the map's own points.
    pub toward: Point,
    /// Of the chip.
    pub size: Size,
}

/// A chip that found room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// Index of its target.
    pub target: usize,
    pub rect: Rect,
    /// Which way the arrow points: radians clockwise from the right (0 right, π/2 down).
    pub angle: f32,
}

/// All chips, and what did not fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeChips {
    pub chips: Vec<Chip>,
    /// Indices of the targets without a chip of their own, to be counted in one ("+ 5 more").
    pub rest: Vec<usize>,
    /// Where the chip for the rest goes; `None` when there is no rest, or no room even for that.
    pub rest_rect: Option<Rect>,
}

/// Points between two chips.
const GAP: f32 = 4.0;
/// How finely a chip is moved along the edge in search of room, in points.
const STEP: f32 = 6.0;

/// Places a chip for each target inside `bounds`, touching an edge, where the line from the middle of the
/// map to the target leaves it; a chip whose place is taken moves along the edge to the nearest free one.
/// Targets are served in order: put the important ones first. No two chips overlap, nor do they overlap
/// `obstacles`. What finds no room is merged into one chip of `rest_size`.
pub fn edge_chips(
    targets: &[EdgeTarget],
    obstacles: &[Rect],
    bounds: Rect,
    rest_size: Size,
) -> EdgeChips {
    let mut placed = EdgeChips::default();
    for (index, target) in targets.iter().enumerate() {
        match free_place(target.toward, target.size, obstacles, &placed.chips, bounds) {
            Some(rect) => placed.chips.push(Chip {
                target: index,
                rect,
                angle: angle(rect.center(), target.toward),
            }),
            None => placed.rest.push(index),
        }
    }
    // The chip for the rest needs room as well: the least important chips give theirs up.
    while !placed.rest.is_empty() {
        let corner = Point::new(bounds.center().x, bounds.max.y + 1.0);
        placed.rest_rect = free_place(corner, rest_size, obstacles, &placed.chips, bounds);
        if placed.rest_rect.is_some() {
            break;
        }
        let Some(given_up) = placed.chips.pop() else {
            break;
        };
        placed.rest.push(given_up.target);
    }
    placed.rest.sort_unstable();
    placed
}

fn angle(from: Point, to: Point) -> f32 {
    let way = to.minus(from);
    way.y.atan2(way.x)
}

/// The free place nearest to where a chip would best be, measured along the edge.
fn free_place(
    toward: Point,
    size: Size,
    obstacles: &[Rect],
    chips: &[Chip],
    bounds: Rect,
) -> Option<Rect> {
    let fits = size.width <= bounds.width() && size.height <= bounds.height();
    if !fits || !toward.is_finite() {
        return None;
    }
    let track = Track::new(bounds, size);
    let ideal = track.toward(toward);
    let steps = (track.length() / 2.0 / STEP).ceil() as usize;
    let is_free = |rect: &Rect| {
        let with_gap = rect.shrunk(-GAP);
        !obstacles.iter().any(|obstacle| obstacle.overlaps(*rect))
            && !chips.iter().any(|chip| chip.rect.overlaps(with_gap))
    };
    (0..=steps)
        .flat_map(|step| [step as f32 * STEP, -(step as f32) * STEP])
        .map(|along| Rect::from_center_size(track.at(ideal + along), size))
        .map(|rect| rect.moved_into(bounds))
        .find(is_free)
}

/// The rectangle along which the middle of a chip of one size may move, unrolled clockwise from its top
/// left corner.
struct Track {
    rect: Rect,
}

impl Track {
    fn new(bounds: Rect, size: Size) -> Self {
        let (half_width, half_height) = (size.width / 2.0, size.height / 2.0);
        Self {
            rect: Rect::from_min_max(
                Point::new(bounds.min.x + half_width, bounds.min.y + half_height),
                Point::new(bounds.max.x - half_width, bounds.max.y - half_height),
            ),
        }
    }

    fn length(&self) -> f32 {
        2.0 * (self.rect.width() + self.rect.height())
    }

    /// How far along the track the line from the middle toward a point crosses it.
    fn toward(&self, point: Point) -> f32 {
        let middle = self.rect.center();
        let way = point.minus(middle);
        let (half_width, half_height) = (self.rect.width() / 2.0, self.rect.height() / 2.0);
        // The side is the one whose share of the way is used up first.
        let reach = (way.x.abs() / half_width.max(f32::MIN_POSITIVE))
            .max(way.y.abs() / half_height.max(f32::MIN_POSITIVE));
        if !(reach.is_finite() && reach > 0.0) {
            return self.rect.width() / 2.0;
        }
        let (x, y) = (middle.x + way.x / reach, middle.y + way.y / reach);
        let (width, height) = (self.rect.width(), self.rect.height());
        let across = (x - self.rect.min.x).clamp(0.0, width);
        let down = (y - self.rect.min.y).clamp(0.0, height);
        if way.y.abs() * half_width >= way.x.abs() * half_height {
            if way.y < 0.0 {
                across
            } else {
                width + height + (width - across)
            }
        } else if way.x > 0.0 {
            width + down
        } else {
            2.0 * width + height + (height - down)
        }
    }

    fn at(&self, along: f32) -> Point {
        let (width, height) = (self.rect.width(), self.rect.height());
        let along = along.rem_euclid(self.length().max(f32::MIN_POSITIVE));
        let Rect { min, max } = self.rect;
        if along <= width {
            Point::new(min.x + along, min.y)
        } else if along <= width + height {
            Point::new(max.x, min.y + along - width)
        } else if along <= 2.0 * width + height {
            Point::new(max.x - (along - width - height), max.y)
        } else {
            Point::new(min.x, max.y - (along - 2.0 * width - height))
        }
    }
}
