//! A folder that others change, take away and put back while it is edited: what they did is followed, and what was
//! edited stays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::app::jobs::OpenedDesk;
use dateline::app::{Action, EditAction, KeepAction, Keeping, Remembered, State};
use dateline::dossier::edit::{Change, Edit};
use dateline::files::{LocalDisk, Moment, StateFolder, built_in, copy_dossier, open, open_to_edit};

use crate::kept::{Window, gori, opened, read, write};

/// The text of the first source, and the file of that source.
fn first_text(window: &Window) -> (PathBuf, PathBuf) {
    let source = &window.state.dossier().sources[0];
    let text = source.text.path.as_deref().expect("it has a text");
    let folder = window.root.join("sources");
    (
        folder.join(text),
        folder.join(format!("{}.toml", source.id)),
    )
}

fn steps(window: &Window) -> usize {
    window.state.editing().history().undoable().count()
}

fn says(state: &State, words: &str) -> bool {
    state
        .notices()
        .iter()
        .any(|notice| notice.text.contains(words))
}

#[expect(
    clippy::disallowed_methods,
    reason = "it plays the part of somebody else"
)]
fn rename(from: &Path, to: &Path) {
    std::fs::rename(from, to).expect("renamed");
}

#[expect(clippy::disallowed_methods, reason = "it looks into the folder")]
fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("listed").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn reading_again_takes_over_what_others_changed_and_keeps_what_is_edited() {
    let mut window = Window::new();
    window.rename("Gori town");
    let (_, file) = first_text(&window);
    let theirs = read(&file).replacen("title = \"", "title = \"Retold: ", 1);
    write(&file, &theirs);
    window.state.apply(Action::Reload);
    window.until("read again", |state| says(state, "read again"));
    window.until("followed", |state| {
        state.dossier().sources[0].title.starts_with("Retold")
    });
    assert_eq!(gori(&window.state).name, "Gori town");
    window.rename("Gori, renamed twice");
    window.until_saved();
    assert!(window.on_disk().contains("Gori, renamed twice"));
    assert_eq!(read(&file), theirs);
    for _ in 0..3 {
        window.edit(EditAction::Undo);
    }
    window.until_saved();
    assert!(window.on_disk().contains("\"Gori\""));
}

#[test]
fn a_dossier_that_cannot_be_read_again_goes_on_being_kept() {
    let mut window = Window::new();
    let away = window.folder.path().join("away");
    rename(&window.root, &away);
    window.state.apply(Action::Reload);
    window.until("said", |state| says(state, "folder is gone"));
    window.state.apply(Action::CancelOpening);
    window.rename("Gori town");
    assert_ne!(*window.state.keeping(), Keeping::Saved);
    window.until("stuck", |state| {
        matches!(state.keeping(), Keeping::Stuck(_))
    });
    rename(&away, &window.root);
    window.state.apply(Action::Keep(KeepAction::Save));
    window.until_saved();
    assert!(window.on_disk().contains("Gori town"));
}

#[test]
fn the_open_folder_under_another_name_is_not_opened_anew() {
    let mut window = Window::new();
    window.rename("Gori town");
    let roundabout = window.root.join("sources").join("..");
    window.state.apply(Action::OpenDossier(Some(roundabout)));
    window.until("opened", |state| state.opening().is_none());
    assert_eq!(window.state.why_read_only(), None);
    assert_eq!(gori(&window.state).name, "Gori town");
    assert_eq!(steps(&window), 1);
    window.until_saved();
}

#[test]
fn what_nobody_keeps_is_never_called_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy");
    copy_dossier(&built_in(&|_| true), &root).expect("copied");
    let opened = open(&root, &|_| true).expect("opens");
    let mut state = State::new(opened, Remembered::default(), Arc::new(|| {}));
    let mut place = gori(&state);
    place.name = "Gori town".to_owned();
    let edit = Edit::one("Rename Gori", Change::PutPlace(Box::new(place)));
    state.apply(Action::Edit(EditAction::Make(Box::new(edit))));
    assert!(
        matches!(state.keeping(), Keeping::Stuck(_)),
        "{:?}",
        state.keeping()
    );
}

