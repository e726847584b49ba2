//! The head of the dossier's own page: what it is, how much is known at the date, how the record grew.

use egui::Ui;

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
    let (state, as_of) = (desk.state(), desk.state().as_of());
    let line = match state.days() {
        Some(_) => count_line(&state.known().totals, &as_of),
        None => nothing_dated(as_of.clock).to_owned(),
    };
    paragraph(ui, &line, face(sans_bold(13.0), theme.ink));
    growth::draw(ui, desk, memory);
}
