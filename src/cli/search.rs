//! `dateline search`: what has some words, as of a date.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Outcome;
use super::arguments::{AsOfDate, ClockName, counted, opened};
use super::list::{Listing, date_cell, date_json, print};
use crate::dossier::{Day, When};
use crate::query::search::{
    Found, FoundIn, Hit, Item, Kind, Most, Query, claim_at, search as find,
};
use crate::query::{AsOf, Certainty, ClaimState, Clock, Index, Known, Lens, Window};

const EXAMPLES: &str = "\
All the words must occur, each at the beginning of a word; words in quotes must
occur just so. Capitals, diacritics and typographic signs make no difference. A
place or an actor is found under every one of its names. A word that stands
nowhere is taken for the nearest one that does, which is said on standard error.

Only what had been reported by the as-of date is found; what comes later is
counted on standard error, with the day of the first. Without --as-of:
everything so far, as of the last report.

JSON is an array of objects, the best first within its kind:
  kind      place, actor, event, dispute, claim, source, or text: a passage of
            a source's report
  id        of the place, actor and so on; of a text the id of its source
  title     the name, the question, the statement, the title of the source
  text      the words in which it was found, just as they stand there
  lit       [[start, end]] of the words that were looked for: bytes of text
  from      name, other name, role, question, position, statement, excerpt,
            publisher, byline or body: what text is taken from
  at        of a text [start, end] in bytes of the source's whole text, or null
  claim     of a text the claim whose excerpt it is, or null
  reported  when a claim, source or text was published: {edtf, earliest,
            latest}; null for everything else
  known     certain, or possible where the date leaves open whether it was out
            by then; null for what is no report

Examples:
  dateline search gori looted --as-of 2008-08-14
  dateline search '\"torched and looted\"' --format json
  dateline search цхинвал --dossier my-dossier

Exit codes: 0 searched; 2 could not be searched (standard error says why).";

/// Arguments of `dateline search`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SearchArgs {
    /// What to look for.
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Folder of the dossier. Absent: the built-in one.
    #[arg(long, value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// Only what was reported (or happened) on or before this day: an EDTF date, of which the last
    /// day counts.
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<AsOfDate>,
    /// The clock that the date is on: when it was reported, or when it happened.
    #[arg(long, value_name = "CLOCK", default_value = "reported")]
    pub clock: ClockName,
    /// So many of each kind are listed at most; all are counted.
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    pub most: usize,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: SearchFormat,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    Table,
    Json,
}

/// About the length of a passage, in bytes.
const PASSAGE_BYTES: usize = 240;

pub(super) fn search(
    arguments: &SearchArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let typed = arguments.words.join(" ");
    let query = Query::new(&typed);
    if query.is_empty() {
        bail!("there is no letter or digit to look for in `{typed}`");
    }
    let opened = opened(arguments.dossier.as_deref())?;
    if let Some(note) = arguments.as_of.as_ref().and_then(AsOfDate::note) {
        writeln!(talk, "{note}")?;
    }
    let index = Index::new(Arc::clone(&opened.dossier));
    let clock = Clock::from(arguments.clock);
    let asked = arguments.as_of.as_ref().map(|date| date.day);
    let day = asked.or_else(|| index.reference_span(clock).map(|(_, last)| last));
    let as_of = AsOf {
        clock,
        // Where nothing has a date, every day knows the same.
        day: day.unwrap_or(Day(0)),
        window: Window::ByThisDate,
        since: None,
    };
    let lens = Lens::default();
    let known = index.known_at(as_of, &index.sieve(&lens));
    let most = Most {
        hits: arguments.most,
        of_one: None,
        passage_bytes: PASSAGE_BYTES,
    };
    let found = find(&index, index.search_text(), &query, &known, &lens, most);
    let told = found.groups.iter().flat_map(|group| &group.hits);
    let (rows, json) = told.map(|hit| tell(&index, &known, hit)).unzip();
    let listing = Listing {
        left_out: None,
        thing: "result",
        columns: COLUMNS,
        in_table: COLUMNS,
        rows,
        json,
    };
    match arguments.format {
        SearchFormat::Table => {
            print::table(&listing, out)?;
        }
        SearchFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &listing.json)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    for correction in &found.corrections {
        writeln!(talk, "{}", in_words(correction))?;
    }
    writeln!(talk, "{}", summary(&found, &as_of))?;
    Ok(Outcome::Clean)
}

const COLUMNS: &[&str] = &["id", "kind", "reported", "text"];

fn tell(index: &Index, known: &Known, hit: &Hit) -> (Vec<String>, Value) {
    let passage = &hit.passage;
    let whole = passage.begins..passage.begins + passage.text.len();
    let is_text = matches!(hit.item, Item::Text(_));
    let claim = match (hit.item, passage.lit.first()) {
        (Item::Text(source), Some(lit)) => {
            let lit = whole.start + lit.start..whole.start + lit.end;
            claim_at(index, known, source, &lit).map(|claim| &index.claim(claim).id)
        }
        _ => None,
    };
    let (kind, id, title) = what(index, hit.item);
    let (reported, known) = report(index, known, hit.item);
    let lit: Vec<[usize; 2]> = passage.lit.iter().map(|lit| [lit.start, lit.end]).collect();
    let json = json!({
        "kind": kind.name(),
        "id": id,
        "title": title,
        "text": passage.text,
        "lit": lit,
        "from": from(hit),
        "at": is_text.then_some([whole.start, whole.end]),
        "claim": claim,
        "reported": date_json(reported),
        "known": known,
    });
    let row = vec![
        id.to_owned(),
        kind.name().to_owned(),
        date_cell(reported),
        passage.text.clone(),
    ];
    (row, json)
}

