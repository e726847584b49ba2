//! How a measure is called, and whose count about where and when a figure is. Text only.

use crate::dossier::When;
use crate::query::{ClaimIx, Index};

/// Statements that are looked into for how a word is written.
const ENOUGH_STATEMENTS: usize = 30;

/// "civilians-killed" as "Civilians killed". Ids have no capitals: a word that the statements write with one
/// wherever it does not begin a sentence gets it back.
pub(super) fn measure_in_words<'a>(
    measure: &str,
    statements: impl Iterator<Item = &'a str>,
) -> String {
    let statements: Vec<&str> = statements.take(ENOUGH_STATEMENTS).collect();
    let words = measure.split('-').enumerate().map(|(nth, word)| {
        if nth == 0 || is_written_large(word, &statements) {
            capitalised(word)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn is_written_large(word: &str, statements: &[&str]) -> bool {
    let large = capitalised(word);
    let mut within = statements.iter().flat_map(|statement| {
        let words = statement.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).skip(1)
    });
    let met = within.clone().any(|other| other == large);
    met && !within.any(|other| other == word)
}

/// "a", "a and b", "a, b and c".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

impl Index {
    /// Whose count it is, about where and when: "in Gori · 8 Aug 2008 · by Georgia’s count".
    pub fn figure_scope(&self, claim: ClaimIx) -> String {
        format!(
            "{} · by {}",
            self.where_and_when(claim),
            self.whose_count(claim)
        )
    }

    /// "in Gori · 8 Aug 2008"; what the words do not say is said to be unsaid.
    pub fn where_and_when(&self, claim: ClaimIx) -> String {
        let places = self.places_of(claim).iter();
        let places: Vec<&str> = places.map(|it| self.place(*it).name.as_str()).collect();
        let places = match places.as_slice() {
            [] => "no place said".to_owned(),
            places => format!("in {}", listed(places)),
        };
        let when = self.claim(claim).occurred.as_ref();
        let when = when.map_or_else(|| "no date said".to_owned(), When::in_words);
        format!("{places} · {when}")
    }

    /// "Georgia’s count".
    fn whose_count(&self, claim: ClaimIx) -> String {
        let claimants = self.claimants_of(claim).iter();
        let names: Vec<&str> = claimants
            .map(|it| self.claimant(*it).name.as_str())
            .collect();
        if names.is_empty() {
            return "nobody’s count that is named".to_owned();
        }
        let names = listed(&names);
        let ending = if names.ends_with('s') { "’" } else { "’s" };
        format!("{names}{ending} count")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_said_in_words() {
        let name =
            |measure, statements: &[&str]| measure_in_words(measure, statements.iter().copied());
        assert_eq!(name("civilians-killed", &[]), "Civilians killed");
        assert_eq!(name("", &[]), "");
        let statement = "Georgians serve in the Ukrainian army, he says.";
        let measure = "georgians-in-ukrainian-army";
        assert_eq!(name(measure, &[statement]), "Georgians in Ukrainian army");
        assert_eq!(
            name(measure, &["Ukrainian officers."]),
            "Georgians in ukrainian army"
        );
    }
}
