//! Removing things and merging two into one: who refers to what goes, what becomes of them, and the last word.

use egui::{Button, Frame, Margin, RichText, Ui};

use super::form::Form;
use crate::app::Page;
use crate::dossier::edit::{
    Edit, EditError, Instead, Reference, Referent, Sort, merged, references_to, removal_of,
};
use crate::dossier::{Dispute, Dossier, Subject, cut_short};
use crate::ui::fields::among::{Among, Word};
use crate::ui::fields::choose::{Choose, New, Picked};
use crate::ui::theme::{sans, sans_bold};

/// So many of those who refer are listed; the others are counted. Chosen by eye.
const LISTED: usize = 12;

/// What is about to go, while nobody has said the last word.
#[derive(Clone, Debug, PartialEq)]
pub struct Removing {
    what: Referent,
    deed: Deed,
    /// What takes its place. `None`: nothing, or nothing chosen yet.
    instead: Option<Referent>,
    /// Whether the question has been in view.
    is_seen: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Remove,
    Merge,
}

/// Opens the panel that asks for the last word.
pub fn ask(form: &mut Form<'_>, what: &Referent) {
    *form.removing = Some(Removing {
        what: what.clone(),
        deed: Deed::Remove,
        instead: None,
        is_seen: false,
    });
}

/// The foot of the form: who refers to the item, and the ways in which it goes.
pub fn foot(ui: &mut Ui, form: &mut Form<'_>, referent: &Referent) {
    let dossier = form.scene.state.dossier().clone();
    form.heading(ui, "In the dossier");
    let references = references_to(&dossier, referent);
    let said = match references.len() {
        0 => "Nothing refers to it.".to_owned(),
        1 => "1 reference to it".to_owned(),
        count => format!("{count} references to it"),
    };
    if references.is_empty() {
        ui.label(RichText::new(said).color(form.scene.theme.ink_soft));
    } else {
        let fold = egui::CollapsingHeader::new(said).id_salt(("references", referent));
        fold.show(ui, |ui| list(ui, form, &dossier, &references));
    }
    if !form.is_editable() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if matches!(referent, Referent::Place(_) | Referent::Actor(_))
            && ui
                .button("Merge into another…")
                .on_hover_text("For two that are the same: the other takes over its names, and what refers to it")
                .clicked()
        {
            *form.removing = Some(Removing {
                what: referent.clone(),
                deed: Deed::Merge,
                instead: None,
                is_seen: false,
            });
        }
        if ui
            .button("Remove…")
            .on_hover_text("Says first who refers to it, and what becomes of them")
            .clicked()
        {
            ask(form, referent);
        }
    });
    panel(ui, form, referent);
}

/// Who refers, each leading to its page.
fn list(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, references: &[Reference]) {
    for reference in references.iter().take(LISTED) {
        let called = dossier.called(&reference.by);
        let said = format!("{called} · {}", reference.field.replace('_', " "));
        let row = ui.add(
            Button::new(RichText::new(&said).font(sans(12.0)))
                .frame(false)
                .truncate(),
        );
        if row.on_hover_text(&said).clicked() {
            form.actions.open(Page::about(reference.by.clone()));
        }
    }
    if references.len() > LISTED {
        let more = references.len() - LISTED;
        ui.label(RichText::new(format!("and {more} more")).color(form.scene.theme.ink_soft));
    }
}

/// Asks for the last word about something, where it was asked for.
pub fn panel(ui: &mut Ui, form: &mut Form<'_>, referent: &Referent) {
    let Some(removing) = form.removing.clone().filter(|it| it.what == *referent) else {
        return;
    };
    let theme = form.scene.theme;
    let dossier = form.scene.state.dossier().clone();
    ui.add_space(4.0);
    let shown = Frame::new()
        .fill(theme.paper_shade)
        .stroke(theme.hairline())
        .corner_radius(4)
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            let called = what_is(&dossier, referent);
            let question = match removing.deed {
                Deed::Remove => format!("Remove {called}?"),
                Deed::Merge => format!("Merge {called} into which other?"),
            };
            let question = RichText::new(question).font(sans_bold(13.0));
            ui.add(egui::Label::new(question).wrap());
            let references = references_to(&dossier, referent);
            instead(ui, form, &dossier, &removing, &references);
            // An item's own list stands above already.
            if subject(referent).is_none() && !references.is_empty() {
                let fold = egui::CollapsingHeader::new("Which").id_salt(("which", referent));
                fold.show(ui, |ui| list(ui, form, &dossier, &references));
            }
            last_word(ui, form, &dossier, &removing, &references);
        });
    if let Some(asked) = form.removing.as_mut().filter(|asked| !asked.is_seen) {
        asked.is_seen = true;
        shown.response.scroll_to_me(None);
    }
    ui.add_space(4.0);
}

