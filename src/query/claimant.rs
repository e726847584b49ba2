//! Who speaks in a dossier, and for which side: the columns that filters and colours go by.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::number::{ActorIx, ClaimantIx, Dense, SideIx};
use crate::dossier::{ActorId, ActorKind, Dossier, Hue, SideId, Source};

/// Names a claimant across runs and dossiers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimantKey {
    Actor(ActorId),
    /// A publication that speaks in its own voice and is no actor of the dossier; by its publisher's name.
    Publication(String),
}

/// Somebody who asserts claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimant {
    pub key: ClaimantKey,
    /// Shown on screen.
    pub name: String,
    /// `None`: a publication that is no actor of the dossier.
    pub actor: Option<ActorIx>,
    /// `None`: speaks for no side.
    pub side: Option<SideIx>,
}

/// Names a side across runs and dossiers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SideKey {
    Side(SideId),
    /// Those who speak for none.
    NoSide,
}

/// A side with its name and colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideLabel {
    pub key: SideKey,
    pub label: String,
    pub hue: Hue,
}

/// Everybody who speaks.
#[derive(Clone, Debug, Default)]
pub(super) struct Voices {
    pub(super) claimants: Vec<Claimant>,
    pub(super) sides: Vec<SideLabel>,
    /// Who a publication is when it speaks in its own voice, by its publisher's name.
    own_voice: HashMap<String, ClaimantIx>,
}

impl Voices {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let sides = sides_of(dossier);
        let number_of_side: HashMap<&SideKey, SideIx> = sides
            .iter()
            .enumerate()
            .rev()
            .map(|(at, side)| (&side.key, SideIx::from_index(at)))
            .collect();
        let actors = dossier
            .actors
            .iter()
            .enumerate()
            .map(|(at, actor)| Claimant {
                key: ClaimantKey::Actor(actor.id.clone()),
                name: actor.name.clone(),
                actor: Some(ActorIx::from_index(at)),
                side: actor
                    .side
                    .as_ref()
                    .and_then(|side| number_of_side.get(&SideKey::Side(side.clone())).copied()),
            });
        let mut claimants: Vec<Claimant> = actors.collect();
        let outlets = outlets(dossier);
        let mut own_voice = HashMap::new();
        for source in &dossier.sources {
            // Whether a source speaks itself takes a look at all its claims.
            if own_voice.contains_key(&source.publisher) || !speaks_itself(source) {
                continue;
            }
            let outlet = outlets.get(&*source.publisher).copied();
            let claimant = outlet.unwrap_or_else(|| {
                claimants.push(Claimant {
                    key: ClaimantKey::Publication(source.publisher.clone()),
                    name: source.publisher.clone(),
                    actor: None,
                    side: None,
                });
                ClaimantIx::from_index(claimants.len() - 1)
            });
            own_voice.insert(source.publisher.clone(), claimant);
        }
        Self {
            claimants,
            sides,
            own_voice,
        }
    }

    /// Who speaks when a claim of this source names nobody.
    pub(super) fn own_voice_of(&self, source: &Source) -> Option<ClaimantIx> {
        self.own_voice.get(&source.publisher).copied()
    }

    /// Publishers whose own voice is another now, as far as they had one and still have.
    pub(super) fn publishers_renamed_since<'a>(&'a self, before: &'a Self) -> Vec<&'a str> {
        let key = |voices: &'a Self, claimant: ClaimantIx| &voices.claimants[claimant.index()].key;
        let both = before.own_voice.iter().filter_map(|(publisher, claimant)| {
            let now = self.own_voice.get(publisher)?;
            Some((&**publisher, key(before, *claimant), key(self, *now)))
        });
        both.filter(|(_, before, now)| before != now)
            .map(|(publisher, ..)| publisher)
            .collect()
    }

    /// The last side, for those who speak for none.
    pub(super) fn no_side(&self) -> SideIx {
        SideIx::from_index(self.sides.len() - 1)
    }

    /// The sides that these claimants speak for, each once; "no side" when there is no claimant.
    pub(super) fn sides_for(&self, claimants: &[ClaimantIx]) -> Vec<SideIx> {
        let side = |by: &ClaimantIx| self.claimants[by.index()].side.unwrap_or(self.no_side());
        // Most claims have one claimant.
        if let [one] = claimants {
            return vec![side(one)];
        }
        let mut sides: Vec<SideIx> = claimants.iter().map(side).collect();
        if sides.is_empty() {
            sides.push(self.no_side());
        }
        sides.sort_unstable();
        sides.dedup();
        sides
    }
}

