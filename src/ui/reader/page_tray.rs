//! The head of a tray's page: which claims the map does not show, and why.

use egui::Ui;

use crate::app::{FilterAction, MapAction, Tray};
use crate::query::Clock;

use super::desk::Desk;
use super::listing::{text, title};
use super::wording::counted;

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, tray: Tray) {
    let theme = desk.theme();
    let (name, why) = words(tray, desk.state().as_of().clock);
    title(ui, theme, name);
    let count = counted(desk.contents.claims, "claim");
    text(ui, theme, &format!("{count} {why}"));
    ui.add_space(6.0);
    if desk.contents.claims == 0 {
        return;
    }
    match tray {
        Tray::OffMap => {
            if ui.button("Fit the map to them").clicked() {
                desk.actions.map(MapAction::FitSelection);
            }
        }
        Tray::FilteredOut => {
            if ui.button("Clear all filters").clicked() {
                desk.actions.filter(FilterAction::Clear);
            }
        }
        Tray::Undated | Tray::Unlocated | Tray::Earlier => {}
    }
    ui.add_space(8.0);
}

/// Title, and what follows the count.
fn words(tray: Tray, clock: Clock) -> (&'static str, &'static str) {
    match (tray, clock) {
        (Tray::Undated, Clock::Reported) => (
            "Undated",
            "in sources whose date of publication nobody knows. No as-of date shows them.",
        ),
        (Tray::Undated, Clock::Occurred) => (
            "Undated",
            "for which the words support no date of what they are about.",
        ),
        (Tray::Unlocated, _) => (
            "No place",
            "known by this date, about no place that the map can show.",
        ),
        (Tray::OffMap, _) => (
            "Off the map",
            "known by this date, about places outside the map's view.",
        ),
        (Tray::Earlier, Clock::Reported) => {
            ("Earlier", "reported before the window of days begins.")
        }
        (Tray::Earlier, Clock::Occurred) => ("Earlier", "about days before the window begins."),
        (Tray::FilteredOut, _) => (
            "Filtered out",
            "known by this date, kept out by the filters at the left.",
        ),
    }
}
