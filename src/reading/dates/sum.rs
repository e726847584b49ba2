//! What a draft says when it is put together: which rules apply to it, and the span they give for one day of the
//! report. What a report of several days makes of it is in `resolve`.

use crate::dossier::Day;

use super::captured::Captured;
use super::find::{Draft, Made};
use super::grammar::Match;
use super::rule::{Flag, Reckon, Rule};
use super::rules::{joined, ucdp};
use super::span::{End, Span};
use super::unresolved::Unresolved;
use super::words::Limit;

type Reckoned = Result<Span, Unresolved>;

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
pub struct Core<'d> {
    pub rule: &'static Rule,
    pub captured: &'d Captured,
    said_as: SaidAs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SaidAs {
    Plain,
    Estimate,
}

#[derive(Clone, Copy)]
pub enum Sum<'d> {
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
    pub fn other(self) -> Option<Self> {
        self.rule.also.map(|rule| Self { rule, ..self })
    }

    pub fn span(self, r: Option<Day>) -> Reckoned {
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

    pub fn said(self) -> String {
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
    pub fn new(draft: &'d Draft, outlook: Outlook) -> Self {
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
    pub fn core(self) -> Core<'d> {
        match self {
            Self::One(core) | Self::Limited(_, core) | Self::FromTo(core, ..) => core,
        }
    }

    /// Read by the other rule of the words that it begins with.
    pub fn other(self) -> Option<Self> {
        Some(match self {
            Self::One(core) => Self::One(core.other()?),
            Self::Limited(limit, core) => Self::Limited(limit, core.other()?),
            Self::FromTo(first, last, outlook) => Self::FromTo(first.other()?, last, outlook),
        })
    }

    pub fn is_plan(self) -> bool {
        let plans = |core: Core<'_>| core.rule.flags.contains(&Flag::Plan);
        match self {
            Self::One(core) | Self::Limited(_, core) => plans(core),
            Self::FromTo(first, last, _) => plans(first) || plans(last),
        }
    }

    pub fn rule(self) -> &'static Rule {
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

    pub fn said(self) -> String {
        match self {
            Self::One(core) => core.said(),
            _ => self.rule().said.replace("{inner}", &self.core().said()),
        }
    }

    pub fn span(self, r: Option<Day>) -> Reckoned {
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
