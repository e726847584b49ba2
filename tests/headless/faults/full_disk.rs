//! A small file system that is full. Needs one to be mounted, which takes rights that not everybody has.

use std::process::Command;

use super::*;

/// Works on the file system that the test below has mounted for it.
#[test]
#[ignore = "run by the test below, on a small file system"]
fn saves_on_a_full_disk() {
    let folder = PathBuf::from(std::env::var("FULL_DISK").expect("given"));
    let source = Place::new();
    let dossier = folder.join("dossier");
    fs::create_dir_all(dossier.join("sources")).expect("made");
    for (file, bytes) in bytes_in(source.dossier.path()) {
        fs::write(dossier.join(file), bytes).expect("room enough yet");
    }
    let before = bytes_in(&dossier);
    let state = source.state.path();
    let (mut keeper, start) = writer(desk(&dossier, state, Arc::new(LocalDisk)));
    let filler = folder.join("filler");
    let mut size = 256 << 10;
    while size > 0 {
        // As much as there is room for, then the little that is left.
        let mut all = fs::read(&filler).unwrap_or_default();
        all.resize(all.len() + size, b'x');
        if fs::write(&filler, &all).is_err() {
            size /= 2;
        }
    }
    let new = restated(&start, &"long ".repeat(2_000));
    let taken = take(&mut keeper, 1, &new);
    assert_eq!(taken.journaled, files::Journaled::Yes, "it is elsewhere");
    let error = keeper.save(NOW).expect_err("the disk is full").to_string();
    assert!(
        error.contains("the disk is full; free some room and save again"),
        "{error}"
    );
    assert_eq!(bytes_in(&dossier), before, "nothing is half-written");
    fs::remove_file(&filler).expect("removed");
    keeper.save(NOW).expect("there is room");
    assert_eq!(statement(&assert_whole(&dossier)), "long ".repeat(2_000));
    println!("done on a full disk");
}

#[test]
fn on_a_full_disk_nothing_is_half_written_and_the_edit_is_saved_once_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = "mount -t tmpfs -o size=256k dateline \"$1\" && FULL_DISK=\"$1\" exec \"$2\" \
                  --exact faults::full_disk::saves_on_a_full_disk --ignored --nocapture";
    let run = |how: &[&str]| {
        let mut command = Command::new("unshare");
        command.args(how).args(["sh", "-c", script, "sh"]);
        command
            .arg(folder.path())
            .arg(std::env::current_exe().expect("this program"));
        let output = command.output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complained = String::from_utf8_lossy(&output.stderr).into_owned();
        let mounted = said.contains("running 1 test");
        mounted.then_some((said, complained))
    };
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    match ways.iter().find_map(|how| run(how)) {
        Some((said, complained)) => {
            assert!(said.contains("done on a full disk"), "{said}{complained}");
        }
        None => println!("left out: no small file system can be mounted here"),
    }
}
