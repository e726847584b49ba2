//! The flat world: Web Mercator, normalised so that the whole of it is one unit wide and one high.
//!
//! Limitations: the poles lie outside; latitudes beyond [`MAX_LATITUDE`] are drawn on the edge.

use std::f64::consts::PI;

use serde::{Deserialize, Serialize};

use crate::dossier::LonLat;

/// Degrees at which Web Mercator is cut off so that the world is a square: atan(sinh π).
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// A place in the flat world: x from 0 (180° W) to 1 (180° E), y from 0 (85.05° N) DOWN to 1 (85.05° S).
///
/// An x outside 0–1 is a copy of the world beyond the date line: 1.2 is where 0.2 is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorldPoint {
    pub x: f64,
    pub y: f64,
}

/// An upright rectangle in the flat world. `min` is its north-west corner; it may reach beyond x 0–1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorldRect {
    pub min: WorldPoint,
    pub max: WorldPoint,
}

/// Where a position falls in the flat world (EPSG:3857, spherical, divided by the equator's length).
pub fn project(position: LonLat) -> WorldPoint {
    let latitude = position.latitude().clamp(-MAX_LATITUDE, MAX_LATITUDE);
    WorldPoint {
        x: position.longitude() / 360.0 + 0.5,
        y: 0.5 - latitude.to_radians().tan().asinh() / (2.0 * PI),
    }
}

/// The inverse of [`project`]; x wraps at the date line, y is held to the square. A point that is not
/// finite is taken for the nearest that is (NaN for the middle).
pub fn unproject(point: WorldPoint) -> LonLat {
    let x = if point.x.is_finite() { point.x } else { 0.5 };
    let y = if point.y.is_nan() {
        0.5
    } else {
        point.y.clamp(0.0, 1.0)
    };
    let longitude = if (0.0..=1.0).contains(&x) {
        x
    } else {
        x.rem_euclid(1.0)
    };
    let latitude = ((0.5 - y) * 2.0 * PI).sinh().atan().to_degrees();
    LonLat::new(
        (longitude * 360.0 - 180.0).clamp(-180.0, 180.0),
        latitude.clamp(-90.0, 90.0),
    )
    .expect("both were clamped to their ranges")
}

impl WorldPoint {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The copy of this point whose x is less than half a world away from `x`.
    pub fn nearest_copy_to(self, x: f64) -> Self {
        Self::new(self.x - (self.x - x).round(), self.y)
    }
}

impl WorldRect {
    /// The smallest rectangle around `points`, across the date line where that is shorter.
    /// `None` when there are no points (those that are not finite do not count).
    pub fn around(points: &[WorldPoint]) -> Option<Self> {
        let mut xs: Vec<f64> = points
            .iter()
            .filter(|point| point.x.is_finite() && point.y.is_finite())
            .map(|point| point.x.rem_euclid(1.0))
            .collect();
        xs.sort_by(f64::total_cmp);
        let (first, last) = (*xs.first()?, *xs.last()?);
        // The widest empty stretch of the circle is what the rectangle leaves out.
        let (mut west, mut east, mut widest) = (first, last, first + 1.0 - last);
        for pair in xs.windows(2) {
            if pair[1] - pair[0] > widest {
                widest = pair[1] - pair[0];
                (west, east) = (pair[1], pair[0] + 1.0);
            }
        }
        let ys = points
            .iter()
            .filter(|point| point.x.is_finite() && point.y.is_finite())
            .map(|point| point.y);
        let (north, south) = ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
            (low.min(y), high.max(y))
        });
        Some(Self {
            min: WorldPoint::new(west, north),
            max: WorldPoint::new(east, south),
        })
    }

    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    pub fn center(self) -> WorldPoint {
        WorldPoint::new(
            self.min.x.midpoint(self.max.x),
            self.min.y.midpoint(self.max.y),
        )
    }

    /// Whether any copy of the point lies inside.
    pub fn contains(self, point: WorldPoint) -> bool {
        let near = point.nearest_copy_to(self.center().x);
        (self.min.x..=self.max.x).contains(&near.x) && (self.min.y..=self.max.y).contains(&near.y)
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }
}
