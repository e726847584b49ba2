//! The Military Grid Reference System between 80° S and 84° N: zone, band, square of 100 km, digits.
//!
//! By the scheme that NGA gives for WGS 84 (NGA.STND.0037, *Universal Grids and Grid Reference Systems*, 2014).
//! The polar regions have grids of their own, which are refused.

use super::transverse_mercator::{Grid, forward, inverse};
use super::{CoordinatesError, Notation, TypedCoordinates};
use crate::dossier::position::LonLat;

/// From 80° S by eight degrees each, X by twelve.
const BANDS: &[u8; 20] = b"CDEFGHJKLMNPQRSTUVWX";
/// Columns of squares, from 100 km on: eight for each of three zones in turn.
const COLUMNS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Rows of squares: every 2,000 km again; in even zones five further.
const ROWS: &[u8; 20] = b"ABCDEFGHJKLMNPQRSTUV";

const SQUARE_M: f64 = 100_000.0;
const ROWS_M: f64 = 2_000_000.0;

/// How far from its band and zone a square may lie, in degrees: maps print a zone's grid somewhat beyond its
/// edge. Chosen by eye.
const BEYOND_DEGREES: f64 = 0.3;

/// A zone between two meridians and one of its bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Zone {
    /// 1 to 60.
    number: i32,
    /// Index into [`BANDS`].
    band: usize,
}

impl Zone {
    /// The zone of a point, with what is particular about Norway and Svalbard. `None`: in the polar regions.
    fn of(position: LonLat) -> Option<Self> {
        let (longitude, latitude) = (position.longitude(), position.latitude());
        if !(-80.0..84.0).contains(&latitude) {
            return None;
        }
        let band = (((latitude + 80.0) / 8.0) as usize).min(BANDS.len() - 1);
        let regular = ((longitude + 180.0) / 6.0).floor() as i32 % 60 + 1;
        let number = match (BANDS[band], regular) {
            (b'V', 31) if longitude >= 3.0 => 32,
            (b'X', 31..=37) => match longitude {
                longitude if longitude < 9.0 => 31,
                longitude if longitude < 21.0 => 33,
                longitude if longitude < 33.0 => 35,
                _ => 37,
            },
            _ => regular,
        };
        Some(Self { number, band })
    }

    fn central_meridian(self) -> f64 {
        f64::from(self.number * 6 - 183)
    }

    /// Longitudes from and to.
    fn meridians(self) -> (f64, f64) {
        let (from, to) = (self.central_meridian() - 3.0, self.central_meridian() + 3.0);
        match (BANDS[self.band], self.number) {
            (b'V', 31) => (from, 3.0),
            (b'V', 32) => (3.0, to),
            (b'X', 31) => (from, 9.0),
            (b'X', 33) => (9.0, 21.0),
            (b'X', 35) => (21.0, 33.0),
            (b'X', 37) => (33.0, to),
            _ => (from, to),
        }
    }

    /// Latitudes from and to.
    fn parallels(self) -> (f64, f64) {
        // At most twenty.
        let south = self.band as f64 * 8.0 - 80.0;
        (south, if south < 72.0 { south + 8.0 } else { 84.0 })
    }

    fn name(self) -> String {
        format!("{}{}", self.number, char::from(BANDS[self.band]))
    }

    /// Letters of a square's column and row.
    fn square(self, grid: Grid) -> Option<[u8; 2]> {
        let column = (grid.easting_m / SQUARE_M).floor() as i32 - 1;
        let column = usize::try_from(column).ok().filter(|column| *column < 8)?;
        let row = (grid.northing_m / SQUARE_M).floor() as i64 + self.first_row();
        Some([
            COLUMNS[self.first_column() + column],
            ROWS[row.rem_euclid(20) as usize],
        ])
    }

    fn first_column(self) -> usize {
        // Zones count from 1.
        (self.number as usize - 1) % 3 * 8
    }

    fn first_row(self) -> i64 {
        if self.number % 2 == 0 { 5 } else { 0 }
    }

    fn inverse(self, grid: Grid) -> (f64, f64) {
        let (east, latitude) = inverse(grid);
        (self.central_meridian() + east, latitude)
    }

    fn touches(self, (longitude, latitude): (f64, f64)) -> bool {
        let ((west, east), (south, north)) = (self.meridians(), self.parallels());
        let near = |value: f64, from: f64, to: f64| {
            (from - BEYOND_DEGREES..=to + BEYOND_DEGREES).contains(&value)
        };
        near(longitude, west, east) && near(latitude, south, north)
    }
}

