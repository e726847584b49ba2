//! Which claims are offered, and in which order.

use std::sync::Arc;

use super::*;
use crate::dossier::{
    Actor, ActorKind, Claim, Dispute, Dossier, Excerpt, Figure, Place, PlaceKind, Position,
    Precision, Source, Text,
};
use crate::dossier::{Anchoring, Quote};

fn id<Id: std::str::FromStr>(text: &str) -> Id {
    let Ok(id) = text.parse() else {
        panic!("{text} is an id");
    };
    id
}

fn claim(name: &str) -> Claim {
    Claim {
        id: id(name),
        excerpt: Excerpt {
            quote: Quote::default(),
            anchoring: Anchoring::Missing,
        },
        statement: format!("It is {name}."),
        kind: id("attack"),
        by: Vec::new(),
        via: Vec::new(),
        about: Vec::new(),
        said_at: None,
        occurred: None,
        occurred_note: None,
        said: None,
        events: Vec::new(),
        stances: Vec::new(),
        relations: Vec::new(),
        figure: None,
    }
}

fn killed(value: f64) -> Option<Figure> {
    Some(Figure {
        measure: "civilians-killed".to_owned(),
        value: Some(value),
        at_least: None,
        at_most: None,
        about: None,
        unit: None,
    })
}

fn stance(position: &str) -> Stance {
    Stance {
        dispute: id("who"),
        position: id(position),
    }
}

fn index() -> Index {
    let actor = |name: &str, side: &str| Actor {
        id: id(name),
        name: name.to_owned(),
        names: Vec::new(),
        kind: ActorKind::Government,
        role: None,
        side: Some(id(side)),
        member_of: Vec::new(),
    };
    let place = |name: &str| Place {
        id: id(name),
        name: name.to_owned(),
        names: Vec::new(),
        position: None,
        precision: Precision::Unlocated,
        kind: PlaceKind::Settlement,
        within: None,
        area: None,
        identifiers: Vec::new(),
        source: None,
    };
    let position = |name: &str| Position {
        id: id(name),
        label: name.to_owned(),
        side: None,
    };
    let claims = [
        claim("nothing"),
        Claim {
            about: vec![id("gori")],
            ..claim("same-place")
        },
        Claim {
            about: vec![id("gori")],
            occurred: When::parse("2008-08-10").ok(),
            ..claim("same-place-and-day")
        },
        Claim {
            figure: killed(10.0),
            ..claim("same-figure")
        },
        Claim {
            stances: vec![stance("them")],
            by: vec![id("russia")],
            ..claim("other-answer")
        },
        Claim {
            stances: vec![stance("us")],
            ..claim("same-answer")
        },
    ];
    let source = Source {
        id: id("paper"),
        title: "Shots".to_owned(),
        publisher: "The Paper".to_owned(),
        byline: None,
        language: None,
        url: None,
        archived: None,
        published: When::parse("2008-08-14").ok(),
        published_basis: None,
        dateline: None,
        text: Text::default(),
        body: None,
        rights: None,
        original: None,
        revises: None,
        claims: claims.into_iter().map(Arc::new).collect(),
    };
    Index::new(Arc::new(Dossier {
        actors: vec![actor("georgia", "west"), actor("russia", "east")],
        places: vec![place("gori")],
        disputes: vec![Dispute {
            id: id("who"),
            question: "Who?".to_owned(),
            positions: vec![position("us"), position("them")],
        }],
        sources: vec![Arc::new(source)],
        ..Dossier::default()
    }))
}

fn from() -> LinkFrom {
    LinkFrom {
        own: None,
        source: id("paper"),
        by: vec![id("georgia")],
        about: vec![id("gori")],
        occurred: When::parse("2008-08-11").ok(),
        kind: None,
        events: Vec::new(),
        stances: vec![stance("us")],
        measure: Some("civilians-killed".to_owned()),
        relations: Vec::new(),
    }
}

fn offered(from: &LinkFrom, relation: Relation, typed: &str) -> Vec<String> {
    let index = index();
    let likely = index.likely(from, relation, typed);
    let ids = likely.iter().map(|it| index.claim(it.claim).id.to_string());
    ids.collect()
}

#[test]
fn a_denial_is_offered_other_answers_first_and_an_update_the_same_figure() {
    let denied = offered(&from(), Relation::Denies, "");
    assert_eq!(denied[..2], ["other-answer", "same-figure"]);
    assert_eq!(denied.last().map(String::as_str), Some("nothing"));
    let updated = offered(&from(), Relation::Updates, "");
    assert_eq!(updated[0], "same-figure");
    let confirmed = offered(&from(), Relation::Confirms, "");
    assert_eq!(confirmed[..2], ["same-answer", "same-figure"]);
}

#[test]
fn of_claims_about_the_same_place_those_near_in_time_come_first() {
    let place_alone = LinkFrom {
        stances: Vec::new(),
        measure: None,
        by: Vec::new(),
        ..from()
    };
    let denied = offered(&place_alone, Relation::Denies, "");
    assert_eq!(denied[..2], ["same-place-and-day", "same-place"]);
}

#[test]
fn typing_keeps_those_that_say_so() {
    assert_eq!(offered(&from(), Relation::Denies, "noth"), ["nothing"]);
    assert_eq!(offered(&from(), Relation::Denies, "xyz"), [""; 0]);
}

#[test]
fn a_claim_is_not_offered_itself_nor_what_it_is_linked_to_so() {
    let linked = LinkFrom {
        own: Some(id("same-place")),
        relations: vec![(Relation::Denies, id("other-answer"))],
        ..from()
    };
    let denied = offered(&linked, Relation::Denies, "");
    assert!(!denied.contains(&"same-place".to_owned()));
    assert!(!denied.contains(&"other-answer".to_owned()));
    assert!(offered(&linked, Relation::Confirms, "").contains(&"other-answer".to_owned()));
}
