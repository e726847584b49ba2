//! What a claim denies, contradicts, confirms and updates: the links it has, and new ones by a key or a button.

use egui::{Button, RichText, Sense, Ui, vec2};

use super::Manner;
use super::form::Form;
use crate::app::{DraftAction, Linking, Page};
use crate::dossier::{ClaimId, Relation};
use crate::ui::theme::{sans, sans_bold};

pub(super) fn draw(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let tip = "How it bears on other claims";
    form.row(ui, "Links", tip, |form, ui| {
        let mut gone: Option<(Relation, ClaimId)> = None;
        for (relation, to) in form.draft.relations.clone() {
            if link(ui, form, relation, &to) {
                gone = Some((relation, to));
            }
        }
        if let Some(gone) = gone {
            form.draft.relations.retain(|link| *link != gone);
            form.deeds.push("links");
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (relation, key) in KEYS {
                let label = RichText::new(format!("{}…", relation.name())).font(sans(12.0));
                let tip = format!(
                    "Choose the claim that this one {} (Shift+{key})",
                    relation.name()
                );
                let button = ui.add(Button::new(label).small());
                form.lead_to(relation.name(), &button);
                if button.on_hover_text(tip).clicked() {
                    let from = match form.manner {
                        Manner::New => Some(Linking::Draft),
                        Manner::Existing => form
                            .draft
                            .id
                            .parse()
                            .ok()
                            .map(|id| Linking::Claim(form.draft.source.clone(), id)),
                    };
                    let from = from.map(|from| (from, relation));
                    form.actions.draft(DraftAction::LookForLink(from));
                }
            }
        });
    });
}

const KEYS: [(Relation, &str); 4] = [
    (Relation::Denies, "D"),
    (Relation::Contradicts, "X"),
    (Relation::Confirms, "F"),
    (Relation::Updates, "U"),
];

/// One link with a × that takes it away; whether that was clicked.
fn link(ui: &mut Ui, form: &mut Form<'_, '_>, relation: Relation, to: &ClaimId) -> bool {
    let theme = form.theme();
    let index = form.scene.state.index();
    let other = index.claim_ix(to);
    let statement = other.map_or(to.as_str(), |ix| &index.claim(ix).statement);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let label = RichText::new(relation.name()).font(sans_bold(12.0));
        ui.label(label.color(if relation.opposes() {
            theme.contested
        } else {
            theme.ink_soft
        }));
        let room = (ui.available_width() - 22.0).max(40.0);
        let words = RichText::new(statement).font(sans(12.0)).color(theme.ink);
        let shown = ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(words).truncate().sense(Sense::click()))
        });
        let shown = shown.inner.on_hover_text(statement);
        shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, statement));
        if let (true, Some(ix)) = (shown.clicked(), other) {
            let source = index.source(index.source_of(ix)).id.clone();
            form.actions.open(Page::Document(source, Some(to.clone())));
        }
        let close = Button::new("×").frame(false).min_size(vec2(16.0, 16.0));
        ui.add(close)
            .accessible_name(format!("Remove the link: {} {statement}", relation.name()))
            .clicked()
    })
    .inner
}
