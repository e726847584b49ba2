//! What the marks mean, in a corner of the map.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::app::{Actions, BorderRule, BorderStyle, Shown, ViewAction};
use crate::basemap::BorderLine;

use super::super::scene::Scene;
use super::super::theme::{Theme, sans, sans_bold};
use super::super::widgets::newness;
use super::marks::radius_for;
use super::pie::{self, Pie};
use super::{Frame, ground};

/// Its size, in points: four signs and two rows of lines under the circles.
const SIZE: egui::Vec2 = vec2(196.0, 172.0);
const MARGIN: f32 = 10.0;
/// Numbers of claims whose circles the legend shows.
const SIZES: [u32; 3] = [1, 5, 15];
/// Below these sizes of the map, in points, the legend would stand in its way.
const LEAST_ROOM: egui::Vec2 = vec2(600.0, 430.0);

/// Draws the legend at the top left, or a chip that unfolds it, and returns where it is.
pub fn draw(ui: &mut Ui, frame: Frame, scene: Scene<'_>, actions: &mut Actions) -> Rect {
    let corner = frame.rect.min + vec2(MARGIN, MARGIN);
    let shown = scene.state.look().legend;
    let fits = frame.rect.width() >= LEAST_ROOM.x && frame.rect.height() >= LEAST_ROOM.y;
    let newness = newness(&scene.state.as_of());
    if shown.is_open() && fits {
        let rect = Rect::from_min_size(corner, SIZE);
        card(ui, scene, rect, &newness);
        let fold = Rect::from_min_max(
            Pos2::new(rect.right() - 24.0, rect.top() + 4.0),
            Pos2::new(rect.right() - 4.0, rect.top() + 24.0),
        );
        if toggle(ui, scene.theme, fold, "×", "Fold the legend away").clicked() {
            actions.view(ViewAction::SetLegend(Shown::Closed));
        }
        rect
    } else {
        let rect = Rect::from_min_size(corner, vec2(62.0, 22.0));
        ui.painter()
            .rect_filled(rect, 4.0, scene.theme.paper.gamma_multiply(0.94));
        ui.painter()
            .rect_stroke(rect, 4.0, scene.theme.hairline(), StrokeKind::Inside);
        let response = toggle(ui, scene.theme, rect, "Legend", "Legend");
        if response.clicked() && fits {
            actions.view(ViewAction::SetLegend(Shown::Open));
        }
        response.on_hover_ui(|ui| {
            let (rect, _) = ui.allocate_exact_size(SIZE, Sense::hover());
            card(ui, scene, rect, &newness);
        });
        rect
    }
}

