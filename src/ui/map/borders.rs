//! Whose borders the map draws, written at its lower edge, always in sight; clicked, it is a menu to choose others.

use std::sync::Arc;

use egui::{
    Align, Galley, Key, Layout, Popup, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::app::{Action, Actions, BorderChoice, Borders, MapAction, State};
use crate::dossier::{BorderPolicy, Day};

use super::super::scene::Scene;
use super::super::theme::sans;
use super::super::widgets::cut_to;

const MENU_WIDTH: f32 = 340.0;

/// The words, cut where they would be wider than `room` points.
pub(super) fn words(ui: &Ui, scene: Scene<'_>, room: f32) -> Arc<Galley> {
    let words = spoken(&scene.state.borders());
    cut_to(ui, &words, sans(11.0), scene.theme.ink_soft, room)
}

fn spoken(borders: &Borders) -> String {
    format!("Borders: {}", borders.short())
}

/// Draws the words at the left of a row, and the menu when it is open.
pub(super) fn draw(ui: &mut Ui, scene: Scene<'_>, row: Rect, actions: &mut Actions) {
    let theme = scene.theme;
    let borders = scene.state.borders();
    let galley = words(ui, scene, row.width() - 20.0);
    let at = row.left_center() + vec2(10.0, -galley.size().y / 2.0);
    let rect = Rect::from_min_size(at, galley.size());
    let response = ui.interact(
        rect.expand(3.0),
        ui.scope_id().with("borders"),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(&borders)));
    let has_focus = response.has_focus();
    let colour = if response.hovered() || has_focus {
        theme.ink
    } else {
        theme.ink_soft
    };
    ui.painter()
        .galley_with_override_text_color(at, galley, colour);
    if response.hovered() || has_focus {
        let line = if has_focus {
            Stroke::new(1.5, theme.ink)
        } else {
            theme.hairline()
        };
        ui.painter()
            .rect_stroke(rect.expand(3.0), 2.0, line, StrokeKind::Inside);
    }
    let popup = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    Popup::menu(&response).show(|ui| menu(ui, scene, &borders, actions));
    // Whoever came by keyboard goes on from here.
    let by_key = ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter));
    if was_open && by_key && !Popup::is_id_open(ui.ctx(), popup) {
        response.request_focus();
    }
    response.on_hover_text(format!("{} Click to choose.", borders.long()));
}

fn menu(ui: &mut Ui, scene: Scene<'_>, borders: &Borders, actions: &mut Actions) {
    ui.set_min_width(MENU_WIDTH);
    ui.set_max_width(MENU_WIDTH);
    let chosen = scene.state.session().borders;
    let declared = scene.state.declared_borders();
    if let Some(declared) = declared {
        let words = format!("The dossier’s choice: {}", declared.as_whom());
        if ui.radio(chosen.is_none(), words).clicked() {
            actions.map(MapAction::SetBorders(None));
            ui.close();
        }
        ui.separator();
    }
    for Choice { choice, words, .. } in &BORDERS {
        let usual = declared.is_none() && chosen.is_none() && *choice == BorderChoice::default();
        if ui.radio(usual || chosen == Some(*choice), *words).clicked() {
            actions.map(MapAction::SetBorders(Some(*choice)));
            ui.close();
        }
    }
    ui.separator();
    let long = RichText::new(borders.long()).font(sans(11.5));
    // Menus stretch what they hold to their width; stretched lines of text read badly.
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.label(long.color(scene.theme.ink_soft));
    });
}

/// Something that can be chosen.
pub struct Choice {
    choice: BorderChoice,
    /// In the menu.
    words: &'static str,
    /// In the list of all commands.
    pub command: &'static str,
}

const fn choice(
    policy: BorderPolicy,
    on: Option<Day>,
    words: &'static str,
    command: &'static str,
) -> Choice {
    Choice {
        choice: BorderChoice { policy, on },
        words,
        command,
    }
}

const RECOGNISED: Day = BorderPolicy::RUSSIA_RECOGNISED;

/// All that can be chosen.
pub const BORDERS: [Choice; 7] = [
    choice(
        BorderPolicy::Majority,
        None,
        "As most states recognise them",
        "Borders as most states recognise them",
    ),
    choice(
        BorderPolicy::DeFacto,
        None,
        "By who holds the ground",
        "Borders by who holds the ground",
    ),
    choice(
        BorderPolicy::Georgia,
        None,
        "As Georgia recognises them",
        "Borders as Georgia recognises them",
    ),
    choice(
        BorderPolicy::Russia,
        None,
        "As Russia recognised them on the as-of date",
        "Borders as Russia recognised them on the as-of date",
    ),
    choice(
        BorderPolicy::Russia,
        Some(Day(RECOGNISED.0 - 1)),
        "As Russia recognised them before 26 Aug 2008",
        "Borders as Russia recognised them before 26 Aug 2008",
    ),
    choice(
        BorderPolicy::Russia,
        Some(RECOGNISED),
        "As Russia recognised them from 26 Aug 2008 on",
        "Borders as Russia recognised them from 26 Aug 2008 on",
    ),
    choice(
        BorderPolicy::NaturalEarth,
        None,
        "As Natural Earth draws them",
        "Borders as Natural Earth draws them",
    ),
];

/// Asks for one of [`BORDERS`], by its place there.
pub fn ask_for<const AT: usize>(_: &State) -> Option<Action> {
    Some(Action::Map(MapAction::SetBorders(Some(BORDERS[AT].choice))))
}
