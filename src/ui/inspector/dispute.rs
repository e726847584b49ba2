//! The fields of a dispute: its question, and the answers that have been given.

use egui::Ui;

use super::form::{Form, Spot, Typed};
use super::{identity, lists, refer, removing};
use crate::dossier::edit::{Change, Referent, Sort};
use crate::dossier::naming::{free_id, words_as_id};
use crate::dossier::{Dispute, Position};
use crate::ui::fields::choose::HowMany;

const QUESTION: Spot = Spot::new(
    "question",
    "Question",
    "What the reports answer differently, as a question that takes no side",
);
const POSITION: Spot = Spot::new(
    "position",
    "Answer",
    "One answer, in a few words; two answers may both be true",
);
const SIDE: &str = "Whose answer it is, when one side alone gives it; it has that side's colour";
const ID: &str = "Names the answer in the files; the claims that give it follow a new one";
/// So many words of an answer make an id.
const WORDS_OF_AN_ANSWER: usize = 5;

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, dispute: &Dispute) {
    let with = |change: &dyn Fn(&mut Dispute)| {
        let mut dispute = dispute.clone();
        change(&mut dispute);
        Change::PutDispute(Box::new(dispute))
    };
    form.row(ui, QUESTION, |form, ui| {
        let put = |text: &str| {
            let question = lists::some_words(text, "A dispute needs a question.")?;
            Ok(with(&|it| it.question.clone_from(&question)))
        };
        form.typed(ui, QUESTION, &Typed::lines(&dispute.question, 2, &put));
    });
    form.heading(ui, "Answers");
    for (nth, position) in dispute.positions.iter().enumerate() {
        answer(ui, form, dispute, nth, position, &with);
    }
    if dispute.positions.is_empty() {
        // Where there are none, the finding about that has nowhere else to stand.
        form.entry(ui, POSITION, |_, _| {});
    }
    if form.is_editable() {
        let put = |text: &str| {
            let label = lists::some_words(text, "Type the answer.")?;
            let taken = |id: &str| dispute.positions.iter().any(|it| it.id.as_str() == id);
            let id = free_id(&words_as_id(&label, WORDS_OF_AN_ANSWER), "answer", taken);
            let id = id.parse().map_err(|error| format!("{error}"))?;
            let position = Position {
                id,
                label,
                side: None,
            };
            Ok(with(&|it| it.positions.push(position.clone())))
        };
        let (count, deed) = (
            dispute.positions.len(),
            format!("Add an answer to {}", form.called),
        );
        form.new_entry(ui, POSITION, count, "Add an answer", &deed, &put);
        ui.add_space(6.0);
    }
    identity::id_field(ui, form, &Referent::Dispute(dispute.id.clone()));
}

type With<'a> = dyn Fn(&dyn Fn(&mut Dispute)) -> Change + 'a;

fn answer(
    ui: &mut Ui,
    form: &mut Form<'_>,
    dispute: &Dispute,
    nth: usize,
    position: &Position,
    with: &With<'_>,
) {
    let label = format!("{}.", nth + 1);
    let spot = POSITION.at(nth);
    let referent = Referent::Position(dispute.id.clone(), position.id.clone());
    form.labelled(ui, &label, POSITION.tip, |form, ui| {
        form.entry(ui, spot, |form, ui| {
            ui.horizontal_top(|ui| {
                let put = |text: &str| {
                    let label = lists::some_words(text, "An answer needs words.")?;
                    Ok(with(&|it| it.positions[nth].label.clone_from(&label)))
                };
                let width = ui.available_width() - 2.0 * lists::SIGN_WIDTH;
                form.typed_within(ui, spot, width, &Typed::lines(&position.label, 1, &put));
                if !form.is_editable() {
                    return;
                }
                let called = form.called.clone();
                if lists::sign(ui, "↑", nth > 0, &format!("Move answer {} up", nth + 1)) {
                    form.ask(
                        format!("Move an answer of {called} up"),
                        with(&|it| it.positions.swap(nth, nth - 1)),
                    );
                }
                if lists::sign(ui, "×", true, &format!("Remove answer {}", nth + 1)) {
                    removing::ask(form, &referent);
                }
            });
            let side = spot.part("side", "Side of answer", SIDE);
            let named: Vec<Referent> = position
                .side
                .clone()
                .map(Referent::Side)
                .into_iter()
                .collect();
            refer::field(ui, form, side, Sort::Side, HowMany::One, &named, &|to| {
                with(&|it| it.positions[nth].side = refer::side(to.first()))
            });
            let id = spot.part("id", "Id of answer", ID);
            identity::id_within(ui, form, id, &referent);
        });
        removing::panel(ui, form, &referent);
    });
}
