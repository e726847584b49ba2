//! A source and its claims as fields.

use std::sync::Arc;

use crate::dossier::{
    Body, Claim, Excerpt, Figure, Original, PublishedBasis, Quote, Relation, Source, Stance, Text,
    When,
};
use crate::files::patch::node::{Field, Node, count};

/// A source with its claims. Its id is its file's name, and so no field.
pub(in crate::files) fn source(source: &Source) -> Vec<Field<'_>> {
    let Source {
        id: _,
        title,
        publisher,
        byline,
        language,
        url,
        archived,
        published,
        published_basis,
        dateline,
        text: Text { path, content: _ },
        original,
        revises,
        body,
        rights,
        claims,
    } = source;
    let claims = claims.iter().map(|one: &Arc<Claim>| claim(one));
    vec![
        Field::text("title", title),
        Field::text("publisher", publisher),
        Field::maybe("byline", byline.as_deref()),
        Field::maybe("language", language.as_deref()),
        Field::maybe("url", url.as_deref()),
        Field::maybe("archived", archived.as_deref()),
        Field::maybe("published", published.as_ref().map(When::text)),
        Field::new("published_basis", published_basis.as_ref().map(basis)),
        Field::maybe("dateline", dateline.as_ref().map(AsRef::as_ref)),
        Field::maybe("text", path.as_deref()),
        Field::new("original", original.as_ref().map(received)),
        Field::maybe("revises", revises.as_ref().map(AsRef::as_ref)),
        Field::new("body", body.as_ref().map(ends)),
        Field::maybe("rights", rights.as_deref()),
        Field::tables("claim", claims.collect()),
    ]
}

fn received(original: &Original) -> Node<'_> {
    let Original { path, sha256 } = original;
    let digest = sha256.map(|digest| Node::Text(digest.to_string().into()));
    Node::Table(vec![
        Field::text("path", path),
        Field::new("sha256", digest),
    ])
}

fn basis(basis: &PublishedBasis) -> Node<'_> {
    let kind = match basis {
        PublishedBasis::Stated { .. } => "stated",
        PublishedBasis::Inferred { .. } => "inferred",
        PublishedBasis::Declared { .. } => "declared",
    };
    let mut fields = vec![Field::text("kind", kind)];
    fields.extend(basis.quote().into_iter().flat_map(quoted));
    fields.push(Field::maybe("reason", basis.reason()));
    Node::Table(fields)
}

fn quoted(quote: &Quote) -> [Field<'_>; 3] {
    let Quote {
        text,
        prefix,
        suffix,
    } = quote;
    [
        Field::text("quote", text),
        Field::maybe("prefix", prefix.as_deref()),
        Field::maybe("suffix", suffix.as_deref()),
    ]
}

fn ends(body: &Body) -> Node<'_> {
    let Body { from, to, range: _ } = body;
    Node::Table(vec![Field::text("from", from), Field::text("to", to)])
}

fn claim(claim: &Claim) -> Vec<Field<'_>> {
    let Claim {
        id,
        excerpt: Excerpt {
            quote,
            anchoring: _,
        },
        statement,
        kind,
        by,
        via,
        about,
        said_at,
        occurred,
        occurred_note,
        said,
        events,
        stances,
        relations,
        figure,
    } = claim;
    let [quote, prefix, suffix] = quoted(quote);
    let mut fields = vec![
        Field::text("id", id.as_str()),
        quote,
        prefix,
        suffix,
        Field::text("statement", statement),
        Field::text("kind", kind.as_str()),
        Field::ids("by", by),
        Field::ids("via", via),
        Field::ids("about", about),
        Field::maybe("said_at", said_at.as_ref().map(AsRef::as_ref)),
        Field::maybe("occurred", occurred.as_ref().map(When::text)),
        Field::maybe("occurred_note", occurred_note.as_deref()),
        Field::maybe("said", said.as_ref().map(When::text)),
        Field::ids("event", events),
        Field::new(
            "dispute",
            (!stances.is_empty())
                .then(|| Node::OneOrList(stances.iter().map(taken_position).collect())),
        ),
    ];
    for relation in Relation::ALL {
        let others: Vec<Node<'_>> = relations
            .iter()
            .filter(|(kind, _)| *kind == relation)
            .map(|(_, other)| Node::Text(other.as_str().into()))
            .collect();
        let others = (!others.is_empty()).then_some(Node::List(others));
        fields.push(Field::new(relation.name(), others));
    }
    fields.push(Field::new("figure", figure.as_ref().map(number)));
    fields
}

fn taken_position(stance: &Stance) -> Node<'_> {
    let Stance { dispute, position } = stance;
    Node::Table(vec![
        Field::text("id", dispute.as_str()),
        Field::text("position", position.as_str()),
    ])
}

fn number(figure: &Figure) -> Node<'_> {
    let Figure {
        measure,
        value,
        at_least,
        at_most,
        about,
        unit,
    } = figure;
    Node::Table(vec![
        Field::text("measure", measure),
        Field::new("value", value.map(count)),
        Field::new("at_least", at_least.map(count)),
        Field::new("at_most", at_most.map(count)),
        Field::new("about", about.map(count)),
        Field::maybe("unit", unit.as_deref()),
    ])
}
