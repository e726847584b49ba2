//! The head of an event's page: when and where it is said to have happened, and the counts of its claims.

use egui::Ui;
use egui::text::TextFormat;

use crate::app::Page;
use crate::dossier::When;
use crate::query::EventIx;
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold};

use super::desk::Desk;
use super::listing::{SMALL, counts_line, title};
use super::page_place::order;
use super::setting::{face, line, link, piece, whole_piece};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, event_ix: EventIx) {
    let theme = desk.theme();
    let index = desk.index();
    let event = index.event(event_ix);
    title(ui, theme, &event.title);
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
    ui.add_space(8.0);
    let known = desk.state().known();
    let counts = known.counts_of(index.claims_of_event(event_ix).iter().copied());
    counts_line(ui, desk, &counts);
    order(ui, desk);
}
