//! A claim as a card: its words, who said them, what they are about, and what stands against them.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::Page;
use crate::dossier::{Anchoring, Claim, PlaceId, Subject, When};
use crate::query::{Certainty, ClaimIx, ClaimState, Clock, Standing};
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme::{sans, sans_bold, serif, serif_italic};
use crate::ui::widgets::newness;

use super::desk::Desk;
use super::listing::pencil;
use super::setting::{
    Underline, cut_line, dot, face, line, link, linked, paragraph, piece, whole_piece,
};
use super::{bonds, copying, standing, wording};

/// Size of the excerpt's type, in points.
const EXCERPT: f32 = 15.5;
/// Size of what stands beneath it.
const SMALL: f32 = 12.5;
/// Size of EDTF dates and remarks.
const FINE: f32 = 11.0;
/// Height of a line of small type.
pub const LINE: f32 = 18.0;
/// How far the text stands in from the rule; the opening quotation mark hangs in it.
const INDENT: f32 = 15.0;

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In the list of a page: its excerpt leads to the document.
    Listed,
    /// In its document, right beneath its words.
    InDocument,
}

/// Room for the buttons in a card's corner, in points.
const BUTTONS_WIDTH: f32 = 42.0;

/// Height of a card that was never laid out, in points.
pub fn estimated_height(scene: Scene<'_>, claim: ClaimIx, width: f32) -> f32 {
    let claim = scene.state.index().claim(claim);
    // Mean advance of Noto Serif and Noto Sans, as a part of the size: measured on English prose.
    let rows = |text: &str, size: f32| {
        (text.chars().count() as f32 * size * 0.52 / (width - INDENT).max(80.0)).ceil()
    };
    let bonds = claim.relations.len() as f32;
    28.0 + rows(&claim.excerpt.quote.text, EXCERPT) * 22.0
        + rows(&claim.statement, SMALL) * LINE
        + LINE * (2.0 + bonds + claim.stances.len() as f32)
}

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx, setting: Setting) {
    let theme = desk.theme();
    let behind = ui.painter().add(Shape::Noop);
    let outer = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(
        pos2(outer.left() + INDENT, outer.top() + 7.0),
        outer.right_bottom() - vec2(4.0, 0.0),
    );
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        words(ui, desk, claim, setting);
        let beside = if has_words_above(desk, claim, setting) {
            BUTTONS_WIDTH
        } else {
            0.0
        };
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - beside);
            speakers(ui, desk, claim);
        });
        paragraph(
            ui,
            &desk.index().claim(claim).statement,
            face(sans(SMALL), theme.ink_soft),
        );
        facts(ui, desk, claim);
        standing::draw(ui, desk, claim);
        bonds::draw(ui, desk, claim);
        standing::later(ui, desk, claim);
        standing::origins(ui, desk, claim);
        bonds::stances(ui, desk, claim);
    });
    let card = Rect::from_min_max(
        outer.left_top() + vec2(0.0, 2.0),
        pos2(outer.right(), drawn.response.rect.bottom() + 5.0),
    );
    rule(ui, desk, claim, card);
    let fill = match setting {
        _ if desk.scene.is_lit(claim) => theme.lit.gamma_multiply(0.16),
        Setting::InDocument => theme.paper_shade,
        Setting::Listed => Color32::TRANSPARENT,
    };
    ui.painter()
        .set(behind, Shape::rect_filled(card, 3.0, fill));
    if ui.rect_contains_pointer(card) && *desk.hover == Hover::Nothing {
        *desk.hover = Hover::Claim(claim);
    }
    ui.advance_cursor_after_rect(card);
    ui.add_space(6.0);
}

/// Whether the claim's words stand in the document right above its card.
fn has_words_above(desk: &Desk<'_>, claim: ClaimIx, setting: Setting) -> bool {
    let anchoring = &desk.index().claim(claim).excerpt.anchoring;
    setting == Setting::InDocument && anchoring.range().is_some()
}

/// The rule at the left: contested, or only possible.
fn rule(ui: &Ui, desk: &Desk<'_>, claim: ClaimIx, card: Rect) {
    let theme = desk.theme();
    let ClaimState::Known {
        certainty,
        standing,
        ..
    } = desk.state().known().state(claim)
    else {
        return;
    };
    let colour = match standing {
        Standing::Contested => theme.contested,
        Standing::Unopposed => theme.ink_faint,
    };
    let x = card.left() + 1.5;
    let ends = [pos2(x, card.top() + 3.0), pos2(x, card.bottom() - 3.0)];
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
}

