//! The left panel while something is edited: the fields of one item, each checked as it is typed.

mod actor;
mod adding;
pub mod claim;
mod dates;
mod dispute;
mod dossier;
mod drafts;
mod event;
mod form;
mod identity;
mod lists;
mod naming;
mod place;
mod refer;
mod removing;
mod source;
mod typing;

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

pub use self::dossier::policy_name;
use self::drafts::Drafts;
use self::form::Form;
use self::removing::Removing;
use super::fields::choose;
use super::scene::{Hover, Scene};
use super::theme::{sans, serif_bold};
use crate::app::{Actions, Overlay, Page, ViewAction};
use crate::dossier::edit::fixed;
use crate::dossier::{Field, Severity, Subject};

/// Half-typed text, and what else only the inspector knows.
#[derive(Default)]
pub struct Memory {
    drafts: Drafts,
    choosing: choose::Memory,
    adding: adding::Memory,
    claim: claim::Memory,
    /// What is about to go, while nobody has said the last word.
    removing: Option<Removing>,
    /// A place that was chosen in a field, until it is said how precisely it is known.
    placing: Option<refer::NewPlace>,
    /// The field that is to get the keyboard.
    sought: Option<Field>,
    /// Which seeking was answered last.
    answered: u64,
    /// What had the keyboard in the frame before.
    focused: Option<egui::Id>,
    /// Whether a field was being typed in, or a list was open, at the end of the frame before: Esc is theirs then.
    was_busy: bool,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    _hover: &mut Hover,
    actions: &mut Actions,
) {
    if scene.state.draft_in_hand().is_some() {
        claim::draw_draft(ui, scene, &mut memory.claim, actions);
        close_on_escape(ui, scene, memory, actions);
        return;
    }
    let editing = scene.state.editing();
    memory.drafts.keep_to(scene.state.root());
    memory.drafts.keep_to_what_is_there(scene.state.dossier());
    if let Some(sought) = editing.sought().filter(|it| it.time != memory.answered) {
        memory.answered = sought.time;
        memory.sought = Some(sought.field);
    }
    if let Some(subject) = editing.inspected() {
        head(ui, scene, subject, actions);
        elsewhere(ui, scene, memory, subject, actions);
        ScrollArea::vertical()
            .id_salt(("fields of", subject))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 13.0);
                item(ui, scene, memory, subject, actions);
                // What was sought is found by now, or has no field.
                memory.sought = None;
                super::focus::lead(ui, &mut memory.focused);
                ui.add_space(16.0);
            });
    }
    if let Some(sort) = editing.beginning() {
        adding::draw(ui, scene, &mut memory.adding, sort, actions);
    }
    close_on_escape(ui, scene, memory, actions);
}

/// Room for the × at the right end of the head, in points.
const CLOSE: f32 = 30.0;

/// The name of what is edited, what sort of thing it is, and the way out.
fn head(ui: &mut Ui, scene: Scene<'_>, subject: &Subject, actions: &mut Actions) {
    let theme = scene.theme;
    ui.horizontal(|ui| {
        let called = match subject {
            Subject::Dossier => scene.state.dossier().title.clone(),
            _ => scene.state.dossier().called(subject),
        };
        let room = (ui.available_width() - CLOSE - 12.0).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            let title = RichText::new(&called).font(serif_bold(15.0));
            let response = ui.add(egui::Label::new(title).truncate());
            response.widget_info(|| {
                let name = format!("{} {called}", naming::sort(subject));
                egui::WidgetInfo::labeled(egui::Role::Heading, true, name)
            });
        });
        ui.add_space((ui.available_width() - CLOSE).max(0.0));
        let close = ui.add(egui::Button::new("×").frame(false));
        if close
            .accessible_name("Close the inspector")
            .on_hover_text("Back to the filters (Esc)")
            .clicked()
        {
            actions.inspect(None);
        }
    });
    ui.horizontal(|ui| {
        let soft = |text: &str| RichText::new(text).font(sans(11.5)).color(theme.ink_soft);
        ui.label(soft(naming::sort(subject)));
        let page = Page::about(subject.clone());
        if *scene.state.page() != page
            && ui
                .small_button("Open its page")
                .on_hover_text("Show it in the reader")
                .clicked()
        {
            actions.open(page);
        }
    });
    if let Some(why) = scene.state.why_read_only() {
        ui.add_space(2.0);
        let said = RichText::new(why).font(sans(12.0)).color(theme.contested);
        ui.add(egui::Label::new(said).wrap());
        if ui
            .small_button("Save a copy…")
            .on_hover_text("A copy in a folder of yours, which can be changed")
            .clicked()
        {
            let copy = Some(Overlay::SaveCopy);
            actions.view(ViewAction::SetOverlay(copy));
        }
    }
    ui.add_space(4.0);
}

