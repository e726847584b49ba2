//! Copying an excerpt or a citation: the small button on cards and documents, and its menu.

use egui::{Key, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::dossier::{Citation, CitationStyle};
use crate::query::{ClaimIx, SourceIx};

use super::desk::Desk;
use super::setting::frame_focus;

/// Three dots at the right end of what comes next; takes no room of its own.
pub fn button(ui: &mut Ui, desk: &mut Desk<'_>, claim: ClaimIx) {
    let source = desk.index().source_of(claim);
    let at = ui.available_rect_before_wrap();
    let rect = Rect::from_min_size(pos2(at.right() - 18.0, at.top() + 1.0), vec2(18.0, 18.0));
    dots(ui, desk, rect, source, Some(claim));
}

/// The three dots and their menu.
pub fn dots(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    rect: Rect,
    source: SourceIx,
    claim: Option<ClaimIx>,
) {
    let theme = desk.theme();
    let response = ui.interact(
        rect,
        ui.scope_id().with(("copy", source, claim)),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), "Copy"));
    let colour = if response.hovered() || response.has_focus() {
        theme.ink
    } else {
        theme.ink_faint
    };
    for step in [-4.5, 0.0, 4.5] {
        ui.painter()
            .circle_filled(rect.center() + vec2(step, 0.0), 1.3, colour);
    }
    if response.has_focus() {
        frame_focus(ui, theme, rect);
    }
    let popup = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    Popup::menu(&response).show(|ui| menu(ui, desk, source, claim));
    // Whoever came by keyboard goes on from here.
    let by_key = ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter));
    if was_open && by_key && !Popup::is_id_open(ui.ctx(), popup) {
        response.request_focus();
    }
    response.on_hover_text("Copy");
}

/// What can be copied.
pub fn menu(ui: &mut Ui, desk: &mut Desk<'_>, source: SourceIx, claim: Option<ClaimIx>) {
    ui.set_min_width(170.0);
    let index = desk.index();
    if let Some(claim) = claim
        && ui.button("Copy excerpt").clicked()
    {
        ui.copy_text(desk.words_of(claim));
        desk.say("Excerpt copied.");
        ui.close();
    }
    ui.separator();
    ui.label(egui::RichText::new("Copy as citation").color(desk.theme().ink_soft));
    let citation = Citation {
        dossier: desk.state().dossier(),
        source: index.source(source),
        claim: claim.map(|claim| index.claim(claim)),
    };
    for style in CitationStyle::ALL {
        if ui.button(style.name()).clicked() {
            ui.copy_text(citation.text(style));
            desk.say("Citation copied.");
            ui.close();
        }
    }
}
