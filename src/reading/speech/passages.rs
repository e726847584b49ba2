//! Which passage each act of speech in a sentence reports: from who speaks to the next who does.

use std::ops::Range;

use super::acts::{Act, Laid, Raw, Speaker};
use crate::reading::words::Word;

impl Laid<'_, '_> {
    /// Gives each act its passage: from who speaks to the next act, or from the act before.
    pub(super) fn with_passages(&self, raw: Vec<Raw>) -> Vec<Act> {
        let mut acts: Vec<Act> = Vec::new();
        let own: Vec<bool> = raw
            .iter()
            .map(|act| matches!(act.speaker, Speaker::Words(_)))
            .collect();
        let starts: Vec<usize> = raw.iter().map(|act| act.starts).collect();
        let trails: Vec<bool> = raw.iter().map(|act| act.trails).collect();
        for (nth, act) in raw.into_iter().enumerate() {
            let from = match (nth, &act.speaker) {
                (0, _) => 0,
                (_, Speaker::Same) => acts[nth - 1].cut_start(self.words),
                (_, Speaker::Words(_)) if act.trails => {
                    let before = &acts[nth - 1];
                    self.words.partition_point(|word| word.at < before.cut.end)
                }
                _ => act.starts,
            };
            let to = match starts.get(nth + 1) {
                // What is said before the next speaker's verb belongs to the next speaker.
                Some(_) if trails[nth + 1] && own[nth + 1] => {
                    self.clause_end(act.verb.end, starts[nth + 1])
                }
                Some(next) => *next,
                None => self.words.len(),
            };
            let cut = self.cut(from..to.max(act.verb.end));
            let who = match &act.speaker {
                Speaker::Words(who) if !who.is_empty() => {
                    who.start.min(act.verb.start)..who.end.max(act.verb.end)
                }
                _ => act.verb.clone(),
            };
            let (before, after) = self.around(&who, &cut);
            let (content, opening) = if act.trails {
                (vec![before, after], cut.start..cut.start)
            } else {
                (vec![after], before)
            };
            acts.push(Act {
                content,
                opening,
                manner: act.manner,
                speaker: act.speaker,
                via: act.via,
                verb: act.verb,
                cut,
                rule: act.rule,
            });
        }
        acts
    }

    /// What of a cut stands before and after some words of it.
    fn around(&self, words: &Range<usize>, cut: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let start = self
            .words
            .get(words.start)
            .map_or(cut.start, |word| word.at);
        let end = words
            .end
            .checked_sub(1)
            .map_or(cut.start, |last| self.words[last].end());
        (
            cut.start..start.clamp(cut.start, cut.end),
            end.clamp(cut.start, cut.end)..cut.end,
        )
    }

    /// The last mark between two words at which a clause can end.
    fn clause_end(&self, from: usize, to: usize) -> usize {
        let comma = (from..to.saturating_sub(1))
            .rev()
            .find(|at| matches!(self.words[*at].text, "," | ";"));
        comma.unwrap_or(to)
    }

    /// The bytes of some words, without the joining words and marks around them, and without the full stop.
    fn cut(&self, words: Range<usize>) -> Range<usize> {
        let joins = |word: &Word<'_>| {
            matches!(word.text, "," | ";" | ":" | "-" | "\u{2013}" | "\u{2014}")
                || word.is_one_of(&[
                    "and", "but", "while", "although", "though", "as", "where", "after", "because",
                    "with", "that",
                ])
        };
        let mut words = words;
        let whole = words.start == 0;
        while !whole && words.start < words.end && joins(&self.words[words.start]) {
            words.start += 1;
        }
        while words.end > words.start + 1
            && (joins(&self.words[words.end - 1])
                || (self.words[words.end - 1].text == "." && words.end == self.words.len()))
        {
            words.end -= 1;
        }
        match (
            self.words.get(words.start),
            words.end.checked_sub(1).map(|last| &self.words[last]),
        ) {
            (Some(first), Some(last)) => first.at..last.end(),
            _ => self.range.clone(),
        }
    }
}

impl Act {
    fn cut_start(&self, words: &[Word<'_>]) -> usize {
        words.partition_point(|word| word.at < self.cut.start)
    }
}
