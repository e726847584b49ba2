//! From the world to the panel and back, for one view. Made anew each frame; it is a few numbers.

use super::view::{MapView, Viewport};
use super::world::{WorldPoint, WorldRect, project, unproject};
use crate::dossier::LonLat;
use crate::scale::Point;

/// One view of the world in one panel; 0, 0 is the panel's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projector {
    view: MapView,
    width: f64,
    height: f64,
    points_per_world: f64,
}

impl Projector {
    pub fn new(view: MapView, viewport: Viewport) -> Self {
        let (width, height) = viewport.sides();
        Self {
            view,
            width,
            height,
            points_per_world: view.points_per_world(),
        }
    }

    pub fn view(&self) -> MapView {
        self.view
    }

    /// How many points the whole world is wide.
    pub fn points_per_world(&self) -> f64 {
        self.points_per_world
    }

    /// Of all the copies of the place, the one nearest to the middle of the panel.
    ///
    /// Fifty times the cost of [`Projector::point_from_world`]: keep the [`WorldPoint`] of what is drawn
    /// every frame.
    pub fn point_from_lonlat(&self, position: LonLat) -> Point {
        self.point_from_world(project(position))
    }

    pub fn lonlat_from_point(&self, point: Point) -> LonLat {
        unproject(self.world_from_point(point))
    }

    /// Of all the copies of the point, the one nearest to the middle of the panel.
    pub fn point_from_world(&self, world: WorldPoint) -> Point {
        self.point_from_copy(world.nearest_copy_to(self.view.center.x))
    }

    /// The point at its word, without choosing a copy: for shapes, whose corners must stay together.
    /// Draw a shape once for each of [`Projector::copies`], with that number added to its x.
    pub fn point_from_copy(&self, world: WorldPoint) -> Point {
        let x = (world.x - self.view.center.x) * self.points_per_world + self.width / 2.0;
        let y = (world.y - self.view.center.y) * self.points_per_world + self.height / 2.0;
        // On the screen, single precision is finer than a pixel: x and y are offsets within the panel.
        Point::new(x as f32, y as f32)
    }

    /// What is under a point of the panel; x reaches beyond 0–1 across the date line.
    pub fn world_from_point(&self, point: Point) -> WorldPoint {
        WorldPoint::new(
            self.view.center.x + (f64::from(point.x) - self.width / 2.0) / self.points_per_world,
            self.view.center.y + (f64::from(point.y) - self.height / 2.0) / self.points_per_world,
        )
    }

    /// What the panel shows; x reaches beyond 0–1 across the date line, and spans more than 1 where the
    /// world is repeated.
    pub fn visible_world(&self) -> WorldRect {
        let half_width = self.width / 2.0 / self.points_per_world;
        let half_height = self.height / 2.0 / self.points_per_world;
        let WorldPoint { x, y } = self.view.center;
        WorldRect {
            min: WorldPoint::new(x - half_width, y - half_height),
            max: WorldPoint::new(x + half_width, y + half_height),
        }
    }

    /// Which copies of the world are in view, as the number to add to x; 0 is the world itself.
    pub fn copies(&self) -> std::ops::RangeInclusive<i32> {
        let seen = self.visible_world();
        // Both are small: zoom and viewport are bounded.
        seen.min.x.floor() as i32..=seen.max.x.floor() as i32
    }
}
