//! Above the rows, while several are chosen: one thing done to all of them, in one step. Says first how many change.

use std::collections::HashSet;

use egui::{Button, Frame, Margin, RichText, Ui};

use super::choice::Choice;
use crate::app::Actions;
use crate::dossier::edit::{Referent, Sort, ToMany, changed_by, to_many};
use crate::dossier::{ClaimId, Dossier, Stance};
use crate::query::Rows;
use crate::ui::fields::Access;
use crate::ui::fields::among::{Among, Word};
use crate::ui::fields::choose::{self, Choose, New, Picked};
use crate::ui::scene::Scene;
use crate::ui::theme::sans;

/// What is being done to the chosen rows, as far as it is said.
#[derive(Default)]
pub struct Memory {
    deed: Option<Deed>,
    /// What it is done with.
    with: Option<Referent>,
    choosing: choose::Memory,
    /// How many would change, and for what that was counted.
    counted: Option<(Counted, usize)>,
}

/// How many rows of which version, and what is done to them.
#[derive(Clone, PartialEq)]
struct Counted {
    revision: u64,
    claims: HashSet<ClaimId>,
    what: ToMany,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    SetKind,
    AddPlace,
    TakeOutPlace,
    SetClaimant,
    OwnVoice,
    AddToEvent,
    TakePosition,
    Remove,
}

const DEEDS: [(Deed, &str, &str); 8] = [
    (
        Deed::SetKind,
        "set the kind…",
        "The same kind for all of them",
    ),
    (
        Deed::AddPlace,
        "add a place…",
        "One more place that they are about",
    ),
    (
        Deed::TakeOutPlace,
        "take out a place…",
        "They are no longer about it",
    ),
    (
        Deed::SetClaimant,
        "set the claimant…",
        "In place of whoever asserts them now",
    ),
    (
        Deed::OwnVoice,
        "set the claimant to the publication",
        "The publication asserts them in its own voice",
    ),
    (Deed::AddToEvent, "add to an event…", "They report it"),
    (
        Deed::TakePosition,
        "add to a dispute…",
        "They give this answer, in place of another that they gave to the same question",
    ),
    (
        Deed::Remove,
        "remove them",
        "With the links that others have to them",
    ),
];

impl Deed {
    /// What has to be chosen for it. `None`: nothing.
    fn sort(self) -> Option<Sort> {
        match self {
            Self::SetKind => Some(Sort::Kind),
            Self::AddPlace | Self::TakeOutPlace => Some(Sort::Place),
            Self::SetClaimant => Some(Sort::Actor),
            Self::AddToEvent => Some(Sort::Event),
            Self::TakePosition => Some(Sort::Position),
            Self::OwnVoice | Self::Remove => None,
        }
    }

    /// What is done. `None`: something has to be chosen first.
    fn to_many(self, with: Option<&Referent>) -> Option<ToMany> {
        Some(match (self, with) {
            (Self::SetKind, Some(Referent::Kind(id))) => ToMany::SetKind(id.clone()),
            (Self::AddPlace, Some(Referent::Place(id))) => ToMany::AddPlace(id.clone()),
            (Self::TakeOutPlace, Some(Referent::Place(id))) => ToMany::TakeOutPlace(id.clone()),
            (Self::SetClaimant, Some(Referent::Actor(id))) => ToMany::SetClaimant(Some(id.clone())),
            (Self::AddToEvent, Some(Referent::Event(id))) => ToMany::AddToEvent(id.clone()),
            (Self::TakePosition, Some(Referent::Position(dispute, position))) => {
                ToMany::TakePosition(Stance {
                    dispute: dispute.clone(),
                    position: position.clone(),
                })
            }
            (Self::OwnVoice, _) => ToMany::SetClaimant(None),
            (Self::Remove, _) => ToMany::Remove,
            _ => return None,
        })
    }

    /// As the list of what was done says it.
    fn name(self, count: usize) -> String {
        let claims = crate::ui::widgets::claims(u32::try_from(count).unwrap_or(u32::MAX));
        match self {
            Self::SetKind => format!("Set the kind of {claims}"),
            Self::AddPlace => format!("Add a place to {claims}"),
            Self::TakeOutPlace => format!("Take a place out of {claims}"),
            Self::SetClaimant | Self::OwnVoice => format!("Set the claimant of {claims}"),
            Self::AddToEvent => format!("Add {claims} to an event"),
            Self::TakePosition => format!("Add {claims} to a dispute"),
            Self::Remove => format!("Remove {claims}"),
        }
    }
}

