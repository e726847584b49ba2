//! An index brought up to date answers exactly as one that is made from nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::as_of::AsOf;
use super::claimant::ClaimantKey;
use super::index::{ClockColumns, Index};
use super::known::Known;
use super::lens::Lens;
use super::number::{Dense, DisputeIx, OriginIx, PlaceIx};
use super::small_dossier::{as_of, dossier, lens};
use super::table::{Arrangement, RowSort, Rows, SortOrder, TableColumn};
use crate::dossier::{ActorId, ClaimId, Dossier, EventId, KindId, PlaceId, Source};

/// One way in which a version differs from the one before, by what the next version shall take from another
/// dossier of the same names.
#[derive(Clone, Copy, Debug)]
enum Edit {
    /// The nth claim becomes what it is in the other, under its own id.
    Claim(usize),
    /// The nth claim becomes what it is in the other, relations too, and gets another id.
    Rename(usize),
    AddClaim(usize),
    RemoveClaim(usize),
    /// The nth source is published when the nth of the other is, by whom that one is.
    SourceHead(usize),
    AddSource(usize),
    RemoveSource(usize),
    /// One list as it is in the other: positions, members, sides, kinds.
    Places,
    Actors,
    /// The last, or the nth, goes or comes.
    AddPlace(usize),
    RemovePlace(usize),
    AddActor(usize),
    RemoveActor(usize),
    RemoveKind,
    RemoveEvent(usize),
    SwapEvents,
    Positions(usize),
    RemoveDispute(usize),
    SwapSources,
    Nothing,
}

fn edit() -> impl Strategy<Value = Edit> {
    (0..24u8, 0..16usize).prop_map(|(which, at)| match which {
        0..4 => Edit::Claim(at),
        4 => Edit::Rename(at),
        5 | 6 => Edit::AddClaim(at),
        7 => Edit::RemoveClaim(at),
        8 => Edit::SourceHead(at),
        9 => Edit::AddSource(at),
        10 => Edit::RemoveSource(at),
        11 => Edit::Places,
        12 => Edit::Actors,
        13 => Edit::AddPlace(at),
        14 => Edit::RemovePlace(at),
        15 => Edit::AddActor(at),
        16 => Edit::RemoveActor(at),
        17 => Edit::RemoveKind,
        18 => Edit::RemoveEvent(at),
        19 => Edit::SwapEvents,
        20 => Edit::Positions(at),
        21 => Edit::RemoveDispute(at),
        22 => Edit::SwapSources,
        _ => Edit::Nothing,
    })
}

/// The nth of a list, counted round.
fn nth<T>(list: &[T], at: usize) -> Option<usize> {
    (!list.is_empty()).then(|| at % list.len())
}

/// Where the nth claim stands: its source, and its place in it.
fn where_is(dossier: &Dossier, at: usize) -> Option<(usize, usize)> {
    let places = dossier
        .sources
        .iter()
        .enumerate()
        .flat_map(|(number, source)| (0..source.claims.len()).map(move |claim| (number, claim)));
    let places: Vec<(usize, usize)> = places.collect();
    nth(&places, at).map(|at| places[at])
}

