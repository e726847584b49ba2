//! Every row of our own table, and what was added to it.

use super::super::{Flag, Unresolved};
use super::*;

#[test]
fn a_bare_weekday_is_the_nearest_not_after_the_report() {
    // A Thursday.
    hold(
        "2008-08-14",
        &[
            (
                "under strain on Wednesday after",
                "on Wednesday",
                "2008-08-13",
                "a bare weekday",
            ),
            (
                "On Thursday, the ministry confirmed",
                "On Thursday",
                "2008-08-14",
                "a bare weekday",
            ),
            (
                "a spokesman confirmed Friday that",
                "Friday",
                "2008-08-08",
                "a bare weekday",
            ),
            (
                "late on Thursday",
                "late on Thursday",
                "2008-08-14",
                "a bare weekday",
            ),
            ("Friday’s attack", "Friday", "2008-08-08", "a bare weekday"),
            ("said Thurs. that", "Thurs.", "2008-08-14", "a bare weekday"),
            (
                "ON WEDNESDAY THE",
                "ON WEDNESDAY",
                "2008-08-13",
                "a bare weekday",
            ),
            (
                "in the early hours of Friday",
                "in the early hours of Friday",
                "2008-08-08",
                "a bare weekday",
            ),
        ],
    );
}

#[test]
fn overnight_is_one_night_and_two_days() {
    hold(
        "2008-08-08",
        &[
            (
                "an overnight attack led by",
                "overnight",
                "2008-08-07/2008-08-08",
                "overnight",
            ),
            (
                "All night they were firing",
                "All night",
                "2008-08-07/2008-08-08",
                "overnight",
            ),
            (
                "shelling during the night",
                "during the night",
                "2008-08-07/2008-08-08",
                "overnight",
            ),
            (
                "overnight into Friday",
                "overnight into Friday",
                "2008-08-07/2008-08-08",
                "overnight into a weekday",
            ),
        ],
    );
    assert!(
        one("overnight", "2008-08-08")
            .flags
            .contains(&Flag::OneNightTwoDays)
    );
    let doubted = one("an overnight exchange of fire", "2004-08-12~");
    assert_eq!(outcome(&doubted), "2004-08-11~/2004-08-12~");
    assert!(doubted.flags.contains(&Flag::PublicationDoubted));
}

#[test]
fn overnight_of_a_weekday_is_that_day_and_not_the_report_s_night() {
    // A Wednesday.
    hold(
        "2008-08-13",
        &[
            (
                "shelled overnight on Sunday, the",
                "overnight on Sunday",
                "2008-08-10",
                "overnight of a weekday",
            ),
            (
                "shelled overnight Monday.",
                "overnight Monday",
                "2008-08-11",
                "overnight of a weekday",
            ),
            (
                "shelled on Monday overnight.",
                "on Monday overnight",
                "2008-08-11",
                "overnight of a weekday",
            ),
        ],
    );
    let monday = one("shelled overnight Monday.", "2008-08-13");
    assert_eq!(monday.otherwise[0].when.text(), "2008-08-10/2008-08-11");
    assert!(monday.flags.contains(&Flag::NightMayRunOn));
}

#[test]
fn a_planned_day_is_the_next_and_says_that_it_is_a_plan() {
    hold(
        "2008-08-29",
        &[
            (
                "have been told to leave Saturday.",
                "Saturday",
                "2008-08-30",
                "a planned weekday",
            ),
            (
                "They will leave on Saturday.",
                "on Saturday",
                "2008-08-30",
                "a planned weekday",
            ),
            (
                "On Saturday, the two will leave.",
                "On Saturday",
                "2008-08-30",
                "a planned weekday",
            ),
            (
                "talks are due on 14 January",
                "on 14 January",
                "2009-01-14",
                "a planned day of a month",
            ),
            (
                "talks are planned in March",
                "in March",
                "2009-03",
                "a planned month",
            ),
            ("He leaves tomorrow.", "tomorrow", "2008-08-30", "tomorrow"),
            (
                "talks next Tuesday",
                "next Tuesday",
                "2008-09-02",
                "next weekday",
            ),
            (
                "talks next week",
                "next week",
                "2008-09-01/2008-09-07",
                "next week",
            ),
            (
                "will meet this week",
                "this week",
                "2008-08-29/2008-08-31",
                "the rest of the week",
            ),
            (
                "in the coming days",
                "in the coming days",
                "2008-08-29/",
                "the coming days",
            ),
            (
                "within 24 hours",
                "within 24 hours",
                "2008-08-29/2008-08-30",
                "so long from now",
            ),
        ],
    );
    let leaving = one("have been told to leave Saturday.", "2008-08-29");
    assert!(leaving.is_plan());
    assert_eq!(leaving.otherwise[0].when.text(), "2008-08-23");
    assert_eq!(
        leaving.note(),
        "\"Saturday\" in a report of Friday 29 Aug 2008: the next Saturday after it (30 Aug 2008). \
         It is about a plan; the words do not say that it took place."
    );
}

