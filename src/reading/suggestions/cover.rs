//! What the claims of a source quote already.

use std::ops::Range;

use crate::dossier::{ClaimId, Source};
use crate::reading::sentences::{Sentence, sentences};

/// The words that the claims of a source quote, with whose they are.
pub(super) struct Cover {
    /// In order of their start.
    quoted: Vec<(Range<usize>, ClaimId)>,
}

impl Cover {
    pub(super) fn of(source: &Source) -> Self {
        let content = source.content();
        let mut quoted: Vec<(Range<usize>, ClaimId)> = source
            .claims
            .iter()
            .flat_map(|claim| {
                let parts = claim.excerpt.quoted(content).into_iter();
                parts.map(|part| (part, claim.id.clone()))
            })
            .collect();
        quoted.sort_by_key(|(range, _)| (range.start, range.end));
        Self { quoted }
    }

    /// The claims that quote some of this range, in order, each once.
    pub(super) fn of_range(&self, range: &Range<usize>) -> Vec<ClaimId> {
        let before = self
            .quoted
            .partition_point(|(quoted, _)| quoted.start < range.end);
        let overlapping = self.quoted[..before]
            .iter()
            .filter(|(quoted, _)| quoted.end > range.start);
        let mut claims: Vec<ClaimId> = Vec::new();
        for (_, claim) in overlapping {
            if !claims.contains(claim) {
                claims.push(claim.clone());
            }
        }
        claims
    }
}

/// The sentences of a source's body of which no claim quotes a word, in order.
pub fn uncovered(source: &Source) -> Vec<Sentence> {
    let cover = Cover::of(source);
    let mut sentences = sentences(source.content(), source.body_range());
    sentences.retain(|sentence| cover.of_range(&sentence.range).is_empty());
    sentences
}
