//! Dates that are written out, in all the ways of writing them.

use super::super::{Flag, Unresolved};
use super::*;

#[test]
fn a_full_date_needs_no_report() {
    for (text, edtf) in [
        ("August 14, 2008", "2008-08-14"),
        ("Aug. 14, 2008", "2008-08-14"),
        ("14 August 2008", "2008-08-14"),
        ("7 Aug 2008", "2008-08-07"),
        ("Aug 7 2008", "2008-08-07"),
        ("the 7th of August, 2008", "2008-08-07"),
        ("August 7th, 2008", "2008-08-07"),
        ("Thursday, Aug. 14, 2008", "2008-08-14"),
        ("Thurs. 14 August 2008", "2008-08-14"),
        ("2008-08-07", "2008-08-07"),
        ("2008-08-07T15:04:00+04:00", "2008-08-07"),
        ("8.8.2008", "2008-08-08"),
        ("2008/08/07", "2008-08-07"),
        ("14/08/2008", "2008-08-14"),
        ("08/14/2008", "2008-08-14"),
        ("August 2008", "2008-08"),
        ("August, 2008", "2008-08"),
        ("Sept. 2008", "2008-09"),
        ("in 1992", "1992"),
        ("1991-1992", "1991/1992"),
        ("7-8 August 2008", "2008-08-07/2008-08-08"),
        ("August 7–8, 2008", "2008-08-07/2008-08-08"),
        ("7/8 August 2008", "2008-08-07/2008-08-08"),
        ("mid-March 2014", "2014-03-10/2014-03-20"),
        ("the first week of August 2008", "2008-08-01/2008-08-07"),
        ("early March 2014", "2014-03-01/2014-03-10"),
        ("the 1990s", "199X"),
        ("spring 2008", "2008-21"),
        ("29 February 2008", "2008-02-29"),
    ] {
        let found = dates_in(text, None);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert_eq!(outcome(&found[0]), edtf, "{text}");
        assert_eq!(found[0].range, 0..text.len(), "{text}");
        assert_eq!(found[0].counted_from, None, "{text}");
    }
}

#[test]
fn a_date_without_a_year_is_the_latest_not_after_the_report() {
    hold(
        "2008-08-14",
        &[
            (
                "on Thursday, Aug. 14, amid",
                "on Thursday, Aug. 14",
                "2008-08-14",
                "day of a month",
            ),
            (
                "(sp)August 14, 2008",
                "August 14, 2008",
                "2008-08-14",
                "a date",
            ),
            (
                "on the 12th of July",
                "on the 12th of July",
                "2008-07-12",
                "day of a month",
            ),
            (
                "on August 15",
                "on August 15",
                "2007-08-15",
                "day of a month",
            ),
            (
                "on 29 February",
                "on 29 February",
                "2008-02-29",
                "day of a month",
            ),
            (
                "7-8 August",
                "7-8 August",
                "2008-08-07/2008-08-08",
                "days of a month",
            ),
            (
                "August 7 to 12",
                "August 7 to 12",
                "2008-08-07/2008-08-12",
                "days of a month",
            ),
            (
                "between 7 and 9 August",
                "between 7 and 9 August",
                "2008-08-07/2008-08-09",
                "days of a month",
            ),
            (
                "on the 12th, he",
                "on the 12th",
                "2008-08-12",
                "a numbered day",
            ),
            (
                "on the 31st.",
                "on the 31st",
                "2008-07-31",
                "a numbered day",
            ),
            (
                "Wednesday last week",
                "Wednesday last week",
                "2008-08-06",
                "weekday of a week",
            ),
            (
                "on July 4 last year",
                "on July 4 last year",
                "2007-07-04",
                "a date",
            ),
        ],
    );
}

#[test]
fn a_weekday_that_is_not_that_of_its_date_is_told() {
    let right = one("on Thursday, Aug. 14", "2008-08-29");
    assert!(!right.flags.contains(&Flag::WeekdayDisagrees));
    let wrong = one("on Friday, Aug. 14", "2008-08-29");
    assert_eq!(outcome(&wrong), "2008-08-14");
    assert!(wrong.flags.contains(&Flag::WeekdayDisagrees));
}

#[test]
fn an_hour_is_left_out_and_its_zone_is_told() {
    for (text, words, zone) in [
        ("at 3 p.m. on Thursday", "at 3 p.m. on Thursday", false),
        (
            "on Thursday at 15:30 local time, he",
            "on Thursday at 15:30 local time",
            false,
        ),
        ("at 0400 GMT on Thursday", "at 0400 GMT on Thursday", true),
        ("Thursday, 4:30pm EDT", "Thursday, 4:30pm EDT", true),
        ("Thursday afternoon went", "Thursday afternoon", false),
        (
            "on the morning of 14 August",
            "on the morning of 14 August",
            false,
        ),
    ] {
        let phrase = one(text, "2008-08-14");
        assert_eq!(&text[phrase.range.clone()], words);
        assert_eq!(outcome(&phrase), "2008-08-14", "{text}");
        assert!(phrase.flags.contains(&Flag::TimeOfDayLeftOut), "{text}");
        assert_eq!(phrase.flags.contains(&Flag::ZoneLeftOut), zone, "{text}");
        assert!(
            phrase.note().contains("The time of day is left out."),
            "{}",
            phrase.note()
        );
    }
}

#[test]
fn what_is_no_date_or_two_says_why() {
    for (text, reason) in [
        ("30 February 2008", Unresolved::NoSuchDay),
        ("on 31 June", Unresolved::NoSuchDay),
        ("29 February 2007", Unresolved::NoSuchDay),
        ("07/08/2008", Unresolved::OrderOfDayAndMonth),
        ("2008-09", Unresolved::MonthOrYears),
        ("from 1992 to 1991", Unresolved::EndsBeforeItBegins),
    ] {
        let found = dates_in(text, Some(&report("2008-08-29")));
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert_eq!(found[0].outcome, Err(reason), "{text}");
    }
    let either = one("on 07/08/2008", "2008-08-29");
    let others: Vec<&str> = either.otherwise.iter().map(|it| it.when.text()).collect();
    assert_eq!(others, ["2008-07-08", "2008-08-07"]);
}

#[test]
fn a_typed_phrase_needs_no_capitals() {
    let report = report("2008-08-14");
    for (phrase, edtf) in [
        ("late on thursday", "2008-08-14"),
        ("aug 7", "2008-08-07"),
        ("in may", "2008-05"),
        ("  last week ", "2008-08-04/2008-08-10"),
        ("2008-08-07/2008-08-08", "2008-08-07/2008-08-08"),
        ("1992?", "1992?"),
        ("2008-09", "2008-09"),
        ("an overnight attack", "2008-08-13/2008-08-14"),
        ("july", "2008-07"),
        ("weeks", "/2008-08-14"),
        ("the 12th", "2008-08-12"),
    ] {
        let found = date_of(phrase, Some(&report));
        let found = found.map(|it| outcome(&it));
        assert_eq!(found.as_deref(), Some(edtf), "{phrase}");
    }
    assert_eq!(date_of("Tskhinvali", Some(&report)), None);
    assert_eq!(date_of("", Some(&report)), None);
}
