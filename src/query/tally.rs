//! Where a claim counts: few counters per claim, from which the counts of every facet follow.
//!
//! ```text
//! claim ─┬─▶ its voice (kind, claimants and sides together) ─▶ by kind, by claimant, by side
//!        └─▶ per place: the place as spoken of by these sides ─▶ by place, slices by side
//! ```
//! Claims share voices, so a pass over the claims touches two or three counters each rather than seven;
//! the rest is added up from the counters, of which there are far fewer.

use std::sync::Arc;

use super::column::continued_lists;
use super::course::Course;
use super::hash::FastMap;
use super::known::SideCount;
use super::lists::Lists;
use super::number::{ClaimIx, ClaimantIx, Dense, KindIx, PlaceIx, SideIx};
use super::renumbered::Renumbered;

/// Who speaks, for which sides, and of what kind the claim is.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub(super) kind: Option<KindIx>,
    pub(super) claimants: Box<[ClaimantIx]>,
    pub(super) sides: Box<[SideIx]>,
}

/// A place as spoken of by some sides.
#[derive(Clone, Debug)]
pub(super) struct PlaceVoice {
    pub(super) place: PlaceIx,
    /// Which of the tally's sets of sides.
    sides: u32,
    /// Claims that speak so of it; none may be left after an edit.
    claims: u32,
    /// Where these sides are counted among all places' slices.
    first_slot: u32,
    last_slot: u32,
}

/// The counters of a dossier.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// For each claim the counter of its voice, then one for each of its places.
    pub(super) counters_of: Arc<Lists<ClaimIx, u32>>,
    /// The counters of voices. Some may have no claim any more.
    pub(super) voices: Arc<Vec<Voice>>,
    /// The counters of places.
    pub(super) place_voices: Arc<Vec<PlaceVoice>>,
    /// Sets of sides, each sorted.
    side_sets: Arc<Vec<Box<[SideIx]>>>,
    /// Where each counter of a place counts: its slots among the slices.
    slots: Arc<Vec<u32>>,
    /// The sides that ever speak of each place, with no claim counted.
    pub(super) no_sides_counted: Arc<Lists<PlaceIx, SideCount>>,
}

/// What claims are told apart by.
#[derive(Clone)]
pub(super) struct Facets {
    pub(super) kind_of: Arc<Vec<Option<KindIx>>>,
    pub(super) claimants_of: Arc<Lists<ClaimIx, ClaimantIx>>,
    pub(super) sides_of: Arc<Lists<ClaimIx, SideIx>>,
    pub(super) places_of: Arc<Lists<ClaimIx, PlaceIx>>,
}

impl Facets {
    fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.kind_of, &other.kind_of)
            && Arc::ptr_eq(&self.claimants_of, &other.claimants_of)
            && Arc::ptr_eq(&self.sides_of, &other.sides_of)
            && Arc::ptr_eq(&self.places_of, &other.places_of)
    }
}

/// What the numbers of facets become.
pub(super) struct Renames<'a> {
    pub(super) kinds: &'a Renumbered<KindIx>,
    pub(super) claimants: &'a Renumbered<ClaimantIx>,
    pub(super) places: &'a Renumbered<PlaceIx>,
}

fn counter(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than 2^32 links fit in memory")
}

/// A kind, and the place of its counter.
type Counter = (Option<KindIx>, u32);

impl Tally {
    /// The counters of a dossier, from nothing.
    pub(super) fn new(place_count: usize, facets: &Facets) -> Self {
        let mut course = Course::after(0);
        course.begin(facets.kind_of.len());
        let mut tally = Self::default();
        tally.count_anew(&course, facets);
        tally.share_out(place_count);
        tally
    }

    /// The counters of the next version, whose sides are the same.
    pub(super) fn continued(
        &self,
        course: &Course,
        (old, new): (&Facets, &Facets),
        place_count: usize,
        renames: &Renames<'_>,
    ) -> Self {
        let mut tally = self.clone();
        if old.is_shared_with(new) {
            if tally.no_sides_counted.len() != place_count {
                tally.share_out(place_count);
            }
            return tally;
        }
        // What nobody says any more is not carried on for ever.
        let silent = self.place_voices.iter().filter(|it| it.claims == 0).count();
        if renames.places.lost().next().is_some() || silent > self.place_voices.len() / 2 {
            return Self::new(place_count, new);
        }
        tally.rename(renames);
        let spoken = |tally: &Self| -> Vec<bool> {
            tally.place_voices.iter().map(|it| it.claims > 0).collect()
        };
        let before = spoken(&tally);
        tally.count_anew(course, new);
        if spoken(&tally) != before
            || tally.no_sides_counted.len() != place_count
            || !renames.places.is_same()
        {
            tally.share_out(place_count);
        }
        tally
    }

