//! Figures of made-up dossiers: what is gathered, what may be joined, and that nothing is lost.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::as_of::{AsOf, Clock};
use super::super::small_dossier::{as_of, dossier, lens};
use super::*;
use crate::dossier::{Claim, ClaimId, Day, Dossier, PlaceId, SourceId, When};
use crate::query::Lens;

fn amount(value: Option<f64>, at_least: Option<f64>, at_most: Option<f64>) -> Option<Amount> {
    Amount::of(&figure("dead", value, at_least, at_most))
}

fn figure(
    measure: &str,
    value: Option<f64>,
    at_least: Option<f64>,
    at_most: Option<f64>,
) -> Figure {
    Figure {
        measure: measure.to_owned(),
        value,
        at_least,
        at_most,
        about: None,
        unit: None,
    }
}

#[test]
fn a_bound_stays_a_bound() {
    assert_eq!(amount(Some(10.0), None, None), Some(Amount::Exact(10.0)));
    assert_eq!(amount(None, Some(15.0), None), Some(Amount::AtLeast(15.0)));
    assert_eq!(amount(None, None, Some(9.0)), Some(Amount::AtMost(9.0)));
    let turned = amount(None, Some(9.0), Some(4.0));
    assert_eq!(turned, Some(Amount::Range(4.0, 9.0)));
    assert_eq!(amount(None, None, None), None);
    assert_eq!(amount(Some(f64::NAN), None, None), None);
    assert_eq!(Amount::Range(4.0, 9.0).name(), "range");
}

/// What `sketch` turns into a claim: id, day of report and event, claimant, place, measure, updated claim.
type Row = (
    &'static str,
    u8,
    &'static str,
    &'static str,
    Option<&'static str>,
);

/// A dossier of figures, one source for each, from the built-in one's first claim.
fn sketch(rows: &[Row]) -> Arc<Dossier> {
    let built_in = crate::files::built_in(&|_| true).dossier;
    let (template, pattern) = built_in.claims().next().expect("claims");
    let mut dossier = Dossier {
        actors: built_in.actors.clone(),
        places: built_in.places.clone(),
        sides: built_in.sides.clone(),
        kinds: built_in.kinds.clone(),
        ..Dossier::default()
    };
    for (id, day, by, place, updates) in rows {
        let date = When::parse(&format!("2008-08-{day:02}")).expect("a date");
        let claim = Claim {
            id: ClaimId::new(id).expect("an id"),
            by: vec![by.parse().expect("an id")],
            about: vec![PlaceId::new(place).expect("an id")],
            occurred: Some(When::parse("2008-08-07/2008-08-08").expect("a date")),
            relations: updates
                .iter()
                .map(|other| (Relation::Updates, ClaimId::new(other).expect("an id")))
                .collect(),
            figure: Some(figure("dead", Some(f64::from(*day)), None, None)),
            ..pattern.clone()
        };
        let mut source = template.clone();
        source.id = SourceId::new(&format!("source-{id}")).expect("an id");
        source.published = Some(date);
        source.claims = vec![Arc::new(claim)];
        dossier.sources.push(Arc::new(source));
    }
    dossier.sort_sources();
    Arc::new(dossier)
}

fn bonds(rows: &[Row]) -> Vec<UpdateBond> {
    let index = Index::new(sketch(rows));
    let as_of = AsOf::reported_by(Day::ymd(2008, 8, 31));
    let known = index.known_at(as_of, &index.sieve(&Lens::default()));
    let figures = index.figures(&index.all_figures(), &known);
    assert_eq!(figures.measures.len(), 1);
    let updates = figures.measures[0].updates.iter();
    updates.map(|update| update.bond).collect()
}

#[test]
fn only_the_same_claimant_about_the_same_place_is_joined_by_a_line() {
    let first: Row = ("one", 8, "georgia", "gori", None);
    assert_eq!(
        bonds(&[first, ("two", 9, "georgia", "gori", Some("one"))]),
        [UpdateBond::Joined]
    );
    assert_eq!(
        bonds(&[first, ("two", 9, "russia", "gori", Some("one"))]),
        [UpdateBond::Linked]
    );
    assert_eq!(
        bonds(&[first, ("two", 9, "georgia", "tskhinvali", Some("one"))]),
        [UpdateBond::Linked]
    );
    assert_eq!(bonds(&[first, ("two", 9, "georgia", "gori", None)]), []);
}

#[test]
fn an_update_is_not_there_before_it_is_reported() {
    let rows: [Row; 2] = [
        ("one", 8, "georgia", "gori", None),
        ("two", 14, "georgia", "gori", Some("one")),
    ];
    let index = Index::new(sketch(&rows));
    let as_of = AsOf::reported_by(Day::ymd(2008, 8, 13));
    let known = index.known_at(as_of, &index.sieve(&Lens::default()));
    let figures = index.figures(&index.all_figures(), &known);
    assert_eq!((figures.len(), figures.left_out.later), (1, 1));
    assert!(figures.measures[0].updates.is_empty());
}

proptest! {
    #[test]
    fn no_figure_reported_later_is_in_the_answer_and_none_is_lost(
        dossier in dossier(), as_of in as_of(), lens in lens(),
    ) {
        let index = Index::new(dossier.clone());
        let known = index.known_at(as_of, &index.sieve(&lens));
        let all = index.all_figures();
        let figures = index.figures(&all, &known);
        let in_dossier = dossier.claims().filter(|(_, claim)| claim.figure.is_some()).count();
        prop_assert_eq!(all.len(), in_dossier);
        prop_assert_eq!(figures.len() + figures.left_out.total() as usize, in_dossier);
        for measure in &figures.measures {
            prop_assert!(!measure.points.is_empty());
            for point in &measure.points {
                prop_assert!(known.is_known(point.claim));
                if as_of.clock == Clock::Reported {
                    prop_assert!(point.reported.earliest().is_none_or(|day| day <= as_of.day));
                }
                let claim = index.claim(point.claim).figure.as_ref().expect("a figure");
                prop_assert_eq!(&claim.measure, &measure.measure);
                prop_assert_eq!(&claim.unit, &measure.unit);
            }
            for update in &measure.updates {
                let (earlier, later) = (measure.points[update.earlier], measure.points[update.later]);
                prop_assert!(index.updated_by(later.claim).any(|claim| claim == earlier.claim));
                if update.bond == UpdateBond::Joined {
                    let voices = index.claimants_of(earlier.claim);
                    prop_assert!(index.claimants_of(later.claim).iter().any(|it| voices.contains(it)));
                }
            }
        }
    }
}
