//! The map: which marks stand on it when, and what clicking them does.

use std::collections::BTreeSet;

use dateline::app::Page;
use dateline::dossier::PlaceId;
use dateline::query::PlaceIx;
use egui::Key;

use super::desk::Desk;

pub fn place(id: &str) -> Page {
    Page::Place(PlaceId::new(id).expect("an id"))
}

#[test]
fn gori_is_not_on_the_map_with_claims_before_august_2008() {
    let mut desk = Desk::as_of("2004-08-12");
    assert_eq!(desk.name_of("Button", "Gori, "), "Gori, 0 claims");
    desk.go_to("2008-08-07");
    assert_eq!(desk.name_of("Button", "Gori, "), "Gori, 0 claims");
    desk.go_to("2008-08-08");
    assert_eq!(
        desk.name_of("Button", "Gori, "),
        "Gori, 3 claims, 1 contested, 3 new on this day"
    );
    desk.go_to("2008-08-14");
    assert_eq!(
        desk.name_of("Button", "Gori, "),
        "Gori, 13 claims, 4 contested, 10 new on this day, 1 updated"
    );
}

#[test]
fn a_place_that_nobody_has_spoken_of_has_no_mark() {
    let mut desk = Desk::as_of("2008-08-14");
    let later = spoken_of(&desk);
    desk.go_to("2004-08-12");
    let earlier = spoken_of(&desk);
    assert!(later.difference(&earlier).count() > 3);
    for name in later.difference(&earlier) {
        let featured = ["Gori, ", "Moscow, "].contains(&name.as_str());
        assert_eq!(desk.has("Button", name), featured, "{name}");
    }
}

#[test]
fn clicking_gori_opens_its_excerpts() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.click("Button", "Gori, ");
    assert_eq!(*desk.page(), place("gori"));
    assert!(desk.has("Heading", "Gori"));
    assert!(desk.shows("13 claims by 14 Aug 2008, 4 contested"));
    assert!(desk.has(
        "Link",
        "“According to the Georgian Defense Ministry, Russian planes dropped four bombs near Gori”"
    ));
}

#[test]
fn the_featured_places_stand_apart_and_in_view() {
    let desk = Desk::as_of("2008-08-14");
    let map = desk.get("Image", "Map").rect();
    let marks = ["Tskhinvali, ", "Gori, ", "Tbilisi, ", "Moscow, "]
        .map(|name| desk.get("Button", name).rect());
    for (at, mark) in marks.iter().enumerate() {
        assert!(map.contains_rect(*mark), "{mark:?} is not within {map:?}");
        for other in &marks[at + 1..] {
            let apart = mark.center().distance(other.center());
            assert!(
                apart > 16.0,
                "{apart} points between {mark:?} and {other:?}"
            );
        }
    }
}

/// Located places of which something is known, by the beginning of what their mark or chip is called.
fn spoken_of(desk: &Desk) -> BTreeSet<String> {
    let state = desk.state();
    let places = state.dossier().places.iter().zip(0..);
    places
        .filter(|(place, ix)| {
            let counts = state.known().place(PlaceIx(*ix)).counts;
            place.is_located() && place.position.is_some() && counts.known() > 0
        })
        .map(|(place, _)| format!("{}, ", place.name))
        .collect()
}

#[test]
fn every_mark_on_the_map_has_a_name_and_can_be_focused() {
    let mut desk = Desk::as_of("2008-08-14");
    let wanted = spoken_of(&desk);
    assert!(wanted.len() > 10, "{wanted:?}");
    // Whatever is left out is counted in a chip of its own, which is none in this view.
    let missing: Vec<&String> = wanted
        .iter()
        .filter(|name| !desk.has("Button", name))
        .collect();
    assert!(missing.is_empty(), "{missing:?} have no mark and no chip");
    let mut reached = BTreeSet::new();
    for _ in 0..400 {
        desk.press(Key::Tab);
        let Some(focused) = desk.focused().filter(|it| it.role == "Button") else {
            continue;
        };
        if let Some(place) = wanted.iter().find(|it| focused.name.starts_with(*it)) {
            reached.insert(place.clone());
        }
        if reached.len() == wanted.len() {
            break;
        }
    }
    assert_eq!(reached, wanted);
}

#[test]
fn a_focused_mark_opens_with_the_enter_key() {
    let mut desk = Desk::as_of("2008-08-14");
    desk.focus("Button", "Tskhinvali, ");
    desk.press(Key::Enter);
    assert_eq!(*desk.page(), place("tskhinvali"));
}

#[test]
fn a_place_off_the_map_has_a_chip_that_flies_there() {
    let mut desk = Desk::as_of("2008-08-14");
    let chip = "Paris, off the map, 1 claim";
    desk.click("Button", chip);
    assert!(!desk.has("Button", chip));
    assert!(desk.has("Button", "Paris, 1 claim"));
}

#[test]
fn the_map_is_walked_with_keys_and_comes_home() {
    let mut desk = Desk::as_of("2008-08-14");
    let at_home = desk.state().session().map;
    desk.focus("Image", "Map");
    desk.press(Key::ArrowLeft);
    let panned = desk.state().session().map;
    assert_ne!(panned, at_home);
    desk.press(Key::Plus);
    assert_ne!(desk.state().session().map, panned);
    assert_eq!(desk.day(), "2008-08-14");
    desk.press(Key::Home);
    assert_eq!(desk.state().session().map, at_home);
    assert_eq!(desk.day(), "2008-08-14");
}

#[test]
fn what_the_map_leaves_out_is_always_counted() {
    let mut desk = Desk::as_of("2008-08-14");
    let trays = ["undated", "no place", "off map", "filtered out"];
    for tray in trays {
        assert!(desk.has("Button", &format!("{tray} ")), "{tray}");
    }
    let at_home = desk.name_of("Button", "off map ");
    desk.click("Button", "Paris, off the map");
    assert_ne!(desk.name_of("Button", "off map "), at_home);
    for tray in trays {
        assert!(desk.has("Button", &format!("{tray} ")), "{tray}");
    }
}
