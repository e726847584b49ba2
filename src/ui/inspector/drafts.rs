//! What is half typed in the fields of the inspector, and what was said about it. It stays while one looks elsewhere.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::Version;
use crate::dossier::edit::Fix;
use crate::dossier::{Dossier, Field, Severity, Subject};

/// One field, or one part of an entry of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub subject: Subject,
    pub name: &'static str,
    pub nth: usize,
    pub part: &'static str,
}

/// Said beneath a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// `None`: nothing is wrong, it is how what stands there is understood.
    pub severity: Option<Severity>,
    pub text: String,
    pub hint: Option<String>,
    pub fix: Option<(Field, Fix)>,
}

impl Said {
    pub fn explaining(text: impl Into<String>) -> Self {
        Self {
            severity: None,
            text: text.into(),
            hint: None,
            fix: None,
        }
    }

    pub fn refusing(text: impl Into<String>) -> Self {
        Self {
            severity: Some(Severity::Error),
            ..Self::explaining(text)
        }
    }
}

/// What was found about a half-typed text.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The text and the version of the dossier that it was found for.
    of: (String, Version),
    /// Whether the dossier takes it.
    pub fits: bool,
    pub said: Vec<Said>,
}

/// A text that is not in the dossier yet.
#[derive(Clone, Debug, Default)]
struct Draft {
    text: String,
    judged: Option<Judged>,
}

/// All that is half typed.
#[derive(Debug, Default)]
pub struct Drafts {
    drafts: HashMap<Key, Draft>,
    /// Choices that the dossier did not take, and why.
    refused: HashMap<Key, (Version, Vec<Said>)>,
    /// Words that were chosen and still lack something to go into the dossier.
    words: HashMap<(Subject, &'static str), &'static str>,
    /// Whether the ids of kinds, sides and answers are shown.
    pub ids_shown: bool,
    /// Lists to which an entry is being added.
    adding: Option<(Subject, &'static str)>,
    /// The folder that all this is about.
    root: Option<PathBuf>,
    /// The dossier of which is known that all this is about things of it.
    of: Option<Arc<Dossier>>,
}

impl Drafts {
    /// Forgets everything when another dossier is open.
    pub fn keep_to(&mut self, root: Option<&PathBuf>) {
        if self.root.as_ref() != root {
            *self = Self {
                root: root.cloned(),
                ..Self::default()
            };
        }
    }

    /// Forgets what was typed about things that are gone, or known by another id: it would come back with the
    /// next thing of that id.
    pub fn keep_to_what_is_there(&mut self, dossier: &Arc<Dossier>) {
        let is_same = |of: &Arc<Dossier>| Arc::ptr_eq(of, dossier);
        if self.of.as_ref().is_some_and(is_same) {
            return;
        }
        self.of = Some(dossier.clone());
        let is_there = |subject: &Subject| match subject {
            Subject::Dossier => true,
            Subject::Claim(of, id) => {
                let found = dossier.claim(id);
                found.is_some_and(|(source, _)| source.id == *of)
            }
            Subject::Actor(id) => dossier.actor(id).is_some(),
            Subject::Place(id) => dossier.place(id).is_some(),
            Subject::Event(id) => dossier.event(id).is_some(),
            Subject::Dispute(id) => dossier.dispute(id).is_some(),
            Subject::Source(id) => dossier.source(id).is_some(),
        };
        self.drafts.retain(|key, _| is_there(&key.subject));
        self.refused.retain(|key, _| is_there(&key.subject));
        self.words.retain(|(subject, _), _| is_there(subject));
    }

    /// `None`: nothing is half typed there.
    pub fn text(&self, key: &Key) -> Option<&str> {
        self.drafts.get(key).map(|draft| &*draft.text)
    }

    pub fn put(&mut self, key: Key, text: String) {
        let judged = self.drafts.remove(&key).and_then(|draft| draft.judged);
        self.drafts.insert(key, Draft { text, judged });
    }

    pub fn drop(&mut self, key: &Key) {
        self.drafts.remove(key);
        self.refused.remove(key);
    }

    /// What is found about a half-typed text; found out once for each text and version. `None`: nothing is half
    /// typed there.
    pub fn judged(
        &mut self,
        key: &Key,
        version: Version,
        judge: impl FnOnce(&str) -> (bool, Vec<Said>),
    ) -> Option<&Judged> {
        let draft = self.drafts.get_mut(key)?;
        let fresh = |judged: &Judged| judged.of.0 == draft.text && judged.of.1 == version;
        if !draft.judged.as_ref().is_some_and(fresh) {
            let (fits, said) = judge(&draft.text);
            draft.judged = Some(Judged {
                of: (draft.text.clone(), version),
                fits,
                said,
            });
        }
        draft.judged.as_ref()
    }

    /// Notes why a choice was not taken; said until the dossier is another.
    pub fn refuse(&mut self, key: Key, version: Version, said: Vec<Said>) {
        self.refused.insert(key, (version, said));
    }

    pub fn refusal(&self, key: &Key, version: Version) -> Option<&[Said]> {
        let (of, said) = self.refused.get(key)?;
        (*of == version).then_some(&**said)
    }

    /// A word that was chosen and still lacks something to go into the dossier.
    pub fn word(&self, subject: &Subject, name: &'static str) -> Option<&'static str> {
        self.words.get(&(subject.clone(), name)).copied()
    }

    pub fn set_word(&mut self, subject: &Subject, name: &'static str, word: Option<&'static str>) {
        let key = (subject.clone(), name);
        match word {
            Some(word) => self.words.insert(key, word),
            None => self.words.remove(&key),
        };
    }

    /// What else has something half typed, besides what is shown.
    pub fn elsewhere(&self, shown: &Subject) -> Vec<&Subject> {
        let mut subjects: Vec<&Subject> = Vec::new();
        for key in self.drafts.keys() {
            if key.subject != *shown && !subjects.contains(&&key.subject) {
                subjects.push(&key.subject);
            }
        }
        subjects
    }

    /// Opens an empty entry at the end of a list.
    pub fn begin_entry(&mut self, subject: &Subject, name: &'static str) {
        self.adding = Some((subject.clone(), name));
    }

    pub fn is_adding(&self, subject: &Subject, name: &'static str) -> bool {
        let adding = self.adding.as_ref();
        adding.is_some_and(|(of, list)| of == subject && *list == name)
    }

    pub fn end_entry(&mut self) {
        self.adding = None;
    }
}
