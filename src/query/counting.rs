//! Filling a `Known`: one pass that gives each claim its state as a byte, one that counts by the bytes.

use std::sync::Arc;

use super::as_of::AsOf;
use super::index::Index;
use super::known::{Counts, Known, Trays, code};
use super::number::Dense;
use super::sieve::{BY_CLAIMANT, BY_KIND, BY_SIDE, BY_SOURCE, Sieve};
use super::span::{NO_DAY, window_columns};

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
    /// What is known at a date, through the filters. `contested_only` is the lens's.
    pub fn known_at(&self, as_of: AsOf, sieve: &Sieve, contested_only: bool) -> Known {
        let mut known = Known::nothing(as_of);
        self.known(as_of, sieve, contested_only, &mut known);
        known
    }

    /// Fills `known` for a date, reusing its memory. The sieve must be this index's.
    pub fn known(&self, as_of: AsOf, sieve: &Sieve, contested_only: bool, known: &mut Known) {
        known.as_of = as_of;
        self.state_claims(&as_of, sieve, contested_only, &mut known.codes);
        self.count_by_state(known);
        self.count_by_facet(sieve, contested_only, known);
    }

    /// Gives each claim its state.
    fn state_claims(&self, as_of: &AsOf, sieve: &Sieve, contested_only: bool, codes: &mut Vec<u8>) {
        let columns = self.columns(as_of.clock);
        let (first, last) = window_columns(as_of);
        let rows = columns
            .earliest
            .iter()
            .zip(&columns.latest)
            .zip(&columns.contested_from)
            .zip(&sieve.kept_out_by)
            .zip(&self.is_located);
        codes.clear();
        // Without branches, so that the compiler can do many claims at once.
        codes.extend(rows.map(
            |((((earliest, latest), contested_from), kept_out_by), located)| {
                let after = *earliest > last;
                let known = !after & (*latest >= first);
                let certain = known & (first <= *earliest) & (*latest <= last);
                let contested = *contested_from <= last;
                let filtered = (*kept_out_by != 0) | (known & contested_only & !contested);
                let bit = |set: bool, bit: u8| u8::from(set) * bit;
                bit(known, code::KNOWN)
                    | bit(certain, code::CERTAIN)
                    | bit(known & contested, code::CONTESTED)
                    | bit(known & (*latest == last), code::FRESH)
                    | bit(*located, code::LOCATED)
                    | bit(filtered, code::FILTERED)
                    | bit(after, code::AFTER)
                    | bit(*earliest == NO_DAY, code::UNDATED)
            },
        ));
    }

    /// Totals and trays, from how many claims have which state.
    fn count_by_state(&self, known: &mut Known) {
        let mut claims_of = [0u32; 256];
        for code in &known.codes {
            claims_of[usize::from(*code)] += 1;
        }
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
    fn count_by_facet(&self, sieve: &Sieve, contested_only: bool, known: &mut Known) {
        restart(&mut known.by_source, self.dossier.sources.len());
        restart(&mut known.by_claimant, self.claimants.len());
        restart(&mut known.by_side, self.sides.len());
        restart(&mut known.by_kind, self.dossier.kinds.len());
        restart(&mut known.by_place, self.dossier.places.len());
        restart(&mut known.facets.by_source, self.dossier.sources.len());
        restart(&mut known.facets.by_claimant, self.claimants.len());
        restart(&mut known.facets.by_side, self.sides.len());
        restart(&mut known.facets.by_kind, self.dossier.kinds.len());
        known.side_slices = Arc::clone(&self.side_slices.empty);
        known.side_counts.clear();
        known
            .side_counts
            .extend_from_slice(self.side_slices.empty.items());

        for claim in self.claims() {
            let code = known.codes[claim.index()];
            if code & code::KNOWN == 0 {
                continue;
            }
            if code & code::FILTERED == 0 {
                let one = Counts::of_one(code);
                known.by_source[self.source_of(claim).index()].add(&one);
                if let Some(kind) = self.kind_of(claim) {
                    known.by_kind[kind.index()].add(&one);
                }
                for by in self.claimants_of(claim) {
                    known.by_claimant[by.index()].add(&one);
                }
                for side in self.sides_of(claim) {
                    known.by_side[side.index()].add(&one);
                }
                for place in self.places_of(claim) {
                    known.by_place[place.index()].add(&one);
                }
                for slot in self.side_slices.slots_of.of(claim) {
                    known.side_counts[*slot as usize].claims += 1;
                }
            } else if !contested_only || code & code::CONTESTED != 0 {
                // Kept out by one facet alone: it would be there if that facet chose nothing.
                let facets = &mut known.facets;
                match sieve.kept_out_by[claim.index()] {
                    BY_SOURCE => facets.by_source[self.source_of(claim).index()] += 1,
                    BY_KIND => {
                        if let Some(kind) = self.kind_of(claim) {
                            facets.by_kind[kind.index()] += 1;
                        }
                    }
                    BY_CLAIMANT => count_each(&mut facets.by_claimant, self.claimants_of(claim)),
                    BY_SIDE => count_each(&mut facets.by_side, self.sides_of(claim)),
                    _ => {}
                }
            }
        }
        let facets = &mut known.facets;
        add_known(&mut facets.by_source, &known.by_source);
        add_known(&mut facets.by_claimant, &known.by_claimant);
        add_known(&mut facets.by_side, &known.by_side);
        add_known(&mut facets.by_kind, &known.by_kind);
    }
}

fn restart<T: Clone + Default>(column: &mut Vec<T>, count: usize) {
    column.clear();
    column.resize(count, T::default());
}

fn count_each<Number: Dense>(column: &mut [u32], numbers: &[Number]) {
    for number in numbers {
        column[number.index()] += 1;
    }
}

/// Those that pass every facet would pass without one too.
fn add_known(facet: &mut [u32], known: &[Counts]) {
    for (claims, counts) in facet.iter_mut().zip(known) {
        *claims += counts.known();
    }
}
