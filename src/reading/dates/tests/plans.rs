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
