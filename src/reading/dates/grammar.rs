//! A language's lists, made ready for matching: what each word can be, and the phrases that it can be part of.
//!
//! How a phrase is written in the lists: `last|previous` is either word, `[the]` may be left out,
//! `(a b / c)` is one of several, `<weekday>` an open place, `@day` a named part, `-` any dash; with `{…}`
//! only what is inside belongs to the phrase, the rest has to stand beside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::captured::{Captured, Slot};
use super::english::ENGLISH;
use super::pattern::{Element, flat_patterns};
use super::rule::Rule;
use super::token::{Kind, Reading, Shortness, Token};
use super::words::Words;

/// What a place in a phrase asks of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// This very word, by its number.
    Word(u16),
    Slot(Slot),
    /// A word that no duration is said of: not a [`Slot::Noun`].
    NoDuration,
    /// Tens that take a dash and a count.
    Tens,
}

type Meanings = Vec<(Symbol, u32)>;

/// One way to write a rule's phrase, with nothing optional left.
struct Phrase {
    rule: &'static Rule,
    elements: Vec<Vec<Symbol>>,
    /// Elements before and after the phrase itself.
    before: usize,
    after: usize,
    beside: Beside,
}

/// What may stand beside a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Anything,
    /// It counts only when it is all that somebody typed or selected.
    Nothing,
}

/// A phrase that was found.
#[derive(Clone, Debug)]
pub struct Match {
    pub rule: &'static Rule,
    /// Tokens, from the first to the one after the last.
    pub start: usize,
    pub end: usize,
    pub captured: Captured,
    /// The place of the phrase in the lists, which decides between two of one length.
    order: usize,
}

impl Match {
    /// A rule that no words were found for.
    pub fn without_words(rule: &'static Rule) -> Self {
        Self {
            rule,
            start: 0,
            end: 0,
            captured: Captured::default(),
            order: 0,
        }
    }

    /// The rule for it when its sentence speaks of a plan. `None`: the same either way.
    pub fn planned(&self) -> Option<&'static Rule> {
        self.rule.planned.filter(|_| !self.captured.is_settled())
    }
}

pub struct Grammar {
    pub words: &'static Words,
    lexicon: HashMap<&'static str, Meanings>,
    /// How many words have a number of their own.
    plain_words: u16,
    shortness: HashMap<&'static str, Shortness>,
    phrases: Vec<Phrase>,
    /// Phrases of one word, and the others by their first two.
    by_one: HashMap<Symbol, Vec<usize>>,
    by_two: HashMap<(Symbol, Symbol), Vec<usize>>,
}

/// English, made ready once.
pub fn english() -> &'static Grammar {
    static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(&ENGLISH));
    &GRAMMAR
}

impl Grammar {
    pub fn new(words: &'static Words) -> Self {
        let mut grammar = Self {
            words,
            lexicon: HashMap::new(),
            plain_words: 0,
            shortness: HashMap::new(),
            phrases: Vec::new(),
            by_one: HashMap::new(),
            by_two: HashMap::new(),
        };
        grammar.fill_lexicon();
        for (lists, beside) in [
            (words.shapes, Beside::Anything),
            (words.alone, Beside::Nothing),
        ] {
            for (rule, patterns) in lists {
                let patterns = patterns.iter();
                for flat in patterns.flat_map(|it| flat_patterns(it, words.parts)) {
                    grammar.add(rule, &flat, beside);
                }
            }
        }
        grammar
    }

    fn mean(&mut self, word: &'static str, symbol: Symbol, value: u32) {
        let meanings = self.lexicon.entry(word).or_default();
        if meanings.iter().all(|(it, _)| *it != symbol) {
            meanings.push((symbol, value));
        }
    }

