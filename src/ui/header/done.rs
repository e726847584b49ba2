//! Undo and redo in the header, and the list of what was done. Nothing before the first edit.

use egui::containers::menu::MenuButton;
use egui::{Button, RichText, Ui};

use crate::app::{Action, Actions, EditAction};
use crate::ui::fields::signs::{self, Sign};
use crate::ui::scene::Scene;

/// So many steps are listed; further back is reached by going back to the last of them first. Chosen by eye.
const LISTED: usize = 20;

pub fn draw(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let history = scene.state.editing().history();
    let (undo, redo) = (history.undoable().next(), history.redoable().next());
    if undo.is_none() && redo.is_none() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let theme = scene.theme;
        let name = undo.map_or_else(
            || "Nothing to undo".to_owned(),
            |step| format!("Undo: {step} (Ctrl+Z)"),
        );
        if signs::button(ui, theme, Sign::Undo, undo.is_some(), &name).clicked() {
            actions.send(Action::Edit(EditAction::Undo));
        }
        let name = redo.map_or_else(
            || "Nothing to redo".to_owned(),
            |step| format!("Redo: {step} (Ctrl+Shift+Z)"),
        );
        if signs::button(ui, theme, Sign::Redo, redo.is_some(), &name).clicked() {
            actions.send(Action::Edit(EditAction::Redo));
        }
        let button = Button::new(RichText::new("▼").size(9.0)).frame(false);
        MenuButton::from_button(button)
            .ui(ui, |ui| list(ui, scene, actions))
            .0
            .accessible_name("What was done")
            .on_hover_text("What was done, to go back several steps at once");
    });
}

fn list(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let history = scene.state.editing().history();
    let soft = |text: &str| RichText::new(text).color(scene.theme.ink_soft);
    ui.set_min_width(260.0);
    ui.set_max_width(360.0);
    ui.label(soft("What was done, last first"));
    let mut count = 0;
    for (at, step) in history.undoable().take(LISTED).enumerate() {
        count += 1;
        let back = match at {
            0 => "Undo this step".to_owned(),
            at => format!("Undo this and the {at} above"),
        };
        let row = ui.add(Button::new(step).frame(false).truncate());
        if row.on_hover_text(back).clicked() {
            actions.send(Action::Edit(EditAction::UndoSteps(at + 1)));
            ui.close();
        }
    }
    let more = history.undoable().count().saturating_sub(count);
    if more > 0 {
        ui.label(soft(&format!("and {more} before those")));
    }
    if count == 0 {
        ui.label("nothing");
    }
}
