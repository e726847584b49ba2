//! What stands between the window and the disk: whether all is saved, what others changed on the same files,
//! the states one can go back to, and what would be lost.

mod conflicts;
mod earlier;
mod leaving;
mod status;
mod when;

use egui::Context;

use super::scene::Scene;
use super::sheet::{SheetWidth, sheet};
use crate::app::{Actions, Overlay};

pub use status::status;

/// The sheets that lie over the window, if one is asked for.
pub fn draw(ctx: &Context, scene: Scene<'_>, actions: &mut Actions) {
    match scene.state.overlay() {
        Some(Overlay::Conflicts) => {
            sheet(
                ctx,
                scene,
                ("Changed on both sides", SheetWidth::Lists),
                actions,
                conflicts::draw,
            );
        }
        Some(Overlay::Earlier) => {
            sheet(
                ctx,
                scene,
                ("Earlier states", SheetWidth::Lists),
                actions,
                earlier::draw,
            );
        }
        Some(Overlay::Leaving) => {
            let name = ("Not saved", SheetWidth::Fields);
            sheet(ctx, scene, name, actions, leaving::draw);
        }
        _ => {}
    }
}