/// The excerpt, with its quotation mark in the margin, and what must be said before it.
fn words(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx, setting: Setting) {
    let theme = desk.theme();
    let index = desk.index();
    for remark in remarks(desk, claim) {
        piece(ui, &remark, face(sans(FINE), theme.ink_soft));
    }
    copying::button(ui, desk, claim);
    let corner = ui.available_rect_before_wrap().right_top();
    let source = index.source(index.source_of(claim));
    let subject = Subject::Claim(source.id.clone(), index.claim(claim).id.clone());
    pencil(ui, desk, subject, corner + vec2(-30.0, 10.0));
    // Beneath its words in the document they need not be said again.
    if has_words_above(desk, claim, setting) {
        return;
    }
    let words = desk.words_of(claim);
    let format = TextFormat {
        line_height: Some(22.0),
        ..TextFormat::simple(serif(EXCERPT), theme.ink)
    };
    let mark = LayoutJob::single_section("“".to_owned(), format.clone());
    let mark = ui.fonts_mut(|fonts| fonts.layout_job(mark));
    let hanging = ui.cursor().left_top() - vec2(mark.size().x, 0.0);
    ui.painter().galley(hanging, mark, theme.ink);
    let label = Label::new(LayoutJob::single_section(format!("{words}”"), format)).wrap();
    let width = ui.available_width() - BUTTONS_WIDTH;
    ui.scope(|ui| {
        ui.set_max_width(width);
        if setting == Setting::InDocument {
            ui.add(label);
            return;
        }
        let who = desk.claimants_in_words(claim);
        let said = format!("“{words}”, {who}. Open in the document");
        let excerpt = linked(ui, theme, label, Underline::Never, &said);
        desk.follow(&excerpt, desk.document_of(claim));
        excerpt.context_menu(|ui| copying::menu(ui, desk, index.source_of(claim), Some(claim)));
    });
}

/// What must be known before the words are read.
fn remarks(desk: &Desk<'_>, claim: ClaimIx) -> Vec<String> {
    let mut remarks = Vec::new();
    // On the reported clock all claims of a source are alike; their source says it once.
    if desk.state().as_of().clock == Clock::Occurred
        && let ClaimState::Known {
            certainty, fresh, ..
        } = desk.state().known().state(claim)
    {
        if fresh {
            remarks.push(newness(&desk.state().as_of()));
        }
        if wording::is_only_possible(certainty) {
            remarks.push(wording::only_possible(Clock::Occurred).to_owned());
        }
    }
    match &desk.index().claim(claim).excerpt.anchoring {
        Anchoring::Found(_) => {}
        Anchoring::Moved(_) => {
            remarks.push("moved: these words no longer stand where they were noted".to_owned());
        }
        Anchoring::Ambiguous(places) => remarks.push(format!(
            "ambiguous: these words stand {} times in the stored text",
            places.len()
        )),
        Anchoring::Missing => {
            remarks.push("missing: these words are not in the stored text".to_owned());
        }
    }
    remarks
}

/// Who says it, through whom, and what kind of claim it is.
fn speakers(ui: &mut Ui, desk: &mut Desk<'_>, claim_ix: ClaimIx) {
    let theme = desk.theme();
    let index = desk.index();
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, LINE, |ui| {
        voices(ui, desk, claim_ix, SMALL, LINE);
        if let Some(kind) = index.kind_of(claim_ix) {
            piece(ui, " · ", soft.clone());
            piece(ui, &index.kind(kind).label, soft);
        }
    });
}

