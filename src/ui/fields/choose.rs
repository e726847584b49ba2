//! A field in which one or several things of the dossier are chosen by typing, with those chosen as chips
//! before what is typed. The list beneath it stands in `choose_list`.
//!
//! It says what was picked and changes nothing: whoever shows it makes the edit, and puts what is new and what
//! refers to it into one.

use std::collections::HashMap;

use egui::{
    Color32, Event, Frame, Id, Key, Margin, Modifiers, Rect, Response, RichText, Stroke, TextEdit,
    Ui, vec2,
};

use super::choose_list::{self, Entry};
use crate::app::place_candidates::Candidate;
use crate::dossier::edit::{Made, Referent, Sort};
use crate::query::{Near, SideKey};
use crate::ui::scene::Scene;
use crate::ui::theme::{Theme, sans};

/// How many can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMany {
    One,
    Several,
}

/// Whether what is not there yet can be made by naming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum New {
    /// The last entry makes it.
    Offered,
    /// Only what is there can be chosen.
    Refused,
}

/// What was done in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Picked {
    /// Something of the dossier, or something made for the same edit, was chosen; where one can be chosen, it
    /// takes the place of what was.
    Take(Referent),
    /// Something new was made by naming it: to be put with what refers to it, in one edit.
    Make(Made),
    /// A new place of this name, that is to be shown on the map.
    OnMap(String),
    /// A place that is not in the dossier, of which is yet to be asked how precisely it is known; with its name.
    Found(String, Box<Candidate>),
    /// No longer chosen.
    Drop(Referent),
}

/// A field in which things are chosen.
#[derive(Clone)]
pub struct Choose<'a> {
    /// As it is called on screen and to screen readers: "Claimant".
    pub label: &'a str,
    pub sort: Sort,
    pub how_many: HowMany,
    pub new: New,
    pub near: Near,
    /// What was made and is not in the dossier yet: it has a name, and can be chosen too.
    pub made: &'a [Made],
    /// Something to choose that only whoever shows the field knows of, such as the places of a gazetteer, for
    /// what is typed; listed after what the dossier has.
    pub more: &'a dyn Fn(&str) -> Vec<More>,
    /// What goes first as long as nothing is typed, since it is likely here.
    pub offered: &'a [More],
    /// Shown while nothing is chosen or typed.
    pub hint: &'a str,
}

/// Something that is offered besides what the dossier has.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    pub name: String,
    /// Told in small beside it.
    pub beside: String,
    pub picked: Picked,
}

/// Offers nothing more.
pub fn nothing_more(_: &str) -> Vec<More> {
    Vec::new()
}

/// What is half typed, by field.
#[derive(Default)]
pub struct Memory {
    fields: HashMap<Id, Half>,
}

impl Memory {
    /// Types words into a field in which nothing stands.
    pub fn type_into(&mut self, field: Id, words: &str) {
        let half = self.fields.entry(field).or_default();
        if half.typed.trim().is_empty() {
            words.clone_into(&mut half.typed);
        }
    }

    /// Whether nothing is typed in the field of that id.
    pub fn is_empty(&self, field: Id) -> bool {
        let half = self.fields.get(&field);
        half.is_none_or(|half| half.typed.is_empty())
    }

    /// What stands typed in fields and is neither chosen nor made, with the label of each.
    pub fn left_typed(&self) -> impl Iterator<Item = (&str, &str)> {
        let typed = self
            .fields
            .values()
            .filter(|it| !it.typed.trim().is_empty());
        typed.map(|it| (&*it.label, it.typed.trim()))
    }
}

/// One field between frames.
#[derive(Default)]
pub(super) struct Half {
    label: String,
    pub(super) typed: String,
    pub(super) is_open: bool,
    /// Whether the field had the keyboard in the frame before.
    had_focus: bool,
    /// Which entry is marked, from the first on.
    pub(super) marked: usize,
    pub(super) entries: Vec<Entry>,
    /// What `entries` was made for: the dossier's index, and what was typed.
    made_for: Option<(usize, String, usize)>,
    /// Where the list was in the frame before; clicks there do not take the keyboard away for good.
    list: Option<Rect>,
    /// Whether the marked entry is to be brought into view.
    pub(super) bring: bool,
}

