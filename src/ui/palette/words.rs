//! What a row of the palette says: its text, what stands beneath and beside it, and its name for screen
//! readers. No drawing.

use std::ops::Range;

use super::entries::{Entry, can_be_done, item_of};
use crate::app::{Page, State, Tray};
use crate::dossier::{Source, When};
use crate::query::search::{FoundIn, Hit, Item, Kind, Passage};
use crate::query::{ClaimIx, ClaimantKey, Clock, PlaceScope};
use crate::ui::commands::COMMANDS;
use crate::ui::widgets::claims;

/// How the text of a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Plain,
    /// Words as published, in quotation marks where they are an excerpt.
    Excerpt,
    Passage,
    /// Leads to more of the same.
    Quiet,
}

/// A row, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub text: String,
    pub lit: Vec<Range<usize>>,
    pub face: Face,
    /// After the text, softer: another name, an office.
    pub aside: Option<(String, Vec<Range<usize>>)>,
    /// Beneath it.
    pub beneath: Option<(String, Vec<Range<usize>>)>,
    /// At the right: a key, a date, a count.
    pub right: String,
    /// For whoever cannot see it.
    pub name: String,
    /// It can be chosen now.
    pub enabled: bool,
}

impl Said {
    fn plain(text: String, right: String, name: String) -> Self {
        Self {
            text,
            lit: Vec::new(),
            face: Face::Plain,
            aside: None,
            beneath: None,
            right,
            name,
            enabled: true,
        }
    }
}

pub fn said(state: &State, entry: &Entry) -> Said {
    match entry {
        Entry::Hit(hit) => of_hit(state, hit),
        Entry::Command(at, lit) => {
            let command = &COMMANDS[*at];
            let key = command.keys.first().map(|press| press.in_words());
            let key = key.unwrap_or_default();
            let name = match &*key {
                "" => format!("{}, command", command.name),
                key => format!("{}, command, {key}", command.name),
            };
            Said {
                lit: lit.clone(),
                enabled: can_be_done(state, command),
                ..Said::plain(command.name.to_owned(), key, name)
            }
        }
        Entry::GoTo { day, remark } => {
            let text = format!("Go to {}", day.in_words());
            Said {
                aside: remark.clone().map(|remark| (remark, Vec::new())),
                ..Said::plain(text.clone(), day.weekday().to_owned(), text)
            }
        }
        Entry::Page(page) => {
            let (title, sort) = of_page(state, page);
            let name = format!("{title}, {sort}");
            Said::plain(title, sort.to_owned(), name)
        }
        Entry::More(kind, all) => {
            let text = format!("Show all {all} {}", plural(*kind));
            Said {
                face: Face::Quiet,
                ..Said::plain(text.clone(), String::new(), text)
            }
        }
        Entry::Keep(words, count) => {
            let text = format!("Keep {} as a filter", quoted(words));
            let name = format!("{text}, {}", claims(*count));
            Said {
                aside: Some((claims(*count), Vec::new())),
                ..Said::plain(text, "Ctrl+Enter".to_owned(), name)
            }
        }
        Entry::Later {
            count,
            first,
            clock,
        } => {
            let later = match clock {
                Clock::Reported => "reported later",
                Clock::Occurred => "about later days",
            };
            let text = format!("{count} more, {later}");
            let jump = format!("Go to {}", first.in_words());
            let name = format!("{text}: {}", jump.to_lowercase());
            Said::plain(text, jump, name)
        }
    }
}

/// In quotation marks, unless it has some.
pub fn quoted(words: &str) -> String {
    if words.contains(['"', '“', '”', '„', '«', '»']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "places",
        Kind::Actor => "actors",
        Kind::Event => "events",
        Kind::Dispute => "disputes and positions",
        Kind::Claim => "claims",
        Kind::Source => "sources",
        Kind::Text => "texts",
    }
}

fn of_hit(state: &State, hit: &Hit) -> Said {
    let index = state.index();
    let known = state.known();
    let counted = |all: Vec<ClaimIx>| claims(known.counts_of(all).known());
    match hit.item {
        Item::Place(ix) => {
            let right = counted(index.claims_at_place(ix, PlaceScope::Itself));
            named(hit, &index.place(ix).name, "place", right)
        }
        Item::Actor(ix) => {
            let actor = index.actor(ix);
            let claimant = index.claimant_ix(&ClaimantKey::Actor(actor.id.clone()));
            let own = claimant.map(|it| index.claims_of_claimant(it).to_vec());
            named(
                hit,
                &actor.name,
                actor.kind.name(),
                counted(own.unwrap_or_default()),
            )
        }
        Item::Event(ix) => {
            let right = counted(index.claims_of_event(ix).to_vec());
            named(hit, &index.event(ix).title, "event", right)
        }
        Item::Dispute(ix, None) => {
            let right = counted(index.claims_of_dispute(ix).to_vec());
            named(hit, &index.dispute(ix).question, "dispute", right)
        }
        Item::Dispute(ix, Some(_)) => {
            let question = &index.dispute(ix).question;
            let (text, lit) = shown(&hit.passage);
            Said {
                lit,
                aside: Some((question.clone(), Vec::new())),
                ..Said::plain(
                    text,
                    "position".to_owned(),
                    format!("{}, position on: {question}", hit.passage.text),
                )
            }
        }
        Item::Claim(claim) => of_claim(state, hit, claim),
        Item::Source(ix) => {
            let source = index.source(ix);
            let is_title = hit.passage.from == FoundIn::Name;
            let (text, mut lit) = shown(&hit.passage);
            // A byline that was cut to what was found is shown as it was cut, or its words would be lit
            // where they do not stand.
            let beneath = if hit.passage.from == FoundIn::Byline {
                let before = source.publisher.len() + BETWEEN.len();
                lit.iter_mut()
                    .for_each(|range| *range = range.start + before..range.end + before);
                format!("{}{BETWEEN}{text}", source.publisher)
            } else {
                publisher_and_byline(source)
            };
            let (lit, beneath_lit) = if is_title {
                (lit, Vec::new())
            } else {
                (Vec::new(), lit)
            };
            Said {
                lit,
                beneath: Some((beneath.clone(), beneath_lit)),
                ..Said::plain(
                    if is_title { text } else { source.title.clone() },
                    published(source),
                    format!("{}, source, {beneath}, {}", source.title, published(source)),
                )
            }
        }
        Item::Text(ix) => {
            let source = index.source(ix);
            let (text, lit) = shown(&hit.passage);
            Said {
                lit,
                face: Face::Passage,
                beneath: Some((
                    format!("{}{BETWEEN}{}", source.publisher, source.title),
                    Vec::new(),
                )),
                ..Said::plain(
                    text.clone(),
                    published(source),
                    format!(
                        "{text}, in the text of {}, {}",
                        source.publisher,
                        published(source)
                    ),
                )
            }
        }
    }
}

