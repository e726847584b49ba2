//! Who refers to whom, and through which field: what follows when an id changes.

use std::fmt;
use std::sync::Arc;

use crate::dossier::check::Subject;
use crate::dossier::{
    Actor, ActorId, Claim, ClaimId, Dispute, DisputeId, Dossier, Event, EventId, KindId, Place,
    PlaceId, PositionId, SideId, Source, SourceId,
};

/// Something that has an id and can be referred to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Referent {
    Place(PlaceId),
    Actor(ActorId),
    Event(EventId),
    Dispute(DisputeId),
    Position(DisputeId, PositionId),
    Source(SourceId),
    Claim(ClaimId),
    Kind(KindId),
    Side(SideId),
}

/// One place where something is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub by: Subject,
    /// As the field is called in a dossier's file.
    pub field: &'static str,
}

impl Referent {
    /// What sort of thing it is: "place".
    pub fn what(&self) -> &'static str {
        match self {
            Self::Place(_) => "place",
            Self::Actor(_) => "actor",
            Self::Event(_) => "event",
            Self::Dispute(_) => "dispute",
            Self::Position(..) => "position",
            Self::Source(_) => "source",
            Self::Claim(_) => "claim",
            Self::Kind(_) => "kind",
            Self::Side(_) => "side",
        }
    }

    pub fn id(&self) -> &str {
        match self {
            Self::Place(id) => id.as_str(),
            Self::Actor(id) => id.as_str(),
            Self::Event(id) => id.as_str(),
            Self::Dispute(id) => id.as_str(),
            Self::Position(_, id) => id.as_str(),
            Self::Source(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Kind(id) => id.as_str(),
            Self::Side(id) => id.as_str(),
        }
    }
}

impl fmt::Display for Referent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} `{}`", self.what(), self.id())
    }
}

impl Subject {
    /// The same as something to refer to. `None`: the dossier itself.
    pub fn referent(&self) -> Option<Referent> {
        Some(match self {
            Self::Dossier => return None,
            Self::Place(id) => Referent::Place(id.clone()),
            Self::Actor(id) => Referent::Actor(id.clone()),
            Self::Event(id) => Referent::Event(id.clone()),
            Self::Dispute(id) => Referent::Dispute(id.clone()),
            Self::Source(id) => Referent::Source(id.clone()),
            Self::Claim(_, id) => Referent::Claim(id.clone()),
        })
    }
}

/// The new id where the old one stood.
fn renamed<Id: PartialEq + Clone + std::str::FromStr>(own: &Id, from: &Id, id: &str) -> Id {
    match id.parse() {
        Ok(id) if own == from => id,
        _ => own.clone(),
    }
}

impl Subject {
    /// The same after something was given another id; unchanged when it was another thing.
    #[must_use]
    pub fn renamed(&self, from: &Referent, id: &str) -> Self {
        match (self, from) {
            (Self::Place(own), Referent::Place(from)) => Self::Place(renamed(own, from, id)),
            (Self::Actor(own), Referent::Actor(from)) => Self::Actor(renamed(own, from, id)),
            (Self::Event(own), Referent::Event(from)) => Self::Event(renamed(own, from, id)),
            (Self::Dispute(own), Referent::Dispute(from)) => Self::Dispute(renamed(own, from, id)),
            (Self::Source(own), Referent::Source(from)) => Self::Source(renamed(own, from, id)),
            (Self::Claim(source, own), Referent::Source(from)) => {
                Self::Claim(renamed(source, from, id), own.clone())
            }
            (Self::Claim(source, own), Referent::Claim(from)) => {
                Self::Claim(source.clone(), renamed(own, from, id))
            }
            _ => self.clone(),
        }
    }
}

/// Every place where something is referred to, in the order of the files.
pub fn references_to(dossier: &Dossier, referent: &Referent) -> Vec<Reference> {
    let mut found = Vec::new();
    visit(dossier, &mut |by, field, other| {
        if other == *referent {
            let by = by();
            found.push(Reference { by, field });
        }
    });
    found
}

/// What is called for each reference: who refers, made only when asked for; through which field; to what.
type Visitor<'a> = dyn FnMut(&dyn Fn() -> Subject, &'static str, Referent) + 'a;

