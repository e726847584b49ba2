//! What stands in a cell, in words and exactly.

use super::super::compare::Change;
use super::super::index::Index;
use super::super::known::Known;
use super::super::number::ClaimIx;
use super::column::TableColumn;
use super::standing::{StandingCell, certainty_in_words, certainty_of};
use crate::dossier::{Claim, Source, When};

/// How a cell tells what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// As one reads it: "about 12 Aug 2004"; several things with commas, white space folded.
    InWords,
    /// For other programs: dates as EDTF, several things with semicolons, excerpts letter by letter.
    Exactly,
}

/// One cell. Empty where there is nothing to say.
pub(super) fn cell(
    index: &Index,
    known: &Known,
    claim_ix: ClaimIx,
    column: TableColumn,
    telling: Telling,
) -> String {
    let claim = index.claim(claim_ix);
    let source = index.source(index.source_of(claim_ix));
    let listed = |names: Vec<&str>| {
        names.join(match telling {
            Telling::InWords => ", ",
            Telling::Exactly => "; ",
        })
    };
    let date = |when: Option<&When>| match (when, telling) {
        (None, _) => String::new(),
        (Some(when), Telling::InWords) => when.in_words(),
        (Some(when), Telling::Exactly) => when.text().to_owned(),
    };
    match column {
        TableColumn::Reported => date(source.published.as_ref()),
        TableColumn::Claimants => listed(claimants(index, claim_ix)),
        TableColumn::Side => {
            let sides = index.sides_of(claim_ix).iter();
            listed(sides.map(|side| &*index.side(*side).label).collect())
        }
        TableColumn::Statement => claim.statement.clone(),
        TableColumn::Excerpt => match telling {
            Telling::InWords => white_space_folded(excerpt(source, claim)),
            Telling::Exactly => excerpt(source, claim).to_owned(),
        },
        TableColumn::Places => {
            let places = index.places_of(claim_ix).iter();
            listed(places.map(|place| &*index.place(*place).name).collect())
        }
        TableColumn::Occurred => date(claim.occurred.as_ref()),
        TableColumn::Kind => index.kind_of(claim_ix).map_or_else(
            || claim.kind.to_string(),
            |kind| index.kind(kind).label.clone(),
        ),
        TableColumn::Events => {
            let events = index.events_of(claim_ix).iter();
            listed(events.map(|event| &*index.event(*event).title).collect())
        }
        TableColumn::Positions => {
            let positions = positions(index, claim, telling);
            listed(positions.iter().map(String::as_str).collect())
        }
        TableColumn::Figure => claim.figure.as_ref().map_or_else(String::new, |figure| {
            format!("{} {}", figure.in_words(), figure.measure.replace('-', " "))
        }),
        TableColumn::Standing => {
            let standing = StandingCell::of(index, known, claim_ix);
            match telling {
                Telling::InWords => standing.in_words(),
                Telling::Exactly => standing.exactly(),
            }
        }
        TableColumn::Change => changes_in_words(index, known, claim_ix),
        TableColumn::Certainty => certainty_in_words(certainty_of(known, claim_ix)).to_owned(),
        TableColumn::Via => {
            let via = claim.via.iter();
            listed(
                via.map(|id| {
                    index
                        .actor_ix(id)
                        .map_or(id.as_str(), |it| &index.actor(it).name)
                })
                .collect(),
            )
        }
        TableColumn::Source => match source.published.as_ref() {
            None => source.publisher.clone(),
            when => format!("{} · {}", source.publisher, date(when)),
        },
        TableColumn::Id => claim.id.to_string(),
    }
}

fn claimants(index: &Index, claim: ClaimIx) -> Vec<&str> {
    let claimants = index.claimants_of(claim).iter();
    let names: Vec<&str> = claimants.map(|it| &*index.claimant(*it).name).collect();
    if names.is_empty() {
        vec!["not in the dossier"]
    } else {
        names
    }
}

/// "Georgia did: Who attacked first?", or for other programs the question first. What the dossier does not
/// have goes by its id.
fn positions(index: &Index, claim: &Claim, telling: Telling) -> Vec<String> {
    let told = claim.stances.iter().map(|stance| {
        let dispute = index
            .dispute_ix(&stance.dispute)
            .map(|it| index.dispute(it));
        let question = dispute.map_or(stance.dispute.as_str(), |it| &it.question);
        let position = dispute
            .and_then(|it| it.positions.iter().find(|it| it.id == stance.position))
            .map_or(stance.position.as_str(), |it| &it.label);
        match telling {
            Telling::InWords => format!("{position}: {question}"),
            Telling::Exactly => format!("{question} {position}"),
        }
    });
    told.collect()
}

/// The words as they stand in the text, or as noted where they were not found there.
fn excerpt<'a>(source: &'a Source, claim: &'a Claim) -> &'a str {
    let range = claim.excerpt.anchoring.range();
    range
        .and_then(|range| source.content().get(range))
        .unwrap_or(&claim.excerpt.quote.text)
}

fn white_space_folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// "added", "newly contested, updated"; nothing where nothing changed or no day is compared with.
pub(super) fn changes_in_words(index: &Index, known: &Known, claim: ClaimIx) -> String {
    let changes: Vec<&str> = index
        .changes_of(claim, &known.as_of)
        .map(Change::name)
        .collect();
    changes.join(", ")
}
