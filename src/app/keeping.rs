//! How far what was edited is on the disk, and what others make of the same folder.

use super::jobs::{DeskNumber, KeeperGone, Keepers, News, OpenedDesk, Order, Touched, Who};
use super::leaving::Leaving;
use super::looking_back::LookedBack;
use super::notice::Notice;
use super::session::Overlay;
use super::state::State;
use crate::files::conflict::{Conflict, Side};
use crate::files::{
    Access, Attachment, Journaled, Moment, Opened, SaveError, SavedAt, SavedState, Step,
};

/// About the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepAction {
    /// Now, and not a moment after the last edit.
    Save,
    /// Takes one side of a difference: of which file, which of its differences.
    Choose(usize, usize, Side),
    /// Carries out what was chosen.
    Settle,
    /// Lists the earlier states.
    ListStates,
    /// Shows an earlier state, to be looked at. `None`: back to the present.
    LookBack(Option<Moment>),
    /// Goes back to the state that is being looked at.
    Restore,
    /// Asks what is to become of edits that would be lost with the window, or has it closed where there are none.
    Close,
    /// Does what was asked about, though edits are lost by that.
    LeaveAnyway,
    /// Does nothing of the kind.
    Stay,
}

/// What the window knows of the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// It cannot be edited: a sentence that says why, and what to do.
    ReadOnly(String),
    /// All that is shown is on the disk.
    Saved,
    /// Edited since; the last time at this second on the application's clock.
    Unsaved { since: f64, last: f64 },
    /// Being written since this second on the application's clock.
    Saving { since: f64 },
    /// It could not be written: a sentence. The edits are in memory and, unless it says otherwise, in the journal.
    Stuck(String),
}

/// All that has to do with the disk.
#[derive(Debug)]
pub struct Keep {
    pub(super) keeping: Keeping,
    /// `None`: nobody writes, as for the built-in dossier and for pictures.
    pub(super) keepers: Option<Keepers>,
    pub(super) conflicts: Vec<Conflict>,
    /// `None`: not asked for.
    states: Option<Vec<SavedState>>,
    pub(super) looked_back: Option<LookedBack>,
    /// How often what others changed was followed.
    pub(super) followed: u64,
    /// What could not be looked at when it was touched, and is with what is touched next.
    pub(super) to_look_at: Touched,
    /// `Some`: what was edited last would not outlive a crash; a sentence that says why.
    pub(super) unjournaled: Option<String>,
    /// What is asked about, since edits would be lost by it.
    pub(super) leaving: Option<Leaving>,
    /// Whether the window is to close.
    pub(super) closes: bool,
}

/// How long after an edit it is saved, in seconds; more edits put it off.
const SAVE_AFTER_SECONDS: f64 = 0.8;
/// However many edits follow each other, nothing waits longer than this, in seconds.
const SAVE_WITHIN_SECONDS: f64 = 4.0;
/// After so many seconds a save that has not ended is worth a word.
const SLOW_SECONDS: f64 = 2.0;

impl Keep {
    /// Of a dossier that nobody keeps.
    pub(super) fn of(opened: &Opened) -> Self {
        let keeping = match opened.root {
            Some(_) => Keeping::Saved,
            None => Keeping::ReadOnly(BUILT_IN.to_owned()),
        };
        Self {
            keeping,
            keepers: None,
            conflicts: Vec::new(),
            states: None,
            looked_back: None,
            followed: 0,
            to_look_at: Touched::default(),
            unjournaled: None,
            leaving: None,
            closes: false,
        }
    }
}

/// Only a fault of the program leads here.
const KEPT_NOWHERE: &str = "what is edited is kept nowhere, since the part of the program that writes has stopped; save a copy elsewhere, and \
                            start the program again";
const BUILT_IN: &str = "The built-in dossier is part of the program and cannot be changed. Save a copy, and edit that.";

impl State {
    pub fn keeping(&self) -> &Keeping {
        &self.keep.keeping
    }

