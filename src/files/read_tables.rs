//! places.toml, actors.toml, events.toml and disputes.toml: lists of things with ids.

use super::fields::Fields;
use crate::dossier::{
    Actor, ActorKind, Dispute, Event, Identifier, LonLat, Name, Place, PlaceKind, Position,
    Precision,
};

/// `None`: without a usable id, nothing could refer to it.
pub(super) fn place(fields: Fields<'_>) -> Option<Place> {
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let names = names(&fields);
    let position = position(&fields);
    let precision = fields.one_of("precision", &Precision::ALL, Precision::name);
    if fields.has("position") && !fields.has("precision") {
        let hint = "say how finely the position locates it: precision = \"settlement\"";
        fields.missing("precision", Some(hint.to_owned()));
    }
    let kind = fields.one_of("kind", &PlaceKind::ALL, PlaceKind::name);
    let within = fields.id("within");
    let area = fields.text("area");
    let identifiers = fields
        .pairs("identifiers")
        .into_iter()
        .map(|(catalogue, value)| Identifier { catalogue, value })
        .collect();
    let source = fields.text("source");
    fields.done();
    let id: crate::dossier::PlaceId = id?;
    Some(Place {
        name: name.unwrap_or_else(|| id.to_string()),
        id,
        names,
        precision: match position {
            Some(_) => precision.unwrap_or(Precision::Country),
            None => precision.unwrap_or(Precision::Unlocated),
        },
        position,
        kind: kind.unwrap_or(PlaceKind::Other),
        within,
        area,
        identifiers,
        source,
    })
}

fn names(fields: &Fields<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for name in fields.tables("names", "name") {
        let text = name.required_text("text");
        let lang = name.text("lang");
        name.done();
        names.extend(text.map(|text| Name { text, lang }));
    }
    names
}

fn position(fields: &Fields<'_>) -> Option<LonLat> {
    let position = fields.table("position", "position", "{ lat = …, lon = … }")?;
    for name in ["lat", "lon"] {
        if !position.has(name) {
            position.missing(name, None);
        }
    }
    let (latitude, longitude) = (position.number("lat"), position.number("lon"));
    let (report, at) = (position.report(), position.at());
    position.done();
    let (latitude, longitude) = (latitude?, longitude?);
    match LonLat::new(longitude, latitude) {
        Ok(position) => Some(position),
        Err(error) => {
            let swapped = LonLat::new(latitude, longitude).is_ok();
            let hint = swapped.then(|| "`lat` and `lon` look swapped".to_owned());
            report.error(at, error.to_string(), hint);
            None
        }
    }
}

/// `None`: without a usable id, nothing could refer to it.
pub(super) fn actor(fields: Fields<'_>) -> Option<Actor> {
    let id = fields.required_id("id");
    let name = fields.required_text("name");
    let names = names(&fields);
    if !fields.has("kind") {
        fields.missing("kind", None);
    }
    let kind = fields.one_of("kind", &ActorKind::ALL, ActorKind::name);
    let role = fields.text("role");
    let side = fields.id("side");
    let member_of = fields.ids("member_of", "actor ids");
    fields.done();
    let id: crate::dossier::ActorId = id?;
    Some(Actor {
        name: name.unwrap_or_else(|| id.to_string()),
        id,
        names,
        kind: kind.unwrap_or(ActorKind::Organisation),
        role,
        side,
        member_of,
    })
}

/// `None`: without a usable id, nothing could refer to it.
pub(super) fn event(fields: Fields<'_>) -> Option<Event> {
    let id = fields.required_id("id");
    let title = fields.required_text("title");
    let occurred = fields.date("occurred");
    let places = fields.ids("places", "place ids");
    let kind = fields.id("kind");
    let within = fields.id("within");
    fields.done();
    let id: crate::dossier::EventId = id?;
    Some(Event {
        title: title.unwrap_or_else(|| id.to_string()),
        id,
        occurred,
        places,
        kind,
        within,
    })
}

/// `None`: without a usable id, nothing could refer to it.
pub(super) fn dispute(fields: Fields<'_>) -> Option<Dispute> {
    let id = fields.required_id("id");
    let question = fields.required_text("question");
    let mut positions = Vec::new();
    for position in fields.tables("position", "position") {
        let id = position.required_id("id");
        let label = position.required_text("label");
        let side = position.id("side");
        position.done();
        positions.extend(id.map(|id: crate::dossier::PositionId| Position {
            label: label.unwrap_or_else(|| id.to_string()),
            id,
            side,
        }));
    }
    fields.done();
    let id: crate::dossier::DisputeId = id?;
    Some(Dispute {
        question: question.unwrap_or_else(|| id.to_string()),
        id,
        positions,
    })
}
