//! The inspector: fields are checked as they are typed, taken as one step each, and refused with a reason.

use std::fs;
use std::path::Path;

use dateline::app::Page;
use dateline::dossier::{ActorId, Subject};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use super::desk::{Desk, folder, nothing_remembered};

/// A copy of the built-in dossier in a folder, with its texts beside it, so that it can be changed.
pub fn copied() -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = tempfile::tempdir().expect("a folder");
    let from = root.join("data/south-ossetia");
    fs::create_dir(copy.path().join("sources")).expect("made");
    for name in ["dossier", "places", "actors", "events", "disputes"] {
        let name = format!("{name}.toml");
        fs::copy(from.join(&name), copy.path().join(&name)).expect("copied");
    }
    for entry in fs::read_dir(from.join("sources")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        let text = fs::read_to_string(&path).expect("read");
        let text = text.replace("../../../seeds/", "");
        fs::write(copy.path().join("sources").join(name), text).expect("written");
    }
    for entry in fs::read_dir(root.join("seeds")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        fs::copy(&path, copy.path().join("sources").join(name)).expect("copied");
    }
    copy
}

/// A desk with a dossier that can be changed, as tall as a whole form.
fn desk(copy: &TempDir) -> Desk {
    Desk::sized(folder(copy.path()), nothing_remembered(), [1280.0, 1600.0])
}

pub fn actor(id: &str) -> Subject {
    Subject::Actor(ActorId::new(id).expect("an id"))
}

fn role(desk: &Desk, id: &str) -> Option<String> {
    let id = ActorId::new(id).expect("an id");
    let actor = desk.state().dossier().actor(&id).expect("there").clone();
    actor.role
}

/// Types over what stands in a field, without leaving it.
#[track_caller]
pub fn type_into(desk: &mut Desk, role: &str, field: &str, text: &str) {
    desk.focus(role, field);
    desk.press_with(Modifiers::COMMAND, Key::A);
    if text.is_empty() {
        desk.press(Key::Delete);
    } else {
        desk.type_text(text);
    }
}

const LINE: &str = "TextInput";
const LINES: &str = "MultilineTextInput";

#[test]
fn a_role_is_changed_undone_and_done_again() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(actor("georgia"));
    let before = role(&desk, "georgia");
    assert_eq!(
        before.as_deref(),
        Some("the state, where a report names no office")
    );
    type_into(&mut desk, LINES, "Role", "the state");
    assert_eq!(role(&desk, "georgia"), before, "not before it is entered");
    desk.press(Key::Enter);
    assert_eq!(role(&desk, "georgia").as_deref(), Some("the state"));
    desk.click("Button", "Undo: Change the role of Georgia");
    assert_eq!(role(&desk, "georgia"), before);
    desk.click("Button", "Redo: Change the role of Georgia");
    assert_eq!(role(&desk, "georgia").as_deref(), Some("the state"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(role(&desk, "georgia"), before);
}

#[test]
fn escape_puts_the_old_value_back_and_only_then_closes() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(actor("georgia"));
    type_into(&mut desk, LINE, "Name", "Sakartvelo");
    desk.press(Key::Escape);
    assert!(!desk.shows("Sakartvelo"));
    assert!(desk.has(LINE, "Name"));
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    assert!(!desk.has(LINE, "Name"), "the inspector is closed");
    assert_eq!(desk.state().editing().history().undoable().count(), 0);
}

#[test]
fn an_unfit_value_is_told_and_not_taken_and_stays_while_one_looks_elsewhere() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(actor("georgia"));
    type_into(&mut desk, LINE, "Name", "");
    assert!(desk.shows("An actor needs a name."));
    desk.press(Key::Enter);
    desk.inspect(actor("russia"));
    desk.inspect(actor("georgia"));
    assert!(desk.shows("An actor needs a name."));
    assert_eq!(desk.state().editing().history().undoable().count(), 0);
}

#[test]
fn a_new_id_is_followed_by_everything_that_refers_to_it() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.open(Page::about(actor("georgia")));
    desk.inspect(actor("georgia"));
    type_into(&mut desk, LINE, "Id", "Georgia!");
    assert!(desk.shows("lower-case letters"));
    type_into(&mut desk, LINE, "Id", "russia");
    assert!(desk.shows("is taken by another actor"));
    type_into(&mut desk, LINE, "Id", "sakartvelo");
    assert!(desk.shows("references to it follow"));
    desk.press(Key::Enter);
    let dossier = desk.state().dossier().clone();
    let id = ActorId::new("sakartvelo").expect("an id");
    assert!(dossier.actors.iter().any(|it| it.member_of.contains(&id)));
    assert_eq!(*desk.page(), Page::Actor(id));
    assert_eq!(
        desk.state().editing().inspected(),
        Some(&actor("sakartvelo"))
    );
}

#[test]
fn the_built_in_dossier_is_shown_and_not_changed() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.inspect(actor("georgia"));
    assert!(desk.shows("cannot be changed"));
    type_into(&mut desk, LINES, "Role", "the state");
    desk.press(Key::Enter);
    assert_eq!(desk.state().editing().history().undoable().count(), 0);
    assert!(desk.shows("the state, where a report names no office"));
}
