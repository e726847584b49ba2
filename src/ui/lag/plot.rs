//! The plot: what occurred across, what was reported up, both on one scale, so that what was reported the same
//! day stands on a straight line. Drawing a box filters to what lies in it.

use egui::{
    CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use egui_plot::{Line, PlotPoints};

use super::dots::Dot;
use super::{Memory, paint, words};
use crate::app::{Actions, FilterAction};
use crate::query::{Clock, DayBox, DayRange};
use crate::ui::chart::bounds::Crowd;
use crate::ui::chart::days::{self, DayAxis, Runs, TICK_ROW};
use crate::ui::chart::excerpt;
use crate::ui::chart::frame::Frame;
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme::{sans, sans_bold, serif};
use crate::ui::timeline::occupied::Axis;
use crate::ui::widgets::claims;

/// Room for dates left of the plot.
const DATES: f32 = 76.0;
/// Above the plot and below it, for the names of the axes.
const NAMES: f32 = 16.0;
/// Room for dots that stand at the very edge.
const EDGE: f32 = 15.0;
/// Dots that can be reached with Tab, the largest; all can be clicked.
const MOST_REACHED: usize = 250;
/// A box of fewer points is a slip of the hand.
const SMALLEST_BOX: f32 = 5.0;
/// Statements shown beside the pointer. Chosen by eye.
const MOST_STATEMENTS: usize = 3;

/// A box that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawing {
    from: Pos2,
    to: Pos2,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
    height: f32,
) {
    let theme = scene.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let plot = Rect::from_min_max(
        pos2(rect.left() + DATES, rect.top() + NAMES),
        pos2(rect.right() - EDGE, rect.bottom() - TICK_ROW - NAMES),
    );
    let folded = Axis::of_square(&mut memory.axis, scene.state.index());
    if folded.ruler.occupied().is_none() {
        ui.label("Nothing in this dossier has a date.");
        return;
    }
    let view = days::view(folded, scene, plot.width());
    let scale = folded.ruler.scale(&view, plot.width());
    let axis = |runs| DayAxis {
        scale: &scale,
        plot,
        runs,
    };
    let (across, up) = (axis(Runs::Across), axis(Runs::Up));
    let painter = ui.painter_at(rect);
    for axis in [&across, &up] {
        axis.paint_folds(&painter, theme);
    }
    let width = f64::from(plot.width());
    let frame = Frame {
        rect: plot,
        until: [width, width],
        lines: &[],
        sense: Sense::click_and_drag(),
    };
    let (response, _) = frame.show(ui, theme, "lag", |items| {
        let line = vec![[0.0, 0.0], [width, width]];
        items.line(
            Line::new("", PlotPoints::from(line))
                .stroke(Stroke::new(1.2, theme.ink_soft))
                .allow_hover(false),
        );
    });
    let border = Stroke::new(1.0, theme.rule);
    painter.rect_stroke(plot, 0.0, border, StrokeKind::Inside);
    for axis in [&across, &up] {
        axis.paint_ticks(&painter, theme, &mut memory.ticks);
    }
    paint::names(&painter, theme, rect, plot);
    let as_of = scene.state.as_of();
    match as_of.clock {
        Clock::Reported => up.paint_as_of(&painter, theme, as_of.day),
        Clock::Occurred => across.paint_as_of(&painter, theme, as_of.day),
    };
    let Some(cells) = &memory.cells else {
        return;
    };
    memory
        .dots
        .keep_up_with(scene, cells, &view, [&across, &up]);
    let inside = ui.painter_at(plot);
    if let Some(days) = scene.state.session().lens.days {
        paint::chosen_days(&inside, theme, box_of(days, &across, &up));
    }
    if memory.dots.is_exact {
        paint::extents(&inside, scene, cells, &memory.dots.dots, [&across, &up]);
    }
    paint::diagonal(&inside, theme, plot);

    let said = format!(
        "Lag: {} on the plot; draw a box to filter to the days in it",
        claims(memory.dots.dots.iter().map(|dot| dot.count).sum())
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    draw_box(&response, &across, &up, &mut memory.drawing, actions);
    let marks = ui.painter_at(plot.expand(EDGE));
    let crowd = if memory.dots.dots.len() > MOST_REACHED {
        Crowd::Many
    } else {
        Crowd::Few
    };
    let mut opened = None;
    for (nth, dot) in memory.dots.dots.iter().enumerate() {
        let lit = scene.hover != Hover::Nothing
            && dot.claims(scene, cells).iter().any(|it| scene.is_lit(*it));
        paint::dot(&marks, scene, dot, lit, crowd);
        if nth >= MOST_REACHED || dot.count == 0 {
            continue;
        }
        let id = ui.scope_id().with(("dot", dot.cells.first()));
        let around = Rect::from_center_size(dot.at, egui::Vec2::splat(2.0 * dot.radius + 4.0));
        let own = ui.interact(around.intersect(plot.expand(4.0)), id, Sense::click());
        own.widget_info(|| WidgetInfo::labeled(Role::Button, true, name(scene, memory, dot)));
        if own.has_focus() {
            let stroke = Stroke::new(1.5, theme.ink);
            painter.circle_stroke(dot.at, dot.radius + 5.0, stroke);
        }
        if own.clicked() {
            opened = Some(nth);
        }
        if own.hovered() || own.has_focus() {
            point_at(scene, memory, dot, hover);
        }
        own.on_hover_ui(|ui| tip(ui, scene, memory, dot));
    }
    // Those that Tab does not reach answer to the pointer all the same.
    if let Some(at) = response.hover_pos()
        && let Some(nth) = beyond(&memory.dots.dots, at)
    {
        let dot = &memory.dots.dots[nth];
        point_at(scene, memory, dot, hover);
        if response.clicked() {
            opened = Some(nth);
        }
        response
            .clone()
            .on_hover_ui_at_pointer(|ui| tip(ui, scene, memory, dot));
    }
    if let Some(drawing) = memory.drawing {
        let drawn = Rect::from_two_pos(drawing.from, drawing.to).intersect(plot);
        paint::chosen_days(&inside, theme, drawn);
    }
    response.on_hover_cursor(CursorIcon::Crosshair);
    if let Some(nth) = opened {
        let found = memory.dots.dots[nth].claims(scene, cells);
        match found.as_slice() {
            [one] => actions.open(excerpt::document_of(scene, *one)),
            _ => memory.chosen = Some(found),
        }
    }
    if memory.dots.unseen > 0 {
        let said = format!("{} outside the stretch of time in view", memory.dots.unseen);
        let at = plot.right_top() + vec2(-4.0, 4.0);
        painter.text(
            at,
            egui::Align2::RIGHT_TOP,
            said,
            sans(10.5),
            theme.ink_soft,
        );
    }
}

/// The dot under the pointer among those that have no place of their own to be clicked.
fn beyond(dots: &[Dot], at: Pos2) -> Option<usize> {
    let beyond = dots.iter().enumerate().skip(MOST_REACHED);
    let mut found =
        beyond.filter(|(_, dot)| dot.count > 0 && dot.at.distance(at) <= dot.radius + 2.0);
    found.next_back().map(|(nth, _)| nth)
}

fn box_of(days: DayBox, across: &DayAxis<'_>, up: &DayAxis<'_>) -> Rect {
    Rect::from_x_y_ranges(
        across.span(days.occurred.first, days.occurred.last),
        up.span(days.reported.first, days.reported.last),
    )
}

fn draw_box(
    response: &Response,
    across: &DayAxis<'_>,
    up: &DayAxis<'_>,
    drawing: &mut Option<Drawing>,
    actions: &mut Actions,
) {
    if response.drag_started()
        && let Some(from) = response.ctx.input(|input| input.pointer.press_origin())
    {
        *drawing = Some(Drawing { from, to: from });
    }
    if let (Some(drawing), Some(to)) = (drawing.as_mut(), response.interact_pointer_pos()) {
        drawing.to = to;
    }
    if response.drag_stopped()
        && let Some(Drawing { from, to }) = drawing.take()
        && (to - from).abs().max_elem() >= SMALLEST_BOX
    {
        let range = |axis: &DayAxis<'_>, from: f32, to: f32| {
            DayRange::between(axis.day_at(from), axis.day_at(to))
        };
        actions.filter(FilterAction::SetDays(Some(DayBox {
            occurred: range(across, from.x, to.x),
            reported: range(up, from.y, to.y),
        })));
    }
}

