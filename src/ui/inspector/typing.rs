//! Typing into fields and choosing in them: what is half typed is judged as it stands, and becomes an edit when the
//! field is left, if the dossier takes it. How the form looks is said in `form`.

use egui::Ui;

use super::drafts::{Key, Said};
use super::form::{Form, Spot};
use crate::dossier::edit::{Change, Edit};
use crate::dossier::{Problem, Severity};
use crate::ui::fields::Fitness;
use crate::ui::fields::among::{Among, Word};
use crate::ui::fields::text::{Lines, Outcome, TextField};

/// How what stands in a field is understood. `None`: there is nothing to say about it.
pub type Explain<'f> = dyn Fn(&str) -> Option<String> + 'f;

/// What a field to type in shows, and what becomes of what is typed.
pub struct Typed<'f> {
    pub value: &'f str,
    pub lines: Lines,
    /// Shown while nothing stands in it.
    pub hint: &'f str,
    /// The change that puts this there, or why it cannot be.
    pub put: &'f dyn Fn(&str) -> Result<Change, String>,
    /// How what stands there is understood. `None`: the text says it itself.
    pub explain: Option<&'f Explain<'f>>,
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

impl Form<'_> {
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
