//! What bears on a claim at the date: who denies, contradicts, confirms or updates it, what it answers
//! itself, and the disputes it takes a position in.

use egui::Ui;

use crate::app::Page;
use crate::dossier::Relation;
use crate::query::{ClaimIx, Direction, Opposition, Voiced};
use crate::ui::scene::Hover;
use crate::ui::theme::sans;

use super::claim_card::LINE;
use super::desk::Desk;
use super::setting::{SIGN, Sign, cut_line, face, line, link, piece, signed_line};
use super::unfolded::Whole;
use super::wording::seen_from;

/// Size of type.
const SIZE: f32 = 12.5;
/// More than this many are shown only when asked for. Chosen by eye.
const FEW: usize = 3;

/// The lines on other claims, opposition first.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let as_of = desk.state().as_of();
    let mut shown: Vec<Opposition> = Vec::new();
    for bond in desk.index().opposition(claim, as_of) {
        // What comes later is said as standing, without what it says.
        let is_out = bond.state != Voiced::Later;
        // A contradiction may be written on both; once is enough.
        let is_shown =
            |other: &Opposition| other.other == bond.other && other.relation == bond.relation;
        if is_out && !shown.iter().any(is_shown) {
            shown.push(bond);
        }
    }
    shown.sort_by_key(|bond| (!bond.opposes(), rank(bond.relation), bond.direction));
    let whole = Whole::Bonds(claim);
    let all = desk.unfolded.holds(&whole);
    let few = if all { shown.len() } else { FEW };
    for bond in shown.iter().take(few) {
        one(ui, desk, claim, bond);
    }
    if shown.len() > FEW {
        let text = if all {
            "show fewer".to_owned()
        } else {
            format!("{} more", shown.len() - FEW)
        };
        let theme = desk.theme();
        line(ui, LINE, |ui| {
            ui.add_space(SIGN);
            let name = format!("{text}: what bears on this claim");
            if link(ui, theme, &text, face(sans(SIZE), theme.ink_soft), &name).clicked() {
                desk.unfolded.toggle(whole);
            }
        });
    }
}

fn rank(relation: Relation) -> usize {
    Relation::ALL
        .iter()
        .position(|other| *other == relation)
        .unwrap_or(0)
}

/// "denies", or told from the other end: "denied by".
pub(super) fn verb(bond: &Opposition) -> &'static str {
    match bond.direction {
        Direction::ByOther => bond.relation.passive(),
        Direction::OfOther => bond.relation.name(),
    }
}

/// When the other claim was reported, seen from this one: "same report", "2 days earlier".
pub(super) fn when(desk: &Desk<'_>, claim: ClaimIx, bond: &Opposition) -> String {
    let index = desk.index();
    let when = if index.source_of(claim) == index.source_of(bond.other) {
        "same report".to_owned()
    } else {
        let other = index.source(index.source_of(bond.other));
        seen_from(
            index.reported(claim),
            bond.reported,
            other.published.as_ref(),
        )
    };
    match bond.state {
        Voiced::PossiblyByThen => format!("{when}, only possibly by then"),
        _ => when,
    }
}

/// "denied by Russia, same day"; "denies Georgia, 2 days earlier: Tanks rolled into Gori."
fn one(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx, bond: &Opposition) {
    let theme = desk.theme();
    let index = desk.index();
    let (drawn, colour) = match bond.relation {
        Relation::Denies | Relation::Contradicts => (Sign::Against, theme.contested),
        Relation::Confirms => (Sign::Same, theme.ink_soft),
        Relation::Updates => (Sign::Onward, theme.ink_soft),
    };
    let (verb, when) = (verb(bond), when(desk, claim, bond));
    let who = desk.claimants_in_words(bond.other);
    let statement = &index.claim(bond.other).statement;
    let soft = face(sans(SIZE), theme.ink_soft);
    let response = signed_line(ui, LINE, drawn, colour, |ui| {
        piece(ui, &format!("{verb} "), face(sans(SIZE), colour));
        let name = format!("{verb} {who}, {when}: {statement}");
        let response = link(ui, theme, &who, face(sans(SIZE), theme.ink), &name);
        piece(ui, &format!(", {when}"), soft.clone());
        response
    });
    if response.hovered() || response.has_focus() {
        *desk.hover = Hover::Claim(bond.other);
    }
    desk.follow(&response, desk.document_of(bond.other));
    let words = desk.words_of(bond.other);
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(egui::RichText::new(format!("“{words}”")).font(crate::ui::theme::serif(14.0)));
        ui.label(egui::RichText::new(statement.as_str()).color(theme.ink_soft));
    });
    if bond.opposes() || bond.relation.opposes() {
        let below = ui.available_rect_before_wrap();
        let indented = below.with_min_x(below.left() + SIGN);
        ui.scope_builder(egui::UiBuilder::new().max_rect(indented), |ui| {
            cut_line(ui, statement, soft);
        });
    }
}

/// "Who attacked first? — Georgia did".
pub fn stances(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let theme = desk.theme();
    let index = desk.index();
    for stance in &index.claim(claim).stances {
        let Some(dispute) = index
            .dispute_ix(&stance.dispute)
            .map(|ix| index.dispute(ix))
        else {
            continue;
        };
        // On the dispute's own page the position stands above.
        if *desk.state().page() == Page::Dispute(dispute.id.clone()) {
            continue;
        }
        let label = dispute
            .position(&stance.position)
            .map_or(stance.position.as_str(), |position| position.label.as_str());
        signed_line(ui, LINE, Sign::Position, theme.ink_soft, |ui| {
            let soft = face(sans(SIZE), theme.ink_soft);
            let name = format!("Dispute: {}", dispute.question);
            let response = link(ui, theme, &dispute.question, soft, &name);
            desk.follow(&response, Page::Dispute(dispute.id.clone()));
            piece(ui, &format!(" — {label}"), face(sans(SIZE), theme.ink));
        });
    }
}
