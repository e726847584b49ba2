//! The commands that make claims out of a text, and links between claims.

use egui::{Key, Modifiers};

use super::{Command, Group, Wish, command};
use crate::app::{Action, DraftAction, Page, State};
use crate::dossier::Relation;
use crate::ui::press::{Press, Reach, plain, press};

/// What has a key that means something else while no words are selected.
pub(super) const WITH_WORDS: &[Command] = &[
    command(
        "New claim on the selected words",
        Group::Editing,
        &[plain(Key::C, Reach::WithWords)],
        |state| {
            let selected = state.drafting().selected()?;
            draft(DraftAction::Begin(selected.clone()))
        },
    ),
    command(
        "Join the selected words to the quote",
        Group::Editing,
        &[plain(Key::J, Reach::WithWords)],
        |state| {
            let selected = state.drafting().selected()?;
            state.parts_in_hand(&selected.source)?;
            draft(DraftAction::Join(selected.clone()))
        },
    ),
];

fn draft(action: DraftAction) -> Option<Action> {
    Some(Action::Draft(action))
}

fn in_hand(state: &State, action: DraftAction) -> Option<Action> {
    state.draft_in_hand()?;
    draft(action)
}

const fn link(name: &'static str, keys: &'static [Press], relation: Relation) -> Command {
    Command {
        name,
        group: Group::Editing,
        keys,
        wish: Wish::Link(relation),
    }
}

const fn shifted(key: Key) -> Press {
    press(Modifiers::SHIFT, key, Reach::Anywhere)
}

pub(super) const CLAIMS: &[Command] = &[
    Command {
        name: "Put a caret into the text, to select words",
        group: Group::Editing,
        keys: &[plain(Key::T, Reach::Anywhere)],
        wish: Wish::GoToText,
    },
    Command {
        name: "Add the claim to the dossier",
        group: Group::Editing,
        keys: &[press(Modifiers::COMMAND, Key::Enter, Reach::WhileUncovered)],
        wish: Wish::AddClaim,
    },
    command(
        "Another claim on the same words",
        Group::Editing,
        &[plain(Key::A, Reach::Anywhere)],
        |state| match state.page() {
            Page::Document(_, Some(claim)) => draft(DraftAction::BeginBeside(claim.clone())),
            _ => None,
        },
    ),
    command(
        "Put the unfinished claim aside",
        Group::Editing,
        &[],
        |state| in_hand(state, DraftAction::SetAside),
    ),
    command(
        "Take up the unfinished claim",
        Group::Editing,
        &[],
        |state| {
            let last = state.drafts().len().checked_sub(1)?;
            let is_open = state.draft_in_hand().is_some();
            (!is_open).then_some(Action::Draft(DraftAction::TakeUp(last)))
        },
    ),
    command(
        "Discard the unfinished claim",
        Group::Editing,
        &[],
        |state| in_hand(state, DraftAction::Discard),
    ),
    command(
        "Bring back the discarded claim",
        Group::Editing,
        &[],
        |state| {
            let any = state.drafting().has_discarded();
            any.then_some(Action::Draft(DraftAction::BringBack))
        },
    ),
    link(
        "Link: it denies another claim",
        &[shifted(Key::D)],
        Relation::Denies,
    ),
    link(
        "Link: it contradicts another claim",
        &[shifted(Key::X)],
        Relation::Contradicts,
    ),
    link(
        "Link: it confirms another claim",
        &[shifted(Key::F)],
        Relation::Confirms,
    ),
    link(
        "Link: it updates another claim",
        &[shifted(Key::U)],
        Relation::Updates,
    ),
];
