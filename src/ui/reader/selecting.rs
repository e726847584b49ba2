//! Words of a document, selected with the pointer: by whole words, over as many lines as are wanted, kept while
//! the page scrolls. The caret that does it by keyboard stands in `caret`, the ends of a quote in `handles`.

use std::ops::Range;

use egui::text_selection::LabelSelectionState;
use egui::{Button, Color32, Event, Galley, Key, Pos2, Rect, Response, Ui, UiBuilder, pos2, vec2};

use crate::app::word_steps::whole_words;
use crate::app::{Awaited, DraftAction, Page, Selected};
use crate::dossier::SourceId;

use super::caret::{self, Caret};
use super::desk::Desk;
use super::handles;
use super::laid::{Laid, Side};
use super::setting::pieces;

/// What is being done to the words of a document.
#[derive(Default)]
pub struct Memory {
    pub(super) laid: Laid,
    pub(super) drag: Drag,
    pub(super) caret: Caret,
    /// Where the buttons beneath the selected words were in the frame before.
    buttons: Option<Rect>,
    /// The document that all this is about.
    source: Option<SourceId>,
}

/// What the pressed pointer moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drag {
    #[default]
    Nothing,
    /// The end of a selection that began at this byte.
    Words(usize),
    /// One end of a part of a quote.
    Handle(usize, Side),
}

/// How fast the page follows a pointer that drags beyond its edge, in points per frame. Chosen by eye.
const FOLLOWING: f32 = 14.0;

impl Memory {
    /// Before the lines of a page are laid out.
    pub fn begin(&mut self, desk: &mut Desk<'_>) {
        self.laid.clear();
        let source = match desk.state().page() {
            Page::Document(source, _) => Some(source),
            _ => None,
        };
        if self.source.as_ref() != source {
            self.source = source.cloned();
            self.drag = Drag::Nothing;
            self.caret = Caret::default();
            let selected = desk.state().drafting().selected();
            if selected.is_some_and(|selected| Some(&selected.source) != source) {
                desk.actions.draft(DraftAction::Select(None));
            }
        }
    }

    /// A ground behind what is selected and what is being quoted, of one line.
    pub fn paint(
        &self,
        ui: &Ui,
        desk: &Desk<'_>,
        line: &Range<usize>,
        text: &str,
        galley: &Galley,
        at: Pos2,
    ) {
        let Some(source) = &self.source else {
            return;
        };
        let fill = |words: &Range<usize>, colour: Color32| {
            if words.start >= line.end || words.end <= line.start {
                return;
            }
            for piece in pieces(galley, at, super::passages::letters(words, line, text)) {
                let rect = piece.rect.expand2(vec2(1.5, 1.0));
                ui.painter().rect_filled(rect, 2.0, colour);
            }
        };
        let theme = desk.theme();
        if let Some(parts) = desk.state().parts_in_hand(source) {
            parts
                .iter()
                .for_each(|part| fill(part, theme.lit.gamma_multiply(0.55)));
        }
        if let Some(selected) = selected(desk, source) {
            fill(&selected.words, ui.visuals().selection.bg_fill);
        }
    }

    /// What the pointer does to a line.
    pub fn read(&mut self, ui: &Ui, desk: &mut Desk<'_>, response: &Response, line: &Range<usize>) {
        let (pressed, modifiers, pointer) = ui.input(|input| {
            (
                input.pointer.primary_pressed(),
                input.modifiers,
                input.pointer.interact_pos(),
            )
        });
        let Some(source) = self.source.clone() else {
            return;
        };
        let Some(byte) = pointer.and_then(|at| self.laid.byte_at(at)) else {
            return;
        };
        let text = desk.index();
        let text = text.source_ix(&source).map(|ix| text.source(ix).content());
        let Some(text) = text else {
            return;
        };
        let on_buttons = pointer.zip(self.buttons);
        let on_buttons = on_buttons.is_some_and(|(at, buttons)| buttons.contains(at));
        let presses = pressed && response.is_pointer_button_down_on();
        if presses && response.contains_pointer() && !on_buttons {
            let labels = ui.ctx().plugin::<LabelSelectionState>();
            labels.lock().clear_selection();
            let from = match selected(desk, &source) {
                Some(selected) if modifiers.shift => {
                    let words = selected.words.clone();
                    let far = if byte < words.start {
                        words.end
                    } else {
                        words.start
                    };
                    self.select(desk, text, far, byte);
                    far
                }
                Some(_) => {
                    desk.actions.draft(DraftAction::Select(None));
                    byte
                }
                None => byte,
            };
            self.drag = Drag::Words(from);
            self.caret.put(byte);
        }
        if response.triple_clicked() {
            self.select(desk, text, line.start, line.end);
        } else if response.double_clicked() {
            self.select(desk, text, byte, byte + 1);
        }
    }

    /// After the lines of a page were laid out.
    pub fn finish(&mut self, ui: &mut Ui, desk: &mut Desk<'_>) {
        let Some(source) = self.source.clone() else {
            return;
        };
        let index = desk.index();
        let Some(ix) = index.source_ix(&source) else {
            return;
        };
        let text = index.source(ix).content();
        handles::draw(ui, desk, self, &source, text);
        self.follow_pointer(ui, desk, &source, text);
        caret::draw(ui, desk, self, text);
        self.buttons = None;
        let Some(selected) = selected(desk, &source).cloned() else {
            return;
        };
        let typing = ui.ctx().text_edit_focused() || desk.state().overlay().is_some();
        let (copied, escaped) = ui.input(|input| {
            let copied = input.events.iter().any(|it| matches!(it, Event::Copy));
            (copied, input.key_pressed(Key::Escape))
        });
        if copied && !typing {
            ui.copy_text(text.get(selected.words.clone()).unwrap_or("").to_owned());
        }
        if escaped && !typing {
            desk.actions.draft(DraftAction::Select(None));
        }
        if self.drag == Drag::Nothing {
            self.buttons(ui, desk, &selected);
        }
    }

