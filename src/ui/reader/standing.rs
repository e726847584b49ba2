//! A card's lines on how its claim stands at the date, on what is still to come, and on whence what it says
//! comes.

use egui::{Color32, Ui};

use crate::app::Page;
use crate::query::{Bearing, ClaimIx, Origin, Sameness};
use crate::ui::standing_words;
use crate::ui::theme::{sans, sans_bold};

use super::claim_card::LINE;
use super::desk::Desk;
use super::setting::{SIGN, Sign, dot, face, line, link, paragraph, piece, signed_line};
use super::shelf::Said;
use super::unfolded::Whole;
use super::wording::counted;

/// Size of type.
const SIZE: f32 = 12.5;
/// Size of remarks.
const FINE: f32 = 11.5;
/// Origins listed beneath a card; the rest is counted. Chosen by eye.
const MOST_ORIGINS: usize = 8;

fn sign(bearing: Bearing) -> Sign {
    match bearing {
        Bearing::Contested => Sign::Against,
        Bearing::Confirmed => Sign::Same,
        Bearing::Updated => Sign::Onward,
    }
}

/// "Contested since 14 Aug 2008, by Russia", and so on; nothing where nothing bears on the claim.
pub fn draw(ui: &mut Ui, desk: &Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let index = desk.index();
    let standing = index.standing_in_full(claim, &desk.state().as_of());
    for it in &standing.in_force {
        let colour = match it.bearing {
            Bearing::Contested => theme.contested,
            Bearing::Confirmed | Bearing::Updated => theme.ink,
        };
        let said = standing_words::line(index, it);
        signed_line(ui, LINE, sign(it.bearing), colour, |ui| {
            piece(ui, &said, face(sans_bold(SIZE), colour));
        });
    }
}

/// Says that something comes, and not what it says: the date has not come yet.
pub fn later(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let standing = desk.index().standing_in_full(claim, &desk.state().as_of());
    for ahead in standing.later {
        signed_line(ui, LINE, sign(ahead.bearing), theme.ink_faint, |ui| {
            let soft = face(sans(SIZE), theme.ink_soft);
            let text = standing_words::later(&ahead);
            let day = ahead.day.in_words();
            let response = link(ui, theme, text, soft, &format!("{text}: go to {day}"));
            if response.clicked() {
                desk.jump(ahead.day);
            }
            response.on_hover_text(format!("Go to {day}"));
        });
    }
}

/// "5 reports, 4 origins", to be unfolded; nothing where nobody else says the same.
pub fn origins(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let said = desk.shelf.said(desk.state(), claim);
    if said.alike.is_empty() || is_told_above(desk, &said) {
        return;
    }
    let (theme, index) = (desk.theme(), desk.index());
    let soft = face(sans(SIZE), theme.ink_soft);
    let whole = Whole::Origins(claim);
    let unfolded = desk.unfolded.holds(&whole);
    let counts =
        standing_words::reports_and_origins(said.origins.reports, said.origins.origins.len());
    signed_line(ui, LINE, Sign::Origins, theme.ink_soft, |ui| {
        let does = if unfolded { "hide" } else { "show" };
        let statement = &index.claim(claim).statement;
        let name = format!("{counts} {}, {statement}: {does} them", why_alike(&said));
        let response = link(ui, theme, &counts, soft.clone(), &name);
        if response.clicked() {
            desk.unfolded.toggle(whole);
        }
        response.on_hover_text(
            "Claims that assert the same, counted by who says it and not by who prints it",
        );
        piece(ui, &format!(" {}", why_alike(&said)), soft.clone());
    });
    if !unfolded {
        return;
    }
    let below = ui.available_rect_before_wrap();
    let indented = below.with_min_x(below.left() + SIGN);
    ui.scope_builder(egui::UiBuilder::new().max_rect(indented), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for origin in said.origins.origins.iter().take(MOST_ORIGINS) {
            one(ui, desk, origin);
        }
        let more = said.origins.origins.len().saturating_sub(MOST_ORIGINS);
        if more > 0 {
            piece(ui, &format!("and {}", counted(more, "more origin")), soft);
        }
    });
}

/// On the page of the event that all of it reports, the page says so itself.
fn is_told_above(desk: &Desk<'_>, said: &Said) -> bool {
    let Page::Event(id) = desk.state().page() else {
        return false;
    };
    let index = desk.index();
    let event = index.event_ix(id);
    let reports_it =
        |claim: ClaimIx| event.is_some_and(|event| index.events_of(claim).contains(&event));
    said.alike.iter().all(|it| reports_it(it.claim))
}

/// By what the others are taken to say the same.
fn why_alike(said: &Said) -> &'static str {
    let is_on_event = |why| why == Sameness::SameEvent;
    let on_event = said.alike.iter().any(|it| is_on_event(it.why));
    let same = said.alike.iter().any(|it| !is_on_event(it.why));
    match (same, on_event) {
        (true, true) => "say the same or report the same event",
        (true, false) => "say the same",
        (false, _) => "on the same event",
    }
}

/// Who it comes from, and why its reports are one.
fn one(ui: &mut Ui, desk: &mut Desk<'_>, origin: &Origin) {
    let theme = desk.theme();
    let index = desk.index();
    line(ui, LINE, |ui| {
        for (at, who) in origin.who.iter().enumerate() {
            if at > 0 {
                piece(ui, ", ", face(sans(SIZE), theme.ink_soft));
            }
            let claimant = index.claimant_of_origin(*who);
            let colour = claimant.map_or(theme.ink_faint, |it| desk.colour_of(it));
            let actor = claimant.and_then(|it| index.claimant(it).actor);
            name(ui, desk, colour, index.origin_name(*who), actor);
        }
    });
    let why = standing_words::why(index, origin);
    paragraph(ui, &why, face(sans(FINE), theme.ink_soft));
}

/// A name with the dot of its side, leading to its page where it has one.
pub fn name(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    colour: Color32,
    name: &str,
    actor: Option<crate::query::ActorIx>,
) {
    let theme = desk.theme();
    dot(ui, colour, LINE);
    match actor {
        Some(actor) => {
            let response = link(ui, theme, name, face(sans_bold(SIZE), theme.ink), name);
            desk.follow(&response, Page::Actor(desk.index().actor(actor).id.clone()));
        }
        None => {
            piece(ui, name, face(sans_bold(SIZE), theme.ink));
        }
    }
}
