//! The claims that are known, with everything that is known about each.

use serde_json::{Value, json};

use super::{Asked, Listing, cell, date_cell, date_json, figure_json};
use crate::dossier::{Claim, Source};
use crate::query::{
    Bearing, Certainty, ClaimIx, ClaimState, ClaimantKey, Clock, FullStanding, Index, Origins,
    Standing, Voiced,
};

const COLUMNS: &[&str] = &[
    "id",
    "source",
    "publisher",
    "reported",
    "occurred",
    "certainty",
    "standing",
    "claimants",
    "via",
    "about",
    "said_at",
    "said",
    "kind",
    "statement",
    "quote",
    "start",
    "end",
    "state",
    "opposed_by",
    "contested_since",
    "confirmed_by",
    "updated_by",
    "reports",
    "origins",
    "disputes",
    "events",
    "figure",
    "occurred_note",
];
/// Of these, the ones on the right are left out first; the date that the clock does not ask about is
/// the first to go.
const ON_REPORTS: &[&str] = &[
    "id",
    "reported",
    "standing",
    "claimants",
    "occurred",
    "statement",
];
const ON_EVENTS: &[&str] = &[
    "id",
    "occurred",
    "standing",
    "claimants",
    "reported",
    "statement",
];

pub(super) fn claims(asked: &Asked) -> Listing {
    let told = asked.known.claims().map(|claim| tell(asked, claim));
    let (rows, json) = told.unzip();
    Listing {
        thing: "claim",
        columns: COLUMNS,
        in_table: match asked.as_of.clock {
            Clock::Reported => ON_REPORTS,
            Clock::Occurred => ON_EVENTS,
        },
        rows,
        json,
    }
}

fn tell(asked: &Asked, number: ClaimIx) -> (Vec<String>, Value) {
    let index = &asked.index;
    let claim = index.claim(number);
    let source = index.source(index.source_of(number));
    let claimants = index.claimants_of(number);
    let claimants = claimants.iter().map(|claimant| index.claimant(*claimant));
    let (claimants, names): (Vec<&str>, Vec<&str>) = claimants
        .map(|claimant| (key(&claimant.key), &*claimant.name))
        .unzip();
    let (certainty, standing) = state(asked, number);
    let (text, range) = excerpt(source, claim);
    let opposed = opposed_by(asked, number);
    let standing_in_full = index.standing_in_full(number, &asked.as_of);
    let contested = standing_in_full.get(Bearing::Contested);
    let contested_since = contested.and_then(|it| it.since).map(|day| day.to_string());
    let confirmed = borne_by(asked, &standing_in_full, Bearing::Confirmed);
    let updated = borne_by(asked, &standing_in_full, Bearing::Updated);
    let alike = index.asserting_the_same(number, &asked.as_of);
    let alike = alike.iter().map(|it| it.claim);
    let origins = index.origins(alike.chain([number]));
    let figure = claim.figure.as_ref();

    let row = vec![
        claim.id.to_string(),
        source.id.to_string(),
        source.publisher.clone(),
        date_cell(source.published.as_ref()),
        date_cell(claim.occurred.as_ref()),
        certainty.to_owned(),
        standing.to_owned(),
        cell(&claimants),
        cell(&claim.via),
        cell(&claim.about),
        cell(&claim.said_at),
        date_cell(claim.said.as_ref()),
        claim.kind.to_string(),
        claim.statement.clone(),
        text.to_owned(),
        cell(range.map(|(start, _)| start)),
        cell(range.map(|(_, end)| end)),
        claim.excerpt.anchoring.name().to_owned(),
        cell(opposed.iter().filter_map(|bond| bond["claim"].as_str())),
        cell(&contested_since),
        cell(confirmed.iter().filter_map(|it| it["claim"].as_str())),
        cell(updated.iter().filter_map(|it| it["claim"].as_str())),
        origins.reports.to_string(),
        origins.origins.len().to_string(),
        cell(
            claim
                .stances
                .iter()
                .map(|it| format!("{}={}", it.dispute, it.position)),
        ),
        cell(&claim.events),
        figure.map_or_else(String::new, |it| {
            format!("{}: {}", it.measure, it.in_words())
        }),
        claim.occurred_note.clone().unwrap_or_default(),
    ];
    let json = json!({
        "id": claim.id,
        "source": source.id,
        "publisher": source.publisher,
        "reported": date_json(source.published.as_ref()),
        "occurred": date_json(claim.occurred.as_ref()),
        "occurred_note": claim.occurred_note,
        "claimants": claimants,
        "claimant_names": names,
        "via": claim.via,
        "about": claim.about,
        "said_at": claim.said_at,
        "said": date_json(claim.said.as_ref()),
        "kind": claim.kind,
        "statement": claim.statement,
        "excerpt": {
            "text": text,
            "start": range.map(|(start, _)| start),
            "end": range.map(|(_, end)| end),
            "state": claim.excerpt.anchoring.name(),
        },
        "certainty": certainty,
        "standing": standing,
        "opposed_by": opposed,
        "contested_since": contested_since,
        "confirmed_by": confirmed,
        "updated_by": updated,
        "origins": {
            "reports": origins.reports,
            "origins": origins.origins.len(),
            "claims": origins_claims(index, &origins),
        },
        "disputes": claim
            .stances
            .iter()
            .map(|stance| json!({ "id": stance.dispute, "position": stance.position }))
            .collect::<Vec<_>>(),
        "events": claim.events,
        "figure": figure.map(figure_json),
    });
    (row, json)
}

