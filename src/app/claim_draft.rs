//! The fields of a claim while somebody fills them in: of one that is not in the dossier yet, and of one that
//! is. How a draft begins, is shown and is added stands in `drafting`.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::dossier::edit::{Change, Edit, EditError, Made, Referent};
use crate::dossier::naming::{free_id, telling_words_as_id};
use crate::dossier::{
    ActorId, Anchoring, Claim, ClaimId, Dossier, EventId, Excerpt, Figure, KindId, PlaceId, Quote,
    Relation, Source, SourceId, Stance, When,
};
use crate::query::{Index, LinkFrom};

/// A claim with fields that may be empty still. Remembered between runs, so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimDraft {
    pub source: SourceId,
    /// The words it stands on, as byte ranges of the source's text, in order: one, or two that an ellipsis
    /// joins. Empty: the words of a claim that were not found in the text.
    pub parts: Vec<Range<usize>>,
    /// As typed. Empty: suggested from source and statement.
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub by: Vec<ActorId>,
    #[serde(default)]
    pub via: Vec<ActorId>,
    #[serde(default)]
    pub statement: String,
    #[serde(default)]
    pub kind: Option<KindId>,
    #[serde(default)]
    pub about: Vec<PlaceId>,
    #[serde(default)]
    pub said_at: Option<PlaceId>,
    /// EDTF. `None`: the words support no date.
    #[serde(default)]
    pub occurred: Option<String>,
    #[serde(default)]
    pub occurred_note: String,
    /// EDTF. `None`: not known.
    #[serde(default)]
    pub said: Option<String>,
    #[serde(default)]
    pub events: Vec<EventId>,
    #[serde(default)]
    pub stances: Vec<Stance>,
    #[serde(default)]
    pub relations: Vec<(Relation, ClaimId)>,
    #[serde(default)]
    pub figure: Option<Figure>,
    /// What was made by naming it, and goes into the dossier with the claim as far as it refers to it.
    #[serde(default)]
    pub made: Vec<Made>,
    /// Names of places in its words that the dossier does not have, not chosen yet: which places they are, and
    /// how precisely that is known, is for the person to say.
    #[serde(default)]
    pub unplaced: Vec<String>,
    /// Fields that were filled in from elsewhere than its own words, and that nobody has looked at yet.
    #[serde(default)]
    pub guesses: Vec<Guess>,
}

/// A field that was filled in from elsewhere than the claim's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    pub field: GuessedField,
    /// By which rule, in words: "no date named: the first recent one of the report".
    pub rule: String,
}

/// Which field of a claim may be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuessedField {
    Claimant,
    About,
    Occurred,
}

impl GuessedField {
    fn is_same(self, one: &ClaimDraft, other: &ClaimDraft) -> bool {
        match self {
            Self::Claimant => one.by == other.by,
            Self::About => one.about == other.about,
            Self::Occurred => one.occurred == other.occurred,
        }
    }
}

/// What a draft cannot be a claim without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The source is no longer in the dossier.
    Source,
    /// No words of the report, or none any more.
    Quote,
    Statement,
    Kind,
    /// The id is none, or is taken: a sentence.
    Id(String),
    /// A figure without a number or without what it counts.
    Figure,
}

impl Lack {
    /// "a statement", as it follows "Missing: ".
    pub fn in_words(&self) -> String {
        match self {
            Self::Source => "its document, which is no longer in the dossier".to_owned(),
            Self::Quote => "words of the report".to_owned(),
            Self::Statement => "a statement".to_owned(),
            Self::Kind => "a kind".to_owned(),
            Self::Id(why) => why.clone(),
            Self::Figure => "what the figure counts, and its number".to_owned(),
        }
    }
}

/// So many words of a statement make an id.
const WORDS_OF_A_STATEMENT: usize = 4;

