//! The form that all kinds of items are shown in: labels at the left, fields at the right, and beneath each field
//! what is to be said about it. Turns what was typed into edits; which fields there are is said elsewhere.

use egui::{Id, RichText, Ui, UiBuilder};

use super::drafts::{Drafts, Key, Said};
use super::removing::Removing;
use crate::app::Actions;
use crate::dossier::edit::{Change, Edit};
use crate::dossier::{Field, Problem, Severity, Subject};
use crate::ui::fields::among::{Among, Word};
use crate::ui::fields::choose;
use crate::ui::fields::text::{Lines, Outcome, TextField};
use crate::ui::fields::{Access, Fitness};
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
            part: "",
            label,
            tip,
        }
    }

    /// The entry at a place of its list.
    pub const fn at(self, nth: usize) -> Self {
        Self { nth, ..self }
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

/// What a field to type in shows, and what becomes of what is typed.
pub struct Typed<'f> {
    pub value: &'f str,
    pub lines: Lines,
    /// Shown while nothing stands in it.
    pub hint: &'f str,
    /// The change that puts this there, or why it cannot be.
    pub put: &'f dyn Fn(&str) -> Result<Change, String>,
    /// How what stands there is understood. `None`: the text says it itself.
    pub explain: Option<&'f dyn Fn(&str) -> Option<String>>,
    /// As the list of what was done calls it; empty: after the field.
    pub deed: &'f str,
}

