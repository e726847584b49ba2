//! One document as published: its metadata, its text, and the claims found in it.

use std::ops::Range;
use std::sync::Arc;

use super::anchor::{Anchoring, FoldedText, Quote};
use super::claim::Claim;
use super::day::Day;
use super::id::{PlaceId, SourceId};
use super::original::Original;
use super::when::{Bound, When};

/// A document with its claims in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    /// `None`: not signed, or not known.
    pub byline: Option<String>,
    /// BCP 47. `None`: not said.
    pub language: Option<String>,
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archived: Option<String>,
    /// When the world could first read it. `None`: not known; its claims are undated on the reported clock.
    pub published: Option<When>,
    pub published_basis: Option<PublishedBasis>,
    /// Where it was filed from, when it says so.
    pub dateline: Option<PlaceId>,
    pub text: Text,
    /// The file that it came in, kept beside the text. `None`: the text is all there is.
    pub original: Option<Original>,
    /// The source of which this is a newer version.
    pub revises: Option<SourceId>,
    /// The report proper. `None`: all of the text.
    pub body: Option<Body>,
    /// Who holds the rights to the text. `None`: not said.
    pub rights: Option<String>,
    /// Shared, so that a new version of the source costs next to nothing.
    pub claims: Vec<Arc<Claim>>,
}

/// How the publication date is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// The document says it, in these words.
    Stated { quote: Quote },
    /// Worked out from these words, for this reason.
    Inferred { quote: Quote, reason: String },
    /// The file as received declares it outside its words, in a tag, a header or a field of a list. The
    /// reason names which, in our words.
    Declared { reason: String },
}

/// The source's text, byte for byte as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Path as written in the dossier. `None`: the source is known by its reference only.
    pub path: Option<String>,
    /// `None`: there is no text, or its file could not be read; a finding says why.
    pub content: Option<Arc<str>>,
}

/// The first and last words of the report proper, and the bytes they enclose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub from: String,
    pub to: String,
    /// Byte range into the text. `None`: the words were not found; a finding says so.
    pub range: Option<Range<usize>>,
}

impl PublishedBasis {
    /// The words that it rests on. `None`: it rests on none.
    pub fn quote(&self) -> Option<&Quote> {
        match self {
            Self::Stated { quote } | Self::Inferred { quote, .. } => Some(quote),
            Self::Declared { .. } => None,
        }
    }

    /// What is said beside the words. `None`: the words say it all.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Stated { .. } => None,
            Self::Inferred { reason, .. } | Self::Declared { reason } => Some(reason),
        }
    }
}

impl Body {
    /// From the first passage of its first words to the first passage of its last words after them.
    /// `None` when either is not in the text.
    fn found(&self, text: &FoldedText, text_bytes: usize) -> Option<Range<usize>> {
        let first_in = |words: &str, within: Range<usize>| {
            let quote = Quote {
                text: words.to_owned(),
                ..Quote::default()
            };
            match text.anchor(&quote, within) {
                Anchoring::Found(range) | Anchoring::Moved(range) => Some(range),
                Anchoring::Ambiguous(ranges) => ranges.into_iter().next(),
                Anchoring::Missing => None,
            }
        };
        let from = first_in(&self.from, 0..text_bytes)?;
        let to = first_in(&self.to, from.start..text_bytes)?;
        Some(from.start..to.end.max(from.end))
    }
}

impl Source {
    /// The text, or nothing where it could not be read.
    pub fn content(&self) -> &str {
        self.text.content.as_deref().unwrap_or("")
    }

    /// Byte range of the report proper within the text.
    pub fn body_range(&self) -> Range<usize> {
        self.body
            .as_ref()
            .and_then(|body| body.range.clone())
            .unwrap_or(0..self.content().len())
    }

    /// Looks for the body and for the quotes of all claims in the text, and notes where they stand.
    /// Quotes are looked for in the body alone.
    pub fn anchor_quotes(&mut self) {
        let Some(content) = self.text.content.clone() else {
            if let Some(body) = &mut self.body {
                body.range = None;
            }
            for claim in &mut self.claims {
                Arc::make_mut(claim).excerpt.anchoring = Anchoring::Missing;
            }
            return;
        };
        let folded = FoldedText::new(&content);
        if let Some(body) = &mut self.body {
            body.range = body.found(&folded, content.len());
        }
        let within = self.body_range();
        for claim in &mut self.claims {
            let anchoring = folded.anchor(&claim.excerpt.quote, within.clone());
            // An excerpt that stands where it stood stays shared.
            if claim.excerpt.anchoring != anchoring {
                Arc::make_mut(claim).excerpt.anchoring = anchoring;
            }
        }
    }

    /// Where a quote stands in the body. `Missing` as well when there is no text.
    pub fn anchored(&self, quote: &Quote) -> Anchoring {
        match &self.text.content {
            Some(content) => FoldedText::new(content).anchor(quote, self.body_range()),
            None => Anchoring::Missing,
        }
    }

    /// Sorts by the day from which the source is certainly out, then by the first possible day;
    /// what has no such day comes last.
    pub fn publication_order(&self) -> (Day, Day) {
        let day = |bound: Option<Bound>| bound.and_then(Bound::day).unwrap_or(Day(i64::MAX));
        let published = self.published.as_ref();
        (
            day(published.map(When::latest)),
            day(published.map(When::earliest)),
        )
    }
}
