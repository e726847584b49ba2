//! What a rule is: its words as a person reads them, and its arithmetic. The rules themselves are in `rules`.

use crate::dossier::Day;

use super::captured::Captured;
use super::span::Span;
use super::unresolved::Unresolved;

/// One row of the table that leads from words to days.
pub struct Rule {
    /// What it is called, for lists and for the screen.
    pub name: &'static str,
    /// The phrases that it takes, by example.
    pub pattern: &'static str,
    /// The days that it gives; R is the day of the report.
    pub interval: &'static str,
    /// `None`: the rule has no code in its source.
    pub precision: Option<Precision>,
    pub origin: Origin,
    /// The interval within a sentence, where "it" is the report. `{weekday}` and `{month}` stand for those
    /// named, `{inner}` for what the phrase it is built on says.
    pub(super) said: &'static str,
    pub(super) reckon: Reckon,
    pub(super) flags: &'static [Flag],
    /// The rule to use instead when the words speak of a plan. `None`: this one either way.
    pub(super) planned: Option<&'static Rule>,
    /// Of a rule for plans, the one to use when the words tell of what was planned, from some time after. `None`: this
    /// one.
    pub(super) planned_then: Option<&'static Rule>,
    /// Another rule that the same words can be read by. `None`: there is no doubt of the rule.
    pub(super) also: Option<&'static Rule>,
}

/// How exactly a date is known: the codes of the UCDP Georeferenced Event Dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Code 1.
    ExactDay,
    /// Code 2: two to six days.
    FewDays,
    /// Code 3.
    Week,
    /// Code 4.
    UpToAMonth,
}

impl Precision {
    /// 1 to 4.
    pub fn code(self) -> u8 {
        self as u8 + 1
    }
}

/// Who made a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The codebook of the Uppsala Conflict Data Program's Georeferenced Event Dataset, appendix on dates.
    UcdpGed,
    /// Dateline's own, where the codebook has none.
    Ours,
}

impl Origin {
    pub fn in_words(self) -> &'static str {
        match self {
            Self::UcdpGed => "UCDP GED codebook, appendix on dates",
            Self::Ours => "Dateline's own rule",
        }
    }
}

/// What somebody who takes over a date should know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    Plan,
    OneNightTwoDays,
    NightMayRunOn,
    TimeOfDayLeftOut,
    ZoneLeftOut,
    YearFromReport,
    WeekdayDisagrees,
    TakenToLastUntilReport,
    TakenAsReportDay,
    StartUnknown,
    EndUnknown,
    NorthernSeasons,
    Estimate,
    PublicationDoubted,
    PublicationBetweenDays,
    OtherwiseRead,
}

impl Flag {
    /// As a sentence for the screen.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Plan => "It is about a plan; the words do not say that it took place.",
            Self::OneNightTwoDays => "One night, two days.",
            Self::NightMayRunOn => "The night may run on into the next day.",
            Self::TimeOfDayLeftOut => "The time of day is left out.",
            Self::ZoneLeftOut => {
                "The hour has a zone of its own; the day is kept as written, and may be another one locally."
            }
            Self::YearFromReport => {
                "The words name no year; it is that of the report, or the year beside it."
            }
            Self::WeekdayDisagrees => "The weekday in the words is not the one of that date.",
            Self::TakenToLastUntilReport => "It is taken to last until the report.",
            Self::TakenAsReportDay => "No day is named; it is taken as that of the report.",
            Self::StartUnknown => "The words do not say when it began.",
            Self::EndUnknown => "The words do not say when it ends.",
            Self::NorthernSeasons => "Seasons are those of the northern half of the world.",
            Self::Estimate => "The words themselves call it an estimate.",
            Self::PublicationDoubted => "The day of the report is itself in doubt.",
            Self::PublicationBetweenDays => {
                "The day of the report is known only to lie between two; the date is widened to fit all of them."
            }
            Self::OtherwiseRead => "The words can be read in another way.",
        }
    }
}

/// From what the words say and the day of the report to the days meant.
pub type Arithmetic = fn(&Captured, Option<Day>) -> Result<Span, Unresolved>;

#[derive(Clone, Copy)]
pub(super) enum Reckon {
    /// Days, for which a time of day may be given beside.
    Day(Arithmetic),
    /// Weeks, months, years and the like, which can also be where something begins or ends.
    Longer(Arithmetic),
    /// How long something lasts, which cannot.
    Lasting(Arithmetic),
    /// Made of other phrases, in `joined`.
    Joined,
    /// Names no date in any report.
    Never(Unresolved),
}

impl Rule {
    const fn new(origin: Origin, row: [&'static str; 4], reckon: Reckon) -> Self {
        let [name, pattern, interval, said] = row;
        Self {
            name,
            pattern,
            interval,
            precision: None,
            origin,
            said,
            reckon,
            flags: &[],
            planned: None,
            planned_then: None,
            also: None,
        }
    }

    /// A rule of the codebook: its name, pattern, interval, and the interval within a sentence.
    pub(super) const fn ucdp(row: [&'static str; 4], precision: Precision, reckon: Reckon) -> Self {
        let mut rule = Self::new(Origin::UcdpGed, row, reckon);
        rule.precision = Some(precision);
        rule
    }

    /// A rule of our own.
    pub(super) const fn ours(row: [&'static str; 4], reckon: Reckon) -> Self {
        Self::new(Origin::Ours, row, reckon)
    }

    pub(super) const fn with(mut self, flags: &'static [Flag]) -> Self {
        self.flags = flags;
        self
    }

    pub(super) const fn or_planned(mut self, planned: &'static Rule) -> Self {
        self.planned = Some(planned);
        self
    }

    pub(super) const fn or_planned_then(mut self, planned_then: &'static Rule) -> Self {
        self.planned_then = Some(planned_then);
        self
    }

    pub(super) const fn or_else(mut self, also: &'static Rule) -> Self {
        self.also = Some(also);
        self
    }

    /// Whether something can begin or end with it: "since Thursday", but not "after weeks".
    pub(super) fn names_a_time(&self) -> bool {
        matches!(self.reckon, Reckon::Day(_) | Reckon::Longer(_))
    }

    /// Whether a day is meant, so that an hour may stand beside it.
    pub(super) fn names_a_day(&self) -> bool {
        matches!(self.reckon, Reckon::Day(_))
    }
}

/// Two rules are the same when they are the same row.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Rule {}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.name)
    }
}
