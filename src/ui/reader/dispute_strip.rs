//! A dispute over time: a lane for each position, a mark for each report that has it, and who voiced it.
//! Nothing after the as-of date but how many reports there are.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, Galley, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::dossier::Day;
use crate::query::{Certainty, ClaimIx, Clock, Standing};
use crate::scale::{Tick, TimeScale, ticks};
use crate::ui::map::pie::{self, Pie};
use crate::ui::scene::Hover;
use crate::ui::theme::sans;
use crate::ui::widgets::cut_to;

use super::answers::{Answers, Report};
use super::desk::Desk;
use super::wording::{counted, listed, published};

/// Narrower than this, in points, the lanes' names stand above them instead of before them.
const ROOM_FOR_NAMES: f32 = 440.0;
const GUTTER: f32 = 164.0;
const LANE: f32 = 34.0;
const LANE_WITH_NAME: f32 = 42.0;
/// The as-of date stands above the lanes, the days below.
const ABOVE: f32 = 20.0;
const BELOW: f32 = 17.0;
const RADIUS: f32 = 5.0;
/// More marks than this in a lane are drawn as strokes that take no clicks. Chosen by eye.
const CROWD: usize = 60;
/// A shorter piece of a name says nothing, in points.
const SHORTEST_NAME: f32 = 36.0;

/// Where the parts of the strip stand.
struct Layout {
    whole: Rect,
    /// Of the axis, across.
    across: Rangef,
    lanes: Rangef,
    lane: f32,
    names_above: bool,
    /// How far the as-of date has come.
    until: f32,
}

impl Layout {
    fn new(ui: &mut Ui, lanes: usize) -> Self {
        let width = ui.available_width();
        let names_above = width < ROOM_FOR_NAMES;
        let lane = if names_above { LANE_WITH_NAME } else { LANE };
        let height = ABOVE + lane * lanes as f32 + BELOW;
        let (whole, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let left = if names_above { 0.0 } else { GUTTER };
        Self {
            across: Rangef::new(whole.left() + left, whole.right()),
            lanes: Rangef::new(whole.top() + ABOVE, whole.bottom() - BELOW),
            whole,
            lane,
            names_above,
            until: whole.right(),
        }
    }

    fn lane_rect(&self, at: usize) -> Rect {
        let top = self.lanes.min + self.lane * at as f32;
        Rect::from_x_y_ranges(self.whole.x_range(), Rangef::new(top, top + self.lane))
    }

    /// On which height the marks of a lane stand.
    fn middle(&self, at: usize) -> f32 {
        let rect = self.lane_rect(at);
        if self.names_above {
            rect.bottom() - 12.0
        } else {
            rect.center().y
        }
    }
}

/// Returns the corner above the lanes' names, where it is free.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, answers: &Answers) -> Option<Rect> {
    if answers.steps.is_empty() {
        return None;
    }
    let mut layout = Layout::new(ui, answers.columns.len());
    let view = answers.ruler.fitted(layout.across.span());
    let scale = answers.ruler.scale(&view, layout.across.span());
    layout.until = as_of_line(ui, desk, answers, &layout, &scale);
    axis(ui, desk, &layout, &scale);
    for (at, _) in answers.columns.iter().enumerate() {
        name(ui, desk, answers, &layout, at);
        let y = layout.middle(at);
        let line = Stroke::new(1.0, desk.theme().rule);
        ui.painter()
            .hline(Rangef::new(layout.across.min, layout.until), y, line);
        marks(ui, desk, answers, &layout, &scale, at);
    }
    let corner = Rect::from_min_size(layout.whole.min, vec2(GUTTER - 4.0, ABOVE));
    (!layout.names_above).then_some(corner)
}

/// What the as-of date has reached, its line, and how much comes after. Returns where the line stands.
fn as_of_line(
    ui: &Ui,
    desk: &Desk<'_>,
    answers: &Answers,
    layout: &Layout,
    scale: &TimeScale<'_>,
) -> f32 {
    let theme = desk.theme();
    let as_of = desk.state().as_of();
    let painter = ui.painter();
    let wanted = layout.across.min + scale.x_mid(as_of.day);
    let x = match as_of.clock {
        Clock::Reported => wanted.clamp(layout.across.min, layout.across.max),
        Clock::Occurred => layout.across.max,
    };
    let zone = Rect::from_x_y_ranges(Rangef::new(layout.across.min, x), layout.lanes);
    painter.rect_filled(zone, 0.0, theme.paper_shade);
    if as_of.clock == Clock::Occurred {
        return x;
    }
    let x = painter.round_to_pixel_center(x);
    painter.vline(
        x,
        Rangef::new(layout.lanes.min - 2.0, layout.lanes.max),
        Stroke::new(1.5, theme.as_of),
    );
    // Past either end of the axis the date is pointed to.
    let beyond = if wanted > layout.across.max {
        " →"
    } else if wanted < layout.across.min {
        " ←"
    } else {
        ""
    };
    let text = format!("{}{beyond}", as_of.day.in_words());
    let galley = painter.layout_no_wrap(text, sans(10.5), theme.ink);
    let half = galley.size().x / 2.0;
    let middle = x.clamp(
        layout.across.min + half,
        (layout.across.max - half).max(layout.across.min + half),
    );
    let at = pos2(middle - half, layout.lanes.min - 3.0 - galley.size().y);
    let own = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, theme.ink);
    if answers.later_reports > 0 {
        let text = format!("{} later", counted(answers.later_reports, "report"));
        let galley = painter.layout_no_wrap(text, sans(10.5), theme.ink_soft);
        let at = pos2(layout.across.max - galley.size().x, own.top());
        if at.x > own.right() + 8.0 {
            painter.galley(at, galley, theme.ink_soft);
        }
    }
    x
}

