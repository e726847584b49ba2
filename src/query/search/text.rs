//! Everything that can be searched, folded once for a dossier, and which words stand where.
//!
//! What can be found are units: a place with all its names, a claim with its statement and its excerpt, the
//! report proper of a source. Units are numbered kind by kind, so that a kind is a range of numbers.

use std::ops::Range;
use std::sync::Arc;

use super::fold::{Step, fold_onto, original};
use super::needle::Wanted;
use super::showing::SpokenOf;
use super::words::Vocabulary;
use super::{Item, Kind};
use crate::dossier::{Claim, Source};
use crate::query::Index;
use crate::query::number::{ActorIx, ClaimIx, DisputeIx, EventIx, PlaceIx, SourceIx};

/// Which words of a thing a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What it is called: a name, a title, a question.
    Name,
    /// Another name of it, by its place in the list.
    OtherName(u32),
    Role,
    Statement,
    Excerpt,
    Publisher,
    Byline,
    /// The report proper.
    Body,
}

/// A text of a unit.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) part: Part,
    /// Where it stands among all folded texts.
    folded: Range<u32>,
    /// Its steps back to the original among all of them.
    steps: Range<u32>,
}

/// All texts of a dossier, ready to be searched.
#[derive(Debug)]
pub struct SearchText {
    folded: String,
    steps: Vec<Step>,
    fields: Vec<Field>,
    /// Where each unit's fields begin, and where the last one's end.
    fields_begin: Vec<u32>,
    /// Where each kind's units begin, in the order of [`Kind::ALL`], and where the last one's end.
    kinds_begin: Vec<u32>,
    /// What the units of [`Kind::Dispute`] are: a question, or one of its positions.
    pub(super) answers: Vec<(DisputeIx, Option<usize>)>,
    pub(super) vocabulary: Vocabulary,
    /// Of places, actors, events and disputes, which are the first units.
    pub(super) spoken_of: SpokenOf,
}

/// Folded texts beyond this many bytes are not kept, so that offsets fit into four bytes.
///
/// Limitations: what comes after the first 3.5 GB of a dossier is not found.
const MOST_BYTES: usize = 3_500_000_000;

/// After each field. No folded text has it, so that nothing is found across two fields.
const BETWEEN_FIELDS: char = '\n';

impl SearchText {
    pub fn new(index: &Index) -> Self {
        let mut text = Self {
            folded: String::new(),
            steps: Vec::new(),
            fields: Vec::new(),
            fields_begin: vec![0],
            kinds_begin: vec![0],
            answers: Vec::new(),
            vocabulary: Vocabulary::default(),
            spoken_of: SpokenOf::default(),
        };
        let dossier = index.dossier().clone();
        for place in &dossier.places {
            text.push(Part::Name, &place.name);
            text.push_names(place.names.iter().map(|name| &*name.text));
            text.close();
        }
        text.close_kind();
        for actor in &dossier.actors {
            text.push(Part::Name, &actor.name);
            text.push_names(actor.names.iter().map(|name| &*name.text));
            text.push(Part::Role, actor.role.as_deref().unwrap_or(""));
            text.close();
        }
        text.close_kind();
        for event in &dossier.events {
            text.push(Part::Name, &event.title);
            text.close();
        }
        text.close_kind();
        for (at, dispute) in (0..).map(DisputeIx).zip(&dossier.disputes) {
            text.push(Part::Name, &dispute.question);
            text.close();
            text.answers.push((at, None));
            for (place, position) in dispute.positions.iter().enumerate() {
                text.push(Part::Name, &position.label);
                text.close();
                text.answers.push((at, Some(place)));
            }
        }
        text.close_kind();
        for (_, claim) in dossier.claims() {
            text.push(Part::Statement, &claim.statement);
            let at = ClaimIx(text.units_of(Kind::Claim).len() as u32);
            text.push(
                Part::Excerpt,
                excerpt(index.source(index.source_of(at)), claim),
            );
            text.close();
        }
        text.close_kind();
        for source in &dossier.sources {
            text.push(Part::Name, &source.title);
            text.push(Part::Publisher, &source.publisher);
            text.push(Part::Byline, source.byline.as_deref().unwrap_or(""));
            text.close();
        }
        text.close_kind();
        for source in &dossier.sources {
            text.push(Part::Body, body(source));
            text.close();
        }
        text.close_kind();
        text.vocabulary = Vocabulary::new(text.all_fields());
        text.spoken_of = SpokenOf::new(index, &text.answers);
        text
    }

