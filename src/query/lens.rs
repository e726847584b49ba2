//! The filters: which sources, claimants, sides, kinds and places a view lets through. Only the choice;
//! what passes is worked out by [`super::Sieve`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::claimant::{ClaimantKey, SideKey};
use super::standing::Bearing;
use crate::dossier::{Day, KindId, PlaceId, SourceId, When};

/// Whether a place stands for itself alone or for all that lies within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceScope {
    Itself,
    WithinToo,
}

/// From one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayRange {
    pub first: Day,
    pub last: Day,
}

impl DayRange {
    /// The days between two, whichever comes first.
    pub fn between(one: Day, other: Day) -> Self {
        Self {
            first: one.min(other),
            last: one.max(other),
        }
    }

    /// "7–12 Aug 2008", both days included.
    pub fn in_words(self) -> String {
        let (first, last) = (self.first, self.last);
        if first == last {
            return first.in_words();
        }
        // Years that EDTF writes another way are said day by day.
        When::parse(&format!("{first}/{last}")).map_or_else(
            |_| format!("{} – {}", first.in_words(), last.in_words()),
            |when| when.in_words(),
        )
    }
}

/// A stretch of days on either clock. A claim lies in it when, on both, some day that its date can mean
/// does; one that lacks a date never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayBox {
    pub occurred: DayRange,
    pub reported: DayRange,
}

impl DayBox {
    /// "occurred 7–12 Aug 2008, reported 8–14 Aug 2008".
    pub fn in_words(self) -> String {
        format!(
            "occurred {}, reported {}",
            self.occurred.in_words(),
            self.reported.in_words()
        )
    }
}

/// A choice of claims. Inside a facet any of the chosen will do, and every facet must be met.
///
/// An empty facet lets everything through. A chosen id that the dossier does not have meets nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Lens {
    pub sources: BTreeSet<SourceId>,
    pub claimants: BTreeSet<ClaimantKey>,
    pub sides: BTreeSet<SideKey>,
    pub kinds: BTreeSet<KindId>,
    /// Claims about this place. `None`: about any or none.
    pub place: Option<(PlaceId, PlaceScope)>,
    /// Claims whose dates lie within these days. `None`: at any time, or at none that is known.
    pub days: Option<DayBox>,
    /// Claims in which all of this occurs, as [`super::Index::claims_with`] tells. `None`: whatever they say.
    pub words: Option<String>,
    /// Only what stands in one of these ways at the as-of date.
    pub standing: BTreeSet<Bearing>,
}

/// A lens as it was kept: sessions of the first version knew one choice of standing alone.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Kept {
    sources: BTreeSet<SourceId>,
    claimants: BTreeSet<ClaimantKey>,
    sides: BTreeSet<SideKey>,
    kinds: BTreeSet<KindId>,
    place: Option<(PlaceId, PlaceScope)>,
    days: Option<DayBox>,
    words: Option<String>,
    standing: BTreeSet<Bearing>,
    contested_only: bool,
}

impl From<Kept> for Lens {
    fn from(kept: Kept) -> Self {
        let mut standing = kept.standing;
        if kept.contested_only {
            standing.insert(Bearing::Contested);
        }
        Self {
            sources: kept.sources,
            claimants: kept.claimants,
            sides: kept.sides,
            kinds: kept.kinds,
            place: kept.place,
            days: kept.days,
            words: kept.words,
            standing,
        }
    }
}

impl Lens {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn toggle_source(&mut self, source: &SourceId) {
        toggle(&mut self.sources, source);
    }

    pub fn toggle_claimant(&mut self, claimant: &ClaimantKey) {
        toggle(&mut self.claimants, claimant);
    }

    pub fn toggle_side(&mut self, side: &SideKey) {
        toggle(&mut self.sides, side);
    }

    pub fn toggle_kind(&mut self, kind: &KindId) {
        toggle(&mut self.kinds, kind);
    }

    pub fn toggle_standing(&mut self, bearing: Bearing) {
        toggle(&mut self.standing, &bearing);
    }

    /// Chooses the place in this scope, or no place when just that was chosen.
    pub fn toggle_place(&mut self, place: &PlaceId, scope: PlaceScope) {
        let asked = Some((place.clone(), scope));
        self.place = if self.place == asked { None } else { asked };
    }
}

fn toggle<T: Ord + Clone>(chosen: &mut BTreeSet<T>, item: &T) {
    if !chosen.remove(item) {
        chosen.insert(item.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_leaves_the_lens_as_it_was() {
        let place = PlaceId::new("gori").expect("an id");
        let source = SourceId::new("dw-2008-08-14").expect("an id");
        let mut lens = Lens::default();
        lens.toggle_source(&source);
        lens.toggle_side(&SideKey::NoSide);
        lens.toggle_place(&place, PlaceScope::Itself);
        lens.toggle_place(&place, PlaceScope::WithinToo);
        assert_eq!(lens.place, Some((place.clone(), PlaceScope::WithinToo)));
        lens.toggle_place(&place, PlaceScope::WithinToo);
        lens.toggle_side(&SideKey::NoSide);
        lens.toggle_source(&source);
        assert!(lens.is_empty());
    }

    #[test]
    fn a_lens_written_and_read_again_is_the_same() {
        let mut lens = Lens {
            words: Some("“gori” looting".to_owned()),
            ..Lens::default()
        };
        lens.toggle_source(&SourceId::new("dw").expect("an id"));
        lens.toggle_claimant(&ClaimantKey::Publication("Moscow Times".to_owned()));
        lens.toggle_side(&SideKey::NoSide);
        lens.toggle_place(&PlaceId::new("gori").expect("an id"), PlaceScope::Itself);
        lens.toggle_standing(Bearing::Updated);
        let days = DayRange::between(Day::ymd(2008, 8, 12), Day::ymd(2008, 8, 7));
        lens.days = Some(DayBox {
            occurred: days,
            reported: days,
        });
        let text = serde_json::to_string(&lens).expect("plain values");
        let read: Lens = serde_json::from_str(&text).expect("as written");
        assert_eq!(read, lens);
        let none: Lens = serde_json::from_str("{}").expect("every facet may be absent");
        assert!(none.is_empty());
    }

    #[test]
    fn a_lens_kept_by_the_first_version_is_still_read() {
        let read = |text: &str| serde_json::from_str::<Lens>(text).expect("as it was written");
        let contested = read(r#"{"sources": ["dw"], "contested_only": true}"#);
        assert_eq!(contested.standing, BTreeSet::from([Bearing::Contested]));
        assert_eq!(contested.sources.len(), 1);
        assert!(read(r#"{"contested_only": false}"#).is_empty());
    }
}
