//! Two dates compared: a day is pinned, the slider moves, and the window says what changed.

use dateline::app::{Action, DateAction, Page};
use egui::Key;

use super::desk::Desk;

#[test]
fn a_pinned_date_and_a_moved_slider_say_what_was_added() {
    let mut desk = Desk::as_of("2008-08-08");
    let before = desk.state().known().totals.known();
    desk.click("Button", "Compare with this date");
    assert!(desk.shows("Pinned 8 Aug 2008; now move the slider"));
    desk.go_to("2008-08-14");
    let added = desk.state().known().totals.known() - before;
    assert!(added > 0);
    assert!(desk.shows(&format!("Since 8 Aug 2008: {added} added")));
    assert_eq!(desk.state().known().totals.fresh, added);
}

#[test]
fn the_key_c_pins_the_date_and_the_cross_lets_it_go() {
    let mut desk = Desk::as_of("2008-08-08");
    desk.press(Key::C);
    desk.press(Key::ArrowRight);
    assert!(desk.state().comparison().is_some());
    desk.click("Button", "Compare no more");
    assert!(desk.state().comparison().is_none());
    assert!(desk.has("Button", "Compare with this date"));
}

#[test]
fn the_list_shows_each_change_and_can_be_copied_as_csv() {
    let mut desk = Desk::tall("2008-08-14");
    desk.ask(Action::Date(DateAction::Pin(Some(super::desk::day(
        "2008-08-08",
    )))));
    desk.click("Button", "List");
    assert_eq!(*desk.page(), Page::Comparison);
    assert!(desk.shows("8–14 Aug 2008"));
    assert!(desk.shows("ADDED"));
    let added = desk.state().comparison().map(|it| it.added.len());
    assert!(desk.shows(&format!("ADDED · {}", added.unwrap_or(0))));
    desk.click("Button", "Copy as CSV");
    assert!(desk.shows("copied as CSV"));
}

#[test]
fn the_table_tells_the_change_of_each_row_while_a_day_is_pinned() {
    let mut desk = Desk::as_of("2008-08-08");
    desk.press(Key::C);
    desk.go_to("2008-08-14");
    desk.press_with(egui::Modifiers::COMMAND, Key::Num2);
    desk.focus("TextInput", "Filter these rows");
    desk.type_text("added");
    let added = desk.state().comparison().map_or(0, |it| it.added.len());
    assert!(desk.shows(&format!("{added} of ")));
    desk.click("Button", "Compare no more");
    assert!(!desk.names("ColumnHeader").contains(&"Change".to_owned()));
}

#[test]
fn what_comes_after_the_slider_is_not_told_when_the_pin_lies_ahead() {
    let mut desk = Desk::as_of("2008-08-08");
    let alone = desk.state().known().totals;
    desk.ask(Action::Date(DateAction::Pin(Some(super::desk::day(
        "2008-08-14",
    )))));
    assert!(desk.shows("The slider stands before the pinned 14 Aug 2008"));
    assert_eq!(desk.state().known().totals, alone);
    desk.click("Button", "Swap");
    assert_eq!(desk.day(), "2008-08-14");
    assert!(desk.shows("Since 8 Aug 2008"));
}
