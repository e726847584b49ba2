//! A column of rows of which only those in view are laid out. Knows nothing of what the rows are.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Rows this far beyond the view are laid out too, in points, so that Tab finds the next thing to go to.
const BEYOND: f32 = 240.0;
/// A height that was measured again and differs by less is the same, in points.
const SAME: f32 = 0.5;

/// The heights of rows, as far as they were seen at the present width.
pub struct Column<Row> {
    /// In points; every height is void when it changes.
    width: f32,
    /// Of every row that was ever in the list, in points: measured where it was seen, else estimated.
    /// While the date moves the list is another in each frame and its rows are nearly the same.
    once: HashMap<Row, f32>,
    /// One for each row of the list last shown: measured or estimated, in points.
    heights: Vec<f32>,
    /// Which list `heights` belongs to.
    list: Option<u64>,
}

impl<Row> Default for Column<Row> {
    fn default() -> Self {
        Self {
            width: 0.0,
            once: HashMap::new(),
            heights: Vec::new(),
            list: None,
        }
    }
}

impl<Row: Copy + Debug + Eq + Hash> Column<Row> {
    /// Lays out the rows in view, within a scroll area.
    ///
    /// `list` is another number whenever the rows are others. `estimate` gives the height of a row that
    /// was never seen, in points.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        list: u64,
        rows: &[Row],
        estimate: impl Fn(Row) -> f32,
        mut draw: impl FnMut(&mut Ui, Row),
    ) {
        let width = ui.available_width();
        self.prepare(width, list, rows, estimate);
        let view = ui.clip_rect().expand2(vec2(0.0, BEYOND));
        let (left, top) = (ui.cursor().left(), ui.cursor().top());
        let mut y = top;
        let mut changed = false;
        let mut drawn: Vec<Row> = Vec::new();
        for (row, height) in rows.iter().zip(&mut self.heights) {
            let in_view = y + *height >= view.top() && y <= view.bottom();
            if in_view {
                let place = Rect::from_min_size(pos2(left, y), vec2(width, *height));
                // Named by the row, not by how many were laid out before it: the keyboard's focus is kept
                // by name, and scrolling changes which row is laid out first.
                let twins = drawn.iter().filter(|other| **other == *row).count();
                drawn.push(*row);
                let id = ui.scope_id().with((row, twins));
                let mut child = ui.new_child(UiBuilder::new().scope_id(id).max_rect(place));
                draw(&mut child, *row);
                let measured = child.min_rect().bottom() - y;
                if (measured - *height).abs() > SAME {
                    *height = measured;
                    changed = true;
                }
                self.once.insert(*row, measured);
            }
            y += *height;
        }
        let whole = Rect::from_min_max(pos2(left, top), pos2(left + width, y.max(top)));
        ui.allocate_rect(whole, Sense::hover());
        if changed {
            ui.ctx().request_repaint();
        }
    }

    /// Where a row stands below the top of the column, in points, as far as is known.
    pub fn offset_of(&self, rows: &[Row], wanted: Row) -> Option<f32> {
        let place = rows.iter().position(|row| *row == wanted)?;
        Some(self.heights.get(..place)?.iter().sum())
    }

    fn prepare(&mut self, width: f32, list: u64, rows: &[Row], estimate: impl Fn(Row) -> f32) {
        if (width - self.width).abs() > SAME {
            self.width = width;
            self.once.clear();
            self.list = None;
        }
        if self.list == Some(list) && self.heights.len() == rows.len() {
            return;
        }
        self.list = Some(list);
        self.heights.clear();
        self.heights.extend(
            rows.iter()
                .map(|row| *self.once.entry(*row).or_insert_with(|| estimate(*row))),
        );
    }
}
