//! What holds exactly, whatever the dossier, the date and the filters.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::as_of::{AsOf, Clock, Window};
use super::bonds::{Standing, Voiced};
use super::index::Index;
use super::known::{Absence, ClaimState, Known};
use super::lens::{Lens, PlaceScope};
use super::number::{ClaimIx, Dense, PlaceIx};
use super::small_dossier::{as_of, august, clock, day, dossier, lens};
use super::span::Certainty;
use super::{Bearing, Bearings, Bin, plain};
use crate::dossier::Day;

fn known(index: &Index, as_of: AsOf, lens: &Lens) -> Known {
    index.known_at(as_of, &index.sieve(lens))
}

fn known_claims(index: &Index, as_of: AsOf, lens: &Lens) -> BTreeSet<ClaimIx> {
    known(index, as_of, lens).claims().collect()
}

fn by_this_date(clock: Clock, day: Day) -> AsOf {
    AsOf {
        clock,
        day,
        window: Window::ByThisDate,
        since: None,
    }
}

/// After every report.
fn day_far_on() -> Day {
    Day::ymd(3000, 1, 1)
}

/// Without freshness, which belongs to one day only.
fn lasting(state: ClaimState) -> ClaimState {
    match state {
        ClaimState::Known {
            certainty,
            standing,
            ..
        } => ClaimState::Known {
            certainty,
            standing,
            fresh: false,
        },
        out => out,
    }
}

