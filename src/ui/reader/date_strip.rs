//! The dates that claims give for an event, drawn over one short axis.

use egui::{Color32, Mesh, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use crate::dossier::Day;
use crate::query::{DateGiven, EventInFull, Span};
use crate::ui::scene::Hover;
use crate::ui::theme::sans;
use crate::ui::widgets::claims;

use super::desk::Desk;
use super::wording::counted;

/// Height of a bar, in points.
const BAR: f32 = 5.0;
/// From one bar to the next, in points.
const LANE: f32 = 8.0;
/// Bars beyond this many are counted. Chosen by eye.
const MOST_BARS: usize = 6;
/// How far a bar whose start or end nobody gives fades out beyond the others, in points.
const FADE: f32 = 26.0;
/// The shortest bar, in points.
const SHORTEST: f32 = 4.0;

/// Days to points: the days that any date names, over the width.
struct Axis {
    first: Day,
    days: f64,
    left: f32,
    width: f32,
}

impl Axis {
    fn x_from_day(&self, day: Day) -> f32 {
        let passed = day.0.saturating_sub(self.first.0) as f64;
        self.left + (passed / self.days * f64::from(self.width)) as f32
    }
}

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, told: &EventInFull) {
    let spans = || told.dates.iter().map(|date| Span::of(Some(&date.when)));
    let named = || {
        spans()
            .flat_map(|span| [span.earliest(), span.latest()])
            .flatten()
    };
    let (Some(first), Some(last)) = (named().min(), named().max()) else {
        return;
    };
    // One date, or the same day in other words, needs no drawing.
    if told.dates.len() < 2 || first == last {
        return;
    }
    let theme = desk.theme();
    let bars = told.dates.len().min(MOST_BARS);
    ui.add_space(5.0);
    let height = bars as f32 * LANE + 20.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let axis = Axis {
        first,
        days: (last.0.saturating_sub(first.0) + 1) as f64,
        left: rect.left() + FADE,
        width: (rect.width() - 2.0 * FADE).max(1.0),
    };
    let line = rect.top() + bars as f32 * LANE + 3.0;
    let ends = [axis.x_from_day(first), axis.x_from_day(last.plus(1))];
    ui.painter()
        .hline(ends[0]..=ends[1], line, Stroke::new(1.0, theme.ink_faint));
    for x in ends {
        ui.painter().vline(
            x,
            line - 3.0..=line + 3.0,
            Stroke::new(1.0, theme.ink_faint),
        );
    }
    for (lane, date) in told.dates.iter().take(bars).enumerate() {
        let y = rect.top() + lane as f32 * LANE;
        bar(ui, desk, &axis, date, y, lane);
    }
    let fine = sans(10.5);
    let label = |at: Pos2, align: egui::Align2, day: Day| {
        ui.painter()
            .text(at, align, day.in_words(), fine.clone(), theme.ink_soft);
    };
    label(pos2(ends[0], line + 4.0), egui::Align2::LEFT_TOP, first);
    label(pos2(ends[1], line + 4.0), egui::Align2::RIGHT_TOP, last);
    if told.dates.len() > bars {
        let more = counted(told.dates.len() - bars, "more dating");
        let at = pos2((ends[0] + ends[1]) / 2.0, line + 4.0);
        let align = egui::Align2::CENTER_TOP;
        ui.painter()
            .text(at, align, more, fine.clone(), theme.ink_soft);
    }
}

/// One date: from its first to its last day, both meant; it fades out where an end is not given.
fn bar(ui: &mut Ui, desk: &mut Desk<'_>, axis: &Axis, date: &DateGiven, top: f32, lane: usize) {
    let theme = desk.theme();
    let span = Span::of(Some(&date.when));
    let (from, to) = match (span.earliest(), span.latest()) {
        (Some(from), Some(to)) => (axis.x_from_day(from), axis.x_from_day(to.plus(1))),
        (Some(from), None) => (axis.x_from_day(from), axis.left + axis.width),
        (None, Some(to)) => (axis.left, axis.x_from_day(to.plus(1))),
        (None, None) => return,
    };
    let body = Rect::from_min_max(pos2(from, top), pos2(to.max(from + SHORTEST), top + BAR));
    let mut whole = body;
    if span.earliest().is_none() {
        whole.min.x -= FADE;
    }
    if span.latest().is_none() {
        whole.max.x += FADE;
    }
    let id = ui.scope_id().with(("date-given", lane));
    let response = ui.interact(whole.expand2(vec2(2.0, 1.0)), id, Sense::click());
    let said = format!(
        "{}: {}",
        date.when.in_words(),
        claims(date.claims.len() as u32)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let is_lit = date.claims.iter().any(|claim| desk.scene.is_lit(*claim));
    let doubtful = date.when.is_approximate() || date.when.is_uncertain();
    let colour = match (is_lit, doubtful) {
        (true, _) => theme.lit,
        (false, true) => theme.ink_soft.gamma_multiply(0.55),
        (false, false) => theme.ink_soft,
    };
    ui.painter().rect_filled(body, 1.0, colour);
    if span.earliest().is_none() {
        let room = Rect::from_min_max(whole.left_top(), body.left_bottom());
        ui.painter().add(fading(room, Color32::TRANSPARENT, colour));
    }
    if span.latest().is_none() {
        let room = Rect::from_min_max(body.right_top(), whole.right_bottom());
        ui.painter().add(fading(room, colour, Color32::TRANSPARENT));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            whole.expand(2.0),
            2.0,
            Stroke::new(1.5, theme.ink),
            StrokeKind::Outside,
        );
    }
    if (response.hovered() || response.has_focus())
        && let Some(claim) = date.claims.first()
    {
        *desk.hover = Hover::Claim(*claim);
    }
    if response.clicked()
        && let Some(claim) = date.claims.first()
    {
        desk.open(desk.document_of(*claim));
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(said);
}

/// A rectangle that goes from one colour to another, left to right.
fn fading(rect: Rect, left: Color32, right: Color32) -> Shape {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), left);
    mesh.colored_vertex(rect.right_top(), right);
    mesh.colored_vertex(rect.right_bottom(), right);
    mesh.colored_vertex(rect.left_bottom(), left);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    Shape::mesh(mesh)
}
