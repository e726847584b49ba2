//! Small changes to a text, gathered and then made at once.

use std::ops::Range;

/// What stands in a range of a text gives way to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::files) struct Splice {
    pub range: Range<usize>,
    pub text: String,
}

impl Splice {
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }

    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }

    pub fn remove(range: Range<usize>) -> Self {
        Self::new(range, "")
    }
}

/// A part of a text after its changes. What is put in at one place stands in the order in which it was put.
pub(super) fn spliced(text: &str, within: Range<usize>, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(within.len() + 256);
    let mut from = within.start;
    for splice in splices {
        // Two that take away overlap when what lies between them goes with both.
        if splice.range.start > from {
            out.push_str(&text[from..splice.range.start]);
        }
        out.push_str(&splice.text);
        from = from.max(splice.range.end);
    }
    out.push_str(text.get(from..within.end).unwrap_or(""));
    out
}