impl Edit {
    fn made(self, dossier: &mut Dossier, other: &Dossier) {
        let claim_of_other =
            |at| where_is(other, at).map(|(source, claim)| &other.sources[source].claims[claim]);
        match self {
            Self::Claim(at) | Self::Rename(at) => {
                let Some((source, claim)) = where_is(dossier, at) else {
                    return;
                };
                let Some(model) = claim_of_other(at) else {
                    return;
                };
                let mut next = (**model).clone();
                next.statement = format!("said {}", ["a", "b", "c"][at % 3]);
                let own = &mut Arc::make_mut(&mut dossier.sources[source]).claims[claim];
                if matches!(self, Self::Claim(_)) {
                    next.id = own.id.clone();
                } else {
                    next.id = ClaimId::new(&format!("c{}", at + 7)).expect("an id");
                }
                *own = Arc::new(next);
            }
            Self::AddClaim(at) => {
                let Some(source) = nth(&dossier.sources, at) else {
                    return;
                };
                let Some(model) = claim_of_other(at) else {
                    return;
                };
                let mut next = (**model).clone();
                next.id = ClaimId::new(&format!("c{at}")).expect("an id");
                let claims = &mut Arc::make_mut(&mut dossier.sources[source]).claims;
                claims.insert(at % (claims.len() + 1), Arc::new(next));
            }
            Self::RemoveClaim(at) => {
                if let Some((source, claim)) = where_is(dossier, at) {
                    Arc::make_mut(&mut dossier.sources[source])
                        .claims
                        .remove(claim);
                }
            }
            Self::SourceHead(at) => {
                let (Some(own), Some(model)) = (nth(&dossier.sources, at), nth(&other.sources, at))
                else {
                    return;
                };
                let own = Arc::make_mut(&mut dossier.sources[own]);
                own.published.clone_from(&other.sources[model].published);
                own.publisher.clone_from(&other.sources[model].publisher);
                dossier.sort_sources();
            }
            Self::AddSource(at) => {
                let Some(model) = nth(&other.sources, at) else {
                    return;
                };
                let mut source = Source::clone(&other.sources[model]);
                let taken = |id: &_| dossier.sources.iter().any(|own| own.id == *id);
                while taken(&source.id) {
                    source.id = format!("{}-x", source.id).parse().expect("an id");
                }
                dossier.sources.push(Arc::new(source));
                dossier.sort_sources();
            }
            Self::RemoveSource(at) => {
                if let Some(at) = nth(&dossier.sources, at) {
                    dossier.sources.remove(at);
                }
            }
            Self::SwapSources => dossier.sources.reverse(),
            Self::Places => dossier.places.clone_from(&other.places),
            Self::Actors => dossier.actors.clone_from(&other.actors),
            Self::AddPlace(at) => {
                let mut place = other.places[at % other.places.len()].clone();
                place.id = PlaceId::new(&format!("p{}", at % 7)).expect("an id");
                dossier.places.insert(dossier.places.len() - at % 2, place);
            }
            Self::RemovePlace(at) => {
                if dossier.places.len() > 1 {
                    dossier.places.remove(at % dossier.places.len());
                }
            }
            Self::AddActor(at) => {
                let mut actor = other.actors[at % other.actors.len()].clone();
                actor.id = ActorId::new(&format!("a{}", at % 6)).expect("an id");
                dossier.actors.push(actor);
            }
            Self::RemoveActor(at) => {
                if let Some(at) = nth(&dossier.actors, at) {
                    dossier.actors.remove(at);
                }
            }
            Self::RemoveKind => {
                dossier.kinds.pop();
            }
            Self::RemoveEvent(at) => {
                if let Some(at) = nth(&dossier.events, at) {
                    dossier.events.remove(at);
                }
            }
            Self::SwapEvents => dossier.events.reverse(),
            Self::Positions(at) => {
                if let Some(at) = nth(&dossier.disputes, at) {
                    dossier.disputes[at].positions.reverse();
                }
            }
            Self::RemoveDispute(at) => {
                if let Some(at) = nth(&dossier.disputes, at) {
                    dossier.disputes.remove(at);
                }
            }
            Self::Nothing => {}
        }
    }
}

#[track_caller]
fn same_dates(one: &ClockColumns, other: &ClockColumns) {
    assert_eq!(one.earliest, other.earliest);
    assert_eq!(one.latest, other.latest);
    assert_eq!(one.standing_from, other.standing_from);
    assert_eq!(one.reach, other.reach);
}