#[test]
fn a_plan_for_the_weekday_of_the_report_is_for_the_next_and_says_that_it_may_be_today() {
    let leaving = one("have been told to leave Saturday.", "2008-08-30");
    assert_eq!(outcome(&leaving), "2008-09-06");
    assert!(leaving.is_plan());
    assert_eq!(leaving.otherwise[0].when.text(), "2008-08-30");
}

#[test]
fn what_was_to_be_on_the_weekday_of_the_report_was_to_be_that_day() {
    let text = "Rice was to hold talks with President Sarkozy, whose country holds the EU's presidency, \
                in Paris on Thursday.";
    let paris = one(text, "2008-08-14");
    assert_eq!(outcome(&paris), "2008-08-14");
    assert!(paris.is_plan());
    assert_eq!(paris.otherwise[0].when.text(), "2008-08-21");
}

#[test]
fn what_was_said_on_a_day_is_no_plan_for_it() {
    for text in [
        "He said on Wednesday that troops would leave.",
        "The ministry Wednesday said that it will close.",
        "On Wednesday, Russia signaled it may leave and will not return.",
        "The talks had been scheduled for Wednesday.",
        "It would have ended Wednesday.",
    ] {
        let phrase = one(text, "2008-08-15");
        assert_eq!(outcome(&phrase), "2008-08-13", "{text}");
        assert!(!phrase.is_plan(), "{text}");
    }
}

#[test]
fn what_counts_from_another_date_says_so() {
    for text in [
        "two years earlier",
        "He left the next day.",
        "less than 24 hours after the vote",
        "the day before the attack",
        "days later",
        "the previous week",
    ] {
        let phrase = one(text, "2008-08-29");
        assert_eq!(
            phrase.outcome,
            Err(Unresolved::CountsFromAnotherDate),
            "{text}"
        );
        assert!(
            phrase.note().contains("no date. It counts from a date"),
            "{}",
            phrase.note()
        );
    }
}

#[test]
fn what_leads_to_a_day_stands_within_a_span_too() {
    let shelled = one(
        "From late on Thursday until early Friday it was shelled.",
        "2008-08-15",
    );
    assert_eq!(shelled.words, "From late on Thursday until early Friday");
    assert_eq!(outcome(&shelled), "2008-08-14/2008-08-15");
}

#[test]
fn spans_are_made_of_two_dates() {
    hold(
        "2008-08-14",
        &[
            (
                "from Monday to Wednesday",
                "from Monday to Wednesday",
                "2008-08-11/2008-08-13",
                "from one date to another",
            ),
            (
                "from Saturday to Tuesday",
                "from Saturday to Tuesday",
                "2008-08-09/2008-08-12",
                "from one date to another",
            ),
            (
                "between 31 July and 2 August",
                "between 31 July and 2 August",
                "2008-07-31/2008-08-02",
                "from one date to another",
            ),
            (
                "31 July – 2 August 2006",
                "31 July – 2 August 2006",
                "2006-07-31/2006-08-02",
                "from one date to another",
            ),
            (
                "until Wednesday",
                "until Wednesday",
                "/2008-08-13",
                "until a date",
            ),
            (
                "before 7 August",
                "before 7 August",
                "/2008-08-06",
                "before a date",
            ),
            (
                "after 7 August",
                "after 7 August",
                "2008-08-07/2008-08-14",
                "after a date",
            ),
        ],
    );
}