fn key(key: &ClaimantKey) -> &str {
    match key {
        ClaimantKey::Actor(id) => id.as_str(),
        ClaimantKey::Publication(name) => name,
    }
}

/// Certainty and standing at the date, as words.
fn state(asked: &Asked, claim: ClaimIx) -> (&'static str, &'static str) {
    let (certainty, standing) = match asked.known.state(claim) {
        ClaimState::Known {
            certainty,
            standing,
            ..
        } => (certainty, standing),
        // Only known claims are listed.
        ClaimState::Out(_) => (
            Certainty::Possible,
            asked.index.standing(claim, &asked.as_of),
        ),
    };
    let certainty = match certainty {
        Certainty::Certain => "certain",
        Certainty::Possible => "possible",
    };
    let standing = match standing {
        Standing::Unopposed => "unopposed",
        Standing::Contested => "contested",
    };
    (certainty, standing)
}

/// The words in the text with their byte range, or the quote as written where they are not there.
fn excerpt<'a>(source: &'a Source, claim: &'a Claim) -> (&'a str, Option<(usize, usize)>) {
    let range = claim.excerpt.anchoring.range();
    match range.and_then(|range| Some((source.content().get(range.clone())?, range))) {
        Some((text, range)) => (text, Some((range.start, range.end))),
        None => (&claim.excerpt.quote.text, None),
    }
}

/// The claims that were counted, by origin.
fn origins_claims(index: &Index, origins: &Origins) -> Vec<Vec<String>> {
    let id = |claim: &ClaimIx| index.claim(*claim).id.to_string();
    let origins = origins.origins.iter();
    origins
        .map(|origin| origin.claims.iter().map(id).collect())
        .collect()
}

/// The claims that had confirmed it from another side, or updated it, by the date.
fn borne_by(asked: &Asked, standing: &FullStanding, bearing: Bearing) -> Vec<Value> {
    let index = &asked.index;
    let by = standing.get(bearing).map_or(&[][..], |it| &it.by);
    by.iter()
        .map(|other| {
            let source = index.source(index.source_of(*other));
            json!({
                "claim": index.claim(*other).id,
                "reported": date_json(source.published.as_ref()),
            })
        })
        .collect()
}

/// Who had opposed it by the date.
fn opposed_by(asked: &Asked, claim: ClaimIx) -> Vec<Value> {
    let index = &asked.index;
    index
        .opposition(claim, asked.as_of)
        .filter(|bond| bond.opposes() && bond.state == Voiced::ByThen)
        .map(|bond| {
            let source = index.source(index.source_of(bond.other));
            json!({
                "claim": index.claim(bond.other).id,
                "relation": bond.relation.name(),
                "reported": date_json(source.published.as_ref()),
            })
        })
        .collect()
}
