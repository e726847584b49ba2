//! The choice between everything by a date and the days that lead to it.

use egui::{DragValue, RichText, Ui};

use super::super::scene::Scene;
use super::words;
use crate::app::{Actions, DateAction};
use crate::query::{AsOf, Window};

const LENGTHS: [u32; 6] = [1, 3, 7, 30, 90, 365];
/// A hundred years; more is no window any more.
const LONGEST: u32 = 36_525;

pub fn draw(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let as_of = scene.state.as_of();
    let shown = egui::ComboBox::from_id_salt("window")
        .selected_text(label(as_of.window))
        // As tall as its rows: a choice below the fold is one that nobody finds.
        .height(f32::INFINITY)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| menu(ui, scene, &as_of, actions));
    let tip = words::window(&as_of).unwrap_or_else(|| {
        format!(
            "Everything up to {}, that day included",
            as_of.day.in_words()
        )
    });
    shown
        .response
        .accessible_name(format!("Window, {}", label(as_of.window)))
        .on_hover_text(tip);
}

/// "by this date", "in the 7 days to this date".
pub fn label(window: Window) -> String {
    match window {
        Window::ByThisDate => "by this date".to_owned(),
        Window::Days(0 | 1) => "on this day alone".to_owned(),
        Window::Days(days) => format!("in the {days} days to this date"),
    }
}

fn menu(ui: &mut Ui, scene: Scene<'_>, as_of: &AsOf, actions: &mut Actions) {
    ui.set_min_width(240.0);
    let choices = [Window::ByThisDate]
        .into_iter()
        .chain(LENGTHS.map(Window::Days));
    for window in choices {
        let choice = ui.selectable_label(window == as_of.window, label(window));
        if choice.clicked() {
            actions.date(DateAction::SetWindow(window));
            ui.close();
        }
    }
    ui.separator();
    ui.horizontal(|ui| {
        let mut days = match as_of.window {
            Window::ByThisDate => 7,
            Window::Days(days) => days.max(1),
        };
        ui.label("in the");
        let field = DragValue::new(&mut days).range(1..=LONGEST).speed(0.2);
        let changed = ui
            .add(field)
            .accessible_name("Days in the window")
            .changed();
        ui.label("days to this date");
        if changed {
            actions.date(DateAction::SetWindow(Window::Days(days)));
        }
    });
    if let Some(said) = words::window(as_of) {
        ui.label(RichText::new(said).color(scene.theme.ink_soft));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_named_by_its_days() {
        assert_eq!(label(Window::ByThisDate), "by this date");
        assert_eq!(label(Window::Days(7)), "in the 7 days to this date");
        assert_eq!(label(Window::Days(1)), "on this day alone");
    }
}
