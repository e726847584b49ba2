//! English: the phrases that each rule takes. How they are written is told in `grammar`.

use super::rule::Rule;
use super::rules::{days as d, longer as l, ucdp as u};

pub static PARTS: &[(&str, &str)] = &[
    ("@day", "[the] <day> [of] <month> / <month> [the] <day>"),
    ("@year", "[,] <year>"),
    (
        "@month",
        "<month> [of] <year> / <month> , <year> / <month> [of] <which> year / <month>",
    ),
    (
        "@days",
        "<day> -|to|and|or|slash|until|through <day> [of] <month> / <month> <day> -|to|and|or|slash|until|through <day>",
    ),
    (
        "@past",
        "[in|over|within|during|for|throughout] [the] past|last|previous|preceding",
    ),
    ("@few", "few / several / couple of / a few / a couple of"),
];

/// Phrases that are dates only when nothing else was typed or selected.
pub static ALONE: &[(&Rule, &[&str])] = &[
    (&l::MONTH, &["<month>"]),
    (&l::SEASON, &["[the] <season>"]),
    (&d::NUMBERED_DAY, &["[the] <numbered>"]),
    (&d::NTH_DAY, &["<nth> day"]),
    (&l::FOR_WEEKS, &["days|weeks|months|years|decades [of]"]),
];

