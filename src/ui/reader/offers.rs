//! "What have I not covered?": in a document the sentences that no claim quotes, and what plain rules find in them.
//!
//! Suggestions alone: a click begins a claim with what was found filled in, and nothing is added by itself.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Galley, Id, Pos2, Response, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2,
};

use super::desk::Desk;
use super::passages::letters;
use super::setting::{Piece, frame_focus, pieces};
use crate::app::{Action, ClaimDraft, DraftAction, Elsewhere};
use crate::dossier::{Dossier, Source};
use crate::query::SourceIx;
use crate::reading::{Named, Names, Suggestion, suggestions, uncovered};
use crate::ui::theme::{sans, sans_bold};

/// What was found in the document last shown.
#[derive(Default)]
pub struct Memory {
    /// What it was found in. `None`: nothing was looked for yet.
    made_for: Option<Arc<Dossier>>,
    /// The names of places that were known besides the dossier's. `None`: they were not ready.
    elsewhere: Option<Arc<Elsewhere>>,
    source: Option<SourceIx>,
    sentences: Vec<Range<usize>>,
    suggestions: Vec<Suggestion>,
}

impl Memory {
    fn keep_up_with(&mut self, desk: &Desk<'_>, source_ix: SourceIx) {
        let dossier = desk.state().dossier();
        let elsewhere = desk.state().elsewhere();
        let same = |made_for: &Arc<Dossier>| Arc::ptr_eq(made_for, dossier);
        let same_names = self.elsewhere.as_ref().map(Arc::as_ptr) == elsewhere.map(Arc::as_ptr);
        if self.source == Some(source_ix) && same_names && self.made_for.as_ref().is_some_and(same)
        {
            return;
        }
        let source = desk.index().source(source_ix);
        let names = Names::of(dossier);
        let foreign = elsewhere.map(|it| it.names_in(source.content()));
        let foreign = foreign.unwrap_or_default();
        self.suggestions = suggestions(source, dossier, &names, &|name| foreign.contains(name));
        self.suggestions.retain(|it| it.covered_by.is_empty());
        let sentences = uncovered(source).into_iter();
        self.sentences = sentences.map(|sentence| sentence.range).collect();
        self.made_for = Some(dossier.clone());
        self.elsewhere = elsewhere.cloned();
        self.source = Some(source_ix);
    }
}

/// A line of the text as it is laid out.
pub struct Line<'a> {
    pub range: &'a Range<usize>,
    pub text: &'a str,
    pub galley: &'a Arc<Galley>,
    pub at: Pos2,
}

impl Line<'_> {
    fn pieces(&self, range: &Range<usize>) -> Vec<Piece> {
        let inside = range.start < self.range.end && self.range.start < range.end;
        if !inside {
            return Vec::new();
        }
        pieces(self.galley, self.at, letters(range, self.range, self.text))
    }
}

/// Lights what is not covered in a line, and marks what was found there. Returns the suggestion under the pointer.
pub fn draw<'m>(
    ui: &Ui,
    desk: &mut Desk<'_>,
    memory: &'m mut Memory,
    source: SourceIx,
    line: &Line<'_>,
    pointed: Option<usize>,
) -> Option<&'m Suggestion> {
    memory.keep_up_with(desk, source);
    let theme = desk.theme();
    for sentence in &memory.sentences {
        for piece in line.pieces(sentence) {
            let rect = piece.rect.expand2(vec2(1.5, 0.5));
            ui.painter()
                .rect_filled(rect, 2.0, theme.fresh.gamma_multiply(0.13));
        }
    }
    let mut under = None;
    for (place, suggestion) in memory.suggestions.iter().enumerate() {
        let placed = line.pieces(&suggestion.range);
        if placed.is_empty() {
            continue;
        }
        for found in found_in(suggestion) {
            for piece in line.pieces(&found) {
                let y = piece.baseline + 3.0;
                let ends = [
                    Pos2::new(piece.rect.left(), y),
                    Pos2::new(piece.rect.right(), y),
                ];
                let stroke = Stroke::new(1.5, theme.as_of);
                ui.painter()
                    .extend(Shape::dashed_line(&ends, stroke, 2.0, 2.5));
            }
        }
        if suggestion.range.start >= line.range.start {
            stop(ui, desk, place, suggestion, &placed);
        }
        if pointed.is_some_and(|byte| suggestion.range.contains(&byte)) {
            under = Some(suggestion);
        }
    }
    under
}

