//! A date phrase that was found, as it is shown and taken over; how it is found is told in `find`.

use std::ops::Range;

use crate::dossier::When;
use crate::reading::Reported;

use super::rule::{Flag, Precision, Rule};
use super::unresolved::Unresolved;

/// Words of a text that say when, and what they mean in a report of a given day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePhrase {
    /// Bytes in the text; on character boundaries, empty when no time is given.
    pub range: Range<usize>,
    /// The words, with single spaces.
    pub words: String,
    /// The row of the table that was used.
    pub rule: &'static Rule,
    /// The date, or the reason why there is none.
    pub outcome: Result<When, Unresolved>,
    /// What somebody who takes the date over should know, each once, in the order of the list.
    pub flags: Vec<Flag>,
    /// Other ways to read the words.
    pub otherwise: Vec<Otherwise>,
    /// The report that the words were counted from. `None`: not known, or the words name the date outright.
    pub counted_from: Option<Reported>,
    /// What the rule says within a sentence.
    pub(super) said: String,
}

/// Another way to read a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    pub rule: &'static Rule,
    pub when: When,
    /// What the rule says within a sentence.
    pub(super) said: String,
    pub(super) flags: Vec<Flag>,
}

impl DatePhrase {
    pub fn when(&self) -> Option<&When> {
        self.outcome.as_ref().ok()
    }

    /// `None`: the rule has no code, or there is no date.
    pub fn precision(&self) -> Option<Precision> {
        self.rule.precision.filter(|_| self.outcome.is_ok())
    }

    /// The phrase read in another of its ways, with the way it was read before among the others.
    pub fn read_as(&self, other: &Otherwise) -> Self {
        let mut read = self.clone();
        read.otherwise.retain(|it| it != other);
        let said = std::mem::replace(&mut read.said, other.said.clone());
        let flags = std::mem::replace(&mut read.flags, other.flags.clone());
        let rule = std::mem::replace(&mut read.rule, other.rule);
        if let Ok(when) = std::mem::replace(&mut read.outcome, Ok(other.when.clone())) {
            let before = Otherwise {
                rule,
                when,
                said,
                flags,
            };
            read.otherwise.push(before);
        }
        read
    }

    pub fn is_plan(&self) -> bool {
        self.flags.contains(&Flag::Plan)
    }

    /// Why the date is what it is, for a claim's note: `"late on Thursday" in a report of Friday 8 Aug 2008:
    /// the nearest Thursday not after it (7 Aug 2008).`
    pub fn note(&self) -> String {
        let mut note = match (self.words.as_str(), &self.counted_from) {
            ("", Some(report)) => format!("No time given in a report of {}: ", report.in_words()),
            ("", None) => "No time given: ".to_owned(),
            (words, Some(report)) => {
                format!("\"{words}\" in a report of {}: ", report.in_words())
            }
            (words, None) => format!("\"{words}\": "),
        };
        match &self.outcome {
            Ok(when) => {
                note += &format!("{} ({}).", self.said, when.in_words());
                for flag in self.flags.iter().filter(|flag| flag.belongs_in_a_note()) {
                    note += " ";
                    note += flag.sentence();
                }
            }
            Err(reason) => note += &format!("no date. {reason}"),
        }
        note
    }
}

impl Flag {
    /// The others are said by the date in words, or by the rule.
    fn belongs_in_a_note(self) -> bool {
        matches!(
            self,
            Self::Plan
                | Self::NightMayRunOn
                | Self::TimeOfDayLeftOut
                | Self::ZoneLeftOut
                | Self::WeekdayDisagrees
                | Self::TakenToLastUntilReport
                | Self::TakenAsReportDay
                | Self::PublicationBetweenDays
        )
    }
}
