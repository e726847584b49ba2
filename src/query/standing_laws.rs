//! What holds exactly of standing, origins and accounts, whatever the dossier and the date.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::as_of::{AsOf, Clock, Window};
use super::bonds::{Standing, Voiced};
use super::index::Index;
use super::number::{ClaimIx, Dense, EventIx};
use super::small_dossier::{as_of, clock, day, dossier};
use super::standing::{Bearing, Bearings};
use super::{EventInFull, plain};
use crate::dossier::{ClaimId, Day, Dossier};

/// The dossier as far as it may have been reported by a day.
fn as_far_as(dossier: &Dossier, day: Day) -> Arc<Dossier> {
    let mut known = dossier.clone();
    known.sources.retain(|source| {
        let published = source.published.as_ref();
        let earliest = published.and_then(|when| when.earliest().day());
        earliest.is_none_or(|earliest| earliest <= day)
    });
    Arc::new(known)
}

fn ids(index: &Index, claims: impl IntoIterator<Item = ClaimIx>) -> Vec<ClaimId> {
    let claims = claims.into_iter();
    claims.map(|claim| index.claim(claim).id.clone()).collect()
}

/// What bears on a claim at the date, since when and by which, in terms that hold for any index.
fn told(index: &Index, claim: ClaimIx, as_of: &AsOf) -> Vec<(Bearing, Option<Day>, Vec<ClaimId>)> {
    let standing = index.standing_in_full(claim, as_of);
    let in_force = standing.in_force.into_iter();
    in_force
        .map(|it| (it.bearing, it.since, ids(index, it.by)))
        .collect()
}

fn alike(index: &Index, claim: ClaimIx, as_of: &AsOf) -> Vec<ClaimIx> {
    let alike = index.asserting_the_same(claim, as_of).into_iter();
    alike.map(|it| it.claim).collect()
}

fn event_of_all(index: &Index, event: EventIx, as_of: &AsOf) -> EventInFull {
    let claims = index.claims_of_event(event).iter().copied();
    let voiced = claims.filter(|claim| index.voiced(*claim, as_of) == Voiced::ByThen);
    index.event_in_full(event, voiced, as_of)
}

fn silent(index: &Index, event: &EventInFull) -> BTreeSet<String> {
    let origins = event.silent.iter();
    origins
        .map(|origin| index.origin_name(*origin).to_owned())
        .collect()
}

fn by_this_date(clock: Clock, day: Day) -> AsOf {
    AsOf {
        clock,
        day,
        window: Window::ByThisDate,
        since: None,
    }
}

