//! What the keeper of a folder promises: conflicts, locks, names, backups, and what comes back after a crash.

use dateline::files::conflict::Origin;
use dateline::files::{Base, Moment, ReadOnly, SaveError, Settled};

use super::failing_disk::SlowDisk;
use super::*;

#[test]
fn an_edit_is_written_into_its_file_and_into_no_other() {
    let place = Place::new();
    let before = bytes_in(place.dossier.path());
    let (mut keeper, start) = place.keeper();
    let taken = take(&mut keeper, 1, &restated(&start, "Something else."));
    assert_eq!(taken.files, ["sources/one.toml"]);
    assert_eq!(keeper.pending(), ["sources/one.toml"]);
    let saved = keeper.save(NOW).expect("saved");
    assert_eq!(saved.files, ["sources/one.toml"]);
    assert_eq!(saved.without_backup, None);
    let mut wanted = before;
    let text = format!("# by hand\n{}", small_dossier::SOURCE);
    let text = text.replace("\"S.\"", "\"Something else.\"");
    wanted.insert("sources/one.toml".to_owned(), text.into_bytes());
    assert_eq!(bytes_in(place.dossier.path()), wanted);
    assert_eq!(keeper.save(NOW).expect("saved").files, Vec::<String>::new());
}

#[test]
fn a_file_that_somebody_else_has_changed_is_not_overwritten_and_the_edit_is_kept_with_all_it_belongs_to()
 {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let theirs = format!("# theirs\n{}", small_dossier::SOURCE);
    small_dossier::write(&place.dossier, "sources/one.toml", &theirs);
    let places = place.text("places.toml");
    let both = across_files(&start);
    take(&mut keeper, 1, &both);
    let retitled = changed(&both, |dossier| dossier.title = "Other".to_owned());
    take(&mut keeper, 2, &retitled);
    let error = keeper.save(NOW).expect_err("changed");
    let SaveError::ChangedOnDisk { files, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(files[..], ["sources/one.toml"]);
    let said = error.to_string();
    assert!(
        said.starts_with(
            "could not save: somebody else has changed sources/one.toml since it was read"
        ),
        "{said}"
    );
    assert_eq!(place.text("sources/one.toml"), theirs);
    assert_eq!(
        place.text("places.toml"),
        places,
        "it belongs to the same edit"
    );
    assert!(
        place.text("dossier.toml").contains("\"Other\""),
        "that is another edit"
    );
    let sides = keeper.sides("sources/one.toml").expect("known");
    assert!(String::from_utf8_lossy(&sides.mine.expect("edited")).contains("java"));

    // What is put together from both is saved, and can be undone.
    let mine = place
        .text("sources/one.toml")
        .replace("[\"gori\"]", "[\"gori\", \"java\"]");
    let settled = Settled {
        on_disk: Some(theirs.as_bytes().into()),
        chosen: Some(mine.as_bytes().into()),
        choice: Some(Origin::ThisRun),
    };
    let settled = BTreeMap::from([("sources/one.toml".to_owned(), settled)]);
    keeper.adopt(NOW, 3, "Take both".to_owned(), retitled.clone(), settled);
    keeper.save(NOW).expect("saved");
    assert_eq!(place.text("sources/one.toml"), mine);
    assert!(place.text("places.toml").contains("java"));
    assert_whole(place.dossier.path());
}

#[test]
fn a_file_that_has_vanished_is_not_made_again_unasked() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    fs::remove_file(place.path("places.toml")).expect("removed");
    take(&mut keeper, 1, &across_files(&start));
    let error = keeper.save(NOW).expect_err("it is gone");
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert!(!place.path("places.toml").exists());
}

#[test]
fn a_folder_that_is_gone_is_said_and_the_edit_is_saved_once_it_is_back() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let elsewhere = place.state.path().join("moved");
    fs::rename(place.dossier.path(), &elsewhere).expect("moved");
    let taken = take(&mut keeper, 1, &restated(&start, "Something else."));
    assert_eq!(taken.journaled, files::Journaled::Yes);
    let said = keeper.save(NOW).expect_err("gone").to_string();
    assert!(
        said.starts_with("could not save: the dossier's folder is gone; put it back"),
        "{said}"
    );
    fs::rename(&elsewhere, place.dossier.path()).expect("moved back");
    keeper.save(NOW).expect("saved");
    assert_eq!(
        statement(&assert_whole(place.dossier.path())),
        "Something else."
    );
}

