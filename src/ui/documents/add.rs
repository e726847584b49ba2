//! The sheet that takes documents in: files from a dialog, or pasted words with what is known of them.

use egui::{Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::place::entered;
use crate::app::jobs::Asked;
use crate::app::{Actions, DocumentAction, Overlay, Pasted, ViewAction};
use crate::dossier::When;
use crate::files::typed_paths;
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold, serif, serif_bold};

/// Room for the button behind the paths, in points.
const ADD_WIDTH: f32 = 90.0;

pub(super) fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    height: f32,
    typed: &mut String,
    pasted: &mut Pasted,
    actions: &mut Actions,
) {
    let theme = scene.theme;
    ui.label(RichText::new("Add documents").font(serif_bold(20.0)));
    if let Some(why) = scene.state.why_read_only() {
        ui.label(RichText::new(why).color(theme.contested));
        ui.add_space(6.0);
        if ui.button("Save a copy…").clicked() {
            actions.view(ViewAction::SetOverlay(Some(Overlay::SaveCopy)));
        }
        return;
    }
    let said = "Web pages, PDF with text, e-mails, plain text and Markdown become sources; a list in RIS, BibTeX or CSL-JSON \
                becomes sources without texts. Files can be dropped anywhere on the window. The file as received is kept \
                beside the text with its SHA-256.";
    ui.label(RichText::new(said).font(sans(13.0)).color(theme.ink_soft));
    ui.add_space(8.0);
    files(ui, typed, actions);
    ui.add_space(12.0);
    ui.label(RichText::new("Or paste a text").font(sans_bold(14.0)));
    let rows = ((height - 320.0) / 18.0).clamp(4.0, 14.0) as usize;
    ScrollArea::vertical()
        .id_salt("pasted text")
        .max_height((height - 300.0).max(90.0))
        .show(ui, |ui| {
            let field = TextEdit::multiline(&mut pasted.text)
                .font(serif(14.0))
                .desired_rows(rows)
                .desired_width(f32::INFINITY)
                .hint_text("The words as they were published, without menus and notices");
            ui.add(field).accessible_name("The text");
        });
    ui.add_space(6.0);
    let mut wrong = None;
    egui::Grid::new("said of the pasted text")
        .num_columns(2)
        .spacing([12.0, 6.0])
        .show(ui, |ui| {
            for (label, hint, value) in [
                ("Title", "as printed above it", &mut pasted.title),
                (
                    "Publisher",
                    "the outlet that published it",
                    &mut pasted.publisher,
                ),
                (
                    "Published",
                    "2008-08-14; empty when it is not known",
                    &mut pasted.published,
                ),
                ("Address", "https://…", &mut pasted.url),
            ] {
                ui.label(label);
                let field = TextEdit::singleline(value)
                    .hint_text(hint)
                    .desired_width(360.0);
                ui.add(field).accessible_name(label);
                ui.end_row();
            }
        });
    let published = pasted.published.trim();
    if !published.is_empty()
        && let Err(error) = When::parse(published)
    {
        wrong = Some(error.to_string());
    }
    if let Some(wrong) = &wrong {
        ui.label(RichText::new(wrong).color(theme.trouble));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let ready = wrong.is_none() && !pasted.text.trim().is_empty();
        let add = ui.add_enabled(ready, egui::Button::new("Add this text"));
        if add.clicked() {
            actions.document(DocumentAction::AddText(std::mem::take(pasted)));
            actions.view(ViewAction::SetOverlay(None));
        }
        if ui.button("Cancel").clicked() {
            actions.view(ViewAction::SetOverlay(None));
        }
    });
}

/// Files: chosen in the system's dialog, or their paths typed or pasted, one to a line.
fn files(ui: &mut Ui, typed: &mut String, actions: &mut Actions) {
    ui.label(RichText::new("Files").font(sans_bold(14.0)));
    let enter = entered(ui);
    ui.horizontal_top(|ui| {
        let choose = ui.button("Choose files…");
        if choose.clicked() {
            actions.document(DocumentAction::Ask(Asked::Documents));
            actions.view(ViewAction::SetOverlay(None));
        }
        ui.label("or their paths");
        let rows = typed.lines().count().clamp(1, 4);
        let field = TextEdit::multiline(typed)
            .desired_rows(rows)
            .desired_width(ui.available_width() - ADD_WIDTH)
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .hint_text("typed or pasted, one to a line");
        let field = ui.add(field).accessible_name("Paths of files");
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let paths = typed_paths(typed);
        let add = ui.add_enabled(!paths.is_empty(), egui::Button::new("Add these"));
        if add.clicked() || (field.has_focus() && enter && !paths.is_empty()) {
            typed.clear();
            actions.document(DocumentAction::AddFiles(paths));
            actions.view(ViewAction::SetOverlay(None));
        }
    });
}