proptest! {
    #[test]
    fn standing_never_uses_a_claim_reported_after_the_date(dossier in dossier(), day in day()) {
        let (all, known) = (Index::new(dossier.clone()), Index::new(as_far_as(&dossier, day)));
        let as_of = AsOf::reported_by(day);
        for claim in known.claims() {
            let own = all.claim_ix(&known.claim(claim).id).expect("it is in the whole dossier too");
            prop_assert_eq!(told(&all, own, &as_of), told(&known, claim, &as_of));
            prop_assert_eq!(all.bearings(own, &as_of), known.bearings(claim, &as_of));
            let (whole, so_far) = (alike(&all, own, &as_of), alike(&known, claim, &as_of));
            let origins = |index: &Index, claims: &[ClaimIx]| {
                let origins = index.origins(claims.iter().copied());
                (origins.reports, origins.origins.len())
            };
            prop_assert_eq!(origins(&all, &whole), origins(&known, &so_far));
            prop_assert_eq!(ids(&all, whole), ids(&known, so_far));
        }
        for event in (0..2).map(Dense::from_index) {
            let (whole, so_far) = (event_of_all(&all, event, &as_of), event_of_all(&known, event, &as_of));
            prop_assert_eq!(silent(&all, &whole), silent(&known, &so_far));
            prop_assert_eq!(whole.silent_sides, so_far.silent_sides);
            prop_assert_eq!((whole.reports, whole.accounts.len()), (so_far.reports, so_far.accounts.len()));
            prop_assert_eq!((whole.dates.len(), whole.undated), (so_far.dates.len(), so_far.undated));
        }
    }

    #[test]
    fn a_claim_goes_from_unopposed_to_contested_and_never_back(
        dossier in dossier(), clock in clock(), one in day(), other in day(),
    ) {
        let index = Index::new(dossier);
        let (early, late) = (by_this_date(clock, one.min(other)), by_this_date(clock, one.max(other)));
        for claim in index.claims() {
            prop_assert!(index.standing(claim, &early) <= index.standing(claim, &late));
            let (before, after) = (index.bearings(claim, &early), index.bearings(claim, &late));
            prop_assert!(before.iter().all(|bearing| after.contains(bearing)));
            for it in index.standing_in_full(claim, &early).in_force {
                let later = index.standing_in_full(claim, &late);
                let then = later.get(it.bearing).expect("what holds stays");
                // Before it is made itself, nothing can have borne on it for long.
                if index.voiced(claim, &early) == Voiced::ByThen {
                    prop_assert_eq!(it.since, then.since, "since when does not move");
                }
                prop_assert!(it.by.iter().all(|by| then.by.contains(by)));
            }
        }
    }

    #[test]
    fn the_columns_and_the_full_standing_agree(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        let mut all = vec![Bearings::NONE];
        index.all_bearings(&as_of, &mut all);
        prop_assert_eq!(all.len(), index.claim_count());
        for (claim, bearings) in index.claims().zip(all) {
            let standing = index.standing_in_full(claim, &as_of);
            let held: Bearings = standing.in_force.iter().map(|it| it.bearing).collect();
            prop_assert_eq!((bearings, index.bearings(claim, &as_of)), (held, held));
            prop_assert_eq!(held.contains(Bearing::Contested), index.standing(claim, &as_of) == Standing::Contested);
            for it in standing.in_force {
                prop_assert!(it.by.is_sorted_by(|one, next| one < next), "in order, each once");
                prop_assert!(it.by.iter().all(|by| index.voiced(*by, &as_of) == Voiced::ByThen));
                let first = it.by.iter().filter_map(|by| index.reported(*by).latest()).min();
                let made = index.reported(claim).latest();
                let made = made.filter(|day| as_of.clock == Clock::Occurred || *day <= as_of.day);
                prop_assert_eq!(it.since, first.map(|day| made.map_or(day, |made| made.max(day))));
                if as_of.clock == Clock::Reported {
                    prop_assert!(it.since.is_none_or(|day| day <= as_of.day), "never after the date");
                }
            }
            for ahead in standing.later {
                prop_assert!(as_of.clock == Clock::Reported && ahead.day > as_of.day);
            }
        }
    }

    #[test]
    fn what_confirms_a_claim_is_of_another_side(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        for claim in index.claims() {
            let standing = index.standing_in_full(claim, &as_of);
            for other in standing.get(Bearing::Confirmed).map_or(&[][..], |it| &it.by) {
                let sides = index.sides_of(*other);
                prop_assert!(sides.iter().all(|side| !index.sides_of(claim).contains(side)));
            }
        }
    }

    #[test]
    fn a_claim_that_nobody_links_stays_plain(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        for claim in index.claims().filter(|claim| index.opposition(*claim, as_of).next().is_none()) {
            prop_assert_eq!(index.bearings(claim, &as_of), Bearings::NONE);
            let standing = index.standing_in_full(claim, &as_of);
            prop_assert!(standing.in_force.is_empty() && standing.later.is_empty());
        }
    }

    #[test]
    fn origins_never_exceed_reports_and_reports_never_exceed_claims(
        dossier in dossier(), chosen in proptest::collection::vec(any::<bool>(), 20),
    ) {
        let index = Index::new(dossier.clone());
        let rows = index.claims().zip(dossier.claims()).zip(chosen);
        let (claims, rows): (Vec<ClaimIx>, Vec<plain::Row<'_>>) =
            rows.filter(|(_, chosen)| *chosen).map(|(row, _)| row).unzip();
        let origins = index.origins(claims.iter().copied());
        prop_assert!(origins.origins.len() <= origins.reports && origins.reports <= claims.len());
        prop_assert_eq!((origins.reports, origins.origins.len()), plain::origins(&dossier, &rows));
        let mut counted: Vec<ClaimIx> = origins.origins.iter().flat_map(|it| it.claims.clone()).collect();
        counted.sort_unstable();
        prop_assert_eq!(counted, claims, "every claim has one origin");
        for origin in &origins.origins {
            prop_assert!(!origin.who.is_empty());
            prop_assert!(origin.sources.is_sorted_by(|one, next| one < next));
        }
    }

    #[test]
    fn asserting_the_same_holds_both_ways_and_never_with_an_opponent(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        let out: Vec<ClaimIx> =
            index.claims().filter(|claim| index.voiced(*claim, &as_of) == Voiced::ByThen).collect();
        for &claim in &out {
            let alike = alike(&index, claim, &as_of);
            prop_assert!(alike.is_sorted_by(|one, next| one < next) && !alike.contains(&claim));
            for &other in &alike {
                prop_assert!(out.contains(&other));
                prop_assert!(self::alike(&index, other, &as_of).contains(&claim));
                prop_assert!(!index.opposition(claim, as_of).any(|it| it.other == other && it.relation.opposes()));
            }
        }
    }

    #[test]
    fn every_claim_on_an_event_has_one_account_and_whoever_spoke_is_not_silent(
        dossier in dossier(), as_of in as_of(),
    ) {
        let index = Index::new(dossier);
        for event in (0..2).map(Dense::from_index) {
            let told = event_of_all(&index, event, &as_of);
            let claims: Vec<ClaimIx> = told.accounts.iter().flat_map(|it| it.origin.claims.clone()).collect();
            let dated: usize = told.dates.iter().map(|date| date.claims.len()).sum();
            prop_assert_eq!(claims.len(), dated + told.undated);
            prop_assert!(told.reports >= told.accounts.len() && told.reports <= claims.len());
            for claim in claims {
                prop_assert!(index.events_of(claim).contains(&event));
                prop_assert!(index.origins_of(claim).iter().all(|who| !told.silent.contains(who)));
                prop_assert!(index.sides_of(claim).iter().all(|side| !told.silent_sides.contains(side)));
            }
            for (at, account) in told.accounts.iter().enumerate() {
                prop_assert!(account.opposes.iter().all(|other| *other != at && *other < told.accounts.len()));
            }
        }
    }
}
