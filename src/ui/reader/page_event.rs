//! The head of an event's page: when and where it is said to have happened, of what it is a part and what
//! is part of it, the counts of its claims. The accounts stand in `accounts`.

use egui::Ui;
use egui::text::TextFormat;

use crate::app::Page;
use crate::dossier::{Subject, When};
use crate::query::EventIx;
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold};
use crate::ui::widgets::claims;

use super::accounts;
use super::desk::Desk;
use super::listing::{SMALL, counts_line, edited_title};
use super::page_place::order;
use super::setting::{face, line, link, piece, whole_piece};

/// Parts that are named; the rest is counted. Chosen by eye.
const FEW_PARTS: usize = 4;

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, event_ix: EventIx) {
    let theme = desk.theme();
    let index = desk.index();
    let event = index.event(event_ix);
    let subject = Subject::Event(event.id.clone());
    edited_title(ui, desk, &event.title, subject);
    let soft = face(sans(13.0), theme.ink_soft);
    line(ui, 19.0, |ui| {
        let words = event
            .occurred
            .as_ref()
            .map_or_else(|| "No date".to_owned(), When::in_words);
        piece(ui, &words, face(sans_bold(13.0), theme.ink));
        if let Some(when) = &event.occurred {
            let fine = TextFormat {
                line_height: Some(18.0),
                ..face(sans(10.5), theme.ink_soft)
            };
            whole_piece(ui, &format!("  {}", when.text()), fine);
        }
        for (at, id) in event.places.iter().enumerate() {
            piece(ui, if at == 0 { " · " } else { ", " }, soft.clone());
            let Some(place) = index.place_ix(id) else {
                piece(ui, id.as_str(), soft.clone());
                continue;
            };
            let name = &index.place(place).name;
            let response = link(ui, theme, name, soft.clone(), name);
            if response.hovered() {
                *desk.hover = Hover::Place(place);
            }
            desk.follow(&response, Page::Place(id.clone()));
        }
    });
    let larger = event.within.as_ref().and_then(|id| index.event_ix(id));
    if let Some(larger) = larger {
        let larger = index.event(larger);
        let soft = face(sans(SMALL), theme.ink_soft);
        line(ui, 18.0, |ui| {
            piece(ui, "part of ", soft.clone());
            let response = link(ui, theme, &larger.title, soft, &larger.title);
            desk.follow(&response, Page::Event(larger.id.clone()));
        });
    }
    parts(ui, desk, event_ix);
    ui.add_space(8.0);
    let known = desk.state().known();
    let counts = known.counts_of(index.claims_of_event(event_ix).iter().copied());
    counts_line(ui, desk, &counts);
    accounts::draw(ui, desk, event_ix);
    ui.add_space(6.0);
    order(ui, desk);
}

/// "in it: Bombs near Gori 3, …": the events that are parts of it, with the claims on each.
fn parts(ui: &mut Ui, desk: &mut Desk<'_>, event_ix: EventIx) {
    let theme = desk.theme();
    let index = desk.index();
    let known = desk.state().known();
    let own = &index.event(event_ix).id;
    let mut parts: Vec<(EventIx, u32)> = (0u32..)
        .map(EventIx)
        .zip(&index.dossier().events)
        .filter(|(_, event)| event.within.as_ref() == Some(own))
        .map(|(part, _)| {
            let claims = index.claims_of_event(part).iter().copied();
            (part, known.counts_of(claims).known())
        })
        .filter(|(_, claims)| *claims > 0)
        .collect();
    if parts.is_empty() {
        return;
    }
    parts.sort_by_key(|(_, claims)| std::cmp::Reverse(*claims));
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        piece(ui, "in it: ", soft.clone());
        let named = parts.len().min(FEW_PARTS);
        for (at, (part, count)) in parts.iter().take(named).enumerate() {
            let part_event = index.event(*part);
            let said = format!("{}, {}", part_event.title, claims(*count));
            let response = link(ui, theme, &part_event.title, soft.clone(), &said);
            if response.hovered() {
                *desk.hover = Hover::Event(*part);
            }
            desk.follow(&response, Page::Event(part_event.id.clone()));
            let comma = if at + 1 < named { ", " } else { "" };
            whole_piece(ui, &format!(" {count}{comma}"), soft.clone());
        }
        if parts.len() > FEW_PARTS {
            let more = format!(" and {} more", parts.len() - FEW_PARTS);
            piece(ui, &more, soft.clone());
        }
    });
}
