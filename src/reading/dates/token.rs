//! A text cut into words, numbers and signs, with what each could be in a date.

use std::ops::Range;

use super::captured::Slot;
use super::grammar::{Grammar, Symbol};
use super::numbers;

/// What is read: running text, where capitals count, or one phrase that somebody typed or selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Text,
    Phrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
    Sign(char),
    /// An empty line: nothing reaches across.
    Break,
}

/// One word, number or sign.
#[derive(Clone, Debug)]
pub struct Token<'g> {
    /// Bytes in the text; without a possessive ending, with the full stop of a short name.
    pub range: Range<usize>,
    pub kind: Kind,
    /// What the word is in the language's lists.
    pub word: &'g [(Symbol, u32)],
    /// What the number can be.
    pub number: [Option<(Slot, u32)>; 4],
    pub begins_with_capital: bool,
}

impl Token<'_> {
    pub fn symbols(&self) -> impl Iterator<Item = (Symbol, u32)> {
        let numbers = self.number.iter().flatten();
        self.word
            .iter()
            .copied()
            .chain(numbers.map(|(slot, value)| (Symbol::Slot(*slot), *value)))
    }

    pub fn value(&self, symbol: Symbol) -> Option<u32> {
        self.symbols()
            .find(|(it, _)| *it == symbol)
            .map(|(_, value)| value)
    }

    pub fn is_slot(&self, slot: Slot) -> bool {
        self.value(Symbol::Slot(slot)).is_some()
    }
}

/// Cuts a text; takes time in proportion to its length.
pub fn tokens<'g>(text: &str, grammar: &'g Grammar, reading: Reading) -> Vec<Token<'g>> {
    let mut tokens: Vec<Token<'g>> = Vec::with_capacity(text.len() / 5);
    let mut folded = String::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first.is_whitespace() {
            let space = rest
                .find(|it: char| !it.is_whitespace())
                .unwrap_or(rest.len());
            if rest[..space].matches('\n').count() > 1 {
                tokens.push(token(at..at + space, Kind::Break));
            }
            at += space;
        } else if first.is_ascii_digit() {
            let (length, number) = numbers::number(text, at, grammar);
            let mut token = token(at..at + length, Kind::Number);
            token.number = number;
            token.word = grammar.word(&text[token.range.clone()]);
            tokens.push(token);
            at += length;
        } else if first.is_alphabetic() {
            let (token, length) = word(text, at, grammar, reading, &mut folded);
            tokens.push(token);
            numbers::join_tens(&mut tokens, grammar);
            at += length;
        } else {
            let mut token = token(at..at + first.len_utf8(), Kind::Sign(first));
            token.word = grammar.sign(first);
            tokens.push(token);
            at += first.len_utf8();
        }
    }
    tokens
}

fn token<'g>(range: Range<usize>, kind: Kind) -> Token<'g> {
    Token {
        range,
        kind,
        word: &[],
        number: [None; 4],
        begins_with_capital: false,
    }
}

fn is_apostrophe(it: char) -> bool {
    matches!(it, '\'' | '’' | 'ʼ')
}

/// The word at a place, and how far to go on: its possessive ending is passed over.
fn word<'g>(
    text: &str,
    at: usize,
    grammar: &'g Grammar,
    reading: Reading,
    folded: &mut String,
) -> (Token<'g>, usize) {
    let rest = &text[at..];
    folded.clear();
    let mut length = 0;
    for it in rest.chars() {
        if !it.is_alphanumeric() {
            break;
        }
        length += it.len_utf8();
        folded.extend(it.to_lowercase());
    }
    let mut token = token(at..at + length, Kind::Word);
    token.begins_with_capital = rest.starts_with(char::is_uppercase);
    let mut passed = length;
    let mut after = rest[length..].chars();
    if let Some(mark) = after.next().filter(|it| is_apostrophe(*it)) {
        let ending = after.as_str();
        let letters = ending.find(|it: char| !it.is_alphanumeric());
        if letters.unwrap_or(ending.len()) > 0 {
            let possessive = matches!(&ending[..letters.unwrap_or(ending.len())], "s" | "S");
            passed += mark.len_utf8() + letters.unwrap_or(ending.len());
            if !possessive {
                // "o'clock", "won't": a word of its own that no list has.
                token.range.end = at + passed;
                return (token, passed);
            }
        }
    }
    token.word = grammar.word(folded);
    let short_stop = passed == length && text[at + length..].starts_with('.');
    let named = |slot| token.word.iter().any(|(it, _)| *it == Symbol::Slot(slot));
    let (weekday, month) = (named(Slot::Weekday), named(Slot::Month));
    if weekday || month {
        let before_date = || grammar.is_date_ahead(&text[at + length..]);
        let wanted = reading == Reading::Phrase || token.begins_with_capital;
        let short = grammar.shortness(folded);
        let stands = match short {
            Shortness::Full => true,
            Shortness::Short => reading == Reading::Phrase || short_stop || before_date(),
            Shortness::Doubtful => reading == Reading::Phrase || before_date(),
        };
        if !(wanted && stands) {
            token.word = &[];
        } else if short_stop
            && (short != Shortness::Full || month && grammar.is_date_ahead(&text[at + length..]))
        {
            token.range.end += 1;
            passed += 1;
        }
    }
    (token, passed)
}

/// How much a name of a weekday needs beside it to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortness {
    Full,
    Short,
    Doubtful,
}
