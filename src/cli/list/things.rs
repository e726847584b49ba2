//! Sources, places, disputes and actors, each with the claims known about them.

use serde_json::{Value, json};

use super::{Asked, Listing, cell, date_cell, date_json};
use crate::dossier::{DisputeId, Name};
use crate::query::{
    ClaimIx, ClaimantKey, Clock, Counts, DisputeIx, PlaceIx, SourceIx, disputed_since,
};

/// Gathers rows and objects side by side.
pub(super) fn listing(
    thing: &'static str,
    columns: &'static [&'static str],
    in_table: &'static [&'static str],
    told: impl Iterator<Item = (Vec<String>, Value)>,
) -> Listing {
    let (rows, json) = told.unzip();
    Listing {
        thing,
        columns,
        in_table,
        rows,
        json,
    }
}

/// Adds the counts to an object and to a row.
pub(super) fn with_counts(
    mut row: Vec<String>,
    mut json: Value,
    counts: Counts,
) -> (Vec<String>, Value) {
    let counts = [
        ("certain", counts.certain),
        ("possible", counts.possible),
        ("contested", counts.contested),
    ];
    for (name, count) in counts {
        row.push(count.to_string());
        json[name] = count.into();
    }
    (row, json)
}

fn names_json(names: &[Name]) -> Vec<Value> {
    let name = |name: &Name| json!({ "text": name.text, "lang": name.lang });
    names.iter().map(name).collect()
}

/// Numbers from 0 as the index gives them out.
pub(super) fn numbers<T>(count: usize, number: fn(u32) -> T) -> impl Iterator<Item = T> {
    (0u32..).take(count).map(number)
}

/// Sources reported by the date; with a filter, those with claims that pass it. On the clock `occurred`
/// all reports are to hand.
pub(super) fn sources(asked: &Asked) -> Listing {
    let index = &asked.index;
    let numbers = numbers(index.dossier().sources.len(), SourceIx).filter(|&number| {
        let counts = asked.known.by_source[number.index()];
        let out = index
            .source_reported(number)
            .certainty(&asked.as_of)
            .is_some();
        let reported = out && asked.as_of.clock == Clock::Reported;
        counts.known() > 0 || (asked.lens.is_empty() && reported)
    });
    listing(
        "source",
        &[
            "id",
            "published",
            "publisher",
            "title",
            "byline",
            "language",
            "dateline",
            "url",
            "archived",
            "rights",
            "certain",
            "possible",
            "contested",
        ],
        &[
            "id",
            "published",
            "title",
            "certain",
            "possible",
            "contested",
            "publisher",
        ],
        numbers.map(|number| {
            let source = index.source(number);
            let row = vec![
                source.id.to_string(),
                date_cell(source.published.as_ref()),
                source.publisher.clone(),
                source.title.clone(),
                cell(&source.byline),
                cell(&source.language),
                cell(&source.dateline),
                cell(&source.url),
                cell(&source.archived),
                cell(&source.rights),
            ];
            let json = json!({
                "id": source.id,
                "published": date_json(source.published.as_ref()),
                "publisher": source.publisher,
                "title": source.title,
                "byline": source.byline,
                "language": source.language,
                "dateline": source.dateline,
                "url": source.url,
                "archived": source.archived,
                "rights": source.rights,
            });
            with_counts(row, json, asked.known.by_source[number.index()])
        }),
    )
}

/// Places with at least one known claim.
pub(super) fn places(asked: &Asked) -> Listing {
    let index = &asked.index;
    let chosen = asked.lens.place.as_ref();
    let within = chosen.and_then(|(place, _)| Some(index.within(index.place_ix(place)?)));
    let numbers = numbers(index.dossier().places.len(), PlaceIx).filter(|&number| {
        let inside = within
            .as_ref()
            .is_none_or(|within| within.contains(&number));
        inside && asked.known.by_place[number.index()].known() > 0
    });
    listing(
        "place",
        &[
            "id",
            "name",
            "names",
            "kind",
            "precision",
            "longitude",
            "latitude",
            "within",
            "certain",
            "possible",
            "contested",
        ],
        &[
            "id",
            "name",
            "certain",
            "possible",
            "contested",
            "kind",
            "within",
            "precision",
        ],
        numbers.map(|number| {
            let place = index.place(number);
            let longitude = place.position.map(|position| position.longitude());
            let latitude = place.position.map(|position| position.latitude());
            let row = vec![
                place.id.to_string(),
                place.name.clone(),
                cell(place.names.iter().map(|name| &name.text)),
                place.kind.name().to_owned(),
                place.precision.name().to_owned(),
                cell(longitude),
                cell(latitude),
                cell(&place.within),
            ];
            let json = json!({
                "id": place.id,
                "name": place.name,
                "names": names_json(&place.names),
                "kind": place.kind.name(),
                "precision": place.precision.name(),
                "longitude": longitude,
                "latitude": latitude,
                "within": place.within,
            });
            with_counts(row, json, asked.known.by_place[number.index()])
        }),
    )
}