impl<'a> Choose<'a> {
    pub fn one(label: &'a str, sort: Sort) -> Self {
        Self {
            label,
            sort,
            how_many: HowMany::One,
            new: New::Offered,
            near: Near::default(),
            made: &[],
            more: &nothing_more,
            offered: &[],
            hint: "",
        }
    }

    pub fn several(label: &'a str, sort: Sort) -> Self {
        Self {
            how_many: HowMany::Several,
            ..Self::one(label, sort)
        }
    }

    /// The id under which a field of this label keeps the keyboard within `ui`.
    pub fn id(&self, ui: &Ui) -> Id {
        ui.scope_id().with(("choose", self.label))
    }

    /// Draws the field across the column. `chosen` are those that the item refers to now.
    pub fn show(
        &self,
        ui: &mut Ui,
        scene: Scene<'_>,
        memory: &mut Memory,
        chosen: &[Referent],
    ) -> (Response, Option<Picked>) {
        let id = self.id(ui);
        let half = memory.fields.entry(id).or_default();
        if half.label != self.label {
            half.label = self.label.to_owned();
        }
        let mut picked = None;
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        if had_focus {
            half.keep_up_with(self, scene, chosen);
            picked = half.read_keys(ui, chosen);
        }
        let visuals = ui.visuals().clone();
        let edge = Stroke::new(1.0, scene.theme.ink_faint);
        let frame = Frame::new()
            .fill(visuals.extreme_bg_color)
            .stroke(edge)
            .corner_radius(4)
            .inner_margin(Margin::symmetric(4, 1));
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
            ui.horizontal_wrapped(|ui| {
                // What is typed is going to take the place of the one that can be chosen.
                let is_replaced = self.how_many == HowMany::One && !half.typed.is_empty();
                for what in chosen.iter().filter(|_| !is_replaced) {
                    if self.chip(ui, scene, what).clicked() {
                        picked = Some(Picked::Drop(what.clone()));
                    }
                }
                let hint = if chosen.is_empty() { self.hint } else { "" };
                let left = ui.available_size_before_wrap().x;
                // An empty field needs no line of its own beneath what is chosen.
                let wanted = if half.typed.is_empty() { 30.0 } else { 70.0 };
                if left < wanted && !chosen.is_empty() {
                    ui.end_row();
                }
                let edit = TextEdit::singleline(&mut half.typed)
                    .id(id)
                    .frame(Frame::NONE)
                    .font(sans(13.0))
                    .hint_text(
                        RichText::new(hint)
                            .font(sans(12.5))
                            .color(scene.theme.ink_faint),
                    )
                    .desired_width((ui.available_size_before_wrap().x - 6.0).max(24.0));
                ui.add(edit)
            })
            .inner
        });
        let response = drawn.inner.accessible_name(self.spoken(scene, chosen));
        if ui.input(|input| input.pointer.primary_clicked())
            && drawn.response.contains_pointer()
            && !response.has_focus()
            && picked.is_none()
        {
            response.request_focus();
        }
        super::select_on_arrival(&response, &half.typed);
        let gains = response.has_focus() && !half.had_focus;
        half.had_focus = response.has_focus();
        if gains || response.clicked() {
            half.is_open = self.how_many == HowMany::Several || chosen.is_empty();
            half.marked = 0;
        }
        if response.changed() {
            half.is_open = true;
            half.marked = 0;
            half.bring = true;
        }
        if response.has_focus() || response.lost_focus() {
            half.keep_up_with(self, scene, chosen);
        }
        let listed = self.list(ui, scene, half, &response, drawn.response.rect);
        picked = picked.or(listed);
        if response.lost_focus() {
            picked = picked.or(half.leave(ui, &response));
        }
        if picked.is_some() {
            half.typed.clear();
            half.marked = 0;
            half.made_for = None;
            half.is_open = false;
        }
        (response, picked)
    }

    /// "Claimant: Georgia, Russia".
    fn spoken(&self, scene: Scene<'_>, chosen: &[Referent]) -> String {
        if chosen.is_empty() {
            return self.label.to_owned();
        }
        let names = chosen.iter().map(|what| self.name(scene, what));
        let names: Vec<String> = names.collect();
        format!("{}: {}", self.label, names.join(", "))
    }

    fn name(&self, scene: Scene<'_>, what: &Referent) -> String {
        let made = self.made.iter().find(|made| made.referent() == *what);
        made.map(|made| made.name().to_owned())
            .or_else(|| Some(scene.state.index().choice(what.clone(), None)?.name))
            .unwrap_or_else(|| what.id().to_owned())
    }

    /// What is chosen, with a × that takes it away.
    fn chip(&self, ui: &mut Ui, scene: Scene<'_>, what: &Referent) -> Response {
        let theme = scene.theme;
        let name = self.name(scene, what);
        let is_new = self.made.iter().any(|made| made.referent() == *what);
        let shown = if is_new {
            format!("{name} (new)")
        } else {
            name.clone()
        };
        let room = (ui.max_rect().width() - 44.0).max(40.0);
        let font = sans(12.5);
        let galley = crate::ui::widgets::cut_to(ui, &shown, font, theme.ink, room);
        let colour = colour_of(scene, what);
        let dot = if colour.is_some() { 12.0 } else { 0.0 };
        let size = vec2(galley.size().x + dot + 24.0, 20.0);
        if ui.available_size_before_wrap().x < size.x {
            ui.end_row();
        }
        // No stop for Tab: the field is one, and Backspace takes the last away.
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::CLICK);
        response.widget_info(|| {
            let name = format!("Remove {name} from {}", self.label);
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
        let painter = ui.painter();
        let fill = if response.hovered() {
            theme.rule
        } else {
            theme.paper_shade
        };
        painter.rect_filled(rect, 4.0, fill);
        let dashed = Stroke::new(1.0, if is_new { theme.ink_soft } else { theme.rule });
        painter.rect_stroke(rect, 4.0, dashed, egui::StrokeKind::Inside);
        let left = rect.left() + 6.0;
        if let Some(colour) = colour {
            painter.circle_filled(egui::pos2(left + 4.0, rect.center().y), 4.0, colour);
        }
        let at = egui::pos2(left + dot, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, theme.ink);
        let cross = egui::pos2(rect.right() - 9.0, rect.center().y);
        let ink = if response.hovered() {
            theme.ink
        } else {
            theme.ink_soft
        };
        let stroke = Stroke::new(1.2, ink);
        let arm = 3.0;
        painter.line_segment([cross - vec2(arm, arm), cross + vec2(arm, arm)], stroke);
        painter.line_segment([cross + vec2(-arm, arm), cross + vec2(arm, -arm)], stroke);
        response.on_hover_text(format!(
            "{name}: click to take it away, or Backspace in the field"
        ))
    }

    fn list(
        &self,
        ui: &Ui,
        scene: Scene<'_>,
        half: &mut Half,
        field: &Response,
        beneath: Rect,
    ) -> Option<Picked> {
        // While the button is down on the list, the field has lost the keyboard already.
        let pointed = half.list.is_some_and(|list| {
            ui.input(|input| {
                let is_pressed = input.pointer.any_down() || input.pointer.any_released();
                let at = input.pointer.interact_pos().filter(|_| is_pressed);
                at.is_some_and(|at| list.contains(at))
            })
        });
        if !half.is_open || !(field.has_focus() || pointed) || half.entries.is_empty() {
            half.list = None;
            return None;
        }
        if !ui.clip_rect().intersects(beneath) {
            return None;
        }
        let (rect, clicked) = choose_list::draw(ui, scene, half, self.label, beneath);
        half.list = Some(rect);
        let picked = half.entries.get(clicked?)?.picked.clone();
        match picked {
            // What is asked next stands beneath the field, where the list is.
            Picked::OnMap(_) | Picked::Found(..) => half.list = None,
            Picked::Take(_) | Picked::Make(_) | Picked::Drop(_) => {
                ui.memory_mut(|memory| memory.request_focus(field.id));
            }
        }
        Some(picked)
    }
}

