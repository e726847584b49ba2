//! A dossier laid out in columns, one entry per claim, so that a date is answered in one pass.
//!
//! References that lead nowhere are left out here; checking reports them. Reading access stands in
//! `lookups`, the answers in files of their own.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use super::as_of::Clock;
use super::bonds::{Bond, bonds};
use super::claimant::{Claimant, ClaimantKey, SideKey, SideLabel, Voices};
use super::disputes::StanceOf;
use super::lists::Lists;
use super::number::{
    ActorIx, ClaimIx, ClaimantIx, Dense, DisputeIx, EventIx, KindIx, PlaceIx, SideIx, SourceIx,
};
use super::origins::Behind;
use super::places::Containment;
use super::same::SameFigures;
use super::search::SearchText;
use super::span::Span;
use super::standing::StandingColumns;
use super::tally::{Facets, Tally};
use crate::dossier::{
    ActorId, Claim, ClaimId, Day, DisputeId, Dossier, EventId, KindId, PlaceId, Source, SourceId,
};

/// One clock's dates, split so that a pass over them reads nothing else.
#[derive(Clone, Debug, Default)]
pub(super) struct ClockColumns {
    pub(super) earliest: Vec<i32>,
    pub(super) latest: Vec<i32>,
    pub(super) standing_from: StandingColumns,
    /// First and last day that any date can mean. `None`: nothing is dated.
    pub(super) reach: Option<(Day, Day)>,
}

/// Everything that can be asked of a dossier at a date. Built once per dossier.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) dossier: Arc<Dossier>,
    pub(super) numbers: Numbers,
    pub(super) reported: ClockColumns,
    pub(super) occurred: ClockColumns,
    pub(super) source_reported: Vec<Span>,
    pub(super) claims_of_source: Lists<SourceIx, ClaimIx>,
    pub(super) source_of: Vec<SourceIx>,
    pub(super) kind_of: Vec<Option<KindIx>>,
    pub(super) claimants: Arc<[Claimant]>,
    pub(super) sides: Arc<[SideLabel]>,
    pub(super) claimants_of: Lists<ClaimIx, ClaimantIx>,
    pub(super) claims_of_claimant: Lists<ClaimantIx, ClaimIx>,
    pub(super) sides_of: Lists<ClaimIx, SideIx>,
    pub(super) places_of: Lists<ClaimIx, PlaceIx>,
    pub(super) claims_about: Lists<PlaceIx, ClaimIx>,
    pub(super) events_of: Lists<ClaimIx, EventIx>,
    pub(super) claims_of_event: Lists<EventIx, ClaimIx>,
    pub(super) claims_of_dispute: Lists<DisputeIx, ClaimIx>,
    pub(super) stances_in: Lists<DisputeIx, StanceOf>,
    pub(super) bonds: Lists<ClaimIx, Bond>,
    pub(super) behind: Behind,
    pub(super) same_figures: SameFigures,
    pub(super) containment: Containment,
    /// Whether the claim is about a place that the map can show.
    pub(super) is_located: Vec<bool>,
    pub(super) tally: Tally,
    /// Empty until somebody searches.
    pub(super) search_text: Arc<OnceLock<SearchText>>,
}

/// Ids to dense numbers. Where an id is given twice (an error that checking reports), the first holds it.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    pub(super) claims: HashMap<ClaimId, ClaimIx>,
    pub(super) sources: HashMap<SourceId, SourceIx>,
    pub(super) places: HashMap<PlaceId, PlaceIx>,
    pub(super) actors: HashMap<ActorId, ActorIx>,
    pub(super) kinds: HashMap<KindId, KindIx>,
    pub(super) events: HashMap<EventId, EventIx>,
    pub(super) disputes: HashMap<DisputeId, DisputeIx>,
    pub(super) claimants: HashMap<ClaimantKey, ClaimantIx>,
    pub(super) sides: HashMap<SideKey, SideIx>,
}