impl ClaimDraft {
    /// An empty one on words of a source.
    pub fn on(source: SourceId, parts: Vec<Range<usize>>) -> Self {
        Self {
            source,
            parts,
            id: String::new(),
            by: Vec::new(),
            via: Vec::new(),
            statement: String::new(),
            kind: None,
            about: Vec::new(),
            said_at: None,
            occurred: None,
            occurred_note: String::new(),
            said: None,
            events: Vec::new(),
            stances: Vec::new(),
            relations: Vec::new(),
            figure: None,
            made: Vec::new(),
            unplaced: Vec::new(),
            guesses: Vec::new(),
        }
    }

    /// The fields of a claim of the dossier.
    pub fn of(source: &Source, claim: &Claim) -> Self {
        let text = |when: &When| when.text().to_owned();
        Self {
            source: source.id.clone(),
            parts: claim.excerpt.quoted(source.content()),
            id: claim.id.as_str().to_owned(),
            by: claim.by.clone(),
            via: claim.via.clone(),
            statement: claim.statement.clone(),
            kind: Some(claim.kind.clone()),
            about: claim.about.clone(),
            said_at: claim.said_at.clone(),
            occurred: claim.occurred.as_ref().map(text),
            occurred_note: claim.occurred_note.clone().unwrap_or_default(),
            said: claim.said.as_ref().map(text),
            events: claim.events.clone(),
            stances: claim.stances.clone(),
            relations: claim.relations.clone(),
            figure: claim.figure.clone(),
            made: Vec::new(),
            unplaced: Vec::new(),
            guesses: Vec::new(),
        }
    }

    /// Whether nothing but the words was chosen, so that nothing is lost with it.
    pub fn is_untouched(&self) -> bool {
        *self == Self::on(self.source.clone(), self.parts.clone())
    }

    /// The rule by which a field was guessed. `None`: it was not, or somebody has looked at it since.
    pub fn guess_at(&self, field: GuessedField) -> Option<&str> {
        let mut guesses = self.guesses.iter();
        let guess = guesses.find(|guess| guess.field == field)?;
        Some(&guess.rule)
    }

    /// What the person changed since `before` is no guess any more.
    pub fn settle_guesses(&mut self, before: &Self) {
        let mut guesses = std::mem::take(&mut self.guesses);
        guesses.retain(|guess| guess.field.is_same(self, before));
        self.guesses = guesses;
    }

    /// The bytes from the first to the last of its words.
    pub fn span(&self) -> Option<Range<usize>> {
        Some(self.parts.first()?.start..self.parts.last()?.end)
    }

    /// The words as they are quoted. `None`: there are none, or the parts cannot be joined.
    pub fn quote(&self, source: &Source) -> Option<Quote> {
        quoted(source, &self.parts)
    }

    /// The id that goes with source and statement: begun like those of the source's other claims, and free.
    /// `None`: the statement has no word that an id could be made of.
    pub fn suggested_id(&self, index: &Index) -> Option<String> {
        let telling = telling_words_as_id(&self.statement, WORDS_OF_A_STATEMENT);
        if telling.is_empty() {
            return None;
        }
        let source = index.source(index.source_ix(&self.source)?);
        let id = format!("{}-{telling}", beginning(source));
        let taken = |id: &str| {
            let id = ClaimId::new(id).ok();
            id.is_none_or(|id| index.claim_ix(&id).is_some())
        };
        Some(free_id(&id, "claim", taken))
    }

    /// The id as typed, or as suggested.
    pub fn id_or_suggested(&self, index: &Index) -> Option<String> {
        match self.id.trim() {
            "" => self.suggested_id(index),
            typed => Some(typed.to_owned()),
        }
    }

