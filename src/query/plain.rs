//! The same answers worked out the slow and plain way, straight from a dossier's values: what the index is
//! held against in tests.

use std::collections::BTreeSet;

use super::as_of::{AsOf, Clock};
use super::bonds::Standing;
use super::claimant::{ClaimantKey, SideKey};
use super::known::{Absence, ClaimState, Counts};
use super::lens::{Lens, PlaceScope};
use super::span::Certainty;
use super::standing::Bearing;
use crate::dossier::{
    ActorId, ActorKind, Claim, Day, Dossier, PlaceId, Relation, Source, SourceId, When,
};

/// A claim with its source.
pub(super) type Row<'a> = (&'a Source, &'a Claim);

fn bounds(when: Option<&When>) -> Option<(Option<Day>, Option<Day>)> {
    let when = when?;
    match (when.earliest().day(), when.latest().day()) {
        (None, None) => None,
        bounds => Some(bounds),
    }
}

fn date(row: Row<'_>, clock: Clock) -> Option<(Option<Day>, Option<Day>)> {
    match clock {
        Clock::Reported => bounds(row.0.published.as_ref()),
        Clock::Occurred => bounds(row.1.occurred.as_ref()),
    }
}

fn opposes(one: &Claim, other: &Claim) -> bool {
    let says = |from: &Claim, relation, to: &Claim| {
        from.relations
            .iter()
            .any(|(r, id)| *r == relation && *id == to.id)
    };
    one.id != other.id
        && (says(one, Relation::Denies, other)
            || says(one, Relation::Contradicts, other)
            || says(other, Relation::Contradicts, one))
}

/// Whether a claim reported by the date does that to the standing of this one.
pub(super) fn bears(dossier: &Dossier, row: Row<'_>, bearing: Bearing, as_of: &AsOf) -> bool {
    let (_, claim) = row;
    let says = |from: &Claim, relation, to: &Claim| {
        from.id != to.id && from.relations.contains(&(relation, to.id.clone()))
    };
    let own_sides = sides(dossier, row);
    dossier
        .claims()
        .filter(|other| match bearing {
            Bearing::Contested => opposes(other.1, claim),
            Bearing::Confirmed => {
                let same = says(other.1, Relation::Confirms, claim)
                    || says(claim, Relation::Confirms, other.1);
                same && sides(dossier, *other).is_disjoint(&own_sides)
            }
            Bearing::Updated => says(other.1, Relation::Updates, claim),
        })
        .filter_map(|row| date(row, Clock::Reported))
        .any(|(_, latest)| {
            as_of.clock == Clock::Occurred || latest.is_some_and(|day| day <= as_of.day)
        })
}

pub(super) fn claimants(dossier: &Dossier, (source, claim): Row<'_>) -> BTreeSet<ClaimantKey> {
    if claim.by.is_empty() {
        let outlet = dossier
            .actors
            .iter()
            .find(|actor| actor.kind == ActorKind::Outlet && actor.name == source.publisher);
        return BTreeSet::from([outlet.map_or_else(
            || ClaimantKey::Publication(source.publisher.clone()),
            |actor| ClaimantKey::Actor(actor.id.clone()),
        )]);
    }
    let known = claim.by.iter().filter(|id| dossier.actor(id).is_some());
    known.cloned().map(ClaimantKey::Actor).collect()
}

pub(super) fn sides(dossier: &Dossier, row: Row<'_>) -> BTreeSet<SideKey> {
    let side = |key: &ClaimantKey| match key {
        ClaimantKey::Publication(_) => SideKey::NoSide,
        ClaimantKey::Actor(id) => dossier
            .actor(id)
            .and_then(|actor| actor.side.clone())
            .map_or(SideKey::NoSide, SideKey::Side),
    };
    let claimants = claimants(dossier, row);
    if claimants.is_empty() {
        return BTreeSet::from([SideKey::NoSide]);
    }
    claimants.iter().map(side).collect()
}

/// Whether a place is another or lies within it, going up at most as many steps as there are places.
fn lies_within(dossier: &Dossier, place: &PlaceId, outer: &PlaceId) -> bool {
    let mut at = Some(place.clone());
    for _ in 0..=dossier.places.len() {
        match at {
            Some(id) if id == *outer => return true,
            Some(id) => at = dossier.place(&id).and_then(|place| place.within.clone()),
            None => return false,
        }
    }
    false
}

fn any<T: Ord>(chosen: &BTreeSet<T>, own: &BTreeSet<T>) -> bool {
    chosen.is_empty() || chosen.intersection(own).next().is_some()
}

