//! Something new, asked for by its name; its id is suggested from the name until somebody types one.

use egui::{RichText, Ui};

use super::form::LABEL_WIDTH;
use super::lists;
use crate::app::{Actions, Addable};
use crate::dossier::edit::{Change, Edit, Referent};
use crate::dossier::naming::{free_id, words_as_id};
use crate::dossier::{
    Actor, ActorKind, Dispute, Dossier, Event, IdError, Place, PlaceKind, Precision, Subject,
};
use crate::ui::fields::among::{Among, Word};
use crate::ui::fields::text::{Lines, Outcome, TextField};
use crate::ui::fields::{Access, Fitness};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, serif_bold};

/// Room left at the right of the fields, in points, as where the form can be scrolled.
const RIGHT: f32 = 13.0;
/// So many words of a name make an id.
const WORDS_OF_A_NAME: usize = 6;

/// What is filled in so far.
#[derive(Default)]
pub struct Memory {
    /// What the rest is about. `None`: nothing was begun.
    of: Option<Addable>,
    name: String,
    /// `None`: the id follows the name.
    id: Option<String>,
    /// Place of the kind in the list of its sort. `None`: not chosen.
    kind: Option<usize>,
    /// Whether somebody tried to add it, so that what it lacks is said.
    tried: bool,
}

/// The words of one sort of thing.
struct Words {
    heading: &'static str,
    name: &'static str,
    hint: &'static str,
    add: &'static str,
}

fn words(sort: Addable) -> Words {
    match sort {
        Addable::Place => Words {
            heading: "A new place",
            name: "Name",
            hint: "as it is shown",
            add: "Add the place",
        },
        Addable::Actor => Words {
            heading: "A new actor",
            name: "Name",
            hint: "as it is shown",
            add: "Add the actor",
        },
        Addable::Event => Words {
            heading: "A new event",
            name: "Title",
            hint: "what is said to have happened",
            add: "Add the event",
        },
        Addable::Dispute => Words {
            heading: "A new dispute",
            name: "Question",
            hint: "what the reports answer differently",
            add: "Add the dispute",
        },
    }
}

