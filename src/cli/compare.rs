//! `dateline compare`: what was added, newly contested or updated between two dates.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::Outcome;
use super::arguments::{AsOfDate, ClockName, counted, opened};
use super::list::{ListFormat, Listing, date_json, place_named, print_listing};
use crate::query::{AsOf, Change, ClaimIx, Comparison, Index, Lens, PlaceScope, Window};

const EXAMPLES: &str = "\
Both dates count everything on or before them. With what was known at the
first, `added` is what is known at the second. A claim is newly contested when
it was known at both dates and opposed only by the second; updated when a later
figure or state of the same thing was reported in between.

JSON is one object:
  from, to, clock     the dates as ISO days, the earlier one first
  known               {from, to}: how many claims were known at each
  added, newly_contested, newly_confirmed, updated, became_certain
                      claim ids, in order of reporting; became_certain: only
                      perhaps reported by the first date, surely by the second
  changes             one object for each of them: change, claim, reported,
                      publisher, claimants, occurred, statement, excerpt, and
                      because_of: the claims that contest or update it

Examples:
  dateline compare 2008-08-08 2008-08-14
  dateline compare 2008-08 2022 my-dossier --place gori --format csv

Exit codes: 0 compared; 2 could not be compared (standard error says why).";

/// Arguments of `dateline compare`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CompareArgs {
    /// One date, in EDTF; of more than one day the last counts.
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub from: AsOfDate,
    /// The other date. The earlier one is compared with the later one, whichever comes first.
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub to: AsOfDate,
    /// Folder of the dossier. Absent: the built-in one.
    #[arg(value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// The clock that both dates are on: when it was reported, or when it happened.
    #[arg(long, value_name = "CLOCK", default_value = "reported")]
    pub clock: ClockName,
    /// Only claims about this place or a place within it.
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
}

pub(super) fn compare(
    arguments: &CompareArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let opened = opened(arguments.dossier.as_deref())?;
    for date in [&arguments.from, &arguments.to] {
        if let Some(note) = date.note() {
            writeln!(talk, "{note}")?;
        }
    }
    let index = Index::new(Arc::clone(&opened.dossier));
    let (one, other) = (arguments.from.day, arguments.to.day);
    let (from, to) = (one.min(other), one.max(other));
    let as_of = AsOf {
        clock: arguments.clock.into(),
        day: to,
        window: Window::ByThisDate,
        since: Some(from),
    };
    let place = arguments.place.as_deref();
    let place = place.map(|name| place_named(name, &index)).transpose()?;
    let lens = Lens {
        place: place.map(|id| (id, PlaceScope::WithinToo)),
        ..Lens::default()
    };
    let sieve = index.sieve(&lens);
    // A date compared with itself differs by nothing.
    let comparison = index
        .compare(&as_of, &sieve)
        .unwrap_or_else(|| Comparison::nothing(from));
    let known = [from, to].map(|day| {
        let at = AsOf {
            day,
            since: None,
            ..as_of
        };
        index.known_at(at, &sieve).totals.known()
    });
    match arguments.format {
        ListFormat::Json => {
            let told = tell(&comparison, &index, &as_of, known);
            serde_json::to_writer_pretty(&mut *out, &told)?;
            writeln!(out)?;
        }
        format => print_listing(&listing(&comparison, &index, &as_of), format, out, talk)?,
    }
    out.flush()?;
    writeln!(talk, "{}", summary(&comparison, known))?;
    Ok(Outcome::Clean)
}

fn tell(comparison: &Comparison, index: &Index, as_of: &AsOf, known: [u32; 2]) -> Value {
    let ids = |claims: &[ClaimIx]| -> Vec<String> {
        let ids = claims
            .iter()
            .map(|claim| index.claim(*claim).id.to_string());
        ids.collect()
    };
    let changes: Vec<Value> = Change::ALL
        .into_iter()
        .flat_map(|change| {
            comparison
                .of(change)
                .iter()
                .map(move |claim| (change, *claim))
        })
        .map(|(change, number)| {
            let claim = index.claim(number);
            let source = index.source(index.source_of(number));
            let names = index.claimants_of(number).iter();
            let names: Vec<&str> = names
                .map(|claimant| &*index.claimant(*claimant).name)
                .collect();
            json!({
                "change": change.name(),
                "claim": claim.id,
                "reported": date_json(source.published.as_ref()),
                "publisher": source.publisher,
                "claimants": names,
                "occurred": date_json(claim.occurred.as_ref()),
                "statement": claim.statement,
                "excerpt": claim.excerpt.quote.text,
                "because_of": ids(&comparison.because_of(change, number, index, as_of)),
            })
        })
        .collect();
    json!({
        "from": comparison.from.to_string(),
        "to": comparison.to.to_string(),
        "clock": match as_of.clock {
            crate::query::Clock::Reported => "reported",
            crate::query::Clock::Occurred => "occurred",
        },
        "known": { "from": known[0], "to": known[1] },
        "added": ids(&comparison.added),
        "newly_contested": ids(&comparison.newly_contested),
        "newly_confirmed": ids(&comparison.newly_confirmed),
        "updated": ids(&comparison.updated),
        "became_certain": ids(&comparison.made_certain),
        "changes": changes,
    })
}

fn listing(comparison: &Comparison, index: &Index, as_of: &AsOf) -> Listing {
    Listing {
        thing: "change",
        columns: &Comparison::COLUMNS,
        in_table: &[
            "change",
            "claim",
            "reported",
            "claimants",
            "statement",
            "because_of",
        ],
        rows: comparison.rows(index, as_of),
        left_out: None,
        json: Vec::new(),
    }
}

fn summary(comparison: &Comparison, known: [u32; 2]) -> String {
    let changes: Vec<String> = Change::ALL
        .into_iter()
        .map(|change| format!("{} {}", comparison.of(change).len(), change.name()))
        .collect();
    format!(
        "{} by {}, {} by {}: {}",
        counted(known[0] as usize, "claim"),
        comparison.from,
        counted(known[1] as usize, "claim"),
        comparison.to,
        changes.join(", ")
    )
}
