//! One view of the ruler in one panel: where each day falls, which stretches are folded, and the views
//! that gestures lead to. Made anew each frame.
//!
//! Internally days are mapped to *axis points*, a piecewise linear and strictly rising function that does
//! not depend on where one looks; what is on the screen is that, minus the axis point of the left edge.

use super::ruler::{FARTHEST_DAY, Ruler, Span};
use super::view::{FoldId, Folding, TimeView};
use crate::dossier::Day;

/// Whether a fold hides its days' true width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldState {
    Closed,
    /// Drawn as wide as its days are, like any stretch; it can be closed again.
    Opened,
}

/// A long empty stretch, closed or opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    pub id: FoldId,
    pub state: FoldState,
    /// First and last of the days inside; nothing occupies them.
    pub first: Day,
    pub last: Day,
    /// Points from the panel's left edge; they may lie outside the panel.
    pub x0: f32,
    pub x1: f32,
    /// The last occupied day before and the first after.
    pub between: Span,
}

/// What is at a point of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    /// Day number with its fraction; inside a closed fold, interpolated.
    pub day: f64,
    /// The closed fold that the point lies in.
    pub fold: Option<FoldId>,
}

/// A straight piece of the map from days to axis points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Day numbers: from the start of one day to the start of another.
    pub day0: f64,
    pub day1: f64,
    /// Axis points.
    pub u0: f64,
    pub u1: f64,
    /// Closed or opened, when this is a fold.
    pub fold: Option<FoldState>,
}

/// Where days are on the screen, for one view in a panel of one width.
#[derive(Clone, Debug)]
pub struct TimeScale<'a> {
    pub(super) ruler: &'a Ruler,
    pub(super) view: TimeView,
    /// Points.
    pub(super) width: f64,
    pub(super) pieces: Vec<Piece>,
    /// The axis point at the panel's left edge.
    pub(super) left: f64,
}

/// Widest day, chosen by eye: three days fill the timeline.
pub(super) const MAX_POINTS_PER_DAY: f64 = 400.0;
/// How far beyond both ends one may look, as a share of the panel.
const SLACK: f64 = 0.25;
/// How much narrower than all of it one may make it.
const SMALLEST_FIT: f64 = 0.5;

impl Ruler {
    /// The scale of a view in a panel of `width` points. A view that is out of range is brought back:
    /// see [`TimeScale::view`] for the view that is shown.
    pub fn scale(&self, view: &TimeView, width: f32) -> TimeScale<'_> {
        let width = sane_width(width);
        let mut view = view.clone();
        let fit = self.fitting_points_per_day(&view, width);
        if !view.points_per_day.is_finite() {
            view.points_per_day = fit;
        }
        view.points_per_day = view.points_per_day.clamp(
            (fit * SMALLEST_FIT).min(MAX_POINTS_PER_DAY),
            MAX_POINTS_PER_DAY,
        );
        let pieces = self.pieces(&view, width, view.points_per_day);
        let mut scale = TimeScale {
            ruler: self,
            width,
            pieces,
            left: 0.0,
            view,
        };
        let day = if scale.view.center_day.is_finite() {
            scale.view.center_day
        } else {
            scale.pieces[0].day0
        };
        scale.left = scale.held(scale.axis_from_day(day) - width / 2.0);
        scale.view.center_day = scale.day_from_axis(scale.left + width / 2.0);
        scale
    }

    pub(super) fn pieces(&self, view: &TimeView, width: f64, points_per_day: f64) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.stretches.len() * 2);
        self.each_piece(view, width, points_per_day, |piece| pieces.push(piece));
        pieces
    }

    pub(super) fn each_piece(
        &self,
        view: &TimeView,
        width: f64,
        points_per_day: f64,
        mut emit: impl FnMut(Piece),
    ) {
        let even = view.folding == Folding::Even;
        let folds = self.fold_count().max(1) as f64;
        // Folds and shortest stretches never take more than three quarters of the panel together.
        let fold_points = self.options.fold_points.min(0.35 * width / folds).max(1.0);
        let shortest = self
            .options
            .stretch_points
            .min(0.4 * width / (folds + 1.0))
            .max(0.0);
        let mut u = 0.0;
        for (index, stretch) in self.stretches.iter().enumerate() {
            let days = stretch.days();
            let points = if even {
                days * points_per_day
            } else if self.stretches.len() == 1 {
                days * stretch.shrink * points_per_day
            } else {
                (days * stretch.shrink * points_per_day).max(shortest)
            };
            let (day0, day1) = (stretch.first as f64, (stretch.last + 1) as f64);
            emit(Piece {
                day0,
                day1,
                u0: u,
                u1: u + points,
                fold: None,
            });
            u += points;
            let Some(next) = self.stretches.get(index + 1) else {
                continue;
            };
            let (from, to) = (stretch.last + 1, next.first);
            let days = (to - from) as f64;
            let opened = view.opened.range(FoldId(from)..FoldId(to)).next().is_some();
            let (state, points) = if even || opened {
                (FoldState::Opened, days * points_per_day)
            } else {
                (FoldState::Closed, fold_points)
            };
            emit(Piece {
                day0: day1,
                day1: to as f64,
                u0: u,
                u1: u + points,
                fold: Some(state),
            });
            u += points;
        }
    }
}

