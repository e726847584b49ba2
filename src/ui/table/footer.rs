//! Beneath the rows: what is not among them, and why. Nothing is hidden silently.

use egui::{Button, Rect, RichText, Ui, UiBuilder};

use super::super::scene::Scene;
use super::super::theme::sans;
use crate::app::{Actions, Page, Tray};
use crate::query::{Clock, Rows, Window};

pub const HEIGHT: f32 = 26.0;

pub fn draw(ui: &mut Ui, rect: Rect, scene: Scene<'_>, rows: &Rows, actions: &mut Actions) {
    let theme = scene.theme;
    ui.painter()
        .hline(rect.x_range(), rect.top(), theme.hairline());
    let known = scene.state.known();
    let trays = known.trays;
    let as_of = scene.state.as_of();
    let (later, undated) = match as_of.clock {
        Clock::Reported => (
            "reported after the as-of date",
            "whose source has no publication date",
        ),
        Clock::Occurred => (
            "about days after the as-of date",
            "about no date that the words support",
        ),
    };
    let not_held = known.totals.known() as usize - rows.claims().len();
    let has_window = matches!(as_of.window, Window::Days(_));
    let inner = UiBuilder::new().max_rect(rect.shrink2(egui::vec2(0.0, 2.0)));
    ui.scope_builder(inner, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.spacing_mut().button_padding = egui::vec2(2.0, 1.0);
            let quiet = |text: String| RichText::new(text).font(sans(11.0)).color(theme.ink_soft);
            ui.label(quiet("Not among the rows:".to_owned()));
            ui.label(quiet(format!("later {}", trays.not_yet)))
                .on_hover_text(format!("{} claims {later}", trays.not_yet));
            let mut entry = |tray: Tray, name: &str, count: u32, meaning: &str| {
                let said = format!("{name} {count}");
                let tip = format!("{count} claims {meaning}. Click to list them");
                let button = ui.add(Button::new(quiet(said.clone())).frame_when_inactive(false));
                if button
                    .accessible_name(format!("Not among the rows, {said}: claims {meaning}"))
                    .on_hover_text(tip)
                    .clicked()
                {
                    actions.open(Page::Tray(tray));
                }
            };
            entry(Tray::Undated, "undated", trays.undated, undated);
            if has_window {
                let meaning = "over before the window of days begins";
                entry(Tray::Earlier, "earlier", trays.earlier, meaning);
            }
            let meaning = "known by this date, kept out by the filters";
            entry(Tray::FilteredOut, "filtered out", trays.filtered, meaning);
            if not_held > 0 {
                ui.label(quiet(format!("without the words {not_held}")))
                    .on_hover_text("Claims none of whose cells holds the words in the field above");
            }
        });
    });
}
