//! The palette: one field that finds anything and does anything, over the dimmed window.
//!
//! What is offered stands in [`entries`], how it is said in [`words`], how a row looks in [`row`], and what
//! choosing one asks for in [`choosing`].

mod choosing;
mod entries;
mod row;
mod words;

use std::sync::Arc;

use egui::{
    Align2, Context, Frame, Id, Key, Margin, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui,
    accesskit, vec2,
};

use self::entries::{Entry, Offer};
use self::words::Said;
use super::scene::{Hover, Scene};
use super::theme::{Theme, sans, sans_bold};
use crate::app::{Actions, Overlay, ViewAction};
use crate::query::Index;
use crate::query::search::Kind;

pub use self::words::quoted;

/// In points; less where the window is narrow.
const WIDTH: f32 = 680.0;

/// What is half typed, and what is offered for it.
#[derive(Default)]
pub struct Memory {
    typed: String,
    /// Which entry is chosen, from the first of all sections on.
    chosen: usize,
    /// The kind of which more are listed.
    more: Option<Kind>,
    /// Commands that were carried out from here, last first.
    done: Vec<&'static str>,
    offer: Offer,
    said: Vec<Said>,
    made_for: Option<MadeFor>,
    /// What had the keyboard before; has it again afterwards.
    focused_before: Option<Id>,
    is_open: bool,
    /// Whether the chosen row is to be brought into view.
    bring: bool,
}

/// Everything that what is offered depends on.
#[derive(PartialEq)]
struct MadeFor {
    typed: String,
    revision: u64,
    more: Option<Kind>,
    is_ready: bool,
    index: *const Index,
}

/// What was done with keys in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Choose,
    Keep,
    Close,
}

pub fn draw(
    ctx: &Context,
    scene: Scene<'_>,
    memory: &mut Memory,
    reader: &mut super::reader::Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    if scene.state.overlay() != Some(Overlay::Palette) {
        if std::mem::take(&mut memory.is_open) {
            memory.close(ctx);
        }
        return;
    }
    if !std::mem::replace(&mut memory.is_open, true) {
        memory.focused_before = ctx.memory(egui::Memory::focused);
    }
    memory.keep_up_with(scene);
    let asked = memory.read_keys(ctx);
    let window = ctx.content_rect();
    let width = WIDTH.min(window.width() - 48.0);
    let top = (window.height() * 0.1).clamp(24.0, 110.0);
    let theme = scene.theme;
    let frame = Frame::new()
        .fill(theme.paper)
        .stroke(theme.hairline())
        .corner_radius(10)
        .shadow(ctx.global_style().visuals.window_shadow);
    let area =
        Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let dim = if theme.is_dark { 130 } else { 70 };
    let modal = Modal::new(Id::unique("palette"))
        .area(area)
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(dim))
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let field = field(ui, theme, memory);
            line(ui, theme);
            let clicked = list(ui, theme, memory, field, window.height() - top - 150.0);
            line(ui, theme);
            footer(ui, theme, memory);
            clicked
        });
    if let Some(entry) = memory.offer.entries().nth(memory.chosen) {
        choosing::point(scene, entry, hover);
    }
    let asked = match (asked, modal.inner) {
        (None, Some(clicked)) => {
            memory.chosen = clicked;
            Some(Asked::Choose)
        }
        (asked, _) => asked,
    };
    match asked {
        Some(Asked::Choose) => choosing::choose(ctx, scene, memory, reader, actions),
        Some(Asked::Keep) => choosing::keep(memory, actions),
        Some(Asked::Close) => actions.view(ViewAction::SetOverlay(None)),
        None if modal.backdrop_response.clicked() => actions.view(ViewAction::SetOverlay(None)),
        None => {}
    }
}

impl Memory {
    fn close(&mut self, ctx: &Context) {
        self.typed.clear();
        self.chosen = 0;
        self.more = None;
        self.made_for = None;
        if let Some(id) = self.focused_before.take() {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Makes what is offered anew when what it depends on is another.
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let state = scene.state;
        let made_for = MadeFor {
            typed: self.typed.clone(),
            revision: state.revision(),
            more: self.more,
            is_ready: state.index().search_text_if_ready().is_some(),
            index: Arc::as_ptr(state.index()),
        };
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let another = self.made_for.as_ref().map(|old| &old.typed) != Some(&made_for.typed);
        if another {
            self.chosen = 0;
            self.bring = true;
        }
        self.offer = Offer::new(state, &self.typed, self.more, &self.done);
        let said = self.offer.entries().map(|entry| words::said(state, entry));
        self.said = said.collect();
        self.chosen = self.chosen.min(self.said.len().saturating_sub(1));
        self.made_for = Some(made_for);
    }

    /// Takes the keys that mean something here before the field sees them.
    fn read_keys(&mut self, ctx: &Context) -> Option<Asked> {
        let count = self.said.len();
        let pressed = |modifiers: Modifiers, key: Key| {
            ctx.input_mut(|input| input.consume_key(modifiers, key))
        };
        if pressed(Modifiers::NONE, Key::Escape) {
            return Some(Asked::Close);
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return Some(Asked::Keep);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            return (count > 0).then_some(Asked::Choose);
        }
        // From the last row on to the first, and the other way round.
        let before = self.chosen;
        if pressed(Modifiers::SHIFT, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowUp) {
            self.chosen = self
                .chosen
                .checked_sub(1)
                .unwrap_or(count.saturating_sub(1));
        }
        if pressed(Modifiers::NONE, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowDown) {
            self.chosen = if self.chosen + 1 < count {
                self.chosen + 1
            } else {
                0
            };
        }
        if pressed(Modifiers::NONE, Key::PageUp) {
            self.chosen = self.chosen.saturating_sub(PAGE);
        }
        if pressed(Modifiers::NONE, Key::PageDown) {
            self.chosen = (self.chosen + PAGE).min(count.saturating_sub(1));
        }
        self.bring |= self.chosen != before;
        None
    }
}

/// Rows that page up and page down go by.
const PAGE: usize = 8;

/// The field; it has the keyboard as long as the palette is open.
fn field(ui: &mut Ui, theme: &Theme, memory: &mut Memory) -> Id {
    let id = Id::unique("palette field");
    let margin = Margin::symmetric(16, 12);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("🔍").font(sans(15.0)).color(theme.ink_soft));
            ui.add_space(4.0);
            let edit = TextEdit::singleline(&mut memory.typed)
                .id(id)
                .font(sans(17.0))
                .frame(Frame::NONE)
                .hint_text(RichText::new(HINT).font(sans(17.0)).color(theme.ink_faint))
                // Tab chooses the next row and does not lead away.
                .lock_focus(true)
                .desired_width(ui.available_width());
            let response = ui.add(edit).accessible_name("Search, or do anything");
            if !response.has_focus() {
                response.request_focus();
            }
        });
    });
    id
}

