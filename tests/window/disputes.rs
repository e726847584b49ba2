//! Disputes: the list beneath the filters, the page with its columns, and the way from report to report.

use dateline::app::{Action, DateAction, Page, Shown, ViewAction};
use dateline::dossier::DisputeId;
use egui::Key;

use super::desk::Desk;

pub fn dispute(id: &str) -> Page {
    Page::Dispute(DisputeId::new(id).expect("an id"))
}

const WHO: &str = "Who began the confrontation of August 2008?";
const TIES: &str = "When did diplomatic relations between Georgia and Russia end?";

#[test]
fn the_list_says_how_many_positions_were_voiced_and_since_when() {
    let mut desk = Desk::as_of("2008-08-13");
    assert!(desk.has("Button", "Disputes, 8 of 14 voiced"));
    assert!(desk.shows("6 more, voiced later"));
    assert!(!desk.shows(TIES));
    desk.go_to("2008-08-14");
    let status = "Whose are South Ossetia and Abkhazia?";
    assert_eq!(
        desk.name_of("Button", status),
        format!("{status}, 1 of 2 positions, not disputed yet")
    );
    assert!(desk.shows(TIES));
    desk.go_to("2008-08-29");
    assert_eq!(
        desk.name_of("Button", status),
        format!("{status}, 2 of 2 positions, disputed since 29 Aug 2008")
    );
}

#[test]
fn a_dispute_is_opened_with_keys_alone() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.press(Key::D);
    let focused = desk.focused().expect("the first dispute");
    assert!(focused.name.starts_with(WHO), "{focused:?}");
    desk.press(Key::ArrowDown);
    let focused = desk.focused().expect("the second dispute");
    assert!(focused.name.starts_with("Why did Georgian"), "{focused:?}");
    desk.press(Key::Enter);
    assert_eq!(*desk.page(), dispute("why-georgia-attacked-2008"));
    assert!(desk.has("Heading", "Why did Georgian forces attack"));
}

#[test]
fn arrows_walk_the_whole_list_and_stay_in_it() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.press(Key::D);
    let questions: Vec<String> = desk
        .state()
        .dossier()
        .disputes
        .iter()
        .map(|it| it.question.clone())
        .collect();
    for question in &questions {
        let focused = desk.focused().expect("a dispute");
        assert!(focused.name.starts_with(question.as_str()), "{focused:?}");
        desk.press(Key::ArrowDown);
    }
    desk.press(Key::ArrowUp);
    let focused = desk.focused().expect("the last but one");
    assert!(
        focused
            .name
            .starts_with(questions[questions.len() - 2].as_str())
    );
}

#[test]
fn going_to_the_disputes_opens_what_hides_them() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.ask(Action::View(ViewAction::SetFilters(Shown::Closed)));
    desk.ask(Action::View(ViewAction::SetDisputes(Shown::Closed)));
    assert!(!desk.has("Button", WHO));
    desk.press(Key::D);
    assert!(desk.focused().is_some_and(|it| it.name.starts_with(WHO)));
}

#[test]
fn the_list_can_be_folded_away_and_still_counts() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.click("Button", "Disputes, 14 of 14 voiced. Hide");
    assert!(!desk.has("Button", WHO));
    assert!(desk.has("Button", "Disputes, 14 of 14 voiced. Show"));
}

#[test]
fn a_column_for_each_voiced_position_holds_the_claims_that_take_it() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.open(dispute("who-attacked-first-2008"));
    let headings = desk.names("Heading");
    assert!(headings.contains(&"Georgia did".to_owned()), "{headings:?}");
    assert!(headings.contains(&"Not Georgia; where one is named, Russia".to_owned()));
    assert!(desk.shows("2 of 2 positions voiced by 29 Aug 2008, disputed since 8 Aug 2008"));
    assert!(desk.shows("3 claims, 2 claimants, since 8 Aug 2008"));
    // Side by side: the heads stand on one height, the second right of the first.
    let first = desk.get("Heading", "Georgia did").rect();
    let second = desk.get("Heading", "Not Georgia; where").rect();
    assert!((first.top() - second.top()).abs() < 1.0);
    assert!(second.left() > first.right());
    let said = desk.get("Link", "“From the Olympic games").rect();
    let denied = desk
        .get("Link", "“Georgian leaders say they launched")
        .rect();
    assert!(said.left() < second.left() && denied.left() >= second.left() - 1.0);
}