/// A lone claim is lit everywhere.
fn point_at(scene: Scene<'_>, memory: &Memory, dot: &Dot, hover: &mut Hover) {
    if dot.count != 1 {
        return;
    }
    if let Some(cells) = &memory.cells
        && let [one] = dot.claims(scene, cells).as_slice()
    {
        *hover = Hover::Claim(*one);
    }
}

/// "12 claims, 2 contested: occurred 7–8 Aug 2008, reported 14 Aug 2008, 6–7 days later".
pub fn name(scene: Scene<'_>, memory: &Memory, dot: &Dot) -> String {
    let Some(cells) = &memory.cells else {
        return String::new();
    };
    let mut said = claims(dot.count);
    if dot.contested > 0 {
        said.push_str(&format!(", {} contested", dot.contested));
    }
    let mut known = dot.known_cells(scene, cells);
    let (first, second) = (known.next(), known.next());
    if let (Some(cell), None) = (first, second) {
        let [occurred, reported] = cells.cells[cell as usize].spans;
        said.push_str(&format!(
            ": occurred {}, reported {}, {}",
            words::span(occurred),
            words::span(reported),
            words::lag_of(crate::query::Lag::between(occurred, reported))
        ));
    } else if let Some([occurred, reported]) = dot.days(scene, cells) {
        let range = |(first, last)| DayRange { first, last }.in_words();
        let (occurred, reported) = (range(occurred), range(reported));
        said.push_str(&format!(": occurred {occurred}, reported {reported}"));
    }
    if dot.count == 1
        && let [one] = dot.claims(scene, cells).as_slice()
    {
        said.push_str(&format!(". {}", scene.state.index().claim(*one).statement));
    }
    said
}

fn tip(ui: &mut Ui, scene: Scene<'_>, memory: &Memory, dot: &Dot) {
    let Some(cells) = &memory.cells else {
        return;
    };
    let found = dot.claims(scene, cells);
    let name = name(scene, memory, dot);
    if let [one] = found.as_slice() {
        let heading = name.split(". ").next().unwrap_or(&name);
        let heading = heading.trim_start_matches("1 claim: ");
        excerpt::show(ui, scene, heading, *one);
        return;
    }
    ui.set_max_width(320.0);
    ui.label(egui::RichText::new(name).font(sans_bold(12.5)));
    for claim in found.iter().take(MOST_STATEMENTS) {
        let statement = &scene.state.index().claim(*claim).statement;
        ui.label(egui::RichText::new(statement).font(serif(12.0)));
    }
    let rest = found.len().saturating_sub(MOST_STATEMENTS);
    let more = match rest {
        0 => "Click to list them".to_owned(),
        rest => format!("and {rest} more; click to list them"),
    };
    ui.label(egui::RichText::new(more).color(scene.theme.ink_soft));
}
