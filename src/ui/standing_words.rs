//! How claims stand, in words that the reader, the table and every tooltip share. No drawing.

use crate::dossier::Day;
use crate::query::{
    Ahead, AsOf, Bearing, BearingCounts, ClaimIx, FullStanding, InForce, Index, SideKey,
};

use super::reader::wording::{grouped, listed, within_a_sentence};

/// Whoever makes a claim contested, confirmed or updated is named up to this many. Chosen by eye.
const MOST_NAMED: usize = 3;

/// For a table's cell: "Contested since 14 Aug 2008; updated since 29 Aug 2008", "Unopposed".
pub fn short(standing: &FullStanding) -> String {
    let mut said: Vec<String> = standing.in_force.iter().map(since).collect();
    if said.is_empty() {
        return "Unopposed".to_owned();
    }
    for later in &mut said[1..] {
        *later = lower_first(later);
    }
    said.join("; ")
}

/// The same for a claim at a date.
pub fn short_of(index: &Index, claim: ClaimIx, as_of: &AsOf) -> String {
    short(&index.standing_in_full(claim, as_of))
}

/// For a card: "Contested since 14 Aug 2008, by Russia".
pub fn line(index: &Index, it: &InForce) -> String {
    let by = who(index, &it.by);
    match it.bearing {
        Bearing::Contested => format!("{}, by {by}", since(it)),
        Bearing::Confirmed => format!("{}: {by}", since(it)),
        Bearing::Updated => {
            let with_figure = |claim: &ClaimIx| index.claim(*claim).figure.is_some();
            let what = if it.by.iter().any(with_figure) {
                "Updated by a later figure"
            } else {
                "Updated"
            };
            format!("{what}{}, by {by}", since_day(it.since))
        }
    }
}

fn since(it: &InForce) -> String {
    format!("{}{}", phrase(it.bearing), since_day(it.since))
}

fn since_day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| format!(" since {}", day.in_words()))
}

/// "Contested", "Confirmed by another side", "Updated".
pub fn phrase(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Contested => "Contested",
        Bearing::Confirmed => "Confirmed by another side",
        Bearing::Updated => "Updated",
    }
}

/// What is still to come, without what it says: "opposed later".
pub fn later(ahead: &Ahead) -> &'static str {
    match ahead.bearing {
        Bearing::Contested => "opposed later",
        Bearing::Confirmed => "confirmed later",
        Bearing::Updated => "updated later",
    }
}

/// What follows a count of claims: ", 4 contested, 2 confirmed by another side, 1 updated"; what is nought
/// is left unsaid.
pub fn counts(counts: BearingCounts) -> String {
    let mut said = String::new();
    for bearing in Bearing::ALL {
        let count = counts.of(bearing);
        if count > 0 {
            let phrase = lower_first(phrase(bearing));
            said.push_str(&format!(", {} {phrase}", grouped(count as usize)));
        }
    }
    said
}

/// The sides of some claims, and the claimants on no side by name: "Russia and Human Rights Watch (no side)".
fn who(index: &Index, claims: &[ClaimIx]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for &claim in claims {
        for side in index.sides_of(claim) {
            let label = index.side(*side);
            if label.key != SideKey::NoSide {
                add(label.label.clone());
            }
        }
        for claimant in index.claimants_of(claim) {
            let claimant = index.claimant(*claimant);
            if claimant.side.is_none() {
                add(format!("{} (no side)", within_a_sentence(&claimant.name)));
            }
        }
    }
    if names.is_empty() {
        return "somebody who is not named".to_owned();
    }
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    if more > 0 {
        names.push(format!("{} more", grouped(more)));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    listed(&names)
}

/// A phrase as it reads in the middle of a sentence.
fn lower_first(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
