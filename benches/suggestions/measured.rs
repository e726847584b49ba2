//! How many claims of a dossier the plain rules would have suggested, and with what right: shared by the
//! table that is printed and the test that holds its floors.

use std::ops::Range;

use dateline::dossier::{Claim, Dossier, Source};
use dateline::reading::{Names, Suggestion, suggestions};

/// Counts over the claims of one source, or of several.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    pub claims: usize,
    /// Claims that a suggestion would have led to.
    pub suggested: usize,
    /// Of those: with exactly the claim's claimants (none for the publication itself), relays, places and date.
    pub by: usize,
    pub via: usize,
    pub about: usize,
    pub occurred: usize,
    /// Claimants, places and date all at once.
    pub all: usize,
    /// Of those suggested: claims that have a claimant, or a date; and how many of them are right.
    pub with_claimant: usize,
    pub claimant_right: usize,
    pub with_date: usize,
    pub date_right: usize,
    /// Suggestions made, and those that match no claim.
    pub suggestions: usize,
    pub matching_none: usize,
}

impl Measured {
    pub fn plus(self, other: Self) -> Self {
        Self {
            claims: self.claims + other.claims,
            suggested: self.suggested + other.suggested,
            by: self.by + other.by,
            via: self.via + other.via,
            about: self.about + other.about,
            occurred: self.occurred + other.occurred,
            all: self.all + other.all,
            with_claimant: self.with_claimant + other.with_claimant,
            claimant_right: self.claimant_right + other.claimant_right,
            with_date: self.with_date + other.with_date,
            date_right: self.date_right + other.date_right,
            suggestions: self.suggestions + other.suggestions,
            matching_none: self.matching_none + other.matching_none,
        }
    }
}

/// What is known of one claim after measuring: the suggestion that it is held against.
pub struct Held<'s> {
    pub claim: &'s Claim,
    pub suggestion: Option<&'s Suggestion>,
}

/// Of a claim's words, so many in a hundred have to stand in a suggestion for it to count, unless one
/// contains the other.
const PERCENT: usize = 60;

pub fn suggested(source: &Source, dossier: &Dossier, names: &Names) -> Vec<Suggestion> {
    suggestions(source, dossier, names, &|_| false)
}

pub fn measured(source: &Source, made: &[Suggestion]) -> Measured {
    let mut counts = Measured {
        claims: source.claims.len(),
        suggestions: made.len(),
        matching_none: made
            .iter()
            .filter(|made| matches_none(source, made))
            .count(),
        ..Measured::default()
    };
    for held in held(source, made) {
        let Some(suggestion) = held.suggestion else {
            continue;
        };
        let claim = held.claim;
        counts.suggested += 1;
        let right = [
            by_right(claim, suggestion),
            about_right(claim, suggestion),
            occurred_right(claim, suggestion),
        ];
        counts.by += usize::from(right[0]);
        counts.about += usize::from(right[1]);
        counts.occurred += usize::from(right[2]);
        counts.all += usize::from(right.iter().all(|right| *right));
        counts.via += usize::from(ids(&claim.via) == known(&suggestion.via));
        counts.with_claimant += usize::from(!claim.by.is_empty());
        counts.claimant_right += usize::from(!claim.by.is_empty() && right[0]);
        counts.with_date += usize::from(claim.occurred.is_some());
        counts.date_right += usize::from(claim.occurred.is_some() && right[2]);
    }
    counts
}

/// Each claim that is anchored, with the suggestion it is held against: of those that match it the one that
/// shares most of its words, and of several such the shortest. Whether what was found in it is right plays
/// no part in the choice.
pub fn held<'s>(source: &'s Source, made: &'s [Suggestion]) -> Vec<Held<'s>> {
    source
        .claims
        .iter()
        .map(|claim| {
            let suggestion = claim.excerpt.anchoring.range().and_then(|quote| {
                made.iter()
                    .filter(|made| matching(&quote, &made.range))
                    .max_by_key(|made| {
                        (
                            shared(&quote, &made.range),
                            std::cmp::Reverse(made.range.len()),
                        )
                    })
            });
            Held { claim, suggestion }
        })
        .collect()
}

pub fn by_right(claim: &Claim, made: &Suggestion) -> bool {
    ids(&claim.by) == known(&made.by)
}

pub fn about_right(claim: &Claim, made: &Suggestion) -> bool {
    ids(&claim.about) == known(&made.about)
}

pub fn occurred_right(claim: &Claim, made: &Suggestion) -> bool {
    let said = made.occurred.as_ref().map(|date| date.when.text());
    claim.occurred.as_ref().map(|when| when.text()) == said
}

fn matches_none(source: &Source, made: &Suggestion) -> bool {
    let quotes = source
        .claims
        .iter()
        .filter_map(|claim| claim.excerpt.anchoring.range());
    quotes
        .into_iter()
        .all(|quote| !matching(&quote, &made.range))
}

fn shared(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end
        .min(other.end)
        .saturating_sub(one.start.max(other.start))
}

fn matching(quote: &Range<usize>, made: &Range<usize>) -> bool {
    let contains = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    contains(made, quote)
        || contains(quote, made)
        || shared(quote, made) * 100 >= quote.len() * PERCENT
}

fn ids<Id: AsRef<str>>(ids: &[Id]) -> Vec<String> {
    let mut ids: Vec<String> = ids.iter().map(|id| id.as_ref().to_owned()).collect();
    ids.sort();
    ids
}

/// Ids in the order of the alphabet; what the dossier does not know stands with its words, and equals no id.
fn known<Id: AsRef<str>>(
    found: &[dateline::reading::Found<dateline::reading::Named<Id>>],
) -> Vec<String> {
    let mut ids: Vec<String> = found
        .iter()
        .map(|found| match &found.what {
            dateline::reading::Named::Known(id) => id.as_ref().to_owned(),
            dateline::reading::Named::Unknown(words) => format!("“{words}”"),
        })
        .collect();
    ids.sort();
    ids
}
