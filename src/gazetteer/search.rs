//! What was typed, looked up among all names.

use std::cmp::Reverse;

use super::directory::Gazetteer;
use super::found::{Found, Matched};
use super::key::key;
use super::names::NameNumber;
use super::nearest::metres;
use super::places::PlaceNumber;
use crate::dossier::LonLat;

/// Nearness outweighs size as in a gravity model: what a place weighs is how many live there, divided by
/// (1 + distance / this) to the power below. A village of 400 around the corner comes before a town of 40,000
/// on another continent, and a capital before a far village that was named after it. Chosen by eye.
const NEAR_M: f64 = 50_000.0;
const GRAVITY: f64 = 1.5;

/// Added to every population, so that places of which it is not known count for something.
const AT_LEAST: f64 = 200.0;

/// How many of the best names are weighed for each place asked for, since a place may answer to several.
const NAMES_PER_PLACE: usize = 16;

/// What comes first; the least is best. The last two keep the order the same each time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    matched: Matched,
    /// In thousandths of an inhabitant.
    weight: Reverse<u64>,
    place: PlaceNumber,
    name: NameNumber,
}

impl Gazetteer {
    /// The places whose names begin with what was typed: whole names first, then the larger ones
    /// and, much more, those near the point. After a comma a country or first-level area may
    /// follow by its first letters, or a country's code: "Gori, Geo".
    pub fn search(&self, typed: &str, near: Option<LonLat>, limit: usize) -> Vec<Found> {
        let found = typed.split_once(',').map(|(name, within)| {
            let areas = self.areas_beginning_with(&key(within));
            self.beginning_with(&key(name), &areas, near, limit)
        });
        match found {
            Some(found) if !found.is_empty() => found,
            // The comma may be part of the name: "Washington, D.C.".
            _ => self.beginning_with(&key(typed), &vec![true; self.areas.len()], near, limit),
        }
    }

    fn beginning_with(
        &self,
        name: &str,
        areas: &[bool],
        near: Option<LonLat>,
        limit: usize,
    ) -> Vec<Found> {
        if name.is_empty() || limit == 0 {
            return Vec::new();
        }
        let weight = |place: PlaceNumber| {
            let live_there = f64::from(self.places.population(place)) + AT_LEAST;
            let away = near.map_or(0.0, |near| metres(near, self.places.position(place)));
            (live_there / (1.0 + away / NEAR_M).powf(GRAVITY) * 1_000.0) as u64
        };
        let mut ranks: Vec<Rank> = Vec::new();
        self.names.beginning_with(name, |number, its_key| {
            let matched = if its_key == name {
                Matched::Whole
            } else {
                Matched::Beginning
            };
            for place in self.names.bearers(number) {
                if areas[usize::from(self.places.areas[place.index()])] {
                    ranks.push(Rank {
                        matched,
                        weight: Reverse(weight(*place)),
                        place: *place,
                        name: number,
                    });
                }
            }
        });
        let weighed = limit.saturating_mul(NAMES_PER_PLACE);
        if ranks.len() > weighed {
            ranks.select_nth_unstable(weighed);
            ranks.truncate(weighed);
        }
        ranks.sort_unstable();
        let mut found: Vec<Rank> = Vec::new();
        for rank in ranks {
            if found.len() == limit {
                break;
            }
            if !found.iter().any(|before| before.place == rank.place) {
                found.push(rank);
            }
        }
        let found = found.into_iter();
        found
            .map(|rank| self.found(rank.place, rank.name, rank.matched))
            .collect()
    }

    /// For each first-level area whether its name, its country's name or its country's code answers.
    fn areas_beginning_with(&self, letters: &str) -> Vec<bool> {
        let countries: Vec<bool> = self
            .countries
            .iter()
            .map(|country| {
                key(&country.name).starts_with(letters) || key(&country.code) == *letters
            })
            .collect();
        let areas = self.areas.iter();
        areas
            .map(|area| {
                letters.is_empty()
                    || countries[area.country]
                    || key(&area.name).starts_with(letters)
            })
            .collect()
    }
}