impl Half {
    fn keep_up_with(&mut self, choose: &Choose<'_>, scene: Scene<'_>, chosen: &[Referent]) {
        let index = scene.state.index();
        let made_for = (
            std::sync::Arc::as_ptr(index).addr(),
            self.typed.clone(),
            chosen.len() + 1_000 * choose.made.len(),
        );
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        self.entries = choose_list::entries(choose, scene, &self.typed, chosen);
        self.marked = self.marked.min(self.entries.len().saturating_sub(1));
        self.made_for = Some(made_for);
    }

    /// Takes the keys that mean something here before the field sees them.
    fn read_keys(&mut self, ui: &Ui, chosen: &[Referent]) -> Option<Picked> {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let count = self.entries.len();
        if self.typed.is_empty() && !chosen.is_empty() {
            let backspace = ui.input(|input| {
                input.events.iter().any(|event| {
                    matches!(
                        event,
                        Event::Key {
                            key: Key::Backspace,
                            pressed: true,
                            ..
                        }
                    )
                })
            });
            if backspace {
                return chosen.last().cloned().map(Picked::Drop);
            }
        }
        if pressed(Key::ArrowDown) {
            self.marked = match self.is_open {
                true if self.marked + 1 < count => self.marked + 1,
                true => 0,
                false => self.marked,
            };
            self.is_open = true;
            self.bring = true;
        }
        if pressed(Key::ArrowUp) {
            self.marked = self
                .marked
                .checked_sub(1)
                .unwrap_or(count.saturating_sub(1));
            self.is_open = true;
            self.bring = true;
        }
        if self.is_open && count > 0 && pressed(Key::Enter) {
            return Some(self.entries.get(self.marked)?.picked.clone());
        }
        None
    }