/// The names of the kinds that are chosen among; empty: none is asked for.
fn kinds(sort: Addable) -> Vec<&'static str> {
    match sort {
        Addable::Place => PlaceKind::ALL.map(PlaceKind::name).to_vec(),
        Addable::Actor => ActorKind::ALL.map(ActorKind::name).to_vec(),
        Addable::Event | Addable::Dispute => Vec::new(),
    }
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    sort: Addable,
    actions: &mut Actions,
) {
    let begun = memory.of != Some(sort);
    if begun {
        *memory = Memory {
            of: Some(sort),
            ..Memory::default()
        };
    }
    let (theme, said) = (scene.theme, words(sort));
    ui.horizontal(|ui| {
        let heading = ui.label(RichText::new(said.heading).font(serif_bold(15.0)));
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, said.heading));
        ui.add_space((ui.available_width() - 34.0).max(0.0));
        if lists::sign(ui, "×", true, "Close the inspector") {
            actions.inspect(None);
        }
    });
    if let Some(why) = scene.state.why_read_only() {
        let said = RichText::new(why).font(sans(12.0)).color(theme.contested);
        ui.add(egui::Label::new(said).wrap());
        return;
    }
    ui.add_space(4.0);
    let id = |part: &str| egui::Id::unique(("new", sort, part));
    let mut entered = false;
    row(ui, scene, said.name, |ui| {
        let field = TextField {
            id: id("name"),
            name: said.name,
            description: said.hint,
            hint: said.hint,
            lines: Lines::Several(1),
            width: ui.available_width(),
            fitness: Fitness::Fit,
            access: Access::Editable,
        };
        let (response, outcome) = field.show(ui, theme, &mut memory.name);
        if begun {
            response.request_focus();
        }
        entered |= outcome == Outcome::Entered;
    });
    let suggested = suggested(scene.state.dossier(), sort, &memory.name);
    row(ui, scene, "Id", |ui| {
        let mut text = memory.id.clone().unwrap_or_else(|| suggested.clone());
        let field = TextField {
            id: id("id"),
            name: "Id",
            description: "Names it in the files; follows the name until you type one",
            hint: "follows the name",
            lines: Lines::One,
            width: ui.available_width(),
            fitness: Fitness::Fit,
            access: Access::Editable,
        };
        let (_, outcome) = field.show(ui, theme, &mut text);
        match outcome {
            Outcome::Typed => memory.id = (!text.is_empty()).then_some(text),
            Outcome::GivenUp => memory.id = None,
            Outcome::Entered => entered = true,
            Outcome::Nothing | Outcome::Left => {}
        }
    });
    kind(ui, scene, memory, sort);
    let id = memory.id.clone().unwrap_or(suggested);
    let edit = edit(scene.state.dossier(), sort, &memory.name, &id, memory.kind);
    if let (Err(lack), true) = (&edit, memory.tried || memory.id.is_some()) {
        ui.add_space(2.0);
        let said = RichText::new(lack).font(sans(12.0)).color(theme.trouble);
        let label = ui.add(egui::Label::new(said).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    ui.add_space(4.0);
    let clicked = ui
        .horizontal(|ui| {
            ui.add_space(LABEL_WIDTH);
            let add = ui
                .button(said.add)
                .on_hover_text("Enter. The other fields come next");
            add.clicked()
        })
        .inner;
    if clicked || entered {
        memory.tried = true;
        if let Ok((edit, subject)) = edit {
            *memory = Memory::default();
            actions.edit(edit);
            actions.inspect(Some(subject));
        }
    }
}

fn kind(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, sort: Addable) {
    let kinds = kinds(sort);
    if kinds.is_empty() {
        return;
    }
    row(ui, scene, "Kind", |ui| {
        let words: Vec<Word<'_, usize>> = kinds
            .iter()
            .enumerate()
            .map(|(at, name)| Word::plain(at, name))
            .collect();
        let among = Among {
            salt: egui::Id::unique(("new", sort, "kind")),
            name: "Kind",
            description: "What sort of thing it is",
            shown: memory.kind.map_or("choose…", |at| kinds[at]),
            width: ui.available_width(),
            access: Access::Editable,
        };
        let (_, picked) = among.show(ui, &words, |at| Some(*at) == memory.kind);
        memory.kind = picked.or(memory.kind);
    });
}

/// A label at the left, a field at the right.
fn row(ui: &mut Ui, scene: Scene<'_>, label: &str, add: impl FnOnce(&mut Ui)) {
    let theme = scene.theme;
    let whole = ui.available_rect_before_wrap();
    let at = whole.left_top() + egui::vec2(0.0, 3.5);
    let (top_left, ink) = (egui::Align2::LEFT_TOP, theme.ink_soft);
    ui.painter().text(at, top_left, label, sans(12.0), ink);
    let field = whole
        .with_min_x(whole.left() + LABEL_WIDTH)
        .with_max_x(whole.right() - RIGHT);
    let field = egui::UiBuilder::new().id_salt(label).max_rect(field);
    ui.scope_builder(field, add);
    ui.add_space(5.0);
}

/// An id of that sort. `Err`: the text cannot be one.
fn referent(sort: Addable, id: &str) -> Result<Referent, IdError> {
    Ok(match sort {
        Addable::Place => Referent::Place(id.parse()?),
        Addable::Actor => Referent::Actor(id.parse()?),
        Addable::Event => Referent::Event(id.parse()?),
        Addable::Dispute => Referent::Dispute(id.parse()?),
    })
}

/// The id that goes with a name, and is free. Empty while there is no name.
fn suggested(dossier: &Dossier, sort: Addable, name: &str) -> String {
    if name.trim().is_empty() {
        return String::new();
    }
    free_id(&words_as_id(name, WORDS_OF_A_NAME), sort.name(), |id| {
        referent(sort, id).is_ok_and(|it| is_taken(dossier, &it))
    })
}

fn is_taken(dossier: &Dossier, referent: &Referent) -> bool {
    match referent {
        Referent::Place(id) => dossier.place(id).is_some(),
        Referent::Actor(id) => dossier.actor(id).is_some(),
        Referent::Event(id) => dossier.event(id).is_some(),
        Referent::Dispute(id) => dossier.dispute(id).is_some(),
        _ => false,
    }
}

/// The edit that adds it, and what it is called then.
///
/// # Errors
/// With what it lacks, as a sentence.
fn edit(
    dossier: &Dossier,
    sort: Addable,
    name: &str,
    id: &str,
    kind: Option<usize>,
) -> Result<(Edit, Subject), String> {
    let name = lists::some_words(
        name,
        match sort {
            Addable::Dispute => "Type the question.",
            Addable::Event => "Type a title.",
            Addable::Place | Addable::Actor => "Type a name.",
        },
    )?;
    let referent = referent(sort, id).map_err(|error| error.to_string())?;
    if is_taken(dossier, &referent) {
        return Err(format!(
            "The id “{id}” is taken by another {}.",
            sort.name()
        ));
    }
    let lacks_kind = || "Choose a kind.".to_owned();
    let deed = format!("Add the {} {name}", sort.name());
    let (change, subject) = match referent {
        Referent::Place(id) => {
            let place = Place {
                id: id.clone(),
                name,
                names: Vec::new(),
                position: None,
                // Where it is, and how precisely that is known, is asked for next and never assumed.
                precision: Precision::Unlocated,
                kind: *PlaceKind::ALL
                    .get(kind.ok_or_else(lacks_kind)?)
                    .ok_or_else(lacks_kind)?,
                within: None,
                area: None,
                identifiers: Vec::new(),
                source: None,
            };
            (Change::PutPlace(Box::new(place)), Subject::Place(id))
        }
        Referent::Actor(id) => {
            let actor = Actor {
                id: id.clone(),
                name,
                names: Vec::new(),
                kind: *ActorKind::ALL
                    .get(kind.ok_or_else(lacks_kind)?)
                    .ok_or_else(lacks_kind)?,
                role: None,
                side: None,
                member_of: Vec::new(),
            };
            (Change::PutActor(Box::new(actor)), Subject::Actor(id))
        }
        Referent::Event(id) => {
            let event = Event {
                id: id.clone(),
                title: name,
                occurred: None,
                places: Vec::new(),
                kind: None,
                within: None,
            };
            (Change::PutEvent(Box::new(event)), Subject::Event(id))
        }
        Referent::Dispute(id) => {
            let dispute = Dispute {
                id: id.clone(),
                question: name,
                positions: Vec::new(),
            };
            (Change::PutDispute(Box::new(dispute)), Subject::Dispute(id))
        }
        _ => return Err(lacks_kind()),
    };
    Ok((Edit::one(deed, change), subject))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_follows_the_name_and_steps_aside_for_those_that_are_taken() {
        let dossier = crate::files::built_in(&|_| true).dossier;
        assert_eq!(suggested(&dossier, Addable::Place, "Гори"), "gori-2");
        assert_eq!(suggested(&dossier, Addable::Actor, "Гори"), "gori");
        assert_eq!(suggested(&dossier, Addable::Event, "…"), "event");
        assert_eq!(suggested(&dossier, Addable::Dispute, "  "), "");
    }

    #[test]
    fn a_kind_is_asked_for_and_never_assumed() {
        let dossier = Dossier::default();
        let lack = edit(&dossier, Addable::Actor, "Somebody", "somebody", None);
        assert_eq!(lack.err().as_deref(), Some("Choose a kind."));
        let (edit, _) =
            edit(&dossier, Addable::Actor, "Somebody", "somebody", Some(0)).expect("whole");
        let after = dossier.with(&edit).expect("free");
        assert_eq!(after.actors[0].kind, ActorKind::ALL[0]);
    }
}
