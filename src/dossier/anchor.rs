//! Finding a quote again in the text it was taken from.

use std::ops::Range;

/// Verbatim words, with what stands beside them where the words alone occur more than once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quote {
    pub text: String,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

/// What became of a quote when it was looked for in the text. Byte ranges into the text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Anchoring {
    /// Exactly one passage fits.
    Found(Range<usize>),
    /// The words stand once in the text, but not between the prefix and suffix they were noted with.
    Moved(Range<usize>),
    /// Several passages fit; which was meant cannot be told.
    Ambiguous(Vec<Range<usize>>),
    /// The words are not in the text, or there is no text.
    #[default]
    Missing,
}

impl Anchoring {
    /// The one passage, when there is exactly one.
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Found(range) | Self::Moved(range) => Some(range.clone()),
            Self::Ambiguous(_) | Self::Missing => None,
        }
    }

    /// "found", "moved", "ambiguous", "missing".
    pub fn name(&self) -> &'static str {
        match self {
            Self::Found(_) => "found",
            Self::Moved(_) => "moved",
            Self::Ambiguous(_) => "ambiguous",
            Self::Missing => "missing",
        }
    }
}

/// A text in which white space is matched loosely and everything else exactly.
#[derive(Debug)]
pub struct FoldedText;
