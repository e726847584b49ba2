//! Buttons that are signs drawn by hand: the pencil, undo and redo. Each has a name for whoever cannot see it.

use egui::{
    Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2,
};

use crate::ui::theme::Theme;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Pencil,
    Undo,
    Redo,
}

/// Width and height of such a button, in points.
pub const SIDE: f32 = 22.0;

/// A quiet button; `name` is its name and its tip.
pub fn button(ui: &mut Ui, theme: &Theme, sign: Sign, enabled: bool, name: &str) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), sense);
    drawn(ui, theme, sign, enabled, name, rect, response)
}

/// The same at a place that is left free for it; takes no room of its own.
pub fn button_at(
    ui: &mut Ui,
    theme: &Theme,
    sign: Sign,
    name: &str,
    middle: Pos2,
    id: Id,
) -> Response {
    let rect = Rect::from_center_size(middle, vec2(SIDE, SIDE));
    let response = ui.interact(rect, id, Sense::click());
    drawn(ui, theme, sign, true, name, rect, response)
}

fn drawn(
    ui: &Ui,
    theme: &Theme,
    sign: Sign,
    enabled: bool,
    name: &str,
    rect: Rect,
    response: Response,
) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let ink = match (enabled, response.hovered() || response.has_focus()) {
        (false, _) => theme.rule,
        (true, false) => theme.ink_soft,
        (true, true) => theme.ink,
    };
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect, 4.0, theme.paper_shade);
    }
    draw(ui.painter(), sign, rect.center(), ink);
    response.on_hover_text(name)
}

fn draw(painter: &Painter, sign: Sign, middle: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    let at = |x: f32, y: f32| middle + vec2(x, y);
    match sign {
        Sign::Pencil => {
            let body = [
                (-5.0, 5.0),
                (-4.2, 1.8),
                (2.6, -5.0),
                (5.0, -2.6),
                (-1.8, 4.2),
            ];
            let points = body.iter().map(|(x, y)| at(*x, *y)).collect();
            painter.add(Shape::closed_line(points, Stroke::new(1.2, ink)));
            painter.line_segment([at(1.0, -3.4), at(3.4, -1.0)], Stroke::new(1.2, ink));
        }
        Sign::Undo | Sign::Redo => {
            let side = if sign == Sign::Undo { 1.0 } else { -1.0 };
            let bow: Vec<Pos2> = (0..=12)
                .map(|step| {
                    let angle = std::f32::consts::PI * (-0.5 + step as f32 / 12.0);
                    at(side * (1.4 + 3.6 * angle.cos()), 0.6 + 3.6 * angle.sin())
                })
                .collect();
            painter.line(bow, stroke);
            painter.line_segment([at(side * 1.4, -3.0), at(side * -5.0, -3.0)], stroke);
            painter.line_segment([at(side * 1.4, 4.2), at(side * -2.6, 4.2)], stroke);
            let tip = [(-2.4, -5.8), (-5.4, -3.0), (-2.4, -0.2)];
            painter.line(tip.iter().map(|(x, y)| at(side * x, *y)).collect(), stroke);
        }
    }
}
