//! Whether a sentence speaks of a day as still to come.

use super::grammar::Grammar;
use super::token::{Kind, Token};

/// How many words are looked at before a day, and after one that opens its sentence.
const LOOKED_AT: usize = 40;

/// A text with the words that decide.
pub struct Sentence<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token<'a>],
    pub grammar: &'a Grammar,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Ahead,
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
            return Some(if over { Said::Behind } else { Said::Ahead });
        }
        let word = &self.text[self.tokens[at].range.clone()];
        let is_verb = word.len() > 3
            && word.starts_with(char::is_lowercase)
            && words.behind_endings.iter().any(|it| word.ends_with(it));
        (is_verb || any(words.behind)).then_some(Said::Behind)
    }

    fn is_reporting(&self, at: usize) -> bool {
        let verbs = self.grammar.words.plan.reporting;
        verbs.iter().any(|verb| self.is(at, verb))
    }

    /// Whether the phrase between two tokens stands for a day to come, by what is said nearest before it.
    pub fn is_planned(&self, start: usize, end: usize) -> bool {
        let told_to = self.grammar.words.plan.ahead.iter();
        let mut told_to = told_to.filter(|list| list.len() > 1);
        if start.checked_sub(1).is_some_and(|at| self.is_reporting(at))
            || self.is_reporting(end) && !told_to.any(|list| self.begins(end, list))
        {
            return false;
        }
        let mut opens = true;
        for at in (start.saturating_sub(LOOKED_AT)..start).rev() {
            if self.is_end(at) {
                break;
            }
            if let Some(said) = self.said_at(at, start) {
                return said == Said::Ahead;
            }
            opens &= matches!(self.tokens[at].kind, Kind::Sign(_));
        }
        let after = end..self.tokens.len().min(end + LOOKED_AT);
        let first = after
            .take_while(|at| opens && !self.is_end(*at))
            .find_map(|at| self.said_at(at, self.tokens.len()));
        first == Some(Said::Ahead)
    }
}
