//! Words that look like dates and are none.

use super::*;

#[test]
fn words_that_are_also_names_of_times_are_no_dates() {
    hold_none(&[
        "It may fall, and they march on.",
        "the second attempt, the last word",
        "The Sun reported it. The sun sat low.",
        "Theresa May said so. March on Gori!",
        "spring forward, the fall of Tskhinvali",
        "every Friday, on Fridays, Black Friday, Bloody Sunday, the Sunday Times",
        "one day, some day, these days, day by day",
        "You will receive it in your mailbox every Friday.",
        "You will march, may you",
        "a 16-year-old boy, a five-year plan, a two-day-old baby",
        "a 30-day ceasefire and a 48-hour ultimatum",
    ]);
}

#[test]
fn counts_that_look_like_years_and_days_are_no_dates() {
    hold_none(&[
        "2000 people and 1,500 troops",
        "in 2000 homes, in 1500 villages",
        "2,000 civilians were killed",
        "the 2000 soldiers, of 1992 people",
        "$2008, 2008%, 2008.5, T-72, BM-21, 24/7",
        "from 1500 to 2000 people",
        "a 2000-strong force",
        "106 to zero, a six-point plan",
        "on the 14th floor",
    ]);
}

#[test]
fn a_month_before_a_count_is_the_month_alone() {
    let phrase = one("In May 15 people were killed.", "2008-08-14");
    assert_eq!(outcome(&phrase), "2008-05");
}

#[test]
fn phrases_do_not_reach_across_an_empty_line() {
    let found = dates_in("in August\n\n14 2008", Some(&report("2008-08-14")));
    assert_eq!(found.len(), 1);
    assert_eq!(outcome(&found[0]), "2008-08-01/2008-08-14");
    assert_eq!(
        outcome(&one("August\n14,\n2008", "2009-01-01")),
        "2008-08-14"
    );
}
