//! The form of a claim by keyboard: how many presses it takes, where the keyboard stands, what is said when
//! something is missing.

use dateline::app::{Action, DraftAction, Page, Selected, Shown, ViewAction};
use dateline::dossier::{Claim, SourceId};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use super::desk::{Desk, folder, nothing_remembered};
use super::small::{ACTORS, GORI, TWO_KINDS, folder_of};

const EVENTS: &str = r#"[[event]]
id = "shelling"
title = "Shelling of the town"
"#;
const SOURCE: &str = r#"title = "Shots"
publisher = "The Paper"
published = "2008-08-15"
text = "one.txt"
"#;
const TEXT: &str = "They heard shots near Gori late on Thursday. The defence minister said ten soldiers \
had been killed in Gori on Wednesday. Nobody said more.\n\nAll was quiet, the paper wrote.\n";

fn small() -> TempDir {
    folder_of(&[
        ("dossier.toml", TWO_KINDS),
        ("places.toml", GORI),
        ("actors.toml", ACTORS),
        ("events.toml", EVENTS),
        ("sources/one.toml", SOURCE),
        ("sources/one.txt", TEXT),
    ])
}

/// The document open in a window of the smallest size, so that the form is longer than what is seen of it.
fn desk(folder_of: &TempDir) -> Desk {
    let mut desk = Desk::sized(
        folder(folder_of.path()),
        nothing_remembered(),
        [1024.0, 640.0],
    );
    desk.open(Page::Document(one(), None));
    desk
}

fn one() -> SourceId {
    SourceId::new("one").expect("an id")
}

fn select(desk: &mut Desk, words: &str) {
    let start = TEXT.find(words).expect("in the text");
    desk.ask(Action::Draft(DraftAction::Select(Some(Selected {
        source: one(),
        words: start..start + words.len(),
    }))));
}

/// A claim begun on words, with an empty form.
fn begun(folder_of: &TempDir) -> Desk {
    let mut desk = desk(folder_of);
    select(&mut desk, "shots near Gori late on Thursday");
    desk.press(Key::C);
    desk
}

fn claims(desk: &Desk) -> Vec<Claim> {
    let claims = desk.state().dossier().sources[0].claims.iter();
    claims.map(|claim| (**claim).clone()).collect()
}

#[track_caller]
fn field(desk: &Desk) -> String {
    desk.focused().expect("something has the keyboard").name
}

/// Counts what a person does: a key with what is held down, or some words typed at a stretch.
struct Counted<'a>(&'a mut Desk, usize);

impl Counted<'_> {
    #[track_caller]
    fn press(&mut self, key: Key) {
        self.0.press(key);
        self.1 += 1;
    }

    #[track_caller]
    fn type_text(&mut self, text: &str) {
        self.0.type_text(text);
        self.1 += 1;
    }

    /// Types something and goes on.
    #[track_caller]
    fn fill(&mut self, text: &str) {
        self.type_text(text);
        self.press(Key::Tab);
    }

    #[track_caller]
    fn add(&mut self) {
        self.0.press_with(Modifiers::COMMAND, Key::Enter);
        self.1 += 1;
    }
}

#[test]
fn a_claim_is_made_in_twelve_presses_from_selected_words() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori late on Thursday");
    let mut hand = Counted(&mut desk, 0);
    hand.press(Key::C);
    hand.fill("min");
    hand.fill("There were shots near Gori.");
    hand.fill("att");
    assert_eq!(field(hand.0), "About places");
    hand.press(Key::Enter);
    assert_eq!(field(hand.0), "Event", "the one place named is taken");
    hand.fill("shell");
    assert_eq!(field(hand.0), "When it happened");
    hand.press(Key::Enter);
    hand.add();
    let presses = hand.1;
    let made = claims(&desk).pop().expect("a claim");
    assert_eq!(made.by[0].as_str(), "minister");
    assert_eq!(made.about[0].as_str(), "gori");
    assert_eq!(made.events[0].as_str(), "shelling");
    assert_eq!(made.occurred.expect("a date").text(), "2008-08-14");
    assert_eq!(presses, 12);
}

#[test]
fn the_next_claim_is_made_in_nine_presses_with_what_the_one_before_had() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    for text in ["min", "Shots.", "att", "Gori", "shell"] {
        desk.type_text(text);
        desk.press(Key::Tab);
    }
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(claims(&desk).len(), 1);
    select(
        &mut desk,
        "The defence minister said ten soldiers had been killed in Gori on Wednesday",
    );
    let mut hand = Counted(&mut desk, 0);
    hand.press(Key::C);
    assert_eq!(field(hand.0), "Claimant");
    hand.press(Key::Enter);
    assert_eq!(field(hand.0), "Statement");
    hand.fill("Ten soldiers were killed in Gori.");
    hand.press(Key::Enter);
    assert_eq!(field(hand.0), "About places");
    hand.press(Key::Enter);
    hand.press(Key::Enter);
    assert_eq!(field(hand.0), "When it happened");
    hand.press(Key::Enter);
    hand.add();
    let presses = hand.1;
    let made = claims(&desk).pop().expect("a claim");
    assert_eq!(claims(&desk).len(), 2);
    assert_eq!(made.by[0].as_str(), "minister");
    assert_eq!(made.kind.as_str(), "attack", "as in the claim before");
    assert_eq!(made.about[0].as_str(), "gori");
    assert_eq!(
        made.events[0].as_str(),
        "shelling",
        "as in the claim before"
    );
    assert_eq!(made.occurred.expect("a date").text(), "2008-08-13");
    assert_eq!(presses, 9);
}