/// All facets but that of standing.
pub(super) fn passes(dossier: &Dossier, row: Row<'_>, lens: &Lens) -> bool {
    let (source, claim) = row;
    let kind_exists = dossier.kind(&claim.kind).is_some();
    any(&lens.sources, &BTreeSet::from([source.id.clone()]))
        && any(&lens.claimants, &claimants(dossier, row))
        && any(&lens.sides, &sides(dossier, row))
        && (lens.kinds.is_empty() || kind_exists && lens.kinds.contains(&claim.kind))
        && lens.place.as_ref().is_none_or(|(outer, scope)| {
            dossier.place(outer).is_some()
                && claim.about.iter().any(|place| match scope {
                    PlaceScope::Itself => place == outer,
                    PlaceScope::WithinToo => {
                        dossier.place(place).is_some() && lies_within(dossier, place, outer)
                    }
                })
        })
}

pub(super) fn state(dossier: &Dossier, row: Row<'_>, as_of: &AsOf, lens: &Lens) -> ClaimState {
    let contested = bears(dossier, row, Bearing::Contested, as_of);
    let through = passes(dossier, row, lens);
    let out = |why| {
        ClaimState::Out(if through {
            why
        } else {
            Absence::FilteredAndNotKnown
        })
    };
    let Some((earliest, latest)) = date(row, as_of.clock) else {
        return out(Absence::Undated);
    };
    if earliest.is_some_and(|day| day > as_of.day) {
        return out(Absence::NotYet);
    }
    let first = as_of.first_day();
    if let (Some(first), Some(latest)) = (first, latest)
        && latest < first
    {
        return out(Absence::Earlier);
    }
    let stands = |bearing: &Bearing| bears(dossier, row, *bearing, as_of);
    if !through || !lens.standing.is_empty() && !lens.standing.iter().any(stands) {
        return ClaimState::Out(Absence::Filtered);
    }
    let ends_in_time = latest.is_some_and(|day| day <= as_of.day);
    let begins_in_time = first.is_none_or(|first| earliest.is_some_and(|day| day >= first));
    ClaimState::Known {
        certainty: if ends_in_time && begins_in_time {
            Certainty::Certain
        } else {
            Certainty::Possible
        },
        standing: if contested {
            Standing::Contested
        } else {
            Standing::Unopposed
        },
        fresh: match as_of.since.filter(|since| *since < as_of.day) {
            None => latest == Some(as_of.day),
            // It was not known for certain by then, and is now; or it was not known at all.
            Some(since) => {
                let was_possible = earliest.is_none_or(|day| day <= since);
                let was_certain = latest.is_some_and(|day| day <= since);
                !was_possible || !was_certain && ends_in_time
            }
        },
    }
}

/// Counts those known claims that `wanted` holds for.
pub(super) fn counts(
    dossier: &Dossier,
    as_of: &AsOf,
    lens: &Lens,
    wanted: impl Fn(Row<'_>) -> bool,
) -> Counts {
    let mut counts = Counts::default();
    for row in dossier.claims().filter(|row| wanted(*row)) {
        if let ClaimState::Known {
            certainty,
            standing,
            fresh,
        } = state(dossier, row, as_of, lens)
        {
            match certainty {
                Certainty::Certain => counts.certain += 1,
                Certainty::Possible => counts.possible += 1,
            }
            counts.contested += u32::from(standing == Standing::Contested);
            counts.fresh += u32::from(fresh);
        }
    }
    counts
}

/// Whence a claim comes. An id that no actor has is taken as a claimant of its own.
pub(super) fn behind(dossier: &Dossier, row: Row<'_>) -> BTreeSet<ClaimantKey> {
    let stands_for = |id: &ActorId| -> Vec<ClaimantKey> {
        let own = dossier.actor(id);
        let person = own.filter(|actor| actor.kind == ActorKind::Person);
        let bodies = person.map_or(&[][..], |actor| &actor.member_of).iter();
        let bodies: Vec<ClaimantKey> = bodies
            .filter(|body| dossier.actor(body).is_some())
            .map(|body| ClaimantKey::Actor(body.clone()))
            .collect();
        if bodies.is_empty() {
            vec![ClaimantKey::Actor(id.clone())]
        } else {
            bodies
        }
    };
    let (by, via) = (&row.1.by, &row.1.via);
    let named = if by.is_empty() { via } else { by };
    if named.is_empty() {
        return claimants(dossier, row);
    }
    named.iter().flat_map(stands_for).collect()
}

/// How many reports and origins some claims have: sets that share a name are joined until none do.
pub(super) fn origins(dossier: &Dossier, rows: &[Row<'_>]) -> (usize, usize) {
    let mut groups: Vec<(BTreeSet<ClaimantKey>, BTreeSet<SourceId>)> = Vec::new();
    for row in rows {
        let mut own = (behind(dossier, *row), BTreeSet::from([row.0.id.clone()]));
        while let Some(at) = groups.iter().position(|it| !it.0.is_disjoint(&own.0)) {
            let (names, sources) = groups.swap_remove(at);
            own.0.extend(names);
            own.1.extend(sources);
        }
        groups.push(own);
    }
    (
        groups.iter().map(|(_, sources)| sources.len()).sum(),
        groups.len(),
    )
}
