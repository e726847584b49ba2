//! Sentences over the map that say what was done or could not be done, and what is being opened.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, vec2};

use crate::app::{Action, Actions, Tone};

use super::scene::Scene;

/// Work shorter than this, in seconds, is not worth a word.
const SAY_AFTER_SECONDS: f64 = 0.1;

pub fn draw(ctx: &Context, scene: Scene<'_>, actions: &mut Actions) {
    let theme = scene.theme;
    let opening = scene
        .state
        .opening()
        .filter(|(_, seconds)| *seconds >= SAY_AFTER_SECONDS);
    if scene.state.opening().is_some() {
        ctx.request_repaint_after_secs(SAY_AFTER_SECONDS as f32);
    }
    let dropping = ctx.input(|input| !input.raw.hovered_files.is_empty());
    if scene.state.notices().is_empty() && opening.is_none() && !dropping {
        return;
    }
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 52.0))
        .show(ctx, |ui| {
            let card = |colour| {
                Frame::new()
                    .fill(theme.paper)
                    .stroke(Stroke::new(1.0, colour))
                    .corner_radius(5)
                    .inner_margin(Margin::symmetric(12, 8))
            };
            ui.set_max_width(560.0);
            if dropping {
                card(theme.as_of).show(ui, |ui| {
                    ui.label("Let go to add documents, or to open a dossier's folder");
                });
            }
            if let Some((what, _)) = opening {
                card(theme.rule).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spinner();
                        ui.label(format!("Opening {what} …"));
                        if ui.button("Cancel").clicked() {
                            actions.send(Action::CancelOpening);
                        }
                    });
                });
            }
            for (place, notice) in scene.state.notices().iter().enumerate() {
                let (colour, title) = match notice.tone {
                    Tone::Done => (theme.rule, None),
                    Tone::Trouble => (theme.trouble, Some("Not done")),
                };
                card(colour).show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| {
                            ui.set_max_width(480.0);
                            if let Some(title) = title {
                                ui.label(RichText::new(title).color(theme.trouble).strong());
                            }
                            ui.label(&notice.text);
                        });
                        let close = ui
                            .button("×")
                            .accessible_name("Dismiss")
                            .on_hover_text("Dismiss");
                        if close.clicked() {
                            actions.send(Action::DismissNotice(place));
                        }
                    });
                });
            }
        });
}
