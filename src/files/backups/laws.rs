//! What holds of earlier states however many there were and whatever the clock said.
#![cfg(test)]

use super::*;
use crate::files::disk::LocalDisk;

const DAY: i64 = 24 * 3600;

fn backups(folder: &tempfile::TempDir) -> Backups {
    Backups::new(Arc::new(LocalDisk), folder.path().to_owned(), 0)
}

fn content(text: &str) -> Content {
    Some(Arc::from(text.as_bytes()))
}

fn save(backups: &Backups, at: i64, before: &str, after: &str) {
    let (before, after) = (content(before), content(after));
    let file = Saving {
        path: "a.toml",
        before: &before,
        after: &after,
    };
    let edits = [format!("at {at}")];
    let kept = backups.keep(SavedAt(at), SavedBy::Here, &edits, &[file]);
    kept.expect("kept");
}

fn numbers(backups: &Backups, now: i64) -> Vec<u64> {
    let states = backups.list(SavedAt(now));
    states.iter().map(|state| state.number).collect()
}

fn held(backups: &Backups, moment: Moment) -> Content {
    backups.contents(moment).expect("kept")["a.toml"].clone()
}

#[test]
fn ten_states_are_kept_those_that_follow_each_other_closest_as_one_and_no_content_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = backups(&folder);
    // One a day, and then six in as many seconds.
    let times = (1..=8)
        .map(|day| day * DAY)
        .chain((1..=6).map(|second| 9 * DAY + second));
    for (at, number) in times.zip(0..) {
        save(
            &backups,
            at,
            &format!("{number}"),
            &format!("{}", number + 1),
        );
    }
    assert_eq!(
        numbers(&backups, 10 * DAY),
        [14, 13, 12, 8, 7, 6, 5, 4, 3, 2]
    );
    let states = backups.list(SavedAt(10 * DAY));
    assert_eq!(states[2].edits.len(), 4, "four of the quick ones are one");
    assert_eq!(states[9].edits.len(), 2, "and the oldest two");
    assert_eq!(held(&backups, Moment::Before(2)), content("0"));
    assert_eq!(held(&backups, Moment::Before(12)), content("8"));
    assert_eq!(held(&backups, Moment::After(12)), content("12"));
    let left = LocalDisk.list(&folder.path().join("contents"));
    assert_eq!(left.expect("listed").len(), 11);
    assert!(backups.contents(Moment::After(1)).is_err());
}

#[test]
fn what_others_changed_and_what_was_taken_away_stays_a_state_of_its_own_the_longest() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = backups(&folder);
    for number in 0..14 {
        let (before, after) = (
            content(&number.to_string()),
            content(&(number + 1).to_string()),
        );
        let by = if number == 5 {
            SavedBy::Others
        } else {
            SavedBy::Here
        };
        let after = if number == 8 { None } else { after };
        let before = if number == 9 { None } else { before };
        let file = Saving {
            path: "a.toml",
            before: &before,
            after: &after,
        };
        backups
            .keep(SavedAt(number), by, &[], &[file])
            .expect("kept");
    }
    let numbers = numbers(&backups, 20);
    assert_eq!(numbers.len(), 10);
    for stays in [6, 9] {
        assert!(numbers.contains(&stays), "{numbers:?}");
        assert!(
            numbers.contains(&(stays - 1)),
            "as it was before: {numbers:?}"
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Of three files, one or two change with each save.
    #[test]
    fn however_states_become_one_each_that_is_left_holds_what_it_held(
        saves in proptest::collection::vec((0..3_usize, 0..3_usize, 0..4_u8, 0..2000_i64), 1..30)
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = backups(&folder);
        let paths = ["a.toml", "b.toml", "c.toml"];
        let mut files: [Content; 3] = [None, None, None];
        let mut held = vec![files.clone()];
        let mut at = 0;
        for (one, other, text, wait) in saves {
            at += wait;
            let before = files.clone();
            files[one] = content(&text.to_string());
            files[other] = (text > 0).then(|| content(&(text + 1).to_string())).flatten();
            let touched = std::collections::BTreeSet::from([one, other]);
            let saving = touched.iter().map(|it| Saving {
                path: paths[*it],
                before: &before[*it],
                after: &files[*it],
            });
            let saving: Vec<Saving<'_>> = saving.collect();
            backups.keep(SavedAt(at), SavedBy::Here, &[], &saving).expect("kept");
            held.push(files.clone());
        }
        let states = backups.list(SavedAt(at));
        proptest::prop_assert!(states.len() == 10.min(held.len() - 1));
        for state in &states {
            let contents = backups.contents(Moment::After(state.number)).expect("kept");
            for (path, wanted) in paths.iter().zip(&held[state.number as usize]) {
                if let Some(found) = contents.get(*path) {
                    proptest::prop_assert_eq!(found, wanted);
                }
            }
        }
        let oldest = states.last().expect("one").number;
        let first = backups.contents(Moment::Before(oldest)).expect("kept");
        proptest::prop_assert!(first.values().all(Option::is_none), "it began with nothing");
    }
}

#[test]
fn a_month_later_the_newest_alone_is_left_and_then_goes_with_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = backups(&folder);
    save(&backups, 0, "a", "b");
    save(&backups, DAY, "b", "c");
    assert_eq!(numbers(&backups, 31 * DAY), [2]);
    save(&backups, 40 * DAY, "c", "d");
    save(&backups, 41 * DAY, "d", "e");
    assert_eq!(numbers(&backups, 41 * DAY), [4, 3]);
}

#[test]
fn a_clock_set_back_or_far_ahead_for_once_neither_loses_nor_reorders_states() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = backups(&folder);
    let times = [480, 490, 500, 5000, 501, 12, 502, 503];
    for (day, number) in times.into_iter().zip(0..) {
        let (before, after) = (format!("{number}"), format!("{}", number + 1));
        save(&backups, day * DAY, &before, &after);
    }
    assert_eq!(numbers(&backups, 503 * DAY), [8, 7, 5, 4, 3, 2, 1]);
    assert_eq!(held(&backups, Moment::Before(1)), content("0"));
}

#[test]
fn what_is_damaged_is_said_and_not_handed_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = backups(&folder);
    save(&backups, 0, "a", "b");
    let path = backups.content_path(&sha256_of(b"a").to_string());
    std::fs::write(path, "x").expect("written");
    let error = backups.contents(Moment::Before(1)).expect_err("damaged");
    assert!(error.to_string().contains("a.toml"), "{error}");
}

#[test]
fn states_of_another_dossier_are_not_offered_and_become_no_part_of_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = backups(&folder);
    for at in 0..9 {
        save(&before, at, "theirs", "theirs still");
    }
    let foreign = Backups::newest(&LocalDisk, folder.path());
    let backups = Backups::new(Arc::new(LocalDisk), folder.path().to_owned(), foreign);
    assert_eq!(numbers(&backups, 100), Vec::<u64>::new());
    for at in 100..104 {
        save(&backups, at, "ours", "ours still");
        let oldest = *numbers(&backups, 200).last().expect("one");
        assert_eq!(oldest, 10);
        assert_eq!(held(&backups, Moment::Before(oldest)), content("ours"));
    }
    assert!(backups.contents(Moment::After(9)).is_err());
}