#[test]
fn a_suggestion_is_taken_as_it_is_in_one_click_and_ctrl_enter() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.ask(Action::View(ViewAction::SetUncovered(Shown::Open)));
    let offered = desk.all("Not covered, begin a claim");
    let found = offered
        .iter()
        .find(|it| it.name.contains("defence minister"));
    let found = found.unwrap_or_else(|| panic!("a suggestion: {offered:?}"));
    let name = found.name.clone();
    desk.click("Button", &name);
    assert!(!desk.shows("Missing: "), "{:?}", desk.all("Missing"));
    assert_eq!(field(&desk), "Statement");
    assert!(desk.shows("Also: date 13 Aug 2008"));
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    let made = claims(&desk).pop().expect("a claim");
    assert!(made.statement.ends_with('.'), "{}", made.statement);
    assert!(
        made.statement.contains("ten soldiers"),
        "{}",
        made.statement
    );
}

#[test]
fn the_keyboard_is_never_nowhere_and_what_has_it_is_in_view() {
    let folder = small();
    let mut desk = begun(&folder);
    assert_eq!(field(&desk), "Claimant");
    let form = desk.get("Heading", "New claim").rect();
    let foot = desk.get("Button", "Add the claim").rect();
    let typed = [
        ("Claimant", "min"),
        ("Statement", "There were shots."),
        ("Kind", "att"),
        ("About places", "Gori"),
        ("Event", "A new event of these days"),
        ("When it happened", "on Thursday"),
        ("Why that date", ""),
        ("Via", "inter"),
        ("Said on", "Friday"),
        ("Said at", "Gori"),
        ("Answer to a dispute", "Who shot? Nobody"),
        ("Figure, as it is given", "at least 15"),
        ("What the figure counts", "killed"),
    ];
    let mut met: Vec<String> = Vec::new();
    for _ in 0..30 {
        let name = field(&desk);
        let rect = desk.focused_rect().expect("has the keyboard");
        assert!(rect.top() >= form.bottom() - 1.0, "{name} at {rect:?}");
        assert!(
            rect.bottom() <= foot.top() + 1.0 || name.starts_with("Add"),
            "{name} at {rect:?}"
        );
        let text = typed.iter().find(|(of, _)| *of == name);
        if let Some((_, text)) = text.filter(|_| !met.contains(&name)) {
            desk.type_text(text);
            met.push(name.clone());
        }
        if name == "Id" {
            break;
        }
        desk.press(Key::Tab);
        assert!(desk.focused().is_some(), "nowhere after {name}");
    }
    let all: Vec<&str> = typed.iter().map(|(name, _)| *name).collect();
    assert_eq!(met, all, "each field is one stop, in this order");
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(draft.occurred.as_deref(), Some("2008-08-14"));
    assert_eq!(draft.said.as_deref(), Some("2008-08-15"));
    assert_eq!(draft.about.len(), 1);
    assert_eq!(draft.events.len(), 1);
    assert_eq!(draft.stances.len(), 1);
    assert_eq!(
        draft.figure.as_ref().map(|it| it.measure.as_str()),
        Some("killed")
    );
    // Back through fields that have something now.
    while field(&desk) != "Claimant: The defence minister" {
        desk.press_with(Modifiers::SHIFT, Key::Tab);
        assert!(desk.focused().is_some());
    }
}

/// Fills in what no claim can be without.
fn fill_in(desk: &mut Desk) {
    for text in ["min", "There were shots.", "att"] {
        desk.type_text(text);
        desk.press(Key::Tab);
    }
}

#[test]
fn a_place_that_is_still_asked_about_keeps_a_claim_from_being_added() {
    let folder = small();
    let mut desk = begun(&folder);
    fill_in(&mut desk);
    desk.type_text("42.1, 44.2");
    desk.press(Key::Tab);
    assert!(desk.shows("How precisely is “42.1, 44.2” known?"));
    assert_eq!(field(&desk), "exact");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(claims(&desk), []);
    assert!(desk.shows("Missing: how precisely “42.1, 44.2” is known."));
    desk.press(Key::Enter);
    assert_eq!(desk.state().draft_in_hand().expect("there").about.len(), 1);
    assert_eq!(field(&desk), "Event", "the keyboard goes on");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(claims(&desk).len(), 1);
}

