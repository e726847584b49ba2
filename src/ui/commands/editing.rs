//! The commands that change the dossier.

use egui::{Key, Modifiers};

use super::{Command, Group, command};
use crate::app::jobs::Asked;
use crate::app::{
    Action, Addable, DocumentAction, EditAction, KeepAction, Overlay, Page, ViewAction,
};
use crate::dossier::Subject;
use crate::ui::press::{Reach, plain, press};

fn begin(sort: Addable) -> Option<Action> {
    Some(Action::Edit(EditAction::Begin(sort)))
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
    command(
        "Save now",
        Group::Editing,
        &[press(Modifiers::COMMAND, Key::S, Reach::WhileUncovered)],
        |state| {
            let can = state.root().is_some() && state.why_read_only().is_none();
            can.then_some(Action::Keep(KeepAction::Save))
        },
    ),
    command(
        "What have I not covered?",
        Group::Editing,
        &[plain(Key::W, Reach::Anywhere)],
        |state| {
            let shown = state.look().uncovered.toggled();
            matches!(state.page(), Page::Document(..))
                .then_some(Action::View(ViewAction::SetUncovered(shown)))
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
];

fn over(overlay: Overlay) -> Option<Action> {
    Some(Action::View(ViewAction::SetOverlay(Some(overlay))))
}
