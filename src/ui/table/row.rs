//! One row: its ground, the marks at its left edge, its cells.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Id, Rect, Response, Sense, Shape, Stroke, StrokeKind};
use egui::{Ui, pos2, vec2};

use super::super::standing_words;
use super::super::theme::{Theme, sans, sans_bold, serif};
use super::Sheet;
use super::layout::{GAP, LINE, Placed};
use super::spoken;
use crate::query::{Certainty, ClaimIx, ClaimState, SideKey, Standing, TableColumn};

/// Where a row stands and how it is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// From 0.
    pub at: usize,
    /// The keyboard is on it, or was when the table had it.
    pub is_current: bool,
    /// The table has the keyboard.
    pub has_focus: bool,
    pub is_chosen: bool,
    /// A claim of the open page.
    pub is_of_page: bool,
}

pub fn draw(
    ui: &mut Ui,
    grid: Id,
    rect: Rect,
    sheet: Sheet<'_>,
    claim: ClaimIx,
    look: Look,
) -> Response {
    let theme = sheet.scene.theme;
    // Clicked, and not a stop of its own: the table as a whole is one.
    let response = ui.interact(rect, grid.with(claim), Sense::CLICK);
    ground(ui, sheet, rect, claim, look);
    marks(ui, sheet, rect, claim);
    let mut told = Vec::with_capacity(sheet.layout.columns.len());
    let mut pointed = None;
    let pointer = response.hover_pos();
    for placed in &sheet.layout.columns {
        let words = sheet.words(claim, placed.column);
        let left = rect.left() + placed.left;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(placed.width, rect.height()));
        if cell.intersects(ui.clip_rect()) {
            let galley = paint_cell(ui, sheet, claim, *placed, cell, &words);
            if pointer.is_some_and(|at| cell.x_range().contains(at.x)) {
                pointed = tip(sheet, claim, placed.column, &words, galley.elided);
            }
        }
        told.push((placed.column, cell, words));
    }
    if look.is_current && look.has_focus {
        let frame = rect.intersect(ui.clip_rect()).shrink(1.0);
        ui.painter()
            .rect_stroke(frame, 2.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    spoken::name(ui, sheet, &response, claim, look, &told);
    match pointed {
        Some(tip) => response.on_hover_text_at_pointer(tip),
        None => response,
    }
}

fn ground(ui: &Ui, sheet: Sheet<'_>, rect: Rect, claim: ClaimIx, look: Look) {
    let theme = sheet.scene.theme;
    let painter = ui.painter();
    let fill = if look.is_chosen {
        ui.visuals().selection.bg_fill.gamma_multiply(0.8)
    } else if look.is_of_page {
        theme.rule.gamma_multiply(0.6)
    } else if look.at % 2 == 1 {
        theme.paper_shade.gamma_multiply(0.6)
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(rect, 0.0, fill);
    if sheet.scene.is_lit(claim) {
        painter.rect_filled(rect, 0.0, theme.lit.gamma_multiply(0.16));
    }
    let rule = Stroke::new(0.6, theme.rule);
    painter.hline(rect.x_range(), rect.bottom() - 0.3, rule);
}

/// At the left edge as on the reader's cards: a line for contested, dashes for only possible, a gold dot for
/// new.
fn marks(ui: &Ui, sheet: Sheet<'_>, rect: Rect, claim: ClaimIx) {
    let theme = sheet.scene.theme;
    let ClaimState::Known {
        certainty,
        standing,
        fresh,
    } = sheet.scene.state.known().state(claim)
    else {
        return;
    };
    let colour = match standing {
        Standing::Contested => theme.contested,
        Standing::Unopposed => theme.ink_faint,
    };
    let x = rect.left() + 1.5;
    let ends = [pos2(x, rect.top() + 4.0), pos2(x, rect.bottom() - 4.0)];
    match (certainty, standing) {
        (Certainty::Possible, _) => {
            let dashes = Shape::dashed_line(&ends, Stroke::new(1.5, colour), 4.0, 4.0);
            ui.painter().extend(dashes);
        }
        (Certainty::Certain, Standing::Contested) => {
            ui.painter().line_segment(ends, Stroke::new(2.5, colour));
        }
        (Certainty::Certain, Standing::Unopposed) => {}
    }
    if fresh {
        let middle = pos2(rect.left() + 9.0, first_line(sheet, rect).center().y);
        ui.painter().circle_filled(middle, 3.0, theme.fresh);
    }
}

/// The first line of a row's text, across the row.
fn first_line(sheet: Sheet<'_>, rect: Rect) -> Rect {
    let room = LINE * sheet.layout.lines as f32;
    let top = rect.top() + (rect.height() - room) / 2.0;
    Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), LINE))
}

