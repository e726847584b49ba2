//! What the palette offers for what was typed: entries in sections, in the order in which they stand.

use std::ops::Range;

use crate::app::{Page, State};
use crate::dossier::Day;
use crate::query::search::{
    Found, Hit, Item, Kind, LeftOut, Most, Query, Rank, claim_at, is_listed, lit_in, search,
};
use crate::query::{ClaimIx, Clock};
use crate::ui::commands::{COMMANDS, Command, Wish};
use crate::ui::timeline::typed_date;

/// Hits of a kind; all of them are counted. Chosen by eye.
const HITS: usize = 5;
/// Hits of the kind of which more are asked for.
const MORE_HITS: usize = 200;
/// About as much as fits a line, in bytes.
const PASSAGE_BYTES: usize = 78;
/// Commands for what was typed.
const MOST_COMMANDS: usize = 8;
/// Pages and commands while nothing is typed.
const RECENT_PAGES: usize = 5;
const RECENT_COMMANDS: usize = 4;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Hit(Hit),
    /// One of [`COMMANDS`], by its place there, with what is lit in its name.
    Command(usize, Vec<Range<usize>>),
    GoTo {
        day: Day,
        /// What is to be said about it, as when it is the last day of a month.
        remark: Option<String>,
    },
    /// A page that was looked at before.
    Page(Page),
    /// Lists more of a kind, of which there are so many.
    More(Kind, u32),
    /// Keeps these words as a filter, through which so many known claims come.
    Keep(String, u32),
    /// Goes to the day on which the first of so many matches comes that are not there yet.
    Later {
        count: u32,
        first: Day,
        clock: Clock,
    },
}

/// Entries under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Empty: no heading, only a line above.
    pub title: &'static str,
    /// How many there are, where not all are listed.
    pub all: Option<u32>,
    pub entries: Vec<Entry>,
}

/// Everything that is offered, and what is said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    pub sections: Vec<Section>,
    /// "nothing for “tskinvali”; showing “tskhinvali”".
    pub remarks: Vec<String>,
    /// "46 found, 3 reported later": read out while typing.
    pub summary: String,
}

