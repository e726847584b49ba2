//! What holds of every search, whatever the dossier, the date and the words.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::fold::fold;
use super::words::words;
use super::{Found, Hit, Item, Kind, Most, Query, search};
use crate::dossier::{Dossier, Name};
use crate::query::small_dossier::{self, as_of, lens};
use crate::query::{AsOf, ClaimIx, Clock, Index, Known, Lens, PlaceScope, Window};

/// Few words, so that they meet; in several scripts, some that begin alike, some that fold to the same.
const WORDS: [&str; 14] = [
    "Gori",
    "gorge",
    "GÓRI",
    "გორი",
    "Гори",
    "Горийский",
    "Tskhinvali",
    "Цхи́нвал",
    "looting",
    "looted",
    "war",
    "“war”",
    "15-year",
    "Čáslav’s",
];

fn word() -> impl Strategy<Value = &'static str> {
    select(&WORDS[..])
}

fn text(most: usize) -> impl Strategy<Value = String> {
    vec(word(), 0..most).prop_map(|words| words.join(" "))
}

/// A small dossier whose texts are made of those words.
fn dossier() -> impl Strategy<Value = Arc<Dossier>> {
    (small_dossier::dossier(), vec(text(7), 60)).prop_map(|(dossier, texts)| {
        let mut dossier = Arc::unwrap_or_clone(dossier);
        let mut texts = texts.into_iter().cycle();
        let mut next = || texts.next().unwrap_or_default();
        for place in &mut dossier.places {
            place.name = next();
            place.names = vec![Name {
                text: next(),
                lang: None,
            }];
        }
        dossier
            .actors
            .iter_mut()
            .for_each(|actor| actor.name = next());
        dossier
            .events
            .iter_mut()
            .for_each(|event| event.title = next());
        dossier.disputes.iter_mut().for_each(|dispute| {
            dispute.question = next();
            dispute
                .positions
                .iter_mut()
                .for_each(|it| it.label = next());
        });
        for source in &mut dossier.sources {
            let source = Arc::make_mut(source);
            source.title = next();
            source.text.content = Some(format!("{}\n{} {}\n", next(), next(), next()).into());
            for claim in &mut source.claims {
                let claim = Arc::make_mut(claim);
                claim.statement = next();
                claim.excerpt.quote.text = next();
            }
        }
        Arc::new(dossier)
    })
}

/// What is typed: beginnings of those words, some misspelt, some in quotes.
fn typed() -> impl Strategy<Value = String> {
    let beginning =
        (word(), 1..9usize).prop_map(|(word, letters)| word.chars().take(letters).collect());
    let misspelt = select(&["lootign", "tskinvali", "gprge", "xyzzy"][..]).prop_map(str::to_owned);
    let phrase = (word(), word()).prop_map(|(one, other)| format!("\"{one} {other}\""));
    prop_oneof![6 => beginning, 1 => misspelt, 1 => phrase, 2 => word().prop_map(str::to_owned)]
}

fn query() -> impl Strategy<Value = String> {
    vec(typed(), 1..4).prop_map(|words| words.join(" "))
}

fn everything() -> Most {
    Most {
        hits: 1000,
        of_one: None,
        passage_bytes: 1000,
    }
}

fn known(index: &Index, as_of: AsOf, lens: &Lens) -> Known {
    index.known_at(as_of, &index.sieve(lens))
}

fn found(index: &Index, typed: &str, as_of: AsOf, lens: &Lens) -> Found {
    let known = known(index, as_of, lens);
    search(
        index,
        index.search_text(),
        &Query::new(typed),
        &known,
        lens,
        everything(),
    )
}

fn hits(found: &Found) -> impl Iterator<Item = &Hit> {
    found.groups.iter().flat_map(|group| &group.hits)
}

fn items(found: &Found) -> Vec<Item> {
    hits(found).map(|hit| hit.item).collect()
}

/// Which of the claims speak of an item. `None`: of this sort it is known without a claim.
fn claims_of(index: &Index, item: Item) -> Option<Vec<ClaimIx>> {
    match item {
        Item::Place(place) => Some(index.claims_at_place(place, PlaceScope::WithinToo)),
        Item::Event(event) => Some(index.claims_of_event(event).to_vec()),
        Item::Dispute(dispute, None) => Some(index.claims_of_dispute(dispute).to_vec()),
        Item::Dispute(dispute, Some(position)) => Some(index.claims_taking(dispute, position)),
        Item::Claim(claim) => Some(vec![claim]),
        _ => None,
    }
}