/// The words that were found, in the passage.
fn found_in(suggestion: &Suggestion) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    found.extend(suggestion.by.iter().map(|it| it.range.clone()));
    found.extend(suggestion.via.iter().map(|it| it.range.clone()));
    found.extend(suggestion.about.iter().map(|it| it.range.clone()));
    found.extend(suggestion.said_at.iter().map(|it| it.range.clone()));
    found.extend(suggestion.occurred.iter().map(|it| it.range.clone()));
    found.extend(suggestion.figures.iter().map(|it| it.range.clone()));
    found.retain(|range| {
        range.start < suggestion.sentence.end && suggestion.sentence.start < range.end
    });
    found
}

/// The pointer is on a suggestion: what would be filled in, and a click begins the claim.
pub fn point(ui: &Ui, desk: &mut Desk<'_>, response: Response, suggestion: &Suggestion) {
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    if response.clicked() {
        begin(desk, suggestion);
    }
    let lines = told(desk.state().dossier(), suggestion);
    let theme = desk.theme();
    let why = suggestion.why.join("; ");
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(320.0);
        ui.label(RichText::new("Not covered. Click to begin a claim.").font(sans_bold(12.5)));
        for line in &lines {
            ui.label(line);
        }
        ui.label(RichText::new(why).font(sans(11.5)).color(theme.ink_soft));
    });
}

fn begin(desk: &mut Desk<'_>, suggestion: &Suggestion) {
    let state = desk.state();
    let Some(source) = source_of(desk) else {
        return;
    };
    let draft = ClaimDraft::offered(suggestion, source, state.dossier());
    let action = DraftAction::BeginWith(Box::new(draft));
    desk.actions.send(Action::Draft(action));
}

fn source_of<'a>(desk: &Desk<'a>) -> Option<&'a Source> {
    let state = desk.scene.state;
    match state.page() {
        crate::app::Page::Document(id, _) => state.dossier().source(id),
        _ => None,
    }
}

/// What was found, a line for each sort.
fn told(dossier: &Dossier, suggestion: &Suggestion) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |label: &str, names: Vec<String>| {
        if !names.is_empty() {
            lines.push(format!("{label}: {}", names.join(", ")));
        }
    };
    let actor = |what: &Named<crate::dossier::ActorId>, guessed: bool| {
        let name = match what {
            Named::Known(id) => dossier
                .actor(id)
                .map_or_else(|| id.to_string(), |it| it.name.clone()),
            Named::Unknown(name) => format!("{name} (new)"),
        };
        if guessed { format!("{name}?") } else { name }
    };
    let place = |what: &Named<crate::dossier::PlaceId>| match what {
        Named::Known(id) => dossier
            .place(id)
            .map_or_else(|| id.to_string(), |it| it.name.clone()),
        Named::Unknown(name) => format!("{name} (not in the dossier yet)"),
    };
    let by = suggestion.by.iter();
    say(
        "Claimant",
        by.map(|it| actor(&it.what, it.guessed.is_some())).collect(),
    );
    let via = suggestion.via.iter();
    say(
        "Via",
        via.map(|it| actor(&it.what, it.guessed.is_some()))
            .collect(),
    );
    let about = suggestion.about.iter();
    say("About", about.map(|it| place(&it.what)).collect());
    let when = suggestion.occurred.iter();
    say(
        "When",
        when.map(|it| format!("{}: {}", it.when.in_words(), it.rule))
            .collect(),
    );
    let figures = suggestion.figures.iter();
    say("Figure", figures.map(|it| it.measure.clone()).collect());
    if suggestion.denies() {
        lines.push("It denies something: link it to the claim it answers.".to_owned());
    }
    lines
}

/// A stop for the keyboard and for screen readers; the pointer works on the text itself.
fn stop(ui: &Ui, desk: &mut Desk<'_>, place: usize, suggestion: &Suggestion, placed: &[Piece]) {
    let Some(first) = placed.first() else {
        return;
    };
    let id = Id::unique(("suggestion", place));
    let response = ui.interact(first.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let found = told(desk.state().dossier(), suggestion).join("; ");
        let name = format!("Not covered, begin a claim. {found}");
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
    });
    if !response.has_focus() {
        return;
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    for piece in placed {
        frame_focus(ui, desk.theme(), piece.rect);
    }
    let entered = ui.input(|input| {
        input.key_pressed(egui::Key::Enter)
            || input.has_accesskit_action_request(id, egui::accesskit::Action::Click)
    });
    if entered {
        begin(desk, suggestion);
    }
}
