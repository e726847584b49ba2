//! The rules of the UCDP Georeferenced Event Dataset (Uppsala Conflict Data Program, codebook, appendix on
//! dates), with its precision codes. R is the day of the report.

use super::super::reckon::{calendar, days, months, weeks};
use super::super::rule::Precision::{ExactDay, FewDays, UpToAMonth, Week};
use super::super::rule::Reckon::{Day, Joined, Lasting, Longer};
use super::super::rule::{Flag, Rule};
use super::ahead;
use super::days as ours;
use super::longer;

pub static ALL: &[&Rule] = &[
    &TODAY,
    &YESTERDAY,
    &LAST_WEEKDAY,
    &CALENDAR_DAY,
    &WEEKDAY_NIGHT,
    &LAST_NIGHT,
    &OTHER_DAY,
    &NO_TIME_GIVEN,
    &RECENTLY,
    &AROUND_DAY,
    &AROUND_WEEKDAY,
    &WEEKEND,
    &THIS_WEEK,
    &NIGHT_BETWEEN,
    &NIGHT_OF_DATES,
    &NIGHT_LONG,
    &PAST_24_HOURS,
    &PAST_HOURS,
    &PAST_DAYS,
    &SINCE_WEEKDAY,
    &LASTING_DAYS,
    &LATE_LAST_WEEK,
    &LAST_WEEK,
    &PAST_WEEK,
    &WEEK_OF_MONTH,
    &EARLY_MONTH,
    &MIDDLE_OF_MONTH,
    &LATE_MONTH,
    &RECENT_WEEKS,
    &EARLIER_THIS_MONTH,
    &LAST_MONTH,
    &FORTNIGHT_AGO,
];

pub static TODAY: Rule = Rule::ucdp(
    ["today", "today", "R", "that day itself"],
    ExactDay,
    Day(days::report_day),
);

pub static YESTERDAY: Rule = Rule::ucdp(
    ["yesterday", "yesterday", "R−1", "the day before it"],
    ExactDay,
    Day(days::day_before),
);

pub static LAST_WEEKDAY: Rule = Rule::ucdp(
    [
        "last weekday",
        "last Tuesday",
        "the nearest such day before R",
        "the nearest {weekday} before it",
    ],
    ExactDay,
    Day(days::last_weekday),
);

pub static CALENDAR_DAY: Rule = Rule::ucdp(
    [
        "day of a month",
        "14 January",
        "that day, of the year in which it does not lie ahead of R",
        "the latest such day not after it",
    ],
    ExactDay,
    Day(calendar::calendar_day),
)
.or_planned(&ours::PLANNED_CALENDAR_DAY);

pub static WEEKDAY_NIGHT: Rule = Rule::ucdp(
    [
        "night of a weekday",
        "Monday night",
        "that day",
        "the nearest {weekday} not after it",
    ],
    ExactDay,
    Day(days::nearest_weekday),
)
.with(&[Flag::NightMayRunOn])
.or_planned(&ours::PLANNED_WEEKDAY);

pub static LAST_NIGHT: Rule = Rule::ucdp(
    ["last night", "last night", "R−1", "the day before it"],
    ExactDay,
    Day(days::day_before),
)
.with(&[Flag::NightMayRunOn]);

pub static OTHER_DAY: Rule = Rule::ucdp(
    ["the other day", "the other day", "R−1", "the day before it"],
    ExactDay,
    Day(days::day_before),
);

pub static NO_TIME_GIVEN: Rule = Rule::ucdp(
    ["no time given", "", "R−3 … R−1", "the three days before it"],
    FewDays,
    Lasting(days::three_days_before),
);

pub static RECENTLY: Rule = Rule::ucdp(
    [
        "recently",
        "recently, past few days",
        "R−3 … R−1",
        "the three days before it",
    ],
    FewDays,
    Longer(days::three_days_before),
);

pub static AROUND_DAY: Rule = Rule::ucdp(
    [
        "around a day",
        "around 2 July",
        "the day before to the day after",
        "the day before to the day after",
    ],
    FewDays,
    Day(calendar::around_day),
)
.or_planned(&ahead::AROUND_DAY);

pub static AROUND_WEEKDAY: Rule = Rule::ucdp(
    [
        "around a weekday",
        "around Thursday",
        "the day before to the day after, or R",
        "the day before to the day after the nearest {weekday} not after it",
    ],
    FewDays,
    Day(days::around_weekday),
)
.or_planned(&ahead::AROUND_WEEKDAY);

pub static WEEKEND: Rule = Rule::ucdp(
    [
        "weekend",
        "over the weekend",
        "Saturday–Sunday, as far as R",
        "the nearest Saturday and Sunday not after it",
    ],
    FewDays,
    Longer(weeks::weekend),
)
.or_planned(&longer::NEXT_WEEKEND);

pub static THIS_WEEK: Rule = Rule::ucdp(
    [
        "this week",
        "this week, since the beginning of the week",
        "Monday … R",
        "its week, from Monday to that day",
    ],
    FewDays,
    Longer(weeks::this_week),
)
.or_planned(&longer::REST_OF_WEEK);

