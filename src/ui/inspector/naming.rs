//! What things are called in the inspector and in the list of what was done.

use crate::dossier::{Dossier, Source, Subject};

/// A name is cut after so many characters. Chosen by eye.
const LONGEST: usize = 60;

/// "Mikheil Saakashvili", "“Who attacked first?”", "Deutsche Welle, 14 Aug 2008".
pub fn called(dossier: &Dossier, subject: &Subject) -> String {
    let name = match subject {
        Subject::Dossier => return "the dossier".to_owned(),
        Subject::Place(id) => dossier.place(id).map(|it| it.name.clone()),
        Subject::Actor(id) => dossier.actor(id).map(|it| it.name.clone()),
        Subject::Event(id) => dossier.event(id).map(|it| quoted(&it.title)),
        Subject::Dispute(id) => dossier.dispute(id).map(|it| quoted(&it.question)),
        Subject::Source(id) => dossier.source(id).map(document),
        Subject::Claim(_, id) => dossier.claim(id).map(|(_, it)| quoted(&it.statement)),
    };
    let id = || subject.referent().map(|it| it.id().to_owned());
    name.or_else(id).unwrap_or_default()
}

fn document(source: &Source) -> String {
    match &source.published {
        Some(published) => format!("{}, {}", source.publisher, published.in_words()),
        None => source.publisher.clone(),
    }
}

fn quoted(words: &str) -> String {
    format!("“{}”", short(words))
}

/// Cut with an ellipsis.
pub fn short(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// "Actor", as the heading says what sort of thing it is.
pub fn sort(subject: &Subject) -> &'static str {
    match subject {
        Subject::Dossier => "Dossier",
        Subject::Place(_) => "Place",
        Subject::Actor(_) => "Actor",
        Subject::Event(_) => "Event",
        Subject::Dispute(_) => "Dispute",
        Subject::Source(_) => "Document",
        Subject::Claim(..) => "Claim",
    }
}
