//! Files that were changed on both sides, from the sheet to the disk: what was chosen is what is written.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use dateline::app::{Action, KeepAction, Overlay};
use dateline::dossier::Dossier;
use dateline::dossier::edit::{Change, Edit};
use dateline::files::conflict::{Origin, Side};
use dateline::files::{
    Access, Attachment, Desk, LocalDisk, StateFolder, Step, built_in, copy_dossier, open_to_edit,
};

use crate::kept::{Window, gori, opened, write};

/// Takes a side of all that is open, and has it carried out.
fn settle(window: &mut Window, side: Side) {
    choose(window, side);
    window.state.apply(Action::Keep(KeepAction::Settle));
}

fn choose(window: &mut Window, side: Side) {
    for file in 0..window.state.conflicts().len() {
        let differences = window.state.conflicts()[file].differences.iter();
        let open = differences
            .enumerate()
            .filter(|(_, it)| it.choice.is_none());
        for place in open.map(|(place, _)| place).collect::<Vec<_>>() {
            let choice = KeepAction::Choose(file, place, side);
            window.state.apply(Action::Keep(choice));
        }
    }
}

fn until_settled(window: &mut Window) {
    window.until("settled", |state| state.conflicts().is_empty());
    window.until_saved();
}

const ORIGINAL: &str = "sources/originals/one.pdf";

/// A dossier on which an earlier run ended after an edit of a place that came with a document, and before it
/// was saved; since then somebody else has renamed the place.
fn after_a_crash() -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("copy");
    copy_dossier(&built_in(&|_| true), &root).expect("copied");
    let desk = desk(folder.path(), &root);
    let Access::Writer(mut keeper) = desk.access else {
        panic!("nobody else has it")
    };
    let mut place = desk.opened.dossier.places[0].clone();
    place.name = "Renamed then".to_owned();
    let edit = Edit::one("Rename", Change::PutPlace(Box::new(place)));
    let new: Dossier = desk.opened.dossier.with(&edit).expect("carried out");
    let taken = keeper.take(Step {
        version: 1,
        new: Arc::new(new),
        name: "Rename".to_owned(),
        attachments: vec![Attachment {
            path: ORIGINAL.to_owned(),
            content: Arc::from(&b"%PDF \xff\xfe"[..]),
        }],
    });
    taken.expect("taken");
    drop(keeper);
    let name = format!("\"{}\"", desk.opened.dossier.places[0].name);
    let places = std::fs::read_to_string(root.join("places.toml")).expect("read");
    let theirs = places.replacen(&name, "\"Renamed since\"", 1);
    assert_ne!(places, theirs);
    write(&root.join("places.toml"), &theirs);
    let (state, wakes) = opened(folder.path(), &root);
    Window::of(state, wakes, root, folder)
}

fn desk(folder: &Path, root: &Path) -> Desk {
    let kept = StateFolder::at(folder.join("state"));
    open_to_edit(root, Some(&kept), Arc::new(LocalDisk), &|_| true).expect("opens")
}

#[test]
fn edits_of_an_earlier_run_that_do_not_fit_are_all_shown_and_taken_over_with_all_their_files() {
    let mut window = after_a_crash();
    assert_eq!(window.state.overlay(), Some(Overlay::Conflicts));
    let files: BTreeMap<&str, usize> = window
        .state
        .conflicts()
        .iter()
        .map(|it| (&*it.file, it.differences.len()))
        .collect();
    assert_eq!(files, BTreeMap::from([("places.toml", 1), (ORIGINAL, 1)]));
    settle(&mut window, Side::Mine);
    until_settled(&mut window);
    assert!(window.on_disk().contains("\"Renamed then\""));
    let original = std::fs::read(window.root.join(ORIGINAL)).expect("it came along");
    assert_eq!(original, b"%PDF \xff\xfe");
    window.state.close();
    assert!(desk(window.folder.path(), &window.root).recovered.is_none());
}

#[test]
fn what_waits_of_an_earlier_run_is_not_given_up_when_its_file_changes_once_more() {
    let mut window = after_a_crash();
    window.change_outside("\"Renamed since\"", "\"Renamed again\"");
    window.until("followed", |state| {
        state.dossier().places[0].name == "Renamed again"
    });
    window.until_saved();
    let waiting = window.state.conflicts();
    assert!(waiting.iter().any(|it| it.file == "places.toml"
        && it.differences[0].theirs.as_deref() == Some("\"Renamed again\"")));
    window.state.close();
    let desk = desk(window.folder.path(), &window.root);
    let waiting = desk.recovered.expect("it waits").contested;
    assert_eq!(waiting.len(), 2);
}

#[test]
fn a_file_removed_outside_while_it_was_edited_is_there_as_a_whole_or_not_at_all() {
    for side in [Side::Mine, Side::Theirs] {
        let mut window = Window::new();
        window.rename("Gori, mine");
        let wanted = window.on_disk().replacen("\"Gori\"", "\"Gori, mine\"", 1);
        std::fs::remove_file(window.root.join("places.toml")).expect("removed");
        window.until("in conflict", |state| !state.conflicts().is_empty());
        let conflict = &window.state.conflicts()[0];
        assert_eq!(conflict.origin, Origin::ThisRun);
        assert!(conflict.differences.len() == 1 && conflict.differences[0].is_whole());
        settle(&mut window, side);
        until_settled(&mut window);
        let there = std::fs::read_to_string(window.root.join("places.toml"));
        match side {
            Side::Mine => assert_eq!(there.expect("it is back"), wanted),
            Side::Theirs => assert!(there.is_err() && window.state.dossier().places.is_empty()),
        }
    }
}

#[test]
fn what_is_edited_while_choices_wait_is_not_lost_when_they_are_carried_out() {
    let mut window = Window::new();
    window.rename("Gori, mine");
    window.change_outside("\"Gori\"", "\"Gori, theirs\"");
    window.until("in conflict", |state| !state.conflicts().is_empty());
    choose(&mut window, Side::Mine);
    window.rename("Gori, second thoughts");
    window.state.apply(Action::Keep(KeepAction::Settle));
    window.until("asked again", |state| {
        let mut conflicts = state.conflicts().iter();
        conflicts.any(|it| it.open() == 1)
    });
    assert_eq!(gori(&window.state).name, "Gori, second thoughts");
    settle(&mut window, Side::Mine);
    until_settled(&mut window);
    assert!(window.on_disk().contains("\"Gori, second thoughts\""));
}
