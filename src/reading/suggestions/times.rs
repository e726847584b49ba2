//! Which of the dates that a passage names it is about, and which tells when it was said.

use std::ops::Range;

use super::DateFound;
use crate::dossier::Source;
use crate::reading::Reported;
use crate::reading::dates::{DatePhrase, dates_in};

/// The date phrases of one text that could be resolved, in order.
pub(super) struct Times {
    found: Vec<DateFound>,
}

impl Times {
    pub(super) fn of(source: &Source) -> Self {
        let body = source.body_range();
        let reported = source.published.as_ref().and_then(Reported::of);
        let text = source.content().get(body.clone()).unwrap_or("");
        let found = dates_in(text, reported.as_ref());
        let found = found
            .iter()
            .filter_map(|phrase| date(phrase, body.start))
            .collect();
        Self { found }
    }

    /// The first date within these stretches.
    pub(super) fn first_in(&self, stretches: &[Range<usize>]) -> Option<&DateFound> {
        let within = |date: &&DateFound| {
            stretches
                .iter()
                .any(|stretch| stretch.start <= date.range.start && date.range.end <= stretch.end)
        };
        self.found.iter().find(within)
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