/// Reads a grid reference, with or without spaces. `None` when it has not the form of one.
pub(super) fn read(typed: &str) -> Option<Result<TypedCoordinates, CoordinatesError>> {
    let close: Vec<u8> = typed
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| byte.to_ascii_uppercase())
        .collect();
    let zone_digits = close.iter().take_while(|it| it.is_ascii_digit()).count();
    let (zone, rest) = close.split_at(zone_digits);
    let letters = rest
        .iter()
        .take_while(|it| it.is_ascii_alphabetic())
        .count();
    let (letters, digits) = rest.split_at(letters);
    let is_polar = zone.is_empty() && matches!(letters, [b'A' | b'B' | b'Y' | b'Z', _, _]);
    let is_form = is_polar || (1..=2).contains(&zone.len()) && letters.len() == 3;
    if !is_form || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(if is_polar && !digits.is_empty() {
        Err(CoordinatesError::Polar)
    } else if is_polar {
        Err(CoordinatesError::NotCoordinates)
    } else {
        square(zone, letters, digits)
    })
}

fn square(
    zone: &[u8],
    letters: &[u8],
    digits: &[u8],
) -> Result<TypedCoordinates, CoordinatesError> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let number = digits_as_number(zone) as i32;
    if !(1..=60).contains(&number) {
        return Err(CoordinatesError::GridZone(text(zone)));
    }
    if matches!(letters[0], b'A' | b'B' | b'Y' | b'Z') {
        return Err(CoordinatesError::Polar);
    }
    let full_name = format!("{number}{}", text(&letters[..1]));
    let band = BANDS.iter().position(|band| *band == letters[0]);
    let band = band.ok_or_else(|| CoordinatesError::GridZone(full_name.clone()))?;
    if letters[0] == b'X' && matches!(number, 32 | 34 | 36) {
        return Err(CoordinatesError::Svalbard(full_name));
    }
    if digits.len() % 2 == 1 {
        return Err(CoordinatesError::OddDigits(digits.len()));
    }
    if digits.len() > 10 {
        return Err(CoordinatesError::TooManyDigits(digits.len()));
    }
    let zone = Zone { number, band };
    let no_square = || CoordinatesError::GridSquare {
        zone: full_name.clone(),
        square: text(&letters[1..]),
    };
    let column = COLUMNS.iter().position(|it| *it == letters[1]);
    let column = column.and_then(|column| column.checked_sub(zone.first_column()));
    let column = column.filter(|column| *column < 8).ok_or_else(no_square)?;
    let row = ROWS.iter().position(|it| *it == letters[2]);
    let row = row.ok_or_else(no_square)? as i64 - zone.first_row();
    let (east, north) = digits.split_at(digits.len() / 2);
    // At most five digits, so at least a metre.
    let side_m = SQUARE_M / 10_f64.powi(east.len() as i32);
    let corner = Grid {
        easting_m: (column as f64 + 1.0) * SQUARE_M + digits_as_number(east) as f64 * side_m,
        northing_m: row.rem_euclid(20) as f64 * SQUARE_M + digits_as_number(north) as f64 * side_m,
    };
    let (longitude, latitude) = in_band(zone, corner, side_m).ok_or_else(no_square)?;
    // Across the antimeridian, where a zone ends.
    let longitude = (longitude + 180.0).rem_euclid(360.0) - 180.0;
    Ok(TypedCoordinates {
        position: LonLat::new(longitude, latitude).map_err(|_| no_square())?,
        typed_uncertainty_m: side_m,
        notation: Notation::Mgrs,
    })
}

/// The middle of a square, of the many with its letters the one that lies in the band. `None`: none does.
fn in_band(zone: Zone, corner: Grid, side_m: f64) -> Option<(f64, f64)> {
    /// A square is looked at in so many steps each way to see whether it touches its zone.
    const STEPS: i32 = 4;
    (-5..5).find_map(|cycle| {
        let point = |east: f64, north: f64| {
            zone.inverse(Grid {
                easting_m: corner.easting_m + east * side_m,
                northing_m: corner.northing_m + north * side_m + f64::from(cycle) * ROWS_M,
            })
        };
        let step = |step: i32| f64::from(step) / f64::from(STEPS);
        let touches = (0..=STEPS)
            .flat_map(|east| (0..=STEPS).map(move |north| (east, north)))
            .any(|(east, north)| zone.touches(point(step(east), step(north))));
        touches.then(|| point(0.5, 0.5))
    })
}

fn digits_as_number(digits: &[u8]) -> u32 {
    let digits = digits.iter().map(|digit| u32::from(digit - b'0'));
    digits.fold(0, |number, digit| number * 10 + digit)
}

