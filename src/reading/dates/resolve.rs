//! From a draft to its date: which rule applies, counted from which day, with what doubt.

use crate::dossier::{Bound, When};
use crate::reading::{Doubt, Reported};

use super::captured::{Slot, Which};
use super::find::Draft;
use super::phrase::{DatePhrase, Otherwise};
use super::plan::{Spoken, Sureness};
use super::reckon::calendar::either_order;
use super::reckon::days::weekday_of;
use super::rule::Flag;
use super::span::{End, Footing, Span};
use super::sum::{Outlook, Sum};
use super::unresolved::Unresolved;
use super::words::Limit;

/// A publication that can be any day of more than these is too vague to count from, unless all of them give the
/// same date: a month, the longest that the codebook's codes reach.
const VAGUEST_DAYS: i64 = 31;

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
    let mut flags = flags_of(draft, sum, &counted, reported);
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

fn flags_of(
    draft: &Draft,
    sum: Sum<'_>,
    counted: &Counted,
    reported: Option<&Reported>,
) -> Vec<Flag> {
    let mut flags = draft.flags.clone();
    flags.extend(sum.rule().flags);
    if sum.is_plan() {
        flags.push(Flag::Plan);
    }
    flags.extend(own_flags(sum, counted, reported));
    flags
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
        return both
            .map(|when| Otherwise {
                rule: sum.rule(),
                when,
                said: sum.said(),
                flags: Vec::new(),
            })
            .collect();
    }
    let mut others: Vec<Otherwise> = Vec::new();
    let mut add = |sum: Sum<'_>, counted: &Counted| {
        for when in counted.when.iter().chain(&counted.others) {
            if counted_as.when.as_ref() != Ok(when) && others.iter().all(|it| it.when != *when) {
                let mut flags = flags_of(draft, sum, counted, reported);
                flags.push(Flag::OtherwiseRead);
                flags.sort_unstable();
                flags.dedup();
                others.push(Otherwise {
                    rule: sum.rule(),
                    when: when.clone(),
                    said: sum.said(),
                    flags,
                });
            }
        }
    };
    add(sum, counted_as);
    let outlooks = other_outlooks(spoken).iter();
    let outlooks = outlooks.map(|outlook| Sum::new(draft, *outlook));
    for sum in sum.other().into_iter().chain(outlooks) {
        add(sum, &counted(sum, reported));
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
