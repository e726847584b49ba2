//! Whose borders the map draws: said, chosen, remembered, and written into every picture.

use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use dateline::app::{Action, Centre, MapAction, Remembered, Shown, ViewAction};
use dateline::app::{BorderChoice, BorderStyle};
use dateline::basemap::BorderLine;
use dateline::dossier::BorderPolicy;
use egui::Key;

use super::desk::{Desk, built_in, day};

fn said(desk: &Desk) -> String {
    desk.name_of("Button", "Borders: ")
}

fn line_of_south_ossetia(desk: &Desk) -> BorderStyle {
    let rule = desk.state().borders().rule();
    rule.style(BorderLine::SouthOssetiaGeorgia)
}

#[test]
fn the_map_says_whose_borders_these_are_and_the_menu_chooses_others() {
    let mut desk = Desk::as_of("2008-08-14");
    assert_eq!(
        said(&desk),
        "Borders: as most states recognise them · lines of 2018"
    );
    desk.click("Button", "Borders: ");
    assert!(desk.has("RadioButton", "The dossier’s choice: as most states"));
    assert!(desk.shows("of May 2018, whatever the date"));
    desk.click("RadioButton", "As Georgia recognises them");
    assert_eq!(
        said(&desk),
        "Borders: as Georgia recognises them · lines of 2018"
    );
    assert_eq!(line_of_south_ossetia(&desk), BorderStyle::Internal);
    desk.click("Button", "Borders: ");
    desk.click("RadioButton", "The dossier’s choice");
    assert_eq!(desk.state().session().borders, None);
    assert_eq!(line_of_south_ossetia(&desk), BorderStyle::Disputed);
}

#[test]
fn the_menu_is_reached_and_left_with_the_keyboard() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.focus("Button", "Borders: ");
    desk.press(Key::Enter);
    desk.focus("RadioButton", "By who holds the ground");
    desk.press(Key::Enter);
    assert_eq!(
        said(&desk),
        "Borders: by who holds the ground · lines of 2018"
    );
    let focused = desk.focused().map(|it| it.name);
    assert_eq!(focused, Some(said(&desk)));
}

#[test]
fn russias_borders_follow_the_as_of_date_unless_one_is_fixed() {
    let mut desk = Desk::as_of("2008-08-25");
    desk.click("Button", "Borders: ");
    desk.click("RadioButton", "As Russia recognised them on the as-of");
    assert_eq!(
        said(&desk),
        "Borders: as Russia recognised them on 25 Aug 2008 · lines of 2018"
    );
    assert_eq!(line_of_south_ossetia(&desk), BorderStyle::Internal);
    desk.go_to("2008-08-26");
    assert_eq!(
        said(&desk),
        "Borders: as Russia recognised them on 26 Aug 2008 · lines of 2018"
    );
    assert_eq!(line_of_south_ossetia(&desk), BorderStyle::State);
    desk.click("Button", "Borders: ");
    desk.click("RadioButton", "As Russia recognised them before");
    desk.go_to("2022-03-26");
    assert_eq!(
        said(&desk),
        "Borders: as Russia recognised them on 25 Aug 2008 · lines of 2018"
    );
    assert_eq!(line_of_south_ossetia(&desk), BorderStyle::Internal);
}

#[test]
fn the_choice_is_remembered() {
    let mut desk = Desk::as_of("2008-08-14");
    let choice = BorderChoice {
        policy: BorderPolicy::Russia,
        on: Some(day("2008-08-26")),
    };
    desk.ask(Action::Map(MapAction::SetBorders(Some(choice))));
    let kept = desk.window().to_remember().to_bytes();
    let again = Desk::new(built_in(), Remembered::from_bytes(&kept));
    assert_eq!(again.state().session().borders, Some(choice));
    assert_eq!(said(&again), said(&desk));
}

#[test]
fn borders_are_said_in_whole_wherever_a_map_is_drawn() {
    for size in [[1024.0, 640.0], [1280.0, 800.0], [1600.0, 1000.0]] {
        let mut desk = Desk::sized(built_in(), super::desk::nothing_remembered(), size);
        desk.ask(Action::View(ViewAction::SetMapAbove(Shown::Open)));
        let choice = BorderChoice {
            policy: BorderPolicy::Russia,
            on: None,
        };
        desk.ask(Action::Map(MapAction::SetBorders(Some(choice))));
        for centre in Centre::ALL {
            desk.ask(Action::View(ViewAction::SetCentre(centre)));
            let map = desk.get("Image", "Map").rect();
            let words = desk.get("Button", "Borders: ").rect();
            assert!(
                map.contains_rect(words),
                "{words:?} is not in {map:?}: {centre:?} {size:?}"
            );
            for tray in ["undated ", "no place ", "off map ", "filtered out "] {
                let tray = desk.get("Button", tray).rect();
                assert!(
                    !tray.intersects(words),
                    "{tray:?} {words:?} {map:?} {size:?}"
                );
            }
        }
    }
}

fn render(out: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["render", "-o"])
        .arg(out)
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// What a picture says about its borders.
fn borders_of(picture: &Path) -> Option<String> {
    let bytes = std::fs::read(picture).expect("a picture");
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let info = reader.info();
    let latin = info.uncompressed_latin1_text.iter();
    let latin = latin.map(|it| (it.keyword.clone(), Some(it.text.clone())));
    let other = info.utf8_text.iter();
    let other = other.map(|it| (it.keyword.clone(), it.get_text().ok()));
    let mut found = latin.chain(other).filter(|(key, _)| key == "Borders");
    found.next()?.1
}

#[test]
fn every_picture_says_whose_borders_it_has_whichever_view() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("picture.png");
    for (arguments, borders) in [
        (
            &["--view", "table"][..],
            "as most states recognise them · lines of 2018",
        ),
        (
            &["--as-of", "2008-08-25", "--borders", "russia"],
            "as Russia recognised them on 25 Aug 2008 · lines of 2018",
        ),
        (
            &["--view", "figures", "--borders", "russia:2008-08-26"],
            "as Russia recognised them on 26 Aug 2008 · lines of 2018",
        ),
    ] {
        let output = render(&out, &[&["--size", "640x480"], arguments].concat());
        assert!(output.status.success(), "{output:?}");
        assert_eq!(borders_of(&out).as_deref(), Some(borders), "{arguments:?}");
    }
}

#[test]
fn a_policy_that_there_is_not_draws_no_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("picture.png");
    let output = render(&out, &["--borders", "gorgia"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("did you mean `georgia`?"), "{said}");
    assert!(!out.exists());
}
