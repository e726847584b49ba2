//! The field in which a place is chosen by typing: one of the dossier's, an area, one of the gazetteer's,
//! coordinates, or a new name. How precisely a new place is known is asked, never assumed.
//!
//! What is offered is found in `app::place_candidates`; what rows say stands in [`words`], how they look in
//! [`rows`]. Whoever draws the field adds a new place to the dossier.

mod rows;
pub(in crate::ui) mod words;

use std::sync::Arc;

use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Popup, PopupAnchor, PopupCloseBehavior, RectAlign,
    Response, RichText, ScrollArea, TextEdit, Ui,
};

use self::words::Said;
use super::scene::Scene;
use super::theme::{Theme, sans};
use crate::app::place_candidates::{Candidate, Candidates};
use crate::dossier::{Dossier, Place, PlaceId, Precision};

/// What is half typed, and what is offered for it.
#[derive(Default)]
pub struct PlaceFieldMemory {
    typed: String,
    offered: Candidates,
    said: Vec<Said>,
    /// Which row the arrows are on. `None`: on none, as long as nothing may be taken for granted.
    chosen: Option<usize>,
    /// What was offered for.
    made_for: Option<(String, *const Dossier)>,
    /// The new place of which the precision is being asked.
    asking: Option<Asking>,
    remark: Option<&'static str>,
}

struct Asking {
    candidate: Candidate,
    /// As it is called; typed, where the candidate has no name of its own.
    name: String,
}

/// The place that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceChoice {
    /// The dossier has it.
    Known(PlaceId),
    /// To be added to the dossier first.
    New(Box<Place>),
}

/// The list is no narrower and no higher than this, in points.
const NARROWEST: f32 = 300.0;
const HIGHEST: f32 = 330.0;

/// Draws the field for the open dossier; returns what was chosen in this frame.
pub fn place_field(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut PlaceFieldMemory,
) -> Option<PlaceChoice> {
    place_field_for(ui, scene.theme, scene.state.dossier(), memory)
}

/// The same for any dossier.
pub fn place_field_for(
    ui: &mut Ui,
    theme: &Theme,
    dossier: &Arc<Dossier>,
    memory: &mut PlaceFieldMemory,
) -> Option<PlaceChoice> {
    let id = ui.scope_id().with("place field");
    let had_keyboard = ui.memory(|memory| memory.has_focus(id));
    let entered = had_keyboard && memory.read_keys(ui);
    let response = memory.field(ui, id);
    memory.keep_up_with(ui, dossier);
    let is_open = had_keyboard && (memory.asking.is_some() || !memory.typed.trim().is_empty());
    let clicked = is_open.then(|| memory.list(ui, theme, &response)).flatten();
    let row = clicked.or(memory.chosen.filter(|_| entered));
    if clicked.is_some() {
        response.request_focus();
    }
    match row {
        Some(row) => memory.choose(row, dossier),
        None => {
            if entered && memory.asking.is_some() {
                memory.remark = Some("Choose with ↓ how precisely the place is known.");
            }
            None
        }
    }
}

