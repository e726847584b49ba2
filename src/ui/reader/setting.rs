//! Setting type: paragraphs, lines that mix text with links, and the few signs that are drawn by hand.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, FontId, Label, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::ui::theme::Theme;

/// Line height as a multiple of the size of type. Chosen by eye for Noto in a narrow column.
const LEADING: f32 = 1.4;

/// Type of one face and colour, with the reader's leading.
pub fn face(font: FontId, colour: Color32) -> TextFormat {
    let line_height = Some((font.size * LEADING).round());
    TextFormat {
        line_height,
        ..TextFormat::simple(font, colour)
    }
}

/// A paragraph across the column that can be selected.
pub fn paragraph(ui: &mut Ui, text: &str, format: TextFormat) -> Response {
    let job = LayoutJob::single_section(text.to_owned(), format);
    ui.add(Label::new(job).wrap())
}

/// One line, cut where the column ends; the whole is shown on hover.
pub fn cut_line(ui: &mut Ui, text: &str, format: TextFormat) -> Response {
    let job = LayoutJob::single_section(text.to_owned(), format);
    ui.add(Label::new(job).truncate())
}

/// A line that mixes pieces of text with links and wraps as one.
pub fn line<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size.y = height;
        ui.horizontal_wrapped(add).inner
    })
    .inner
}

/// A piece of text within a [`line`].
pub fn piece(ui: &mut Ui, text: &str, format: TextFormat) -> Response {
    ui.add(Label::new(LayoutJob::single_section(
        text.to_owned(),
        format,
    )))
}

/// Text that leads somewhere: underlined thinly, in full ink under the pointer, framed in focus.
///
/// `name` is what a screen reader says; it may say more than the text.
pub fn link(ui: &mut Ui, theme: &Theme, text: &str, format: TextFormat, name: &str) -> Response {
    let colour = format.color;
    let underlined = TextFormat {
        underline: Stroke::new(1.0, colour.gamma_multiply(0.35)),
        ..format
    };
    let job = LayoutJob::single_section(text.to_owned(), underlined);
    linked(ui, theme, Label::new(job), Some(colour), name)
}

/// Makes a label lead somewhere. `underline`: the colour of the line under it while pointed at.
pub fn linked(
    ui: &mut Ui,
    theme: &Theme,
    label: Label,
    underline: Option<Color32>,
    name: &str,
) -> Response {
    // Only the first row takes the focus, so that a link broken over two rows is one stop, not two.
    let (at, galley, response) = label.selectable(false).sense(Sense::CLICK).layout_in_ui(ui);
    let rows: Vec<Rect> = galley
        .rows
        .iter()
        .map(|row| {
            row.rect_without_leading_space()
                .translate(at.to_vec2())
                .expand2(vec2(1.0, 0.0))
        })
        .collect();
    let first = rows.first().copied().unwrap_or(response.rect);
    let head = ui.interact(first, response.id, Sense::click());
    let response = response | head;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let under = match underline {
        Some(colour) if response.hovered() => Stroke::new(1.0, colour),
        _ => Stroke::NONE,
    };
    ui.painter().add(
        egui::epaint::TextShape::new(at, galley, ui.visuals().text_color()).with_underline(under),
    );
    if response.has_focus() {
        for row in &rows {
            frame_focus(ui, theme, *row);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The frame around what the keyboard is on.
pub fn frame_focus(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter()
        .rect_stroke(rect, 2.0, Stroke::new(1.5, theme.ink), StrokeKind::Outside);
}

/// A dot of a side's colour within a line.
pub fn dot(ui: &mut Ui, colour: Color32, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, height), Sense::hover());
    ui.painter()
        .circle_filled(pos2(rect.left() + 4.0, rect.center().y), 4.0, colour);
}

/// Which way the hand-drawn sign before a line points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Two arrows against each other: opposition.
    Against,
    /// Two bars: the same from another mouth.
    Same,
    /// An arrow on: a later state of it.
    Onward,
    /// A question taken a position in.
    Position,
    Folded,
    Unfolded,
}

/// Draws a sign in a box of 16 points width within a line.
pub fn sign(ui: &mut Ui, sign: Sign, colour: Color32, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, height), Sense::hover());
    draw_sign(ui, sign, pos2(rect.left() + 5.5, rect.center().y), colour);
}

/// Draws a sign about its middle.
pub fn draw_sign(ui: &Ui, sign: Sign, middle: Pos2, colour: Color32) {
    let painter = ui.painter();
    let stroke = Stroke::new(1.3, colour);
    let at = |x: f32, y: f32| middle + vec2(x, y);
    let stroke_through = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.line(points, stroke);
    };
    match sign {
        Sign::Against => {
            stroke_through(&[(-5.0, -2.0), (4.5, -2.0)]);
            stroke_through(&[(2.0, -4.5), (4.8, -2.0), (2.0, 0.5)]);
            stroke_through(&[(5.0, 2.5), (-4.5, 2.5)]);
            stroke_through(&[(-2.0, 0.0), (-4.8, 2.5), (-2.0, 5.0)]);
        }
        Sign::Same => {
            stroke_through(&[(-4.5, -1.8), (4.5, -1.8)]);
            stroke_through(&[(-4.5, 1.8), (4.5, 1.8)]);
        }
        Sign::Onward => {
            stroke_through(&[(-4.5, 0.0), (4.5, 0.0)]);
            stroke_through(&[(1.5, -3.0), (4.8, 0.0), (1.5, 3.0)]);
        }
        Sign::Position => {
            painter.circle_stroke(middle, 3.2, stroke);
        }
        Sign::Folded => stroke_through(&[(-2.0, -3.5), (1.8, 0.0), (-2.0, 3.5)]),
        Sign::Unfolded => stroke_through(&[(-3.5, -2.0), (0.0, 1.8), (3.5, -2.0)]),
    }
}

/// A hairline across the column.
pub fn hairline(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, theme.hairline());
}