/// What those who refer to it refer to afterwards.
fn instead(
    ui: &mut Ui,
    form: &mut Form<'_>,
    dossier: &Dossier,
    removing: &Removing,
    references: &[Reference],
) {
    let theme = form.scene.theme;
    if removing.deed == Deed::Remove {
        if references.is_empty() {
            let said = RichText::new("Nothing refers to it.").color(theme.ink_soft);
            ui.label(said);
            return;
        }
        let count = references.len();
        let said = match count {
            1 => "1 reference to it, which from then on names:".to_owned(),
            _ => format!("{count} references to it, which from then on name:"),
        };
        ui.add(egui::Label::new(RichText::new(said).color(theme.ink_soft)).wrap());
    }
    match sort_of_field(&removing.what) {
        Some(sort) => chosen_by_typing(ui, form, removing, sort),
        None => chosen_from_list(ui, form, dossier, removing),
    }
}

fn chosen_by_typing(ui: &mut Ui, form: &mut Form<'_>, removing: &Removing, sort: Sort) {
    let choose = Choose {
        new: New::Refused,
        hint: match removing.deed {
            Deed::Remove => "nothing; type to choose another",
            Deed::Merge => "another…",
        },
        ..Choose::one("Instead", sort)
    };
    let named: Vec<Referent> = removing.instead.iter().cloned().collect();
    let (response, picked) = choose.show(ui, form.scene, form.choosing, &named);
    let focused = ui.memory(|memory| memory.focused());
    if focused.is_none() && removing.instead.is_none() && removing.deed == Deed::Merge {
        response.request_focus();
    }
    let next = match picked {
        Some(Picked::Take(referent)) => Some(referent),
        Some(Picked::Drop(_)) => None,
        _ => return,
    };
    *form.removing = Some(Removing {
        instead: next,
        ..removing.clone()
    });
}

fn chosen_from_list(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, removing: &Removing) {
    let others = others(dossier, &removing.what);
    let mut words = vec![Word::plain(None, "nothing")];
    words.extend(
        others
            .iter()
            .map(|(it, label)| Word::plain(Some(it.clone()), label.as_str())),
    );
    let shown = words.iter().find(|it| it.value == removing.instead);
    let among = Among {
        salt: egui::Id::unique(("instead of", &removing.what)),
        name: "Instead",
        description: "What those who refer to it refer to afterwards",
        shown: shown.map_or("nothing", |it| it.label),
        width: ui.available_width(),
        access: form.access,
    };
    let holds = |it: &Option<Referent>| *it == removing.instead;
    let (_, picked) = among.show(ui, &words, holds);
    if let Some(at) = picked {
        *form.removing = Some(Removing {
            instead: words[at].value.clone(),
            ..removing.clone()
        });
    }
}

/// Others of the same sort, with what they are called.
fn others(dossier: &Dossier, what: &Referent) -> Vec<(Referent, String)> {
    let all: Vec<(Referent, String)> = match what {
        Referent::Kind(_) => {
            let kinds = dossier.kinds.iter();
            kinds
                .map(|it| (Referent::Kind(it.id.clone()), it.label.clone()))
                .collect()
        }
        Referent::Side(_) => {
            let sides = dossier.sides.iter();
            sides
                .map(|it| (Referent::Side(it.id.clone()), it.label.clone()))
                .collect()
        }
        Referent::Position(dispute, _) => {
            let positions = dossier.dispute(dispute).map_or(&[][..], |it| &it.positions);
            let referent = |id| Referent::Position(dispute.clone(), id);
            positions
                .iter()
                .map(|it| (referent(it.id.clone()), it.label.clone()))
                .collect()
        }
        Referent::Dispute(_) => {
            let disputes = dossier.disputes.iter();
            let pair = |it: &Dispute| (Referent::Dispute(it.id.clone()), it.question.clone());
            disputes.map(pair).collect()
        }
        _ => Vec::new(),
    };
    all.into_iter().filter(|(it, _)| it != what).collect()
}

