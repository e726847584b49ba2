//! The line on top: what dossier this is, which clock is on, and what else can be done.

mod done;
mod unfinished;

use std::ops::RangeInclusive;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, RichText, Role, Stroke, Ui, WidgetInfo};

use crate::app::jobs::Asked;
use crate::app::{
    Action, Actions, Addable, DateAction, DocumentAction, EditAction, MapAction, Movement, Overlay,
    Page, PageAction, Room, Shown, TextScale, ThemeChoice, ViewAction,
};
use crate::dossier::{Severity, Subject};
use crate::query::Clock;

use super::scene::Scene;
use super::theme::{sans, serif_bold};
use super::widgets::segments;

/// What the frame before left behind.
#[derive(Default)]
pub struct Memory {
    /// Where that is from which anything can be searched. `None`: nothing was drawn yet.
    search: Option<egui::Rect>,
    /// How much room the right end took in the frame before, in points.
    right_width: f32,
}

impl Memory {
    /// Where that is from which anything can be searched. `None`: nothing was drawn yet.
    pub fn search(&self) -> Option<egui::Rect> {
        self.search
    }
}

const HELP: &str = "Help: keys and words (F1)";
/// What is left of the dossier's title, in points, however narrow the window is.
const LEAST_TITLE: f32 = 70.0;

pub fn draw(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let filters = scene.state.filters_shown();
        if panel_button(ui, "☰", "Filters", filters).clicked() {
            actions.view(ViewAction::SetFilters(filters.toggled()));
        }
        let trail = scene.state.trail();
        for (sign, name, can, action) in [
            ("←", "Back (Alt+←)", trail.can_go_back(), PageAction::Back),
            (
                "→",
                "Forward (Alt+→)",
                trail.can_go_forward(),
                PageAction::Forward,
            ),
        ] {
            let button = ui.add_enabled(can, Button::new(sign).frame(false));
            named(&button, ui, name);
            if button.on_hover_text(name).clicked() {
                actions.send(Action::Page(action));
            }
        }
        let dossier = scene.state.dossier();
        let room = ui.available_width() - memory.right_width - SEARCH_SIGN - 2.0 * 14.0;
        let room = room.max(LEAST_TITLE);
        let title = ui
            .scope(|ui| {
                ui.set_max_width(room);
                let title = RichText::new(&dossier.title).font(serif_bold(18.0));
                ui.add(Button::new(title).frame(false).truncate())
            })
            .inner
            .on_hover_text(&dossier.summary);
        if title.clicked() {
            actions.open(Page::Overview);
        }
        findings_badge(ui, scene, actions);
        super::keeping::status(ui, scene, actions);
        done::draw(ui, scene, actions);
        unfinished::draw(ui, scene, actions);

        let left = ui.min_rect().right();
        let from = ui.max_rect().right() - memory.right_width;
        memory.search = Some(search_field(ui, scene, left..=from, actions));
        // The right end is as wide as it was in the frame before, so that Tab walks it from left to right.
        ui.add_space((from - ui.cursor().left()).max(0.0));
        let end = ui.horizontal(|ui| right_end(ui, scene, actions));
        let width = end.response.rect.width();
        if (width - memory.right_width).abs() > 0.5 {
            memory.right_width = width;
            ui.ctx()
                .request_discard("the header learns how wide its right end is");
        }
    });
}

fn right_end(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    clock(ui, scene, actions);
    ui.add_space(8.0);
    let reader = scene.state.reader_shown();
    if panel_button(ui, "▤", "Reader", reader).clicked() {
        actions.view(ViewAction::SetReader(reader.toggled()));
    }
    let help = ui.add(Button::new("?").frame(false));
    named(&help, ui, HELP);
    if help.on_hover_text(HELP).clicked() {
        actions.view(ViewAction::SetOverlay(Some(Overlay::Help)));
    }
    // Choices in the menu are tried one after the other; a click on one must not close it.
    let staying = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (button, _) = MenuButton::new("⋯")
        .config(staying)
        .ui(ui, |ui| menu(ui, scene, actions));
    button.accessible_name("Menu").on_hover_text("Menu");
}

/// In points. Narrower than the second, it is no more than a sign.
const SEARCH_WIDTH: f32 = 280.0;
const NARROWEST_SEARCH: f32 = 190.0;
/// How wide the sign is.
const SEARCH_SIGN: f32 = 28.0;

