//! Universal Transverse Mercator on WGS 84, both ways.
//!
//! The series of Krüger (1912) to the fourth order of the third flattening, as given by Karney, *Transverse
//! Mercator with an accuracy of a few nanometers*, Journal of Geodesy 85 (2011), equations 5–9, 11, 35 and 36.
//! Within a zone the order left out is below a micrometre.

/// Semi-major axis of WGS 84 in metres.
const A: f64 = 6_378_137.0;
/// Flattening of WGS 84.
const F: f64 = 1.0 / 298.257_223_563;
/// Scale on the central meridian.
const K0: f64 = 0.9996;
const FALSE_EASTING_M: f64 = 500_000.0;

/// Third flattening.
const N: f64 = F / (2.0 - F);
const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N2 * N2;

/// Radius of the circle as long as a meridian.
const RECTIFYING: f64 = A / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0);

/// From the sphere to the ellipsoid.
const ALPHA: [f64; 4] = [
    N / 2.0 - N2 * 2.0 / 3.0 + N3 * 5.0 / 16.0 + N4 * 41.0 / 180.0,
    N2 * 13.0 / 48.0 - N3 * 3.0 / 5.0 + N4 * 557.0 / 1440.0,
    N3 * 61.0 / 240.0 - N4 * 103.0 / 140.0,
    N4 * 49561.0 / 161_280.0,
];

/// And back.
const BETA: [f64; 4] = [
    N / 2.0 - N2 * 2.0 / 3.0 + N3 * 37.0 / 96.0 - N4 / 360.0,
    N2 / 48.0 + N3 / 15.0 - N4 * 437.0 / 1440.0,
    N3 * 17.0 / 480.0 - N4 * 37.0 / 840.0,
    N4 * 4397.0 / 161_280.0,
];

/// Metres east, with 500 km on the central meridian, and metres north of the equator (negative in the south).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    pub(super) easting_m: f64,
    pub(super) northing_m: f64,
}

/// The tangent of the conformal latitude to that of a latitude.
fn conformal(tangent: f64) -> f64 {
    let eccentricity = (F * (2.0 - F)).sqrt();
    let along = tangent / tangent.hypot(1.0);
    let sigma = (eccentricity * (eccentricity * along).atanh()).sinh();
    tangent * sigma.hypot(1.0) - sigma * tangent.hypot(1.0)
}

/// A point so many degrees east of the central meridian and north of the equator. Good to some 40 degrees
/// from the meridian; zones reach 6 at most.
pub(super) fn forward(east_degrees: f64, latitude: f64) -> Grid {
    let conformal = conformal(latitude.to_radians().tan());
    let (sin, cos) = east_degrees.to_radians().sin_cos();
    let xi = conformal.atan2(cos);
    let eta = (sin / conformal.hypot(cos)).asinh();
    let (mut north, mut east) = (xi, eta);
    for (order, alpha) in (1..).zip(ALPHA) {
        let twice = 2.0 * f64::from(order);
        north += alpha * (twice * xi).sin() * (twice * eta).cosh();
        east += alpha * (twice * xi).cos() * (twice * eta).sinh();
    }
    Grid {
        easting_m: FALSE_EASTING_M + K0 * RECTIFYING * east,
        northing_m: K0 * RECTIFYING * north,
    }
}

/// Degrees east of the central meridian, and latitude.
pub(super) fn inverse(grid: Grid) -> (f64, f64) {
    let north = grid.northing_m / (K0 * RECTIFYING);
    let east = (grid.easting_m - FALSE_EASTING_M) / (K0 * RECTIFYING);
    let (mut xi, mut eta) = (north, east);
    for (order, beta) in (1..).zip(BETA) {
        let twice = 2.0 * f64::from(order);
        xi -= beta * (twice * north).sin() * (twice * east).cosh();
        eta -= beta * (twice * north).cos() * (twice * east).sinh();
    }
    let wanted = xi.sin() / eta.sinh().hypot(xi.cos());
    let longitude = eta.sinh().atan2(xi.cos());
    // Newton's method; two rounds reach the limits of the numbers.
    let rest = (1.0 - F) * (1.0 - F);
    let mut tangent = wanted / rest;
    for _ in 0..4 {
        let reached = conformal(tangent);
        tangent += (wanted - reached) / reached.hypot(1.0) * (1.0 + rest * tangent * tangent)
            / (rest * tangent.hypot(1.0));
    }
    (longitude.to_degrees(), tangent.atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_points_are_where_proj_has_them() {
        // Computed with PROJ 9 (`proj=utm ellps=WGS84`).
        for (meridian, latitude, longitude, easting_m, northing_m) in [
            (
                45.0,
                42.227_64,
                43.968_61,
                414_887.393_008_677,
                4_675_566.219_261_059,
            ),
            (
                9.0,
                60.392_99,
                5.324_15,
                297_477.306_983_184,
                6_700_830.063_242_463,
            ),
            (
                15.0,
                78.223_34,
                15.646_89,
                514_738.533_177_150_6,
                8_683_376.097_885_34,
            ),
            (
                -75.0,
                38.895_11,
                -77.036_37,
                323_399.153_357_475_65,
                4_307_107.933_347_037,
            ),
            (3.0, 0.0, 0.0, 166_021.443_080_540_57, 0.0),
        ] {
            let grid = forward(longitude - meridian, latitude);
            assert!((grid.easting_m - easting_m).abs() < 1e-5, "{grid:?}");
            assert!((grid.northing_m - northing_m).abs() < 1e-5, "{grid:?}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_point(east in -6.0..6.0, latitude in -84.0..84.0) {
            let (east_again, latitude_again) = inverse(forward(east, latitude));
            // A hundred-millionth of a degree is a millimetre.
            prop_assert!((east - east_again).abs() < 1e-8);
            prop_assert!((latitude - latitude_again).abs() < 1e-8);
        }
    }
}
