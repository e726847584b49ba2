//! The thread that knows an open folder's edits: it journals each at once, and leaves whatever may have to wait for
//! the folder to another (`folder`).
//!
//! ```text
//! window ──Order──▶ keeper: takes, journals ──Work──▶ folder: writes, reads ──Done──▶ keeper
//!    ▲                        │                              │
//!    └────────News────────────┴──────────────────────────────┘
//! ```

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::folder::{self, Done, Reread, Seen, Work, is_of_dossier, text_path};
use super::orders::{Adoption, News, Order, Stirred};
use super::{DeskNumber, Finished, ForWhat, Way};
use crate::app::history::Version;
use crate::dossier::Dossier;
use crate::files::conflict::{self, Conflict, Origin};
use crate::files::{Disk, Edited, Instead, Keeper, SavedAt, Settled, TEXT_LIMIT_BYTES, UnderWay};

/// The way to a keeper's thread. When this is dropped the thread ends, having begun to write nothing more.
#[derive(Debug)]
pub struct KeeperThread {
    messages: Sender<Message>,
    journaled: Receiver<()>,
    done: Receiver<()>,
    pub under_way: UnderWay,
}

/// What a keeper's thread is told.
pub(super) enum Message {
    Order(Order),
    Done(Done),
}

/// The keeper's thread has come to an end before it was told to.
#[derive(Debug)]
pub struct KeeperGone;

impl KeeperThread {
    /// # Errors
    /// When nobody carries it out any more.
    pub fn send(&self, order: Order) -> Result<(), KeeperGone> {
        let sent = self.messages.send(Message::Order(order));
        sent.map_err(|_| KeeperGone)
    }

    /// Has everything saved, and waits until it is.
    pub fn close(self, now: SavedAt) {
        self.begin_to_close(now);
        let _ = self.done.recv();
    }

    /// Has everything saved, and waits until all is in the journal: that is on a disk of this machine.
    pub fn begin_to_close(&self, now: SavedAt) {
        if self.send(Order::Close(Some(now))).is_ok() {
            let _ = self.journaled.recv();
        }
    }
}

impl Drop for KeeperThread {
    fn drop(&mut self) {
        // One that was closed listens no more.
        let _ = self.send(Order::Close(None));
    }
}

/// Starts a keeper. `writer`: `None` where the dossier can only be read along.
pub(super) fn start(
    number: DeskNumber,
    root: PathBuf,
    writer: Option<Box<Keeper>>,
    disk: Arc<dyn Disk>,
    way: Way,
) -> KeeperThread {
    let (messages, taken) = channel();
    let (in_journal, journaled) = channel();
    let (finished, done) = channel();
    let under_way = writer.as_ref().map(|keeper| keeper.under_way());
    let desk = Desk {
        number,
        writer,
        way: way.clone(),
        folder: folder::start(number, root, disk, messages.clone(), way.clone()),
        saving: Saving::Rests,
        read: BTreeMap::new(),
        in_journal,
        closing: false,
    };
    way.spawn(move || {
        desk.keep(&taken);
        let _ = finished.send(());
    });
    KeeperThread {
        messages,
        journaled,
        done,
        under_way: under_way.unwrap_or_default(),
    }
}

/// The thread's own side.
struct Desk {
    number: DeskNumber,
    writer: Option<Box<Keeper>>,
    way: Way,
    folder: Sender<Work>,
    saving: Saving,
    /// What a window that reads along has followed, as it was on the disk. Empty where there is a keeper.
    read: BTreeMap<String, Option<Arc<[u8]>>>,
    in_journal: Sender<()>,
    /// Whether it ends as soon as no save is under way.
    closing: bool,
}

/// One save is under way at a time.
#[derive(Clone, Copy)]
enum Saving {
    Rests,
    UnderWay,
    /// Somebody asked for another meanwhile, at this time.
    UnderWayAndAgain(SavedAt),
}

