//! Whose borders the map draws: the view's own choice, else the dossier's, else the usual one; how each class of
//! line is drawn under it, and what is said about that. No colours here.

use serde::{Deserialize, Serialize};

use crate::basemap::{BORDERS_OF, BorderLine, LabelKind};
use crate::dossier::{BorderPolicy, Day};

use super::State;

/// What a view asks for, over what its dossier declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BorderChoice {
    pub policy: BorderPolicy,
    /// The day whose recognition is meant. `None`: the as-of day, wherever it stands.
    #[serde(default)]
    pub on: Option<Day>,
}

/// Who chose the policy in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenBy {
    View,
    Dossier,
    Nobody,
}

/// The policy in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borders {
    pub policy: BorderPolicy,
    /// The day whose recognition is shown; only some policies depend on it.
    pub on: Day,
    pub chosen_by: ChosenBy,
}

/// How a policy draws lines. Two policies may draw alike, and one may draw in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BorderRule {
    Majority,
    DeFacto,
    NaturalEarth,
    /// Abkhazia and South Ossetia inside Georgia; elsewhere as Natural Earth.
    GeorgiaWhole,
    /// Both as states; elsewhere as Natural Earth.
    GeorgiaParted,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BorderStyle {
    /// Between states.
    State,
    /// Within a state, like a first-level border.
    Internal,
    /// Dashed.
    Disputed,
    /// Dotted.
    Claimed,
    NotDrawn,
}

impl BorderRule {
    pub const ALL: [Self; 5] = [
        Self::Majority,
        Self::DeFacto,
        Self::NaturalEarth,
        Self::GeorgiaWhole,
        Self::GeorgiaParted,
    ];

    pub fn style(self, line: BorderLine) -> BorderStyle {
        use BorderLine as Line;
        match line {
            Line::Undisputed | Line::AbkhaziaRussia | Line::SouthOssetiaRussia => {
                BorderStyle::State
            }
            Line::AbkhaziaGeorgia | Line::SouthOssetiaGeorgia => match self {
                Self::Majority | Self::NaturalEarth => BorderStyle::Disputed,
                Self::DeFacto | Self::GeorgiaParted => BorderStyle::State,
                Self::GeorgiaWhole => BorderStyle::Internal,
            },
            Line::Held if self == Self::DeFacto => BorderStyle::State,
            Line::Held | Line::Unclear => BorderStyle::Disputed,
            Line::Claimed | Line::Recognised if self == Self::DeFacto => BorderStyle::NotDrawn,
            Line::Recognised if self == Self::Majority => BorderStyle::State,
            Line::Claimed | Line::Recognised => BorderStyle::Claimed,
        }
    }

    /// Whether a name is written like a state's, so that names do not contradict the lines.
    pub fn names_a_state(self, label: LabelKind) -> bool {
        match label {
            LabelKind::Country => true,
            LabelKind::Held => matches!(self, Self::DeFacto | Self::NaturalEarth),
            LabelKind::InGeorgia => self.parts_georgia(),
            LabelKind::Water | LabelKind::Capital | LabelKind::Town => false,
        }
    }

    /// Whether Abkhazia and South Ossetia lie beside Georgia.
    pub fn parts_georgia(self) -> bool {
        matches!(self, Self::DeFacto | Self::GeorgiaParted)
    }

    /// Whether Crimea belongs to Ukraine's ground; the basemap's source has it in Russia's.
    pub fn has_crimea_in_ukraine(self) -> bool {
        self == Self::Majority
    }
}

impl Borders {
    pub fn rule(&self) -> BorderRule {
        match self.policy {
            BorderPolicy::Majority => BorderRule::Majority,
            BorderPolicy::DeFacto => BorderRule::DeFacto,
            BorderPolicy::NaturalEarth => BorderRule::NaturalEarth,
            BorderPolicy::Russia if self.on >= BorderPolicy::RUSSIA_RECOGNISED => {
                BorderRule::GeorgiaParted
            }
            BorderPolicy::Georgia | BorderPolicy::Russia => BorderRule::GeorgiaWhole,
        }
    }