impl PlaceFieldMemory {
    /// Begins with these words, as a suggestion does that found them in a text.
    pub fn with_typed(typed: &str) -> Self {
        Self {
            typed: typed.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing is typed and nothing is being asked.
    pub fn is_at_rest(&self) -> bool {
        !self.goes_back()
    }

    /// Takes the keys that mean something to the list before the field sees them; whether Enter was pressed.
    fn read_keys(&mut self, ui: &Ui) -> bool {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows().saturating_sub(1);
        if pressed(Key::ArrowDown) && self.rows() > 0 {
            let next = self.chosen.map_or(0, |chosen| chosen + 1);
            self.chosen = Some(if next > last { 0 } else { next });
        }
        if pressed(Key::ArrowUp) && self.rows() > 0 {
            let before = self.chosen.and_then(|chosen| chosen.checked_sub(1));
            self.chosen = Some(before.unwrap_or(last));
        }
        if self.goes_back() && pressed(Key::Escape) {
            let typed = std::mem::take(&mut self.typed);
            let was_asking = self.asking.is_some();
            *self = Self::default();
            if was_asking {
                self.typed = typed;
            }
        }
        self.rows() > 0 && pressed(Key::Enter)
    }

    /// Whether Escape goes back a step. Otherwise it is the form's.
    fn goes_back(&self) -> bool {
        self.asking.is_some() || !self.typed.is_empty()
    }

    fn rows(&self) -> usize {
        match &self.asking {
            Some(asking) => words::precisions(&asking.candidate).len(),
            None => self.said.len(),
        }
    }

    fn field(&mut self, ui: &mut Ui, id: Id) -> Response {
        // Escape would take the keyboard away otherwise, before it is asked for here.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
            escape: self.goes_back(),
        };
        let (text, name, hint) = match &mut self.asking {
            None => (
                &mut self.typed,
                "Place",
                "Name, coordinates, grid reference or map link",
            ),
            Some(asking) => (
                &mut asking.name,
                "Name of the new place",
                "What is there called?",
            ),
        };
        let edit = TextEdit::singleline(text)
            .id(id)
            .event_filter(filter)
            .hint_text(hint)
            .desired_width(ui.available_width());
        let response = ui.add(edit).accessible_name(name);
        if response.changed() {
            self.remark = None;
        }
        response
    }

    /// Makes what is offered anew when something else was typed or the dossier is another.
    fn keep_up_with(&mut self, ui: &Ui, dossier: &Arc<Dossier>) {
        let made_for = (self.typed.clone(), Arc::as_ptr(dossier));
        if self.asking.is_some() || self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        self.offered = if self.typed.trim().is_empty() {
            Candidates::default()
        } else {
            Candidates::new(dossier, &self.typed)
        };
        let can_show = |text: &str| {
            ui.ctx()
                .fonts_mut(|fonts| fonts.has_glyphs(&sans(12.0), text))
        };
        let offered = self.offered.offered.iter();
        self.said = offered
            .map(|candidate| words::candidate(dossier, candidate, can_show))
            .collect();
        self.chosen = (!self.said.is_empty()).then_some(0);
        self.made_for = Some(made_for);
    }

    /// The list beneath the field; returns the row that was clicked.
    fn list(&mut self, ui: &Ui, theme: &Theme, field: &Response) -> Option<usize> {
        let popup = Popup::new(
            // By its length, too: a list that grows is not drawn as high as it was.
            field.id.with(("offered places", self.rows())),
            ui.ctx().clone(),
            PopupAnchor::from(field),
            ui.layer_id(),
        );
        let shown = popup
            .align(RectAlign {
                parent: Align2::LEFT_BOTTOM,
                child: Align2::LEFT_TOP,
            })
            .gap(4.0)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                let width = field.rect.width().max(NARROWEST);
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 1.0;
                if let Some(asking) = &self.asking {
                    ui.label(RichText::new(question(asking)).color(theme.ink_soft));
                }
                if let Some(remark) = self.remark_in_words() {
                    let said = ui.label(RichText::new(remark).color(theme.trouble));
                    // A screen reader reads it out without being asked.
                    ui.ctx().accesskit_node_builder(said.id, |node| {
                        node.set_live(egui::accesskit::Live::Polite);
                    });
                }
                let rows = ScrollArea::vertical().max_height(HIGHEST);
                rows.show(ui, |ui| self.rows_ui(ui, theme, field.id)).inner
            });
        shown.and_then(|shown| shown.inner)
    }

    fn rows_ui(&self, ui: &mut Ui, theme: &Theme, field: Id) -> Option<usize> {
        let asked: Vec<Said> = match &self.asking {
            None => Vec::new(),
            Some(asking) => words::precisions(&asking.candidate)
                .map(|(precision, meaning)| Said {
                    text: precision.name().to_owned(),
                    beneath: meaning.to_owned(),
                    right: "",
                })
                .into(),
        };
        let said = if self.asking.is_some() {
            &asked
        } else {
            &self.said
        };
        let mut clicked = None;
        for (at, said) in said.iter().enumerate() {
            let is_chosen = self.chosen == Some(at);
            let response = rows::draw(ui, theme, said, is_chosen, field);
            if is_chosen
                && ui.input(|input| input.key_down(Key::ArrowDown) || input.key_down(Key::ArrowUp))
            {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        clicked
    }

    fn remark_in_words(&self) -> Option<String> {
        let wrong = self
            .offered
            .remark
            .as_ref()
            .filter(|_| self.asking.is_none());
        let wrong = wrong.map(|error| capitalised(&error.to_string()));
        wrong.or(self.remark.map(str::to_owned))
    }

    /// What choosing a row comes to; a new place is asked about first.
    fn choose(&mut self, row: usize, dossier: &Dossier) -> Option<PlaceChoice> {
        if let Some(asking) = &self.asking {
            let (precision, _) = *words::precisions(&asking.candidate).get(row)?;
            return self.answered(dossier, precision);
        }
        let candidate = self.offered.offered.get(row)?.clone();
        match candidate {
            Candidate::Known(id) => {
                *self = Self::default();
                Some(PlaceChoice::Known(id))
            }
            // Without a position there is nothing to be precise about.
            Candidate::Named(_) => {
                let place = candidate.to_place(dossier, "", Precision::Unlocated)?;
                *self = Self::default();
                Some(PlaceChoice::New(Box::new(place)))
            }
            _ => {
                let place = candidate.to_place(dossier, "", Precision::Unlocated)?;
                self.asking = Some(Asking {
                    candidate,
                    name: place.name,
                });
                self.chosen = None;
                self.remark = None;
                None
            }
        }
    }

    fn answered(&mut self, dossier: &Dossier, precision: Precision) -> Option<PlaceChoice> {
        let asking = self.asking.as_ref()?;
        let name = asking.name.trim();
        if name.is_empty() {
            self.remark = Some("A place needs a name.");
            return None;
        }
        let place = asking.candidate.to_place(dossier, name, precision)?;
        *self = Self::default();
        Some(PlaceChoice::New(Box::new(place)))
    }
}

fn question(asking: &Asking) -> String {
    match &asking.candidate {
        Candidate::Coordinates(typed) => {
            format!(
                "{}. Type what it is called. How precisely is it known?",
                typed.in_words()
            )
        }
        _ => "A new place of this dossier. How precisely is it known?".to_owned(),
    }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}
