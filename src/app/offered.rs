//! From a suggestion of `reading` to a claim that somebody may make of it: what was found is filled in already.

use super::claim_draft::{ClaimDraft, Guess, GuessedField};
use crate::dossier::edit::{Made, Sort};
use crate::dossier::{Dossier, Figure, Source};
use crate::reading::{DateFound, FigureFound, Named, Suggestion};

impl ClaimDraft {
    /// A claim on a suggested passage. Whom the dossier does not have yet is made with the claim, so that the
    /// words do not become the publication's own unsaid. The statement
    /// begins as the words themselves, which the person's own take the place of.
    pub fn offered(suggestion: &Suggestion, source: &Source, dossier: &Dossier) -> Self {
        let mut draft = Self::on(source.id.clone(), vec![suggestion.range.clone()]);
        for found in &suggestion.by {
            match &found.what {
                Named::Known(id) => draft.by.push(id.clone()),
                Named::Unknown(name) => {
                    let made = Made::named(dossier, &draft.made, Sort::Actor, name);
                    if let Some(Made::Actor { id, .. }) = &made {
                        draft.by.push(id.clone());
                    }
                    draft.made.extend(made);
                }
            }
        }
        let known = suggestion.via.iter().filter_map(|it| it.what.known());
        draft.via = known.cloned().collect();
        let known = suggestion.about.iter().filter_map(|it| it.what.known());
        draft.about = known.cloned().collect();
        let unknown = suggestion.about.iter().filter_map(|it| match &it.what {
            Named::Unknown(name) => Some(name.clone()),
            Named::Known(_) => None,
        });
        draft.unplaced = unknown.collect();
        let said_at = suggestion.said_at.as_ref();
        draft.said_at = said_at.and_then(|it| it.what.known()).cloned();
        draft.kind.clone_from(&suggestion.kind);
        if let Some(occurred) = &suggestion.occurred {
            draft.occurred = Some(occurred.when.text().to_owned());
            draft.occurred_note = reasoned(occurred);
        }
        let said = suggestion.said.as_ref();
        draft.said = said.map(|said| said.when.text().to_owned());
        draft.figure = suggestion.figures.iter().find_map(figure);
        draft.guesses = guesses(suggestion);
        draft.statement = draft.words(source).unwrap_or_default();
        draft
    }
}

impl ClaimDraft {
    /// The quoted words as a sentence of their own: one line, begun with a capital, ended with a full stop.
    fn words(&self, source: &Source) -> Option<String> {
        let quote = self.quote(source)?;
        let words: Vec<&str> = quote.text.split_whitespace().collect();
        let words = words.join(" ");
        let words = words.trim_end_matches([',', ';', ':', ' ', '.']);
        let mut letters = words.chars();
        let first = letters.next()?.to_uppercase();
        let ends = words.ends_with(['!', '?', '”', '"', '’']);
        let stop = if ends { "" } else { "." };
        Some(format!("{first}{}{stop}", letters.as_str()))
    }
}

/// What of it stands elsewhere than in its own words.
fn guesses(suggestion: &Suggestion) -> Vec<Guess> {
    let by = suggestion.by.iter().find_map(|it| it.guessed.clone());
    let about = suggestion.about.iter().find_map(|it| it.guessed.clone());
    let occurred = suggestion.occurred.as_ref();
    let occurred = occurred.and_then(|it| it.guessed.clone());
    let guessed = [
        (GuessedField::Claimant, by),
        (GuessedField::About, about),
        (GuessedField::Occurred, occurred),
    ];
    let guess = |(field, rule): (_, Option<String>)| Some(Guess { field, rule: rule? });
    guessed.into_iter().filter_map(guess).collect()
}

fn reasoned(date: &DateFound) -> String {
    match &date.guessed {
        None => date.rule.clone(),
        Some(guessed) => format!("{} ({guessed})", date.rule),
    }
}

/// A figure of a text as one of a claim. `None`: no number is given, or not what is counted.
pub fn figure(found: &FigureFound) -> Option<Figure> {
    let amount = found.amount?;
    (!found.measure.is_empty()).then(|| Figure {
        measure: found.measure.clone(),
        value: amount.value,
        at_least: amount.at_least,
        at_most: amount.at_most,
        about: amount.about,
        unit: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::built_in;
    use crate::reading::{Names, suggestions};

    #[test]
    fn what_was_found_is_filled_in_and_nobody_becomes_the_publication_unsaid() {
        let dossier = built_in(&|_| true).dossier;
        let names = Names::of(&dossier);
        let mut filled = 0;
        for source in &dossier.sources {
            for suggestion in suggestions(source, &dossier, &names, &|_| false) {
                let draft = ClaimDraft::offered(&suggestion, source, &dossier);
                assert_eq!(draft.by.is_empty(), suggestion.by.is_empty());
                assert!(draft.quote(source).is_some(), "{:?}", suggestion.range);
                let quote = draft.quote(source).expect("a quote");
                let words = draft.statement.trim_end_matches('.').to_lowercase();
                let quoted: Vec<&str> = quote.text.split_whitespace().collect();
                let quoted = quoted.join(" ").to_lowercase();
                assert!(quoted.contains(&words), "{quoted} does not say {words}");
                let guessed = suggestion
                    .occurred
                    .as_ref()
                    .is_some_and(|it| it.guessed.is_some());
                assert_eq!(draft.guess_at(GuessedField::Occurred).is_some(), guessed);
                let mut corrected = draft.clone();
                corrected.occurred = Some("1900-01-01".to_owned());
                corrected.settle_guesses(&draft);
                assert_eq!(corrected.guess_at(GuessedField::Occurred), None);
                assert_eq!(
                    corrected.guess_at(GuessedField::About),
                    draft.guess_at(GuessedField::About)
                );
                filled += usize::from(!draft.by.is_empty() && draft.occurred.is_some());
            }
        }
        assert!(filled > 20, "{filled}");
    }
}
