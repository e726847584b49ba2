//! The places of a claim: of the dossier, of the gazetteer and the basemap, by typed coordinates, by a click on
//! the map; of each new one is asked how precisely it is known.

use egui::{Button, RichText, Ui};

use super::Memory;
use super::form::Form;
use crate::app::place_candidates::{Candidate, Candidates};
use crate::app::{DraftAction, PlacedBy, Placing, WantedBy};
use crate::dossier::edit::{Referent, Sort};
use crate::dossier::{LonLat, Precision};
use crate::gazetteer;
use crate::ui::fields::choose::{Choose, More, Picked};
use crate::ui::place_field::words;
use crate::ui::theme::{sans, sans_bold};

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
            let after = field(ui, form, memory, choose, &referents, WantedBy::About);
            if let Some(after) = after {
                form.draft.about = after.iter().filter_map(place).collect();
                form.deeds.push("places");
            }
        },
    );
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
    let can_show = can_show(ui);
    let more = |typed: &str| -> Vec<More> {
        let dossier = scene.state.dossier();
        let offered = Candidates::new(dossier, typed).offered.into_iter();
        offered
            .filter(|it| !matches!(it, Candidate::Known(_) | Candidate::Named(_)))
            .map(|candidate| {
                let said = words::candidate(dossier, &candidate, &can_show);
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
    };
    let choose = Choose {
        near: form.near(),
        made: &made,
        more: &more,
        ..choose
    };
    let (_, picked) = form.choose(ui, memory, &choose, referents);
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

/// Whether the fonts have every letter of a spelling.
fn can_show(ui: &Ui) -> impl Fn(&str) -> bool + use<> {
    let ctx = ui.ctx().clone();
    move |spelling: &str| ctx.fonts_mut(|fonts| fonts.has_glyphs(&sans(13.0), spelling))
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
    let question = format!("How precisely is “{name}” known?");
    ui.label(RichText::new(question).font(sans_bold(12.0)));
    let asked = ui.scope_id().with(("asked", name));
    let is_new = !ui.data(|data| data.get_temp(asked).unwrap_or(false));
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
                form.actions.draft(DraftAction::PlacePrecision(*precision));
                ui.data_mut(|data| data.remove::<bool>(asked));
            }
        }
        if ui
            .add(Button::new("Do not add it").small().frame(false))
            .clicked()
        {
            form.actions.draft(DraftAction::AwaitPlace(None));
            ui.data_mut(|data| data.remove::<bool>(asked));
        }
    });
}

const PRECISIONS: [(Precision, &str); 5] = [
    (Precision::Exact, "The very spot: a building, a bridge"),
    (Precision::Settlement, "Somewhere in the town or village"),
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
