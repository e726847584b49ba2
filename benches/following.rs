//! How long it takes until a change of one file from outside is what the window shows, at 100,000 claims: from the
//! moment the file is written until the new dossier is laid out. Another frame, some milliseconds, draws it.
//!
//! No Criterion: what is waited for includes the system's word that a file changed, and the time that is left for a
//! writer to finish.
#![expect(
    clippy::disallowed_methods,
    reason = "it takes times, and plays the part of another program"
)]

mod synthetic;

use std::fs;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use dateline::app::jobs::OpenedDesk;
use dateline::app::{Remembered, State};
use dateline::basemap::is_area;
use dateline::files::{LocalDisk, SavedAt, StateFolder, open_to_edit};

const CLAIMS: usize = 100_000;
const CHANGES: usize = 25;

fn main() {
    // `cargo test --benches` asks only whether it builds and starts.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("large");
    fs::create_dir(&root).expect("made");
    synthetic::write(&root, CLAIMS, 1).expect("written");
    let kept = StateFolder::at(folder.path().join("state"));
    let desk = open_to_edit(&root, Some(&kept), Arc::new(LocalDisk), &is_area).expect("opens");
    let mut desk = OpenedDesk::Folder(desk);
    let (sender, wakes) = channel();
    let wake = Arc::new(move || {
        let _ = sender.send(());
    });
    let mut state = State::new(desk.take_opened(), Remembered::default(), wake);
    state.set_wall_clock(SavedAt(1_000_000), 0.0);
    state.attach(desk);
    let began = Instant::now();
    let now = |state: &mut State| state.tick(began.elapsed().as_secs_f64());
    // What is looked at when watching begins is not what is measured.
    while began.elapsed() < Duration::from_secs(3) {
        now(&mut state);
        let _ = wakes.recv_timeout(Duration::from_millis(20));
    }
    let mut taken = Vec::new();
    for change in 0..CHANGES {
        let at = change * 37 % state.dossier().sources.len();
        let id = state.dossier().sources[at].id.clone();
        let file = root.join("sources").join(format!("{id}.toml"));
        let before = fs::read_to_string(&file).expect("read");
        let title = format!("Told anew, {change}");
        let line = before.lines().find(|line| line.starts_with("title = "));
        let line = line.expect("a title").to_owned();
        let after = before.replacen(&line, &format!("title = \"{title}\""), 1);
        let written = Instant::now();
        fs::write(&file, after).expect("written");
        while state.dossier().sources[at].title != title {
            let _ = wakes.recv_timeout(Duration::from_millis(20));
            now(&mut state);
            assert!(written.elapsed() < Duration::from_secs(30), "never seen");
        }
        taken.push(written.elapsed());
    }
    taken.sort();
    println!(
        "a change of one file seen, {CLAIMS} claims: median {} ms, fastest {} ms, slowest {} ms of {CHANGES}",
        taken[CHANGES / 2].as_millis(),
        taken[0].as_millis(),
        taken[CHANGES - 1].as_millis()
    );
}