/// Of two phrases of one length, the earlier in the list is taken.
pub static PHRASES: &[(&Rule, &[&str])] = &[
    (
        &u::TODAY,
        &[
            "[earlier|later|late|early] today",
            "this morning|afternoon|evening",
            "tonight",
        ],
    ),
    (&u::YESTERDAY, &["[earlier|late|early] yesterday"]),
    (&d::DAY_BEFORE_YESTERDAY, &["[the] day before yesterday"]),
    (&d::TOMORROW, &["tomorrow"]),
    (&d::DAY_AFTER_TOMORROW, &["[the] day after tomorrow"]),
    (&u::LAST_NIGHT, &["[late] last night"]),
    (&u::OTHER_DAY, &["the other day|night|evening"]),
    // Weekdays.
    (&u::LAST_WEEKDAY, &["last <weekday>", "this past <weekday>"]),
    (
        &d::NEXT_WEEKDAY,
        &["next <weekday>", "this coming <weekday>"],
    ),
    (
        &d::WEEKDAY_OF_WEEK,
        &["<weekday> [of] <which> week", "<which> week on <weekday>"],
    ),
    (
        &u::WEEKDAY_NIGHT,
        &["<weekday> night", "[on] the night of <weekday>"],
    ),
    (
        &u::NIGHT_BETWEEN,
        &[
            "[in|on|during] [the] night between <weekday> and <weekday>",
            "[in|on|during] [the] night from <weekday> to|until <weekday>",
            "[in|on|during] [the] night of <weekday> -|to|and|slash <weekday>",
            "<weekday> night [and] into|to <weekday>",
            "overnight [from|between] <weekday> to|into|and|- <weekday>",
        ],
    ),
    (
        &d::OVERNIGHT_INTO,
        &[
            "overnight into|to <weekday>",
            "in the night to|into <weekday>",
        ],
    ),
    (
        &d::OVERNIGHT_ON,
        &["overnight [on] <weekday>", "<weekday> overnight"],
    ),
    (&d::WEEKDAY, &["this <weekday>", "<weekday>"]),
    (&u::AROUND_WEEKDAY, &["around|about|circa <weekday>"]),
    // Nights and hours.
    (
        &d::OVERNIGHT,
        &[
            "overnight",
            "all night [long]",
            "during|through|throughout|in the night",
            "all through the night",
        ],
    ),
    (
        &u::NIGHT_LONG,
        &["night - long", "nightlong", "all - night", "a night of"],
    ),
    (
        &d::PART_OF_DAY,
        &["in the [early|late] morning|afternoon|evening"],
    ),
    (
        &u::PAST_24_HOURS,
        &[
            "@past 24 hours",
            "@past twenty-four hours",
            "[in|over|within|during|throughout] the past day",
            "over|within the last day",
            "24 - hour <noun>",
        ],
    ),
    (&u::PAST_HOURS, &["@past <n> hours", "{<n> - hour} <noun>"]),
    (
        &d::FEW_HOURS,
        &[
            "@past [@few] hours",
            "[in|over|within|during|throughout] the past|last hour",
            "in recent hours",
            "<n> hours|hour ago",
            "[@few] hours ago",
        ],
    ),
    // Days.
    (
        &u::RECENTLY,
        &[
            "recently",
            "@past @few days",
            "[in|over] recent days",
            "@few days ago",
            "days ago",
        ],
    ),
    (&u::PAST_DAYS, &["@past <n> days"]),
    (&d::DAYS_AGO, &["<n> days|day|nights ago"]),
    (
        &u::LASTING_DAYS,
        &[
            "{<n> - day [- old|long]} <noun>",
            "{<n> days - long} <noun>",
            "for <n> days|nights",
            "{<n> days|nights} of",
        ],
    ),
    (
        &d::NTH_DAY,
        &[
            "its|their <nth> [straight|consecutive|successive|full] day",
            "for [the|a] <nth> [straight|consecutive|successive] day",
            "the <nth> [straight|consecutive|successive] day of",
        ],
    ),
    (
        &d::COMING_DAYS,
        &[
            "within [the] [next|coming] <n> <unit>",
            "[in|over|during] the next|coming|following <n> <unit>",
        ],
    ),
    (
        &d::SOON,
        &[
            "[in|over|within|during] [the] coming|next [@few] hours|days|weeks|months|years",
            "within hours|days|weeks|months",
        ],
    ),
    // Weeks.
    (
        &u::WEEKEND,
        &["[over|during|at|on] the|this [past] weekend"],
    ),
    (&l::LAST_WEEKEND, &["[over|during] last weekend"]),
    (
        &l::NEXT_WEEKEND,
        &["[over|during] next weekend", "this coming weekend"],
    ),
    (
        &u::THIS_WEEK,
        &[
            "[so far] this week",
            "since the beginning|start of the|this week",
            "[the] beginning|start of the|this week",
        ],
    ),
    (
        &l::EARLIER_THIS_WEEK,
        &["early|earlier this week", "earlier in the week"],
    ),
    (
        &l::REST_OF_WEEK,
        &[
            "late|later this week",
            "later in the week",
            "the rest of the|this week",
        ],
    ),
    (&l::END_OF_WEEK, &["[at] the end of the|this week"]),
    (
        &u::LATE_LAST_WEEK,
        &["late last week", "[at] the end of last week"],
    ),
    (
        &l::EARLY_LAST_WEEK,
        &[
            "early|earlier last week",
            "[at] the beginning|start of last week",
        ],
    ),
    (&u::LAST_WEEK, &["[sometime] last week"]),
    (
        &l::NEXT_WEEK,
        &["[early|late] next week", "[in] the coming week"],
    ),
    (
        &u::PAST_WEEK,
        &[
            "[in|over|during|for|throughout] the past|last week",
            "past week",
            "{week - old|long} <noun>",
            "weeklong",
            "for a|one week",
            "{a|one week} of",
        ],
    ),
    (
        &l::LASTING_WEEKS,
        &[
            "@past <n> weeks",
            "{<n> - week [- old|long]} <noun>",
            "for <n> weeks",
            "{<n> weeks} of",
        ],
    ),
    (
        &u::RECENT_WEEKS,
        &[
            "[in|over|for] [the] recent weeks",
            "[for] several weeks",
            "@past @few weeks",
            "@past weeks",
            "@few weeks ago",
            "weeks ago",
        ],
    ),
    (
        &l::PAST_FORTNIGHT,
        &["@past fortnight", "for a fortnight", "{a fortnight} of"],
    ),
    (&u::FORTNIGHT_AGO, &["a fortnight ago", "two|2 weeks ago"]),
    (&l::WEEKS_AGO, &["<n> weeks|week ago"]),
    (
        &u::WEEK_OF_MONTH,
        &["[in|during] [the] <nth> week of|in @month"],
    ),
    // Months.
    (
        &u::EARLY_MONTH,
        &[
            "[in] early [in|-] @month",
            "[at|in] [the] beginning|start of @month",
            "[in] early <which> month",
            "[at] [the] beginning|start of <which> month",
        ],
    ),
    (
        &u::MIDDLE_OF_MONTH,
        &[
            "[in] mid [-] @month",
            "[in] [the] middle of @month",
            "[in] mid [-] <which> month",
        ],
    ),
    (
        &u::LATE_MONTH,
        &[
            "[in] late [in|-] @month",
            "[at|in] [the] end of @month",
            "[in] late <which> month",
            "[at] [the] end of <which> month",
            "[in] [the] last|final days of @month",
        ],
    ),
    (
        &l::MONTH_WITH_YEAR,
        &[
            "[in|during|throughout] <month> [of] <year>",
            "[in|during|throughout] <month> , <year>",
            "[in|during] <month> [of] <which> year",
        ],
    ),
    (&l::LAST_SUCH_MONTH, &["last <month>", "this past <month>"]),
    (&l::NEXT_SUCH_MONTH, &["next <month>"]),
    (
        &l::MONTH,
        &[
            "in|during|throughout <month>",
            "this <month>",
            "since|until|till|before|after|by|ending|beginning|starting [in] {<month>}",
        ],
    ),
    (
        &l::MONTH_RANGE,
        &["[in|from|between] <month> -|to|and|until|through|slash <month> [@year]"],
    ),
    (
        &l::THIS_MONTH,
        &[
            "[so far] this month",
            "since the beginning|start of this|the month",
        ],
    ),
    (
        &u::EARLIER_THIS_MONTH,
        &["earlier this month", "earlier in the month"],
    ),
    (
        &l::REST_OF_MONTH,
        &[
            "later this month",
            "later in the month",
            "the end of the month",
        ],
    ),
    (&u::LAST_MONTH, &["[sometime] last month"]),
    (&l::NEXT_MONTH, &["next month"]),
    (&l::MONTHS_AGO, &["<n> months|month ago"]),
    (
        &l::LASTING_MONTHS,
        &[
            "@past <n> months",
            "[in|over|during|for] the past|last month",
            "past month",
            "for <n> months|month",
            "{<n> months|month} of",
            "{<n> - month [- old|long]} <noun>",
            "{month - old|long} <noun>",
        ],
    ),
    // Days of the calendar.
    (
        &d::FULL_DATE,
        &[
            "<weekday> [,] @day @year",
            "@day @year",
            "[<weekday> [,]] @day [of] <which> year",
        ],
    ),
    (&u::CALENDAR_DAY, &["<weekday> [,] @day", "@day"]),
    (
        &u::AROUND_DAY,
        &[
            "around|about|circa|approximately [the] @day [@year]",
            "on or around|about @day [@year]",
        ],
    ),
    (
        &u::NIGHT_OF_DATES,
        &[
            "[in|on|during] [the] night of @days [@year]",
            "[in|on] [the] night between @days [@year]",
            "[in|on] [the] night from @days [@year]",
        ],
    ),
    (&d::DAY_RANGE, &["[on|from|between] @days [@year]"]),
    (&d::DATE_IN_DIGITS, &["[on] <iso>", "[on] <slashed>"]),
    (&d::NUMBERED_DAY, &["on the <numbered> [of this month]"]),
    // Years.
    (
        &l::YEAR,
        &[
            "in|during|throughout [the] [year] [of] <year>",
            "[in] the year <year>",
            "the {<year>} <noun>",
            "since|until|till|before|by|ending|beginning|starting|of [in] {<year>}",
        ],
    ),
    (&l::AROUND_YEAR, &["around|about|circa <year>"]),
    (
        &l::YEAR_RANGE,
        &[
            "[in|from] <year> - <year>|<yy>",
            "[in] <year> slash <year>|<yy>",
            "from <year> to|until|through <year>",
            "between <year> and <year>",
        ],
    ),
    (
        &l::PART_OF_YEAR,
        &[
            "[in|at] [the] <third> [-|of] <year>",
            "[in|at] [the] beginning of <year>",
            "[in|at] [the] <third> of <which> year",
            "[in] <third> [-] last year",
        ],
    ),
    (&l::LAST_YEAR, &["last year"]),
    (
        &l::THIS_YEAR,
        &[
            "[so far] this year",
            "since the beginning|start of the|this year",
        ],
    ),
    (
        &l::EARLIER_THIS_YEAR,
        &["early|earlier this year", "earlier in the year"],
    ),
    (
        &l::REST_OF_YEAR,
        &[
            "late|later this year",
            "later in the year",
            "the end of the year",
        ],
    ),
    (&l::NEXT_YEAR, &["[early|late] next year"]),
    (&l::YEARS_AGO, &["<n> years|year ago"]),
    (&l::DECADES_AGO, &["<n> decades|decade ago"]),
    (
        &l::LASTING_YEARS,
        &[
            "@past <n> years",
            "[in|over|during|for] the past|last year",
            "for <n> years",
            "{<n> years} of",
        ],
    ),
    (
        &l::LASTING_DECADES,
        &[
            "[in|over|during|for|throughout] the past|last decade",
            "@past <n> decades",
            "for <n> decades|decade",
            "{<n> decades|decade} of",
        ],
    ),
    (
        &l::DECADE,
        &[
            "[in|during|throughout] the <third> [-] <decade>",
            "[in|during|throughout] the <decade>",
            "<third> [-] <decade>",
        ],
    ),
    (
        &l::SEASON,
        &[
            "[in|during|throughout] [the] <season> [of] <year>",
            "in|during|throughout the spring|summer|autumn|winter",
            "this <season>",
            "since|until|till|before {spring|summer|autumn|winter}",
        ],
    ),
    (&l::SEASON_OF_YEAR, &["[in] [the] <season> of <which> year"]),
    (&l::LAST_SEASON, &["last <season>"]),
    (&l::NEXT_SEASON, &["next <season>"]),
    // Times with an end that nobody gives.
    (
        &l::FOR_WEEKS,
        &[
            "for [the] [past] [many|several] days|months|years|decades|hours",
            "for [the] [past] [many] weeks",
            "in the past [century|centuries|season|seasons]",
            "after|following|amid|despite|by|with|through {days|weeks|months|years|decades} of",
            "[in|over] recent months|years|decades",
            "[@few] months|years|decades ago",
            "@past [@few] months|years|decades",
            "for a long time",
            "several months|years",
        ],
    ),
    // From another date.
    (
        &d::FROM_ANOTHER_DATE,
        &[
            "[less|more|fewer] [than] <n> <unit> earlier|later|before|after|previously",
            "[@few] hours|days|weeks|months|years earlier|later|before|after|previously",
            "the next|following|previous|same day|night|morning|week|month|year",
            "the day|night|week|month|year before|after",
        ],
    ),
];
