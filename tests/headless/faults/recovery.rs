//! What an earlier run left behind: journals that are damaged or another dossier's, states of others, half-written files.

use std::io::ErrorKind;

use dateline::files::{Attachment, Journaled, Moment, ReadOnly, Settled};

use super::failing_disk::{FailingDisk, Fate};
use super::*;

/// The program's own folder for the dossier.
fn own(place: &Place) -> PathBuf {
    let dossiers = place.state.path().join("dossiers");
    let mut folders = fs::read_dir(dossiers).expect("there");
    let folder = folders.next().expect("one").expect("listed").path();
    assert!(folders.next().is_none(), "one dossier");
    folder
}

fn document(version: u64, dossier: &Arc<Dossier>, path: &str) -> Step {
    let mut step = step(version, dossier);
    step.attachments.push(Attachment {
        path: path.to_owned(),
        content: Arc::from(&b"%PDF"[..]),
    });
    step
}

#[test]
fn going_back_to_a_save_leaves_what_others_had_changed_before_it() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let one = restated(&start, "First.");
    take(&mut keeper, 1, &one);
    keeper.save(NOW).expect("saved");
    // Somebody else changes the same file, and that is taken over.
    let theirs = place.text("sources/one.toml").replace("First.", "Theirs.");
    small_dossier::write(&place.dossier, "sources/one.toml", &theirs);
    let content: Option<Arc<[u8]>> = Some(theirs.as_bytes().into());
    let settled = Settled {
        on_disk: content.clone(),
        chosen: content,
        choice: None,
    };
    let settled = BTreeMap::from([("sources/one.toml".to_owned(), settled)]);
    let two = restated(&one, "Theirs.");
    keeper.adopt(NOW, 2, "Take over".to_owned(), two.clone(), settled);
    let three = changed(&two, |dossier| dossier.title = "Retitled".to_owned());
    take(&mut keeper, 3, &three);
    keeper.save(NOW).expect("saved");

    let states = keeper.backups().expect("kept").list(NOW);
    assert_eq!(states.len(), 3, "what others did is a state of its own");
    let newest = Moment::After(states[0].number);
    let restoration = keeper.past().restoration(newest, &|_| true);
    let (back, _) = keeper.restore(restoration.expect("kept"), 4, "Go back".to_owned());
    assert_eq!(statement(&back.dossier), "Theirs.");
    keeper.save(NOW).expect("saved");
    assert_eq!(place.text("sources/one.toml"), theirs);
}

#[test]
fn edits_of_a_dossier_that_is_gone_do_not_appear_in_the_next_one_at_its_path() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let saved = restated(&start, "Saved.");
    take(&mut keeper, 1, &saved);
    keeper.save(NOW).expect("saved");
    let step = document(2, &saved, "sources/originals/old.pdf");
    keeper.take(step).expect("taken");
    drop(keeper);
    for entry in fs::read_dir(place.dossier.path()).expect("listed") {
        let path = entry.expect("listed").path();
        let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
    }
    fs::remove_dir(place.dossier.path()).expect("removed");
    fs::create_dir(place.dossier.path()).expect("made");
    let front = small_dossier::FRONT.replacen("title = \"", "title = \"Another ", 1);
    small_dossier::write(&place.dossier, "dossier.toml", &front);
    // However often it is opened.
    for _ in 0..2 {
        let desk = place.desk();
        let recovered = desk.recovered.as_ref().expect("they wait");
        assert!(recovered.edits.is_empty(), "{recovered}");
        assert_eq!(recovered.contested.len(), 1);
        let (mut keeper, _) = writer(desk);
        keeper.save(NOW).expect("nothing to save");
        assert!(!place.path("sources/originals/old.pdf").exists());
    }
}

#[test]
fn an_edit_that_waits_does_not_come_back_by_itself_when_the_folder_is_again_as_it_was() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &restated(&start, "Mine."));
    drop(keeper);
    let before = place.text("sources/one.toml");
    let theirs = format!("# theirs\n{before}");
    for text in [&theirs, &before] {
        small_dossier::write(&place.dossier, "sources/one.toml", text);
        let desk = place.desk();
        let recovered = desk.recovered.as_ref().expect("it waits");
        assert_eq!((recovered.edits.len(), recovered.contested.len()), (0, 1));
        assert_eq!(statement(&desk.opened.dossier), "S.");
        let (mut keeper, dossier) = writer(desk);
        // What is saved meanwhile leaves it in the journal.
        take(&mut keeper, 1, &changed(&dossier, |it| it.title.push('!')));
        keeper.save(NOW).expect("saved");
    }
}

