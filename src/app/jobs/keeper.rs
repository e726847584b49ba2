//! The thread on which one open folder is kept: it may wait for a slow disk, and the window does not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{DeskNumber, Finished, Way};
use crate::app::history::Version;
use crate::basemap;
use crate::dossier::Dossier;
use crate::files::conflict::{self, Conflict, Origin};
use crate::files::{
    self, BackupError, Disk, FilesSaid, Instead, Keeper, LocalDisk, Moment, Opened, SaveError,
    Saved, SavedAt, SavedState, Settled, Step, TakeError, Taken, UnderWay,
};

/// What the keeper is asked to do. Orders are carried out one after another.
pub enum Order {
    Take(Step),
    Save(SavedAt),
    /// Looks at what somebody else has changed.
    Look(Stirred),
    /// Works out what a person has chosen for files that were changed on both sides.
    Settle(Stirred, Vec<Conflict>),
    /// Takes over a version that came from outside.
    Adopt(Adoption),
    States(SavedAt),
    LookBack(Moment),
    Restore(Moment, Version, String),
    Close(Option<SavedAt>),
}

/// Files that may have been changed by somebody else, and what is shown of the dossier.
pub struct Stirred {
    /// Relative to the dossier's folder.
    pub files: BTreeSet<String>,
    pub version: Version,
    pub dossier: Arc<Dossier>,
    pub said: FilesSaid,
}

/// A version with what others have made of some files.
pub struct Adoption {
    /// What the clock says.
    pub at: SavedAt,
    pub version: Version,
    pub name: String,
    pub dossier: Arc<Dossier>,
    pub files: BTreeMap<String, Settled>,
}

/// What the keeper has to tell.
#[derive(Debug)]
pub enum News {
    Taken(Version, Result<Taken, TakeError>),
    Saved(Result<Saved, SaveError>),
    Looked(Box<Look>),
    States(Vec<SavedState>),
    LookedBack(Moment, Result<Box<Opened>, BackupError>),
    Restored(Version, String, Result<Box<Opened>, BackupError>),
}

/// What somebody else has changed.
#[derive(Debug)]
pub struct Look {
    /// The version that it was held against.
    pub version: Version,
    /// The dossier with what was changed outside, and the files that are to be adopted with it. `None`: nothing
    /// was, or only what was changed here as well.
    pub followed: Option<(Box<Opened>, BTreeMap<String, Settled>)>,
    /// Files changed on both sides.
    pub conflicts: Vec<Conflict>,
}

/// The way to a keeper's thread. The thread ends when this is dropped, having written nothing more.
#[derive(Debug)]
pub struct KeeperThread {
    orders: Sender<Order>,
    done: Receiver<()>,
    pub under_way: UnderWay,
}

impl KeeperThread {
    pub fn send(&self, order: Order) {
        // A keeper that is gone has said why.
        let _ = self.orders.send(order);
    }

    /// Has everything saved, and waits for it for at most so long. What does not reach the folder by then is in
    /// the journal.
    pub fn close(self, now: Option<SavedAt>, at_most: Duration) {
        self.send(Order::Close(now));
        let _ = self.done.recv_timeout(at_most);
    }
}

/// Starts a keeper. `writer`: `None` where the dossier can only be read along.
pub(super) fn start(
    number: DeskNumber,
    root: PathBuf,
    writer: Option<Box<Keeper>>,
    way: Way,
) -> KeeperThread {
    let (orders, taken) = channel();
    let (finished, done) = channel();
    let under_way = writer.as_ref().map(|keeper| keeper.under_way());
    let desk = Desk {
        number,
        root,
        writer,
        way: way.clone(),
    };
    way.spawn(move || {
        desk.keep(&taken);
        let _ = finished.send(());
    });
    KeeperThread {
        orders,
        done,
        under_way: under_way.unwrap_or_default(),
    }
}

/// The thread's own side.
struct Desk {
    number: DeskNumber,
    root: PathBuf,
    writer: Option<Box<Keeper>>,
    way: Way,
}

impl Desk {
    fn keep(mut self, orders: &Receiver<Order>) {
        while let Ok(order) = orders.recv() {
            let news = match order {
                Order::Close(now) => {
                    if let (Some(now), Some(keeper)) = (now, &mut self.writer) {
                        let news = News::Saved(keeper.save(now));
                        self.way.tell(Finished::Kept(self.number, news));
                    }
                    return;
                }
                Order::Look(stirred) => Some(self.look(stirred)),
                Order::Settle(stirred, chosen) => Some(self.settle(stirred, &chosen)),
                order => self.write(order),
            };
            if let Some(news) = news {
                self.way.tell(Finished::Kept(self.number, news));
            }
        }
    }

