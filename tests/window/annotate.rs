//! Claims out of a text: words selected, fields filled in by keyboard, quotes cut anew, links made.

use std::fs;

use dateline::app::{Action, Centre, DraftAction, Page, Selected, ViewAction};
use dateline::dossier::{Anchoring, Claim, ClaimId, Relation, SourceId, Subject};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use super::desk::{Desk, folder, nothing_remembered};
use super::small::{ACTORS, TWO_KINDS, folder_of};

const PLACES: &str = r#"[[place]]
id = "gori"
name = "Gori"
names = [{ text = "გორი", lang = "ka" }]
position = { lat = 41.98, lon = 44.11 }
precision = "settlement"
kind = "settlement"
"#;
const SOURCE: &str = r#"title = "Shots"
publisher = "The Paper"
published = "2008-08-15"
text = "one.txt"

[[claim]]
id = "one-quiet"
quote = "All was quiet in Gori"
statement = "All was quiet in Gori."
kind = "attack"
about = ["gori"]
"#;
const TEXT: &str = "They heard shots near Gori late on Thursday. The minister, who came late, said ten \
had died there. Nobody said more.\n\nAll was quiet in Gori, the paper wrote.\n";

fn small() -> TempDir {
    folder_of(&[
        ("dossier.toml", TWO_KINDS),
        ("places.toml", PLACES),
        ("actors.toml", ACTORS),
        ("sources/one.toml", SOURCE),
        ("sources/one.txt", TEXT),
    ])
}

fn one() -> SourceId {
    SourceId::new("one").expect("an id")
}

fn id(text: &str) -> ClaimId {
    ClaimId::new(text).expect("an id")
}

/// The document open in a window as tall as a whole form.
fn desk(folder_of: &TempDir) -> Desk {
    let mut desk = Desk::sized(
        folder(folder_of.path()),
        nothing_remembered(),
        [1280.0, 1400.0],
    );
    desk.open(Page::Document(one(), None));
    desk
}

fn select(desk: &mut Desk, words: &str) {
    let start = TEXT.find(words).expect("in the text");
    desk.ask(Action::Draft(DraftAction::Select(Some(Selected {
        source: one(),
        words: start..start + words.len(),
    }))));
}

fn selected(desk: &Desk) -> &str {
    let selected = desk.state().drafting().selected().expect("words");
    &TEXT[selected.words.clone()]
}

fn claims(desk: &Desk) -> Vec<Claim> {
    let claims = desk.state().dossier().sources[0].claims.iter();
    claims.map(|claim| (**claim).clone()).collect()
}

#[track_caller]
fn claim(desk: &Desk, name: &str) -> Claim {
    let found = desk.state().dossier().claim(&id(name));
    (**found.expect("a claim of that id").1).clone()
}

/// Types into what has the keyboard and goes on to the next field.
fn fill(desk: &mut Desk, text: &str) {
    if !text.is_empty() {
        desk.type_text(text);
    }
    desk.press(Key::Tab);
}

#[track_caller]
fn field(desk: &Desk) -> String {
    desk.focused().expect("a field").name
}

#[test]
fn a_claim_is_made_by_keyboard_from_words_to_dossier_and_undone_and_done_again() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.press(Key::T);
    for _ in 0..2 {
        desk.press(Key::ArrowRight);
    }
    for _ in 0..3 {
        desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&desk), "shots near Gori");
    desk.press(Key::C);
    assert_eq!(field(&desk), "Claimant");
    assert!(desk.shows("Missing: a statement, a kind."));
    fill(&mut desk, "min");
    assert_eq!(field(&desk), "Statement");
    fill(&mut desk, "There were shots near Gori.");
    fill(&mut desk, "att");
    assert_eq!(field(&desk), "About places");
    fill(&mut desk, "გორ");
    assert_eq!(field(&desk), "Event");
    fill(&mut desk, "");
    assert_eq!(field(&desk), "When it happened");
    desk.type_text("late on Thursday");
    assert!(desk.shows("14 Aug 2008 · 2008-08-14"));
    desk.focus("TextInput", "Via");
    fill(&mut desk, "inter");
    desk.press_with(Modifiers::COMMAND, Key::Enter);

    let made = claim(&desk, "one-shots-near-gori");
    assert_eq!(made.excerpt.quote.text, "shots near Gori");
    assert_eq!(made.excerpt.anchoring, Anchoring::Found(11..26));
    assert_eq!(made.by[0].as_str(), "minister");
    assert_eq!(made.via[0].as_str(), "interfax");
    assert_eq!(made.kind.as_str(), "attack");
    assert_eq!(made.about[0].as_str(), "gori");
    assert_eq!(
        made.occurred.as_ref().map(|it| it.text()),
        Some("2008-08-14")
    );
    let note = made.occurred_note.clone().expect("a note");
    assert!(
        note.contains("\"late on Thursday\" in a report of Friday 15 Aug 2008"),
        "{note}"
    );
    // It stands before the other, in reading order, and is what is looked at now.
    assert_eq!(claims(&desk)[0], made);
    assert!(desk.state().drafts().is_empty());
    assert_eq!(
        desk.state().editing().inspected(),
        Some(&Subject::Claim(one(), made.id.clone()))
    );
    assert!(
        field(&desk).starts_with("Caret in the text"),
        "{}",
        field(&desk)
    );

    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(claims(&desk).len(), 1);
    desk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(claims(&desk)[0], made);
}

