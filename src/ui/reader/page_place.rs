//! The head of a place's page: its names in every script, what it lies within, its counts.

use egui::Ui;

use crate::app::{ClaimOrder, FilterAction, MapAction, Page, ViewAction};
use crate::dossier::{Place, Precision, Subject};
use crate::query::{PlaceIx, PlaceScope};
use crate::ui::scene::Hover;
use crate::ui::theme::sans;
use crate::ui::widgets::{claims, segments};

use super::desk::Desk;
use super::listing::{SMALL, counts_line, edited_title, other_names};
use super::setting::{face, line, link, piece, whole_piece};
use super::wording::capitalised;

/// Places within that are named; the rest is counted. Chosen by eye.
const FEW_WITHIN: usize = 8;

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, place_ix: PlaceIx) {
    let theme = desk.theme();
    let place = desk.index().place(place_ix);
    let subject = Subject::Place(place.id.clone());
    edited_title(ui, desk, &place.name, subject);
    other_names(ui, theme, &place.name, &place.names);
    what(ui, desk, place_ix);
    ui.add_space(6.0);
    buttons(ui, desk, place);
    ui.add_space(8.0);
    let counts = desk.state().known().by_place[place_ix.index()];
    counts_line(ui, desk, &counts);
    within(ui, desk, place_ix);
    order(ui, desk);
}

/// "Settlement within Georgia", and how precisely it is located.
fn what(ui: &mut Ui, desk: &mut Desk<'_>, place_ix: PlaceIx) {
    let theme = desk.theme();
    let index = desk.index();
    let place = index.place(place_ix);
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        let kind = piece(ui, &capitalised(place.kind.name()), soft.clone());
        if let Some(source) = &place.source {
            kind.on_hover_text(format!("Position from {source}"));
        }
        if let Some(parent) = index.place_parent(place_ix) {
            piece(ui, " within ", soft.clone());
            let larger = index.place(parent);
            let response = link(ui, theme, &larger.name, soft.clone(), &larger.name);
            if response.hovered() {
                *desk.hover = Hover::Place(parent);
            }
            desk.follow(&response, Page::Place(larger.id.clone()));
        }
        if let Some(precision) = precision(place) {
            piece(ui, &format!(" · {precision}"), soft);
        }
    });
}

/// How finely it is located, where its kind does not say so already.
fn precision(place: &Place) -> Option<String> {
    match place.precision {
        _ if !place.is_located() => Some("not on the map".to_owned()),
        Precision::Exact => Some("exactly located".to_owned()),
        precision if precision.name() == place.kind.name() => None,
        precision => Some(format!("located to its {}", precision.name())),
    }
}

fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, place: &Place) {
    ui.horizontal_wrapped(|ui| {
        let filtered = desk
            .state()
            .session()
            .lens
            .place
            .as_ref()
            .is_some_and(|(id, _)| *id == place.id);
        if filtered {
            if ui.button("All places again").clicked() {
                desk.actions.filter(FilterAction::SetPlace(None));
            }
        } else if ui
            .button("Filter to this place")
            .on_hover_text("Map, timeline and lists show only what is about it or lies within it")
            .clicked()
        {
            let chosen = Some((place.id.clone(), PlaceScope::WithinToo));
            desk.actions.filter(FilterAction::SetPlace(chosen));
        }
        if place.is_located() && ui.button("Show on the map").clicked() {
            desk.actions.map(MapAction::FitSelection);
        }
    });
}

/// "and 12 claims about places within it: Tskhinvali 9, Java 3".
fn within(ui: &mut Ui, desk: &mut Desk<'_>, place_ix: PlaceIx) {
    let theme = desk.theme();
    let index = desk.index();
    let known = desk.state().known();
    let mut places: Vec<(PlaceIx, u32)> = index
        .within(place_ix)
        .into_iter()
        .filter(|other| *other != place_ix)
        .map(|other| (other, known.by_place[other.index()].known()))
        .filter(|(_, count)| *count > 0)
        .collect();
    if places.is_empty() {
        return;
    }
    places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let elsewhere = index
        .claims_at_place(place_ix, PlaceScope::WithinToo)
        .into_iter()
        .filter(|claim| !index.places_of(*claim).contains(&place_ix));
    let others = known.counts_of(elsewhere).known();
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        let lead = match others {
            0 => "also about places within it: ".to_owned(),
            others => format!("and {} only about places within it: ", claims(others)),
        };
        piece(ui, &lead, soft.clone());
        let named = places.len().min(FEW_WITHIN);
        for (at, (other, count)) in places.iter().take(named).enumerate() {
            let name = &index.place(*other).name;
            let said = format!("{name}, {}", claims(*count));
            let response = link(ui, theme, name, soft.clone(), &said);
            if response.hovered() {
                *desk.hover = Hover::Place(*other);
            }
            desk.follow(&response, Page::Place(index.place(*other).id.clone()));
            let comma = if at + 1 < named { ", " } else { "" };
            whole_piece(ui, &format!(" {count}{comma}"), soft.clone());
        }
        if places.len() > FEW_WITHIN {
            let more = format!(" and {} more", places.len() - FEW_WITHIN);
            piece(ui, &more, soft.clone());
        }
    });
}

/// The switch between orders, where there is anything to put first.
pub fn order(ui: &mut Ui, desk: &mut Desk<'_>) {
    if desk.contents.claims < 2 || !desk.contents.any_contested {
        return;
    }
    ui.add_space(6.0);
    let choices = [
        (
            ClaimOrder::Reported,
            "As reported",
            "By source in order of reporting, as each source tells it",
        ),
        (
            ClaimOrder::ContestedFirst,
            "Contested first",
            "What somebody had opposed by this date comes first",
        ),
    ];
    if let Some(order) = segments(ui, &choices, desk.state().look().order) {
        desk.actions.view(ViewAction::SetOrder(order));
    }
}
