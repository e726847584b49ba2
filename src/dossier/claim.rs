//! One assertion in one source, and the words it stands on.

use serde::{Deserialize, Serialize};

use super::anchor::{Anchoring, Quote};
use super::id::{ActorId, ClaimId, DisputeId, EventId, KindId, PlaceId, PositionId};
use super::when::When;

/// Who asserts what, about where and when, in which words.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub id: ClaimId,
    pub excerpt: Excerpt,
    /// What is asserted, in the dossier's own neutral words, one sentence.
    pub statement: String,
    pub kind: KindId,
    /// Claimants. Empty: the publication itself.
    pub by: Vec<ActorId>,
    /// Outlets and wires through which it reached the source.
    pub via: Vec<ActorId>,
    pub about: Vec<PlaceId>,
    /// Where it was said, when the words say so.
    pub said_at: Option<PlaceId>,
    /// When what it is about happened. `None`: the words support no date.
    pub occurred: Option<When>,
    /// The source's words for that date, and the reasoning from them.
    pub occurred_note: Option<String>,
    /// When the claimant spoke. `None`: not known.
    pub said: Option<When>,
    /// Events it reports.
    pub events: Vec<EventId>,
    /// Positions it takes.
    pub stances: Vec<Stance>,
    pub relations: Vec<(Relation, ClaimId)>,
    pub figure: Option<Figure>,
}

/// A verbatim passage, and whether it was found again in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub quote: Quote,
    pub anchoring: Anchoring,
}

/// A position that a claim takes in a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    pub dispute: DisputeId,
    pub position: PositionId,
}

/// How one claim bears on another, written on the later or the answering one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Says outright that the other is not so.
    Denies,
    /// Cannot be true together with the other, without referring to it.
    Contradicts,
    /// Asserts the same from another mouth.
    Confirms,
    /// Gives a later figure or state of the same thing.
    Updates,
}

impl Relation {
    pub const ALL: [Self; 4] = [
        Self::Denies,
        Self::Contradicts,
        Self::Confirms,
        Self::Updates,
    ];

    /// The field's name in a dossier.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::Contradicts => "contradicts",
            Self::Confirms => "confirms",
            Self::Updates => "updates",
        }
    }

    /// The same bond told from the other end, as a phrase: "denied by".
    pub fn passive(self) -> &'static str {
        match self {
            Self::Denies => "denied by",
            Self::Contradicts => "contradicted by",
            Self::Confirms => "confirmed by",
            Self::Updates => "updated by",
        }
    }

    /// Whether it makes the other claim contested. A contradiction works both ways, a denial only
    /// on what it denies.
    pub fn opposes(self) -> bool {
        matches!(self, Self::Denies | Self::Contradicts)
    }
}

/// A claimed number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted, as a shared name: "civilians-killed".
    pub measure: String,
    pub value: Option<f64>,
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
    /// Given as approximate ("about 70,000").
    pub about: Option<f64>,
    /// `None`: a plain count.
    pub unit: Option<String>,
}

impl Figure {
    /// "at least 15", "10", "about 70,000".
    pub fn in_words(&self) -> String {
        let number = |value: f64| grouped(value);
        let mut words = match (self.value, self.about, self.at_least, self.at_most) {
            (Some(value), ..) => number(value),
            (None, Some(about), ..) => format!("about {}", number(about)),
            (None, None, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
            (None, None, Some(low), None) => format!("at least {}", number(low)),
            (None, None, None, Some(high)) => format!("at most {}", number(high)),
            (None, None, None, None) => "no number".to_owned(),
        };
        if let Some(unit) = &self.unit {
            words.push(' ');
            words.push_str(unit);
        }
        words
    }
}

/// 70000 as "70,000"; fractions keep their digits.
fn grouped(value: f64) -> String {
    let plain = format!("{value}");
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((&*plain, None), |(w, f)| (w, Some(f)));
    let digits = whole.trim_start_matches('-');
    let mut out = String::from(if whole.starts_with('-') { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_said_with_its_bounds() {
        let figure = |value, about, at_least| Figure {
            measure: "people".to_owned(),
            value,
            at_least,
            at_most: None,
            about,
            unit: None,
        };
        assert_eq!(figure(Some(10.0), None, None).in_words(), "10");
        assert_eq!(
            figure(None, Some(70_000.0), None).in_words(),
            "about 70,000"
        );
        assert_eq!(
            figure(None, None, Some(10_000_000.0)).in_words(),
            "at least 10,000,000"
        );
    }
}
