//! The fields of a claim in the inspector: of one that is being made from selected words, and of one that is in
//! the dossier. Both are the same form ([`form`]); the one is added as a whole, in the other each field that
//! is left makes an edit.

mod figure;
mod foot;
mod form;
mod guess;
mod keyboard;
mod links;
mod offers;
mod places;
mod quote;
mod text;
mod when;

use egui::{Button, Context, Id, RichText, ScrollArea, Ui};

use self::form::Form;
use super::super::fields::choose;
use super::super::scene::Scene;
use super::super::theme::{sans, serif_bold};
use crate::app::{Actions, ClaimDraft, DraftAction, Page};
use crate::dossier::edit::{Instead, Referent, references_to, removal, renamed};
use crate::dossier::{Claim, Field, Source, SourceId, Subject};

/// Half-typed text, and what else only the form knows.
#[derive(Default)]
pub struct Memory {
    pub(super) choosers: choose::Memory,
    texts: text::Texts,
    occurred: when::Memory,
    said: when::Memory,
    figure: figure::Memory,
    quote: quote::Memory,
    keyboard: keyboard::Memory,
    offers: offers::Memory,
    /// Beside how many chosen places the next name of one was typed. `None`: none was.
    typed_beside: Option<usize>,
    /// What all this is about.
    about: Option<About>,
    /// A field is to get the keyboard: the first that has nothing yet.
    begins: bool,
    /// A claim is being added: the text gets the keyboard back when it is.
    adding: bool,
    /// Whether the removal of a claim is to be confirmed.
    removing: bool,
    /// Whether somebody asked for a claim to be added that lacks something; said until it lacks nothing.
    refused: bool,
    /// How high what stands beneath the fields was in the frame before, in points.
    foot: f32,
}

#[derive(Clone, Debug, PartialEq)]
enum About {
    /// A new claim, by the count of those begun.
    Draft(u64),
    Claim(Subject),
}

/// Whether a claim is in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    New,
    Existing,
}

fn asked() -> Id {
    Id::unique("add the claim in hand")
}

/// Asks the form to add the claim, as soon as it has taken in what is half typed.
pub fn ask_to_add(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(asked(), true));
}

impl Memory {
    fn keep_to(&mut self, about: About) {
        if self.about.as_ref() == Some(&about) {
            return;
        }
        let (begins, adding) = (matches!(about, About::Draft(_)), self.adding);
        let offers = std::mem::take(&mut self.offers);
        *self = Self {
            about: Some(about),
            begins,
            adding,
            offers: offers.forgetting_the_quote(),
            ..Self::default()
        };
    }
}

/// A claim that is being made.
pub fn draw_draft(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let state = scene.state;
    let Some(draft) = state.draft_in_hand() else {
        return;
    };
    memory.keep_to(About::Draft(state.drafting().begun()));
    let theme = scene.theme;
    ui.horizontal(|ui| {
        let title = ui.label(RichText::new("New claim").font(serif_bold(15.0)));
        title.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, "New claim"));
        ui.add_space((ui.available_width() - 34.0).max(0.0));
        let close = ui.add(Button::new("×").frame(false));
        if close
            .accessible_name("Put the unfinished claim aside")
            .on_hover_text("Put it aside; it stays unfinished, and is kept")
            .clicked()
        {
            actions.draft(DraftAction::SetAside);
        }
    });
    let index = state.index();
    let Some(source) = index.source_ix(&draft.source).map(|ix| index.source(ix)) else {
        let gone = "Its document is no longer in the dossier.";
        ui.label(RichText::new(gone).color(theme.trouble));
        if ui.button("Discard it").clicked() {
            actions.draft(DraftAction::Discard);
        }
        return;
    };
    provenance(ui, scene, source, draft, actions);
    let asked = ui
        .data_mut(|data| data.remove_temp::<bool>(asked()))
        .is_some();
    let whole = ui.available_rect_before_wrap();
    let mut form = Form::new(scene, draft.clone(), source, Manner::New, actions, asked);
    // Each form begins at its top, wherever the one before was left.
    ScrollArea::vertical()
        .id_salt(("a new claim", state.drafting().begun()))
        .max_height((whole.height() - memory.foot.max(foot::LOWEST)).max(80.0))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 13.0);
            foot::others(ui, scene, form.actions);
            form.draw(ui, memory);
            ui.add_space(8.0);
            memory.keyboard.lead(ui);
        });
    let lacking = form.lacking(memory);
    let Form {
        draft: mut put,
        failed,
        ..
    } = form;
    put.settle_guesses(draft);
    if put != *draft {
        actions.draft(DraftAction::Put(Box::new(put.clone())));
    }
    let missing = foot::missing(scene, memory, &put);
    memory.refused &= !missing.is_empty();
    let above = ui.cursor().top();
    foot::draw(ui, scene, memory, &put, &missing, actions);
    memory.foot = ui.cursor().top() - above;
    if !asked {
        return;
    }
    if missing.is_empty() && !failed {
        memory.adding = true;
        actions.draft(DraftAction::Add);
        return;
    }
    if let Some(id) = lacking {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    memory.refused = true;
}

