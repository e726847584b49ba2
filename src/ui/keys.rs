//! The keys that work wherever one is; but for the one that quits, as long as no field is being typed in.

use egui::{Context, Key, Modifiers};

use crate::app::{Actions, DateAction, MapAction, PageAction};

use super::map;
use super::scene::Scene;
use super::window::Memory;

/// Turns key presses into wishes.
///
/// A widget that was reached with Tab keeps its own keys: space presses it and arrows move on from it.
pub fn read(ctx: &Context, scene: Scene<'_>, memory: &Memory, actions: &mut Actions) {
    let focused = ctx.memory(egui::Memory::focused);
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Q)) {
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
    if ctx.text_edit_focused() {
        return;
    }
    let on_map = focused.is_some() && focused == memory.map.focus_id();
    let on_timeline = focused.is_some() && focused == memory.timeline.focus_id();
    let free = focused.is_none() || on_timeline;
    let pressed =
        |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));

    for (key, action) in [
        (Key::ArrowLeft, PageAction::Back),
        (Key::ArrowRight, PageAction::Forward),
    ] {
        if pressed(Modifiers::ALT, key) {
            actions.send(crate::app::Action::Page(action));
        }
    }
    if pressed(Modifiers::NONE, Key::F5) || pressed(Modifiers::COMMAND, Key::R) {
        actions.send(crate::app::Action::Reload);
    }
    if pressed(Modifiers::NONE, Key::F) {
        actions.map(MapAction::FitSelection);
    }
    for (key, factor) in [
        (Key::Plus, map::KEY_ZOOM),
        (Key::Equals, map::KEY_ZOOM),
        (Key::Minus, 1.0 / map::KEY_ZOOM),
    ] {
        if pressed(Modifiers::NONE, key) {
            map::zoom_by_key(scene, factor, actions);
        }
    }
    if on_map {
        for (key, x, y) in [
            (Key::ArrowLeft, 1.0, 0.0),
            (Key::ArrowRight, -1.0, 0.0),
            (Key::ArrowUp, 0.0, 1.0),
            (Key::ArrowDown, 0.0, -1.0),
        ] {
            if pressed(Modifiers::NONE, key) {
                map::pan_by_key(scene, x, y, actions);
            }
        }
        if pressed(Modifiers::NONE, Key::Home) {
            actions.map(MapAction::FitFeatured);
        }
    }
    if free {
        let back_a_day = pressed(Modifiers::SHIFT, Key::ArrowLeft);
        let on_a_day = pressed(Modifiers::SHIFT, Key::ArrowRight);
        if back_a_day || on_a_day {
            actions.date(DateAction::ByDays(if on_a_day { 1 } else { -1 }));
        }
        for (key, action) in [
            (Key::ArrowLeft, DateAction::PreviousChange),
            (Key::ArrowRight, DateAction::NextChange),
            (Key::Home, DateAction::First),
            (Key::End, DateAction::Last),
            (Key::Space, DateAction::TogglePlaying),
        ] {
            if pressed(Modifiers::NONE, key) {
                actions.date(action);
            }
        }
    }
    if free || on_map {
        for (key, action) in [
            (Key::PageUp, DateAction::PreviousSource),
            (Key::PageDown, DateAction::NextSource),
        ] {
            if pressed(Modifiers::NONE, key) {
                actions.date(action);
            }
        }
    }
}