fn speaks_itself(source: &Source) -> bool {
    source.claims.iter().any(|claim| claim.by.is_empty())
}

/// The outlets among the actors by every name that they go by; of those with the same, the first. Actors are
/// claimants of the same number.
fn outlets(dossier: &Dossier) -> HashMap<&str, ClaimantIx> {
    let mut outlets = HashMap::new();
    for (at, actor) in dossier.actors.iter().enumerate() {
        if actor.kind == ActorKind::Outlet {
            let other_names = actor.names.iter().map(|name| &*name.text);
            for name in std::iter::once(&*actor.name).chain(other_names) {
                outlets.entry(name).or_insert(ClaimantIx::from_index(at));
            }
        }
    }
    outlets
}

/// Declared sides, then those that only actors name, then "no side".
fn sides_of(dossier: &Dossier) -> Vec<SideLabel> {
    let mut sides: Vec<SideLabel> = dossier
        .sides
        .iter()
        .map(|side| SideLabel {
            key: SideKey::Side(side.id.clone()),
            label: side.label.clone(),
            hue: side.hue,
        })
        .collect();
    let mut met: HashSet<&SideId> = dossier.sides.iter().map(|side| &side.id).collect();
    let mut hues = undeclared_hues(&sides).into_iter().cycle();
    for side in dossier
        .actors
        .iter()
        .filter_map(|actor| actor.side.as_ref())
    {
        if met.insert(side) {
            sides.push(SideLabel {
                key: SideKey::Side(side.clone()),
                label: label_of_undeclared(dossier, side),
                hue: hues.next().unwrap_or(Hue::Grey),
            });
        }
    }
    sides.push(SideLabel {
        key: SideKey::NoSide,
        label: "no side".to_owned(),
        hue: Hue::Grey,
    });
    sides
}

/// Hues for sides that declare none: those not yet taken, or all again when every one is taken.
/// Grey stays with "no side".
fn undeclared_hues(declared: &[SideLabel]) -> Vec<Hue> {
    let colours = || Hue::ALL.into_iter().filter(|hue| *hue != Hue::Grey);
    let free: Vec<Hue> = colours()
        .filter(|hue| declared.iter().all(|side| side.hue != *hue))
        .collect();
    if free.is_empty() {
        colours().collect()
    } else {
        free
    }
}

/// The actor of that id, if the side is one; else the id's own words.
fn label_of_undeclared(dossier: &Dossier, side: &SideId) -> String {
    dossier
        .actors
        .iter()
        .find(|actor| actor.id.as_str() == side.as_str())
        .map_or_else(
            || side.as_str().replace('-', " "),
            |actor| actor.name.clone(),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Actor, Side};

    fn actor(id: &str, name: &str, side: Option<&str>) -> Actor {
        Actor {
            id: ActorId::new(id).expect("an id"),
            name: name.to_owned(),
            names: Vec::new(),
            kind: ActorKind::Government,
            role: None,
            side: side.map(|id| SideId::new(id).expect("an id")),
            member_of: Vec::new(),
        }
    }

    #[test]
    fn sides_that_only_actors_name_get_hues_not_yet_taken_and_no_side_is_grey_and_last() {
        let dossier = Dossier {
            sides: vec![Side {
                id: SideId::new("georgia").expect("an id"),
                label: "Georgia".to_owned(),
                hue: Hue::Blue,
            }],
            actors: vec![
                actor("kremlin", "The Kremlin", Some("russia")),
                actor("russia", "Russia", Some("russia")),
                actor("saakashvili", "Mikheil Saakashvili", Some("georgia")),
                actor("osce", "OSCE", Some("peace-monitors")),
            ],
            ..Dossier::default()
        };
        let sides = sides_of(&dossier);
        let labels: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
        assert_eq!(labels, ["Georgia", "Russia", "peace monitors", "no side"]);
        let hues: Vec<Hue> = sides.iter().map(|side| side.hue).collect();
        assert_eq!(hues, [Hue::Blue, Hue::Vermilion, Hue::Violet, Hue::Grey]);
        let voices = Voices::of(&dossier);
        assert_eq!(voices.claimants[0].side, Some(SideIx(1)));
        assert_eq!(voices.no_side(), SideIx(3));
    }
}
