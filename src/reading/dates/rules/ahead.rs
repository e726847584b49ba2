//! Our own rules for what a sentence speaks of as still to come, beside the rules of the codebook and our own that look
//! back. Each looks ahead from R, the day of the report, and is not cut off there.

use super::super::reckon::{calendar, days, months, weeks, years};
use super::super::rule::Reckon::{Day, Lasting, Longer};
use super::super::rule::{Flag, Rule};

pub static ALL: &[&Rule] = &[
    &AROUND_DAY,
    &AROUND_WEEKDAY,
    &NUMBERED_DAY,
    &NIGHT_BETWEEN,
    &OVERNIGHT_INTO,
    &NIGHT_OF_DATES,
    &END_OF_WEEK,
    &WEEK_OF_MONTH,
    &EARLY_MONTH,
    &MIDDLE_OF_MONTH,
    &LATE_MONTH,
    &MONTH_RANGE,
    &PART_OF_YEAR,
    &SEASON,
    &SEASON_OF_YEAR,
];

pub static AROUND_DAY: Rule = Rule::ours(
    [
        "around a planned day",
        "will meet around 2 July",
        "the day before to the day after, of the year in which it does not lie behind R",
        "the day before to the day after the next such day",
    ],
    Day(calendar::around_planned_day),
)
.with(&[Flag::Plan]);

pub static AROUND_WEEKDAY: Rule = Rule::ours(
    [
        "around a planned weekday",
        "will meet around Thursday",
        "the day before, or R, to the day after",
        "the day before to the day after the nearest {weekday} not before it",
    ],
    Day(days::around_planned_weekday),
)
.with(&[Flag::Plan]);

pub static NUMBERED_DAY: Rule = Rule::ours(
    [
        "a planned numbered day",
        "will meet on the 14th",
        "the nearest such day not before R",
        "the nearest such day not before it",
    ],
    Day(calendar::day_of_this_or_next_month),
)
.with(&[Flag::Plan]);

pub static NIGHT_BETWEEN: Rule = Rule::ours(
    [
        "planned night between two weekdays",
        "will leave in the night between Sunday and Monday",
        "both days, the first not before R",
        "both days, the first the nearest not before it",
    ],
    Longer(days::planned_night_between),
)
.with(&[Flag::Plan, Flag::OneNightTwoDays]);

pub static OVERNIGHT_INTO: Rule = Rule::ours(
    [
        "planned night into a weekday",
        "will leave overnight into Friday",
        "the next such day after R and the one before",
        "the next {weekday} after it, and the day before",
    ],
    Lasting(days::planned_night_into),
)
.with(&[Flag::Plan, Flag::OneNightTwoDays]);

pub static NIGHT_OF_DATES: Rule = Rule::ours(
    [
        "planned night of two dates",
        "will leave in the night of 7–8 August",
        "both days, not behind R",
        "both days, not before it",
    ],
    Longer(calendar::planned_range),
)
.with(&[Flag::Plan, Flag::OneNightTwoDays]);

pub static END_OF_WEEK: Rule = Rule::ours(
    [
        "planned for the end of the week",
        "will leave at the end of this week",
        "Friday–Sunday of the week of R",
        "Friday to Sunday of its week",
    ],
    Longer(weeks::planned_end_of_week),
)
.with(&[Flag::Plan]);

pub static WEEK_OF_MONTH: Rule = Rule::ours(
    [
        "planned week of a month",
        "will begin in the first week of September",
        "1–7 September, of the year in which they are not over by R",
        "those seven days of the nearest such month in which they are not over",
    ],
    Longer(months::planned_week_of_month),
)
.with(&[Flag::Plan]);

pub static EARLY_MONTH: Rule = Rule::ours(
    [
        "planned early in a month",
        "will begin in early September",
        "1–10 September, of the year in which they are not over by R",
        "the 1st to the 10th of the nearest such month in which they are not over",
    ],
    Longer(months::planned_early_month),
)
.with(&[Flag::Plan]);

pub static MIDDLE_OF_MONTH: Rule = Rule::ours(
    [
        "planned in the middle of a month",
        "will begin in mid-September",
        "10–20 September, of the year in which they are not over by R",
        "the 10th to the 20th of the nearest such month in which they are not over",
    ],
    Longer(months::planned_middle_of_month),
)
.with(&[Flag::Plan]);

pub static LATE_MONTH: Rule = Rule::ours(
    [
        "planned late in a month",
        "will open in late September, will leave at the end of August",
        "15–last day, of the year in which they are not over by R",
        "the 15th to the last day of the nearest such month in which they are not over",
    ],
    Longer(months::planned_late_month),
)
.with(&[Flag::Plan]);

pub static MONTH_RANGE: Rule = Rule::ours(
    [
        "planned months",
        "will be held in September and October",
        "from the first month to the second, which is not over by R",
        "from the one month to the other, not over by then",
    ],
    Longer(months::planned_month_range),
)
.with(&[Flag::Plan]);

pub static PART_OF_YEAR: Rule = Rule::ours(
    [
        "planned part of a year",
        "will open at the end of this year",
        "January–April, May–August, September–December",
        "that third of the year",
    ],
    Longer(years::planned_part_of_year),
)
.with(&[Flag::Plan]);

pub static SEASON: Rule = Rule::ours(
    [
        "a planned season",
        "will open this autumn, will open in the spring",
        "the nearest such season not over by R; \"this\", that of the year of R",
        "the nearest such season not over by then",
    ],
    Longer(years::planned_season),
)
.with(&[Flag::Plan, Flag::NorthernSeasons]);

pub static SEASON_OF_YEAR: Rule = Rule::ours(
    [
        "a planned season of a year",
        "will open in the autumn of this year",
        "that season of that year",
        "that season of that year",
    ],
    Longer(years::planned_season_of_year),
)
.with(&[Flag::Plan, Flag::NorthernSeasons]);
