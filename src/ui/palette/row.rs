//! One row of the palette, painted: lit words, what is beneath, what is at the right.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, FontId, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::words::{Face, Said};
use crate::ui::theme::{Theme, sans, serif};

/// Height of a row of one line and of one with something beneath, in points.
pub const LINE: f32 = 28.0;
pub const TWO_LINES: f32 = 44.0;
/// Room at the left and right of a row's text.
const INSET: f32 = 12.0;
/// Size of the type, and of what is beneath and beside.
const SIZE: f32 = 14.0;
const SMALL: f32 = 12.0;

pub fn height(said: &Said) -> f32 {
    if said.beneath.is_some() {
        TWO_LINES
    } else {
        LINE
    }
}

/// Draws a row. It has no stop for Tab: the field keeps the keyboard, and arrows choose.
pub fn draw(ui: &mut Ui, theme: &Theme, said: &Said, is_chosen: bool) -> Response {
    let size = vec2(ui.available_width(), height(said));
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, said.enabled, &said.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
    });
    if ui.is_rect_visible(rect) {
        paint(ui, theme, said, is_chosen, rect);
    }
    response
}

fn paint(ui: &Ui, theme: &Theme, said: &Said, is_chosen: bool, rect: Rect) {
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 5.0, ui.visuals().selection.bg_fill);
        painter.rect_stroke(
            rect,
            5.0,
            Stroke::new(1.0, theme.ink_soft),
            StrokeKind::Inside,
        );
    }
    let ink = if said.enabled {
        theme.ink
    } else {
        theme.ink_faint
    };
    let first = rect.top()
        + if said.beneath.is_some() {
            14.0
        } else {
            LINE / 2.0
        };
    let left = rect.left() + INSET;
    let right = painter.text(
        pos2(rect.right() - INSET, first),
        egui::Align2::RIGHT_CENTER,
        &said.right,
        sans(SMALL),
        if is_chosen { theme.ink } else { theme.ink_soft },
    );
    let room = (right.left() - 14.0 - left).max(40.0);
    let text = Words {
        text: &said.text,
        lit: &said.lit,
        font: face(said.face),
        ink: match said.face {
            Face::Quiet => theme.ink_soft,
            _ => ink,
        },
    };
    let quoted = (said.face == Face::Excerpt).then_some(("“", "”"));
    let galley = text.galley(ui, theme, room, quoted);
    let end = left + galley.size().x;
    put(ui, pos2(left, first), galley, ink);
    if let Some((aside, lit)) = &said.aside {
        let aside = Words {
            text: aside,
            lit,
            font: sans(SMALL),
            ink: theme.ink_soft,
        };
        let room = right.left() - 14.0 - (end + 10.0);
        if room > 30.0 {
            let galley = aside.galley(ui, theme, room, None);
            put(ui, pos2(end + 10.0, first + 1.0), galley, ink);
        }
    }
    if let Some((beneath, lit)) = &said.beneath {
        let beneath = Words {
            text: beneath,
            lit,
            font: sans(SMALL),
            ink: theme.ink_soft,
        };
        let galley = beneath.galley(ui, theme, rect.width() - 2.0 * INSET, None);
        put(ui, pos2(left, rect.top() + 32.0), galley, ink);
    }
}

fn face(face: Face) -> FontId {
    match face {
        Face::Plain => sans(SIZE),
        Face::Excerpt | Face::Passage => serif(SIZE),
        Face::Quiet => sans(13.0),
    }
}

/// At the left of a line, centred on its height.
fn put(ui: &Ui, at: Pos2, galley: Arc<Galley>, ink: Color32) {
    let top = at.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(at.x, top), galley, ink);
}

/// A piece of a line.
struct Words<'a> {
    text: &'a str,
    /// Byte ranges, rising and apart.
    lit: &'a [Range<usize>],
    font: FontId,
    ink: Color32,
}

impl Words<'_> {
    fn galley(
        &self,
        ui: &Ui,
        theme: &Theme,
        room: f32,
        around: Option<(&str, &str)>,
    ) -> Arc<Galley> {
        let plain = TextFormat::simple(self.font.clone(), self.ink);
        let lit = TextFormat {
            background: theme
                .lit
                .gamma_multiply(if theme.is_dark { 0.42 } else { 0.5 }),
            expand_bg: 1.0,
            ..TextFormat::simple(self.font.clone(), theme.ink)
        };
        let (opening, closing) = around.unwrap_or_default();
        let mut job = LayoutJob {
            wrap: TextWrapping::truncate_at_width(room),
            break_on_newline: false,
            ..LayoutJob::default()
        };
        job.append(opening, 0.0, plain.clone());
        let mut at = 0;
        for range in self.lit {
            job.append(
                self.text.get(at..range.start).unwrap_or(""),
                0.0,
                plain.clone(),
            );
            job.append(self.text.get(range.clone()).unwrap_or(""), 0.0, lit.clone());
            at = range.end;
        }
        job.append(self.text.get(at..).unwrap_or(""), 0.0, plain.clone());
        job.append(closing, 0.0, plain);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
