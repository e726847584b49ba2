//! What runs beside the window: opening a dossier, keeping it and the session. The only place that starts threads.

mod documents;
mod keeper;
mod watch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

pub use documents::{Asked, ForWhat};
pub use keeper::{Adoption, Chosen, KeeperThread, Look, News, Order, Stirred};
pub use watch::Watch;

use super::documents::Receipt;
use super::elsewhere::{Elsewhere, Surroundings};
use crate::basemap;
use crate::dossier::{Problem, check_with};
use crate::files::{
    self, Access, CreateError, Desk, KeepError, LocalDisk, OpenError, Opened, SavedAt, StateFolder,
};
use crate::gazetteer;
use crate::query::Index;

/// Which opening a result belongs to; a newer one makes older results void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// Something that is done.
#[derive(Debug)]
pub enum Finished {
    Opening(Ticket, Result<Box<OpenedDesk>, OpenError>),
    Kept(DeskNumber, News),
    /// Files of the open folder have been touched, by somebody else or by its own keeper.
    Stirred(DeskNumber, BTreeSet<String>),
    Keeping(Result<(), KeepError>),
    /// Documents were taken apart.
    Received(Receipt),
    /// A dossier was made, in this folder.
    Made(Result<PathBuf, CreateError>),
    /// What was chosen in a dialog; nothing when it was put away.
    Chosen(Asked, Vec<PathBuf>),
    /// Something could not be done: a sentence.
    Said(String),
    /// What is wrong with this version of the dossier.
    Checked(Arc<Index>, Vec<Problem>),
    /// The texts of this dossier can be searched.
    SearchText(Arc<Index>),
    /// Names of places can be looked up without waiting.
    Gazetteer,
    /// Names of places can be looked for in reports; nothing where the gazetteer is damaged.
    Elsewhere(Option<Box<Elsewhere>>),
}

/// Which open folder something belongs to; what is told of an earlier one is void.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskNumber(u64);

/// What was opened: the built-in dossier, or a folder with its keeper.
pub enum OpenedDesk {
    BuiltIn(Opened),
    Folder(Desk),
}

impl std::fmt::Debug for OpenedDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("OpenedDesk")
            .field(&self.opened().root)
            .finish()
    }
}

/// The keeper of an open folder, and who watches it.
#[derive(Debug)]
pub struct Keepers {
    pub number: DeskNumber,
    pub keeper: KeeperThread,
    /// `None`: the system cannot watch the folder.
    #[expect(dead_code, reason = "dropping it ends the watching")]
    watch: Option<Watch>,
}

/// Wakes the window when something is done; does nothing where there is none.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The threads' way back.
#[derive(Clone)]
pub(super) struct Way {
    wake: Wake,
    sender: Sender<Finished>,
}

/// What runs beside the window.
pub struct Jobs {
    way: Way,
    receiver: Receiver<Finished>,
    latest: Ticket,
    latest_desk: DeskNumber,
}

/// How long one waits at the very end for what is being saved; it is in the journal by then.
const LAST_WAIT: Duration = Duration::from_secs(5);