proptest! {
    #[test]
    fn every_state_is_what_the_plain_way_finds(dossier in dossier(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier.clone());
        let known = known(&index, as_of, &lens);
        for (claim, row) in index.claims().zip(dossier.claims()) {
            prop_assert_eq!(&index.claim(claim).id, &row.1.id);
            prop_assert_eq!(known.state(claim), plain::state(&dossier, row, &as_of, &lens), "{:?}", row.1.id);
            let plainly = |bearing| plain::bears(&dossier, row, bearing, &as_of);
            let contested = index.standing(claim, &as_of) == Standing::Contested;
            prop_assert_eq!(contested, plainly(Bearing::Contested));
            let bearings: Bearings = Bearing::ALL.into_iter().filter(|it| plainly(*it)).collect();
            prop_assert_eq!(index.bearings(claim, &as_of), bearings);
            prop_assert_eq!(known.bearings(claim), bearings);
        }
    }

    #[test]
    fn every_count_is_what_the_plain_way_finds(dossier in dossier(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier.clone());
        let known = known(&index, as_of, &lens);
        let plainly = |wanted: &dyn Fn(plain::Row<'_>) -> bool| plain::counts(&dossier, &as_of, &lens, wanted);
        prop_assert_eq!(known.totals, plainly(&|_| true));
        for (source, counts) in dossier.sources.iter().zip(&known.by_source) {
            prop_assert_eq!(*counts, plainly(&|row| row.0.id == source.id));
        }
        for (claimant, counts) in index.claimants().iter().zip(&known.by_claimant) {
            let wanted = |row: plain::Row<'_>| plain::claimants(&dossier, row).contains(&claimant.key);
            prop_assert_eq!(*counts, plainly(&wanted));
        }
        for (side, counts) in index.sides().iter().zip(&known.by_side) {
            prop_assert_eq!(*counts, plainly(&|row| plain::sides(&dossier, row).contains(&side.key)));
        }
        for (kind, counts) in dossier.kinds.iter().zip(&known.by_kind) {
            prop_assert_eq!(*counts, plainly(&|row| row.1.kind == kind.id));
        }
        for (at, place) in dossier.places.iter().enumerate() {
            let here = |row: plain::Row<'_>| row.1.about.contains(&place.id);
            let found = known.place(PlaceIx::from_index(at));
            prop_assert_eq!(found.counts, plainly(&here));
            for slice in found.sides {
                let key = &index.side(slice.side).key;
                let wanted = |row: plain::Row<'_>| here(row) && plain::sides(&dossier, row).contains(key);
                prop_assert_eq!(slice.claims, plainly(&wanted).known());
            }
        }
        let is_located = |row: plain::Row<'_>| {
            row.1.about.iter().filter_map(|id| dossier.place(id)).any(|place| place.is_located())
        };
        prop_assert_eq!(known.located, plainly(&is_located));
    }

    #[test]
    fn memory_used_again_gives_the_same_answer(
        dossiers in [dossier(), dossier()], dates in [as_of(), as_of()], lenses in [lens(), lens()],
    ) {
        let mut used = Known::nothing(dates[0]);
        for ((dossier, as_of), lens) in dossiers.into_iter().zip(dates).zip(&lenses) {
            let index = Index::new(dossier);
            index.known(as_of, &index.sieve(lens), &mut used);
            prop_assert_eq!(&used, &known(&index, as_of, lens));
        }
    }

    #[test]
    fn nothing_that_nobody_had_reported_yet_is_known(dossier in dossier(), day in day(), lens in lens()) {
        let index = Index::new(dossier);
        for claim in known_claims(&index, AsOf::reported_by(day), &lens) {
            let earliest = index.source(index.source_of(claim)).published.as_ref().map(|when| when.earliest());
            prop_assert!(earliest.is_some_and(|bound| bound.day().is_none_or(|first| first <= day)));
        }
    }

    #[test]
    fn a_later_date_loses_no_claim_no_source_no_certainty_and_no_opposition(
        dossier in dossier(), clock in clock(), one in day(), other in day(), lens in lens(),
    ) {
        let index = Index::new(dossier);
        let (early, late) = (by_this_date(clock, one.min(other)), by_this_date(clock, one.max(other)));
        let (before, after) = (known(&index, early, &lens), known(&index, late, &lens));
        for claim in index.claims() {
            let ClaimState::Known { certainty, standing, .. } = before.state(claim) else { continue };
            let ClaimState::Known { certainty: then, standing: stood, .. } = after.state(claim) else {
                return Err(TestCaseError::fail("a claim was lost"));
            };
            prop_assert!(then >= certainty && stood >= standing);
        }
        for (counts, then) in before.by_source.iter().zip(&after.by_source) {
            prop_assert!(then.known() >= counts.known() && then.certain >= counts.certain);
        }
        for dispute in (0..2).map(Dense::from_index) {
            let voiced = |as_of| -> BTreeSet<usize> {
                index.positions_voiced(dispute, as_of).iter().map(|answer| answer.position).collect()
            };
            prop_assert!(voiced(&early).is_subset(&voiced(&late)));
        }
    }

    #[test]
    fn positions_of_a_dispute_only_grow_and_use_nothing_reported_later(
        dossier in dossier(), one in day(), other in day(),
    ) {
        let index = Index::new(dossier);
        let (early, late) = (AsOf::reported_by(one.min(other)), AsOf::reported_by(one.max(other)));
        let is_out = |claim: &ClaimIx, as_of: &AsOf| {
            index.reported(*claim).latest().is_some_and(|day| day <= as_of.day)
        };
        for dispute in (0..2).map(Dense::from_index) {
            let (before, after) = (index.positions_voiced(dispute, &early), index.positions_voiced(dispute, &late));
            for answer in &before {
                let then = after.iter().find(|then| then.position == answer.position);
                let then = then.ok_or_else(|| TestCaseError::fail("an answer was lost"))?;
                prop_assert!(answer.certain.iter().all(|claim| then.certain.contains(claim)));
                prop_assert!(answer.certain.iter().all(|claim| is_out(claim, &early)));
                // Since when is settled once and for all.
                prop_assert!(answer.since.is_none() || answer.since == then.since);
                prop_assert_eq!(answer.since.is_some(), !answer.certain.is_empty());
                prop_assert!(answer.since.is_none_or(|day| day <= early.day));
            }
            let since = super::disputed_since(&before);
            prop_assert!(since.is_none() || since == super::disputed_since(&after));
            for movement in index.movements(dispute, &early) {
                prop_assert!(movement.on <= early.day && movement.from != movement.to);
                let heard = |position: usize| before.iter().any(|answer| {
                    answer.position == position
                        && answer.certain.iter().any(|claim| index.claimants_of(*claim).contains(&movement.claimant))
                });
                prop_assert!(heard(movement.from) && heard(movement.to));
                // Whoever had two answers keeps having them.
                let kept = index.movements(dispute, &late);
                prop_assert!(kept.iter().any(|then| then.claimant == movement.claimant));
            }
        }
    }

    #[test]
    fn every_claim_that_is_contested_meets_with_a_denial(dossier in dossier()) {
        let index = Index::new(dossier);
        let all: Vec<super::Denial> = index.denials().collect();
        let pairs: BTreeSet<_> = all.iter().map(|denial| (denial.by.min(denial.of), denial.by.max(denial.of))).collect();
        for claim in index.claims() {
            let around = index.denials_around(claim);
            let told: BTreeSet<_> = all.iter().filter(|denial| denial.by == claim || denial.of == claim).collect();
            prop_assert_eq!(around.iter().collect::<BTreeSet<_>>(), told);
            let met = around.iter().any(|denial| denial.of == claim || denial.reach == super::Reach::BothWays);
            let opposed = index.opposition(claim, AsOf::reported_by(day_far_on())).any(|bond| bond.opposes());
            prop_assert_eq!(met, opposed);
        }
        // Two claims may deny each other; nothing else is told twice.
        prop_assert!(all.len() <= 2 * pairs.len());
    }

    #[test]
    fn counts_add_up_and_nothing_is_hidden_uncounted(dossier in dossier(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let sieve = index.sieve(&lens);
        let known = index.known_at(as_of, &sieve);
        let trays = known.trays;
        let mut summed = super::Counts::default();
        known.by_source.iter().for_each(|counts| summed.add(counts));
        prop_assert_eq!(summed, known.totals);
        prop_assert_eq!(known.located.known() + trays.unlocated, known.totals.known());
        prop_assert_eq!(known.totals.known() + trays.filtered, known.unfiltered.known());
        prop_assert!(known.totals.contested <= known.totals.known());
        prop_assert!(known.totals.fresh <= known.totals.known());
        let count = |why| index.claims().filter(|claim| known.state(*claim) == ClaimState::Out(why)).count();
        prop_assert_eq!(count(Absence::Undated), trays.undated as usize);
        prop_assert_eq!(count(Absence::NotYet), trays.not_yet as usize);
        prop_assert_eq!(count(Absence::Earlier), trays.earlier as usize);
        prop_assert_eq!(count(Absence::Filtered), trays.filtered as usize);
        let all = count(Absence::FilteredAndNotKnown) as u32
            + known.unfiltered.known() + trays.undated + trays.not_yet + trays.earlier;
        prop_assert_eq!(all as usize, index.claim_count());
        if lens.standing.is_empty() {
            let through = known.totals.known() + trays.undated + trays.not_yet + trays.earlier;
            prop_assert_eq!(through as usize, sieve.len());
        }
    }

    #[test]
    fn bins_and_undated_together_are_all_that_pass(dossier in dossier(), clock in clock(), lens in lens(), width in 1..5usize) {
        let index = Index::new(dossier);
        let sieve = index.sieve(&lens);
        let edges: Vec<Day> = (2..=9).step_by(width).map(august).collect();
        let histogram = index.day_bins(clock, &sieve, &edges);
        let binned: u32 = histogram.bins.iter().map(|bin| bin.certain + bin.possible).sum();
        let all = histogram.before + binned + histogram.after + histogram.undated;
        prop_assert_eq!(all as usize, sieve.len());
        for (ends, bin) in edges.windows(2).zip(&histogram.bins) {
            let certain = index.claims().filter(|claim| {
                let span = index.span(clock, *claim);
                sieve.passes(*claim)
                    && span.earliest().is_some_and(|day| day >= ends[0])
                    && span.latest().is_some_and(|day| day < ends[1])
            });
            let expected = Bin { certain: certain.count() as u32, ..*bin };
            prop_assert_eq!(*bin, expected);
        }
    }

    #[test]
    fn a_window_leaves_out_what_was_over_before_it_and_nothing_else(
        dossier in dossier(), clock in clock(), day in day(), days in 0..6u32, lens in lens(),
    ) {
        let index = Index::new(dossier);
        let window = AsOf { clock, day, window: Window::Days(days), since: None };
        let wider = AsOf { clock, day, window: Window::Days(days + 1), since: None };
        let (within, by_date) = (known(&index, window, &lens), known(&index, by_this_date(clock, day), &lens));
        let first = window.first_day().expect("a window has a first day");
        prop_assert!(known_claims(&index, window, &lens).is_subset(&known_claims(&index, wider, &lens)));
        prop_assert_eq!(within.totals.fresh, by_date.totals.fresh);
        for claim in index.claims() {
            let over = index.span(clock, claim).latest().is_some_and(|latest| latest < first);
            match (within.state(claim), by_date.state(claim)) {
                (
                    ClaimState::Known { certainty, standing, fresh },
                    ClaimState::Known { certainty: at_all, standing: stands, fresh: new },
                ) => {
                    prop_assert!(!over && certainty <= at_all);
                    prop_assert_eq!((standing, fresh), (stands, new));
                }
                (ClaimState::Out(_), ClaimState::Known { .. }) => prop_assert!(over),
                (ClaimState::Known { .. }, ClaimState::Out(_)) => prop_assert!(false, "more in the window than by the date"),
                (ClaimState::Out(_), ClaimState::Out(_)) => {}
            }
        }
    }

    #[test]
    fn filters_change_neither_certainty_nor_standing(dossier in dossier(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let (filtered, all) = (known(&index, as_of, &lens), known(&index, as_of, &Lens::default()));
        prop_assert_eq!(filtered.unfiltered, all.totals);
        for claim in filtered.claims() {
            prop_assert_eq!(filtered.state(claim), all.state(claim));
        }
    }

    #[test]
    fn any_choice_in_a_facet_will_do_and_every_facet_must_be_met(dossier in dossier(), lens in lens()) {
        let index = Index::new(dossier);
        let passing = |lens: &Lens| -> BTreeSet<ClaimIx> {
            let sieve = index.sieve(lens);
            index.claims().filter(|claim| sieve.passes(*claim)).collect()
        };
        let one = |change: &dyn Fn(&mut Lens)| {
            let mut lens = Lens::default();
            change(&mut lens);
            passing(&lens)
        };
        let facets = [
            one(&|only| only.sources = lens.sources.clone()),
            one(&|only| only.claimants = lens.claimants.clone()),
            one(&|only| only.sides = lens.sides.clone()),
            one(&|only| only.kinds = lens.kinds.clone()),
            one(&|only| only.place = lens.place.clone()),
        ];
        let every = facets.iter().fold(index.claims().collect(), |left: BTreeSet<_>, facet| &left & facet);
        prop_assert_eq!(passing(&lens), every);
        if !lens.sources.is_empty() {
            let any: BTreeSet<ClaimIx> =
                lens.sources.iter().flat_map(|source| one(&|only| only.toggle_source(source))).collect();
            prop_assert_eq!(&facets[0], &any);
        }
        if !lens.sides.is_empty() {
            let any: BTreeSet<ClaimIx> =
                lens.sides.iter().flat_map(|side| one(&|only| only.toggle_side(side))).collect();
            prop_assert_eq!(&facets[2], &any);
        }
    }

    #[test]
    fn a_facet_counts_what_it_would_have_if_it_chose_nothing(dossier in dossier(), as_of in as_of(), lens in lens()) {
        let index = Index::new(dossier);
        let facets = known(&index, as_of, &lens).facets;
        let without = |change: &dyn Fn(&mut Lens)| {
            let mut lens = lens.clone();
            change(&mut lens);
            known(&index, as_of, &lens).facets
        };
        let cleared = without(&|lens| lens.sources.clear());
        prop_assert_eq!(&facets.by_source, &cleared.by_source);
        prop_assert_eq!(facets.by_claimant, without(&|lens| lens.claimants.clear()).by_claimant);
        prop_assert_eq!(facets.by_side, without(&|lens| lens.sides.clear()).by_side);
        prop_assert_eq!(facets.by_kind, without(&|lens| lens.kinds.clear()).by_kind);
        prop_assert_eq!(facets.by_standing, without(&|lens| lens.standing.clear()).by_standing);
        let mut open = lens.clone();
        open.standing.clear();
        let all = known(&index, as_of, &open);
        prop_assert_eq!(facets.by_standing, all.bearings_of(index.claims()));
        let mut open = lens.clone();
        open.sources.clear();
        let counts: Vec<u32> = known(&index, as_of, &open).by_source.iter().map(|counts| counts.known()).collect();
        prop_assert_eq!(cleared.by_source, counts);
    }

    #[test]
    fn nothing_lasting_changes_except_on_the_days_of_change(dossier in dossier(), clock in clock(), lens in lens()) {
        let index = Index::new(dossier);
        let sieve = index.sieve(&Lens { standing: BTreeSet::new(), ..lens });
        let days = index.change_days(clock, &sieve);
        prop_assert!(days.is_sorted_by(|one, next| one < next));
        let states = |day| {
            let known = index.known_at(by_this_date(clock, day), &sieve);
            let passing = index.claims().filter(|claim| sieve.passes(*claim));
            let stand = passing.map(|claim| {
                let state = lasting(known.state(claim));
                (state, state.is_known().then(|| known.bearings(claim)))
            });
            stand.collect::<Vec<_>>()
        };
        for day in (0..40).map(|days| Day::ymd(2008, 7, 30).plus(days)) {
            let changed = states(day) != states(day.plus(-1));
            prop_assert_eq!(changed, days.contains(&day), "{}", day);
        }
        let span = index.reference_span(clock);
        prop_assert!(days.iter().all(|day| span.is_some_and(|(first, last)| first <= *day && *day <= last)));
    }

    #[test]
    fn a_claim_is_contested_exactly_when_a_voiced_opponent_can_be_named(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        for claim in index.claims() {
            let opponents = || index.opposition(claim, as_of).filter(|other| other.opposes());
            let voiced = opponents().any(|other| other.state == Voiced::ByThen);
            prop_assert_eq!(voiced, index.standing(claim, &as_of) == Standing::Contested);
            let first = opponents().filter_map(|other| other.reported.latest()).min();
            prop_assert_eq!(first, index.contested_from(claim));
            for other in index.opposition(claim, as_of) {
                let back = index.opposition(other.other, as_of).any(|bond| {
                    bond.other == claim && bond.relation == other.relation && bond.direction != other.direction
                });
                prop_assert!(back, "a bond is told from both ends");
            }
        }
    }

    #[test]
    fn claims_of_a_place_come_in_order_and_each_once(dossier in dossier(), place in 0..5u32) {
        let index = Index::new(dossier);
        let own = index.claims_at_place(PlaceIx(place), PlaceScope::Itself);
        let with_inner = index.claims_at_place(PlaceIx(place), PlaceScope::WithinToo);
        prop_assert!(own.is_sorted_by(|one, next| one < next));
        prop_assert!(with_inner.is_sorted_by(|one, next| one < next));
        prop_assert!(own.iter().all(|claim| with_inner.contains(claim)));
        let by_date = known(&index, AsOf::reported_by(august(5)), &Lens::default());
        prop_assert_eq!(by_date.counts_of(own), by_date.place(PlaceIx(place)).counts);
    }

    #[test]
    fn certainty_of_a_span_and_of_a_claim_agree(dossier in dossier(), as_of in as_of()) {
        let index = Index::new(dossier);
        let known = known(&index, as_of, &Lens::default());
        for claim in index.claims() {
            let certainty = match known.state(claim) {
                ClaimState::Known { certainty, .. } => Some(certainty),
                ClaimState::Out(_) => None,
            };
            prop_assert_eq!(index.span(as_of.clock, claim).certainty(&as_of), certainty);
            prop_assert!(certainty != Some(Certainty::Certain) || !index.span(as_of.clock, claim).is_undated());
        }
    }
}
