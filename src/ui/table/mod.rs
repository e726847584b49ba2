//! The table.

use egui::Ui;

use super::scene::{Hover, Scene};
use crate::app::Actions;

/// What the table keeps between frames.
#[derive(Default)]
pub struct Memory {}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    _memory: &mut Memory,
    _hover: &mut Hover,
    _actions: &mut Actions,
) {
    ui.label(super::widgets::claims(scene.state.known().totals.known()));
}
