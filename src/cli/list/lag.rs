//! Medians of how long after the event it was reported.

use serde_json::{Value, json};

use super::{Asked, Listing, cell};
use crate::query::{MedianLag, SideKey};

const COLUMNS: &[&str] = &["by", "id", "name", "least", "most", "claims", "undated"];
const IN_TABLE: &[&str] = &["by", "name", "least", "most", "claims", "undated"];

pub(super) fn lag(asked: &Asked) -> Listing {
    let index = &asked.index;
    let medians = index.median_lags(&index.lag_order(), &asked.known);
    let dossier = index.dossier();
    let sources = dossier.sources.iter().zip(&medians.by_source);
    let sides = index.sides().iter().zip(&medians.by_side);
    let kinds = dossier.kinds.iter().zip(&medians.by_kind);
    let mut told = vec![tell("all", None, "all claims", &medians.all)];
    told.extend(sources.map(|(it, median)| {
        let id = it.id.as_str();
        tell("source", Some(id), &it.title, median)
    }));
    told.extend(sides.map(|(side, median)| {
        let id = match &side.key {
            SideKey::Side(id) => Some(id.as_str()),
            SideKey::NoSide => None,
        };
        tell("side", id, &side.label, median)
    }));
    told.extend(kinds.map(|(it, median)| {
        let id = it.id.as_str();
        tell("kind", Some(id), &it.label, median)
    }));
    let (rows, json) = told.into_iter().flatten().unzip();
    Listing {
        thing: "median",
        columns: COLUMNS,
        in_table: IN_TABLE,
        rows,
        json,
        left_out: None,
    }
}

/// `None`: there is no claim of it.
fn tell(
    by: &str,
    id: Option<&str>,
    name: &str,
    median: &MedianLag,
) -> Option<(Vec<String>, Value)> {
    if median.claims + median.undated == 0 {
        return None;
    }
    let row = vec![
        by.to_owned(),
        cell(id),
        name.to_owned(),
        cell(median.least),
        cell(median.most),
        median.claims.to_string(),
        median.undated.to_string(),
    ];
    let json = json!({
        "by": by,
        "id": id,
        "name": name,
        "least": median.least,
        "most": median.most,
        "claims": median.claims,
        "undated": median.undated,
    });
    Some((row, json))
}