impl Offer {
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| &section.entries)
    }

    /// What is offered for what was typed. `more`: the kind of which more are listed; `done`: commands that
    /// were carried out, last first.
    pub fn new(state: &State, typed: &str, more: Option<Kind>, done: &[&'static str]) -> Self {
        let query = Query::new(typed);
        if query.is_empty() {
            return Self::of_nothing_typed(state, done);
        }
        let mut offer = Self::default();
        let date = typed_date::read(typed, state.as_of().day).ok();
        let date = date.map(|date| Section {
            title: "Date",
            all: None,
            entries: vec![Entry::GoTo {
                day: date.day,
                remark: date.remark,
            }],
        });
        // "may" is a word as well as a month, "2008" hardly is.
        let digits = typed.contains(|letter: char| letter.is_ascii_digit());
        let found = offer.find(state, &query, more);
        let (first, last) = if digits { (date, None) } else { (None, date) };
        // Where a command is called so, nobody meant a word that is only spelled like it.
        let guessed = found.as_ref().is_some_and(|it| !it.corrections.is_empty());
        let names_a_command = || COMMANDS.iter().any(|it| lit_in(&query, it.name).is_some());
        if guessed && names_a_command() {
            offer.remarks.clear();
            offer.sections.extend(first);
            offer.sections.extend(ranked(None, &query));
            offer.sections.extend(last);
            "Not a word of the dossier".clone_into(&mut offer.summary);
            return offer;
        }
        offer.sections.extend(first);
        offer.sections.extend(ranked(found.as_ref(), &query));
        offer.sections.extend(last);
        match found {
            Some(found) => offer.tell(state, typed, &query, &found),
            None => "Making the texts ready to be searched…".clone_into(&mut offer.summary),
        }
        offer
    }

    /// `None`: the texts are not ready yet.
    fn find(&mut self, state: &State, query: &Query, more: Option<Kind>) -> Option<Found> {
        let index = state.index();
        let most = Most {
            hits: HITS,
            of_one: more.map(|kind| (kind, MORE_HITS)),
            passage_bytes: PASSAGE_BYTES,
        };
        let text = index.search_text_if_ready()?;
        let (known, lens) = (state.known(), &state.session().lens);
        let found = search(index, text, query, known, lens, most);
        self.remarks = found
            .corrections
            .iter()
            .map(|correction| {
                let typed = &correction.typed;
                let shown = correction.shown.iter().take(3);
                let shown: Vec<String> = shown.map(|word| format!("“{word}”")).collect();
                match shown.as_slice() {
                    [] => format!("Nothing for “{typed}” yet"),
                    shown => format!("Nothing for “{typed}”; showing {}", shown.join(", ")),
                }
            })
            .collect();
        Some(found)
    }

    /// What is left out, how to keep the search, and how much there is.
    fn tell(&mut self, state: &State, typed: &str, query: &Query, found: &Found) {
        let (out, clock) = (found.left_out, state.as_of().clock);
        let mut last = Vec::new();
        let words = corrected(typed, query, found);
        let passes = state.index().claims_with(&words);
        let known = state.known().claims();
        let kept = known.filter(|claim| passes[claim.index()]).count();
        if kept > 0 {
            last.push(Entry::Keep(words, u32::try_from(kept).unwrap_or(u32::MAX)));
        }
        if let (Some(first), true) = (out.first_later, out.later > 0) {
            last.push(Entry::Later {
                count: out.later,
                first,
                clock,
            });
        }
        if !last.is_empty() {
            self.sections.push(Section {
                title: "",
                all: None,
                entries: last,
            });
        }
        self.summary = summary(found.all(), &out, clock);
    }

    fn of_nothing_typed(state: &State, done: &[&'static str]) -> Self {
        let index = state.index();
        let listed = |page: &Page| {
            let item = item_of(state, page);
            let text = index.search_text_if_ready();
            let lens = &state.session().lens;
            let (Some(item), Some(text)) = (item, text) else {
                return !matches!(page, Page::Overview) && item.is_none();
            };
            is_listed(index, text, state.known(), lens, item)
        };
        let pages = state.trail().earlier().into_iter();
        let pages = pages.filter(|page| listed(page)).take(RECENT_PAGES);
        let mut recent: Vec<Entry> = pages.cloned().map(Entry::Page).collect();
        let done = done.iter().take(RECENT_COMMANDS);
        recent.extend(done.filter_map(|name| command_called(name)));
        let often = [
            "Contested claims only",
            "Play or pause",
            "Table",
            "Figures over time",
            "Help: keys and words",
        ];
        let section = |title, entries: Vec<Entry>| Section {
            title,
            all: None,
            entries,
        };
        let often: Vec<Entry> = often
            .into_iter()
            .filter_map(command_called)
            .filter(|entry| !recent.contains(entry))
            .collect();
        let sections = [
            section("Lately", recent),
            section("What can be done", often),
        ];
        Self {
            sections: sections
                .into_iter()
                .filter(|section| !section.entries.is_empty())
                .collect(),
            remarks: Vec::new(),
            summary: String::new(),
        }
    }
}

fn command_called(name: &str) -> Option<Entry> {
    let at = COMMANDS.iter().position(|command| command.name == name)?;
    Some(Entry::Command(at, Vec::new()))
}

/// Whether a command can be carried out now.
pub fn can_be_done(state: &State, command: &Command) -> bool {
    match command.wish {
        Wish::Ask(wish) => wish(state).is_some(),
        Wish::GoToText => matches!(state.page(), Page::Document(..)),
        Wish::Link(_) => state.link_from().is_some(),
        Wish::AddClaim => state.draft_in_hand().is_some(),
        Wish::GoToDisputes | Wish::Region(_) | Wish::Quit => true,
    }
}

/// The groups that were found and the commands, those with the better names first.
fn ranked(found: Option<&Found>, query: &Query) -> Vec<Section> {
    let mut sections: Vec<(Rank, Kind, Section)> = Vec::new();
    for group in found.into_iter().flat_map(|found| &found.groups) {
        let Some(best) = group.hits.first() else {
            continue;
        };
        let mut entries: Vec<Entry> = group.hits.iter().cloned().map(Entry::Hit).collect();
        let all = (group.all as usize > entries.len()).then_some(group.all);
        if let (Some(all), true) = (all, entries.len() <= HITS) {
            entries.push(Entry::More(group.kind, all));
        }
        let section = Section {
            title: heading(group.kind),
            all: Some(group.all),
            entries,
        };
        sections.push((best.rank.min(Rank::Words), group.kind, section));
    }
    if let Some((rank, section)) = commands(query) {
        // After the names, before what is said.
        sections.push((rank.min(Rank::Words), Kind::Dispute, section));
    }
    sections.sort_by_key(|(rank, kind, _)| (*rank, *kind));
    sections.into_iter().map(|(.., section)| section).collect()
}

/// Commands that were typed. The one that opens the palette is no use in it.
fn commands(query: &Query) -> Option<(Rank, Section)> {
    let mut found: Vec<(Rank, usize, Vec<Range<usize>>)> = COMMANDS
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(at, command)| {
            let (rank, lit) = lit_in(query, command.name)?;
            Some((rank, at, lit))
        })
        .collect();
    found.sort_by_key(|(rank, at, _)| (*rank, *at));
    let best = found.first()?.0;
    let entries = found.into_iter().take(MOST_COMMANDS);
    let section = Section {
        title: "What can be done",
        all: None,
        entries: entries
            .map(|(_, at, lit)| Entry::Command(at, lit))
            .collect(),
    };
    Some((best, section))
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "Places",
        Kind::Actor => "Actors",
        Kind::Event => "Events",
        Kind::Dispute => "Disputes",
        Kind::Claim => "Claims",
        Kind::Source => "Sources",
        Kind::Text => "Full texts",
    }
}

