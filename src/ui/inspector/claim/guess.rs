//! What was guessed is shown as guessed beneath its field, until somebody changes it or says that it is right.

use egui::{Button, Frame, Margin, RichText, Shape, Stroke, Ui, pos2};

use super::form::Form;
use crate::app::GuessedField;
use crate::ui::theme::sans;

/// Room for the dashes left of the words, in points.
const BESIDE: i8 = 8;

impl Form<'_, '_> {
    /// Says that a field was filled in from elsewhere than the claim's words, with the dashes that mark in the
    /// text what was found. Nothing where it was not.
    pub(super) fn guess(&mut self, ui: &mut Ui, field: GuessedField) {
        let Some(rule) = self.draft.guess_at(field) else {
            return;
        };
        let said = format!("Guessed: check it. {}.", capitalised(rule));
        let theme = self.theme();
        let name = match field {
            GuessedField::Claimant => "The guessed claimant is right",
            GuessedField::About => "The guessed place is right",
            GuessedField::Occurred => "The guessed date is right",
        };
        let beside = Frame::new().inner_margin(Margin {
            left: BESIDE,
            ..Margin::ZERO
        });
        let drawn = beside.show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                self.say(ui, &said, theme.ink_soft);
                let right = Button::new(RichText::new("It is right").font(sans(11.5)));
                let right = ui.add(right.small()).accessible_name(name);
                let tip = "Take it as it is: no guess any more";
                right.on_hover_text(tip).clicked()
            })
            .inner
        });
        let rect = drawn.response.rect;
        let ends = [
            pos2(rect.left() + 2.0, rect.top() + 1.0),
            pos2(rect.left() + 2.0, rect.bottom() - 1.0),
        ];
        let stroke = Stroke::new(1.5, theme.as_of);
        ui.painter()
            .extend(Shape::dashed_line(&ends, stroke, 2.0, 2.5));
        if drawn.inner {
            self.draft.guesses.retain(|guess| guess.field != field);
        }
    }
}

fn capitalised(rule: &str) -> String {
    let mut letters = rule.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