    /// Files changed on both sides, waiting for choices.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.keep.conflicts
    }

    /// The earlier states, newest first. `None`: not asked for yet.
    pub fn states(&self) -> Option<&[SavedState]> {
        self.keep.states.as_deref()
    }

    /// The file that is being written, when that takes long.
    pub fn slow_file(&self) -> Option<(String, f64)> {
        let Keeping::Saving { since } = self.keep.keeping else {
            return None;
        };
        let seconds = self.now - since;
        let writing = self.keep.keepers.as_ref()?.keeper.under_way.writing()?;
        (seconds >= SLOW_SECONDS).then_some((writing.file, seconds))
    }

    /// What the clock of the wall says when the application's says `now`, in seconds. The two go apart: a machine that
    /// sleeps may stop the one, and somebody may set the other.
    pub fn set_wall_clock(&mut self, at: SavedAt, now: f64) {
        self.wall_clock = (at, now);
    }

    /// What the clock of the wall says.
    pub(super) fn wall_clock(&self) -> SavedAt {
        let (at, then) = self.wall_clock;
        SavedAt(at.0.saturating_add((self.now - then) as i64))
    }

    /// Keeps the folder of the dossier that is shown.
    pub fn attach(&mut self, desk: OpenedDesk) {
        let OpenedDesk::Folder(desk) = desk else {
            return;
        };
        let Some(root) = self.root.clone() else {
            return;
        };
        if let Access::Reader(why) = &desk.access {
            self.keep.keeping = Keeping::ReadOnly(why.to_string());
        }
        self.keep.keepers = Some(self.jobs.keep_folder(root, desk.access, desk.disk));
        let Some(recovered) = desk.recovered else {
            return;
        };
        self.notify(Notice::trouble(recovered.to_string()));
        if !recovered.edits.is_empty() {
            self.save();
        }
        if !recovered.contested.is_empty() {
            self.overlay = Some(Overlay::Conflicts);
        }
        let conflicts = recovered.contested.into_iter().map(|it| {
            let (before, mine, theirs) = (it.before, it.mine, it.theirs);
            Conflict::of_earlier_run(it.file, before, mine, theirs)
        });
        self.keep.conflicts.extend(conflicts);
    }

    /// Lets go of the keeper of the dossier that was shown; it saves what is to be saved.
    pub(super) fn detach(&mut self) {
        let now = self.wall_clock();
        if let Some(keepers) = self.keep.keepers.take() {
            self.jobs.close(keepers, now);
        }
    }

    /// At the very end: saves, and waits for it a little, once all is in the journal.
    pub fn close(&mut self) {
        let now = self.wall_clock();
        let last = self.keep.keepers.take();
        self.jobs.close_all(last, now);
    }

    /// Whether what is shown is a folder that this window may write.
    pub(super) fn is_edited_here(&self) -> bool {
        self.keep.keepers.is_some() && !matches!(self.keep.keeping, Keeping::ReadOnly(_))
    }

    /// Which open folder is kept. `None`: none is.
    pub(super) fn desk_number(&self) -> Option<DeskNumber> {
        self.keep.keepers.as_ref().map(|keepers| keepers.number)
    }

    /// Whoever is not there does nothing; that what is edited is kept nowhere then is said by [`State::keep_version`].
    pub(super) fn order(&self, order: Order) {
        if let Some(keepers) = &self.keep.keepers {
            let _ = keepers.keeper.send(order);
        }
    }

    /// Has the version that is shown kept.
    pub(super) fn keep_version(&mut self, name: String, attachments: Vec<Attachment>) {
        let version = self.editing.history().version();
        let step = Order::Take(Step {
            version: version.0,
            new: self.dossier.clone(),
            name,
            attachments,
        });
        let sent = match &self.keep.keepers {
            Some(keepers) => keepers.keeper.send(step),
            None => Err(KeeperGone),
        };
        if sent.is_err() {
            self.keep.unjournaled = Some(KEPT_NOWHERE.to_owned());
        }
        self.keep.keeping = match (sent, &self.keep.keeping) {
            (Err(KeeperGone), _) => Keeping::Stuck(KEPT_NOWHERE.to_owned()),
            (Ok(()), Keeping::Unsaved { since, .. }) => Keeping::Unsaved {
                since: *since,
                last: self.now,
            },
            (Ok(()), _) => Keeping::Unsaved {
                since: self.now,
                last: self.now,
            },
        };
    }

    /// Also while an earlier state is shown: what was edited before is to be saved.
    pub(super) fn save(&mut self) {
        let is_read_only = matches!(self.keep.keeping, Keeping::ReadOnly(_));
        if self.keep.keepers.is_some() && !is_read_only {
            self.keep.keeping = Keeping::Saving { since: self.now };
            self.order(Order::Save(self.wall_clock()));
        }
    }

    /// After how many seconds it is time to save. `None`: there is nothing to save.
    pub(super) fn saves_in(&self) -> Option<f64> {
        match self.keep.keeping {
            Keeping::Unsaved { since, last } => {
                let due = (last + SAVE_AFTER_SECONDS).min(since + SAVE_WITHIN_SECONDS);
                Some((due - self.now).max(0.0))
            }
            // So that a slow disk is told of.
            Keeping::Saving { since } => Some((since + SLOW_SECONDS - self.now).max(0.5)),
            _ => None,
        }
    }

    /// Saves when it is time to.
    pub(super) fn save_when_due(&mut self) {
        if matches!(self.keep.keeping, Keeping::Unsaved { .. }) && self.saves_in() == Some(0.0) {
            self.save();
        }
    }

    pub(super) fn apply_keep(&mut self, action: KeepAction) {
        match action {
            KeepAction::Save => self.save(),
            KeepAction::Choose(file, difference, side) => {
                if let Some(conflict) = self.keep.conflicts.get_mut(file) {
                    conflict.choose(difference, side);
                }
            }
            KeepAction::Settle => self.settle(),
            KeepAction::ListStates => self.order(Order::States(self.wall_clock())),
            KeepAction::LookBack(moment) => self.look_back(moment),
            KeepAction::Restore => self.restore(),
            KeepAction::Close => self.leave(Leaving::Close),
            KeepAction::LeaveAnyway => self.leave_anyway(),
            KeepAction::Stay => self.stay(),
        }
    }

    /// What the keeper has to tell.
    pub(super) fn hear(&mut self, desk: DeskNumber, news: News) {
        if self.desk_number() != Some(desk) {
            // What was left behind unsaved is told all the same.
            if let News::Saved(Err(error)) = news {
                self.notify(Notice::trouble(error.to_string()));
            }
            return;
        }
        match news {
            News::Taken(_, Ok(taken)) => {
                self.told(taken.journaled);
                if !taken.left.is_empty() {
                    self.notify(Notice::trouble(format!(
                        "the document as it was received stays in the folder, since it cannot be read or is not the \
                         one that was noted; take it away by hand if it is not wanted: {}",
                        taken.left.join(", ")
                    )));
                }
            }
            News::Taken(version, Err(error)) => {
                self.notify(Notice::trouble(error.to_string()));
                self.take_back(version);
            }
            News::Saved(Ok(saved)) => {
                // What was edited while it was written is still to be saved.
                if saved.version == self.editing.history().version().0 {
                    self.keep.keeping = Keeping::Saved;
                }
                if let Some(why) = saved.without_backup {
                    self.notify(Notice::trouble(why));
                }
                if self.keep.states.is_some() {
                    self.order(Order::States(self.wall_clock()));
                }
            }
            News::Saved(Err(error)) => self.not_saved(error),
            News::Looked(look) => self.follow(*look),
            News::FolderGone => self.folder_gone(),
            News::States(states) => self.keep.states = Some(states),
            News::LookedBack(moment, looked) => self.looked_at(moment, looked),
            News::Restored(version, name, restored) => self.restored(version, name, restored),
        }
    }

    /// Whether an edit outlives a crash.
    pub(super) fn told(&mut self, journaled: Journaled) {
        self.keep.unjournaled = match journaled {
            Journaled::Yes => None,
            Journaled::No(why) => {
                self.notify(Notice::trouble(why.clone()));
                Some(why)
            }
        };
    }

    fn not_saved(&mut self, error: SaveError) {
        if let SaveError::ChangedOnDisk { files, .. } = &error {
            let files = files.iter().cloned().collect();
            self.look_for(Touched::Files(files), Who::Watch);
        }
        let said = error.to_string();
        self.notify(Notice::trouble(said.clone()));
        self.keep.keeping = Keeping::Stuck(said);
    }
}
