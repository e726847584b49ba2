//! The marks on a dispute's strip: one for each report that has a position, with who voiced it.

use std::sync::Arc;

use egui::{
    Color32, Galley, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::query::{Certainty, ClaimIx, Standing};
use crate::scale::TimeScale;
use crate::ui::map::pie::{self, Pie};
use crate::ui::scene::Hover;
use crate::ui::theme::sans;
use crate::ui::widgets::cut_to;

use super::answers::{Answers, Report};
use super::desk::Desk;
use super::dispute_strip::Layout;
use super::wording::{listed, published};

const RADIUS: f32 = 5.0;
/// More marks than this in a lane are drawn as strokes that take no clicks. Chosen by eye.
const CROWD: usize = 60;
/// A shorter piece of a name says nothing, in points.
const SHORTEST_NAME: f32 = 36.0;

/// Draws those of the position in a column.
pub fn draw(
    ui: &Ui,
    desk: &mut Desk<'_>,
    answers: &Answers,
    layout: &Layout,
    scale: &TimeScale<'_>,
    at: usize,
) {
    let y = layout.middle(at);
    let all: Vec<(Pos2, &Report)> = answers
        .reports
        .iter()
        .filter(|report| !report.cells[at].is_empty())
        .filter_map(|report| Some((layout.across.min + scale.x_mid(report.day?), report)))
        .map(|(x, report)| (pos2(x, y), report))
        .collect();
    if all.len() > CROWD {
        for (middle, report) in &all {
            let colour = desk.side_colour(report.cells[at][0]).gamma_multiply(0.6);
            let across = Rangef::new(y - 6.0, y + 6.0);
            ui.painter()
                .vline(middle.x, across, Stroke::new(1.5, colour));
        }
        return;
    }
    let mut taken = layout.across.min;
    for (place, (middle, report)) in all.iter().enumerate() {
        let end = all
            .get(place + 1)
            .map_or(layout.across.max, |(next, _)| next.x - RADIUS - 6.0);
        let free = Rangef::new(taken, end);
        taken = mark(ui, desk, (answers, layout), (at, *middle), report, free);
    }
}

/// A report's mark, with who voiced the position in it, right of it or else left. `free`: where there is room
/// for that name. Returns where the mark and its name end.
fn mark(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (answers, layout): (&Answers, &Layout),
    (at, middle): (usize, Pos2),
    report: &Report,
    free: Rangef,
) -> f32 {
    let theme = desk.theme();
    let claims = &report.cells[at];
    let index = desk.index();
    let source = index.source(report.source);
    let names = claimants(desk, claims);
    let position = &index.dispute(answers.dispute).positions;
    let label = &position[answers.columns[at].voiced.position].label;
    let said = format!(
        "{}, {}: “{label}”, by {}",
        published(source),
        source.publisher,
        listed(&names)
    );
    let shown = match names.as_slice() {
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} + {}", rest.len()),
        [] => String::new(),
    };
    const ASIDE: f32 = RADIUS + 8.0;
    let (before, after) = (middle.x - ASIDE - free.min, free.max - middle.x - ASIDE);
    let room = before.max(after);
    let mut touch = Rect::from_center_size(middle, vec2(18.0, 18.0));
    let mut galley: Option<(Pos2, Arc<Galley>)> = None;
    if room >= SHORTEST_NAME && !shown.is_empty() {
        let right = cut_to(ui, &shown, sans(11.0), theme.ink, after.max(1.0));
        let stands_right = !right.elided || after >= before;
        let name = if stands_right {
            right
        } else {
            cut_to(ui, &shown, sans(11.0), theme.ink, before)
        };
        let left = if stands_right {
            middle.x + ASIDE
        } else {
            middle.x - ASIDE - name.size().x
        };
        let at = pos2(left, middle.y - name.size().y / 2.0);
        touch = touch.union(Rect::from_min_size(at, name.size()));
        galley = Some((at, name));
    }
    let id = ui.scope_id().with(("mark", at, report.source));
    let response = ui.interact(touch, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.as_str()));
    let lit = claims.iter().any(|claim| desk.scene.is_lit(*claim));
    if lit || response.hovered() {
        ui.painter()
            .rect_filled(touch.expand(1.0), 4.0, theme.lit.gamma_multiply(0.4));
    }
    disc(ui, desk, report, claims, middle);
    if let Some((at, galley)) = galley {
        // Neither the lane's line nor that of the date runs through the name.
        let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, -3.0));
        if !lit && !response.hovered() {
            let until = layout.until.clamp(ground.left(), ground.right());
            let (reached, beyond) = ground.split_left_right_at_x(until);
            ui.painter().rect_filled(reached, 0.0, theme.paper_shade);
            ui.painter().rect_filled(beyond, 0.0, theme.paper);
        }
        ui.painter().galley(at, galley, theme.ink);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.ink);
        ui.painter()
            .rect_stroke(touch, 3.0, ring, StrokeKind::Outside);
    }
    if response.hovered() || response.has_focus() {
        *desk.hover = Hover::Claim(claims[0]);
    }
    let page = desk.document_of(claims[0]);
    desk.follow(&response, page);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(said);
    touch.right()
}

/// Everybody who asserts one of the claims, each once.
fn claimants<'a>(desk: &Desk<'a>, claims: &[ClaimIx]) -> Vec<&'a str> {
    let index = desk.index();
    let mut names: Vec<&str> = Vec::new();
    for claim in claims {
        for claimant in index.claimants_of(*claim) {
            let name = index.claimant(*claimant).name.as_str();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn disc(ui: &Ui, desk: &Desk<'_>, report: &Report, claims: &[ClaimIx], middle: Pos2) {
    let theme = desk.theme();
    let mut slices: Vec<(Color32, u32)> = Vec::new();
    for claim in claims {
        let colour = desk.side_colour(*claim);
        match slices.iter_mut().find(|(other, _)| *other == colour) {
            Some((_, count)) => *count += 1,
            None => slices.push((colour, 1)),
        }
    }
    let as_of = desk.state().as_of();
    let contested = claims
        .iter()
        .filter(|claim| desk.index().standing(**claim, &as_of) == Standing::Contested)
        .count();
    if report.is_fresh {
        ui.painter()
            .circle_stroke(middle, RADIUS + 4.0, Stroke::new(1.8, theme.fresh));
    }
    pie::paint(
        ui.painter(),
        &Pie {
            center: middle,
            radius: RADIUS,
            slices: &slices,
            contested: contested as f32 / claims.len() as f32,
            ring: theme.ink_soft,
            contested_ring: theme.contested,
            paper: theme.paper,
            outline_only: report.certainty == Certainty::Possible,
        },
    );
}
