//! The as-of date: walked with keys, typed, dragged, played.

use egui::{Key, Modifiers};

use super::desk::{Desk, claims_in};

#[test]
fn keys_walk_from_change_to_change() {
    let mut desk = Desk::as_of("2008-08-14");
    for (key, day) in [
        (Key::Home, "2004-08-12"),
        (Key::ArrowRight, "2008-08-08"),
        (Key::ArrowRight, "2008-08-14"),
        (Key::ArrowLeft, "2008-08-08"),
        (Key::PageDown, "2008-08-14"),
        (Key::PageUp, "2008-08-08"),
        (Key::End, "2022-03-26"),
        (Key::ArrowRight, "2022-03-26"),
    ] {
        desk.press(key);
        assert_eq!(desk.day(), day, "after {key:?}");
    }
}

#[test]
fn shift_and_an_arrow_walk_a_single_day() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(desk.day(), "2008-08-15");
    desk.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    desk.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(desk.day(), "2008-08-13");
}

#[test]
fn the_buttons_walk_as_the_keys_do() {
    let mut desk = Desk::as_of("2008-08-14");
    for (button, day) in [
        ("First date", "2004-08-12"),
        ("Next change", "2008-08-08"),
        ("Last date", "2022-03-26"),
        ("Previous change", "2008-08-29"),
    ] {
        desk.click("Button", button);
        assert_eq!(desk.day(), day, "after {button}");
    }
}

#[test]
fn space_plays_from_change_to_change_and_stops() {
    let mut desk = Desk::as_of("2004-08-12");
    desk.press(Key::Space);
    assert!(desk.has("Button", "Pause"));
    assert_eq!(desk.day(), "2004-08-12");
    desk.wait(1.7);
    assert_eq!(desk.day(), "2008-08-08");
    desk.press(Key::Space);
    assert!(desk.has("Button", "Play"));
    desk.frame();
    assert_eq!(desk.day(), "2008-08-08");
}

#[test]
fn typing_a_date_moves_the_slider() {
    let mut desk = Desk::as_of("2004-08-12");
    for (typed, day) in [
        ("14 Aug 2008", "2008-08-14"),
        ("2008-08-08", "2008-08-08"),
        ("29 August 2008", "2008-08-29"),
    ] {
        desk.click("TextInput", "Date");
        desk.type_text(typed);
        desk.press(Key::Enter);
        assert_eq!(desk.day(), day, "after {typed}");
    }
    assert!(desk.shows("Reported on or before 29 Aug 2008"));
}

#[test]
fn a_month_stops_at_its_last_day_and_says_so() {
    let mut desk = Desk::as_of("2004-08-12");
    desk.click("TextInput", "Date");
    desk.type_text("Aug 2008");
    desk.press(Key::Enter);
    assert_eq!(desk.day(), "2008-08-31");
    assert!(desk.shows("its last day is taken, 31 Aug 2008"));
}

#[test]
fn a_date_that_is_none_is_refused_with_a_sentence() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.click("TextInput", "Date");
    desk.type_text("2008-02-30");
    desk.press(Key::Enter);
    assert_eq!(desk.day(), "2008-08-14");
    assert!(desk.shows("“2008-02-30” is not a date"));
    assert!(desk.shows("write 14 Aug 2008"));
    // What was typed stands there to be corrected; leaving takes it away.
    desk.press(Key::Escape);
    assert!(!desk.shows("is not a date"));
}

#[test]
fn letters_typed_into_the_date_work_nothing_else() {
    let mut desk = Desk::as_of("2008-08-14");
    let before = desk.state().session().clone();
    desk.click("TextInput", "Date");
    for key in [Key::Space, Key::F, Key::ArrowLeft, Key::Home, Key::Minus] {
        desk.press(key);
    }
    assert_eq!(*desk.state().session(), before);
    assert!(!desk.state().is_playing());
}

#[test]
fn the_handle_is_dragged_from_before_the_first_report_to_the_last() {
    let mut desk = Desk::as_of("2008-08-14");
    let strip = desk.get("Slider", "As-of date").rect();
    let y = strip.top() + 8.0;
    let (left, right) = (strip.left() + 4.0, strip.right() - 4.0);
    desk.drag(egui::pos2(strip.center().x, y), egui::pos2(left, y));
    assert!(desk.day().as_str() < "2004-08-12", "{}", desk.day());
    assert!(desk.has("Label", "0 claims"));
    assert_eq!(
        desk.name_of("Button", "Tskhinvali, "),
        "Tskhinvali, 0 claims"
    );
    desk.drag(egui::pos2(left, y), egui::pos2(right, y));
    assert!(desk.day().as_str() >= "2022-03-26", "{}", desk.day());
    let all = desk.state().dossier().claims().count();
    assert!(desk.has("Label", &format!("{all} claims")));
}

#[test]
fn the_slider_says_its_date_and_can_be_moved_by_a_screen_reader() {
    let mut desk = Desk::as_of("2008-08-08");
    let value = desk.get("Slider", "As-of date").value();
    assert_eq!(
        value.as_deref(),
        Some("Reported on or before 8 Aug 2008, Friday")
    );
    desk.get("Slider", "As-of date").increment_accesskit();
    desk.settle();
    assert_eq!(desk.day(), "2008-08-14");
    desk.get("Slider", "As-of date").decrement_accesskit();
    desk.settle();
    assert_eq!(desk.day(), "2008-08-08");
}

#[test]
fn the_other_clock_counts_other_days() {
    let mut desk = Desk::as_of("2004-08-12");
    let total = |desk: &Desk| {
        let labels = desk.names("Label");
        let said = labels.iter().find(|it| claims_in(it).is_some());
        said.and_then(|it| claims_in(it)).expect("a total")
    };
    let reported = total(&desk);
    desk.click("RadioButton", "Occurred");
    assert!(desk.shows("Occurred by"));
    // By August 2004 much had happened that was reported only in 2008.
    assert_eq!(desk.day(), "2004-08-12");
    assert!(total(&desk) != reported);
    desk.click("RadioButton", "Reported");
    assert_eq!(total(&desk), reported);
}

#[test]
fn a_source_is_named_on_the_timeline_only_with_what_was_reported_by_then() {
    let desk = Desk::as_of("2008-08-13");
    assert!(desk.has("Button", "Voice of America, 8 Aug 2008: 56 claims"));
    assert!(desk.has("Button", "Deutsche Welle, 14 Aug 2008: not yet reported"));
}
