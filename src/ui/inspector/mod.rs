//! The left panel while something is edited: the fields of one item, each checked as it is typed.

mod actor;
pub mod claim;
mod drafts;
mod form;
mod identity;
mod lists;
mod naming;

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use self::drafts::Drafts;
use self::form::Form;
use super::scene::{Hover, Scene};
use super::theme::{sans, serif_bold};
use crate::app::{Actions, Page};
use crate::dossier::{Field, Subject};

/// Half-typed text, and what else only the inspector knows.
#[derive(Default)]
pub struct Memory {
    drafts: Drafts,
    claim: claim::Memory,
    /// The field that is to get the keyboard.
    sought: Option<Field>,
    /// Which seeking was answered last.
    answered: u64,
    /// What had the keyboard in the frame before.
    focused: Option<egui::Id>,
    /// Whether a field was being typed in at the end of the frame before.
    was_typing: bool,
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
    if let Some(sought) = editing.sought().filter(|it| it.time != memory.answered) {
        memory.answered = sought.time;
        memory.sought = Some(sought.field);
    }
    if let Some(subject) = editing.inspected() {
        head(ui, scene, subject, actions);
        ScrollArea::vertical()
            .id_salt(("fields of", subject))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 13.0);
                item(ui, scene, memory, subject, actions);
                super::focus::lead(ui, &mut memory.focused);
                ui.add_space(16.0);
            });
    }
    close_on_escape(ui, scene, memory, actions);
}

/// The name of what is edited, what sort of thing it is, and the way out.
fn head(ui: &mut Ui, scene: Scene<'_>, subject: &Subject, actions: &mut Actions) {
    let theme = scene.theme;
    ui.horizontal(|ui| {
        let called = match subject {
            Subject::Dossier => scene.state.dossier().title.clone(),
            _ => naming::called(scene.state.dossier(), subject),
        };
        let room = (ui.available_width() - 40.0).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            let title = RichText::new(&called).font(serif_bold(15.0));
            let response = ui.add(egui::Label::new(title).truncate());
            response.widget_info(|| {
                let name = format!("{} {called}", naming::sort(subject));
                egui::WidgetInfo::labeled(egui::Role::Heading, true, name)
            });
        });
        ui.add_space((ui.available_width() - 34.0).max(0.0));
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
    }
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
    if let Subject::Claim(source, id) = subject {
        let found = dossier.claim(id).filter(|(own, _)| own.id == *source);
        if let Some((source, claim)) = found {
            claim::draw_claim(ui, scene, &mut memory.claim, source, claim, actions);
        }
        return;
    }
    let mut form = Form::new(
        scene,
        subject.clone(),
        naming::called(dossier, subject),
        &mut memory.drafts,
        actions,
        &mut memory.sought,
    );
    match subject {
        Subject::Actor(id) => {
            if let Some(it) = dossier.actor(id) {
                actor::draw(ui, &mut form, it);
            }
        }
        _ => {}
    }
}

/// Esc leaves a field first; only where nothing is typed it closes the inspector.
fn close_on_escape(ui: &Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let ctx = ui.ctx();
    let free = !memory.was_typing && !egui::Popup::is_any_open(ctx) && !scene.state.is_covered();
    if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.inspect(None);
    }
    memory.was_typing = ctx.text_edit_focused();
}
