//! The middle of the window: tabs for its views, and the view that is chosen, with the map above it if asked.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui};

use crate::app::{Actions, Centre, Shown, ViewAction};

use super::comparison_bar;
use super::scene::Scene;
use super::widgets::segments;
use super::window::Memory;
use super::{figures, lag, map, table};

/// Less than this leaves nothing of the map to see, in points.
const LOWEST_MAP: f32 = 120.0;
/// What the tick for the map above takes, with the least that the comparison takes, in points.
const ROOM_FOR_MAP_ABOVE: f32 = 190.0;

/// Returns where the view beneath the tabs is.
pub fn draw(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) -> Rect {
    let theme = scene.theme;
    Panel::top("views")
        .frame(
            Frame::new()
                .fill(theme.paper)
                .inner_margin(Margin::symmetric(10, 4)),
        )
        .show(ui, |ui| tabs(ui, scene, actions));
    let view = ui.available_rect_before_wrap();
    let centre = scene.state.session().centre;
    if centre == Centre::Map {
        CentralPanel::no_frame().show(ui, |ui| {
            map::draw(
                ui,
                scene,
                &mut memory.map,
                &memory.denials,
                &mut memory.hover,
                actions,
            );
        });
        return view;
    }
    if scene.state.look().map_above.is_open() {
        let most = (ui.available_height() - LOWEST_MAP).max(LOWEST_MAP);
        Panel::top("map-above")
            .frame(Frame::new())
            .resizable(true)
            .default_size(ui.available_height() * 0.45)
            .size_range(LOWEST_MAP..=most)
            .show(ui, |ui| {
                map::draw(
                    ui,
                    scene,
                    &mut memory.map,
                    &memory.denials,
                    &mut memory.hover,
                    actions,
                );
            });
    }
    let page = Frame::new().fill(theme.paper).inner_margin(Margin {
        left: 14,
        right: 8,
        top: 6,
        bottom: 0,
    });
    CentralPanel::default().frame(page).show(ui, |ui| {
        let hover = &mut memory.hover;
        match centre {
            Centre::Table => table::draw(ui, scene, &mut memory.table, hover, actions),
            Centre::Figures => figures::draw(ui, scene, &mut memory.figures, hover, actions),
            Centre::Lag => lag::draw(ui, scene, &mut memory.lag, hover, actions),
            Centre::Map => {}
        }
    });
    view
}

fn tabs(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let centre = scene.state.session().centre;
    ui.horizontal(|ui| {
        let picked = segments(ui, &TABS, centre);
        if let Some(centre) = picked {
            actions.view(ViewAction::SetCentre(centre));
        }
        // Where there is no room for it the palette still does it.
        if centre != Centre::Map && ui.available_width() > ROOM_FOR_MAP_ABOVE {
            let mut above = scene.state.look().map_above.is_open();
            let tip = "Keep the map in view above";
            if ui
                .checkbox(&mut above, "Map above")
                .on_hover_text(tip)
                .changed()
            {
                let shown = if above { Shown::Open } else { Shown::Closed };
                actions.view(ViewAction::SetMapAbove(shown));
            }
        }
        comparison_bar::draw(ui, scene, actions);
    });
}

const TABS: [(Centre, &str, &str); 4] = [
    (
        Centre::Map,
        "Map",
        "Where the claims are about, by the as-of date (Ctrl+1)",
    ),
    (
        Centre::Table,
        "Table",
        "The same claims as rows, to sort and copy (Ctrl+2)",
    ),
    (
        Centre::Figures,
        "Figures",
        "The numbers that were claimed, over time (Ctrl+3)",
    ),
    (
        Centre::Lag,
        "Lag",
        "When things were reported against when they are said to have happened (Ctrl+4)",
    ),
];
