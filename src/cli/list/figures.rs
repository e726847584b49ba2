//! The figures that are known, by what they count.

use serde_json::{Value, json};

use super::claims::key;
use super::{Asked, Listing, cell, date_cell, date_json, plain};
use crate::query::{Amount, FigurePoint, LeftOut, Measure, SideKey, Standing, UpdateBond, Voiced};

const COLUMNS: &[&str] = &[
    "measure",
    "claim",
    "claimants",
    "side",
    "bound",
    "value",
    "unit",
    "reported",
    "occurred",
    "about",
    "standing",
    "scope",
    "updates",
    "statement",
];
const IN_TABLE: &[&str] = &[
    "claim",
    "measure",
    "bound",
    "value",
    "reported",
    "claimants",
    "about",
];

pub(super) fn figures(asked: &Asked) -> Listing {
    let index = &asked.index;
    let figures = index.figures(&index.all_figures(), &asked.known);
    let told = figures.measures.iter().flat_map(|measure| {
        let points = (0..measure.points.len()).map(move |at| tell(asked, measure, at));
        points.collect::<Vec<_>>()
    });
    let (rows, json) = told.unzip();
    Listing {
        thing: "figure",
        columns: COLUMNS,
        in_table: IN_TABLE,
        rows,
        json,
        left_out: Some(left_out(&figures.left_out)),
    }
}

/// Why figures are not listed, with how many each.
fn left_out(left_out: &LeftOut) -> Vec<(u32, &'static str)> {
    vec![
        (left_out.undated, "undated"),
        (left_out.later, "later"),
        (left_out.earlier, "earlier"),
        (left_out.filtered, "filtered out"),
        (
            left_out.filtered_and_not_known,
            "filtered out and not known at the date",
        ),
        (left_out.without_number, "without a number"),
    ]
}

fn tell(asked: &Asked, measure: &Measure, at: usize) -> (Vec<String>, Value) {
    let index = &asked.index;
    let point: &FigurePoint = &measure.points[at];
    let claim = index.claim(point.claim);
    let source = index.source(index.source_of(point.claim));
    let claimants = index.claimants_of(point.claim).iter();
    let (claimants, names): (Vec<&str>, Vec<&str>) = claimants
        .map(|it| index.claimant(*it))
        .map(|it| (key(&it.key), &*it.name))
        .unzip();
    let sides: Vec<&str> = index
        .sides_of(point.claim)
        .iter()
        .filter_map(|side| match &index.side(*side).key {
            SideKey::Side(id) => Some(id.as_str()),
            SideKey::NoSide => None,
        })
        .collect();
    let side = match sides.as_slice() {
        [one] if index.sides_of(point.claim).len() == 1 => Some(*one),
        _ => None,
    };
    let value = match point.amount {
        Amount::Range(low, high) => json!([plain(Some(low)), plain(Some(high))]),
        one => plain(Some(one.ends().0)),
    };
    let standing = match point.standing {
        Standing::Unopposed => "unopposed",
        Standing::Contested => "contested",
    };
    let scope = index.figure_scope(point.claim);
    let joined = |claim| {
        measure.updates.iter().any(|update| {
            update.later == at
                && measure.points[update.earlier].claim == claim
                && update.bond == UpdateBond::Joined
        })
    };
    let updates: Vec<(&str, bool)> = index
        .updated_by(point.claim)
        .filter(|other| index.voiced(*other, &asked.as_of) != Voiced::Later)
        .map(|other| (index.claim(other).id.as_str(), joined(other)))
        .collect();
    let row = vec![
        measure.measure.clone(),
        claim.id.to_string(),
        cell(&claimants),
        cell(side),
        point.amount.name().to_owned(),
        value.to_string(),
        cell(&measure.unit),
        date_cell(source.published.as_ref()),
        date_cell(claim.occurred.as_ref()),
        cell(&claim.about),
        standing.to_owned(),
        scope.clone(),
        cell(updates.iter().map(|(id, _)| id)),
        claim.statement.clone(),
    ];
    let json = json!({
        "measure": measure.measure,
        "unit": measure.unit,
        "claim": claim.id,
        "claimants": claimants,
        "claimant_names": names,
        "side": side,
        "sides": sides,
        "bound": point.amount.name(),
        "value": value,
        "reported": date_json(source.published.as_ref()),
        "occurred": date_json(claim.occurred.as_ref()),
        "about": claim.about,
        "standing": standing,
        "scope": scope,
        "updates": updates
            .iter()
            .map(|(id, joined)| json!({ "claim": id, "joined": joined }))
            .collect::<Vec<_>>(),
        "statement": claim.statement,
    });
    (row, json)
}