/// Few words to choose among: how wide the field is, in points, what it shows, and the words.
pub struct Few<'w, 't, T>(pub f32, pub &'w str, pub &'w [Word<'t, T>]);

impl<'f> Typed<'f> {
    /// One line.
    pub fn line(value: &'f str, put: &'f dyn Fn(&str) -> Result<Change, String>) -> Self {
        Self {
            value,
            lines: Lines::One,
            hint: "",
            put,
            explain: None,
            deed: "",
        }
    }

    /// Wrapped text of at least so many lines.
    pub fn lines(
        value: &'f str,
        lines: usize,
        put: &'f dyn Fn(&str) -> Result<Change, String>,
    ) -> Self {
        Self {
            lines: Lines::Several(lines),
            ..Self::line(value, put)
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
    pub actions: &'a mut Actions,
    /// The field that is to get the keyboard. `None`: none is, or it has got it already.
    sought: &'a mut Option<Field>,
    /// What is to be said beneath the entry that is being drawn.
    said: Vec<Said>,
    /// Whether what is said is about half-typed text, in place of what was found before.
    judged: bool,
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

    fn key(&self, spot: Spot) -> Key {
        Key {
            subject: self.subject.clone(),
            name: spot.name,
            nth: spot.nth,
            part: spot.part,
        }
    }

    fn id(&self, spot: Spot) -> Id {
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
    fn spoken(spot: Spot) -> String {
        match spot.nth {
            0 => spot.label.to_owned(),
            nth => format!("{} {}", spot.label, nth + 1),
        }
    }

    /// What an edit of this field is called.
    pub fn deed(&self, spot: Spot, deed: &str) -> String {
        if !deed.is_empty() {
            return deed.to_owned();
        }
        format!("Change the {} of {}", lower_first(spot.label), self.called)
    }

    /// What checking says about a field after an edit, and whether the dossier takes it.
    fn judge(&self, spot: Spot, edit: &Edit) -> (bool, Vec<Said>) {
        let state = self.scene.state;
        // Renamed, it is known by another id afterwards.
        let subject =
            edit.changes
                .iter()
                .fold(self.subject.clone(), |subject, change| match change {
                    Change::Rename(referent, id) => subject.renamed(referent, id),
                    _ => subject,
                });
        let problems = match state.tried(edit, &subject) {
            Ok(problems) => problems,
            Err(error) => return (false, vec![Said::refusing(error.to_string())]),
        };
        let here = |problem: &Problem| {
            let field = problem.field.as_ref();
            field.is_some_and(|field| field.name == spot.name && field.nth == spot.nth)
        };
        let said: Vec<Said> = problems
            .into_iter()
            .filter(here)
            .map(|problem| Said {
                severity: Some(problem.severity),
                text: problem.message,
                hint: problem.hint,
                // What is not in the dossier yet is put right by typing on.
                fix: None,
            })
            .collect();
        let wrong = said.iter().any(|it| it.severity == Some(Severity::Error));
        (!wrong, said)
    }

    /// A field to type in, across what is left of the line.
    pub fn typed(&mut self, ui: &mut Ui, spot: Spot, typed: &Typed<'_>) {
        let width = ui.available_width();
        self.typed_within(ui, spot, width, typed);
    }

    /// A field to type in, `width` points wide.
    pub fn typed_within(&mut self, ui: &mut Ui, spot: Spot, width: f32, typed: &Typed<'_>) {
        let (key, version) = (
            self.key(spot),
            self.scene.state.editing().history().version(),
        );
        let draft = self.drafts.text(&key).map(str::to_owned);
        let mut text = draft.clone().unwrap_or_else(|| typed.value.to_owned());
        let judged = self.judge_draft(&key, version, spot, typed);
        let id = self.id(spot);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let fitness = match &judged {
            Some((false, _)) => Fitness::Unfit,
            Some((true, _)) if !focused => Fitness::Waiting,
            _ => Fitness::Fit,
        };
        let name = Self::spoken(spot);
        let field = TextField {
            id,
            name: &name,
            description: spot.tip,
            hint: typed.hint,
            lines: typed.lines,
            width,
            fitness,
            access: self.access,
        };
        let (response, outcome) = field.show(ui, self.scene.theme, &mut text);
        self.lead_to(spot, &response);
        match outcome {
            Outcome::Nothing => {}
            Outcome::Typed if text == typed.value => self.drafts.drop(&key),
            Outcome::Typed => self.drafts.put(key.clone(), text.clone()),
            Outcome::GivenUp if draft.is_some() => self.drafts.drop(&key),
            Outcome::GivenUp => response.surrender_focus(),
            Outcome::Entered | Outcome::Left => self.take(&key, spot, typed),
        }
        if let Some((_, said)) = judged {
            self.judged = true;
            self.said.extend(said);
        }
        let shown = if draft.is_some() { &text } else { typed.value };
        let explained = typed.explain.and_then(|explain| explain(shown.trim()));
        if let (Some(explained), true) = (explained, fitness != Fitness::Unfit) {
            self.said.push(Said::explaining(explained));
        }
        if fitness == Fitness::Waiting {
            self.said.push(Said::explaining(
                "Not taken yet: Enter takes it, Esc gives it up.",
            ));
        }
    }

    fn judge_draft(
        &mut self,
        key: &Key,
        version: crate::app::Version,
        spot: Spot,
        typed: &Typed<'_>,
    ) -> Option<(bool, Vec<Said>)> {
        let text = self.drafts.text(key)?.to_owned();
        // The drafts are out of the form's hands while it looks at the dossier.
        let mut drafts = std::mem::take(self.drafts);
        let judged = drafts.judged(key, version, |_| match (typed.put)(text.trim()) {
            Ok(change) => self.judge(spot, &Edit::one(String::new(), change)),
            Err(why) => (false, vec![Said::refusing(why)]),
        });
        let judged = judged.map(|it| (it.fits, it.said.clone()));
        *self.drafts = drafts;
        judged
    }

    /// Sends what was typed, if it fits; an unfit text stays where it is, with what is said about it.
    fn take(&mut self, key: &Key, spot: Spot, typed: &Typed<'_>) {
        let Some(text) = self.drafts.text(key).map(|text| text.trim().to_owned()) else {
            return;
        };
        if text == typed.value {
            return self.drafts.drop(key);
        }
        let Ok(change) = (typed.put)(&text) else {
            return;
        };
        let edit = Edit::one(self.deed(spot, typed.deed), change);
        if self.judge(spot, &edit).0 {
            self.drafts.drop(key);
            self.actions.edit(edit);
        }
    }

    /// A button that opens an empty entry at the end of a list, and that entry while it is being typed.
    pub fn new_entry(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        nth: usize,
        button: &str,
        deed: &str,
        put: &dyn Fn(&str) -> Result<Change, String>,
    ) {
        let spot = spot.at(nth);
        let key = self.key(spot.part("new", spot.label, spot.tip));
        let new = spot.part("new", spot.label, spot.tip);
        if !self.drafts.is_adding(&self.subject, spot.name) && self.drafts.text(&key).is_none() {
            if ui.small_button(button).clicked() {
                self.drafts.begin_entry(&self.subject, spot.name);
                let id = self.id(new);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            return;
        }
        let id = self.id(new);
        self.entry(ui, spot, |form, ui| {
            let typed = Typed {
                deed,
                ..Typed::line("", put)
            };
            form.typed(ui, new, &typed);
        });
        let focused = ui.memory(|memory| memory.has_focus(id));
        if !focused && self.drafts.text(&key).is_none() {
            self.drafts.end_entry();
        }
    }

    /// A choice among few words. `put` is the change that a word comes to.
    pub fn choice<T>(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        few: Few<'_, '_, T>,
        holds: impl Fn(&T) -> bool,
        put: impl FnOnce(&T) -> Change,
    ) {
        let words = few.2;
        if let Some(at) = self.picked(ui, spot, few, holds) {
            let deed = self.deed(spot, "");
            self.send(spot, Edit::one(deed, put(&words[at].value)));
        }
    }

    /// The same for a choice that is no edit by itself: the place of the word that was picked.
    pub fn picked<T>(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        Few(width, shown, words): Few<'_, '_, T>,
        holds: impl Fn(&T) -> bool,
    ) -> Option<usize> {
        let name = Self::spoken(spot);
        let among = Among {
            salt: self.id(spot),
            name: &name,
            description: spot.tip,
            shown,
            width,
            access: self.access,
        };
        let (response, picked) = among.show(ui, words, holds);
        self.lead_to(spot, &response);
        let (key, version) = (self.key(spot), self.version());
        if let Some(said) = self.drafts.refusal(&key, version) {
            self.said.extend(said.iter().cloned());
        }
        picked
    }

    /// Sends an edit that a choice comes to, or says why the dossier does not take it.
    pub fn send(&mut self, spot: Spot, edit: Edit) {
        let key = self.key(spot);
        match self.judge(spot, &edit) {
            (true, _) => {
                self.drafts.drop(&key);
                self.actions.edit(edit);
            }
            (false, said) => {
                let version = self.version();
                self.drafts.refuse(key, version, said);
            }
        }
    }

    fn version(&self) -> crate::app::Version {
        self.scene.state.editing().history().version()
    }
}

/// "Member of" as "member of"; "EDTF" stays.
fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}
