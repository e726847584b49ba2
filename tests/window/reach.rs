//! The window without a mouse, without sharp eyes, without patience for motion.

use dateline::app::{
    Action, Centre, Hint, Movement, Overlay, Page, Remembered, TextScale, ViewAction,
};
use dateline::dossier::{DisputeId, EventId, SourceId};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;

use super::desk::{Desk, Seen, built_in, nothing_remembered};
use super::map::place;

/// Every view of the middle with every kind of page beside it.
fn everywhere() -> Vec<(Centre, Page)> {
    let dossier = built_in().dossier;
    let pages = [
        Page::Overview,
        place("gori"),
        Page::Dispute(DisputeId::new(dossier.disputes[0].id.as_str()).expect("an id")),
        Page::Event(EventId::new(dossier.events[0].id.as_str()).expect("an id")),
        Page::Document(
            SourceId::new(dossier.sources[0].id.as_str()).expect("an id"),
            None,
        ),
        Page::Actor(dossier.actors[0].id.clone()),
        Page::Findings,
    ];
    let mut all: Vec<(Centre, Page)> = pages.map(|page| (Centre::Map, page)).into();
    all.extend(Centre::ALL.map(|centre| (centre, place("gori"))));
    all
}

fn view(action: ViewAction) -> Action {
    Action::View(action)
}

#[test]
fn whatever_can_be_pressed_has_a_name_and_a_role() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.ask(view(ViewAction::SetMapAbove(dateline::app::Shown::Open)));
    for (centre, page) in everywhere() {
        desk.ask(view(ViewAction::SetCentre(centre)));
        desk.open(page.clone());
        let unnamed = desk.nameless();
        assert!(unnamed.is_empty(), "{centre:?}, {page:?}: {unnamed:#?}");
    }
}

#[test]
fn a_mark_says_in_words_which_sides_speak() {
    let desk = Desk::as_of("2008-08-14");
    let mark = desk.get("Button", "Gori, ").accesskit_node();
    let said = mark.data().description().expect("a description");
    assert!(
        said.starts_with("Sides: ") && said.contains("Georgia "),
        "{said}"
    );
}

#[test]
fn tab_walks_header_filters_tabs_middle_reader_and_timeline_in_this_order() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(place("gori"));
    let round = desk.walk();
    let at = |role: &str, name: &str| {
        let found = |it: &Seen| it.role == role && it.name.starts_with(name);
        round
            .iter()
            .position(found)
            .unwrap_or_else(|| panic!("{role} {name} is not among {round:#?}"))
    };
    let order = [
        at("Button", "Hide filters"),
        at("Button", "Menu"),
        at("CheckBox", "Contested only"),
        at("RadioButton", "Table"),
        at("Image", "Map"),
        at("Button", "Gori, "),
        at("Button", "Filter to this place"),
        at("Button", "First date"),
        at("TextInput", "Date"),
        at("Slider", "As-of date"),
        at("Splitter", "Width of the filters"),
    ];
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn what_has_the_keyboard_is_in_view_at_every_step() {
    for size in [[1280.0, 800.0], [640.0, 400.0]] {
        let mut desk = Desk::sized(built_in(), nothing_remembered(), size);
        desk.go_to("2008-08-14");
        desk.open(place("gori"));
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for _ in 0..120 {
            desk.press(Key::Tab);
            let Some(rect) = desk.focused_rect() else {
                continue;
            };
            let seen = rect.intersect(screen);
            let enough = seen.is_positive() && seen.height() >= 4.0;
            assert!(enough, "{:?} is at {rect:?} of {size:?}", desk.focused());
        }
    }
}

#[test]
fn f6_leaps_from_part_to_part_and_back() {
    let mut desk = Desk::as_of("2008-08-14");
    let mut heard = Vec::new();
    for _ in 0..6 {
        desk.press(Key::F6);
        heard.extend(desk.focused().map(|it| it.name));
    }
    let starts = |at: usize, name: &str| {
        assert!(heard[at].starts_with(name), "{heard:#?}");
    };
    starts(0, "Hide filters");
    starts(1, "Contested only");
    starts(2, "Map");
    starts(4, "As-of date");
    assert_eq!(heard[5], heard[0]);
    desk.press_with(Modifiers::SHIFT, Key::F6);
    assert_eq!(desk.focused().expect("something").name, heard[4]);
}

#[test]
fn help_opens_with_f1_and_gives_the_keyboard_back() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.focus("CheckBox", "Contested only");
    let before = desk.focused();
    desk.press(Key::F1);
    assert_eq!(desk.state().overlay(), Some(Overlay::Help));
    for words in [
        "As-of date",
        "Lag",
        "Origin",
        "Contested",
        "Ctrl+K",
        "Next change",
    ] {
        assert!(desk.shows(words), "{words}");
    }
    // Tab does not lead out of it.
    for _ in 0..4 {
        desk.press(Key::Tab);
        assert_eq!(desk.focused().expect("something").name, "Close");
    }
    desk.press(Key::Escape);
    assert_eq!(desk.state().overlay(), None);
    assert_eq!(desk.focused(), before);
    desk.click("Button", "Help");
    desk.click("Button", "Close");
    assert_eq!(desk.state().overlay(), None);
}

#[test]
fn ctrl_with_plus_minus_and_zero_scales_the_text() {
    let mut desk = Desk::as_of("2008-08-14");
    let percent = |desk: &Desk| desk.state().look().text_scale.as_percent();
    desk.press_with(Modifiers::COMMAND, Key::Plus);
    assert_eq!(percent(&desk), 110);
    for _ in 0..10 {
        desk.press_with(Modifiers::COMMAND, Key::Plus);
    }
    assert_eq!(percent(&desk), 200);
    desk.press_with(Modifiers::COMMAND, Key::Minus);
    assert_eq!(percent(&desk), 175);
    desk.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(percent(&desk), 100);
    desk.ask(view(ViewAction::SetTextScale(TextScale::percent(150))));
    let remembered = Remembered::from_bytes(&desk.window().to_remember().to_bytes());
    assert_eq!(remembered.look.text_scale.as_percent(), 150);
}

