//! The time line: from days to the screen and back, over an axis that folds its empty stretches.
//!
//! ```text
//!   days    │ 2004-08 │······ nothing ······│ 2008-08 │······ nothing ······│ 2022-03 │
//!   screen  ├─────────┤⌇  3 y 11 m  ⌇├─────────────────┤⌇  13 y 6 m  ⌇├─────────┤
//! ```
//! [`Ruler`]: which days are occupied (made when the dossier or its filters change).
//! [`TimeView`]: where one looks (remembered, changed by gestures).
//! [`TimeScale`]: both and a width (made each frame); asked by everything that draws.

mod density;
mod gestures;
mod lanes;
mod ruler;
mod scale;
mod step;
mod ticks;
mod view;
mod words;

pub use density::{BinScale, bar_height};
pub use lanes::assign_lanes;
pub use ruler::{Ruler, RulerOptions, Span};
pub use scale::{At, Fold, FoldState, TimeScale};
pub use step::{next_after, previous_before};
pub use ticks::{Tick, TickLevel, ticks};
pub use view::{FoldId, Folding, TimeView};
pub use words::{length_in_words, time_between_in_words};

#[cfg(test)]
mod laws;
