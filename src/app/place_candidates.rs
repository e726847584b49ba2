//! What a name or coordinates may stand for while somebody chooses a place: the dossier's own places, areas of
//! the basemap, places of the gazetteer, coordinates, a name alone. How that is shown and asked is elsewhere.

use crate::basemap::{self, AreaKind, Basemap, NamedArea};
use crate::dossier::coordinates::{CoordinatesError, TypedCoordinates};
use crate::dossier::{Dossier, LonLat, Place, PlaceId, PlaceKind, Precision};
use crate::gazetteer::{self, Found, key};

/// At most so many of each sort are offered. Chosen by eye: all of them fit below a field.
const MOST_KNOWN: usize = 5;
const MOST_AREAS: usize = 3;
const MOST_SETTLEMENTS: usize = 8;

/// Where positions of areas are from, as a dossier's place says it.
const AREA_SOURCE: &str = "Natural Earth (public domain)";

/// Words that say what sort of place is meant, and are no part of its name in a gazetteer.
const SORTS: [&str; 14] = [
    "city",
    "district",
    "municipality",
    "oblast",
    "province",
    "raion",
    "rayon",
    "region",
    "town",
    "village",
    "город",
    "область",
    "район",
    "село",
];

/// Something that what was typed may stand for.
#[derive(Clone, Debug, PartialEq)]
pub enum Candidate {
    /// A place of the dossier.
    Known(PlaceId),
    /// A country, region or disputed area, by its id in the basemap.
    Area(&'static str),
    Settlement(Box<Found>),
    Coordinates(TypedCoordinates),
    /// A new place of which only the name is known so far.
    Named(String),
}

/// All that is offered for what was typed, in the order in which it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidates {
    pub offered: Vec<Candidate>,
    /// What is wrong with coordinates, where it is coordinates that were typed.
    pub remark: Option<CoordinatesError>,
}

impl Candidates {
    /// The dossier's own places first, then areas and the gazetteer, then coordinates, then the name alone.
    /// What the dossier already has, by its identifier or area, is not offered a second time.
    pub fn new(dossier: &Dossier, typed: &str) -> Self {
        let typed = typed.trim();
        let mut offered: Vec<Candidate> = known(dossier, typed)
            .into_iter()
            .map(|place| Candidate::Known(place.id.clone()))
            .collect();
        let found = gazetteer_or_areas(dossier, typed);
        offered.extend(found);
        let mut remark = None;
        match TypedCoordinates::parse(typed) {
            Ok(coordinates) => offered.push(Candidate::Coordinates(coordinates)),
            Err(CoordinatesError::NotCoordinates) if !typed.is_empty() => {
                offered.push(Candidate::Named(typed.to_owned()));
            }
            Err(CoordinatesError::NotCoordinates) => {}
            Err(error) => remark = Some(error),
        }
        Self { offered, remark }
    }
}

/// Those of the dossier's places one of whose names, or a word of one, begins with what was typed; whole
/// names first, then beginnings.
fn known<'a>(dossier: &'a Dossier, typed: &str) -> Vec<&'a Place> {
    let letters = key(typed);
    let mut ranked: Vec<(u8, &Place)> = dossier
        .places
        .iter()
        .filter_map(|place| Some((answers(place, &letters)?, place)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MOST_KNOWN);
    ranked.into_iter().map(|(_, place)| place).collect()
}

fn answers(place: &Place, letters: &str) -> Option<u8> {
    let others = place.names.iter().map(|name| name.text.as_str());
    std::iter::once(place.name.as_str())
        .chain(others)
        .filter_map(|name| rank(&key(name), letters))
        .min()
}

/// How well a key answers to letters: whole, from its beginning, from the beginning of a word.
fn rank(its_key: &str, letters: &str) -> Option<u8> {
    if its_key == letters {
        return Some(0);
    }
    let rest = its_key.match_indices(letters).map(|(at, _)| at);
    rest.filter_map(|at| match at {
        0 => Some(1),
        at if its_key.as_bytes()[at - 1] == b' ' => Some(2),
        _ => None,
    })
    .min()
}

fn gazetteer_or_areas(dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    if key(typed).is_empty() {
        return Vec::new();
    }
    let mut found = areas_and_settlements(dossier, typed);
    // "Gori District" is not in the gazetteer; Gori is, and how precisely it is meant is asked anyway.
    let sort = typed.rsplit_once(' ').filter(|(_, last)| {
        let last = key(last);
        SORTS.contains(&last.as_str())
    });
    if let (true, Some((name, _))) = (found.is_empty(), sort) {
        found = areas_and_settlements(dossier, name);
    }
    found
}

