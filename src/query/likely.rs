//! Which claims another one probably bears on: those about the same place, near in time, with the same figure,
//! of the same event or dispute. Only an order in which to offer them; somebody chooses.

use super::choice::begins_words;
use super::index::Index;
use super::lens::PlaceScope;
use super::number::{ClaimIx, SideIx};
use super::search::fold::fold;
use super::span::Span;
use crate::dossier::{
    ActorId, ClaimId, EventId, KindId, PlaceId, Relation, SourceId, Stance, When,
};

/// What is known of the claim that a link begins from; it need not be in the dossier yet.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkFrom {
    /// `None`: it is not in the dossier yet.
    pub own: Option<ClaimId>,
    pub source: SourceId,
    pub by: Vec<ActorId>,
    pub about: Vec<PlaceId>,
    pub occurred: Option<When>,
    pub kind: Option<KindId>,
    pub events: Vec<EventId>,
    pub stances: Vec<Stance>,
    /// What its figure counts.
    pub measure: Option<String>,
    /// The links it has.
    pub relations: Vec<(Relation, ClaimId)>,
}

/// A claim that is offered, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    pub claim: ClaimIx,
    /// What the two share, the weightiest first. Empty: nothing that was looked at.
    pub shared: Vec<Shared>,
}

/// What two claims share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    Event,
    /// A question on which they take different positions.
    OtherAnswer,
    SameAnswer,
    Figure,
    Place,
    Days,
    /// Claimants of other sides.
    OtherSide,
    SameClaimant,
}

impl Shared {
    /// "same place".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Event => "same event",
            Self::OtherAnswer => "another answer to the same question",
            Self::SameAnswer => "same answer to a question",
            Self::Figure => "same figure",
            Self::Place => "same place",
            Self::Days => "near in time",
            Self::OtherSide => "another side",
            Self::SameClaimant => "same claimant",
        }
    }

    /// How much it counts for a sort of link. Chosen by eye; `tests/headless/links.rs` holds how often the wanted
    /// claim comes among the first.
    fn weight(self, relation: Relation) -> u16 {
        let opposes = relation.opposes();
        match self {
            Self::Event => 6,
            Self::OtherAnswer if opposes => 9,
            Self::OtherAnswer => 2,
            Self::SameAnswer if opposes => 1,
            Self::SameAnswer => 8,
            Self::Figure if relation == Relation::Updates => 9,
            Self::Figure => 7,
            Self::Place => 3,
            Self::Days => 3,
            Self::OtherSide if opposes => 3,
            Self::OtherSide => 1,
            Self::SameClaimant if relation == Relation::Updates => 2,
            Self::SameClaimant => 0,
        }
    }
}

/// Two claims are near in time up to so many days apart. Chosen by eye.
const NEAR_DAYS: i64 = 3;
/// So many are offered at most.
const MOST: usize = 100;
/// So many of the likeliest are looked through for what was typed as long as the texts are not made ready.
const LOOKED_THROUGH: usize = 3_000;

impl Index {
    /// The claims that one probably bears on so, the likeliest first, of those in which all that was typed
    /// occurs; at most 100. Not itself, and none that it has that link to.
    ///
    /// One pass over all claims: some milliseconds at 100,000.
    pub fn likely(&self, from: &LinkFrom, relation: Relation, typed: &str) -> Vec<Likely> {
        let scores = Scores::of(self, from);
        let linked = from.relations.iter().filter(|(it, _)| *it == relation);
        let out = linked.map(|(_, id)| id).chain(&from.own);
        let out: Vec<ClaimIx> = out.filter_map(|id| self.claim_ix(id)).collect();
        let mut all: Vec<(u16, u64, ClaimIx)> = self
            .claims()
            .filter(|claim| !out.contains(claim))
            .map(|claim| {
                let order = scores.distance(self, claim);
                (scores.score(claim, relation), order, claim)
            })
            .collect();
        let by = |(score, distance, claim): &(u16, u64, ClaimIx)| {
            (std::cmp::Reverse(*score), *distance, *claim)
        };
        let words = fold(typed.trim());
        if words.is_empty() {
            if all.len() > MOST {
                all.select_nth_unstable_by_key(MOST, by);
                all.truncate(MOST);
            }
        } else if self.search_text_if_ready().is_some() {
            let passes = self.claims_with(typed);
            all.retain(|(.., claim)| passes[claim.index()]);
        } else {
            if all.len() > LOOKED_THROUGH {
                all.select_nth_unstable_by_key(LOOKED_THROUGH, by);
                all.truncate(LOOKED_THROUGH);
            }
            all.retain(|(.., claim)| self.says(*claim, &words));
        }
        all.sort_unstable_by_key(by);
        all.truncate(MOST);
        let claims = all.into_iter().map(|(.., claim)| claim);
        claims
            .map(|claim| Likely {
                claim,
                shared: scores.shared(claim, relation),
            })
            .collect()
    }

