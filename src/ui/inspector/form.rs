//! The form that all kinds of items are shown in: labels at the left, fields at the right, and beneath each field
//! what is to be said about it. Turns what was typed into edits; which fields there are is said elsewhere.

use egui::{Id, RichText, Ui, UiBuilder};

use super::drafts::{Drafts, Key, Said};
use super::refer::NewPlace;
use super::removing::Removing;
use crate::app::Actions;
use crate::dossier::edit::{Change, Edit};
use crate::dossier::{Field, Severity, Subject};
use crate::ui::fields::Access;
use crate::ui::fields::choose;
use crate::ui::scene::Scene;
use crate::ui::theme::sans;

/// How wide the labels are, in points. Chosen by eye for the words there are.
pub const LABEL_WIDTH: f32 = 78.0;
/// Between one field and the next, in points.
const APART: f32 = 5.0;

/// A field: where its findings stand, what it is called, what it means.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// As a dossier's file calls it.
    pub name: &'static str,
    /// Which entry of a list, from 0.
    pub nth: usize,
    /// Whether it is one of a list.
    listed: bool,
    /// Which part of an entry that has several. Empty: the entry, or its first part.
    pub part: &'static str,
    /// "Role".
    pub label: &'static str,
    /// What it means, and how it is written.
    pub tip: &'static str,
}

impl Spot {
    pub const fn new(name: &'static str, label: &'static str, tip: &'static str) -> Self {
        Self {
            name,
            nth: 0,
            listed: false,
            part: "",
            label,
            tip,
        }
    }

    /// The entry at a place of its list.
    pub const fn at(self, nth: usize) -> Self {
        Self {
            nth,
            listed: true,
            ..self
        }
    }

    /// A part of an entry, with a name of its own.
    pub const fn part(self, part: &'static str, label: &'static str, tip: &'static str) -> Self {
        Self {
            part,
            label,
            tip,
            ..self
        }
    }
}

/// The form while it is drawn.
pub struct Form<'a> {
    pub scene: Scene<'a>,
    pub subject: Subject,
    /// What the subject is called in the list of what was done: "Mikheil Saakashvili".
    pub called: String,
    pub access: Access,
    pub drafts: &'a mut Drafts,
    pub choosing: &'a mut choose::Memory,
    /// What is about to go. `None`: nothing is.
    pub removing: &'a mut Option<Removing>,
    /// The place of which is being asked how precisely it is known. `None`: none is.
    pub placing: &'a mut Option<NewPlace>,
    pub actions: &'a mut Actions,
    /// The field that is to get the keyboard. `None`: none is, or it has got it already.
    sought: &'a mut Option<Field>,
    /// What is to be said beneath the entry that is being drawn.
    pub(super) said: Vec<Said>,
    /// Whether what is said is about half-typed text, in place of what was found before.
    pub(super) judged: bool,
}

impl<'a> Form<'a> {
    pub fn new(
        scene: Scene<'a>,
        subject: Subject,
        called: String,
        memory: &'a mut super::Memory,
        actions: &'a mut Actions,
    ) -> Self {
        let access = match scene.state.why_read_only() {
            Some(_) => Access::ReadOnly,
            None => Access::Editable,
        };
        Self {
            scene,
            subject,
            called,
            access,
            drafts: &mut memory.drafts,
            choosing: &mut memory.choosing,
            removing: &mut memory.removing,
            placing: &mut memory.placing,
            actions,
            sought: &mut memory.sought,
            said: Vec::new(),
            judged: false,
        }
    }

    pub fn is_editable(&self) -> bool {
        self.access == Access::Editable
    }

    /// Asks for a change of what the form is about.
    pub fn ask(&mut self, name: impl Into<String>, change: Change) {
        self.actions.edit(Edit::one(name, change));
    }

