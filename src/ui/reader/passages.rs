//! A paragraph of a document, with the excerpts of known claims lit in it.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{Align, Color32, Galley, Id, Label, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::app::Page;
use crate::dossier::{ClaimId, SourceId};
use crate::query::{ClaimIx, SourceIx};
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, serif};

use super::desk::Desk;
use super::setting::frame_focus;

/// Size of the text's type and its leading, in points.
const SIZE: f32 = 15.0;
const LEADING: f32 = 22.5;
/// Between two paragraphs, in points.
const BETWEEN: f32 = 9.0;

/// A known claim's words within the text: a byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Passage {
    claim: ClaimIx,
    range: Range<usize>,
}

/// The passages of the document last shown.
#[derive(Default)]
pub struct Memory {
    /// What `passages` was made for: the document, and the revision of what is known.
    made_for: Option<(SourceIx, u64)>,
    /// By where they begin, longer ones first.
    passages: Vec<Passage>,
}

impl Memory {
    fn keep_up_with(&mut self, desk: &Desk<'_>, source: SourceIx) {
        let made_for = Some((source, desk.state().revision()));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        let index = desk.index();
        self.passages.clear();
        self.passages.extend(
            index
                .claims_of_source(source)
                .iter()
                .filter(|claim| desk.state().known().is_known(**claim))
                .filter_map(|&claim| {
                    let range = index.claim(claim).excerpt.anchoring.range()?;
                    Some(Passage { claim, range })
                }),
        );
        self.passages
            .sort_by_key(|passage| (passage.range.start, std::cmp::Reverse(passage.range.end)));
    }

    /// Passages that share a byte with a line of the text.
    fn within(&self, line: &Range<usize>) -> Vec<&Passage> {
        let until = self
            .passages
            .partition_point(|passage| passage.range.start < line.end);
        self.passages[..until]
            .iter()
            .filter(|passage| passage.range.end > line.start)
            .collect()
    }
}

/// Height of a paragraph that was never laid out, in points.
pub fn estimated_height(bytes: usize, width: f32) -> f32 {
    // Mean advance of Noto Serif as a part of the size: measured on English prose.
    (bytes as f32 * SIZE * 0.52 / width.max(80.0)).ceil() * LEADING + BETWEEN
}

/// Draws one line of the text. `bring` is the chosen excerpt that is still to be brought into view.
pub fn paragraph(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    memory: &mut Memory,
    line: Range<usize>,
    bring: &mut Option<(SourceId, ClaimId, u8)>,
) {
    let Page::Document(id, chosen) = desk.state().page() else {
        return;
    };
    let index = desk.index();
    let Some(source_ix) = index.source_ix(id) else {
        return;
    };
    memory.keep_up_with(desk, source_ix);
    let source = index.source(source_ix);
    let in_report = {
        let body = source.body_range();
        line.start >= body.start && line.end <= body.end
    };
    let Some(text) = source.content().get(line.clone()) else {
        return;
    };
    let chosen = chosen.as_ref().and_then(|claim| index.claim_ix(claim));
    let passages = memory.within(&line);
    let job = set_line(desk, text, &line, &passages, chosen, in_report);

    let (at, galley, response) = Label::new(job).wrap().selectable(true).layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, ui.is_enabled(), text));
    let ink = desk.theme().ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley.clone(), ink, Stroke::NONE);

    for passage in &passages {
        stop(ui, desk, passage, &line, text, at, &galley);
    }
    let pointed = response.hover_pos().and_then(|pointer| {
        let byte = line.start + byte_at(&galley, text, pointer - at)?;
        passage_at(&passages, byte, chosen)
    });
    if let Some(claim) = pointed {
        *desk.hover = Hover::Claim(claim);
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        if response.clicked() {
            desk.open(desk.document_of(claim));
        }
        let statement = &index.claim(claim).statement;
        let who = desk.claimants_in_words(claim);
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(300.0);
            ui.label(egui::RichText::new(who).font(crate::ui::theme::sans_bold(12.5)));
            ui.label(statement.as_str());
        });
    }
    let wanted = passages
        .iter()
        .find(|passage| Some(passage.claim) == chosen);
    if let (Some((_, _, frames)), Some(passage)) = (bring.as_mut(), wanted) {
        let rect = bounds(&rects(passage, &line, text, at, &galley)).expand(12.0);
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect.expand2(egui::vec2(0.0, 60.0)), Some(Align::Center));
        }
        *frames = (*frames).min(1);
    }
    ui.add_space(BETWEEN);
}

/// The line's type, passage by passage.
fn set_line(
    desk: &Desk<'_>,
    text: &str,
    line: &Range<usize>,
    passages: &[&Passage],
    chosen: Option<ClaimIx>,
    in_report: bool,
) -> LayoutJob {
    let theme = desk.theme();
    let plain = if in_report {
        TextFormat {
            line_height: Some(LEADING),
            ..TextFormat::simple(serif(SIZE), theme.ink)
        }
    } else {
        super::setting::face(sans(12.0), theme.ink_soft)
    };
    let mut cuts: Vec<usize> = vec![line.start, line.end];
    for passage in passages {
        cuts.extend([passage.range.start, passage.range.end]);
    }
    cuts.retain(|cut| line.contains(cut) || *cut == line.end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    for ends in cuts.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let Some(words) = text.get(from - line.start..to - line.start) else {
            continue;
        };
        let here: Vec<ClaimIx> = passages
            .iter()
            .filter(|passage| passage.range.start <= from && to <= passage.range.end)
            .map(|passage| passage.claim)
            .collect();
        job.append(words, 0.0, lit(desk, &plain, &here, chosen));
    }
    if job.sections.is_empty() {
        job.append(text, 0.0, plain);
    }
    job
}