#[test]
fn words_are_selected_whole_with_the_pointer_and_kept() {
    let folder = small();
    let mut desk = desk(&folder);
    let line = desk.get("Paragraph", "They heard").rect();
    let from = line.left_top() + egui::vec2(10.0, 10.0);
    desk.drag(from, from + egui::vec2(90.0, 0.0));
    assert!(
        selected(&desk).starts_with("They heard"),
        "{}",
        selected(&desk)
    );
    assert!(!selected(&desk).ends_with(' '));
    desk.click("Button", "New claim on the selected words");
    let draft = desk.state().draft_in_hand().expect("a claim begun");
    assert_eq!(draft.parts[0].start, 0);
}

#[test]
fn without_words_c_compares_dates_as_before() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.press(Key::C);
    assert!(desk.state().draft_in_hand().is_none());
    assert!(desk.state().as_of().since.is_some());
}

#[test]
fn two_parts_of_a_sentence_are_joined_and_the_second_moves_by_arrow_keys() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "The minister");
    desk.press(Key::C);
    select(&mut desk, "said ten had died");
    desk.click("Button", "Join the selected words");
    let draft = desk.state().draft_in_hand().expect("a claim begun").clone();
    let source = &desk.state().dossier().sources[0];
    let quote = draft.quote(source).expect("a quote");
    assert_eq!(quote.text, "The minister […] said ten had died");
    desk.focus("Slider", "End of the second part");
    desk.press(Key::ArrowRight);
    let draft = desk.state().draft_in_hand().expect("still there").clone();
    let source = &desk.state().dossier().sources[0];
    let quote = draft.quote(source).expect("a quote");
    assert_eq!(quote.text, "The minister […] said ten had died there");
    // Words of another paragraph are refused with a reason, and nothing changes.
    select(&mut desk, "All was quiet");
    desk.click("Button", "Join the selected words");
    assert!(desk.shows("cannot be joined"));
    assert_eq!(desk.state().draft_in_hand(), Some(&draft));
}

#[test]
fn a_quote_is_cut_anew_by_dragging_its_end_as_one_step() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.inspect(Subject::Claim(one(), id("one-quiet")));
    let handle = desk.get("Slider", "End of the quote").rect().center();
    desk.drag(handle, handle + egui::vec2(45.0, 0.0));
    let cut = claim(&desk, "one-quiet").excerpt;
    assert!(
        cut.quote.text.starts_with("All was quiet in Gori, the"),
        "{}",
        cut.quote.text
    );
    assert!(matches!(cut.anchoring, Anchoring::Found(_)));
    assert_eq!(desk.state().editing().history().undoable().count(), 1);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        claim(&desk, "one-quiet").excerpt.quote.text,
        "All was quiet in Gori"
    );
}

#[test]
fn somebody_new_and_the_claim_they_make_are_one_step() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.type_text("Residents of Gori");
    assert!(desk.has("ListBoxOption", "New actor “Residents of Gori”"));
    desk.press(Key::Enter);
    assert!(desk.has("Button", "Remove Residents of Gori from Claimant"));
    // Nothing is in the dossier before the claim is.
    assert_eq!(desk.state().dossier().actors.len(), 2);
    desk.press(Key::Tab);
    fill(&mut desk, "Residents heard shots.");
    fill(&mut desk, "att");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    let made = claim(&desk, "one-residents-heard-shots");
    assert_eq!(made.by[0].as_str(), "residents-of-gori");
    assert_eq!(desk.state().dossier().actors.len(), 3);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.state().dossier().actors.len(), 2);
    assert_eq!(claims(&desk).len(), 1);
}

#[test]
fn what_is_left_half_typed_keeps_a_claim_from_being_added_unsaid() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.type_text("Nobody known");
    desk.focus("MultilineTextInput", "Statement");
    fill(&mut desk, "There were shots.");
    fill(&mut desk, "att");
    assert!(desk.shows("what “Nobody known” is in “Claimant”"));
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(claims(&desk).len(), 1);
    assert!(desk.state().draft_in_hand().is_some());
}

#[test]
fn a_phrase_that_gives_no_date_says_why() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.focus("TextInput", "When it happened");
    desk.type_text("somewhere");
    assert!(desk.shows("No date is found in this"));
}

#[test]
fn a_phrase_of_the_passage_that_gives_no_date_says_why_before_anything_is_typed() {
    let folder = small();
    let undated = SOURCE.replace("published = \"2008-08-15\"\n", "");
    fs::write(folder.path().join("sources/one.toml"), undated).expect("written");
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    assert!(desk.shows("“late on Thursday” gives no date. It counts from the day of the report"));
}

