//! Which sentences speak of a day as still to come, and what their days are then.

use super::super::Flag;
use super::*;

/// Each: a text with one phrase in it, and the phrase's EDTF in a report of that day.
#[track_caller]
fn hold_plans(published: &str, rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, edtf) in rows {
        let phrase = one(text, published);
        if outcome(&phrase) != *edtf || !phrase.is_plan() {
            let plan = phrase.is_plan();
            wrong.push(format!("{text}: {} [plan: {plan}]", outcome(&phrase)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn others(phrase: &DatePhrase) -> Vec<&str> {
    let others = phrase.otherwise.iter();
    others.map(|it| it.when.text()).collect()
}

#[test]
fn a_word_in_ed_that_belongs_to_another_does_not_make_a_plan_the_past() {
    // A Wednesday.
    hold_plans(
        "2008-08-13",
        &[
            ("The agreement will be signed on Monday.", "2008-08-18"),
            (
                "The agreement will be formally signed on Monday.",
                "2008-08-18",
            ),
            ("The summit will be held on Monday.", "2008-08-18"),
            ("He will be buried Saturday.", "2008-08-16"),
            ("They will get paid on Saturday.", "2008-08-16"),
            (
                "Russia will withdraw its armed forces on Friday.",
                "2008-08-15",
            ),
            (
                "Russia will withdraw Georgian armed forces on Friday.",
                "2008-08-15",
            ),
            ("They will evacuate the wounded on Friday.", "2008-08-15"),
            (
                "They will evacuate two wounded soldiers on Friday.",
                "2008-08-15",
            ),
            (
                "They will evacuate displaced persons on Friday.",
                "2008-08-15",
            ),
            ("Talks will proceed on Saturday.", "2008-08-16"),
            (
                "NATO will send two hundred troops on Saturday.",
                "2008-08-16",
            ),
            ("The last units will have left by Saturday.", "/2008-08-16"),
            (
                "The withdrawal will have been completed by Saturday.",
                "/2008-08-16",
            ),
            (
                "Moscow’s promised withdrawal is to begin on Saturday.",
                "2008-08-16",
            ),
        ],
    );
    hold_plans(
        "2008-08-20",
        &[("Russia needs to leave by Friday.", "/2008-08-22")],
    );
}

#[test]
fn a_verb_of_what_was_makes_the_past_of_its_day() {
    for text in [
        "Troops that will be sent home shelled Gori on Monday.",
        "Georgia will bury two killed on Monday.",
        "It will free the pilots captured on Monday.",
        "It would have been signed on Monday.",
        "He was wounded on Monday.",
        "They had been armed on Monday and left.",
    ] {
        let phrase = &dates_in(text, Some(&report("2008-08-13")))[0];
        assert_eq!(outcome(phrase), "2008-08-11", "{text}");
        assert!(!phrase.is_plan(), "{text}");
    }
}

#[test]
fn a_sentence_of_both_says_the_other_reading_either_way() {
    let captured = one("It will free the pilots captured on Monday.", "2008-08-13");
    assert_eq!(others(&captured), ["2008-08-18"]);
    assert!(captured.flags.contains(&Flag::OtherwiseRead));
    let signed = one("The agreement will be signed on Monday.", "2008-08-13");
    assert_eq!(others(&signed), ["2008-08-11"]);
    let plainly = one("It was signed on Monday.", "2008-08-13");
    assert_eq!(others(&plainly), [""; 0]);
    // Somebody who types a day alone leaves out what its sentence said of it.
    let typed = date_of("Monday", Some(&report("2008-08-13"))).expect("a date");
    assert_eq!(outcome(&typed), "2008-08-11");
    assert_eq!(others(&typed), ["2008-08-18"]);
}

#[test]
fn what_is_planned_for_part_of_a_month_or_year_lies_ahead() {
    hold_plans(
        "2008-08-13",
        &[
            (
                "Russia will complete its withdrawal by the end of August.",
                "/2008-08-31",
            ),
            ("It will leave by the end of this month.", "/2008-08-31"),
            ("It will leave by the end of the month.", "/2008-08-31"),
            ("It will leave by the end of this year.", "/2008-12"),
            (
                "The pull-out is to begin in early September.",
                "2008-09-01/2008-09-10",
            ),
            ("It is to begin in mid-March.", "2009-03-10/2009-03-20"),
            (
                "It will begin in the first week of September.",
                "2008-09-01/2008-09-07",
            ),
            (
                "It will begin in the last week of February.",
                "2009-02-22/2009-02-28",
            ),
            (
                "It will be held in September and October.",
                "2008-09/2008-10",
            ),
            (
                "It will be held between December and January.",
                "2008-12/2009-01",
            ),
            ("They will meet on the 20th.", "2008-08-20"),
            ("They will meet on the 12th.", "2008-09-12"),
            ("They will meet around 2 July.", "2009-07-01/2009-07-03"),
            ("They will meet around Thursday.", "2008-08-13/2008-08-15"),
            (
                "They will leave overnight into Friday.",
                "2008-08-14/2008-08-15",
            ),
            (
                "They will leave in the night of 7–8 September.",
                "2008-09-07/2008-09-08",
            ),
            (
                "They will leave in the night between Sunday and Monday.",
                "2008-08-17/2008-08-18",
            ),
        ],
    );
    hold_plans(
        "2008-08-20",
        &[
            (
                "Russia will be out by the end of this month.",
                "/2008-08-31",
            ),
            ("Russia will be out by the end of August.", "/2008-08-31"),
            (
                "The road will open in late August.",
                "2008-08-15/2008-08-31",
            ),
        ],
    );
    let august = one("Russia will be out by the end of August.", "2008-08-13");
    assert_eq!(others(&august), ["/2007-08-31"]);
}

#[test]
fn a_year_that_is_named_stays_however_its_sentence_speaks() {
    let named = one(
        "The treaty of early March 2007 will be signed.",
        "2008-08-13",
    );
    assert_eq!(outcome(&named), "2007-03-01/2007-03-10");
    assert!(!named.is_plan());
    let last = one(
        "What late last month was agreed will be signed.",
        "2008-08-13",
    );
    assert_eq!(outcome(&last), "2008-07-15/2008-07-31");
    assert!(!last.is_plan());
}

#[test]
fn the_end_of_this_year_lies_ahead_without_a_word_for_it() {
    let end = one("the end of this year", "2008-08-13");
    assert_eq!(outcome(&end), "2008-09/2008-12");
    assert!(end.is_plan());
}

#[test]
fn another_reading_is_taken_with_its_own_rule_and_keeps_the_first_beside_it() {
    let signed = one("The agreement will be signed on Monday.", "2008-08-13");
    let before = signed.read_as(&signed.otherwise[0]);
    assert_eq!(outcome(&before), "2008-08-11");
    assert!(!before.is_plan());
    assert_eq!(
        before.note(),
        "\"on Monday\" in a report of Wednesday 13 Aug 2008: the nearest Monday not after it (11 Aug 2008)."
    );
    assert_eq!(others(&before), ["2008-08-18"]);
    assert_eq!(before.read_as(&before.otherwise[0]), signed);
}
