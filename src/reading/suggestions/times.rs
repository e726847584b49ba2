//! Which of the dates that a passage names it is about, and which tells when it was said.

use std::ops::Range;

use super::DateFound;
use crate::dossier::{Day, Source};
use crate::reading::Reported;
use crate::reading::dates::{DatePhrase, dates_in};

/// The date phrases of one text, in order.
pub(super) struct Times {
    found: Vec<DateFound>,
    /// Those that give no date, with why, as sentences.
    unresolved: Vec<(Range<usize>, String)>,
    /// The last day that the report can be of. `None`: not known.
    reported: Option<Day>,
}

/// A date that ends no longer before the report than this, in days, is recent news. Chosen by eye.
const RECENT_DAYS: i64 = 31;

impl Times {
    pub(super) fn of(source: &Source) -> Self {
        let body = source.body_range();
        let reported = source.published.as_ref().and_then(Reported::of);
        let text = source.content().get(body.clone()).unwrap_or("");
        let phrases = dates_in(text, reported.as_ref());
        let unresolved = phrases.iter().filter_map(|phrase| {
            let why = phrase.outcome.as_ref().err()?;
            let range = phrase.range.start + body.start..phrase.range.end + body.start;
            Some((range, format!("“{}” gives no date. {why}", phrase.words)))
        });
        let unresolved = unresolved.collect();
        let found = phrases.iter();
        let found = found
            .filter_map(|phrase| date(phrase, body.start))
            .collect();
        let reported = reported.map(|reported| reported.day);
        Self {
            found,
            unresolved,
            reported,
        }
    }

    /// The first date within these stretches.
    pub(super) fn first_in(&self, stretches: &[Range<usize>]) -> Option<&DateFound> {
        self.all_in(stretches).next()
    }

    pub(super) fn all_in(&self, stretches: &[Range<usize>]) -> impl Iterator<Item = &DateFound> {
        self.found.iter().filter(move |date| {
            let within = |stretch: &Range<usize>| {
                stretch.start <= date.range.start && date.range.end <= stretch.end
            };
            stretches.iter().any(within)
        })
    }

    /// Why phrases within a stretch give no date, as sentences.
    pub(super) fn unresolved_in(&self, stretch: &Range<usize>) -> impl Iterator<Item = &str> {
        let within =
            |range: &Range<usize>| stretch.start <= range.start && range.end <= stretch.end;
        let unresolved = self.unresolved.iter();
        unresolved.filter_map(move |(range, why)| within(range).then_some(why.as_str()))
    }

    /// Whether a date can be the day of what a report is about: not after the report, at most a month before
    /// it, with both ends known.
    pub(super) fn is_recent(&self, date: &DateFound) -> bool {
        let (Some(first), Some(last)) = (date.when.earliest().day(), date.when.latest().day())
        else {
            return false;
        };
        let near = |reported: Day| first.0 >= reported.0 - RECENT_DAYS && last <= reported;
        self.reported.is_some_and(near)
    }

    /// All dates of the text, in order.
    pub(super) fn all(&self) -> &[DateFound] {
        &self.found
    }
}

fn date(phrase: &DatePhrase, offset: usize) -> Option<DateFound> {
    Some(DateFound {
        when: phrase.when()?.clone(),
        range: phrase.range.start + offset..phrase.range.end + offset,
        rule: phrase.note(),
        guessed: None,
    })
}