#[test]
fn a_second_window_follows_two_changes_that_it_hears_of_at_once() {
    let Window {
        state: first,
        root,
        folder,
        ..
    } = Window::new();
    let (second, wakes) = opened(folder.path(), &root);
    let mut window = Window::of(second, wakes, root, folder);
    // Nothing is taken in between the two.
    window.wait();
    window.change_outside("\"Gori\"", "\"Gori, retold\"");
    window.wait();
    let (_, file) = first_text(&window);
    write(
        &file,
        &read(&file).replacen("title = \"", "title = \"Retold: ", 1),
    );
    window.wait();
    let both = |state: &State| {
        gori(state).name == "Gori, retold" && state.dossier().sources[0].title.starts_with("Retold")
    };
    window.until("both followed", both);
    for _ in 0..10 {
        window.look();
        assert!(both(&window.state), "neither is lost again");
    }
    drop(first);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_not_taken_for_one_that_was_removed() {
    let mut window = Window::new();
    let places = window.root.join("places.toml");
    let text = window.on_disk();
    let (aside, round) = (
        window.folder.path().join("aside"),
        window.folder.path().join("round"),
    );
    std::os::unix::fs::symlink("places.toml", &round).expect("linked");
    // A link to itself: there, and not to be read.
    rename(&places, &aside);
    rename(&round, &places);
    window.state.apply(Action::Reload);
    window.until("said", |state| says(state, "could not look at a file"));
    assert_eq!(gori(&window.state).name, "Gori");
    write(&aside, &text.replacen("\"Gori\"", "\"Gori, retold\"", 1));
    rename(&aside, &places);
    window.until("followed", |state| gori(state).name == "Gori, retold");
    assert!(window.state.dossier().places.len() > 1);
}

#[test]
fn a_folder_that_is_gone_is_not_taken_for_an_empty_dossier_and_is_followed_once_it_is_back() {
    let mut window = Window::new();
    let places = window.state.dossier().places.len();
    let away = window.folder.path().join("away");
    rename(&window.root, &away);
    window.until("said", |state| says(state, "folder is gone"));
    assert_eq!(window.state.dossier().places.len(), places);
    let text = read(&away.join("places.toml"));
    write(
        &away.join("places.toml"),
        &text.replacen("\"Gori\"", "\"Gori, retold\"", 1),
    );
    rename(&away, &window.root);
    window.until("followed", |state| gori(state).name == "Gori, retold");
    window.change_outside("\"Gori, retold\"", "\"Gori, told again\"");
    window.until("watched again", |state| {
        gori(state).name == "Gori, told again"
    });
    assert_eq!(window.state.dossier().places.len(), places);
}

#[test]
fn what_changed_before_the_folder_was_watched_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy");
    copy_dossier(&built_in(&|_| true), &root).expect("copied");
    let kept = StateFolder::at(folder.path().join("state"));
    let desk = open_to_edit(&root, Some(&kept), Arc::new(LocalDisk), &|_| true).expect("opens");
    let mut desk = OpenedDesk::Folder(desk);
    let (sender, wakes) = std::sync::mpsc::channel();
    let wake = Arc::new(move || {
        let _ = sender.send(());
    });
    let mut state = State::new(desk.take_opened(), Remembered::default(), wake);
    let text = read(&root.join("places.toml"));
    write(
        &root.join("places.toml"),
        &text.replacen("\"Gori\"", "\"Gori, retold\"", 1),
    );
    state.attach(desk);
    let mut window = Window::of(state, wakes, root, folder);
    window.until("followed", |state| gori(state).name == "Gori, retold");
    assert_eq!(steps(&window), 1, "and nothing else is a step");
}

