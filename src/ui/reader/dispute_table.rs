//! A dispute as a table: a column for each position, a row for each report in order of reporting. Where
//! columns would be too narrow to read, the positions stand under one another.

use egui::text::LayoutJob;
use egui::{Label, Rangef, Rect, Role, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::Page;
use crate::dossier::{Day, Position};
use crate::query::SourceIx;
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold, serif_bold};
use crate::ui::widgets::cut_to;

use super::answers::{Answers, Column};
use super::desk::Desk;
use super::dispute_cell;
use super::setting::{dot, face, hairline, line, link, paragraph, piece};
use super::wording::{counted, published};

/// No column is narrower than this, in points.
const NARROWEST_COLUMN: f32 = 168.0;
/// Between two columns; a rule runs in the middle of it.
const GAP: f32 = 20.0;

/// Whether the positions stand side by side, and how wide each column then is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Setting {
    SideBySide { width: f32 },
    Stacked,
}

impl Setting {
    fn of(columns: usize, width: f32) -> Self {
        let gaps = GAP * columns.saturating_sub(1) as f32;
        let width = (width - gaps) / columns.max(1) as f32;
        if width >= NARROWEST_COLUMN {
            Self::SideBySide { width }
        } else {
            Self::Stacked
        }
    }
}

/// What each column holds.
pub fn heads(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(answers) = desk.contents.answers.as_ref() else {
        return;
    };
    ui.add_space(4.0);
    let all = 0..answers.columns.len();
    match Setting::of(answers.columns.len(), ui.available_width()) {
        Setting::SideBySide { width } => {
            columns(ui, desk, width, answers.columns.len(), |ui, desk, at| {
                head(ui, desk, answers, &answers.columns[at]);
            });
        }
        Setting::Stacked => {
            for at in all {
                head(ui, desk, answers, &answers.columns[at]);
                ui.add_space(4.0);
            }
        }
    }
    ui.add_space(4.0);
}

/// "Georgia did": the label, whose answer it is, and how much there is of it.
fn head(ui: &mut Ui, desk: &Desk<'_>, answers: &Answers, column: &Column) {
    let theme = desk.theme();
    let position = position(desk, answers, column);
    let colour = desk.scene.position_colour(position);
    let rule = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 3.0));
    ui.painter().rect_filled(rule, 1.0, colour);
    ui.add_space(6.0);
    let job = LayoutJob::single_section(position.label.clone(), face(serif_bold(15.5), theme.ink));
    let (at, galley, response) = Label::new(job).wrap().layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, position.label.as_str()));
    ui.painter().galley(at, galley, theme.ink);
    let soft = face(sans(11.5), theme.ink_soft);
    let side = position.side.as_ref().and_then(|side| desk.side(side));
    if let Some((side, _)) = side {
        paragraph(ui, &format!("{side}’s position"), soft.clone());
    }
    paragraph(ui, &told(column), soft);
}

/// "4 claims, 2 claimants, since 8 Aug 2008".
fn told(column: &Column) -> String {
    let mut told = match column.claims {
        0 => "none in view".to_owned(),
        claims => format!(
            "{}, {}",
            counted(claims, "claim"),
            counted(column.claimants, "claimant")
        ),
    };
    match column.voiced.since.map(Day::in_words) {
        Some(day) => told.push_str(&format!(", since {day}")),
        None => told.push_str(", only possibly by then"),
    }
    if column.out_of_view > 0 {
        told.push_str(&format!("; {} not in view", column.out_of_view));
    }
    told
}

fn position<'a>(desk: &Desk<'a>, answers: &Answers, column: &Column) -> &'a Position {
    let index = desk.index();
    &index.dispute(answers.dispute).positions[column.voiced.position]
}

/// The labels again at the top of the panel, once the columns' heads were scrolled out of it. `top`: where the
/// heads stand on the screen.
pub fn pinned(ui: &Ui, desk: &mut Desk<'_>, top: f32) {
    const HEIGHT: f32 = 26.0;
    let Some(answers) = desk.contents.answers.as_ref() else {
        return;
    };
    let left = ui.min_rect().left();
    let room = ui.clip_rect();
    let whole = Rect::from_min_size(pos2(left, room.top()), vec2(ui.available_width(), HEIGHT));
    let Setting::SideBySide { width } = Setting::of(answers.columns.len(), whole.width()) else {
        return;
    };
    if top + 24.0 > room.top() {
        return;
    }
    let theme = desk.theme();
    let painter = ui.painter();
    painter.rect_filled(whole.expand2(vec2(4.0, 0.0)), 0.0, theme.paper);
    for (at, column) in answers.columns.iter().enumerate() {
        let position = position(desk, answers, column);
        let from = left + (width + GAP) * at as f32;
        let rule = Rect::from_min_size(pos2(from, whole.top() + 2.0), vec2(width, 2.0));
        painter.rect_filled(rule, 1.0, desk.scene.position_colour(position));
        let label = cut_to(ui, &position.label, sans_bold(12.0), theme.ink, width);
        painter.galley(pos2(from, whole.top() + 6.0), label, theme.ink);
    }
    painter.hline(whole.x_range(), whole.bottom(), theme.hairline());
}

