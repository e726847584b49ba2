//! Lengths and directions on the ground: distances, bearings, and the bar that says what they look like.
//!
//! Distances are geodesics on the WGS 84 ellipsoid (Karney 2013, by the crate `geo`).

use geo::{Bearing, Distance, Geodesic};

use super::projector::Projector;
use super::world::{WorldPoint, unproject};
use crate::dossier::LonLat;

/// The winds of a sixteen-point compass, clockwise from north.
const WINDS: [&str; 16] = [
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW",
    "NNW",
];

/// A round length on the ground and how long it is drawn in the middle of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// 1, 2 or 5 times a power of ten.
    pub length_m: f64,
    pub width_points: f32,
}

impl ScaleBar {
    /// "100 km", "500 m".
    pub fn label(self) -> String {
        if self.length_m >= 1_000.0 {
            format!("{:.0} km", self.length_m / 1_000.0)
        } else if self.length_m >= 1.0 {
            format!("{:.0} m", self.length_m)
        } else {
            format!("{} m", self.length_m)
        }
    }
}

fn degrees(position: LonLat) -> geo::Point<f64> {
    geo::Point::new(position.longitude(), position.latitude())
}

/// Kilometres along the shortest way over the ground.
pub fn distance_km(from: LonLat, to: LonLat) -> f64 {
    Geodesic.distance(degrees(from), degrees(to)) / 1_000.0
}

/// The direction in which the shortest way sets out, in degrees clockwise from north, 0 to 360.
pub fn initial_bearing_degrees(from: LonLat, to: LonLat) -> f64 {
    Geodesic.bearing(degrees(from), degrees(to))
}

/// "NNE": the nearest of sixteen winds to a direction in degrees clockwise from north.
pub fn compass_word(bearing_degrees: f64) -> &'static str {
    if !bearing_degrees.is_finite() {
        return WINDS[0];
    }
    // 0 to 16 by construction; 16 is north again.
    let wind = (bearing_degrees.rem_euclid(360.0) / 22.5).round() as usize;
    WINDS[wind % WINDS.len()]
}

/// The longest round bar of at most `max_width_points`, true for the latitude in the middle of the map.
///
/// Limitations: Web Mercator stretches away from the equator, so on a map of a continent the bar holds
/// only near the middle.
pub fn scale_bar(projector: &Projector, max_width_points: f32) -> ScaleBar {
    let center = projector.view().center;
    let half_point = 0.5 / projector.points_per_world();
    let ground = |x: f64| unproject(WorldPoint::new(x, center.y));
    let m_per_point = Geodesic.distance(
        degrees(ground(center.x - half_point)),
        degrees(ground(center.x + half_point)),
    );
    let longest = m_per_point * f64::from(max_width_points.max(1.0));
    if !(longest.is_finite() && longest > 0.0) {
        return ScaleBar {
            length_m: 0.0,
            width_points: 0.0,
        };
    }
    let power = 10f64.powf(longest.log10().floor());
    let length_m = [5.0, 2.0, 1.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|length| *length <= longest)
        .unwrap_or(power);
    ScaleBar {
        length_m,
        width_points: (length_m / m_per_point) as f32,
    }
}
