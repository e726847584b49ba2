//! What others make of the open folder: looked at, followed, or left to be chosen from.

use std::collections::{BTreeMap, BTreeSet};

use super::jobs::{Adoption, Basis, DeskNumber, Look, Order, Stirred, Touched, Who};
use super::keeping::Keeping;
use super::notice::Notice;
use super::session::Overlay;
use super::state::State;
use crate::files::conflict::{Conflict, Origin};
use crate::files::{Opened, Settled};

impl State {
    /// What is shown, for whoever works something out for it.
    fn basis(&self) -> Basis {
        Basis {
            version: self.editing.history().version(),
            followed: self.keep.followed,
        }
    }

    fn stirred(&self, touched: Touched, who: Who) -> Stirred {
        Stirred {
            touched,
            basis: self.basis(),
            who,
            dossier: self.dossier.clone(),
            said: self.said.clone(),
        }
    }

    /// Something in the folder has been touched: it is looked whether it says something else now.
    pub(super) fn look_at(&mut self, desk: DeskNumber, touched: Touched) {
        if self.desk_number() == Some(desk) {
            self.look_for(touched, Who::Watch);
        }
    }

    /// Looks at what was touched, and at what could not be looked at before. While an earlier state is shown there is
    /// nothing to hold it against: then it waits for the present.
    pub(super) fn look_for(&mut self, touched: Touched, who: Who) {
        self.keep.to_look_at.add(touched);
        if self.keep.looked_back.is_some() || self.keep.to_look_at.is_nothing() {
            return;
        }
        let touched = std::mem::take(&mut self.keep.to_look_at);
        self.order(Order::Look(self.stirred(touched, who)));
    }

    /// Reads the open dossier again. What is edited here stays: what others have changed is taken over beside it. Only
    /// where nothing can be edited the folder is opened anew, since it may be possible by now.
    pub(super) fn read_again(&mut self) {
        if !self.is_edited_here() {
            return self.start_opening(self.root.clone());
        }
        self.look_back(None);
        if self.keep.keeping != Keeping::Saved {
            self.save();
        }
        self.look_for(Touched::All, Who::Person);
    }

    pub(super) fn settle(&mut self) {
        let is_present = self.keep.looked_back.is_none();
        if !is_present || self.keep.conflicts.iter().any(|it| it.open() > 0) {
            return;
        }
        let mut chosen = self.keep.conflicts.clone();
        // A file that waits twice is settled for what is in the window first; the other is then asked about anew.
        let files: BTreeSet<&str> = chosen.iter().map(|it| &*it.file).collect();
        if files.len() < chosen.len() {
            chosen.retain(|it| it.origin == Origin::ThisRun);
        }
        let files = chosen.iter().map(|it| it.file.clone()).collect();
        let stirred = self.stirred(Touched::Files(files), Who::Watch);
        self.order(Order::Settle(stirred, chosen));
    }

    /// Takes over what others have changed; what was changed on both sides waits for choices.
    pub(super) fn follow(&mut self, look: Look) {
        if look.basis != self.basis() || self.keep.looked_back.is_some() {
            // Something was edited or followed meanwhile: held against that, it is looked at again.
            let followed = look.followed.iter().flat_map(|(_, files)| files.keys());
            let conflicts = look.conflicts.iter().map(|it| &it.file);
            let unread = look.unread.iter().map(|(file, _)| file);
            let files = followed.chain(conflicts).chain(unread).cloned().collect();
            let files = Touched::Files(files);
            if !files.is_nothing() {
                return self.look_for(files, look.who);
            }
        }
        self.not_read(look.unread);
        // Otherwise the header offers it: a sheet in the midst of typing would take the keyboard away.
        if look.who == Who::Person && !look.conflicts.is_empty() {
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
        if look.who == Who::Person {
            self.notify(Notice::done("The dossier was read again.", self.now));
        }
    }

    /// Files that cannot be read are not gone: what is shown of them stays, until they can be.
    fn not_read(&mut self, unread: Vec<(String, String)>) {
        for (file, why) in unread {
            let path = self.root.clone().unwrap_or_default().join(&file);
            let said = format!(
                "could not look at a file that may have been changed, so it is shown as it was: the system says: {why}; \
                 make it readable, then read the dossier again: {}",
                path.display()
            );
            self.notify(Notice::trouble(said));
            let again = Touched::Files(BTreeSet::from([file]));
            self.keep.to_look_at.add(again);
        }
    }

    /// Nothing is followed then: an empty folder is no dossier that somebody has emptied.
    pub(super) fn folder_gone(&mut self) {
        let root = self.root.clone().unwrap_or_default();
        let said = format!(
            "the dossier's folder is gone, so what is shown is as it was last read; put it back or plug its disk in \
             again, or save a copy elsewhere: {}",
            root.display()
        );
        self.notify(Notice::trouble(said));
        self.keep.to_look_at.add(Touched::All);
    }

    fn adopt(&mut self, opened: Opened, files: BTreeMap<String, Settled>) {
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
        self.keep.followed += 1;
        let is_read_only = self.why_read_only().is_some();
        if !is_read_only {
            let before = self.dossier.clone();
            self.editing.took_over(name.clone(), before);
        }
        self.revise(opened.dossier);
        let version = self.editing.history().version();
        self.order(Order::Adopt(Adoption {
            at: self.wall_clock(),
            version,
            name,
            dossier: self.dossier.clone(),
            files,
        }));
        if is_read_only {
            return;
        }
        self.save();
    }
}
