//! A claim within a dispute's table: its words, who said them, and what stands against them. Narrower and
//! shorter than a card; the document has the rest.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::query::{Bearing, Certainty, ClaimIx, ClaimState, Opposition, Standing, Voiced};
use crate::ui::scene::Hover;
use crate::ui::standing_words;
use crate::ui::theme::{sans, sans_bold, serif};

use super::answers::is_fresh;
use super::desk::Desk;
use super::setting::{Sign, Underline, face, line, link, linked, paragraph, piece, signed_line};
use super::{bonds, claim_card};

/// Size of the excerpt's type, in points.
const EXCERPT: f32 = 14.0;
/// Size of what stands beneath it.
const SMALL: f32 = 12.0;
const LINE: f32 = 17.0;
/// How far the text stands in from the rule.
const INDENT: f32 = 8.0;
/// More bonds than this are only counted; the document tells them. Chosen by eye.
const FEW: usize = 3;

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let behind = ui.painter().add(Shape::Noop);
    let outer = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(
        outer.min + vec2(INDENT, 4.0),
        outer.right_bottom() - vec2(2.0, 0.0),
    );
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        words(ui, desk, claim);
        speakers(ui, desk, claim);
        standing(ui, desk, claim);
        bonds(ui, desk, claim);
    });
    let card = Rect::from_min_max(
        outer.min,
        pos2(outer.right(), drawn.response.rect.bottom() + 4.0),
    );
    let fresh = is_fresh(desk.state(), claim);
    let fill = if desk.scene.is_lit(claim) {
        theme.lit.gamma_multiply(0.2)
    } else if fresh {
        theme.fresh.gamma_multiply(0.12)
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter()
        .set(behind, Shape::rect_filled(card, 2.0, fill));
    rule(ui, desk, claim, card, fresh);
    if ui.rect_contains_pointer(card) && *desk.hover == Hover::Nothing {
        *desk.hover = Hover::Claim(claim);
    }
    ui.advance_cursor_after_rect(card);
    ui.add_space(6.0);
}

/// The rule at the left: new on this day, contested, or only possible.
fn rule(ui: &Ui, desk: &Desk<'_>, claim: ClaimIx, card: Rect, fresh: bool) {
    let theme = desk.theme();
    let ClaimState::Known {
        certainty,
        standing,
        ..
    } = desk.state().known().state(claim)
    else {
        return;
    };
    let x = card.left() + 1.0;
    let ends = [pos2(x, card.top() + 3.0), pos2(x, card.bottom() - 3.0)];
    let contested = standing == Standing::Contested;
    let colour = match (fresh, contested) {
        (true, _) => theme.fresh,
        (false, true) => theme.contested,
        (false, false) => theme.rule,
    };
    if certainty == Certainty::Possible {
        let dashes = Shape::dashed_line(&ends, Stroke::new(1.5, colour), 4.0, 4.0);
        ui.painter().extend(dashes);
    } else {
        ui.painter().line_segment(ends, Stroke::new(2.0, colour));
    }
}

fn words(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let words = desk.words_of(claim);
    let format = TextFormat {
        line_height: Some(19.0),
        ..TextFormat::simple(serif(EXCERPT), theme.ink)
    };
    let label = Label::new(LayoutJob::single_section(format!("“{words}”"), format)).wrap();
    let who = desk.claimants_in_words(claim);
    let said = format!("“{words}”, {who}. Open in the document");
    let excerpt = linked(ui, theme, label, Underline::Never, &said);
    desk.follow(&excerpt, desk.document_of(claim));
    excerpt.on_hover_text(&desk.index().claim(claim).statement);
}

fn speakers(ui: &mut Ui, desk: &mut Desk<'_>, claim_ix: ClaimIx) {
    let theme = desk.theme();
    let index = desk.index();
    let claim = index.claim(claim_ix);
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, LINE, |ui| {
        claim_card::voices(ui, desk, claim_ix, SMALL, LINE);
        if let Some(place) = &claim.said_at {
            let said = format!(" · said in {}", desk.place_name(place));
            piece(ui, &said, soft.clone());
        }
    });
}

fn standing(ui: &mut Ui, desk: &Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let index = desk.index();
    let as_of = desk.state().as_of();
    let standing = index.standing_in_full(claim, &as_of);
    let mut said = standing_words::short(&standing);
    if let Some(ahead) = standing
        .later
        .first()
        .filter(|_| standing.in_force.is_empty())
    {
        // That something comes, and not what.
        said.push_str(&format!(" · {}", standing_words::later(ahead)));
    }
    let type_of = match standing.get(Bearing::Contested) {
        Some(_) => face(sans_bold(SMALL), theme.contested),
        None => face(sans(SMALL), theme.ink_soft),
    };
    paragraph(ui, &said, type_of);
}

/// What it denies and is denied by, each with when that was reported; nothing that was reported later.
fn bonds(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let as_of = desk.state().as_of();
    let mut shown: Vec<Opposition> = Vec::new();
    for bond in desk.index().opposition(claim, as_of) {
        let voiced = matches!(bond.state, Voiced::ByThen | Voiced::PossiblyByThen);
        let told = shown
            .iter()
            .any(|other| other.other == bond.other && other.relation == bond.relation);
        if voiced && bond.relation.opposes() && !told {
            shown.push(bond);
        }
    }
    for bond in shown.iter().take(FEW) {
        one(ui, desk, claim, bond);
    }
    if shown.len() > FEW {
        let more = format!("and {} more", shown.len() - FEW);
        paragraph(ui, &more, face(sans(SMALL), desk.theme().ink_soft));
    }
}

/// "denied by Mikheil Saakashvili, same report".
fn one(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx, bond: &Opposition) {
    let theme = desk.theme();
    let index = desk.index();
    let verb = bonds::verb(bond);
    let when = bonds::when(desk, claim, bond);
    let who = desk.claimants_in_words(bond.other);
    let statement = &index.claim(bond.other).statement;
    let soft = face(sans(SMALL), theme.ink_soft);
    let response = signed_line(ui, LINE, Sign::Against, theme.contested, |ui| {
        piece(ui, &format!("{verb} "), face(sans(SMALL), theme.contested));
        let name = format!("{verb} {who}, {when}: {statement}");
        let response = link(ui, theme, &who, face(sans(SMALL), theme.ink), &name);
        piece(ui, &format!(", {when}"), soft);
        response
    });
    if response.hovered() || response.has_focus() {
        *desk.hover = Hover::Claim(bond.other);
    }
    desk.follow(&response, desk.document_of(bond.other));
    let words = desk.words_of(bond.other);
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(egui::RichText::new(format!("“{words}”")).font(serif(14.0)));
        ui.label(egui::RichText::new(statement.as_str()).color(theme.ink_soft));
    });
}
