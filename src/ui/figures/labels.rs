//! The words beside the points: the figure and who claims it, then about where and when. None covers another.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Galley, Painter, Pos2, Rect, Stroke, pos2, vec2};
use std::sync::Arc;

use super::plot::Placed;
use super::{Sheet, words};
use crate::query::Measure;
use crate::scale::{self, LabelRequest, Necessity, Point, Size, place_labels};
use crate::ui::chart::excerpt::claimants;
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold};

/// Points with labels in one plot, the last reported; the others say theirs when pointed at or reached.
pub const MOST: usize = 14;
/// Widest label; longer ones run on in another line.
const WIDEST: f32 = 236.0;

pub fn draw(
    painter: &Painter,
    sheet: &Sheet<'_>,
    measure: &Measure,
    plot: Rect,
    placed: &[Placed],
) {
    let theme = sheet.scene.theme;
    let first = placed.len().saturating_sub(MOST);
    let mut groups: Vec<&[Placed]> = placed[first..]
        .chunk_by(|one, other| one.group == other.group)
        .collect();
    groups.retain(|group| plot.contains(group[0].mark.at));
    let widest = WIDEST.min(plot.width() * 0.55);
    let galleys: Vec<Arc<Galley>> = groups
        .iter()
        .map(|group| painter.layout_job(label(sheet.scene, measure, group, widest)))
        .collect();
    let origin = plot.left_top();
    let local = |at: Pos2| Point::new(at.x - origin.x, at.y - origin.y);
    let requests: Vec<LabelRequest> = groups
        .iter()
        .zip(&galleys)
        .enumerate()
        .map(|(nth, (group, galley))| {
            let (from, to) = (group[0].mark.at, group[group.len() - 1].mark.at);
            LabelRequest {
                anchor: local(from + (to - from) / 2.0),
                mark_radius: 8.0 + (to.x - from.x) / 2.0,
                size: Size::new(galley.size().x, galley.size().y),
                priority: nth as f32,
                necessity: Necessity::Required,
                previous: None,
            }
        })
        .collect();
    // Arrows and bars reach beyond the round mark that labels keep off by themselves.
    let obstacles: Vec<scale::Rect> = placed
        .iter()
        .filter(|it| plot.contains(it.mark.at))
        .map(|it| it.mark.rect().intersect(plot))
        .map(|rect| scale::Rect {
            min: local(rect.min),
            max: local(rect.max),
        })
        .collect();
    let bounds = scale::Rect {
        min: Point::new(0.0, 0.0),
        max: Point::new(plot.width(), plot.height()),
    };
    let mut found = Vec::new();
    place_labels(&requests, &obstacles, bounds, &mut found);
    for label in &found {
        let at = pos2(label.rect.min.x, label.rect.min.y) + origin.to_vec2();
        let galley = galleys[label.request].clone();
        let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, 0.0));
        painter.rect_filled(ground, 2.0, theme.paper.gamma_multiply(0.82));
        painter.galley(at, galley, theme.ink);
    }
    for label in found {
        if let Some((from, to)) = label.leader {
            let ends = [from, to].map(|it| pos2(it.x, it.y) + origin.to_vec2());
            let colour = groups[label.request][0].mark.colour;
            painter.line_segment(ends, Stroke::new(1.0, colour.gamma_multiply(0.8)));
        }
    }
}

/// The figures of a group under each other, from left to right.
fn label(scene: Scene<'_>, measure: &Measure, group: &[Placed], widest: f32) -> LayoutJob {
    let theme = scene.theme;
    let mut job = LayoutJob::default();
    job.wrap.max_width = widest;
    let mut add = |text: &str, font: FontId, colour| {
        job.append(text, 0.0, TextFormat::simple(font, colour));
    };
    for (nth, placed) in group.iter().enumerate() {
        let point = &measure.points[placed.at];
        if nth > 0 {
            add("\n", sans(5.0), theme.ink);
        }
        add(&words::amount(scene, point), sans_bold(12.0), theme.ink);
        let by = format!("  {}", claimants(scene, point.claim));
        add(&by, sans(12.0), placed.mark.colour);
        let scope = format!("\n{}", scene.state.index().where_and_when(point.claim));
        add(&scope, sans(10.5), theme.ink_soft);
    }
    job
}
