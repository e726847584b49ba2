//! Documents in: files that were dropped, chosen or pasted become sources; new dossiers and copies of old ones.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::action::DateAction;
use super::editing::EditAction;
use super::jobs::{Asked, DeskNumber, ForWhat, Order};
use super::leaving::Leaving;
use super::notice::Notice;
use super::page::Page;
use super::session::Overlay;
use super::state::State;
use crate::dossier::edit::{Change, Edit};
use crate::dossier::{BorderPolicy, Dossier, Place, Source, Subject, When};
use crate::files::import::{
    Addition, ImportError, Particular, Received, Taken, UNKNOWN_PUBLISHER, already_there, kinship,
    reference_there,
};
use crate::files::write::source_toml;
use crate::files::{Attachment, CreateError};

/// About documents and whole dossiers.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentAction {
    /// Takes files apart and adds what is in them.
    AddFiles(Vec<PathBuf>),
    /// Adds words that were pasted.
    AddText(Pasted),
    /// Lets the person choose in a dialog of the system.
    Ask(Asked),
    /// Makes a dossier and opens it.
    New(NewDossier),
    /// Copies the open dossier into an empty folder, and opens the copy.
    SaveCopy(PathBuf),
}

/// In seconds; nobody puts a dialog away so soon after asking for it. Chosen by eye: a key that is held down begins to
/// repeat after as long.
const SOONER_THAN_ANYBODY: f64 = 0.25;

/// Words that were pasted, and what the person knows of them. Empty: not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    pub text: String,
    pub title: String,
    pub publisher: String,
    /// EDTF.
    pub published: String,
    pub url: String,
}

/// What a new dossier begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewDossier {
    /// Made when it is not there; one with something in it is refused.
    pub folder: PathBuf,
    pub title: String,
    /// BCP 47. Empty: not said.
    pub language: String,
    /// Places that are always labelled, with ids that differ.
    pub featured: Vec<Place>,
    /// `None`: left open.
    pub borders: Option<BorderPolicy>,
}

/// What came of taking documents apart.
#[derive(Debug)]
pub struct Receipt {
    /// The folder that they are meant for. `None`: nobody keeps what was open.
    pub desk: Option<DeskNumber>,
    pub taken: Vec<(String, Result<Taken, ImportError>)>,
    /// What the person said of a text that was pasted.
    pub pasted: Option<Pasted>,
    /// Ids that files in the folder bear.
    pub names: HashSet<String>,
}

impl State {
    pub(super) fn apply_documents(&mut self, action: DocumentAction) {
        match action {
            DocumentAction::AddFiles(paths) => {
                if self.may_add() {
                    let desk = self.desk_number();
                    self.jobs.receive(paths, self.root.clone(), desk);
                }
            }
            DocumentAction::AddText(pasted) => {
                if self.may_add() {
                    let desk = self.desk_number();
                    self.jobs.receive_pasted(pasted, self.root.clone(), desk);
                } else {
                    self.given_back = Some(Arc::new(pasted));
                }
            }
            DocumentAction::Ask(asked) => {
                self.asked_at = self.now;
                self.jobs.ask(asked);
            }
            DocumentAction::New(new) => self.jobs.create(new),
            DocumentAction::SaveCopy(folder) => {
                if self.is_edited_here() {
                    self.order(Order::CopyTo(folder));
                } else {
                    self.jobs.copy(self.root.clone(), folder);
                }
            }
        }
    }

    /// What was chosen in a dialog of the system.
    pub(super) fn chosen(&mut self, asked: Asked, mut paths: Vec<PathBuf>) {
        match (asked, paths.pop()) {
            // The library says of a dialog that could not be shown the same as of one that was put away.
            (asked, None) if self.now - self.asked_at < SOONER_THAN_ANYBODY => {
                self.ask_for_a_path(asked);
            }
            (_, None) => {}
            (Asked::Documents, Some(last)) => {
                paths.push(last);
                self.apply_documents(DocumentAction::AddFiles(paths));
            }
            (Asked::Dossier, Some(folder)) => self.leave(Leaving::Open(Some(folder))),
            (Asked::Place(for_what), Some(folder)) => {
                self.place_chosen = Some((for_what, folder));
            }
        }
    }

    /// Goes on to the day by which all of these are out, so that what somebody has just added can be read.
    fn show_as_reported(&mut self, sources: &[Arc<Source>]) {
        let out = |source: &Arc<Source>| source.published.as_ref()?.latest().day();
        let day = sources.iter().filter_map(out).max();
        if let Some(day) = day.filter(|day| *day > self.session.as_of.day) {
            self.apply_date(DateAction::Set(day));
        }
    }

