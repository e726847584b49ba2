//! The plot of one measure: its figures at the days on which they were reported.

use std::f32::consts::TAU;

use egui::epaint::TextShape;
use egui::{Align2, Painter, Pos2, Rangef, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use egui_plot::{Line, PlotPoints};

use super::super::chart::amounts::{self, AmountAxis};
use super::super::chart::bounds::{Crowd, Mark};
use super::super::chart::days::{self, DayAxis, Runs, TICK_ROW};
use super::super::chart::excerpt;
use super::super::chart::frame::Frame;
use super::super::scene::Hover;
use super::super::theme::sans;
use super::super::timeline::occupied::Axis;
use super::{Sheet, band, labels, part_title, words};
use crate::dossier::Day;
use crate::query::{Clock, FigurePoint, Measure, Span, UpdateBond};
use crate::scale::TimeScale;
use egui::{Role, WidgetInfo};

/// Points drawn one by one; of more, the last reported are, and the rest is a band.
pub const MOST_POINTS: usize = 400;
const TITLE_ROW: f32 = 24.0;
/// Room for the numbers left of the plot.
const NUMBERS: f32 = 62.0;
/// From the edges of the plot to the smallest and largest number, so that marks are not cut.
const INSET: f64 = 0.09;

/// More points than this stand so close that nothing keeps them apart.
const MOST_APART: usize = 60;
/// Figures of one day and number that stand side by side; more stand on top of each other.
const MOST_ASIDE: usize = 12;

/// How much of the page a measure takes: more figures need more room for their labels.
pub fn height(measure: &Measure) -> f32 {
    let labels = measure.points.len().min(labels::MOST) as f32;
    TITLE_ROW + (70.0 + 34.0 * labels).clamp(130.0, 330.0) + TICK_ROW + 18.0
}

/// A figure with where it is drawn.
pub struct Placed {
    /// Its place in [`Measure::points`].
    pub at: usize,
    pub mark: Mark,
    /// Which of the placed it stands beside, for want of room; its own place when it stands alone.
    pub group: usize,
    /// The days of an uncertain report, from left to right on the screen.
    pub reported: Rangef,
}

pub fn draw(ui: &mut Ui, sheet: &mut Sheet<'_>, folded: &mut Axis, measure: &Measure, rect: Rect) {
    let theme = sheet.scene.theme;
    let rect = rect.with_max_y(rect.bottom() - 18.0);
    let plot = Rect::from_min_max(
        pos2(rect.left() + NUMBERS, rect.top() + TITLE_ROW),
        pos2(rect.right() - 2.0, rect.bottom() - TICK_ROW),
    );
    let view = days::view_of_reports(folded, sheet.scene, plot.width());
    let scale = folded.ruler.scale(&view, plot.width());
    let axis = DayAxis {
        scale: &scale,
        plot,
        runs: Runs::Across,
    };
    let ends = measure.points.iter().map(|point| point.amount.ends());
    let amounts = AmountAxis::of(ends.clone().map(|it| it.0).chain(ends.map(|it| it.1)));
    let height_of = |amount: f64| INSET + (1.0 - 2.0 * INSET) * amounts.share(amount);
    let y_of = |amount: f64| plot.bottom() - height_of(amount) as f32 * plot.height();

    let painter = ui.painter_at(rect.expand2(vec2(2.0, 0.0)));
    axis.paint_folds(&painter, theme);
    let marks = amounts.marks(((plot.height() / 42.0) as usize).clamp(2, 6));
    let lines: Vec<f64> = marks.iter().map(|it| height_of(*it)).collect();
    let frame = Frame {
        rect: plot,
        until: [f64::from(plot.width()), 1.0],
        lines: &lines,
        sense: Sense::hover(),
    };
    let placed = placed(sheet, measure, &axis, &y_of);
    let id = ("figures of", &measure.measure, &measure.unit);
    frame.show(ui, theme, id, |items| {
        for update in &measure.updates {
            if update.bond != UpdateBond::Joined {
                continue;
            }
            let ends = [update.earlier, update.later].map(|at| {
                let point = &measure.points[at];
                let x = f64::from(x_of(&scale, point.reported));
                [x, height_of(point.amount.ends().0)]
            });
            let colour = excerpt::colours(sheet.scene, measure.points[update.later].claim).0;
            items.line(
                Line::new("", PlotPoints::from(ends.to_vec()))
                    .stroke(Stroke::new(1.4, colour.gamma_multiply(0.8)))
                    .allow_hover(false),
            );
        }
    });
    numbers(&painter, sheet, plot, &amounts, &marks, &y_of);
    axis.paint_ticks(&painter, theme, sheet.ticks);
    if sheet.scene.state.as_of().clock == Clock::Reported {
        axis.paint_as_of(&painter, theme, sheet.scene.state.as_of().day);
    }
    let inside = ui.painter_at(plot.expand2(vec2(6.0, 4.0)));
    let first = measure.points.len() - placed.len();
    if first > 0 {
        band::paint(&inside, sheet.scene, &measure.points[..first], &axis, &y_of);
    }
    links(&inside, sheet, measure, &placed);
    for it in &placed {
        reach(&inside, it);
    }
    if placed.len() <= MOST_APART {
        labels::draw(&inside, sheet, measure, plot, &placed);
    }
    let unseen = interact(ui, sheet, measure, plot, &placed, &inside);
    let mut beside = words::counted(measure.points.len(), "figure");
    if amounts.is_in_powers_of_ten() {
        beside.push_str(" · logarithmic: each line is ten times the one below");
    }
    if first > 0 {
        beside.push_str(&format!(
            " · showing the last {} of {}, the rest as a band; too many for labels",
            placed.len(),
            measure.points.len()
        ));
    } else if measure.points.len() > MOST_APART {
        beside.push_str(" · too many for labels");
    } else if measure.points.len() > labels::MOST {
        beside.push_str(&format!(" · the last {} have labels", labels::MOST));
    }
    if unseen > 0 {
        beside.push_str(&format!(" · {unseen} outside the stretch of time in view"));
    }
    if let Some(left_out) = words::left_out(&measure.left_out, &sheet.scene.state.as_of()) {
        beside.push_str(&format!(" · {}", left_out.to_lowercase()));
    }
    if measure.in_other_units > 0 {
        beside.push_str(&format!(" · {} in another unit", measure.in_other_units));
    }
    part_title(ui, rect, sheet, &words::measure(measure), &beside);
}

/// Where a report stands on the scale: the last day that it can mean, from which it is certain.
fn x_of(scale: &TimeScale<'_>, reported: Span) -> f32 {
    scale.x_mid(standing_day(reported))
}

fn standing_day(reported: Span) -> Day {
    reported.latest().or(reported.earliest()).unwrap_or(Day(0))
}

/// The points that are drawn one by one, those of one day and number side by side.
fn placed(
    sheet: &Sheet<'_>,
    measure: &Measure,
    axis: &DayAxis<'_>,
    y_of: &dyn Fn(f64) -> f32,
) -> Vec<Placed> {
    let first = measure.points.len().saturating_sub(MOST_POINTS);
    let mut placed: Vec<Placed> = Vec::new();
    for (at, point) in measure.points.iter().enumerate().skip(first) {
        let (low, high) = point.amount.ends();
        let day = standing_day(point.reported);
        let mut place = pos2(axis.mid(day), y_of(low));
        let taken_by = |place: Pos2| {
            let mut others = placed.iter().rev().take(40);
            others.find(|other: &&Placed| {
                (other.mark.at.x - place.x).abs() < 13.0 && (other.mark.at.y - place.y).abs() < 11.0
            })
        };
        let mut group = placed.len();
        for _ in 0..MOST_ASIDE {
            let Some(other) = taken_by(place) else {
                break;
            };
            group = other.group;
            place.x += 14.0;
        }
        let (colour, second) = excerpt::colours(sheet.scene, point.claim);
        let reported = match (point.reported.earliest(), point.reported.latest()) {
            (Some(first), Some(last)) if first != last => axis.span(first, last),
            _ => Rangef::point(place.x),
        };
        placed.push(Placed {
            at,
            group,
            mark: Mark {
                at: place,
                top: y_of(high),
                amount: point.amount,
                colour,
                second,
                certainty: point.certainty,
                standing: point.standing,
            },
            reported,
        });
    }
    placed
}

/// The numbers of the lines across.
fn numbers(
    painter: &Painter,
    sheet: &Sheet<'_>,
    plot: Rect,
    amounts: &AmountAxis,
    marks: &[f64],
    y_of: &dyn Fn(f64) -> f32,
) {
    let theme = sheet.scene.theme;
    for mark in marks {
        let at = pos2(plot.left() - 6.0, y_of(*mark));
        let said = amounts::said(*mark);
        painter.text(at, Align2::RIGHT_CENTER, said, sans(10.5), theme.ink_soft);
    }
    if amounts.is_in_powers_of_ten() {
        let galley = painter.layout_no_wrap("logarithmic".to_owned(), sans(9.5), theme.ink_soft);
        let middle = plot.center().y + galley.size().x / 2.0;
        let at = pos2(plot.left() - NUMBERS + 1.0, middle);
        painter.add(TextShape::new(at, galley, theme.ink_soft).with_angle(-TAU / 4.0));
    }
}

/// Updates by others, or about something else: a quiet dotted mark, no line of one count.
fn links(painter: &Painter, sheet: &Sheet<'_>, measure: &Measure, placed: &[Placed]) {
    let first = measure.points.len() - placed.len();
    let find = |at: usize| at.checked_sub(first).map(|at| &placed[at]);
    for update in &measure.updates {
        let (Some(earlier), Some(later)) = (find(update.earlier), find(update.later)) else {
            continue;
        };
        if update.bond == UpdateBond::Linked {
            let stroke = Stroke::new(1.0, sheet.scene.theme.ink_faint);
            let ends = [earlier.mark.at, later.mark.at];
            painter.extend(Shape::dotted_line(&ends, stroke.color, 5.0, 0.8));
        }
    }
}

/// The days that an uncertain report can mean.
fn reach(painter: &Painter, placed: &Placed) {
    if placed.reported.span() > 0.0 {
        let y = placed.mark.at.y;
        let bar = Rect::from_x_y_ranges(placed.reported, Rangef::new(y - 1.5, y + 1.5));
        painter.rect_filled(bar, 1.5, placed.mark.colour.gamma_multiply(0.3));
    }
}

/// Paints the marks and lets them be pointed at, reached and opened. Returns how many are out of view.
fn interact(
    ui: &Ui,
    sheet: &mut Sheet<'_>,
    measure: &Measure,
    plot: Rect,
    placed: &[Placed],
    painter: &Painter,
) -> usize {
    let mut unseen = 0;
    let crowd = if placed.len() > MOST_APART {
        Crowd::Many
    } else {
        Crowd::Few
    };
    for it in placed {
        let point: &FigurePoint = &measure.points[it.at];
        if !plot.x_range().expand(6.0).contains(it.mark.at.x) {
            unseen += 1;
            continue;
        }
        let id = ui.scope_id().with(("figure", point.claim.0));
        let response = ui.interact(it.mark.rect(), id, Sense::click());
        let said = || words::point(sheet.scene, measure, point);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said()));
        if sheet.scene.is_lit(point.claim) {
            it.mark.paint_lit(painter, sheet.scene.theme);
        }
        it.mark.paint_in(painter, sheet.scene.theme, crowd);
        if response.has_focus() {
            let stroke = Stroke::new(1.5, sheet.scene.theme.ink);
            let around = it.mark.rect().expand(3.0);
            painter.rect_stroke(around, 5.0, stroke, StrokeKind::Outside);
        }
        if response.hovered() || response.has_focus() {
            *sheet.hover = Hover::Claim(point.claim);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            sheet
                .actions
                .open(excerpt::document_of(sheet.scene, point.claim));
        }
        let scene = sheet.scene;
        response.on_hover_ui(|ui| {
            let (of, amount) = (words::measure(measure), words::amount(scene, point));
            excerpt::show(ui, scene, &format!("{of}: {amount}"), point.claim);
        });
    }
    unseen
}
