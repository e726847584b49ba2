//! Moving about: drag, wheel, pinch, double click, keys.

use egui::{PointerButton, Response, Ui};

use crate::app::{Action, Actions, MapAction, State};
use crate::scale::{Delta, MapView, Point, Viewport};

use super::super::scene::Scene;
use super::Frame;

/// One press of + or − changes every length by this much. Chosen by eye.
pub const KEY_ZOOM: f64 = 1.5;
/// One press of an arrow moves by this many points. Chosen by eye.
const KEY_PAN_POINTS: f32 = 90.0;
/// Points of wheel or touchpad for a doubling of every length. Chosen by eye.
const POINTS_PER_DOUBLING: f64 = 180.0;
/// Slower than this, in points per second, a map let go stays where it is. Chosen by eye.
const GLIDE_FROM: f32 = 120.0;

/// Turns what was done on the map's ground into wishes.
pub fn read(ui: &Ui, response: &Response, frame: Frame, scene: Scene<'_>, actions: &mut Actions) {
    let view = frame.projector.view();
    let viewport = frame.viewport();
    if response.clicked() {
        response.request_focus();
    }
    if response.drag_started() && scene.state.is_map_moving() {
        actions.map(MapAction::Look(view));
    }
    if response.dragged_by(PointerButton::Primary) {
        let delta = response.drag_delta();
        if delta != egui::Vec2::ZERO {
            actions.map(MapAction::Look(
                view.panned_by(Delta::new(delta.x, delta.y), viewport),
            ));
        }
    }
    if response.drag_stopped() {
        let velocity = ui.input(|input| input.pointer.velocity());
        if velocity.length() > GLIDE_FROM {
            actions.map(MapAction::Glide(velocity.x, velocity.y));
        }
    }
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let at = frame.point(pointer);
    if response.double_clicked() {
        actions.map(MapAction::FlyTo(view.zoomed_about(at, 2.0, viewport)));
    }
    let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
    let factor = (f64::from(wheel) / POINTS_PER_DOUBLING).exp2() * f64::from(pinch);
    if (factor - 1.0).abs() > 1e-6 {
        actions.map(MapAction::Look(view.zoomed_about(at, factor, viewport)));
    }
}

/// Where the keyboard's gestures start from: the view as it is. `None`: the map has no size yet.
fn view(state: &State) -> Option<(MapView, Viewport)> {
    Some((state.session().map?, state.viewport()?))
}

/// Zooms about the middle of the map.
pub fn zoomed(state: &State, factor: f64) -> Option<Action> {
    let (view, viewport) = view(state)?;
    let middle = Point::new(viewport.width / 2.0, viewport.height / 2.0);
    let view = view.zoomed_about(middle, factor, viewport);
    Some(Action::Map(MapAction::Look(view)))
}

/// Moves the ground by a step in the given direction.
pub fn panned(state: &State, x: f32, y: f32) -> Option<Action> {
    let (view, viewport) = view(state)?;
    let step = Delta::new(x * KEY_PAN_POINTS, y * KEY_PAN_POINTS);
    let view = view.panned_by(step, viewport);
    Some(Action::Map(MapAction::Look(view)))
}