/// What was typed, with the words that are shown in place of those that nobody wrote.
fn corrected(typed: &str, query: &Query, found: &Found) -> String {
    if found.corrections.is_empty() {
        return typed.trim().to_owned();
    }
    let words = query.terms().iter().map(|term| {
        let correction = found.corrections.iter().find(|it| it.typed == term.typed);
        let shown = correction.and_then(|correction| correction.shown.first());
        match shown {
            Some(word) => word.clone(),
            None if term.typed.contains(char::is_whitespace) => format!("“{}”", term.typed),
            None => term.typed.clone(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

fn summary(all: u32, out: &LeftOut, clock: Clock) -> String {
    let mut said = match all {
        0 if out.later > 0 => "Nothing yet".to_owned(),
        0 => "Nothing found in the dossier".to_owned(),
        all => format!("{all} found"),
    };
    let later = match clock {
        Clock::Reported => "reported later",
        Clock::Occurred => "about later days",
    };
    for (count, why) in [
        (out.later, later),
        (out.filtered, "kept out by filters"),
        (out.earlier, "before the window of days"),
        (out.undated, "without a date"),
    ] {
        if count > 0 {
            said += &format!(", {count} {why}");
        }
    }
    said
}

/// What a page is about. `None`: nothing in particular.
pub fn item_of(state: &State, page: &Page) -> Option<Item> {
    let index = state.index();
    match page {
        Page::Place(id) => index.place_ix(id).map(Item::Place),
        Page::Actor(id) => index.actor_ix(id).map(Item::Actor),
        Page::Event(id) => index.event_ix(id).map(Item::Event),
        Page::Dispute(id) => index.dispute_ix(id).map(|it| Item::Dispute(it, None)),
        Page::Document(_, Some(id)) => index.claim_ix(id).map(Item::Claim),
        Page::Document(id, None) => index.source_ix(id).map(Item::Source),
        Page::Overview | Page::Findings | Page::Comparison | Page::Tray(_) => None,
    }
}

/// The page of something that was found.
pub fn page_of(state: &State, hit: &Hit) -> Page {
    let index = state.index();
    let document = |claim: ClaimIx| {
        let source = index.source(index.source_of(claim));
        Page::Document(source.id.clone(), Some(index.claim(claim).id.clone()))
    };
    match hit.item {
        Item::Place(ix) => Page::Place(index.place(ix).id.clone()),
        Item::Actor(ix) => Page::Actor(index.actor(ix).id.clone()),
        Item::Event(ix) => Page::Event(index.event(ix).id.clone()),
        Item::Dispute(ix, _) => Page::Dispute(index.dispute(ix).id.clone()),
        Item::Claim(claim) => document(claim),
        Item::Source(ix) => Page::Document(index.source(ix).id.clone(), None),
        Item::Text(ix) => {
            let claim = passage_of(hit).and_then(|part| claim_at(index, state.known(), ix, &part));
            let whole = || Page::Document(index.source(ix).id.clone(), None);
            claim.map_or_else(whole, document)
        }
    }
}

/// Where the words that were found stand in the source's text. `None`: they stand elsewhere.
pub fn passage_of(hit: &Hit) -> Option<Range<usize>> {
    let (first, last) = (hit.passage.lit.first()?, hit.passage.lit.last()?);
    let begins = hit.passage.begins;
    matches!(hit.item, Item::Text(_)).then(|| begins + first.start..begins + last.end)
}