    fn rename(&mut self, renames: &Renames<'_>) {
        if !renames.kinds.is_same() || !renames.claimants.is_same() {
            for voice in Arc::make_mut(&mut self.voices) {
                voice.kind = voice.kind.and_then(|kind| renames.kinds.to(kind));
                for claimant in &mut voice.claimants {
                    *claimant = renames.claimants.kept(*claimant);
                }
            }
        }
        if !renames.places.is_same() {
            for voice in Arc::make_mut(&mut self.place_voices) {
                voice.place = renames.places.kept(voice.place);
            }
        }
    }

    /// Gives each claim that was laid out anew its counters, new ones where there are none for it yet.
    fn count_anew(&mut self, course: &Course, facets: &Facets) {
        let voices = Arc::make_mut(&mut self.voices);
        let place_voices = Arc::make_mut(&mut self.place_voices);
        let side_sets = Arc::make_mut(&mut self.side_sets);
        for range in course.left() {
            for claim in range.map(ClaimIx::from_index) {
                for counter in self.counters_of.of(claim).iter().skip(1) {
                    place_voices[*counter as usize].claims -= 1;
                }
            }
        }
        // Of those who speak together, the counter for each kind.
        let mut voice_of: FastMap<Box<[ClaimantIx]>, Vec<Counter>> = FastMap::default();
        for (at, voice) in (0..).zip(voices.iter()) {
            let of_them = voice_of.entry(voice.claimants.clone()).or_default();
            of_them.push((voice.kind, at));
        }
        let mut set_of: FastMap<Box<[SideIx]>, u32> = side_sets.iter().cloned().zip(0..).collect();
        let heard = place_voices.iter().map(|it| (it.place, it.sides));
        let mut heard: FastMap<(PlaceIx, u32), u32> = heard.zip(0..).collect();

        let mut fresh = Lists::default();
        let claims = course.fresh().iter().cloned().flatten();
        for claim in claims.map(ClaimIx::from_index) {
            let kind = facets.kind_of[claim.index()];
            let claimants = facets.claimants_of.of(claim);
            let sides = facets.sides_of.of(claim);
            if !voice_of.contains_key(claimants) {
                voice_of.insert(claimants.into(), Vec::new());
            }
            let of_them = voice_of.get_mut(claimants).expect("entered above");
            let known = of_them.iter().find(|(of, _)| *of == kind);
            let voice = known.map(|(_, at)| *at).unwrap_or_else(|| {
                voices.push(Voice {
                    kind,
                    claimants: claimants.into(),
                    sides: sides.into(),
                });
                let at = counter(voices.len() - 1);
                of_them.push((kind, at));
                at
            });
            let set = set_of.get(sides).copied().unwrap_or_else(|| {
                side_sets.push(sides.into());
                let at = counter(side_sets.len() - 1);
                set_of.insert(sides.into(), at);
                at
            });
            let at_places = facets.places_of.of(claim).iter().map(|&place| {
                let at = *heard.entry((place, set)).or_insert_with(|| {
                    place_voices.push(PlaceVoice {
                        place,
                        sides: set,
                        claims: 0,
                        first_slot: 0,
                        last_slot: 0,
                    });
                    counter(place_voices.len() - 1)
                });
                place_voices[at as usize].claims += 1;
                at
            });
            fresh.push(std::iter::once(voice).chain(at_places));
        }
        self.counters_of = continued_lists(&self.counters_of, course, &fresh, None);
    }

    /// Gives every side that speaks of a place its slot, and each counter of a place its slots.
    fn share_out(&mut self, place_count: usize) {
        let place_voices = Arc::make_mut(&mut self.place_voices);
        let sides = |voice: &PlaceVoice| self.side_sets[voice.sides as usize].iter().copied();
        let spoken = place_voices.iter().filter(|voice| voice.claims > 0);
        let mut slices: Vec<(PlaceIx, SideIx)> = spoken
            .flat_map(|voice| sides(voice).map(|side| (voice.place, side)))
            .collect();
        slices.sort_unstable();
        slices.dedup();
        let counted = slices
            .iter()
            .map(|&(place, side)| (place, SideCount { side, claims: 0 }));
        let counted = Lists::gathered(place_count, counted);
        let mut slots = Vec::new();
        for voice in place_voices {
            voice.first_slot = counter(slots.len());
            if voice.claims > 0 {
                let of_place = counted.range(voice.place);
                let here = &slices[of_place.clone()];
                let slot = |side: SideIx| {
                    let at = here.partition_point(|(_, other)| *other < side);
                    counter(of_place.start + at)
                };
                slots.extend(sides(voice).map(slot));
            }
            voice.last_slot = counter(slots.len());
        }
        self.slots = Arc::new(slots);
        self.no_sides_counted = Arc::new(counted);
    }

    /// Where a counter of a place counts among all places' slices.
    pub(super) fn slots(&self, voice: &PlaceVoice) -> &[u32] {
        &self.slots[voice.first_slot as usize..voice.last_slot as usize]
    }
}
