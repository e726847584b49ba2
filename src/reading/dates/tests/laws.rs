//! What holds for any text and any report.

use proptest::prelude::*;

use super::super::rules;
use super::super::{Flag, dates_in, rule::Origin};
use super::*;
use crate::dossier::{Bound, Day};

/// Words that make up date phrases, so that made-up texts are full of them.
const WORDS: &[&str] = &[
    "on",
    "late",
    "Thursday",
    "Friday,",
    "August",
    "Aug.",
    "7",
    "14th",
    "2008",
    "31",
    "–",
    "-",
    "to",
    "between",
    "and",
    "since",
    "until",
    "by",
    "before",
    "after",
    "last",
    "next",
    "this",
    "week",
    "month",
    "year",
    "weekend",
    "the",
    "of",
    "early",
    "mid",
    "end",
    "in",
    "past",
    "24",
    "two",
    "hours",
    "days",
    "ago",
    "for",
    "weeks",
    "night",
    "overnight",
    "will",
    "told",
    "said",
    "first",
    "spring",
    "autumn",
    "be",
    "signed",
    "was",
    "its",
    "20th",
    "decade",
    "fortnight",
    "1990s",
    "1991",
    "92",
    "/",
    "at",
    "3",
    "p.m.",
    "GMT",
    "today",
    "yesterday",
    "recently",
    "a",
    "twenty",
    "offensive",
    "2008-02-30",
    "29.2.2007",
    "99999999999",
    ".",
    "\n\n",
    "’s",
    "é",
    "„",
];

fn phrases() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..30)
        .prop_map(|words| words.join(" "))
}

fn holds(text: &str, report: &Reported) {
    let mut end = 0;
    for phrase in dates_in(text, Some(report)) {
        assert!(
            end <= phrase.range.start && phrase.range.start < phrase.range.end,
            "{text}"
        );
        assert!(
            text.get(phrase.range.clone()).is_some(),
            "{text}: {phrase:?}"
        );
        end = phrase.range.end;
        assert!(!phrase.note().is_empty());
        let Ok(when) = &phrase.outcome else {
            continue;
        };
        if let (Bound::Day(earliest), Bound::Day(latest)) = (when.earliest(), when.latest()) {
            assert!(earliest <= latest, "{text}: {phrase:?}");
        }
        if phrase.counted_from.is_some()
            && !phrase.flags.contains(&Flag::Plan)
            && let Bound::Day(latest) = when.latest()
        {
            assert!(latest <= report.day, "{text}: {phrase:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>(), day in -700_000i64..2_900_000) {
        holds(&text, &Reported::on(Day(day)));
        let _ = date_of(&text, None);
    }

    #[test]
    fn what_is_past_ends_with_the_report_at_the_latest(text in phrases(), day in 0i64..40_000) {
        holds(&text, &Reported::on(Day(day)));
        let _ = date_of(&text, Some(&Reported::on(Day(day))));
    }

    #[test]
    fn a_report_between_two_days_keeps_the_laws(text in phrases(), day in 0i64..40_000, days in 0i64..40) {
        let report = Reported { earliest: Day(day - days), ..Reported::on(Day(day)) };
        holds(&text, &report);
    }

    #[test]
    fn a_later_report_never_means_an_earlier_date(text in phrases(), day in 0i64..40_000) {
        let dates = |day| dates_in(&text, Some(&Reported::on(Day(day))));
        for (now, then) in dates(day).iter().zip(dates(day + 1)) {
            let (Ok(now), Ok(then)) = (&now.outcome, &then.outcome) else {
                continue;
            };
            if let (Bound::Day(now), Bound::Day(then)) = (now.earliest(), then.earliest()) {
                prop_assert!(now <= then, "{text}");
            }
        }
    }
}

#[test]
fn every_rule_but_the_silent_ones_can_be_reached_by_its_own_example() {
    let report = report("2008-08-29");
    let mut missed = Vec::new();
    for rule in rules() {
        for example in rule.pattern.split(", ").filter(|it| !it.is_empty()) {
            let mut found = dates_in(example, Some(&report));
            found.extend(date_of(example, Some(&report)));
            if !found.iter().any(|it| it.rule == rule) {
                let got: Vec<_> = found.iter().map(|it| it.rule.name).collect();
                missed.push(format!("{} [{}]: {got:?}", example, rule.name));
            }
        }
    }
    assert_eq!(missed, [""; 0], "{missed:#?}");
}

#[test]
fn the_codebooks_rules_have_codes_and_names_are_their_own() {
    let mut names = Vec::new();
    for rule in rules() {
        assert!(
            rule.origin == Origin::Ours || rule.precision.is_some(),
            "{rule:?}"
        );
        assert!(!names.contains(&rule.name), "{rule:?}");
        names.push(rule.name);
    }
    assert!(names.len() > 80);
}
