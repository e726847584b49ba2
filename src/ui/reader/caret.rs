//! The caret in a document: words selected by keyboard. Arrows go by word and by row, with Shift they select.

use egui::{Context, Event, EventFilter, Id, Key, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::word_steps::{next_end, next_start, previous_end, previous_start};
use crate::app::{DraftAction, Page};

use super::desk::Desk;
use super::laid::Side;
use super::selecting::{Memory, selected};

/// Where the caret stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where it stands, as a byte of the document's text. `None`: it was not in this text yet.
    head: Option<usize>,
    /// Where the selection began; the same as `head` while nothing is selected.
    from: usize,
}

impl Caret {
    /// Puts it somewhere, with nothing selected.
    pub fn put(&mut self, byte: usize) {
        self.head = Some(byte);
        self.from = byte;
    }

    /// Selects from one place to another, where it then stands.
    pub fn select(&mut self, from: usize, to: usize) {
        self.head = Some(to);
        self.from = from;
    }
}

fn id() -> Id {
    Id::unique("caret in the text")
}

/// Whether the caret has the keyboard.
pub fn has_keyboard(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(id()))
}

/// Gives the caret the keyboard, if a document is open.
pub fn go_to(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(id()));
}

/// Gives it the keyboard and puts it behind a byte of the document's text.
pub fn go_behind(ctx: &Context, byte: usize) {
    ctx.data_mut(|data| data.insert_temp(id(), byte));
    go_to(ctx);
}

/// The stop of the keyboard, and what the arrows do there.
pub(super) fn draw(ui: &Ui, desk: &mut Desk<'_>, memory: &mut Memory, text: &str) {
    if let Some(byte) = ui.data_mut(|data| data.remove_temp::<usize>(id())) {
        memory.caret.put(text.floor_char_boundary(byte));
    }
    let place = |memory: &Memory| {
        let head = memory.caret.head?;
        let places = [Side::Start, Side::End].into_iter();
        places
            .filter_map(|side| memory.laid.place_of(head, side))
            .next()
    };
    let elsewhere = Rect::from_min_size(ui.clip_rect().left_top(), vec2(1.0, 1.0));
    let rect = place(memory).unwrap_or(elsewhere);
    let rect = Rect::from_center_size(rect.center(), vec2(1.5, rect.height()));
    let response = ui.interact(rect, id(), Sense::focusable_noninteractive());
    let Page::Document(source, _) = desk.state().page() else {
        return;
    };
    let words = selected(desk, source).map(|selected| selected.words.clone());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, NAME);
        let words = words.clone().and_then(|words| text.get(words));
        info.current_text_value = Some(words.unwrap_or("nothing selected").to_owned());
        info
    });
    if !response.has_focus() {
        return;
    }
    if memory.caret.head.is_none() {
        let in_hand = desk.state().parts_in_hand(source);
        let at = in_hand.and_then(|parts| Some(parts.last()?.end));
        let at = at.or_else(|| memory.laid.first_in(ui.clip_rect()));
        memory.caret.put(at.unwrap_or(0));
        ui.ctx().request_repaint();
    }
    ui.memory_mut(|memory| {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: words.is_some(),
            ..EventFilter::default()
        };
        memory.set_focus_lock_filter(id(), filter);
    });
    let Some(head) = memory.caret.head else {
        return;
    };
    let theme = desk.theme();
    ui.painter().rect_filled(rect, 0.0, theme.ink);
    // Feet above and beneath the letters, so that it is seen among them.
    for y in [rect.top(), rect.bottom()] {
        let foot = Rect::from_center_size(pos2(rect.center().x, y), FOOT);
        ui.painter().rect_filled(foot, 0.0, theme.ink);
    }
    let Some((key, shift)) = pressed(ui) else {
        return;
    };
    let Some(to) = step(memory, text, head, key, shift) else {
        return;
    };
    if shift {
        memory.caret.head = Some(to);
        let from = memory.caret.from;
        memory.select(desk, text, from, to);
    } else {
        memory.caret.put(to);
        if words.is_some() {
            desk.actions.draft(DraftAction::Select(None));
        }
    }
    if let Some(rect) = place(memory) {
        ui.scroll_to_rect(rect.expand2(vec2(0.0, 60.0)), None);
    }
    ui.ctx().request_repaint();
}

/// Of each foot of the caret, in points. Chosen by eye.
const FOOT: egui::Vec2 = vec2(8.0, 2.0);

const NAME: &str = "Caret in the text: arrows go by word, with Shift they select, C makes a claim";

/// The arrow that was pressed, and whether Shift was held.
fn pressed(ui: &Ui) -> Option<(Key, bool)> {
    let keys = [
        Key::ArrowRight,
        Key::ArrowLeft,
        Key::ArrowDown,
        Key::ArrowUp,
        Key::Home,
        Key::End,
    ];
    ui.input_mut(|input| {
        let found = input.events.iter().find_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if keys.contains(key) && !modifiers.alt && !modifiers.command => {
                Some((*key, *modifiers))
            }
            _ => None,
        });
        let (key, modifiers) = found?;
        input.consume_key(modifiers, key);
        Some((key, modifiers.shift))
    })
}

/// Where a key leads from a place. `None`: nowhere.
fn step(memory: &Memory, text: &str, head: usize, key: Key, shift: bool) -> Option<usize> {
    let from = memory.caret.from;
    match key {
        // What is selected grows and shrinks by whole words at whichever end moves.
        Key::ArrowRight if shift && head >= from => next_end(text, head),
        Key::ArrowRight => next_start(text, head),
        Key::ArrowLeft if shift && head > from => {
            Some(previous_end(text, head).unwrap_or(from).max(from))
        }
        Key::ArrowLeft => previous_start(text, head),
        Key::Home => memory.laid.line_of(head).map(|line| line.start),
        Key::End => memory.laid.line_of(head).map(|line| line.end),
        Key::ArrowDown | Key::ArrowUp => {
            let place = memory
                .laid
                .place_of(head, Side::Start)
                .or_else(|| memory.laid.place_of(head, Side::End))?;
            let on = if key == Key::ArrowDown {
                place.bottom() + place.height() * 0.6
            } else {
                place.top() - place.height() * 0.6
            };
            let byte = memory.laid.byte_at(pos2(place.center().x, on))?;
            Some(byte)
        }
        _ => None,
    }
}
