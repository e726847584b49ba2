//! The reader: excerpts, what stands against them, and the documents they are from.

use dateline::app::Page;
use egui::{Key, Modifiers};

use super::desk::Desk;
use super::map::place;

#[test]
fn a_denial_shows_only_from_the_day_it_was_reported() {
    let mut desk = Desk::tall("2008-08-28");
    desk.open(place("russia"));
    assert!(!desk.name_of("Button", "Russia, ").contains("contested"));
    assert!(desk.shows("opposed later: go to 29 Aug 2008"));
    assert!(!desk.shows("contradicted by"));
    desk.go_to("2008-08-29");
    assert!(desk.name_of("Button", "Russia, ").contains(" contested"));
    assert!(!desk.shows("opposed later"));
    assert!(desk.shows("contradicted by David Darchiashvili, 15 days later"));
}

#[test]
fn what_comes_later_can_be_jumped_to() {
    let mut desk = Desk::tall("2008-08-14");
    desk.open(place("russia"));
    desk.click("Link", "opposed later: go to 29 Aug 2008");
    assert_eq!(desk.day(), "2008-08-29");
}

#[test]
fn a_page_lists_as_many_excerpts_as_the_map_counts() {
    let mut desk = Desk::tall("2008-08-14");
    for (id, name) in [("gori", "Gori, "), ("tskhinvali", "Tskhinvali, ")] {
        desk.open(place(id));
        let counted = desk.count("Button", name);
        let excerpts = desk.names("Link");
        let excerpts = excerpts
            .iter()
            .filter(|it| it.ends_with("Open in the document"));
        assert_eq!(excerpts.count() as u32, counted, "{id}");
    }
}

#[test]
fn every_excerpt_on_a_page_is_in_a_stored_text() {
    let mut desk = Desk::tall("2022-03-26");
    desk.open(place("gori"));
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let dossier = desk.state().dossier();
    let texts: Vec<String> = dossier
        .sources
        .iter()
        .map(|source| folded(source.content()))
        .collect();
    let links = desk.names("Link");
    let excerpts: Vec<&str> = links
        .iter()
        .filter(|it| it.ends_with("Open in the document"))
        .filter_map(|it| it.strip_prefix('“')?.rsplit_once('”'))
        .map(|(words, _)| words)
        .collect();
    assert!(excerpts.len() >= 13);
    for words in excerpts {
        let words = folded(words);
        assert!(texts.iter().any(|text| text.contains(&words)), "{words}");
    }
}

#[test]
fn an_excerpt_opens_its_document_and_back_leads_to_the_page_again() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(place("gori"));
    desk.click(
        "Link",
        "“According to the Georgian Defense Ministry, Russian planes",
    );
    let Page::Document(source, Some(claim)) = desk.page() else {
        panic!("{:?}", desk.page());
    };
    assert_eq!(source.as_str(), "voa-2008-08-08");
    assert_eq!(claim.as_str(), "voa08-four-bombs-near-gori");
    assert!(desk.shows("dropped four bombs near Gori"));
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(*desk.page(), place("gori"));
    desk.press_with(Modifiers::ALT, Key::ArrowRight);
    assert!(matches!(desk.page(), Page::Document(..)));
}

#[test]
fn every_page_of_the_built_in_dossier_can_be_opened() {
    let mut desk = Desk::as_of("2022-03-26");
    let dossier = desk.state().dossier().clone();
    let mut pages = vec![Page::Overview, Page::Findings];
    pages.extend(dossier.places.iter().map(|it| Page::Place(it.id.clone())));
    pages.extend(dossier.actors.iter().map(|it| Page::Actor(it.id.clone())));
    pages.extend(dossier.events.iter().map(|it| Page::Event(it.id.clone())));
    pages.extend(
        dossier
            .disputes
            .iter()
            .map(|it| Page::Dispute(it.id.clone())),
    );
    for source in &dossier.sources {
        pages.push(Page::Document(source.id.clone(), None));
        let claims = source.claims.iter();
        pages.extend(claims.map(|it| Page::Document(source.id.clone(), Some(it.id.clone()))));
    }
    assert!(pages.len() > 300);
    for page in pages {
        desk.open(page);
        assert!(!desk.shows("any more"), "{:?}", desk.page());
    }
}

#[test]
fn georgian_and_cyrillic_names_are_written() {
    // The harness fails on a letter for which no font has a shape.
    let mut desk = Desk::as_of("2008-08-14");
    desk.open(place("gori"));
    assert!(desk.shows("გორი · Гори"));
    desk.open(place("tskhinvali"));
    assert!(desk.shows("ცხინვალი"));
    assert!(desk.shows("Чъреба"));
}
