//! The commands that change the dossier.

use egui::{Key, Modifiers};

use super::{Command, Group, command};
use crate::app::{Action, EditAction};
use crate::ui::press::{Reach, plain, press};

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
];