/// Everything by which an index answers, but for what counts.
#[track_caller]
fn same_columns(one: &Index, other: &Index) {
    same_dates(&one.reported, &other.reported);
    same_dates(&one.occurred, &other.occurred);
    assert_eq!(one.source_reported, other.source_reported);
    assert_eq!(one.claims_of_source, other.claims_of_source);
    assert_eq!(one.source_of, other.source_of);
    assert_eq!(one.kind_of, other.kind_of);
    assert_eq!(one.claimants(), other.claimants());
    assert_eq!(one.sides(), other.sides());
    assert_eq!(one.claimants_of, other.claimants_of);
    assert_eq!(one.claims_of_claimant, other.claims_of_claimant);
    assert_eq!(one.sides_of, other.sides_of);
    assert_eq!(one.places_of, other.places_of);
    assert_eq!(one.claims_about, other.claims_about);
    assert_eq!(one.events_of, other.events_of);
    assert_eq!(one.claims_of_event, other.claims_of_event);
    assert_eq!(one.claims_of_dispute, other.claims_of_dispute);
    assert_eq!(one.stances_in, other.stances_in);
    assert_eq!(one.written, other.written);
    assert_eq!(one.bonds, other.bonds);
    assert_eq!(one.behind.origins_of, other.behind.origins_of);
    assert_eq!(one.behind.unknown, other.behind.unknown);
    assert_eq!(one.containment, other.containment);
    assert_eq!(one.is_located, other.is_located);
    assert_eq!(one.has_figure, other.has_figure);
    assert_eq!(one.is_unresolved, other.is_unresolved);
}

/// What is found by ids and by figures; those that the dossier no longer has are not found.
#[track_caller]
fn same_lookups(one: &Index, other: &Index) {
    for number in 0..24 {
        let claim = ClaimId::new(&format!("c{number}")).expect("an id");
        assert_eq!(one.claim_ix(&claim), other.claim_ix(&claim), "{claim}");
        let place = PlaceId::new(&format!("p{number}")).expect("an id");
        assert_eq!(one.place_ix(&place), other.place_ix(&place));
        let actor = ActorId::new(&format!("a{number}")).expect("an id");
        assert_eq!(one.actor_ix(&actor), other.actor_ix(&actor));
        let key = ClaimantKey::Actor(actor);
        assert_eq!(one.claimant_ix(&key), other.claimant_ix(&key));
        let event = EventId::new(&format!("e{number}")).expect("an id");
        assert_eq!(one.event_ix(&event), other.event_ix(&event));
        let kind = KindId::new(&format!("k{number}")).expect("an id");
        assert_eq!(one.kind_ix(&kind), other.kind_ix(&kind));
    }
    for source in &other.dossier.sources {
        assert_eq!(one.source_ix(&source.id), other.source_ix(&source.id));
    }
    for claim in other.claims() {
        assert_eq!(one.claim(claim).id, other.claim(claim).id);
        assert_eq!(
            one.figure_of(claim).is_some(),
            other.figure_of(claim).is_some()
        );
        for also in other.claims() {
            let alike = |index: &Index| {
                let figure = index.figure_of(claim);
                figure.is_some() && figure == index.figure_of(also)
            };
            assert_eq!(alike(one), alike(other));
        }
    }
    for claim in other.claims() {
        let date = |index: &Index| {
            let date = index.occurred_date(claim);
            date.map(|date| index.dates().date(date).clone())
        };
        assert_eq!(date(one), date(other));
        let source = other.source_of(claim);
        let published = |index: &Index| {
            let date = index.published_date(source);
            date.map(|date| index.dates().date(date).clone())
        };
        assert_eq!(published(one), published(other));
    }
    let borne = |index: &Index| -> BTreeSet<String> {
        index
            .dates()
            .borne()
            .map(|date| date.text().to_owned())
            .collect()
    };
    assert_eq!(borne(one), borne(other));
    for origin in (0..other.origin_count()).map(OriginIx::from_index) {
        assert_eq!(one.origin_name(origin), other.origin_name(origin));
    }
}