    /// What it lacks to be added to the dossier as a new claim; `quote` is what [`Self::quote`] gives, which
    /// looks through the whole text.
    pub fn lacks(&self, index: &Index, quote: Option<&Quote>) -> Vec<Lack> {
        let mut lacks = Vec::new();
        if index.source_ix(&self.source).is_none() {
            return vec![Lack::Source];
        }
        if quote.is_none() {
            lacks.push(Lack::Quote);
        }
        if self.statement.trim().is_empty() {
            lacks.push(Lack::Statement);
        }
        if self.kind.is_none() {
            lacks.push(Lack::Kind);
        }
        if !self.id.trim().is_empty() {
            let id = ClaimId::new(self.id.trim());
            match id {
                Err(error) => lacks.push(Lack::Id(error.to_string())),
                Ok(id) if index.claim_ix(&id).is_some() => {
                    lacks.push(Lack::Id(format!("an id that is free: `{id}` is taken")));
                }
                Ok(_) => {}
            }
        }
        if !self.is_figure_whole() {
            lacks.push(Lack::Figure);
        }
        lacks
    }

    /// What it refers to goes on under its new id.
    pub(super) fn follow_rename(&mut self, from: &Referent, id: &str) {
        match from {
            Referent::Actor(from) => {
                rename(self.by.iter_mut().chain(&mut self.via), from, id);
            }
            Referent::Place(from) => {
                rename(self.about.iter_mut().chain(&mut self.said_at), from, id);
            }
            Referent::Event(from) => rename(self.events.iter_mut(), from, id),
            Referent::Dispute(from) => {
                rename(self.stances.iter_mut().map(|it| &mut it.dispute), from, id);
            }
            Referent::Position(of, from) => {
                let stances = self.stances.iter_mut().filter(|it| it.dispute == *of);
                rename(stances.map(|it| &mut it.position), from, id);
            }
            Referent::Source(from) => rename(std::iter::once(&mut self.source), from, id),
            Referent::Claim(from) => {
                rename(self.relations.iter_mut().map(|(_, it)| it), from, id);
            }
            Referent::Kind(from) => rename(self.kind.iter_mut(), from, id),
            Referent::Side(_) => {}
        }
    }

    /// What likely links go by; `own` is the claim's id once it is in the dossier.
    pub fn link_from(&self, own: Option<ClaimId>) -> LinkFrom {
        let occurred = self.occurred.as_deref();
        LinkFrom {
            own,
            source: self.source.clone(),
            by: self.by.clone(),
            about: self.about.clone(),
            occurred: occurred.and_then(|text| When::parse(text).ok()),
            kind: self.kind.clone(),
            events: self.events.clone(),
            stances: self.stances.clone(),
            measure: self.figure.as_ref().map(|figure| figure.measure.clone()),
            relations: self.relations.clone(),
        }
    }

    fn is_figure_whole(&self) -> bool {
        self.figure.as_ref().is_none_or(|figure| {
            let any = [figure.value, figure.at_least, figure.at_most, figure.about];
            !figure.measure.trim().is_empty() && any.iter().any(Option::is_some)
        })
    }

    /// The claim, with the quote it had as long as its words are the same. `None`: it lacks something.
    pub fn to_claim(&self, source: &Source, before: Option<&Claim>) -> Option<Claim> {
        let kept = before.map(|claim| &claim.excerpt);
        let kept = kept.filter(|excerpt| excerpt.quoted(source.content()) == self.parts);
        let excerpt = match kept {
            Some(excerpt) => excerpt.clone(),
            None => Excerpt {
                quote: self.quote(source)?,
                anchoring: Anchoring::Missing,
            },
        };
        let when = |text: &Option<String>| text.as_deref().and_then(|it| When::parse(it).ok());
        let note = self.occurred_note.trim();
        Some(Claim {
            id: ClaimId::new(self.id.trim()).ok()?,
            excerpt,
            statement: self.statement.trim().to_owned(),
            kind: self.kind.clone()?,
            by: self.by.clone(),
            via: self.via.clone(),
            about: self.about.clone(),
            said_at: self.said_at.clone(),
            occurred: when(&self.occurred),
            occurred_note: (!note.is_empty()).then(|| note.to_owned()),
            said: when(&self.said),
            events: self.events.clone(),
            stances: self.stances.clone(),
            relations: self.relations.clone(),
            figure: self.figure.clone().filter(|_| self.is_figure_whole()),
        })
    }