/// The days below the lanes, and the breaks where nothing was reported for long.
fn axis(ui: &Ui, desk: &Desk<'_>, layout: &Layout, scale: &TimeScale<'_>) {
    let theme = desk.theme();
    let painter = ui.painter();
    let font = sans(10.0);
    let measure = |text: &str| {
        painter
            .layout_no_wrap(text.to_owned(), font.clone(), theme.ink_soft)
            .size()
            .x
    };
    let mut made: Vec<Tick> = Vec::new();
    ticks(scale, 7.0, &measure, &mut made);
    let top = layout.lanes.max;
    for tick in made {
        let x = painter.round_to_pixel_center(layout.across.min + tick.x);
        let length = if tick.label.is_empty() { 3.0 } else { 6.0 };
        painter.vline(
            x,
            Rangef::new(top, top + length),
            Stroke::new(1.0, theme.ink_faint),
        );
        if !tick.label.is_empty() {
            painter.text(
                pos2(x + Tick::LABEL_OFFSET, top + BELOW / 2.0 + 1.0),
                Align2::LEFT_CENTER,
                &tick.label,
                font.clone(),
                theme.ink_soft,
            );
        }
    }
    for fold in scale.folds() {
        let x = Rangef::new(layout.across.min + fold.x0, layout.across.min + fold.x1);
        let gap = Rect::from_x_y_ranges(x, layout.lanes).shrink2(vec2(x.span() * 0.25, 0.0));
        painter.rect_filled(gap, 0.0, theme.paper);
        for side in [gap.left(), gap.right()] {
            let dashes = egui::Shape::dashed_line(
                &[pos2(side, gap.top()), pos2(side, gap.bottom())],
                Stroke::new(1.0, theme.ink_faint),
                3.0,
                3.0,
            );
            painter.extend(dashes);
        }
        painter.text(
            pos2(gap.center().x, top + BELOW / 2.0 + 1.0),
            Align2::CENTER_CENTER,
            fold.label(),
            font.clone(),
            theme.ink_soft,
        );
    }
}

/// The position's label with its side's dot.
fn name(ui: &Ui, desk: &Desk<'_>, answers: &Answers, layout: &Layout, at: usize) {
    let theme = desk.theme();
    let rect = layout.lane_rect(at);
    let column = &answers.columns[at];
    let position = &desk.index().dispute(answers.dispute).positions[column.voiced.position];
    let (width, rows) = if layout.names_above {
        (rect.width() - 14.0, 1)
    } else {
        (GUTTER - 14.0 - 10.0, 2)
    };
    let job = LayoutJob {
        wrap: TextWrapping {
            max_width: width,
            max_rows: rows,
            ..TextWrapping::default()
        },
        ..LayoutJob::single_section(
            position.label.clone(),
            TextFormat {
                line_height: Some(14.0),
                ..TextFormat::simple(sans(11.5), theme.ink)
            },
        )
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let top = if layout.names_above {
        rect.top() + 2.0
    } else {
        rect.center().y - galley.size().y / 2.0
    };
    let dot = pos2(rect.left() + 4.0, top + 7.5);
    ui.painter()
        .circle_filled(dot, 4.0, desk.scene.position_colour(position));
    let since = column.voiced.since.map(Day::in_words);
    let since = since.map_or_else(String::new, |day| format!(", voiced since {day}"));
    let response = ui.interact(
        Rect::from_min_size(pos2(rect.left() + 14.0, top), galley.size()),
        ui.scope_id().with(("lane", at)),
        Sense::hover(),
    );
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("{}{since}", position.label))
    });
    ui.painter()
        .galley(pos2(rect.left() + 14.0, top), galley, theme.ink);
    response.on_hover_text(format!("{}{since}", position.label));
}

fn marks(
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
    const ASIDE: f32 = RADIUS + 6.0;
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
