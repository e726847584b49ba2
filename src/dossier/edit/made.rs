//! Something new that somebody made by naming it while filling in a field: little more than a name and an id,
//! to be put into the dossier together with what refers to it.

use serde::{Deserialize, Serialize};

use super::{Change, Referent};
use crate::dossier::naming::{free_id, words_as_id};
use crate::dossier::{
    Actor, ActorId, ActorKind, Dispute, DisputeId, Dossier, Event, EventId, Hue, Kind, KindId,
    Place, PlaceId, Position, PositionId, Side, SideId, When,
};

/// What sort of thing a field refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    Actor,
    Place,
    Event,
    /// An answer to the question of a dispute.
    Position,
    Claim,
    Kind,
    Side,
    Source,
}

impl Sort {
    /// As a sentence names it: "place".
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Event => "event",
            Self::Position => "answer",
            Self::Claim => "claim",
            Self::Kind => "kind",
            Self::Side => "side",
            Self::Source => "source",
        }
    }
}

/// A new thing on its way into the dossier. Kept with an unfinished claim, and so remembered as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Made {
    Actor {
        id: ActorId,
        name: String,
    },
    Place(Box<Place>),
    Event {
        id: EventId,
        title: String,
        /// EDTF. `None`: not said.
        occurred: Option<String>,
        places: Vec<PlaceId>,
    },
    /// An answer, to a question that may be new as well.
    Position {
        dispute: DisputeId,
        question: String,
        id: PositionId,
        label: String,
    },
    Kind {
        id: KindId,
        label: String,
    },
    Side {
        id: SideId,
        label: String,
    },
}

/// So many words of a name make an id.
const WORDS_OF_A_NAME: usize = 6;
/// So many words of a title or a question make an id.
const WORDS_OF_A_TITLE: usize = 5;

impl Made {
    /// What is made by typing a name where a thing of that sort is wanted; its id is free in the dossier and
    /// among `others`. An answer is typed after its question: "Who shelled Gori? Russia did".
    ///
    /// `None`: nothing is typed, a question is not answered, or the sort is not made by naming it.
    pub fn named(dossier: &Dossier, others: &[Self], sort: Sort, typed: &str) -> Option<Self> {
        let name = typed.trim();
        if name.is_empty() {
            return None;
        }
        let free = |words: usize, referent: fn(&str) -> Option<Referent>| {
            let id = words_as_id(name, words);
            free_id(&id, sort.name(), |id| {
                referent(id).is_none_or(|it| is_taken(dossier, others, &it))
            })
        };
        let name = name.to_owned();
        Some(match sort {
            Sort::Actor => Self::Actor {
                id: free(WORDS_OF_A_NAME, |id| {
                    Some(Referent::Actor(id.parse().ok()?))
                })
                .parse()
                .ok()?,
                name,
            },
            Sort::Place => {
                let id = free(WORDS_OF_A_NAME, |id| {
                    Some(Referent::Place(id.parse().ok()?))
                });
                Self::Place(Box::new(Place::named(id.parse().ok()?, &name)))
            }
            Sort::Event => Self::Event {
                id: free(WORDS_OF_A_TITLE, |id| {
                    Some(Referent::Event(id.parse().ok()?))
                })
                .parse()
                .ok()?,
                title: name,
                occurred: None,
                places: Vec::new(),
            },
            Sort::Kind => Self::Kind {
                id: free(WORDS_OF_A_NAME, |id| Some(Referent::Kind(id.parse().ok()?)))
                    .parse()
                    .ok()?,
                label: name,
            },
            Sort::Side => Self::Side {
                id: free(WORDS_OF_A_NAME, |id| Some(Referent::Side(id.parse().ok()?)))
                    .parse()
                    .ok()?,
                label: name,
            },
            Sort::Position => {
                let (question, label) = name.split_once('?')?;
                let (question, label) = (format!("{}?", question.trim()), label.trim());
                if question.len() < 2 || label.is_empty() {
                    return None;
                }
                let asked = |it: &&Dispute| it.question.to_lowercase() == question.to_lowercase();
                if let Some(known) = dossier.disputes.iter().find(asked) {
                    return Self::answer(dossier, others, &known.id, &known.question, label);
                }
                let id = words_as_id(&question, WORDS_OF_A_TITLE);
                let id = free_id(&id, "dispute", |id| {
                    let dispute = id.parse().ok().map(Referent::Dispute);
                    dispute.is_none_or(|it| is_taken(dossier, others, &it))
                });
                Self::answer(dossier, others, &id.parse().ok()?, &question, label)?
            }
            Sort::Claim | Sort::Source => return None,
        })
    }