fn numbered<'a, Id: Clone + Eq + Hash + 'a, Number: Dense>(
    ids: impl Iterator<Item = &'a Id>,
) -> HashMap<Id, Number> {
    let mut numbers = HashMap::new();
    for (at, id) in ids.enumerate() {
        numbers
            .entry(id.clone())
            .or_insert_with(|| Number::from_index(at));
    }
    numbers
}

/// The numbers of those ids that exist, each once, in order.
fn resolved<'a, Id: Eq + Hash + 'a, Number: Dense + Ord>(
    numbers: &HashMap<Id, Number>,
    ids: impl IntoIterator<Item = &'a Id>,
) -> Vec<Number> {
    let mut found: Vec<Number> = ids
        .into_iter()
        .filter_map(|id| numbers.get(id).copied())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

impl Numbers {
    fn of(dossier: &Dossier, voices: &Voices) -> Self {
        Self {
            claims: numbered(dossier.claims().map(|(_, claim)| &claim.id)),
            sources: numbered(dossier.sources.iter().map(|source| &source.id)),
            places: numbered(dossier.places.iter().map(|place| &place.id)),
            actors: numbered(dossier.actors.iter().map(|actor| &actor.id)),
            kinds: numbered(dossier.kinds.iter().map(|kind| &kind.id)),
            events: numbered(dossier.events.iter().map(|event| &event.id)),
            disputes: numbered(dossier.disputes.iter().map(|dispute| &dispute.id)),
            claimants: numbered(voices.claimants.iter().map(|claimant| &claimant.key)),
            sides: numbered(voices.sides.iter().map(|side| &side.key)),
        }
    }
}

impl Index {
    pub fn new(dossier: Arc<Dossier>) -> Self {
        let voices = Voices::of(&dossier);
        let numbers = Numbers::of(&dossier, &voices);
        let source_reported: Vec<Span> = dossier
            .sources
            .iter()
            .map(|source| Span::of(source.published.as_ref()))
            .collect();

        let claim_count = dossier.claims().count();
        let mut rows = Rows::default();
        let mut relations = Vec::new();
        let mut stances = Vec::new();
        let mut taken = Vec::new();
        for (at, source) in dossier.sources.iter().enumerate() {
            let first = rows.source_of.len();
            for claim in &source.claims {
                let own = ClaimIx::from_index(rows.source_of.len());
                rows.push(SourceIx::from_index(at), source, claim, &numbers, &voices);
                relations.extend(claim.relations.iter().filter_map(|(relation, other)| {
                    Some((own, *relation, *numbers.claims.get(other)?))
                }));
                taken.extend(StanceOf::all(
                    own,
                    claim,
                    &dossier.disputes,
                    &numbers.disputes,
                ));
                let disputes = claim.stances.iter().map(|stance| &stance.dispute);
                stances.extend(
                    resolved(&numbers.disputes, disputes)
                        .into_iter()
                        .map(|to| (to, own)),
                );
            }
            let own_claims = first..rows.source_of.len();
            rows.claims_of_source
                .push(own_claims.map(ClaimIx::from_index));
        }

        let is_located = rows
            .places_of
            .iter()
            .map(|(_, places)| {
                places
                    .iter()
                    .any(|ix| dossier.places[ix.index()].is_located())
            })
            .collect();
        let parents = dossier
            .places
            .iter()
            .map(|place| numbers.places.get(place.within.as_ref()?).copied());
        let bonds = bonds(claim_count, &relations);
        let reported: Vec<Span> = rows
            .source_of
            .iter()
            .map(|source| source_reported[source.index()])
            .collect();
        let standing = |clock| StandingColumns::on(clock, &bonds, &reported, &rows.sides_of);

        let tally = Tally::new(
            dossier.places.len(),
            &Facets {
                kind_of: &rows.kind_of,
                claimants_of: &rows.claimants_of,
                sides_of: &rows.sides_of,
                places_of: &rows.places_of,
            },
        );

        Self {
            reported: ClockColumns::new(&reported, standing(Clock::Reported), &source_reported),
            occurred: ClockColumns::new(&rows.occurred, standing(Clock::Occurred), &[]),
            source_reported,
            claims_of_claimant: rows.claimants_of.inverted(voices.claimants.len()),
            claims_about: rows.places_of.inverted(dossier.places.len()),
            claims_of_event: rows.events_of.inverted(dossier.events.len()),
            claims_of_dispute: Lists::gathered(dossier.disputes.len(), stances),
            stances_in: Lists::gathered(dossier.disputes.len(), taken),
            bonds,
            behind: Behind::new(&dossier, &numbers, &voices),
            same_figures: SameFigures::new(&dossier),
            containment: Containment::new(parents.collect()),
            is_located,
            tally,
            search_text: Arc::default(),
            claims_of_source: rows.claims_of_source,
            source_of: rows.source_of,
            kind_of: rows.kind_of,
            claimants_of: rows.claimants_of,
            sides_of: rows.sides_of,
            places_of: rows.places_of,
            events_of: rows.events_of,
            claimants: voices.claimants.into(),
            sides: voices.sides.into(),
            numbers,
            dossier,
        }
    }

    /// The index of a newer version of the dossier.
    pub fn updated(&self, dossier: Arc<Dossier>) -> Self {
        Self::new(dossier)
    }

    /// All texts, ready to be searched. The first call makes them so, which takes about a second for 50 MB;
    /// others meanwhile wait.
    pub fn search_text(&self) -> &SearchText {
        self.search_text.get_or_init(|| SearchText::new(self))
    }

    /// The same, if that is done already.
    pub fn search_text_if_ready(&self) -> Option<&SearchText> {
        self.search_text.get()
    }

    pub(super) fn columns(&self, clock: Clock) -> &ClockColumns {
        match clock {
            Clock::Reported => &self.reported,
            Clock::Occurred => &self.occurred,
        }
    }
}

/// What is gathered claim by claim.
#[derive(Default)]
struct Rows {
    occurred: Vec<Span>,
    source_of: Vec<SourceIx>,
    claims_of_source: Lists<SourceIx, ClaimIx>,
    kind_of: Vec<Option<KindIx>>,
    claimants_of: Lists<ClaimIx, ClaimantIx>,
    sides_of: Lists<ClaimIx, SideIx>,
    places_of: Lists<ClaimIx, PlaceIx>,
    events_of: Lists<ClaimIx, EventIx>,
}

impl Rows {
    fn push(
        &mut self,
        source_ix: SourceIx,
        source: &Source,
        claim: &Claim,
        numbers: &Numbers,
        voices: &Voices,
    ) {
        let claimants = if claim.by.is_empty() {
            voices.own_voice_of(source).into_iter().collect()
        } else {
            let mut actors = resolved(&numbers.actors, &claim.by);
            actors.dedup();
            actors
                .into_iter()
                .map(|ActorIx(actor)| ClaimantIx(actor))
                .collect::<Vec<_>>()
        };
        self.source_of.push(source_ix);
        self.occurred.push(Span::of(claim.occurred.as_ref()));
        self.kind_of.push(numbers.kinds.get(&claim.kind).copied());
        self.sides_of.push(voices.sides_for(&claimants));
        self.claimants_of.push(claimants);
        self.places_of.push(resolved(&numbers.places, &claim.about));
        self.events_of
            .push(resolved(&numbers.events, &claim.events));
    }
}

impl ClockColumns {
    /// `others`: dates on the same clock that belong to no claim.
    fn new(spans: &[Span], standing_from: StandingColumns, others: &[Span]) -> Self {
        let days = || {
            let spans = spans.iter().chain(others);
            spans
                .flat_map(|span| [span.earliest(), span.latest()])
                .flatten()
        };
        Self {
            earliest: spans.iter().map(|span| span.earliest).collect(),
            latest: spans.iter().map(|span| span.latest).collect(),
            standing_from,
            reach: days().min().zip(days().max()),
        }
    }

    pub(super) fn span(&self, claim: ClaimIx) -> Span {
        Span {
            earliest: self.earliest[claim.index()],
            latest: self.latest[claim.index()],
        }
    }
}
