//! What the reader promises, read off the text that it puts on the screen. Tests only.

use std::sync::Arc;

use egui::{Pos2, RawInput, Rect, Shape, vec2};

use super::Memory;
use crate::app::{Action, Actions, DateAction, Page, PageAction, Remembered, State};
use crate::dossier::{Day, DisputeId, PlaceId};
use crate::files;
use crate::query::{AsOf, Clock, Voiced};
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme;

/// The built-in dossier, opened.
fn state() -> State {
    let opened = files::built_in(&|_| true);
    State::new(opened, Remembered::default(), Arc::new(|| {}))
}

fn context() -> egui::Context {
    let context = egui::Context::default();
    theme::dress(&context);
    context
}

fn show(state: &mut State, page: Page, day: Day) {
    state.apply(Action::Page(PageAction::Open(page)));
    state.apply(Action::Date(DateAction::Set(day)));
}

/// All text of a page, drawn on a sheet of this height in points until it has settled.
fn text_of(context: &egui::Context, state: &State, height: f32) -> String {
    let mut memory = Memory::default();
    let mut text = String::new();
    for _ in 0..3 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(360.0, height))),
            ..RawInput::default()
        };
        let mut output = context.run_ui(input, |ui| {
            let scene = Scene {
                state,
                theme: theme::in_force(ui.ctx()),
                hover: Hover::Nothing,
            };
            let (mut hover, mut actions) = (Hover::Nothing, Actions::default());
            super::draw(ui, scene, &mut memory, &mut hover, &mut actions);
            assert!(actions.is_empty(), "drawing alone asks for nothing");
        });
        // Nobody paints here.
        output.textures_delta.clear();
        text.clear();
        for clipped in output.shapes {
            collect(&clipped.shape, &mut text);
        }
    }
    text
}

fn collect(shape: &Shape, text: &mut String) {
    match shape {
        Shape::Text(shape) => {
            text.push_str(shape.galley.text());
            text.push('\n');
        }
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, text)),
        _ => {}
    }
}

fn all_pages(state: &State) -> Vec<Page> {
    let dossier = state.dossier();
    let mut pages = vec![Page::Overview, Page::Findings];
    pages.extend(
        dossier
            .places
            .iter()
            .map(|place| Page::Place(place.id.clone())),
    );
    pages.extend(
        dossier
            .actors
            .iter()
            .map(|actor| Page::Actor(actor.id.clone())),
    );
    pages.extend(
        dossier
            .events
            .iter()
            .map(|event| Page::Event(event.id.clone())),
    );
    pages.extend(
        dossier
            .disputes
            .iter()
            .map(|dispute| Page::Dispute(dispute.id.clone())),
    );
    for source in &dossier.sources {
        pages.push(Page::Document(source.id.clone(), None));
        let claim = source.claims.last().map(|claim| claim.id.clone());
        pages.push(Page::Document(source.id.clone(), claim));
    }
    pages
}

#[test]
fn no_page_ever_says_what_nobody_had_reported_yet() {
    let (mut state, context) = (state(), context());
    let index = state.index().clone();
    for day in [
        Day::ymd(2004, 8, 12),
        Day::ymd(2008, 8, 8),
        Day::ymd(2008, 8, 14),
    ] {
        let as_of = AsOf::reported_by(day);
        let unreported: Vec<&str> = index
            .claims()
            .filter(|claim| index.voiced(*claim, &as_of) == Voiced::Later)
            .map(|claim| index.claim(claim).statement.as_str())
            .collect();
        assert!(!unreported.is_empty());
        for page in all_pages(&state) {
            show(&mut state, page.clone(), day);
            let text = text_of(&context, &state, 6000.0);
            for statement in &unreported {
                assert!(
                    !text.contains(statement),
                    "{page:?} as of {} says: {statement}",
                    day.in_words()
                );
            }
        }
    }
}

#[test]
fn a_page_with_nothing_to_list_says_when_there_is_something() {
    let (mut state, context) = (state(), context());
    let gori = Page::Place(PlaceId::new("gori").expect("an id"));
    show(&mut state, gori, Day::ymd(2004, 8, 12));
    let text = text_of(&context, &state, 800.0);
    let said =
        "Nothing about Gori had been reported by 12 Aug 2004. The first claim comes on 8 Aug 2008.";
    assert!(text.contains(said), "{text}");
    assert!(text.contains("Go to 8 Aug 2008"), "{text}");
}

#[test]
fn a_place_is_named_in_every_script() {
    let (mut state, context) = (state(), context());
    let gori = Page::Place(PlaceId::new("gori").expect("an id"));
    show(&mut state, gori, Day::ymd(2008, 8, 14));
    assert!(text_of(&context, &state, 800.0).contains("გორი · Гори"));
}

#[test]
fn a_position_that_nobody_has_taken_yet_is_counted_and_not_named() {
    let (mut state, context) = (state(), context());
    let index = state.index().clone();
    let day = Day::ymd(2008, 8, 8);
    let as_of = AsOf::reported_by(day);
    let mut met = 0;
    for (at, dispute) in state.dossier().clone().disputes.iter().enumerate() {
        let dispute_ix = crate::query::DisputeIx(at as u32);
        let voiced: Vec<usize> = index
            .positions_voiced(dispute_ix, &as_of)
            .into_iter()
            .map(|answer| answer.position)
            .collect();
        let id: DisputeId = dispute.id.clone();
        show(&mut state, Page::Dispute(id), day);
        let text = text_of(&context, &state, 4000.0);
        for (place, position) in dispute.positions.iter().enumerate() {
            if !voiced.contains(&place) {
                met += 1;
                let lines = text.lines().filter(|line| *line == position.label).count();
                assert_eq!(lines, 0, "{}: {}", dispute.question, position.label);
            }
        }
        if voiced.len() < dispute.positions.len() {
            assert!(text.contains("taken later"), "{text}");
        }
    }
    assert!(met > 0, "by 8 Aug 2008 some answers were still to come");
}

#[test]
fn every_page_draws_on_the_other_clock_too() {
    let (mut state, context) = (state(), context());
    state.apply(Action::Date(DateAction::SetClock(Clock::Occurred)));
    for page in all_pages(&state) {
        show(&mut state, page, Day::ymd(2008, 8, 8));
        assert!(!text_of(&context, &state, 700.0).is_empty());
    }
}
