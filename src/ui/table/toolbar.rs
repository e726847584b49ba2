//! Above the rows: the field that narrows them, how many there are, which columns, and copying.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, PopupCloseBehavior, RichText, TextEdit, Ui};

use super::super::scene::Scene;
use super::choice::Choice;
use super::{columns, copying};
use crate::app::Actions;
use crate::query::Rows;

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    rows: &Rows,
    words: &mut String,
    choice: &Choice,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        let width = (ui.available_width() * 0.3).clamp(110.0, 220.0);
        ui.add(
            TextEdit::singleline(words)
                .hint_text("filter these rows…")
                .desired_width(width),
        )
        .accessible_name("Filter these rows")
        .on_hover_text(
            "Keeps the rows whose columns hold all of these words. Map and timeline stay as they are",
        );
        if !words.is_empty() {
            let clear = ui.add(egui::Button::new("×").frame(false));
            if clear
                .accessible_name("Show all rows again")
                .on_hover_text("Show all rows again")
                .clicked()
            {
                words.clear();
            }
        }
        let counted = count(scene, rows, choice);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            MenuButton::new("Copy").ui(ui, |ui| copying::menu(ui, scene, rows, choice, actions))
                .0
                .accessible_name("Copy rows")
                .on_hover_text(copying::TIP);
            let staying = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
            MenuButton::new("Columns")
                .config(staying)
                .ui(ui, |ui| columns::menu(ui, scene, actions))
                .0
                .on_hover_text("Which columns are in view");
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = egui::Label::new(RichText::new(counted).color(scene.theme.ink_soft));
                ui.add(label.truncate());
            });
        });
    });
    ui.add_space(3.0);
}

/// "34 of 242 claims, 3 chosen".
fn count(scene: Scene<'_>, rows: &Rows, choice: &Choice) -> String {
    let known = scene.state.known().totals.known();
    let claims = super::super::widgets::claims(known);
    let mut said = if rows.claims().len() == known as usize {
        claims
    } else {
        format!("{} of {claims}", rows.claims().len())
    };
    if choice.len() > 1 {
        said.push_str(&format!(", {} chosen", choice.len()));
    }
    said
}
