//! Setting type: paragraphs, lines that mix text with links, and the few signs that are drawn by hand.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, FontId, Galley, Label, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::ui::theme::Theme;

/// Line height as a multiple of the size of type. Chosen by eye for Noto in a narrow column.
const LEADING: f32 = 1.4;
/// Room for a sign before a line, in points.
pub const SIGN: f32 = 16.0;

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

/// A piece of text within a [`line`] that is never broken; it moves to the next row as a whole.
pub fn whole_piece(ui: &mut Ui, text: &str, format: TextFormat) -> Response {
    let job = LayoutJob::single_section(text.to_owned(), format);
    ui.add(Label::new(job).extend())
}

/// Text that leads somewhere: underlined thinly, in full ink under the pointer, framed in focus.
///
/// `name` is what a screen reader says; it may say more than the text.
pub fn link(ui: &mut Ui, theme: &Theme, text: &str, format: TextFormat, name: &str) -> Response {
    let colour = format.color;
    let job = LayoutJob::single_section(text.to_owned(), format);
    linked(ui, theme, Label::new(job), Underline::Always(colour), name)
}

/// When a line stands under what leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underline {
    /// Thinly, and in full while pointed at.
    Always(Color32),
    /// While pointed at.
    Pointed(Color32),
    Never,
}

/// Makes a label lead somewhere.
pub fn linked(
    ui: &mut Ui,
    theme: &Theme,
    label: Label,
    underline: Underline,
    name: &str,
) -> Response {
    // Only the first row takes the focus, so that a link broken over two rows is one stop, not two.
    let (at, galley, rows) = label.selectable(false).sense(Sense::CLICK).layout_in_ui(ui);
    let first = galley.rows.first().map_or(rows.rect, |row| {
        row.rect_without_leading_space().translate(at.to_vec2())
    });
    let head = ui.interact(first, rows.id.with("stop"), Sense::click());
    let response = head | rows;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let stroke = match underline {
        Underline::Always(colour) if !response.hovered() => {
            Stroke::new(1.0, colour.gamma_multiply(0.6))
        }
        Underline::Pointed(_) if !response.hovered() => Stroke::NONE,
        Underline::Always(colour) | Underline::Pointed(colour) => Stroke::new(1.0, colour),
        Underline::Never => Stroke::NONE,
    };
    let all = 0..usize::MAX;
    for piece in pieces(&galley, at, all) {
        ui.painter()
            .hline(piece.rect.x_range(), piece.baseline + 3.0, stroke);
        if response.has_focus() {
            frame_focus(ui, theme, piece.rect);
        }
    }
    let ink = ui.visuals().text_color();
    ui.painter().galley(at, galley, ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A stretch of letters within one row, as it stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Around the letters, from above the ascenders to below the descenders.
    pub rect: Rect,
    /// On the screen, in points.
    pub baseline: f32,
}

/// Where letters of a galley stand, row by row, without white space at the ends. Counted in characters.
pub fn pieces(galley: &Galley, at: Pos2, letters: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut passed = 0;
    for row in &galley.rows {
        let glyphs = &row.glyphs;
        let (first, last) = (
            letters.start.max(passed) - passed,
            letters.end.min(passed + glyphs.len()).max(passed) - passed,
        );
        passed += glyphs.len() + usize::from(row.ends_with_newline);
        let inked = |glyph: &&egui::epaint::text::Glyph| !glyph.chr.is_whitespace();
        let Some(within) = glyphs.get(first..last) else {
            continue;
        };
        let (Some(left), Some(right)) =
            (within.iter().find(inked), within.iter().rev().find(inked))
        else {
            continue;
        };
        let offset = at.to_vec2() + row.pos.to_vec2();
        let baseline = left.pos.y + offset.y;
        let rect = Rect::from_x_y_ranges(
            left.pos.x + offset.x..=right.max_x() + offset.x,
            baseline - left.font_ascent..=baseline - left.font_ascent + left.font_height,
        );
        pieces.push(Piece { rect, baseline });
    }
    pieces
}

/// The frame around what the keyboard is on.
pub fn frame_focus(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter()
        .rect_stroke(rect, 2.0, Stroke::new(1.5, theme.ink), StrokeKind::Outside);
}

/// Goes to the next row of a [`line`] when a dot with this text after it would not fit into this one, so that
/// the two are not parted.
pub fn keep_with_dot(ui: &mut Ui, text: &str, format: &TextFormat) {
    let job = LayoutJob::single_section(text.to_owned(), format.clone());
    let width = 24.0 + ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x;
    if ui.available_size_before_wrap().x < width && ui.cursor().left() > ui.min_rect().left() {
        ui.end_row();
    }
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
    /// Two lines from one point: how many reports come from how many origins.
    Origins,
    Folded,
    Unfolded,
}

/// A line with a sign before it; where it wraps, its rows stay clear of the sign.
pub fn signed_line<R>(
    ui: &mut Ui,
    height: f32,
    sign: Sign,
    colour: Color32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let whole = ui.available_rect_before_wrap();
    let middle = pos2(whole.left() + 5.5, whole.top() + height / 2.0);
    draw_sign(ui, sign, middle, colour);
    let beside = whole.with_min_x(whole.left() + SIGN);
    ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        line(ui, height, add)
    })
    .inner
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
        Sign::Origins => {
            stroke_through(&[(4.5, -3.2), (-3.0, 0.0), (4.5, 3.2)]);
            painter.circle_filled(at(-3.4, 0.0), 1.9, colour);
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