#[test]
fn edits_follow_a_folder_that_was_moved() {
    let mut place = Place::new();
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &restated(&start, "Not saved."));
    drop(keeper);
    let is_known = fs::metadata(place.dossier.path()).is_ok_and(|it| it.created().is_ok());
    let other = folder();
    let moved = other.path().join("moved");
    fs::rename(place.dossier.path(), &moved).expect("moved");
    let desk = desk(&moved, place.state.path(), Arc::new(LocalDisk));
    assert_eq!(desk.recovered.is_some(), is_known && cfg!(unix));
    drop(desk);
    place.dossier = folder();
}

#[test]
fn a_journal_that_is_damaged_is_kept_beside_and_said_and_what_is_whole_of_it_comes_back() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    let one = restated(&start, "First.");
    take(&mut keeper, 1, &one);
    let path = own(&place).join("journal");
    let whole = fs::metadata(&path).expect("there").len() as usize;
    take(&mut keeper, 2, &across_files(&one));
    drop(keeper);
    let mut bytes = fs::read(&path).expect("read");
    bytes[whole + 60] ^= 1;
    fs::write(&path, &bytes).expect("written");

    let desk = place.desk();
    let said = desk.recovered.as_ref().expect("an edit").to_string();
    assert!(
        said.starts_with("An edit that had not been saved is back: “Edit 1”."),
        "{said}"
    );
    assert!(
        said.contains("A part of the journal of the last run is damaged"),
        "{said}"
    );
    assert_eq!(statement(&desk.opened.dossier), "First.");
    let aside = own(&place).join("journal.damaged-1");
    assert_eq!(fs::read(&aside).expect("kept"), bytes);
    let (mut keeper, _) = writer(desk);
    keeper.save(NOW).expect("saved");
    drop(keeper);
    assert!(place.desk().recovered.is_none(), "it is said once");
    assert_eq!(fs::read(&aside).expect("kept"), bytes);
}

#[test]
fn a_journal_of_a_newer_program_is_left_alone_and_the_dossier_can_only_be_read() {
    let place = Place::new();
    drop(place.keeper());
    let path = own(&place).join("journal");
    fs::write(&path, "dateline journal 2\nedits").expect("written");
    let Access::Reader(why) = place.desk().access else {
        panic!("edits would be lost")
    };
    assert!(matches!(why, ReadOnly::JournalUnreadable { .. }), "{why}");
    assert!(
        why.to_string().contains("another version of Dateline"),
        "{why}"
    );
    assert_eq!(
        fs::read(&path).expect("there"),
        b"dateline journal 2\nedits"
    );
}

#[test]
fn an_edit_that_the_journal_refused_is_in_it_with_the_next_one() {
    let calls = {
        let place = Place::new();
        let disk = Arc::new(FailingDisk::new(usize::MAX, Fate::Crash));
        let (mut keeper, start) = writer(place.desk_on(disk.clone()));
        take(&mut keeper, 1, &restated(&start, "First."));
        disk.calls()
    };
    // The second edit is written, and flushed.
    for at in calls..calls + 2 {
        let place = Place::new();
        let disk = Arc::new(FailingDisk::new(at, Fate::Fails(ErrorKind::StorageFull)));
        let (mut keeper, start) = writer(place.desk_on(disk));
        let one = restated(&start, "First.");
        take(&mut keeper, 1, &one);
        let two = across_files(&one);
        let taken = take(&mut keeper, 2, &two);
        assert_ne!(taken.journaled, Journaled::Yes, "at {at}");
        let three = changed(&two, |dossier| dossier.title = "Retitled".to_owned());
        assert_eq!(take(&mut keeper, 3, &three).journaled, Journaled::Yes);
        drop(keeper);
        let (_, back) = place.keeper();
        assert_eq!(
            (back.places.len(), &*back.title),
            (2, "Retitled"),
            "at {at}"
        );
    }
}

#[test]
fn folders_that_are_made_are_flushed_into_those_that_hold_them() {
    let place = Place::new();
    let disk = Arc::new(FailingDisk::new(usize::MAX, Fate::Crash));
    let (mut keeper, start) = writer(place.desk_on(disk.clone()));
    let step = document(1, &start, "sources/originals/deep/one.pdf");
    keeper.take(step).expect("taken");
    keeper.save(NOW).expect("saved");
    let flushed = disk.flushed();
    for folder in ["sources", "sources/originals", "sources/originals/deep"] {
        let folder = keeper.root().join(folder);
        assert!(flushed.contains(&folder), "{}", folder.display());
    }
}

