//! A field to type in. Enter takes what was typed, so does leaving the field; Esc gives it up.

use egui::text::{CCursor, CCursorRange};
use egui::{
    EventFilter, Id, Key, KeyboardShortcut, Modifiers, Response, Stroke, StrokeKind, TextEdit, Ui,
};

use super::{Access, Fitness};
use crate::ui::theme::Theme;

/// How tall a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    One,
    /// Wrapped, at least so many; Shift+Enter begins another.
    Several(usize),
}

/// What a field is like.
pub struct TextField<'a> {
    pub id: Id,
    /// What a screen reader calls it.
    pub name: &'a str,
    /// What it means and how it is written, for a screen reader.
    pub description: &'a str,
    /// Shown while nothing stands in it.
    pub hint: &'a str,
    pub lines: Lines,
    /// In points.
    pub width: f32,
    pub fitness: Fitness,
    pub access: Access,
}

/// What was done to a field in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Nothing,
    Typed,
    /// Enter: it is to be taken; the field keeps the keyboard.
    Entered,
    /// The keyboard went elsewhere: it is to be taken.
    Left,
    /// Esc: what stood there before is to stand there again.
    GivenUp,
}

impl TextField<'_> {
    pub fn show(self, ui: &mut Ui, theme: &Theme, text: &mut String) -> (Response, Outcome) {
        let response = match self.access {
            Access::Editable => ui.add(self.styled(text)),
            Access::ReadOnly => ui.add(self.styled(&mut text.as_str())),
        };
        let response = response.accessible_name(self.name);
        let description = self.description;
        if !description.is_empty() {
            ui.ctx()
                .accesskit_node_builder(self.id, |node| node.set_description(description));
        }
        if response.gained_focus() {
            let by_pointer =
                ui.input(|input| input.pointer.any_down() || input.pointer.any_click());
            if !by_pointer {
                select_all(ui, self.id, text);
            }
            response.scroll_to_me(None);
        }
        let line = match self.fitness {
            Fitness::Fit => None,
            Fitness::Waiting => Some(theme.fresh),
            Fitness::Unfit => Some(theme.trouble),
        };
        if let Some(colour) = line {
            let stroke = Stroke::new(1.5, colour);
            ui.painter()
                .rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
        }
        let outcome = self.outcome(ui, &response);
        (response, outcome)
    }

    fn styled<'t>(&self, text: &'t mut dyn egui::TextBuffer) -> TextEdit<'t> {
        // Enter takes what was typed, so another line needs Shift beside it.
        let (edit, another_line) = match self.lines {
            Lines::One => (TextEdit::singleline(text), None),
            Lines::Several(rows) => (
                TextEdit::multiline(text).desired_rows(rows),
                Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)),
            ),
        };
        edit.id(self.id)
            .desired_width(self.width)
            .hint_text(self.hint.to_owned())
            .return_key(another_line)
            // Esc is read here, since it does not always leave the field.
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                tab: false,
            })
    }

    fn outcome(&self, ui: &Ui, response: &Response) -> Outcome {
        if self.access == Access::ReadOnly {
            return Outcome::Nothing;
        }
        if response.has_focus() {
            let pressed = |key| {
                ui.input_mut(|input| {
                    !input.modifiers.any() && input.consume_key(Modifiers::NONE, key)
                })
            };
            if pressed(Key::Escape) {
                return Outcome::GivenUp;
            }
            if pressed(Key::Enter) {
                return Outcome::Entered;
            }
        }
        if response.lost_focus() {
            Outcome::Left
        } else if response.changed() {
            Outcome::Typed
        } else {
            Outcome::Nothing
        }
    }
}

/// What is reached with a key is typed over, as in forms elsewhere.
fn select_all(ui: &Ui, id: Id, text: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        state.cursor.set_char_range(Some(all));
        TextEdit::store_state(ui.ctx(), id, state);
    }
}