#[test]
fn a_folder_of_sources_that_was_moved_away_and_back_is_read_again() {
    let mut window = Window::new();
    let (_, file) = first_text(&window);
    let name = file.file_name().expect("named").to_owned();
    let (sources, aside) = (
        window.root.join("sources"),
        window.folder.path().join("aside"),
    );
    rename(&sources, &aside);
    let text = read(&aside.join(&name)).replacen("title = \"", "title = \"Retold: ", 1);
    write(&aside.join(&name), &text);
    rename(&aside, &sources);
    window.until("followed", |state| {
        let mut sources = state.dossier().sources.iter();
        sources.any(|source| source.title.starts_with("Retold"))
    });
}

#[test]
fn a_text_that_was_changed_outside_comes_back_when_that_is_undone() {
    let mut window = Window::new();
    let (text, _) = first_text(&window);
    let before = read(&text);
    let theirs = format!("{before}\nAnother line.\n");
    write(&text, &theirs);
    window.until("followed", |state| {
        state.dossier().sources[0].text.content.as_deref() == Some(&theirs)
    });
    window.until_saved();
    window.edit(EditAction::Undo);
    window.until_saved();
    assert_eq!(read(&text), before);
}

#[test]
fn files_that_are_none_of_the_dossiers_are_no_step_and_stay() {
    let mut window = Window::new();
    window.rename("Gori town");
    window.until_saved();
    let foreign = ["sources/notes.md", "sources/a.toml~", "other.toml"];
    for file in foreign {
        write(&window.root.join(file), "theirs");
    }
    window.edit(EditAction::Undo);
    window.state.apply(Action::Reload);
    window.until("read again", |state| says(state, "read again"));
    window.until_saved();
    assert_eq!(window.state.editing().history().redoable().count(), 1);
    for file in foreign {
        assert_eq!(read(&window.root.join(file)), "theirs");
    }
    assert!(names_in(&window.root.join("sources")).contains("notes.md"));
}

#[test]
fn a_text_that_was_changed_outside_leaves_unsaved_edits_of_its_source_alone() {
    let mut window = Window::new();
    let (text, file) = first_text(&window);
    let mut source = window.state.dossier().sources[0].as_ref().clone();
    source.title = "Edited here".to_owned();
    let edit = Edit::one("Retitle", Change::PutSource(Arc::new(source)));
    window.edit(EditAction::Make(Box::new(edit)));
    let theirs = format!("{}\nAnother line.\n", read(&text));
    write(&text, &theirs);
    // The application's clock stands still, so that nothing is saved by itself.
    window.until_at_once("followed", |state| {
        state.dossier().sources[0].text.content.as_deref() == Some(&theirs)
    });
    assert_eq!(window.state.dossier().sources[0].title, "Edited here");
    window.until_saved();
    assert!(read(&file).contains("Edited here"));
}

#[test]
fn while_an_earlier_state_is_shown_edits_are_saved_and_what_others_change_waits() {
    let mut window = Window::new();
    window.rename("Gori town");
    window.until_saved();
    window.state.apply(Action::Keep(KeepAction::ListStates));
    window.until("listed", |state| {
        state.states().is_some_and(|it| !it.is_empty())
    });
    let number = window.state.states().expect("listed")[0].number;
    window.rename("Gori, again");
    let back = KeepAction::LookBack(Some(Moment::Before(number)));
    window.state.apply(Action::Keep(back));
    window.until_at_once("looked back", |state| state.looked_back().is_some());
    window.until_saved();
    assert!(window.on_disk().contains("Gori, again"));
    assert!(
        window.state.wakes_in().is_none_or(|wait| wait > 0.0),
        "nothing spins"
    );
    let (_, file) = first_text(&window);
    write(
        &file,
        &read(&file).replacen("title = \"", "title = \"Retold: ", 1),
    );
    for _ in 0..10 {
        window.look();
    }
    assert_eq!(
        gori(&window.state).name,
        "Gori",
        "it is still the earlier state"
    );
    window.state.apply(Action::Keep(KeepAction::LookBack(None)));
    assert_eq!(gori(&window.state).name, "Gori, again");
    window.until("followed", |state| {
        state.dossier().sources[0].title.starts_with("Retold")
    });
    window.until_saved();
}
