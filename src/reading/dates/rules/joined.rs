//! Our own rules for spans that are made of other phrases.

use super::super::rule::Reckon::Joined;
use super::super::rule::{Flag, Rule};

pub static ALL: &[&Rule] = &[
    &SINCE, &UNTIL, &BEFORE, &AFTER, &ENDING, &BEGINNING, &FROM_TO, &AS_EDTF,
];

pub static SINCE: Rule = Rule::ours(
    [
        "since a date",
        "since January, since 1992",
        "that date … R",
        "from {inner} to the report",
    ],
    Joined,
);

pub static UNTIL: Rule = Rule::ours(
    [
        "until a date",
        "until July, by Wednesday",
        "an unknown beginning … that date",
        "up to {inner}",
    ],
    Joined,
)
.with(&[Flag::StartUnknown]);

pub static BEFORE: Rule = Rule::ours(
    [
        "before a date",
        "before 7 August, before 1992",
        "an unknown beginning … the day, month or year before",
        "before {inner}",
    ],
    Joined,
)
.with(&[Flag::StartUnknown]);

pub static AFTER: Rule = Rule::ours(
    [
        "after a date",
        "after 7 August",
        "that date … R",
        "from {inner} to the report",
    ],
    Joined,
);

pub static ENDING: Rule = Rule::ours(
    [
        "ending in",
        "a war ending in 1992",
        "an unknown beginning … that date",
        "up to {inner}",
    ],
    Joined,
)
.with(&[Flag::StartUnknown]);

pub static BEGINNING: Rule = Rule::ours(
    [
        "beginning in",
        "a war beginning in 1991",
        "that date … an unknown end",
        "from {inner}",
    ],
    Joined,
)
.with(&[Flag::EndUnknown]);

pub static FROM_TO: Rule = Rule::ours(
    [
        "from one date to another",
        "from Thursday to Saturday",
        "from the first to the second",
        "from the first to the second",
    ],
    Joined,
);

pub static AS_EDTF: Rule = Rule::ours(
    ["EDTF", "2008-08-07/2008-08-08", "as written", "as written"],
    Joined,
);