/// The bar; nothing while fewer than two rows are chosen, or nothing can be changed.
pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    rows: &Rows,
    choice: &Choice,
    actions: &mut Actions,
) {
    if choice.len() < 2 || scene.state.why_read_only().is_some() {
        *memory = Memory::default();
        return;
    }
    let theme = scene.theme;
    Frame::new()
        .fill(theme.paper_shade)
        .corner_radius(4)
        .inner_margin(Margin::symmetric(8, 4))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(format!("{} claims chosen:", choice.len())).strong());
                deed(ui, memory);
                with(ui, scene, memory);
                if let Some(deed) = memory.deed {
                    last_word(ui, scene, memory, deed, rows, choice, actions);
                }
            });
        });
    ui.add_space(3.0);
}

fn deed(ui: &mut Ui, memory: &mut Memory) {
    let words = DEEDS.map(|(deed, label, tip)| Word {
        tip,
        ..Word::plain(deed, label)
    });
    let shown = words.iter().find(|it| Some(it.value) == memory.deed);
    let among = Among {
        salt: egui::Id::unique("what is done to the chosen rows"),
        name: "What is done to the chosen rows",
        description: "",
        shown: shown.map_or("do to all of them…", |it| it.label),
        width: 170.0,
        access: Access::Editable,
    };
    let (_, picked) = among.show(ui, &words, |it| Some(*it) == memory.deed);
    if let Some(at) = picked {
        memory.deed = Some(words[at].value);
        memory.with = None;
        memory.choosing = choose::Memory::default();
    }
}

fn with(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory) {
    let Some(sort) = memory.deed.and_then(Deed::sort) else {
        return;
    };
    let choose = Choose {
        new: New::Refused,
        hint: "which…",
        ..Choose::one("With", sort)
    };
    let named: Vec<Referent> = memory.with.iter().cloned().collect();
    ui.allocate_ui(egui::vec2(200.0, 24.0), |ui| {
        ui.set_max_width(200.0);
        let (_, picked) = choose.show(ui, scene, &mut memory.choosing, &named);
        match picked {
            Some(Picked::Take(referent)) => memory.with = Some(referent),
            Some(Picked::Drop(_)) => memory.with = None,
            _ => {}
        }
    });
}

fn last_word(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    deed: Deed,
    rows: &Rows,
    choice: &Choice,
    actions: &mut Actions,
) {
    let Some(what) = deed.to_many(memory.with.as_ref()) else {
        return;
    };
    let index = rows.index();
    let chosen = choice.of(rows.claims());
    let claims: HashSet<ClaimId> = chosen.map(|claim| index.claim(claim).id.clone()).collect();
    let dossier: &Dossier = scene.state.dossier();
    let asked = Counted {
        revision: scene.state.revision(),
        claims,
        what,
    };
    let kept = memory.counted.take().filter(|(of, _)| *of == asked);
    let count = kept.map_or_else(
        || changed_by(dossier, &asked.claims, &asked.what),
        |(_, count)| count,
    );
    let claims = crate::ui::widgets::claims(u32::try_from(count).unwrap_or(u32::MAX));
    let already = choice.len() - count.min(choice.len());
    let word = match deed {
        Deed::Remove => format!("Remove {claims}"),
        _ => format!("Change {claims}"),
    };
    if ui.add_enabled(count > 0, Button::new(word)).clicked() {
        let name = deed.name(count);
        actions.edit(to_many(dossier, &asked.claims, &asked.what, name));
        memory.deed = None;
        memory.with = None;
    }
    let said = match (already, count) {
        (0, _) => "one step, which can be undone".to_owned(),
        (_, 0) => "all of them are so already".to_owned(),
        (already, _) => format!("{already} are so already"),
    };
    ui.label(
        RichText::new(said)
            .font(sans(12.0))
            .color(scene.theme.ink_soft),
    );
    memory.counted = Some((asked, count));
}
