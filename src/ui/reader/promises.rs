//! What the reader promises, read off the text that it puts on the screen. Tests only.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, vec2};

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

/// One frame on a sheet of this height in points: its text with where it stands, and what was asked for.
fn frame(
    context: &egui::Context,
    state: &State,
    memory: &mut Memory,
    height: f32,
    events: Vec<Event>,
) -> (Vec<(Rect, String)>, Vec<Action>) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(360.0, height))),
        events,
        ..RawInput::default()
    };
    let mut asked = Vec::new();
    let mut output = context.run_ui(input, |ui| {
        let scene = Scene {
            state,
            theme: theme::in_force(ui.ctx()),
            hover: Hover::Nothing,
        };
        let (mut hover, mut actions) = (Hover::Nothing, Actions::default());
        super::draw(ui, scene, memory, &mut hover, &mut actions);
        asked.extend(actions.drain());
    });
    // Nobody paints here.
    output.textures_delta.clear();
    let mut texts = Vec::new();
    for clipped in output.shapes {
        collect(&clipped.shape, &mut texts);
    }
    (texts, asked)
}

/// All text of a page, drawn on a sheet of this height in points until it has settled.
fn text_of(context: &egui::Context, state: &State, height: f32) -> String {
    let mut memory = Memory::default();
    let mut text = String::new();
    for _ in 0..3 {
        let (texts, asked) = frame(context, state, &mut memory, height, Vec::new());
        assert!(asked.is_empty(), "drawing alone asks for nothing");
        text = texts
            .into_iter()
            .map(|(_, text)| text + "\n")
            .collect::<String>();
    }
    text
}

fn collect(shape: &Shape, texts: &mut Vec<(Rect, String)>) {
    match shape {
        Shape::Text(shape) => {
            let rect = shape.galley.rect.translate(shape.pos.to_vec2());
            texts.push((rect, shape.galley.text().to_owned()));
        }
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
        _ => {}
    }
}

/// Which pages a click just inside the first text that contains `words` asks for.
fn pages_asked_by_clicking(state: &State, words: &str) -> Vec<Page> {
    let context = context();
    let mut memory = Memory::default();
    let mut texts = Vec::new();
    for _ in 0..3 {
        texts = frame(&context, state, &mut memory, 900.0, Vec::new()).0;
    }
    let (rect, _) = texts
        .iter()
        .find(|(_, text)| text.contains(words))
        .expect("the words are on the page");
    let pos = rect.left_top() + vec2(12.0, 8.0);
    let press = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let steps = [
        vec![Event::PointerMoved(pos)],
        vec![press(true)],
        vec![press(false)],
    ];
    steps
        .into_iter()
        .flat_map(|events| frame(&context, state, &mut memory, 900.0, events).1)
        .filter_map(opened)
        .collect()
}

fn opened(action: Action) -> Option<Page> {
    match action {
        Action::Page(PageAction::Open(page)) => Some(page),
        _ => None,
    }
}

fn gori() -> Page {
    Page::Place(PlaceId::new("gori").expect("an id"))
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
    show(&mut state, gori(), Day::ymd(2004, 8, 12));
    let text = text_of(&context, &state, 800.0);
    let said =
        "Nothing about Gori had been reported by 12 Aug 2004. The first claim comes on 8 Aug 2008.";
    assert!(text.contains(said), "{text}");
    assert!(text.contains("Go to 8 Aug 2008"), "{text}");
}

#[test]
fn a_place_is_named_in_every_script() {
    let (mut state, context) = (state(), context());
    show(&mut state, gori(), Day::ymd(2008, 8, 14));
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
            assert!(text.contains("voiced later"), "{text}");
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

#[test]
fn an_excerpt_leads_to_its_words_in_the_document() {
    let mut state = state();
    show(&mut state, gori(), Day::ymd(2008, 8, 8));
    let asked = pages_asked_by_clicking(&state, "Russian planes dropped four bombs near Gori");
    let [Page::Document(source, Some(claim))] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(source.as_str(), "voa-2008-08-08");
    let claim = state.index().claim_ix(claim).expect("a claim");
    let quote = &state.index().claim(claim).excerpt.quote.text;
    assert!(quote.contains("dropped four bombs"), "{quote}");
}

#[test]
fn a_passage_of_a_document_chooses_its_claim() {
    let mut state = state();
    let source = state.dossier().sources[0].id.clone();
    let page = Page::Document(source.clone(), None);
    show(&mut state, page, Day::ymd(2008, 8, 8));
    let first = &state.dossier().sources[0].claims[0];
    let asked = pages_asked_by_clicking(&state, &first.excerpt.quote.text);
    assert_eq!(asked, [Page::Document(source, Some(first.id.clone()))]);
}

#[test]
fn every_link_of_a_page_can_be_reached_and_followed_by_keyboard() {
    let (mut state, context) = (state(), context());
    show(&mut state, gori(), Day::ymd(2008, 8, 8));
    let mut memory = Memory::default();
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut asked = Vec::new();
    for _ in 0..60 {
        for events in [vec![key(Key::Tab)], vec![], vec![key(Key::Enter)], vec![]] {
            asked.extend(frame(&context, &state, &mut memory, 900.0, events).1);
        }
    }
    let pages: Vec<Page> = asked.into_iter().filter_map(opened).collect();
    let reached = |wanted: &dyn Fn(&Page) -> bool| pages.iter().any(wanted);
    assert!(
        reached(&|page| matches!(page, Page::Document(_, Some(_)))),
        "{pages:?}"
    );
    assert!(
        reached(&|page| matches!(page, Page::Document(_, None))),
        "{pages:?}"
    );
    assert!(reached(&|page| matches!(page, Page::Place(_))), "{pages:?}");
    assert!(reached(&|page| matches!(page, Page::Actor(_))), "{pages:?}");
    assert!(
        reached(&|page| matches!(page, Page::Dispute(_))),
        "{pages:?}"
    );
}