impl Jobs {
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            way: Way { wake, sender },
            receiver,
            latest: Ticket(0),
            latest_desk: DeskNumber(0),
        }
    }

    /// Opens a folder, or the built-in dossier when `path` is `None`; closes before that what has to be closed.
    pub fn open(&mut self, path: Option<PathBuf>, before: Option<(Keepers, SavedAt)>) {
        self.latest = Ticket(self.latest.0 + 1);
        let ticket = self.latest;
        self.finish(move || {
            if let Some((keepers, now)) = before {
                keepers.keeper.close(Some(now), LAST_WAIT);
            }
            Finished::Opening(ticket, open_now(path.as_deref()).map(Box::new))
        });
    }

    /// Lets what is being opened come to nothing.
    pub fn cancel_opening(&mut self) {
        self.latest = Ticket(self.latest.0 + 1);
    }

    /// Whether a result is the one last asked for.
    pub fn is_latest(&self, ticket: Ticket) -> bool {
        ticket == self.latest
    }

    /// Keeps the session's bytes for the next run.
    pub fn keep_session(&self, bytes: Vec<u8>) {
        self.finish(move || Finished::Keeping(keep_session_now(&bytes)));
    }

    /// Looks for what is wrong with a version of the dossier.
    pub fn check(&self, index: Arc<Index>) {
        self.finish(move || {
            let problems = check_with(index.dossier(), &*index, &basemap::is_area);
            Finished::Checked(index, problems)
        });
    }

    /// Makes the texts of a dossier ready to be searched.
    pub fn prepare_search(&self, index: Arc<Index>) {
        self.finish(move || {
            index.search_text();
            Finished::SearchText(index)
        });
    }

    /// Unpacks the gazetteer, so that the first letters that are typed into a field need not wait for it.
    pub fn prepare_gazetteer(&self) {
        if gazetteer::is_unpacked() {
            return;
        }
        self.finish(|| {
            // That this one is sound is held by a test; whoever asks it is told.
            let _ = gazetteer::compiled_in();
            Finished::Gazetteer
        });
    }

    /// Makes names of places around these points, and of large ones anywhere, ready to be looked for.
    pub fn prepare_elsewhere(&self, around: Surroundings) {
        self.finish(move || Finished::Elsewhere(Elsewhere::around(around).map(Box::new)));
    }

    /// What has been finished since the last call.
    pub fn finished(&self) -> Vec<Finished> {
        self.receiver.try_iter().collect()
    }

    /// Starts to keep and to watch a folder.
    pub fn keep_folder(&mut self, root: PathBuf, access: Access) -> Keepers {
        self.latest_desk = DeskNumber(self.latest_desk.0 + 1);
        let number = self.latest_desk;
        let writer = match access {
            Access::Writer(keeper) => Some(keeper),
            Access::Reader(_) => None,
        };
        Keepers {
            number,
            watch: watch::start(number, root.clone(), self.way.clone()),
            keeper: keeper::start(number, root, writer, self.way.clone()),
        }
    }

    /// Closes a keeper without waiting for it.
    pub fn close(&self, keepers: Keepers, now: SavedAt) {
        self.way
            .spawn(move || keepers.keeper.close(Some(now), LAST_WAIT));
    }

    /// Has a job done, and tells what came of it.
    fn finish(&self, job: impl FnOnce() -> Finished + Send + 'static) {
        let way = self.way.clone();
        self.way.spawn(move || way.tell(job()));
    }
}

impl Way {
    fn tell(&self, finished: Finished) {
        // Nobody listens any more once the window is closed; then the result may go.
        let _ = self.sender.send(finished);
        (self.wake)();
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that starts threads"
    )]
    fn spawn(&self, work: impl FnOnce() + Send + 'static) {
        thread::spawn(work);
    }
}

/// Opens a folder to edit it, or the built-in dossier when `path` is `None`.
///
/// # Errors
/// As [`files::open`].
pub fn open_now(path: Option<&Path>) -> Result<OpenedDesk, OpenError> {
    let Some(path) = path else {
        return Ok(OpenedDesk::BuiltIn(files::built_in(&basemap::is_area)));
    };
    let state = StateFolder::of_user().ok();
    let disk = Arc::new(LocalDisk);
    let desk = files::open_to_edit(path, state.as_ref(), disk, &basemap::is_area)?;
    Ok(OpenedDesk::Folder(desk))
}

impl OpenedDesk {
    /// The dossier, to be shown; what is left is who keeps it.
    pub fn take_opened(&mut self) -> Opened {
        match self {
            Self::BuiltIn(opened) => std::mem::take(opened),
            Self::Folder(desk) => std::mem::take(&mut desk.opened),
        }
    }

    pub fn opened(&self) -> &Opened {
        match self {
            Self::BuiltIn(opened) => opened,
            Self::Folder(desk) => &desk.opened,
        }
    }
}

impl Keepers {
    /// Has everything saved, and waits for it a little.
    pub fn close_at_the_end(self, now: SavedAt) {
        self.keeper.close(Some(now), LAST_WAIT);
    }
}

/// Keeps the session's bytes at once, as at the very end, when no thread would be waited for.
///
/// # Errors
/// When there is no place for it or it cannot be written.
pub fn keep_session_now(bytes: &[u8]) -> Result<(), KeepError> {
    files::write_session(&files::session_path()?, bytes)
}
