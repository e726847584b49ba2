//! The sheets for a new dossier and for a copy of the open one: both want a folder that is empty or not there yet.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Event, Key, RichText, TextEdit, Ui};

use crate::app::jobs::{Asked, ForWhat};
use crate::app::{Action, Actions, DocumentAction, NewDossier, ViewAction};
use crate::dossier::{BorderPolicy, Dossier};
use crate::files::typed_path;
use crate::ui::inspector::policy_name;
use crate::ui::place_field::{PlaceChoice, PlaceFieldMemory, place_field_for};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, serif_bold};

/// In points, chosen by eye: a path of some length.
const FIELD_WIDTH: f32 = 380.0;

/// What is half typed.
#[derive(Default)]
pub(super) struct Memory {
    folder: String,
    title: String,
    language: String,
    /// The dossier that is to be, as far as it has places: those that are featured.
    featured: Arc<Dossier>,
    next_featured: PlaceFieldMemory,
    borders: BorderPolicy,
    /// The last folder that was taken over from the system's dialog.
    taken: Option<PathBuf>,
}

impl Memory {
    /// Takes over what was chosen in the dialog, once.
    fn take(&mut self, scene: Scene<'_>, for_what: ForWhat) {
        if let Some((what, folder)) = scene.state.place_chosen()
            && *what == for_what
            && self.taken.as_ref() != Some(folder)
        {
            self.folder = folder.display().to_string();
            self.taken = Some(folder.clone());
        }
    }
}

fn title(ui: &mut Ui, scene: Scene<'_>, title: &str, said: &str) {
    ui.label(RichText::new(title).font(serif_bold(20.0)));
    ui.label(
        RichText::new(said)
            .font(sans(13.0))
            .color(scene.theme.ink_soft),
    );
    ui.add_space(8.0);
}

fn line(ui: &mut Ui, label: &str, hint: &str, value: &mut String) -> egui::Response {
    ui.label(label);
    let field = TextEdit::singleline(value)
        .hint_text(hint)
        .desired_width(FIELD_WIDTH);
    let response = ui.add(field).accessible_name(label);
    ui.end_row();
    response
}

/// The folder, with the way to choose it in the system's dialog.
fn folder(ui: &mut Ui, memory: &mut Memory, asked: Asked, actions: &mut Actions) {
    ui.label("Folder");
    ui.horizontal(|ui| {
        let hint = match asked {
            Asked::Place(_) => "empty, or not there yet",
            Asked::Dossier | Asked::Documents => "the one with dossier.toml in it",
        };
        let field = TextEdit::singleline(&mut memory.folder)
            .hint_text(hint)
            .desired_width(FIELD_WIDTH - 80.0);
        let field = ui.add(field).accessible_name("Folder");
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        if ui.button("Choose…").clicked() {
            actions.document(DocumentAction::Ask(asked));
        }
    });
    ui.end_row();
}

/// The button that does it, and the one that does not. Returns whether it is to be done, which Enter in a field
/// says as well.
fn answered(ui: &mut Ui, yes: &str, ready: bool, entered: bool, actions: &mut Actions) -> bool {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let clicked = ui.add_enabled(ready, egui::Button::new(yes)).clicked();
        let done = clicked || (ready && entered);
        if ui.button("Cancel").clicked() || done {
            actions.view(ViewAction::SetOverlay(None));
        }
        done
    })
    .inner
}

pub(super) fn draw_new(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    memory.take(scene, ForWhat::New);
    let entered = enter_in_a_field(ui) && memory.next_featured.is_at_rest();
    let said = "A dossier is a folder of plain text. It begins with kinds of claims to choose from, which can be changed, \
                and gets its sources as documents are added.";
    title(ui, scene, "New dossier", said);
    egui::Grid::new("new dossier")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| {
            folder(ui, memory, Asked::Place(ForWhat::New), actions);
            line(ui, "Title", "what it is about", &mut memory.title);
            let language = "of your own words: en, ka, ru";
            line(ui, "Language", language, &mut memory.language);
            ui.label("Featured places");
            ui.vertical(|ui| featured(ui, scene, memory));
            ui.end_row();
            ui.label("Borders");
            let chosen = memory.borders;
            egui::ComboBox::from_id_salt("borders of a new dossier")
                .selected_text(policy_name(chosen))
                .width(FIELD_WIDTH)
                .show_ui(ui, |ui| {
                    for policy in BorderPolicy::ALL {
                        ui.selectable_value(&mut memory.borders, policy, policy_name(policy));
                    }
                });
            ui.end_row();
        });
    let new_folder = typed_path(&memory.folder).filter(|_| !memory.title.trim().is_empty());
    if answered(
        ui,
        "Make the dossier",
        new_folder.is_some(),
        entered,
        actions,
    ) && let Some(new_folder) = new_folder
    {
        actions.document(DocumentAction::New(NewDossier {
            folder: new_folder,
            title: memory.title.trim().to_owned(),
            language: memory.language.trim().to_owned(),
            featured: memory.featured.places.clone(),
            borders: Some(memory.borders),
        }));
        *memory = Memory::default();
    }
}

/// Places that are always on the map: chosen as anywhere else, so that each has a position from the start.
fn featured(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory) {
    ui.set_width(FIELD_WIDTH);
    let places = &memory.featured.places;
    let mut removed = None;
    if !places.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for (at, place) in places.iter().enumerate() {
                ui.label(&place.name);
                let name = format!("Leave out {}", place.name);
                let button = ui.small_button("×").accessible_name(&name);
                if button.on_hover_text(&name).clicked() {
                    removed = Some(at);
                }
                ui.add_space(8.0);
            }
        });
    }
    if let Some(at) = removed {
        Arc::make_mut(&mut memory.featured).places.remove(at);
    }
    let field = &mut memory.next_featured;
    let chosen = place_field_for(ui, scene.theme, &memory.featured, field);
    if let Some(PlaceChoice::New(place)) = chosen {
        Arc::make_mut(&mut memory.featured).places.push(*place);
    }
}

pub(super) fn draw_copy(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    memory.take(scene, ForWhat::Copy);
    let entered = enter_in_a_field(ui);
    let said = "The whole dossier, texts and all, in a folder of your own. The copy is opened, and can be edited.";
    title(ui, scene, "Save a copy", said);
    egui::Grid::new("save a copy")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| {
            folder(ui, memory, Asked::Place(ForWhat::Copy), actions);
        });
    let to = typed_path(&memory.folder);
    if answered(ui, "Save the copy", to.is_some(), entered, actions)
        && let Some(to) = to
    {
        actions.document(DocumentAction::SaveCopy(to));
        *memory = Memory::default();
    }
}

pub(super) fn draw_open(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let entered = enter_in_a_field(ui);
    let said = "A folder with a dossier.toml in it. It can also be dropped on the window.";
    title(ui, scene, "Open a dossier", said);
    egui::Grid::new("open a dossier")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| folder(ui, memory, Asked::Dossier, actions));
    let from = typed_path(&memory.folder);
    if answered(ui, "Open it", from.is_some(), entered, actions) && from.is_some() {
        actions.send(Action::OpenDossier(from));
        *memory = Memory::default();
    }
}

/// Whether Enter was pressed in a field for text. Asked before the fields are drawn, as they let go of the
/// keyboard over it.
fn enter_in_a_field(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused() && entered(ui)
}

/// Whether Enter was pressed alone. Keys held with it may be up again when the frame is drawn, so the press itself
/// is asked.
pub(super) fn entered(ui: &Ui) -> bool {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none());
    ui.input(|input| input.events.iter().any(is_enter))
}
