//! The words that a claim stands on, as they are quoted, and how they are told from others like them.

use std::ops::Range;
use std::sync::Arc;

use egui::{Button, Frame, Margin, RichText, Ui};

use super::Manner;
use super::form::Form;
use crate::app::{Awaited, ClaimDraft, DraftAction, Page};
use crate::dossier::{Anchoring, Quote, SourceId};
use crate::ui::theme::serif;

/// The quote last cut: cutting looks through the whole text.
#[derive(Default)]
pub(super) struct Memory {
    cut: Option<Cut>,
}

struct Cut {
    source: SourceId,
    /// Kept, so that no other text can come to lie at its address.
    text: Option<Arc<str>>,
    parts: Vec<Range<usize>>,
    quote: Option<Quote>,
}

impl Memory {
    /// The quote of the claim in hand as it was cut last.
    pub(super) fn last(&self, draft: &ClaimDraft) -> Option<Quote> {
        let cut = self.cut.as_ref()?;
        let same = cut.source == draft.source && cut.parts == draft.parts;
        cut.quote.clone().filter(|_| same)
    }

    fn quote(&mut self, form: &Form<'_, '_>) -> Option<Quote> {
        let (source, parts) = (&form.draft.source, &form.draft.parts);
        let text = &form.source.text.content;
        let is_it = |cut: &Cut| {
            let same_text = match (&cut.text, text) {
                (Some(one), Some(other)) => Arc::ptr_eq(one, other),
                (None, None) => true,
                _ => false,
            };
            same_text && cut.source == *source && cut.parts == *parts
        };
        if let Some(cut) = self.cut.as_ref().filter(|cut| is_it(cut)) {
            return cut.quote.clone();
        }
        let quote = form.draft.quote(form.source);
        self.cut = Some(Cut {
            source: source.clone(),
            text: text.clone(),
            parts: parts.clone(),
            quote: quote.clone(),
        });
        quote
    }
}

pub(super) fn draw(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut Memory) {
    let theme = form.theme();
    let recut = form.scene.state.drafting().recut().is_some();
    let kept = match form.manner {
        Manner::Existing if !recut => {
            let index = form.scene.state.index();
            let id = form.draft.id.parse().ok();
            let claim = id.and_then(|id| index.claim_ix(&id));
            claim.map(|ix| index.claim(ix).excerpt.clone())
        }
        _ => None,
    };
    let quote = match &kept {
        Some(excerpt) => Some(excerpt.quote.clone()),
        None => memory.quote(form),
    };
    Frame::new()
        .fill(theme.lit.gamma_multiply(if theme.is_dark { 0.16 } else { 0.2 }))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(8, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            match &quote {
                Some(quote) => {
                    let words = RichText::new(format!("“{}”", quote.text)).font(serif(14.0));
                    ui.add(egui::Label::new(words).wrap());
                }
                None => {
                    let lost = form.draft.words.as_ref().filter(|_| form.draft.parts.is_empty());
                    let said = match lost {
                        Some(words) => format!(
                            "The text has changed, and “{}” is not found in it beyond doubt. Select the words anew.",
                            words.text
                        ),
                        None => "No words of the report proper, or two parts that do not stand in one sentence."
                            .to_owned(),
                    };
                    form.say(ui, &said, theme.trouble);
                }
            }
        });
    ui.add_space(2.0);
    let told = quote.as_ref().and_then(told_apart);
    let found = kept.as_ref().and_then(|excerpt| match excerpt.anchoring {
        Anchoring::Found(_) => None,
        Anchoring::Moved(_) => Some("moved: the words no longer stand where they were noted"),
        Anchoring::Ambiguous(_) => Some("ambiguous: the words stand in several places"),
        Anchoring::Missing => Some("missing: the words are not in the stored text"),
    });
    if let Some(said) = found {
        form.say(ui, said, theme.contested);
    } else if let Some(said) = told {
        form.say(ui, &said, theme.ink_soft);
    }
    if !form.draft.parts.is_empty() {
        join(ui, form);
    }
    ui.add_space(4.0);
}

/// Joins a second part to the quote: what is selected, or what is selected next.
fn join(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let drafting = form.scene.state.drafting();
    let selected = drafting.selected().cloned();
    let selected = selected.filter(|selected| selected.source == form.draft.source);
    ui.horizontal_wrapped(|ui| {
        let awaits = drafting.awaited() == Awaited::Part;
        let join = Button::new("Join another part…").small().selected(awaits);
        let tip = "Select another part of the same sentence: what lies between is left out (…). \
                   Or hold Ctrl while selecting, or select and press J";
        if ui.add(join).on_hover_text(tip).clicked() {
            match selected {
                Some(selected) => form.actions.draft(DraftAction::Join(selected)),
                None if awaits => form.actions.draft(DraftAction::AwaitPart(Awaited::Nothing)),
                None => {
                    form.actions.draft(DraftAction::AwaitPart(Awaited::Part));
                    if !matches!(form.scene.state.page(), Page::Document(id, _) if *id == form.draft.source)
                    {
                        form.actions
                            .open(Page::Document(form.draft.source.clone(), None));
                    }
                }
            }
        }
        if let [first, _] = form.draft.parts.as_slice() {
            let first = first.clone();
            let only = Button::new("Only the first part").small();
            if ui.add(only).clicked() {
                let gesture = crate::app::Gesture::Done;
                form.actions.draft(DraftAction::Recut(vec![first], gesture));
            }
        }
    });
    if drafting.awaited() == Awaited::Part {
        let said = "Now select the other part in the text.";
        form.say(ui, said, form.theme().ink);
    }
}

/// How the words are told from the same words elsewhere in the text. `None`: they stand there once.
fn told_apart(quote: &Quote) -> Option<String> {
    Some(match (&quote.prefix, &quote.suffix) {
        (None, None) => return None,
        (Some(prefix), None) => {
            format!("These words stand there more than once: here after “{prefix}”.")
        }
        (None, Some(suffix)) => {
            format!("These words stand there more than once: here before “{suffix}”.")
        }
        (Some(prefix), Some(suffix)) => format!(
            "These words stand there more than once: here between “{prefix}” and “{suffix}”."
        ),
    })
}