/// Where the words are from, and the way there when something else is looked at.
fn provenance(
    ui: &mut Ui,
    scene: Scene<'_>,
    source: &Source,
    draft: &ClaimDraft,
    actions: &mut Actions,
) {
    let soft = |text: &str| {
        RichText::new(text)
            .font(sans(11.5))
            .color(scene.theme.ink_soft)
    };
    let published = source.published.as_ref().map(|when| when.in_words());
    let said = match published {
        Some(when) => format!("{} · {when}", source.publisher),
        None => source.publisher.clone(),
    };
    ui.horizontal(|ui| {
        let is_open = matches!(scene.state.page(), Page::Document(id, _) if *id == draft.source);
        let room = (ui.available_width() - if is_open { 14.0 } else { 96.0 }).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(soft(&said)).truncate());
        });
        if !is_open && ui.small_button("Show the text").clicked() {
            actions.open(Page::Document(draft.source.clone(), None));
        }
    });
    ui.add_space(3.0);
}

/// A claim of the dossier. Its head is the inspector's. `sought`: the field that is to get the keyboard.
pub fn draw_claim(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    source: &Source,
    claim: &Claim,
    sought: Option<Field>,
    actions: &mut Actions,
) {
    memory.keep_to(About::Claim(Subject::Claim(
        source.id.clone(),
        claim.id.clone(),
    )));
    if std::mem::take(&mut memory.adding) {
        memory.offers.before = Some(claim.id.clone());
        let quoted = claim.excerpt.quoted(source.content());
        match quoted.last() {
            Some(part) => super::super::reader::caret::go_behind(ui.ctx(), part.end),
            None => super::super::reader::caret::go_to(ui.ctx()),
        }
    }
    let mut before = ClaimDraft::of(source, claim);
    if let Some(parts) = scene.state.drafting().recut() {
        before.parts = parts.to_vec();
    }
    let mut form = Form::new(
        scene,
        before.clone(),
        source,
        Manner::Existing,
        actions,
        false,
    );
    form.sought = sought;
    form.draw(ui, memory);
    let Form { draft, deeds, .. } = form;
    if draft != before {
        send(scene, &before, draft, &deeds, source, claim, actions);
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let another = ui.button("Another claim on these words");
        if another
            .on_hover_text("Begin one with the same quote, claimant and outlet (A)")
            .clicked()
        {
            actions.draft(DraftAction::BeginBeside(claim.id.clone()));
        }
        if !memory.removing && ui.button("Remove…").clicked() {
            memory.removing = true;
        }
    });
    if memory.removing {
        remove(ui, scene, memory, &source.id, claim, actions);
    }
}

/// Makes the edit of what was changed in a claim of the dossier.
fn send(
    scene: Scene<'_>,
    before: &ClaimDraft,
    draft: ClaimDraft,
    deeds: &[&'static str],
    source: &Source,
    claim: &Claim,
    actions: &mut Actions,
) {
    if draft.id != before.id {
        actions.edit(renamed(Referent::Claim(claim.id.clone()), draft.id.trim()));
        return;
    }
    let mut draft = draft;
    // What is being cut anew is an edit of its own.
    draft.parts = claim.excerpt.quoted(source.content());
    let deed = deeds.first().copied().unwrap_or("claim");
    let name = format!("Change the {deed} of `{}`", claim.id);
    match draft.edit(scene.state.dossier(), name) {
        Ok(Some(edit)) => actions.edit(edit),
        Ok(None) => {}
        Err(error) => {
            let notice = crate::app::Notice::trouble(error.to_string());
            actions.send(crate::app::Action::Notify(notice));
        }
    }
}

/// What refers to the claim and what happens to that, before it goes.
fn remove(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    source: &SourceId,
    claim: &Claim,
    actions: &mut Actions,
) {
    let dossier = scene.state.dossier();
    let count = references_to(dossier, &Referent::Claim(claim.id.clone())).len();
    let said = match count {
        0 => "Nothing refers to it.".to_owned(),
        1 => "One other claim has a link to it, which goes with it.".to_owned(),
        count => format!("{count} links of other claims lead to it, and go with it."),
    };
    let said = RichText::new(said).font(sans(12.0)).color(scene.theme.ink);
    ui.add(egui::Label::new(said).wrap());
    ui.horizontal(|ui| {
        if ui.button("Remove the claim").clicked() {
            let subject = Subject::Claim(source.clone(), claim.id.clone());
            match removal(dossier, &subject, &Instead::Nothing) {
                Ok(edit) => actions.edit(edit),
                Err(error) => {
                    let notice = crate::app::Notice::trouble(error.to_string());
                    actions.send(crate::app::Action::Notify(notice));
                }
            }
            memory.removing = false;
        }
        if ui.button("Keep it").clicked() {
            memory.removing = false;
        }
    });
}