/// 1280 by 800 at 200 % is 640 by 400 points, and 1024 by 640 is 512 by 320.
#[test]
fn everything_is_within_reach_at_twice_the_size() {
    for size in [[512.0, 320.0], [640.0, 400.0], [800.0, 500.0]] {
        let mut desk = Desk::sized(built_in(), nothing_remembered(), size);
        desk.go_to("2008-08-14");
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let controls = [
            ("Button", "Show filters"),
            ("Button", "South Ossetia, as reported"),
            ("RadioButton", "Occurred"),
            ("Button", "Help"),
            ("Button", "Menu"),
            ("RadioButton", "Lag"),
            ("Button", "First date"),
            ("Button", "Last date"),
            ("TextInput", "Date"),
            ("ComboBox", "Window"),
            ("Slider", "As-of date"),
        ];
        let mut met: Vec<(&str, egui::Rect)> = Vec::new();
        for (role, name) in controls {
            let rect = desk.get(role, name).rect();
            assert!(
                screen.contains_rect(rect),
                "{name} is at {rect:?} of {size:?}"
            );
            let over = met
                .iter()
                .find(|(_, other)| other.shrink(1.0).intersects(rect.shrink(1.0)));
            assert_eq!(over, None, "{name} at {rect:?}, {size:?}");
            met.push((name, rect));
        }
        let map = desk.get("Image", "Map").rect();
        assert!(map.width() >= 230.0 && map.height() >= 90.0, "{map:?}");
        let axis = if size[0] < 700.0 {
            desk.click("Button", "Axis");
            desk.get("CheckBox", "fold gaps").rect()
        } else {
            desk.get("CheckBox", "fold gaps").rect()
        };
        assert!(screen.contains_rect(axis), "{axis:?}");
    }
}

#[test]
fn a_narrow_window_shows_one_panel_at_a_time_and_a_wide_one_both_again() {
    let mut desk = Desk::sized(built_in(), nothing_remembered(), [1280.0, 800.0]);
    let reader = desk.get("Splitter", "Width of the reader").rect().center();
    desk.drag(reader, reader - egui::vec2(150.0, 0.0));
    let wide = desk.get("Image", "Map").rect().width();
    desk.resize([700.0, 500.0]);
    assert!(!desk.has("CheckBox", "Contested only"));
    assert!(desk.has("Splitter", "Width of the reader"));
    desk.click("Button", "Show filters");
    assert!(desk.has("CheckBox", "Contested only"));
    assert!(!desk.has("Splitter", "Width of the reader"));
    desk.open(place("gori"));
    assert!(desk.has("Heading", "Gori"));
    assert!(!desk.has("CheckBox", "Contested only"));
    desk.resize([1280.0, 800.0]);
    assert!(desk.has("CheckBox", "Contested only"));
    assert_eq!(desk.get("Image", "Map").rect().width(), wide);
}

#[test]
fn reduced_motion_stops_flights_and_is_remembered_also_from_sessions_of_old() {
    let mut desk = Desk::new(built_in(), Remembered::beyond_hints());
    desk.ask(view(ViewAction::SetMovement(Movement::Reduced)));
    desk.open(place("gori"));
    desk.ask(Action::Map(dateline::app::MapAction::FitSelection));
    assert!(!desk.state().is_map_moving());
    let old = br#"{ "look": { "inertia": "Off" } }"#;
    let read = Remembered::from_bytes(old);
    assert_eq!(read.look.movement, Movement::Reduced);
    let new = Remembered::from_bytes(&desk.window().to_remember().to_bytes());
    assert_eq!(new.look.movement, Movement::Reduced);
}

#[test]
fn hints_come_one_after_another_until_they_are_dismissed_for_good() {
    let mut desk = Desk::new(built_in(), Remembered::default());
    for words in ["Drag this", "Click a place", "Ctrl+K finds anything"] {
        assert!(
            desk.has("Note", &format!("Hint: {words}")),
            "{words}: {:#?}",
            desk.seen()
        );
        desk.click("Button", "Got it");
    }
    assert!(!desk.has("Note", "Hint"));
    let kept = desk.window().to_remember();
    assert_eq!(kept.dismissed_hints, Hint::ALL.into());
    let desk = Desk::new(built_in(), Remembered::from_bytes(&kept.to_bytes()));
    assert!(!desk.has("Note", "Hint"));
}

#[test]
fn whoever_does_what_a_hint_says_is_not_told_again() {
    let mut desk = Desk::new(built_in(), Remembered::default());
    desk.go_to("2008-08-14");
    assert!(!desk.has("Note", "Hint: Drag this"));
    desk.open(place("gori"));
    assert!(!desk.has("Note", "Hint: Click a place"));
    assert!(desk.has("Note", "Hint: Ctrl+K"));
}

#[test]
fn all_hints_can_be_dismissed_at_once_and_lie_beside_what_they_are_about() {
    let mut desk = Desk::new(built_in(), Remembered::default());
    let hint = desk.get("Note", "Hint: Drag this").rect();
    let field = desk.get("TextInput", "Date").rect();
    assert!(!hint.intersects(field), "{hint:?} {field:?}");
    desk.click("Button", "No more hints");
    assert!(!desk.has("Note", "Hint"));
}
