//! The head of the dossier's own page: what it is, how much is known at the date, how the record grew.

use egui::{Button, Ui, vec2};

use crate::app::{Overlay, ViewAction};
use crate::dossier::Subject;
use crate::ui::theme::{sans_bold, serif};

use super::desk::Desk;
use super::growth;
use super::listing::edited_title;
use super::setting::{face, paragraph};
use super::wording::{count_line, nothing_dated};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, memory: &mut growth::Memory) {
    let theme = desk.theme();
    let dossier = desk.state().dossier();
    edited_title(ui, desk, &dossier.title, Subject::Dossier);
    if !dossier.summary.is_empty() {
        paragraph(ui, &dossier.summary, face(serif(14.5), theme.ink));
    }
    ui.add_space(8.0);
    if dossier.sources.is_empty() {
        return first_steps(ui, desk);
    }
    let (state, as_of) = (desk.state(), desk.state().as_of());
    let line = match state.days() {
        Some(_) => count_line(&state.known().totals, &as_of),
        None => nothing_dated(as_of.clock).to_owned(),
    };
    paragraph(ui, &line, face(sans_bold(13.0), theme.ink));
    growth::draw(ui, desk, memory);
}

/// What to do with a dossier that has no documents yet.
fn first_steps(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme();
    let words = |ui: &mut Ui, text: &str| {
        paragraph(ui, text, face(serif(14.5), theme.ink));
        ui.add_space(6.0);
    };
    paragraph(ui, "No documents yet", face(sans_bold(13.0), theme.ink));
    ui.add_space(4.0);
    words(
        ui,
        "Drop files anywhere on the window: web pages, PDF with text, e-mails, plain text, or a list of references.",
    );
    let add = Button::new("Add documents…").min_size(vec2(0.0, 30.0));
    if ui.add(add).on_hover_text("Ctrl+D").clicked() {
        let sheet = Some(Overlay::AddDocuments);
        desk.actions.view(ViewAction::SetOverlay(sheet));
    }
    ui.add_space(10.0);
    words(
        ui,
        "Then, in a document: select the words that claim something and press C, or press W to be shown what nobody has quoted yet.",
    );
}
