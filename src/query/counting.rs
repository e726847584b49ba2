//! Filling a `Known`: one pass that gives each claim its state as a byte, one that counts by the bytes.

use std::sync::Arc;

use super::as_of::AsOf;
use super::index::Index;
use super::known::{Counts, Known, Trays, code};
use super::sieve::{CLAIMANT, KIND, SIDE, SOURCE, Sieve};
use super::span::{NO_DAY, column_day, window_columns};
use super::standing::{Bearing, BearingCounts, Bearings};

/// The bits of a known claim's state that its counts depend on.
const COUNTED: u8 = code::KNOWN | code::CERTAIN | code::CONTESTED | code::FRESH;

/// What one known claim counts for, by those bits of its state.
const ONE: [Counts; COUNTED as usize + 1] = {
    let mut ones = [Counts::of_one(0); COUNTED as usize + 1];
    let mut code = 0;
    while code <= COUNTED {
        ones[code as usize] = Counts::of_one(code);
        code += 1;
    }
    ones
};

impl Counts {
    /// What one known claim of this state counts for.
    pub(super) const fn of_one(code: u8) -> Self {
        Self {
            certain: (code & code::CERTAIN != 0) as u32,
            possible: (code & code::CERTAIN == 0) as u32,
            contested: (code & code::CONTESTED != 0) as u32,
            fresh: (code & code::FRESH != 0) as u32,
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.certain += other.certain;
        self.possible += other.possible;
        self.contested += other.contested;
        self.fresh += other.fresh;
    }

    fn times(self, claims: u32) -> Self {
        Self {
            certain: self.certain * claims,
            possible: self.possible * claims,
            contested: self.contested * claims,
            fresh: self.fresh * claims,
        }
    }
}

impl Index {
    /// What is known at a date, through the filters.
    pub fn known_at(&self, as_of: AsOf, sieve: &Sieve) -> Known {
        let mut known = Known::nothing(as_of);
        self.known(as_of, sieve, &mut known);
        known
    }

    /// Fills `known` for a date, reusing its memory. The sieve must be this index's.
    pub fn known(&self, as_of: AsOf, sieve: &Sieve, known: &mut Known) {
        known.as_of = as_of;
        self.state_claims(sieve, known);
        self.count_by_state(known);
        self.count_by_facet(sieve, known);
        count_by_standing(sieve, known);
    }

    /// Gives each claim its state: on which side of two days its dates lie, and what the sieve says.
    fn state_claims(&self, sieve: &Sieve, known: &mut Known) {
        let columns = self.columns(known.as_of.clock);
        let (first, last) = window_columns(&known.as_of);
        // Without a day to compare with, new is what ends on the as-of day itself.
        let (ends_after, begins_after) = match known.as_of.since() {
            Some(since) => (column_day(since), column_day(since)),
            None => (last - 1, NO_DAY),
        };
        known.bearings.clear();
        known.bearings.extend(columns.standing_from.by(last));
        let rows = columns
            .earliest
            .iter()
            .zip(columns.latest.iter())
            .zip(&known.bearings)
            .zip(&sieve.kept_out_by)
            .zip(self.is_located.iter());
        let wanted = sieve.standing.0;
        let contested_bit = Bearings::from_iter([Bearing::Contested]).0;
        known.codes.clear();
        // Without branches, so that the compiler can do many claims at once.
        known.codes.extend(
            rows.map(|((((earliest, latest), bearings), kept_out_by), located)| {
                let after = *earliest > last;
                let known = !after & (*latest >= first);
                let certain = known & (first <= *earliest) & (*latest <= last);
                let fresh =
                    ((*latest > ends_after) & (*latest <= last)) | (*earliest > begins_after);
                let contested = bearings & contested_bit != 0;
                let unwanted = (wanted != 0) & (bearings & wanted == 0);
                let filtered = (*kept_out_by != 0) | (known & unwanted);
                let bit = |set: bool, bit: u8| u8::from(set) * bit;
                bit(known, code::KNOWN)
                    | bit(certain, code::CERTAIN)
                    | bit(known & contested, code::CONTESTED)
                    | bit(known & fresh, code::FRESH)
                    | bit(*located, code::LOCATED)
                    | bit(filtered, code::FILTERED)
                    | bit(after, code::AFTER)
                    | bit(*earliest == NO_DAY, code::UNDATED)
            }),
        );
    }

    /// Totals and trays, from how many claims have which state.
    fn count_by_state(&self, known: &mut Known) {
        let claims_of = claims_by_code(&known.codes);
        known.totals = Counts::default();
        known.located = Counts::default();
        known.unfiltered = Counts::default();
        known.trays = Trays::default();
        for (code, &claims) in (0u8..=255).zip(&claims_of) {
            let has = |bit: u8| code & bit != 0;
            let counts = Counts::of_one(code).times(claims);
            if has(code::KNOWN) {
                known.unfiltered.add(&counts);
            }
            let tray = match (has(code::KNOWN), has(code::FILTERED)) {
                (true, true) => &mut known.trays.filtered,
                (true, false) => {
                    known.totals.add(&counts);
                    if has(code::LOCATED) {
                        known.located.add(&counts);
                        continue;
                    }
                    &mut known.trays.unlocated
                }
                (false, true) => continue,
                (false, false) if has(code::UNDATED) => &mut known.trays.undated,
                (false, false) if has(code::AFTER) => &mut known.trays.not_yet,
                (false, false) => &mut known.trays.earlier,
            };
            *tray += claims;
        }
    }

    /// Counts by source, claimant, side, kind and place.
    fn count_by_facet(&self, sieve: &Sieve, known: &mut Known) {
        self.count_claims(sieve, known);
        self.add_up_voices(known);
        self.add_up_places(known);
    }

