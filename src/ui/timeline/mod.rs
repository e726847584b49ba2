//! The timeline: what was reported when, what it is about when, and the as-of date between them.
//!
//! ```text
//!   transport.rs  date_field.rs  window_choice.rs   ─ controls.rs
//!   handle.rs: zone, line and flag of the as-of date ┐
//!   sources.rs (flags.rs, crowd.rs)   reported       │
//!   axis.rs, folds.rs                                ├─ strips.rs, layout.rs
//!   histogram.rs (bars.rs), intervals.rs   occurred  │
//!   pointed.rs, gestures.rs: pointer and wheel       ┘
//! ```
//! Kept between frames: the ruler (occupied.rs) and the claims' dates (spans.rs), both made once for a
//! dossier, and the counts by date, made once for an as-of date.

mod axis;
mod bars;
mod controls;
mod crowd;
mod date_field;
mod denials;
mod flags;
mod folds;
mod gestures;
mod handle;
mod histogram;
mod intervals;
mod layout;
pub(super) mod occupied;
mod pinned;
mod pointed;
pub(super) mod soft;
mod sources;
pub(super) mod spans;
mod strips;
mod transport;
pub mod typed_date;
mod window_choice;
mod words;

use egui::{Id, Ui};

use super::denials::Denials;
use super::scene::{Hover, Scene};
use crate::app::Actions;
use crate::dossier::Day;
use crate::scale::Tick;

/// Height of the panel at the first start, in points.
pub const DEFAULT_HEIGHT: f32 = 196.0;
/// Both strips can still be told apart at this height.
pub const MIN_HEIGHT: f32 = 150.0;

/// What the timeline keeps between frames.
#[derive(Default)]
pub struct Memory {
    id: Option<Id>,
    field: date_field::DateField,
    axis: Option<occupied::Axis>,
    spans: Option<spans::Spans>,
    tallies: spans::Tallies,
    arcs: denials::Arcs,
    ticks: Vec<Tick>,
    /// The as-of day of the frame before, to notice that it was walked out of view.
    last_day: Option<Day>,
    /// Where the flag of the as-of date is. `None`: there is no date.
    flag: Option<egui::Rect>,
}

impl Memory {
    /// The widget that has the keyboard when dates are walked with it.
    pub fn focus_id(&self) -> Option<Id> {
        self.id
    }

    /// Where the flag of the as-of date is on screen. `None`: there is no date.
    pub fn flag(&self) -> Option<egui::Rect> {
        self.flag
    }
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    denied: &Denials,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    controls::draw(ui, scene, memory, actions);
    strips::draw(ui, scene, memory, denied, hover, actions);
}
