//! What the day of publication does to what is counted from it.

use super::super::{Flag, Unresolved};
use super::*;

#[test]
fn the_note_says_words_report_rule_and_date() {
    assert_eq!(
        one("late on Thursday", "2008-08-08").note(),
        "\"late on Thursday\" in a report of Friday 8 Aug 2008: the nearest Thursday not after it (7 Aug 2008)."
    );
    assert_eq!(
        one("an overnight exchange", "2004-08-12~").note(),
        "\"overnight\" in a report of about Thursday 12 Aug 2004: the night before it, both days \
         (about 11–12 Aug 2004)."
    );
    assert_eq!(
        one("since  Thursday", "2008-08-08").note(),
        "\"since Thursday\" in a report of Friday 8 Aug 2008: from the nearest Thursday not after it to the report \
         (7–8 Aug 2008)."
    );
    assert_eq!(
        one("August 7, 2008", "2008-08-08").note(),
        "\"August 7, 2008\": that day (7 Aug 2008)."
    );
    assert_eq!(
        dates_in("on Friday", None)[0].note(),
        "\"on Friday\": no date. It counts from the day of the report, and when that was published is not known."
    );
}

#[test]
fn doubt_about_the_report_is_passed_on_to_what_is_counted_in_days() {
    for (text, edtf) in [
        ("on Thursday", "2004-08-12~"),
        ("this week", "2004-08-09~/2004-08-12~"),
        ("for weeks", "/2004-08-12~"),
        ("in January", "2004-01"),
        ("since January", "2004-01/2004-08-12~"),
        ("in 1992", "1992"),
        ("last year", "2003"),
        ("on 14 January", "2004-01-14"),
    ] {
        assert_eq!(outcome(&one(text, "2004-08-12~")), edtf, "{text}");
    }
    assert_eq!(outcome(&one("on Thursday", "2004-08-12?")), "2004-08-12?");
    assert_eq!(
        outcome(&one("a month of war", "2004-08-12?")),
        "2004-07-12%/2004-08-12?"
    );
}

#[test]
fn a_report_of_one_of_several_days_widens_what_is_counted_from_it() {
    let yesterday = one("hit yesterday", "2008-08-07/2008-08-09");
    assert_eq!(outcome(&yesterday), "2008-08-06/2008-08-08");
    assert!(yesterday.flags.contains(&Flag::PublicationBetweenDays));
    assert!(
        yesterday
            .note()
            .starts_with("\"yesterday\" in a report of some day of 7–9 Aug 2008: ")
    );
    // The same from each of the three days.
    let wednesday = one("on Wednesday", "2008-08-07/2008-08-09");
    assert_eq!(outcome(&wednesday), "2008-08-06");
    assert!(!wednesday.flags.contains(&Flag::PublicationBetweenDays));
    // A month is the widest.
    assert_eq!(
        outcome(&one("hit yesterday", "2008-08")),
        "2008-07-31/2008-08-30"
    );
}

#[test]
fn a_report_of_some_day_of_a_year_is_too_vague_to_count_from() {
    let yesterday = one("hit yesterday", "2008");
    assert_eq!(yesterday.outcome, Err(Unresolved::PublicationTooVague));
    assert_eq!(outcome(&one("hit last year", "2008")), "2007");
    assert_eq!(outcome(&one("hit on 7 August 2007", "2008")), "2007-08-07");
}

#[test]
fn a_report_with_a_time_counts_from_its_local_day() {
    let text = "hit yesterday";
    assert_eq!(
        outcome(&one(text, "2008-08-14T00:30:00+04:00")),
        "2008-08-13"
    );
    assert_eq!(
        outcome(&one(text, "2008-08-13T23:30:00+00:00")),
        "2008-08-12"
    );
}

#[test]
fn a_report_timed_in_utc_is_of_either_local_day() {
    // 02:30 on Friday in Tbilisi.
    let published = "2008-08-14T22:30:00Z";
    let friday = one("shelled on Friday", published);
    assert_eq!(outcome(&friday), "2008-08-15");
    assert_eq!(friday.otherwise[0].when.text(), "2008-08-08");
    let yesterday = one("shelled yesterday", published);
    assert_eq!(outcome(&yesterday), "2008-08-13/2008-08-14");
    assert!(yesterday.flags.contains(&Flag::PublicationBetweenDays));
    let zoned = one("shelled on Friday", "2008-08-15T02:30:00+04:00");
    assert_eq!(outcome(&zoned), "2008-08-15");
    assert_eq!(zoned.otherwise, []);
    assert_eq!(
        zoned.note(),
        "\"on Friday\" in a report of Friday 15 Aug 2008 (UTC+04:00): the nearest Friday not after it (15 Aug 2008)."
    );
    let noon = one("shelled yesterday", "2008-08-14T10:30:00Z");
    assert_eq!(outcome(&noon), "2008-08-13");
}

#[test]
fn readings_a_year_apart_are_never_made_one_interval() {
    for (text, published, edtf, other) in [
        ("hit on 20 August", "2008-08", "2008-08-20", "2007-08-20"),
        (
            "hit in late August",
            "2008-08",
            "2008-08-15/2008-08-31",
            "2007-08-15/2007-08-31",
        ),
        (
            "closed since 20 August",
            "2008-08",
            "2008-08-20/2008-08-31",
            "2007-08-20/2008-08-31",
        ),
        (
            "will meet on 20 August",
            "2008-08",
            "2008-08-20",
            "2009-08-20",
        ),
        (
            "hit on Friday",
            "2008-08-14/2008-08-15",
            "2008-08-15",
            "2008-08-08",
        ),
    ] {
        let phrase = one(text, published);
        assert_eq!(outcome(&phrase), edtf, "{text}");
        assert_eq!(phrase.otherwise[0].when.text(), other, "{text}");
        assert!(phrase.flags.contains(&Flag::OtherwiseRead), "{text}");
        assert!(
            !phrase.flags.contains(&Flag::PublicationBetweenDays),
            "{text}"
        );
    }
    // Months side by side are one interval.
    let month = one("hit last month", "2008-07-31/2008-08-01");
    assert_eq!(outcome(&month), "2008-06/2008-07");
}
