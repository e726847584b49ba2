//! As whom borders are recognised: the policies that there are, and what a dossier declares. How a line is drawn
//! under one is not said here.

use serde::{Deserialize, Serialize};

use super::{Day, When};

/// As whom, or by what, borders are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BorderPolicy {
    /// As most states recognise them; where control ends elsewhere is marked as disputed.
    #[default]
    Majority,
    /// Where control ends.
    DeFacto,
    /// As Georgia recognises them.
    Georgia,
    /// As Russia recognises them, which is another thing from [`BorderPolicy::RUSSIA_RECOGNISED`] on.
    Russia,
    /// As the basemap's source draws them.
    NaturalEarth,
}

impl BorderPolicy {
    pub const ALL: [Self; 5] = [
        Self::Majority,
        Self::DeFacto,
        Self::Georgia,
        Self::Russia,
        Self::NaturalEarth,
    ];

    /// The ids, in the order of [`BorderPolicy::ALL`].
    pub const IDS: [&'static str; 5] =
        ["majority", "de-facto", "georgia", "russia", "natural-earth"];

    /// The day on which Russia recognised Abkhazia and South Ossetia: 26 August 2008.
    pub const RUSSIA_RECOGNISED: Day = Day(14_117);

    /// As dossiers and the command line write it.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }

    /// `None`: there is no such policy.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.id() == id)
    }

    /// Whether another date can mean other lines.
    pub fn depends_on_the_date(self) -> bool {
        self == Self::Russia
    }
}

/// What a dossier says about the borders of its map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredBorders {
    /// As it is written; it may be no policy at all.
    pub policy: String,
    /// The date whose recognition is meant. `None`: the dossier does not say.
    pub as_of: Option<When>,
}

impl DeclaredBorders {
    /// The day that the date comes to: its last, like everywhere, or the first of one that is left open.
    /// `None`: no date, or one without any day.
    pub fn day(&self) -> Option<Day> {
        let when = self.as_of.as_ref()?;
        when.latest().day().or_else(|| when.earliest().day())
    }

    /// Whether some days of the date lie before Russia's recognition and some not.
    pub fn straddles_recognition(&self) -> bool {
        self.as_of.as_ref().is_some_and(|when| {
            let bounds = (when.earliest().day(), when.latest().day());
            let recognised = BorderPolicy::RUSSIA_RECOGNISED;
            bounds.0.is_none_or(|first| first < recognised)
                && bounds.1.is_none_or(|last| last >= recognised)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russia_recognised_on_26_august_2008() {
        assert_eq!(BorderPolicy::RUSSIA_RECOGNISED, Day::ymd(2008, 8, 26));
    }

    #[test]
    fn every_policy_is_found_under_its_id() {
        for policy in BorderPolicy::ALL {
            assert_eq!(BorderPolicy::from_id(policy.id()), Some(policy));
        }
        assert_eq!(BorderPolicy::from_id("Majority"), None);
    }

    #[test]
    fn a_date_that_leaves_the_recognition_open_is_told_from_one_that_does_not() {
        let straddles = |text: &str| {
            let as_of = Some(When::parse(text).expect("a date"));
            let policy = "russia".to_owned();
            DeclaredBorders { policy, as_of }.straddles_recognition()
        };
        for open in ["2008", "2008-08", "2008-08-25/2008-08-26", "../2009"] {
            assert!(straddles(open), "{open}");
        }
        for settled in [
            "2008-08-25",
            "2008-08-26",
            "2008-09",
            "2007",
            "2008-08-26/..",
        ] {
            assert!(!straddles(settled), "{settled}");
        }
    }
}