pub static NIGHT_BETWEEN: Rule = Rule::ucdp(
    [
        "night between two weekdays",
        "night between Sunday and Monday",
        "both days",
        "both days, the second the nearest not after it",
    ],
    FewDays,
    Longer(days::night_between),
)
.with(&[Flag::OneNightTwoDays])
.or_planned(&ahead::NIGHT_BETWEEN);

pub static NIGHT_OF_DATES: Rule = Rule::ucdp(
    [
        "night of two dates",
        "night of 7–8 August",
        "both days",
        "both days",
    ],
    FewDays,
    Longer(calendar::day_range),
)
.with(&[Flag::OneNightTwoDays])
.or_planned(&ahead::NIGHT_OF_DATES);

pub static NIGHT_LONG: Rule = Rule::ucdp(
    [
        "night-long",
        "night-long battle",
        "R−1 … R: both days",
        "the night before it, both days",
    ],
    FewDays,
    Lasting(days::night_before),
)
.with(&[Flag::OneNightTwoDays]);

pub static PAST_24_HOURS: Rule = Rule::ucdp(
    [
        "past 24 hours",
        "past 24 hours",
        "R−1 … R",
        "the day before it to that day",
    ],
    FewDays,
    Lasting(days::night_before),
);

pub static PAST_HOURS: Rule = Rule::ucdp(
    [
        "past hours",
        "past 48 hours",
        "R−2 … R; for other hours, as many begun days back",
        "as many days back as the hours begin, to that day",
    ],
    FewDays,
    Lasting(days::past_hours),
);

pub static PAST_DAYS: Rule = Rule::ucdp(
    [
        "past days",
        "past 2 days",
        "R−2 … R−1",
        "that many days before it",
    ],
    FewDays,
    Lasting(days::past_days),
);

pub static SINCE_WEEKDAY: Rule = Rule::ucdp(
    [
        "since a weekday",
        "since Thursday",
        "that day … R",
        "from {inner} to the report",
    ],
    FewDays,
    Joined,
);

pub static LASTING_DAYS: Rule = Rule::ucdp(
    [
        "so many days long",
        "five-day offensive",
        "R−4 … R",
        "that many days, of which it is the last",
    ],
    FewDays,
    Lasting(days::lasting_days),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static LATE_LAST_WEEK: Rule = Rule::ucdp(
    [
        "late last week",
        "late last week",
        "Friday–Sunday of the week before",
        "Friday to Sunday of the week before",
    ],
    FewDays,
    Longer(weeks::late_last_week),
);

pub static LAST_WEEK: Rule = Rule::ucdp(
    [
        "last week",
        "last week",
        "Monday–Sunday before",
        "the week before, Monday to Sunday",
    ],
    Week,
    Longer(weeks::last_week),
);

pub static PAST_WEEK: Rule = Rule::ucdp(
    [
        "past week",
        "past week, week-old offensive",
        "R−6 … R",
        "the seven days of which it is the last",
    ],
    Week,
    Lasting(weeks::lasting_weeks),
);

pub static WEEK_OF_MONTH: Rule = Rule::ucdp(
    [
        "week of a month",
        "first week of August",
        "1–7 August",
        "those seven days of the month",
    ],
    Week,
    Longer(months::week_of_month),
)
.or_planned(&ahead::WEEK_OF_MONTH);

pub static EARLY_MONTH: Rule = Rule::ucdp(
    [
        "early in a month",
        "early March",
        "1–10 March (or R)",
        "the 1st to the 10th, as far as it had come",
    ],
    UpToAMonth,
    Longer(months::early_month),
)
.or_planned(&ahead::EARLY_MONTH);

pub static MIDDLE_OF_MONTH: Rule = Rule::ucdp(
    [
        "middle of a month",
        "mid-March",
        "10–20 March",
        "the 10th to the 20th, as far as it had come",
    ],
    UpToAMonth,
    Longer(months::middle_of_month),
)
.or_planned(&ahead::MIDDLE_OF_MONTH);

pub static LATE_MONTH: Rule = Rule::ucdp(
    [
        "late in a month",
        "late March, end of March",
        "15–last day (or R)",
        "the 15th to the last day, as far as it had come",
    ],
    UpToAMonth,
    Longer(months::late_month),
)
.or_planned(&ahead::LATE_MONTH);

pub static RECENT_WEEKS: Rule = Rule::ucdp(
    [
        "recent weeks",
        "recent weeks, several weeks",
        "three weeks back",
        "three weeks back",
    ],
    UpToAMonth,
    Lasting(weeks::three_weeks_back),
);

pub static EARLIER_THIS_MONTH: Rule = Rule::ucdp(
    [
        "earlier this month",
        "earlier this month",
        "1st … R−1",
        "the 1st to the day before it",
    ],
    UpToAMonth,
    Longer(months::earlier_this_month),
);

pub static LAST_MONTH: Rule = Rule::ucdp(
    ["last month", "last month", "that month", "the month before"],
    UpToAMonth,
    Longer(months::last_month),
);

pub static FORTNIGHT_AGO: Rule = Rule::ucdp(
    [
        "a fortnight ago",
        "a fortnight ago",
        "14 days to R",
        "the fourteen days to it",
    ],
    UpToAMonth,
    Longer(weeks::fortnight_ago),
);
