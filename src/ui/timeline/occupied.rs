//! The days that the axis is made for: those of all sources and claims, whatever the filters say.

use std::sync::Arc;

use crate::dossier::{Day, Dossier};
use crate::query::{self, Index};
use crate::scale::{Ruler, RulerOptions, Span, TimeView};

/// The ruler of a dossier, made once.
pub struct Axis {
    /// Kept so that its address stands for it.
    dossier: Arc<Dossier>,
    pub ruler: Ruler,
    /// All of it in view, for the width it was asked for last.
    fitted: Option<(f32, TimeView)>,
}

impl Axis {
    /// Keeps `axis` if it is this dossier's, else makes it anew.
    pub fn of<'a>(axis: &'a mut Option<Self>, index: &Index) -> &'a mut Self {
        let dossier = index.dossier();
        if axis
            .as_ref()
            .is_some_and(|axis| !Arc::ptr_eq(&axis.dossier, dossier))
        {
            *axis = None;
        }
        axis.get_or_insert_with(|| Self {
            dossier: dossier.clone(),
            ruler: Ruler::new(&occupied(index), RulerOptions::default()),
            fitted: None,
        })
    }

    /// Everything in view.
    pub fn fitted(&mut self, width: f32) -> &TimeView {
        let fits = |(other, _): &(f32, TimeView)| *other == width;
        if !self.fitted.as_ref().is_some_and(fits) {
            self.fitted = None;
        }
        let ruler = &self.ruler;
        &self
            .fitted
            .get_or_insert_with(|| (width, ruler.fitted(width)))
            .1
    }
}

fn occupied(index: &Index) -> Vec<Span> {
    let sources = (0..index.dossier().sources.len() as u32)
        .map(|source| index.source_reported(query::SourceIx(source)));
    let claims = index.claims().map(|claim| index.occurred(claim));
    let mut spans: Vec<Span> = sources.chain(claims).filter_map(days_of).collect();
    // Thousands of claims share few days.
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// From the first to the last day that is known; a lone bound stands for itself. `None`: undated.
fn days_of(span: query::Span) -> Option<Span> {
    let first: Day = span.earliest().or(span.latest())?;
    let last = span.latest().unwrap_or(first);
    Some(Span { first, last })
}
