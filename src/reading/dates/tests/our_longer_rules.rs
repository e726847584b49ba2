//! Our own rules for weeks, months, years and what lasts, each row.

use super::super::{Flag, Unresolved};
use super::*;

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
            ("the 2004 clashes", "2004", "2004", "a year"),
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
                "Since probably almost Spring of this year",
                "Since probably almost Spring of this year",
                "2008-03~/2008-08-29",
                "since a date",
            ),
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
fn this_season_is_that_of_the_year_of_the_report() {
    for (text, published, edtf, plan) in [
        ("held this autumn", "2008-08-13", "2008-23", true),
        (
            "held in the autumn of this year",
            "2008-08-13",
            "2008-23",
            true,
        ),
        ("hit this spring", "2008-08-13", "2008-21", false),
        ("hit this summer", "2008-08-13", "2008-06/2008-08-13", false),
        ("hit this winter", "2008-01-10", "2007-12/2008-01-10", false),
        ("held this winter", "2008-08-13", "2008-24", true),
        ("will be held this autumn", "2008-09-10", "2008-23", true),
        ("will be held in the spring", "2008-08-13", "2009-21", true),
        ("hit in the autumn", "2008-08-13", "2007-23", false),
    ] {
        let phrase = one(text, published);
        assert_eq!(outcome(&phrase), edtf, "{text}");
        assert_eq!(phrase.is_plan(), plan, "{text}");
    }
}

#[test]
fn the_past_day_hour_fortnight_and_decade_have_a_beginning() {
    hold(
        "2008-08-29",
        &[
            (
                "hit in the past day",
                "in the past day",
                "2008-08-28/2008-08-29",
                "past 24 hours",
            ),
            (
                "hit in the past hour",
                "in the past hour",
                "2008-08-28/2008-08-29",
                "a few hours",
            ),
            (
                "hit in the past fortnight",
                "in the past fortnight",
                "2008-08-16/2008-08-29",
                "past fortnight",
            ),
            (
                "killed in the past decade",
                "in the past decade",
                "1998~/2008-08-29",
                "so many decades long",
            ),
            (
                "two decades of war",
                "two decades",
                "1988~/2008-08-29",
                "so many decades long",
            ),
            (
                "killed in the past century",
                "in the past century",
                "/2008-08-29",
                "for weeks",
            ),
        ],
    );
}

#[test]
fn the_end_of_the_week_is_its_last_three_days() {
    for (text, published, edtf, plan) in [
        (
            "It will leave by the end of this week.",
            "2008-08-13",
            "/2008-08-17",
            true,
        ),
        (
            "It will leave by the end of the week.",
            "2008-08-13",
            "/2008-08-17",
            true,
        ),
        (
            "at the end of the week",
            "2008-08-13",
            "2008-08-15/2008-08-17",
            true,
        ),
        (
            "It fell at the end of the week.",
            "2008-08-16",
            "2008-08-15/2008-08-16",
            false,
        ),
    ] {
        let phrase = one(text, published);
        assert_eq!(outcome(&phrase), edtf, "{text}");
        assert_eq!(phrase.is_plan(), plan, "{text}");
    }
}
