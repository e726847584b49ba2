//! How far what was edited is on the disk, and what others make of the same folder.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::jobs::{
    Adoption, DeskNumber, KeeperGone, Keepers, Look, News, OpenedDesk, Order, Stirred,
};
use super::notice::Notice;
use super::session::Overlay;
use super::state::State;
use crate::dossier::Dossier;
use crate::files::conflict::{Conflict, Origin, Side};
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

/// An earlier state that is being looked at.
#[derive(Debug)]
pub struct LookedBack {
    pub moment: Moment,
    /// What is shown again afterwards.
    present: Arc<Dossier>,
}

/// All that has to do with the disk.
#[derive(Debug)]
pub struct Keep {
    pub(super) keeping: Keeping,
    /// `None`: nobody writes, as for the built-in dossier and for pictures.
    keepers: Option<Keepers>,
    conflicts: Vec<Conflict>,
    /// `None`: not asked for.
    states: Option<Vec<SavedState>>,
    looked_back: Option<LookedBack>,
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

    /// The earlier state that is shown. `None`: the present is.
    pub fn looked_back(&self) -> Option<&LookedBack> {
        self.keep.looked_back.as_ref()
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

    /// When the clock of the wall stood where the application's clock began.
    pub fn set_started_at(&mut self, at: SavedAt) {
        self.started_at = at;
    }

    /// What the clock of the wall says.
    pub(super) fn wall_clock(&self) -> SavedAt {
        SavedAt(self.started_at.0.saturating_add(self.now as i64))
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

    /// The keeper, for whoever closes it before the folder is opened again.
    pub(super) fn take_keepers(&mut self) -> Option<(Keepers, SavedAt)> {
        let now = self.wall_clock();
        self.keep.keepers.take().map(|keepers| (keepers, now))
    }

    /// At the very end: saves, and waits for it a little.
    pub fn close(&mut self) {
        if let Some((keepers, now)) = self.take_keepers() {
            keepers.close_at_the_end(now);
        }
    }

    /// Whoever is not there does nothing; that what is edited is kept nowhere then is said by [`State::keep_version`].
    fn order(&self, order: Order) {
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

    fn save(&mut self) {
        if self.keep.keepers.is_some() && self.why_read_only().is_none() {
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
            KeepAction::LookBack(Some(moment)) => self.order(Order::LookBack(moment)),
            KeepAction::LookBack(None) => self.look_at_present(),
            KeepAction::Restore => {
                let Some(back) = &self.keep.looked_back else {
                    return;
                };
                let version = self.editing.history().next();
                let name = "Go back to an earlier state".to_owned();
                self.order(Order::Restore(back.moment, version, name));
            }
        }
    }

    fn look_at_present(&mut self) {
        if let Some(back) = self.keep.looked_back.take() {
            self.revise(back.present);
        }
    }

    fn stirred(&self, files: BTreeSet<String>) -> Stirred {
        Stirred {
            files,
            version: self.editing.history().version(),
            dossier: self.dossier.clone(),
            said: self.said.clone(),
        }
    }

    /// Files of the folder have been touched: it is looked whether they say something else now.
    pub(super) fn look_at(&self, desk: DeskNumber, files: BTreeSet<String>) {
        let own = self.keep.keepers.as_ref().map(|keepers| keepers.number);
        if own == Some(desk) && self.keep.looked_back.is_none() {
            self.order(Order::Look(self.stirred(files)));
        }
    }

    fn settle(&mut self) {
        if self.keep.conflicts.iter().any(|it| it.open() > 0) {
            return;
        }
        let mut chosen = self.keep.conflicts.clone();
        // A file that waits twice is settled for what is in the window first; the other is then asked about anew.
        let files: BTreeSet<&str> = chosen.iter().map(|it| &*it.file).collect();
        if files.len() < chosen.len() {
            chosen.retain(|it| it.origin == Origin::ThisRun);
        }
        let files = chosen.iter().map(|it| it.file.clone()).collect();
        self.order(Order::Settle(self.stirred(files), chosen));
    }

    /// What the keeper has to tell.
    pub(super) fn hear(&mut self, desk: DeskNumber, news: News) {
        let own = self.keep.keepers.as_ref().map(|keepers| keepers.number);
        if own != Some(desk) {
            return;
        }
        match news {
            News::Taken(_, Ok(taken)) => {
                if let Journaled::No(why) = taken.journaled {
                    self.notify(Notice::trouble(why));
                }
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
            News::States(states) => self.keep.states = Some(states),
            News::LookedBack(moment, Ok(opened)) => {
                let present = match self.keep.looked_back.take() {
                    Some(back) => back.present,
                    None => self.dossier.clone(),
                };
                self.keep.looked_back = Some(LookedBack { moment, present });
                self.revise(opened.dossier);
            }
            News::Restored(version, name, Ok(opened)) => {
                self.look_at_present();
                let before = self.dossier.clone();
                self.editing.restored(version, name, before);
                self.said = opened.said;
                self.findings = opened.findings;
                self.revise(opened.dossier);
                self.save();
            }
            News::LookedBack(_, Err(error)) | News::Restored(_, _, Err(error)) => {
                self.notify(Notice::trouble(error.to_string()));
            }
        }
    }

    fn not_saved(&mut self, error: SaveError) {
        if let SaveError::ChangedOnDisk { files, .. } = &error {
            let files = files.iter().cloned().collect();
            self.order(Order::Look(self.stirred(files)));
        }
        let said = error.to_string();
        self.notify(Notice::trouble(said.clone()));
        self.keep.keeping = Keeping::Stuck(said);
    }

    /// Takes over what others have changed; what was changed on both sides waits for choices.
    fn follow(&mut self, look: Look) {
        let shown = self.editing.history().version();
        if look.version != shown {
            // Something was edited meanwhile: held against that, it is looked at again.
            let followed = look.followed.iter().flat_map(|(_, files)| files.keys());
            let conflicts = look.conflicts.iter().map(|it| &it.file);
            let files = followed.chain(conflicts).cloned().collect();
            return self.order(Order::Look(self.stirred(files)));
        }
        if !look.conflicts.is_empty() {
            self.overlay = Some(Overlay::Conflicts);
        }
        for mut conflict in look.conflicts {
            let is_same = |it: &Conflict| it.file == conflict.file && it.origin == conflict.origin;
            let conflicts = &mut self.keep.conflicts;
            match conflicts.iter_mut().find(|it| is_same(it)) {
                Some(earlier) => {
                    conflict.keep_choices_of(earlier);
                    *earlier = conflict;
                }
                None => conflicts.push(conflict),
            }
        }
        if let Some((opened, files)) = look.followed {
            self.adopt(*opened, files);
        }
    }

    fn adopt(&mut self, opened: Opened, files: BTreeMap<String, crate::files::Settled>) {
        let conflicts = &mut self.keep.conflicts;
        conflicts.retain(|open| {
            let settled = files.get(&open.file);
            settled.is_none_or(|it| {
                open.origin == Origin::EarlierRun && it.choice != Some(open.origin)
            })
        });
        for open in conflicts {
            if let Some(settled) = files.get(&open.file) {
                *open = open.renewed(open.mine().clone(), settled.chosen.clone());
            }
        }
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let name = format!("Take over what was changed outside: {}", names.join(", "));
        self.said = opened.said;
        self.findings = opened.findings;
        if self.why_read_only().is_some() {
            self.revise(opened.dossier);
            return;
        }
        let before = self.dossier.clone();
        self.editing.took_over(name.clone(), before);
        self.revise(opened.dossier);
        let version = self.editing.history().version();
        self.order(Order::Adopt(Adoption {
            at: self.wall_clock(),
            version,
            name,
            dossier: self.dossier.clone(),
            files,
        }));
        self.save();
    }
}
