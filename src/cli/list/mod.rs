//! `dateline list`: what a dossier knows at a date, as a table, JSON or CSV.

mod claims;
mod events;
mod figures;
mod lag;
pub(super) mod print;
mod things;

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Outcome;
use super::arguments::{AsOfDate, ClockName, counted, opened};
use crate::dossier::{Bound, Day, Figure, PlaceId, Severity, When, nearest};
use crate::query::{AsOf, Bearing, Clock, Index, Known, Lens, PlaceScope, Window};

const EXAMPLES: &str = "\
What had been reported by the as-of date, and nothing later. Without --as-of:
everything so far, as of the last report. A date of more than one day counts
with its last. A claim is contested from the day on which a denial or
contradiction of it was reported; on the clock `occurred` all reports are to
hand. What the date or the filters leave out is counted on standard error.

JSON is an array of objects. Dates are {edtf, earliest, latest}, or null;
earliest and latest are ISO days, \"..\" when open, null when unknown.
A claim has
  id, source, publisher, reported, occurred, occurred_note, said, said_at
  claimants       actor ids; for the publication's own voice the id of the
                  outlet, or the publisher's name where no actor has it
  claimant_names, via, about, kind, statement, events
  disputes        [{id, position}]
  excerpt         {text, start, end, state}: text is exactly the bytes from
                  start to end of the source's text; state is found, moved,
                  ambiguous or missing, the last two without start and end
  certainty       certain, or possible where the date of the report leaves
                  open whether it was out by the as-of date
  standing        unopposed or contested, at the as-of date
  opposed_by      [{claim, relation, reported}], reported by the as-of date
  contested_since ISO day on which the first of them was reported, or null
  confirmed_by    [{claim, reported}]: claims of another side that assert the
                  same, whichever of the two says so; \"no side\" is one side
  updated_by      [{claim, reported}]: claims that give a later figure or state
  origins         {reports, origins, claims}: of this claim and those that assert
                  the same by the date (they confirm it, give the same figure,
                  or report the same event and do not disagree, nor are opposed
                  by different claims on it), how often a source relays an
                  origin, how many origins, and the claims by origin. An
                  origin is the claimant; a person speaks for the body he
                  or she is a member of, a ministry not for its government;
                  without a claimant it is the wire or outlet in via, else
                  the publication
  figure          {measure, value, at_least, at_most, about, unit}, or null
A figure has
  measure, unit, claim, statement, claimants, claimant_names, reported,
  occurred, about, standing
  side, sides     the side, null when its claimants speak for none or for
                  several; all of them
  bound           exact, at-least, at-most, range or about
  value           a number; for a range [low, high]
  scope           whose count it is, about where and when, in words
  updates         [{claim, joined}], reported by the as-of date: joined when
                  the same claimant goes on counting the same thing
A lag has
  by              all, source, side or kind; id, name
  claims, undated with both dates; without one of them
  least, most     days from the event to its report, in the middle of the
                  claims; null when there is no telling
Sources, places, events and actors count the claims known at the date:
certain, possible, contested. An event has as well
  origins         {reports, origins}
  accounts        [{who, since, claims, sources, dates, figures, opposes}], one
                  for each origin of the known claims; since is an ISO day;
                  opposes: the accounts it denies or contradicts, from 0
  silent_sides    sides with a claim on something else by the date, and none on
                  this event or a part of it
certain, possible, contested.
A dispute has
  id, question, positions_in_all
  disputed_since  ISO day on which the second of its positions was voiced, or
                  null where no more than one was
  positions       [{id, label, side, voiced_since, claims, possible_claims}]:
                  those voiced by the as-of date. voiced_since is the ISO day
                  of the first report that takes it, null where the date of
                  that report leaves open whether it was out by then; claims
                  are ids, in order of reporting, of what the filters let through

Tables fit the terminal, or the width in the variable COLUMNS, or 120: long
texts are cut, ids, dates and numbers are not, and columns that find no room
are named on standard error. CSV and JSON cut nothing.

Examples:
  dateline list claims --as-of 2008-08-10 --place gori
  dateline list places my-dossier --contested --format csv > places.csv
  dateline list disputes --as-of 2008-08-29
  dateline list figures --as-of 2008-08-29 --format json

