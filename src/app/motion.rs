//! The map in motion: gliding on when let go, flying to where one asked.

use crate::scale::{Delta, Flight, MapView, Viewport};

/// A movement of the map that goes on by itself.
#[derive(Clone, Copy, Debug)]
pub enum Motion {
    /// Let go while dragging: points per second, slowing down.
    Gliding { velocity: (f32, f32) },
    /// On the way from one view to another; `start` is seconds on the application's clock.
    Flying { flight: Flight, start: f64 },
}

/// The velocity falls to 1/e in this many seconds. Chosen by eye.
const GLIDE_SECONDS: f32 = 0.22;
/// Slower than this, in points per second, the glide is over.
const STILL: f32 = 12.0;

impl Motion {
    /// The view after `seconds` more, and the motion that is left.
    pub fn step(
        self,
        view: MapView,
        viewport: Viewport,
        now: f64,
        seconds: f32,
    ) -> (MapView, Option<Self>) {
        match self {
            Self::Gliding { velocity: (x, y) } => {
                let moved = view.panned_by(Delta::new(x * seconds, y * seconds), viewport);
                let keep = (-seconds / GLIDE_SECONDS).exp();
                let velocity = (x * keep, y * keep);
                let going = velocity.0.hypot(velocity.1) > STILL;
                (moved, going.then_some(Self::Gliding { velocity }))
            }
            Self::Flying { flight, start } => {
                let t = (now - start) / flight.seconds();
                let view = flight.at(eased(t.clamp(0.0, 1.0)));
                (view, (t < 1.0).then_some(self))
            }
        }
    }
}

/// Starts and ends gently: the smoothstep polynomial 3t² − 2t³.
fn eased(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
