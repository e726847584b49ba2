//! What part of the world the map shows, and the gestures that change it. Each gesture returns a new
//! view; nothing here is animated (see [`super::Flight`]) or drawn.

use serde::{Deserialize, Serialize};

use super::projector::Projector;
use super::world::{WorldPoint, WorldRect};
use crate::scale::{Delta, Point};

/// Where the map looks, remembered between runs. Any value is allowed; [`MapView::clamped`] makes it sane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// What stands in the middle of the panel.
    pub center: WorldPoint,
    /// The world is 256 · 2^zoom points wide.
    pub zoom: f64,
}

/// The size of the map panel, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub width: f32,
    pub height: f32,
}

/// Points kept free along each side of the panel, for what floats over the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Points of width at zoom 0, as every web map has it.
const TILE_POINTS: f64 = 256.0;

impl Viewport {
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }

    /// Both sides at least one point and finite, in `f64`.
    pub(super) fn sides(self) -> (f64, f64) {
        let sane = |side: f32| {
            if side.is_finite() {
                f64::from(side.clamp(1.0, 100_000.0))
            } else {
                1.0
            }
        };
        (sane(self.width), sane(self.height))
    }
}

impl Insets {
    pub const fn all(points: f32) -> Self {
        Self {
            left: points,
            top: points,
            right: points,
            bottom: points,
        }
    }
}

impl Default for MapView {
    /// The whole world.
    fn default() -> Self {
        Self {
            center: WorldPoint::new(0.5, 0.5),
            zoom: MapView::MIN_ZOOM,
        }
    }
}

impl MapView {
    /// The farthest out, chosen by eye; see [`MapView::lowest_zoom`].
    pub const MIN_ZOOM: f64 = 0.8;
    /// The closest in: 2.4 m to a point at the equator, far below what the basemap can show.
    pub const MAX_ZOOM: f64 = 16.0;

    /// How many points the whole world is wide.
    pub fn points_per_world(self) -> f64 {
        TILE_POINTS * self.zoom.exp2()
    }

    /// How far out this viewport may go: until the whole world fits, and no farther, so that nothing is
    /// seen beyond the poles unless the viewport is taller than wide.
    pub fn lowest_zoom(viewport: Viewport) -> f64 {
        let (width, height) = viewport.sides();
        (width.min(height) / TILE_POINTS)
            .log2()
            .clamp(Self::MIN_ZOOM, Self::MAX_ZOOM)
    }

    /// The nearest view that is allowed: zoom in range, x in 0–1, and no empty space beyond the poles
    /// where that can be avoided. Numbers that are not finite become those of the whole world.
    #[must_use]
    pub fn clamped(self, viewport: Viewport) -> Self {
        let whole = Self::default();
        let lowest = Self::lowest_zoom(viewport);
        let zoom = if self.zoom.is_nan() {
            lowest
        } else {
            self.zoom
        };
        let zoom = zoom.clamp(lowest, Self::MAX_ZOOM);
        let x = if self.center.x.is_finite() {
            self.center.x.rem_euclid(1.0)
        } else {
            whole.center.x
        };
        let y = if self.center.y.is_nan() {
            whole.center.y
        } else {
            self.center.y
        };
        let half = viewport.sides().1 / 2.0 / (TILE_POINTS * zoom.exp2());
        let y = if half >= 0.5 {
            0.5
        } else {
            y.clamp(half, 1.0 - half)
        };
        Self {
            center: WorldPoint::new(x, y),
            zoom,
        }
    }

    /// The ground follows the pointer: what was at `p` is at `p + by` afterwards, unless a pole stops it.
    #[must_use]
    pub fn panned_by(self, by: Delta, viewport: Viewport) -> Self {
        let scale = self.points_per_world();
        Self {
            center: WorldPoint::new(
                self.center.x - f64::from(by.x) / scale,
                self.center.y - f64::from(by.y) / scale,
            ),
            zoom: self.zoom,
        }
        .clamped(viewport)
    }

    /// Zoomed in by `factor` (2 doubles every length, 0.5 halves it); what is under `point` stays there,
    /// unless a pole stops it. A factor that is not a positive number changes nothing.
    #[must_use]
    pub fn zoomed_about(self, point: Point, factor: f64, viewport: Viewport) -> Self {
        if !(factor.is_finite() && factor > 0.0 && point.is_finite()) {
            return self;
        }
        let fixed = Projector::new(self, viewport).world_from_point(point);
        let zoom = (self.zoom + factor.log2()).clamp(Self::lowest_zoom(viewport), Self::MAX_ZOOM);
        let scale = TILE_POINTS * zoom.exp2();
        let (width, height) = viewport.sides();
        Self {
            center: WorldPoint::new(
                fixed.x - (f64::from(point.x) - width / 2.0) / scale,
                fixed.y - (f64::from(point.y) - height / 2.0) / scale,
            ),
            zoom,
        }
        .clamped(viewport)
    }

    /// The closest view, up to `max_zoom`, that shows all of `world` inside the insets. Insets give way
    /// where they leave no room, and where the world's own edge stands in their way.
    #[must_use]
    pub fn fitted_to(world: WorldRect, viewport: Viewport, insets: Insets, max_zoom: f64) -> Self {
        let (width, height) = viewport.sides();
        let (left, right) = shares(insets.left, insets.right, width);
        let (top, bottom) = shares(insets.top, insets.bottom, height);
        let (free_width, free_height) = (width - left - right, height - top - bottom);
        // The smallest positive number stands in for a point without extent: the zoom is capped below.
        let scale = (free_width / world.width().max(f64::MIN_POSITIVE))
            .min(free_height / world.height().max(f64::MIN_POSITIVE));
        let zoom = (scale / TILE_POINTS)
            .log2()
            .min(max_zoom)
            .clamp(Self::lowest_zoom(viewport), Self::MAX_ZOOM);
        let scale = TILE_POINTS * zoom.exp2();
        let middle = world.center();
        Self {
            center: WorldPoint::new(
                middle.x + (right - left) / 2.0 / scale,
                middle.y + (bottom - top) / 2.0 / scale,
            ),
            zoom,
        }
        .clamped(viewport)
    }

    /// [`MapView::fitted_to`] the smallest rectangle around the points; the whole world when there are none.
    #[must_use]
    pub fn fitted(
        points: &[WorldPoint],
        viewport: Viewport,
        insets: Insets,
        max_zoom: f64,
    ) -> Self {
        match WorldRect::around(points) {
            Some(world) => Self::fitted_to(world, viewport, insets, max_zoom),
            None => Self::default().clamped(viewport),
        }
    }
}

/// Two insets along one side of the panel, reduced so that at least half of it stays free.
fn shares(before: f32, after: f32, side: f64) -> (f64, f64) {
    let sane = |inset: f32| {
        if inset.is_finite() {
            f64::from(inset.max(0.0))
        } else {
            0.0
        }
    };
    let (before, after) = (sane(before), sane(after));
    let shrink = (side / 2.0 / (before + after).max(f64::MIN_POSITIVE)).min(1.0);
    (before * shrink, after * shrink)
}
