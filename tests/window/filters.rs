//! Filters: what they leave, counted alike everywhere.

use super::desk::{Desk, claims_in};

/// What each part of the window says of how many claims there are.
#[derive(Debug, PartialEq)]
struct Sums {
    timeline: u32,
    flags: u32,
    sources: u32,
    kinds: u32,
}

fn sums(desk: &Desk) -> Sums {
    let dossier = desk.state().dossier();
    let labels = desk.names("Label");
    let total = labels.iter().find(|it| {
        it.split(' ')
            .nth(1)
            .is_some_and(|it| it.starts_with("claim"))
            && claims_in(it).is_some()
    });
    let flags = desk.names("Button");
    let flags = flags
        .iter()
        .filter_map(|it| it.split_once(": "))
        .filter_map(|(_, words)| claims_in(words));
    let publishers = dossier.sources.iter().map(|source| {
        let published = source.published.as_ref().expect("dated").in_words();
        format!("{published} · {}, ", source.publisher)
    });
    let kinds = dossier.kinds.iter().map(|kind| format!("{}, ", kind.label));
    Sums {
        timeline: total.and_then(|it| claims_in(it)).expect("a total"),
        flags: flags.sum(),
        sources: publishers.map(|it| desk.count("CheckBox", &it)).sum(),
        kinds: kinds.map(|it| desk.count("CheckBox", &it)).sum(),
    }
}

fn with_all_kinds(day: &str) -> Desk {
    let mut desk = Desk::tall(day);
    desk.click("Button", "Show 5 more");
    desk
}

#[test]
fn all_parts_of_the_window_count_alike() {
    for day in ["2004-08-12", "2008-08-08", "2008-08-14", "2022-03-26"] {
        let sums = sums(&with_all_kinds(day));
        let all = sums.timeline;
        let alike = Sums {
            timeline: all,
            flags: all,
            sources: all,
            kinds: all,
        };
        assert_eq!(sums, alike, "{day}");
    }
}

#[test]
fn a_filter_by_side_changes_all_counts_alike() {
    let mut desk = with_all_kinds("2008-08-14");
    let whole = sums(&desk);
    let georgia = desk.count("CheckBox", "Georgia, ");
    desk.click("CheckBox", "Georgia, ");
    let filtered = sums(&desk);
    assert!(georgia > 0 && georgia < whole.timeline);
    let alike = Sums {
        timeline: georgia,
        flags: georgia,
        sources: georgia,
        kinds: georgia,
    };
    assert_eq!(filtered, alike);
    // Nothing is hidden silently: what the filter keeps out stands in the tray.
    let out = whole.timeline - georgia;
    assert!(desk.has("Button", &format!("filtered out {out}:")));
    assert!(desk.shows(&format!("{out} known, kept out by filters")));
    desk.click("Button", "Clear all");
    assert_eq!(sums(&desk), whole);
}

#[test]
fn contested_only_leaves_what_somebody_opposes() {
    let mut desk = with_all_kinds("2008-08-14");
    let contested = desk.count("CheckBox", "Contested only, ");
    desk.click("CheckBox", "Contested only, ");
    assert_eq!(sums(&desk).timeline, contested);
    let gori = desk.name_of("Button", "Gori, ");
    assert!(gori.starts_with("Gori, 4 claims, 4 contested"), "{gori}");
}

#[test]
fn a_filter_stays_while_the_date_moves() {
    let mut desk = with_all_kinds("2008-08-14");
    desk.click("CheckBox", "Georgia, ");
    desk.go_to("2008-08-08");
    let sums = sums(&desk);
    assert_eq!(sums.timeline, desk.count("CheckBox", "Georgia, "));
    assert_eq!(sums.timeline, sums.sources);
}
