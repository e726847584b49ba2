//! Our own rules for weeks, months, years and more, where the codebook has none. R is the day of the report.

use super::super::reckon::{months, open, weeks, years};
use super::super::rule::Reckon::{Lasting, Longer};
use super::super::rule::{Flag, Rule};
use super::ahead;

pub static ALL: &[&Rule] = &[
    &LAST_WEEKEND,
    &NEXT_WEEKEND,
    &EARLIER_THIS_WEEK,
    &REST_OF_WEEK,
    &END_OF_WEEK,
    &EARLY_LAST_WEEK,
    &NEXT_WEEK,
    &LASTING_WEEKS,
    &PAST_FORTNIGHT,
    &WEEKS_AGO,
    &MONTH,
    &PLANNED_MONTH,
    &MONTH_WITH_YEAR,
    &LAST_SUCH_MONTH,
    &NEXT_SUCH_MONTH,
    &MONTH_RANGE,
    &THIS_MONTH,
    &REST_OF_MONTH,
    &NEXT_MONTH,
    &MONTHS_AGO,
    &LASTING_MONTHS,
    &YEAR,
    &AROUND_YEAR,
    &YEAR_RANGE,
    &PART_OF_YEAR,
    &LAST_YEAR,
    &THIS_YEAR,
    &EARLIER_THIS_YEAR,
    &REST_OF_YEAR,
    &NEXT_YEAR,
    &YEARS_AGO,
    &DECADES_AGO,
    &LASTING_YEARS,
    &LASTING_DECADES,
    &DECADE,
    &SEASON,
    &SEASON_OF_YEAR,
    &LAST_SEASON,
    &NEXT_SEASON,
    &FOR_WEEKS,
];

pub static LAST_WEEKEND: Rule = Rule::ours(
    [
        "last weekend",
        "last weekend",
        "the last Saturday–Sunday that is over",
        "the last Saturday and Sunday before it",
    ],
    Longer(weeks::last_weekend),
);

pub static NEXT_WEEKEND: Rule = Rule::ours(
    [
        "next weekend",
        "next weekend",
        "the next Saturday–Sunday",
        "the next Saturday and Sunday",
    ],
    Longer(weeks::next_weekend),
)
.with(&[Flag::Plan]);

pub static EARLIER_THIS_WEEK: Rule = Rule::ours(
    [
        "earlier this week",
        "earlier this week",
        "Monday … R−1",
        "Monday to the day before it",
    ],
    Longer(weeks::earlier_this_week),
);

pub static REST_OF_WEEK: Rule = Rule::ours(
    [
        "the rest of the week",
        "later this week",
        "R … Sunday",
        "that day to Sunday",
    ],
    Longer(weeks::rest_of_week),
)
.with(&[Flag::Plan]);

/// As the codebook's "late last week".
pub static END_OF_WEEK: Rule = Rule::ours(
    [
        "the end of the week",
        "the end of this week",
        "Friday–Sunday of the week of R, as far as R",
        "Friday to Sunday of its week, as far as they had come",
    ],
    Longer(weeks::end_of_week),
)
.or_planned(&ahead::END_OF_WEEK);

pub static EARLY_LAST_WEEK: Rule = Rule::ours(
    [
        "early last week",
        "early last week",
        "Monday–Wednesday of the week before",
        "Monday to Wednesday of the week before",
    ],
    Longer(weeks::early_last_week),
);

pub static NEXT_WEEK: Rule = Rule::ours(
    [
        "next week",
        "next week",
        "Monday–Sunday after",
        "the week after, Monday to Sunday",
    ],
    Longer(weeks::next_week),
)
.with(&[Flag::Plan]);

