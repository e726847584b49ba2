//! A dossier that is edited in the window while others change the same folder: nothing of either side is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use dateline::app::jobs::OpenedDesk;
use dateline::app::{Action, EditAction, KeepAction, Keeping, Remembered, State};
use dateline::dossier::edit::{Change, Edit};
use dateline::dossier::{Place, PlaceId};
use dateline::files::conflict::Side;
use dateline::files::{
    Disk, LocalDisk, SavedAt, StateFolder, built_in, copy_dossier, open_to_edit,
};

use crate::faults::failing_disk::SlowDisk;

/// A window without a screen, on a copy of the built-in dossier.
pub struct Window {
    pub state: State,
    wakes: Receiver<()>,
    /// Seconds on the application's clock; a look counts as one.
    pub now: f64,
    pub root: PathBuf,
    pub folder: tempfile::TempDir,
}

/// So many looks, a twentieth of a second apart, before what is waited for is given up.
const LOOKS: usize = 400;

impl Window {
    pub fn new() -> Self {
        Self::on(Arc::new(LocalDisk))
    }

    pub fn on(disk: Arc<dyn Disk>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("copy");
        copy_dossier(&built_in(&|_| true), &root).expect("copied");
        let (state, wakes) = opened_on(folder.path(), &root, disk);
        Self::of(state, wakes, root, folder)
    }

    pub fn of(state: State, wakes: Receiver<()>, root: PathBuf, folder: tempfile::TempDir) -> Self {
        Self {
            state,
            wakes,
            now: 0.0,
            root,
            folder,
        }
    }

    /// Takes in what has happened; a second goes by on the application's clock.
    pub fn look(&mut self) {
        self.now += 1.0;
        self.state.tick(self.now);
        let _ = self.wakes.recv_timeout(Duration::from_millis(50));
    }

    /// Waits until something has happened, and does not take it in.
    pub fn wait(&self) {
        let _ = self.wakes.recv_timeout(Duration::from_secs(5));
    }

    pub fn until(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
        self.until_with(1.0, what, holds);
    }

    /// The same while the application's clock stands still.
    pub fn until_at_once(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
        self.until_with(0.0, what, holds);
    }

    fn until_with(&mut self, seconds: f64, what: &str, holds: impl Fn(&State) -> bool) {
        for _ in 0..LOOKS {
            self.now += seconds;
            self.state.tick(self.now);
            if holds(&self.state) {
                return;
            }
            let _ = self.wakes.recv_timeout(Duration::from_millis(50));
        }
        panic!("never {what}: {:?}", self.state.keeping());
    }

    pub fn until_saved(&mut self) {
        self.until("saved", |state| *state.keeping() == Keeping::Saved);
    }

    pub fn rename(&mut self, name: &str) {
        let mut place = gori(&self.state);
        place.name = name.to_owned();
        let edit = Edit::one("Rename Gori", Change::PutPlace(Box::new(place)));
        self.edit(EditAction::Make(Box::new(edit)));
    }

    pub fn edit(&mut self, action: EditAction) {
        self.state.apply(Action::Edit(action));
    }

    pub fn on_disk(&self) -> String {
        read(&self.root.join("places.toml"))
    }

    pub fn change_outside(&self, from: &str, to: &str) {
        let text = self.on_disk();
        assert!(text.contains(from), "{from}");
        write(&self.root.join("places.toml"), &text.replacen(from, to, 1));
    }
}

pub fn opened(folder: &Path, root: &Path) -> (State, Receiver<()>) {
    opened_on(folder, root, Arc::new(LocalDisk))
}

pub fn opened_on(folder: &Path, root: &Path, disk: Arc<dyn Disk>) -> (State, Receiver<()>) {
    let kept = StateFolder::at(folder.join("state"));
    let desk = open_to_edit(root, Some(&kept), disk, &|_| true).expect("opens");
    let mut desk = OpenedDesk::Folder(desk);
    let (sender, wakes) = channel();
    let wake = Arc::new(move || {
        let _ = sender.send(());
    });
    let mut state = State::new(desk.take_opened(), Remembered::default(), wake);
    state.set_wall_clock(SavedAt(1_000_000), 0.0);
    state.attach(desk);
    (state, wakes)
}

pub fn gori(state: &State) -> Place {
    let id = PlaceId::new("gori").expect("an id");
    state.dossier().place(&id).expect("there").clone()
}

#[expect(
    clippy::disallowed_methods,
    reason = "it plays the part of somebody else"
)]
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("read")
}

#[expect(
    clippy::disallowed_methods,
    reason = "it plays the part of somebody else"
)]
pub fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("written");
}

#[test]
fn an_edit_reaches_its_file_and_undoing_it_gives_the_same_bytes_back() {
    let mut window = Window::new();
    let before = window.on_disk();
    window.rename("Gori town");
    assert_eq!(gori(&window.state).name, "Gori town");
    window.until_saved();
    assert_eq!(
        window.on_disk(),
        before.replacen("\"Gori\"", "\"Gori town\"", 1)
    );
    window.edit(EditAction::Undo);
    window.until_saved();
    assert_eq!(window.on_disk(), before);
}

