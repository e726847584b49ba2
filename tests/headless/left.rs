//! Leaving a dossier, for another or for good: what was edited is saved, copied or asked about, and nothing that was
//! meant for it reaches the next.

use std::collections::HashSet;
use std::sync::Arc;

use dateline::app::jobs::{DeskNumber, Finished, OpenedDesk};
use dateline::app::{
    Action, DocumentAction, KeepAction, Keeping, Leaving, Overlay, Receipt, Remembered, State,
};
use dateline::files::import::{Bench, Document, receive};
use dateline::files::{LocalDisk, SavedAt, built_in, copy_dossier, open_to_edit};

use crate::faults::failing_disk::SlowDisk;
use crate::kept::{Window, gori};

fn says(state: &State, words: &str) -> bool {
    state
        .notices()
        .iter()
        .any(|notice| notice.text.contains(words))
}

/// A window on a folder, with nowhere to keep a journal.
fn without_a_journal() -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy");
    copy_dossier(&built_in(&|_| true), &root).expect("copied");
    let desk = open_to_edit(&root, None, Arc::new(LocalDisk), &|_| true).expect("opens");
    let mut desk = OpenedDesk::Folder(desk);
    let (sender, wakes) = std::sync::mpsc::channel();
    let wake = Arc::new(move || {
        let _ = sender.send(());
    });
    let mut state = State::new(desk.take_opened(), Remembered::default(), wake);
    state.attach(desk);
    Window::of(state, wakes, root, folder)
}

#[test]
fn edits_that_no_journal_holds_are_asked_about_before_they_are_lost() {
    let mut window = without_a_journal();
    window.rename("Gori town");
    window.until_at_once("said", |state| state.would_be_lost().is_some());
    for leaving in [Leaving::Open(None), Leaving::Close] {
        let action = match &leaving {
            Leaving::Open(path) => Action::OpenDossier(path.clone()),
            Leaving::Close => Action::Keep(KeepAction::Close),
        };
        // A folder that is gone cannot take them either.
        let away = window.folder.path().join("away");
        std::fs::rename(&window.root, &away).expect("moved");
        window.state.apply(action);
        assert_eq!(window.state.overlay(), Some(Overlay::Leaving));
        assert_eq!(window.state.leaving(), Some(&leaving));
        assert!(window.state.opening().is_none() && !window.state.closes());
        window.until("stuck", |state| {
            matches!(state.keeping(), Keeping::Stuck(_))
        });
        window.state.apply(Action::Keep(KeepAction::Stay));
        assert_eq!(window.state.overlay(), None);
        std::fs::rename(&away, &window.root).expect("moved back");
    }
    assert_eq!(gori(&window.state).name, "Gori town");
    window.state.apply(Action::Keep(KeepAction::Close));
    window.state.apply(Action::Keep(KeepAction::LeaveAnyway));
    assert!(window.state.closes());
}

#[test]
fn what_is_saved_or_journaled_is_left_without_a_question() {
    let mut window = Window::new();
    window.rename("Gori town");
    window.until_at_once("journaled", |state| state.would_be_lost().is_none());
    window.state.apply(Action::Keep(KeepAction::Close));
    assert!(window.state.closes());
    let mut window = without_a_journal();
    window.rename("Gori town");
    window.until_saved();
    window.state.apply(Action::Keep(KeepAction::Close));
    assert!(window.state.closes());
}

#[test]
fn what_could_not_be_saved_of_a_dossier_that_was_left_is_said() {
    let mut window = Window::new();
    window.rename("Gori town");
    let away = window.folder.path().join("away");
    std::fs::rename(&window.root, &away).expect("moved");
    window.state.apply(Action::OpenDossier(None));
    window.until("left", |state| state.root().is_none());
    window.until("said", |state| says(state, "could not save"));
}

#[test]
fn a_copy_holds_what_is_not_saved_also_when_the_folder_is_gone() {
    for is_gone in [false, true] {
        let mut window = Window::new();
        window.rename("Gori town");
        if is_gone {
            let away = window.folder.path().join("away");
            std::fs::rename(&window.root, &away).expect("moved");
        }
        let to = window.folder.path().join("elsewhere");
        let before = texts(&window.state);
        let copy = DocumentAction::SaveCopy(to.clone());
        window.state.apply(Action::Document(copy));
        window.until_at_once("copied and opened", |state| {
            state.root().is_some_and(|root| root.ends_with("elsewhere"))
        });
        assert_eq!(gori(&window.state).name, "Gori town");
        assert_eq!(texts(&window.state), before);
    }
}

fn texts(state: &State) -> Vec<Option<Arc<str>>> {
    let sources = state.dossier().sources.iter();
    sources
        .map(|source| source.text.content.as_deref().map(Arc::from))
        .collect()
}

#[test]
fn a_dossier_that_is_still_being_saved_is_opened_again_once_that_is_done() {
    let slow = Arc::new(SlowDisk::at("places.toml"));
    let mut window = Window::on(slow.clone());
    window.rename("Gori town");
    window.state.apply(Action::Keep(KeepAction::Save));
    slow.reached();
    window.state.apply(Action::OpenDossier(None));
    window.until("left", |state| state.root().is_none());
    let root = window.root.clone();
    window.state.apply(Action::OpenDossier(Some(root)));
    for _ in 0..5 {
        window.look();
        assert!(window.state.opening().is_some(), "it has one writer");
    }
    slow.go_on();
    window.until("opened", |state| state.root().is_some());
    assert_eq!(gori(&window.state).name, "Gori town");
}

#[test]
fn documents_that_were_meant_for_another_dossier_are_not_added_to_this_one() {
    let mut state = Window::new().state;
    let before = state.dossier().clone();
    state.apply(received(Some(DeskNumber::default())));
    assert!(says(&state, "another dossier was opened meanwhile"));
    assert!(Arc::ptr_eq(state.dossier(), &before));
}

#[test]
fn documents_that_are_refused_are_not_called_added() {
    let mut state = State::new(built_in(&|_| true), Remembered::default(), Arc::new(|| {}));
    state.apply(received(None));
    assert!(says(&state, "built-in dossier is part of the program"));
    assert!(!says(&state, "done"));
}

/// A text that has been taken apart.
fn received(desk: Option<DeskNumber>) -> Action {
    let document = Document::pasted("Tanks were seen on the road to Gori on Tuesday.\n");
    let taken = receive(&document, &Bench::Here);
    Action::Finished(Box::new(Finished::Received(Receipt {
        desk,
        taken: vec![(document.name, taken)],
        pasted: None,
        names: HashSet::new(),
    })))
}

#[test]
fn a_saved_state_bears_the_time_of_the_wall_though_the_machine_has_slept() {
    let mut window = Window::new();
    let awake = SavedAt(5_000_000);
    window.state.set_wall_clock(awake, window.now);
    window.rename("Gori town");
    window.until_saved();
    window.state.apply(Action::Keep(KeepAction::ListStates));
    window.until("listed", |state| {
        state.states().is_some_and(|it| !it.is_empty())
    });
    let saved = window.state.states().expect("listed")[0].at;
    assert!(saved >= awake && saved.0 < awake.0 + 1_000, "{saved:?}");
}
