//! Places that the dossier does not have, in the fields in which one is chosen: of the gazetteer, of the basemap,
//! by coordinates. Each comes with its position, and how precisely that is known is asked, never assumed.

use egui::{Button, RichText, Ui};

use super::choose::{More, Picked};
use crate::app::place_candidates::{Candidate, Candidates};
use crate::dossier::{Dossier, Precision};
use crate::ui::place_field::words;
use crate::ui::theme::{sans, sans_bold};

/// What was answered to the question how precisely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Precision(Precision),
    /// It is not to be added.
    Not,
}

/// What is offered besides the places of the dossier for what is typed.
pub fn offered(dossier: &Dossier, typed: &str, can_show: &dyn Fn(&str) -> bool) -> Vec<More> {
    let offered = Candidates::new(dossier, typed).offered.into_iter();
    offered
        .filter(|it| !matches!(it, Candidate::Known(_) | Candidate::Named(_)))
        .map(|candidate| {
            let said = words::candidate(dossier, &candidate, can_show);
            let name = match &candidate {
                Candidate::Coordinates(_) => typed.trim().to_owned(),
                _ => said.text.clone(),
            };
            let beside = [said.beneath.as_str(), said.right];
            More {
                beside: beside.join(" · "),
                name: said.text,
                picked: Picked::Found(name, Box::new(candidate)),
            }
        })
        .collect()
}

/// Whether the fonts have every letter of a spelling.
pub fn can_show(ui: &Ui) -> impl Fn(&str) -> bool + use<> {
    let ctx = ui.ctx().clone();
    move |spelling: &str| ctx.fonts_mut(|fonts| fonts.has_glyphs(&sans(13.0), spelling))
}

/// Asks how precisely a place is known; returns what was answered in this frame.
pub fn ask(ui: &mut Ui, name: &str, precisions: &[(Precision, &str)]) -> Option<Answer> {
    let question = format!("How precisely is “{name}” known?");
    ui.label(RichText::new(question).font(sans_bold(12.0)));
    let asked = ui.scope_id().with(("asked", name));
    let is_new = !ui.data(|data| data.get_temp(asked).unwrap_or(false));
    let mut answer = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (at, (precision, tip)) in precisions.iter().enumerate() {
            let response = ui.add(Button::new(precision.name()).small());
            // The likeliest has the keyboard, and is taken by nobody but who presses Enter.
            if at == 0 && is_new {
                response.request_focus();
                ui.data_mut(|data| data.insert_temp(asked, true));
            }
            if response.on_hover_text(*tip).clicked() {
                answer = Some(Answer::Precision(*precision));
            }
        }
        let not = Button::new("Do not add it").small().frame(false);
        if ui.add(not).clicked() {
            answer = Some(Answer::Not);
        }
    });
    if answer.is_some() {
        ui.data_mut(|data| data.remove::<bool>(asked));
    }
    answer
}