/// The grid reference of the square of 100 km (no digits) to 1 m (five and five) that a point is in. `None`:
/// in the polar regions.
pub(super) fn write(position: LonLat, digits: usize) -> Option<String> {
    let zone = Zone::of(position)?;
    let digits = digits.min(5);
    let grid = forward(
        position.longitude() - zone.central_meridian(),
        position.latitude(),
    );
    let [column, row] = zone.square(grid)?;
    let square = format!("{} {}{}", zone.name(), char::from(column), char::from(row));
    if digits == 0 {
        return Some(square);
    }
    let side_m = SQUARE_M / 10_f64.powi(digits as i32);
    let within = |metres: f64| (metres.rem_euclid(SQUARE_M) / side_m).floor() as u32;
    let (east, north) = (within(grid.easting_m), within(grid.northing_m));
    Some(format!("{square} {east:0digits$} {north:0digits$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with GEOTRANS 3.10 (PyPI `mgrs` 1.7.1).
    const KNOWN: [(f64, f64, &str); 16] = [
        (42.227_64, 43.968_61, "38T MM 14887 75566"),
        (41.984_22, 44.115_78, "38T MM 26752 48402"),
        (55.752_22, 37.615_56, "37U DB 13106 79370"),
        (60.392_99, 5.324_15, "32V KN 97477 00830"),
        (78.223_34, 15.646_89, "33X WG 14738 83376"),
        (-33.867_85, 151.207_32, "56H LH 34183 51050"),
        (0.000_01, 0.000_01, "31N AA 66022 00001"),
        (-0.000_01, -0.000_01, "30M ZE 33977 99998"),
        (38.895_11, -77.036_37, "18S UJ 23399 07107"),
        (71.0, 25.7, "35W MU 52765 77903"),
        (79.0, 8.9, "31X FH 25470 76321"),
        (79.0, 9.1, "33X UH 74529 76321"),
        (79.0, 20.9, "33X XH 25470 76321"),
        (79.0, 33.1, "37X CH 74529 76321"),
        (62.0, 3.1, "32V JP 91279 88232"),
        (59.0, 2.9, "31V DF 94254 40056"),
    ];

    #[test]
    fn known_points_have_their_grid_references() {
        for (latitude, longitude, reference) in KNOWN {
            let position = LonLat::new(longitude, latitude).expect("on Earth");
            assert_eq!(write(position, 5).as_deref(), Some(reference));
            let read = TypedCoordinates::parse(reference).expect(reference);
            assert!(
                (read.position.latitude() - latitude).abs() < 2e-5,
                "{reference}"
            );
            assert!(
                (read.position.longitude() - longitude).abs() < 6e-5,
                "{reference}"
            );
            assert_eq!(read.typed_uncertainty_m, 1.0);
        }
    }

    #[test]
    fn fewer_digits_are_a_larger_square_and_its_middle_is_meant() {
        for (typed, side_m, latitude, longitude) in [
            ("38TMM", 100_000.0, 42.000_428, 44.396_261),
            ("38T MM 1 6", 10_000.0, 42.132_504, 43.971_518),
            ("38tmm 1234 6789", 10.0, 42.158_281, 43.938_963),
            ("38TMM1234567890", 1.0, 42.158_240, 43.938_969),
        ] {
            let read = TypedCoordinates::parse(typed).expect(typed);
            assert_eq!(read.typed_uncertainty_m, side_m, "{typed}");
            assert!(
                (read.position.latitude() - latitude).abs() < 1e-6,
                "{typed}"
            );
            assert!(
                (read.position.longitude() - longitude).abs() < 1e-6,
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_wrong_with_a_grid_reference_is_said() {
        for (typed, message) in [
            (
                "61T MM 12 34",
                "there is no grid zone 61; they run from 1 to 60",
            ),
            (
                "38I MM 12 34",
                "there is no grid zone 38I; they run from 1 to 60",
            ),
            (
                "38T MM 123 45",
                "a grid reference has as many digits for east as for north; here they are 5 in all",
            ),
            (
                "38T MM 123456 123456",
                "a grid reference has at most five and five digits; here they are 12 in all",
            ),
            (
                "34X AA 12 34",
                "there is no grid zone 34X: near Svalbard, zones 31, 33, 35 and 37 take its place",
            ),
            ("38T AA 12 34", "the grid square AA is not in zone 38T"),
            ("38T MA 12 34", "the grid square MA is not in zone 38T"),
            (
                "ZAH 12345 12345",
                "the grids of the polar regions (UPS) are not understood; type degrees",
            ),
        ] {
            let error = TypedCoordinates::parse(typed).expect_err(typed);
            assert_eq!(error.to_string(), message, "{typed}");
        }
    }
}
