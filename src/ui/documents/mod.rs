//! Documents in, and whole dossiers: the sheets that ask for what is needed, and files dropped on the window.

mod add;
mod place;

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::scene::Scene;
use super::sheet::{SheetWidth, sheet};
use crate::app::{Action, Actions, DocumentAction, Overlay, Pasted};
use crate::files::is_folder;

/// What is half typed.
#[derive(Default)]
pub struct Memory {
    /// Paths of files, one to a line.
    typed: String,
    pasted: Pasted,
    /// The last text that was not added and stands in the sheet again.
    given_back: Option<Arc<Pasted>>,
    place: place::Memory,
}

impl Memory {
    /// Takes a text that was not added back into the sheet, once, and over nothing that was typed since.
    fn take_back(&mut self, scene: Scene<'_>) {
        let back = scene.state.given_back();
        let is_new = back.map(Arc::as_ptr) != self.given_back.as_ref().map(Arc::as_ptr);
        if let Some(back) = back.filter(|_| is_new && self.pasted == Pasted::default()) {
            self.pasted = (**back).clone();
            self.given_back = Some(back.clone());
        }
    }
}

pub fn draw(ctx: &Context, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    take_dropped(ctx, actions);
    memory.take_back(scene);
    match scene.state.overlay() {
        Some(Overlay::AddDocuments) => {
            sheet(
                ctx,
                scene,
                ("Add documents", SheetWidth::Lists),
                actions,
                |ui, scene, height, actions| {
                    add::draw(
                        ui,
                        scene,
                        height,
                        &mut memory.typed,
                        &mut memory.pasted,
                        actions,
                    );
                },
            );
        }
        Some(Overlay::NewDossier) => {
            sheet(
                ctx,
                scene,
                ("New dossier", SheetWidth::Fields),
                actions,
                |ui, scene, _, actions| {
                    place::draw_new(ui, scene, &mut memory.place, actions);
                },
            );
        }
        Some(Overlay::OpenDossier) => {
            sheet(
                ctx,
                scene,
                ("Open a dossier", SheetWidth::Fields),
                actions,
                |ui, scene, _, actions| {
                    place::draw_open(ui, scene, &mut memory.place, actions);
                },
            );
        }
        Some(Overlay::SaveCopy) => {
            sheet(
                ctx,
                scene,
                ("Save a copy", SheetWidth::Fields),
                actions,
                |ui, scene, _, actions| {
                    place::draw_copy(ui, scene, &mut memory.place, actions);
                },
            );
        }
        _ => {}
    }
}

/// A folder, or a dossier.toml, is opened; whatever else is dropped is a document to be added.
fn take_dropped(ctx: &Context, actions: &mut Actions) {
    let dropped = ctx.input(|input| input.raw.dropped_files.clone());
    let paths = dropped.iter().map(|file| file.path().to_path_buf());
    let is_dossier = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name == "dossier.toml") || is_folder(path)
    };
    let (dossiers, documents): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(is_dossier);
    if !documents.is_empty() {
        actions.document(DocumentAction::AddFiles(documents));
    }
    if let Some(dossier) = dossiers.into_iter().next_back() {
        actions.send(Action::OpenDossier(Some(dossier)));
    }
}