/// Areas first, but for a region that has the name of a town: who types "Tbilisi" means the town more often.
fn areas_and_settlements(dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let (areas, settlements) = (areas(dossier, typed), settlements(dossier, typed));
    let letters = key(typed);
    let is_town = settlements.first().is_some_and(
        |first| matches!(first, Candidate::Settlement(found) if key(&found.spelling) == letters),
    );
    let is_first_level =
        |area: &Candidate| matches!(area, Candidate::Area(id) if id.starts_with("admin1:"));
    let (regions, mut found): (Vec<_>, Vec<_>) = areas
        .into_iter()
        .partition(|area| is_town && is_first_level(area));
    found.extend(settlements);
    found.extend(regions);
    found
}

fn areas(dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let letters = key(typed);
    let taken: Vec<&str> = dossier
        .places
        .iter()
        .filter_map(|place| place.area.as_deref())
        .collect();
    let named = basemap::compiled_in().into_iter();
    let mut ranked: Vec<(u8, AreaKind, NamedArea<'static>)> = named
        .flat_map(Basemap::named_areas)
        .filter(|area| !taken.contains(&area.id))
        .filter_map(|area| Some((rank(&key(area.name), &letters)?, area.kind, area)))
        .collect();
    ranked.sort_by_key(|(rank, kind, area)| {
        let kind = match kind {
            AreaKind::Country => 0,
            AreaKind::Disputed => 1,
            AreaKind::FirstLevel => 2,
        };
        (*rank, kind, area.name)
    });
    ranked.truncate(MOST_AREAS);
    let areas = ranked.into_iter();
    areas.map(|(_, _, area)| Candidate::Area(area.id)).collect()
}

fn settlements(dossier: &Dossier, typed: &str) -> Vec<Candidate> {
    let Ok(gazetteer) = gazetteer::compiled_in() else {
        return Vec::new();
    };
    let is_taken = |found: &Found| {
        let id = found.geonames_id.to_string();
        let mut identifiers = dossier.places.iter().flat_map(|place| &place.identifiers);
        identifiers.any(|it| it.catalogue == "geonames" && it.value == id)
    };
    let found = gazetteer.search(typed, middle(dossier), MOST_SETTLEMENTS + MOST_KNOWN);
    found
        .into_iter()
        .filter(|found| !is_taken(found))
        .take(MOST_SETTLEMENTS)
        .map(|found| Candidate::Settlement(Box::new(found)))
        .collect()
}

/// About where a dossier is: the middle one of the longitudes and of the latitudes of its featured places, or
/// of all. `None`: none has a position. Middle ones, so that a capital far away does not pull.
pub fn middle(dossier: &Dossier) -> Option<LonLat> {
    let positions = |featured: bool| -> Vec<LonLat> {
        dossier
            .places
            .iter()
            .filter(|place| !featured || dossier.featured.contains(&place.id))
            .filter_map(|place| place.position)
            .collect()
    };
    let mut among = positions(true);
    if among.is_empty() {
        among = positions(false);
    }
    let middle_of = |of: fn(LonLat) -> f64| {
        let mut values: Vec<f64> = among.iter().map(|position| of(*position)).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    LonLat::new(middle_of(LonLat::longitude)?, middle_of(LonLat::latitude)?).ok()
}

impl Candidate {
    /// The new place that it becomes, with an id that the dossier does not have. `name` stands for
    /// coordinates, which have none of their own. `None`: the dossier has the place, or it cannot be made.
    pub fn to_place(&self, dossier: &Dossier, name: &str, precision: Precision) -> Option<Place> {
        match self {
            Self::Known(_) => None,
            Self::Settlement(found) => {
                let gazetteer = gazetteer::compiled_in().ok()?;
                let id = free_id(dossier, &found.name)?;
                Some(found.to_place(gazetteer, id, precision))
            }
            Self::Area(id) => {
                let mut named = basemap::compiled_in().ok()?.named_areas();
                let area = named.find(|area| area.id == *id)?;
                area_place(dossier, area, precision)
            }
            Self::Coordinates(typed) => Some(Place {
                position: Some(typed.position),
                precision,
                source: Some("typed coordinates".to_owned()),
                ..bare(dossier, name)?
            }),
            Self::Named(name) => bare(dossier, name),
        }
    }
}

fn area_place(dossier: &Dossier, area: NamedArea<'_>, precision: Precision) -> Option<Place> {
    let [longitude, latitude] = area.label_point;
    Some(Place {
        position: Some(LonLat::new(longitude, latitude).ok()?),
        precision,
        kind: match area.kind {
            AreaKind::Country => PlaceKind::Country,
            AreaKind::FirstLevel | AreaKind::Disputed => PlaceKind::Region,
        },
        area: Some(area.id.to_owned()),
        source: Some(AREA_SOURCE.to_owned()),
        ..bare(dossier, area.name)?
    })
}

/// A place of which only the name is known.
fn bare(dossier: &Dossier, name: &str) -> Option<Place> {
    Some(Place::named(free_id(dossier, name)?, name))
}

/// An id made of a name, with a number after it where the dossier has that id already; "place" where the name
/// has no letters of which ids are made.
fn free_id(dossier: &Dossier, name: &str) -> Option<PlaceId> {
    let letters = key(name);
    let words = letters
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let is_ascii = letters.is_ascii() && !words.is_empty();
    let id = if is_ascii {
        words.join("-")
    } else {
        "place".to_owned()
    };
    // One more try than there are places always finds a free one.
    let tries = (1..=dossier.places.len() + 1).map(|number| match number {
        1 => id.clone(),
        number => format!("{id}-{number}"),
    });
    let mut ids = tries.filter_map(|id| PlaceId::new(&id).ok());
    ids.find(|id| dossier.place(id).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    fn dossier() -> Dossier {
        let built_in = files::built_in(&basemap::is_area).dossier;
        Dossier::clone(&built_in)
    }

    fn offered(typed: &str) -> Vec<Candidate> {
        Candidates::new(&dossier(), typed).offered
    }

    #[test]
    fn the_places_of_the_dossier_come_first_and_only_once() {
        for typed in ["Gori", "გორი", "Гори", "tskh", "South Ossetia", "Ossetia"] {
            let offered = offered(typed);
            assert!(
                matches!(&offered[0], Candidate::Known(_)),
                "{typed}: {offered:?}"
            );
        }
        let gori = offered("Gori");
        assert_eq!(
            gori[0],
            Candidate::Known(PlaceId::new("gori").expect("an id"))
        );
        let again = gori
            .iter()
            .any(|it| matches!(it, Candidate::Settlement(found) if found.geonames_id == 614_455));
        assert!(!again, "{gori:?}");
    }

    #[test]
    fn areas_are_found_by_any_of_their_words() {
        let empty = Dossier::default();
        let first = |typed: &str| Candidates::new(&empty, typed).offered.remove(0);
        assert_eq!(
            first("South Ossetia"),
            Candidate::Area("disputed:south-ossetia")
        );
        assert_eq!(first("Georgia"), Candidate::Area("country:GEO"));
        assert_eq!(first("Abkhazia"), Candidate::Area("admin1:GE-AB"));
        assert_eq!(first("Shida Kart"), Candidate::Area("admin1:GE-SK"));
    }

    #[test]
    fn a_town_comes_before_the_region_of_its_name() {
        let empty = Dossier::default();
        let offered = Candidates::new(&empty, "Tbilisi").offered;
        assert!(matches!(&offered[0], Candidate::Settlement(found) if found.name == "Tbilisi"));
        let region =
            |it: &Candidate| matches!(it, Candidate::Area(id) if id.starts_with("admin1:"));
        assert!(offered.iter().any(region), "{offered:?}");
    }

    #[test]
    fn a_sort_of_place_after_its_name_does_not_hide_it() {
        let empty = Dossier::default();
        let offered = Candidates::new(&empty, "Tskhinvali District").offered;
        assert!(
            matches!(&offered[0], Candidate::Settlement(found) if found.geonames_id == 611_403),
            "{offered:?}"
        );
        assert_eq!(
            offered.last(),
            Some(&Candidate::Named("Tskhinvali District".to_owned()))
        );
    }

    #[test]
    fn coordinates_are_offered_or_what_is_wrong_with_them_said() {
        let typed = Candidates::new(&dossier(), "42.2258, 43.9689");
        assert!(matches!(typed.offered[..], [Candidate::Coordinates(_)]));
        let wrong = Candidates::new(&dossier(), "142, 200");
        assert!(wrong.offered.is_empty());
        let message = wrong.remark.map(|remark| remark.to_string());
        assert_eq!(message.as_deref(), Some("latitude 142 is beyond 90"));
        assert_eq!(
            Candidates::new(&dossier(), "  "),
            Candidates {
                offered: known(&dossier(), "")
                    .into_iter()
                    .map(|it| Candidate::Known(it.id.clone()))
                    .collect(),
                remark: None,
            }
        );
    }

    #[test]
    fn what_is_chosen_becomes_a_place_with_an_id_of_its_own() {
        let dossier = dossier();
        let khetagurovo = Candidate::Named("Gori".to_owned());
        let place = khetagurovo.to_place(&dossier, "", Precision::Exact);
        let place = place.expect("a place");
        assert_eq!(
            (place.id.as_str(), place.precision),
            ("gori-2", Precision::Unlocated)
        );
        let point = Candidates::new(&dossier, "42.2258, 43.9689")
            .offered
            .remove(0);
        let place = point.to_place(&dossier, "Хетагурово", Precision::Exact);
        let place = place.expect("a place");
        assert_eq!(
            (place.id.as_str(), place.name.as_str()),
            ("place", "Хетагурово")
        );
        assert!(place.is_located());
        let area = Candidate::Area("admin1:GE-SK").to_place(&dossier, "", Precision::Region);
        let area = area.expect("a place");
        assert_eq!(
            (area.name.as_str(), area.kind),
            ("Shida Kartli", PlaceKind::Region)
        );
        assert_eq!(area.id.as_str(), "shida-kartli");
    }
}