fn visit(dossier: &Dossier, visitor: &mut Visitor<'_>) {
    for id in &dossier.featured {
        visitor(
            &|| Subject::Dossier,
            "featured",
            Referent::Place(id.clone()),
        );
    }
    for place in &dossier.places {
        of_place(place, &mut |field, to| {
            visitor(&|| Subject::Place(place.id.clone()), field, to);
        });
    }
    for actor in &dossier.actors {
        of_actor(actor, &mut |field, to| {
            visitor(&|| Subject::Actor(actor.id.clone()), field, to);
        });
    }
    for event in &dossier.events {
        of_event(event, &mut |field, to| {
            visitor(&|| Subject::Event(event.id.clone()), field, to);
        });
    }
    for dispute in &dossier.disputes {
        of_dispute(dispute, &mut |field, to| {
            visitor(&|| Subject::Dispute(dispute.id.clone()), field, to);
        });
    }
    for source in &dossier.sources {
        of_source(source, &mut |field, to| {
            visitor(&|| Subject::Source(source.id.clone()), field, to);
        });
        for claim in &source.claims {
            of_claim(claim, &mut |field, to| {
                let by = || Subject::Claim(source.id.clone(), claim.id.clone());
                visitor(&by, field, to);
            });
        }
    }
}

type Each<'a> = dyn FnMut(&'static str, Referent) + 'a;

fn of_place(place: &Place, each: &mut Each<'_>) {
    if let Some(within) = &place.within {
        each("within", Referent::Place(within.clone()));
    }
}

fn of_actor(actor: &Actor, each: &mut Each<'_>) {
    if let Some(side) = &actor.side {
        each("side", Referent::Side(side.clone()));
    }
    for id in &actor.member_of {
        each("member_of", Referent::Actor(id.clone()));
    }
}

fn of_event(event: &Event, each: &mut Each<'_>) {
    for id in &event.places {
        each("places", Referent::Place(id.clone()));
    }
    if let Some(kind) = &event.kind {
        each("kind", Referent::Kind(kind.clone()));
    }
    if let Some(within) = &event.within {
        each("within", Referent::Event(within.clone()));
    }
}

fn of_dispute(dispute: &Dispute, each: &mut Each<'_>) {
    for position in &dispute.positions {
        if let Some(side) = &position.side {
            each("position.side", Referent::Side(side.clone()));
        }
    }
}

fn of_source(source: &Source, each: &mut Each<'_>) {
    if let Some(dateline) = &source.dateline {
        each("dateline", Referent::Place(dateline.clone()));
    }
    if let Some(older) = &source.revises {
        each("revises", Referent::Source(older.clone()));
    }
}

fn of_claim(claim: &Claim, each: &mut Each<'_>) {
    each("kind", Referent::Kind(claim.kind.clone()));
    for id in &claim.by {
        each("by", Referent::Actor(id.clone()));
    }
    for id in &claim.via {
        each("via", Referent::Actor(id.clone()));
    }
    for id in &claim.about {
        each("about", Referent::Place(id.clone()));
    }
    if let Some(id) = &claim.said_at {
        each("said_at", Referent::Place(id.clone()));
    }
    for id in &claim.events {
        each("event", Referent::Event(id.clone()));
    }
    for stance in &claim.stances {
        each("dispute", Referent::Dispute(stance.dispute.clone()));
        let position = Referent::Position(stance.dispute.clone(), stance.position.clone());
        each("dispute.position", position);
    }
    for (relation, id) in &claim.relations {
        each(relation.name(), Referent::Claim(id.clone()));
    }
}

/// What is referred to from now on.
#[derive(Clone, Copy)]
pub(super) enum To<'a> {
    Nothing,
    /// The same thing under its new id.
    NewId(&'a Referent),
    /// Another thing of the same sort; what it said of the first, it does not say of itself.
    Other(&'a Referent),
}

/// Makes everything that refers to `from` refer to something else, or to nothing. Only what refers is copied.
pub(super) fn follow(dossier: &mut Dossier, from: &Referent, to: To<'_>) {
    let change = Following { from, to };
    change.places(&mut dossier.featured);
    for place in &mut dossier.places {
        let own = change.of(|to| matches!(to, Referent::Place(id) if *id == place.id));
        own.maybe_place(&mut place.within);
    }
    for actor in &mut dossier.actors {
        change.maybe_side(&mut actor.side);
        let own = change.of(|to| matches!(to, Referent::Actor(id) if *id == actor.id));
        own.actors(&mut actor.member_of);
    }
    for event in &mut dossier.events {
        change.places(&mut event.places);
        change.maybe_kind(&mut event.kind);
        let own = change.of(|to| matches!(to, Referent::Event(id) if *id == event.id));
        own.maybe_event(&mut event.within);
    }
    for dispute in &mut dossier.disputes {
        for position in &mut dispute.positions {
            change.maybe_side(&mut position.side);
        }
    }
    for source in &mut dossier.sources {
        let mut met = false;
        of_source(source, &mut |_, other| met |= other == *from);
        let claims: Vec<usize> = (0..source.claims.len())
            .filter(|at| {
                let mut met = false;
                of_claim(&source.claims[*at], &mut |_, other| met |= other == *from);
                met
            })
            .collect();
        if !met && claims.is_empty() {
            continue;
        }
        let source = Arc::make_mut(source);
        change.maybe_place(&mut source.dateline);
        let own = change.of(|to| matches!(to, Referent::Source(id) if *id == source.id));
        own.maybe_source(&mut source.revises);
        for at in claims {
            let claim = Arc::make_mut(&mut source.claims[at]);
            let own = change.of(|to| matches!(to, Referent::Claim(id) if *id == claim.id));
            own.claim(claim);
        }
    }
}

/// From what, to what.
#[derive(Clone, Copy)]
struct Following<'a> {
    from: &'a Referent,
    to: To<'a>,
}

