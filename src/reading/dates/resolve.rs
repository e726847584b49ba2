//! From a draft to its date: which rule applies, counted from which day, with what doubt.

use crate::dossier::{Bound, Day, When};
use crate::reading::{Doubt, Reported};

use super::captured::{Captured, Slot, Which};
use super::find::{Draft, Made};
use super::grammar::Match;
use super::phrase::{DatePhrase, Otherwise};
use super::plan::{Spoken, Sureness};
use super::reckon::calendar::either_order;
use super::reckon::days::weekday_of;
use super::rule::{Flag, Reckon, Rule};
use super::rules::{joined, ucdp};
use super::span::{End, Footing, Span};
use super::unresolved::Unresolved;
use super::words::Limit;

type Reckoned = Result<Span, Unresolved>;

/// A publication that can be any day of more than these is too vague to count from, unless all of them give the
/// same date: a month, the longest that the codebook's codes reach.
const VAGUEST_DAYS: i64 = 31;

/// Whether the sentence speaks of the date as still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    Past,
    Plan,
    /// As what was planned once: "was to meet".
    PlanOfThen,
}

/// A match with the rule that its sentence asks for.
#[derive(Clone, Copy)]
struct Core<'d> {
    rule: &'static Rule,
    captured: &'d Captured,
    said_as: SaidAs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SaidAs {
    Plain,
    Estimate,
}

#[derive(Clone, Copy)]
enum Sum<'d> {
    One(Core<'d>),
    Limited(Limit, Core<'d>),
    FromTo(Core<'d>, Core<'d>, Outlook),
}

impl<'d> Core<'d> {
    fn new(it: &'d Match, outlook: Outlook, said_as: SaidAs) -> Self {
        let planned = it.planned();
        let rule = match outlook {
            Outlook::Past => None,
            Outlook::Plan => planned,
            Outlook::PlanOfThen => planned.map(|rule| rule.planned_then.unwrap_or(rule)),
        };
        Self {
            rule: rule.unwrap_or(it.rule),
            captured: &it.captured,
            said_as,
        }
    }

    /// Read by the other rule of its words. `None`: there is none.
    fn other(self) -> Option<Self> {
        self.rule.also.map(|rule| Self { rule, ..self })
    }

    fn span(self, r: Option<Day>) -> Reckoned {
        match self.rule.reckon {
            Reckon::Day(reckon) | Reckon::Longer(reckon) | Reckon::Lasting(reckon) => {
                let span = reckon(self.captured, r)?;
                Ok(match self.said_as {
                    SaidAs::Plain => span,
                    SaidAs::Estimate => span.about(),
                })
            }
            Reckon::Never(reason) => Err(reason),
            Reckon::Joined => Err(Unresolved::NothingBoundsIt),
        }
    }

    /// Whether which of many such days is meant is found by looking from another day.
    fn is_nearest(self) -> bool {
        self.rule.planned.is_some() || self.rule.flags.contains(&Flag::Plan)
    }

    fn said(self) -> String {
        const WEEKDAYS: [&str; 7] = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let weekday = self.captured.weekday(0).map(usize::from);
        let month = self.captured.month(0).map(|month| usize::from(month) - 1);
        let name = |names: &[&'static str], at: Option<usize>| {
            at.and_then(|at| names.get(at))
                .copied()
                .unwrap_or("such day")
        };
        self.rule
            .said
            .replace("{weekday}", name(&WEEKDAYS, weekday))
            .replace("{month}", name(&MONTHS, month))
    }
}

impl<'d> Sum<'d> {
    fn new(draft: &'d Draft, outlook: Outlook) -> Self {
        let said_as = if draft.flags.contains(&Flag::Estimate) {
            SaidAs::Estimate
        } else {
            SaidAs::Plain
        };
        let core = |it, outlook| Core::new(it, outlook, said_as);
        match &draft.made {
            Made::One(it) => Self::One(core(it, outlook)),
            Made::Limited(limit, it) => {
                // What has lasted since a day, or came after it, is no plan.
                let looks_back = matches!(limit, Limit::Since | Limit::After);
                let outlook = if looks_back { Outlook::Past } else { outlook };
                Self::Limited(*limit, core(it, outlook))
            }
            Made::FromTo(first, last) => {
                Self::FromTo(core(first, outlook), core(last, outlook), outlook)
            }
        }
    }

    /// The core that the phrase's flags come from.
    fn core(self) -> Core<'d> {
        match self {
            Self::One(core) | Self::Limited(_, core) | Self::FromTo(core, ..) => core,
        }
    }

    /// Read by the other rule of the words that it begins with.
    fn other(self) -> Option<Self> {
        Some(match self {
            Self::One(core) => Self::One(core.other()?),
            Self::Limited(limit, core) => Self::Limited(limit, core.other()?),
            Self::FromTo(first, last, outlook) => Self::FromTo(first.other()?, last, outlook),
        })
    }

    fn is_plan(self) -> bool {
        let plans = |core: Core<'_>| core.rule.flags.contains(&Flag::Plan);
        match self {
            Self::One(core) | Self::Limited(_, core) => plans(core),
            Self::FromTo(first, last, _) => plans(first) || plans(last),
        }
    }

    fn rule(self) -> &'static Rule {
        match self {
            Self::One(core) => core.rule,
            Self::Limited(Limit::Since, core) if core.captured.is_weekday_alone() => {
                &ucdp::SINCE_WEEKDAY
            }
            Self::Limited(limit, _) => match limit {
                Limit::Since => &joined::SINCE,
                Limit::Until => &joined::UNTIL,
                Limit::Before => &joined::BEFORE,
                Limit::After => &joined::AFTER,
                Limit::Ending => &joined::ENDING,
                Limit::Beginning => &joined::BEGINNING,
            },
            Self::FromTo(..) => &joined::FROM_TO,
        }
    }

    fn said(self) -> String {
        match self {
            Self::One(core) => core.said(),
            _ => self.rule().said.replace("{inner}", &self.core().said()),
        }
    }

    fn span(self, r: Option<Day>) -> Reckoned {
        match self {
            Self::One(core) => core.span(r),
            Self::Limited(limit, core) => limited(limit, core.span(r)?, r),
            Self::FromTo(first, last, Outlook::Past) => {
                let last = last.span(r)?;
                let from = last
                    .from
                    .map(|end| end.first)
                    .filter(|_| first.is_nearest());
                Ok(Span {
                    from: first.span(from.or(r))?.from,
                    to: last.to,
                })
            }
            Self::FromTo(first, last, Outlook::Plan | Outlook::PlanOfThen) => {
                let first = first.span(r)?;
                let from = first.to.map(|end| end.last).filter(|_| last.is_nearest());
                Ok(Span {
                    from: first.from,
                    to: last.span(from.or(r))?.to,
                })
            }
        }
    }
}

