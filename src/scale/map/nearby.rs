//! A coarse grid over the panel that finds what is near a rectangle without looking at everything.

use crate::scale::{Point, Rect};

/// Things with a bounding rectangle, found by where they are. Made anew for each layout.
pub(super) struct Nearby {
    bounds: Rect,
    columns: usize,
    rows: usize,
    /// First entry of each cell in `entries`, or [`NONE`].
    heads: Vec<u32>,
    /// (thing, next entry of the same cell or [`NONE`]).
    entries: Vec<(u32, u32)>,
}

const NONE: u32 = u32::MAX;
/// Points; about the size of a label, so that most things fall into one to four cells.
const CELL: f32 = 64.0;
/// Cells along one side, for panels of any size.
const MOST_CELLS: f32 = 64.0;

impl Nearby {
    /// Whatever lies outside `bounds` is filed under the nearest cell at the edge.
    pub fn new(bounds: Rect) -> Self {
        let cells = |length: f32| (length / CELL).clamp(1.0, MOST_CELLS).ceil() as usize;
        let (columns, rows) = (cells(bounds.width()), cells(bounds.height()));
        Self {
            bounds,
            columns,
            rows,
            heads: vec![NONE; columns * rows],
            entries: Vec::new(),
        }
    }

    pub fn insert(&mut self, thing: u32, extent: Rect) {
        let (columns, rows) = self.cells(extent);
        for row in rows {
            for column in columns.clone() {
                let cell = row * self.columns + column;
                self.entries.push((thing, self.heads[cell]));
                self.heads[cell] = self.entries.len() as u32 - 1;
            }
        }
    }

    /// Whether `test` holds for anything that may lie in `extent`. A thing may be tested more than once.
    pub fn any(&self, extent: Rect, mut test: impl FnMut(u32) -> bool) -> bool {
        let (columns, rows) = self.cells(extent);
        for row in rows {
            for column in columns.clone() {
                let mut entry = self.heads[row * self.columns + column];
                while entry != NONE {
                    let (thing, next) = self.entries[entry as usize];
                    if test(thing) {
                        return true;
                    }
                    entry = next;
                }
            }
        }
        false
    }

    fn cells(
        &self,
        extent: Rect,
    ) -> (
        std::ops::RangeInclusive<usize>,
        std::ops::RangeInclusive<usize>,
    ) {
        // A float becomes the nearest number there is; NaN becomes 0.
        let cell = |at: f32, from: f32, length: f32, count: usize| {
            (((at - from) / length * count as f32) as usize).min(count - 1)
        };
        let column = |point: Point| {
            cell(
                point.x,
                self.bounds.min.x,
                self.bounds.width().max(1.0),
                self.columns,
            )
        };
        let row = |point: Point| {
            cell(
                point.y,
                self.bounds.min.y,
                self.bounds.height().max(1.0),
                self.rows,
            )
        };
        (
            column(extent.min)..=column(extent.max),
            row(extent.min)..=row(extent.max),
        )
    }
}