Exit codes: 0 listed; 2 could not be listed (standard error says why).";

/// Arguments of `dateline list`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ListArgs {
    /// What to list.
    #[arg(value_name = "WHAT")]
    pub what: What,
    /// Folder of the dossier. Absent: the built-in one.
    #[arg(value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// Only what was reported (or happened) on or before this day: an EDTF date, of which the last
    /// day counts.
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<AsOfDate>,
    /// The clock that the date is on: when it was reported, or when it happened.
    #[arg(long, value_name = "CLOCK", default_value = "reported")]
    pub clock: ClockName,
    /// Only the so many days that end with the as-of date.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..))]
    pub window: Option<u32>,
    /// Only claims about this place or a place within it.
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// With --place: not what lies within it.
    #[arg(long, requires = "place")]
    pub only_itself: bool,
    /// Only what is contested at the date.
    #[arg(long)]
    pub contested: bool,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    Sources,
    Claims,
    Places,
    Events,
    Disputes,
    Actors,
    /// Claimed numbers, by what they count.
    Figures,
    /// How long after the event it was reported: medians by source, side and kind.
    Lag,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Table,
    Json,
    Csv,
}

/// A list, ready to be printed in any format.
pub(super) struct Listing {
    /// "claim"
    pub(super) thing: &'static str,
    pub(super) columns: &'static [&'static str],
    /// Which of the columns a table shows, those that are left out first on the right; CSV has all.
    pub(super) in_table: &'static [&'static str],
    /// One cell for each column.
    pub(super) rows: Vec<Vec<String>>,
    pub(super) json: Vec<Value>,
    /// What is not listed, counted by reason. `None`: claims are, by the trays.
    pub(super) left_out: Option<Vec<(u32, &'static str)>>,
}

/// What is known at the date that was asked for.
struct Asked {
    index: Index,
    /// `None`: no date was asked for, and nothing in the dossier has one on the clock.
    day: Option<Day>,
    as_of: AsOf,
    known: Known,
    lens: Lens,
}

pub(super) fn list(
    arguments: &ListArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let opened = opened(arguments.dossier.as_deref())?;
    let errors = opened.findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let errors = errors.count();
    if errors > 0 {
        let counted = counted(errors, "error");
        writeln!(talk, "the dossier has {counted}: see `dateline check`")?;
    }
    if let Some(note) = arguments.as_of.as_ref().and_then(AsOfDate::note) {
        writeln!(talk, "{note}")?;
    }
    let asked = asked(arguments, Index::new(Arc::clone(&opened.dossier)))?;
    let listing = match arguments.what {
        What::Claims => claims::claims(&asked),
        What::Sources => things::sources(&asked),
        What::Places => things::places(&asked),
        What::Events => events::events(&asked),
        What::Disputes => things::disputes(&asked),
        What::Actors => things::actors(&asked),
        What::Figures => figures::figures(&asked),
        What::Lag => lag::lag(&asked),
    };
    print_listing(&listing, arguments.format, out, talk)?;
    writeln!(talk, "{}", summary(&listing, &asked))?;
    Ok(Outcome::Clean)
}

/// Prints a list, and says which columns a table had no room for.
pub(super) fn print_listing(
    listing: &Listing,
    format: ListFormat,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut left_out = Vec::new();
    match format {
        ListFormat::Table => left_out = print::table(listing, out)?,
        ListFormat::Csv => print::csv(listing, out)?,
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &listing.json)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    if !left_out.is_empty() {
        let columns = left_out.join(", ");
        writeln!(talk, "no room for: {columns}; --format csv has everything")?;
    }
    Ok(())
}

fn asked(arguments: &ListArgs, index: Index) -> anyhow::Result<Asked> {
    let clock = Clock::from(arguments.clock);
    let last_day = || index.reference_span(clock).map(|(_, last)| last);
    let day = arguments.as_of.as_ref().map(|date| date.day);
    let day = day.or_else(last_day);
    let as_of = AsOf {
        clock,
        // Where nothing has a date, every day knows the same.
        day: day.unwrap_or(Day(0)),
        window: arguments.window.map_or(Window::ByThisDate, Window::Days),
        since: None,
    };
    let place = arguments.place.as_deref();
    let contested = arguments
        .contested
        .then_some(Bearing::Contested)
        .into_iter();
    let lens = Lens {
        place: match place.map(|name| place_named(name, &index)).transpose()? {
            Some(id) if arguments.only_itself => Some((id, PlaceScope::Itself)),
            Some(id) => Some((id, PlaceScope::WithinToo)),
            None => None,
        },
        standing: contested.collect(),
        ..Lens::default()
    };
    let known = index.known_at(as_of, &index.sieve(&lens));
    Ok(Asked {
        index,
        day,
        as_of,
        known,
        lens,
    })
}