#[test]
fn where_there_is_no_room_for_columns_positions_stand_under_one_another() {
    let mut desk = Desk::sized(
        super::desk::built_in(),
        super::desk::nothing_remembered(),
        [1024.0, 4000.0],
    );
    desk.go_to("2008-08-29");
    desk.open(dispute("when-ties-ended"));
    let first = desk.get("Heading", "They still existed").rect();
    let second = desk.get("Heading", "In practice months").rect();
    assert!(second.top() > first.bottom());
    assert!((first.left() - second.left()).abs() < 1.0);
}

#[test]
fn a_step_moves_the_date_from_report_to_report_and_tells_only_when_and_who() {
    let mut desk = Desk::as_of("2008-08-07");
    desk.open(dispute("when-ties-ended"));
    assert!(desk.shows("No report before this date"));
    desk.click("Button", "Next report: 14 Aug 2008, Deutsche Welle");
    assert_eq!(desk.day(), "2008-08-14");
    assert!(desk.shows("new on this day"));
    assert!(desk.has("Button", "Next report: 29 Aug 2008, Voice of America"));
    assert!(!desk.shows("With Georgia's decision"));
    assert!(!desk.shows("In practice months"));
    desk.press(Key::N);
    assert_eq!(desk.day(), "2008-08-29");
    assert!(desk.shows("This is the last report"));
    assert!(desk.has("Heading", "With Georgia's decision"));
    desk.click("Button", "Previous report: 14 Aug 2008, Deutsche Welle");
    assert_eq!(desk.day(), "2008-08-14");
}

#[test]
fn what_is_reported_later_is_counted_and_not_shown() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(dispute("who-attacked-first-2008"));
    assert!(!desk.shows("accused Georgia of striking first"));
    assert!(desk.shows("1 claim is reported later."));
    let marks = |desk: &Desk| {
        let names = desk.names("Button");
        names.iter().filter(|it| it.contains(": “")).count()
    };
    assert_eq!(marks(&desk), 2);
    desk.go_to("2008-08-29");
    assert!(desk.shows("accused Georgia of striking first"));
    assert_eq!(marks(&desk), 3);
}

#[test]
fn the_reader_is_wider_for_a_dispute_and_narrow_again_after_it() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.open(dispute("who-attacked-first-2008"));
    let left = desk.get("Heading", WHO).rect().left();
    desk.open(super::map::place("gori"));
    assert!(desk.get("Heading", "Gori").rect().left() > left + 100.0);
}

#[test]
fn lines_of_denial_are_drawn_only_when_asked_for_and_between_known_claims() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(dispute("when-ties-ended"));
    assert!(!desk.shows("Lines of denial"));
    desk.go_to("2008-08-29");
    assert!(desk.has("CheckBox", "Lines of denial (1)"));
    let arc = "1 denial in the report of Voice of America, 29 Aug 2008 against that of Deutsche Welle, 14 Aug 2008";
    assert!(!desk.shows(arc));
    desk.press(Key::L);
    assert!(desk.shows(arc));
    assert!(desk.shows("denials: "));
    assert!(desk.state().look().denials.is_open());
    desk.ask(Action::Date(DateAction::PreviousOfPage));
    assert!(!desk.shows(arc));
    assert!(!desk.shows("denials: "));
}

#[test]
fn the_map_shows_where_claims_of_the_dispute_were_said() {
    let mut desk = Desk::as_of("2008-08-29");
    desk.open(dispute("who-attacked-first-2008"));
    assert!(desk.shows("of this dispute reported from Moscow"));
    assert!(desk.shows("said or filed here; off the map: Beijing"));
    desk.open(Page::Overview);
    assert!(!desk.shows("of this dispute"));
}