fn what(index: &Index, item: Item) -> (Kind, &str, &str) {
    match item {
        Item::Place(ix) => (
            Kind::Place,
            index.place(ix).id.as_str(),
            &index.place(ix).name,
        ),
        Item::Actor(ix) => (
            Kind::Actor,
            index.actor(ix).id.as_str(),
            &index.actor(ix).name,
        ),
        Item::Event(ix) => (
            Kind::Event,
            index.event(ix).id.as_str(),
            &index.event(ix).title,
        ),
        Item::Dispute(ix, _) => {
            let dispute = index.dispute(ix);
            (Kind::Dispute, dispute.id.as_str(), &dispute.question)
        }
        Item::Claim(ix) => (
            Kind::Claim,
            index.claim(ix).id.as_str(),
            &index.claim(ix).statement,
        ),
        Item::Source(ix) => (
            Kind::Source,
            index.source(ix).id.as_str(),
            &index.source(ix).title,
        ),
        Item::Text(ix) => (
            Kind::Text,
            index.source(ix).id.as_str(),
            &index.source(ix).title,
        ),
    }
}

fn from(hit: &Hit) -> &'static str {
    match (hit.passage.from, hit.item) {
        (FoundIn::Name, Item::Dispute(_, None)) => "question",
        (FoundIn::Name, Item::Dispute(_, Some(_))) => "position",
        (FoundIn::Name, _) => "name",
        (FoundIn::OtherName, _) => "other name",
        (FoundIn::Role, _) => "role",
        (FoundIn::Statement, _) => "statement",
        (FoundIn::Excerpt, _) => "excerpt",
        (FoundIn::Publisher, _) => "publisher",
        (FoundIn::Byline, _) => "byline",
        (FoundIn::Body, _) => "body",
    }
}

/// When a report was published, and whether it was known by the date.
fn report<'a>(
    index: &'a Index,
    known: &Known,
    item: Item,
) -> (Option<&'a When>, Option<&'static str>) {
    let in_words = |certainty| match certainty {
        Certainty::Certain => "certain",
        Certainty::Possible => "possible",
    };
    match item {
        Item::Claim(claim) => {
            let certainty = match known.state(claim) {
                ClaimState::Known { certainty, .. } => Some(in_words(certainty)),
                ClaimState::Out(_) => None,
            };
            (
                index.source(index.source_of(claim)).published.as_ref(),
                certainty,
            )
        }
        Item::Source(source) | Item::Text(source) => {
            let certainty = match known.as_of.clock {
                Clock::Reported => index.source_reported(source).certainty(&known.as_of),
                // All reports are to hand.
                Clock::Occurred => Some(Certainty::Certain),
            };
            (
                index.source(source).published.as_ref(),
                certainty.map(in_words),
            )
        }
        _ => (None, None),
    }
}

fn in_words(correction: &crate::query::search::Correction) -> String {
    let shown: Vec<String> = correction
        .shown
        .iter()
        .map(|it| format!("“{it}”"))
        .collect();
    match shown.as_slice() {
        [] => format!("nothing for “{}” yet", correction.typed),
        shown => format!(
            "nothing for “{}”; showing {}",
            correction.typed,
            shown.join(", ")
        ),
    }
}

/// "12 results reported on or before 2008-08-14: 2 places, 10 claims (4 listed); left out: 3 later, from …".
fn summary(found: &Found, as_of: &AsOf) -> String {
    let clock = match as_of.clock {
        Clock::Reported => "reported",
        Clock::Occurred => "having occurred",
    };
    let mut said = format!(
        "{}, {clock} on or before {}",
        counted(found.all() as usize, "result"),
        as_of.day
    );
    let groups: Vec<String> = found
        .groups
        .iter()
        .filter(|group| group.all > 0)
        .map(|group| {
            let all = counted(group.all as usize, group.kind.name());
            match group.hits.len() {
                listed if listed < group.all as usize => format!("{all} ({listed} listed)"),
                _ => all,
            }
        })
        .collect();
    if !groups.is_empty() {
        said += &format!(": {}", groups.join(", "));
    }
    let out = found.left_out;
    let mut left_out = Vec::new();
    match out.first_later {
        Some(day) => left_out.push(format!("{} later, the first on {day}", out.later)),
        None if out.later > 0 => left_out.push(format!("{} later", out.later)),
        None => {}
    }
    if out.undated > 0 {
        left_out.push(format!("{} undated", out.undated));
    }
    if !left_out.is_empty() {
        said += &format!("; left out: {}", left_out.join(", "));
    }
    said
}