pub static LASTING_WEEKS: Rule = Rule::ours(
    [
        "so many weeks long",
        "three-week offensive, for two weeks",
        "R−20 … R",
        "that many weeks, of which it is the last day",
    ],
    Lasting(weeks::lasting_weeks),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static PAST_FORTNIGHT: Rule = Rule::ours(
    [
        "past fortnight",
        "in the past fortnight",
        "R−13 … R",
        "the fourteen days of which it is the last",
    ],
    Lasting(weeks::past_fortnight),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static WEEKS_AGO: Rule = Rule::ours(
    [
        "weeks ago",
        "three weeks ago",
        "R−24 … R−18: the day so many weeks before, give or take half a week",
        "that many weeks before it, give or take half a week",
    ],
    Longer(weeks::weeks_ago),
);

pub static MONTH: Rule = Rule::ours(
    [
        "a month",
        "in July",
        "that month of the year of R, or of the year before when it would lie ahead; of a month under way, as far as R",
        "{month} of its year, or of the year before",
    ],
    Longer(months::whole_month),
)
.or_planned(&PLANNED_MONTH);

pub static PLANNED_MONTH: Rule = Rule::ours(
    [
        "a planned month",
        "will meet in July",
        "the nearest such month not over by R",
        "the nearest {month} not before it",
    ],
    Longer(months::planned_month),
)
.with(&[Flag::Plan]);

pub static MONTH_WITH_YEAR: Rule = Rule::ours(
    [
        "a month with its year",
        "August 2008, July last year",
        "that month",
        "that month",
    ],
    Longer(months::whole_month),
);

pub static LAST_SUCH_MONTH: Rule = Rule::ours(
    [
        "last July",
        "last July",
        "the latest such month before that of R",
        "the latest {month} before its month",
    ],
    Longer(months::last_such_month),
);

pub static NEXT_SUCH_MONTH: Rule = Rule::ours(
    [
        "next July",
        "next July",
        "the next such month after that of R",
        "the next {month} after its month",
    ],
    Longer(months::next_such_month),
)
.with(&[Flag::Plan]);

pub static MONTH_RANGE: Rule = Rule::ours(
    [
        "months",
        "July and August, June–July 2008",
        "from the first month to the second, as far as R",
        "from the one month to the other, as far as it had come",
    ],
    Longer(months::month_range),
)
.or_planned(&ahead::MONTH_RANGE);

pub static THIS_MONTH: Rule = Rule::ours(
    ["this month", "this month", "1st … R", "the 1st to that day"],
    Longer(months::this_month),
)
.or_planned(&REST_OF_MONTH);

pub static REST_OF_MONTH: Rule = Rule::ours(
    [
        "the rest of the month",
        "later this month",
        "R … last day",
        "that day to the end of its month",
    ],
    Longer(months::rest_of_month),
)
.with(&[Flag::Plan]);

pub static NEXT_MONTH: Rule = Rule::ours(
    [
        "next month",
        "next month",
        "the month after",
        "the month after",
    ],
    Longer(months::next_month),
)
.with(&[Flag::Plan]);

pub static MONTHS_AGO: Rule = Rule::ours(
    [
        "months ago",
        "a month ago",
        "the month so many before, as an estimate",
        "about that many months before it",
    ],
    Longer(months::months_ago),
);

pub static LASTING_MONTHS: Rule = Rule::ours(
    [
        "so many months long",
        "a month of fighting, the past two months",
        "about so many months back … R",
        "from about that many months before it to that day",
    ],
    Lasting(months::lasting_months),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static YEAR: Rule = Rule::ours(
    ["a year", "in 1992", "the year", "that year"],
    Longer(years::whole_year),
);

pub static AROUND_YEAR: Rule = Rule::ours(
    [
        "around a year",
        "around 1992",
        "the year, as an estimate",
        "about that year",
    ],
    Longer(years::around_year),
);

pub static YEAR_RANGE: Rule = Rule::ours(
    [
        "years",
        "1991–1992, 1991/92",
        "from the first year to the second",
        "from the one year to the other",
    ],
    Longer(years::year_range),
);

/// Thirds of a year: chosen by eye.
pub static PART_OF_YEAR: Rule = Rule::ours(
    [
        "part of a year",
        "early 2008, mid-2008, late last year",
        "January–April, May–August, September–December",
        "that third of the year",
    ],
    Longer(years::part_of_year),
)
.or_planned(&ahead::PART_OF_YEAR);

pub static LAST_YEAR: Rule = Rule::ours(
    [
        "last year",
        "last year",
        "the year before",
        "the year before",
    ],
    Longer(years::last_year),
);

pub static THIS_YEAR: Rule = Rule::ours(
    [
        "this year",
        "this year",
        "January … R",
        "from the beginning of its year to that day",
    ],
    Longer(years::this_year),
)
.or_planned(&REST_OF_YEAR);

pub static EARLIER_THIS_YEAR: Rule = Rule::ours(
    [
        "earlier this year",
        "earlier this year",
        "January … R−1",
        "from the beginning of its year to the day before it",
    ],
    Longer(years::earlier_this_year),
);

pub static REST_OF_YEAR: Rule = Rule::ours(
    [
        "the rest of the year",
        "later this year",
        "R … December",
        "that day to the end of its year",
    ],
    Longer(years::rest_of_year),
)
.with(&[Flag::Plan]);

pub static NEXT_YEAR: Rule = Rule::ours(
    ["next year", "next year", "the year after", "the year after"],
    Longer(years::next_year),
)
.with(&[Flag::Plan]);

pub static YEARS_AGO: Rule = Rule::ours(
    [
        "years ago",
        "a year ago",
        "the year so many before, as an estimate",
        "about that many years before it",
    ],
    Longer(years::years_ago),
);

pub static DECADES_AGO: Rule = Rule::ours(
    [
        "decades ago",
        "a decade ago",
        "ten years before for each, as an estimate",
        "about that many decades before it",
    ],
    Longer(years::decades_ago),
);

pub static LASTING_YEARS: Rule = Rule::ours(
    [
        "so many years long",
        "for 20 years, the past two years",
        "about so many years back … R",
        "from about that many years before it to that day",
    ],
    Lasting(years::lasting_years),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static LASTING_DECADES: Rule = Rule::ours(
    [
        "so many decades long",
        "in the past decade, for two decades",
        "about ten years back for each … R",
        "from about that many decades before it to that day",
    ],
    Lasting(years::lasting_decades),
)
.with(&[Flag::TakenToLastUntilReport]);

pub static DECADE: Rule = Rule::ours(
    [
        "a decade",
        "the 1990s, the early 1990s",
        "the ten years; early the first four, mid the next three, late the last three",
        "those years",
    ],
    Longer(years::decade),
);

pub static SEASON: Rule = Rule::ours(
    [
        "a season",
        "in the spring, summer 2008, this autumn",
        "that season; with no year, the latest that had begun by R; \"this\", that of the year of R",
        "that season",
    ],
    Longer(years::season),
)
.with(&[Flag::NorthernSeasons])
.or_planned(&ahead::SEASON);

pub static SEASON_OF_YEAR: Rule = Rule::ours(
    [
        "a season of a year",
        "spring of this year",
        "that season of that year, as far as R",
        "that season of that year",
    ],
    Longer(years::season_of_year),
)
.with(&[Flag::NorthernSeasons])
.or_planned(&ahead::SEASON_OF_YEAR);

pub static LAST_SEASON: Rule = Rule::ours(
    [
        "last season",
        "last summer",
        "the latest such season over by R",
        "the latest such season that was over",
    ],
    Longer(years::last_season),
)
.with(&[Flag::NorthernSeasons]);

pub static NEXT_SEASON: Rule = Rule::ours(
    [
        "next season",
        "next spring",
        "the next such season after R",
        "the next such season after it",
    ],
    Longer(years::next_season),
)
.with(&[Flag::Plan, Flag::NorthernSeasons]);

pub static FOR_WEEKS: Rule = Rule::ours(
    [
        "for weeks",
        "for weeks, in the past, after weeks of clashes",
        "an unknown beginning … R; no date when nothing bounds it",
        "up to that day; the beginning is not given",
    ],
    Lasting(open::until_report),
)
.with(&[Flag::StartUnknown]);