    /// For the edge of the map and for every picture: "as Russia recognised them on 8 Aug 2008 · lines of 2018".
    pub fn short(&self) -> String {
        format!("{} · lines of {BORDERS_OF}", self.as_whom())
    }

    /// "as Russia recognised them on 8 Aug 2008".
    pub fn as_whom(&self) -> String {
        match self.policy {
            BorderPolicy::Majority => "as most states recognise them".to_owned(),
            BorderPolicy::DeFacto => "by who holds the ground".to_owned(),
            BorderPolicy::Georgia => "as Georgia recognises them".to_owned(),
            BorderPolicy::Russia => format!("as Russia recognised them on {}", self.on.in_words()),
            BorderPolicy::NaturalEarth => "as Natural Earth draws them".to_owned(),
        }
    }

    /// What is drawn how, who chose it, and what the basemap cannot tell apart.
    pub fn long(&self) -> String {
        let chosen = match self.chosen_by {
            ChosenBy::View => "Chosen for this view.",
            ChosenBy::Dossier => "Chosen by the dossier.",
            ChosenBy::Nobody => "Neither the dossier nor the view chooses; this is what is usual.",
        };
        let elsewhere = match self.policy {
            BorderPolicy::Georgia | BorderPolicy::Russia => {
                " For this view the data tells apart the lines in Georgia alone. Elsewhere (Crimea, Donbas, Kosovo, \
                 Kashmir and others) they are drawn as Natural Earth has them, whatever this state has recognised."
            }
            BorderPolicy::Majority | BorderPolicy::DeFacto | BorderPolicy::NaturalEarth => "",
        };
        format!("{} {chosen}{elsewhere} {LIMITS}", meaning(self.policy))
    }
}

/// What a policy draws how.
fn meaning(policy: BorderPolicy) -> &'static str {
    match policy {
        BorderPolicy::Majority => {
            "Borders that most states recognise are solid. Lines that part who holds the ground, and are disputed, are \
             dashed: those of Abkhazia, South Ossetia, Transnistria, Crimea, Northern Cyprus, Kosovo and others. \
             Lines that are only claimed, or that once were, are dotted."
        }
        BorderPolicy::DeFacto => {
            "Lines that part who holds the ground are drawn as borders, whoever recognises them. Where control follows \
             no one line, it is dashed: the West Bank and Gaza. Lines that are only claimed are left out."
        }
        BorderPolicy::Georgia => {
            "Abkhazia and South Ossetia lie inside Georgia; their lines with the rest of it are drawn as \
             internal ones."
        }
        BorderPolicy::Russia => {
            "Russia recognised Abkhazia and South Ossetia as states on 26 August 2008: from that day on their lines with \
             Georgia are drawn as borders, before it as internal ones."
        }
        BorderPolicy::NaturalEarth => {
            "Borders as Natural Earth draws them, which is by who holds the ground. Lines that it lists as disputed are \
             dashed, claims dotted."
        }
    }
}

const LIMITS: &str = "The lines are those of Natural Earth 4.1, of May 2018, whatever the date: where a line ran earlier or \
                      later is not in the data, nor are claims to the sea.";

impl State {
    /// Whose borders the map draws.
    pub fn borders(&self) -> Borders {
        let on = self.as_of().day;
        if let Some(choice) = self.session.borders {
            return Borders {
                policy: choice.policy,
                on: choice.on.unwrap_or(on),
                chosen_by: ChosenBy::View,
            };
        }
        self.declared_borders().unwrap_or(Borders {
            policy: BorderPolicy::default(),
            on,
            chosen_by: ChosenBy::Nobody,
        })
    }