/// Disputes on which some claim that the filters let through had taken a position by the date.
pub(super) fn disputes(asked: &Asked) -> Listing {
    let index = &asked.index;
    let ids = |claims: &[ClaimIx]| -> Vec<String> {
        let listed = claims.iter().filter(|claim| asked.known.is_known(**claim));
        listed
            .map(|claim| index.claim(*claim).id.to_string())
            .collect()
    };
    let told = numbers(index.dossier().disputes.len(), DisputeIx).filter_map(|number| {
        let dispute = index.dispute(number);
        let voiced = index.positions_voiced(number, &asked.as_of);
        let mut labels = Vec::new();
        let mut positions = Vec::new();
        for answer in &voiced {
            let position = &dispute.positions[answer.position];
            let (claims, possible) = (ids(&answer.certain), ids(&answer.possible));
            let count = claims.len() + possible.len();
            if count == 0 {
                continue;
            }
            labels.push(format!("{} ({count})", position.label));
            positions.push(json!({
                "id": position.id,
                "label": position.label,
                "side": position.side,
                "voiced_since": answer.since.map(|day| day.to_string()),
                "claims": claims,
                "possible_claims": possible,
            }));
        }
        let id: &DisputeId = &dispute.id;
        let since = disputed_since(&voiced).map(|day| day.to_string());
        let row = vec![
            id.to_string(),
            positions.len().to_string(),
            cell(&since),
            dispute.positions.len().to_string(),
            dispute.question.clone(),
            labels.join("; "),
        ];
        let json = json!({
            "id": id,
            "question": dispute.question,
            "disputed_since": since,
            "positions_in_all": dispute.positions.len(),
            "positions": positions,
        });
        (!labels.is_empty()).then_some((row, json))
    });
    listing(
        "dispute",
        &["id", "voiced", "since", "positions", "question", "answers"],
        &["id", "voiced", "since", "question", "answers"],
        told,
    )
}

/// Everybody who asserts at least one known claim, publications in their own voice among them.
pub(super) fn actors(asked: &Asked) -> Listing {
    let index = &asked.index;
    let claimants = index.claimants().iter().zip(&asked.known.by_claimant);
    let told = claimants
        .filter(|(_, counts)| counts.known() > 0)
        .map(|(claimant, counts)| {
            let actor = claimant.actor.map(|actor| index.actor(actor));
            let id = match &claimant.key {
                ClaimantKey::Actor(id) => id.to_string(),
                ClaimantKey::Publication(name) => name.clone(),
            };
            let kind = actor.map_or("publication", |actor| actor.kind.name());
            let side = actor.and_then(|actor| actor.side.as_ref());
            let role = actor.and_then(|actor| actor.role.as_ref());
            let member_of = actor.map_or(&[][..], |actor| &actor.member_of);
            let row = vec![
                id.clone(),
                claimant.name.clone(),
                kind.to_owned(),
                cell(role),
                cell(side),
                cell(member_of),
            ];
            let json = json!({
                "id": id,
                "name": claimant.name,
                "names": actor.map_or_else(Vec::new, |actor| names_json(&actor.names)),
                "kind": kind,
                "role": role,
                "side": side,
                "member_of": member_of,
            });
            with_counts(row, json, *counts)
        });
    listing(
        "actor",
        &[
            "id",
            "name",
            "kind",
            "role",
            "side",
            "member_of",
            "certain",
            "possible",
            "contested",
        ],
        &[
            "id",
            "name",
            "certain",
            "possible",
            "contested",
            "side",
            "kind",
        ],
        told,
    )
}
