//! The views that gestures lead to: panning, zooming, opening folds, fitting. Each is a new [`TimeView`];
//! nothing is changed in place.

use super::ruler::{Ruler, Span};
use super::scale::{
    FoldState, MAX_POINTS_PER_DAY, Piece, TimeScale, axis_from_day, clamped_day, day_from_axis,
    sane_width,
};
use super::view::{FoldId, Folding, TimeView};
use crate::dossier::Day;

impl Ruler {
    /// Everything in view, all folds closed.
    pub fn fitted(&self, width: f32) -> TimeView {
        self.fitted_like(
            &TimeView {
                center_day: 0.0,
                points_per_day: 1.0,
                folding: Folding::Folded,
                opened: std::collections::BTreeSet::new(),
            },
            width,
        )
    }

    /// Everything in view, with the folding and the opened folds of `view`.
    pub fn fitted_like(&self, view: &TimeView, width: f32) -> TimeView {
        let width = sane_width(width);
        let mut view = view.clone();
        view.points_per_day = self
            .fitting_points_per_day(&view, width)
            .min(MAX_POINTS_PER_DAY);
        let pieces = self.pieces(&view, width, view.points_per_day);
        let middle = pieces[0].u0.midpoint(pieces[pieces.len() - 1].u1);
        view.center_day = day_from_axis(&pieces, middle, view.points_per_day);
        view
    }

    /// `span` in view with a tenth of the panel free on either side, folds as in `view`.
    pub fn fitted_to(&self, span: Span, view: &TimeView, width: f32) -> TimeView {
        let width = sane_width(width);
        let (first, last) = (span.first.min(span.last).0, span.first.max(span.last).0);
        let (day0, day1) = (clamped_day(first), clamped_day(last) + 1.0);
        let length_at = |points_per_day: f64| {
            let pieces = self.pieces(view, width, points_per_day);
            axis_from_day(&pieces, day1, points_per_day)
                - axis_from_day(&pieces, day0, points_per_day)
        };
        let mut view = view.clone();
        view.points_per_day = bisected(length_at, 0.8 * width);
        let pieces = self.pieces(&view, width, view.points_per_day);
        let at = |day| axis_from_day(&pieces, day, view.points_per_day);
        let middle = at(day0).midpoint(at(day1));
        view.center_day = day_from_axis(&pieces, middle, view.points_per_day);
        view
    }

    /// Points per day at which all of it is as wide as the panel.
    pub(super) fn fitting_points_per_day(&self, view: &TimeView, width: f64) -> f64 {
        bisected(
            |points_per_day| {
                let mut length = 0.0;
                self.each_piece(view, width, points_per_day, |piece| length = piece.u1);
                length
            },
            width,
        )
    }
}

impl TimeScale<'_> {
    /// The view after the axis followed the pointer by `points` to the right.
    #[must_use]
    pub fn panned_by(&self, points: f32) -> TimeView {
        if !points.is_finite() {
            return self.view.clone();
        }
        self.looking_from(&self.pieces, self.held(self.left - f64::from(points)))
    }

    /// The view zoomed in by `factor` (2 makes days twice as wide); the day under `x` stays there,
    /// unless an end of the axis stops it. A factor that is not a positive number changes nothing.
    #[must_use]
    pub fn zoomed_about(&self, x: f32, factor: f64) -> TimeView {
        if !(factor.is_finite() && factor > 0.0 && x.is_finite()) {
            return self.view.clone();
        }
        let mut view = self.view.clone();
        view.points_per_day *= factor;
        self.anchored(view, f64::from(x))
    }

    /// The view with a fold opened or closed again; its middle stays where it is.
    #[must_use]
    pub fn toggled(&self, fold: FoldId) -> TimeView {
        let Some(fold) = self.folds().find(|known| known.id == fold) else {
            return self.view.clone();
        };
        let mut view = self.view.clone();
        match fold.state {
            FoldState::Closed => {
                view.opened.insert(fold.id);
            }
            FoldState::Opened => {
                view.opened
                    .retain(|id| !(fold.first.0..=fold.last.0).contains(&id.0));
            }
        }
        self.anchored(view, f64::from(fold.x0.midpoint(fold.x1)))
    }

    /// The view with every fold closed, or with none at all; what is in the middle stays there.
    #[must_use]
    pub fn with_folding(&self, folding: Folding) -> TimeView {
        let mut view = self.view.clone();
        view.folding = folding;
        view.opened.clear();
        self.anchored(view, self.width / 2.0)
    }

    /// The view moved no farther than needed for `day` to be at least `margin` points from both edges.
    #[must_use]
    pub fn revealing(&self, day: Day, margin: f32) -> TimeView {
        let margin = f64::from(margin).clamp(0.0, self.width / 2.0);
        let x = self.x_from_day(clamped_day(day.0) + 0.5);
        let left = self.left + (x - (self.width - margin)).max(0.0) + (x - margin).min(0.0);
        self.looking_from(&self.pieces, self.held(left))
    }

    /// `view` moved so that what is at `x` now will be at `x` then.
    fn anchored(&self, view: TimeView, x: f64) -> TimeView {
        let fixed = self.day_from_x(x);
        let mut there = self.ruler.scale(&view, self.width as f32);
        there.left = there.held(there.axis_from_day(fixed) - x);
        there.looking_from(&there.pieces, there.left)
    }

    fn looking_from(&self, pieces: &[Piece], left: f64) -> TimeView {
        let middle = left + self.width / 2.0;
        TimeView {
            center_day: day_from_axis(pieces, middle, self.view.points_per_day),
            ..self.view.clone()
        }
    }
}

/// The points per day at which a rising length reaches `target`; the smallest or largest allowed when it
/// never does. Halves the logarithm forty times, to a ten-thousandth of a point in a thousand.
fn bisected(length_at: impl Fn(f64) -> f64, target: f64) -> f64 {
    let (mut low, mut high) = (1e-9_f64.ln(), MAX_POINTS_PER_DAY.ln());
    for _ in 0..48 {
        let middle = low.midpoint(high);
        if length_at(middle.exp()) > target {
            high = middle;
        } else {
            low = middle;
        }
    }
    low.exp()
}