/// What opens the palette: it looks like a field, in the middle of the window as far as there is room
/// between what stands at the left and what stands at the right. Returns where it is.
fn search_field(
    ui: &mut Ui,
    scene: Scene<'_>,
    between: RangeInclusive<f32>,
    actions: &mut Actions,
) -> egui::Rect {
    let theme = scene.theme;
    let (left, right) = between.into_inner();
    let room = (right - left - 28.0).max(0.0);
    let width = if room < NARROWEST_SEARCH {
        SEARCH_SIGN
    } else {
        room.min(SEARCH_WIDTH)
    };
    let middle = ui.ctx().content_rect().center().x;
    let from = (left + 14.0)..=(right - 14.0 - width).max(left + 14.0);
    let at = egui::pos2(
        (middle - width / 2.0).clamp(*from.start(), *from.end()),
        ui.max_rect().center().y - 13.0,
    );
    let rect = egui::Rect::from_min_size(at, egui::vec2(width, 26.0));
    let id = ui.scope_id().with("search");
    let response = ui.interact(rect, id, egui::Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, "Search, or do anything (Ctrl+K)"));
    let line = if response.has_focus() {
        Stroke::new(1.5, theme.ink)
    } else if response.hovered() {
        Stroke::new(1.0, theme.ink_soft)
    } else {
        Stroke::new(1.0, theme.ink_faint)
    };
    let painter = ui.painter();
    painter.rect(rect, 5.0, theme.paper, line, egui::StrokeKind::Inside);
    let soft = theme.ink_soft;
    let put = |align: egui::Align2, x: f32, text: &str| {
        let at = egui::pos2(x, rect.center().y);
        painter.text(at, align, text, sans(12.5), soft);
    };
    if width < NARROWEST_SEARCH {
        put(egui::Align2::CENTER_CENTER, rect.center().x, "🔍");
    } else {
        put(egui::Align2::LEFT_CENTER, rect.left() + 8.0, "🔍");
        let words = if width < 240.0 {
            "Search…"
        } else {
            "Search, or do anything…"
        };
        put(egui::Align2::LEFT_CENTER, rect.left() + 27.0, words);
        put(egui::Align2::RIGHT_CENTER, rect.right() - 9.0, "Ctrl+K");
    }
    if response
        .on_hover_text("Find places, people, words, dates; do anything by its name (Ctrl+K)")
        .clicked()
    {
        actions.view(ViewAction::SetOverlay(Some(Overlay::Palette)));
    }
    rect
}

/// A sign needs a name for whoever cannot see it.
fn named(response: &egui::Response, ui: &Ui, name: &str) {
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
}

fn panel_button(ui: &mut Ui, sign: &str, name: &str, shown: Shown) -> egui::Response {
    let button = ui.add(Button::new(sign).selected(shown.is_open()));
    let tip = if shown.is_open() {
        format!("Hide {}", name.to_lowercase())
    } else {
        format!("Show {}", name.to_lowercase())
    };
    named(&button, ui, &tip);
    button.on_hover_text(tip)
}

fn clock(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    if scene.state.room() == Room::Wide {
        ui.label(RichText::new("Clock").color(scene.theme.ink_soft));
    }
    let chosen = scene.state.as_of().clock;
    let picked = segments(
        ui,
        &[
            (
                Clock::Reported,
                "Reported",
                "The slider counts days of publication: what the world could have read by then",
            ),
            (
                Clock::Occurred,
                "Occurred",
                "The slider counts days on which things are said to have happened, whenever they were reported",
            ),
        ],
        chosen,
    );
    if let Some(clock) = picked {
        actions.date(DateAction::SetClock(clock));
    }
}

