//! A place of the gazetteer as it is offered, and as it becomes a place of a dossier.

use super::directory::Gazetteer;
use super::names::NameNumber;
use super::places::PlaceNumber;
use crate::dossier::{Identifier, LonLat, Name, Place, PlaceId, PlaceKind, Precision};

/// Where positions from the gazetteer are from, as a dossier's place says it.
pub const SOURCE: &str = "GeoNames (CC BY 4.0)";

/// At most so many spellings go with a place into a dossier: more than a careful person would write down,
/// fewer than the 130 that a capital has. Chosen by eye.
const MOST_SPELLINGS: usize = 24;

/// How what was typed answers to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// But for case, diacritics and signs, it is the name.
    Whole,
    /// The name begins so.
    Beginning,
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// As GeoNames calls it.
    pub name: String,
    /// The spelling that was looked for; `name` where none was.
    pub spelling: String,
    pub matched: Matched,
    /// ISO 3166-1 alpha-2 or "XK", as GeoNames has it.
    pub country_code: String,
    /// In English.
    pub country: String,
    /// Province, oblast, state or region. `None`: not said.
    pub area: Option<String>,
    /// `None`: not known.
    pub population: Option<u32>,
    pub position: LonLat,
    pub geonames_id: u32,
    /// IANA name, "Asia/Tbilisi".
    pub time_zone: String,
    number: PlaceNumber,
}

impl Found {
    /// The place for a dossier. How precisely it is known there, the person says.
    pub fn to_place(&self, gazetteer: &Gazetteer, id: PlaceId, precision: Precision) -> Place {
        let spellings = gazetteer.spellings(self);
        let others = spellings.iter().filter(|other| **other != self.name);
        Place {
            id,
            name: self.name.clone(),
            names: some_of_each_script(others.map(String::as_str), &self.spelling)
                .into_iter()
                .map(|text| Name {
                    text: text.to_owned(),
                    // GeoNames knows the language of many names; the package does not carry it.
                    lang: None,
                })
                .collect(),
            position: Some(self.position),
            precision,
            kind: PlaceKind::Settlement,
            within: None,
            area: None,
            identifiers: vec![Identifier {
                catalogue: "geonames".to_owned(),
                value: self.geonames_id.to_string(),
            }],
            source: Some(SOURCE.to_owned()),
        }
    }
}

impl Gazetteer {
    pub(super) fn found(&self, place: PlaceNumber, by: NameNumber, matched: Matched) -> Found {
        let area = &self.areas[usize::from(self.places.areas[place.index()])];
        let country = &self.countries[area.country];
        let population = self.places.population(place);
        Found {
            name: self.names.spelling(self.names.own(place)).to_owned(),
            spelling: self.names.spelling(by).to_owned(),
            matched,
            country_code: country.code.clone(),
            country: country.name.clone(),
            area: (!area.name.is_empty()).then(|| area.name.clone()),
            population: (population > 0).then_some(population),
            position: self.places.position(place),
            geonames_id: self.places.geonames_ids[place.index()],
            time_zone: self.zones[usize::from(self.places.zones[place.index()])].clone(),
            number: place,
        }
    }

    /// Every spelling of a place, in the order of keys: Latin, Cyrillic, Georgian …
    pub fn spellings(&self, found: &Found) -> Vec<String> {
        let names = self.names.borne_by(found.number).into_iter();
        names
            .map(|name| self.names.spelling(name).to_owned())
            .collect()
    }
}

/// Which script a name is in, as finely as it takes to have some of each: its Unicode block of 256, with
/// all that is Latin as one.
fn script(name: &str) -> u32 {
    let letter = name.chars().find(|letter| letter.is_alphabetic());
    match letter.map_or(0, u32::from) {
        0..0x250 | 0x1E00..0x1F00 => 0,
        0x4E00..0xA000 => 0x4E,
        0xAC00..0xD7A4 => 0xAC,
        letter => letter >> 8,
    }
}

/// The preferred one and as many others as may go, one of each script in turn, so that no script crowds out
/// another; in their order.
fn some_of_each_script<'a>(names: impl Iterator<Item = &'a str>, preferred: &str) -> Vec<&'a str> {
    let mut turns: Vec<(usize, usize, &str)> = Vec::new();
    let mut of_script: Vec<(u32, usize)> = Vec::new();
    for (order, name) in names.enumerate() {
        let script = script(name);
        let known = of_script.iter().position(|(it, _)| *it == script);
        let at = known.unwrap_or_else(|| {
            of_script.push((script, 0));
            of_script.len() - 1
        });
        of_script[at].1 += 1;
        let turn = if name == preferred {
            0
        } else {
            of_script[at].1
        };
        turns.push((turn, order, name));
    }
    turns.sort_unstable();
    turns.truncate(MOST_SPELLINGS);
    turns.sort_unstable_by_key(|(_, order, _)| *order);
    turns.into_iter().map(|(_, _, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_crowds_out_another() {
        let latin: Vec<String> = (0..60).map(|number| format!("Tiflis {number}")).collect();
        let names = latin.iter().map(String::as_str);
        let names: Vec<&str> = names.chain(["Тифлис", "თბილისი"]).collect();
        let some = some_of_each_script(names.iter().copied(), "Tiflis 40");
        assert_eq!(some.len(), MOST_SPELLINGS);
        for name in ["Tiflis 0", "Tiflis 40", "Тифлис", "თბილისი"] {
            assert!(some.contains(&name), "{name}");
        }
        assert!(some.is_sorted_by_key(|name| names.iter().position(|it| it == name)));
    }
}
