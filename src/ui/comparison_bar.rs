//! The comparison of two dates, in the strip above the views: pin a day, and what changed since in one line.

use egui::{Align, Button, Layout, RichText, Ui};

use crate::app::{Actions, DateAction, Page};
use crate::query::{AsOf, Change, Comparison};

use super::scene::Scene;
use super::theme::sans_bold;

/// Narrower than this, in points, the button says one word. Chosen by eye.
const TIGHT: f32 = 165.0;

/// Fills what is left of the strip, from the right.
pub fn draw(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    if scene.state.days().is_none() {
        return;
    }
    let as_of = scene.state.as_of();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let Some(since) = as_of.since else {
            let tip = "Pin this date, then move the slider: map, table and reader show what was added, newly \
                       contested or updated since (C)";
            // A narrow strip has room for the first word.
            let name = "Compare with this date";
            let is_tight = ui.available_width() < TIGHT;
            let button = ui.button(if is_tight { "Compare" } else { name });
            let button = button.accessible_name(name).on_hover_text(tip);
            if button.clicked() {
                actions.date(DateAction::Pin(Some(as_of.day)));
            }
            return;
        };
        let stop = ui.add(Button::new("×").frame(false));
        stop.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, "Compare no more")
        });
        if stop.on_hover_text("Compare no more").clicked() {
            actions.date(DateAction::Pin(None));
        }
        match scene.state.comparison() {
            Some(comparison) => {
                let list = ui.button("List");
                let tip = "Read and copy what changed between the two dates";
                if list.on_hover_text(tip).clicked() {
                    actions.open(Page::Comparison);
                }
                let said = RichText::new(in_words(comparison)).font(sans_bold(12.5));
                ui.add(egui::Label::new(said).truncate());
            }
            None => not_apart(ui, scene, &as_of, since, actions),
        }
    });
}

/// The slider stands on the pinned day, or before it: what came after the slider is not told.
fn not_apart(
    ui: &mut Ui,
    scene: Scene<'_>,
    as_of: &AsOf,
    since: crate::dossier::Day,
    actions: &mut Actions,
) {
    let soft = |said: String| RichText::new(said).color(scene.theme.ink_soft);
    if since == as_of.day {
        let said = format!("Pinned {}; now move the slider", since.in_words());
        ui.add(egui::Label::new(soft(said)).truncate());
        return;
    }
    let swap = ui.button("Swap");
    let tip = format!(
        "Pin {} instead, and go to {}",
        as_of.day.in_words(),
        since.in_words()
    );
    if swap.on_hover_text(tip).clicked() {
        actions.date(DateAction::Pin(Some(as_of.day)));
        actions.date(DateAction::Set(since));
    }
    let said = format!("The slider stands before the pinned {}", since.in_words());
    ui.add(egui::Label::new(soft(said)).truncate());
}

/// "Since 8 Aug 2008: 74 added, 4 of them contested, 6 newly contested".
pub fn in_words(comparison: &Comparison) -> String {
    let changes: Vec<String> = Change::ALL
        .into_iter()
        .filter_map(|change| match comparison.of(change).len() {
            0 => None,
            count if change == Change::Added && comparison.added_contested > 0 => Some(format!(
                "{count} added, {} of them contested",
                comparison.added_contested
            )),
            count => Some(format!("{count} {}", change.name())),
        })
        .collect();
    let changes = if changes.is_empty() {
        "nothing changed".to_owned()
    } else {
        changes.join(", ")
    };
    format!("Since {}: {changes}", comparison.from.in_words())
}
