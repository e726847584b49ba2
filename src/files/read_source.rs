//! sources/….toml: one document's metadata, then its claims in reading order.
//!
//! `by`, `via`, `about`, `event` and the relations to other claims take one id or a list of them;
//! `dispute` takes one table or a list of them. The text is fetched elsewhere.

use std::sync::Arc;

use super::fields::Fields;
use crate::dossier::{
    Anchoring, Body, Claim, Excerpt, Figure, Original, PublishedBasis, Quote, Relation, Severity,
    Source, SourceId, Stance, Text,
};

/// A source whose text has not been fetched yet.
pub(super) fn source(fields: Fields<'_>, id: SourceId) -> Source {
    let title = fields.required_text("title");
    let publisher = fields.required_text("publisher");
    let source = Source {
        title: title.unwrap_or_else(|| id.to_string()),
        publisher: publisher.unwrap_or_else(|| id.to_string()),
        byline: fields.text("byline"),
        language: fields.text("language"),
        url: fields.text("url"),
        archived: fields.text("archived"),
        published: fields.date("published"),
        published_basis: published_basis(&fields),
        dateline: fields.id("dateline"),
        text: Text {
            path: fields.text("text"),
            content: None,
        },
        original: original(&fields),
        revises: fields.id("revises"),
        body: body(&fields),
        rights: fields.text("rights"),
        claims: fields
            .tables("claim", "claim")
            .into_iter()
            .filter_map(claim)
            .map(Arc::new)
            .collect(),
        id,
    };
    if !fields.has("text") {
        let message = "this source has no `text`: it is known by its reference only, and nothing in it can be quoted";
        let hint = format!(
            "to quote from it, put its text beside this file: text = \"{}.txt\"",
            source.id
        );
        let report = fields.report();
        report.say(Severity::Note, fields.at(), message.to_owned(), Some(hint));
    }
    if !fields.has("published") {
        let message = "this source has no `published`, so its claims have no date of report";
        let report = fields.report();
        report.say(Severity::Note, fields.at(), message.to_owned(), None);
    }
    fields.done();
    source
}

fn published_basis(fields: &Fields<'_>) -> Option<PublishedBasis> {
    let shape = "{ kind = \"stated\", quote = \"…\" }, { kind = \"inferred\", quote = \"…\", reason = \"…\" } \
                 or { kind = \"declared\", reason = \"…\" }";
    let basis = fields.table("published_basis", "published_basis", shape)?;
    if !basis.has("kind") {
        basis.missing("kind", None);
    }
    let kind = basis.one_of("kind", &["stated", "inferred", "declared"], |kind| kind);
    let quote = match kind {
        // It rests on no words; a quote is told as a field that is not known.
        Some("declared") => None,
        _ => quote(&basis),
    };
    let why = match kind {
        Some("inferred") => Some("say how the date follows from the words"),
        Some("declared") => Some("name the tag, header or field of the file that declares it"),
        _ => None,
    };
    if let Some(why) = why.filter(|_| !basis.has("reason")) {
        basis.missing("reason", Some(why.to_owned()));
    }
    let reason = basis.text("reason").unwrap_or_default();
    basis.done();
    Some(match kind? {
        "inferred" => PublishedBasis::Inferred {
            quote: quote?,
            reason,
        },
        // Without its reason it would say nothing.
        "declared" if reason.trim().is_empty() => return None,
        "declared" => PublishedBasis::Declared { reason },
        _ => PublishedBasis::Stated { quote: quote? },
    })
}

fn quote(fields: &Fields<'_>) -> Option<Quote> {
    let text = fields.required_text("quote");
    let (prefix, suffix) = (fields.text("prefix"), fields.text("suffix"));
    Some(Quote {
        text: text?,
        prefix,
        suffix,
    })
}

fn original(fields: &Fields<'_>) -> Option<Original> {
    let shape = "{ path = \"originals/….html\", sha256 = \"…\" }";
    let original = fields.table("original", "original", shape)?;
    let path = original.required_text("path");
    let sha256 = original.parsed("sha256");
    original.done();
    Some(Original {
        path: path?,
        sha256,
    })
}

fn body(fields: &Fields<'_>) -> Option<Body> {
    let body = fields.table(
        "body",
        "body",
        "{ from = \"first words\", to = \"last words\" }",
    )?;
    let (from, to) = (body.required_text("from"), body.required_text("to"));
    body.done();
    Some(Body {
        from: from?,
        to: to?,
        range: None,
    })
}

/// `None`: without an id, a quote and a kind it cannot be shown; a finding says what is missing.
fn claim(fields: Fields<'_>) -> Option<Claim> {
    let id = fields.required_id("id");
    let quote = quote(&fields);
    let statement = fields.required_text("statement");
    let kind = fields.required_id("kind");
    let by = fields.ids("by", "actor ids");
    let via = fields.ids("via", "actor ids");
    let about = fields.ids("about", "place ids");
    let said_at = fields.id("said_at");
    let occurred = fields.date("occurred");
    let occurred_note = fields.text("occurred_note");
    let said = fields.date("said");
    let events = fields.ids("event", "event ids");
    let stances = stances(&fields);
    let relations = Relation::ALL
        .into_iter()
        .flat_map(|relation| {
            let others = fields.ids(relation.name(), "claim ids");
            others.into_iter().map(move |other| (relation, other))
        })
        .collect();
    let figure = figure(&fields);
    fields.done();
    Some(Claim {
        id: id?,
        excerpt: Excerpt {
            quote: quote?,
            anchoring: Anchoring::Missing,
        },
        statement: statement.unwrap_or_default(),
        kind: kind?,
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
    })
}

fn stances(fields: &Fields<'_>) -> Vec<Stance> {
    let mut stances = Vec::new();
    for stance in fields.table_or_tables("dispute", "dispute") {
        let (dispute, position) = (stance.required_id("id"), stance.required_id("position"));
        stance.done();
        if let (Some(dispute), Some(position)) = (dispute, position) {
            stances.push(Stance { dispute, position });
        }
    }
    stances
}

fn figure(fields: &Fields<'_>) -> Option<Figure> {
    let figure = fields.table("figure", "figure", "{ measure = \"…\", value = … }")?;
    let measure = figure.required_text("measure");
    let read = Figure {
        measure: measure.clone().unwrap_or_default(),
        value: figure.number("value"),
        at_least: figure.number("at_least"),
        at_most: figure.number("at_most"),
        about: figure.number("about"),
        unit: figure.text("unit"),
    };
    figure.done();
    measure.map(|_| read)
}