    /// A label at the left, and beside it what `add` draws.
    pub fn labelled<R>(
        &mut self,
        ui: &mut Ui,
        label: &str,
        tip: &str,
        add: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + LABEL_WIDTH);
        let theme = self.scene.theme;
        let galley = ui.painter().layout(
            label.to_owned(),
            sans(12.0),
            theme.ink_soft,
            LABEL_WIDTH - 8.0,
        );
        let at = egui::pos2(left.left(), left.top() + 3.5);
        let label_rect = egui::Rect::from_min_size(at, galley.size());
        let id = ui.scope_id().with(("label", label));
        ui.interact(label_rect, id, egui::Sense::hover())
            .on_hover_text(tip);
        let least = galley.size().y + 3.5;
        ui.painter().galley(at, galley, theme.ink_soft);
        let answer = ui.scope_builder(
            UiBuilder::new().id_salt(("row", label)).max_rect(right),
            |ui| {
                ui.set_width(right.width());
                ui.set_min_height(least);
                ui.spacing_mut().item_spacing.y = 3.0;
                add(self, ui)
            },
        );
        ui.add_space(APART);
        answer.inner
    }

    /// A labelled field of one entry.
    pub fn row<R>(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        add: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
        self.labelled(ui, spot.label, spot.tip, |form, ui| {
            form.entry(ui, spot, add)
        })
    }

    /// A heading within the form.
    pub fn heading(&self, ui: &mut Ui, title: &str) {
        crate::ui::widgets::section(ui, self.scene.theme, title);
        ui.add_space(2.0);
    }

    /// A heading over a list, with a choice beside it whether the ids of what is listed are shown.
    pub fn heading_with_ids(&mut self, ui: &mut Ui, title: &str) {
        let theme = self.scene.theme;
        let heading = ui.scope(|ui| crate::ui::widgets::section(ui, theme, title));
        let line = heading.response.rect.bottom();
        let right = ui.max_rect().right();
        let beside = egui::Rect::from_min_max(
            egui::pos2(right - 60.0, line - 19.0),
            egui::pos2(right, line + 3.0),
        );
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let builder = UiBuilder::new()
            .id_salt(("ids", title))
            .max_rect(beside)
            .layout(layout);
        let text = RichText::new("ids").font(sans(11.0));
        ui.new_child(builder)
            .checkbox(&mut self.drafts.ids_shown, text)
            .on_hover_text("Show the ids too, by which the files name them");
        ui.add_space(2.0);
    }

    /// Something to say beneath the entry that is being drawn; nothing is wrong.
    pub fn remark(&mut self, text: &str) {
        self.said.push(Said::explaining(text));
    }

    /// One entry, with what is to be said about it beneath.
    pub fn entry<R>(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        add: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
        self.said.clear();
        self.judged = false;
        let answer = add(self, ui);
        let mut said = std::mem::take(&mut self.said);
        if !self.judged {
            said.extend(self.found(spot));
        }
        for said in &said {
            self.say(ui, said);
        }
        answer
    }

    /// What checking found about an entry as it is in the dossier.
    fn found(&self, spot: Spot) -> Vec<Said> {
        let here = |field: Option<Field>| {
            field.is_some_and(|field| field.name == spot.name && field.nth == spot.nth)
        };
        let about = self.scene.state.findings_about(&self.subject);
        about
            .filter(|finding| here(finding.field))
            .map(|finding| Said {
                severity: Some(finding.severity),
                text: finding.message.clone(),
                hint: finding.hint.clone(),
                fix: finding.field.zip(finding.fix.clone()),
            })
            .collect()
    }

    /// A sentence beneath a field, with what would put it right.
    pub fn say(&mut self, ui: &mut Ui, said: &Said) {
        let theme = self.scene.theme;
        let ink = match said.severity {
            Some(Severity::Error) => theme.trouble,
            Some(Severity::Warning) => theme.contested,
            Some(Severity::Note) | None => theme.ink_soft,
        };
        let line = |text: &str, ink| RichText::new(text).font(sans(11.5)).color(ink);
        let label = ui.add(egui::Label::new(line(&said.text, ink)).wrap());
        // A screen reader reads it out without being asked.
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        if let Some(hint) = &said.hint {
            ui.add(egui::Label::new(line(hint, theme.ink_soft)).wrap());
        }
        if let (Some((field, fix)), true) = (&said.fix, self.is_editable()) {
            self.fix_button(ui, *field, fix);
        }
    }

    fn fix_button(&mut self, ui: &mut Ui, field: Field, fix: &crate::dossier::edit::Fix) {
        let dossier = self.scene.state.dossier();
        let edit = crate::dossier::edit::fixed(dossier, &self.subject, field, fix);
        if let Some(edit) = edit
            && ui
                .small_button(fix.in_words())
                .on_hover_text(&edit.name)
                .clicked()
        {
            self.actions.edit(edit);
        }
    }

    pub(super) fn key(&self, spot: Spot) -> Key {
        Key {
            subject: self.subject.clone(),
            name: spot.name,
            nth: spot.nth,
            part: spot.part,
        }
    }

    pub(super) fn id(&self, spot: Spot) -> Id {
        Id::unique(("field", &self.subject, spot.name, spot.nth, spot.part))
    }

    /// Gives a field the keyboard if it is the one that somebody asked to be led to.
    pub fn lead_to(&mut self, spot: Spot, response: &egui::Response) {
        if self.is_sought(spot) {
            response.request_focus();
        }
    }

    /// Whether a field is the one that somebody asked to be led to; says so once.
    fn is_sought(&mut self, spot: Spot) -> bool {
        let here = |field: &Field| field.name == spot.name && field.nth == spot.nth;
        let sought = spot.part.is_empty() && self.sought.as_ref().is_some_and(here);
        if sought {
            *self.sought = None;
        }
        sought
    }

    /// The name of a field for whoever cannot see where it stands.
    pub(super) fn spoken(spot: Spot) -> String {
        match spot.listed {
            false => spot.label.to_owned(),
            true => format!("{} {}", spot.label, spot.nth + 1),
        }
    }

    /// Whether the id of what is listed is to be shown: when asked for, and while one is half typed.
    pub fn shows_id(&self, spot: Spot) -> bool {
        self.drafts.ids_shown || self.drafts.text(&self.key(spot)).is_some()
    }
}