/// Type of words that these claims stand on, outermost first.
fn lit(
    desk: &Desk<'_>,
    plain: &TextFormat,
    claims: &[ClaimIx],
    chosen: Option<ClaimIx>,
) -> TextFormat {
    let theme = desk.theme();
    let Some(innermost) = claims.last() else {
        return plain.clone();
    };
    let colour = desk.side_colour(*innermost);
    let background = if claims.iter().any(|claim| Some(*claim) == chosen) {
        theme.lit.gamma_multiply(0.5)
    } else if claims.iter().any(|claim| desk.scene.is_lit(*claim)) {
        theme.lit.gamma_multiply(0.25)
    } else {
        Color32::TRANSPARENT
    };
    TextFormat {
        background,
        expand_bg: 0.0,
        underline: Stroke::new(1.5, colour.gamma_multiply(0.75)),
        ..plain.clone()
    }
}

/// Which byte of the line is under a point of the galley. `None`: beside the text.
fn byte_at(galley: &Galley, text: &str, point: egui::Vec2) -> Option<usize> {
    let row = galley
        .rows
        .iter()
        .find(|row| row.rect().y_range().contains(point.y))?;
    if !row.rect().x_range().contains(point.x) {
        return None;
    }
    let cursor = galley.cursor_from_pos(point);
    let (byte, _) = text.char_indices().nth(cursor.index.0)?;
    Some(byte)
}

/// The claim meant by pointing at a byte: the innermost passage there, or, where that one is chosen
/// already, the next one around it.
fn passage_at(passages: &[&Passage], byte: usize, chosen: Option<ClaimIx>) -> Option<ClaimIx> {
    let mut here: Vec<&&Passage> = passages
        .iter()
        .filter(|passage| passage.range.contains(&byte))
        .collect();
    here.sort_by_key(|passage| passage.range.len());
    let after_chosen = here
        .iter()
        .position(|passage| Some(passage.claim) == chosen)
        .map_or(0, |at| (at + 1) % here.len());
    here.get(after_chosen).map(|passage| passage.claim)
}

/// Where a passage's words stand on the screen, row by row.
fn rects(
    passage: &Passage,
    line: &Range<usize>,
    text: &str,
    at: Pos2,
    galley: &Galley,
) -> Vec<Rect> {
    let letters = |byte: usize| {
        let byte = byte.clamp(line.start, line.end) - line.start;
        text.get(..byte).map_or(0, |before| before.chars().count())
    };
    let (from, to) = (letters(passage.range.start), letters(passage.range.end));
    let mut rects = Vec::new();
    let mut passed = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let (first, last) = (from.max(passed), to.min(passed + count));
        if first < last {
            let x = |letter: usize| row.x_offset((letter - passed).into());
            let rect = Rect::from_x_y_ranges(x(first)..=x(last), 0.0..=row.height());
            rects.push(rect.translate(at.to_vec2() + row.pos.to_vec2()));
        }
        passed += count + usize::from(row.ends_with_newline);
    }
    rects
}

fn bounds(rects: &[Rect]) -> Rect {
    rects
        .iter()
        .fold(Rect::NOTHING, |all, rect| all.union(*rect))
}

/// A stop for the keyboard and for screen readers at a passage; the pointer works on the text itself.
fn stop(
    ui: &Ui,
    desk: &mut Desk<'_>,
    passage: &Passage,
    line: &Range<usize>,
    text: &str,
    at: Pos2,
    galley: &Galley,
) {
    // A passage over several lines has its stop where it begins.
    if passage.range.start < line.start {
        return;
    }
    let rects = rects(passage, line, text, at, galley);
    let Some(first) = rects.first() else {
        return;
    };
    let claim = desk.index().claim(passage.claim);
    let id = Id::unique(("passage", &claim.id));
    let response = ui.interact(*first, id, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let name = format!("Excerpt: {}", claim.statement);
        WidgetInfo::labeled(Role::Link, ui.is_enabled(), name)
    });
    if !response.has_focus() {
        return;
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    for rect in &rects {
        frame_focus(ui, desk.theme(), *rect);
    }
    *desk.hover = Hover::Claim(passage.claim);
    let entered = ui.input(|input| {
        input.key_pressed(egui::Key::Enter)
            || input.has_accesskit_action_request(id, egui::accesskit::Action::Click)
    });
    if entered {
        desk.open(desk.document_of(passage.claim));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(claim: u32, range: Range<usize>) -> Passage {
        Passage {
            claim: ClaimIx(claim),
            range,
        }
    }

    #[test]
    fn pointing_means_the_innermost_passage_and_then_the_one_around_it() {
        let (outer, inner) = (passage(1, 0..40), passage(2, 10..20));
        let passages = [&outer, &inner];
        let means = |byte, chosen| passage_at(&passages, byte, chosen);
        assert_eq!(means(12, None), Some(ClaimIx(2)));
        assert_eq!(means(12, Some(ClaimIx(2))), Some(ClaimIx(1)));
        assert_eq!(means(12, Some(ClaimIx(1))), Some(ClaimIx(2)));
        assert_eq!(means(30, Some(ClaimIx(2))), Some(ClaimIx(1)));
        assert_eq!(means(50, None), None);
    }

    #[test]
    fn a_line_holds_the_passages_that_reach_into_it() {
        let memory = Memory {
            made_for: None,
            passages: vec![passage(0, 0..5), passage(1, 4..30), passage(2, 50..60)],
        };
        let claims = |line| -> Vec<u32> {
            memory
                .within(&line)
                .iter()
                .map(|passage| passage.claim.0)
                .collect()
        };
        assert_eq!(claims(0..10), [0, 1]);
        assert_eq!(claims(20..50), [1]);
        assert_eq!(claims(50..51), [2]);
    }
}
