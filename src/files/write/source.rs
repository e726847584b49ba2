//! sources/….toml: one document's metadata, then its claims in reading order.

use super::claim::claim;
use super::{Table, in_quotes, inline, quote_fields};
use crate::dossier::{PublishedBasis, Source};

/// The file of a source. `notes` stand above it as comments, one line each.
pub fn source_toml(source: &Source, notes: &[String]) -> String {
    let mut table = Table::default();
    for note in notes {
        table.comment(note);
    }
    table.text("title", &source.title);
    table.text("publisher", &source.publisher);
    table.text_if("byline", source.byline.as_deref());
    table.text_if("language", source.language.as_deref());
    table.text_if("url", source.url.as_deref());
    table.text_if("archived", source.archived.as_deref());
    table.date_if("published", source.published.as_ref());
    if let Some(basis) = &source.published_basis {
        table.raw("published_basis", &published_basis(basis));
    }
    table.text_if("dateline", source.dateline.as_ref().map(AsRef::as_ref));
    table.text_if("text", source.text.path.as_deref());
    if let Some(original) = &source.original {
        let mut fields = vec![("path", in_quotes(&original.path))];
        if let Some(sha256) = original.sha256 {
            fields.push(("sha256", in_quotes(&sha256.to_string())));
        }
        table.raw("original", &inline(&fields));
    }
    table.text_if("revises", source.revises.as_ref().map(AsRef::as_ref));
    if let Some(body) = &source.body {
        let fields = [("from", in_quotes(&body.from)), ("to", in_quotes(&body.to))];
        table.raw("body", &inline(&fields));
    }
    table.text_if("rights", source.rights.as_deref());
    for one in &source.claims {
        claim(one, &mut table);
    }
    table.done()
}

fn published_basis(basis: &PublishedBasis) -> String {
    let mut fields = vec![match basis {
        PublishedBasis::Stated { .. } => ("kind", in_quotes("stated")),
        PublishedBasis::Inferred { .. } => ("kind", in_quotes("inferred")),
    }];
    fields.extend(quote_fields(basis.quote()));
    if let PublishedBasis::Inferred { reason, .. } = basis {
        fields.push(("reason", in_quotes(reason)));
    }
    inline(&fields)
}
