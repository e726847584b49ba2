//! Events, each with the accounts that the known claims give of it.

use serde_json::{Value, json};

use super::things::{listing, numbers, with_counts};
use super::{Asked, Listing, cell, date_cell, date_json, figure_json};
use crate::dossier::When;
use crate::query::{Account, ClaimantKey, EventIx, Index, SideKey};

/// Events that at least one known claim reports.
pub(super) fn events(asked: &Asked) -> Listing {
    let index = &asked.index;
    let told = numbers(index.dossier().events.len(), EventIx).filter_map(|number| {
        let claims = || {
            let claims = index.claims_of_event(number).iter().copied();
            claims.filter(|claim| asked.known.is_known(*claim))
        };
        let counts = asked.known.counts_of(claims());
        if counts.known() == 0 {
            return None;
        }
        let told = index.event_in_full(number, claims(), &asked.as_of);
        let event = index.event(number);
        let row = vec![
            event.id.to_string(),
            date_cell(event.occurred.as_ref()),
            event.title.clone(),
            cell(&event.places),
            cell(&event.kind),
            cell(&event.within),
            told.reports.to_string(),
            told.accounts.len().to_string(),
        ];
        let json = json!({
            "id": event.id,
            "occurred": date_json(event.occurred.as_ref()),
            "title": event.title,
            "places": event.places,
            "kind": event.kind,
            "within": event.within,
            "origins": { "reports": told.reports, "origins": told.accounts.len() },
            "accounts": told.accounts.iter().map(|it| account(index, it)).collect::<Vec<_>>(),
            "silent_sides": told
                .silent_sides
                .iter()
                .map(|side| match &index.side(*side).key {
                    SideKey::Side(id) => id.to_string(),
                    SideKey::NoSide => String::new(),
                })
                .collect::<Vec<_>>(),
        });
        Some(with_counts(row, json, counts))
    });
    listing(
        "event",
        &[
            "id",
            "occurred",
            "title",
            "places",
            "kind",
            "within",
            "reports",
            "origins",
            "certain",
            "possible",
            "contested",
        ],
        &[
            "id",
            "occurred",
            "title",
            "certain",
            "possible",
            "contested",
            "reports",
            "origins",
        ],
        told,
    )
}

/// What one origin says of an event.
fn account(index: &Index, account: &Account) -> Value {
    let origin = &account.origin;
    let id = |who: &crate::query::OriginIx| match index.claimant_of_origin(*who) {
        Some(claimant) => match &index.claimant(claimant).key {
            ClaimantKey::Actor(id) => id.to_string(),
            ClaimantKey::Publication(name) => name.clone(),
        },
        None => index.origin_name(*who).to_owned(),
    };
    let claims = origin.claims.iter();
    let sources = origin.sources.iter();
    let bound = |day: Option<crate::dossier::Day>| day.map(|day| day.to_string());
    json!({
        "who": origin.who.iter().map(id).collect::<Vec<_>>(),
        "since": bound(account.since.latest().or(account.since.earliest())),
        "claims": claims.map(|claim| &index.claim(*claim).id).collect::<Vec<_>>(),
        "sources": sources.map(|source| &index.source(*source).id).collect::<Vec<_>>(),
        "dates": account.dates.iter().map(When::text).collect::<Vec<_>>(),
        "figures": account.figures.iter().map(figure_json).collect::<Vec<_>>(),
        "opposes": account.opposes,
    })
}
