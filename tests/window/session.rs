//! What comes back at the next start.

use dateline::app::{Action, DateAction, Remembered, ThemeChoice};
use dateline::query::Clock;

use super::desk::{Desk, built_in, nothing_remembered};
use super::map::place;

/// Closes the window and opens another with what the first one kept, as bytes.
fn again(desk: &Desk) -> Desk {
    let bytes = desk.window().to_remember().to_bytes();
    Desk::new(built_in(), Remembered::from_bytes(&bytes))
}

#[test]
fn the_session_comes_back() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.ask(Action::Date(DateAction::SetClock(Clock::Occurred)));
    desk.go_to("2008-08-09");
    desk.click("CheckBox", "Georgia, ");
    desk.open(place("gori"));
    desk.click("Button", "Hide filters");
    desk.focus("Image", "Map");
    desk.press(egui::Key::Plus);
    let again = again(&desk);
    assert_eq!(again.state().session(), desk.state().session());
    assert_eq!(again.state().look(), desk.state().look());
    assert_eq!(again.day(), "2008-08-09");
    assert_eq!(*again.page(), place("gori"));
    assert!(again.has("Button", "Show filters"));
    assert!(again.has("Heading", "Gori"));
}

#[test]
fn dark_and_light_are_remembered() {
    let mut desk = Desk::as_of("2008-08-14");
    for (choice, name, dark) in [
        (ThemeChoice::Dark, "Dark", true),
        (ThemeChoice::Light, "Light", false),
    ] {
        desk.click("Button", "Menu");
        desk.click("RadioButton", name);
        desk.press(egui::Key::Escape);
        assert_eq!(desk.state().look().theme, choice);
        assert_eq!(desk.is_dark(), dark);
        assert_eq!(again(&desk).is_dark(), dark);
    }
}

#[test]
fn a_session_that_cannot_be_read_is_a_first_start() {
    for bytes in [&b""[..], b"{", b"[1, 2]", b"\xff\xfe", b"{\"look\": 5}"] {
        assert_eq!(Remembered::from_bytes(bytes), Remembered::default());
    }
    let desk = Desk::new(built_in(), nothing_remembered());
    assert_eq!(desk.day(), "2022-03-26");
}
