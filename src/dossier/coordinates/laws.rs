//! What holds of typed coordinates.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn read(typed: &str) -> TypedCoordinates {
    TypedCoordinates::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"))
}

#[track_caller]
fn is_at(typed: &str, latitude: f64, longitude: f64) {
    let read = read(typed).position;
    let apart = (read.latitude() - latitude)
        .abs()
        .max((read.longitude() - longitude).abs());
    assert!(apart < 1e-6, "{typed}: {read:?}");
}

#[test]
fn degrees_are_read_in_the_spellings_that_people_use() {
    for typed in [
        "42.2258, 43.9689",
        "42.2258 43.9689",
        "42.2258,43.9689",
        "42,2258 43,9689",
        "42,2258, 43,9689",
        "42,2258,43,9689",
        "42,2258; 43,9689",
        "(42.2258; 43.9689)",
        "42.2258 / 43.9689",
        "+42.2258 +43.9689",
        "42.2258+43.9689",
        "42.2258 N 43.9689 E",
        "42.2258N, 43.9689E",
        "N42.2258 E43.9689",
        "N 42.2258, E 43.9689",
        "43.9689E 42.2258N",
        "E 43.9689 N 42.2258",
        "42.2258° north, 43.9689° east",
        "42.2258N 43.9689",
        "43.9689 42.2258 N",
        "lat 42.2258 lon 43.9689",
        "lat: 42.2258, lng: 43.9689",
        "longitude=43.9689; latitude=42.2258",
        "lon 43.9689° E, lat 42.2258° N",
        "42.2258° с. ш. 43.9689° в. д.",
        "geo:42.2258,43.9689",
        "geo:42.2258,43.9689;crs=wgs84;u=35",
        "https://www.openstreetmap.org/#map=15/42.2258/43.9689",
        "https://www.openstreetmap.org/?mlat=42.2258&mlon=43.9689#map=9/1.5/2.5",
        "https://www.google.com/maps/@42.2258,43.9689,12z",
        "https://www.google.com/maps/place/X/@1.5,2.5,12z/data=!3m1!4b1!3d42.2258!4d43.9689",
        "https://maps.google.com/?q=42.2258,43.9689",
        "https://yandex.ru/maps/?ll=43.9689%2C42.2258&z=12",
    ] {
        is_at(typed, 42.2258, 43.9689);
    }
}

#[test]
fn minutes_and_seconds_are_read_in_the_spellings_that_people_use() {
    let (latitude, longitude) = (
        42.0 + 13.0 / 60.0 + 33.0 / 3_600.0,
        43.0 + 58.0 / 60.0 + 8.0 / 3_600.0,
    );
    for typed in [
        "42°13′33″N 43°58′08″E",
        "42°13'33\"N 43°58'08\"E",
        "42° 13' 33'' N, 43° 58' 08'' E",
        "42 13 33 N 43 58 08 E",
        "42 13 33 43 58 8",
        "42 13 33, 43 58 8",
        "42:13:33N 43:58:08E",
        "42d13m33s 43d58m08s",
        "42d13m33sN 43d58m08sE",
        "42°13’33”N, 43°58’08”E",
        "N42°13′33″ E43°58′08″",
        "N 42 13 33 E 43 58 08",
        "42º13′33″ 43º58′08″",
        "42°13′33″ с.ш. 43°58′08″ в.д.",
        "43°58′08″E 42°13′33″N",
    ] {
        is_at(typed, latitude, longitude);
        assert_eq!(
            read(typed).notation,
            Notation::DegreesMinutesSeconds,
            "{typed}"
        );
    }
    for typed in [
        "42°13.55′N 43°58.1333333′E",
        "42 13.55 43 58.1333333",
        "42°13,55′N 43°58,1333333′E",
        "42°13.55' 43°58.1333333'",
    ] {
        is_at(typed, latitude, longitude);
        assert_eq!(read(typed).notation, Notation::DegreesMinutes, "{typed}");
    }
}

#[test]
fn south_and_west_are_negative() {
    for typed in [
        "-33.5, -70.25",
        "−33.5 −70.25",
        "33.5S 70.25W",
        "33°30′S 70°15′W",
        "33 30 S 70 15 W",
        "70°15′ west, 33°30′ south",
        "-33 30 -70 15",
        "33,5° ю. ш. 70,25° з. д.",
        "geo:-33.5,-70.25",
    ] {
        is_at(typed, -33.5, -70.25);
    }
    is_at("-0°30′, 0°0′30″W", -0.5, -1.0 / 120.0);
}

#[test]
fn how_finely_it_was_typed_is_told_in_metres() {
    for (typed, metres) in [
        ("42.2258, 43.9689", 11.1),
        ("42.2, 43.9689", 11_113.0),
        ("42, 44", 111_133.0),
        ("42°13′N 43°58′E", 1_852.2),
        ("42°13′33″N 43°58′08″E", 30.9),
        ("42°13′33.5″N 43°58′08.1″E", 3.09),
        ("38TMM", 100_000.0),
        ("38T MM 12 67", 1_000.0),
        ("38T MM 12345 67890", 1.0),
        ("geo:42.2258,43.9689;u=35", 35.0),
    ] {
        let read = read(typed).typed_uncertainty_m;
        assert!((read / metres - 1.0).abs() < 0.01, "{typed}: {read}");
    }
}

