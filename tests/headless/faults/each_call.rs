//! Every call of the save path fails in turn, and after each the folder is whole and the edit is not lost.

use std::io::ErrorKind;
use std::sync::Arc;

use dateline::dossier::{Dossier, SourceId};
use dateline::files::{Attachment, Journaled, SaveError, Step};

use super::failing_disk::{FailingDisk, Fate};
use super::*;

/// Edits of all sorts: across files, a source that comes with its text, one that goes.
fn edits(start: &Arc<Dossier>) -> Vec<Step> {
    let one = across_files(start);
    let two = changed(&one, |dossier| {
        let mut source = dossier.sources[0].as_ref().clone();
        source.id = SourceId::new("two").expect("an id");
        source.text.path = Some("two.txt".to_owned());
        source.text.content = Some("They heard shots near Gori, twice.".into());
        for claim in &mut source.claims {
            Arc::make_mut(claim).id = "two".parse().expect("an id");
        }
        dossier.sources.push(Arc::new(source));
    });
    let three = changed(&two, |dossier| {
        dossier.sources.remove(0);
    });
    let mut steps = vec![step(1, &one), step(2, &two), step(3, &three)];
    steps[1].attachments.push(Attachment {
        path: "sources/originals/two.html".to_owned(),
        content: Arc::from(&b"<p>They heard shots"[..]),
    });
    steps
}

/// What each file may hold: as it was before the edits, or as it is after one of them.
fn legal_states() -> (Vec<BTreeMap<String, Vec<u8>>>, usize) {
    let place = Place::new();
    let mut states = vec![bytes_in(place.dossier.path())];
    let disk = Arc::new(FailingDisk::new(usize::MAX, Fate::Crash));
    let (mut keeper, start) = writer(place.desk_on(disk.clone()));
    for step in edits(&start) {
        keeper.take(step).expect("taken");
        keeper.save(NOW).expect("saved");
        states.push(bytes_in(place.dossier.path()));
    }
    (states, disk.calls())
}

/// Runs the edits on a disk with a fault, then opens the folder again on a sound one. Gives how many edits
/// were acknowledged.
fn with_fault(at: usize, fate: Fate, states: &[BTreeMap<String, Vec<u8>>]) -> usize {
    let place = Place::new();
    let disk = Arc::new(FailingDisk::new(at, fate));
    let state = place.state();
    let opened = files::open_to_edit(place.dossier.path(), Some(&state), disk, &|_| true);
    let mut acknowledged = 0;
    let mut refused = None;
    let crashes = matches!(fate, Fate::Crash | Fate::CrashHalfway);
    if let Access::Writer(mut keeper) = opened.expect("reading is another path").access {
        let start = assert_whole(place.dossier.path());
        for (number, step) in edits(&start).into_iter().enumerate() {
            let taken = keeper.take(step).expect("nothing is wrong with it");
            let journaled = taken.journaled == Journaled::Yes;
            if journaled && acknowledged == number {
                acknowledged = number + 1;
            }
            let saved = keeper.save(NOW);
            if let Err(error) = &saved {
                let said = error.to_string();
                assert!(said.starts_with("could not "), "{said}");
                assert!(!keeper.pending().is_empty(), "the edit is still here");
            }
            if saved.is_ok() {
                acknowledged = number + 1;
            }
            if crashes && (!journaled || saved.is_err()) {
                break;
            }
            refused = saved.err();
        }
        if !crashes && let Some(error) = refused {
            let later = keeper.save(NOW);
            // What was in the way once is gone; what stays is said again, and nothing is given up.
            if matches!(fate, Fate::Fails(_)) {
                let said = later.as_ref().err().map(ToString::to_string);
                assert_eq!(said, None, "{fate:?} at {at}, after: {error}");
            }
            assert_eq!(later.is_ok(), keeper.pending().is_empty(), "{error}");
        }
    }
    for (file, bytes) in bytes_in(place.dossier.path()) {
        if file.ends_with(".dateline-new") {
            continue;
        }
        let legal = states.iter().any(|state| state.get(&file) == Some(&bytes));
        assert!(legal, "{fate:?} at {at}: {file} is neither old nor new");
    }
    // The last of them, and at most the one under way besides, is there after opening again.
    let (mut keeper, dossier) = place.keeper();
    keeper.save(NOW).expect("saved");
    let after = bytes_in(place.dossier.path());
    let found = states.iter().rposition(|state| *state == after);
    let found = found.unwrap_or_else(|| panic!("{fate:?} at {at}: {:?} never was", after.keys()));
    let under_way = acknowledged.min(states.len() - 1)..=(acknowledged + 1).min(states.len() - 1);
    assert!(
        under_way.contains(&found) || !crashes && found == states.len() - 1,
        "{fate:?} at {at}: {found} found, {acknowledged} acknowledged"
    );
    drop(dossier);
    assert_whole(place.dossier.path());
    acknowledged
}

