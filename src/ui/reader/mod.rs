//! The reader: the words behind every mark.

use egui::Ui;

use crate::app::Actions;

use super::scene::{Hover, Scene};

/// What the reader keeps between frames.
#[derive(Default)]
pub struct Memory;

pub fn draw(
    _ui: &mut Ui,
    _scene: Scene<'_>,
    _memory: &mut Memory,
    _hover: &mut Hover,
    _actions: &mut Actions,
) {
}
