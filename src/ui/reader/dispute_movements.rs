//! Who gave one answer first and another later, or two at once: a short list on a dispute's page.

use egui::Ui;

use crate::app::Page;
use crate::query::{Manner, Movement};
use crate::ui::theme::{sans, sans_bold};

use super::answers::Answers;
use super::desk::Desk;
use super::setting::{Sign, face, line, link, piece, signed_line};

const SIZE: f32 = 12.5;
const LINE: f32 = 18.0;

/// What a movement is, for whoever asks.
const RULE: &str = "By the days of the reports: moved, where the first answer was last reported before the \
    second was; both, where it was reported on that day or after it too. Whether two answers exclude each \
    other is not judged.";

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, answers: &Answers) {
    if answers.movements.is_empty() {
        return;
    }
    let theme = desk.theme();
    ui.add_space(6.0);
    line(ui, LINE, |ui| {
        let bold = face(sans_bold(SIZE), theme.ink_soft);
        piece(ui, "With more than one answer", bold).on_hover_text(RULE);
    });
    for movement in &answers.movements {
        one(ui, desk, answers, movement);
    }
}

/// "Georgia moved from “They did” to “They did not”, 29 Aug 2008".
fn one(ui: &mut Ui, desk: &mut Desk<'_>, answers: &Answers, movement: &Movement) {
    let theme = desk.theme();
    let index = desk.index();
    let claimant = index.claimant(movement.claimant);
    let positions = &index.dispute(answers.dispute).positions;
    let label = |at: usize| format!("“{}”", positions[at].label);
    let (sign, between, joint) = match movement.manner {
        Manner::Moved => (Sign::Onward, " moved from ", " to "),
        Manner::Both => (Sign::Same, " holds both ", " and "),
    };
    signed_line(ui, LINE, sign, theme.ink_soft, |ui| {
        let soft = face(sans(SIZE), theme.ink_soft);
        let ink = face(sans(SIZE), theme.ink);
        let name = &claimant.name;
        match claimant.actor {
            Some(actor) => {
                let response = link(ui, theme, name, ink.clone(), name);
                desk.follow(&response, Page::Actor(index.actor(actor).id.clone()));
            }
            None => {
                piece(ui, name, ink.clone());
            }
        }
        piece(ui, between, soft.clone());
        piece(ui, &label(movement.from), ink.clone());
        piece(ui, joint, soft.clone());
        piece(ui, &label(movement.to), ink);
        piece(ui, &format!(", {}", movement.on.in_words()), soft);
    });
}