impl Desk {
    fn keep(mut self, messages: &Receiver<Message>) {
        while let Ok(message) = messages.recv() {
            let news = match message {
                Message::Order(Order::Close(now)) => {
                    // All that was to be taken came before this.
                    let _ = self.in_journal.send(());
                    self.closing = true;
                    if let Some(now) = now {
                        self.save(now);
                    }
                    None
                }
                Message::Order(Order::Look(stirred)) => {
                    let known = self.known().map(str::to_owned).collect();
                    self.hand(Work::Read(stirred, known));
                    None
                }
                Message::Order(Order::Settle(stirred, chosen)) => {
                    self.settle(stirred, &chosen);
                    None
                }
                Message::Order(order) => self.write(order),
                Message::Done(Done::Read(_, None)) => Some(News::FolderGone),
                Message::Done(Done::Read(stirred, Some(seen))) => {
                    self.look(stirred, seen);
                    None
                }
                Message::Done(done) => self.done(done),
            };
            if let Some(news) = news {
                self.tell(news);
            }
            if self.closing && matches!(self.saving, Saving::Rests) {
                return;
            }
        }
    }

    fn tell(&self, news: News) {
        self.way.tell(Finished::Kept(self.number, news));
    }

    /// Gives something to the thread that may wait for the folder.
    fn hand(&self, work: Work) {
        // It ends after this one alone.
        let _ = self.folder.send(work);
    }

    /// What only a writer can do; whoever reads along remembers what was followed.
    fn write(&mut self, order: Order) -> Option<News> {
        let Some(keeper) = &mut self.writer else {
            if let Order::Adopt(adoption) = order {
                let files = adoption.files.into_iter();
                self.read.extend(files.map(|(file, it)| (file, it.on_disk)));
            }
            return None;
        };
        match order {
            Order::Take(step) => Some(News::Taken(Version(step.version), keeper.take(step))),
            Order::Save(now) => {
                self.save(now);
                None
            }
            Order::Adopt(adoption) => {
                let Adoption {
                    at,
                    version,
                    name,
                    dossier,
                    files,
                } = adoption;
                let taken = keeper.adopt(at, version.0, name, dossier, files);
                Some(News::Taken(version, Ok(taken)))
            }
            Order::States(now) => {
                let states = keeper.backups().map(|it| it.list(now));
                Some(News::States(states.unwrap_or_default()))
            }
            Order::LookBack(moment) => {
                let past = keeper.past();
                self.hand(Work::LookBack(past, moment));
                None
            }
            Order::Restore(moment, version, name) => {
                let past = keeper.past();
                self.hand(Work::Restore(past, moment, version, name));
                None
            }
            Order::CopyTo(to) => {
                let edited = keeper.edited();
                let way = self.way.clone();
                // Not on the folder's thread, which may be what somebody wants to get away from.
                self.way.spawn(move || copy(&way, &edited, to));
                None
            }
            Order::Look(_) | Order::Settle(..) | Order::Close(_) => None,
        }
    }

    fn save(&mut self, now: SavedAt) {
        let Some(keeper) = &mut self.writer else {
            return;
        };
        self.saving = match self.saving {
            Saving::Rests => {
                let delivery = keeper.begin_save();
                self.hand(Work::Deliver(Box::new(delivery), now));
                Saving::UnderWay
            }
            Saving::UnderWay | Saving::UnderWayAndAgain(_) => Saving::UnderWayAndAgain(now),
        };
    }

    /// What has come back from the folder.
    fn done(&mut self, done: Done) -> Option<News> {
        let keeper = self.writer.as_mut()?;
        Some(match done {
            Done::Delivered(delivered) => {
                let saved = keeper.end_save(*delivered);
                let was = std::mem::replace(&mut self.saving, Saving::Rests);
                if let Saving::UnderWayAndAgain(now) = was {
                    self.save(now);
                }
                News::Saved(saved)
            }
            Done::Restoration(version, name, restoration) => {
                let restored = restoration.map(|it| {
                    let (opened, taken) = keeper.restore(*it, version.0, name.clone());
                    (Box::new(opened), taken)
                });
                News::Restored(version, name, restored)
            }
            Done::Read(..) => return None,
        })
    }

