//! Positions written out, so that what is written is read again.

use super::METRES_PER_DEGREE;
use crate::dossier::position::LonLat;

/// No more decimals of a degree than this: a tenth of a millimetre.
const MOST_DECIMALS: usize = 9;

/// "42.22764, 43.96861": latitude first, so many decimals (9 at most).
pub fn decimal_degrees(position: LonLat, decimals: usize) -> String {
    let decimals = decimals.min(MOST_DECIMALS);
    let (latitude, longitude) = (position.latitude(), position.longitude());
    format!("{latitude:.decimals$}, {longitude:.decimals$}")
}

/// "42°13′39.5″N 43°58′7.0″E", so many decimals of a second (5 at most).
pub fn degrees_minutes_seconds(position: LonLat, decimals: usize) -> String {
    let decimals = decimals.min(5);
    let parts = |value: f64, positive: char, negative: char| {
        let steps_per_second = 10_f64.powi(decimals as i32);
        // In whole steps, so that 59.96 seconds do not become 60.0.
        let steps = (value.abs() * 3_600.0 * steps_per_second).round();
        let degrees = (steps / (3_600.0 * steps_per_second)).floor();
        let rest = steps - degrees * 3_600.0 * steps_per_second;
        let minutes = (rest / (60.0 * steps_per_second)).floor();
        let seconds = (rest - minutes * 60.0 * steps_per_second) / steps_per_second;
        let side = if value < 0.0 { negative } else { positive };
        format!("{degrees}°{minutes}′{seconds:.decimals$}″{side}")
    };
    let latitude = parts(position.latitude(), 'N', 'S');
    let longitude = parts(position.longitude(), 'E', 'W');
    format!("{latitude} {longitude}")
}

/// "38T MM 14887 75566": zone, square of 100 km, and so many digits each way (5 at most, a metre). `None` in
/// the polar regions, beyond 84° N and 80° S.
pub fn mgrs(position: LonLat, digits: usize) -> Option<String> {
    super::mgrs::write(position, digits)
}

/// "42.2258° N, 43.9689° E", as fine as so many metres ask for.
pub(super) fn said(position: LonLat, uncertainty_m: f64) -> String {
    let degrees = uncertainty_m.max(0.001) / METRES_PER_DEGREE;
    // Between 0 and 9 by the line before and the clamp.
    let decimals = (-degrees.log10()).round().clamp(0.0, MOST_DECIMALS as f64) as usize;
    let side = |value: f64, positive, negative| if value < 0.0 { negative } else { positive };
    let (latitude, longitude) = (position.latitude(), position.longitude());
    format!(
        "{:.decimals$}° {}, {:.decimals$}° {}",
        latitude.abs(),
        side(latitude, 'N', 'S'),
        longitude.abs(),
        side(longitude, 'E', 'W'),
    )
}

/// "1 km", "11 m", "3 cm": one or two digits.
pub(super) fn length(metres: f64) -> String {
    if metres >= 9_950.0 {
        format!("{:.0} km", metres / 1_000.0)
    } else if metres >= 950.0 {
        let kilometres = format!("{:.1}", metres / 1_000.0);
        format!("{} km", kilometres.trim_end_matches(".0"))
    } else if metres >= 0.95 {
        format!("{metres:.0} m")
    } else if metres >= 0.01 {
        format!("{:.0} cm", metres * 100.0)
    } else {
        "less than 1 cm".to_owned()
    }
}
