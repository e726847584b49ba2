//! Names of places that the dossier does not have, as reports name them: which ones are looked for, and when
//! they are made ready. How a name is found in a text is the gazetteer's business.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::session::Shown;
use super::state::State;
use crate::dossier::{Dossier, LonLat, Precision};
use crate::gazetteer::{self, KnownNames, Scope};

/// Far from what the dossier is about, the names of places with at least so many inhabitants are looked for.
///
/// Measured on the five reports of the built-in dossier. With the dossier's own places no mark is made; without
/// any, so that all that is named in them is foreign, two are, both right ("Paris", "Bejing"). By the names alone
/// "Bush" and "Union" would be marked too: no preposition of place stands before them, or they are an actor's.
const LARGE: u32 = 100_000;
/// Around the dossier's own places even a hamlet is looked for, up to so many metres away. Chosen by eye: a
/// report about a town names the villages of a day's march around it.
const NEAR_M: f64 = 60_000.0;
/// Places of the dossier count once within so many degrees of each other.
const STEP: f64 = 0.5;
/// So many surroundings are looked at, lest a dossier of the whole world make every word a village.
const MOST_CENTRES: usize = 200;

/// Around which points small places are looked for, in steps of half a degree east and north.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings(BTreeSet<(i32, i32)>);

/// Names of the gazetteer, ready to be looked for in reports.
pub struct Elsewhere {
    around: Surroundings,
    names: KnownNames,
}

impl std::fmt::Debug for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Elsewhere")
            .field("around", &self.around)
            .field("names", &self.names.len())
            .finish()
    }
}

impl Surroundings {
    /// Of the places whose position says where they are: the middle of a country or a region says little.
    pub fn of(dossier: &Dossier) -> Self {
        let told = |precision| !matches!(precision, Precision::Country | Precision::Region);
        let places = dossier
            .places
            .iter()
            .filter(|place| told(place.precision))
            .filter_map(|place| place.position);
        let step = |degrees: f64| (degrees / STEP).round() as i32;
        let mut cells = BTreeSet::new();
        for at in places {
            if cells.len() == MOST_CENTRES {
                break;
            }
            cells.insert((step(at.longitude()), step(at.latitude())));
        }
        Self(cells)
    }

    fn scope(&self) -> Scope {
        let centre = |(east, north): &(i32, i32)| {
            LonLat::new(f64::from(*east) * STEP, f64::from(*north) * STEP).ok()
        };
        Scope {
            population: Some(LARGE),
            around: self.0.iter().filter_map(centre).collect(),
            radius_m: NEAR_M,
        }
    }
}

impl Elsewhere {
    /// Reads every name of the gazetteer, some hundreds of milliseconds: beside the window. `None`: the program
    /// was built with a damaged one.
    pub fn around(around: Surroundings) -> Option<Self> {
        let names = gazetteer::compiled_in().ok()?;
        let names = names.known_names(&around.scope());
        Some(Self { around, names })
    }

    /// The names that stand in a text as those of places, each as it is written there.
    ///
    /// A mark must rarely be false, since it begins a claim. So a name counts as a whole capitalised word or
    /// several, spelled as the gazetteer has it; never the name of a month or a day, never one that begins a
    /// sentence and stands written small elsewhere; of the large places only where no other capitalised word
    /// stands beside it. Suggestions ask besides that a preposition of place stand before it.
    pub fn names_in<'t>(&self, text: &'t str) -> HashSet<&'t str> {
        let mentions = self.names.find(text).into_iter();
        mentions.filter_map(|it| text.get(it.range)).collect()
    }
}

impl State {
    /// Names of places that the dossier does not have. `None`: they are not ready, or nobody asked for them.
    pub fn elsewhere(&self) -> Option<&Arc<Elsewhere>> {
        self.elsewhere.as_ref()
    }

    /// Has names made ready beside the window while what is not covered is shown.
    pub(super) fn prepare_elsewhere(&mut self) {
        if self.look.uncovered == Shown::Closed || self.preparing_elsewhere {
            return;
        }
        let around = Surroundings::of(&self.dossier);
        if self
            .elsewhere
            .as_ref()
            .is_some_and(|it| it.around == around)
        {
            return;
        }
        self.preparing_elsewhere = true;
        self.jobs.prepare_elsewhere(around);
    }

    /// Names are ready; the dossier may have got places meanwhile.
    pub(super) fn take_elsewhere(&mut self, names: Option<Box<Elsewhere>>) {
        self.preparing_elsewhere = false;
        let Some(names) = names else {
            return;
        };
        self.elsewhere = Some(Arc::from(names));
        self.prepare_elsewhere();
    }
}
