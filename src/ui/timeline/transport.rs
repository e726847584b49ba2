//! The buttons that walk and play the dates, and the speed.

use egui::{
    Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::scene::Scene;
use crate::app::{Actions, DateAction, Speed};

const BUTTON: egui::Vec2 = vec2(26.0, 24.0);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    First,
    Previous,
    Play,
    Pause,
    Next,
    Last,
}

pub fn draw(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let play = if scene.state.is_playing() {
        (Sign::Pause, "Pause", "Pause (Space)")
    } else {
        (
            Sign::Play,
            "Play",
            "Play: walk from change to change (Space)",
        )
    };
    ui.spacing_mut().item_spacing.x = 2.0;
    for ((sign, name, tip), action) in [
        (
            (Sign::First, "First date", "First date (Home)"),
            DateAction::First,
        ),
        (
            (
                Sign::Previous,
                "Previous change",
                "Previous date on which something in view changes (←)",
            ),
            DateAction::PreviousChange,
        ),
        (play, DateAction::TogglePlaying),
        (
            (
                Sign::Next,
                "Next change",
                "Next date on which something in view changes (→)",
            ),
            DateAction::NextChange,
        ),
        (
            (Sign::Last, "Last date", "Last date (End)"),
            DateAction::Last,
        ),
    ] {
        if button(ui, scene, sign, name, tip) {
            actions.date(action);
        }
    }
    speed(ui, scene, actions);
}

fn button(ui: &mut Ui, scene: Scene<'_>, sign: Sign, name: &str, tip: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(BUTTON, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let theme = scene.theme;
    let is_main = matches!(sign, Sign::Play | Sign::Pause);
    if is_main || response.hovered() {
        let ground = if response.hovered() {
            theme.rule
        } else {
            theme.paper_shade
        };
        ui.painter().rect_filled(rect, 4.0, ground);
    }
    if is_main {
        ui.painter()
            .rect_stroke(rect, 4.0, theme.hairline(), StrokeKind::Inside);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.ink);
        ui.painter()
            .rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    paint(ui.painter(), rect, sign, theme.ink);
    let clicked = response.clicked();
    response.on_hover_text(tip);
    clicked
}

fn paint(painter: &Painter, rect: Rect, sign: Sign, ink: egui::Color32) {
    let centre = rect.center();
    let triangle = |at: Pos2, width: f32, half: f32| {
        let corners = vec![
            pos2(at.x - width / 2.0, at.y - half),
            pos2(at.x + width / 2.0, at.y),
            pos2(at.x - width / 2.0, at.y + half),
        ];
        painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
    };
    let bar = |x: f32, width: f32| {
        let bar = Rect::from_center_size(pos2(centre.x + x, centre.y), vec2(width, 10.0));
        painter.rect_filled(bar, 0.0, ink);
    };
    match sign {
        Sign::First => {
            bar(-4.5, 1.5);
            triangle(pos2(centre.x + 0.5, centre.y), -7.0, 5.0);
        }
        // A bar on the far side tells a step from playing.
        Sign::Previous => {
            triangle(pos2(centre.x - 1.5, centre.y), -7.0, 5.0);
            bar(4.0, 1.5);
        }
        Sign::Play => triangle(pos2(centre.x + 0.5, centre.y), 9.0, 5.5),
        Sign::Pause => {
            bar(-2.5, 3.0);
            bar(2.5, 3.0);
        }
        Sign::Next => {
            bar(-4.0, 1.5);
            triangle(pos2(centre.x + 1.5, centre.y), 7.0, 5.0);
        }
        Sign::Last => {
            triangle(pos2(centre.x - 0.5, centre.y), 7.0, 5.0);
            bar(4.5, 1.5);
        }
    }
}

fn speed(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let chosen = scene.state.look().speed;
    ui.add_space(2.0);
    let shown = egui::ComboBox::from_id_salt("speed")
        .width(40.0)
        .selected_text(chosen.label())
        .show_ui(ui, |ui| {
            for speed in Speed::ALL {
                let label = ui.selectable_label(speed == chosen, speed.label());
                if label.clicked() {
                    actions.date(DateAction::SetSpeed(speed));
                }
            }
        });
    shown
        .response
        .accessible_name(format!("Speed, {}", chosen.label()))
        .on_hover_text("How fast the dates go by while playing");
}
