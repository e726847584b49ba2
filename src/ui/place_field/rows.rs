//! The rows beneath the place field, painted.

use egui::{
    Align2, Color32, FontId, Id, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::words::Said;
use crate::ui::theme::{Theme, sans};

/// Height of a row, in points.
const HEIGHT: f32 = 40.0;
/// Room at the left and right of a row's text, in points.
const INSET: f32 = 8.0;

/// Draws a row. It has no stop for Tab: the field keeps the keyboard, and arrows choose.
pub fn draw(ui: &mut Ui, theme: &Theme, said: &Said, is_chosen: bool, field: Id) -> Response {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, said.aloud()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
    });
    if is_chosen {
        ui.ctx().accesskit_node_builder(field, |node| {
            node.set_active_descendant(response.id.accesskit_id());
        });
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
        let line = Stroke::new(1.0, theme.ink_soft);
        painter.rect_stroke(rect, 4.0, line, StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect, 4.0, theme.paper_shade);
    }
    let right = painter.text(
        pos2(rect.right() - INSET, rect.top() + 13.0),
        Align2::RIGHT_CENTER,
        said.right,
        sans(11.0),
        theme.ink_soft,
    );
    let left = rect.left() + INSET;
    let lines = [
        (&said.text, sans(14.0), theme.ink, 13.0, right.left() - 8.0),
        (
            &said.beneath,
            sans(12.0),
            theme.ink_soft,
            29.0,
            rect.right() - INSET,
        ),
    ];
    for (text, font, ink, middle, end) in lines {
        let galley = cut(ui, text, font, ink, end - left);
        let top = rect.top() + middle - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, ink);
    }
    response
}

/// A line of text, cut where it finds no room.
fn cut(
    ui: &Ui,
    text: &str,
    font: FontId,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(20.0));
    ui.painter().layout_job(job)
}
