//! The number that a claim gives: what it counts, and the number as people write it.

use std::sync::Arc;

use egui::{Button, Key, Modifiers, RichText, TextEdit, Ui};

use super::form::Form;
use crate::app::figure_typed;
use crate::dossier::Figure;
use crate::dossier::naming::words_as_id;
use crate::ui::fields;
use crate::ui::theme::sans;

/// What is half typed, and what is counted elsewhere in the dossier.
#[derive(Default)]
pub(super) struct Memory {
    measure: Option<String>,
    number: Option<String>,
    /// The measures in use, most used first, and the index they were gathered from.
    measures: Option<(usize, Vec<String>)>,
}

/// So many measures are offered.
const OFFERED: usize = 4;
/// A measure is named in no more words.
const WORDS: usize = 6;

pub(super) fn draw(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut Memory) {
    let theme = form.theme();
    let figure = form.draft.figure.clone();
    let written = figure
        .as_ref()
        .map(figure_typed::written)
        .unwrap_or_default();
    let counted = figure
        .as_ref()
        .map(|it| it.measure.clone())
        .unwrap_or_default();
    let mut number = memory.number.clone().unwrap_or(written);
    let hint = |text: &str| RichText::new(text).font(sans(12.0)).color(theme.ink_faint);
    let id = ui.scope_id().with("number");
    form.rows.stop(id);
    let edit = TextEdit::singleline(&mut number)
        .id(id)
        .hint_text(hint("at least 15, about 70,000, 10–12"))
        .font(sans(13.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Figure, as it is given");
    fields::select_on_arrival(&response, &number);
    form.lead_to("figure", &response);
    if response.changed() {
        memory.number = Some(number.clone());
    }
    let taken = match number.trim().is_empty() && figure.is_none() {
        true => offered(ui, form, &response),
        false => None,
    };
    let enters = |ui: &Ui| ui.input(|input| input.key_pressed(Key::Enter));
    let leaves = response.lost_focus() || form.is_asked || (response.has_focus() && enters(ui));
    let mut after = taken.or_else(|| figure.clone());
    if leaves && let Some(typed) = memory.number.clone() {
        if typed.trim().is_empty() {
            after = None;
            memory.number = None;
        } else if let Some(read) = figure_typed::read(&typed) {
            let measure = counted.clone();
            after = Some(Figure { measure, ..read });
            memory.number = None;
        } else {
            form.failed |= form.is_asked;
        }
    }
    if let Some(typed) = memory.number.as_deref().filter(|it| !it.trim().is_empty()) {
        match figure_typed::read(typed) {
            Some(read) => form.say(ui, &read.in_words(), theme.ink_soft),
            None => form.say(
                ui,
                "No number is read from this. Write it in digits: at least 15, about 70,000, 10–12.",
                theme.trouble,
            ),
        }
    }
    if after.is_some() || memory.number.is_some() {
        measure(ui, form, memory, &counted, &mut after);
    }
    if after != form.draft.figure {
        form.draft.figure = after;
        form.deeds.push("figure");
    }
}

/// Figures of the quoted words; returns the one that was clicked, or the first when Enter was pressed.
fn offered(ui: &mut Ui, form: &Form<'_, '_>, field: &egui::Response) -> Option<Figure> {
    let figures = &form.offers.figures;
    let entered = (field.has_focus() || field.lost_focus())
        && ui.input(|input| input.key_pressed(Key::Enter));
    let mut taken = figures.first().filter(|_| entered);
    if figures.is_empty() {
        return None;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for figure in figures {
            let counted = figure.measure.replace('-', " ");
            let words = format!("{} {counted}", figure_typed::written(figure));
            let label = RichText::new(words).font(sans(11.5));
            let button = Button::new(label).small().sense(egui::Sense::CLICK);
            let tip = "From the quoted words; Enter in the field takes the first";
            if ui
                .add(button.frame_when_inactive(true))
                .on_hover_text(tip)
                .clicked()
            {
                taken = Some(figure);
            }
        }
    });
    taken.cloned()
}

/// What it counts, from what is counted already or anew.
fn measure(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    memory: &mut Memory,
    counted: &str,
    after: &mut Option<Figure>,
) {
    let theme = form.theme();
    let mut typed = memory.measure.clone().unwrap_or_else(|| counted.to_owned());
    let id = ui.scope_id().with("measure");
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let offered = memory.offered(form, &typed);
    let mut chosen: Option<String> = None;
    if had_focus
        && memory.measure.is_some()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        chosen = Some(offered.first().cloned().unwrap_or_else(|| typed.clone()));
    }
    let hint = RichText::new("counts what? civilians-killed …")
        .font(sans(12.0))
        .color(theme.ink_faint);
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(hint)
        .font(sans(13.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("What the figure counts");
    fields::select_on_arrival(&response, &typed);
    if response.changed() {
        memory.measure = Some(typed.clone());
    }
    if had_focus || (counted.is_empty() && memory.measure.is_none()) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for measure in offered.iter().take(OFFERED) {
                let label = RichText::new(measure.replace('-', " ")).font(sans(11.5));
                if ui.add(Button::new(label).small()).clicked() {
                    chosen = Some(measure.clone());
                }
            }
        });
    }
    if response.lost_focus() || form.is_asked {
        chosen = chosen.or_else(|| memory.measure.clone());
    }
    if let Some(measure) = chosen {
        memory.measure = None;
        let measure = match offered.contains(&measure) {
            true => measure,
            false => words_as_id(&measure, WORDS),
        };
        if let Some(figure) = after {
            figure.measure = measure;
        }
    }
}

impl Memory {
    /// What is typed and gives no number.
    pub(super) fn unread(&self) -> Option<&str> {
        let typed = self.number.as_deref().map(str::trim);
        typed.filter(|typed| !typed.is_empty() && figure_typed::read(typed).is_none())
    }

    /// The measures in use that have what is typed, the most used first.
    fn offered(&mut self, form: &Form<'_, '_>, typed: &str) -> Vec<String> {
        let index = form.scene.state.index();
        let of = Arc::as_ptr(index).addr();
        if self.measures.as_ref().is_none_or(|(from, _)| *from != of) {
            let mut counts: std::collections::BTreeMap<&str, usize> = Default::default();
            for claim in index.claims() {
                if let Some(figure) = &index.claim(claim).figure {
                    *counts.entry(&figure.measure).or_default() += 1;
                }
            }
            let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
            counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let names = counts
                .into_iter()
                .map(|(name, _)| name.to_owned())
                .collect();
            self.measures = Some((of, names));
        }
        let words = words_as_id(typed, WORDS);
        let begins = |measure: &&String| {
            let mut parts = measure.split('-');
            measure.starts_with(&words)
                || words
                    .split('-')
                    .all(|word| parts.any(|part| part.starts_with(word)))
        };
        let measures = self.measures.as_ref().map(|(_, names)| names.as_slice());
        let measures = measures.unwrap_or_default().iter();
        measures.filter(begins).cloned().collect()
    }
}
