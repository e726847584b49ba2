//! The head of the page that compares two dates.

use egui::Ui;

use super::desk::Desk;
use super::listing::title;

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>) {
    title(ui, desk.theme(), "Two dates compared");
}