const HINT: &str = "Search, or do anything…";

fn line(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, theme.hairline());
}

/// All sections; returns the entry that was clicked.
fn list(ui: &mut Ui, theme: &Theme, memory: &mut Memory, field: Id, most: f32) -> Option<usize> {
    let mut clicked = None;
    let pointer_moves = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let bring = std::mem::take(&mut memory.bring);
    ScrollArea::vertical()
        .max_height(most.max(120.0))
        .min_scrolled_height(most.max(120.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin {
                    left: 8,
                    right: 8,
                    top: 4,
                    bottom: 8,
                })
                .show(ui, |ui| {
                    for remark in &memory.offer.remarks {
                        ui.add_space(6.0);
                        indented(ui, RichText::new(remark).font(sans_bold(13.0)));
                    }
                    if memory.said.is_empty() || memory.typed.trim().is_empty() {
                        hints(ui, theme, memory);
                    }
                    let mut at = 0;
                    for section in &memory.offer.sections {
                        if at > 0 || !section.title.is_empty() {
                            heading(ui, theme, section.title, section.all);
                        } else {
                            ui.add_space(6.0);
                        }
                        for _ in &section.entries {
                            let is_chosen = at == memory.chosen;
                            let response = row::draw(ui, theme, &memory.said[at], is_chosen);
                            if is_chosen {
                                ui.ctx().accesskit_node_builder(field, |node| {
                                    node.set_active_descendant(response.id.accesskit_id());
                                });
                                if bring {
                                    response.scroll_to_me(None);
                                }
                            }
                            if response.hovered() && pointer_moves {
                                memory.chosen = at;
                            }
                            if response.clicked() {
                                clicked = Some(at);
                            }
                            at += 1;
                        }
                    }
                });
        });
    clicked
}

/// A heading above a section: small, spaced, quiet; or a line where it has none.
fn heading(ui: &mut Ui, theme: &Theme, title: &str, all: Option<u32>) {
    ui.add_space(8.0);
    if title.is_empty() {
        line(ui, theme);
        ui.add_space(4.0);
        return;
    }
    let count = all.map_or_else(String::new, |all| format!("   {all}"));
    let said = format!("{}{count}", title.to_uppercase());
    let text = RichText::new(said)
        .font(sans_bold(10.5))
        .extra_letter_spacing(0.8)
        .color(theme.ink_soft);
    indented(ui, text);
    ui.add_space(3.0);
}

fn indented(ui: &mut Ui, text: RichText) {
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.label(text);
    });
}

/// What can be typed.
fn hints(ui: &mut Ui, theme: &Theme, memory: &Memory) {
    let hints: &[&str] = if memory.typed.trim().is_empty() {
        &[
            "Names in any script, words of a report, a date such as 14 Aug 2008, or what you want to do.",
            "“Words in quotes” are found just so; capitals and accents make no difference.",
        ]
    } else {
        &["Fewer words, or only their beginnings, find more."]
    };
    ui.add_space(8.0);
    for hint in hints {
        indented(ui, RichText::new(*hint).color(theme.ink_soft));
        ui.add_space(2.0);
    }
}

/// What was found, read out while typing, and which keys do what.
fn footer(ui: &mut Ui, theme: &Theme, memory: &Memory) {
    Frame::new()
        .inner_margin(Margin::symmetric(20, 7))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let text = RichText::new(&memory.offer.summary).font(sans(12.0));
                let said = ui.label(text.color(theme.ink_soft));
                ui.ctx().accesskit_node_builder(said.id, |node| {
                    node.set_live(accesskit::Live::Polite);
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let keeps = memory
                        .offer
                        .entries()
                        .any(|it| matches!(it, Entry::Keep(..)));
                    let keys = if keeps {
                        "↑ ↓ choose    Enter open    Ctrl+Enter keep as a filter    Esc close"
                    } else {
                        "↑ ↓ choose    Enter open    Esc close"
                    };
                    ui.label(RichText::new(keys).font(sans(12.0)).color(theme.ink_soft));
                });
            });
        });
}
