//! The thread that may have to wait for an open folder: it reads and writes there, one thing after another.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::keeper::{Look, Message, News, Stirred};
use super::{DeskNumber, Finished, Way};
use crate::app::history::Version;
use crate::basemap;
use crate::files::conflict::Conflict;
use crate::files::{
    self, BackupError, Delivered, Delivery, Disk, Instead, Moment, Past, Restoration, SavedAt,
    Settled,
};

/// What is to be done in the folder.
pub(super) enum Work {
    Deliver(Box<Delivery>, SavedAt),
    Read(Stirred),
    Reread {
        stirred: Stirred,
        /// What is to be read again, and adopted with what it says.
        followed: BTreeMap<String, Settled>,
        instead: Instead,
        conflicts: Vec<Conflict>,
    },
    LookBack(Past, Moment),
    Restore(Past, Moment, Version, String),
}

/// What the keeper has to know of what was done.
pub(super) enum Done {
    Delivered(Box<Delivered>),
    Read(Stirred, Seen),
    Restoration(Version, String, Result<Box<Restoration>, BackupError>),
}

/// What files hold. `None`: there is no such file.
pub(super) type Seen = BTreeMap<String, Option<Arc<[u8]>>>;

/// Starts the thread. It ends once nothing can be given to it any more and all is done.
pub(super) fn start(
    number: DeskNumber,
    root: PathBuf,
    disk: Arc<dyn Disk>,
    keeper: Sender<Message>,
    way: Way,
) -> Sender<Work> {
    let (sender, work) = channel();
    let folder = Folder {
        number,
        root,
        disk,
        keeper,
        way: way.clone(),
    };
    way.spawn(move || folder.attend(&work));
    sender
}

struct Folder {
    number: DeskNumber,
    root: PathBuf,
    disk: Arc<dyn Disk>,
    keeper: Sender<Message>,
    way: Way,
}

impl Folder {
    fn attend(&self, work: &Receiver<Work>) {
        while let Ok(work) = work.recv() {
            match work {
                Work::Deliver(delivery, now) => {
                    let delivered = delivery.carry_out(now);
                    self.done(Done::Delivered(Box::new(delivered)));
                }
                Work::Read(stirred) => {
                    let seen = self.read(&stirred);
                    self.done(Done::Read(stirred, seen));
                }
                Work::Reread {
                    stirred,
                    followed,
                    instead,
                    conflicts,
                } => {
                    let news = self.reread(stirred, followed, instead, conflicts);
                    self.tell(news);
                }
                Work::LookBack(past, moment) => {
                    let looked = past.look(moment, &basemap::is_area);
                    self.tell(News::LookedBack(moment, looked.map(Box::new)));
                }
                Work::Restore(past, moment, version, name) => {
                    let restoration = past.restoration(moment, &basemap::is_area);
                    let restoration = restoration.map(Box::new);
                    self.done(Done::Restoration(version, name, restoration));
                }
            }
        }
    }

    fn done(&self, done: Done) {
        // A keeper that was closed has no use for it.
        let _ = self.keeper.send(Message::Done(done));
    }

    fn tell(&self, news: News) {
        self.way.tell(Finished::Kept(self.number, news));
    }

    fn read(&self, stirred: &Stirred) -> Seen {
        let mut seen = Seen::new();
        for file in &stirred.files {
            let there = self.disk.read(&self.root.join(file)).ok();
            seen.insert(file.clone(), there.map(Arc::from));
        }
        seen
    }

    fn reread(
        &self,
        stirred: Stirred,
        followed: BTreeMap<String, Settled>,
        instead: Instead,
        conflicts: Vec<Conflict>,
    ) -> News {
        let followed = (!followed.is_empty()).then(|| {
            let opened = files::reread(
                &stirred.dossier,
                &stirred.said,
                self.root.clone(),
                &followed.keys().cloned().collect(),
                instead,
                &basemap::is_area,
            );
            (Box::new(opened), followed)
        });
        News::Looked(Box::new(Look {
            version: stirred.version,
            followed,
            conflicts,
        }))
    }
}