#[test]
fn what_was_understood_is_said_back() {
    for (typed, words) in [
        (
            "42.2258, 43.9689",
            "42.2258° N, 43.9689° E, typed to about 11 m",
        ),
        ("-33.5; -70.3", "33.5° S, 70.3° W, typed to about 11 km"),
        (
            "42°13′33″N 43°58′08″E",
            "42.2258° N, 43.9689° E, typed to about 31 m",
        ),
        (
            "38T MM 12 67",
            "42.15° N, 43.94° E, the middle of a square of 1 km",
        ),
        (
            "42°13′N 43°58′E",
            "42.22° N, 43.97° E, typed to about 1.9 km",
        ),
    ] {
        assert_eq!(read(typed).in_words(), words, "{typed}");
    }
}

#[test]
fn what_is_wrong_is_pointed_at() {
    for (typed, message) in [
        ("142, 200", "latitude 142 is beyond 90"),
        ("142 N 43 E", "latitude 142 is beyond 90"),
        (
            "142, 43",
            "which is latitude? 142 is beyond 90; type the latitude first, or say N, S, E or W",
        ),
        ("42, 243.5", "longitude 243.5 is beyond 180"),
        (
            "42 N 43 N",
            "both are latitudes; one of them has to be E or W",
        ),
        (
            "42 E 43 W",
            "both are longitudes; one of them has to be N or S",
        ),
        (
            "-42 S, 43 E",
            "a sign or a letter says which way, not both: -42",
        ),
        ("42°75′N 43°10′E", "minutes run from 0 to 59; 75 is beyond"),
        (
            "42 13 60 N 43 10 10 E",
            "seconds run from 0 to 59; 60 is beyond",
        ),
        (
            "42.5°13′N 43°10′E",
            "only the last of degrees, minutes and seconds can have decimals; 42.5 is not the last",
        ),
        (
            "42′13°N 43°10′E",
            "degrees come first, then minutes, then seconds; 42 stands out of order",
        ),
        (
            "42.2258",
            "a position takes a latitude and a longitude; one of them is missing",
        ),
        (
            "42°13′33″N",
            "a position takes a latitude and a longitude; one of them is missing",
        ),
        (
            "1 2 3 4 5 6 7",
            "there are too many numbers for a latitude and a longitude",
        ),
        (
            "42 N 43 E 44 W",
            "there are too many numbers for a latitude and a longitude",
        ),
        (
            "https://www.example.org/map?id=42",
            "these are no coordinates",
        ),
    ] {
        let error = TypedCoordinates::parse(typed).expect_err(typed);
        assert_eq!(error.to_string(), message, "{typed}");
    }
}

#[test]
fn names_are_no_coordinates() {
    for typed in [
        "",
        "Gori",
        "Java",
        "Highway 5",
        "Base 4, Gori",
        "№ 5",
        "8 August 2008",
        "ЗАЕ 12",
    ] {
        let error = TypedCoordinates::parse(typed).expect_err(typed);
        assert_eq!(error, CoordinatesError::NotCoordinates, "{typed}");
    }
}

fn anywhere() -> impl Strategy<Value = LonLat> {
    (-180.0..180.0, -90.0..90.0)
        .prop_map(|(longitude, latitude)| LonLat::new(longitude, latitude).expect("on Earth"))
}

fn apart(one: LonLat, other: LonLat) -> f64 {
    let longitude = (one.longitude() - other.longitude()).abs();
    let latitude = (one.latitude() - other.latitude()).abs();
    longitude.min(360.0 - longitude).max(latitude)
}

proptest! {
    #[test]
    fn decimal_degrees_are_read_as_written(position in anywhere(), decimals in 0..9usize) {
        let read = read(&decimal_degrees(position, decimals));
        prop_assert!(apart(read.position, position) <= 0.5 * 10_f64.powi(-(decimals as i32)) + 1e-12);
    }

    #[test]
    fn degrees_minutes_seconds_are_read_as_written(position in anywhere(), decimals in 0..5usize) {
        let written = degrees_minutes_seconds(position, decimals);
        let read = read(&written);
        let half = 0.5 * 10_f64.powi(-(decimals as i32)) / 3_600.0;
        prop_assert!(apart(read.position, position) <= half + 1e-12, "{}", written);
        prop_assert_eq!(degrees_minutes_seconds(read.position, decimals), written);
    }

    #[test]
    fn grid_references_are_read_as_written(longitude in -180.0..180.0, latitude in -80.0..84.0, digits in 0..=5usize) {
        let position = LonLat::new(longitude, latitude).expect("on Earth");
        let written = mgrs(position, digits).expect("outside of the polar regions");
        let read = read(&written);
        prop_assert_eq!(read.typed_uncertainty_m, 100_000.0 / 10_f64.powi(digits as i32));
        // From the middle of a square to its corner, in degrees of latitude; a degree of longitude is
        // shorter up north.
        let reach = read.typed_uncertainty_m * 0.72 / 110_500.0;
        let shrink = latitude.abs().min(83.9).to_radians().cos();
        prop_assert!((read.position.latitude() - latitude).abs() <= reach + 1e-9, "{}", written);
        prop_assert!(apart(read.position, position) <= reach / shrink * 1.2 + 1e-9, "{}", written);
    }

    #[test]
    fn any_letters_are_answered(typed in ".{0,40}") {
        let _ = TypedCoordinates::parse(&typed).map(|read| read.in_words());
    }

    #[test]
    fn anything_like_coordinates_is_answered(typed in "[-+0-9.,;:°′″'\"NSEWnsewdms /]{0,30}|[0-9]{1,3}[A-Za-z]{3}[0-9 ]{0,14}|geo:[-0-9.,;u=]{0,20}|https://yandex.ru/[a-z@!=&0-9.,/-]{0,30}") {
        if let Ok(read) = TypedCoordinates::parse(&typed) {
            prop_assert!(read.typed_uncertainty_m >= 0.0);
            prop_assert!(!read.in_words().is_empty());
        }
    }
}