/// A word or sign that takes clicks.
fn toggle(ui: &Ui, theme: &Theme, rect: Rect, sign: &str, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("legend", sign)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let colour = if response.hovered() || response.has_focus() {
        theme.ink
    } else {
        theme.ink_soft
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        sign,
        sans(12.0),
        colour,
    );
    if response.has_focus() {
        ui.painter()
            .rect_stroke(rect, 3.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    response
}

fn card(ui: &Ui, scene: Scene<'_>, rect: Rect, newness: &str) {
    let theme = scene.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, theme.paper.gamma_multiply(0.94));
    painter.rect_stroke(rect, 4.0, theme.hairline(), StrokeKind::Inside);
    let left = rect.left() + 10.0;
    painter.text(
        Pos2::new(left, rect.top() + 7.0),
        Align2::LEFT_TOP,
        "Area of a circle: claims",
        sans_bold(11.0),
        theme.ink,
    );
    sizes(painter, theme, Pos2::new(left, rect.top() + 61.0));
    let mut top = rect.top() + 68.0;
    for (mark, words) in [
        (Sign::Slices, "its slices: the sides that speak"),
        (Sign::Contested, "ring in dashes: share contested"),
        (Sign::Possible, "outline: only possibly by then"),
        (Sign::Fresh, &*format!("gold: {newness}")),
    ] {
        let center = Pos2::new(left + 7.0, top + 8.0);
        sign(painter, theme, &mark, center);
        painter.text(
            Pos2::new(left + 22.0, center.y),
            Align2::LEFT_CENTER,
            words,
            sans(10.5),
            theme.ink_soft,
        );
        top += 17.0;
    }
    for (at, (stroke, words)) in lines(scene.state.borders().rule()).into_iter().enumerate() {
        let (column, row) = ((at % 2) as f32, (at / 2) as f32);
        let from = Pos2::new(left - 1.0 + 77.0 * column, top + 8.0 + 17.0 * row);
        if let Some(look) = stroke.look(CLOSE_UP, theme) {
            stroke_of(painter, from, look);
        }
        painter.text(
            from + vec2(23.0, 0.0),
            Align2::LEFT_CENTER,
            words,
            sans(10.5),
            theme.ink_soft,
        );
    }
}

/// A zoom at which every line is drawn.
const CLOSE_UP: f64 = 9.0;

/// The lines that a policy draws, each in a word.
fn lines(borders: BorderRule) -> Vec<(ground::Stroke, &'static str)> {
    use ground::Stroke;
    let mut lines = vec![
        (Stroke::State, "border"),
        (Stroke::Internal, "internal"),
        (Stroke::Disputed, "disputed"),
    ];
    if BorderLine::ALL
        .map(|line| borders.style(line))
        .contains(&BorderStyle::Claimed)
    {
        lines.push((Stroke::Claimed, "claimed, former"));
    }
    lines
}

/// A short piece of a line as the map draws it.
fn stroke_of(painter: &Painter, from: Pos2, look: ground::Look) {
    const LENGTH: f32 = 17.0;
    let (dash, gap) = look.broken.unwrap_or((LENGTH, 0.0));
    let unit = if look.broken.is_some() {
        look.width
    } else {
        1.0
    };
    let mut at = 0.0;
    while at < LENGTH {
        let to = (at + dash * unit).min(LENGTH);
        painter.line_segment(
            [from + vec2(at, 0.0), from + vec2(to, 0.0)],
            Stroke::new(look.width, look.colour),
        );
        at = to + gap * unit;
    }
}

enum Sign {
    Slices,
    Contested,
    Possible,
    Fresh,
}

/// Circles standing on one line, each with its number.
fn sizes(painter: &Painter, theme: &Theme, base: Pos2) {
    let mut left = base.x;
    for count in SIZES {
        let radius = radius_for(count);
        let center = Pos2::new(left + radius, base.y - radius);
        painter.circle_stroke(center, radius, Stroke::new(1.2, theme.ink_soft));
        let text = painter.text(
            Pos2::new(left + 2.0 * radius + 4.0, base.y),
            Align2::LEFT_BOTTOM,
            count.to_string(),
            sans(10.5),
            theme.ink_soft,
        );
        left = text.right() + 12.0;
    }
}

fn sign(painter: &Painter, theme: &Theme, sign: &Sign, center: Pos2) {
    let radius = 5.0;
    let grey = theme.ink_faint;
    let mark = |slices: &[(Color32, u32)], contested: f32, outline_only: bool| {
        pie::paint(
            painter,
            &Pie {
                center,
                radius,
                slices,
                contested,
                ring: theme.ink_soft,
                contested_ring: theme.contested,
                paper: theme.paper,
                outline_only,
            },
        );
    };
    match sign {
        Sign::Slices => mark(
            &[
                (theme.hue(crate::dossier::Hue::Blue), 2),
                (theme.hue(crate::dossier::Hue::Vermilion), 1),
            ],
            0.0,
            false,
        ),
        Sign::Contested => mark(&[(grey, 1)], 1.0, false),
        Sign::Possible => mark(&[(grey, 1)], 0.0, true),
        Sign::Fresh => {
            painter.circle_stroke(center, radius + 2.0, Stroke::new(2.0, theme.fresh));
        }
    }
}
