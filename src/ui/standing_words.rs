//! How claims stand, in words that the reader, the table and every tooltip share. No drawing.

use crate::dossier::Day;
use crate::query::{
    Ahead, AsOf, Bearing, BearingCounts, ClaimIx, FullStanding, InForce, Index, Origin, OriginIx,
    SideKey,
};

use super::reader::wording::{counted, grouped, listed, within_a_sentence};

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

/// "2 reports, 1 origin".
pub fn reports_and_origins(reports: usize, origins: usize) -> String {
    format!(
        "{}, {}",
        counted(reports, "report"),
        counted(origins, "origin")
    )
}

/// How an origin's reports come to be one: "Deutsche Welle and Voice of America both relay the Georgian
/// interior ministry". Where there is one report, whose it is.
pub fn why(index: &Index, origin: &Origin) -> String {
    let mut publishers: Vec<&str> = Vec::new();
    for source in &origin.sources {
        let publisher = index.source(*source).publisher.as_str();
        if !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    let reports = origin.sources.len();
    let who = origin_in_words(index, origin);
    let is_own = |publisher: &str| {
        let mut names = origin.who.iter().map(|who| index.origin_name(*who));
        names.any(|name| name == publisher)
    };
    let mut said = match publishers.as_slice() {
        [] => String::new(),
        [one] if is_own(one) => match reports {
            1 => format!("{one} says so itself"),
            _ => format!("{one} says so itself, in {}", counted(reports, "report")),
        },
        [one] => match reports {
            1 => format!("{one} relays {who}"),
            _ => format!("{one} relays {who} in {}", counted(reports, "report")),
        },
        [one, other] => format!("{one} and {other} both relay {who}"),
        several if several.len() <= MOST_NAMED => format!("{} all relay {who}", listed(several)),
        several => {
            let rest = grouped(several.len() - MOST_NAMED + 1);
            let named = several[..MOST_NAMED - 1].join(", ");
            format!("{named} and {rest} more all relay {who}")
        }
    };
    if origin.claims.len() > reports {
        said.push_str(&format!(", in {}", counted(origin.claims.len(), "claim")));
    }
    if let Some(spoken_for) = spoken_for(index, origin) {
        said.push_str(&format!("; {spoken_for}"));
    }
    said
}

/// "David Darchiashvili speaks for the Georgian parliament". `None`: nobody among its claimants is taken to
/// speak for a body.
pub fn spoken_for(index: &Index, origin: &Origin) -> Option<String> {
    let said: Vec<String> = origin
        .spoken_for
        .iter()
        .take(MOST_NAMED)
        .map(|(person, body)| {
            let person = within_a_sentence(&index.actor(*person).name);
            format!("{person} speaks for {}", in_sentence(index, *body))
        })
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// "Georgia", "Georgia and Russia together".
pub fn origin_in_words(index: &Index, origin: &Origin) -> String {
    let names: Vec<String> = origin
        .who
        .iter()
        .map(|who| in_sentence(index, *who))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{} together", listed(several)),
    }
}

/// A name within a sentence; a ministry, parliament or government called by a common noun gets its article.
fn in_sentence(index: &Index, origin: OriginIx) -> String {
    let name = index.origin_name(origin);
    let actor = index
        .claimant_of_origin(origin)
        .and_then(|claimant| index.claimant(claimant).actor);
    let nouns = ["ministry", "parliament", "government", "army", "ministries"];
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_noun = actor.is_some() && nouns.contains(&&*last) && name.contains(' ');
    if is_noun && !name.starts_with("The ") && !name.contains("'s ") && !name.contains("’s ") {
        return format!("the {name}");
    }
    within_a_sentence(name)
}

/// A phrase as it reads in the middle of a sentence.
fn lower_first(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
