//! What holds of the gazetteer that is compiled in.

use proptest::prelude::*;

use super::*;
use crate::dossier::{LonLat, PlaceId, PlaceKind, Precision};

fn whole() -> &'static Gazetteer {
    compiled_in().expect("the gazetteer of this build is sound")
}

fn at(latitude: f64, longitude: f64) -> LonLat {
    LonLat::new(longitude, latitude).expect("on Earth")
}

/// Near the middle of the built-in dossier.
fn south_ossetia() -> Option<LonLat> {
    Some(at(42.23, 43.97))
}

#[track_caller]
fn first(typed: &str) -> Found {
    let found = whole().search(typed, south_ossetia(), 8);
    found.into_iter().next().expect("something is found")
}

#[test]
fn every_name_unpacks_and_stands_where_its_key_belongs() {
    assert!(whole().names.are_sound());
    assert_eq!(whole().places_count(), 234_908);
    assert_eq!(whole().names_count(), 807_671);
}

#[test]
fn a_place_is_found_by_its_name_in_any_script() {
    for (typed, id) in [
        ("Gori", 614_455),
        ("gori", 614_455),
        ("გორი", 614_455),
        ("Гори", 614_455),
        ("Tskhinvali", 611_403),
        ("Ts'khinvali", 611_403),
        ("Цхинвали", 611_403),
        ("Цхинвал", 611_403),
        ("Staliniri", 611_403),
        ("Java", 614_217),
        ("Dzhava", 614_217),
        ("ჯავა", 614_217),
        ("Tiflis", 611_717),
        ("Sujumi", 611_847),
        ("東京", 1_850_147),
        ("Αθήνα", 264_371),
        ("القاهرة", 360_630),
    ] {
        assert_eq!(first(typed).geonames_id, id, "{typed}");
    }
}

#[test]
fn the_first_letters_are_enough() {
    assert_eq!(first("Tskhinv").name, "Ts’khinvali");
    assert_eq!(first("Vladikav").name, "Vladikavkaz");
    let found = whole().search("New Yo", None, 3);
    assert_eq!(found[0].name, "New York City");
    assert_eq!(found[0].matched, Matched::Beginning);
}

#[test]
fn what_is_near_comes_before_what_is_large() {
    let near = whole().search("Java", south_ossetia(), 8);
    assert_eq!(near[0].geonames_id, 614_217);
    assert_eq!(near[0].country, "Georgia");
    assert_eq!(near[0].area.as_deref(), Some("Shida Kartli"));
    let texas = whole().search("Paris", Some(at(33.0, -96.5)), 2);
    assert_eq!(texas[0].area.as_deref(), Some("Texas"));
    let paris = whole().search("Paris", south_ossetia(), 2);
    assert_eq!(paris[0].country_code, "FR");
}

#[test]
fn a_whole_name_comes_before_a_beginning() {
    for typed in ["Gori", "Mosco", "Java", "San"] {
        let found = whole().search(typed, south_ossetia(), 50);
        assert!(found.is_sorted_by_key(|found| found.matched), "{typed}");
    }
}

#[test]
fn after_a_comma_a_country_narrows() {
    let paris = |typed: &str| whole().search(typed, None, 1).remove(0);
    assert_eq!(paris("Paris, Tex").area.as_deref(), Some("Texas"));
    assert_eq!(paris("Paris, fr").country, "France");
    assert_eq!(paris("Paris,").country, "France");
    assert_eq!(paris("Gori, Georgia").geonames_id, 614_455);
    assert!(!whole().search("Washington, D.C.", None, 3).is_empty());
}

#[test]
fn no_place_is_offered_twice() {
    let found = whole().search("Tbil", None, 30);
    let mut ids: Vec<u32> = found.iter().map(|found| found.geonames_id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), found.len());
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", " ", ",", "'", "-,-", "qqqqqqqqq"] {
        assert!(whole().search(typed, None, 5).is_empty(), "{typed:?}");
    }
    assert!(whole().search("Gori", None, 0).is_empty());
}

#[test]
fn a_point_on_the_map_is_near_a_place() {
    let (gori, distance) = whole().nearest(at(41.984, 44.115)).expect("somewhere");
    assert_eq!(gori.name, "Gori");
    assert!((100.0..400.0).contains(&distance), "{distance}");
    let (east, distance) = whole().nearest(at(-16.8, 179.99)).expect("somewhere");
    assert_eq!(east.country_code, "FJ");
    assert!(distance < 150_000.0, "{distance}");
    let (_, distance) = whole().nearest(at(90.0, 0.0)).expect("somewhere");
    assert!(distance < 1_500_000.0, "{distance}");
}