    /// What is to become of files that somebody has looked at.
    fn look(&mut self, stirred: Stirred, seen: Seen) {
        let mut followed = BTreeMap::new();
        let mut conflicts = Vec::new();
        for (file, there) in &seen.there {
            if let Some(keeper) = &mut self.writer {
                keeper.recognise(file, there);
            }
            let there = there.clone();
            let sides = self.writer.as_ref().and_then(|keeper| keeper.sides(file));
            let settled = Settled {
                on_disk: there.clone(),
                chosen: there.clone(),
                choice: None,
            };
            let Some(sides) = sides else {
                if self.is_news(&stirred.dossier, file, &there) {
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
        let reread = Reread {
            instead: self.unsaved(),
            stirred,
            followed,
            conflicts,
            unread: seen.unread,
        };
        self.reread(reread);
    }

    /// Whether a file that no keeper knows holds something else than is shown of it. Files that are none of a
    /// dossier's are no news, whoever puts them there.
    fn is_news(&self, dossier: &Dossier, file: &str, there: &Option<Arc<[u8]>>) -> bool {
        if let Some(read) = self.read.get(file) {
            return read != there;
        }
        if is_of_dossier(file) {
            // A keeper knows all that were there.
            return self.writer.is_none() || there.is_some();
        }
        let path = file.strip_prefix("sources/");
        let mut sources = dossier.sources.iter();
        let source = sources.find(|it| path.is_some() && text_path(it) == path);
        source.is_some_and(|source| {
            source.text.content.as_deref().map(str::as_bytes) != there.as_deref()
        })
    }

    fn settle(&self, stirred: Stirred, chosen: &[Conflict]) {
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
        let nothing = |stirred, conflicts| Reread {
            stirred,
            followed: BTreeMap::new(),
            instead: Instead::new(),
            conflicts,
            unread: Vec::new(),
        };
        if !renewed.is_empty() {
            return self.reread(nothing(stirred, renewed));
        }
        let mut instead = self.unsaved();
        let mut followed = BTreeMap::new();
        for conflict in chosen {
            let (Some(content), file) = (conflict.resolved(), &conflict.file) else {
                return self.reread(nothing(stirred, Vec::new()));
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
        self.reread(Reread {
            stirred,
            followed,
            instead,
            conflicts: Vec::new(),
            unread: Vec::new(),
        });
    }

    fn unsaved(&self) -> Instead {
        let keeper = self.writer.as_ref();
        keeper.map(|keeper| keeper.unsaved()).unwrap_or_default()
    }

    /// Files whose contents are known here.
    fn known(&self) -> impl Iterator<Item = &str> {
        let keeper = self.writer.iter().flat_map(|keeper| keeper.known());
        keeper.chain(self.read.keys().map(String::as_str))
    }

    /// Has the files read that are followed, just as they were when they were looked at.
    fn reread(&self, mut reread: Reread) {
        let can_be_read = |it: &Option<Arc<[u8]>>| {
            it.as_ref()
                .is_none_or(|it| it.len() as u64 <= TEXT_LIMIT_BYTES)
        };
        for (file, settled) in &reread.followed {
            if can_be_read(&settled.chosen) {
                let content = settled.chosen.clone();
                reread.instead.insert(file.clone(), content);
            } else {
                reread.instead.remove(file);
            }
        }
        self.hand(Work::Reread(Box::new(reread)));
    }
}

fn copy(way: &Way, edited: &Edited, to: PathBuf) {
    let copied = edited.copy(&to);
    if let Ok(copied) = &copied
        && !copied.missing.is_empty()
    {
        let said = format!(
            "The copy has all that is edited, but not these files, which could not be reached: {}",
            copied.missing.join(", ")
        );
        way.tell(Finished::Said(said));
    }
    way.tell(Finished::Made(ForWhat::Copy, copied.map(|_| to)));
}