#[test]
fn a_wrong_date_keeps_a_claim_from_being_added_and_is_told_and_typed_over() {
    let folder = small();
    let mut desk = begun(&folder);
    fill_in(&mut desk);
    desk.focus("TextInput", "When it happened");
    desk.type_text("some time or other");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(claims(&desk), []);
    assert!(desk.shows(
        "Not added yet. Missing: a date in “When it happened”: “some time or other” gives none"
    ));
    assert_eq!(field(&desk), "When it happened");
    desk.press(Key::Tab);
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    desk.type_text("2008-08-14");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    let made = claims(&desk).pop().expect("a claim");
    assert_eq!(made.occurred.expect("a date").text(), "2008-08-14");
}

#[test]
fn the_reason_for_a_date_goes_with_the_date_unless_somebody_wrote_it() {
    let folder = small();
    let mut desk = begun(&folder);
    desk.focus("TextInput", "When it happened");
    desk.type_text("on Thursday");
    desk.press(Key::Enter);
    let note = |desk: &Desk| {
        desk.state()
            .draft_in_hand()
            .expect("there")
            .occurred_note
            .clone()
    };
    assert!(note(&desk).contains("on Thursday"));
    // Taken up again, nothing is known of how the note came about but what it says.
    desk.ask(Action::Draft(DraftAction::SetAside));
    desk.ask(Action::Draft(DraftAction::TakeUp(0)));
    desk.focus("TextInput", "When it happened");
    desk.press(Key::Tab);
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    desk.type_text("2008-08");
    desk.press(Key::Enter);
    assert_eq!(note(&desk), "");
    desk.focus("MultilineTextInput", "Why that date");
    desk.type_text("My own reason");
    desk.focus("TextInput", "When it happened");
    desk.press(Key::Tab);
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    desk.type_text("on Wednesday");
    desk.press(Key::Enter);
    assert_eq!(note(&desk), "My own reason");
}

#[test]
fn letters_typed_beside_a_field_run_no_command() {
    let folder = small();
    let mut desk = begun(&folder);
    desk.type_text("Res");
    let before = (desk.page().clone(), desk.state().draft_in_hand().cloned());
    // Nothing has the keyboard.
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    assert_eq!(desk.focused(), None);
    let day = desk.day();
    for key in [
        Key::A,
        Key::B,
        Key::C,
        Key::D,
        Key::E,
        Key::F,
        Key::G,
        Key::H,
        Key::I,
        Key::J,
        Key::K,
        Key::L,
        Key::M,
        Key::N,
        Key::O,
        Key::P,
        Key::Q,
        Key::R,
        Key::S,
        Key::T,
        Key::U,
        Key::V,
        Key::W,
        Key::X,
        Key::Y,
        Key::Z,
        Key::Space,
        Key::Num1,
        Key::Num0,
    ] {
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            desk.press_with(modifiers, key);
        }
    }
    let after = (desk.page().clone(), desk.state().draft_in_hand().cloned());
    assert_eq!(before, after);
    assert_eq!(desk.day(), day);
    assert!(!desk.state().is_covered());
    assert_eq!(desk.focused(), None);
}

#[test]
fn ctrl_enter_while_no_claim_is_being_made_adds_none_later() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    assert!(!desk.shows("Not added yet"));
    assert_eq!(field(&desk), "Claimant");
}

#[test]
fn a_click_beside_a_field_is_meant_for_the_field() {
    let folder = small();
    let mut desk = begun(&folder);
    desk.resize([1280.0, 1400.0]);
    let kind = desk.get("TextInput", "Kind").rect();
    desk.click_at(kind.left_center() - egui::vec2(40.0, 0.0));
    assert_eq!(field(&desk), "Kind");
    desk.type_text("att");
    desk.press(Key::Tab);
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(draft.kind.as_ref().map(|it| it.as_str()), Some("attack"));
}

#[test]
fn a_form_begins_at_its_top_and_says_what_else_is_unfinished() {
    let folder = small();
    let mut desk = begun(&folder);
    desk.type_text("min");
    desk.press(Key::Tab);
    desk.focus("TextInput", "Id");
    desk.press(Key::Escape);
    select(&mut desk, "Nobody said more");
    desk.press(Key::C);
    assert_eq!(field(&desk), "Claimant");
    let form = desk.get("Heading", "New claim").rect();
    let rect = desk.focused_rect().expect("has the keyboard");
    assert!(rect.top() > form.bottom(), "{rect:?}");
    assert!(desk.shows("1 more unfinished claim"));
    desk.click("Button", "Take up the last");
    let draft = desk.state().draft_in_hand().expect("taken up");
    assert_eq!(draft.by[0].as_str(), "minister");
    assert_eq!(field(&desk), "Statement");
}

#[test]
fn what_is_typed_into_a_filled_single_field_takes_its_place() {
    let folder = small();
    let mut desk = begun(&folder);
    desk.focus("TextInput", "Kind");
    desk.type_text("att");
    desk.press(Key::Tab);
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(field(&desk), "Kind: Attack", "a filled field is one stop");
    desk.type_text("cas");
    assert!(!desk.has("Button", "Remove Attack from Kind"));
    desk.press(Key::Tab);
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(
        draft.kind.as_ref().map(|it| it.as_str()),
        Some("casualties")
    );
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    desk.press(Key::Backspace);
    assert_eq!(desk.state().draft_in_hand().expect("begun").kind, None);
}
