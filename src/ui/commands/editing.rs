//! The commands that change the dossier.

use egui::{Key, Modifiers};

use super::{Command, Group, Wish, command};
use crate::app::jobs::Asked;
use crate::app::{
    Action, Addable, DocumentAction, DraftAction, EditAction, KeepAction, Overlay, Page, State,
    ViewAction,
};
use crate::dossier::{Relation, Subject};
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

fn begin(sort: Addable) -> Option<Action> {
    Some(Action::Edit(EditAction::Begin(sort)))
}

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

/// Where a field is being typed in, Ctrl+Z belongs to the field.
pub(super) const EDITING: &[Command] = &[
    command(
        "Undo",
        Group::Editing,
        &[press(Modifiers::COMMAND, Key::Z, Reach::Anywhere)],
        |state| {
            let any = state.editing().history().undoable().next().is_some();
            any.then_some(Action::Edit(EditAction::Undo))
        },
    ),
    command(
        "Redo",
        Group::Editing,
        &[
            press(
                Modifiers::COMMAND.plus(Modifiers::SHIFT),
                Key::Z,
                Reach::Anywhere,
            ),
            press(Modifiers::COMMAND, Key::Y, Reach::Anywhere),
        ],
        |state| {
            let any = state.editing().history().redoable().next().is_some();
            any.then_some(Action::Edit(EditAction::Redo))
        },
    ),
    command(
        "Edit what the page is about",
        Group::Editing,
        &[plain(Key::E, Reach::Anywhere)],
        |state| {
            let subject = state.page().subject()?;
            let open = state.editing().inspected() == Some(&subject);
            Some(Action::Edit(EditAction::Inspect(
                (!open).then_some(subject),
            )))
        },
    ),
    command(
        "Save now",
        Group::Editing,
        &[press(Modifiers::COMMAND, Key::S, Reach::WhileUncovered)],
        |state| {
            let can = state.root().is_some() && state.why_read_only().is_none();
            can.then_some(Action::Keep(KeepAction::Save))
        },
    ),
    command("Earlier states", Group::Editing, &[], |state| {
        state.root()?;
        over(Overlay::Earlier)
    }),
    command(
        "Settle what was changed on both sides",
        Group::Editing,
        &[],
        |state| {
            let any = !state.conflicts().is_empty();
            any.then_some(Action::View(ViewAction::SetOverlay(Some(
                Overlay::Conflicts,
            ))))
        },
    ),
    command(
        "Add documents",
        Group::Dossier,
        &[press(Modifiers::COMMAND, Key::D, Reach::WhileUncovered)],
        |_| over(Overlay::AddDocuments),
    ),
    command(
        "New dossier",
        Group::Dossier,
        &[press(Modifiers::COMMAND, Key::N, Reach::WhileUncovered)],
        |_| over(Overlay::NewDossier),
    ),
    command("Save a copy of the dossier", Group::Dossier, &[], |_| {
        over(Overlay::SaveCopy)
    }),
    command(
        "Open a dossier's folder",
        Group::Dossier,
        &[press(Modifiers::COMMAND, Key::O, Reach::WhileUncovered)],
        |_| Some(Action::Document(DocumentAction::Ask(Asked::Dossier))),
    ),
    command("Edit the dossier itself", Group::Editing, &[], |_| {
        Some(Action::Edit(EditAction::Inspect(Some(Subject::Dossier))))
    }),
    command("Add a place", Group::Editing, &[], |_| {
        begin(Addable::Place)
    }),
    command("Add an actor", Group::Editing, &[], |_| {
        begin(Addable::Actor)
    }),
    command("Add an event", Group::Editing, &[], |_| {
        begin(Addable::Event)
    }),
    command("Add a dispute", Group::Editing, &[], |_| {
        begin(Addable::Dispute)
    }),
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

fn over(overlay: Overlay) -> Option<Action> {
    Some(Action::View(ViewAction::SetOverlay(Some(overlay))))
}
