//! Named areas that a dossier's places may refer to: countries, first-level areas, disputed ground.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::BasemapError;
use super::bytes::Bytes;
use super::directory::{Basemap, Chunk};

/// The file's degrees are whole numbers of these; about a metre.
const STEPS_PER_DEGREE: f64 = 100_000.0;

/// What sort of ground an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    Country,
    FirstLevel,
    /// Enclosed by a disputed line.
    Disputed,
}

/// A named piece of ground.
#[derive(Clone, Debug)]
pub struct Area {
    /// "country:GEO", "admin1:GE-AB", "disputed:south-ossetia".
    pub id: String,
    /// In English.
    pub name: String,
    pub kind: AreaKind,
    /// Longitude and latitude of a point well inside.
    pub label_point: [f64; 2],
    /// In degrees, longitude before latitude.
    pub rings: Result<MultiPolygon<f64>, BasemapError>,
}

/// What an area is called and where, without its rings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedArea<'a> {
    pub id: &'a str,
    /// In English.
    pub name: &'a str,
    pub kind: AreaKind,
    /// Longitude and latitude of a point well inside.
    pub label_point: [f64; 2],
}

/// An area in the directory, its rings still packed.
pub(super) struct Entry {
    pub(super) id: String,
    name: String,
    kind: AreaKind,
    label_point: [f64; 2],
    chunk: Chunk,
}

impl Entry {
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self, BasemapError> {
        let (id, name) = (bytes.text()?, bytes.text()?);
        let kind = match bytes.varint()? {
            0 => AreaKind::Country,
            1 => AreaKind::FirstLevel,
            2 => AreaKind::Disputed,
            _ => return Err(BasemapError::Damaged),
        };
        let mut degrees = || Ok(bytes.zigzag()? as f64 / STEPS_PER_DEGREE);
        // The bounding box comes first; the rings tell it again.
        for _ in 0..4 {
            degrees()?;
        }
        let label_point = [degrees()?, degrees()?];
        Ok(Self {
            id,
            name,
            kind,
            label_point,
            chunk: Chunk::read(bytes)?,
        })
    }

    pub(super) fn named(&self) -> NamedArea<'_> {
        NamedArea {
            id: &self.id,
            name: &self.name,
            kind: self.kind,
            label_point: self.label_point,
        }
    }

    pub(super) fn unpacked(&self, basemap: &Basemap) -> Area {
        Area {
            id: self.id.clone(),
            name: self.name.clone(),
            kind: self.kind,
            label_point: self.label_point,
            rings: basemap
                .unpacked(self.chunk)
                .and_then(|bytes| polygons(&mut Bytes::new(&bytes))),
        }
    }
}

fn polygons(bytes: &mut Bytes<'_>) -> Result<MultiPolygon<f64>, BasemapError> {
    let polygons = (0..bytes.length()?)
        .map(|_| {
            let mut rings = (0..bytes.length()?)
                .map(|_| ring(bytes))
                .collect::<Result<Vec<_>, _>>()?
                .into_iter();
            let outer = rings.next().ok_or(BasemapError::Damaged)?;
            Ok(Polygon::new(outer, rings.collect()))
        })
        .collect::<Result<Vec<_>, BasemapError>>()?;
    Ok(MultiPolygon::new(polygons))
}

fn ring(bytes: &mut Bytes<'_>) -> Result<LineString<f64>, BasemapError> {
    let count = bytes.length()?;
    let points = bytes.points(count)?;
    let degrees = |value: i64| value as f64 / STEPS_PER_DEGREE;
    Ok(points
        .iter()
        .map(|[x, y]| Coord {
            x: degrees(*x),
            y: degrees(*y),
        })
        .collect())
}
