//! Coordinates as people type and paste them: degrees in many spellings, MGRS, links to maps; and as they are
//! written out.
//!
//! What is typed is never improved upon: a position comes with how finely it was typed, and with words that
//! say what was understood. Nothing here knows which place lies there.

mod address;
mod error;
mod halves;
mod mgrs;
mod token;
mod transverse_mercator;
mod written;

pub use error::CoordinatesError;
pub use written::{decimal_degrees, degrees_minutes_seconds, mgrs};

use super::position::LonLat;

/// In which notation coordinates were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    DecimalDegrees,
    DegreesMinutes,
    DegreesMinutesSeconds,
    /// A square of the Military Grid Reference System.
    Mgrs,
    /// A `geo:` URI or the address of a map.
    Address,
}

/// A position as it was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypedCoordinates {
    /// Of an MGRS square its middle.
    pub position: LonLat,
    /// How far apart two positions are that differ by one in the last digit typed, in metres along the
    /// meridian: 1 km for an MGRS square of two and two digits, 11 m for four decimals of a degree.
    pub typed_uncertainty_m: f64,
    pub notation: Notation,
}

/// Metres in a degree of latitude, on average over the ellipsoid: a quarter meridian of WGS 84 is
/// 10,001,966 m.
const METRES_PER_DEGREE: f64 = 111_132.95;

/// More than this is no position, but a text that was pasted by mistake.
const MOST_BYTES: usize = 2_000;

impl TypedCoordinates {
    /// Reads what was typed. Latitude comes first unless letters or words tell.
    ///
    /// # Errors
    /// [`CoordinatesError::NotCoordinates`] for a name or anything else that does not look like coordinates;
    /// otherwise what is wrong with them, as a sentence.
    pub fn parse(typed: &str) -> Result<Self, CoordinatesError> {
        let typed = typed.trim();
        if typed.len() > MOST_BYTES || !typed.contains(|letter: char| letter.is_ascii_digit()) {
            return Err(CoordinatesError::NotCoordinates);
        }
        if let Some(read) = address::read(typed) {
            return read;
        }
        if let Some(read) = mgrs::read(typed) {
            return read;
        }
        halves::read(typed)
    }

    /// "42.2258° N, 43.9689° E, typed to about 11 m".
    pub fn in_words(&self) -> String {
        let about = written::length(self.typed_uncertainty_m);
        let position = written::said(self.position, self.typed_uncertainty_m);
        match self.notation {
            Notation::Mgrs => format!("{position}, the middle of a square of {about}"),
            _ => format!("{position}, typed to about {about}"),
        }
    }
}

#[cfg(test)]
mod laws;
