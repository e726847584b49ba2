//! The gazetteer as a whole: what its file holds, and where in it.

use std::sync::OnceLock;

use super::GazetteerError;
use super::bytes::Bytes;
use super::names::Names;
use super::places::{PlaceNumber, Places};

const MAGIC: &[u8] = b"DATELNGZ";
const VERSION: u32 = 1;
const HEADER_BYTES: usize = 20;

/// Where some deflated bytes lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    offset: usize,
    packed: usize,
    unpacked: usize,
}

impl Chunk {
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self, GazetteerError> {
        Ok(Self {
            offset: bytes.count()?,
            packed: bytes.count()?,
            unpacked: bytes.count()?,
        })
    }

    pub(super) fn unpacked(self, file: &[u8]) -> Result<Vec<u8>, GazetteerError> {
        let packed = file
            .get(self.offset..self.offset + self.packed)
            .ok_or(GazetteerError::Damaged)?;
        miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, self.unpacked)
            .map_err(|_| GazetteerError::Damaged)
    }
}

/// A country as GeoNames has it, by which no verdict is given.
pub(super) struct Country {
    /// ISO 3166-1 alpha-2, or "XK".
    pub(super) code: String,
    /// In English.
    pub(super) name: String,
}

/// A province, oblast, state or region.
pub(super) struct FirstLevelArea {
    pub(super) country: usize,
    /// Empty: GeoNames says none.
    pub(super) name: String,
}

/// Places with their names.
pub struct Gazetteer {
    pub(super) countries: Vec<Country>,
    pub(super) areas: Vec<FirstLevelArea>,
    /// IANA names.
    pub(super) zones: Vec<String>,
    pub(super) places: Places,
    pub(super) names: Names,
    /// All places from south to north.
    pub(super) by_latitude: OnceLock<Vec<PlaceNumber>>,
}

impl Gazetteer {
    /// # Errors
    /// When the bytes are no gazetteer, one of another version, or cut short.
    pub fn read(file: &'static [u8]) -> Result<Self, GazetteerError> {
        let number = |at: usize| -> Result<u32, GazetteerError> {
            let four = file.get(at..at + 4).ok_or(GazetteerError::NotAGazetteer)?;
            Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        };
        if !file.starts_with(MAGIC) {
            return Err(GazetteerError::NotAGazetteer);
        }
        let version = number(8)?;
        if version != VERSION {
            return Err(GazetteerError::Version(version));
        }
        let offset = number(16)? as usize;
        if number(12)? as usize != file.len() || offset < HEADER_BYTES {
            return Err(GazetteerError::Damaged);
        }
        let packed = file.get(offset..).ok_or(GazetteerError::Damaged)?;
        let directory = miniz_oxide::inflate::decompress_to_vec_zlib(packed)
            .map_err(|_| GazetteerError::Damaged)?;
        let mut bytes = Bytes::new(&directory);
        let countries: Vec<Country> = (0..bytes.length()?)
            .map(|_| {
                Ok(Country {
                    code: bytes.text()?,
                    name: bytes.text()?,
                })
            })
            .collect::<Result<_, GazetteerError>>()?;
        let areas: Vec<FirstLevelArea> = (0..bytes.length()?)
            .map(|_| {
                let country = bytes.count()?;
                if country >= countries.len() {
                    return Err(GazetteerError::Damaged);
                }
                Ok(FirstLevelArea {
                    country,
                    name: bytes.text()?,
                })
            })
            .collect::<Result<_, _>>()?;
        let zones: Vec<String> = (0..bytes.length()?)
            .map(|_| bytes.text())
            .collect::<Result<_, _>>()?;
        let places = Places::read(file, &mut bytes, areas.len(), zones.len())?;
        let names = Names::read(file, &mut bytes, places.len())?;
        Ok(Self {
            countries,
            areas,
            zones,
            places,
            names,
            by_latitude: OnceLock::new(),
        })
    }

    /// How many places it has.
    pub fn places_count(&self) -> usize {
        self.places.len()
    }

    /// How many different spellings it has.
    pub fn names_count(&self) -> usize {
        self.names.len()
    }
}
