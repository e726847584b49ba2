//! A document's page: what is known of it, and the parts of its text that are no part of the report.

use egui::Ui;
use egui::text::LayoutJob;

use crate::app::{Page, ViewAction};
use crate::dossier::{PublishedBasis, Source, Subject};
use crate::query::{Clock, SourceIx, Voiced};
use crate::ui::scene::Hover;
use crate::ui::theme::{sans, sans_bold};
use crate::ui::widgets::claims;

use super::contents::voiced;
use super::copying;
use super::desk::Desk;
use super::group_head::basis;
use super::listing::{SMALL, pencil, text, title};
use super::setting::{
    Sign, Underline, draw_sign, face, hairline, line, link, linked, paragraph, piece,
};
use super::text_rows::Part;
use super::unfolded::Whole;
use super::wording::{counted, folded, only_possible, published};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, source_ix: SourceIx) {
    let theme = desk.theme();
    let source = desk.index().source(source_ix);
    let corner = ui.available_rect_before_wrap();
    let button = egui::Rect::from_min_size(
        egui::pos2(corner.right() - 20.0, corner.top() + 4.0),
        egui::vec2(20.0, 20.0),
    );
    copying::dots(ui, desk, button, source_ix, None);
    let subject = Subject::Source(source.id.clone());
    pencil(ui, desk, subject, button.center() - egui::vec2(24.0, 0.0));
    let width = ui.available_width() - 48.0;
    ui.scope(|ui| {
        ui.set_max_width(width);
        title(ui, theme, &source.title);
    });
    line(ui, 19.0, |ui| {
        let head = format!("{} · {}", published(source), source.publisher);
        piece(ui, &head, face(sans_bold(13.0), theme.ink));
    });
    if source.byline.is_some() || source.dateline.is_some() {
        filed(ui, desk, source);
    }
    how_dated(ui, desk, source);
    for address in [&source.url, &source.archived].into_iter().flatten() {
        address_line(ui, desk, address);
    }
    if let Some(rights) = &source.rights {
        paragraph(
            ui,
            &format!("Rights: {rights}"),
            face(sans(12.0), theme.ink_soft),
        );
    }
    ui.add_space(6.0);
    standing(ui, desk, source_ix);
    super::revision::versions(ui, desk, source);
    not_covered(ui, desk);
    hairline(ui, theme);
    ui.add_space(8.0);
}

/// "by Peter Heinlein · filed from Tbilisi".
fn filed(ui: &mut Ui, desk: &mut Desk<'_>, source: &Source) {
    let theme = desk.theme();
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        let mut separated = false;
        if let Some(byline) = &source.byline {
            piece(ui, &format!("by {byline}"), soft.clone());
            separated = true;
        }
        if let Some(id) = &source.dateline {
            piece(
                ui,
                if separated {
                    " · filed from "
                } else {
                    "filed from "
                },
                soft.clone(),
            );
            let name = desk.place_name(id);
            let response = link(ui, theme, name, soft.clone(), name);
            if let (true, Some(place)) = (response.hovered(), desk.index().place_ix(id)) {
                *desk.hover = Hover::Place(place);
            }
            desk.follow(&response, Page::Place(id.clone()));
        }
    });
}

/// The words that the date is known by; the reasoning from them, which can be long, on demand.
fn how_dated(ui: &mut Ui, desk: &mut Desk<'_>, source: &Source) {
    let theme = desk.theme();
    let soft = face(sans(12.0), theme.ink_soft);
    let Some(PublishedBasis::Inferred { quote, reason }) = &source.published_basis else {
        paragraph(ui, &basis(source), soft);
        return;
    };
    let whole = Whole::Reasoning(source.id.clone());
    let open = desk.unfolded.holds(&whole);
    line(ui, 17.0, |ui| {
        let words = format!("Date inferred from “{}”  ", folded(&quote.text));
        piece(ui, &words, soft.clone());
        let (text, name) = if open {
            ("less", "Hide how the date was inferred")
        } else {
            ("how?", "Show how the date was inferred")
        };
        if link(ui, theme, text, soft.clone(), name).clicked() {
            desk.unfolded.toggle(whole);
        }
    });
    if open {
        paragraph(ui, reason, soft);
    }
}