    fn mean_all(&mut self, slot: Slot, lists: &[&'static [&'static str]]) {
        for (value, list) in (0..).zip(lists) {
            for word in *list {
                self.mean(word, Symbol::Slot(slot), value);
            }
        }
    }

    fn fill_lexicon(&mut self) {
        let words = self.words;
        for lists in [
            words.weekdays,
            words.weekdays_short,
            words.weekdays_doubtful,
        ] {
            self.mean_all(Slot::Weekday, &lists);
        }
        for (lists, shortness) in [
            (words.weekdays_short, Shortness::Short),
            (words.weekdays_doubtful, Shortness::Doubtful),
        ] {
            let short = lists.iter().flat_map(|list| list.iter());
            self.shortness.extend(short.map(|word| (*word, shortness)));
        }
        for (month, list) in (1..).zip(&words.months) {
            for word in *list {
                self.mean(word, Symbol::Slot(Slot::Month), month);
            }
        }
        self.mean_all(Slot::Season, &words.seasons);
        self.mean_all(Slot::Unit, &words.units);
        self.mean_all(Slot::Which, &words.which);
        self.mean_all(Slot::Third, &words.thirds);
        for (list, slot) in [
            (words.counts, Symbol::Slot(Slot::Count)),
            (words.ordinals, Symbol::Slot(Slot::Ordinal)),
            (words.tens, Symbol::Tens),
        ] {
            for (word, value) in list {
                self.mean(word, slot, *value);
            }
        }
        for (word, value) in words.tens {
            self.mean(word, Symbol::Slot(Slot::Count), *value);
        }
        for (list, symbol) in [
            (words.parts_of_day, Symbol::Slot(Slot::Part)),
            (words.zones, Symbol::Slot(Slot::Zone)),
            (words.no_duration_of, Symbol::NoDuration),
        ] {
            for word in list {
                self.mean(word, symbol, 0);
            }
        }
    }

    fn add(&mut self, rule: &'static Rule, flat: &[Element], beside: Beside) {
        let open = flat.iter().position(|it| *it == Element::Open);
        let close = flat.iter().position(|it| *it == Element::Close);
        let length = flat
            .iter()
            .filter(|it| matches!(it, Element::Any(_)))
            .count();
        // The marks are elements of the list themselves: the closing one counts the opening one in.
        let before = open.unwrap_or(0);
        let after = close.map_or(0, |close| length + 1 - close);
        let mut elements = Vec::with_capacity(length);
        for element in flat {
            if let Element::Any(words) = element {
                let symbols = words
                    .iter()
                    .map(|word| self.symbol(word))
                    .collect::<Vec<_>>();
                elements.push(symbols);
            }
        }
        let number = self.phrases.len();
        match &elements[..] {
            [] => return,
            [only] => {
                for symbol in only {
                    self.by_one.entry(*symbol).or_default().push(number);
                }
            }
            [first, second, ..] => {
                for first in first {
                    for second in second {
                        let key = (*first, *second);
                        self.by_two.entry(key).or_default().push(number);
                    }
                }
            }
        }
        self.phrases.push(Phrase {
            rule,
            elements,
            before,
            after,
            beside,
        });
    }

    /// What a word of a pattern stands for; a plain word gets a number of its own.
    fn symbol(&mut self, word: &'static str) -> Symbol {
        let Some(name) = word.strip_prefix('<').and_then(|it| it.strip_suffix('>')) else {
            let known = self.lexicon.get(word).and_then(|meanings| {
                let mut symbols = meanings.iter().map(|(symbol, _)| *symbol);
                symbols.find(|symbol| matches!(symbol, Symbol::Word(_)))
            });
            return known.unwrap_or_else(|| {
                let symbol = Symbol::Word(self.plain_words);
                self.plain_words += 1;
                self.mean(word, symbol, 0);
                symbol
            });
        };
        Symbol::Slot(slot(name).expect("the lists name open places that there are"))
    }

    /// The phrases that begin at a token.
    pub fn matches_at(
        &self,
        tokens: &[Token<'_>],
        at: usize,
        reading: Reading,
        found: &mut Vec<Match>,
    ) {
        let mut try_all = |numbers: Option<&Vec<usize>>| {
            for number in numbers.into_iter().flatten() {
                self.try_phrase(*number, tokens, at, reading, found);
            }
        };
        let Some(first) = tokens.get(at) else {
            return;
        };
        for (symbol, _) in first.symbols() {
            try_all(self.by_one.get(&symbol));
            for (second, _) in tokens.get(at + 1).into_iter().flat_map(Token::symbols) {
                try_all(self.by_two.get(&(symbol, second)));
            }
        }
    }

    fn try_phrase(
        &self,
        number: usize,
        tokens: &[Token<'_>],
        at: usize,
        reading: Reading,
        found: &mut Vec<Match>,
    ) {
        let phrase = &self.phrases[number];
        let is_all = at == 0 && phrase.elements.len() == tokens.len();
        if phrase.beside == Beside::Nothing && !(is_all && reading == Reading::Phrase) {
            return;
        }
        let mut captured = Captured::default();
        for (place, element) in phrase.elements.iter().enumerate() {
            let Some(token) = tokens.get(at + place) else {
                return;
            };
            let fits = |symbol: &Symbol| self.fits(token, *symbol).map(|value| (*symbol, value));
            let Some((symbol, value)) = element.iter().find_map(fits) else {
                return;
            };
            if let Symbol::Slot(slot) = symbol {
                captured.push(slot, value);
                continue;
            }
            // What a word of the pattern itself says: "last" in "last week".
            for (symbol, value) in token.symbols() {
                if let Symbol::Slot(slot) = symbol {
                    captured.push(slot, value);
                }
            }
        }
        found.push(Match {
            rule: phrase.rule,
            start: at + phrase.before,
            end: at + phrase.elements.len() - phrase.after,
            captured,
            order: number,
        });
    }

    fn fits(&self, token: &Token<'_>, symbol: Symbol) -> Option<u32> {
        if symbol == Symbol::Slot(Slot::Noun) {
            let is_noun = token.kind == Kind::Word && token.value(Symbol::NoDuration).is_none();
            return is_noun.then_some(0);
        }
        token.value(symbol)
    }

    pub fn word(&self, folded: &str) -> &[(Symbol, u32)] {
        self.lexicon.get(folded).map_or(&[], |it| &**it)
    }

    pub fn sign(&self, sign: char) -> &[(Symbol, u32)] {
        self.word(match sign {
            '-' | '–' | '—' | '‐' | '‑' | '−' => "-",
            ',' => ",",
            '/' => "slash",
            _ => return &[],
        })
    }

    pub fn shortness(&self, folded: &str) -> Shortness {
        self.shortness
            .get(folded)
            .copied()
            .unwrap_or(Shortness::Full)
    }

    pub fn is_ordinal_ending(&self, ending: &str) -> bool {
        let endings = self.words.ordinal_endings;
        endings.iter().any(|it| it.eq_ignore_ascii_case(ending))
    }

    pub fn tens(&self, word: &[(Symbol, u32)]) -> Option<u32> {
        let tens = word.iter().find(|(symbol, _)| *symbol == Symbol::Tens);
        tens.map(|(_, value)| *value)
    }

    /// Whether what follows a short name, past its stop or comma, is a day or a month.
    pub fn is_date_ahead(&self, rest: &str) -> bool {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let rest = rest.strip_prefix([' ', '\n', '\u{a0}']).unwrap_or(rest);
        let end = rest
            .find(|it: char| !it.is_alphanumeric())
            .unwrap_or(rest.len());
        // No name of a month is longer.
        if end == 0 || end > 12 {
            return false;
        }
        let word = rest[..end].to_lowercase();
        let is_month = |(symbol, _): &(Symbol, u32)| *symbol == Symbol::Slot(Slot::Month);
        let starts_with_digit = word.starts_with(|it: char| it.is_ascii_digit());
        starts_with_digit && end <= 4 || self.word(&word).iter().any(is_month)
    }

    /// Whether a number like a year counts what stands after it: "2000 people".
    pub fn counts_something(&self, number: u32, after: &str) -> bool {
        if after.starts_with(['%', '°', '€']) {
            return true;
        }
        if let Some(joined) = after.strip_prefix('-') {
            return joined.starts_with(char::is_lowercase);
        }
        let rest = after.trim_start_matches([' ', '\n', '\u{a0}']);
        if rest.len() == after.len() {
            return false;
        }
        let end = rest
            .find(|it: char| !it.is_alphabetic())
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let words = self.words;
        let is_plural = || {
            words.plural_endings.iter().any(|it| word.ends_with(it))
                && !words.no_plurals.contains(&word)
        };
        words.counted.contains(&word) || number.is_multiple_of(100) && is_plural()
    }
}

/// Of phrases found, those that stay: from the left, the longest, none over another.
pub fn longest(mut found: Vec<Match>) -> Vec<Match> {
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end), it.order));
    let mut kept: Vec<Match> = Vec::new();
    for it in found {
        if it.start < it.end && kept.last().is_none_or(|last| last.end <= it.start) {
            kept.push(it);
        }
    }
    kept
}

fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "weekday" => Slot::Weekday,
        "month" => Slot::Month,
        "season" => Slot::Season,
        "day" => Slot::DayOfMonth,
        "numbered" => Slot::NumberedDay,
        "year" => Slot::Year,
        "yy" => Slot::YearEnd,
        "decade" => Slot::Decade,
        "n" => Slot::Count,
        "nth" => Slot::Ordinal,
        "unit" => Slot::Unit,
        "which" => Slot::Which,
        "third" => Slot::Third,
        "part" => Slot::Part,
        "clock" => Slot::Clock,
        "zone" => Slot::Zone,
        "iso" => Slot::Iso,
        "slashed" => Slot::Slashed,
        "noun" => Slot::Noun,
        _ => return None,
    })
}
