//! Every row of the codebook's table, in reports of Friday 8 and Thursday 14 August 2008 and others.

use super::*;

#[test]
fn days_of_the_codebook() {
    // A Friday.
    hold(
        "2008-08-08",
        &[
            ("Shelling resumed today.", "today", "2008-08-08", "today"),
            ("Today's attack", "Today", "2008-08-08", "today"),
            (
                "It began this morning",
                "this morning",
                "2008-08-08",
                "today",
            ),
            ("He left yesterday.", "yesterday", "2008-08-07", "yesterday"),
            (
                "He left last Tuesday.",
                "last Tuesday",
                "2008-08-05",
                "last weekday",
            ),
            (
                "He left last Friday.",
                "last Friday",
                "2008-08-01",
                "last weekday",
            ),
            (
                "On 14 January it began.",
                "On 14 January",
                "2008-01-14",
                "day of a month",
            ),
            (
                "On 14 December it began.",
                "On 14 December",
                "2007-12-14",
                "day of a month",
            ),
            (
                "It began Monday night.",
                "Monday night",
                "2008-08-04",
                "night of a weekday",
            ),
            (
                "It began last night.",
                "last night",
                "2008-08-07",
                "last night",
            ),
            (
                "He called the other day",
                "the other day",
                "2008-08-07",
                "the other day",
            ),
        ],
    );
}

#[test]
fn a_few_days_of_the_codebook() {
    hold(
        "2008-08-08",
        &[
            (
                "It was recently hit.",
                "recently",
                "2008-08-05/2008-08-07",
                "recently",
            ),
            (
                "hit in the past few days",
                "in the past few days",
                "2008-08-05/2008-08-07",
                "recently",
            ),
            (
                "hit around 2 July",
                "around 2 July",
                "2008-07-01/2008-07-03",
                "around a day",
            ),
            (
                "hit on or about July 2",
                "on or about July 2",
                "2008-07-01/2008-07-03",
                "around a day",
            ),
            (
                "hit over the weekend",
                "over the weekend",
                "2008-08-02/2008-08-03",
                "weekend",
            ),
            (
                "hit this week",
                "this week",
                "2008-08-04/2008-08-08",
                "this week",
            ),
            (
                "quiet since the beginning of the week",
                "since the beginning of the week",
                "2008-08-04/2008-08-08",
                "this week",
            ),
            (
                "in the night between Sunday and Monday",
                "in the night between Sunday and Monday",
                "2008-08-03/2008-08-04",
                "night between two weekdays",
            ),
            (
                "a night-long battle",
                "night-long",
                "2008-08-07/2008-08-08",
                "night-long",
            ),
            (
                "hit in the past 24 hours",
                "in the past 24 hours",
                "2008-08-07/2008-08-08",
                "past 24 hours",
            ),
            (
                "hit in the last 48 hours",
                "in the last 48 hours",
                "2008-08-06/2008-08-08",
                "past hours",
            ),
            (
                "hit in the past 72 hours",
                "in the past 72 hours",
                "2008-08-05/2008-08-08",
                "past hours",
            ),
            (
                "hit in the past 2 days",
                "in the past 2 days",
                "2008-08-06/2008-08-07",
                "past days",
            ),
            (
                "in the last two days",
                "in the last two days",
                "2008-08-06/2008-08-07",
                "past days",
            ),
            (
                "closed since Thursday",
                "since Thursday",
                "2008-08-07/2008-08-08",
                "since a weekday",
            ),
            (
                "a five-day offensive",
                "five-day",
                "2008-08-04/2008-08-08",
                "so many days long",
            ),
            (
                "the five‑day‑old offensive",
                "five‑day‑old",
                "2008-08-04/2008-08-08",
                "so many days long",
            ),
            (
                "hit late last week",
                "late last week",
                "2008-08-01/2008-08-03",
                "late last week",
            ),
            (
                "in the night of 7–8 August",
                "in the night of 7–8 August",
                "2008-08-07/2008-08-08",
                "night of two dates",
            ),
        ],
    );
}

