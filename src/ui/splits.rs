//! The edges between the parts of the window: where they stand, and how they are moved.
//!
//! What was wished for and what is shown are kept apart: a window made small takes room away and a window made
//! large again gives it back. A narrow window has wishes of its own.

use egui::{CursorIcon, EventFilter, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use super::theme::Theme;
use crate::app::Room;

/// An edge that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Filters,
    /// Of what is being edited, in the place of the filters.
    Inspector,
    Reader,
    /// Of the reader while it shows columns side by side.
    Columns,
    /// Of the list of disputes, against the filters above it.
    Disputes,
    Timeline,
}

/// What a part may measure across its edge, in points.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub least: f32,
    pub usual: f32,
    pub most: f32,
}

/// The sizes that were wished for, in points. `None`: the usual one.
#[derive(Default)]
pub struct Splits {
    wide: [Option<f32>; 6],
    narrow: [Option<f32>; 6],
}

/// How near to an edge takes hold of it, in points, to either side.
const GRIP: f32 = 4.0;
/// How far an arrow key moves an edge, in points. Chosen by eye.
const KEY_STEP: f32 = 16.0;

impl Splits {
    fn wish(&mut self, edge: Edge, room: Room) -> &mut Option<f32> {
        let wishes = match room {
            Room::Wide => &mut self.wide,
            Room::Narrow => &mut self.narrow,
        };
        &mut wishes[edge as usize]
    }

    /// The size to show a part at: as near to what was wished for as there is room.
    pub fn size(&mut self, edge: Edge, room: Room, measure: Measure) -> f32 {
        let wished = self.wish(edge, room).unwrap_or(measure.usual);
        wished.min(measure.most).max(measure.least).round()
    }

    /// The edge of a part that is drawn at `part`: a hairline that can be dragged, and moved by arrow keys.
    pub fn handle(
        &mut self,
        ui: &mut Ui,
        theme: &Theme,
        edge: Edge,
        room: Room,
        measure: Measure,
        part: Rect,
    ) {
        let (line, name, cursor) = match edge {
            Edge::Filters => (
                part.right(),
                "Width of the filters",
                CursorIcon::ResizeHorizontal,
            ),
            Edge::Inspector => (
                part.right(),
                "Width of the inspector",
                CursorIcon::ResizeHorizontal,
            ),
            Edge::Reader | Edge::Columns => (
                part.left(),
                "Width of the reader",
                CursorIcon::ResizeHorizontal,
            ),
            Edge::Disputes => (
                part.top(),
                "Height of the disputes",
                CursorIcon::ResizeVertical,
            ),
            Edge::Timeline => (
                part.top(),
                "Height of the timeline",
                CursorIcon::ResizeVertical,
            ),
        };
        let mut grip = part;
        match edge {
            Edge::Timeline | Edge::Disputes => {
                (grip.min.y, grip.max.y) = (line - GRIP, line + GRIP)
            }
            Edge::Filters | Edge::Inspector | Edge::Reader | Edge::Columns => {
                (grip.min.x, grip.max.x) = (line - GRIP, line + GRIP)
            }
        }
        let id = ui.scope_id().with(name);
        let response = ui
            .interact(grip, id, Sense::click_and_drag())
            .on_hover_cursor(cursor);
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
        let size = match edge {
            Edge::Timeline | Edge::Disputes => part.height(),
            Edge::Filters | Edge::Inspector | Edge::Reader | Edge::Columns => part.width(),
        };
        let mut wished = None;
        if let Some(pointer) = response
            .interact_pointer_pos()
            .filter(|_| response.dragged())
        {
            wished = Some(match edge {
                Edge::Filters | Edge::Inspector => pointer.x - part.left(),
                Edge::Reader | Edge::Columns => part.right() - pointer.x,
                Edge::Timeline | Edge::Disputes => part.bottom() - pointer.y,
            });
        }
        if response.has_focus() {
            wished = wished.or(keyed(ui, id, edge).map(|step| size + step));
        }
        if let Some(wished) = wished {
            *self.wish(edge, room) = Some(wished.min(measure.most).max(measure.least));
            ui.ctx().request_repaint();
        }
        if response.double_clicked() {
            *self.wish(edge, room) = None;
        }
        let stroke = if response.hovered() || response.dragged() {
            Stroke::new(2.0, theme.ink_soft)
        } else {
            theme.hairline()
        };
        match edge {
            Edge::Timeline | Edge::Disputes => ui.painter().hline(part.x_range(), line, stroke),
            Edge::Filters | Edge::Inspector | Edge::Reader | Edge::Columns => {
                ui.painter().vline(line, part.y_range(), stroke)
            }
        };
    }
}

/// By how much the arrow keys of this frame make the part larger. `None`: none was pressed.
fn keyed(ui: &Ui, id: egui::Id, edge: Edge) -> Option<f32> {
    let is_level = matches!(edge, Edge::Timeline | Edge::Disputes);
    let arrows = EventFilter {
        horizontal_arrows: !is_level,
        vertical_arrows: is_level,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let (larger, smaller) = match edge {
        Edge::Filters | Edge::Inspector => (Key::ArrowRight, Key::ArrowLeft),
        Edge::Reader | Edge::Columns => (Key::ArrowLeft, Key::ArrowRight),
        Edge::Timeline | Edge::Disputes => (Key::ArrowUp, Key::ArrowDown),
    };
    ui.input(|input| {
        if input.key_pressed(larger) {
            Some(KEY_STEP)
        } else if input.key_pressed(smaller) {
            Some(-KEY_STEP)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: Measure = Measure {
        least: 200.0,
        usual: 380.0,
        most: 700.0,
    };

    #[test]
    fn a_width_comes_back_when_the_window_is_wide_again() {
        let mut splits = Splits::default();
        *splits.wish(Edge::Reader, Room::Wide) = Some(650.0);
        let small = Measure {
            most: 300.0,
            ..MEASURE
        };
        assert_eq!(splits.size(Edge::Reader, Room::Wide, small), 300.0);
        assert_eq!(splits.size(Edge::Reader, Room::Narrow, small), 300.0);
        assert_eq!(splits.size(Edge::Reader, Room::Wide, MEASURE), 650.0);
    }

    #[test]
    fn where_there_is_less_room_than_the_least_the_least_is_kept() {
        let mut splits = Splits::default();
        let none = Measure {
            most: 90.0,
            ..MEASURE
        };
        assert_eq!(splits.size(Edge::Filters, Room::Wide, none), 200.0);
    }
}