#[test]
fn without_a_lock_nobody_writes() {
    let place = Place::new();
    drop(place.keeper());
    // What cannot be locked, as on a share that knows no locks: here, no file at all.
    let lock = own(&place).join("lock");
    fs::remove_file(&lock).expect("removed");
    fs::create_dir(&lock).expect("made");
    let Access::Reader(why) = place.desk().access else {
        panic!("two windows could write")
    };
    let said = why.to_string();
    assert!(
        said.contains("Two windows could edit this dossier at once"),
        "{said}"
    );
}

#[test]
fn what_a_crash_left_unfinished_among_the_programs_own_files_is_swept_away() {
    let place = Place::new();
    let (mut keeper, start) = place.keeper();
    take(&mut keeper, 1, &restated(&start, "Something else."));
    keeper.save(NOW).expect("saved");
    drop(keeper);
    let left = ["", "backups/states/", "backups/contents/"]
        .map(|folder| own(&place).join(format!("{folder}.x.1-1.dateline-new")));
    for left in &left {
        fs::write(left, "half").expect("written");
    }
    let keeper = place.keeper();
    assert!(left.iter().all(|left| !left.exists()));
    drop(keeper);
}

const ORIGINAL: &str = "sources/originals/one.html";

/// A place whose source came in a file, which is noted as holding `noted` and holds `there`.
fn with_original(noted: &str, there: &str) -> Place {
    let place = Place::new();
    fs::create_dir(place.path("sources/originals")).expect("made");
    fs::write(place.path(ORIGINAL), there).expect("written");
    let digest = files::sha256_of(noted.as_bytes());
    let original =
        format!("original = {{ path = \"originals/one.html\", sha256 = \"{digest}\" }}\n");
    let text = place.text("sources/one.toml");
    let text = text.replacen("\n[[claim]]", &format!("{original}\n[[claim]]"), 1);
    small_dossier::write(&place.dossier, "sources/one.toml", text);
    place
}

fn without_sources(start: &Arc<Dossier>) -> Arc<Dossier> {
    changed(start, |dossier| dossier.sources.clear())
}

#[test]
fn a_source_that_goes_takes_the_file_it_came_in_along_and_both_can_be_had_again() {
    let place = with_original("<p>They heard", "<p>They heard");
    let before = bytes_in(place.dossier.path());
    let (mut keeper, start) = place.keeper();
    let taken = take(&mut keeper, 1, &without_sources(&start));
    assert_eq!(taken.left, Vec::<String>::new());
    assert!(taken.files.iter().any(|file| file == ORIGINAL));
    keeper.save(NOW).expect("saved");
    assert!(bytes_in(&place.path("sources")).is_empty());
    let state = keeper.backups().expect("kept").list(NOW).remove(0);
    let name = "Go back".to_owned();
    let restoration = keeper
        .past()
        .restoration(Moment::Before(state.number), &|_| true);
    keeper.restore(restoration.expect("kept"), 2, name);
    keeper.save(NOW).expect("saved");
    assert_eq!(bytes_in(place.dossier.path()), before);
    // Undone by its versions, too.
    take(&mut keeper, 1, &without_sources(&start));
    keeper.save(NOW).expect("saved");
    assert!(bytes_in(&place.path("sources")).is_empty());
    take(&mut keeper, 0, &start);
    keeper.save(NOW).expect("saved");
    assert_eq!(bytes_in(place.dossier.path()), before);
}

#[test]
fn a_file_that_is_not_the_one_noted_or_belongs_to_another_source_stays() {
    let place = with_original("<p>They heard", "something else");
    let (mut keeper, start) = place.keeper();
    let taken = take(&mut keeper, 1, &without_sources(&start));
    assert_eq!(taken.left, [ORIGINAL]);
    keeper.save(NOW).expect("saved");
    assert_eq!(place.text(ORIGINAL), "something else");

    let place = with_original("<p>They heard", "<p>They heard");
    let (mut keeper, start) = place.keeper();
    let both = changed(&start, |dossier| {
        let mut source = dossier.sources[0].as_ref().clone();
        source.id = "two".parse().expect("an id");
        source.claims.clear();
        dossier.sources.push(Arc::new(source));
    });
    take(&mut keeper, 1, &both);
    let one = changed(&both, |dossier| {
        dossier.sources.remove(0);
    });
    assert_eq!(take(&mut keeper, 2, &one).left, Vec::<String>::new());
    keeper.save(NOW).expect("saved");
    assert_eq!(place.text(ORIGINAL), "<p>They heard");
}
