//! What things of a dossier are called in a sentence.

use super::{Dossier, Source, Subject};

/// A name is cut after so many characters. Chosen by eye.
const LONGEST: usize = 60;

impl Dossier {
    /// "Mikheil Saakashvili", "“Who attacked first?”", "Deutsche Welle, 14 Aug 2008"; the id of what is not there.
    pub fn called(&self, subject: &Subject) -> String {
        let name = match subject {
            Subject::Dossier => return "the dossier".to_owned(),
            Subject::Place(id) => self.place(id).map(|it| it.name.clone()),
            Subject::Actor(id) => self.actor(id).map(|it| it.name.clone()),
            Subject::Event(id) => self.event(id).map(|it| quoted(&it.title)),
            Subject::Dispute(id) => self.dispute(id).map(|it| quoted(&it.question)),
            Subject::Source(id) => self.source(id).map(document),
            Subject::Claim(_, id) => self.claim(id).map(|(_, it)| quoted(&it.statement)),
        };
        let id = || subject.referent().map(|it| it.id().to_owned());
        name.or_else(id).unwrap_or_default()
    }
}

fn document(source: &Source) -> String {
    match &source.published {
        Some(published) => format!("{}, {}", source.publisher, published.in_words()),
        None => source.publisher.clone(),
    }
}

fn quoted(words: &str) -> String {
    format!("“{}”", cut_short(words))
}

/// Cut with an ellipsis where it is too long for a sentence.
pub fn cut_short(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_statement_is_cut_and_what_is_gone_is_called_by_its_id() {
        assert_eq!(cut_short("short"), "short");
        assert!(cut_short(&"წ".repeat(90)).chars().count() == LONGEST + 1);
        let gone = Subject::Place("nowhere".parse().expect("an id"));
        assert_eq!(Dossier::default().called(&gone), "nowhere");
    }
}