/// What is known at a date.
#[track_caller]
fn same_answer(one: &Index, other: &Index, as_of: AsOf, lens: &Lens) {
    let answer = |index: &Index| index.known_at(as_of, &index.sieve(lens));
    let (own, wanted) = (answer(one), answer(other));
    let counts = |known: &Known| {
        (
            (known.totals, known.located, known.unfiltered, known.trays),
            (known.by_source.clone(), known.by_claimant.clone()),
            (
                known.by_side.clone(),
                known.by_kind.clone(),
                known.by_place.clone(),
            ),
            (
                known.facets.clone(),
                known.codes.clone(),
                known.bearings.clone(),
            ),
        )
    };
    assert_eq!(counts(&own), counts(&wanted));
    for place in (0..other.dossier.places.len()).map(PlaceIx::from_index) {
        assert_eq!(own.place(place), wanted.place(place));
        assert_eq!(one.within(place), other.within(place));
    }
    for dispute in (0..other.dossier.disputes.len()).map(DisputeIx::from_index) {
        assert_eq!(
            one.positions_voiced(dispute, &as_of),
            other.positions_voiced(dispute, &as_of)
        );
    }
    for claim in other.claims() {
        assert_eq!(
            one.asserting_the_same(claim, &as_of),
            other.asserting_the_same(claim, &as_of)
        );
    }
    assert_eq!(one.origins(one.claims()), other.origins(other.claims()));
}

/// By what rows are sorted, and whether only those are asked for that hold some words.
const ARRANGED: [(TableColumn, SortOrder, bool); 6] = [
    (TableColumn::Statement, SortOrder::Ascending, false),
    (TableColumn::Statement, SortOrder::Descending, true),
    (TableColumn::Id, SortOrder::Descending, false),
    (TableColumn::Occurred, SortOrder::Ascending, true),
    (TableColumn::Places, SortOrder::Ascending, false),
    (TableColumn::Claimants, SortOrder::Descending, true),
];

/// Rows that followed and rows made from nothing.
#[track_caller]
fn same_rows(rows: &mut [Rows], index: &Index, as_of: AsOf, words: &str) {
    let index = Arc::new(index.clone());
    let known = index.known_at(as_of, &index.sieve(&Lens::default()));
    for (rows, (column, order, has_words)) in rows.iter_mut().zip(ARRANGED) {
        let asked = Arrangement {
            columns: TableColumn::AT_FIRST.to_vec(),
            sort: Some(RowSort { column, order }),
            words: if has_words {
                words.to_owned()
            } else {
                String::new()
            },
        };
        rows.follow(index.clone(), &known);
        rows.arrange(1, &known, &asked);
        let mut anew = Rows::new(index.clone());
        anew.arrange(1, &known, &asked);
        assert_eq!(rows.claims(), anew.claims(), "{column:?} {order:?}");
    }
}

proptest! {
    #[test]
    fn an_index_brought_up_to_date_answers_as_one_made_from_nothing(
        first in dossier(),
        steps in vec((vec(edit(), 1..4), dossier()), 1..6),
        as_of in as_of(),
        lens in lens(),
        words in "(place|actor) [1-5]|said [a-c]|claim",
    ) {
        let mut index = Index::new(first);
        let mut rows: Vec<Rows> = ARRANGED.iter().map(|_| Rows::new(Arc::new(index.clone()))).collect();
        same_rows(&mut rows, &index, as_of, &words);
        for (edits, other) in steps {
            let mut next = (*index.dossier).clone();
            for edit in edits {
                edit.made(&mut next, &other);
            }
            let next = Arc::new(next);
            let before = index.clone();
            index = index.updated(next.clone());
            let anew = Index::new(next);
            same_columns(&index, &anew);
            same_lookups(&index, &anew);
            same_answer(&index, &anew, as_of, &lens);
            same_rows(&mut rows, &index, as_of, &words);
            let filtered = Lens { words: Some(words.clone()), ..lens.clone() };
            let sieve = index.sieve_after(&filtered, (&before, &before.sieve(&filtered)));
            prop_assert_eq!(sieve, anew.sieve(&filtered));
        }
    }
}
