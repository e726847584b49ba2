//! The window as a whole: at rest, small, at every date.

use std::time::Duration;

use dateline::app::{Action, MapAction};

use super::desk::{Desk, built_in, nothing_remembered};

#[test]
fn nothing_repaints_when_nothing_changes() {
    let mut desk = Desk::new(built_in(), nothing_remembered());
    for _ in 0..3 {
        assert_eq!(desk.frame(), Duration::MAX);
    }
    // What was changed is kept two seconds later; until then nothing is drawn either.
    desk.go_to("2008-08-14");
    for _ in 0..3 {
        assert!(desk.frame() >= Duration::from_secs(1));
    }
}

#[test]
fn everything_is_within_reach_at_the_smallest_size() {
    let size = [1024.0, 640.0];
    let mut desk = Desk::sized(built_in(), nothing_remembered(), size);
    desk.go_to("2008-08-14");
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
    for (role, name) in [
        ("Button", "Hide filters"),
        ("Button", "South Ossetia, as reported"),
        ("RadioButton", "Occurred"),
        ("Button", "Menu"),
        ("Button", "First date"),
        ("Button", "Play"),
        ("Button", "Last date"),
        ("TextInput", "Date"),
        ("ComboBox", "Window"),
        ("Button", "Fit"),
        ("CheckBox", "fold gaps"),
        ("Slider", "As-of date"),
        ("Button", "undated "),
        ("Button", "filtered out "),
        ("Button", "Gori, "),
    ] {
        let rect = desk.get(role, name).rect();
        assert!(screen.contains_rect(rect), "{name} is at {rect:?}");
    }
    let map = desk.get("Image", "Map").rect();
    assert!(map.width() > 300.0 && map.height() > 250.0, "{map:?}");
}

#[test]
fn the_tab_key_goes_round_the_whole_window() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(super::map::place("gori"));
    desk.press(egui::Key::Tab);
    let first = desk.focused().expect("something to begin with");
    let mut round = Vec::new();
    while round.last() != Some(&first) && round.len() < 400 {
        desk.press(egui::Key::Tab);
        round.extend(desk.focused());
    }
    // The reader lays out what is in view alone, and still nothing on its page is passed over.
    let excerpts = round
        .iter()
        .filter(|it| it.name.ends_with("Open in the document"));
    assert_eq!(excerpts.count(), 13);
    for (role, name) in [
        ("Slider", "As-of date"),
        ("TextInput", "Date"),
        ("CheckBox", "Contested only"),
        ("Image", "Map"),
        ("Button", "Gori, "),
    ] {
        let is_it = |it: &&super::desk::Seen| it.role == role && it.name.starts_with(name);
        assert!(round.iter().any(|it| is_it(&it)), "{name}");
    }
}

#[test]
fn the_panels_can_be_put_away() {
    let mut desk = Desk::as_of("2008-08-14");
    let before = desk.get("Image", "Map").rect().width();
    desk.click("Button", "Hide filters");
    desk.click("Button", "Hide reader");
    assert!(desk.get("Image", "Map").rect().width() > before + 300.0);
    assert!(!desk.has("CheckBox", "Contested only"));
    desk.click("Button", "Show filters");
    assert!(desk.has("CheckBox", "Contested only"));
}

#[test]
fn every_date_can_be_drawn_at_every_zoom() {
    let mut desk = Desk::as_of("2004-08-12");
    for _ in 0..8 {
        desk.press(egui::Key::ArrowRight);
        desk.ask(Action::Map(MapAction::FitSelection));
        for key in [egui::Key::Plus, egui::Key::Minus] {
            for _ in 0..25 {
                desk.press(key);
            }
        }
    }
}
