//! Our own rules for days, where the codebook has none. R is the day of the report.

use super::super::reckon::{calendar, days, open};
use super::super::rule::Precision;
use super::super::rule::Reckon::{Day, Lasting, Longer, Never};
use super::super::rule::{Flag, Rule};
use super::super::unresolved::Unresolved;
use super::ahead;

pub static ALL: &[&Rule] = &[
    &WEEKDAY,
    &PLANNED_WEEKDAY,
    &ONCE_PLANNED_WEEKDAY,
    &NEXT_WEEKDAY,
    &WEEKDAY_OF_WEEK,
    &OVERNIGHT,
    &OVERNIGHT_ON,
    &OVERNIGHT_INTO,
    &DAY_BEFORE_YESTERDAY,
    &TOMORROW,
    &DAY_AFTER_TOMORROW,
    &DAYS_AGO,
    &PART_OF_DAY,
    &FEW_HOURS,
    &MANY_PAST_DAYS,
    &NTH_DAY,
    &FULL_DATE,
    &DATE_IN_DIGITS,
    &PLANNED_CALENDAR_DAY,
    &DAY_RANGE,
    &PLANNED_DAY_RANGE,
    &NUMBERED_DAY,
    &COMING_DAYS,
    &SOON,
    &FROM_ANOTHER_DATE,
];

pub static WEEKDAY: Rule = Rule::ours(
    [
        "a bare weekday",
        "on Wednesday, confirmed Friday",
        "the nearest such day not after R; a report dated that weekday means R itself",
        "the nearest {weekday} not after it",
    ],
    Day(days::nearest_weekday),
)
.or_planned(&PLANNED_WEEKDAY);

/// Newspapers write the weekday for the day itself, too: a report dated that weekday can mean R, and says so.
pub static PLANNED_WEEKDAY: Rule = Rule::ours(
    [
        "a planned weekday",
        "told to leave Saturday",
        "the next such day after R",
        "the next {weekday} after it",
    ],
    Day(days::next_weekday),
)
.with(&[Flag::Plan])
.or_planned_then(&ONCE_PLANNED_WEEKDAY);

/// "Was to hold talks on Thursday", printed on a Thursday, is about that day.
pub static ONCE_PLANNED_WEEKDAY: Rule = Rule::ours(
    [
        "a weekday planned for once",
        "was to hold talks on Thursday",
        "the nearest such day not before R",
        "the nearest {weekday} not before it",
    ],
    Day(days::planned_weekday),
)
.with(&[Flag::Plan]);

pub static NEXT_WEEKDAY: Rule = Rule::ours(
    [
        "next weekday",
        "next Tuesday",
        "the next such day after R",
        "the next {weekday} after it",
    ],
    Day(days::next_weekday),
)
.with(&[Flag::Plan]);

pub static WEEKDAY_OF_WEEK: Rule = Rule::ours(
    [
        "weekday of a week",
        "Wednesday last week",
        "that day of that week",
        "{weekday} of that week",
    ],
    Day(days::weekday_of_week),
);

pub static OVERNIGHT: Rule = Rule::ours(
    [
        "overnight",
        "overnight, all night",
        "R−1/R, one night",
        "the night before it, both days",
    ],
    Lasting(days::night_before),
)
.with(&[Flag::OneNightTwoDays]);

/// As the codebook's "Monday night"; but the night to that day may be meant, too.
pub static OVERNIGHT_ON: Rule = Rule::ours(
    [
        "overnight of a weekday",
        "overnight on Sunday, Sunday overnight",
        "that day; or that day and the one before",
        "the nearest {weekday} not after it",
    ],
    Day(days::nearest_weekday),
)
.with(&[Flag::NightMayRunOn])
.or_planned(&PLANNED_WEEKDAY)
.or_else(&OVERNIGHT_INTO);

pub static OVERNIGHT_INTO: Rule = Rule::ours(
    [
        "overnight into a weekday",
        "overnight into Friday",
        "that day and the one before",
        "the nearest {weekday} not after it, and the day before",
    ],
    Lasting(days::night_into),
)
.with(&[Flag::OneNightTwoDays])
.or_planned(&ahead::OVERNIGHT_INTO);