fn paint_cell(
    ui: &Ui,
    sheet: Sheet<'_>,
    claim: ClaimIx,
    placed: Placed,
    cell: Rect,
    words: &str,
) -> Arc<Galley> {
    let theme = sheet.scene.theme;
    let line = first_line(sheet, cell);
    let mut left = cell.left();
    if matches!(placed.column, TableColumn::Claimants | TableColumn::Side) {
        let middle = pos2(left + 4.0, line.center().y);
        ui.painter()
            .circle_filled(middle, 3.5, side_colour(sheet, claim));
        left += 12.0;
    }
    let (font, ink) = face(theme, sheet, placed.column, claim);
    let shown = match placed.column {
        TableColumn::Excerpt => format!("“{words}”"),
        TableColumn::Reported | TableColumn::Occurred | TableColumn::Standing => aligned(words),
        _ => words.to_owned(),
    };
    let mut job = LayoutJob::single_section(
        shown,
        TextFormat {
            line_height: Some(LINE),
            ..TextFormat::simple(font, ink)
        },
    );
    job.wrap = TextWrapping {
        max_width: (cell.right() - GAP - left).max(8.0),
        max_rows: sheet.layout.lines,
        // A single line is filled to its end, even within a word.
        break_anywhere: sheet.layout.lines == 1,
        ..TextWrapping::default()
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter()
        .galley(pos2(left, line.top()), galley.clone(), ink);
    galley
}

/// The letters of a column.
fn face(theme: &Theme, sheet: Sheet<'_>, column: TableColumn, claim: ClaimIx) -> (FontId, Color32) {
    let is_contested = || {
        let state = sheet.scene.state.known().state(claim);
        matches!(
            state,
            ClaimState::Known {
                standing: Standing::Contested,
                ..
            }
        )
    };
    match column {
        TableColumn::Claimants => (sans_bold(12.5), theme.ink),
        TableColumn::Statement => (sans(13.0), theme.ink),
        TableColumn::Excerpt => (serif(13.5), theme.ink),
        TableColumn::Standing if is_contested() => (sans(12.0), theme.contested),
        TableColumn::Figure => (sans(12.5), theme.ink),
        _ => (sans(12.0), theme.ink_soft),
    }
}

/// The colour of the first side that a claim's claimants speak for.
fn side_colour(sheet: Sheet<'_>, claim: ClaimIx) -> Color32 {
    let index = sheet.rows.index();
    let none = index.side_ix(&SideKey::NoSide);
    let side = index.sides_of(claim).first().copied().or(none);
    side.map_or(sheet.scene.theme.ink_faint, |side| {
        sheet.scene.theme.hue(index.side(side).hue)
    })
}

/// A date that is broken before its day rather than within, and whose day of one figure stands beneath those
/// of two.
fn aligned(date: &str) -> String {
    let is_number = |word: &str| word.bytes().all(|it| it.is_ascii_digit());
    let words: Vec<&str> = date.split(' ').collect();
    let mut out = String::with_capacity(date.len() + 4);
    for (at, word) in words.iter().enumerate() {
        let is_day = |at: usize| {
            let month = words.get(at + 1).and_then(|it| it.chars().next());
            words
                .get(at)
                .is_some_and(|it| it.len() <= 2 && is_number(it))
                && month.is_some_and(char::is_alphabetic)
        };
        let after_day = at > 0 && is_day(at - 1) || at > 1 && is_day(at - 2) && is_number(word);
        if at > 0 {
            out.push(if after_day { '\u{a0}' } else { ' ' });
        }
        if at == 0 && word.len() == 1 && words.len() == 3 && is_day(at) {
            out.push('\u{2007}');
        }
        out.push_str(word);
    }
    out
}

/// What is said while the pointer rests on a cell: dates as they are noted, and what was cut.
fn tip(
    sheet: Sheet<'_>,
    claim: ClaimIx,
    column: TableColumn,
    words: &str,
    was_cut: bool,
) -> Option<String> {
    let index = sheet.rows.index();
    let known = sheet.scene.state.known();
    match column {
        TableColumn::Reported | TableColumn::Occurred if !words.is_empty() => {
            let edtf = sheet.rows.exactly(known, claim, column);
            let note = match column {
                TableColumn::Occurred => index.claim(claim).occurred_note.as_deref(),
                _ => None,
            };
            let note = note.map_or_else(String::new, |note| format!("\n{note}"));
            Some(format!("{words}\nEDTF {edtf}{note}"))
        }
        TableColumn::Standing => {
            let standing = index.standing_in_full(claim, &sheet.scene.state.as_of());
            let lines = standing.in_force.iter();
            let lines: Vec<String> = lines.map(|it| standing_words::line(index, it)).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        TableColumn::Source => {
            let title = &index.source(index.source_of(claim)).title;
            Some(format!("{words}\n{title}"))
        }
        _ => was_cut.then(|| words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_broken_before_its_day_and_days_stand_beneath_each_other() {
        for (date, shown) in [
            ("8 Aug 2008", "\u{2007}8\u{a0}Aug\u{a0}2008"),
            ("14 Aug 2008", "14\u{a0}Aug\u{a0}2008"),
            ("about 12 Aug 2004", "about 12\u{a0}Aug\u{a0}2004"),
            ("7–8 Aug 2008", "7–8 Aug 2008"),
            ("until 1992, start unknown", "until 1992, start unknown"),
            ("", ""),
            (
                "contested since 8 Aug 2008",
                "contested since 8\u{a0}Aug\u{a0}2008",
            ),
        ] {
            assert_eq!(aligned(date), shown);
        }
    }
}
