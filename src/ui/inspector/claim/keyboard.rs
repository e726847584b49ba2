//! Where the keyboard stands in the form of a claim. What has it can go away, such as a button that was needed
//! only while something was typed: the keyboard then goes on to the next field, and is never nowhere.

use egui::{Id, Key, Rect, Ui};

use crate::ui::focus;

/// The rows of one frame, from above.
#[derive(Default)]
pub(super) struct Rows {
    /// The field of each row that has one.
    stops: Vec<(String, Id)>,
    /// The field of the row that is being drawn.
    stop: Option<Id>,
    /// The row in which the keyboard is, counted among `stops`.
    here: Option<usize>,
    /// The field beside which a row was clicked.
    clicked: Option<Id>,
}

/// What is known from the frame before.
#[derive(Default)]
pub(super) struct Memory {
    /// What had the keyboard, and in which row.
    held: Option<(Id, usize)>,
    /// The row that was left by taking the last that it was offered.
    left: Option<usize>,
    /// What is to get it.
    wanted: Option<Id>,
    /// What was brought into view last.
    led: Option<Id>,
}

impl Rows {
    /// A field in which something is typed; the first of a row is the row's stop.
    pub(super) fn stop(&mut self, id: Id) {
        self.stop.get_or_insert(id);
    }

    /// The field of the row with that label.
    pub(super) fn stop_of(&self, label: &str) -> Option<Id> {
        let mut stops = self.stops.iter();
        stops.find(|(of, _)| of == label).map(|(_, id)| *id)
    }

    /// Ends a row that begins at `left` and that `ui` drew the field of.
    pub(super) fn end(&mut self, ui: &Ui, label: &str, left: f32) {
        let stop = self.stop.take();
        if let Some(id) = stop {
            self.stops.push((label.to_owned(), id));
        }
        let focused = ui.memory(egui::Memory::focused);
        if focused.is_some_and(|id| focus::is_within(ui, id)) {
            self.here = self.stops.len().checked_sub(1);
        }
        let drawn = ui.min_rect();
        let row = Rect::from_min_max(egui::pos2(left, drawn.top()), drawn.right_bottom());
        let clicked = ui.input(|input| input.pointer.primary_clicked());
        if clicked && ui.rect_contains_pointer(row) {
            self.clicked = stop;
        }
    }
}

impl Memory {
    /// The row that is being drawn has what it needs: the keyboard goes on to the next.
    pub(super) fn go_on(&mut self, rows: &Rows) {
        self.left = Some(rows.stops.len());
    }

    /// Keeps the keyboard in the form while what had it goes away.
    pub(super) fn follow(&mut self, ui: &Ui, rows: &Rows) {
        if let Some((_, id)) = self.left.take().and_then(|row| rows.stops.get(row + 1)) {
            self.wanted = Some(*id);
        }
        if let Some(id) = self.wanted.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        // In the frame of the click itself egui takes the keyboard away again.
        let focused = ui.memory(egui::Memory::focused);
        self.wanted = rows.clicked.filter(|_| focused.is_none());
        if self.wanted.is_some() {
            ui.ctx().request_repaint();
        }
        if let (Some(id), Some(row)) = (focused, rows.here) {
            self.held = Some((id, row));
            return;
        }
        let Some((held, row)) = self.held.take() else {
            return;
        };
        let (tabbed, entered, given_up) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                input.key_pressed(Key::Tab),
                input.key_pressed(Key::Enter),
                input.key_pressed(Key::Escape) || pointer.any_pressed() || pointer.any_released(),
            )
        });
        let is_gone = match focused {
            // Tab hands it on to something that is drawn later in this frame.
            None => !tabbed && !given_up,
            Some(id) => id == held,
        };
        if !is_gone {
            return;
        }
        // Enter leaves a line of text, not the field.
        let stays = focused.is_none() && entered;
        let next = if stays { row } else { row + 1 };
        let next = next.min(rows.stops.len().saturating_sub(1));
        if let Some((_, id)) = rows.stops.get(next) {
            ui.memory_mut(|memory| memory.request_focus(*id));
            self.held = Some((*id, next));
            ui.ctx().request_repaint();
        }
    }

    /// Brings what has the keyboard into view, at the end of what scrolls.
    pub(super) fn lead(&mut self, ui: &Ui) {
        focus::lead(ui, &mut self.led);
    }
}