    /// Selects the whole words between two places; nothing where there are none.
    pub(super) fn select(&self, desk: &mut Desk<'_>, text: &str, from: usize, to: usize) {
        let Some(source) = self.source.clone() else {
            return;
        };
        let stretch = from.min(to)..from.max(to);
        let words = whole_words(text, stretch);
        let selected = words.map(|words| Selected { source, words });
        if desk.state().drafting().selected() != selected.as_ref() {
            desk.actions.draft(DraftAction::Select(selected));
        }
    }

    fn follow_pointer(&mut self, ui: &Ui, desk: &mut Desk<'_>, source: &SourceId, text: &str) {
        let Drag::Words(from) = self.drag else {
            return;
        };
        let (is_down, is_dragging, pointer, modifiers) = ui.input(|input| {
            let pointer = &input.pointer;
            let is_down = pointer.primary_down();
            (
                is_down,
                pointer.is_decidedly_dragging(),
                pointer.interact_pos(),
                input.modifiers,
            )
        });
        if let (true, true, Some(at)) = (is_down, is_dragging, pointer) {
            follow_edge(ui, at);
            if let Some(byte) = self.laid.byte_at(at) {
                self.select(desk, text, from, byte);
                self.caret.select(from, byte);
            }
            return;
        }
        if is_down {
            return;
        }
        self.drag = Drag::Nothing;
        let joins = desk.state().drafting().awaited() == Awaited::Part || modifiers.command;
        if let Some(selected) = selected(desk, source).filter(|_| joins) {
            desk.actions.draft(DraftAction::Join(selected.clone()));
        }
    }

    /// What can be done with the words, beneath where they end.
    fn buttons(&mut self, ui: &mut Ui, desk: &mut Desk<'_>, selected: &Selected) {
        let Some(end) = self.laid.place_of(selected.words.end, Side::End) else {
            return;
        };
        let joins = desk.state().parts_in_hand(&selected.source).is_some();
        let width = if joins { 190.0 } else { 96.0 };
        let column = ui.max_rect();
        let left = (end.right() - width / 2.0)
            .clamp(column.left(), (column.right() - width).max(column.left()));
        let place = Rect::from_min_size(pos2(left, end.bottom() + 4.0), vec2(width, 24.0));
        if !ui.clip_rect().intersects(place) {
            return;
        }
        self.buttons = Some(place.expand(3.0));
        let theme = desk.theme();
        let mut over = ui.new_child(
            UiBuilder::new()
                .id_salt("selected words")
                .max_rect(place)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        over.painter()
            .rect_filled(place.expand(2.0), 5.0, theme.paper);
        let claim = over
            .add(Button::new("New claim  C"))
            .on_hover_text("Begin a claim on the selected words (C)");
        claim.widget_info(|| {
            let name = "New claim on the selected words";
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
        if claim.clicked() {
            desk.actions.draft(DraftAction::Begin(selected.clone()));
        }
        if !joins {
            return;
        }
        let join = over.add(Button::new("Join  J")).on_hover_text(
            "Add the selected words to the quote that is lit; what lies between is left out (J)",
        );
        join.widget_info(|| {
            let name = "Join the selected words to the quote";
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
        if join.clicked() {
            desk.actions.draft(DraftAction::Join(selected.clone()));
        }
    }
}

/// The words that are selected in a document.
pub(super) fn selected<'a>(desk: &Desk<'a>, source: &SourceId) -> Option<&'a Selected> {
    let selected = desk.state().drafting().selected();
    selected.filter(|selected| selected.source == *source)
}

/// The page follows a pointer that drags beyond its upper or lower edge.
pub(super) fn follow_edge(ui: &Ui, pointer: Pos2) {
    let window = ui.clip_rect();
    if pointer.y < window.top() + 6.0 {
        ui.scroll_with_delta(vec2(0.0, FOLLOWING));
        ui.ctx().request_repaint();
    } else if pointer.y > window.bottom() - 6.0 {
        ui.scroll_with_delta(vec2(0.0, -FOLLOWING));
        ui.ctx().request_repaint();
    }
}

/// What a right click on the text offers.
pub(super) fn menu(ui: &mut Ui, desk: &mut Desk<'_>, source: &SourceId) {
    let Some(selected) = selected(desk, source).cloned() else {
        ui.label("Select words to make a claim of them");
        return;
    };
    if ui.button("New claim on these words").clicked() {
        desk.actions.draft(DraftAction::Begin(selected.clone()));
        ui.close();
    }
    if desk.state().parts_in_hand(source).is_some() && ui.button("Join to the quote").clicked() {
        desk.actions.draft(DraftAction::Join(selected.clone()));
        ui.close();
    }
    if ui.button("Copy").clicked() {
        let index = desk.index();
        let text = index.source_ix(source).map(|ix| index.source(ix).content());
        let words = text.and_then(|text| text.get(selected.words.clone()));
        ui.copy_text(words.unwrap_or("").to_owned());
        ui.close();
    }
}