/// Lights what no claim covers, or leaves it.
fn not_covered(ui: &mut Ui, desk: &mut Desk<'_>) {
    let shown = desk.state().look().uncovered;
    let mut open = shown.is_open();
    let said = "Lights the sentences that no claim quotes, and marks who speaks, places, dates and figures in them. \
                A click on one begins a claim with what was found.";
    let ticked = ui
        .checkbox(&mut open, "What have I not covered? (W)")
        .on_hover_text(said);
    if ticked.changed() {
        desk.actions.view(ViewAction::SetUncovered(shown.toggled()));
    }
    ui.add_space(4.0);
}

/// Whether it had been published, and how many claims are taken from it.
fn standing(ui: &mut Ui, desk: &mut Desk<'_>, source_ix: SourceIx) {
    let theme = desk.theme();
    let source = desk.index().source(source_ix);
    let as_of = desk.state().as_of();
    match voiced(desk.state(), source_ix) {
        Voiced::Later => {
            let day = desk.index().source_reported(source_ix).latest();
            let said = format!(
                "Not yet reported on {}: published {}.",
                as_of.day.in_words(),
                published(source)
            );
            paragraph(ui, &said, face(sans_bold(13.0), theme.ink));
            if let Some(day) = day {
                ui.add_space(2.0);
                if ui
                    .button(format!("Show as of {}", day.in_words()))
                    .clicked()
                {
                    desk.jump(day);
                }
            }
        }
        Voiced::PossiblyByThen => {
            text(
                ui,
                theme,
                &format!(
                    "{}.",
                    super::wording::capitalised(only_possible(Clock::Reported))
                ),
            );
        }
        Voiced::ByThen | Voiced::Undated => {
            let counts = desk.state().known().by_source[source_ix.index()];
            let all = desk.index().claims_of_source(source_ix).len();
            let shown = counts.known();
            let said = if shown as usize == all {
                format!("{}, underlined in the text", claims(shown))
            } else {
                format!("{} in view of {all}, underlined in the text", claims(shown))
            };
            paragraph(ui, &said, face(sans_bold(SMALL), theme.ink));
        }
    }
    if source.text.content.is_none() && voiced(desk.state(), source_ix) != Voiced::Later {
        let why = match &source.text.path {
            Some(_) => "The stored text could not be read; the findings say why.",
            None => "Known by its reference only: there is no text of it in this dossier.",
        };
        text(ui, theme, why);
    }
    ui.add_space(6.0);
}

/// An address as text, to be opened or copied.
fn address_line(ui: &mut Ui, desk: &Desk<'_>, address: &str) {
    let theme = desk.theme();
    let soft = face(sans(12.0), theme.ink_soft);
    let job = LayoutJob::single_section(address.to_owned(), soft);
    let label = egui::Label::new(job).truncate();
    let said = format!("Open {address} in the browser");
    let response = linked(ui, theme, label, Underline::Pointed(theme.ink), &said);
    if response.clicked() {
        ui.open_url(egui::OpenUrl::new_tab(address));
    }
    response.context_menu(|ui| {
        if ui.button("Copy address").clicked() {
            ui.copy_text(address.to_owned());
            ui.close();
        }
    });
}

/// "Not part of the report: 14 lines", to be opened and closed.
pub fn fold(ui: &mut Ui, desk: &mut Desk<'_>, part: Part, lines: usize) {
    let theme = desk.theme();
    let Page::Document(id, _) = desk.state().page() else {
        return;
    };
    let whole = Whole::Part(id.clone(), part);
    let open = desk.unfolded.holds(&whole);
    let text = format!("Not part of the report: {}", counted(lines, "line"));
    let name = format!("{} {text}", if open { "Hide" } else { "Show" });
    ui.add_space(4.0);
    let response = line(ui, 20.0, |ui| {
        ui.add_space(14.0);
        link(ui, theme, &text, face(sans(12.0), theme.ink_soft), &name)
    });
    let sign = if open { Sign::Unfolded } else { Sign::Folded };
    let at = egui::pos2(ui.min_rect().left() + 5.0, response.rect.center().y);
    draw_sign(ui, sign, at, theme.ink_soft);
    if response.clicked() {
        desk.unfolded.toggle(whole);
    }
    ui.add_space(4.0);
}