impl<'a> TimeScale<'a> {
    /// The view that is shown: the one asked for, brought into range.
    pub fn view(&self) -> &TimeView {
        &self.view
    }

    pub fn ruler(&self) -> &'a Ruler {
        self.ruler
    }

    /// Points.
    pub fn width(&self) -> f32 {
        self.width as f32
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(super) fn axis_from_day(&self, day: f64) -> f64 {
        axis_from_day(&self.pieces, day, self.view.points_per_day)
    }

    pub(super) fn day_from_axis(&self, u: f64) -> f64 {
        day_from_axis(&self.pieces, u, self.view.points_per_day)
    }

    /// First day and day after the last of the piece of the axis that holds `day`, and how wide a day is there.
    pub(super) fn piece_around(&self, day: i64) -> (i64, i64, f64) {
        let at = day as f64;
        let (begin, end) = (self.pieces[0].day0, self.pieces[self.pieces.len() - 1].day1);
        if at < begin {
            return (i64::MIN, begin as i64, self.view.points_per_day);
        }
        if at >= end {
            return (end as i64, i64::MAX, self.view.points_per_day);
        }
        let piece = &self.pieces[self.pieces.partition_point(|piece| piece.day1 <= at)];
        (
            piece.day0 as i64,
            piece.day1 as i64,
            (piece.u1 - piece.u0) / (piece.day1 - piece.day0),
        )
    }

    /// The nearest allowed axis point for the left edge.
    pub(super) fn held(&self, left: f64) -> f64 {
        let (first, last) = (self.pieces[0].u0, self.pieces[self.pieces.len() - 1].u1);
        let slack = self.width * SLACK;
        left.clamp(
            first.min(last - self.width) - slack,
            first.max(last - self.width) + slack,
        )
    }

    /// Points from the panel's left edge, in full precision; a day begins at its number and ends at the next.
    pub fn x_from_day(&self, day: f64) -> f64 {
        self.axis_from_day(day) - self.left
    }

    /// Where the day begins.
    pub fn x_of(&self, day: Day) -> f32 {
        self.x_from_day(clamped_day(day.0)) as f32
    }

    /// The middle of the day, where its mark stands.
    pub fn x_mid(&self, day: Day) -> f32 {
        self.x_from_day(clamped_day(day.0) + 0.5) as f32
    }

    /// From the start of the first day to the end of the last.
    pub fn span_x(&self, first: Day, last: Day) -> (f32, f32) {
        (
            self.x_of(first),
            self.x_from_day(clamped_day(last.0) + 1.0) as f32,
        )
    }

    /// Day number with its fraction.
    pub fn day_from_x(&self, x: f64) -> f64 {
        self.day_from_axis(x + self.left)
    }

    /// The day whose width holds `x`.
    pub fn day_at(&self, x: f32) -> Day {
        // Bounded by the clamp of the view and the finite panel.
        Day(self.day_from_x(f64::from(x)).floor() as i64)
    }

    /// The day at `x`, and the closed fold that hides it.
    pub fn at(&self, x: f32) -> At {
        let day = self.day_from_x(f64::from(x));
        let fold = self
            .folds()
            .find(|fold| fold.state == FoldState::Closed && (fold.x0..fold.x1).contains(&x));
        At {
            day,
            fold: fold.map(|fold| fold.id),
        }
    }

    /// First and last day of which anything is in view.
    pub fn visible_days(&self) -> Span {
        Span {
            first: Day(self.day_from_x(0.0).floor() as i64),
            last: Day(self.day_from_x(self.width).ceil() as i64 - 1),
        }
    }

    /// All folds from left to right, in view or not. With [`Folding::Even`] there are none.
    pub fn folds(&self) -> impl Iterator<Item = Fold> + '_ {
        let even = self.view.folding == Folding::Even;
        let folds = self.pieces.iter().filter(move |_| !even);
        folds
            .filter_map(|piece| piece.fold.map(|state| (piece, state)))
            .zip(self.ruler.stretches.windows(2))
            .map(|((piece, state), around)| Fold {
                id: FoldId((around[0].last + 1).midpoint(around[1].first - 1)),
                state,
                first: Day(around[0].last + 1),
                last: Day(around[1].first - 1),
                x0: (piece.u0 - self.left) as f32,
                x1: (piece.u1 - self.left) as f32,
                between: Span {
                    first: Day(around[0].occupied_last),
                    last: Day(around[1].occupied_first),
                },
            })
    }
}