    /// One pass over the claims: by source, and into the tally's counters.
    fn count_claims(&self, sieve: &Sieve, known: &mut Known) {
        restart(&mut known.by_source, self.dossier.sources.len());
        restart(&mut known.facets.by_source, self.dossier.sources.len());
        restart(&mut known.counters, self.tally.voices.len());
        restart(&mut known.place_counters, self.tally.place_voices.len());
        restart(&mut known.kept_out_alone, self.tally.voices.len());
        let wanted = sieve.standing.0;

        for (source, claims) in self.claims_of_source.iter() {
            let mut of_source = Counts::default();
            let mut without_source_facet = 0;
            for &claim in claims {
                let code = known.codes[claim.index()];
                if code & code::KNOWN == 0 {
                    continue;
                }
                let Some((voice, places)) = self.tally.counters_of.of(claim).split_first() else {
                    continue;
                };
                if code & code::FILTERED == 0 {
                    let one = ONE[usize::from(code & COUNTED)];
                    of_source.add(&one);
                    known.counters[*voice as usize].add(&one);
                    for place in places {
                        known.place_counters[*place as usize].add(&one);
                    }
                } else if wanted == 0 || known.bearings[claim.index()] & wanted != 0 {
                    // What its standing keeps out as well is kept out by more than one facet.
                    let kept_out_by = sieve.kept_out_by[claim.index()];
                    if kept_out_by.is_power_of_two() {
                        let facet = kept_out_by.trailing_zeros() as usize;
                        without_source_facet += u32::from(facet == SOURCE);
                        known.kept_out_alone[*voice as usize][facet] += 1;
                    }
                }
            }
            known.by_source[source.index()] = of_source;
            known.facets.by_source[source.index()] = of_source.known() + without_source_facet;
        }
    }

    /// From voices to kinds, claimants and sides. What passes every facet would pass without one too, so it
    /// counts for the facets as does what one facet alone keeps out.
    fn add_up_voices(&self, known: &mut Known) {
        let facets = &mut known.facets;
        restart(&mut known.by_claimant, self.claimants().len());
        restart(&mut known.by_side, self.sides().len());
        restart(&mut known.by_kind, self.dossier.kinds.len());
        restart(&mut facets.by_claimant, self.claimants().len());
        restart(&mut facets.by_side, self.sides().len());
        restart(&mut facets.by_kind, self.dossier.kinds.len());
        let counted = known.counters.iter().zip(&known.kept_out_alone);
        for (voice, (counts, alone)) in self.tally.voices.iter().zip(counted) {
            for claimant in &voice.claimants {
                known.by_claimant[claimant.index()].add(counts);
                facets.by_claimant[claimant.index()] += counts.known() + alone[CLAIMANT];
            }
            for side in &voice.sides {
                known.by_side[side.index()].add(counts);
                facets.by_side[side.index()] += counts.known() + alone[SIDE];
            }
            if let Some(kind) = voice.kind {
                known.by_kind[kind.index()].add(counts);
                facets.by_kind[kind.index()] += counts.known() + alone[KIND];
            }
        }
    }

    /// From places as spoken of to places and their sides.
    fn add_up_places(&self, known: &mut Known) {
        restart(&mut known.by_place, self.dossier.places.len());
        known.side_slices = Arc::clone(&self.tally.no_sides_counted);
        known.side_counts.clear();
        known
            .side_counts
            .extend_from_slice(known.side_slices.items());
        let counted = self.tally.place_voices.iter().zip(&known.place_counters);
        for (spoken_of, counts) in counted {
            known.by_place[spoken_of.place.index()].add(counts);
            for slot in self.tally.slots(spoken_of) {
                known.side_counts[*slot as usize].claims += counts.known();
            }
        }
    }
}

/// How many known claims that pass every other filter stand in which way.
fn count_by_standing(sieve: &Sieve, known: &mut Known) {
    // So few at a time that a byte holds how many there are, so that the compiler can do many at once.
    const FEW: usize = 255;
    let mut counts = BearingCounts::default();
    let rows = known.codes.chunks(FEW).zip(sieve.kept_out_by.chunks(FEW));
    for (bearings, (codes, kept_out_by)) in known.bearings.chunks(FEW).zip(rows) {
        let (mut contested, mut confirmed, mut updated) = (0_u8, 0_u8, 0_u8);
        for ((bearings, code), kept_out_by) in bearings.iter().zip(codes).zip(kept_out_by) {
            let counts = u8::from((code & code::KNOWN != 0) & (*kept_out_by == 0));
            contested += bearings & counts;
            confirmed += (bearings >> 1) & counts;
            updated += (bearings >> 2) & counts;
        }
        counts.contested += u32::from(contested);
        counts.confirmed += u32::from(confirmed);
        counts.updated += u32::from(updated);
    }
    known.facets.by_standing = counts;
}

fn restart<T: Clone + Default>(column: &mut Vec<T>, count: usize) {
    column.clear();
    column.resize(count, T::default());
}

/// How many claims have which state.
fn claims_by_code(codes: &[u8]) -> [u32; 256] {
    // Neighbours often have the same state, and adding to a number that was just written has to wait for
    // it; with four rows side by side it waits less.
    let mut rows = [[0u32; 256]; 4];
    for four in codes.chunks(4) {
        for (row, code) in rows.iter_mut().zip(four) {
            row[usize::from(*code)] += 1;
        }
    }
    let [mut sums, others @ ..] = rows;
    for row in others {
        for (sum, claims) in sums.iter_mut().zip(row) {
            *sum += claims;
        }
    }
    sums
}