pub static DAY_BEFORE_YESTERDAY: Rule = Rule::ours(
    [
        "the day before yesterday",
        "the day before yesterday",
        "R−2",
        "two days before it",
    ],
    Day(days::two_days_before),
);

pub static TOMORROW: Rule = Rule::ours(
    ["tomorrow", "tomorrow", "R+1", "the day after it"],
    Day(days::day_after),
)
.with(&[Flag::Plan]);

pub static DAY_AFTER_TOMORROW: Rule = Rule::ours(
    [
        "the day after tomorrow",
        "the day after tomorrow",
        "R+2",
        "two days after it",
    ],
    Day(days::two_days_after),
)
.with(&[Flag::Plan]);

pub static DAYS_AGO: Rule = Rule::ours(
    [
        "days ago",
        "two days ago",
        "R−2",
        "that many days before it",
    ],
    Day(days::days_ago),
);

pub static PART_OF_DAY: Rule = Rule::ours(
    ["part of a day", "in the afternoon", "R", "that day itself"],
    Day(days::report_day),
)
.with(&[Flag::TakenAsReportDay, Flag::TimeOfDayLeftOut]);

pub static FEW_HOURS: Rule = Rule::ours(
    [
        "a few hours",
        "the past few hours, hours ago",
        "R−1 … R",
        "the day before it to that day",
    ],
    Lasting(days::night_before),
);

pub static MANY_PAST_DAYS: Rule = Rule::ours(
    [
        "many past days",
        "past 10 days",
        "R−10 … R−1",
        "that many days before it",
    ],
    Lasting(days::past_days),
);

pub static NTH_DAY: Rule = Rule::ours(
    [
        "n-th day",
        "entered its 31st day",
        "R−30 … R",
        "counted back to the first day, to that day",
    ],
    Lasting(days::nth_day),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static FULL_DATE: Rule = {
    let mut rule = Rule::ours(
        ["a date", "7 August 2008", "that day", "that day"],
        Day(calendar::calendar_day),
    );
    rule.precision = Some(Precision::ExactDay);
    rule
};

pub static DATE_IN_DIGITS: Rule = Rule::ours(
    [
        "a date in digits",
        "2008-08-07, 7.8.2008",
        "that day or month",
        "as written",
    ],
    Day(calendar::in_digits),
);

pub static PLANNED_CALENDAR_DAY: Rule = Rule::ours(
    [
        "a planned day of a month",
        "will meet on 14 January",
        "that day, of the year in which it does not lie behind R",
        "the next such day not before it",
    ],
    Day(calendar::planned_day),
)
.with(&[Flag::Plan]);

pub static DAY_RANGE: Rule = Rule::ours(
    [
        "days of a month",
        "7–8 August",
        "both days and those between",
        "from the one day to the other",
    ],
    Longer(calendar::day_range),
)
.or_planned(&PLANNED_DAY_RANGE);

pub static PLANNED_DAY_RANGE: Rule = Rule::ours(
    [
        "planned days of a month",
        "will meet on 7–8 August",
        "both days and those between, not behind R",
        "from the one day to the other, not before it",
    ],
    Longer(calendar::planned_range),
)
.with(&[Flag::Plan]);

pub static NUMBERED_DAY: Rule = Rule::ours(
    [
        "a numbered day",
        "on the 14th",
        "the nearest such day not after R",
        "the nearest such day not after it",
    ],
    Day(calendar::day_of_this_or_last_month),
)
.or_planned(&ahead::NUMBERED_DAY);

pub static COMING_DAYS: Rule = Rule::ours(
    [
        "so long from now",
        "within 24 hours, in the next two weeks",
        "R to so much after it",
        "from it to so long after",
    ],
    Lasting(open::coming),
)
.with(&[Flag::Plan]);

pub static SOON: Rule = Rule::ours(
    [
        "the coming days",
        "in the coming weeks",
        "R to an unknown end",
        "from it on; the end is not given",
    ],
    Lasting(open::from_report),
)
.with(&[Flag::Plan, Flag::EndUnknown]);

pub static FROM_ANOTHER_DATE: Rule = Rule::ours(
    [
        "from another date",
        "the next day, two years earlier, less than 24 hours after",
        "none",
        "counted from another date",
    ],
    Never(Unresolved::CountsFromAnotherDate),
);