impl Fold {
    /// "3 y 11 m": the time between the occupied days on either side.
    pub fn label(&self) -> String {
        super::time_between_in_words(self.between.first, self.between.last)
    }
}

pub(super) fn clamped_day(day: i64) -> f64 {
    day.clamp(-FARTHEST_DAY * 2, FARTHEST_DAY * 2) as f64
}

pub(super) fn sane_width(width: f32) -> f64 {
    if width.is_finite() {
        f64::from(width.clamp(16.0, 100_000.0))
    } else {
        16.0
    }
}

/// Beyond both ends, days are as wide as `points_per_day` says.
pub(super) fn axis_from_day(pieces: &[Piece], day: f64, points_per_day: f64) -> f64 {
    let (first, last) = (&pieces[0], &pieces[pieces.len() - 1]);
    if day < first.day0 {
        return first.u0 - (first.day0 - day) * points_per_day;
    }
    if day >= last.day1 {
        return last.u1 + (day - last.day1) * points_per_day;
    }
    let piece = &pieces[pieces
        .partition_point(|piece| piece.day1 <= day)
        .min(pieces.len() - 1)];
    piece.u0 + (day - piece.day0) * ((piece.u1 - piece.u0) / (piece.day1 - piece.day0))
}

pub(super) fn day_from_axis(pieces: &[Piece], u: f64, points_per_day: f64) -> f64 {
    let (first, last) = (&pieces[0], &pieces[pieces.len() - 1]);
    if u < first.u0 {
        return first.day0 - (first.u0 - u) / points_per_day;
    }
    if u >= last.u1 {
        return last.day1 + (u - last.u1) / points_per_day;
    }
    let piece = &pieces[pieces
        .partition_point(|piece| piece.u1 <= u)
        .min(pieces.len() - 1)];
    piece.day0 + (u - piece.u0) * ((piece.day1 - piece.day0) / (piece.u1 - piece.u0))
}