#[test]
fn weeks_and_months_of_the_codebook() {
    hold(
        "2008-08-08",
        &[
            (
                "hit last week",
                "last week",
                "2008-07-28/2008-08-03",
                "last week",
            ),
            (
                "hit in the past week",
                "in the past week",
                "2008-08-02/2008-08-08",
                "past week",
            ),
            (
                "the week-old offensive",
                "week-old",
                "2008-08-02/2008-08-08",
                "past week",
            ),
            (
                "in the first week of August",
                "in the first week of August",
                "2008-08-01/2008-08-07",
                "week of a month",
            ),
            (
                "in the last week of July",
                "in the last week of July",
                "2008-07-25/2008-07-31",
                "week of a month",
            ),
            (
                "hit in early March",
                "in early March",
                "2008-03-01/2008-03-10",
                "early in a month",
            ),
            (
                "hit in early August",
                "in early August",
                "2008-08-01/2008-08-08",
                "early in a month",
            ),
            (
                "hit in mid-March",
                "in mid-March",
                "2008-03-10/2008-03-20",
                "middle of a month",
            ),
            (
                "hit in late March",
                "in late March",
                "2008-03-15/2008-03-31",
                "late in a month",
            ),
            (
                "hit at the end of March",
                "at the end of March",
                "2008-03-15/2008-03-31",
                "late in a month",
            ),
            (
                "hit in late August",
                "in late August",
                "2007-08-15/2007-08-31",
                "late in a month",
            ),
            (
                "hit in recent weeks",
                "in recent weeks",
                "2008-07-18/2008-08-08",
                "recent weeks",
            ),
            (
                "hit for several weeks",
                "for several weeks",
                "2008-07-18/2008-08-08",
                "recent weeks",
            ),
            (
                "hit earlier this month",
                "earlier this month",
                "2008-08-01/2008-08-07",
                "earlier this month",
            ),
            ("hit last month", "last month", "2008-07", "last month"),
            (
                "hit a fortnight ago",
                "a fortnight ago",
                "2008-07-25/2008-08-08",
                "a fortnight ago",
            ),
        ],
    );
}

#[test]
fn an_interval_of_a_month_ends_with_the_report() {
    hold(
        "2008-03-22",
        &[
            (
                "hit in late March",
                "in late March",
                "2008-03-15/2008-03-22",
                "late in a month",
            ),
            (
                "hit in mid-March",
                "in mid-March",
                "2008-03-10/2008-03-20",
                "middle of a month",
            ),
        ],
    );
    hold(
        "2008-08-01",
        &[(
            "hit earlier this month",
            "earlier this month",
            "2008-08-01",
            "earlier this month",
        )],
    );
}

#[test]
fn on_a_weekend_the_weekend_is_the_one_under_way() {
    let phrase = "hit over the weekend";
    assert_eq!(outcome(&one(phrase, "2008-08-11")), "2008-08-09/2008-08-10");
    assert_eq!(outcome(&one(phrase, "2008-08-10")), "2008-08-09/2008-08-10");
    assert_eq!(outcome(&one(phrase, "2008-08-09")), "2008-08-09");
    assert_eq!(
        outcome(&one("hit last weekend", "2008-08-09")),
        "2008-08-02/2008-08-03"
    );
}

#[test]
fn no_time_given_is_the_three_days_before_the_report() {
    let phrase = crate::reading::dates::no_time_given(&report("2008-08-14"));
    assert_eq!(outcome(&phrase), "2008-08-11/2008-08-13");
    assert_eq!(phrase.rule.name, "no time given");
    assert_eq!(
        phrase
            .precision()
            .map(crate::reading::dates::Precision::code),
        Some(2)
    );
    assert_eq!(
        phrase.note(),
        "No time given in a report of Thursday 14 Aug 2008: the three days before it (11–13 Aug 2008)."
    );
}

#[test]
fn precision_codes_are_those_of_the_codebook() {
    for (phrase, code) in [
        ("yesterday", Some(1)),
        ("last Tuesday", Some(1)),
        ("14 January", Some(1)),
        ("last night", Some(1)),
        ("recently", Some(2)),
        ("this week", Some(2)),
        ("since Thursday", Some(2)),
        ("late last week", Some(2)),
        ("last week", Some(3)),
        ("first week of August", Some(3)),
        ("early March", Some(4)),
        ("recent weeks", Some(4)),
        ("earlier this month", Some(4)),
        ("last month", Some(4)),
        ("overnight", None),
        ("in 1992", None),
    ] {
        let found = date_of(phrase, Some(&report("2008-08-08"))).expect(phrase);
        let precision = found
            .precision()
            .map(crate::reading::dates::Precision::code);
        assert_eq!(precision, code, "{phrase}");
    }
}