#[test]
fn whatever_call_the_program_ends_at_no_file_is_half_written_and_nothing_acknowledged_is_lost() {
    let (states, calls) = legal_states();
    assert!(calls > 40, "{calls}");
    for fate in [Fate::Crash, Fate::CrashHalfway] {
        let acknowledged: Vec<usize> = (0..calls).map(|at| with_fault(at, fate, &states)).collect();
        assert_eq!(acknowledged.first(), Some(&0));
        assert_eq!(acknowledged.last(), Some(&3));
    }
}

#[test]
fn whatever_call_the_system_refuses_the_edit_stays_and_is_saved_later() {
    let (states, calls) = legal_states();
    for kind in [
        ErrorKind::StorageFull,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::PermissionDenied,
        ErrorKind::NotFound,
        ErrorKind::Other,
    ] {
        for at in 0..calls {
            with_fault(at, Fate::Fails(kind), &states);
        }
    }
}

#[test]
fn a_disk_that_refuses_everything_from_some_call_on_costs_no_edit_that_was_acknowledged() {
    let (states, calls) = legal_states();
    for at in 0..calls {
        with_fault(at, Fate::Stays(ErrorKind::StorageFull), &states);
        with_fault(at, Fate::Stays(ErrorKind::PermissionDenied), &states);
    }
}

#[test]
fn a_full_disk_and_a_folder_that_cannot_be_written_say_what_to_do() {
    for (kind, wanted) in [
        (
            ErrorKind::StorageFull,
            "the disk is full; free some room and save again",
        ),
        (
            ErrorKind::ReadOnlyFilesystem,
            "its disk can only be read; save a copy elsewhere",
        ),
        (
            ErrorKind::PermissionDenied,
            "this user may not write there; change its permissions",
        ),
    ] {
        let mut refused = 0;
        // From each call of the save on, until one is late enough for all to be written.
        for behind in 0.. {
            let Some(error) = refused_from(behind, kind) else {
                break;
            };
            let said = error.to_string();
            assert!(said.starts_with("could not save: "), "{said}");
            assert!(said.contains(wanted), "{kind} from {behind} on: {said}");
            assert!(said.contains("one.toml"), "the path comes last: {said}");
            refused += 1;
        }
        assert!(refused > 4, "{kind}: {refused}");
    }
}

/// Why an edit of one file could not be saved on a disk that refuses everything from some call of the save on.
/// `None`: it was saved.
fn refused_from(behind: usize, kind: ErrorKind) -> Option<SaveError> {
    let before = {
        let place = Place::new();
        let disk = Arc::new(FailingDisk::new(usize::MAX, Fate::Crash));
        let (mut keeper, start) = writer(place.desk_on(disk.clone()));
        take(&mut keeper, 1, &restated(&start, "Something else."));
        disk.calls()
    };
    let place = Place::new();
    let disk = Arc::new(FailingDisk::new(before + behind, Fate::Stays(kind)));
    let (mut keeper, start) = writer(place.desk_on(disk));
    let taken = take(&mut keeper, 1, &restated(&start, "Something else."));
    assert_eq!(taken.journaled, Journaled::Yes);
    let refused = keeper.save(NOW).err()?;
    assert_eq!(keeper.pending(), ["sources/one.toml"]);
    drop(keeper);
    // The disk is sound again: the edit is there.
    let (_, dossier) = place.keeper();
    assert_eq!(statement(&dossier), "Something else.");
    Some(refused)
}