    /// Whether words begin words of what a claim says and of who says it.
    fn says(&self, claim: ClaimIx, words: &str) -> bool {
        let whole = self.claim(claim);
        let mut said = fold(&whole.statement);
        said.push(' ');
        said.push_str(&fold(&whole.excerpt.quote.text));
        for claimant in self.claimants_of(claim) {
            said.push(' ');
            said.push_str(&fold(&self.claimant(*claimant).name));
        }
        begins_words(&said, words)
    }
}

/// What each claim shares with one, a bit for each [`Shared`].
struct Scores {
    shared: Vec<u8>,
    /// The first and last day it is about.
    days: Option<(i64, i64)>,
}

impl Scores {
    fn of(index: &Index, from: &LinkFrom) -> Self {
        let mut shared = vec![0; index.claim_count()];
        let mut mark = |claims: &[ClaimIx], what: Shared| {
            claims
                .iter()
                .for_each(|claim| shared[claim.index()] |= bit(what));
        };
        for event in from.events.iter().filter_map(|id| index.event_ix(id)) {
            mark(index.claims_of_event(event), Shared::Event);
        }
        for place in from.about.iter().filter_map(|id| index.place_ix(id)) {
            mark(
                &index.claims_at_place(place, PlaceScope::Itself),
                Shared::Place,
            );
        }
        for stance in &from.stances {
            let Some(dispute) = index.dispute_ix(&stance.dispute) else {
                continue;
            };
            for claim in index.claims_of_dispute(dispute) {
                let taken = &index.claim(*claim).stances;
                let what = match taken.contains(stance) {
                    true => Shared::SameAnswer,
                    false => Shared::OtherAnswer,
                };
                mark(&[*claim], what);
            }
        }
        if let Some(measure) = &from.measure {
            for claim in index.claims() {
                let figure = index.claim(claim).figure.as_ref();
                if figure.is_some_and(|figure| figure.measure == *measure) {
                    mark(&[claim], Shared::Figure);
                }
            }
        }
        let sides: Vec<SideIx> = from
            .by
            .iter()
            .filter_map(|id| {
                let side = index.actor(index.actor_ix(id)?).side.clone()?;
                index.side_ix(&super::SideKey::Side(side))
            })
            .collect();
        for claim in index.claims().filter(|_| !sides.is_empty()) {
            let theirs = index.sides_of(claim);
            let speaks_for_others = |side: &SideIx| {
                !sides.contains(side) && index.side(*side).key != super::SideKey::NoSide
            };
            if !theirs.is_empty() && theirs.iter().all(speaks_for_others) {
                mark(&[claim], Shared::OtherSide);
            }
        }
        for actor in &from.by {
            let key = super::ClaimantKey::Actor(actor.clone());
            if let Some(claimant) = index.claimant_ix(&key) {
                mark(index.claims_of_claimant(claimant), Shared::SameClaimant);
            }
        }
        let days = days_of(Span::of(from.occurred.as_ref()));
        if let Some(days) = days {
            for claim in index.claims() {
                if days_of(index.occurred(claim))
                    .is_some_and(|other| apart(days, other) <= NEAR_DAYS)
                {
                    mark(&[claim], Shared::Days);
                }
            }
        }
        Self { shared, days }
    }

    fn score(&self, claim: ClaimIx, relation: Relation) -> u16 {
        let shared = self.all(claim);
        shared.map(|what| what.weight(relation)).sum()
    }

    /// What is shared, the weightiest first.
    fn shared(&self, claim: ClaimIx, relation: Relation) -> Vec<Shared> {
        let mut shared: Vec<Shared> = self.all(claim).collect();
        shared.retain(|what| what.weight(relation) > 0);
        shared.sort_by_key(|what| std::cmp::Reverse(what.weight(relation)));
        shared
    }

    fn all(&self, claim: ClaimIx) -> impl Iterator<Item = Shared> + use<> {
        let bits = self.shared[claim.index()];
        ALL.into_iter().filter(move |what| bits & bit(*what) != 0)
    }

    /// Of equally likely ones the nearest in time come first, those without a date last; in days.
    fn distance(&self, index: &Index, claim: ClaimIx) -> u64 {
        let other = days_of(index.occurred(claim));
        match (self.days, other) {
            (Some(days), Some(other)) => apart(days, other).unsigned_abs(),
            _ => u64::MAX,
        }
    }
}

const ALL: [Shared; 8] = [
    Shared::Event,
    Shared::OtherAnswer,
    Shared::SameAnswer,
    Shared::Figure,
    Shared::Place,
    Shared::Days,
    Shared::OtherSide,
    Shared::SameClaimant,
];

fn bit(what: Shared) -> u8 {
    1 << (what as u8)
}

fn days_of(span: Span) -> Option<(i64, i64)> {
    let (earliest, latest) = (span.earliest(), span.latest());
    let first = earliest.or(latest)?;
    let last = latest.or(earliest)?;
    Some((first.0, last.0))
}

/// How many days lie between two spans; 0 where they touch.
fn apart(one: (i64, i64), other: (i64, i64)) -> i64 {
    (other.0 - one.1).max(one.0 - other.1).max(0)
}

#[cfg(test)]
mod tests;
