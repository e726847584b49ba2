//! How claims stand and whence they come: in the built-in dossier, and in one made up for the purpose.

use std::collections::BTreeSet;

use dateline::dossier::{ClaimId, Day, EventId};
use dateline::files;
use dateline::query::{AsOf, Bearing, ClaimIx, EventInFull, Index, Origins, Sameness};

use crate::small_dossier;

fn built_in() -> Index {
    Index::new(files::built_in(&|_| true).dossier)
}

fn claim(index: &Index, id: &str) -> ClaimIx {
    let id = ClaimId::new(id).expect("an id");
    index.claim_ix(&id).expect("a claim of the dossier")
}

fn by(day: u8) -> AsOf {
    AsOf::reported_by(Day::ymd(2008, 8, day))
}

fn ids(index: &Index, claims: &[ClaimIx]) -> Vec<String> {
    let claims = claims.iter();
    claims
        .map(|claim| index.claim(*claim).id.to_string())
        .collect()
}

#[test]
fn ivanovs_claim_is_contested_only_from_the_day_of_the_answer() {
    let index = built_in();
    let relations = claim(&index, "dw-ivanov-still-relations");
    let before = index.standing_in_full(relations, &by(28));
    assert!(before.in_force.is_empty());
    let ahead: Vec<(Bearing, Day)> = before.later.iter().map(|it| (it.bearing, it.day)).collect();
    let answer = Day::ymd(2008, 8, 29);
    assert_eq!(
        ahead,
        [(Bearing::Contested, answer), (Bearing::Updated, answer)]
    );
    let after = index.standing_in_full(relations, &by(29));
    let contested = after.get(Bearing::Contested).expect("opposed by then");
    assert_eq!(contested.since, Some(Day::ymd(2008, 8, 29)));
    assert_eq!(ids(&index, &contested.by), ["voa29-no-formal-relations"]);
    assert!(after.later.is_empty());
}

#[test]
fn a_confirmation_counts_on_both_claims_and_only_across_sides() {
    let index = built_in();
    for (one, other) in [
        (
            "voa08-overnight-attack",
            "voa08-georgian-leaders-launched-attack",
        ),
        (
            "voa08-georgian-leaders-launched-attack",
            "voa08-overnight-attack",
        ),
    ] {
        let standing = index.standing_in_full(claim(&index, one), &by(8));
        let confirmed = standing.get(Bearing::Confirmed).expect("confirmed");
        assert_eq!(ids(&index, &confirmed.by), [other]);
    }
    // Deutsche Welle confirms the BBC: both are on no side.
    let capital = index.standing_in_full(claim(&index, "bbc-capital"), &by(29));
    assert!(capital.in_force.is_empty());
}

#[test]
fn an_earlier_figure_is_updated_and_the_later_one_is_not() {
    let index = built_in();
    let fifteen = claim(&index, "voa08-civilians-killed");
    assert!(index.bearings(fifteen, &by(13)).is_empty());
    let standing = index.standing_in_full(fifteen, &by(14));
    let updated = standing.get(Bearing::Updated).expect("a later figure");
    assert_eq!(updated.since, Some(Day::ymd(2008, 8, 14)));
    let two_thousand = claim(&index, "dw-moscow-civilians-killed");
    assert!(
        !index
            .bearings(two_thousand, &by(29))
            .contains(Bearing::Updated)
    );
}

