//! A choice among few words.

use egui::{ComboBox, Response, RichText, Ui};

use super::Access;

/// One of the words.
pub struct Word<'a, T> {
    pub value: T,
    pub label: &'a str,
    /// What it means. Empty: the word says it.
    pub tip: &'a str,
    /// Of the dot before it. `None`: none.
    pub colour: Option<egui::Color32>,
}

impl<'a, T> Word<'a, T> {
    pub fn plain(value: T, label: &'a str) -> Self {
        Self {
            value,
            label,
            tip: "",
            colour: None,
        }
    }
}

/// What a choice is like.
pub struct Among<'a> {
    /// Tells it from others in the same part of the window.
    pub salt: egui::Id,
    /// What a screen reader calls it.
    pub name: &'a str,
    pub description: &'a str,
    /// What holds now, as it is said.
    pub shown: &'a str,
    /// In points.
    pub width: f32,
    pub access: Access,
}

impl Among<'_> {
    /// The word that was picked in this frame, as its place in the list.
    pub fn show<T>(
        self,
        ui: &mut Ui,
        words: &[Word<'_, T>],
        holds: impl Fn(&T) -> bool,
    ) -> (Response, Option<usize>) {
        let mut picked = None;
        let now = words.iter().find(|word| holds(&word.value));
        let shown = match now.and_then(|word| word.colour) {
            Some(_) => format!("     {}", self.shown),
            None => self.shown.to_owned(),
        };
        let enabled = self.access == Access::Editable;
        let answer = ui.add_enabled_ui(enabled, |ui| {
            ComboBox::from_id_salt(self.salt)
                .selected_text(RichText::new(shown))
                .width(self.width)
                .truncate()
                .show_ui(ui, |ui| {
                    ui.set_min_width(self.width - 12.0);
                    for (at, word) in words.iter().enumerate() {
                        let label = match word.colour {
                            Some(_) => format!("     {}", word.label),
                            None => word.label.to_owned(),
                        };
                        let row = ui.selectable_label(holds(&word.value), label);
                        if let Some(colour) = word.colour {
                            dot(ui, row.rect, colour);
                        }
                        let row = row.accessible_name(word.label);
                        let row = match word.tip {
                            "" => row,
                            tip => row.on_hover_text(tip),
                        };
                        if row.clicked() {
                            picked = Some(at);
                        }
                    }
                })
                .response
        });
        let response = answer.inner.accessible_name(self.name);
        let description = self.description;
        if !description.is_empty() {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_description(description));
        }
        if let Some(colour) = now.and_then(|word| word.colour) {
            dot(ui, response.rect, colour);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let picked = picked.filter(|at| !holds(&words[*at].value));
        (response, picked)
    }
}

fn dot(ui: &Ui, rect: egui::Rect, colour: egui::Color32) {
    let at = egui::pos2(rect.left() + 13.0, rect.center().y);
    ui.painter().circle_filled(at, 4.5, colour);
}
