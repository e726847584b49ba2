//! A paragraph of a document, with the excerpts of known claims lit in it.

use std::ops::Range;

use egui::emath::TSTransform;
use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Align, Color32, Galley, Id, Label, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::app::Page;
use crate::query::{ClaimIx, SourceIx};
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold, serif};

use super::Bring;
use super::desk::Desk;
use super::selecting;
use super::setting::{Piece, face, frame_focus, pieces};

/// Size of the text's type and its leading, in points.
const SIZE: f32 = 15.0;
const LEADING: f32 = 23.5;
/// Between two paragraphs, in points.
const BETWEEN: f32 = 9.0;
/// Passages nested deeper share an underline.
const DEEPEST: usize = 2;

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
    /// What was searched for: a byte range, lit as long as its page is open.
    sought: Option<Range<usize>>,
}

impl Memory {
    /// Lights a part of the text of the document that is opened next, or nothing.
    pub fn seek(&mut self, part: Option<Range<usize>>) {
        self.sought = part;
    }

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

    /// What was searched for, as far as it stands in a line of the text.
    fn sought_in(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let sought = self.sought.clone()?;
        (sought.start < line.end && line.start < sought.end).then_some(sought)
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
    selecting: &mut selecting::Memory,
    line: Range<usize>,
    bring: &mut Option<Bring>,
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
    let job = LayoutJob::single_section(text.to_owned(), type_of(desk, in_report));
    let (at, galley, response) = Label::new(job).wrap().selectable(true).layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, ui.is_enabled(), text));
    let placed: Vec<(&Passage, Vec<Piece>)> = passages
        .iter()
        .map(|passage| {
            let letters = letters(&passage.range, &line, text);
            (*passage, pieces(&galley, at, letters))
        })
        .collect();
    if let Some(sought) = memory.sought_in(&line).filter(|_| chosen.is_none()) {
        seek(
            ui,
            desk,
            pieces(&galley, at, letters(&sought, &line, text)),
            bring,
        );
    }
    light(ui, desk, &placed, chosen);
    let ink = desk.theme().ink;
    selecting.paint(ui, desk, &line, text, &galley, at);
    let onto = TSTransform::from_translation(at.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), response.id, None, onto, &galley);
    ui.painter().galley(at, galley.clone(), ink);
    selecting.laid.add(line.clone(), at, galley.clone());
    selecting.read(ui, desk, &response, &line);
    response.context_menu(|ui| selecting::menu(ui, desk, id));

    for (passage, pieces) in &placed {
        // A passage over several lines has its stop where it begins.
        if passage.range.start >= line.start {
            stop(ui, desk, passage.claim, pieces);
        }
    }
    let pointed = response.hover_pos().and_then(|pointer| {
        let byte = line.start + byte_at(&galley, text, pointer - at)?;
        passage_at(&passages, byte, chosen)
    });
    if let Some(claim) = pointed {
        point(ui, desk, response, claim);
    }
    let wanted = placed
        .iter()
        .find(|(passage, _)| Some(passage.claim) == chosen);
    if let (Some(bring), Some((_, pieces))) = (bring, wanted) {
        bring.found = true;
        let rect = bounds(pieces).expand(12.0);
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect.expand2(egui::vec2(0.0, 60.0)), Some(Align::Center));
        }
    }
    ui.add_space(BETWEEN);
}

/// Lights what was searched for, and brings it into view as long as that is asked for.
fn seek(ui: &Ui, desk: &Desk<'_>, pieces: Vec<Piece>, bring: &mut Option<Bring>) {
    if pieces.is_empty() {
        return;
    }
    let ground = desk.theme().lit.gamma_multiply(0.5);
    for piece in &pieces {
        let rect = piece.rect.expand2(egui::vec2(1.5, 0.5));
        ui.painter().rect_filled(rect, 2.0, ground);
    }
    if let Some(bring) = bring {
        bring.found = true;
        let rect = bounds(&pieces).expand2(egui::vec2(12.0, 72.0));
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
    }
}

/// The pointer is on a passage.
fn point(ui: &Ui, desk: &mut Desk<'_>, response: egui::Response, claim: ClaimIx) {
    *desk.hover = Hover::Claim(claim);
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    if response.clicked() {
        desk.open(desk.document_of(claim));
    }
    let statement = &desk.index().claim(claim).statement;
    let who = desk.claimants_in_words(claim);
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(300.0);
        ui.label(egui::RichText::new(who).font(sans_bold(12.5)));
        ui.label(statement.as_str());
    });
}

/// Type of a line: the report in serif, what surrounds it small.
fn type_of(desk: &Desk<'_>, in_report: bool) -> TextFormat {
    let theme = desk.theme();
    if in_report {
        TextFormat {
            line_height: Some(LEADING),
            ..TextFormat::simple(serif(SIZE), theme.ink)
        }
    } else {
        face(sans(12.0), theme.ink_soft)
    }
}

/// Underlines each passage in its side's colour, the inner ones beneath the outer, and lays a ground
/// behind those that are chosen or lit.
fn light(ui: &Ui, desk: &Desk<'_>, placed: &[(&Passage, Vec<Piece>)], chosen: Option<ClaimIx>) {
    let theme = desk.theme();
    for (place, (passage, pieces)) in placed.iter().enumerate() {
        let around = placed[..place]
            .iter()
            .filter(|(outer, _)| outer.range.end > passage.range.start)
            .count();
        let below = 3.0 + 2.3 * around.min(DEEPEST) as f32;
        let ground = if Some(passage.claim) == chosen {
            theme.lit.gamma_multiply(0.5)
        } else if desk.scene.is_lit(passage.claim) {
            theme.lit.gamma_multiply(0.25)
        } else {
            Color32::TRANSPARENT
        };
        let line = Stroke::new(1.25, desk.side_colour(passage.claim).gamma_multiply(0.7));
        for piece in pieces {
            ui.painter()
                .rect_filled(piece.rect.expand2(egui::vec2(1.5, 0.5)), 2.0, ground);
            ui.painter()
                .hline(piece.rect.x_range(), piece.baseline + below, line);
        }
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

/// A passage's part of a line, in characters of the line.
pub(super) fn letters(passage: &Range<usize>, line: &Range<usize>, text: &str) -> Range<usize> {
    let count = |byte: usize| {
        let byte = byte.clamp(line.start, line.end) - line.start;
        text.get(..byte).map_or(0, |before| before.chars().count())
    };
    count(passage.start)..count(passage.end)
}

fn bounds(pieces: &[Piece]) -> Rect {
    pieces
        .iter()
        .fold(Rect::NOTHING, |all, piece| all.union(piece.rect))
}

/// A stop for the keyboard and for screen readers at a passage; the pointer works on the text itself.
fn stop(ui: &Ui, desk: &mut Desk<'_>, claim_ix: ClaimIx, pieces: &[Piece]) {
    let Some(first) = pieces.first() else {
        return;
    };
    let claim = desk.index().claim(claim_ix);
    let id = Id::unique(("passage", &claim.id));
    let response = ui.interact(first.rect, id, Sense::focusable_noninteractive());
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
    for piece in pieces {
        frame_focus(ui, desk.theme(), piece.rect);
    }
    *desk.hover = Hover::Claim(claim_ix);
    let entered = ui.input(|input| {
        input.key_pressed(egui::Key::Enter)
            || input.has_accesskit_action_request(id, egui::accesskit::Action::Click)
    });
    if entered {
        desk.open(desk.document_of(claim_ix));
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
            passages: vec![passage(0, 0..5), passage(1, 4..30), passage(2, 50..60)],
            ..Memory::default()
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
