//! The ends of the quote in hand, lit in the text: each a handle that is dragged, or moved by arrow keys, from
//! word to word.

use std::ops::Range;

use egui::{
    EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::word_steps::{next_end, next_start, previous_end, previous_start, whole_words};
use crate::app::{DraftAction, Gesture};
use crate::dossier::SourceId;

use super::desk::Desk;
use super::laid::Side;
use super::selecting::{Drag, Memory, follow_edge};

/// What is grabbed around a handle, in points.
const GRAB: f32 = 14.0;
/// Radius of its knob, in points.
const KNOB: f32 = 4.0;

/// Draws the handles, and moves the one that is dragged or has the keyboard.
pub(super) fn draw(
    ui: &Ui,
    desk: &mut Desk<'_>,
    memory: &mut Memory,
    source: &SourceId,
    text: &str,
) {
    let Some(parts) = desk.state().parts_in_hand(source) else {
        if matches!(memory.drag, Drag::Handle(..)) {
            memory.drag = Drag::Nothing;
        }
        return;
    };
    let is_read_only = desk.state().why_read_only().is_some();
    if is_read_only {
        return;
    }
    for (at, part) in parts.iter().enumerate() {
        for side in [Side::Start, Side::End] {
            let byte = match side {
                Side::Start => part.start,
                Side::End => part.end,
            };
            if let Some(place) = memory.laid.place_of(byte, side) {
                handle(ui, desk, memory, text, &parts, at, side, place);
            }
        }
    }
    follow(ui, desk, memory, text, &parts);
}

#[expect(
    clippy::too_many_arguments,
    reason = "one handle among the parts of one quote"
)]
fn handle(
    ui: &Ui,
    desk: &mut Desk<'_>,
    memory: &mut Memory,
    text: &str,
    parts: &[Range<usize>],
    at: usize,
    side: Side,
    place: Rect,
) {
    let theme = desk.theme();
    let id = Id::unique(("end of the quote", at, side == Side::Start));
    let x = place.center().x;
    let knob = match side {
        Side::Start => pos2(x, place.top() - 1.0),
        Side::End => pos2(x, place.bottom() + 1.0),
    };
    let grab = Rect::from_center_size(place.center(), vec2(GRAB, place.height() + 10.0));
    let response = ui.interact(grab, id, Sense::click_and_drag());
    let name = name(parts, at, side);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, &name);
        info.current_text_value = text.get(parts[at].clone()).map(str::to_owned);
        info
    });
    let stroke = Stroke::new(2.0, theme.ink);
    ui.painter().vline(x, place.y_range(), stroke);
    ui.painter().circle_filled(knob, KNOB + 1.0, theme.paper);
    ui.painter().circle_filled(knob, KNOB, theme.ink);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) {
        memory.drag = Drag::Handle(at, side);
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            memory.set_focus_lock_filter(id, filter);
        });
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let byte = match (side, pressed(Key::ArrowLeft), pressed(Key::ArrowRight)) {
            (Side::Start, true, _) => previous_start(text, parts[at].start),
            (Side::Start, _, true) => next_start(text, parts[at].start),
            (Side::End, true, _) => previous_end(text, parts[at].end),
            (Side::End, _, true) => next_end(text, parts[at].end),
            _ => None,
        };
        if let Some(parts) = byte.and_then(|byte| moved(text, parts, at, side, byte)) {
            desk.actions.draft(DraftAction::Recut(parts, Gesture::Done));
        }
    }
}

fn name(parts: &[Range<usize>], at: usize, side: Side) -> String {
    let end = match side {
        Side::Start => "Start",
        Side::End => "End",
    };
    let of = match (parts.len(), at) {
        (1, _) => "the quote",
        (_, 0) => "the first part of the quote",
        _ => "the second part of the quote",
    };
    format!("{end} of {of}: drag it, or move it by words with the arrow keys")
}

/// Follows the pointer with the handle it dragged away.
fn follow(ui: &Ui, desk: &mut Desk<'_>, memory: &mut Memory, text: &str, parts: &[Range<usize>]) {
    let Drag::Handle(at, side) = memory.drag else {
        return;
    };
    let (is_down, is_dragging, pointer) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.primary_down(),
            pointer.is_decidedly_dragging(),
            pointer.interact_pos(),
        )
    });
    if !is_down {
        memory.drag = Drag::Nothing;
        desk.actions
            .draft(DraftAction::Recut(parts.to_vec(), Gesture::Done));
        return;
    }
    ui.set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    let Some(pointer) = pointer.filter(|_| is_dragging) else {
        return;
    };
    follow_edge(ui, pointer);
    let byte = memory.laid.byte_at(level(pointer, side));
    if let Some(moved) = byte.and_then(|byte| moved(text, parts, at, side, byte))
        && moved != parts
    {
        desk.actions
            .draft(DraftAction::Recut(moved, Gesture::Going));
    }
}

/// The knob stands above or below the row that is meant, in points.
fn level(pointer: Pos2, side: Side) -> Pos2 {
    match side {
        Side::Start => pointer + vec2(0.0, 4.0),
        Side::End => pointer - vec2(0.0, 4.0),
    }
}

/// The parts with one end moved to the word at a byte. `None`: that would leave nothing of the part, or run
/// into the other.
fn moved(
    text: &str,
    parts: &[Range<usize>],
    at: usize,
    side: Side,
    byte: usize,
) -> Option<Vec<Range<usize>>> {
    let part = parts.get(at)?;
    let stretch = match side {
        Side::Start => byte..part.end,
        Side::End => part.start..byte,
    };
    if stretch.is_empty() {
        return None;
    }
    let words = whole_words(text, stretch)?;
    let new = match side {
        Side::Start => words.start..part.end,
        Side::End => part.start..words.end,
    };
    let after_previous = at == 0 || parts[at - 1].end <= new.start;
    let before_next = parts.get(at + 1).is_none_or(|next| new.end <= next.start);
    let mut parts = parts.to_vec();
    parts[at] = new.clone();
    (after_previous && before_next && !new.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Tanks rolled into Gori, he said.";

    #[test]
    fn an_end_moves_by_whole_words_and_leaves_at_least_one() {
        let one = 0..12;
        let parts = [one];
        let quoted = |parts: Option<Vec<Range<usize>>>| {
            let parts = parts?;
            Some(TEXT[parts[0].clone()].to_owned())
        };
        let end = |byte| quoted(moved(TEXT, &parts, 0, Side::End, byte));
        assert_eq!(end(20).as_deref(), Some("Tanks rolled into Gori"));
        assert_eq!(end(3).as_deref(), Some("Tanks"));
        assert_eq!(end(0), None);
        let start = |byte| quoted(moved(TEXT, &parts, 0, Side::Start, byte));
        assert_eq!(start(8).as_deref(), Some("rolled"));
        assert_eq!(start(12), None);
    }

    #[test]
    fn parts_never_run_into_each_other() {
        let parts = [0..5, 18..22];
        assert_eq!(moved(TEXT, &parts, 0, Side::End, 20), None);
        assert_eq!(moved(TEXT, &parts, 1, Side::Start, 3), None);
        assert_eq!(
            moved(TEXT, &parts, 1, Side::Start, 13),
            Some(vec![0..5, 13..22])
        );
    }
}