/// A report: when, who, and what it has for each position.
pub fn report(ui: &mut Ui, desk: &mut Desk<'_>, source_ix: SourceIx) {
    let Some(answers) = desk.contents.answers.as_ref() else {
        return;
    };
    let found = answers
        .reports
        .binary_search_by_key(&source_ix, |report| report.source);
    let Ok(report) = found.map(|at| &answers.reports[at]) else {
        return;
    };
    let theme = desk.theme();
    let source = desk.index().source(source_ix);
    ui.spacing_mut().item_spacing.y = 0.0;
    hairline(ui, theme);
    ui.add_space(5.0);
    let response = line(ui, 18.0, |ui| {
        let name = format!(
            "{}, {}, {}: open the document",
            published(source),
            source.publisher,
            source.title
        );
        let head = format!("{} · {}", published(source), source.publisher);
        let response = link(ui, theme, &head, face(sans_bold(12.5), theme.ink), &name);
        if report.is_fresh {
            piece(ui, "   ", face(sans(11.0), theme.ink));
            dot(ui, theme.fresh, 18.0);
            piece(ui, "new on this day", face(sans(11.0), theme.ink_soft));
        }
        response.on_hover_text(&source.title)
    });
    if response.hovered() {
        *desk.hover = Hover::Source(source_ix);
    }
    desk.follow(&response, Page::Document(source.id.clone(), None));
    ui.add_space(4.0);
    match Setting::of(answers.columns.len(), ui.available_width()) {
        Setting::SideBySide { width } => {
            columns(ui, desk, width, answers.columns.len(), |ui, desk, at| {
                for claim in &report.cells[at] {
                    dispute_cell::draw(ui, desk, *claim);
                }
            });
        }
        Setting::Stacked => {
            for (column, claims) in answers.columns.iter().zip(&report.cells) {
                if claims.is_empty() {
                    continue;
                }
                let position = position(desk, answers, column);
                line(ui, 18.0, |ui| {
                    dot(ui, desk.scene.position_colour(position), 18.0);
                    piece(ui, &position.label, face(sans_bold(12.5), theme.ink));
                });
                for claim in claims {
                    dispute_cell::draw(ui, desk, *claim);
                }
            }
        }
    }
    ui.add_space(6.0);
}

/// Lays out columns of one width side by side, with a rule between each two, as high as the highest.
fn columns(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    width: f32,
    count: usize,
    mut draw: impl FnMut(&mut Ui, &mut Desk<'_>, usize),
) {
    let from = ui.cursor().left_top();
    let mut bottom = from.y;
    for at in 0..count {
        let left = from.x + (width + GAP) * at as f32;
        let place = Rect::from_min_size(pos2(left, from.y), vec2(width, 10_000.0));
        let id = ui.scope_id().with(("column", at));
        let mut column = ui.new_child(UiBuilder::new().scope_id(id).max_rect(place));
        column.spacing_mut().item_spacing.y = 0.0;
        draw(&mut column, desk, at);
        bottom = bottom.max(column.min_rect().bottom());
    }
    let line = Stroke::new(1.0, desk.theme().rule);
    for at in 1..count {
        let x = from.x + (width + GAP) * at as f32 - GAP / 2.0;
        let x = ui.painter().round_to_pixel_center(x);
        ui.painter().vline(x, Rangef::new(from.y, bottom), line);
    }
    let whole = Rect::from_min_max(
        from,
        pos2(from.x + (width + GAP) * count as f32 - GAP, bottom),
    );
    ui.advance_cursor_after_rect(whole);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_stand_under_one_another_where_columns_would_be_too_narrow() {
        assert_eq!(Setting::of(2, 440.0), Setting::SideBySide { width: 210.0 });
        assert_eq!(Setting::of(3, 440.0), Setting::Stacked);
        assert_eq!(
            Setting::of(3, 555.0),
            Setting::SideBySide { width: 515.0 / 3.0 }
        );
    }
}