    /// The one edit that puts the claim, and what it refers to that is new, into the dossier.
    ///
    /// # Errors
    /// When what is new cannot be put. `Ok(None)`: it lacks something.
    pub fn edit(&self, dossier: &Dossier, name: String) -> Result<Option<Edit>, EditError> {
        let Some(source) = dossier.source(&self.source) else {
            return Ok(None);
        };
        let mut own = source.claims.iter();
        let before = own.find(|claim| claim.id.as_str() == self.id.trim());
        let Some(claim) = self.to_claim(source, before.map(|it| &**it)) else {
            return Ok(None);
        };
        let mut changes = put_made(dossier, self.made.iter().filter(|it| self.refers_to(it)))?;
        changes.push(Change::PutClaim(source.id.clone(), Arc::new(claim)));
        Ok(Some(Edit::new(name, changes)))
    }

    fn refers_to(&self, made: &Made) -> bool {
        match made.referent() {
            Referent::Actor(id) => self.by.contains(&id) || self.via.contains(&id),
            Referent::Place(id) => self.about.contains(&id) || self.said_at.as_ref() == Some(&id),
            Referent::Event(id) => self.events.contains(&id),
            Referent::Position(dispute, position) => {
                self.stances.contains(&Stance { dispute, position })
            }
            Referent::Kind(id) => self.kind.as_ref() == Some(&id),
            Referent::Dispute(_) | Referent::Source(_) | Referent::Claim(_) | Referent::Side(_) => {
                false
            }
        }
    }
}

/// Puts new things one after the other: two answers to the same new question are two changes of it.
///
/// # Errors
/// When one of them cannot be put.
pub fn put_made<'m>(
    dossier: &Dossier,
    made: impl Iterator<Item = &'m Made>,
) -> Result<Vec<Change>, EditError> {
    let mut changes = Vec::new();
    let mut so_far: Option<Dossier> = None;
    for made in made {
        let here = so_far.as_ref().unwrap_or(dossier);
        if let Some(change) = made.change(here) {
            so_far = Some(here.with(&Edit::one("", change.clone()))?);
            changes.push(change);
        }
    }
    Ok(changes)
}

/// The words of parts of a source's text as a quote. `None`: there are none in the report proper, or the parts
/// cannot be joined.
pub fn quoted(source: &Source, parts: &[Range<usize>]) -> Option<Quote> {
    let (content, body) = (source.content(), source.body_range());
    match parts {
        [] => None,
        [one] => Quote::cut(content, body, one.clone()),
        [first, .., second] => Quote::joined(content, body, first.clone(), second.clone()),
    }
}

/// Puts the new id wherever the old one stands.
fn rename<'i, Id: PartialEq + std::str::FromStr + 'i>(
    ids: impl Iterator<Item = &'i mut Id>,
    from: &Id,
    id: &str,
) {
    for own in ids.filter(|own| *own == from) {
        if let Ok(id) = id.parse() {
            *own = id;
        }
    }
}

/// How the ids of a source's claims begin: as most of them do, or like the source's own id.
fn beginning(source: &Source) -> &str {
    let first_word = |id: &'_ str| id.split('-').next().unwrap_or(id).len();
    let own = source.id.as_str();
    let Some(claim) = source.claims.first() else {
        return &own[..first_word(own)];
    };
    let word = &claim.id.as_str()[..first_word(claim.id.as_str())];
    let like = |it: &&Arc<Claim>| it.id.as_str().split('-').next() == Some(word);
    if source.claims.iter().filter(like).count() * 2 > source.claims.len() {
        word
    } else {
        &own[..first_word(own)]
    }
}
