//! Whether a sentence speaks of a day as still to come.

use super::captured::Slot;
use super::grammar::Grammar;
use super::sum::Outlook;
use super::token::{Kind, Token};

/// How many words are looked at before a day, and after one that opens its sentence.
const LOOKED_AT: usize = 40;

/// A text with the words that decide.
pub struct Sentence<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token<'a>],
    pub grammar: &'a Grammar,
}

/// How a sentence speaks of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub outlook: Outlook,
    pub sureness: Sureness,
}

impl Spoken {
    /// Of what can be no plan.
    pub const PAST: Self = Self {
        outlook: Outlook::Past,
        sureness: Sureness::Plain,
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// Nothing else in the sentence speaks of the day otherwise.
    Plain,
    /// Other words of the sentence could be about the day, too, or there is no sentence.
    Doubtful,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Ahead,
    /// Ahead when it was planned, which may be on the day of the report.
    AheadThen,
    Behind,
}

impl Sentence<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.text[token.range.clone()].eq_ignore_ascii_case(word))
    }

    /// Whether these words begin at a token.
    pub fn begins(&self, at: usize, words: &[&str]) -> bool {
        words.iter().zip(at..).all(|(word, at)| self.is(at, word))
    }

    /// Whether these words end right before a token.
    pub fn ends(&self, before: usize, words: &[&str]) -> bool {
        before
            .checked_sub(words.len())
            .is_some_and(|at| self.begins(at, words))
    }

    /// A stop that ends a sentence, as far as a short name or an initial does not.
    fn is_end(&self, at: usize) -> bool {
        match self.tokens[at].kind {
            Kind::Break | Kind::Sign('!' | '?' | ';') => true,
            Kind::Sign('.') => {
                let before = at.checked_sub(1).map(|at| self.tokens[at].range.len());
                before.is_some_and(|length| length > 2)
            }
            _ => false,
        }
    }

    fn said_at(&self, at: usize, end: usize) -> Option<Said> {
        let words = &self.grammar.words.plan;
        let any = |lists: &[&[&str]]| {
            let mut fitting = lists.iter().filter(|list| at + list.len() <= end);
            fitting.any(|list| self.begins(at, list))
        };
        if any(words.ahead) {
            // "had been scheduled": it is told of what was planned once.
            let mut once = words.behind.iter().filter(|list| list.len() > 1);
            let over = once.any(|list| self.ends(at, list));
            let then = any(words.ahead_then);
            return Some(match (over, then) {
                (true, _) => Said::Behind,
                (false, true) => Said::AheadThen,
                (false, false) => Said::Ahead,
            });
        }
        if self.is_undecided(at, end) {
            return None;
        }
        (self.has_ending_of_what_was(at) || any(words.behind)).then_some(Said::Behind)
    }

    fn has_ending_of_what_was(&self, at: usize) -> bool {
        let words = &self.grammar.words.plan;
        let word = &self.text[self.tokens[at].range.clone()];
        word.len() > 3
            && word.starts_with(char::is_lowercase)
            && words.behind_endings.iter().any(|it| word.ends_with(it))
            && !words.not_behind.contains(&word)
    }

    /// Whether a word for what has been belongs to another here, so that what stands before it decides: "signed" in
    /// "will be signed", "armed" in "its armed forces". `end`: where the day begins.
    fn is_undecided(&self, at: usize, end: usize) -> bool {
        let words = &self.grammar.words.plan;
        let ends_any = |at: usize, lists: &[&[&str]]| lists.iter().any(|it| self.ends(at, it));
        let mut verb = at;
        while verb.checked_sub(1).is_some_and(|at| self.is_adverb(at)) {
            verb -= 1;
        }
        if ends_any(verb, words.open_verbs) || ends_any(at, words.determiners) {
            return true;
        }
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let after_word = &self.text[self.tokens[before].range.end..];
        if self.tokens[before].kind == Kind::Word && after_word.starts_with(['\'', '’']) {
            return true;
        }
        // "two wounded soldiers", "will return displaced persons": but not "two killed on Friday".
        let belongs_to_the_next = at + 1 < end && self.has_ending_of_what_was(at);
        let is_count = self.tokens[before].is_slot(Slot::Count);
        belongs_to_the_next && (is_count || ends_any(before, words.ahead))
    }

    fn is_adverb(&self, at: usize) -> bool {
        let words = &self.grammar.words.plan;
        let word = &self.text[self.tokens[at].range.clone()];
        words.adverbs.contains(&word) || words.adverb_endings.iter().any(|it| word.ends_with(it))
    }

    fn is_reporting(&self, at: usize) -> bool {
        let verbs = self.grammar.words.plan.reporting;
        verbs.iter().any(|verb| self.is(at, verb))
    }

    /// How the phrase between two tokens is spoken of, by what is said nearest before it; when it opens its sentence,
    /// by what is said first after it.
    pub fn spoken_of(&self, start: usize, end: usize) -> Spoken {
        let told_to = self.grammar.words.plan.ahead.iter();
        let mut told_to = told_to.filter(|list| list.len() > 1);
        if start.checked_sub(1).is_some_and(|at| self.is_reporting(at))
            || self.is_reporting(end) && !told_to.any(|list| self.begins(end, list))
        {
            return Spoken::PAST;
        }
        let before = (start.saturating_sub(LOOKED_AT)..start).rev();
        let before = before.take_while(|at| !self.is_end(*at));
        let opens = before
            .clone()
            .all(|at| matches!(self.tokens[at].kind, Kind::Sign(_)));
        let after = end..self.tokens.len().min(end + LOOKED_AT);
        let after = after.take_while(|at| opens && !self.is_end(*at));
        let said = before.filter_map(|at| self.said_at(at, start));
        let mut said = said.chain(after.filter_map(|at| self.said_at(at, self.tokens.len())));
        let Some(nearest) = said.next() else {
            return Spoken::PAST;
        };
        Spoken {
            outlook: nearest.outlook(),
            sureness: if said.all(|other| other.outlook() == nearest.outlook()) {
                Sureness::Plain
            } else {
                Sureness::Doubtful
            },
        }
    }
}

impl Said {
    fn outlook(self) -> Outlook {
        match self {
            Self::Ahead => Outlook::Plan,
            Self::AheadThen => Outlook::PlanOfThen,
            Self::Behind => Outlook::Past,
        }
    }
}
