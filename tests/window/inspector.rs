//! The inspector: fields are checked as they are typed, taken as one step each, and refused with a reason.

use std::fs;
use std::path::Path;

use dateline::app::{Action, Addable, Centre, EditAction, Page, ViewAction};
use dateline::dossier::{ActorId, DisputeId, EventId, PlaceId, SideId, SourceId, Subject};
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
fn a_date_that_a_tag_declares_is_said_in_the_reader_and_edited_in_the_form() {
    let copy = copied();
    let path = copy.path().join("sources/dw-2008-08-14.toml");
    let text = fs::read_to_string(&path).expect("read");
    let text = text.replace(
        "published_basis = { kind = \"stated\", quote = \"August 14, 2008\" }",
        "published_basis = { kind = \"declared\", reason = \"Date header, in a mail\" }",
    );
    fs::write(&path, text).expect("written");
    let mut desk = desk(&copy);
    let id = SourceId::new("dw-2008-08-14").expect("an id");
    desk.open(Page::Document(id.clone(), None));
    assert!(desk.shows("Date declared in what was received: Date header, in a mail"));
    desk.inspect(Subject::Source(id.clone()));
    type_into(
        &mut desk,
        LINES,
        "Declared by",
        "JSON-LD datePublished, in an HTML page",
    );
    desk.press(Key::Enter);
    let reason = |desk: &Desk| {
        let basis = desk
            .state()
            .dossier()
            .source(&id)?
            .published_basis
            .clone()?;
        basis.reason().map(str::to_owned)
    };
    let typed = Some("JSON-LD datePublished, in an HTML page".to_owned());
    assert_eq!(reason(&desk), typed);
    type_into(&mut desk, LINES, "Declared by", "");
    assert!(desk.shows("Name the tag, header or field."));
    desk.press(Key::Enter);
    assert_eq!(reason(&desk), typed, "not without a reason");
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

fn place(id: &str) -> Subject {
    Subject::Place(PlaceId::new(id).expect("an id"))
}

/// The steps that can be undone, last first.
fn steps(desk: &Desk) -> Vec<String> {
    let history = desk.state().editing().history();
    history.undoable().map(str::to_owned).collect()
}

/// Opens a list of words and picks one.
#[track_caller]
fn pick(desk: &mut Desk, list: &str, word: &str) {
    desk.click("ComboBox", list);
    desk.click("Button", word);
}

#[test]
fn a_bad_date_is_told_and_not_taken_and_a_good_one_is_said_with_its_bounds() {
    let copy = copied();
    let mut desk = desk(&copy);
    let event = desk.state().dossier().events[0].clone();
    desk.inspect(Subject::Event(event.id.clone()));
    type_into(&mut desk, LINE, "When", "14 Aug 2008");
    assert!(desk.shows("is not an EDTF date"));
    desk.press(Key::Enter);
    assert_eq!(desk.state().dossier().events[0].occurred, event.occurred);
    type_into(&mut desk, LINE, "When", "2008-08");
    assert!(desk.shows("from 1 Aug 2008 to 31 Aug 2008, both included"));
    desk.press(Key::Enter);
    let occurred = desk.state().dossier().events[0].occurred.clone();
    assert_eq!(occurred.expect("a date").text(), "2008-08");
}

#[test]
fn a_position_is_read_from_degrees_minutes_and_seconds() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(place("gori"));
    type_into(&mut desk, LINE, "Position", "142.0, 44.0");
    desk.press(Key::Enter);
    assert!(steps(&desk).is_empty());
    type_into(&mut desk, LINE, "Position", "41°58′48″N 44°06′36″E");
    desk.press(Key::Enter);
    let gori = desk
        .state()
        .dossier()
        .place(&PlaceId::new("gori").expect("an id"));
    let position = gori.expect("there").position.expect("a position");
    assert!((position.latitude() - 41.98).abs() < 1e-9);
    assert!((position.longitude() - 44.11).abs() < 1e-9);
}

#[test]
fn who_speaks_is_removed_only_for_another() {
    let copy = copied();
    let mut desk = desk(&copy);
    let before = desk.state().dossier().clone();
    desk.inspect(actor("dmitry-medvedev"));
    desk.click("Button", "Remove…");
    assert!(desk.shows("cannot simply be dropped"));
    assert!(desk.shows("choose another to stand there"));
    desk.focus(LINE, "Instead");
    desk.type_text("Russia");
    desk.press(Key::Enter);
    desk.click("Button", "Remove it");
    let after = desk.state().dossier().clone();
    assert_eq!(after.actors.len() + 1, before.actors.len());
    let own_voice = |dossier: &dateline::dossier::Dossier| {
        dossier.claims().filter(|(_, it)| it.by.is_empty()).count()
    };
    assert_eq!(own_voice(&before), own_voice(&after));
    assert_eq!(steps(&desk).len(), 1);
}

