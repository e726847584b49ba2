//! Places, actors, events and disputes as fields.

use crate::dossier::{
    Actor, Dispute, Event, Identifier, LonLat, Name, Place, PlaceId, Position, Precision, When,
};
use crate::files::patch::node::{Field, Node, degrees};

pub(in crate::files) fn place(place: &Place) -> Vec<Field<'_>> {
    let Place {
        id,
        name,
        names,
        position,
        precision,
        kind,
        within,
        area,
        identifiers,
        source,
    } = place;
    // What has no position and is as unlocated as that says needs no word for it.
    let said = position.is_some() || *precision != Precision::Unlocated;
    vec![
        Field::text("id", id.as_str()),
        Field::text("name", name),
        spellings(names),
        Field::new("position", position.map(lat_lon)),
        Field::maybe("precision", said.then_some(precision.name())),
        Field::text("kind", kind.name()),
        Field::maybe("within", within.as_ref().map(PlaceId::as_str)),
        Field::maybe("area", area.as_deref()),
        catalogues(identifiers),
        Field::maybe("source", source.as_deref()),
    ]
}

fn lat_lon(position: LonLat) -> Node<'static> {
    Node::Table(vec![
        Field::new("lat", Some(degrees(position.latitude()))),
        Field::new("lon", Some(degrees(position.longitude()))),
    ])
}

fn spellings(names: &[Name]) -> Field<'_> {
    let list = names.iter().map(spelling).collect::<Vec<_>>();
    Field::new("names", (!list.is_empty()).then_some(Node::List(list)))
}

fn spelling(name: &Name) -> Node<'_> {
    let Name { text, lang } = name;
    Node::Table(vec![
        Field::text("text", text),
        Field::maybe("lang", lang.as_deref()),
    ])
}

/// In the order in which they are read.
fn catalogues(identifiers: &[Identifier]) -> Field<'_> {
    let mut fields: Vec<Field<'_>> = identifiers
        .iter()
        .map(|Identifier { catalogue, value }| Field::new(catalogue, Some(Node::Label(value))))
        .collect();
    fields.sort_by_key(|field| field.name);
    let said = !fields.is_empty();
    Field::new("identifiers", said.then_some(Node::Table(fields)))
}

pub(in crate::files) fn actor(actor: &Actor) -> Vec<Field<'_>> {
    let Actor {
        id,
        name,
        names,
        kind,
        role,
        side,
        member_of,
    } = actor;
    vec![
        Field::text("id", id.as_str()),
        Field::text("name", name),
        spellings(names),
        Field::text("kind", kind.name()),
        Field::maybe("role", role.as_deref()),
        Field::maybe("side", side.as_ref().map(AsRef::as_ref)),
        Field::ids("member_of", member_of),
    ]
}

pub(in crate::files) fn event(event: &Event) -> Vec<Field<'_>> {
    let Event {
        id,
        title,
        occurred,
        places,
        kind,
        within,
    } = event;
    vec![
        Field::text("id", id.as_str()),
        Field::text("title", title),
        Field::maybe("occurred", occurred.as_ref().map(When::text)),
        Field::ids("places", places),
        Field::maybe("kind", kind.as_ref().map(AsRef::as_ref)),
        Field::maybe("within", within.as_ref().map(AsRef::as_ref)),
    ]
}

pub(in crate::files) fn dispute(dispute: &Dispute) -> Vec<Field<'_>> {
    let Dispute {
        id,
        question,
        positions,
    } = dispute;
    vec![
        Field::text("id", id.as_str()),
        Field::text("question", question),
        Field::tables("position", positions.iter().map(position).collect()),
    ]
}

fn position(position: &Position) -> Vec<Field<'_>> {
    let Position { id, label, side } = position;
    vec![
        Field::text("id", id.as_str()),
        Field::text("label", label),
        Field::maybe("side", side.as_ref().map(AsRef::as_ref)),
    ]
}
