//! Walking and choosing rows with the keyboard.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::choice::Choice;
use crate::query::ClaimIx;

/// What was asked for with keys.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pressed {
    /// The current row is to be brought into view.
    pub moved: bool,
    pub open: bool,
    pub copy: bool,
    /// To the right, in points.
    pub sideways: f32,
}

/// How far an arrow moves the rows sideways, in points.
const SIDEWAYS: f32 = 60.0;

/// Reads the keys of a table that has the keyboard. `page` is how many rows are in view, `first` the
/// uppermost of them.
pub fn read(
    ui: &Ui,
    id: Id,
    rows: &[ClaimIx],
    choice: &mut Choice,
    page: usize,
    first: usize,
) -> Pressed {
    keep_arrows(ui, id);
    let mut pressed = Pressed::default();
    if rows.is_empty() {
        return pressed;
    }
    let last = rows.len() - 1;
    let took = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for key in [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
    ] {
        // With Shift first: a plain key lets Shift pass too.
        for (modifiers, extends) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            while took(modifiers, key) {
                let at = match (key, choice.place()) {
                    (Key::Home, _) => 0,
                    (Key::End, _) => last,
                    (_, None) => first,
                    (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
                    (Key::PageUp, Some(at)) => at.saturating_sub(page),
                    (Key::PageDown, Some(at)) => at + page,
                    (_, Some(at)) => at + 1,
                }
                .min(last);
                if extends {
                    choice.extend(rows, at);
                } else {
                    choice.only(rows[at], at);
                }
                pressed.moved = true;
            }
        }
    }
    for (key, step) in [(Key::ArrowRight, SIDEWAYS), (Key::ArrowLeft, -SIDEWAYS)] {
        while took(Modifiers::NONE, key) {
            pressed.sideways += step;
        }
    }
    if took(Modifiers::COMMAND, Key::A) {
        choice.all(rows);
    }
    if took(Modifiers::NONE, Key::Space)
        && let (Some(claim), Some(at)) = (choice.current(), choice.place())
    {
        choice.toggle(claim, at);
    }
    pressed.open = took(Modifiers::NONE, Key::Enter);
    pressed.copy = ui.input(|input| input.events.contains(&Event::Copy));
    pressed
}

/// Arrow keys move among the rows while the table has the keyboard, not on to the next widget.
fn keep_arrows(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            },
        );
    });
}
