//! Small random dossiers for the laws: uncertain and missing dates, several places, links that may lead
//! nowhere, publications that speak for themselves. Few days and few names, so that things meet.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::as_of::{AsOf, Clock, Window};
use super::claimant::{ClaimantKey, SideKey};
use super::lens::{DayBox, DayRange, Lens, PlaceScope};
use super::standing::Bearing;
use crate::dossier::{
    Actor, ActorId, ActorKind, Anchoring, Claim, ClaimId, Day, Dispute, DisputeId, Dossier, Event,
    EventId, Excerpt, Figure, Hue, Kind, KindId, LonLat, Place, PlaceId, PlaceKind, Position,
    PositionId, Precision, Quote, Relation, Side, SideId, Source, SourceId, Stance, Text, When,
};

macro_rules! id {
    ($kind:ident, $prefix:literal, $number:expr) => {
        $kind::new(&format!(concat!($prefix, "{}"), $number)).expect("an id")
    };
}

/// The days that dates are drawn from: 1 to 9 August 2008.
pub(super) fn august(day: u8) -> Day {
    Day::ymd(2008, 8, day)
}

fn when() -> impl Strategy<Value = Option<When>> {
    (0..12u8, 1..=9u8, 1..=9u8).prop_map(|(shape, one, other)| {
        let (a, b) = (one.min(other), one.max(other));
        let text = match shape {
            0 | 1 => return None,
            2..=4 => format!("2008-08-0{a}"),
            5 => format!("2008-08-0{a}~"),
            6 => format!("2008-08-0{a}/2008-08-0{b}"),
            7 => format!("/2008-08-0{a}"),
            8 => format!("2008-08-0{a}/"),
            9 => format!("2008-08-0{a}/.."),
            10 => "2008-08".to_owned(),
            _ => format!("../2008-08-0{a}"),
        };
        Some(When::parse(&text).expect("a date of the shapes above"))
    })
}

fn place(number: usize, within: Option<usize>, sort: u8) -> Place {
    Place {
        id: id!(PlaceId, "p", number),
        name: format!("Place {number}"),
        names: Vec::new(),
        position: (sort > 0).then(|| LonLat::new(44.0, 42.0).expect("in range")),
        precision: if sort == 1 {
            Precision::Unlocated
        } else {
            Precision::Settlement
        },
        kind: PlaceKind::Settlement,
        within: within.map(|number| id!(PlaceId, "p", number)),
        area: None,
        identifiers: Vec::new(),
        source: None,
    }
}

fn actor(number: usize, side: Option<usize>, kind: ActorKind, member_of: &[usize]) -> Actor {
    Actor {
        id: id!(ActorId, "a", number),
        name: format!("Actor {number}"),
        names: Vec::new(),
        kind,
        role: None,
        side: side.map(|number| id!(SideId, "s", number)),
        member_of: member_of
            .iter()
            .map(|number| id!(ActorId, "a", number))
            .collect(),
    }
}

/// Few measures and numbers, so that some figures are the same, and some without a number.
fn figure() -> impl Strategy<Value = Figure> {
    let number = || option::of((1..3u8).prop_map(f64::from));
    let unit = prop_oneof![3 => Just(None), 1 => Just(Some("km".to_owned()))];
    let bounds = (
        number(),
        number(),
        number(),
        option::weighted(0.1, 1.0..3.0),
    );
    (0..2u8, bounds, unit).prop_map(
        |(measure, (value, at_least, at_most, about), unit)| Figure {
            measure: format!("m{measure}"),
            value,
            at_least,
            at_most,
            about,
            unit,
        },
    )
}

/// A claim whose own id and relations are given once all claims are counted. Numbers up to one past what
/// exists, so that some lead nowhere.
fn claim() -> impl Strategy<Value = Claim> {
    let relation = (0..4usize, 0..14usize)
        .prop_map(|(which, target)| (Relation::ALL[which], id!(ClaimId, "c", target)));
    (
        (vec(0..5usize, 0..3), vec(0..5usize, 0..2)),
        vec(0..6usize, 0..4),
        when(),
        0..4usize,
        vec(0..3usize, 0..2),
        vec(relation, 0..3),
        option::of((0..3usize, 0..3usize)),
        option::weighted(0.4, figure()),
    )
        .prop_map(
            |((by, via), about, occurred, kind, events, relations, stance, figure)| Claim {
                id: id!(ClaimId, "c", 0),
                excerpt: Excerpt {
                    quote: Quote::default(),
                    anchoring: Anchoring::Missing,
                },
                statement: String::new(),
                kind: id!(KindId, "k", kind),
                by: by.iter().map(|number| id!(ActorId, "a", number)).collect(),
                via: via.iter().map(|number| id!(ActorId, "a", number)).collect(),
                about: about
                    .iter()
                    .map(|number| id!(PlaceId, "p", number))
                    .collect(),
                said_at: None,
                occurred,
                occurred_note: None,
                said: None,
                events: events
                    .iter()
                    .map(|number| id!(EventId, "e", number))
                    .collect(),
                stances: stance
                    .map(|(dispute, position)| Stance {
                        dispute: id!(DisputeId, "d", dispute),
                        position: id!(PositionId, "q", position),
                    })
                    .into_iter()
                    .collect(),
                relations,
                figure,
            },
        )
}

fn source(number: usize, published: Option<When>, publisher: usize, claims: Vec<Claim>) -> Source {
    Source {
        id: id!(SourceId, "r", number),
        title: String::new(),
        publisher: format!("Actor {publisher}"),
        byline: None,
        language: None,
        url: None,
        archived: None,
        published,
        published_basis: None,
        dateline: None,
        text: Text::default(),
        original: None,
        revises: None,
        body: None,
        rights: None,
        claims: claims.into_iter().map(Arc::new).collect(),
    }
}

