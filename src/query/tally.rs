//! Where a claim counts: few counters per claim, from which the counts of every facet follow.
//!
//! ```text
//! claim ─┬─▶ its voice (kind, claimants and sides together) ─▶ by kind, by claimant, by side
//!        └─▶ per place: the place as spoken of by these sides ─▶ by place, slices by side
//! ```
//! Claims share voices, so a pass over the claims touches two or three counters each rather than seven;
//! the rest is added up from the counters, of which there are far fewer.

use std::collections::HashMap;
use std::sync::Arc;

use super::known::SideCount;
use super::lists::Lists;
use super::number::{ClaimIx, ClaimantIx, KindIx, PlaceIx, SideIx};

/// Who speaks and of what kind the claim is.
type Voice = (Option<KindIx>, Vec<ClaimantIx>);

/// A place as spoken of by some sides.
#[derive(Clone, Debug)]
pub(super) struct PlaceVoice {
    pub(super) place: PlaceIx,
    /// Where these sides are counted among all places' slices.
    pub(super) slots: Vec<u32>,
}

/// The counters of a dossier.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// For each claim the counter of its voice, then one for each of its places.
    pub(super) counters_of: Lists<ClaimIx, u32>,
    /// The first counters, one for each voice: a claim that speaks with it.
    pub(super) voices: Vec<ClaimIx>,
    /// The counters after those.
    pub(super) place_voices: Vec<PlaceVoice>,
    /// The sides that ever speak of each place, with no claim counted.
    pub(super) no_sides_counted: Arc<Lists<PlaceIx, SideCount>>,
}

/// What claims are told apart by.
pub(super) struct Facets<'a> {
    pub(super) kind_of: &'a [Option<KindIx>],
    pub(super) claimants_of: &'a Lists<ClaimIx, ClaimantIx>,
    pub(super) sides_of: &'a Lists<ClaimIx, SideIx>,
    pub(super) places_of: &'a Lists<ClaimIx, PlaceIx>,
}

fn counter(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than 2^32 links fit in memory")
}

/// Each different value once and in order, to be numbered by where it stands.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

impl Tally {
    pub(super) fn new(place_count: usize, facets: &Facets<'_>) -> Self {
        let mut voice_of: HashMap<Voice, u32> = HashMap::new();
        let mut voices = Vec::new();
        let own_voice: Vec<u32> = facets
            .claimants_of
            .iter()
            .map(|(claim, claimants)| {
                let voice = (facets.kind_of[claim.index()], claimants.to_vec());
                *voice_of.entry(voice).or_insert_with(|| {
                    voices.push(claim);
                    counter(voices.len() - 1)
                })
            })
            .collect();

        let spoken = || {
            let places = facets.places_of.iter();
            places.map(|(claim, places)| (facets.sides_of.of(claim), places))
        };
        let heard = distinct(
            spoken().flat_map(|(sides, places)| places.iter().map(move |&place| (place, sides))),
        );
        let slots = distinct(
            heard
                .iter()
                .flat_map(|&(place, sides)| sides.iter().map(move |&side| (place, side))),
        );
        let mut counters_of = Lists::default();
        for (voice, (sides, places)) in own_voice.into_iter().zip(spoken()) {
            let at_places = places.iter().map(|&place| {
                let at = heard
                    .binary_search(&(place, sides))
                    .expect("gathered above");
                counter(voices.len() + at)
            });
            counters_of.push(std::iter::once(voice).chain(at_places));
        }
        let place_voice = |&(place, sides): &(PlaceIx, &[SideIx])| {
            let slot = |&side: &SideIx| {
                counter(slots.binary_search(&(place, side)).expect("gathered above"))
            };
            PlaceVoice {
                place,
                slots: sides.iter().map(slot).collect(),
            }
        };
        Self {
            counters_of,
            place_voices: heard.iter().map(place_voice).collect(),
            voices,
            no_sides_counted: Arc::new(Lists::gathered(
                place_count,
                slots
                    .iter()
                    .map(|&(place, side)| (place, SideCount { side, claims: 0 })),
            )),
        }
    }

    /// How many counters there are.
    pub(super) fn len(&self) -> usize {
        self.voices.len() + self.place_voices.len()
    }
}