/// Five reports on tanks: a ministry and its spokesman through two papers, a wire through two others, and a
/// denial.
fn tanks() -> (tempfile::TempDir, Index) {
    let folder = small_dossier::small();
    let actor = |id: &str, kind: &str, more: &str| {
        format!("[[actor]]\nid = \"{id}\"\nname = \"The {id}\"\nkind = \"{kind}\"\n{more}\n")
    };
    let actors = [
        actor("government", "government", "side = \"here\""),
        actor(
            "ministry",
            "ministry",
            "side = \"here\"\nmember_of = [\"government\"]",
        ),
        actor(
            "spokesman",
            "person",
            "side = \"here\"\nmember_of = [\"ministry\"]",
        ),
        actor("others", "government", "side = \"there\""),
        actor("wire", "outlet", ""),
    ];
    small_dossier::write(&folder, "actors.toml", actors.concat());
    let event = "[[event]]\nid = \"tanks\"\ntitle = \"Tanks\"\noccurred = \"2008-08\"\nplaces = [\"gori\"]\n";
    let other = "[[event]]\nid = \"talks\"\ntitle = \"Talks\"\nplaces = [\"gori\"]\n";
    small_dossier::write(&folder, "events.toml", [event, other].concat());
    for (at, (claimant, event, more)) in [
        ("by = [\"ministry\"]", "tanks", "occurred = \"2008-08-11\""),
        (
            "by = [\"spokesman\"]",
            "tanks",
            "occurred = \"2008-08-12/2008-08-13\"",
        ),
        (
            "via = [\"wire\"]",
            "tanks",
            "figure = { measure = \"tanks\", at_least = 15 }",
        ),
        (
            "via = [\"wire\"]",
            "tanks",
            "figure = { measure = \"tanks\", value = 50 }",
        ),
        ("by = [\"others\"]", "tanks", "denies = [\"c0\"]"),
        ("by = [\"government\"]", "talks", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let source = format!(
            "title = \"T\"\npublisher = \"Paper {at}\"\npublished = \"2008-08-1{at}\"\ntext = \"one.txt\"\n\n\
             [[claim]]\nid = \"c{at}\"\nquote = \"shots near Gori\"\nstatement = \"S.\"\nkind = \"attack\"\n\
             about = [\"gori\"]\nevent = [\"{event}\"]\n{claimant}\n{more}\n"
        );
        let path = if at == 0 {
            "sources/one.toml".to_owned()
        } else {
            format!("sources/s{at}.toml")
        };
        small_dossier::write(&folder, &path, source);
    }
    let index = Index::new(small_dossier::opened(folder.path()).dossier);
    assert_eq!(index.claim_count(), 6);
    (folder, index)
}

fn counts(origins: &Origins) -> (usize, usize) {
    (origins.reports, origins.origins.len())
}

fn event_by(index: &Index, day: u8) -> EventInFull {
    let event = index.event_ix(&EventId::new("tanks").expect("an id"));
    let event = event.expect("an event of the dossier");
    let claims = index.claims_of_event(event).iter().copied();
    let reported = claims.filter(|claim| index.reported(*claim).certainty(&by(day)).is_some());
    index.event_in_full(event, reported, &by(day))
}

#[test]
fn two_papers_that_relay_one_ministry_are_two_reports_and_one_origin() {
    let (_folder, index) = tanks();
    let [ministry, spokesman] = ["c0", "c1"].map(|id| claim(&index, id));
    let origins = index.origins([ministry, spokesman]);
    assert_eq!(counts(&origins), (2, 1));
    let origin = &origins.origins[0];
    assert_eq!(index.origin_name(origin.who[0]), "The ministry");
    assert_eq!(origin.spoken_for.len(), 1, "the spokesman speaks for it");
    // Before the second report there is one.
    let alike = |day| index.asserting_the_same(ministry, &by(day));
    assert!(alike(10).is_empty());
    assert_eq!(alike(11)[0].claim, spokesman);
    assert_eq!(alike(11)[0].why, Sameness::SameEvent);
    // The denial reports the same event and does not assert the same.
    let denial = claim(&index, "c4");
    assert!(alike(15).iter().all(|it| it.claim != denial));
}

#[test]
fn a_ministry_is_not_its_government() {
    let (_folder, index) = tanks();
    let [ministry, government] = ["c0", "c5"].map(|id| claim(&index, id));
    assert_eq!(counts(&index.origins([ministry, government])), (2, 2));
}

#[test]
fn what_names_nobody_comes_from_the_wire_that_it_came_through() {
    let (_folder, index) = tanks();
    let [one, other] = ["c2", "c3"].map(|id| claim(&index, id));
    let origins = index.origins([one, other]);
    assert_eq!(counts(&origins), (2, 1));
    assert_eq!(index.origin_name(origins.origins[0].who[0]), "The wire");
    // Two different figures of one measure do not assert the same, wherever they come from.
    let alike = index.asserting_the_same(one, &by(15));
    assert!(alike.iter().all(|it| it.claim != other));
}

#[test]
fn an_event_tells_who_says_what_and_who_is_silent() {
    let (_folder, index) = tanks();
    let told = event_by(&index, 13);
    assert_eq!((told.reports, told.accounts.len()), (4, 2));
    let days = told.days();
    assert_eq!(
        days,
        (Some(Day::ymd(2008, 8, 11)), Some(Day::ymd(2008, 8, 13)))
    );
    assert_eq!((told.dates.len(), told.undated), (2, 2));
    let tanks = &told.figures[0];
    assert_eq!(
        (tanks.lowest.at_least, tanks.highest.value),
        (Some(15.0), Some(50.0))
    );
    assert!(
        told.silent_sides.is_empty() && told.silent.is_empty(),
        "nobody else had spoken"
    );
    let told = event_by(&index, 15);
    assert_eq!((told.reports, told.accounts.len()), (5, 3));
    assert_eq!(
        told.accounts[2].opposes,
        [0],
        "the denial stands against the ministry"
    );
    let silent: BTreeSet<&str> = told
        .silent
        .iter()
        .map(|it| index.origin_name(*it))
        .collect();
    assert_eq!(
        silent,
        BTreeSet::from(["The government"]),
        "heard on the talks alone"
    );
    assert!(
        told.silent_sides.is_empty(),
        "its ministry speaks for the same side"
    );
}