/// A dossier of up to fifteen claims in up to five sources.
pub(super) fn dossier() -> impl Strategy<Value = Arc<Dossier>> {
    let places = vec((option::of(0..5usize), 0..4u8), 5);
    let kind = prop_oneof![
        Just(ActorKind::Outlet),
        Just(ActorKind::Ministry),
        Just(ActorKind::Person)
    ];
    let actors = vec((option::of(0..3usize), kind, vec(0..5usize, 0..2)), 4);
    let sources = vec((when(), 0..6usize, vec(claim(), 0..4)), 0..6);
    (places, actors, sources).prop_map(|(places, actors, sources)| {
        let numbered_places = places.into_iter().enumerate();
        let numbered_actors = actors.into_iter().enumerate();
        let numbered_sources = sources.into_iter().enumerate();
        let mut dossier = Dossier {
            kinds: (0..3)
                .map(|number| Kind {
                    id: id!(KindId, "k", number),
                    label: String::new(),
                    hue: Hue::Blue,
                })
                .collect(),
            sides: (0..2)
                .map(|number| Side {
                    id: id!(SideId, "s", number),
                    label: String::new(),
                    hue: Hue::Teal,
                })
                .collect(),
            places: numbered_places
                .map(|(number, (within, sort))| place(number, within, sort))
                .collect(),
            actors: numbered_actors
                .map(|(number, (side, kind, member_of))| actor(number, side, kind, &member_of))
                .collect(),
            events: (0..2).map(event).collect(),
            disputes: (0..2).map(dispute).collect(),
            sources: numbered_sources
                .map(|(number, (published, by, claims))| {
                    source(number, published, by, claims).into()
                })
                .collect(),
            ..Dossier::default()
        };
        let claims = dossier
            .sources
            .iter_mut()
            .flat_map(|source| &mut Arc::make_mut(source).claims);
        for (number, claim) in claims.enumerate() {
            Arc::make_mut(claim).id = id!(ClaimId, "c", number);
        }
        dossier.sort_sources();
        Arc::new(dossier)
    })
}

fn event(number: usize) -> Event {
    Event {
        id: id!(EventId, "e", number),
        title: String::new(),
        occurred: None,
        places: Vec::new(),
        kind: None,
        within: None,
    }
}

fn dispute(number: usize) -> Dispute {
    let position = |number| Position {
        id: id!(PositionId, "q", number),
        label: String::new(),
        side: None,
    };
    Dispute {
        id: id!(DisputeId, "d", number),
        question: String::new(),
        positions: (0..2).map(position).collect(),
    }
}

/// From 31 July to 11 August 2008: the days of the dates, and some on either side.
pub(super) fn day() -> impl Strategy<Value = Day> {
    (-1..11i64).prop_map(|days| august(1).plus(days))
}

pub(super) fn clock() -> impl Strategy<Value = Clock> {
    prop_oneof![Just(Clock::Reported), Just(Clock::Occurred)]
}

pub(super) fn as_of() -> impl Strategy<Value = AsOf> {
    let window = prop_oneof![Just(Window::ByThisDate), (0..6u32).prop_map(Window::Days)];
    let since = option::weighted(0.3, day());
    (clock(), day(), window, since).prop_map(|(clock, day, window, since)| AsOf {
        clock,
        day,
        window,
        since,
    })
}

/// Filters over the names above, some of which no dossier has.
fn days() -> impl Strategy<Value = DayRange> {
    (1..=9u8, 1..=9u8).prop_map(|(one, other)| DayRange::between(august(one), august(other)))
}

pub(super) fn lens() -> impl Strategy<Value = Lens> {
    let claimant = (0..7usize).prop_map(|number| match number {
        0..5 => ClaimantKey::Actor(id!(ActorId, "a", number)),
        _ => ClaimantKey::Publication(format!("Actor {}", number - 1)),
    });
    let side = (0..4usize).prop_map(|number| match number {
        0..3 => SideKey::Side(id!(SideId, "s", number)),
        _ => SideKey::NoSide,
    });
    let scope = prop_oneof![Just(PlaceScope::Itself), Just(PlaceScope::WithinToo)];
    let some = |most: usize| prop_oneof![3 => Just(0), 1 => 1..=most];
    (
        some(3).prop_flat_map(|count| vec((0..6usize).prop_map(|n| id!(SourceId, "r", n)), count)),
        some(3).prop_flat_map(move |count| vec(claimant.clone(), count)),
        some(3).prop_flat_map(move |count| vec(side.clone(), count)),
        some(2).prop_flat_map(|count| vec((0..4usize).prop_map(|n| id!(KindId, "k", n)), count)),
        option::weighted(0.3, ((0..6usize).prop_map(|n| id!(PlaceId, "p", n)), scope)),
        option::weighted(0.2, (days(), days())),
        some(2).prop_flat_map(|count| vec((0..3usize).prop_map(|n| Bearing::ALL[n]), count)),
    )
        .prop_map(
            |(sources, claimants, sides, kinds, place, days, standing)| Lens {
                days: days.map(|(occurred, reported)| DayBox { occurred, reported }),
                sources: sources.into_iter().collect(),
                claimants: claimants.into_iter().collect(),
                sides: sides.into_iter().collect(),
                kinds: kinds.into_iter().collect(),
                place,
                standing: standing.into_iter().collect(),
                ..Lens::default()
            },
        )
}
