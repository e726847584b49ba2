//! Fields of a claim's form in which words are typed: its statement, the reason for a date, its id.

use std::collections::HashMap;

use egui::{Key, RichText, TextEdit, Ui};

use super::Manner;
use super::form::Form;
use crate::ui::fields;
use crate::ui::theme::sans;

/// What is typed in the fields of a claim of the dossier and not left yet, by field.
#[derive(Default)]
pub(super) struct Texts(HashMap<&'static str, String>);

/// A field to type in.
pub(super) struct TextField<'f> {
    /// What it is called by screen readers.
    pub(super) key: &'static str,
    /// As a dossier's file calls it.
    pub(super) name: &'static str,
    pub(super) rows: usize,
    /// Shown while nothing stands in it.
    pub(super) hint: &'f str,
    /// Size of the type, in points.
    pub(super) size: f32,
}

impl Form<'_, '_> {
    /// A field to type in; whether the value is another now: of a new claim with each key, of one in the dossier
    /// when the field is left or Enter pressed. Esc gives back what stood there.
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        texts: &mut Texts,
        field: &TextField<'_>,
        value: &mut String,
    ) -> bool {
        let mut typed = match texts.0.get(field.key) {
            Some(typed) if self.manner == Manner::Existing => typed.clone(),
            _ => value.clone(),
        };
        let hint = RichText::new(field.hint)
            .font(sans(field.size))
            .color(self.theme().ink_faint);
        let edit = if field.rows > 1 {
            TextEdit::multiline(&mut typed)
                .desired_rows(field.rows)
                .return_key(None)
        } else {
            TextEdit::singleline(&mut typed)
        };
        let id = ui.scope_id().with(("text", field.key));
        self.rows.stop(id);
        let edit = edit
            .id(id)
            .font(sans(field.size))
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(field.key);
        fields::select_on_arrival(&response, &typed);
        self.lead_to(field.name, &response);
        if self.manner == Manner::New {
            let changed = typed != *value;
            *value = typed;
            return changed;
        }
        if response.changed() {
            texts.0.insert(field.key, typed.clone());
        }
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !response.lost_focus() && !entered {
            return false;
        }
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        let was_typed = texts.0.remove(field.key).is_some();
        let changed = was_typed && !escaped && typed != *value;
        if changed {
            *value = typed;
        }
        changed
    }
}
