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
        "\"Saturday\" in a report of Friday 29 Aug 2008: the nearest Saturday not before it (30 Aug 2008). \
         It is about a plan; the words do not say that it took place."
    );
}

#[test]
fn a_plan_for_the_weekday_of_the_report_is_for_that_day() {
    let text = "Rice was to hold talks with President Sarkozy, whose country holds the EU's presidency, \
                in Paris on Thursday.";
    let paris = one(text, "2008-08-14");
    assert_eq!(outcome(&paris), "2008-08-14");
    assert!(paris.is_plan());
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
fn a_month_is_that_of_the_year_of_the_report_or_the_one_before() {
    hold(
        "2008-08-29",
        &[
            ("recalled in July, and", "in July", "2008-07", "a month"),
            (
                "recalled in October, and",
                "in October",
                "2007-10",
                "a month",
            ),
            (
                "recalled in August, and",
                "in August",
                "2008-08-01/2008-08-29",
                "a month",
            ),
            (
                "hit in July 2006",
                "in July 2006",
                "2006-07",
                "a month with its year",
            ),
            (
                "hit in July last year",
                "in July last year",
                "2007-07",
                "a month with its year",
            ),
            ("hit last August", "last August", "2007-08", "last July"),
            (
                "between June and July",
                "between June and July",
                "2008-06/2008-07",
                "months",
            ),
            (
                "since January",
                "since January",
                "2008-01/2008-08-29",
                "since a date",
            ),
        ],
    );
}

#[test]
fn years_and_wars_that_end_in_them() {
    hold(
        "2008-08-08",
        &[
            ("a bloody war in 1992", "in 1992", "1992", "a year"),
            (
                "in a war ending in 1992. But",
                "ending in 1992",
                "/1992",
                "ending in",
            ),
            (
                "a war that lasted until 1992",
                "until 1992",
                "/1992",
                "until a date",
            ),
            (
                "independent since 1992",
                "since 1992",
                "1992/2008-08-08",
                "since a date",
            ),
            ("the 1991-1992 war", "1991-1992", "1991/1992", "years"),
            ("the 1991–92 war", "1991–92", "1991/1992", "years"),
            (
                "from 1991 to 1992",
                "from 1991 to 1992",
                "1991/1992",
                "years",
            ),
            (
                "between 1991 and 1993",
                "between 1991 and 1993",
                "1991/1993",
                "years",
            ),
            ("the 2004 clashes", "the 2004", "2004", "a year"),
            ("in the 1990s", "in the 1990s", "199X", "a decade"),
            (
                "in the early 1990s",
                "in the early 1990s",
                "1990/1993",
                "a decade",
            ),
            (
                "since the 1990s",
                "since the 1990s",
                "1990/2008-08-08",
                "since a date",
            ),
            ("before 1992", "before 1992", "/1991", "before a date"),
            ("around 1992", "around 1992", "1992~", "around a year"),
            (
                "in late 2007",
                "in late 2007",
                "2007-09/2007-12",
                "part of a year",
            ),
            ("hit last year", "last year", "2007", "last year"),
            ("hit this year", "this year", "2008/2008-08-08", "this year"),
            ("a decade ago", "a decade ago", "1998~", "decades ago"),
        ],
    );
}

#[test]
fn what_began_nobody_knows_when_ends_with_the_report() {
    hold(
        "2008-08-29",
        &[
            (
                "no contact for months.",
                "for months",
                "/2008-08-29",
                "for weeks",
            ),
            (
                "The deaths come after weeks of clashes.",
                "weeks",
                "/2008-08-29",
                "for weeks",
            ),
            (
                "have clashed in the past.",
                "in the past",
                "/2008-08-29",
                "for weeks",
            ),
        ],
    );
    let weeks = &dates_in("no contact for weeks", None)[0];
    assert_eq!(weeks.outcome, Err(Unresolved::NoPublicationDate));
    let flagged = one("no contact for weeks", "2008-08-29");
    assert!(flagged.flags.contains(&Flag::StartUnknown));
}

#[test]
fn so_many_days_weeks_months_and_years_ago() {
    hold(
        "2008-08-29",
        &[
            ("hit two days ago", "two days ago", "2008-08-27", "days ago"),
            (
                "hit the day before yesterday",
                "the day before yesterday",
                "2008-08-27",
                "the day before yesterday",
            ),
            (
                "hit three weeks ago",
                "three weeks ago",
                "2008-08-05/2008-08-11",
                "weeks ago",
            ),
            (
                "hit two weeks ago",
                "two weeks ago",
                "2008-08-15/2008-08-29",
                "a fortnight ago",
            ),
            ("hit a month ago", "a month ago", "2008-07~", "months ago"),
            ("hit a year ago", "a year ago", "2007~", "years ago"),
            (
                "hit twenty-four years ago",
                "twenty-four years ago",
                "1984~",
                "years ago",
            ),
            (
                "After a month of fighting",
                "a month",
                "2008-07-29~/2008-08-29",
                "so many months long",
            ),
            (
                "the three-week offensive",
                "three-week",
                "2008-08-09/2008-08-29",
                "so many weeks long",
            ),
            (
                "in the past 10 days",
                "in the past 10 days",
                "2008-08-19/2008-08-28",
                "many past days",
            ),
            (
                "three days of talks",
                "three days",
                "2008-08-27/2008-08-29",
                "so many days long",
            ),
        ],
    );
    hold(
        "2022-03-26",
        &[
            (
                "entered its 31st day.",
                "its 31st day",
                "2022-02-24/2022-03-26",
                "n-th day",
            ),
            (
                "on the 31st day of the campaign",
                "the 31st day of",
                "2022-02-24/2022-03-26",
                "n-th day",
            ),
        ],
    );
}

#[test]
fn seasons_are_those_of_edtf() {
    hold(
        "2008-08-29",
        &[
            (
                "Spring of this year",
                "Spring of this year",
                "2008-21",
                "a season of a year",
            ),
            ("in the spring", "in the spring", "2008-21", "a season"),
            ("last summer", "last summer", "2007-22", "last season"),
            ("in summer 2006", "in summer 2006", "2006-22", "a season"),
            (
                "since spring",
                "since spring",
                "2008-03/2008-08-29",
                "since a date",
            ),
        ],
    );
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
