//! What was typed, taken apart: words, and phrases in quotes.

use super::fold::fold;
use super::words::words;

/// Something that must occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed, without quotes.
    pub typed: String,
    /// Folded; never empty.
    pub(super) folded: String,
    pub(super) sort: TermSort,
}

/// What counts as an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermSort {
    /// Any word that begins so.
    Word,
    /// These signs, from where a word begins; the last word may go on: "15-year", a phrase still being typed.
    OpenPhrase,
    /// These signs, between where a word begins and where one ends.
    Phrase,
}

/// A search, as typed: every term must occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
    /// All terms folded, one space between: what a name is compared with.
    pub(super) whole: String,
}

/// What opens and closes a phrase, in the ways of several languages.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

impl Query {
    /// Takes apart what was typed. A quote that is not closed reaches to the end.
    pub fn new(typed: &str) -> Self {
        let mut terms = Vec::new();
        let mut inside = false;
        let mut rest = typed;
        loop {
            let end = rest.find(QUOTES);
            let part = &rest[..end.unwrap_or(rest.len())];
            if inside {
                let sort = if end.is_some() {
                    TermSort::Phrase
                } else {
                    TermSort::OpenPhrase
                };
                terms.extend(Term::phrase(part, sort));
            } else {
                terms.extend(part.split_whitespace().filter_map(Term::word));
            }
            let Some(end) = end else {
                break;
            };
            inside = !inside;
            let quote = rest[end..].chars().next().map_or(0, char::len_utf8);
            rest = &rest[end + quote..];
        }
        let folded: Vec<&str> = terms.iter().map(|term| &*term.folded).collect();
        Self {
            whole: folded.join(" "),
            terms,
        }
    }

    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl Term {
    /// `None`: there is no letter in it.
    fn word(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let first = words(&folded).next()?.start;
        let last = words(&folded).last()?.end;
        let folded = &folded[first..last];
        Some(Self {
            typed: typed.to_owned(),
            sort: if words(folded).nth(1).is_some() {
                TermSort::OpenPhrase
            } else {
                TermSort::Word
            },
            folded: folded.to_owned(),
        })
    }

    /// `None`: there is no letter in it.
    fn phrase(typed: &str, sort: TermSort) -> Option<Self> {
        let folded = fold(typed.trim());
        let folded = folded.trim();
        words(folded).next()?;
        Some(Self {
            typed: typed.trim().to_owned(),
            folded: folded.to_owned(),
            sort,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<(String, TermSort)> {
        let query = Query::new(typed);
        let terms = query.terms().iter();
        terms.map(|term| (term.folded.clone(), term.sort)).collect()
    }

    #[test]
    fn words_stand_by_themselves_and_phrases_in_quotes() {
        use TermSort::{OpenPhrase, Phrase, Word};
        let wanted = |wanted: &[(&str, TermSort)]| -> Vec<(String, TermSort)> {
            let wanted = wanted.iter();
            wanted
                .map(|(text, sort)| ((*text).to_owned(), *sort))
                .collect()
        };
        assert_eq!(
            terms("  Gori  LOOTING "),
            wanted(&[("gori", Word), ("looting", Word)])
        );
        for quoted in [
            "“Torched and looted” Gori",
            "\"torched  and looted\" gori",
            "«torched and looted» gori",
            "„torched and looted“ gori",
        ] {
            let phrase = [("torched and looted", Phrase), ("gori", Word)];
            assert_eq!(terms(quoted), wanted(&phrase), "{quoted}");
        }
        assert_eq!(
            terms("\"homes near Go"),
            wanted(&[("homes near go", OpenPhrase)])
        );
        assert_eq!(
            terms("(Gori), 15-year!"),
            wanted(&[("gori", Word), ("15-year", OpenPhrase)])
        );
        assert_eq!(terms("\"who?\""), wanted(&[("who?", Phrase)]));
        assert_eq!(terms("— … \"\" \"?!\""), wanted(&[]));
        assert!(Query::new(" ").is_empty());
    }
}
