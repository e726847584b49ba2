//! Which claims are the very same as in the version before: for those who keep something by claim.

use std::sync::Arc;

use super::index::Index;
use super::number::{ClaimIx, Dense, SourceIx};
use crate::dossier::Source;

impl Index {
    /// For each claim the number that it had in the version before. `None`: it is another, or its source says
    /// something else of itself.
    pub(super) fn numbers_before(&self, old: &Self) -> Vec<Option<ClaimIx>> {
        let mut numbers = Vec::with_capacity(self.claim_count());
        for (at, source) in self.dossier.sources.iter().enumerate() {
            // Most sources stand where they stood.
            let in_turn = SourceIx::from_index(at);
            let in_turn = Some(in_turn).filter(|at| {
                let other = old.dossier.sources.get(at.index());
                other.is_some_and(|other| Arc::ptr_eq(other, source))
            });
            let before = in_turn.or_else(|| old.source_ix(&source.id));
            let Some(before) = before else {
                numbers.resize(numbers.len() + source.claims.len(), None);
                continue;
            };
            let claims = old.claims_of_source(before);
            if std::ptr::eq(old.source(before), Arc::as_ptr(source)) {
                numbers.extend(claims.iter().copied().map(Some));
            } else if is_alike(old.source(before), source) {
                numbers.extend(source.claims.iter().map(|claim| {
                    let number = old.claim_ix(&claim.id)?;
                    std::ptr::eq(old.claim(number), Arc::as_ptr(claim)).then_some(number)
                }));
            } else {
                numbers.resize(numbers.len() + source.claims.len(), None);
            }
        }
        numbers
    }
}

/// Whether all that is said of a source besides its claims, or cut out of it, is the same.
fn is_alike(one: &Source, other: &Source) -> bool {
    let address = |source: &Source| source.text.content.as_ref().map(|text| text.as_ptr());
    one.title == other.title
        && one.publisher == other.publisher
        && one.published == other.published
        && one.byline == other.byline
        && one.body == other.body
        && address(one) == address(other)
}