/// What else has something half typed, so that it is not forgotten there.
fn elsewhere(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &Memory,
    shown: &Subject,
    actions: &mut Actions,
) {
    let mut others = memory.drafts.elsewhere(shown);
    if others.is_empty() {
        return;
    }
    let dossier = scene.state.dossier();
    others.sort_by_key(|subject| dossier.called(subject));
    ui.horizontal_wrapped(|ui| {
        let soft = RichText::new("Typed and not taken yet:").font(sans(11.5));
        ui.label(soft.color(scene.theme.ink_soft));
        for subject in others {
            if ui.small_button(dossier.called(subject)).clicked() {
                actions.inspect(Some(subject.clone()));
            }
        }
    });
    ui.add_space(4.0);
}

fn item(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    subject: &Subject,
    actions: &mut Actions,
) {
    let dossier = scene.state.dossier();
    if let Subject::Claim(of, id) = subject {
        let found = dossier.claim(id).filter(|(source, _)| source.id == *of);
        if let Some((source, it)) = found {
            let mut sought = memory.sought.take();
            found_about(ui, scene, subject, &mut sought, actions);
            claim::draw_claim(ui, scene, &mut memory.claim, source, it, sought, actions);
        }
        return;
    }
    let mut form = Form::new(
        scene,
        subject.clone(),
        dossier.called(subject),
        memory,
        actions,
    );
    match subject {
        Subject::Actor(id) => {
            if let Some(it) = dossier.actor(id) {
                actor::draw(ui, &mut form, it);
            }
        }
        Subject::Place(id) => {
            if let Some(it) = dossier.place(id) {
                place::draw(ui, &mut form, it);
            }
        }
        Subject::Event(id) => {
            if let Some(it) = dossier.event(id) {
                event::draw(ui, &mut form, it);
            }
        }
        Subject::Dispute(id) => {
            if let Some(it) = dossier.dispute(id) {
                dispute::draw(ui, &mut form, it);
            }
        }
        Subject::Source(id) => {
            if let Some(it) = dossier.source(id) {
                source::draw(ui, &mut form, it);
            }
        }
        Subject::Dossier => dossier::draw(ui, &mut form, dossier),
        Subject::Claim(..) => {}
    }
    if let Some(referent) = subject.referent() {
        removing::foot(ui, &mut form, &referent);
    }
}

/// What is wrong with a claim, above its fields, with what puts it right.
fn found_about(
    ui: &mut Ui,
    scene: Scene<'_>,
    subject: &Subject,
    sought: &mut Option<Field>,
    actions: &mut Actions,
) {
    let theme = scene.theme;
    for finding in scene.state.findings_about(subject) {
        let ink = match finding.severity {
            Severity::Error => theme.trouble,
            Severity::Warning => theme.contested,
            Severity::Note => theme.ink_soft,
        };
        let line = |text: &str, ink| RichText::new(text).font(sans(11.5)).color(ink);
        ui.add(egui::Label::new(line(&finding.message, ink)).wrap());
        if let Some(hint) = &finding.hint {
            ui.add(egui::Label::new(line(hint, theme.ink_soft)).wrap());
        }
        if let (Some(field), Some(fix), None) =
            (finding.field, &finding.fix, scene.state.why_read_only())
            && let Some(edit) = fixed(scene.state.dossier(), subject, field, fix)
        {
            let button = ui.small_button(fix.in_words());
            // The words of a claim are no field to type in: what leads to them is what puts them right.
            if field.name == "quote" && *sought == Some(field) {
                *sought = None;
                button.request_focus();
            }
            if button.on_hover_text(&edit.name).clicked() {
                actions.edit(edit);
            }
        }
        ui.add_space(4.0);
    }
}

/// Esc leaves a field first; only where nothing is typed it closes the inspector.
fn close_on_escape(ui: &Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let ctx = ui.ctx();
    let free = !memory.was_busy && !scene.state.is_covered();
    if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.inspect(None);
    }
    memory.was_busy = ctx.text_edit_focused() || egui::Popup::is_any_open(ctx);
}
