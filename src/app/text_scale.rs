//! How large everything is drawn.

use serde::{Deserialize, Serialize};

/// How large letters and all that goes with them are, against the usual, in percent: 75 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextScale(u16);

impl TextScale {
    /// The steps that the keys go by; twice the size is what WCAG 2.2 asks for (1.4.4, resize text).
    pub const STEPS: [Self; 8] = [
        Self(75),
        Self(90),
        Self(100),
        Self(110),
        Self(125),
        Self(150),
        Self(175),
        Self(200),
    ];

    /// A number of percent, held to what there is.
    pub fn percent(percent: u16) -> Self {
        Self(percent.clamp(75, 200))
    }

    pub fn as_percent(self) -> u16 {
        self.0
    }

    /// What lengths are multiplied by.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next step up; itself at the largest.
    pub fn larger(self) -> Self {
        let above = Self::STEPS.into_iter().find(|step| *step > self);
        above.unwrap_or(self)
    }

    /// The next step down; itself at the smallest.
    pub fn smaller(self) -> Self {
        let below = Self::STEPS.into_iter().rfind(|step| *step < self);
        below.unwrap_or(self)
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for TextScale {
    fn from(percent: u16) -> Self {
        Self::percent(percent)
    }
}

impl From<TextScale> for u16 {
    fn from(scale: TextScale) -> Self {
        scale.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_lead_from_the_smallest_to_twice_the_size_and_back() {
        let mut scale = TextScale::percent(0);
        let mut up = vec![scale];
        while scale.larger() != scale {
            scale = scale.larger();
            up.push(scale);
        }
        assert_eq!(up, TextScale::STEPS);
        assert_eq!(scale.as_percent(), 200);
        for step in up.iter().rev().skip(1) {
            scale = scale.smaller();
            assert_eq!(scale, *step);
        }
        assert_eq!(scale.smaller(), scale);
    }

    #[test]
    fn a_scale_that_was_written_by_hand_is_held_to_what_there_is() {
        let read = |text: &str| serde_json::from_str::<TextScale>(text).expect("a number");
        assert_eq!(read("9000").as_percent(), 200);
        assert_eq!(read("0").as_percent(), 75);
        assert_eq!(read("115").larger().as_percent(), 125);
    }
}
