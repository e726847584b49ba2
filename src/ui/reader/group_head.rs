//! The head above the claims of one source: when, who, what, and how the date is known.

use egui::Ui;

use crate::app::Page;
use crate::dossier::{PublishedBasis, Source};
use crate::query::{Clock, SourceIx, Voiced};
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold, serif_italic};
use crate::ui::widgets::newness;

use super::contents::voiced;
use super::desk::Desk;
use super::setting::{face, hairline, line, link, piece};
use super::wording::{folded, only_possible, published};

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, source_ix: SourceIx) {
    let theme = desk.theme();
    let source = desk.index().source(source_ix);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(12.0);
    hairline(ui, theme);
    ui.add_space(6.0);
    let state = desk.state();
    let on_reports = state.as_of().clock == Clock::Reported;
    line(ui, 18.0, |ui| {
        let head = format!("{} · {}", published(source), source.publisher);
        let bold = face(sans_bold(12.5), theme.ink);
        piece(ui, &head, bold).on_hover_text(basis(source));
        let span = desk.index().source_reported(source_ix);
        let as_of = state.as_of();
        if on_reports && span.latest().is_some_and(|day| as_of.is_new(day)) {
            piece(ui, "   ", face(sans(11.0), theme.ink));
            super::setting::dot(ui, theme.fresh, 18.0);
            piece(ui, &newness(&as_of), face(sans(11.0), theme.ink_soft));
        }
    });
    if on_reports && voiced(state, source_ix) == Voiced::PossiblyByThen {
        piece(
            ui,
            only_possible(Clock::Reported),
            face(sans(11.0), theme.ink_soft),
        );
    }
    let response = line(ui, 19.0, |ui| {
        let italic = face(serif_italic(13.5), theme.ink_soft);
        let name = format!("{}, {}: open the document", source.title, source.publisher);
        link(ui, theme, &source.title, italic, &name)
    });
    if response.hovered() {
        *desk.hover = Hover::Source(source_ix);
    }
    desk.follow(&response, Page::Document(source.id.clone(), None));
    ui.add_space(4.0);
}

/// How the publication date is known: "stated: “…”", "inferred from “…”: reason", "declared in …: field".
pub fn basis(source: &Source) -> String {
    match &source.published_basis {
        None => "How this date is known is not said.".to_owned(),
        Some(PublishedBasis::Stated { quote }) => {
            format!("Date stated: “{}”", folded(&quote.text))
        }
        Some(PublishedBasis::Inferred { quote, reason }) => {
            format!("Date inferred from “{}”: {reason}", folded(&quote.text))
        }
        Some(PublishedBasis::Declared { reason }) => {
            format!("Date declared in what was received: {}", folded(reason))
        }
    }
}
