//! Where in the file each cell and each area lies. Nothing is unpacked before it is asked for.

use std::collections::BTreeMap;

use super::BasemapError;
use super::area::{Area, Entry, NamedArea};
use super::bytes::Bytes;
use super::cell::{Cell, CellKey};
use super::label::{self, Label};

const MAGIC: &[u8] = b"DATELNBM";
const VERSION: u32 = 2;
const HEADER_BYTES: usize = 20;

/// How fine the ground is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// For the whole world: Natural Earth's 1:110 million.
    Coarse,
    /// For a continent: 1:50 million.
    Medium,
    /// For a country and closer: 1:10 million.
    Fine,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Coarse, Self::Medium, Self::Fine];

    /// The level whose points are about as dense as the screen's at a zoom (256 · 2^zoom points around
    /// the world). Chosen by eye.
    pub fn for_zoom(zoom: f64) -> Self {
        match zoom {
            zoom if zoom < 2.6 => Self::Coarse,
            zoom if zoom < 4.8 => Self::Medium,
            _ => Self::Fine,
        }
    }
}

/// A box in Web Mercator world units: x right from 180° W, y down from 85.05° N, both 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldBox {
    pub min: [f64; 2],
    pub max: [f64; 2],
}

/// Where some deflated bytes lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    offset: usize,
    packed: usize,
    unpacked: usize,
}

impl Chunk {
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self, BasemapError> {
        Ok(Self {
            offset: bytes.count()?,
            packed: bytes.count()?,
            unpacked: bytes.count()?,
        })
    }
}

/// One level's cells: the world cut into 2^grid by 2^grid squares.
struct Cells {
    /// A world side has 2^bits steps.
    bits: u32,
    grid: u32,
    chunks: BTreeMap<(u32, u32), Chunk>,
}

/// The basemap's directory over its bytes.
pub struct Basemap {
    bytes: &'static [u8],
    levels: Vec<Cells>,
    labels: Chunk,
    areas: Vec<Entry>,
}

impl Basemap {
    /// # Errors
    /// When the bytes are no basemap, one of another version, or cut short.
    pub fn read(bytes: &'static [u8]) -> Result<Self, BasemapError> {
        let number = |at: usize| -> Result<u32, BasemapError> {
            let four = bytes.get(at..at + 4).ok_or(BasemapError::NotABasemap)?;
            Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        };
        if !bytes.starts_with(MAGIC) {
            return Err(BasemapError::NotABasemap);
        }
        let version = number(8)?;
        if version != VERSION {
            return Err(BasemapError::Version(version));
        }
        let offset = number(16)? as usize;
        if number(12)? as usize != bytes.len() || offset < HEADER_BYTES {
            return Err(BasemapError::Damaged);
        }
        let packed = bytes.get(offset..).ok_or(BasemapError::Damaged)?;
        let directory = miniz_oxide::inflate::decompress_to_vec_zlib(packed)
            .map_err(|_| BasemapError::Damaged)?;
        let mut read = Bytes::new(&directory);
        let levels = (0..read.length()?)
            .map(|_| Cells::read(&mut read))
            .collect::<Result<Vec<_>, _>>()?;
        let labels = Chunk::read(&mut read)?;
        let areas = (0..read.length()?)
            .map(|_| Entry::read(&mut read))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            bytes,
            levels,
            labels,
            areas,
        })
    }

    pub(super) fn unpacked(&self, chunk: Chunk) -> Result<Vec<u8>, BasemapError> {
        let packed = self
            .bytes
            .get(chunk.offset..chunk.offset + chunk.packed)
            .ok_or(BasemapError::Damaged)?;
        miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, chunk.unpacked)
            .map_err(|_| BasemapError::Damaged)
    }

    /// The cells that touch a box, those alone that have anything in them.
    pub fn cells(&self, level: Level, visible: WorldBox) -> impl Iterator<Item = CellKey> + '_ {
        self.levels
            .get(level as usize)
            .into_iter()
            .flat_map(move |cells| {
                let side = f64::from(1u32 << cells.grid);
                let first = |value: f64| (value * side).floor().clamp(0.0, side - 1.0) as u32;
                let rows = first(visible.min[1])..=first(visible.max[1]);
                let columns = first(visible.min[0])..=first(visible.max[0]);
                columns.flat_map(move |x| {
                    let rows = rows.clone();
                    rows.filter(move |y| cells.chunks.contains_key(&(x, *y)))
                        .map(move |y| CellKey { level, x, y })
                })
            })
    }

    /// Unpacks a cell.
    ///
    /// # Errors
    /// When its bytes are damaged or there is no such cell.
    pub fn cell(&self, key: CellKey) -> Result<Cell, BasemapError> {
        let cells = self
            .levels
            .get(key.level as usize)
            .ok_or(BasemapError::Damaged)?;
        let chunk = cells
            .chunks
            .get(&(key.x, key.y))
            .ok_or(BasemapError::Damaged)?;
        let side = f64::from(1u32 << cells.grid);
        let origin = [f64::from(key.x) / side, f64::from(key.y) / side];
        Cell::read(
            &mut Bytes::new(&self.unpacked(*chunk)?),
            origin,
            f64::from(1u32 << cells.bits).recip(),
        )
    }

    /// # Errors
    /// When its bytes are damaged.
    pub fn labels(&self) -> Result<Vec<Label>, BasemapError> {
        label::read(&mut Bytes::new(&self.unpacked(self.labels)?))
    }

    pub fn area_ids(&self) -> impl Iterator<Item = &str> {
        self.areas.iter().map(|area| area.id.as_str())
    }

    /// What all areas are called, without unpacking their rings.
    pub fn named_areas(&self) -> impl Iterator<Item = NamedArea<'_>> {
        self.areas.iter().map(Entry::named)
    }

    /// The area of that id; `None` when there is none.
    pub fn area(&self, id: &str) -> Option<Area> {
        let entry = self.areas.iter().find(|area| area.id == id)?;
        Some(entry.unpacked(self))
    }
}

impl Cells {
    fn read(bytes: &mut Bytes<'_>) -> Result<Self, BasemapError> {
        let (bits, grid) = (bytes.count()? as u32, bytes.count()? as u32);
        if bits > 30 || grid > 12 || grid > bits {
            return Err(BasemapError::Damaged);
        }
        let chunks = (0..bytes.length()?)
            .map(|_| {
                let place = (bytes.count()? as u32, bytes.count()? as u32);
                Ok((place, Chunk::read(bytes)?))
            })
            .collect::<Result<_, BasemapError>>()?;
        Ok(Self { bits, grid, chunks })
    }
}
