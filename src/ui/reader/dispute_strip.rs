//! A dispute over time: a lane for each position, a mark for each report that has it, and who voiced it.
//! Nothing after the as-of date but how many reports there are.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::dossier::Day;
use crate::query::Clock;
use crate::scale::{Tick, TimeScale, ticks};
use crate::ui::theme::sans;

use super::answers::Answers;
use super::desk::Desk;
use super::dispute_marks;
use super::wording::counted;

/// Narrower than this, in points, the lanes' names stand above them instead of before them.
const ROOM_FOR_NAMES: f32 = 440.0;
const GUTTER: f32 = 164.0;
const LANE: f32 = 34.0;
const LANE_WITH_NAME: f32 = 42.0;
/// The as-of date stands above the lanes, the days below.
const ABOVE: f32 = 20.0;
const BELOW: f32 = 17.0;

/// Where the parts of the strip stand.
pub struct Layout {
    whole: Rect,
    /// Of the axis, across.
    pub across: Rangef,
    lanes: Rangef,
    lane: f32,
    names_above: bool,
    /// How far the as-of date has come.
    pub until: f32,
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
    pub fn middle(&self, at: usize) -> f32 {
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
    if answers.course.steps.is_empty() {
        return None;
    }
    let mut layout = Layout::new(ui, answers.columns.len());
    let view = answers.course.ruler.fitted(layout.across.span());
    let scale = answers.course.ruler.scale(&view, layout.across.span());
    layout.until = as_of_line(ui, desk, answers, &layout, &scale);
    axis(ui, desk, &layout, &scale);
    for (at, _) in answers.columns.iter().enumerate() {
        name(ui, desk, answers, &layout, at);
        let y = layout.middle(at);
        let line = Stroke::new(1.0, desk.theme().rule);
        ui.painter()
            .hline(Rangef::new(layout.across.min, layout.until), y, line);
        dispute_marks::draw(ui, desk, answers, &layout, &scale, at);
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
