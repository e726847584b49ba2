//! What a language has to say for its dates to be read: its words, as lists. English is in `english`.

use super::rule::Rule;

/// The words of one language, all in lower case. In running text, names of weekdays and months count only with
/// a capital: "May" is the month, "may" is not.
pub struct Words {
    /// From Monday. Full names, which stand for the day wherever they are.
    pub weekdays: [&'static [&'static str]; 7],
    /// Short names that stand for the day before a full stop or a date.
    pub weekdays_short: [&'static [&'static str]; 7],
    /// Short names that are also words ("sun"), and stand for the day before a date only.
    pub weekdays_doubtful: [&'static [&'static str]; 7],
    /// From January, long and short.
    pub months: [&'static [&'static str]; 12],
    /// From spring.
    pub seasons: [&'static [&'static str]; 4],
    pub counts: &'static [(&'static str, u32)],
    /// Tens that take a dash and a count: "twenty-four".
    pub tens: &'static [(&'static str, u32)],
    pub ordinals: &'static [(&'static str, u32)],
    /// Endings of ordinals in digits: "st", "th".
    pub ordinal_endings: &'static [&'static str],
    /// Hour, day, week, month, year, decade.
    pub units: [&'static [&'static str]; 6],
    /// Last, this, next.
    pub which: [&'static [&'static str]; 3],
    /// Early, middle, late.
    pub thirds: [&'static [&'static str]; 3],
    pub parts_of_day: &'static [&'static str],
    pub zones: &'static [&'static str],
    /// Words after a number in four digits that make it a count and not a year.
    pub counted: &'static [&'static str],
    /// Endings of words that are many of something.
    pub plural_endings: &'static [&'static str],
    /// Words with such an ending that are none.
    pub no_plurals: &'static [&'static str],
    /// Words before a weekday that make it a name or a habit: "Black Friday", "every Friday".
    pub no_weekday_after: &'static [&'static str],
    /// Words after a weekday that make it a name: "Sunday Times".
    pub no_weekday_before: &'static [&'static str],
    /// What lies ahead when it lasts so many days ("a two-day ultimatum"), or has an age ("a two-day-old baby").
    pub no_duration_of: &'static [&'static str],
    /// Words in front of a day that do not change it, longest first: "late on".
    pub leads: &'static [&'static [&'static str]],
    /// Words in front of a month, week or year that make it an estimate.
    pub hedges: &'static [&'static str],
    /// Words in front of a date that make it one end of a span.
    pub limits: &'static [(Limit, &'static [&'static str])],
    /// Words between two dates that make them the ends of a span.
    pub joiners: &'static [&'static [&'static str]],
    /// Words in front of two dates that do, too, and those then between them: "between", "and".
    pub paired: &'static [(&'static str, &'static [&'static str])],
    /// Words behind a day that belong to its hour: "at", "local time".
    pub before_clock: &'static [&'static str],
    pub after_clock: &'static [&'static [&'static str]],
    pub plan: PlanWords,
    /// Named parts of phrases: "@day".
    pub parts: &'static [(&'static str, &'static str)],
    /// Which phrases each rule takes; see `grammar` for how they are written.
    pub shapes: &'static [(&'static Rule, &'static [&'static str])],
    /// Phrases that count only when they are all that is read.
    pub alone: &'static [(&'static Rule, &'static [&'static str])],
}

/// What a limit makes of the date after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Since,
    Until,
    Before,
    After,
    /// "ending in 1992".
    Ending,
    /// "beginning in 1992".
    Beginning,
}

/// How a sentence says that a day is still to come.
pub struct PlanWords {
    /// "will", "due to" …
    pub ahead: &'static [&'static [&'static str]],
    /// Of these, what tells of a plan from some time after it was made: "was to".
    pub ahead_then: &'static [&'static [&'static str]],
    /// What has been: "said", "had been due".
    pub behind: &'static [&'static [&'static str]],
    /// Endings of words for what has been.
    pub behind_endings: &'static [&'static str],
    /// Words with such an ending that say nothing of when: "hundred", "armed".
    pub not_behind: &'static [&'static str],
    /// Verbs that leave open when what follows them takes place: "be" in "will be signed".
    pub open_verbs: &'static [&'static [&'static str]],
    /// Words after which one for what has been is no verb: "the wounded".
    pub determiners: &'static [&'static [&'static str]],
    /// What may stand between such a verb and what follows it, and endings of more of it.
    pub adverbs: &'static [&'static str],
    pub adverb_endings: &'static [&'static str],
    /// Verbs of reporting: next to a day, they give the day of the words, not of what they are about.
    pub reporting: &'static [&'static str],
}
