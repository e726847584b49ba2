//! Fields that name other things of the dossier, chosen by typing: one, or a list.

use egui::Ui;

use super::drafts::Key;
use super::form::{Form, Spot};
use crate::app::place_candidates::Candidate;
use crate::dossier::edit::{Change, Edit, Made, Referent, Sort};
use crate::dossier::{ActorId, EventId, PlaceId, SideId, SourceId};
use crate::ui::fields::choose::{Choose, HowMany, New, Picked};
use crate::ui::fields::new_place::{self, Answer};
use crate::ui::place_field::words;

/// A field that names one thing, or nothing.
pub fn one(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    sort: Sort,
    named: Option<Referent>,
    put: &dyn Fn(Option<&Referent>) -> Change,
) {
    let named: Vec<Referent> = named.into_iter().collect();
    let put = |named: &[Referent]| put(named.first());
    form.row(ui, spot, |form, ui| {
        field(ui, form, spot, sort, HowMany::One, &named, &put);
    });
}

/// A field that names several things.
pub fn several(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    sort: Sort,
    named: &[Referent],
    put: &dyn Fn(&[Referent]) -> Change,
) {
    form.labelled(ui, spot.label, spot.tip, |form, ui| {
        field(ui, form, spot, sort, HowMany::Several, named, put);
        // Each of them can have findings of its own.
        for nth in 0..named.len().max(1) {
            form.entry(ui, spot.at(nth), |_, _| {});
        }
    });
}

/// The field itself, without its label.
pub fn field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    sort: Sort,
    how_many: HowMany,
    named: &[Referent],
    put: &dyn Fn(&[Referent]) -> Change,
) {
    if !form.is_editable() {
        return read_only(ui, form, named);
    }
    let scene = form.scene;
    let can_show = new_place::can_show(ui);
    let more = |typed: &str| match sort {
        Sort::Place => new_place::offered(scene.state.dossier(), typed, &can_show),
        _ => Vec::new(),
    };
    let choose = Choose {
        how_many,
        more: &more,
        new: match sort {
            Sort::Claim | Sort::Source => New::Refused,
            _ => New::Offered,
        },
        hint: "none",
        ..Choose::one(spot.label, sort)
    };
    let (response, picked) = choose.show(ui, scene, form.choosing, named);
    form.lead_to(spot, &response);
    if let Some(Picked::Found(name, candidate)) = picked {
        let key = form.key(spot);
        *form.placing = Some(NewPlace {
            key,
            name,
            candidate,
        });
        return;
    }
    let picked = picked.or_else(|| answered(ui, form, spot));
    let Some(picked) = picked else {
        return;
    };
    let mut changes = Vec::new();
    let mut after = named.to_vec();
    let mut take = |referent: Referent| {
        if how_many == HowMany::One {
            after.clear();
        }
        if !after.contains(&referent) {
            after.push(referent);
        }
    };
    match picked {
        Picked::Take(referent) => take(referent),
        Picked::Make(made) => {
            changes.extend(made.change(scene.state.dossier()));
            take(made.referent());
        }
        Picked::Drop(referent) => after.retain(|it| *it != referent),
        Picked::Found(..) => {}
        // A new place goes into the dossier by its name; its own page leads to the map.
        Picked::OnMap(name) => {
            let dossier = scene.state.dossier();
            if let Some(made) = Made::named(dossier, &[], sort, &name) {
                changes.extend(made.change(dossier));
                take(made.referent());
            }
        }
    }
    if after == named {
        return;
    }
    changes.push(put(&after));
    form.send(spot, Edit::new(form.deed(spot, ""), changes));
}

/// A place that was chosen in a field and is not in the dossier, of which is being asked how precisely it is known.
pub struct NewPlace {
    key: Key,
    name: String,
    candidate: Box<Candidate>,
}

/// Asks beneath the field how precisely the place is known that was chosen in it; the place, once that is answered.
fn answered(ui: &mut Ui, form: &mut Form<'_>, spot: Spot) -> Option<Picked> {
    let key = form.key(spot);
    let new = form.placing.as_ref().filter(|new| new.key == key)?;
    let answer = new_place::ask(ui, &new.name, &words::precisions(&new.candidate))?;
    let new = form.placing.take()?;
    let Answer::Precision(precision) = answer else {
        return None;
    };
    let dossier = form.scene.state.dossier();
    let place = new.candidate.to_place(dossier, &new.name, precision)?;
    Some(Picked::Make(Made::Place(Box::new(place))))
}

/// The names of what is named, each leading to its page.
fn read_only(ui: &mut Ui, form: &mut Form<'_>, named: &[Referent]) {
    if named.is_empty() {
        ui.weak("none");
    }
    for referent in named {
        let index = form.scene.state.index();
        let name = index.choice(referent.clone(), None);
        let name = name.map_or_else(|| referent.id().to_owned(), |it| it.name);
        ui.add(egui::Label::new(name).truncate());
    }
}

pub fn place(referent: Option<&Referent>) -> Option<PlaceId> {
    match referent {
        Some(Referent::Place(id)) => Some(id.clone()),
        _ => None,
    }
}

pub fn places(referents: &[Referent]) -> Vec<PlaceId> {
    referents.iter().filter_map(|it| place(Some(it))).collect()
}

pub fn actors(referents: &[Referent]) -> Vec<ActorId> {
    let actor = |referent: &Referent| match referent {
        Referent::Actor(id) => Some(id.clone()),
        _ => None,
    };
    referents.iter().filter_map(actor).collect()
}

pub fn event(referent: Option<&Referent>) -> Option<EventId> {
    match referent {
        Some(Referent::Event(id)) => Some(id.clone()),
        _ => None,
    }
}

pub fn side(referent: Option<&Referent>) -> Option<SideId> {
    match referent {
        Some(Referent::Side(id)) => Some(id.clone()),
        _ => None,
    }
}

pub fn source(referent: Option<&Referent>) -> Option<SourceId> {
    match referent {
        Some(Referent::Source(id)) => Some(id.clone()),
        _ => None,
    }
}
