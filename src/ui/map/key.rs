//! What the signs of a dispute mean, and what of it the map cannot show: a line or two above the footer.

use egui::{Painter, Pos2, Rect, StrokeKind, Ui, pos2, vec2};

use super::super::scene::Scene;
use super::super::theme::{Theme, sans};
use super::super::widgets::cut_to;
use super::Frame;
use super::denials::{self, Drawn};
use super::focus::{self, Focus};

const LINE: f32 = 17.0;
const MARGIN: f32 = 8.0;
/// Left of the words, for the sign.
const SIGN: f32 = 24.0;
/// What stands at the lower right, the scale bar, keeps this much room, in points.
const KEPT_FREE: f32 = 150.0;

/// Draws the key at the lower left and returns where it is. `None`: there is nothing to explain.
pub fn draw(
    ui: &Ui,
    frame: Frame,
    scene: Scene<'_>,
    focus: &Focus,
    drawn: Drawn,
    asked_for: bool,
    footer_top: f32,
) -> Option<Rect> {
    type PaintSign = fn(&Painter, &Theme, Pos2);
    let mut lines: Vec<(PaintSign, String)> = Vec::new();
    if focus.has_signs() {
        let off: Vec<&str> = focus.off_map(frame, scene).collect();
        let mut words = "said or filed here".to_owned();
        if !off.is_empty() {
            words.push_str(&format!("; off the map: {}", off.join(", ")));
        }
        lines.push((focus::sign, words));
    }
    if let Some(words) = drawn.in_words().filter(|_| asked_for) {
        let sign: PaintSign = if drawn.lines == 0 && drawn.at_one_place > 0 {
            denials::loop_sign
        } else {
            denials::sign
        };
        lines.push((sign, words));
    }
    if lines.is_empty() {
        return None;
    }
    let theme = scene.theme;
    let room = frame.rect.width() - KEPT_FREE - SIGN - 2.0 * MARGIN;
    let galleys: Vec<_> = lines
        .iter()
        .map(|(_, words)| cut_to(ui, words, sans(10.5), theme.ink_soft, room.max(80.0)))
        .collect();
    let widest = galleys
        .iter()
        .map(|galley| galley.size().x)
        .fold(0.0, f32::max);
    let size = vec2(SIGN + widest + 10.0, LINE * galleys.len() as f32 + 6.0);
    let bottom = footer_top - MARGIN;
    let rect = Rect::from_min_size(pos2(frame.rect.left() + MARGIN, bottom - size.y), size);
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, theme.paper.gamma_multiply(0.94));
    painter.rect_stroke(rect, 4.0, theme.hairline(), StrokeKind::Inside);
    for (at, ((sign, words), galley)) in lines.iter().zip(galleys).enumerate() {
        let y = rect.top() + 3.0 + LINE * (at as f32 + 0.5);
        sign(painter, theme, pos2(rect.left() + 13.0, y));
        let from = pos2(rect.left() + SIGN, y - galley.size().y / 2.0);
        let place = Rect::from_min_size(from, galley.size());
        let response = ui.interact(place, ui.scope_id().with(("key", at)), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words.as_str()));
        painter.galley(from, galley, theme.ink_soft);
        response.on_hover_text(words);
    }
    Some(rect)
}
