//! Fields of forms: what is typed or chosen in them, how they look while it is unfit or not taken yet.
//!
//! What a field is about, and what becomes of what was typed, is the business of whoever shows it.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;

pub mod among;
pub mod choose;
mod choose_list;
pub mod new_place;
pub mod signs;
pub mod text;

/// Whoever comes to a field by keyboard finds all of it selected, so that what is typed takes its place;
/// otherwise the caret would stand where it was left, in the middle of other words.
pub fn select_on_arrival(field: &egui::Response, typed: &str) {
    let ctx = &field.ctx;
    let by_pointer = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if !field.gained_focus() || by_pointer {
        return;
    }
    let mut state = TextEditState::load(ctx, field.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(typed.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, field.id);
    ctx.request_repaint();
}

/// Whether what a field shows may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Editable,
    /// Shown, selected and copied, not changed.
    ReadOnly,
}

/// How a field stands to what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// It shows what is in the dossier, or something that will be taken.
    Fit,
    /// What was typed is fit and was left without being taken.
    Waiting,
    /// What was typed cannot be taken.
    Unfit,
}
