//! Checking one item finds what checking everything finds about it; an index answers as tables of all names do.

use std::sync::Arc;

use proptest::prelude::*;

use super::index::Index;
use super::small_dossier::dossier;
use crate::dossier::edit::{Change, Edit, EditError};
use crate::dossier::{
    Body, Dossier, Problem, PublishedBasis, Quote, Source, Subject, check, check_subject,
    check_with,
};

fn is_area(id: &str) -> bool {
    id == "land"
}

fn quote(text: &str) -> Quote {
    Quote {
        text: text.to_owned(),
        ..Quote::default()
    }
}

/// Texts in which some quotes are found, some twice and some not, and a body that is not there.
fn with_texts(dossier: &mut Dossier) {
    for (at, source) in dossier.sources.iter_mut().enumerate() {
        let source = Arc::make_mut(source);
        source.text.content =
            Some("Shots were heard. Nobody was hurt. Shots were heard again.".into());
        let words = ["Nobody was hurt", "Shots were heard", "Nobody came"];
        for (nth, claim) in source.claims.iter_mut().enumerate() {
            Arc::make_mut(claim).excerpt.quote = quote(words[(at + nth) % 3]);
        }
        source.body = (at % 2 == 0).then(|| Body {
            from: "Nobody".to_owned(),
            to: words[at % 3].to_owned(),
            range: None,
        });
        source.published_basis = Some(PublishedBasis::Stated {
            quote: quote(words[at % 3]),
        });
        source.anchor_quotes();
    }
}

/// Ids that are borne twice, circles, and areas that the basemap does not have.
fn with_errors(dossier: &mut Dossier, at: usize) {
    let place = dossier.places[at % dossier.places.len()].clone();
    dossier.places.push(place);
    dossier.places[0].area = Some(["land", "sea"][at % 2].to_owned());
    dossier.featured.push(dossier.places[at % 3].id.clone());
    let actor = dossier.actors[at % dossier.actors.len()].clone();
    dossier.actors.push(actor);
    dossier.events[0].within = Some(dossier.events[at % dossier.events.len()].id.clone());
    dossier.disputes[0].positions.truncate(at % 3);
    let kind = dossier.kinds[at % dossier.kinds.len()].clone();
    dossier.kinds.push(kind);
    for number in 0..dossier.sources.len() {
        let other = dossier.sources[at % dossier.sources.len()]
            .claims
            .first()
            .cloned();
        let source: &mut Source = Arc::make_mut(&mut dossier.sources[number]);
        source.claims.extend(other);
        source.dateline = Some(format!("p{}", (at + number) % 7).parse().expect("an id"));
    }
}

fn subjects(dossier: &Dossier) -> Vec<Subject> {
    let claims = dossier.claims();
    let mut subjects = vec![Subject::Dossier];
    subjects.extend(
        dossier
            .places
            .iter()
            .map(|it| Subject::Place(it.id.clone())),
    );
    subjects.extend(
        dossier
            .actors
            .iter()
            .map(|it| Subject::Actor(it.id.clone())),
    );
    subjects.extend(
        dossier
            .events
            .iter()
            .map(|it| Subject::Event(it.id.clone())),
    );
    subjects.extend(
        dossier
            .disputes
            .iter()
            .map(|it| Subject::Dispute(it.id.clone())),
    );
    subjects.extend(
        dossier
            .sources
            .iter()
            .map(|it| Subject::Source(it.id.clone())),
    );
    subjects
        .extend(claims.map(|(source, claim)| Subject::Claim(source.id.clone(), claim.id.clone())));
    subjects
}

proptest! {
    #[test]
    fn checking_one_item_finds_what_checking_everything_finds_about_it(
        first in dossier(), at in 0..12usize, is_wrong in any::<bool>(),
    ) {
        let mut dossier = (*first).clone();
        if is_wrong {
            with_errors(&mut dossier, at);
        }
        with_texts(&mut dossier);
        let dossier = Arc::new(dossier);
        let index = Index::new(dossier.clone());
        let all = check(&dossier, &is_area);
        prop_assert_eq!(&check_with(&dossier, &index, &is_area), &all);
        let subjects = subjects(&dossier);
        for problem in &all {
            prop_assert!(subjects.contains(&problem.subject), "{:?}", problem);
        }
        for subject in subjects {
            let about = all.iter().filter(|problem| problem.subject == subject);
            let about: Vec<Problem> = about.cloned().collect();
            prop_assert_eq!(check_subject(&dossier, &index, &subject, &is_area), about);
        }
    }

    #[test]
    fn an_edit_by_the_names_of_an_index_is_made_or_refused_as_without_them(
        first in dossier(), at in 0..12usize, to in 0..16usize, moves in any::<bool>(),
    ) {
        let index = Index::new(first.clone());
        let claims: Vec<_> = first.claims().collect();
        prop_assume!(!claims.is_empty());
        let (source, claim) = claims[at % claims.len()];
        let other = &first.sources[to % first.sources.len()];
        let mut put = claim.clone();
        put.id = format!("c{to}").parse().expect("an id");
        let mut changes = vec![Change::PutClaim(other.id.clone(), Arc::new(put))];
        if moves {
            let gone = Subject::Claim(source.id.clone(), claim.id.clone());
            changes.insert(0, Change::Remove(gone));
            changes.push(Change::PutClaim(source.id.clone(), Arc::new(claim.clone())));
        }
        let edit = Edit::new("Put a claim elsewhere", changes);
        let ids = |made: Result<Dossier, EditError>| {
            made.map(|it| it.claims().map(|(_, claim)| claim.id.clone()).collect::<Vec<_>>())
                .map_err(|error| error.to_string())
        };
        prop_assert_eq!(ids(first.with_names(&edit, &index)), ids(first.with(&edit)));
    }
}