/// The claimants of a claim and through whom it came, each leading to its page. Sizes are in points.
pub(super) fn voices(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    claim_ix: ClaimIx,
    small: f32,
    line_height: f32,
) {
    let theme = desk.theme();
    let index = desk.index();
    let claim = index.claim(claim_ix);
    let soft = face(sans(small), theme.ink_soft);
    let claimants = index.claimants_of(claim_ix);
    for (place, claimant) in claimants.iter().enumerate() {
        if place > 0 {
            let last = place + 1 == claimants.len();
            piece(ui, if last { " and " } else { ", " }, soft.clone());
        }
        dot(ui, desk.colour_of(*claimant), line_height);
        let name = &index.claimant(*claimant).name;
        let bold = face(sans_bold(small), theme.ink);
        match index.claimant(*claimant).actor {
            Some(actor) => {
                let said = desk.with_side(*claimant);
                let response = link(ui, theme, name, bold, &said).on_hover_text(&said);
                desk.follow(&response, Page::Actor(index.actor(actor).id.clone()));
            }
            None => {
                piece(ui, name, bold);
            }
        }
    }
    if claim.by.is_empty() {
        piece(ui, ", in its own voice", soft.clone());
    } else if claimants.is_empty() {
        piece(ui, "claimant not in the dossier", soft.clone());
    }
    for (place, via) in claim.via.iter().enumerate() {
        piece(ui, if place == 0 { " via " } else { ", " }, soft.clone());
        match index.actor_ix(via) {
            Some(actor) => {
                let name = &index.actor(actor).name;
                let response = link(ui, theme, name, soft.clone(), name);
                desk.follow(&response, Page::Actor(via.clone()));
            }
            None => {
                piece(ui, via.as_str(), soft.clone());
            }
        }
    }
}

/// Where and when it is about, when it was said, and the number it gives.
fn facts(ui: &mut Ui, desk: &mut Desk<'_>, claim_ix: ClaimIx) {
    let theme = desk.theme();
    let claim = desk.index().claim(claim_ix);
    let soft = face(sans(SMALL), theme.ink_soft);
    places(ui, desk, claim);
    line(ui, LINE, |ui| {
        about_when(ui, desk, claim);
        if let Some(said) = said(desk, claim) {
            piece(ui, &format!(" · {said}"), soft.clone());
        }
        if let Some(figure) = &claim.figure {
            let measure = figure.measure.replace('-', " ");
            piece(
                ui,
                &format!(" · {} {measure}", figure.in_words()),
                face(sans_bold(SMALL), theme.ink_soft),
            );
        }
    });
    if let Some(note) = &claim.occurred_note {
        cut_line(ui, note, face(serif_italic(12.0), theme.ink_soft));
    }
}

/// "about Gori, Tbilisi", without the place whose page this is.
fn places(ui: &mut Ui, desk: &mut Desk<'_>, claim: &Claim) {
    let theme = desk.theme();
    let index = desk.index();
    let soft = face(sans(SMALL), theme.ink_soft);
    let own = match desk.state().page() {
        Page::Place(id) => Some(id),
        _ => None,
    };
    let places: Vec<&PlaceId> = claim.about.iter().filter(|id| Some(*id) != own).collect();
    if places.is_empty() {
        return;
    }
    let also = if places.len() < claim.about.len() {
        "also about "
    } else {
        "about "
    };
    line(ui, LINE, |ui| {
        for (place, id) in places.into_iter().enumerate() {
            piece(ui, if place == 0 { also } else { ", " }, soft.clone());
            let Some(ix) = index.place_ix(id) else {
                piece(ui, id.as_str(), soft.clone());
                continue;
            };
            let name = &index.place(ix).name;
            let response = link(ui, theme, name, soft.clone(), name);
            if response.hovered() {
                *desk.hover = Hover::Place(ix);
            }
            desk.follow(&response, Page::Place(id.clone()));
        }
    });
}

/// The date it is about, in words and as EDTF.
fn about_when(ui: &mut Ui, desk: &Desk<'_>, claim: &Claim) {
    let theme = desk.theme();
    let soft = face(sans(SMALL), theme.ink_soft);
    let Some(occurred) = &claim.occurred else {
        piece(ui, "no date given", soft);
        return;
    };
    let words = whole_piece(ui, &format!("{}  ", occurred.in_words()), soft);
    let fine = TextFormat {
        line_height: Some(LINE),
        ..face(sans(FINE - 0.5), theme.ink_soft)
    };
    let edtf = whole_piece(ui, occurred.text(), fine);
    if let Some(note) = &claim.occurred_note {
        words.union(edtf).on_hover_text(note);
    }
}

/// "said 14 Aug 2008 in Moscow".
fn said(desk: &Desk<'_>, claim: &Claim) -> Option<String> {
    let at = claim
        .said_at
        .as_ref()
        .map(|id| format!("in {}", desk.place_name(id)));
    let when = claim.said.as_ref().map(When::in_words);
    match (when, at) {
        (None, None) => None,
        (Some(when), None) => Some(format!("said {when}")),
        (None, Some(at)) => Some(format!("said {at}")),
        (Some(when), Some(at)) => Some(format!("said {when} {at}")),
    }
}
