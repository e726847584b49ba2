//! Which claims the filters let through, one byte per claim. Knows nothing of dates, and so only passes on
//! which standing is asked for, which depends on one.

use std::collections::BTreeSet;

use super::index::Index;
use super::lens::Lens;
use super::number::{ClaimIx, Dense};
use super::span::Span;
use super::standing::Bearings;

/// The facets, numbered; a claim that one keeps out has that bit set.
pub(super) const SOURCE: usize = 0;
pub(super) const CLAIMANT: usize = 1;
pub(super) const SIDE: usize = 2;
pub(super) const KIND: usize = 3;
pub(super) const PLACE: usize = 4;
pub(super) const DAYS: usize = 5;
pub(super) const WORDS: usize = 6;
pub(super) const FACETS: usize = 7;

/// A lens worked out for an index; stays right until either changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sieve {
    /// Per claim, the facets that keep it out; 0 passes.
    pub(super) kept_out_by: Vec<u8>,
    /// At the as-of date one of these must hold; empty: whatever holds.
    pub(super) standing: Bearings,
}

impl Sieve {
    /// Whether every facet lets the claim through, whatever its standing, which depends on the date.
    pub fn passes(&self, claim: ClaimIx) -> bool {
        self.kept_out_by[claim.index()] == 0
    }

    /// Whether it would pass but for the days that were chosen.
    pub fn is_kept_out_by_days_alone(&self, claim: ClaimIx) -> bool {
        self.kept_out_by[claim.index()] == 1 << DAYS
    }

    /// Whether a claim that stands so is asked for: any of the chosen bearings will do, and none chosen lets
    /// everything through.
    pub(super) fn wants(&self, stands: Bearings) -> bool {
        self.standing.is_empty() || self.standing.0 & stands.0 != 0
    }

    /// How many claims pass.
    pub fn len(&self) -> usize {
        self.kept_out_by
            .iter()
            .filter(|facets| **facets == 0)
            .count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Index {
    /// Works out which claims a lens lets through, at any date.
    pub fn sieve(&self, lens: &Lens) -> Sieve {
        let with = lens.words.as_ref().map(|words| self.claims_with(words));
        self.sieve_with(lens, with)
    }

    /// The same after an edit, where `before` is what the lens let through in the version before. What words
    /// occur in is looked up only for claims that are another, unless all texts are ready to be searched.
    pub fn sieve_after(&self, lens: &Lens, before: (&Self, &Sieve)) -> Sieve {
        let (old, sieve) = before;
        let had = |claim: ClaimIx| sieve.kept_out_by[claim.index()] & 1 << WORDS == 0;
        let with = lens.words.as_ref().map(|words| {
            if self.search_text_if_ready().is_some() {
                self.claims_with(words)
            } else {
                self.claims_with_after(words, old, &had)
            }
        });
        self.sieve_with(lens, with)
    }

    /// `with`: for each claim whether the words that are asked for occur in it.
    fn sieve_with(&self, lens: &Lens, with: Option<Vec<bool>>) -> Sieve {
        let mut kept_out_by = vec![0; self.claim_count()];
        let mut keep_out = |facet: usize, meets: &dyn Fn(ClaimIx) -> bool| {
            for (claim, facets) in self.claims().zip(&mut kept_out_by) {
                if !meets(claim) {
                    *facets |= 1 << facet;
                }
            }
        };
        let chosen = chosen(&lens.sources, self.dossier.sources.len(), |id| {
            self.source_ix(id)
        });
        if let Some(chosen) = chosen {
            keep_out(SOURCE, &|claim| chosen[self.source_of(claim).index()]);
        }
        if let Some(chosen) = self::chosen(&lens.claimants, self.claimants().len(), |key| {
            self.claimant_ix(key)
        }) {
            let meets = |claim| any_chosen(&chosen, self.claimants_of(claim));
            keep_out(CLAIMANT, &meets);
        }
        if let Some(chosen) = self::chosen(&lens.sides, self.sides().len(), |key| self.side_ix(key))
        {
            keep_out(SIDE, &|claim| any_chosen(&chosen, self.sides_of(claim)));
        }
        if let Some(chosen) =
            self::chosen(&lens.kinds, self.dossier.kinds.len(), |id| self.kind_ix(id))
        {
            let meets = |claim| self.kind_of(claim).is_some_and(|kind| chosen[kind.index()]);
            keep_out(KIND, &meets);
        }
        if let Some((place, scope)) = &lens.place {
            let mut about = vec![false; self.claim_count()];
            let claims = self
                .place_ix(place)
                .map(|place| self.claims_at_place(place, *scope));
            for claim in claims.into_iter().flatten() {
                about[claim.index()] = true;
            }
            keep_out(PLACE, &|claim| about[claim.index()]);
        }
        if let Some(days) = &lens.days {
            let [occurred, reported] = [days.occurred, days.reported].map(Span::of_range);
            let meets = |claim| {
                self.occurred(claim).overlaps(occurred) && self.reported(claim).overlaps(reported)
            };
            keep_out(DAYS, &meets);
        }
        if let Some(with) = with {
            keep_out(WORDS, &|claim| with[claim.index()]);
        }
        Sieve {
            kept_out_by,
            standing: lens.standing.iter().copied().collect(),
        }
    }
}

/// Which of `count` things are chosen. `None`: the facet is empty and lets everything through.
fn chosen<Key, Number: Dense>(
    keys: &BTreeSet<Key>,
    count: usize,
    number: impl Fn(&Key) -> Option<Number>,
) -> Option<Vec<bool>> {
    if keys.is_empty() {
        return None;
    }
    let mut chosen = vec![false; count];
    for number in keys.iter().filter_map(number) {
        chosen[number.index()] = true;
    }
    Some(chosen)
}

fn any_chosen<Number: Dense>(chosen: &[bool], numbers: &[Number]) -> bool {
    numbers.iter().any(|number| chosen[number.index()])
}
