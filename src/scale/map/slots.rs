//! The places around a mark where its label may stand, best first. Which of them are free is not known here.
//!
//! ```text
//!   near: 6 2 4      far: sixteen directions on ever wider rings,
//!         1 ● 0           each with a line back to the mark
//!         7 3 5
//! ```

use super::labels::{LabelRequest, LabelSlot};
use crate::scale::{Delta, Point, Rect};

/// Right, left, above, below, and the diagonals.
pub(super) const NEAR_SLOTS: u16 = 8;
/// Two rings.
pub(super) const FAR_SLOTS_OPTIONAL: u16 = 2 * DIRECTIONS;
/// All rings, the widest of which is as wide as a screen.
pub(super) const FAR_SLOTS_REQUIRED: u16 = RINGS.len() as u16 * DIRECTIONS;

const DIRECTIONS: u16 = 16;
/// Points between mark and label. Chosen by eye, growing by about a half.
const RINGS: [f32; 10] = [
    12.0, 22.0, 36.0, 56.0, 84.0, 125.0, 190.0, 280.0, 420.0, 640.0,
];
/// Points between a mark and a near label.
const GAP: f32 = 3.0;
/// A diagonal label's corner is this share of the distance away along both axes: just under √½.
const DIAGONAL: f32 = 0.72;
/// Where each near slot lies, as signs of x and y.
const NEAR: [(f32, f32); NEAR_SLOTS as usize] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
];
/// Sixteenths of a turn clockwise from the right, in the order they are tried: sides, diagonals, between.
const TURNS: [u8; DIRECTIONS as usize] = [0, 8, 14, 2, 10, 6, 12, 4, 15, 1, 9, 7, 13, 3, 11, 5];

/// One place for one label.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub rect: Rect,
    pub leader: Option<(Point, Point)>,
    pub slot: LabelSlot,
}

impl Place {
    /// With a line from the rim of the mark to the nearest point of the label.
    pub fn with_leader(request: &LabelRequest, rect: Rect, slot: LabelSlot) -> Self {
        let end = rect.nearest(request.anchor);
        let way = end.minus(request.anchor);
        let length = way.length();
        let leader = (length > request.mark_radius).then(|| {
            let start = request
                .anchor
                .plus(way.times(request.mark_radius.max(0.0) / length));
            (start, end)
        });
        Self { rect, leader, slot }
    }
}

/// `slot` below [`NEAR_SLOTS`].
pub(super) fn near_place(request: &LabelRequest, slot: u16) -> Place {
    let (x, y) = NEAR[usize::from(slot % NEAR_SLOTS)];
    let away = request.mark_radius.max(0.0) + GAP;
    let away = if x != 0.0 && y != 0.0 {
        away * DIAGONAL
    } else {
        away
    };
    let center = request.anchor.plus(Delta::new(
        x * (away + request.size.width / 2.0),
        y * (away + request.size.height / 2.0),
    ));
    Place {
        rect: Rect::from_center_size(center, request.size),
        leader: None,
        slot: LabelSlot(slot),
    }
}

/// `slot` below [`FAR_SLOTS_REQUIRED`].
pub(super) fn far_place(request: &LabelRequest, slot: u16) -> Place {
    let ring = RINGS[usize::from(slot / DIRECTIONS).min(RINGS.len() - 1)];
    let turn = TURNS[usize::from(slot % DIRECTIONS)];
    let angle = f32::from(turn) * std::f32::consts::TAU / f32::from(DIRECTIONS);
    let (sin, cos) = angle.sin_cos();
    let away = request.mark_radius.max(0.0) + ring;
    // The label hangs on the end of the line by the side that faces the mark.
    let center = request.anchor.plus(Delta::new(
        cos * away + cos.signum() * share(cos) * request.size.width / 2.0,
        sin * away + sin.signum() * share(sin) * request.size.height / 2.0,
    ));
    let rect = Rect::from_center_size(center, request.size);
    Place::with_leader(request, rect, LabelSlot(NEAR_SLOTS + slot))
}

/// How much of its half a label is pushed out along an axis: all of it but near a right angle.
fn share(toward: f32) -> f32 {
    (toward.abs() * 2.5).min(1.0)
}
