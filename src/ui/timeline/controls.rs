//! The row above the strips: walking, the date, the window, the total, and how the axis is shown.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, PopupCloseBehavior, RichText, Ui};

use super::super::scene::Scene;
use super::super::theme::sans_bold;
use super::occupied::Axis;
use super::{Memory, transport, window_choice, words};
use crate::app::{Actions, TimeAction};
use crate::scale::{Folding, TimeView};

/// Narrower than this, the weekday is cut to three letters. Chosen by eye.
const ROOMY: f32 = 1100.0;
/// Narrower than this, what the clock above and the window beside it say anyway is left out, and what is
/// about the axis stands behind a button. Chosen by eye.
const TIGHT: f32 = 720.0;

pub fn draw(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let theme = scene.theme;
    let is_roomy = ui.available_width() >= ROOMY;
    let is_tight = ui.available_width() < TIGHT;
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        transport::draw(ui, scene, actions);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(8.0);
        let as_of = scene.state.as_of();
        if scene.state.days().is_some() {
            if !is_tight {
                ui.label(words::before_date(&as_of));
            }
            memory.field.draw(ui, scene, actions);
            let weekday = as_of.day.weekday();
            let said = if is_roomy { weekday } else { &weekday[..3] };
            if !is_tight {
                ui.label(RichText::new(said).color(theme.ink_soft));
            }
            window_choice::draw(ui, scene, actions);
        } else {
            // No date is made up where the dossier has none to stand on.
            ui.label(RichText::new("No dates on this clock").color(theme.ink_soft));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if is_tight {
                let staying =
                    MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
                let (button, _) = MenuButton::new("⋯")
                    .config(staying)
                    .ui(ui, |ui| axis_controls(ui, scene, memory, actions));
                button
                    .accessible_name("Axis")
                    .on_hover_text("Axis: fold gaps, fit");
            } else {
                axis_controls(ui, scene, memory, actions);
            }
            ui.add_space(6.0);
            let totals = words::totals(&scene.state.known().totals);
            let label = egui::Label::new(RichText::new(totals).font(sans_bold(12.5))).truncate();
            ui.add(label)
                .on_hover_text("Known at this date, through the filters");
        });
    });
}

fn axis_controls(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let Some(width) = scene.state.time_width() else {
        return;
    };
    let axis = Axis::of(&mut memory.axis, scene.state.index());
    let view: TimeView = match &scene.state.session().time {
        Some(view) => view.clone(),
        None => axis.fitted(width).clone(),
    };
    let is_fitted = scene.state.session().time.is_none();
    let fit = ui.add_enabled(!is_fitted, egui::Button::new("Fit"));
    if fit.on_hover_text("All of time in view again").clicked() {
        actions.time(match view.folding {
            Folding::Folded => TimeAction::Fit,
            Folding::Even => TimeAction::Look(axis.ruler.fitted_like(&view, width)),
        });
    }
    let mut folded = view.folding == Folding::Folded && view.opened.is_empty();
    let has_folds = axis.ruler.fold_count() > 0;
    let toggle = ui.add_enabled(has_folds, egui::Checkbox::new(&mut folded, "fold gaps"));
    let toggled = toggle
        .on_hover_text(
            "Leave out the long stretches in which nothing is reported and nothing happens",
        )
        .changed();
    if toggled {
        let folding = if folded {
            Folding::Folded
        } else {
            Folding::Even
        };
        let mut asked = view;
        asked.folding = folding;
        asked.opened.clear();
        actions.time(if folded {
            TimeAction::Fit
        } else {
            TimeAction::Look(axis.ruler.fitted_like(&asked, width))
        });
    }
}
