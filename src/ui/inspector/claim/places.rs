//! The places of a claim: of the dossier, of the gazetteer and the basemap, by typed coordinates, by a click on
//! the map; of each new one is asked how precisely it is known.

use egui::{Id, Ui};

use super::Memory;
use super::form::Form;
use crate::app::{DraftAction, GuessedField, PlacedBy, Placing, WantedBy};
use crate::dossier::edit::{Referent, Sort};
use crate::dossier::{LonLat, Precision};
use crate::gazetteer;
use crate::ui::fields::choose::{Choose, Picked};
use crate::ui::fields::new_place::{self, Answer};
use crate::ui::place_field::words;

/// The places that it is about.
pub(super) fn about(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut Memory) {
    let referents = form.draft.about.iter().cloned().map(Referent::Place);
    let referents: Vec<Referent> = referents.collect();
    form.row(
        ui,
        "About",
        "The places that it is about: a name in any script, or coordinates",
        |form, ui| {
            let choose = Choose::several("About places", Sort::Place);
            type_unplaced(form, memory, choose.id(ui));
            let after = field(ui, form, memory, choose, &referents, WantedBy::About);
            if let Some(after) = after {
                form.draft.about = after.iter().filter_map(place).collect();
                form.deeds.push("places");
            }
            form.guess(ui, GuessedField::About);
        },
    );
}

/// Names of places that the dossier does not have stand typed one after the other, for the person to choose
/// which places they are.
fn type_unplaced(form: &mut Form<'_, '_>, memory: &mut Memory, field: Id) {
    let chosen = form.draft.about.len();
    let before = memory.typed_beside.replace(chosen);
    if before == Some(chosen) {
        return;
    }
    // One more is chosen: the name that stood typed has its place.
    let unplaced = &mut form.draft.unplaced;
    if before.is_some_and(|before| before < chosen) && !unplaced.is_empty() {
        unplaced.remove(0);
    }
    if let Some(name) = unplaced.first() {
        memory.choosers.type_into(field, name);
    }
}

/// Where it was said.
pub(super) fn said_at(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut Memory) {
    let referents = form.draft.said_at.iter().cloned().map(Referent::Place);
    let referents: Vec<Referent> = referents.collect();
    form.row(
        ui,
        "Said at",
        "Where the claimant spoke, when the words say so",
        |form, ui| {
            let choose = Choose::one("Said at", Sort::Place);
            let after = field(ui, form, memory, choose, &referents, WantedBy::SaidAt);
            if let Some(after) = after {
                form.draft.said_at = after.iter().find_map(place);
                form.deeds.push("place it was said at");
            }
        },
    );
}

fn place(referent: &Referent) -> Option<crate::dossier::PlaceId> {
    match referent {
        Referent::Place(id) => Some(id.clone()),
        _ => None,
    }
}

fn field(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    memory: &mut Memory,
    choose: Choose<'_>,
    referents: &[Referent],
    wanted_by: WantedBy,
) -> Option<Vec<Referent>> {
    let made = form.draft.made.clone();
    let scene = form.scene;
    let can_show = new_place::can_show(ui);
    let more = |typed: &str| new_place::offered(scene.state.dossier(), typed, &can_show);
    let choose = Choose {
        near: form.near(),
        made: &made,
        more: &more,
        ..choose
    };
    let (response, picked) = form.choose(ui, memory, &choose, referents);
    let name = match wanted_by {
        WantedBy::SaidAt => "said_at",
        WantedBy::About | WantedBy::Place(_) => "about",
    };
    form.lead_to(name, &response);
    let placing = |name: &str, from| Placing {
        wanted_by: wanted_by.clone(),
        name: name.to_owned(),
        from,
    };
    match &picked {
        Some(Picked::OnMap(name)) => {
            let placing = placing(name, PlacedBy::Awaited);
            form.actions.draft(DraftAction::AwaitPlace(Some(placing)));
        }
        Some(Picked::Found(name, candidate)) => {
            let placing = placing(name, PlacedBy::Found(candidate.clone()));
            form.actions.draft(DraftAction::AwaitPlace(Some(placing)));
        }
        _ => {}
    }
    let waits = scene.state.drafting().placing();
    if let Some(placing) = waits.filter(|placing| placing.wanted_by == wanted_by) {
        ask(ui, form, placing);
    }
    form.picked(&choose, referents, picked)
}

/// Waits for a click on the map, then asks how precisely the place is known.
fn ask(ui: &mut Ui, form: &mut Form<'_, '_>, placing: &Placing) {
    let theme = form.theme();
    let name = &placing.name;
    let precisions: Vec<(Precision, &str)> = match &placing.from {
        PlacedBy::Awaited => {
            let said = format!("Click on the map where “{name}” is.");
            form.say(ui, &said, theme.ink);
            if ui.small_button("Do not").clicked() {
                form.actions.draft(DraftAction::AwaitPlace(None));
            }
            return;
        }
        PlacedBy::Map(at) => {
            form.say(ui, &shown(*at), theme.ink_soft);
            PRECISIONS.to_vec()
        }
        PlacedBy::Found(candidate) => words::precisions(candidate).to_vec(),
    };
    match new_place::ask(ui, name, &precisions) {
        Some(Answer::Precision(precision)) => {
            form.actions.draft(DraftAction::PlacePrecision(precision));
        }
        Some(Answer::Not) => form.actions.draft(DraftAction::AwaitPlace(None)),
        None => {}
    }
}

const PRECISIONS: [(Precision, &str); 5] = [
    (Precision::Settlement, "Somewhere in the town or village"),
    (Precision::Exact, "The very spot: a building, a bridge"),
    (Precision::District, "Somewhere in the district around it"),
    (Precision::Region, "Somewhere in the region"),
    (Precision::Country, "Somewhere in the country"),
];

/// "42.1234° N, 44.1234° E, 3 km from Ergneti".
fn shown(at: LonLat) -> String {
    let (latitude, longitude) = (at.latitude(), at.longitude());
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    let position = format!(
        "{:.4}° {north}, {:.4}° {east}",
        latitude.abs(),
        longitude.abs()
    );
    let nearest = gazetteer::compiled_in().ok().and_then(|it| it.nearest(at));
    match nearest {
        Some((found, metres)) if metres < 1_000.0 => format!("{position}, at {}", found.name),
        Some((found, metres)) => {
            format!("{position}, {:.0} km from {}", metres / 1_000.0, found.name)
        }
        None => position,
    }
}
