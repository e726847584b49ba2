//! WORLD AND SCREEN: where a place or a day falls on the screen, and what stands there. Arithmetic only.
//!
//! Screen lengths are points (`f32`, x right, y down, the panel's top left corner is 0, 0); the world is
//! `f64`. Nothing here paints, opens a file, asks the clock or starts a thread, and nothing panics on
//! numbers that are not finite.
//!
//! - [`map`]: [`MapView`] and [`Viewport`] make a [`Projector`]; placing labels, fanning out marks,
//!   clusters, chips at the edge, the scale bar.
//! - [`time`]: a [`Ruler`] knows which days are occupied and folds the empty stretches between them;
//!   [`TimeView`] and a width make a [`TimeScale`]; ticks, lanes, bins, steps.
//! - [`geometry`]: points and rectangles; [`stroke`]: dashes and clipping.

pub mod geometry;
pub mod map;
pub mod stroke;
pub mod time;

pub use geometry::{Delta, Point, Rect, Size};
pub use map::{
    Chip, Cluster, ClusterMember, Clusters, EdgeChips, EdgeTarget, Flight, Insets, LabelRequest,
    LabelSlot, MapView, Mark, Necessity, PlacedLabel, Projector, ScaleBar, Viewport, WorldPoint,
    WorldRect, cluster, cluster_to_at_most, compass_word, distance_km, edge_chips,
    initial_bearing_degrees, place_labels, project, scale_bar, spread, unproject,
};
pub use stroke::{DashPattern, clip_polyline, clip_segment, dashes};
pub use time::{
    At, BinScale, Fold, FoldId, FoldState, Folding, Ruler, RulerOptions, Span, Tick, TickLevel,
    TimeScale, TimeView, assign_lanes, bar_height, length_in_words, next_after, previous_before,
    ticks, time_between_in_words,
};
