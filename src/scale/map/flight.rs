//! Flying from one view of the map to another: out, across and in again, so that one never gets lost.
//!
//! The path is the optimal one of J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and
//! panning", Proc. IEEE InfoVis 2003, pp. 15–22: with u the distance across the ground and w the width of
//! ground in view, the path that looks shortest to the eye is a hyperbola in u and w.

use super::view::{MapView, Viewport};
use super::world::WorldPoint;

/// How much the path prefers zooming out to rushing across: ρ of the paper, whose test readers chose
/// 1.42 on average.
const CURVATURE: f64 = 1.42;
/// Path length covered per second: V of the paper, whose readers chose 0.9; faster here, by eye.
const SPEED: f64 = 1.6;
/// Flights shorter than this share of the width in view are plain zooms: the formulas divide by it.
const STANDING_STILL: f64 = 1e-6;

/// A way from one view to another.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: MapView,
    to: MapView,
    viewport: Viewport,
    /// World widths in view at either end.
    width_from: f64,
    width_to: f64,
    /// World units across the ground, the shorter way around.
    across: f64,
    r0: f64,
    length: f64,
}

impl Flight {
    pub fn new(from: MapView, to: MapView, viewport: Viewport) -> Self {
        let (from, to) = (from.clamped(viewport), to.clamped(viewport));
        let panel = viewport.sides().0;
        let width_from = panel / from.points_per_world();
        let width_to = panel / to.points_per_world();
        let near = to.center.nearest_copy_to(from.center.x);
        let across = (near.x - from.center.x).hypot(near.y - from.center.y);
        let (r0, length) = if across <= STANDING_STILL * width_from.max(width_to) {
            (0.0, (width_to / width_from).ln().abs() / CURVATURE)
        } else {
            let rho2 = CURVATURE * CURVATURE;
            let widths = width_to * width_to - width_from * width_from;
            let ground = rho2 * rho2 * across * across;
            // ln(√(b² + 1) − b) is −asinh b, which does not lose digits where b is large.
            let r0 = -((widths + ground) / (2.0 * width_from * rho2 * across)).asinh();
            let r1 = -((widths - ground) / (2.0 * width_to * rho2 * across)).asinh();
            (r0, (r1 - r0) / CURVATURE)
        };
        Self {
            from,
            to: MapView {
                center: near,
                zoom: to.zoom,
            },
            viewport,
            width_from,
            width_to,
            across,
            r0,
            length,
        }
    }

    /// Seconds that the flight should take: longer for longer ways, 0.15 to 2.5.
    pub fn seconds(&self) -> f64 {
        (self.length / SPEED).clamp(0.15, 2.5)
    }

    /// The view at `t`, from 0 (exactly the start) to 1 (exactly the end); evenly paced to the eye.
    pub fn at(&self, t: f64) -> MapView {
        if t >= 1.0 {
            return self.to.clamped(self.viewport);
        }
        if t.is_nan() || t <= 0.0 {
            return self.from;
        }
        let (share, width) = if self.across <= STANDING_STILL * self.width_from.max(self.width_to) {
            (
                t,
                self.width_from * (self.width_to / self.width_from).powf(t),
            )
        } else {
            let r = CURVATURE * t * self.length + self.r0;
            let across = self.width_from / (CURVATURE * CURVATURE)
                * (self.r0.cosh() * r.tanh() - self.r0.sinh());
            (
                across / self.across,
                self.width_from * self.r0.cosh() / r.cosh(),
            )
        };
        let (from, to) = (self.from.center, self.to.center);
        MapView {
            center: WorldPoint::new(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            ),
            zoom: self.from.zoom - (width / self.width_from).log2(),
        }
        .clamped(self.viewport)
    }
}

impl MapView {
    /// The view at `t` (0 to 1) of a [`Flight`]; keep the flight itself where `t` runs over many frames.
    #[must_use]
    pub fn tween(from: Self, to: Self, viewport: Viewport, t: f64) -> Self {
        Flight::new(from, to, viewport).at(t)
    }
}
