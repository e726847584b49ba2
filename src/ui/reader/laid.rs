//! Where the letters of a document stand on the screen in this frame, there and back. What is done with them
//! stands in `selecting`, `caret` and `handles`.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CharIndex};
use egui::{Galley, Pos2, Rect};

/// The lines of a document that were laid out in this frame, from the top.
#[derive(Default)]
pub struct Laid(Vec<LaidLine>);

struct LaidLine {
    /// Bytes of the document's text.
    line: Range<usize>,
    at: Pos2,
    galley: Arc<Galley>,
}

/// To which of two neighbouring letters a place between them belongs, where a row ends between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the letter after it: something begins here.
    Start,
    /// To the letter before it: something ends here.
    End,
}

impl Laid {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn add(&mut self, line: Range<usize>, at: Pos2, galley: Arc<Galley>) {
        self.0.push(LaidLine { line, at, galley });
    }

    /// The byte of the text at or nearest to a point. `None`: nothing is laid out.
    pub fn byte_at(&self, point: Pos2) -> Option<usize> {
        let apart = |laid: &&LaidLine| {
            let rect = laid.rect();
            (rect.top() - point.y).max(point.y - rect.bottom()).max(0.0)
        };
        let nearest = self
            .0
            .iter()
            .min_by(|one, other| apart(one).total_cmp(&apart(other)))?;
        Some(nearest.byte_at(point))
    }

    /// The caret's place at a byte of the text: as high as its row. `None`: its line is not laid out.
    pub fn place_of(&self, byte: usize, side: Side) -> Option<Rect> {
        let mut lines = self.0.iter();
        let laid = lines.find(|laid| match side {
            Side::Start => laid.line.start <= byte && byte < laid.line.end,
            Side::End => laid.line.start < byte && byte <= laid.line.end,
        })?;
        Some(laid.place_of(byte, side))
    }

    /// The first byte of the first line that can be seen through `window`.
    pub fn first_in(&self, window: Rect) -> Option<usize> {
        let mut lines = self.0.iter();
        let laid = lines.find(|laid| laid.rect().bottom() > window.top() + 8.0)?;
        Some(laid.line.start)
    }

    /// The line that a byte stands in, or at the end of.
    pub fn line_of(&self, byte: usize) -> Option<Range<usize>> {
        let mut lines = self.0.iter().map(|laid| &laid.line);
        lines
            .find(|line| line.start <= byte && byte <= line.end)
            .cloned()
    }
}

impl LaidLine {
    fn rect(&self) -> Rect {
        Rect::from_min_size(self.at, self.galley.size())
    }

    fn byte_at(&self, point: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(point - self.at);
        let text = self.galley.text();
        let letters = text.char_indices().nth(cursor.index.0);
        self.line.start + letters.map_or(text.len(), |(byte, _)| byte)
    }

    fn place_of(&self, byte: usize, side: Side) -> Rect {
        let text = self.galley.text();
        let before = text.get(..byte - self.line.start).unwrap_or(text);
        let cursor = CCursor {
            index: CharIndex(before.chars().count()),
            prefer_next_row: side == Side::Start,
        };
        self.galley
            .pos_from_cursor(cursor)
            .translate(self.at.to_vec2())
    }
}
