//! Where on Earth: a longitude and a latitude in degrees.

use serde::{Deserialize, Serialize};

/// A point in WGS 84 degrees; always finite and in range. Remembered as longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct LonLat {
    longitude: f64,
    latitude: f64,
}

/// Why two numbers are not a position.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PositionError {
    #[error("a longitude lies between -180 and 180 degrees; {0} does not")]
    Longitude(f64),
    #[error("a latitude lies between -90 and 90 degrees; {0} does not")]
    Latitude(f64),
}

impl TryFrom<(f64, f64)> for LonLat {
    type Error = PositionError;

    fn try_from((longitude, latitude): (f64, f64)) -> Result<Self, PositionError> {
        Self::new(longitude, latitude)
    }
}

impl From<LonLat> for (f64, f64) {
    fn from(at: LonLat) -> Self {
        (at.longitude, at.latitude)
    }
}

impl LonLat {
    /// Longitude −180 to 180 (east positive), latitude −90 to 90 (north positive).
    ///
    /// # Errors
    /// When either is out of range or not a number.
    pub fn new(longitude: f64, latitude: f64) -> Result<Self, PositionError> {
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(PositionError::Longitude(longitude));
        }
        if !(-90.0..=90.0).contains(&latitude) {
            return Err(PositionError::Latitude(latitude));
        }
        Ok(Self {
            longitude,
            latitude,
        })
    }

    /// Degrees, east positive.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Degrees, north positive.
    pub fn latitude(self) -> f64 {
        self.latitude
    }
}
