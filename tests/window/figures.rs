//! The figures: named, reached by keyboard, and counted.

use dateline::app::{Action, Centre, Page, ViewAction};
use egui::Key;

use super::desk::Desk;

/// The built-in dossier as of a day, with a view in the middle.
pub fn showing(centre: Centre, as_of: &str) -> Desk {
    let mut desk = Desk::as_of(as_of);
    desk.ask(Action::View(ViewAction::SetCentre(centre)));
    desk
}

fn opened_claim(desk: &Desk) -> Option<String> {
    match desk.page() {
        Page::Document(_, claim) => claim.as_ref().map(ToString::to_string),
        _ => None,
    }
}

#[test]
fn a_figure_is_named_with_its_bound_and_scope_and_enter_opens_its_excerpt() {
    let mut desk = showing(Centre::Figures, "2008-08-14");
    let name = desk.name_of("Button", "Civilians killed: at least 15");
    for words in [
        "South Ossetian officials",
        "in South Ossetia",
        "7–8 Aug 2008",
    ] {
        assert!(name.contains(words), "{name}");
    }
    desk.focus("Button", "Civilians killed: 2,000");
    desk.press(Key::Enter);
    let claim = opened_claim(&desk).expect("a claim's document");
    let figure = desk.state().dossier().claims();
    let mut figure = figure.filter(|(_, it)| it.id.as_str() == claim);
    let figure = figure.next().and_then(|(_, it)| it.figure.clone());
    assert_eq!(figure.and_then(|it| it.value), Some(2000.0));
}

#[test]
fn a_lone_figure_has_a_line_of_its_own() {
    let mut desk = showing(Centre::Figures, "2008-08-14");
    desk.focus("Button", "Population: about 70,000");
    desk.press(Key::Enter);
    assert!(opened_claim(&desk).is_some());
}

#[test]
fn a_figure_reported_later_is_counted_and_not_shown() {
    let desk = showing(Centre::Figures, "2008-08-08");
    assert!(!desk.has("Button", "Civilians killed: 2,000"));
    assert!(desk.has("Button", "Civilians killed: at least 15"));
    assert!(desk.shows("reported later"));
    let all = desk.state().dossier().claims();
    let all = all.filter(|(_, claim)| claim.figure.is_some()).count();
    let said = desk.all("Not here: ");
    let later: usize = said[0].name["Not here: ".len()..]
        .split(' ')
        .next()
        .and_then(|it| it.parse().ok())
        .expect("a number");
    let title = desk.all("measures, reported by");
    let shown: usize = title[0]
        .name
        .split(' ')
        .next()
        .and_then(|it| it.parse().ok())
        .expect("a number");
    assert_eq!(shown + later, all);
}

#[test]
fn figures_that_filters_keep_out_are_counted() {
    let mut desk = showing(Centre::Figures, "2008-08-14");
    desk.click("CheckBox", "Georgia, ");
    assert!(!desk.has("Button", "Civilians killed: at least 15"));
    assert!(desk.shows("kept out by filters"));
}
