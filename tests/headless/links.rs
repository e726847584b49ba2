//! How well likely links are guessed: each link of the built-in dossier is looked for as if it were about to be
//! made. The figures stand in benches/README.md.

use dateline::app::ClaimDraft;
use dateline::basemap;
use dateline::dossier::Relation;
use dateline::files;
use dateline::query::Index;

/// For each link of a sort, the place at which it is offered, from 0; `None`: not among those offered.
fn places(relation: Relation) -> Vec<Option<usize>> {
    let dossier = files::built_in(&basemap::is_area).dossier;
    let index = Index::new(dossier.clone());
    let mut places = Vec::new();
    for (source, claim) in dossier.claims() {
        for (of, to) in claim.relations.iter().filter(|(of, _)| *of == relation) {
            let mut from = ClaimDraft::of(source, claim).link_from(Some(claim.id.clone()));
            from.relations.retain(|link| link != &(*of, to.clone()));
            let offered = index.likely(&from, relation, "");
            let wanted = index.claim_ix(to).expect("no link of it leads nowhere");
            places.push(offered.iter().position(|it| it.claim == wanted));
        }
    }
    places
}

#[test]
fn every_denial_and_contradiction_is_offered_among_the_first_two() {
    for relation in [Relation::Denies, Relation::Contradicts] {
        let places = places(relation);
        assert!(places.len() >= 6);
        let first = places.iter().flatten().filter(|at| **at < 2).count();
        assert_eq!(first, places.len(), "{relation:?}: {places:?}");
    }
}

#[test]
fn most_confirmations_and_updates_are_offered_without_typing() {
    let places: Vec<_> = [Relation::Confirms, Relation::Updates]
        .into_iter()
        .flat_map(places)
        .collect();
    let first = places.iter().flatten().filter(|at| **at < 10).count();
    assert!(first * 4 >= places.len() * 3, "{places:?}");
    assert!(places.iter().all(Option::is_some), "{places:?}");
}