proptest! {
    #[test]
    fn what_is_lit_folds_to_what_was_typed(dossier in dossier(), typed in query(), as_of in as_of()) {
        let index = Index::new(dossier);
        let query = Query::new(&typed);
        let found = found(&index, &typed, as_of, &Lens::default());
        let mut wanted: BTreeSet<String> = query.terms().iter().map(|term| term.folded.clone()).collect();
        wanted.extend(found.corrections.iter().flat_map(|it| it.shown.clone()));
        for hit in hits(&found) {
            let (text, mut end) = (&hit.passage.text, 0);
            prop_assert!(!hit.passage.lit.is_empty());
            for range in &hit.passage.lit {
                prop_assert!(range.start >= end);
                end = range.end;
                let lit = fold(text.get(range.clone()).expect("whole letters"));
                prop_assert!(wanted.contains(&lit), "{lit:?} of {wanted:?}");
            }
        }
    }

    #[test]
    fn a_phrase_stands_in_every_result(dossier in dossier(), one in word(), other in word(), as_of in as_of()) {
        let index = Index::new(dossier);
        let [one, other] = [one, other].map(|word| word.trim_matches(['“', '”']));
        let typed = format!("«{one} {other}»");
        let phrase = fold(&format!("{one} {other}"));
        for hit in hits(&found(&index, &typed, as_of, &Lens::default())) {
            prop_assert!(fold(&hit.passage.text).contains(&phrase), "{:?}", hit.passage.text);
        }
    }

    #[test]
    fn nothing_reported_after_the_date_is_found(dossier in dossier(), typed in query(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let found = found(&index, &typed, as_of, &lens);
        let known = known(&index, as_of, &Lens::default());
        let by_then = AsOf { window: Window::ByThisDate, ..as_of };
        for item in items(&found) {
            if let Item::Claim(claim) = item {
                prop_assert!(known.is_known(claim));
            }
            if let (Clock::Reported, Item::Source(source) | Item::Text(source)) = (as_of.clock, item) {
                prop_assert!(index.source_reported(source).certainty(&as_of).is_some());
            }
            let claims = claims_of(&index, item).filter(|claims| !claims.is_empty());
            // On the other clock positions are facts about reports, all of which are to hand.
            if let (Some(claims), false) = (claims, matches!(item, Item::Dispute(..)) && as_of.clock == Clock::Occurred) {
                let any = claims.iter().any(|claim| index.span(as_of.clock, *claim).certainty(&by_then).is_some());
                prop_assert!(any, "{item:?}");
            }
        }
    }

    #[test]
    fn another_word_never_adds_results(dossier in dossier(), typed in query(), more in typed(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let before = items(&found(&index, &typed, as_of, &lens));
        // Where nothing is asked for, nothing is found.
        prop_assume!(!Query::new(&typed).is_empty());
        for item in items(&found(&index, &format!("{typed} {more}"), as_of, &lens)) {
            prop_assert!(before.contains(&item), "{item:?}");
        }
    }

    #[test]
    fn everything_that_matches_is_listed_or_counted(dossier in dossier(), typed in query(), one in as_of(), other in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let sum = |as_of| {
            let found = found(&index, &typed, as_of, &lens);
            let out = found.left_out;
            let listed = hits(&found).count() as u32;
            (found.corrections.is_empty(), found.all(), listed, found.all() + out.later + out.filtered + out.earlier + out.undated)
        };
        let ((exact, all, listed, matching), (_, _, _, later)) = (sum(one), sum(other));
        prop_assert_eq!(all, listed);
        if exact {
            prop_assert_eq!(matching, later);
        }
    }

    #[test]
    fn a_claim_is_found_when_each_word_begins_one_of_its_words(dossier in dossier(), typed in vec(word(), 1..3), as_of in as_of()) {
        let index = Index::new(dossier);
        let plain: Vec<&str> = typed.into_iter().filter(|word| fold(word).chars().all(char::is_alphanumeric)).collect();
        let found = found(&index, &plain.join(" "), as_of, &Lens::default());
        let known = known(&index, as_of, &Lens::default());
        let has = |claim: ClaimIx, word: &str| {
            let claim = index.claim(claim);
            [&claim.statement, &claim.excerpt.quote.text].into_iter().any(|text| {
                let text = fold(text);
                words(&text).any(|own| text[own].starts_with(&fold(word)))
            })
        };
        if plain.is_empty() || !found.corrections.is_empty() {
            return Ok(());
        }
        let wanted: BTreeSet<ClaimIx> = known.claims().filter(|claim| plain.iter().all(|word| has(*claim, word))).collect();
        let claims: BTreeSet<ClaimIx> = items(&found).into_iter().filter_map(|item| match item {
            Item::Claim(claim) => Some(claim),
            _ => None,
        }).collect();
        prop_assert_eq!(claims, wanted);
    }

    #[test]
    fn a_search_kept_as_a_filter_lets_its_claims_through(dossier in dossier(), typed in query(), as_of in as_of()) {
        let index = Index::new(dossier);
        let found = found(&index, &typed, as_of, &Lens::default());
        let passes = index.claims_with(&typed);
        for item in items(&found) {
            if let (Item::Claim(claim), true) = (item, found.corrections.is_empty()) {
                prop_assert!(passes[claim.index()]);
            }
        }
        for group in &found.groups {
            prop_assert!(group.kind != Kind::Claim || group.all as usize >= group.hits.len());
        }
    }
}
