//! The days that the axis is made for: those of all sources and claims, whatever the filters say.

use crate::dossier::When;
use crate::query::{Dates, Index};
use crate::scale::{Ruler, RulerOptions, Span, TimeView};

/// The ruler of a dossier, made once.
pub struct Axis {
    /// What it was made for.
    dates: Dates,
    pub ruler: Ruler,
    /// All of it in view, for the width it was asked for last.
    fitted: Option<(f32, TimeView)>,
}

impl Axis {
    /// Keeps `axis` if it is this dossier's, else makes it anew.
    pub fn of<'a>(axis: &'a mut Option<Self>, index: &Index) -> &'a mut Self {
        Self::with(axis, index, options())
    }

    /// The same folds, drawn narrower: a chart has less room than the timeline.
    pub fn of_chart<'a>(axis: &'a mut Option<Self>, index: &Index) -> &'a mut Self {
        let narrow = RulerOptions {
            fold_points: CHART_FOLD_POINTS,
            stretch_points: CHART_STRETCH_POINTS,
            ..options()
        };
        Self::with(axis, index, narrow)
    }

    /// The same folds, drawn as narrow breaks: a chart with two such axes has hardly any room for them.
    pub fn of_square<'a>(axis: &'a mut Option<Self>, index: &Index) -> &'a mut Self {
        let narrow = RulerOptions {
            fold_points: SQUARE_FOLD_POINTS,
            stretch_points: CHART_STRETCH_POINTS / 2.0,
            ..options()
        };
        Self::with(axis, index, narrow)
    }

    fn with<'a>(axis: &'a mut Option<Self>, index: &Index, options: RulerOptions) -> &'a mut Self {
        let dates = index.dates();
        if axis
            .as_ref()
            .is_some_and(|axis| !axis.dates.are_those_of(dates))
        {
            *axis = None;
        }
        axis.get_or_insert_with(|| Self {
            dates: dates.clone(),
            ruler: Ruler::new(&occupied(dates), options),
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

/// What is dated no more closely than this gets little room where it stands alone, so that a year or a
/// month of which little is said does not crowd out the days. Chosen by eye.
const SOLID_DAYS: i64 = 12;
/// The room of as many days.
const COARSE_DAYS: i64 = 5;
/// Shorter gaps stay open. Chosen by eye: a month without a report still reads as a pause.
const SHORTEST_GAP_DAYS: i64 = 30;
/// An interval longer than this says only where it begins and ends, each as exactly as it is written.
const LONG_DAYS: i64 = 45;
/// Room for a fold's length in words.
const FOLD_POINTS: f64 = 42.0;
/// Room for a month and a year, or for two names of two days.
const STRETCH_POINTS: f64 = 60.0;
/// In a chart: room for years, and for a month.
const CHART_FOLD_POINTS: f64 = 25.0;
const SQUARE_FOLD_POINTS: f64 = 12.0;
const CHART_STRETCH_POINTS: f64 = 52.0;

fn options() -> RulerOptions {
    RulerOptions {
        solid_days: SOLID_DAYS,
        coarse_days: COARSE_DAYS,
        shortest_gap_days: SHORTEST_GAP_DAYS,
        fold_points: FOLD_POINTS,
        stretch_points: STRETCH_POINTS,
        ..RulerOptions::default()
    }
}

fn occupied(dates: &Dates) -> Vec<Span> {
    let mut spans = Vec::new();
    for when in dates.borne() {
        match days_of(when) {
            Some(span) if length_days(span) <= LONG_DAYS => spans.push(span),
            _ => spans.extend(ends_of(when.text())),
        }
    }
    let (mut spans, long): (Vec<Span>, Vec<Span>) = spans
        .into_iter()
        .partition(|span| length_days(*span) <= LONG_DAYS);
    // A year in which single days are known needs no room of its own.
    let has_days = |long: &Span| {
        spans
            .iter()
            .any(|span| span.first <= long.last && long.first <= span.last)
    };
    let alone: Vec<Span> = long.into_iter().filter(|span| !has_days(span)).collect();
    spans.extend(alone);
    spans
}

fn length_days(span: Span) -> i64 {
    span.last.0.saturating_sub(span.first.0).saturating_add(1)
}

/// `None`: a bound is unknown or open.
fn days_of(when: &When) -> Option<Span> {
    Some(Span {
        first: when.earliest().day()?,
        last: when.latest().day()?,
    })
}

/// "1992/2008-08-08" as the year and the day that it is written with; what is no interval as it is.
fn ends_of(text: &str) -> impl Iterator<Item = Span> {
    text.split('/')
        .filter_map(|end| days_of(&When::parse(end).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Day;

    #[test]
    fn a_long_interval_stands_for_its_two_ends() {
        let ends: Vec<Span> = ends_of("1992/2008-08-08").collect();
        let day = Day::ymd(2008, 8, 8);
        assert_eq!(
            ends[1],
            Span {
                first: day,
                last: day
            }
        );
        assert_eq!(length_days(ends[0]), 366);
        assert_eq!(ends_of("/1992").count(), 1);
        assert_eq!(ends_of("2008-08-26/..").count(), 1);
    }
}
