//! What holds for every edit of a dossier.

use std::sync::Arc;

use dateline::dossier::edit::{
    Change, Edit, EditError, Instead, Referent, merged, references_to, removal, renamed,
};
use dateline::dossier::{ActorId, Anchoring, ClaimId, DisputeId, Dossier, Relation, Subject};

fn dossier() -> Arc<Dossier> {
    dateline::files::built_in(&|_| true).dossier
}

fn actor(id: &str) -> Referent {
    Referent::Actor(ActorId::new(id).expect("an id"))
}

#[test]
fn an_edit_leaves_the_dossier_before_it_as_it_was() {
    let before = dossier();
    let kept = before.as_ref().clone();
    let (source, claim) = before.claims().next().expect("claims");
    let mut changed = claim.clone();
    changed.statement = "Another sentence.".to_owned();
    let put = Change::PutClaim(source.id.clone(), Arc::new(changed));
    let after = before.with(&Edit::one("Change it", put)).expect("taken");
    assert_eq!(before.sources, kept.sources);
    let (_, claim) = after.claim(&claim.id).expect("still there");
    assert_eq!(claim.statement, "Another sentence.");
}

#[test]
fn what_an_edit_does_not_touch_is_shared() {
    let before = dossier();
    let (source, claim) = before.claims().next().expect("claims");
    let put = Change::PutClaim(source.id.clone(), Arc::new(claim.clone()));
    let after = before.with(&Edit::one("Change it", put)).expect("taken");
    let shared = before.sources.iter().zip(&after.sources);
    assert_eq!(shared.filter(|(a, b)| !Arc::ptr_eq(a, b)).count(), 1);
}

#[test]
fn an_edit_that_fails_halfway_changes_nothing() {
    let before = dossier();
    let (source, claim) = before.claims().next().expect("claims");
    let gone = Subject::Claim(source.id.clone(), claim.id.clone());
    let edit = Edit::new(
        "Remove it twice",
        vec![Change::Remove(gone.clone()), Change::Remove(gone)],
    );
    let error = before.with(&edit).expect_err("it is gone by then");
    assert_eq!(error, EditError::Absent(Referent::Claim(claim.id.clone())));
    assert!(before.claim(&claim.id).is_some());
}

#[test]
fn a_renamed_actor_is_followed_by_all_who_refer_to_it() {
    let before = dossier();
    for id in before.actors.iter().map(|actor| actor.id.as_str()) {
        let (old, new) = (actor(id), actor("somebody-else"));
        let after = before
            .with(&renamed(old.clone(), "somebody-else"))
            .expect("free");
        assert!(references_to(&after, &old).is_empty(), "{id}");
        let counted = |dossier, referent| references_to(dossier, referent).len();
        assert_eq!(counted(&before, &old), counted(&after, &new), "{id}");
        let back = after.with(&renamed(new, id)).expect("free again");
        assert_eq!(back.actors, before.actors);
        assert_eq!(back.sources, before.sources);
    }
}

#[test]
fn a_taken_id_is_refused_with_its_name() {
    let before = dossier();
    let ids: Vec<&str> = before.places.iter().map(|it| it.id.as_str()).collect();
    let place = Referent::Place(before.places[0].id.clone());
    let error = before.with(&renamed(place, ids[1])).expect_err("taken");
    let said = error.to_string();
    assert!(said.contains(ids[1]) && said.contains("taken"), "{said}");
}

#[test]
fn no_claim_loses_its_claimant_silently() {
    let before = dossier();
    let spoken = before.claims().find(|(_, claim)| claim.by.len() == 1);
    let by = spoken.expect("somebody speaks").1.by[0].clone();
    let subject = Subject::Actor(by);
    let error = removal(&before, &subject, &Instead::Nothing).expect_err("claims rest on it");
    assert!(matches!(error, EditError::LeavesAGap { .. }), "{error}");
    let other = before
        .actors
        .iter()
        .map(|it| Referent::Actor(it.id.clone()));
    let other = other
        .clone()
        .find(|it| Some(it) != subject.referent().as_ref());
    let instead = Instead::Other(other.expect("two actors"));
    let edit = removal(&before, &subject, &instead).expect("taken over");
    let after = before.with(&edit).expect("carried out");
    let own_voice = |dossier: &Dossier| dossier.claims().filter(|(_, it)| it.by.is_empty()).count();
    assert_eq!(own_voice(&before), own_voice(&after));
}

#[test]
fn a_removed_claim_is_referred_to_no_more() {
    let before = dossier();
    for (source, claim) in before.claims() {
        let subject = Subject::Claim(source.id.clone(), claim.id.clone());
        let edit = removal(&before, &subject, &Instead::Nothing).expect("possible");
        let after = before.with(&edit).expect("carried out");
        let referent = Referent::Claim(claim.id.clone());
        assert!(references_to(&after, &referent).is_empty());
    }
}

#[test]
fn merged_places_have_the_names_and_the_claims_of_both() {
    let before = dossier();
    let (kept, gone) = (&before.places[0], &before.places[1]);
    let (kept, gone) = (
        Referent::Place(kept.id.clone()),
        Referent::Place(gone.id.clone()),
    );
    let name = before.places[1].name.clone();
    let after = before
        .with(&merged(&before, &kept, &gone).expect("places"))
        .expect("carried out");
    assert!(references_to(&after, &gone).is_empty());
    assert!(after.places[0].names.iter().any(|other| other.text == name));
    assert_ne!(after.places[0].within.as_ref(), Some(&after.places[0].id));
}