impl Captured {
    fn is_weekday_alone(&self) -> bool {
        self.weekday(0).is_some() && self.len() == 1
    }
}

fn limited(limit: Limit, span: Span, r: Option<Day>) -> Reckoned {
    Ok(match limit {
        Limit::Since | Limit::After => Span {
            from: span.from,
            to: Some(End::counted(r.ok_or(Unresolved::NoPublicationDate)?)),
        },
        Limit::Until | Limit::Ending => Span {
            from: None,
            to: span.to,
        },
        Limit::Before => Span {
            from: None,
            to: span.from.map(End::before),
        },
        Limit::Beginning => Span {
            from: span.from,
            to: None,
        },
    })
}

/// A span and how it came about.
struct Counted {
    when: Result<When, Unresolved>,
    /// What other days of the report make of it, when no span that fits all of them says what was meant.
    others: Vec<When>,
    from_report: bool,
    widened: bool,
    doubted: bool,
}

impl Counted {
    fn plain(when: Result<When, Unresolved>, from_report: bool) -> Self {
        Self {
            when,
            others: Vec::new(),
            from_report,
            widened: false,
            doubted: false,
        }
    }
}

/// What the first and the last day that a report can be of make of a phrase, put together.
struct Agreed {
    span: Span,
    others: Vec<Span>,
    widened: bool,
}

/// Whether two readings lie further apart than the days that the report can be of, with days between them that
/// neither means: "20 August" of two years.
fn is_leap(first: Span, last: Span, days: i64) -> bool {
    let gap = |from: Option<End>, to: Option<End>| match (from, to) {
        (Some(from), Some(to)) => to.first.0 - from.last.0 - 1,
        _ => 0,
    };
    gap(first.to, last.from) > days
}

fn agreed(sum: Sum<'_>, reported: &Reported) -> Result<Agreed, Unresolved> {
    let Reported { day, earliest, .. } = *reported;
    let last = sum.span(Some(day))?;
    let first = sum.span(Some(earliest))?;
    let alone = |span, others, widened| Agreed {
        span,
        others,
        widened,
    };
    if last == first {
        return Ok(alone(last, Vec::new(), false));
    }
    if day.0 - earliest.0 > VAGUEST_DAYS {
        return Err(Unresolved::PublicationTooVague);
    }
    // What is named decides, not how far it lasts: "since 20 August" reaches the report from either year.
    let (named_first, named_last) = match sum {
        Sum::Limited(_, core) => (core.span(Some(earliest))?, core.span(Some(day))?),
        Sum::One(_) | Sum::FromTo(..) => (first, last),
    };
    let hull = first.up_to(last);
    if !is_leap(named_first, named_last, day.0 - earliest.0) {
        return Ok(alone(hull, Vec::new(), true));
    }
    let (first, last) = match sum {
        // It ends with the report, whichever of its days that is.
        Sum::Limited(Limit::Since | Limit::After, _) => (hull, last),
        _ => (first, last),
    };
    Ok(
        match (
            named_first.meets(earliest, day),
            named_last.meets(earliest, day),
        ) {
            (_, true) => alone(last, vec![first], false),
            (true, false) => alone(first, vec![last], false),
            (false, false) => alone(hull, vec![first, last], true),
        },
    )
}