impl<'a> Following<'a> {
    /// As it is for somebody who refers. `is_it`: whether that is what stands there instead.
    fn of(self, is_it: impl Fn(&Referent) -> bool) -> Self {
        match self.to {
            To::Other(to) if is_it(to) => Self {
                to: To::Nothing,
                ..self
            },
            _ => self,
        }
    }

    /// What is referred to from now on. `None`: nothing.
    fn to(self) -> Option<&'a Referent> {
        match self.to {
            To::Nothing => None,
            To::NewId(to) | To::Other(to) => Some(to),
        }
    }
}

/// For each sort of thing a function for a field that may be empty.
macro_rules! fields {
    ($($name:ident $sort:ident $id:ident;)*) => {$(
        fn $name(&self, field: &mut Option<$id>) {
            let Referent::$sort(from) = self.from else {
                return;
            };
            if field.as_ref() == Some(from) {
                *field = match self.to() {
                    Some(Referent::$sort(to)) => Some(to.clone()),
                    _ => None,
                };
            }
        }
    )*};
}

/// For each sort of thing a function for a list.
macro_rules! lists {
    ($($name:ident $sort:ident $id:ident;)*) => {$(
        fn $name(&self, list: &mut Vec<$id>) {
            let Referent::$sort(from) = self.from else {
                return;
            };
            let Some(at) = list.iter().position(|id| id == from) else {
                return;
            };
            match self.to() {
                // Whoever is named already is not named twice.
                Some(Referent::$sort(to)) if !list.contains(to) => list[at] = to.clone(),
                _ => {}
            }
            list.retain(|id| id != from);
        }
    )*};
}

impl Following<'_> {
    fields! {
        maybe_place Place PlaceId;
        maybe_event Event EventId;
        maybe_kind Kind KindId;
        maybe_side Side SideId;
        maybe_source Source SourceId;
    }

    lists! {
        places Place PlaceId;
        actors Actor ActorId;
        events Event EventId;
    }

    fn claim(&self, claim: &mut Claim) {
        self.actors(&mut claim.by);
        self.actors(&mut claim.via);
        self.places(&mut claim.about);
        self.maybe_place(&mut claim.said_at);
        self.events(&mut claim.events);
        if let (Referent::Kind(from), Some(Referent::Kind(to))) = (self.from, self.to())
            && claim.kind == *from
        {
            claim.kind = to.clone();
        }
        self.stances(claim);
        self.relations(claim);
    }

    fn stances(&self, claim: &mut Claim) {
        match (self.from, self.to()) {
            (Referent::Dispute(from), Some(Referent::Dispute(to))) => {
                // A claim that takes a position there already keeps it.
                let takes_one = claim.stances.iter().any(|it| it.dispute == *to);
                claim.stances.retain(|it| !takes_one || it.dispute != *from);
                for stance in &mut claim.stances {
                    if stance.dispute == *from {
                        stance.dispute = to.clone();
                    }
                }
            }
            (Referent::Dispute(from), _) => {
                claim.stances.retain(|stance| stance.dispute != *from);
            }
            (Referent::Position(dispute, from), Some(Referent::Position(other, to))) => {
                for stance in &mut claim.stances {
                    if stance.dispute == *dispute && stance.position == *from {
                        stance.dispute = other.clone();
                        stance.position = to.clone();
                    }
                }
            }
            (Referent::Position(dispute, from), _) => claim
                .stances
                .retain(|stance| stance.dispute != *dispute || stance.position != *from),
            _ => return,
        }
        without_doubles(&mut claim.stances);
    }

    fn relations(&self, claim: &mut Claim) {
        let Referent::Claim(from) = self.from else {
            return;
        };
        match self.to() {
            Some(Referent::Claim(to)) => {
                for (_, other) in &mut claim.relations {
                    if other == from {
                        *other = to.clone();
                    }
                }
                without_doubles(&mut claim.relations);
            }
            _ => claim.relations.retain(|(_, other)| other != from),
        }
    }
}

/// Whatever is said already is not said twice.
fn without_doubles<T: PartialEq>(list: &mut Vec<T>) {
    let mut at = 0;
    while at < list.len() {
        if list[..at].contains(&list[at]) {
            list.remove(at);
        } else {
            at += 1;
        }
    }
}