    /// A new answer to a question. `None`: nothing is typed.
    pub fn answer(
        dossier: &Dossier,
        others: &[Self],
        dispute: &DisputeId,
        question: &str,
        typed: &str,
    ) -> Option<Self> {
        let label = typed.trim();
        if label.is_empty() {
            return None;
        }
        let id = words_as_id(label, WORDS_OF_A_TITLE);
        let id = free_id(&id, "answer", |id| {
            let position = id.parse().ok();
            let position = position.map(|id| Referent::Position(dispute.clone(), id));
            position.is_none_or(|it| is_taken(dossier, others, &it))
        });
        Some(Self::Position {
            dispute: dispute.clone(),
            question: question.to_owned(),
            id: id.parse().ok()?,
            label: label.to_owned(),
        })
    }

    pub fn referent(&self) -> Referent {
        match self {
            Self::Actor { id, .. } => Referent::Actor(id.clone()),
            Self::Place(place) => Referent::Place(place.id.clone()),
            Self::Event { id, .. } => Referent::Event(id.clone()),
            Self::Position { dispute, id, .. } => Referent::Position(dispute.clone(), id.clone()),
            Self::Kind { id, .. } => Referent::Kind(id.clone()),
            Self::Side { id, .. } => Referent::Side(id.clone()),
        }
    }

    /// As it is shown where it is chosen.
    pub fn name(&self) -> &str {
        match self {
            Self::Actor { name, .. } => name,
            Self::Place(place) => &place.name,
            Self::Event { title, .. } => title,
            Self::Position { label, .. } | Self::Kind { label, .. } | Self::Side { label, .. } => {
                label
            }
        }
    }

    /// What puts it into the dossier. `None`: it is there by now, or what it says is no date or position.
    pub fn change(&self, dossier: &Dossier) -> Option<Change> {
        match self {
            Self::Position {
                dispute,
                question,
                id,
                label,
            } => {
                let mut whole = dossier.dispute(dispute).cloned().unwrap_or(Dispute {
                    id: dispute.clone(),
                    question: question.clone(),
                    positions: Vec::new(),
                });
                if whole.position(id).is_some() {
                    return None;
                }
                whole.positions.push(Position {
                    id: id.clone(),
                    label: label.clone(),
                    side: None,
                });
                return Some(Change::PutDispute(Box::new(whole)));
            }
            made if made.referent().is_in(dossier) => return None,
            _ => {}
        }
        Some(match self {
            Self::Actor { id, name } => Change::PutActor(Box::new(Actor {
                id: id.clone(),
                name: name.clone(),
                names: Vec::new(),
                kind: kind_of(name),
                role: None,
                side: None,
                member_of: Vec::new(),
            })),
            Self::Place(place) => Change::PutPlace(place.clone()),
            Self::Event {
                id,
                title,
                occurred,
                places,
            } => Change::PutEvent(Box::new(Event {
                id: id.clone(),
                title: title.clone(),
                occurred: occurred.as_deref().and_then(|it| When::parse(it).ok()),
                places: places.clone(),
                kind: None,
                within: None,
            })),
            Self::Kind { id, label } => {
                let mut head = dossier.head();
                let hue = Hue::SAFE[head.kinds.len() % Hue::SAFE.len()];
                let (id, label) = (id.clone(), label.clone());
                head.kinds.push(Kind { id, label, hue });
                Change::PutHead(Box::new(head))
            }
            Self::Side { id, label } => {
                let mut head = dossier.head();
                let hue = Hue::SAFE[head.sides.len() % Hue::SAFE.len()];
                let (id, label) = (id.clone(), label.clone());
                head.sides.push(Side { id, label, hue });
                Change::PutHead(Box::new(head))
            }
            Self::Position { .. } => return None,
        })
    }
}

impl Referent {
    /// What sort of thing it is. A dispute is referred to through its answers.
    pub fn sort(&self) -> Sort {
        match self {
            Self::Place(_) => Sort::Place,
            Self::Actor(_) => Sort::Actor,
            Self::Event(_) => Sort::Event,
            Self::Dispute(_) | Self::Position(..) => Sort::Position,
            Self::Source(_) => Sort::Source,
            Self::Claim(_) => Sort::Claim,
            Self::Kind(_) => Sort::Kind,
            Self::Side(_) => Sort::Side,
        }
    }