fn counted(sum: Sum<'_>, reported: Option<&Reported>) -> Counted {
    let reported = match (sum.span(None), reported) {
        // The words name it outright.
        (Ok(span), _) => return Counted::plain(span.written(Doubt::None), false),
        (Err(Unresolved::NoPublicationDate), Some(reported)) => reported,
        (Err(reason), _) => return Counted::plain(Err(reason), false),
    };
    let agreed = match agreed(sum, reported) {
        Ok(agreed) => agreed,
        Err(reason) => return Counted::plain(Err(reason), true),
    };
    let Agreed {
        span,
        others,
        widened,
    } = agreed;
    let on_report = |end: Option<End>| end.is_some_and(|end| end.footing == Footing::Report);
    let others = others.iter();
    Counted {
        when: span.written(reported.doubt),
        others: others
            .filter_map(|other| other.written(reported.doubt).ok())
            .collect(),
        from_report: true,
        widened,
        doubted: reported.doubt != Doubt::None && (on_report(span.from) || on_report(span.to)),
    }
}

/// The date of a draft. `words` are those of its range.
pub fn resolved(
    draft: &Draft,
    spoken: Spoken,
    reported: Option<&Reported>,
    range: std::ops::Range<usize>,
    words: &str,
) -> DatePhrase {
    let sum = Sum::new(draft, spoken.outlook);
    let counted = counted(sum, reported);
    let mut flags = draft.flags.clone();
    flags.extend(sum.rule().flags);
    if sum.is_plan() {
        flags.push(Flag::Plan);
    }
    flags.extend(own_flags(sum, &counted, reported));
    let otherwise = otherwise(draft, spoken, &counted, reported);
    if !otherwise.is_empty() {
        flags.push(Flag::OtherwiseRead);
    }
    flags.sort_unstable();
    flags.dedup();
    DatePhrase {
        range,
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        rule: sum.rule(),
        said: sum.said(),
        counted_from: reported.copied().filter(|_| counted.from_report),
        outcome: counted.when,
        flags,
        otherwise,
    }
}

fn own_flags(sum: Sum<'_>, counted: &Counted, reported: Option<&Reported>) -> Vec<Flag> {
    let captured = sum.core().captured;
    let mut flags = Vec::new();
    if captured.which() == Some(Which::Next) {
        flags.push(Flag::Plan);
    }
    let Ok(when) = &counted.when else {
        return flags;
    };
    if counted.from_report && captured.month(0).is_some() && captured.year(0).is_none() {
        flags.push(Flag::YearFromReport);
    }
    let ahead = |day| reported.is_some_and(|reported| day > reported.day);
    // "December this year", in a report of August.
    if counted.from_report && when.latest().day().is_some_and(ahead) {
        flags.push(Flag::Plan);
    }
    if counted.widened {
        flags.push(Flag::PublicationBetweenDays);
    }
    if counted.doubted {
        flags.push(Flag::PublicationDoubted);
    }
    if captured.nth(Slot::DayOfMonth, 0).is_some()
        && let (Some(weekday), Bound::Day(day), Bound::Day(last)) =
            (captured.weekday(0), when.earliest(), when.latest())
        && day == last
        && weekday_of(day) != weekday
    {
        flags.push(Flag::WeekdayDisagrees);
    }
    flags
}

fn otherwise(
    draft: &Draft,
    spoken: Spoken,
    counted_as: &Counted,
    reported: Option<&Reported>,
) -> Vec<Otherwise> {
    let sum = Sum::new(draft, spoken.outlook);
    if counted_as.when == Err(Unresolved::OrderOfDayAndMonth) {
        let both = either_order(sum.core().captured).into_iter();
        let both = both.filter_map(|span| span.written(Doubt::None).ok());
        let rule = sum.rule();
        return both.map(|when| Otherwise { rule, when }).collect();
    }
    let mut others: Vec<Otherwise> = Vec::new();
    let mut add = |rule, when| {
        if counted_as.when.as_ref() != Ok(&when) && others.iter().all(|it| it.when != when) {
            others.push(Otherwise { rule, when });
        }
    };
    for when in &counted_as.others {
        add(sum.rule(), when.clone());
    }
    let outlooks = other_outlooks(spoken).iter();
    let outlooks = outlooks.map(|outlook| Sum::new(draft, *outlook));
    for sum in sum.other().into_iter().chain(outlooks) {
        let counted = counted(sum, reported);
        for when in counted.when.into_iter().chain(counted.others) {
            add(sum.rule(), when);
        }
    }
    others
}

/// A plan may be one that somebody told of afterwards, or for the very day of the report; what seems to have been may
/// be a plan where the sentence leaves a doubt.
fn other_outlooks(spoken: Spoken) -> &'static [Outlook] {
    match (spoken.outlook, spoken.sureness) {
        (Outlook::Plan, _) => &[Outlook::PlanOfThen, Outlook::Past],
        (Outlook::PlanOfThen, _) => &[Outlook::Plan, Outlook::Past],
        (Outlook::Past, Sureness::Doubtful) => &[Outlook::Plan],
        (Outlook::Past, Sureness::Plain) => &[],
    }
}