pub(super) fn place_named(name: &str, index: &Index) -> anyhow::Result<PlaceId> {
    let places = &index.dossier().places;
    if let Some(place) = places.iter().find(|place| place.id.as_str() == name) {
        return Ok(place.id.clone());
    }
    let spelled = |place: &&crate::dossier::Place| {
        let mut names = place.names.iter().map(|other| &other.text);
        place.name == name || names.any(|other| other == name)
    };
    let by_name = places.iter().find(spelled).map(|place| place.id.as_str());
    match by_name.or_else(|| nearest(name, places.iter().map(|place| place.id.as_str()))) {
        Some(near) => bail!("the dossier has no place `{name}`; did you mean `{near}`?"),
        None => bail!("the dossier has no place `{name}`; see `dateline list places`"),
    }
}

fn summary(listing: &Listing, asked: &Asked) -> String {
    let mut said = counted(listing.rows.len(), listing.thing);
    let clock = match asked.as_of.clock {
        Clock::Reported => "reported",
        Clock::Occurred => "having occurred",
    };
    said += &match (asked.day, asked.as_of.first_day()) {
        (None, _) => String::new(),
        (Some(day), None) => format!(", {clock} on or before {day}"),
        (Some(day), Some(first)) => format!(", {clock} from {first} to {day}"),
    };
    if let Some((place, _)) = &asked.lens.place {
        said += &format!(", about {place}");
    }
    if asked.day.is_none() {
        said += match asked.as_of.clock {
            Clock::Reported => ": nothing in the dossier has a publication date",
            Clock::Occurred => ": nothing in the dossier says when it happened",
        };
    }
    let trays = asked.known.trays;
    let claims_left_out = [
        (trays.undated, "undated"),
        (trays.not_yet, "later"),
        (trays.earlier, "earlier"),
        (trays.filtered, "filtered out"),
    ];
    let (things, left_out) = match &listing.left_out {
        Some(left_out) => (listing.thing, &left_out[..]),
        None => ("claim", &claims_left_out[..]),
    };
    let left_out: Vec<String> = left_out
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, why)| format!("{count} {why}"))
        .collect();
    if !left_out.is_empty() {
        said += &format!("; {things}s left out: {}", left_out.join(", "));
    }
    said
}

/// A date with the days it can mean; null when there is none.
pub(super) fn date_json(when: Option<&When>) -> Value {
    when.map_or(Value::Null, |when| {
        json!({
            "edtf": when.text(),
            "earliest": bound_json(when.earliest()),
            "latest": bound_json(when.latest()),
        })
    })
}

/// A number as it was claimed.
fn figure_json(figure: &Figure) -> Value {
    json!({
        "measure": figure.measure,
        "value": plain(figure.value),
        "at_least": plain(figure.at_least),
        "at_most": plain(figure.at_most),
        "about": plain(figure.about),
        "unit": figure.unit,
    })
}

/// Whole numbers without a fraction, as they were written; 2^53 is where fractions end.
pub(super) fn plain(value: Option<f64>) -> Value {
    match value {
        Some(value) if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 => {
            json!(value as i64)
        }
        other => json!(other),
    }
}

/// An ISO day, ".." when open, null when unknown.
pub(super) fn bound_json(bound: Bound) -> Value {
    match bound {
        Bound::Day(day) => Value::String(day.to_string()),
        Bound::Open => Value::String("..".to_owned()),
        Bound::Unknown => Value::Null,
    }
}

pub(super) fn date_cell(when: Option<&When>) -> String {
    when.map(|when| when.text().to_owned()).unwrap_or_default()
}

/// Ids or names in one cell.
fn cell<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.join(" ")
}
