//! Where the columns stand. Arithmetic only.

use crate::app::{RowLines, TableView};
use crate::query::TableColumn;

/// Left of the first column: room for the marks of contested, possible and new rows, in points.
pub const GUTTER: f32 = 18.0;
/// Between the words of two columns, in points.
pub const GAP: f32 = 12.0;
/// Height of a line of text, in points.
pub const LINE: f32 = 17.0;

/// A column and where it stands, in points from the left of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub column: TableColumn,
    pub left: f32,
    /// With the gap to the next column.
    pub width: f32,
}

/// The columns in view, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub columns: Vec<Placed>,
    /// Of a whole row, in points; at least as wide as the room there is.
    pub width: f32,
    pub row_height: f32,
    pub lines: usize,
}

impl Layout {
    /// `room` is how wide the view is, in points. What is left of it goes to a column of running text that
    /// nobody gave a width, so that a table fills its place.
    pub fn of(table: &TableView, room: f32) -> Self {
        let set = |column: &TableColumn| table.widths.get(column).copied();
        let width = |column: &TableColumn| set(column).unwrap_or(own_width(*column));
        let taken: f32 = table.columns.iter().map(width).sum();
        let left_over = (room - GUTTER - taken).max(0.0);
        let free = |column: &&TableColumn| set(column).is_none();
        let fills = [TableColumn::Statement, TableColumn::Excerpt]
            .iter()
            .find(|column| table.columns.contains(column) && free(column))
            .or_else(|| table.columns.iter().rev().find(free))
            .copied();
        let mut left = GUTTER;
        let columns = table.columns.iter().map(|column| {
            let more = if fills == Some(*column) {
                left_over
            } else {
                0.0
            };
            let placed = Placed {
                column: *column,
                left,
                width: width(column) + more,
            };
            left += placed.width;
            placed
        });
        let columns: Vec<Placed> = columns.collect();
        let lines = match table.lines {
            RowLines::One => 1,
            RowLines::Two => 2,
            RowLines::Three => 3,
        };
        Self {
            columns,
            // What rounding adds is no reason to scroll.
            width: if left - room < 1.0 { room } else { left },
            row_height: LINE * lines as f32 + 9.0,
            lines,
        }
    }
}

/// How wide a column is when nobody said, in points. Chosen by eye: six of them fit beside filters and
/// reader in a window of 1280.
fn own_width(column: TableColumn) -> f32 {
    match column {
        TableColumn::Reported => 85.0,
        TableColumn::Occurred => 90.0,
        TableColumn::Claimants => 110.0,
        TableColumn::Side => 88.0,
        TableColumn::Statement => 168.0,
        TableColumn::Excerpt => 220.0,
        TableColumn::Places => 78.0,
        TableColumn::Kind => 96.0,
        TableColumn::Events | TableColumn::Positions => 150.0,
        TableColumn::Figure => 118.0,
        TableColumn::Standing => 108.0,
        TableColumn::Change => 96.0,
        TableColumn::Certainty => 72.0,
        TableColumn::Via => 100.0,
        TableColumn::Source => 132.0,
        TableColumn::Id => 130.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_fills_its_place_and_never_squeezes_what_somebody_set() {
        let mut table = TableView::default();
        let roomy = Layout::of(&table, 900.0);
        let last = roomy.columns.last().expect("columns");
        assert!((last.left + last.width - 900.0).abs() < 0.01);
        table.widths.insert(TableColumn::Statement, 400.0);
        for room in [300.0, 900.0, 2_000.0] {
            let layout = Layout::of(&table, room);
            let mut columns = layout.columns.iter();
            let statement = columns.find(|placed| placed.column == TableColumn::Statement);
            assert_eq!(statement.map(|placed| placed.width), Some(400.0));
        }
    }

    #[test]
    fn columns_stand_side_by_side() {
        let layout = Layout::of(&TableView::default(), 500.0);
        assert_eq!(layout.columns[0].left, GUTTER);
        for pair in layout.columns.windows(2) {
            assert!((pair[0].left + pair[0].width - pair[1].left).abs() < 0.01);
        }
        assert!(layout.width >= 500.0);
    }
}
