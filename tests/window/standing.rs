//! How claims stand, on their cards, in the filters and on an event's page.

use dateline::app::Page;
use dateline::dossier::EventId;

use super::desk::Desk;
use super::map::place;

fn event(id: &str) -> Page {
    Page::Event(EventId::new(id).expect("an id"))
}

#[test]
fn a_card_says_since_when_and_by_whom_its_claim_is_contested() {
    let mut desk = Desk::tall("2008-08-28");
    desk.open(place("russia"));
    let line = "Contested since 29 Aug 2008, by Georgia";
    assert!(!desk.shows(line));
    desk.go_to("2008-08-29");
    assert!(desk.shows(line));
}

#[test]
fn a_card_says_what_another_side_confirms_and_what_a_later_figure_updates() {
    let mut desk = Desk::tall("2008-08-13");
    desk.open(place("south-ossetia"));
    assert!(desk.shows("Confirmed by another side since 8 Aug 2008: Georgia"));
    assert!(desk.shows("updated later: go to 14 Aug 2008"));
    let line = "Updated by a later figure since 14 Aug 2008, by Russia";
    assert!(!desk.shows(line));
    desk.click("Link", "updated later: go to 14 Aug 2008");
    assert_eq!(desk.day(), "2008-08-14");
    assert!(desk.shows(line));
}

#[test]
fn a_place_is_named_with_how_its_claims_stand() {
    let desk = Desk::tall("2008-08-29");
    let names = desk.names("Button").into_iter();
    let name = names.filter(|it| it.starts_with("South Ossetia, ") && !it.contains("as reported"));
    let name = name.collect::<String>();
    assert!(name.contains(" confirmed by another side"), "{name}");
    assert!(name.contains(" updated"), "{name}");
}

#[test]
fn filters_choose_by_standing_and_any_of_the_chosen_will_do() {
    let mut desk = Desk::tall("2008-08-29");
    let confirmed = desk.count("CheckBox", "Confirmed across sides, ");
    let updated = desk.count("CheckBox", "Updated since, ");
    assert!(confirmed > 0 && updated > 0);
    desk.click("CheckBox", "Confirmed across sides, ");
    assert_eq!(desk.state().known().totals.known(), confirmed);
    desk.click("CheckBox", "Updated since, ");
    assert_eq!(desk.state().known().totals.known(), confirmed + updated);
    assert_eq!(
        desk.count("CheckBox", "Confirmed across sides, "),
        confirmed
    );
}

#[test]
fn reports_and_origins_unfold_into_who_says_it() {
    let mut desk = Desk::tall("2008-08-29");
    desk.open(place("gori"));
    let links = desk.names("Link");
    let counts = links
        .into_iter()
        .find(|it| it.contains(" origin") && it.ends_with(": show them"))
        .expect("a claim that others report too");
    let relays = desk.all(" relays ").len();
    desk.focus("Link", &counts);
    desk.press(egui::Key::Enter);
    let hidden = counts.replace(": show them", ": hide them");
    assert!(desk.has("Link", &hidden));
    assert!(desk.all(" relays ").len() > relays || desk.shows("says so itself"));
}

#[test]
fn an_event_is_told_account_by_account_with_its_dates_and_who_is_silent() {
    let mut desk = Desk::tall("2008-08-14");
    desk.open(event("looting-near-gori-2008"));
    assert!(desk.shows("2 reports, 2 origins"));
    assert!(desk.shows("opposes Witnesses"));
    assert!(desk.shows("at least 100"));
    assert!(desk.shows("NO WORD ON IT BY 14 AUG 2008"));
    let likewise = "claimants heard on other things";
    let name = desk.all(likewise).remove(0).name;
    desk.click("Link", &name);
    assert!(desk.has("Link", "The Pentagon"));
}

#[test]
fn the_span_of_the_dates_given_is_drawn_and_each_leads_to_its_words() {
    let mut desk = Desk::tall("2008-08-29");
    desk.open(event("georgian-attack-2008"));
    assert!(desk.shows("1–28 Aug 2008"));
    assert!(desk.shows("2 different datings"));
    desk.click("Button", "1–28 Aug 2008: ");
    assert!(matches!(desk.page(), Page::Document(..)));
}

#[test]
fn nobody_is_called_silent_on_what_nobody_had_reported() {
    let mut desk = Desk::tall("2008-08-08");
    desk.open(event("looting-near-gori-2008"));
    assert!(!desk.shows("NO WORD ON IT"));
    assert!(!desk.shows("BY WHOSE ACCOUNT"));
}