#[test]
fn another_reading_of_a_date_stays_at_hand_and_is_taken_with_its_own_note() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.focus("TextInput", "When it happened");
    desk.type_text("Thursday");
    desk.press(Key::Enter);
    let occurred = |desk: &Desk| {
        let draft = desk.state().draft_in_hand().expect("a claim begun");
        (draft.occurred.clone(), draft.occurred_note.clone())
    };
    assert_eq!(occurred(&desk).0.as_deref(), Some("2008-08-14"));
    desk.click("Button", "21 Aug 2008");
    let (when, note) = occurred(&desk);
    assert_eq!(when.as_deref(), Some("2008-08-21"));
    assert!(note.contains("the next Thursday after it"), "{note}");
    assert!(desk.has("Button", "14 Aug 2008"));
}

#[test]
fn phrases_of_the_passage_are_offered_and_taken_with_enter() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.focus("TextInput", "When it happened");
    assert!(desk.has("Button", "“late on Thursday” 14 Aug 2008"));
    desk.press(Key::Enter);
    let draft = desk.state().draft_in_hand().expect("a claim begun");
    assert_eq!(draft.occurred.as_deref(), Some("2008-08-14"));
    assert!(draft.occurred_note.contains("late on Thursday"));
}

#[test]
fn a_denial_is_made_from_a_list_by_key_and_undone() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    fill(&mut desk, "");
    fill(&mut desk, "There were shots near Gori.");
    fill(&mut desk, "att");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    desk.press(Key::Escape);
    desk.press_with(Modifiers::SHIFT, Key::D);
    assert!(desk.has("ListBoxOption", "All was quiet in Gori."));
    desk.type_text("quiet");
    desk.press(Key::Enter);
    let denial = claim(&desk, "one-shots-near-gori");
    assert_eq!(denial.relations, [(Relation::Denies, id("one-quiet"))]);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(claim(&desk, "one-shots-near-gori").relations, []);
}

#[test]
fn a_link_is_taken_away_in_the_form() {
    let folder = small();
    let more = format!(
        "{SOURCE}\n[[claim]]\nid = \"one-shots\"\nquote = \"shots near Gori\"\nstatement = \"Shots.\"\n\
         kind = \"attack\"\ndenies = [\"one-quiet\"]\n"
    );
    fs::write(folder.path().join("sources/one.toml"), more).expect("written");
    let mut desk = desk(&folder);
    desk.inspect(Subject::Claim(one(), id("one-shots")));
    desk.click("Button", "Remove the link: denies All was quiet");
    assert_eq!(claim(&desk, "one-shots").relations, []);
}

#[test]
fn an_unfinished_claim_is_remembered_whole() {
    let folder_of = small();
    let mut desk = desk(&folder_of);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.type_text("Residents");
    desk.press(Key::Enter);
    desk.press(Key::Tab);
    desk.type_text("There were sh");
    let bytes = desk.window().to_remember().to_bytes();
    let remembered = dateline::app::Remembered::from_bytes(&bytes);
    let drafts = desk.state().drafts().to_vec();
    let again = Desk::new(folder(folder_of.path()), remembered);
    assert_eq!(again.state().drafts(), drafts);
    assert_eq!(again.state().drafts()[0].statement, "There were sh");
}

#[test]
fn a_new_place_is_shown_by_a_click_on_the_map_and_asked_how_precise() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.ask(Action::View(ViewAction::SetCentre(Centre::Map)));
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    desk.focus("TextInput", "About places");
    desk.type_text("Xanadubani");
    desk.click("ListBoxOption", "New place “Xanadubani”…");
    let map = desk.get("Button", "Click where “Xanadubani” is").rect();
    desk.click_at(map.center() + egui::vec2(40.0, 30.0));
    assert!(desk.shows("How precisely is “Xanadubani” known?"));
    assert!(
        desk.state()
            .draft_in_hand()
            .expect("begun")
            .about
            .is_empty()
    );
    desk.click("Button", "district");
    let draft = desk.state().draft_in_hand().expect("begun");
    assert_eq!(draft.about[0].as_str(), "xanadubani");
    assert_eq!(draft.made.len(), 1);
}

#[test]
fn several_claims_share_a_passage() {
    let folder = small();
    let mut desk = desk(&folder);
    desk.inspect(Subject::Claim(one(), id("one-quiet")));
    desk.click("Button", "Another claim on these words");
    fill(&mut desk, "");
    fill(&mut desk, "The paper says so.");
    fill(&mut desk, "att");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    let claims = claims(&desk);
    assert_eq!(claims.len(), 2);
    assert_eq!(claims[0].excerpt, claims[1].excerpt);
}

#[test]
fn nothing_in_the_form_is_without_a_name() {
    let folder = small();
    let mut desk = desk(&folder);
    select(&mut desk, "shots near Gori");
    desk.press(Key::C);
    assert_eq!(desk.nameless(), Vec::<String>::new());
    desk.inspect(Subject::Claim(one(), id("one-quiet")));
    assert_eq!(desk.nameless(), Vec::<String>::new());
}
