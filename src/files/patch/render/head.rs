//! dossier.toml as fields.

use crate::dossier::edit::Head;
use crate::dossier::{DeclaredBorders, Hue, Kind, Side};
use crate::files::FORMAT_VERSION;
use crate::files::patch::node::{Field, Node};

pub(in crate::files) fn head(head: &Head) -> Vec<Field<'_>> {
    let Head {
        title,
        summary,
        language,
        featured,
        borders,
        kinds,
        sides,
    } = head;
    vec![
        Field::new("format", Some(Node::Number(FORMAT_VERSION.to_string()))),
        Field::text("title", title),
        Field::text("summary", summary),
        Field::text("language", language),
        Field::ids("featured", featured),
        Field::new("borders", borders.as_ref().map(declared_borders)),
        Field::tables("kind", kinds.iter().map(kind).collect()),
        Field::tables("side", sides.iter().map(side).collect()),
    ]
}

fn declared_borders(borders: &DeclaredBorders) -> Node<'_> {
    let DeclaredBorders { policy, as_of } = borders;
    match as_of {
        None => Node::Text(policy.as_str().into()),
        Some(as_of) => Node::Table(vec![
            Field::text("policy", policy),
            Field::text("as_of", as_of.text()),
        ]),
    }
}

fn kind(kind: &Kind) -> Vec<Field<'_>> {
    let Kind { id, label, hue } = kind;
    labelled(id.as_str(), label, *hue)
}

fn side(side: &Side) -> Vec<Field<'_>> {
    let Side { id, label, hue } = side;
    labelled(id.as_str(), label, *hue)
}

fn labelled<'a>(id: &'a str, label: &'a str, hue: Hue) -> Vec<Field<'a>> {
    vec![
        Field::text("id", id),
        Field::text("label", label),
        Field::text("colour", hue.name()),
    ]
}
