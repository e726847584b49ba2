//! What suggestions fill in: places that the dossier does not have are asked for, what is guessed is shown as guessed.

use std::time::Duration;

use dateline::app::{Action, DraftAction, Page, Shown, ViewAction};
use dateline::dossier::{ClaimId, EventId, Field, PlaceId, Precision, SourceId, Subject};
use egui::Key;
use tempfile::TempDir;

use super::desk::{Desk, folder, nothing_remembered};
use super::small::{GORI, ONE_KIND, folder_of};

const EVENTS: &str = r#"[[event]]
id = "shelling"
title = "A shelling"
"#;
const SOURCE: &str = r#"title = "Shots"
publisher = "The Paper"
published = "2008-08-15"
text = "one.txt"

[[claim]]
id = "one-nobody"
quote = "Nobody was hurt"
statement = ""
kind = "attack"
about = ["nowhere"]
said = "2008-08-16"
"#;
const TEXT: &str = "Shells fell on Gori on Thursday, killing three people.\n\nFour soldiers were killed in \
Khashuri on Wednesday.\n\nTwo more people were wounded by shells.\n\nNobody was hurt.\n";

fn small() -> TempDir {
    folder_of(&[
        ("dossier.toml", ONE_KIND),
        ("places.toml", GORI),
        ("events.toml", EVENTS),
        ("sources/one.toml", SOURCE),
        ("sources/one.txt", TEXT),
    ])
}

fn one() -> SourceId {
    SourceId::new("one").expect("an id")
}

/// The document with what is not covered lit, once names of places elsewhere are ready.
fn desk(folder_of: &TempDir) -> Desk {
    let mut desk = Desk::sized(
        folder(folder_of.path()),
        nothing_remembered(),
        [1280.0, 1400.0],
    );
    desk.open(Page::Document(one(), None));
    desk.ask(Action::View(ViewAction::SetUncovered(Shown::Open)));
    for _ in 0..6_000 {
        desk.settle();
        if desk.state().elsewhere().is_some() {
            desk.settle();
            return desk;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the names of places were never ready");
}

/// Begins the claim that is suggested on the passage with these words.
#[track_caller]
fn begin(desk: &mut Desk, found: &str) {
    let offered = desk.all("Not covered, begin a claim");
    let offered = offered.iter().find(|it| it.name.contains(found));
    let name = offered.expect("a suggestion").name.clone();
    desk.focus("Button", &name);
    desk.press(Key::Enter);
    assert!(desk.state().draft_in_hand().is_some(), "a claim is begun");
}

#[test]
fn a_place_that_the_dossier_does_not_have_is_typed_and_chosen_and_asked_how_precisely_it_is_known()
{
    let folder = small();
    let mut desk = desk(&folder);
    begin(&mut desk, "About: Khashuri (not in the dossier yet)");
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(draft.about, []);
    assert_eq!(draft.unplaced, ["Khashuri"]);
    assert!(desk.shows("what “Khashuri” is in “About places”"));
    desk.focus("TextInput", "About places");
    desk.press(Key::ArrowDown);
    desk.click_first("ListBoxOption", "Khashuri");
    assert!(desk.shows("How precisely is “Khashuri” known?"));
    desk.click("Button", "settlement");
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(draft.about.len(), 1);
    assert_eq!(draft.unplaced, Vec::<String>::new());
    assert!(!desk.shows("what “Khashuri” is in “About places”"));
}

#[test]
fn what_is_guessed_is_said_so_until_somebody_changes_it_or_says_it_is_right() {
    let folder = small();
    let mut desk = desk(&folder);
    begin(&mut desk, "About: Gori; When: 14 Aug 2008: ");
    assert!(!desk.shows("Guessed: check it."), "its own words say it");
    desk.ask(Action::Draft(DraftAction::Discard));
    let uncovered = desk.all("Not covered, begin a claim");
    let last = uncovered.last().expect("several").name.clone();
    begin(&mut desk, &last);
    let guesses = |desk: &Desk| desk.state().draft_in_hand().expect("begun").guesses.len();
    assert_eq!(guesses(&desk), 2, "{last}");
    assert!(desk.shows("Guessed: check it. No place named"));
    assert!(desk.shows("Guessed: check it. No date named"));
    desk.click("Button", "The guessed place is right");
    assert_eq!(guesses(&desk), 1);
    assert!(!desk.shows("Guessed: check it. No place named"));
    let about = desk.state().draft_in_hand().expect("begun").about.clone();
    assert_eq!(about, [PlaceId::new("gori").expect("an id")], "it stays");
    super::inspector::type_into(&mut desk, "TextInput", "When it happened", "2008-08-12");
    desk.press(Key::Enter);
    assert_eq!(guesses(&desk), 0);
    let draft = desk.state().draft_in_hand().expect("begun");
    assert!(
        !draft.occurred_note.contains("no date named"),
        "nor its reasoning"
    );
    assert!(!desk.shows("Guessed: check it."));
}

#[test]
fn a_finding_of_a_claim_leads_to_its_field() {
    let folder = small();
    let mut desk = desk(&folder);
    let claim = Subject::Claim(one(), ClaimId::new("one-nobody").expect("an id"));
    for (field, named) in [
        (Field::named("statement"), "Statement"),
        (Field::nth("about", 0), "About places"),
        (Field::named("said"), "Said on"),
        (Field::named("kind"), "Kind"),
        (Field::named("figure.at_least"), "Figure, as it is given"),
        (Field::nth("denies", 0), "denies…"),
    ] {
        let action = dateline::app::EditAction::InspectField(claim.clone(), field);
        desk.ask(Action::Edit(action));
        let focused = desk.focused().expect("a field").name;
        assert!(focused.starts_with(named), "{field:?}: {focused}");
    }
}

#[test]
fn a_copy_is_offered_where_nothing_can_be_changed() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.inspect(Subject::Place(PlaceId::new("gori").expect("an id")));
    assert!(desk.shows("cannot be changed"));
    desk.click("Button", "Save a copy…");
    assert_eq!(
        desk.state().overlay(),
        Some(dateline::app::Overlay::SaveCopy)
    );
}

#[test]
fn a_place_of_the_gazetteer_is_added_with_its_position_and_the_precision_that_was_said() {
    let folder = small();
    let mut desk = desk(&folder);
    let event = EventId::new("shelling").expect("an id");
    desk.inspect(Subject::Event(event.clone()));
    desk.focus("TextInput", "Places");
    desk.type_text("Khashuri");
    desk.click_first("ListBoxOption", "Khashuri");
    assert_eq!(
        desk.state().dossier().places.len(),
        1,
        "not before it is said"
    );
    desk.click("Button", "district");
    let dossier = desk.state().dossier();
    let mut places = dossier.places.iter();
    let place = places.find(|it| it.name == "Khashuri").expect("added");
    assert_eq!(place.name, "Khashuri");
    assert_eq!(place.precision, Precision::District);
    assert!(place.position.is_some());
    let event = dossier.event(&event).expect("there");
    assert_eq!(event.places, std::slice::from_ref(&place.id));
    desk.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.state().dossier().places.len(), 1, "one step");
}