    /// What only a writer can do.
    fn write(&mut self, order: Order) -> Option<News> {
        let keeper = self.writer.as_mut()?;
        Some(match order {
            Order::Take(step) => News::Taken(Version(step.version), keeper.take(step)),
            Order::Save(now) => News::Saved(keeper.save(now)),
            Order::Adopt(adoption) => {
                let Adoption {
                    at,
                    version,
                    name,
                    dossier,
                    files,
                } = adoption;
                News::Taken(
                    version,
                    Ok(keeper.adopt(at, version.0, name, dossier, files)),
                )
            }
            Order::States(now) => {
                News::States(keeper.backups().map(|it| it.list(now)).unwrap_or_default())
            }
            Order::LookBack(moment) => {
                let looked = keeper.look(moment, &basemap::is_area);
                News::LookedBack(moment, looked.map(Box::new))
            }
            Order::Restore(moment, version, name) => {
                let restored = keeper.restore(moment, version.0, name.clone(), &basemap::is_area);
                News::Restored(version, name, restored.map(Box::new))
            }
            Order::Look(_) | Order::Settle(..) | Order::Close(_) => return None,
        })
    }

    fn look(&self, stirred: Stirred) -> News {
        let mut followed = BTreeMap::new();
        let mut conflicts = Vec::new();
        for file in &stirred.files {
            let there: Option<Arc<[u8]>> =
                LocalDisk.read(&self.root.join(file)).ok().map(Arc::from);
            let sides = self.writer.as_ref().and_then(|keeper| keeper.sides(file));
            let settled = Settled {
                on_disk: there.clone(),
                chosen: there.clone(),
                choice: None,
            };
            let Some(sides) = sides else {
                if !is_text_as_shown(&stirred.dossier, file, there.as_deref()) {
                    followed.insert(file.clone(), settled);
                }
                continue;
            };
            if there == sides.before {
                continue;
            }
            match conflict::compare(file, &sides.before, &sides.mine, &there) {
                Some(conflict) => conflicts.push(conflict),
                None => {
                    followed.insert(file.clone(), settled);
                }
            }
        }
        self.looked(stirred, followed, Instead::new(), conflicts)
    }

    fn settle(&self, stirred: Stirred, chosen: &[Conflict]) -> News {
        let sides = |file: &str| self.writer.as_ref()?.sides(file);
        // What was edited since is to be seen before anything is made of the choices.
        let renewed = |conflict: &Conflict| {
            let here = sides(&conflict.file)?.mine;
            let (mine, theirs) = match conflict.origin {
                Origin::ThisRun => (here, conflict.theirs().clone()),
                Origin::EarlierRun => (conflict.mine().clone(), here),
            };
            let is_same = mine == *conflict.mine() && theirs == *conflict.theirs();
            (!is_same).then(|| conflict.renewed(mine, theirs))
        };
        let renewed: Vec<Conflict> = chosen.iter().filter_map(renewed).collect();
        if !renewed.is_empty() {
            return self.looked(stirred, BTreeMap::new(), Instead::new(), renewed);
        }
        let mut instead = Instead::new();
        let mut followed = BTreeMap::new();
        for conflict in chosen {
            let (Some(content), file) = (conflict.resolved(), &conflict.file) else {
                return self.looked(stirred, BTreeMap::new(), Instead::new(), Vec::new());
            };
            // What waited in the journal is held against what is shown, which may not be on the disk itself yet.
            let on_disk = match conflict.origin {
                Origin::ThisRun => conflict.theirs().clone(),
                Origin::EarlierRun => match sides(file) {
                    Some(sides) => sides.before,
                    None => conflict.theirs().clone(),
                },
            };
            instead.insert(file.clone(), content.clone());
            let settled = Settled {
                on_disk,
                chosen: content,
                choice: Some(conflict.origin),
            };
            followed.insert(file.clone(), settled);
        }
        self.looked(stirred, followed, instead, Vec::new())
    }

    fn looked(
        &self,
        stirred: Stirred,
        followed: BTreeMap<String, Settled>,
        instead: Instead,
        conflicts: Vec<Conflict>,
    ) -> News {
        let files: BTreeSet<String> = followed.keys().cloned().collect();
        let followed = (!files.is_empty()).then(|| {
            let opened = files::reread(
                &stirred.dossier,
                &stirred.said,
                self.root.clone(),
                &files,
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

/// Whether a file is the text of a source, and says what is shown of it.
fn is_text_as_shown(dossier: &Dossier, file: &str, there: Option<&[u8]>) -> bool {
    let mut sources = dossier.sources.iter();
    sources.any(|source| {
        let path = source.text.path.as_deref().unwrap_or_default();
        file.strip_prefix("sources/") == Some(path)
            && there.is_some()
            && source.text.content.as_deref().map(str::as_bytes) == there
    })
}