#[test]
fn nothing_is_written_into_the_empty_place_of_a_disk_that_was_taken_away() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let elsewhere = place.state.path().join("moved");
    fs::rename(place.dossier.path(), &elsewhere).expect("moved");
    fs::create_dir(place.dossier.path()).expect("made");
    let with_another = changed(&start, |dossier| {
        let mut source = dossier.sources[0].as_ref().clone();
        source.id = "two".parse().expect("an id");
        source.text.path = Some("two.txt".to_owned());
        source.claims.clear();
        dossier.sources.push(Arc::new(source));
    });
    take(&mut keeper, 1, &with_another);
    let error = keeper.save(NOW).expect_err("it is another folder");
    assert!(matches!(error, SaveError::FolderGone { .. }), "{error}");
    assert!(bytes_in(place.dossier.path()).is_empty());
    fs::remove_dir(place.dossier.path()).expect("removed");
    fs::rename(&elsewhere, place.dossier.path()).expect("moved back");
    keeper.save(NOW).expect("saved");
    assert!(place.path("sources/two.txt").exists());
}

#[test]
fn a_second_window_reads_along_until_the_first_is_closed() {
    let place = Place::new();
    let first = place.desk();
    let Access::Reader(why) = place.desk().access else {
        panic!("two writers");
    };
    assert_eq!(why, ReadOnly::OpenElsewhere);
    drop(first);
    assert!(matches!(place.desk().access, Access::Writer(_)));
}

#[test]
fn a_dossier_of_a_newer_version_is_read_and_not_written() {
    let place = Place::new();
    let newer = small_dossier::FRONT.replace("format = 1", "format = 2");
    small_dossier::write(&place.dossier, "dossier.toml", newer);
    let desk = place.desk();
    let Access::Reader(why) = desk.access else {
        panic!("it would be written");
    };
    assert_eq!(why, ReadOnly::NewerFormat(2));
    assert!(
        why.to_string().contains("open it with a newer Dateline"),
        "{why}"
    );
    assert_eq!(desk.opened.dossier.title, "Small");
}

#[test]
fn a_source_whose_name_another_system_forbids_is_not_written_and_stays_edited() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let new = changed(&start, |dossier| {
        let mut source = dossier.sources[0].as_ref().clone();
        source.id = "aux".parse().expect("an id");
        source.text.path = Some("aux.txt".to_owned());
        dossier.sources.push(Arc::new(source));
    });
    take(&mut keeper, 1, &new);
    let said = keeper.save(NOW).expect_err("no such name").to_string();
    assert!(
        said.contains("Windows keeps the name “aux” for a device; choose another name"),
        "{said}"
    );
    assert!(!place.path("sources/aux.toml").exists());
    assert!(keeper.pending().contains(&"sources/aux.toml".to_owned()));
    let renamed = changed(&new, |dossier| {
        let source = Arc::make_mut(&mut dossier.sources[1]);
        source.id = "auxiliary".parse().expect("an id");
        source.text.path = Some("auxiliary.txt".to_owned());
    });
    take(&mut keeper, 2, &renamed);
    keeper.save(NOW).expect("saved");
    let names: Vec<String> = bytes_in(&place.path("sources")).into_keys().collect();
    assert_eq!(
        names,
        ["auxiliary.toml", "auxiliary.txt", "one.toml", "one.txt"]
    );
}

#[test]
fn a_renamed_source_keeps_its_comments_and_its_text() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let text = place.text("sources/one.toml");
    let new = changed(&start, |dossier| {
        let source = Arc::make_mut(&mut dossier.sources[0]);
        source.id = "first".parse().expect("an id");
    });
    take(&mut keeper, 1, &new);
    keeper.save(NOW).expect("saved");
    let names: Vec<String> = bytes_in(&place.path("sources")).into_keys().collect();
    assert_eq!(names, ["first.toml", "one.txt"]);
    assert_eq!(place.text("sources/first.toml"), text);
}

#[test]
fn a_source_that_was_taken_away_can_be_had_again_from_the_backups() {
    let place = Place::new();
    let before = bytes_in(place.dossier.path());
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &restated(&start, "Second thoughts."));
    keeper.save(SavedAt(NOW.0 + 1)).expect("saved");
    let none = changed(&start, |dossier| dossier.sources.clear());
    take(&mut keeper, 2, &none);
    keeper.save(SavedAt(NOW.0 + 2)).expect("saved");
    assert!(bytes_in(&place.path("sources")).is_empty());

    let states = keeper.backups().expect("kept").list(NOW);
    let names: Vec<_> = states
        .iter()
        .map(|it| (it.number, it.edits.join(", ")))
        .collect();
    assert_eq!(names, [(2, "Edit 2".to_owned()), (1, "Edit 1".to_owned())]);
    let files: Vec<&str> = states[0].files.iter().map(|file| &*file.path).collect();
    assert_eq!(files, ["sources/one.toml", "sources/one.txt"]);
    let looked = keeper.past().look(Moment::Before(2), &|_| true);
    let looked = looked.expect("kept");
    assert_eq!(statement(&looked.dossier), "Second thoughts.");
    assert!(
        bytes_in(&place.path("sources")).is_empty(),
        "looking writes nothing"
    );

    let name = "Go back".to_owned();
    let restoration = keeper.past().restoration(Moment::Before(1), &|_| true);
    let (back, taken) = keeper.restore(restoration.expect("kept"), 3, name);
    assert_eq!(taken.journaled, files::Journaled::Yes);
    assert_eq!(statement(&back.dossier), "S.");
    keeper.save(SavedAt(NOW.0 + 3)).expect("saved");
    assert_eq!(bytes_in(place.dossier.path()), before);
    take(&mut keeper, 2, &none);
    keeper.save(SavedAt(NOW.0 + 4)).expect("saved");
    assert!(bytes_in(&place.path("sources")).is_empty());
    assert_eq!(keeper.backups().expect("kept").list(NOW).len(), 4);
}