/// Says how many errors and warnings opening found; nothing when there are none.
fn findings_badge(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let count = |severity| {
        scene
            .state
            .findings()
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings == 0 {
        return;
    }
    let said = match (errors, warnings) {
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!(
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    };
    let colour = if errors > 0 {
        scene.theme.trouble
    } else {
        scene.theme.ink
    };
    if ui
        .button(RichText::new(said).color(colour))
        .on_hover_text("What is wrong with this dossier; click to read")
        .clicked()
    {
        actions.open(Page::Findings);
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn text_size(ui: &mut Ui, scale: TextScale, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label("Text size");
        for (sign, name, wanted) in [
            ("−", "Smaller text (Ctrl+−)", scale.smaller()),
            ("+", "Larger text (Ctrl++)", scale.larger()),
        ] {
            let button = ui.add_enabled(wanted != scale, Button::new(sign));
            named(&button, ui, name);
            if button.on_hover_text(name).clicked() {
                actions.view(ViewAction::SetTextScale(wanted));
            }
        }
        let usual = TextScale::default();
        let said = format!("{} %", scale.as_percent());
        let button = ui.add_enabled(scale != usual, Button::new(&said).frame(false));
        named(&button, ui, &format!("{said}, back to 100 % (Ctrl+0)"));
        if button.on_hover_text("Back to 100 % (Ctrl+0)").clicked() {
            actions.view(ViewAction::SetTextScale(usual));
        }
    });
}

fn menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    ui.set_min_width(270.0);
    let look = scene.state.look();
    ui.label(RichText::new("Appearance").color(scene.theme.ink_soft));
    let theme = segments(
        ui,
        &[
            (ThemeChoice::System, "System", "As the system is set"),
            (ThemeChoice::Light, "Light", "Always light"),
            (ThemeChoice::Dark, "Dark", "Always dark"),
        ],
        look.theme,
    );
    if let Some(theme) = theme {
        actions.view(ViewAction::SetTheme(theme));
    }
    text_size(ui, look.text_scale, actions);
    let mut reduced = look.movement == Movement::Reduced;
    if ui
        .checkbox(&mut reduced, "Reduce motion")
        .on_hover_text(
            "The map stops at once and jumps to where it is sent; nothing fades or slides",
        )
        .changed()
    {
        actions.view(ViewAction::SetMovement(look.movement.toggled()));
    }
    let mut legend = look.legend.is_open();
    if ui.checkbox(&mut legend, "Legend on the map").changed() {
        actions.view(ViewAction::SetLegend(look.legend.toggled()));
    }
    let mut denials = look.denials.is_open();
    if ui
        .checkbox(&mut denials, "Lines of denial (L)")
        .on_hover_text("On map and timeline, from each denial to what it denies")
        .changed()
    {
        actions.view(ViewAction::SetDenials(look.denials.toggled()));
    }
    if ui.button(HELP).clicked() {
        actions.view(ViewAction::SetOverlay(Some(Overlay::Help)));
        ui.close();
    }
    ui.separator();
    if ui.button("Map: fit the featured places").clicked() {
        actions.map(MapAction::FitFeatured);
        ui.close();
    }
    if ui.button("Map: fit what is open (F)").clicked() {
        actions.map(MapAction::FitSelection);
        ui.close();
    }
    if ui.button("Findings of opening").clicked() {
        actions.open(Page::Findings);
        ui.close();
    }
    ui.separator();
    additions(ui, scene, actions);
    ui.label(RichText::new("Dossier").color(scene.theme.ink_soft));
    for (label, overlay) in [
        ("Add documents… (Ctrl+D)", Overlay::AddDocuments),
        ("New dossier… (Ctrl+N)", Overlay::NewDossier),
        ("Save a copy…", Overlay::SaveCopy),
        ("Earlier states…", Overlay::Earlier),
    ] {
        if ui.button(label).clicked() {
            actions.view(ViewAction::SetOverlay(Some(overlay)));
            ui.close();
        }
    }
    if ui.button("Open… (Ctrl+O)").clicked() {
        actions.document(DocumentAction::Ask(Asked::Dossier));
        ui.close();
    }
    if ui.button("Read again from disk (F5)").clicked() {
        actions.send(Action::Reload);
        ui.close();
    }
    if scene.state.root().is_some() && ui.button("Open the built-in one: South Ossetia").clicked() {
        actions.send(Action::OpenDossier(None));
        ui.close();
    }
    for path in scene.state.remembered().recent.iter().take(6) {
        if Some(path) != scene.state.root() && ui.button(path.display().to_string()).clicked() {
            actions.send(Action::OpenDossier(Some(path.clone())));
            ui.close();
        }
    }
    ui.label(
        RichText::new("A dossier's folder can be dropped on the window, too")
            .color(scene.theme.ink_soft),
    );
}

/// What can be edited and added by hand.
fn additions(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    ui.label(RichText::new("Edit and add").color(scene.theme.ink_soft));
    if ui.button("The dossier itself…").clicked() {
        actions.inspect(Some(Subject::Dossier));
        ui.close();
    }
    ui.horizontal(|ui| {
        for sort in Addable::ALL {
            let button = ui.button(format!("+ {}", sort.name()));
            let name = format!("Add a new {}", sort.name());
            if button.accessible_name(&name).on_hover_text(&name).clicked() {
                actions.send(Action::Edit(EditAction::Begin(sort)));
                ui.close();
            }
        }
    });
    ui.separator();
}
