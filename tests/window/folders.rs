//! Dossiers in folders: broken ones, changed ones, ones that are not there.

use std::fs;
use std::time::{Duration, Instant};

use dateline::app::{Action, EditAction, KeepAction, Overlay, Page, ViewAction};
use dateline::dossier::edit::{Change, Edit};
use egui::Key;
use tempfile::TempDir;

use super::desk::{Desk, folder, nothing_remembered};
use super::small::{ONE_KIND, folder_of};

const PLACES: &str = r#"[[place]]
id = "gori"
name = "Gori"
position = { lat = 42.0, lon = 44.1 }
precision = "settlement"
kind = "settlement"
"#;
const SOURCE: &str = r#"title = "Shots"
publisher = "The Paper"
published = "2008-08-14"
text = "one.txt"

[[claim]]
id = "one"
quote = "shots near Gori"
statement = "There were shots."
kind = "attack"
about = ["gori"]
"#;
const TEXT: &str = "They heard shots near Gori at night. Nobody said more.\n";

fn small() -> TempDir {
    folder_of(&[
        ("dossier.toml", ONE_KIND),
        ("places.toml", PLACES),
        ("sources/one.toml", SOURCE),
        ("sources/one.txt", TEXT),
    ])
}

/// Draws frames until something holds; work beside the window takes its own time.
#[track_caller]
fn until(desk: &mut Desk, what: &str, holds: impl Fn(&Desk) -> bool) {
    let start = Instant::now();
    while !holds(desk) {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{what}: not in time"
        );
        std::thread::sleep(Duration::from_millis(5));
        desk.frame();
    }
    desk.settle();
}

#[test]
fn a_broken_dossier_shows_its_findings() {
    let broken = small();
    let missing = SOURCE.replace("shots near Gori", "shots near Tbilisi");
    fs::write(broken.path().join("sources/one.toml"), missing).expect("written");
    let mut desk = Desk::new(folder(broken.path()), nothing_remembered());
    desk.click("Button", "1 error");
    assert_eq!(*desk.page(), Page::Findings);
    assert!(desk.has("Label", "Error"));
    assert!(desk.shows("sources/one.toml:8:"));
    // The claim is still there, and says aloud that its words were not found.
    desk.click("Button", "Gori, 1 claim");
    assert!(desk.shows("missing: these words are not in the stored text"));
}

#[test]
fn a_dossier_without_fault_has_no_badge() {
    let sound = small();
    let desk = Desk::new(folder(sound.path()), nothing_remembered());
    assert!(!desk.has("Button", "1 error"));
    assert_eq!(
        desk.name_of("Button", "Gori, "),
        "Gori, 1 claim, 1 new on this day"
    );
}

#[test]
fn a_folder_that_changed_is_read_again() {
    let changing = small();
    let mut desk = Desk::new(folder(changing.path()), nothing_remembered());
    desk.click("Button", "Gori, ");
    let retold = SOURCE.replace("There were shots.", "Shots were heard.");
    fs::write(changing.path().join("sources/one.toml"), retold).expect("written");
    assert!(desk.shows("There were shots."));
    desk.press(Key::F5);
    until(&mut desk, "reading again", |desk| {
        desk.shows("Shots were heard.")
    });
    assert!(desk.shows("The dossier was read again."));
    assert!(desk.has("Heading", "Gori"));
}

#[test]
fn a_folder_that_is_not_there_leaves_what_is_open() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.ask(Action::OpenDossier(Some("/nowhere/at/all".into())));
    until(&mut desk, "the refusal", |desk| {
        desk.shows("/nowhere/at/all")
    });
    until(&mut desk, "the reason", |desk| desk.shows("Not done"));
    assert!(desk.has("Button", "South Ossetia, as reported"));
    assert_eq!(desk.day(), "2008-08-14");
    desk.click("Button", "Dismiss");
    assert!(!desk.shows("Not done"));
}

#[test]
fn an_empty_dossier_can_be_looked_at() {
    let empty = tempfile::tempdir().expect("a folder");
    let front = "format = 1\ntitle = \"Empty\"\n";
    fs::write(empty.path().join("dossier.toml"), front).expect("written");
    let mut desk = Desk::new(folder(empty.path()), nothing_remembered());
    assert!(desk.has("Button", "Empty"));
    for key in [
        Key::ArrowRight,
        Key::Home,
        Key::Space,
        Key::PageDown,
        Key::F,
    ] {
        desk.press(key);
    }
}

#[test]
fn where_nothing_has_a_date_the_reader_makes_none_up() {
    let small = small();
    let undated = SOURCE.replace("published = \"2008-08-14\"\n", "");
    fs::write(small.path().join("sources/one.toml"), undated).expect("written");
    let mut desk = Desk::new(folder(small.path()), nothing_remembered());
    let said = "Nothing in this dossier has a publication date.";
    assert!(desk.shows(said));
    assert!(!desk.shows("by 1 Jan 1970"));
    desk.open(super::map::place("gori"));
    assert!(desk.shows(said));
}

#[test]
fn a_pasted_text_that_is_refused_stands_in_the_sheet_again() {
    const TYPED: &str = "https://courier.example/mill";
    let small = small();
    let mut desk = Desk::new(folder(small.path()), nothing_remembered());
    let sheet = Some(Overlay::AddDocuments);
    desk.ask(Action::View(ViewAction::SetOverlay(sheet)));
    desk.focus("MultilineTextInput", "The text");
    desk.type_text(TYPED);
    desk.focus("TextInput", "Publisher");
    desk.type_text("The Courier");
    desk.click("Button", "Add this text");
    until(&mut desk, "the refusal", |desk| {
        desk.state().given_back().is_some()
    });
    assert_eq!(desk.state().overlay(), sheet);
    for (role, name, typed) in [
        ("MultilineTextInput", "The text", TYPED),
        ("TextInput", "Publisher", "The Courier"),
    ] {
        let field = desk.seen().into_iter();
        let mut field = field.filter(|it| it.role == role && it.name == name);
        let value = field.next().and_then(|it| it.value);
        assert_eq!(value.as_deref(), Some(typed), "{name}");
    }
}

#[test]
fn edits_that_would_be_lost_are_asked_about_and_staying_keeps_them() {
    let sound = small();
    // Nobody keeps what is only looked at.
    let mut desk = Desk::new(folder(sound.path()), nothing_remembered());
    let mut place = desk.state().dossier().places[0].clone();
    place.name = "Gori town".to_owned();
    let edit = Edit::one("Rename Gori", Change::PutPlace(Box::new(place)));
    desk.ask(Action::Edit(EditAction::Make(Box::new(edit))));
    desk.settle();
    desk.ask(Action::OpenDossier(None));
    desk.settle();
    assert!(desk.has("Dialog", "Not saved"));
    assert!(desk.shows("What was edited last is nowhere but in this window"));
    desk.click("Button", "Stay");
    assert!(!desk.has("Dialog", "Not saved"));
    assert_eq!(desk.state().dossier().places[0].name, "Gori town");
    desk.ask(Action::Keep(KeepAction::Close));
    desk.settle();
    desk.click("Button", "Close and lose the edits");
    assert!(desk.state().closes());
}
