//! The table: the same claims as rows, sorted, narrowed, walked with the keyboard and copied.

use dateline::app::{Action, Centre, Page, TableAction, ViewAction};
use dateline::query::TableColumn;
use egui::{Key, Modifiers};

use super::desk::Desk;

fn table(day: &str) -> Desk {
    let mut desk = Desk::as_of(day);
    desk.ask(Action::View(ViewAction::SetCentre(Centre::Table)));
    desk
}

/// Names of the rows in view, from the top.
fn rows(desk: &Desk) -> Vec<String> {
    desk.names("Row")
}

fn walk_in(desk: &mut Desk) {
    desk.focus("Grid", "Claims as rows");
}

/// The row that the keyboard is on, from 1.
fn place(desk: &Desk) -> usize {
    let row = desk.focused().expect("a row has the keyboard");
    assert_eq!(row.role, "Row", "{row:?}");
    let number = row.name.trim_start_matches("Row ").split(' ').next();
    number.and_then(|it| it.parse().ok()).expect("a number")
}

#[test]
fn the_table_counts_as_map_and_timeline_do() {
    for day in ["2004-08-12", "2008-08-14", "2022-03-26"] {
        let desk = table(day);
        let known = desk.state().known().totals.known();
        assert!(
            desk.has("Grid", &format!("Claims as rows: {known}.")),
            "{day}"
        );
        assert!(rows(&desk)[0].starts_with(&format!("Row 1 of {known}")));
        let later = desk.state().known().trays.not_yet;
        assert!(desk.shows(&format!("later {later}")));
    }
}

#[test]
fn a_head_sorts_then_reverses_then_leaves_the_order_of_reporting() {
    let mut desk = table("2008-08-29");
    let first = rows(&desk);
    desk.click("Button", "Statement, not sorted");
    assert!(desk.has("Button", "Statement, sorted ascending"));
    let ascending = rows(&desk);
    assert_ne!(ascending, first);
    desk.click("Button", "Statement, sorted");
    assert!(desk.has("Button", "Statement, sorted descending"));
    assert_ne!(rows(&desk), ascending);
    desk.click("Button", "Statement, sorted");
    assert!(desk.has("Button", "Statement, not sorted"));
    assert_eq!(rows(&desk), first);
}

#[test]
fn a_head_sorts_by_keyboard() {
    let mut desk = table("2008-08-29");
    desk.focus("Button", "Standing, not sorted");
    desk.press(Key::Enter);
    assert!(desk.has("Button", "Standing, sorted ascending"));
    assert!(
        rows(&desk)[0].contains("Contested since"),
        "{}",
        rows(&desk)[0]
    );
    let width = |desk: &Desk| {
        desk.state()
            .session()
            .table
            .widths
            .get(&TableColumn::Standing)
            .copied()
    };
    assert_eq!(width(&desk), None);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    assert!(width(&desk).is_some());
}

#[test]
fn words_keep_the_rows_that_hold_them_and_the_map_stays_as_it_is() {
    let mut desk = table("2008-08-29");
    let known = desk.state().known().totals.known();
    desk.focus("TextInput", "Filter these rows");
    desk.type_text("GORI");
    let said = desk.all(&format!(" of {known} claims"));
    let kept: usize = said[0]
        .name
        .split(' ')
        .next()
        .and_then(|it| it.parse().ok())
        .or_else(|| said[0].value.as_ref()?.split(' ').next()?.parse().ok())
        .expect("a number");
    assert!(kept > 0 && kept < known as usize);
    assert!(
        rows(&desk)
            .iter()
            .all(|row| row.to_lowercase().contains("gori"))
    );
    assert_eq!(desk.state().known().totals.known(), known);
    assert!(desk.shows(&format!("without the words {}", known as usize - kept)));
    desk.type_text(" nobody says this");
    assert!(desk.shows("No row holds"));
    desk.click("Button", "Show all rows again");
    assert!(rows(&desk)[0].starts_with(&format!("Row 1 of {known}")));
}

#[test]
fn rows_are_walked_with_keys_and_enter_opens_the_words() {
    let mut desk = table("2008-08-29");
    walk_in(&mut desk);
    assert_eq!(place(&desk), 1);
    let day = desk.day();
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    assert_eq!(place(&desk), 3);
    desk.press(Key::PageDown);
    assert!(place(&desk) > 6);
    desk.press(Key::End);
    let known = desk.state().known().totals.known() as usize;
    assert_eq!(place(&desk), known);
    desk.press(Key::ArrowUp);
    desk.press(Key::ArrowRight);
    assert_eq!(place(&desk), known - 1);
    // None of them moved the date.
    assert_eq!(desk.day(), day);
    desk.press(Key::Home);
    desk.press(Key::Enter);
    let index = desk.state().index();
    let first = desk.state().known().claims().next().expect("claims");
    let source = index.source(index.source_of(first)).id.clone();
    let opened = Page::Document(source, Some(index.claim(first).id.clone()));
    assert_eq!(*desk.page(), opened);
    assert_eq!(place(&desk), 1);
}