#[test]
fn a_place_found_becomes_a_place_of_a_dossier() {
    let id = PlaceId::new("gori").expect("an id");
    let gori = first("გორი").to_place(whole(), id, Precision::Settlement);
    assert_eq!(gori.name, "Gori");
    assert_eq!(gori.kind, PlaceKind::Settlement);
    assert_eq!(gori.precision, Precision::Settlement);
    assert_eq!(gori.source.as_deref(), Some("GeoNames (CC BY 4.0)"));
    assert_eq!(gori.identifiers[0].catalogue, "geonames");
    assert_eq!(gori.identifiers[0].value, "614455");
    let names: Vec<&str> = gori.names.iter().map(|name| name.text.as_str()).collect();
    assert!(
        names.contains(&"გორი") && names.contains(&"Гори"),
        "{names:?}"
    );
    assert!(!names.contains(&"Gori"));
}

fn around_gori() -> KnownNames {
    whole().known_names(&Scope {
        population: Some(100_000),
        around: vec![at(42.23, 43.97), at(41.98, 44.11)],
        radius_m: 60_000.0,
    })
}

#[track_caller]
fn mentions<'a>(known: &KnownNames, text: &'a str) -> Vec<&'a str> {
    let mentions = known.find(text).into_iter();
    mentions.map(|it| &text[it.range]).collect()
}

#[test]
fn names_in_a_text_are_found_as_whole_capitalised_words() {
    let known = around_gori();
    for (text, expected) in [
        (
            "On Friday, Russian tanks from Java reached Tskhinvali's centre, Gori and the port of Poti.",
            vec!["Java", "Tskhinvali", "Gori"],
        ),
        (
            "In Moscow, Vladimir Putin said nothing of New York.",
            vec!["Moscow", "New York"],
        ),
        ("Of course. March on Sunday. the gori of java", vec![]),
        ("Из Гори в Цхинвали.", vec!["Гори", "Цхинвали"]),
        ("ცხინვალი და გორი", vec!["ცხინვალი", "გორი"]),
        ("Split the bill. They split it in Split", vec![]),
        (
            "The Moscow Times wrote from Tbilisi; GORI burns",
            vec!["Tbilisi", "GORI"],
        ),
        (
            "St. Petersburg and Saint-Petersburg",
            vec!["St. Petersburg", "Saint-Petersburg"],
        ),
        ("", vec![]),
    ] {
        assert_eq!(mentions(&known, text), expected, "{text}");
    }
}

#[test]
fn a_name_in_a_text_leads_to_its_place() {
    let known = around_gori();
    let found = known.find("Shelling near Java.");
    assert_eq!(whole().place(found[0].places[0]).geonames_id, 614_217);
}

#[test]
fn a_gazetteer_of_another_version_is_refused() {
    let mut bytes = include_bytes!("../../assets/gazetteer/gazetteer.bin")[..40].to_vec();
    bytes[8] = 9;
    let error = Gazetteer::read(bytes.leak()).err();
    assert_eq!(error, Some(GazetteerError::Version(9)));
    assert_eq!(
        Gazetteer::read(b"nothing").err(),
        Some(GazetteerError::NotAGazetteer)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn damage_gives_an_error_or_other_names_but_never_a_panic(where_at in 0usize..8_000_000, byte: u8) {
        let mut bytes = include_bytes!("../../assets/gazetteer/gazetteer.bin").to_vec();
        if let Some(there) = bytes.get_mut(where_at) {
            *there = byte;
        }
        if let Ok(gazetteer) = Gazetteer::read(bytes.leak()) {
            let _ = gazetteer.search("Go", None, 5);
            let _ = gazetteer.nearest(at(42.0, 44.0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nearest_is_nearer_than_any_other(latitude in -90.0..90.0, longitude in -180.0..180.0) {
        let here = at(latitude, longitude);
        let (_, distance) = whole().nearest(here).expect("somewhere");
        let least = whole().places.all().map(|place| {
            nearest::metres(here, whole().places.position(place))
        }).fold(f64::INFINITY, f64::min);
        // Sphere and ellipsoid differ by half a percent.
        prop_assert!((distance - least).abs() <= least * 0.01 + 1.0, "{} {}", distance, least);
    }

    #[test]
    fn any_typing_is_answered(typed in "\\PC{0,12}") {
        let found = whole().search(&typed, None, 5);
        let letters = key(&typed);
        for found in found {
            prop_assert!(typed.contains(',') || key(&found.spelling).starts_with(&letters));
        }
    }

    #[test]
    fn any_text_is_read(text in "[A-Za-z'’ .\n–-]{0,60}|.{0,40}") {
        let known = KNOWN.get_or_init(around_gori);
        let mut end = 0;
        for mention in known.find(&text) {
            prop_assert!(mention.range.start >= end && !text[mention.range.clone()].is_empty());
            end = mention.range.end;
        }
    }
}

static KNOWN: OnceLock<KnownNames> = OnceLock::new();
