//! What is known of each place but its names: columns of numbers.

use super::GazetteerError;
use super::bytes::Bytes;
use super::directory::Chunk;
use crate::dossier::LonLat;

/// The file's degrees are whole numbers of these; about a metre.
const STEPS_PER_DEGREE: f64 = 100_000.0;

/// Which place, counted in the order of GeoNames ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceNumber(pub(super) u32);

impl PlaceNumber {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One number of each sort for each place.
pub(super) struct Places {
    pub(super) geonames_ids: Vec<u32>,
    positions: Vec<LonLat>,
    /// First-level areas.
    pub(super) areas: Vec<u16>,
    pub(super) zones: Vec<u16>,
    /// Zero: not known.
    pub(super) populations: Vec<u32>,
}

impl Places {
    pub(super) fn read(
        file: &[u8],
        directory: &mut Bytes<'_>,
        areas: usize,
        zones: usize,
    ) -> Result<Self, GazetteerError> {
        let count = directory.count()?;
        let mut column = || Chunk::read(directory)?.unpacked(file);
        let geonames_ids = stepped(&column()?, count)?;
        let (longitudes, latitudes) = (stepped(&column()?, count)?, stepped(&column()?, count)?);
        let degrees = |step: i64| step as f64 / STEPS_PER_DEGREE;
        let positions = longitudes
            .into_iter()
            .zip(latitudes)
            .map(|(longitude, latitude)| LonLat::new(degrees(longitude), degrees(latitude)))
            .collect::<Result<_, _>>()
            .map_err(|_| GazetteerError::Damaged)?;
        let areas = below(stepped(&column()?, count)?, areas)?;
        let zones = below(stepped(&column()?, count)?, zones)?;
        let column = column()?;
        let mut bytes = Bytes::new(&column);
        let populations = (0..count)
            .map(|_| u32::try_from(bytes.varint()?).map_err(|_| GazetteerError::Damaged))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            geonames_ids: geonames_ids
                .into_iter()
                .map(|id| u32::try_from(id).map_err(|_| GazetteerError::Damaged))
                .collect::<Result<_, _>>()?,
            positions,
            areas,
            zones,
            populations,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.positions.len()
    }

    pub(super) fn position(&self, place: PlaceNumber) -> LonLat {
        self.positions[place.index()]
    }

    pub(super) fn population(&self, place: PlaceNumber) -> u32 {
        self.populations[place.index()]
    }

    pub(super) fn all(&self) -> impl Iterator<Item = PlaceNumber> + use<> {
        // A column has at most as many numbers as bytes, and those are counted in fewer than 32 bits.
        (0..self.len() as u32).map(PlaceNumber)
    }
}

fn stepped(column: &[u8], count: usize) -> Result<Vec<i64>, GazetteerError> {
    if count > column.len() {
        return Err(GazetteerError::Damaged);
    }
    let mut bytes = Bytes::new(column);
    let mut value = 0i64;
    (0..count)
        .map(|_| {
            value = value.wrapping_add(bytes.zigzag()?);
            Ok(value)
        })
        .collect()
}

/// Numbers of things of which there are `most`.
fn below(numbers: Vec<i64>, most: usize) -> Result<Vec<u16>, GazetteerError> {
    let number = |number: i64| {
        u16::try_from(number)
            .ok()
            .filter(|number| usize::from(*number) < most)
            .ok_or(GazetteerError::Damaged)
    };
    numbers.into_iter().map(number).collect()
}