    /// Whether the dossier has it.
    pub fn is_in(&self, dossier: &Dossier) -> bool {
        match self {
            Self::Place(id) => dossier.place(id).is_some(),
            Self::Actor(id) => dossier.actor(id).is_some(),
            Self::Event(id) => dossier.event(id).is_some(),
            Self::Dispute(id) => dossier.dispute(id).is_some(),
            Self::Position(dispute, id) => {
                let dispute = dossier.dispute(dispute);
                dispute.is_some_and(|it| it.position(id).is_some())
            }
            Self::Source(id) => dossier.source(id).is_some(),
            Self::Claim(id) => dossier.claim(id).is_some(),
            Self::Kind(id) => dossier.kind(id).is_some(),
            Self::Side(id) => {
                dossier.sides.iter().any(|side| side.id == *id)
                    || dossier.actors.iter().any(|it| it.side.as_ref() == Some(id))
            }
        }
    }
}

/// What sort of body a name sounds like; a person where nothing tells. To be corrected like any field.
fn kind_of(called: &str) -> ActorKind {
    let name = called.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["ministry", "foreign office", "министерство", "минобороны"]) {
        ActorKind::Ministry
    } else if has(&["parliament", "duma", "congress", "knesset", "парламент"]) {
        ActorKind::Parliament
    } else if has(&["government", "kremlin", "white house", "правительство"]) {
        ActorKind::Government
    } else if has(&["witness", "resident", "villager", "locals"]) {
        ActorKind::Witnesses
    } else if has(&["analyst", "expert", "observer"]) {
        ActorKind::Analysts
    } else if has(&["militia", "rebels", "army", "brigade", "battalion"]) {
        ActorKind::ArmedGroup
    } else if has(&[
        "agency",
        "news",
        "television",
        "radio",
        " tv",
        "times",
        "gazette",
    ]) {
        ActorKind::Outlet
    } else if has(&BODIES) || is_several(called) {
        ActorKind::Organisation
    } else {
        ActorKind::Person
    }
}

/// Words of bodies that are none of the above. Written down by hand, not complete.
const BODIES: [&str; 22] = [
    "police",
    "authorit",
    "officials",
    "office",
    "council",
    "commission",
    "committee",
    "mission",
    "union",
    "organisation",
    "organization",
    "party",
    "company",
    "hospital",
    "university",
    "administration",
    "court",
    "service",
    "nations",
    "полици",
    "власти",
    "совет",
];

/// Whether a name is a plain word for several people: "Doctors in the town", "two soldiers".
fn is_several(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let little = ["in", "of", "from", "at", "near", "who", "on", "with"];
    let end = words.iter().position(|word| little.contains(word));
    let head = &words[..end.unwrap_or(words.len())];
    let Some(last) = head.last() else {
        return false;
    };
    // Names of people are capitalised; the first word of a name always is.
    let is_plain = last.starts_with(char::is_lowercase) || (head.len() == 1 && end.is_some());
    let is_plural = last.ends_with('s') && !["ss", "us", "is"].iter().any(|it| last.ends_with(it));
    is_plain && is_plural
}

fn is_taken(dossier: &Dossier, others: &[Made], referent: &Referent) -> bool {
    let dispute_of = |made: &Made| match made {
        Made::Position { dispute, .. } => Some(Referent::Dispute(dispute.clone())),
        _ => None,
    };
    referent.is_in(dossier)
        || others
            .iter()
            .any(|made| made.referent() == *referent || dispute_of(made).as_ref() == Some(referent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_and_bodies_are_no_person() {
        for name in [
            "The police in Zugdidi",
            "Authorities in Sukhumi",
            "Regional officials",
            "Doctors at the hospital in Gori",
            "two wounded soldiers",
            "the mayor's office",
        ] {
            assert_eq!(kind_of(name), ActorKind::Organisation, "{name}");
        }
        for name in [
            "Giorgi Papadopoulos",
            "a shopkeeper in Gori",
            "Boris",
            "A doctor",
        ] {
            assert_eq!(kind_of(name), ActorKind::Person, "{name}");
        }
        assert_eq!(kind_of("Residents of Gori"), ActorKind::Witnesses);
    }
}
