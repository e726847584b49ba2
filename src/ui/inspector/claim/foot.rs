//! What stands beneath the fields of a new claim, always in view: what it lacks, what else it has, the button that
//! adds it. And above them, what else is unfinished.

use egui::{Button, RichText, Ui};

use super::Memory;
use crate::app::{Actions, ClaimDraft, DraftAction, GuessedField, Lack};
use crate::dossier::When;
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold};

/// It is no lower than this, in points.
pub(super) const LOWEST: f32 = 62.0;

/// What keeps the claim from being added, each as it follows "Missing: ".
pub(super) fn missing(scene: Scene<'_>, memory: &Memory, draft: &ClaimDraft) -> Vec<String> {
    let index = scene.state.index();
    let lacks = draft.lacks(index, memory.quote.last(draft).as_ref());
    let mut missing: Vec<String> = lacks.iter().map(Lack::in_words).collect();
    missing.extend(scene.state.drafting().place_lacks());
    let dates = [
        (&memory.occurred, "When it happened"),
        (&memory.said, "Said on"),
    ];
    for (date, label) in dates {
        if let Some(typed) = date.unread() {
            missing.push(format!("a date in “{label}”: “{typed}” gives none"));
        }
    }
    if let Some(typed) = memory.figure.unread() {
        missing.push(format!("a number in “Figure”: “{typed}” gives none"));
    }
    let left = memory.choosers.left_typed();
    missing.extend(left.map(|(label, typed)| {
        format!("what “{typed}” is in “{label}” (Tab or Enter takes what is marked)")
    }));
    missing
}

/// The button that adds the claim, and what it lacks.
pub(super) fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    draft: &ClaimDraft,
    lacks: &[String],
    actions: &mut Actions,
) {
    let theme = scene.theme;
    ui.separator();
    ui.horizontal(|ui| {
        let label = RichText::new("Add the claim").font(sans_bold(13.0));
        let add = ui.add_enabled(
            lacks.is_empty(),
            Button::new(label).shortcut_text("Ctrl+Enter"),
        );
        add.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, lacks.is_empty(), "Add the claim")
        });
        if add.clicked() {
            memory.adding = true;
            actions.draft(DraftAction::Add);
        }
        ui.add_space((ui.available_width() - 82.0).max(0.0));
        if ui
            .add(Button::new("Discard").frame(false))
            .on_hover_text("Throw the unfinished claim away; Ctrl+K takes the last one out again")
            .clicked()
        {
            actions.draft(DraftAction::Discard);
        }
    });
    let also = also(draft);
    if !also.is_empty() {
        let said = format!("Also: {}.", also.join(", "));
        let said = RichText::new(said).font(sans(11.5)).color(theme.ink_soft);
        ui.add(egui::Label::new(said).wrap());
    }
    if !lacks.is_empty() {
        let said = match memory.refused {
            true => format!("Not added yet. Missing: {}.", lacks.join(", ")),
            false => format!("Missing: {}.", lacks.join(", ")),
        };
        let ink = match memory.refused {
            true => theme.trouble,
            false => theme.ink_soft,
        };
        let said = RichText::new(said).font(sans(11.5)).color(ink);
        let label = ui.add(egui::Label::new(said).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

/// What fields that may be out of view have, so that nothing goes into the dossier unseen.
fn also(draft: &ClaimDraft) -> Vec<String> {
    let mut also = Vec::new();
    let when = |text: &Option<String>| {
        let when = text.as_deref().and_then(|it| When::parse(it).ok())?;
        Some(when.in_words())
    };
    if let Some(date) = when(&draft.occurred) {
        also.push(match draft.guess_at(GuessedField::Occurred) {
            Some(_) => format!("date {date} (guessed)"),
            None => format!("date {date}"),
        });
    }
    match draft.via.len() {
        0 => {}
        1 => also.push("an outlet".to_owned()),
        count => also.push(format!("{count} outlets")),
    }
    if let Some(date) = when(&draft.said) {
        also.push(format!("said on {date}"));
    }
    if draft.said_at.is_some() {
        also.push("where it was said".to_owned());
    }
    if let Some(figure) = &draft.figure {
        let counted = figure.measure.replace('-', " ");
        also.push(format!("figure {} {counted}", figure.in_words()));
    }
    also
}

/// Unfinished claims besides the one in hand: above the fields, where a claim that gave way to another is seen.
pub(super) fn others(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let drafts = scene.state.drafts();
    let Some((_, others)) = drafts.split_last() else {
        return;
    };
    let Some((last, before)) = others.split_last() else {
        return;
    };
    let named = |draft: &ClaimDraft| {
        let index = scene.state.index();
        let source = index.source_ix(&draft.source).map(|ix| index.source(ix));
        match draft.statement.trim() {
            "" => source
                .and_then(|source| source.content().get(draft.span()?))
                .unwrap_or("a claim")
                .to_owned(),
            statement => statement.to_owned(),
        }
    };
    let count = match others.len() {
        1 => "1 more unfinished claim".to_owned(),
        count => format!("{count} more unfinished claims"),
    };
    let button = |ui: &mut Ui, at: usize, words: &str, tip: &str, actions: &mut Actions| {
        let label = RichText::new(words).font(sans(11.5));
        let button = ui.add(Button::new(label).small().sense(egui::Sense::CLICK));
        if button.on_hover_text(tip).clicked() {
            actions.draft(DraftAction::TakeUp(at));
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let soft = RichText::new(count).font(sans(11.5));
        ui.label(soft.color(scene.theme.ink_soft));
        let last = named(last);
        button(ui, others.len() - 1, "Take up the last", &last, actions);
        for (at, draft) in before.iter().enumerate().rev().take(OTHERS) {
            button(
                ui,
                at,
                &shortened(&named(draft)),
                "Take it up again",
                actions,
            );
        }
    });
    ui.add_space(4.0);
}

/// So many unfinished claims are named besides the last.
const OTHERS: usize = 3;
/// So many letters of what they say.
const LETTERS: usize = 24;

fn shortened(words: &str) -> String {
    match words.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