    /// Tab takes what is marked for what is typed, but for a click on the map, which is asked for by nobody who
    /// goes on typing; Esc closes the list first, then gives up what is typed.
    fn leave(&mut self, ui: &Ui, field: &Response) -> Option<Picked> {
        let (escaped, tabbed) =
            ui.input(|input| (input.key_pressed(Key::Escape), input.key_pressed(Key::Tab)));
        if escaped && self.is_open {
            self.is_open = false;
            // It keeps the keyboard, and does not open the list as if it had just got it.
            self.had_focus = true;
            field.request_focus();
            return None;
        }
        if escaped {
            self.typed.clear();
        }
        if tabbed && !self.typed.trim().is_empty() {
            let entry = self.entries.get(self.marked)?;
            if !matches!(entry.picked, Picked::OnMap(_)) {
                return Some(entry.picked.clone());
            }
        }
        None
    }
}

/// The colour that something has on the map. `None`: it has none of its own.
fn colour_of(scene: Scene<'_>, what: &Referent) -> Option<Color32> {
    let index = scene.state.index();
    let theme: &Theme = scene.theme;
    match what {
        Referent::Actor(id) => {
            let side = index.actor(index.actor_ix(id)?).side.clone()?;
            let side = index.side_ix(&SideKey::Side(side))?;
            Some(theme.hue(index.side(side).hue))
        }
        Referent::Side(id) => {
            let side = index.side_ix(&SideKey::Side(id.clone()))?;
            Some(theme.hue(index.side(side).hue))
        }
        Referent::Kind(id) => Some(theme.hue(index.kind(index.kind_ix(id)?).hue)),
        _ => None,
    }
}
