//! What the charts share: the timeline's folded axis, an axis of numbers, and how a claim is drawn in them.

pub mod amounts;
pub mod bounds;
pub mod days;
pub mod excerpt;
pub mod frame;
