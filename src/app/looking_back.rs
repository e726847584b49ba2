//! Earlier states of the open dossier: looked at, and gone back to.

use std::sync::Arc;

use super::history::Version;
use super::jobs::{Order, Touched, Who};
use super::notice::Notice;
use super::state::State;
use crate::dossier::Dossier;
use crate::files::{BackupError, Moment, Opened, Taken};

/// An earlier state that is being looked at.
#[derive(Debug)]
pub struct LookedBack {
    pub moment: Moment,
    /// What is shown again afterwards.
    present: Arc<Dossier>,
    /// Whether it is being gone back to. Until that is done, nothing else is looked at.
    is_restoring: bool,
}

impl State {
    /// The earlier state that is shown. `None`: the present is.
    pub fn looked_back(&self) -> Option<&LookedBack> {
        self.keep.looked_back.as_ref()
    }

    fn is_restoring(&self) -> bool {
        self.looked_back().is_some_and(|back| back.is_restoring)
    }

    /// `None`: back to the present.
    pub(super) fn look_back(&mut self, moment: Option<Moment>) {
        match moment {
            _ if self.is_restoring() => {}
            Some(moment) => self.order(Order::LookBack(moment)),
            None => {
                self.show_present();
                self.look_for(Touched::default(), Who::Watch);
            }
        }
    }

    pub(super) fn restore(&mut self) {
        let version = self.editing.history().next();
        let Some(back) = &mut self.keep.looked_back else {
            return;
        };
        if back.is_restoring {
            return;
        }
        back.is_restoring = true;
        let name = "Go back to an earlier state".to_owned();
        let order = Order::Restore(back.moment, version, name);
        self.order(order);
    }

    fn show_present(&mut self) {
        if let Some(back) = self.keep.looked_back.take() {
            self.revise(back.present);
        }
    }

    /// What is shown, or is shown again once nobody looks at an earlier state.
    pub(super) fn present(&self) -> Arc<Dossier> {
        match &self.keep.looked_back {
            Some(back) => back.present.clone(),
            None => self.dossier.clone(),
        }
    }

    /// A version of the present: it is shown once the present is.
    pub(super) fn revise_present(&mut self, dossier: Arc<Dossier>) {
        match &mut self.keep.looked_back {
            Some(back) => back.present = dossier,
            None => self.revise(dossier),
        }
    }

    /// An earlier state was asked for, and is here.
    pub(super) fn looked_at(&mut self, moment: Moment, looked: Result<Box<Opened>, BackupError>) {
        // It was asked for before the one that is shown was chosen.
        if self.is_restoring() {
            return;
        }
        let opened = match looked {
            Ok(opened) => opened,
            Err(error) => return self.notify(Notice::trouble(error.to_string())),
        };
        let present = match self.keep.looked_back.take() {
            Some(back) => back.present,
            None => self.dossier.clone(),
        };
        self.keep.looked_back = Some(LookedBack {
            moment,
            present,
            is_restoring: false,
        });
        self.revise(opened.dossier);
    }

    /// An earlier state was gone back to, or could not be.
    pub(super) fn restored(
        &mut self,
        version: Version,
        name: String,
        restored: Result<(Box<Opened>, Taken), BackupError>,
    ) {
        let (opened, taken) = match restored {
            Ok(restored) => restored,
            Err(error) => {
                if let Some(back) = &mut self.keep.looked_back {
                    back.is_restoring = false;
                }
                return self.notify(Notice::trouble(error.to_string()));
            }
        };
        self.show_present();
        let before = self.dossier.clone();
        self.editing.took_over(name.clone(), before);
        self.said = opened.said;
        self.findings = opened.findings;
        self.revise(opened.dossier);
        self.told(taken.journaled);
        if self.editing.history().version() != version {
            // It was kept under another number, which nobody can go back to.
            self.keep_version(name, Vec::new());
        }
        self.save();
        self.look_for(Touched::default(), Who::Watch);
    }
}