    /// The system has no dialog to choose in: paths are typed.
    pub(super) fn ask_for_a_path(&mut self, asked: Asked) {
        let said = "Your system showed no dialog to choose in. Type or paste the path.";
        self.notify(Notice::told(said.to_owned()));
        self.overlay = Some(match asked {
            Asked::Documents => Overlay::AddDocuments,
            Asked::Dossier => Overlay::OpenDossier,
            Asked::Place(ForWhat::New) => Overlay::NewDossier,
            Asked::Place(ForWhat::Copy) => Overlay::SaveCopy,
        });
    }

    /// The folder that was chosen last, and what for. `None`: none was.
    pub fn place_chosen(&self) -> Option<&(ForWhat, PathBuf)> {
        self.place_chosen.as_ref()
    }

    /// The pasted text that was not added last. `None`: all were.
    pub fn given_back(&self) -> Option<&Arc<Pasted>> {
        self.given_back.as_ref()
    }

    fn may_add(&mut self) -> bool {
        match self.why_read_only() {
            None => true,
            Some(why) => {
                let notice = Notice::trouble(why.to_owned());
                self.notify(notice);
                false
            }
        }
    }

    /// A dossier was made or copied: it is opened. A copy has in it what is not saved.
    pub(super) fn made(&mut self, for_what: ForWhat, made: Result<PathBuf, CreateError>) {
        match made {
            Ok(folder) if for_what == ForWhat::Copy => self.start_opening(Some(folder)),
            Ok(folder) => self.leave(Leaving::Open(Some(folder))),
            Err(error) => self.notify(Notice::trouble(error.to_string())),
        }
    }

    /// Adds what was taken apart, all of it as one edit.
    pub(super) fn received(&mut self, receipt: Receipt) {
        if receipt.desk != self.desk_number() {
            let names: Vec<&str> = receipt.taken.iter().map(|(name, _)| &**name).collect();
            let said = format!(
                "Not added, since another dossier was opened meanwhile; open the one that they are meant for, and add \
                 them again: {}",
                names.join(", ")
            );
            self.given_back = receipt.pasted.map(Arc::new).or(self.given_back.take());
            return self.notify(Notice::trouble(said));
        }
        let mut adding = Adding {
            dossier: self.dossier.clone(),
            names: receipt.names,
            changes: Vec::new(),
            attachments: Vec::new(),
            added: Vec::new(),
            told: Vec::new(),
        };
        let mut refused = Vec::new();
        for (name, taken) in receipt.taken {
            match taken {
                Ok(Taken::Document(received)) => {
                    adding.document(*received, receipt.pasted.as_ref());
                }
                Ok(Taken::References(references)) => {
                    for reference in references {
                        if let Some(there) = reference_there(&adding.dossier, &reference) {
                            let told = format!(
                                "entry {} of {name} is `{there}` already",
                                reference.number
                            );
                            adding.told.push(told);
                            continue;
                        }
                        let taken = |id: &str| adding.names.contains(id);
                        let addition =
                            Addition::of_reference(reference, &name, &adding.dossier, &taken);
                        adding.put(addition);
                    }
                }
                Err(error) => refused.push(error.to_string()),
            }
        }
        let pasted = receipt.pasted.map(Arc::new);
        if let Some(pasted) = pasted.clone().filter(|_| adding.added.is_empty()) {
            self.given_back = Some(pasted);
            if !refused.is_empty() {
                self.overlay = Some(Overlay::AddDocuments);
            }
        }
        for error in refused {
            self.notify(Notice::trouble(error));
        }
        let Adding {
            changes,
            attachments,
            added,
            told,
            ..
        } = adding;
        if !told.is_empty() {
            self.notify(Notice::told(capitalised(&told.join("; "))));
        }
        let Some(first) = added.first() else {
            return;
        };
        let name = match &added[..] {
            [one] => format!("Add the document “{}”", one.title),
            more => format!("Add {} documents", more.len()),
        };
        let page = Page::Document(first.id.clone(), None);
        let lacking = is_lacking(first).then(|| first.id.clone());
        if !self.make(&Edit::new(name.clone(), changes), attachments) {
            self.given_back = pasted.or(self.given_back.take());
            return;
        }
        self.apply_page(super::action::PageAction::Open(page));
        self.show_as_reported(&added);
        if let Some(id) = lacking {
            self.apply_edit(EditAction::Inspect(Some(Subject::Source(id))));
        }
        self.notify(Notice::done(format!("{name}: done"), self.now));
    }
}

