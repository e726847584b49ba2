//! A search kept as a filter: which claims it lets through.

use super::Kind;
use super::bits::Bits;
use super::needle::Wanted;
use super::text::{Part, SearchText};
use super::typed::{Query, Term};
use crate::query::number::{ActorIx, ClaimIx, ClaimantIx, PlaceIx};
use crate::query::{Index, PlaceScope};

impl Index {
    /// For each claim whether every term of these words occurs in its statement, in its excerpt, in a name
    /// of whoever asserts it, or in a name of a place it is about. Spelling mistakes are not forgiven here:
    /// a filter does what it says. Words without a letter let everything through.
    pub fn claims_with(&self, words: &str) -> Vec<bool> {
        let query = Query::new(words);
        let mut passes = vec![true; self.claim_count()];
        for term in query.terms() {
            let with = claims_with_term(self, self.search_text(), term);
            for (claim, passes) in self.claims().zip(&mut passes) {
                *passes &= with.has(claim.0);
            }
        }
        passes
    }
}

fn claims_with_term(index: &Index, text: &SearchText, term: &Term) -> Bits {
    let wanted = Wanted::new(text, term, &|_| false);
    let mut claims = Bits::none(index.claim_count());
    if wanted.instead.is_some() {
        return claims;
    }
    let in_names = |unit: u32| {
        let mut fields = text.fields(unit).iter();
        fields.any(|field| field.part != Part::Role && wanted.is_in(text.folded(field)))
    };
    let own = text.units_of(Kind::Claim);
    for unit in wanted.units.within(own.start, own.end) {
        if !wanted.is_phrase || in_names(unit) {
            claims.insert(unit - own.start);
        }
    }
    let mut insert = |all: &[ClaimIx]| all.iter().for_each(|claim| claims.insert(claim.0));
    let places = text.units_of(Kind::Place);
    for unit in wanted.units.within(places.start, places.end) {
        if in_names(unit) {
            let place = PlaceIx(unit - places.start);
            insert(&index.claims_at_place(place, PlaceScope::Itself));
        }
    }
    let actors = text.units_of(Kind::Actor);
    for unit in wanted.units.within(actors.start, actors.end) {
        if in_names(unit) {
            let ActorIx(actor) = ActorIx(unit - actors.start);
            insert(index.claims_of_claimant(ClaimantIx(actor)));
        }
    }
    // Publications that speak for themselves and are no actor.
    for (at, claimant) in (0..).map(ClaimantIx).zip(index.claimants()) {
        let name = || super::fold::fold(&claimant.name);
        if claimant.actor.is_none() && wanted.is_in(&name()) {
            insert(index.claims_of_claimant(at));
        }
    }
    claims
}