#[test]
fn what_was_not_saved_before_a_crash_is_back_and_said() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let one = restated(&start, "First.");
    take(&mut keeper, 1, &one);
    take(&mut keeper, 2, &across_files(&one));
    drop(keeper);
    let desk = place.desk();
    let recovered = desk.recovered.as_ref().expect("two edits");
    let said = recovered.to_string();
    assert_eq!(
        said,
        "2 edits that had not been saved are back, the last of them “Edit 2”."
    );
    let (mut keeper, dossier) = writer(desk);
    assert_eq!(statement(&dossier), "First.");
    assert_eq!(dossier.places.len(), 2);
    assert_eq!(statement(&assert_whole(place.dossier.path())), "S.");
    keeper.save(NOW).expect("saved");
    drop(keeper);
    assert!(place.desk().recovered.is_none());
    assert_eq!(statement(&assert_whole(place.dossier.path())), "First.");
}

#[test]
fn an_edit_that_no_longer_fits_the_folder_waits_and_overwrites_nothing() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &across_files(&start));
    drop(keeper);
    let theirs = format!("# theirs\n{}", small_dossier::SOURCE);
    small_dossier::write(&place.dossier, "sources/one.toml", &theirs);
    for _ in 0..2 {
        let desk = place.desk();
        let recovered = desk.recovered.as_ref().expect("it waits");
        assert!(recovered.edits.is_empty());
        let waiting: Vec<&str> = recovered.contested.iter().map(|it| &*it.file).collect();
        assert_eq!(waiting, ["places.toml", "sources/one.toml"]);
        let contested = &recovered.contested[1];
        assert_eq!(contested.before, Base::Unknown);
        assert_eq!(contested.theirs.as_deref(), Some(theirs.as_bytes()));
        let mine = contested.mine.as_deref().expect("edited");
        assert!(String::from_utf8_lossy(mine).contains("java"));
        let (mut keeper, dossier) = writer(desk);
        assert_eq!(dossier.places.len(), 1, "all of it or none");
        take(
            &mut keeper,
            1,
            &changed(&dossier, |dossier| dossier.title.push('!')),
        );
        keeper.save(NOW).expect("that is another edit");
        assert_eq!(place.text("sources/one.toml"), theirs);
    }
}

#[test]
fn a_journal_stays_small_however_long_nothing_can_be_saved() {
    let place = Place::new();
    let (mut keeper, mut dossier) = place.keeper();
    for version in 1..=300 {
        dossier = restated(
            &dossier,
            &format!("{version} {}", "and so on ".repeat(3_000)),
        );
        take(&mut keeper, version, &dossier);
    }
    drop(keeper);
    let bytes = bytes_in(place.state.path())
        .into_values()
        .map(|it| it.len());
    assert!(bytes.sum::<usize>() < 5 << 20);
    let (mut keeper, back) = place.keeper();
    assert!(statement(&back).starts_with("300 "));
    keeper.save(NOW).expect("saved");
}

#[test]
fn a_window_that_waits_for_a_slow_disk_knows_the_file_and_since_when() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let under_way = keeper.under_way();
    take(&mut keeper, 1, &restated(&start, "Something else."));
    assert_eq!(under_way.writing(), None);
    let slow = Arc::new(SlowDisk::at("sources/one.toml"));
    drop(keeper);
    let (mut keeper, _) = writer(place.desk_on(slow.clone()));
    let under_way = keeper.under_way();
    let waiting = std::thread::spawn(move || keeper.save(NOW).map(|saved| saved.files.len()));
    slow.reached();
    let writing = under_way.writing().expect("it waits");
    assert_eq!(
        (writing.file.as_str(), writing.began),
        ("sources/one.toml", NOW)
    );
    slow.go_on();
    assert_eq!(waiting.join().expect("it ended").expect("saved"), 1);
    assert_eq!(under_way.writing(), None);
}

