//! [[claim]]: one assertion and the words it stands on.

use super::{Table, in_quotes, inline, number, quote_fields};
use crate::dossier::{Claim, ClaimId, Figure, Relation, Stance};

/// Adds the claim's table, header and all.
pub(super) fn claim(claim: &Claim, table: &mut Table) {
    table.header("claim");
    table.text("id", claim.id.as_str());
    for (name, words) in quote_fields(&claim.excerpt.quote) {
        table.raw(name, &words);
    }
    table.text("statement", &claim.statement);
    table.text("kind", claim.kind.as_str());
    table.ids("by", &claim.by);
    table.ids("via", &claim.via);
    table.ids("about", &claim.about);
    table.text_if("said_at", claim.said_at.as_ref().map(AsRef::as_ref));
    table.date_if("occurred", claim.occurred.as_ref());
    table.text_if("occurred_note", claim.occurred_note.as_deref());
    table.date_if("said", claim.said.as_ref());
    table.ids("event", &claim.events);
    match &claim.stances[..] {
        [] => {}
        [one] => table.raw("dispute", &stance(one)),
        several => {
            let several: Vec<String> = several.iter().map(stance).collect();
            table.raw("dispute", &format!("[{}]", several.join(", ")));
        }
    }
    for relation in Relation::ALL {
        let others = claim.relations.iter().filter(|(it, _)| *it == relation);
        let others: Vec<&ClaimId> = others.map(|(_, other)| other).collect();
        table.ids(relation.name(), &others);
    }
    if let Some(it) = &claim.figure {
        table.raw("figure", &figure(it));
    }
}

fn stance(stance: &Stance) -> String {
    inline(&[
        ("id", in_quotes(stance.dispute.as_str())),
        ("position", in_quotes(stance.position.as_str())),
    ])
}

fn figure(figure: &Figure) -> String {
    let mut fields = vec![("measure", in_quotes(&figure.measure))];
    let numbers = [
        ("value", figure.value),
        ("at_least", figure.at_least),
        ("at_most", figure.at_most),
        ("about", figure.about),
    ];
    fields.extend(
        numbers
            .into_iter()
            .filter_map(|(name, value)| Some((name, number(value?)))),
    );
    if let Some(unit) = &figure.unit {
        fields.push(("unit", in_quotes(unit)));
    }
    inline(&fields)
}
