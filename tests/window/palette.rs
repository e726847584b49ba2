//! The palette: Ctrl+K, a few letters, Enter.

use dateline::app::{Action, Overlay, Page};
use dateline::dossier::PlaceId;
use egui::{Key, Modifiers};

use super::desk::{Desk, claims_in};

const FIELD: &str = "Search, or do anything";

fn searching(day: &str, words: &str) -> Desk {
    let mut desk = Desk::as_of(day);
    search(&mut desk, words);
    desk
}

#[track_caller]
fn search(desk: &mut Desk, words: &str) {
    desk.press_with(Modifiers::COMMAND, Key::K);
    assert!(desk.has("TextInput", FIELD));
    desk.type_text(words);
}

fn rows(desk: &Desk) -> Vec<String> {
    desk.names("ListBoxOption")
}

#[test]
fn a_name_is_found_as_it_is_typed_and_enter_opens_its_page() {
    let mut desk = searching("2008-08-14", "gori");
    assert!(
        rows(&desk)[0].starts_with("Gori, place, 13 claims"),
        "{:?}",
        rows(&desk)
    );
    desk.press(Key::Enter);
    assert_eq!(
        *desk.page(),
        Page::Place(PlaceId::new("gori").expect("an id"))
    );
    assert_eq!(desk.state().overlay(), None);
    assert!(!desk.has("TextInput", FIELD));
}

#[test]
fn a_place_is_found_under_its_names_in_other_scripts() {
    for name in ["ცხინვალი", "цхинвал", "TSKHINVALI", "Tskhínvali"] {
        let desk = searching("2008-08-14", name);
        assert!(
            rows(&desk)[0].starts_with("Tskhinvali, place"),
            "{name}: {:?}",
            rows(&desk)
        );
    }
}

#[test]
fn a_typed_date_is_gone_to() {
    for typed in ["14 aug 2008", "2008-08-14"] {
        let mut desk = searching("2004-08-12", typed);
        assert_eq!(rows(&desk)[0], "Go to 14 Aug 2008");
        desk.press(Key::Enter);
        assert_eq!(desk.day(), "2008-08-14");
    }
    let mut desk = searching("2004-08-12", "aug 2008");
    desk.press(Key::Enter);
    assert_eq!(desk.day(), "2008-08-31");
}

#[test]
fn a_command_is_done_by_its_name_and_says_its_key() {
    let mut desk = searching("2008-08-14", "dark col");
    assert_eq!(rows(&desk)[0], "Dark colours, command");
    desk.press(Key::Enter);
    assert!(desk.is_dark());
    search(&mut desk, "zoom in");
    assert_eq!(rows(&desk)[0], "Zoom in, command, +");
    desk.press(Key::Escape);
    // What was done is offered again.
    desk.press_with(Modifiers::COMMAND, Key::K);
    assert!(rows(&desk).contains(&"Dark colours, command".to_owned()));
}

#[test]
fn arrows_choose_and_escape_puts_it_away() {
    let mut desk = searching("2008-08-14", "gori");
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowUp);
    desk.press(Key::Tab);
    // The field keeps the keyboard; the row that is chosen is what a screen reader is told of.
    let focused = desk.focused().expect("a row");
    assert_eq!(focused.role, "ListBoxOption");
    assert_eq!(focused.name, rows(&desk)[2]);
    desk.press(Key::Enter);
    assert!(matches!(desk.page(), Page::Event(_)), "{:?}", desk.page());
    search(&mut desk, "gori");
    desk.press(Key::Escape);
    assert_eq!(desk.state().overlay(), None);
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.press_with(Modifiers::COMMAND, Key::K);
    assert_eq!(desk.state().overlay(), None);
}

#[test]
fn the_field_in_the_header_opens_it() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.click("Button", "Search, or do anything");
    assert_eq!(desk.state().overlay(), Some(Overlay::Palette));
    assert!(desk.has("TextInput", FIELD));
}

#[test]
fn an_excerpt_opens_its_document_at_the_claim() {
    let mut desk = searching("2008-08-29", "“torched and looted”");
    desk.press(Key::Enter);
    let Page::Document(source, Some(_)) = desk.page() else {
        panic!("{:?}", desk.page());
    };
    assert_eq!(source.as_str(), "dw-2008-08-14");
}

#[test]
fn a_passage_that_is_no_excerpt_is_brought_into_view() {
    let mut desk = searching("2008-08-29", "\"(sp)August 14\"");
    let row = rows(&desk)[0].clone();
    assert!(row.contains("in the text of Deutsche Welle"), "{row}");
    desk.press(Key::Enter);
    assert!(
        matches!(desk.page(), Page::Document(_, None)),
        "{:?}",
        desk.page()
    );
    assert!(desk.shows("DW staff"));
}

#[test]
fn what_is_reported_later_is_counted_and_can_be_gone_to() {
    let mut desk = searching("2008-08-08", "looted");
    assert!(!desk.shows("torched"), "{:?}", rows(&desk));
    assert!(desk.shows("Nothing yet, "));
    let row = rows(&desk)
        .into_iter()
        .find(|row| row.contains("more, reported later"));
    let row = row.expect("a row");
    assert!(row.ends_with("go to 14 aug 2008"), "{row}");
    desk.press(Key::Enter);
    assert_eq!(desk.day(), "2008-08-14");
    assert_eq!(desk.state().overlay(), Some(Overlay::Palette));
    assert!(
        rows(&desk)
            .iter()
            .any(|row| row.contains("Claim by Witnesses")),
        "{:?}",
        rows(&desk)
    );
}

#[test]
fn a_spelling_mistake_is_forgiven_and_said() {
    let desk = searching("2008-08-14", "tskhinvaly");
    assert!(desk.shows("Nothing for “tskhinvaly”; showing “tskhinvali”"));
    assert!(
        rows(&desk)[0].starts_with("Tskhinvali, place"),
        "{:?}",
        rows(&desk)
    );
}

#[test]
fn a_search_kept_as_a_filter_changes_all_counts_alike() {
    let mut desk = searching("2008-08-14", "gori looted");
    let row = rows(&desk).into_iter().find(|row| row.starts_with("Keep "));
    let row = row.expect("a row");
    assert!(row.starts_with("Keep “gori looted” as a filter, "), "{row}");
    let kept = claims_in(&row).expect("a number");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        desk.state().session().lens.words.as_deref(),
        Some("gori looted")
    );
    assert_eq!(desk.state().overlay(), None);
    assert!(kept > 0);
    assert_eq!(desk.state().known().totals.known(), kept);
    assert_eq!(desk.count("CheckBox", "“gori looted”, "), kept);
    assert!(desk.has("Button", &format!("filtered out {}:", 176 - kept)));
    // Searching further, what the filter keeps out is counted.
    search(&mut desk, "tskhinvali");
    assert!(desk.shows("kept out by filters"));
    desk.press(Key::Escape);
    desk.click("CheckBox", "“gori looted”, ");
    assert_eq!(desk.state().session().lens.words, None);
    assert_eq!(desk.state().known().totals.known(), 176);
}

#[test]
fn pages_that_were_looked_at_are_offered_before_anything_is_typed() {
    let mut desk = Desk::as_of("2008-08-14");
    let place = |id: &str| Page::Place(PlaceId::new(id).expect("an id"));
    desk.open(place("gori"));
    desk.open(place("tskhinvali"));
    desk.ask(Action::View(dateline::app::ViewAction::SetOverlay(Some(
        Overlay::Palette,
    ))));
    assert_eq!(rows(&desk)[0], "Gori, place");
}