/// What would happen, and the buttons that make it happen or not.
fn last_word(
    ui: &mut Ui,
    form: &mut Form<'_>,
    dossier: &Dossier,
    removing: &Removing,
    references: &[Reference],
) {
    let theme = form.scene.theme;
    let edit = edit(dossier, removing);
    match &edit {
        None => {}
        Some(Err(error)) => {
            let said = RichText::new(error.to_string())
                .font(sans(12.0))
                .color(theme.trouble);
            let label = ui.add(egui::Label::new(said).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        }
        Some(Ok(_)) => {
            if let Some(said) = outcome(dossier, removing, references.len()) {
                ui.add(egui::Label::new(RichText::new(said).font(sans(12.0))).wrap());
            }
        }
    }
    ui.horizontal(|ui| {
        let word = match removing.deed {
            Deed::Remove => "Remove it",
            Deed::Merge => "Merge them",
        };
        let ready = matches!(edit, Some(Ok(_)));
        if ui.add_enabled(ready, Button::new(word)).clicked()
            && let Some(Ok(edit)) = edit
        {
            *form.removing = None;
            form.actions.edit(edit);
            // What was merged goes on as the other.
            if let (Deed::Merge, Some(kept)) = (removing.deed, &removing.instead) {
                if let Some(kept) = subject(kept) {
                    form.actions.open(Page::about(kept));
                }
                form.actions.inspect(subject(kept));
            }
        }
        if ui.button("Keep it").clicked() {
            *form.removing = None;
        }
    });
}

/// `None`: something has to be chosen first.
fn edit(dossier: &Dossier, removing: &Removing) -> Option<Result<Edit, EditError>> {
    Some(match (removing.deed, &removing.instead) {
        (Deed::Remove, None) => removal_of(dossier, &removing.what, &Instead::Nothing),
        (Deed::Remove, Some(other)) => {
            removal_of(dossier, &removing.what, &Instead::Other(other.clone()))
        }
        (Deed::Merge, Some(kept)) => merged(dossier, kept, &removing.what),
        (Deed::Merge, None) => return None,
    })
}

/// "24 references go over to Russia, which takes over the names “…”."
fn outcome(dossier: &Dossier, removing: &Removing, references: usize) -> Option<String> {
    let other = removing.instead.as_ref()?;
    let other = what_is(dossier, other);
    let follow = match references {
        0 => "Nothing else changes".to_owned(),
        1 => format!("1 reference goes over to {other}"),
        count => format!("{count} references go over to {other}"),
    };
    Some(match removing.deed {
        Deed::Remove => format!("{follow}."),
        Deed::Merge => format!("{follow}, which takes over its names too."),
    })
}

fn subject(referent: &Referent) -> Option<Subject> {
    Some(match referent {
        Referent::Place(id) => Subject::Place(id.clone()),
        Referent::Actor(id) => Subject::Actor(id.clone()),
        Referent::Event(id) => Subject::Event(id.clone()),
        Referent::Dispute(id) => Subject::Dispute(id.clone()),
        _ => return None,
    })
}

/// What something is called in a sentence.
fn what_is(dossier: &Dossier, referent: &Referent) -> String {
    if let Some(subject) = subject(referent) {
        return dossier.called(&subject);
    }
    let label = match referent {
        Referent::Kind(id) => dossier.kind(id).map(|it| it.label.clone()),
        Referent::Side(id) => {
            let mut sides = dossier.sides.iter();
            sides.find(|it| it.id == *id).map(|it| it.label.clone())
        }
        Referent::Position(dispute, id) => dossier
            .dispute(dispute)
            .and_then(|it| it.position(id))
            .map(|it| it.label.clone()),
        Referent::Source(id) => {
            let subject = Subject::Source(id.clone());
            return dossier.called(&subject);
        }
        Referent::Claim(id) => dossier.claim(id).map(|(_, it)| it.statement.clone()),
        _ => None,
    };
    let label = label.unwrap_or_else(|| referent.id().to_owned());
    format!("the {} “{}”", referent.what(), cut_short(&label))
}

/// The sort that a field for another of it looks among. `None`: others are few, and listed.
fn sort_of_field(referent: &Referent) -> Option<Sort> {
    match referent {
        Referent::Place(_)
        | Referent::Actor(_)
        | Referent::Event(_)
        | Referent::Source(_)
        | Referent::Claim(_) => Some(referent.sort()),
        Referent::Dispute(_) | Referent::Position(..) | Referent::Kind(_) | Referent::Side(_) => {
            None
        }
    }
}
