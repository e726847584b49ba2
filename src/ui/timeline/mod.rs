//! The timeline: what was reported when, what it is about when, and the as-of date between them.

use egui::{Id, Ui};

use crate::app::Actions;

use super::scene::{Hover, Scene};

/// Height of the panel at the first start, in points.
pub const DEFAULT_HEIGHT: f32 = 196.0;
/// Both strips can still be told apart at this height.
pub const MIN_HEIGHT: f32 = 150.0;

/// What the timeline keeps between frames.
#[derive(Default)]
pub struct Memory {
    id: Option<Id>,
}

impl Memory {
    /// The widget that has the keyboard when dates are walked with it.
    pub fn focus_id(&self) -> Option<Id> {
        self.id
    }
}

pub fn draw(
    _ui: &mut Ui,
    _scene: Scene<'_>,
    _memory: &mut Memory,
    _hover: &mut Hover,
    _actions: &mut Actions,
) {
}
