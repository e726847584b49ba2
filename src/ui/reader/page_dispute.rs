//! A dispute's page: the question, and each answer that had been given by the date.

use egui::Ui;
use egui::text::LayoutJob;

use crate::app::Page;
use crate::query::{Clock, DisputeIx, VoicedPosition};
use crate::ui::theme::{sans, sans_bold, serif_bold};

use super::bonds::takers;
use super::desk::Desk;
use super::listing::{SMALL, text, title};
use super::setting::{dot, face, line, piece};
use super::wording::{counted, published, reach};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, dispute_ix: DisputeIx) {
    let theme = desk.theme();
    let index = desk.index();
    let dispute = index.dispute(dispute_ix);
    let as_of = desk.state().as_of();
    title(ui, theme, &dispute.question);
    let voiced = index.positions_voiced(dispute_ix, &as_of).len();
    let when = match as_of.clock {
        Clock::Reported => format!("by {}", as_of.day.in_words()),
        Clock::Occurred => "in all reports".to_owned(),
    };
    let said = match voiced {
        0 => format!("No answer had been given {when}."),
        1 => format!("One answer {when}; so far nobody disagrees."),
        _ => format!("{} {when}.", counted(voiced, "answer")),
    };
    text(ui, theme, &said);
    let unvoiced = dispute.positions.len() - voiced;
    if unvoiced > 0 && as_of.clock == Clock::Reported {
        let said = match unvoiced {
            1 => "1 more position is taken later.".to_owned(),
            more => format!("{more} more positions are taken later."),
        };
        text(ui, theme, &said);
    }
}

/// An answer, with its side, how many give it, and since when.
pub fn position(ui: &mut Ui, desk: &mut Desk<'_>, at: usize) {
    let theme = desk.theme();
    let index = desk.index();
    let Page::Dispute(id) = desk.state().page() else {
        return;
    };
    let Some(dispute_ix) = index.dispute_ix(id) else {
        return;
    };
    let Some(position) = index.dispute(dispute_ix).positions.get(at) else {
        return;
    };
    let as_of = desk.state().as_of();
    let voiced = index.positions_voiced(dispute_ix, &as_of);
    let Some(voiced) = voiced.iter().find(|voiced| voiced.position == at) else {
        return;
    };
    ui.add_space(16.0);
    let side = position.side.as_ref().and_then(|side| desk.side(side));
    line(ui, 24.0, |ui| {
        if let Some((_, colour)) = side {
            dot(ui, colour, 24.0);
        }
        let job =
            LayoutJob::single_section(position.label.clone(), face(serif_bold(16.0), theme.ink));
        ui.label(job);
    });
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        let count = voiced.certain.len() + voiced.possible.len();
        piece(ui, &takers(count), face(sans_bold(SMALL), theme.ink_soft));
        if let Some(since) = since(desk, voiced) {
            piece(ui, &format!(", {since}"), soft.clone());
        }
        if let Some((side, _)) = side {
            piece(ui, &format!(" · {side}’s position"), soft.clone());
        }
    });
    let in_view = voiced
        .certain
        .iter()
        .chain(&voiced.possible)
        .filter(|claim| desk.state().known().is_known(**claim))
        .count();
    if in_view == 0 {
        piece(ui, &format!("none of them in view {}", reach(&as_of)), soft);
    }
}

/// "first reported 8 Aug 2008 by Voice of America".
fn since(desk: &Desk<'_>, voiced: &VoicedPosition) -> Option<String> {
    let index = desk.index();
    // Claims are in order of publication.
    let first = voiced.certain.first().or(voiced.possible.first())?;
    let source = index.source(index.source_of(*first));
    Some(format!(
        "first reported {} by {}",
        published(source),
        source.publisher
    ))
}