#[test]
fn two_places_become_one_with_the_names_of_both() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(place("gori"));
    desk.click("Button", "Merge into another…");
    desk.focus(LINE, "Instead");
    desk.type_text("Tbilisi");
    desk.press(Key::Enter);
    assert!(desk.shows("which takes over its names too"));
    desk.click("Button", "Merge them");
    let dossier = desk.state().dossier().clone();
    assert!(
        dossier
            .place(&PlaceId::new("gori").expect("an id"))
            .is_none()
    );
    let tbilisi = PlaceId::new("tbilisi").expect("an id");
    let names = &dossier.place(&tbilisi).expect("there").names;
    assert!(names.iter().any(|name| name.text == "Gori"));
    assert_eq!(desk.state().editing().inspected(), Some(&place("tbilisi")));
}

#[test]
fn a_finding_leads_to_its_field_and_is_put_right() {
    let copy = copied();
    let path = copy.path().join("actors.toml");
    let text = fs::read_to_string(&path).expect("read");
    let wrong = text.replacen("member_of = [\"georgia\"]", "member_of = [\"gerogia\"]", 1);
    assert_ne!(text, wrong);
    fs::write(&path, wrong).expect("written");
    let mut desk = desk(&copy);
    desk.open(Page::Findings);
    desk.click("Link", "there is no actor `gerogia`");
    let inspected = desk.state().editing().inspected().cloned();
    assert_eq!(inspected, Some(actor("georgian-government")));
    let focused = desk.focused().expect("the field has the keyboard");
    assert!(focused.name.starts_with("Member of"), "{focused:?}");
    let fixes = desk.names("Button");
    assert_eq!(fixes.iter().filter(|it| *it == "Use “georgia”").count(), 2);
    desk.click("Button", "Close the inspector");
    desk.click("Button", "Use “georgia”");
    assert!(desk.state().findings().iter().all(|it| it.fix.is_none()));
    assert_eq!(steps(&desk).len(), 1);
}

#[test]
fn a_new_place_gets_its_id_from_its_name_until_somebody_types_one() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.ask(Action::Edit(EditAction::Begin(Addable::Place)));
    assert_eq!(desk.focused().expect("the name").name, "Name");
    desk.type_text("Карели");
    let id = |desk: &Desk| {
        let seen = desk.seen().into_iter();
        let mut fields = seen.filter(|it| it.role == LINE && it.name == "Id");
        fields.next().and_then(|it| it.value)
    };
    assert_eq!(id(&desk).as_deref(), Some("kareli"));
    desk.press(Key::Enter);
    assert!(desk.shows("Choose a kind."));
    pick(&mut desk, "Kind", "settlement");
    desk.focus(LINES, "Name");
    desk.press(Key::Enter);
    let kareli = PlaceId::new("kareli").expect("an id");
    let added = desk
        .state()
        .dossier()
        .place(&kareli)
        .cloned()
        .expect("added");
    assert!(!added.is_located(), "where it is was never said");
    assert_eq!(desk.state().editing().inspected(), Some(&place("kareli")));
    assert_eq!(steps(&desk), ["Add the place Карели"]);
}

#[test]
fn an_answer_is_added_to_a_question_and_taken_away_again() {
    let copy = copied();
    let mut desk = desk(&copy);
    let dispute = desk.state().dossier().disputes[0].clone();
    desk.inspect(Subject::Dispute(dispute.id.clone()));
    desk.click("Button", "Add an answer");
    desk.type_text("Nobody did");
    desk.press(Key::Enter);
    let answers = |desk: &Desk| {
        let id: &DisputeId = &dispute.id;
        desk.state()
            .dossier()
            .dispute(id)
            .expect("there")
            .positions
            .len()
    };
    assert_eq!(answers(&desk), dispute.positions.len() + 1);
    desk.click("Button", "Remove answer 1");
    assert!(desk.shows("which from then on name"));
    desk.click("Button", "Remove it");
    assert_eq!(answers(&desk), dispute.positions.len());
    // Three steps back in one: nothing is left of it.
    desk.click("Button", "What was done");
    desk.click("Button", "Add an answer to");
    assert_eq!(answers(&desk), dispute.positions.len());
    assert_eq!(desk.state().dossier().disputes[0], dispute);
    assert_eq!(desk.state().editing().history().redoable().count(), 2);
}

