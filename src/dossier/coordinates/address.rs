//! Positions in `geo:` URIs (RFC 5870) and in the addresses that map sites give for a point.

use super::{CoordinatesError, METRES_PER_DEGREE, Notation, TypedCoordinates};
use crate::dossier::position::LonLat;

/// In which order an address names its two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    LatitudeFirst,
    LongitudeFirst,
}

/// What comes before a pair of numbers in an address, and what parts them; the more telling first: a point
/// that is marked before the middle of what is shown.
const PAIRS: [(&str, &str); 9] = [
    ("mlat=", "&mlon="),
    ("!3d", "!4d"),
    ("pt=", ","),
    ("query=", ","),
    ("q=", ","),
    ("ll=", ","),
    ("center=", ","),
    ("/@", ","),
    ("lat=", "&lon="),
];

/// A number as it stands in an address, with one in its last digit.
struct Typed {
    value: f64,
    step: f64,
    text: String,
}

/// Reads an address. `None` when it is none.
pub(super) fn read(typed: &str) -> Option<Result<TypedCoordinates, CoordinatesError>> {
    if let Some(rest) = strip_ignoring_case(typed, "geo:") {
        return Some(geo_uri(rest));
    }
    let is_address = ["http://", "https://", "www."]
        .iter()
        .any(|start| strip_ignoring_case(typed, start).is_some());
    is_address.then(|| map_address(typed))
}

fn strip_ignoring_case<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let begin = text.get(..start.len())?;
    begin
        .eq_ignore_ascii_case(start)
        .then(|| &text[start.len()..])
}

fn geo_uri(rest: &str) -> Result<TypedCoordinates, CoordinatesError> {
    let (latitude, rest) = number(rest).ok_or(CoordinatesError::OnlyOne)?;
    let rest = rest.strip_prefix(',').ok_or(CoordinatesError::OnlyOne)?;
    let (longitude, rest) = number(rest).ok_or(CoordinatesError::OnlyOne)?;
    let mut read = position(&latitude, &longitude)?;
    let uncertainty = rest.split(';').find_map(|part| part.strip_prefix("u="));
    if let Some((metres, _)) = uncertainty.and_then(number) {
        read.typed_uncertainty_m = read.typed_uncertainty_m.max(metres.value);
    }
    Ok(read)
}

fn map_address(address: &str) -> Result<TypedCoordinates, CoordinatesError> {
    let address = address
        .replace("%2C", ",")
        .replace("%2c", ",")
        .replace("&amp;", "&");
    // OpenStreetMap: #map=zoom/latitude/longitude.
    if let Some((_, rest)) = address.split_once("#map=")
        && !address.contains("mlat=")
        && let Some((_, rest)) = rest.split_once('/')
        && let Some((latitude, longitude)) = pair(rest, "/")
    {
        return position(&latitude, &longitude);
    }
    let site = address.split('/').nth(2).unwrap_or_default();
    let is_yandex = site.contains("yandex.");
    for (before, between) in PAIRS {
        let order = if is_yandex && between == "," {
            Order::LongitudeFirst
        } else {
            Order::LatitudeFirst
        };
        let ends = address
            .match_indices(before)
            .map(|(at, _)| at + before.len());
        for end in ends {
            let Some((first, second)) = pair(&address[end..], between) else {
                continue;
            };
            return match order {
                Order::LatitudeFirst => position(&first, &second),
                Order::LongitudeFirst => position(&second, &first),
            };
        }
    }
    Err(CoordinatesError::NotCoordinates)
}

fn pair(text: &str, between: &str) -> Option<(Typed, Typed)> {
    let (first, rest) = number(text)?;
    let rest = rest.strip_prefix(between)?;
    let rest = rest.trim_start_matches(['+', ' ']);
    let (second, _) = number(rest)?;
    Some((first, second))
}

fn number(text: &str) -> Option<(Typed, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    let decimals = unsigned[whole..].strip_prefix('.').map_or(0, digits);
    let dot = usize::from(decimals > 0);
    let (number, rest) = text.split_at(text.len() - unsigned.len() + whole + dot + decimals);
    let value = (whole > 0).then(|| number.parse().ok()).flatten()?;
    let step = 10_f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX));
    let text = number.to_owned();
    Some((Typed { value, step, text }, rest))
}

fn position(latitude: &Typed, longitude: &Typed) -> Result<TypedCoordinates, CoordinatesError> {
    if latitude.value.abs() > 90.0 {
        return Err(CoordinatesError::Latitude(latitude.text.clone()));
    }
    let position = LonLat::new(longitude.value, latitude.value)
        .map_err(|_| CoordinatesError::Longitude(longitude.text.clone()))?;
    Ok(TypedCoordinates {
        position,
        typed_uncertainty_m: latitude.step.max(longitude.step) * METRES_PER_DEGREE,
        notation: Notation::Address,
    })
}