    fn push(&mut self, part: Part, words: &str) {
        if words.is_empty() || self.folded.len() + words.len() > MOST_BYTES {
            return;
        }
        let (folded, steps) = (self.folded.len(), self.steps.len());
        fold_onto(words, &mut self.folded, &mut self.steps);
        self.fields.push(Field {
            part,
            folded: short(folded)..short(self.folded.len()),
            steps: short(steps)..short(self.steps.len()),
        });
        self.folded.push(BETWEEN_FIELDS);
    }

    fn push_names<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        for (place, name) in (0..).zip(names) {
            self.push(Part::OtherName(place), name);
        }
    }

    fn close(&mut self) {
        self.fields_begin.push(short(self.fields.len()));
    }

    fn close_kind(&mut self) {
        self.kinds_begin.push(short(self.unit_count()));
    }

    fn all_fields(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..short(self.unit_count()))
            .flat_map(|unit| self.fields(unit).iter().map(move |field| (unit, field)))
            .map(|(unit, field)| (unit, self.folded(field)))
    }

    pub(super) fn unit_count(&self) -> usize {
        self.fields_begin.len() - 1
    }

    /// The numbers of a kind's units.
    pub(super) fn units_of(&self, kind: Kind) -> Range<u32> {
        let end = short(self.unit_count());
        let at = kind as usize;
        let from = self.kinds_begin.get(at).copied().unwrap_or(end);
        from..self.kinds_begin.get(at + 1).copied().unwrap_or(end)
    }

    pub(super) fn fields(&self, unit: u32) -> &[Field] {
        let begin = |at: usize| self.fields_begin[at] as usize;
        &self.fields[begin(unit as usize)..begin(unit as usize + 1)]
    }

    pub(super) fn folded(&self, field: &Field) -> &str {
        &self.folded[field.folded.start as usize..field.folded.end as usize]
    }

    /// The units of a kind that have a phrase, rising.
    pub(super) fn units_with<'a>(
        &'a self,
        kind: Kind,
        phrase: &'a Wanted,
    ) -> impl Iterator<Item = u32> + 'a {
        // Where a unit's fields begin, or those of the next one that has any.
        let begins = move |unit: u32| {
            let first = self.fields_begin[unit as usize] as usize;
            let field = self.fields.get(first);
            field.map_or(self.folded.len(), |field| field.folded.start as usize)
        };
        let units = self.units_of(kind);
        let (mut unit, mut from, to) = (units.start, begins(units.start), begins(units.end));
        std::iter::from_fn(move || {
            let found = phrase.find(&self.folded, from..to)?;
            while unit + 1 < units.end && begins(unit + 1) <= found.start {
                unit += 1;
            }
            from = begins(unit + 1);
            Some(unit)
        })
    }

    /// The original bytes of a range of a field's folded text.
    pub(super) fn original(&self, field: &Field, folded: Range<usize>, text: &str) -> Range<usize> {
        let steps = &self.steps[field.steps.start as usize..field.steps.end as usize];
        original(steps, folded, text)
    }

    /// The unit of something. `None`: the dossier has no such thing.
    pub(super) fn unit(&self, item: Item) -> Option<(Kind, u32)> {
        let (kind, at) = match item {
            Item::Place(PlaceIx(at)) => (Kind::Place, at),
            Item::Actor(ActorIx(at)) => (Kind::Actor, at),
            Item::Event(EventIx(at)) => (Kind::Event, at),
            Item::Dispute(dispute, position) => {
                let answer = (dispute, position);
                let at = self.answers.iter().position(|other| *other == answer)?;
                (Kind::Dispute, short(at))
            }
            Item::Claim(ClaimIx(at)) => (Kind::Claim, at),
            Item::Source(SourceIx(at)) => (Kind::Source, at),
            Item::Text(SourceIx(at)) => (Kind::Text, at),
        };
        let units = self.units_of(kind);
        Some((kind, units.start + at)).filter(|(_, unit)| units.contains(unit))
    }

    /// What a unit is.
    pub(super) fn item(&self, kind: Kind, unit: u32) -> Item {
        let at = unit - self.units_of(kind).start;
        match kind {
            Kind::Place => Item::Place(PlaceIx(at)),
            Kind::Actor => Item::Actor(ActorIx(at)),
            Kind::Event => Item::Event(EventIx(at)),
            Kind::Dispute => {
                let (dispute, position) = self.answers[at as usize];
                Item::Dispute(dispute, position)
            }
            Kind::Claim => Item::Claim(ClaimIx(at)),
            Kind::Source => Item::Source(SourceIx(at)),
            Kind::Text => Item::Text(SourceIx(at)),
        }
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The words as they stand in the text, or as written where they were not found.
fn excerpt<'a>(source: &'a Source, claim: &'a Claim) -> &'a str {
    let range = claim.excerpt.anchoring.range();
    range
        .and_then(|range| source.content().get(range))
        .unwrap_or(&claim.excerpt.quote.text)
}

fn body(source: &Source) -> &str {
    source.content().get(source.body_range()).unwrap_or("")
}

/// A field's text as it stands in the dossier.
pub(super) fn text_of<'a>(index: &'a Index, item: &Item, part: Part) -> &'a str {
    fn other(names: &[crate::dossier::Name], at: u32) -> &str {
        names.get(at as usize).map_or("", |name| &name.text)
    }
    match (item, part) {
        (Item::Place(ix), Part::OtherName(at)) => other(&index.place(*ix).names, at),
        (Item::Place(ix), _) => &index.place(*ix).name,
        (Item::Actor(ix), Part::OtherName(at)) => other(&index.actor(*ix).names, at),
        (Item::Actor(ix), Part::Role) => index.actor(*ix).role.as_deref().unwrap_or(""),
        (Item::Actor(ix), _) => &index.actor(*ix).name,
        (Item::Event(ix), _) => &index.event(*ix).title,
        (Item::Dispute(ix, None), _) => &index.dispute(*ix).question,
        (Item::Dispute(ix, Some(position)), _) => {
            let positions = &index.dispute(*ix).positions;
            positions
                .get(*position)
                .map_or("", |position| &position.label)
        }
        (Item::Claim(ix), Part::Excerpt) => {
            excerpt(index.source(index.source_of(*ix)), index.claim(*ix))
        }
        (Item::Claim(ix), _) => &index.claim(*ix).statement,
        (Item::Source(ix), Part::Publisher) => &index.source(*ix).publisher,
        (Item::Source(ix), Part::Byline) => index.source(*ix).byline.as_deref().unwrap_or(""),
        (Item::Source(ix), _) => &index.source(*ix).title,
        (Item::Text(ix), _) => body(index.source(*ix)),
    }
}

impl Index {
    /// How many bytes there are to search, about.
    pub fn searchable_bytes(&self) -> usize {
        let source = |source: &Arc<Source>| {
            let claims = source.claims.iter();
            let own = claims.map(|claim| claim.statement.len() + claim.excerpt.quote.text.len());
            source.content().len() + own.sum::<usize>()
        };
        self.dossier().sources.iter().map(source).sum()
    }
}