#[test]
fn a_row_that_was_clicked_has_the_keyboard() {
    let mut desk = table("2008-08-29");
    let name = desk.names("Row").get(1).expect("rows").clone();
    desk.click("Row", &name);
    desk.press(Key::ArrowDown);
    assert_eq!(desk.focused().expect("a row").role, "Row");
    assert_eq!(place(&desk), 3);
}

#[test]
fn tab_reaches_the_rows_and_leaves_them() {
    let mut desk = table("2008-08-29");
    desk.focus("Button", "Choose by standing");
    desk.press(Key::Tab);
    assert_eq!(place(&desk), 1);
    desk.press(Key::Tab);
    assert_ne!(desk.focused().expect("something").role, "Row");
}

#[test]
fn chosen_rows_are_copied_as_text() {
    let mut desk = table("2008-08-29");
    walk_in(&mut desk);
    desk.press_with(Modifiers::SHIFT, Key::ArrowDown);
    desk.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert!(desk.shows("3 chosen"));
    let text = desk.copy().expect("copied");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert_eq!(
        lines[0],
        "Reported\tClaimant\tStatement\tPlaces\tOccurred\tStanding"
    );
    assert!(lines[1].starts_with("about 12 Aug 2004\tBBC\t"));
    desk.settle();
    assert!(desk.shows("3 rows copied as text."));
    desk.press_with(Modifiers::COMMAND, Key::A);
    let known = desk.state().known().totals.known();
    assert!(desk.shows(&format!("{known} chosen")));
}

#[test]
fn all_rows_are_copied_as_csv_and_with_citations() {
    let mut desk = table("2008-08-08");
    let known = desk.state().known().totals.known() as usize;
    desk.click("Button", "Copy rows");
    let all = format!("All {known} rows");
    let text = desk
        .copy_with("Button", &format!("{all}: CSV"))
        .expect("copied");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "reported,claimants,statement,places,occurred,standing"
    );
    assert_eq!(lines.len(), known + 1);
    assert!(lines[1].starts_with("2004-08-12~,"), "{}", lines[1]);
    desk.settle();
    desk.click("Button", "Copy rows");
    let text = desk
        .copy_with("Button", &format!("{all}: Plain"))
        .expect("copied");
    assert_eq!(text.lines().count(), known);
    assert!(text.lines().all(|line| line.starts_with('“')));
}

#[test]
fn columns_are_chosen_in_a_menu() {
    let mut desk = table("2008-08-29");
    assert!(!desk.has("Button", "Kind, not sorted"));
    desk.click("Button", "Columns");
    desk.click("CheckBox", "Kind");
    desk.press(Key::Escape);
    assert!(desk.has("Button", "Kind, not sorted"));
    desk.ask(Action::Table(TableAction::HideColumn(
        TableColumn::Statement,
    )));
    assert!(!desk.has("Button", "Statement, "));
    let kept = desk.window().to_remember();
    let table = &kept.sessions.values().next().expect("a session").table;
    assert!(table.columns.contains(&TableColumn::Kind));
}

#[test]
fn a_head_lets_only_one_claimant_through_and_all_follow() {
    let mut desk = table("2008-08-29");
    desk.click("Button", "Choose by claimant");
    let offered: Vec<String> = desk.names("CheckBox");
    assert!(
        offered
            .iter()
            .filter(|it| it.starts_with("Russia, "))
            .count()
            > 1,
        "{offered:?}"
    );
    desk.ask(Action::Filter(dateline::app::FilterAction::ToggleClaimant(
        dateline::query::ClaimantKey::Actor(
            dateline::dossier::ActorId::new("russia").expect("an id"),
        ),
    )));
    let known = desk.state().known().totals.known();
    assert!(desk.has("Grid", &format!("Claims as rows: {known}.")));
    assert!(rows(&desk).iter().all(|row| row.contains("Russia")));
}

#[test]
fn a_claim_opened_elsewhere_is_come_to_in_the_table() {
    let mut desk = table("2008-08-29");
    let index = desk.state().index().clone();
    let last = desk.state().known().claims().last().expect("claims");
    let source = index.source(index.source_of(last)).id.clone();
    desk.open(Page::Document(source, Some(index.claim(last).id.clone())));
    let row = rows(&desk).pop().expect("rows");
    assert!(row.contains("on the open page"), "{row}");
}