    /// What the dossier chooses. `None`: nothing, or no policy that there is.
    pub fn declared_borders(&self) -> Option<Borders> {
        let declared = self.dossier.borders.as_ref()?;
        Some(Borders {
            policy: BorderPolicy::from_id(&declared.policy)?,
            on: declared.day().unwrap_or(self.as_of().day),
            chosen_by: ChosenBy::Dossier,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn russia_on(on: Day) -> Borders {
        Borders {
            policy: BorderPolicy::Russia,
            on,
            chosen_by: ChosenBy::View,
        }
    }

    fn of(policy: BorderPolicy) -> BorderRule {
        Borders {
            policy,
            ..russia_on(Day::ymd(2008, 8, 29))
        }
        .rule()
    }

    const INSIDE_GEORGIA: [BorderLine; 2] =
        [BorderLine::AbkhaziaGeorgia, BorderLine::SouthOssetiaGeorgia];

    #[test]
    fn the_lines_inside_georgia_are_what_the_policy_makes_of_them() {
        for line in INSIDE_GEORGIA {
            for (policy, style) in [
                (BorderPolicy::Majority, BorderStyle::Disputed),
                (BorderPolicy::DeFacto, BorderStyle::State),
                (BorderPolicy::Georgia, BorderStyle::Internal),
                (BorderPolicy::Russia, BorderStyle::State),
                (BorderPolicy::NaturalEarth, BorderStyle::Disputed),
            ] {
                assert_eq!(of(policy).style(line), style, "{policy:?} {line:?}");
            }
        }
    }

    #[test]
    fn russia_draws_as_georgia_does_until_the_day_of_its_recognition() {
        let before = russia_on(Day::ymd(2008, 8, 25));
        assert_eq!(before.rule(), of(BorderPolicy::Georgia));
        assert_eq!(before.as_whom(), "as Russia recognised them on 25 Aug 2008");
        let from = russia_on(Day::ymd(2008, 8, 26));
        for line in INSIDE_GEORGIA {
            assert_eq!(from.rule().style(line), BorderStyle::State);
        }
        assert_eq!(from.as_whom(), "as Russia recognised them on 26 Aug 2008");
        // Elsewhere nothing changes that day.
        for line in BorderLine::ALL {
            if !INSIDE_GEORGIA.contains(&line) {
                assert_eq!(
                    before.rule().style(line),
                    from.rule().style(line),
                    "{line:?}"
                );
            }
        }
    }

    #[test]
    fn georgias_border_with_russia_is_a_border_to_everybody() {
        for rule in BorderRule::ALL {
            for line in [
                BorderLine::AbkhaziaRussia,
                BorderLine::SouthOssetiaRussia,
                BorderLine::Undisputed,
            ] {
                assert_eq!(rule.style(line), BorderStyle::State, "{rule:?} {line:?}");
            }
        }
    }

    #[test]
    fn a_line_that_is_held_and_disputed_is_a_border_only_where_holding_counts() {
        for rule in BorderRule::ALL {
            let is_border = rule.style(BorderLine::Held) == BorderStyle::State;
            assert_eq!(is_border, rule == BorderRule::DeFacto, "{rule:?}");
            let is_drawn = rule.style(BorderLine::Claimed) != BorderStyle::NotDrawn;
            assert_eq!(is_drawn, rule != BorderRule::DeFacto, "{rule:?}");
            assert_eq!(
                rule.style(BorderLine::Unclear),
                BorderStyle::Disputed,
                "{rule:?}"
            );
        }
    }

    #[test]
    fn names_never_say_otherwise_than_the_lines() {
        for rule in BorderRule::ALL {
            let lines = rule.style(BorderLine::AbkhaziaGeorgia) == BorderStyle::State;
            assert_eq!(rule.names_a_state(LabelKind::InGeorgia), lines, "{rule:?}");
            assert!(rule.names_a_state(LabelKind::Country));
        }
    }

    #[test]
    fn what_is_said_takes_no_side_and_gives_the_limits() {
        for policy in BorderPolicy::ALL {
            let borders = Borders {
                policy,
                ..russia_on(Day::ymd(2008, 8, 8))
            };
            let said = format!("{} {}", borders.short(), borders.long());
            for word in [
                "occupied",
                "breakaway",
                "separatist",
                "rebel",
                "annexed",
                "illegal",
            ] {
                assert!(!said.to_lowercase().contains(word), "{word}: {said}");
            }
            assert!(borders.short().ends_with(" · lines of 2018"), "{said}");
            assert!(said.contains("May 2018, whatever the date"), "{said}");
        }
    }
}
