//! The thread that may have to wait for an open folder: it reads and writes there, one thing after another.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::keeper::Message;
use super::orders::{Look, News, Stirred, Touched};
use super::{DeskNumber, Finished, Way};
use crate::app::history::Version;
use crate::basemap;
use crate::dossier::{Dossier, Source};
use crate::files::conflict::Conflict;
use crate::files::{
    self, BackupError, Delivered, Delivery, Disk, Instead, Moment, Past, Restoration, SavedAt,
    Settled,
};

/// What is to be done in the folder.
pub(super) enum Work {
    Deliver(Box<Delivery>, SavedAt),
    /// Looks what is there; `BTreeSet`: the files that are known already.
    Read(Stirred, BTreeSet<String>),
    Reread(Box<Reread>),
    LookBack(Past, Moment),
    Restore(Past, Moment, Version, String),
}

/// What the keeper has to know of what was done.
pub(super) enum Done {
    Delivered(Box<Delivered>),
    /// `None`: there is no dossier in the folder any more.
    Read(Stirred, Option<Seen>),
    Restoration(Version, String, Result<Box<Restoration>, BackupError>),
}

/// What is to be read again.
pub(super) struct Reread {
    pub stirred: Stirred,
    /// The files, to be adopted with what they say.
    pub followed: BTreeMap<String, Settled>,
    /// What counts in place of what is on the disk.
    pub instead: Instead,
    pub conflicts: Vec<Conflict>,
    pub unread: Vec<(String, String)>,
}

/// What was found in the folder.
#[derive(Default)]
pub(super) struct Seen {
    /// What files hold. `None`: there is no such file.
    pub there: BTreeMap<String, Option<Arc<[u8]>>>,
    /// Files that are there and cannot be read, and why.
    pub unread: Vec<(String, String)>,
}

/// The front page and the lists of a dossier.
const AT_THE_TOP: [&str; 5] = [
    "dossier.toml",
    "places.toml",
    "actors.toml",
    "events.toml",
    "disputes.toml",
];

/// Whether a file is one that a dossier is made of, by its name alone; the texts are not.
pub(super) fn is_of_dossier(file: &str) -> bool {
    let is_source =
        |name: &str| name.ends_with(".toml") && !name.starts_with('.') && !name.contains('/');
    AT_THE_TOP.contains(&file) || file.strip_prefix("sources/").is_some_and(is_source)
}

/// The path of a source's text in `sources/`. `None`: it has none.
pub(super) fn text_path(source: &Source) -> Option<&str> {
    let path = source.text.path.as_deref()?;
    Some(path.trim_start_matches("./"))
}

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
                Work::Read(stirred, known) => {
                    let seen = self.read(&stirred, known);
                    self.done(Done::Read(stirred, seen));
                }
                Work::Reread(reread) => {
                    let look = self.reread(*reread);
                    self.tell(News::Looked(Box::new(look)));
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

    /// `None`: there is no dossier any more. A folder whose disk was taken away may be there, and empty.
    fn read(&self, stirred: &Stirred, known: BTreeSet<String>) -> Option<Seen> {
        let mut seen = Seen::default();
        let files = match &stirred.touched {
            Touched::Files(files) => files.clone(),
            Touched::All => self.all(&stirred.dossier, known, &mut seen),
        };
        for file in files {
            match self.disk.read(&self.root.join(&file)) {
                Ok(content) => {
                    seen.there.insert(file, Some(content.into()));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    seen.there.insert(file, None);
                }
                Err(error) if error.kind() == io::ErrorKind::IsADirectory => {}
                Err(error) => seen.unread.push((file, error.to_string())),
            }
        }
        // Asked last: the others may have gone with it while they were read.
        match self.disk.read(&self.root.join("dossier.toml")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            _ => Some(seen),
        }
    }

    /// All files that may say something else than is shown.
    fn all(
        &self,
        dossier: &Dossier,
        mut files: BTreeSet<String>,
        seen: &mut Seen,
    ) -> BTreeSet<String> {
        files.extend(AT_THE_TOP.map(str::to_owned));
        for source in &dossier.sources {
            files.insert(format!("sources/{}.toml", source.id));
            files.extend(text_path(source).map(|path| format!("sources/{path}")));
        }
        match self.disk.list(&self.root.join("sources")) {
            Ok(names) => {
                let named = names.iter().map(|name| format!("sources/{name}"));
                files.extend(named.filter(|file| is_of_dossier(file)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => seen.unread.push(("sources".to_owned(), error.to_string())),
        }
        files
    }

    fn reread(&self, reread: Reread) -> Look {
        let Reread {
            stirred,
            followed,
            instead,
            conflicts,
            unread,
        } = reread;
        let opened = (!followed.is_empty()).then(|| {
            files::reread(
                &stirred.dossier,
                &stirred.said,
                self.root.clone(),
                &followed.keys().cloned().collect(),
                instead,
                &basemap::is_area,
            )
        });
        // Of a text, other bytes may be the same words.
        let only_texts = followed
            .iter()
            .all(|(file, it)| !is_of_dossier(file) && it.choice.is_none());
        let opened = opened
            .filter(|opened| !only_texts || opened.dossier.sources != stirred.dossier.sources);
        Look {
            basis: stirred.basis,
            who: stirred.who,
            followed: opened.map(|opened| (Box::new(opened), followed)),
            conflicts,
            unread,
        }
    }
}
