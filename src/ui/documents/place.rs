//! The sheets for a new dossier and for a copy of the open one: both want a folder that is empty or not there yet.

use std::path::PathBuf;

use egui::{RichText, TextEdit, Ui};

use crate::app::jobs::{Asked, ForWhat};
use crate::app::{Actions, DocumentAction, NewDossier, ViewAction};
use crate::dossier::BorderPolicy;
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, serif_bold};

/// What is half typed.
#[derive(Default)]
pub(super) struct Memory {
    folder: String,
    title: String,
    language: String,
    /// Names, separated by commas.
    featured: String,
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
        .desired_width(380.0);
    let response = ui.add(field).accessible_name(label);
    ui.end_row();
    response
}

/// The folder, with the way to choose it in the system's dialog.
fn folder(ui: &mut Ui, memory: &mut Memory, for_what: ForWhat, actions: &mut Actions) {
    ui.label("Folder");
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut memory.folder)
            .hint_text("empty, or not there yet")
            .desired_width(300.0);
        let field = ui.add(field).accessible_name("Folder");
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        if ui.button("Choose…").clicked() {
            actions.document(DocumentAction::Ask(Asked::Place(for_what)));
        }
    });
    ui.end_row();
}

/// The button that does it, and the one that does not. Returns whether it is to be done.
fn answered(ui: &mut Ui, yes: &str, ready: bool, actions: &mut Actions) -> bool {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let done = ui.add_enabled(ready, egui::Button::new(yes)).clicked();
        if ui.button("Cancel").clicked() || done {
            actions.view(ViewAction::SetOverlay(None));
        }
        done
    })
    .inner
}

pub(super) fn draw_new(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    memory.take(scene, ForWhat::New);
    let said = "A dossier is a folder of plain text. It begins with kinds of claims to choose from, which can be changed, \
                and gets its sources as documents are added.";
    title(ui, scene, "New dossier", said);
    egui::Grid::new("new dossier")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| {
            folder(ui, memory, ForWhat::New, actions);
            line(ui, "Title", "what it is about", &mut memory.title);
            let language = "of your own words: en, ka, ru";
            line(ui, "Language", language, &mut memory.language);
            let featured = "always on the map, separated by commas";
            line(ui, "Featured places", featured, &mut memory.featured);
            ui.label("Borders");
            let chosen = memory.borders;
            egui::ComboBox::from_id_salt("borders of a new dossier")
                .selected_text(chosen.id())
                .show_ui(ui, |ui| {
                    for policy in BorderPolicy::ALL {
                        ui.selectable_value(&mut memory.borders, policy, policy.id());
                    }
                });
            ui.end_row();
        });
    let ready = !memory.folder.trim().is_empty() && !memory.title.trim().is_empty();
    if answered(ui, "Make the dossier", ready, actions) {
        let featured = memory.featured.split(',').map(str::trim);
        let featured = featured.filter(|name| !name.is_empty());
        actions.document(DocumentAction::New(NewDossier {
            folder: PathBuf::from(memory.folder.trim()),
            title: memory.title.trim().to_owned(),
            language: memory.language.trim().to_owned(),
            featured: featured.map(str::to_owned).collect(),
            borders: Some(memory.borders),
        }));
        *memory = Memory::default();
    }
}

pub(super) fn draw_copy(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    memory.take(scene, ForWhat::Copy);
    let said = "The whole dossier, texts and all, in a folder of your own. The copy is opened, and can be edited.";
    title(ui, scene, "Save a copy", said);
    egui::Grid::new("save a copy")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| folder(ui, memory, ForWhat::Copy, actions));
    let ready = !memory.folder.trim().is_empty();
    if answered(ui, "Save the copy", ready, actions) {
        let folder = PathBuf::from(memory.folder.trim());
        actions.document(DocumentAction::SaveCopy(folder));
        *memory = Memory::default();
    }
}
