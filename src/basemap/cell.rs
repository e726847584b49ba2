//! One square of the ground: land and lakes as triangles, everything else as lines.

use super::BasemapError;
use super::border::BorderLine;
use super::bytes::Bytes;
use super::directory::Level;

/// Names a cell: column and row of its level's grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    pub level: Level,
    pub x: u32,
    pub y: u32,
}

/// A cell's shapes. Points are world units from `origin`, which keeps them precise close up.
#[derive(Clone, Debug)]
pub struct Cell {
    pub origin: [f64; 2],
    pub land: Triangles,
    pub lakes: Triangles,
    pub lines: Vec<Line>,
}

/// A surface: every three corners are a triangle.
#[derive(Clone, Debug, Default)]
pub struct Triangles {
    pub vertices: Vec<[f32; 2]>,
    pub corners: Vec<u32>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    Coast,
    LakeShore,
    Border(BorderLine),
    FirstLevelBorder,
    River,
}

/// A polyline.
#[derive(Clone, Debug)]
pub struct Line {
    pub kind: LineKind,
    /// Natural Earth's scale rank: 0 matters most. Borders between states are all 0.
    pub rank: u8,
    pub points: Vec<[f32; 2]>,
}

impl LineKind {
    /// The kind and the rank; of a border the second number is its class.
    fn from_numbers(kind: u64, second: u64) -> Option<(Self, u8)> {
        let rank = second.min(255) as u8;
        Some(match kind {
            0 => (Self::Coast, rank),
            1 => (Self::LakeShore, rank),
            2 => (Self::Border(BorderLine::from_number(second)?), 0),
            3 => (Self::FirstLevelBorder, rank),
            4 => (Self::River, rank),
            _ => return None,
        })
    }
}

impl Cell {
    /// `step`: world units to one step of the file's numbers.
    pub(super) fn read(
        bytes: &mut Bytes<'_>,
        origin: [f64; 2],
        step: f64,
    ) -> Result<Self, BasemapError> {
        let land = Triangles::read(bytes, step)?;
        let lakes = Triangles::read(bytes, step)?;
        let lines = (0..bytes.length()?)
            .map(|_| {
                let (kind, rank) = LineKind::from_numbers(bytes.varint()?, bytes.varint()?)
                    .ok_or(BasemapError::Damaged)?;
                let count = bytes.length()?;
                let points = scaled(&bytes.points(count)?, step);
                Ok(Line { kind, rank, points })
            })
            .collect::<Result<_, BasemapError>>()?;
        Ok(Self {
            origin,
            land,
            lakes,
            lines,
        })
    }
}

impl Triangles {
    fn read(bytes: &mut Bytes<'_>, step: f64) -> Result<Self, BasemapError> {
        let count = bytes.length()?;
        let vertices = scaled(&bytes.points(count)?, step);
        let triangles = bytes.length()?;
        let mut corner = 0i64;
        let mut corners = Vec::with_capacity(triangles * 3);
        for _ in 0..triangles * 3 {
            corner = corner.wrapping_add(bytes.zigzag()?);
            let number = u32::try_from(corner).map_err(|_| BasemapError::Damaged)?;
            if number as usize >= vertices.len() {
                return Err(BasemapError::Damaged);
            }
            corners.push(number);
        }
        Ok(Self { vertices, corners })
    }
}

fn scaled(points: &[[i64; 2]], step: f64) -> Vec<[f32; 2]> {
    points
        .iter()
        .map(|[x, y]| [(*x as f64 * step) as f32, (*y as f64 * step) as f32])
        .collect()
}