/// A thing by its name; beside it the other name or the office by which it was found.
fn named(hit: &Hit, name: &str, sort: &str, right: String) -> Said {
    let (text, lit) = shown(&hit.passage);
    let said = format!("{name}, {sort}, {right}");
    if hit.passage.from == FoundIn::Name {
        Said {
            lit,
            ..Said::plain(text, right, said)
        }
    } else {
        Said {
            aside: Some((text, lit)),
            ..Said::plain(name.to_owned(), right, said)
        }
    }
}

fn of_claim(state: &State, hit: &Hit, claim: ClaimIx) -> Said {
    let index = state.index();
    let source = index.source(index.source_of(claim));
    let claimants = index.claimants_of(claim).iter();
    let claimants: Vec<&str> = claimants
        .map(|claimant| &*index.claimant(*claimant).name)
        .collect();
    let beneath = match claimants.join(", ") {
        own if own == source.publisher => own,
        none if none.is_empty() => source.publisher.clone(),
        others => format!("{others}{BETWEEN}{}", source.publisher),
    };
    let (text, lit) = shown(&hit.passage);
    let statement = &index.claim(claim).statement;
    let is_excerpt = hit.passage.from == FoundIn::Excerpt;
    Said {
        lit,
        face: if is_excerpt {
            Face::Excerpt
        } else {
            Face::Plain
        },
        // Several claims may stand on the same words.
        beneath: Some(if is_excerpt {
            (format!("{beneath}: {statement}"), Vec::new())
        } else {
            (beneath.clone(), Vec::new())
        }),
        ..Said::plain(
            text,
            published(source),
            format!("{statement} Claim by {beneath}, {}", published(source)),
        )
    }
}

/// Between two things of one line.
const BETWEEN: &str = " · ";

fn publisher_and_byline(source: &Source) -> String {
    match &source.byline {
        Some(byline) => format!("{}{BETWEEN}{byline}", source.publisher),
        None => source.publisher.clone(),
    }
}

fn published(source: &Source) -> String {
    source
        .published
        .as_ref()
        .map_or_else(|| "no date".to_owned(), When::in_words)
}

/// A passage in one line: with "…" where it is cut, and with spaces for line breaks.
fn shown(passage: &Passage) -> (String, Vec<Range<usize>>) {
    const CUT: &str = "…";
    let (before, after) = passage.cut;
    let first = if before { CUT } else { "" };
    // A line break takes one byte, as does a space, so that what is lit stays where it is.
    let text = passage.text.replace(['\n', '\r', '\t'], " ");
    let last = if after { CUT } else { "" };
    let lit = passage.lit.iter();
    let lit = lit.map(|range| range.start + first.len()..range.end + first.len());
    (format!("{first}{text}{last}"), lit.collect())
}

/// What a page is called, and what sort of page it is.
fn of_page(state: &State, page: &Page) -> (String, &'static str) {
    let index = state.index();
    match item_of(state, page) {
        Some(Item::Place(ix)) => (index.place(ix).name.clone(), "place"),
        Some(Item::Actor(ix)) => (index.actor(ix).name.clone(), "actor"),
        Some(Item::Event(ix)) => (index.event(ix).title.clone(), "event"),
        Some(Item::Dispute(ix, _)) => (index.dispute(ix).question.clone(), "dispute"),
        Some(Item::Claim(ix)) => (index.claim(ix).statement.clone(), "claim"),
        Some(Item::Source(ix) | Item::Text(ix)) => (index.source(ix).title.clone(), "source"),
        None => {
            let title = match page {
                Page::Findings => "What is wrong with the dossier",
                Page::Comparison => "Comparison of two dates",
                Page::Tray(Tray::Undated) => "Claims without a date",
                Page::Tray(Tray::Unlocated) => "Claims about no place on the map",
                Page::Tray(Tray::OffMap) => "Claims off the map",
                Page::Tray(Tray::FilteredOut) => "Claims kept out by filters",
                Page::Tray(Tray::Earlier) => "Claims before the window of days",
                _ => "Overview of the dossier",
            };
            (title.to_owned(), "page")
        }
    }
}
