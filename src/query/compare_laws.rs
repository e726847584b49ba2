//! What holds exactly of a comparison, whatever the dossier, the dates and the filters.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::as_of::{AsOf, Clock, Window};
use super::bonds::Standing;
use super::compare::Change;
use super::index::Index;
use super::known::{ClaimState, Known};
use super::lens::Lens;
use super::number::ClaimIx;
use super::small_dossier::{clock, day, dossier, lens};
use crate::dossier::Day;

fn known(index: &Index, as_of: AsOf, lens: &Lens) -> Known {
    index.known_at(as_of, &index.sieve(lens))
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
    fn what_two_dates_differ_by_added_to_the_first_is_the_second(
        dossier in dossier(), clock in clock(), first in day(), days in 1..8i64, lens in lens(),
    ) {
        let index = Index::new(dossier);
        let second = first.plus(days);
        let as_of = AsOf { since: Some(first), ..by_this_date(clock, second) };
        let comparison = index
            .compare(&as_of, &index.sieve(&lens))
            .expect("the first day is before the second");
        let before = known(&index, by_this_date(clock, first), &lens);
        let after = known(&index, as_of, &lens);
        let was: BTreeSet<ClaimIx> = before.claims().collect();
        let mut is = was.clone();
        is.extend(&comparison.added);
        // A filter on standing lets in what has come to stand so.
        if !lens.standing.is_empty() {
            is.extend(comparison.claims());
        } else {
            prop_assert!(comparison.added.iter().all(|claim| !was.contains(claim)));
        }
        prop_assert_eq!(is, after.claims().collect::<BTreeSet<ClaimIx>>());
        for claim in index.claims() {
            let changes: Vec<Change> = comparison.changes(claim).collect();
            let fresh = matches!(after.state(claim), ClaimState::Known { fresh: true, .. });
            let is_new = changes.contains(&Change::Added) || changes.contains(&Change::MadeCertain);
            prop_assert_eq!(fresh, is_new, "new is what was added or became certain");
            if changes.contains(&Change::NewlyContested) {
                prop_assert_eq!(index.standing(claim, &by_this_date(clock, first)), Standing::Unopposed);
                prop_assert_eq!(index.standing(claim, &as_of), Standing::Contested);
            }
        }
    }

    #[test]
    fn a_date_compared_with_itself_or_a_later_one_differs_by_nothing(
        dossier in dossier(), clock in clock(), day in day(), later in 0..4i64,
    ) {
        let index = Index::new(dossier);
        let as_of = AsOf { since: Some(day.plus(later)), ..by_this_date(clock, day) };
        prop_assert_eq!(index.compare(&as_of, &index.sieve(&Lens::default())), None);
        let plain = known(&index, by_this_date(clock, day), &Lens::default());
        prop_assert_eq!(known(&index, as_of, &Lens::default()).totals, plain.totals);
    }
}
