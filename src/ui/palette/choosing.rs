//! What choosing an entry of the palette asks for, and what it lights up before.

use egui::Context;

use super::Memory;
use super::entries::{Entry, can_be_done, page_of, passage_of};
use crate::app::{Actions, DateAction, FilterAction, MapAction, Page, State, ViewAction};
use crate::query::PlaceIx;
use crate::query::search::{Hit, Item};
use crate::scale::{Projector, project};
use crate::ui::commands::COMMANDS;
use crate::ui::keys;
use crate::ui::reader;
use crate::ui::scene::{Hover, Scene};

/// Lights what an entry is about, on map and timeline.
pub fn point(scene: Scene<'_>, entry: &Entry, hover: &mut Hover) {
    let item = match entry {
        Entry::Hit(hit) => Some(hit.item),
        Entry::Page(page) => super::entries::item_of(scene.state, page),
        _ => None,
    };
    *hover = match item {
        Some(Item::Place(place)) => Hover::Place(place),
        Some(Item::Event(event)) => Hover::Event(event),
        Some(Item::Claim(claim)) => Hover::Claim(claim),
        Some(Item::Source(source) | Item::Text(source)) => Hover::Source(source),
        Some(Item::Actor(_) | Item::Dispute(..)) | None => return,
    };
}

/// Carries out the chosen entry.
pub fn choose(
    ctx: &Context,
    scene: Scene<'_>,
    memory: &mut Memory,
    reader: &mut reader::Memory,
    actions: &mut Actions,
) {
    let Some(entry) = memory.offer.entries().nth(memory.chosen).cloned() else {
        return;
    };
    // What is looked for further on stays open.
    match entry {
        Entry::More(kind, _) => {
            memory.more = Some(kind);
            return;
        }
        Entry::Later { first, .. } => {
            actions.date(DateAction::Set(first));
            return;
        }
        Entry::Command(at, _) if !can_be_done(scene.state, &COMMANDS[at]) => return,
        _ => actions.view(ViewAction::SetOverlay(None)),
    }
    match entry {
        Entry::Hit(hit) => open(scene.state, &hit, reader, actions),
        Entry::Page(page) => actions.open(page),
        Entry::Command(at, _) => {
            let command = &COMMANDS[at];
            memory.done.retain(|name| *name != command.name);
            memory.done.insert(0, command.name);
            keys::carry_out(ctx, scene, command, actions);
        }
        Entry::GoTo { day, .. } => actions.date(DateAction::Set(day)),
        Entry::Keep(words, _) => actions.filter(FilterAction::SetWords(Some(words))),
        Entry::More(..) | Entry::Later { .. } => {}
    }
}

/// Keeps what was typed as a filter, if any claim comes through it.
pub fn keep(memory: &Memory, actions: &mut Actions) {
    let words = memory.offer.entries().find_map(|entry| match entry {
        Entry::Keep(words, _) => Some(words.clone()),
        _ => None,
    });
    if let Some(words) = words {
        actions.view(ViewAction::SetOverlay(None));
        actions.filter(FilterAction::SetWords(Some(words)));
    }
}

fn open(state: &State, hit: &Hit, reader: &mut reader::Memory, actions: &mut Actions) {
    let page = page_of(state, hit);
    if let (Page::Document(source, None), Some(part)) = (&page, passage_of(hit)) {
        reader.bring_passage(source.clone(), part);
    }
    actions.open(page);
    if let Item::Place(place) = hit.item
        && !is_in_view(state, place)
    {
        actions.map(MapAction::FitSelection);
    }
}

/// Whether the map shows a place; what has no position needs no map.
fn is_in_view(state: &State, place: PlaceIx) -> bool {
    let position = state.index().place(place).position;
    let view = state.session().map.zip(state.viewport());
    let Some((position, (view, viewport))) = position.zip(view) else {
        return true;
    };
    let point = Projector::new(view, viewport).point_from_world(project(position));
    (0.0..=viewport.width).contains(&point.x) && (0.0..=viewport.height).contains(&point.y)
}
