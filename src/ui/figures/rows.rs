//! Measures of which one figure alone is known: a line each, with its bound drawn at the day of its report.

use egui::{Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::chart::bounds::Mark;
use super::super::chart::days::{self, DayAxis, Runs, TICK_ROW};
use super::super::chart::excerpt;
use super::super::scene::Hover;
use super::super::theme::{sans, sans_bold};
use super::super::timeline::occupied::Axis;
use super::super::widgets::cut_to;
use super::{MOST_DRAWN_UNSEEN, Sheet, part_title, words};
use crate::query::{Amount, Clock, Measure};

const ROW: f32 = 42.0;
const TITLE_ROW: f32 = 26.0;
/// Share of the width that belongs to the words, and their narrowest and widest.
const WORDS_SHARE: f32 = 0.58;

pub fn draw(ui: &mut Ui, sheet: &mut Sheet<'_>, folded: &mut Axis, single: &[&Measure]) {
    let theme = sheet.scene.theme;
    let height = TITLE_ROW + ROW * single.len() as f32 + TICK_ROW;
    let size = vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let beside = format!(
        "{}, at the day of the report",
        words::counted(single.len(), "measure")
    );
    part_title(ui, rect, sheet, "One figure only", &beside);
    let words_width = (rect.width() * WORDS_SHARE).clamp(200.0, 460.0);
    let strip = Rect::from_min_max(
        pos2(rect.left() + words_width, rect.top() + TITLE_ROW),
        pos2(rect.right() - 2.0, rect.bottom() - TICK_ROW),
    );
    let view = days::view_of_reports(folded, sheet.scene, strip.width());
    let scale = folded.ruler.scale(&view, strip.width());
    let axis = DayAxis {
        scale: &scale,
        plot: strip,
        runs: Runs::Across,
    };
    let painter = ui.painter_at(rect.expand2(vec2(3.0, 0.0)));
    axis.paint_folds(&painter, theme);
    axis.paint_ticks(&painter, theme, sheet.ticks);
    if sheet.scene.state.as_of().clock == Clock::Reported {
        axis.paint_as_of(&painter, theme, sheet.scene.state.as_of().day);
    }
    let draws_all = single.len() <= MOST_DRAWN_UNSEEN;
    for (nth, measure) in single.iter().enumerate() {
        let top = strip.top() + ROW * nth as f32;
        let row = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + ROW));
        if draws_all || ui.is_rect_visible(row) {
            draw_row(ui, sheet, measure, row, &axis, &painter);
        }
    }
}

fn draw_row(
    ui: &Ui,
    sheet: &mut Sheet<'_>,
    measure: &Measure,
    row: Rect,
    axis: &DayAxis<'_>,
    painter: &Painter,
) {
    let (scene, theme) = (sheet.scene, sheet.scene.theme);
    let point = &measure.points[0];
    let id = ui.scope_id().with(("figure", point.claim.0));
    let response = ui.interact(row, id, Sense::click());
    let said = || words::point(scene, measure, point);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said()));
    let inside = row.shrink2(vec2(0.0, 2.0));
    if scene.is_lit(point.claim) {
        painter.rect_filled(inside, 4.0, theme.lit.gamma_multiply(0.3));
    } else if response.hovered() {
        painter.rect_filled(inside, 4.0, theme.paper_shade);
    }
    let rule = Stroke::new(1.0, theme.rule.gamma_multiply(0.8));
    painter.hline(
        row.x_range(),
        painter.round_to_pixel_center(row.top()),
        rule,
    );

    let (colour, second) = excerpt::colours(scene, point.claim);
    let day = point.reported.latest().or(point.reported.earliest());
    let x = day.map(|day| axis.mid(day));
    let middle = row.center().y;
    let mark = x.filter(|x| axis.is_in_view(*x)).map(|x| Mark {
        at: pos2(x, middle + lift(point.amount)),
        top: middle - 9.0,
        amount: point.amount,
        colour,
        second,
        certainty: point.certainty,
        standing: point.standing,
    });
    if let Some(mark) = &mark {
        mark.paint(painter, theme);
    }

    let room = axis.plot.left() - row.left() - 14.0;
    let font = sans_bold(12.5);
    let amount = cut_to(
        ui,
        &words::amount(scene, point),
        font,
        theme.ink,
        room * 0.6,
    );
    let top = row.top() + 5.0;
    let right = row.left() + room;
    let left = right - amount.size().x;
    let name_room = left - row.left() - 8.0;
    let name = cut_to(
        ui,
        &words::measure(measure),
        sans(12.5),
        theme.ink,
        name_room,
    );
    painter.galley(pos2(row.left(), top), name, theme.ink);
    painter.galley(pos2(left, top), amount, theme.ink);
    let by = excerpt::claimants(scene, point.claim);
    let by = cut_to(ui, &by, sans(11.0), colour, room * 0.62);
    let scope = format!("  {}", scene.state.index().where_and_when(point.claim));
    let scope_room = room - by.size().x;
    let below = top + 17.0;
    let scope_left = row.left() + by.size().x;
    painter.galley(pos2(row.left(), below), by, colour);
    let scope = cut_to(ui, &scope, sans(11.0), theme.ink_soft, scope_room);
    painter.galley(pos2(scope_left, below), scope, theme.ink_soft);

    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.ink);
        painter.rect_stroke(inside, 4.0, stroke, StrokeKind::Inside);
    }
    if response.hovered() || response.has_focus() {
        *sheet.hover = Hover::Claim(point.claim);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        sheet.actions.open(excerpt::document_of(scene, point.claim));
    }
    let heading = format!(
        "{}: {}",
        words::measure(measure),
        words::amount(scene, point)
    );
    response.on_hover_ui_at_pointer(|ui| excerpt::show(ui, scene, &heading, point.claim));
}

/// So that arrows and bars stand in the middle of their line.
fn lift(amount: Amount) -> f32 {
    match amount {
        Amount::AtLeast(_) => 8.0,
        Amount::AtMost(_) => -8.0,
        Amount::Range(..) => 9.0,
        Amount::Exact(_) | Amount::About(_) => 0.0,
    }
}
