//! The keys that work wherever one is. What they do stands in [`super::commands`].

use egui::{Context, Key};

use crate::app::Actions;

use super::commands::{COMMANDS, Command, Reach, Wish};
use super::press::Press;
use super::regions;
use super::scene::Scene;
use super::window::Memory;

/// Turns key presses into wishes.
pub fn read(ctx: &Context, scene: Scene<'_>, memory: &Memory, actions: &mut Actions) {
    let focused = ctx.memory(egui::Memory::focused);
    let typing = ctx.text_edit_focused();
    let covered = scene.state.is_covered();
    let on_map = focused.is_some() && focused == memory.map.focus_id();
    let on_timeline = focused.is_some() && focused == memory.timeline.focus_id();
    let on_form =
        scene.state.draft_in_hand().is_some() || scene.state.editing().beginning().is_some();
    let in_text = super::reader::caret::has_keyboard(ctx);
    let selected = scene.state.drafting().selected().is_some();
    // Letters that miss a field of a form must not do anything else.
    let is_lost = |press: &Press| {
        let is_letter = press.key.name().chars().count() == 1 || press.key == Key::Space;
        on_form
            && !(in_text || on_map || on_timeline)
            && is_letter
            && !press.modifiers.command
            && !press.modifiers.alt
            && !(selected && focused.is_none() && press.reach == Reach::WithWords)
    };
    let counts = |reach: Reach| match reach {
        Reach::EvenWhileTyping => true,
        Reach::WhileUncovered => !covered,
        _ if typing || covered => false,
        Reach::Anywhere => true,
        Reach::WithWords => scene.state.drafting().selected().is_some(),
        Reach::Dates => focused.is_none() || on_timeline,
        Reach::Map => on_map,
    };
    // Keys with more held down beside them come first: egui lets a plain key match those too.
    for held in (0..=3).rev() {
        for command in COMMANDS.iter() {
            let presses = command.keys.iter().filter(|press| {
                held_beside(press.modifiers) == held && counts(press.reach) && !is_lost(press)
            });
            for press in presses {
                if ctx.input_mut(|input| input.consume_key(press.modifiers, press.key)) {
                    carry_out(ctx, scene, command, actions);
                }
            }
        }
    }
}

/// How many keys are held down beside another.
fn held_beside(modifiers: egui::Modifiers) -> usize {
    [modifiers.command, modifiers.shift, modifiers.alt]
        .into_iter()
        .filter(|held| *held)
        .count()
}

/// Asks for what a command does, if it can be done now.
pub fn carry_out(ctx: &Context, scene: Scene<'_>, command: &Command, actions: &mut Actions) {
    match command.wish {
        Wish::Ask(wish) => {
            if let Some(action) = wish(scene.state) {
                actions.send(action);
            }
        }
        Wish::GoToDisputes => super::disputes::go_to(ctx, actions),
        Wish::GoToText => super::reader::caret::go_to(ctx),
        // Asked for with no form open, it would add the next claim as soon as that is begun.
        Wish::AddClaim if scene.state.draft_in_hand().is_none() => {}
        Wish::AddClaim => super::inspector::claim::ask_to_add(ctx),
        Wish::Link(relation) => super::linking::ask(scene, relation, actions),
        Wish::Region(step) => regions::ask(ctx, step),
        Wish::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
    }
}