#[test]
fn a_new_claim_stands_where_its_words_do() {
    let before = dossier();
    let source = &before.sources[0];
    let third = source.claims[3].clone();
    let gone = Subject::Claim(source.id.clone(), third.id.clone());
    let without = before
        .with(&Edit::one("Remove", Change::Remove(gone)))
        .expect("there");
    let mut again = third.as_ref().clone();
    again.id = ClaimId::new("found-again").expect("an id");
    again.excerpt.anchoring = Anchoring::Missing;
    let put = Change::PutClaim(source.id.clone(), Arc::new(again));
    let after = without.with(&Edit::one("Add", put)).expect("free");
    let claims = &after.source(&source.id).expect("there").claims;
    let starts: Vec<usize> = claims
        .iter()
        .filter_map(|claim| claim.excerpt.anchoring.range().map(|range| range.start))
        .collect();
    let found = claims
        .iter()
        .find(|claim| claim.id.as_str() == "found-again");
    assert_eq!(
        found.expect("added").excerpt.anchoring,
        third.excerpt.anchoring
    );
    let before: Vec<usize> = source
        .claims
        .iter()
        .filter_map(|claim| claim.excerpt.anchoring.range().map(|range| range.start))
        .collect();
    assert_eq!(starts, before);
}

/// What `gone` is followed by `kept` in, once `kept` stands for it.
fn replaced(dossier: &Dossier, gone: &Subject, kept: Referent) -> Dossier {
    let edit = removal(dossier, gone, &Instead::Other(kept)).expect("like for like");
    dossier.with(&edit).expect("carried out")
}

#[test]
fn what_stands_for_another_does_not_come_to_refer_to_itself() {
    let mut dossier = dossier().as_ref().clone();
    let (x, y) = (dossier.places[0].id.clone(), dossier.places[1].id.clone());
    dossier.places[1].within = Some(x.clone());
    let after = replaced(&dossier, &Subject::Place(x), Referent::Place(y.clone()));
    assert_eq!(after.place(&y).expect("kept").within, None);

    let (x, y) = (dossier.actors[0].id.clone(), dossier.actors[1].id.clone());
    dossier.actors[1].member_of = vec![x.clone()];
    let after = replaced(&dossier, &Subject::Actor(x), Referent::Actor(y.clone()));
    assert!(after.actor(&y).expect("kept").member_of.is_empty());

    let (x, y) = (dossier.events[0].id.clone(), dossier.events[1].id.clone());
    dossier.events[1].within = Some(x.clone());
    let after = replaced(&dossier, &Subject::Event(x), Referent::Event(y.clone()));
    assert_eq!(after.event(&y).expect("kept").within, None);

    let (x, y) = (dossier.sources[0].id.clone(), dossier.sources[1].id.clone());
    Arc::make_mut(&mut dossier.sources[1]).revises = Some(x.clone());
    let after = replaced(&dossier, &Subject::Source(x), Referent::Source(y.clone()));
    assert_eq!(after.source(&y).expect("kept").revises, None);
}

#[test]
fn a_claim_that_stands_for_another_says_nothing_of_itself_and_nothing_twice() {
    let mut dossier = dossier().as_ref().clone();
    let source = Arc::make_mut(&mut dossier.sources[0]);
    let [x, y, z] = [0, 1, 2].map(|at| source.claims[at].id.clone());
    for (at, to) in [(0, vec![]), (1, vec![&x]), (2, vec![&x, &y])] {
        let relations = to.into_iter().map(|id| (Relation::Updates, id.clone()));
        Arc::make_mut(&mut source.claims[at]).relations = relations.collect();
    }
    let gone = Subject::Claim(source.id.clone(), x);
    let after = replaced(&dossier, &gone, Referent::Claim(y.clone()));
    let relations = |id| after.claim(id).expect("kept").1.relations.clone();
    assert_eq!(relations(&y), []);
    assert_eq!(relations(&z), [(Relation::Updates, y.clone())]);
}

#[test]
fn a_dispute_stands_for_another_only_where_it_has_the_positions_that_claims_take() {
    let mut dossier = dossier().as_ref().clone();
    let taken = |dossier: &Dossier, id: &DisputeId| {
        let stances = dossier.claims().flat_map(|(_, claim)| &claim.stances);
        stances.filter(|stance| stance.dispute == *id).count()
    };
    let gone = dossier.disputes[0].clone();
    assert!(taken(&dossier, &gone.id) > 0);
    let mut other = gone.clone();
    other.id = DisputeId::new("another").expect("an id");
    other.positions.clear();
    dossier.disputes.push(other.clone());
    let subject = Subject::Dispute(gone.id.clone());
    let instead = Instead::Other(Referent::Dispute(other.id.clone()));
    let error = removal(&dossier, &subject, &instead).expect_err("no such position");
    assert!(matches!(error, EditError::NoSuchPosition { .. }), "{error}");
    let last = dossier.disputes.last_mut().expect("pushed");
    last.positions.clone_from(&gone.positions);
    let after = replaced(&dossier, &subject, Referent::Dispute(other.id.clone()));
    assert_eq!(taken(&after, &other.id), taken(&dossier, &gone.id));
    assert_eq!(taken(&after, &gone.id), 0);
}