/// Whether there is something that only a person can say: who published it, or when.
fn is_lacking(source: &Source) -> bool {
    source.publisher == UNKNOWN_PUBLISHER || source.published.is_none()
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Documents on their way in.
struct Adding {
    /// With those that were added before.
    dossier: Arc<Dossier>,
    names: HashSet<String>,
    changes: Vec<Change>,
    attachments: Vec<Attachment>,
    added: Vec<Arc<Source>>,
    /// What the person should know.
    told: Vec<String>,
}

impl Adding {
    fn document(&mut self, mut received: Received, pasted: Option<&Pasted>) {
        if let Some(pasted) = pasted {
            over(&mut received, pasted);
        }
        if let Some(there) = already_there(&self.dossier, &received) {
            let told = format!("this document is `{there}` already: {}", received.name);
            self.told.push(told);
            return;
        }
        let mut warnings = received.remarks();
        warnings.extend(kinship(&self.dossier, &received));
        let name = received.name.clone();
        let names = &self.names;
        let addition =
            Addition::of_document(received, &self.dossier, &|id: &str| names.contains(id));
        for warning in warnings {
            self.told.push(format!("{warning}: {name}"));
        }
        if let Some(earlier) = &addition.source.revises {
            let told = format!(
                "“{}” is a newer version of `{earlier}`",
                addition.source.title
            );
            self.told.push(told);
        }
        self.put(addition);
    }

    fn put(&mut self, addition: Addition) {
        let Addition {
            source,
            original,
            notes,
        } = addition;
        if let (Some(file), Some(noted)) = (original, &source.original) {
            self.attachments.push(Attachment {
                path: format!("sources/{}", noted.path),
                content: file.bytes,
            });
        }
        // Where each field was read stands above the fields.
        self.attachments.push(Attachment {
            path: format!("sources/{}.toml", source.id),
            content: source_toml(&source, &notes).into_bytes().into(),
        });
        let source = Arc::new(source);
        let change = Change::PutSource(source.clone());
        let edit = Edit::one(String::new(), change.clone());
        if let Ok(dossier) = self.dossier.with(&edit) {
            self.dossier = Arc::new(dossier);
            self.changes.push(change);
            self.added.push(source);
        }
    }
}

/// Puts what the person said of a pasted text over what was read in it.
fn over(received: &mut Received, pasted: &Pasted) {
    const FROM: &str = "given with it";
    for (particular, text) in [
        (Particular::Title, &pasted.title),
        (Particular::Publisher, &pasted.publisher),
        (Particular::Url, &pasted.url),
    ] {
        if !text.trim().is_empty() {
            received.particulars.put(particular, text, FROM);
        }
    }
    if let Ok(published) = When::parse(pasted.published.trim()) {
        received.put_published(published, FROM);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Remembered;
    use crate::files::built_in;
    use crate::files::import::{Bench, Document, receive};

    fn adding() -> Adding {
        Adding {
            dossier: Arc::new(Dossier::default()),
            names: HashSet::new(),
            changes: Vec::new(),
            attachments: Vec::new(),
            added: Vec::new(),
            told: Vec::new(),
        }
    }

    fn received(text: &str) -> Received {
        match receive(&Document::pasted(text), &Bench::Here) {
            Ok(Taken::Document(received)) => *received,
            other => panic!("{other:?}"),
        }
    }

    fn said(published: &str) -> Pasted {
        Pasted {
            text: String::new(),
            title: "Mill burns".to_owned(),
            publisher: "The Courier".to_owned(),
            published: published.to_owned(),
            url: "https://courier.example/mill".to_owned(),
        }
    }

    #[test]
    fn a_pasted_revision_is_known_by_what_is_typed_with_it() {
        let mut adding = adding();
        adding.document(
            received("Sparks set it alight.\n"),
            Some(&said("1998-03-04")),
        );
        adding.document(
            received("Sparks set it alight, and it is out.\n"),
            Some(&said("1998-03-04")),
        );
        let [first, second] = &adding.added[..] else {
            panic!("{:?}", adding.told);
        };
        assert_eq!(second.revises.as_ref(), Some(&first.id));
        assert_eq!(first.id.as_str(), "the-courier-1998-03-04");
        let toml = String::from_utf8_lossy(&adding.attachments[0].content).into_owned();
        assert!(toml.contains("title: given with it"), "{toml}");
        assert!(!toml.contains("the first line"), "{toml}");
    }

    #[test]
    fn a_text_that_could_not_be_added_is_given_back() {
        let mut state = State::new(built_in(&|_| true), Remembered::default(), Arc::new(|| {}));
        let pasted = Pasted {
            text: "https://courier.example/mill".to_owned(),
            ..said("")
        };
        let refused = receive(&Document::pasted(&pasted.text), &Bench::Here);
        assert!(refused.is_err());
        state.received(Receipt {
            taken: vec![("the pasted text".to_owned(), refused)],
            pasted: Some(pasted.clone()),
            names: HashSet::new(),
            desk: state.desk_number(),
        });
        assert_eq!(state.given_back().map(|it| &**it), Some(&pasted));
        assert_eq!(state.overlay(), Some(Overlay::AddDocuments));
    }
}
