//! Where the parts of the strips stand, in points.
//!
//! ```text
//!  gutter │ flag lane                                    │ undated
//!  ───────┼──────────────────────────────────────────────┼────────
//! reported│ flags of the sources                         │
//!         │ ticks                                        │
//! occurred│ histogram                                    │
//!         │ lanes of intervals                           │
//! ```

use egui::{Painter, Pos2, Rangef, Rect, pos2};

use super::super::scene::Scene;
use crate::dossier::Day;
use crate::scale::TimeScale;

/// Room for the names of the strips.
const LEFT_GUTTER: f32 = 74.0;
/// Room for the counts of what has no date.
const RIGHT_GUTTER: f32 = 72.0;
/// The flag of the handle, and a little air beneath.
const FLAG_LANE: f32 = 19.0;
const TICK_ROW: f32 = 16.0;
/// Share of what is left that goes to the sources.
const REPORTED_SHARE: f32 = 0.44;
/// One lane of names above their marks.
const LOWEST_REPORTED: f32 = 31.0;
/// Names in more lanes than fit here help nobody; what is left goes to the claims.
const TALLEST_REPORTED: f32 = 96.0;
/// Lanes of intervals take no more of their strip than this.
const LANES_SHARE: f32 = 0.45;
/// From one lane of intervals to the next.
pub const LANE_POINTS: f32 = 4.5;

/// The parts of the panel below the controls.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// All of it, gutters too.
    pub whole: Rect,
    pub flags: Rect,
    pub reported: Rect,
    pub ticks: Rect,
    pub occurred: Rect,
}

/// What every painter of the strips is handed.
#[derive(Clone, Copy)]
pub struct Strips<'a> {
    pub scene: Scene<'a>,
    pub scale: &'a TimeScale<'a>,
    pub layout: Layout,
    /// Clipped to the axis, flag lane included.
    pub painter: &'a Painter,
}

impl Layout {
    pub fn new(whole: Rect) -> Self {
        let right = (whole.right() - RIGHT_GUTTER).max(whole.left() + LEFT_GUTTER + 16.0);
        let across = Rangef::new(whole.left() + LEFT_GUTTER, right);
        let rest = (whole.height() - FLAG_LANE - TICK_ROW).max(20.0);
        let lowest = LOWEST_REPORTED.min(rest * 0.66);
        let reported = (rest * REPORTED_SHARE)
            .clamp(lowest, TALLEST_REPORTED)
            .round();
        let rows = [FLAG_LANE, reported, TICK_ROW, rest - reported];
        let mut top = whole.top();
        let [flags, reported, ticks, occurred] = rows.map(|height| {
            let row = Rect::from_x_y_ranges(across, Rangef::new(top, top + height));
            top += height;
            row
        });
        Self {
            whole,
            flags,
            reported,
            ticks,
            occurred,
        }
    }

    /// The axis with both strips, without the flag lane.
    pub fn strips(&self) -> Rect {
        self.reported.union(self.occurred)
    }

    /// Everything that follows the axis.
    pub fn axis(&self) -> Rect {
        self.flags.union(self.occurred)
    }

    /// How many lanes of intervals there is room for.
    pub fn lane_room(&self) -> usize {
        ((self.occurred.height() * LANES_SHARE / LANE_POINTS).floor() as usize).max(1)
    }

    /// The line that the histogram stands on, above so many lanes of intervals.
    pub fn base(&self, lanes: usize) -> f32 {
        let lanes = lanes.min(self.lane_room()) as f32;
        (self.occurred.bottom() - lanes * LANE_POINTS - if lanes > 0.0 { 3.0 } else { 1.0 }).round()
    }
}

impl Strips<'_> {
    /// Where a point of the axis is on the screen.
    pub fn x(&self, axis_points: f32) -> f32 {
        self.layout.reported.left() + axis_points
    }

    /// The middle of a day on the screen.
    pub fn x_mid(&self, day: Day) -> f32 {
        self.x(self.scale.x_mid(day))
    }

    /// From the start of the first day to the end of the last, on the screen.
    pub fn across(&self, first: Day, last: Day) -> Rangef {
        let (x0, x1) = self.scale.span_x(first, last);
        Rangef::new(self.x(x0), self.x(x1))
    }

    /// The day under a point of the screen.
    pub fn day_at(&self, at: Pos2) -> Day {
        let points = at.x - self.layout.reported.left();
        self.scale.day_at(points.clamp(0.0, self.scale.width()))
    }

    /// A vertical line on whole pixels.
    pub fn crisp(&self, x: f32) -> f32 {
        self.painter.round_to_pixel_center(x)
    }

    pub fn is_in_view(&self, x: f32) -> bool {
        self.layout.reported.x_range().expand(1.0).contains(x)
    }
}

/// A box from corner to corner, whichever way round.
pub fn between(x: Rangef, top: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom))
}