#[test]
fn a_document_says_how_its_date_is_known() {
    let copy = copied();
    let mut desk = desk(&copy);
    let id = desk.state().dossier().sources[1].id.clone();
    desk.inspect(Subject::Source(id.clone()));
    type_into(&mut desk, LINES, "In the words", "words that stand nowhere");
    assert!(desk.shows("the quote is not in the text"));
    desk.press(Key::Enter);
    assert!(steps(&desk).is_empty());
    desk.press(Key::Escape);
    type_into(&mut desk, LINE, "Byline", "Somebody else");
    desk.press(Key::Tab);
    let source = desk.state().dossier().source(&id).expect("there").clone();
    assert_eq!(
        source.byline.as_deref(),
        Some("Somebody else"),
        "left, it is taken"
    );
}

#[test]
fn a_side_is_renamed_and_those_who_speak_for_it_follow() {
    let copy = copied();
    let mut desk = desk(&copy);
    let side = desk.state().dossier().sides[1].id.clone();
    let speakers = |desk: &Desk, side: &SideId| {
        let actors = desk.state().dossier().actors.iter();
        actors.filter(|it| it.side.as_ref() == Some(side)).count()
    };
    let before = speakers(&desk, &side);
    desk.inspect(Subject::Dossier);
    assert!(
        !desk.has(LINE, "Id of side 2"),
        "ids are shown when asked for"
    );
    desk.click_first("CheckBox", "ids");
    type_into(&mut desk, LINE, "Id of side 2", "renamed");
    assert!(desk.shows("references to it follow"));
    desk.press(Key::Enter);
    let renamed = SideId::new("renamed").expect("an id");
    assert_eq!(desk.state().dossier().sides[1].id, renamed);
    assert_eq!(
        (speakers(&desk, &side), speakers(&desk, &renamed)),
        (0, before)
    );
}

#[test]
fn many_claims_are_changed_in_one_step_and_come_back_in_one() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.ask(Action::View(ViewAction::SetCentre(Centre::Table)));
    desk.focus("Grid", "");
    desk.press(Key::ArrowDown);
    for _ in 0..3 {
        desk.press_with(Modifiers::SHIFT, Key::ArrowDown);
    }
    assert!(desk.shows("4 claims chosen:"));
    let before = desk.state().dossier().clone();
    let event = before.events[0].clone();
    pick(
        &mut desk,
        "What is done to the chosen rows",
        "add to an event…",
    );
    desk.focus(LINE, "With");
    desk.type_text(&event.title);
    desk.press(Key::Enter);
    let word = desk.name_of("Button", "Change ");
    desk.click("Button", "Change ");
    let reports = |dossier: &dateline::dossier::Dossier, id: &EventId| {
        dossier
            .claims()
            .filter(|(_, it)| it.events.contains(id))
            .count()
    };
    let changed = reports(desk.state().dossier(), &event.id) - reports(&before, &event.id);
    assert_eq!(word, format!("Change {changed} claims"));
    assert!(desk.shows("4 claims chosen:"), "the same rows stay chosen");
    assert_eq!(steps(&desk), [format!("Add {changed} claims to an event")]);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        reports(desk.state().dossier(), &event.id),
        reports(&before, &event.id)
    );
}

#[test]
fn everything_in_the_inspector_has_a_name_and_is_reached_with_tab() {
    let copy = copied();
    let mut desk = Desk::sized(folder(copy.path()), nothing_remembered(), [1280.0, 3000.0]);
    let dossier = desk.state().dossier().clone();
    for subject in [
        Subject::Dossier,
        Subject::Place(dossier.places[0].id.clone()),
        Subject::Actor(dossier.actors[0].id.clone()),
        Subject::Event(dossier.events[0].id.clone()),
        Subject::Dispute(dossier.disputes[0].id.clone()),
        Subject::Source(dossier.sources[0].id.clone()),
    ] {
        desk.inspect(subject.clone());
        assert_eq!(desk.nameless(), Vec::<String>::new(), "{subject:?}");
        let fields = desk.names(LINE).len() + desk.names(LINES).len();
        assert!(fields > 2, "{subject:?} has {fields} fields");
    }
}

#[test]
fn what_stands_in_a_field_counts_before_all_is_saved_and_the_field_keeps_the_keyboard() {
    let copy = copied();
    let mut desk = desk(&copy);
    desk.inspect(Subject::Dossier);
    desk.focus("MultilineTextInput", "Title");
    desk.type_text(" and retold");
    let before = desk.state().dossier().title.clone();
    assert!(!before.contains("retold"), "not before the field is left");
    desk.press_with(Modifiers::COMMAND, Key::S);
    let title = desk.state().dossier().title.clone();
    assert!(title.contains("retold"), "{title}");
    let field = desk.focused().expect("the keyboard stays");
    assert_eq!(field.name, "Title");
}