#[test]
fn a_change_from_outside_is_shown_and_is_a_step_of_its_own() {
    let mut window = Window::new();
    let before = window.on_disk();
    window.rename("Gori town");
    window.until_saved();
    window.change_outside("\"Gori town\"", "\"Gori, retold\"");
    window.until("followed", |state| gori(state).name == "Gori, retold");
    let steps: Vec<&str> = window.state.editing().history().undoable().collect();
    assert_eq!(steps.len(), 2, "{steps:?}");
    assert!(steps[0].contains("outside") && steps[0].contains("places.toml"));
    window.until_saved();
    window.edit(EditAction::Undo);
    window.edit(EditAction::Undo);
    window.until_saved();
    assert_eq!(window.on_disk(), before);
}

#[test]
fn what_both_sides_changed_is_chosen_and_never_overwritten_before() {
    let mut window = Window::new();
    window.rename("Gori, mine");
    window.change_outside("\"Gori\"", "\"Gori, theirs\"");
    window.until("in conflict", |state| !state.conflicts().is_empty());
    assert!(window.on_disk().contains("Gori, theirs"));
    assert_eq!(gori(&window.state).name, "Gori, mine");
    assert_eq!(window.state.overlay(), None, "nobody is interrupted");
    let differences = &window.state.conflicts()[0].differences;
    let name = differences.iter().position(|it| it.field == "name");
    let name = name.expect("the name differs");
    assert_eq!(differences[name].choice, None);
    window.state.apply(Action::Keep(KeepAction::Settle));
    window
        .state
        .apply(Action::Keep(KeepAction::Choose(0, name, Side::Mine)));
    window.state.apply(Action::Keep(KeepAction::Settle));
    window.until("settled", |state| state.conflicts().is_empty());
    window.until_saved();
    assert!(window.on_disk().contains("\"Gori, mine\""));
    assert!(!window.on_disk().contains("theirs"));
}

#[test]
fn an_earlier_state_is_looked_at_without_a_change_and_restored_as_an_edit() {
    let mut window = Window::new();
    let before = window.on_disk();
    window.rename("Gori town");
    window.until_saved();
    window.state.apply(Action::Keep(KeepAction::ListStates));
    window.until("listed", |state| {
        state.states().is_some_and(|it| !it.is_empty())
    });
    let number = window.state.states().expect("listed")[0].number;
    let moment = dateline::files::Moment::Before(number);
    window
        .state
        .apply(Action::Keep(KeepAction::LookBack(Some(moment))));
    window.until("looked back", |state| state.looked_back().is_some());
    assert_eq!(gori(&window.state).name, "Gori");
    assert!(window.state.why_read_only().is_some());
    window.edit(EditAction::Undo);
    assert_eq!(window.state.editing().history().undoable().count(), 1);
    assert!(window.on_disk().contains("Gori town"));
    window.state.apply(Action::Keep(KeepAction::Restore));
    window.until("restored", |state| state.looked_back().is_none());
    window.until_saved();
    assert_eq!(window.on_disk(), before);
    window.edit(EditAction::Undo);
    window.until_saved();
    assert!(window.on_disk().contains("Gori town"));
}

#[test]
fn a_second_window_reads_along_and_follows() {
    let mut window = Window::new();
    let (second, _wakes) = opened(window.folder.path(), &window.root);
    let why = second.why_read_only().expect("one writer").to_owned();
    assert!(why.contains("another window"), "{why}");
    window.rename("Gori town");
    window.until_saved();
    let first = std::mem::replace(&mut window.state, second);
    window.wakes = _wakes;
    window.until("followed", |state| gori(state).name == "Gori town");
    drop(first);
}

/// Whether a file of the program's own folder for its states holds these words.
#[expect(clippy::disallowed_methods, reason = "it looks into the journal")]
fn holds(folder: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(folder).expect("listed");
    entries.flatten().map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            return holds(&path, words);
        }
        let content = std::fs::read(&path).unwrap_or_default();
        let mut windows = content.windows(words.len());
        path.ends_with("journal") && windows.any(|it| it == words.as_bytes())
    })
}

#[test]
fn what_is_edited_while_a_save_stalls_is_journaled_at_once_and_saved_after_it() {
    let slow = Arc::new(SlowDisk::at("places.toml"));
    let mut window = Window::on(slow.clone());
    window.rename("Gori town");
    window.state.apply(Action::Keep(KeepAction::Save));
    slow.reached();
    for name in ["Gori, second", "Gori, third"] {
        window.rename(name);
    }
    let state = window.folder.path().join("state");
    window.until("journaled", |_| holds(&state, "Gori, third"));
    assert!(
        window.on_disk().contains("\"Gori\""),
        "the share still stalls"
    );
    slow.go_on();
    window.until_saved();
    assert!(window.on_disk().contains("\"Gori, third\""));
    for _ in 0..3 {
        window.edit(EditAction::Undo);
    }
    window.until_saved();
    assert!(window.on_disk().contains("\"Gori\""));
}

#[test]
fn closing_waits_for_the_journal_though_the_folder_stalls() {
    let slow = Arc::new(SlowDisk::at("places.toml"));
    let mut window = Window::on(slow.clone());
    window.rename("Gori town");
    window.state.apply(Action::Keep(KeepAction::Save));
    slow.reached();
    window.rename("Gori, last");
    window.state.close();
    assert!(holds(&window.folder.path().join("state"), "Gori, last"));
    slow.go_on();
}
