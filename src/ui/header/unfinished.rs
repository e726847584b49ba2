//! The claims that were begun and put aside, in the header: what gave way to something else is not forgotten.

use egui::{Button, RichText, Ui};

use crate::app::{Actions, DraftAction};
use crate::ui::scene::Scene;
use crate::ui::theme::sans;

/// A button that takes the last of them up again. Nothing while there is none, or its form is open.
pub fn draw(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let state = scene.state;
    let Some(last) = state.drafts().len().checked_sub(1) else {
        return;
    };
    if state.draft_in_hand().is_some() {
        return;
    }
    let (shown, name) = match last {
        0 => ("1 unfinished".to_owned(), "1 unfinished claim".to_owned()),
        more => {
            let count = more + 1;
            (
                format!("{count} unfinished"),
                format!("{count} unfinished claims"),
            )
        }
    };
    let label = RichText::new(shown).font(sans(12.0));
    let button = ui.add(Button::new(label.color(scene.theme.ink_soft)).small());
    let button = button.accessible_name(format!("{name}: take up the last"));
    if button.on_hover_text("Take up the last one again").clicked() {
        actions.draft(DraftAction::TakeUp(last));
    }
}