#[test]
fn what_is_taken_while_a_save_is_under_way_is_saved_by_the_next() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let first = restated(&start, "First.");
    take(&mut keeper, 1, &first);
    let delivery = keeper.begin_save();
    let second = restated(&start, "Second.");
    let taken = take(&mut keeper, 2, &second);
    assert_eq!(taken.journaled, files::Journaled::Yes);
    // Gone back to before the save, so that nothing would be left to do had it not begun.
    take(&mut keeper, 0, &start);
    let delivered = delivery.carry_out(NOW);
    assert_eq!(statement(&assert_whole(place.dossier.path())), "First.");
    keeper.end_save(delivered).expect("saved");
    assert_eq!(keeper.pending(), ["sources/one.toml"]);
    keeper.save(NOW).expect("saved");
    assert_eq!(statement(&assert_whole(place.dossier.path())), "S.");
    drop(keeper);
    assert!(place.desk().recovered.is_none());
}

#[test]
fn a_crash_after_a_save_that_edits_overtook_brings_the_edits_back() {
    for version in [0, 2] {
        let place = Place::new();
        let (mut keeper, start) = place.keeper();
        take(&mut keeper, 1, &restated(&start, "First."));
        let delivery = keeper.begin_save();
        let after = match version {
            0 => start.clone(),
            _ => restated(&start, "Second."),
        };
        take(&mut keeper, version, &after);
        delivery.carry_out(NOW);
        drop(keeper);
        let recovered = place.desk().recovered.expect("it was not saved");
        assert!(recovered.contested.is_empty(), "{recovered}");
        let (mut keeper, back) = place.keeper();
        assert_eq!(statement(&back), statement(&after));
        keeper.save(NOW).expect("saved");
        assert_eq!(assert_whole(place.dossier.path()).sources, after.sources);
    }
}

#[test]
fn what_a_crash_left_unfinished_is_swept_away() {
    let place = Place::new();
    let left = place.path("sources/.one.toml.1-1.dateline-new");
    fs::write(&left, "half").expect("written");
    let (_keeper, _) = place.keeper();
    assert!(!left.exists());
}

#[test]
fn without_a_folder_for_states_edits_are_saved_and_the_want_of_a_journal_is_said() {
    let place = Place::new();
    let path = place.dossier.path();
    let desk = files::open_to_edit(path, None, Arc::new(LocalDisk), &|_| true).expect("opens");
    let (mut keeper, start) = writer(desk);
    let taken = take(&mut keeper, 1, &restated(&start, "Something else."));
    assert!(
        matches!(taken.journaled, files::Journaled::No(why) if why.contains("would not outlive a crash"))
    );
    let saved = keeper.save(NOW).expect("saved");
    assert!(saved.without_backup.is_some());
    assert_eq!(statement(&assert_whole(path)), "Something else.");
    take(
        &mut keeper,
        2,
        &changed(&start, |dossier| dossier.sources.clear()),
    );
    let error = keeper.save(NOW).expect_err("it would be gone for good");
    assert!(matches!(error, SaveError::NoBackup { .. }), "{error}");
    assert!(place.path("sources/one.toml").exists());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new();
    fs::rename(place.path("places.toml"), place.path("there.toml")).expect("moved");
    symlink("there.toml", place.path("places.toml")).expect("linked");
    let mode = fs::Permissions::from_mode(0o600);
    fs::set_permissions(place.path("sources/one.toml"), mode).expect("set");
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &across_files(&start));
    keeper.save(NOW).expect("saved");
    let metadata = fs::metadata(place.path("sources/one.toml")).expect("there");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    let link = fs::symlink_metadata(place.path("places.toml")).expect("there");
    assert!(link.is_symlink());
    assert!(place.text("there.toml").contains("java"));
}

#[test]
fn a_broken_file_is_left_alone_and_the_others_can_be_changed() {
    let place = Place::new();
    small_dossier::write(&place.dossier, "actors.toml", "[[actor]\nid = 1\n");
    let (mut keeper, start) = place.keeper();
    assert!(!keeper.can_change("actors.toml"));
    assert!(keeper.can_change("places.toml") && keeper.can_change("events.toml"));
    let new = changed(&start, |dossier| {
        dossier.actors.push(dateline::dossier::Actor {
            id: "a".parse().expect("an id"),
            name: "A".to_owned(),
            names: Vec::new(),
            kind: dateline::dossier::ActorKind::Person,
            role: None,
            side: None,
            member_of: Vec::new(),
        });
    });
    let said = keeper.take(step(1, &new)).expect_err("broken").to_string();
    assert!(
        said.starts_with("could not write the edit into the file: the file has faults"),
        "{said}"
    );
    take(&mut keeper, 2, &restated(&start, "Something else."));
    keeper.save(NOW).expect("saved");
}
