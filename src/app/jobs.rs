//! What runs beside the window: opening a dossier, keeping the session. The only place that starts threads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::basemap;
use crate::files::{self, KeepError, OpenError, Opened};
use crate::query::Index;

/// Which opening a result belongs to; a newer one makes older results void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// Something that is done.
#[derive(Debug)]
pub enum Finished {
    Opening(Ticket, Result<Opened, OpenError>),
    Keeping(Result<(), KeepError>),
    /// The texts of this dossier can be searched.
    SearchText(Arc<Index>),
}

/// Wakes the window when something is done; does nothing where there is none.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The threads' way back.
pub struct Jobs {
    wake: Wake,
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    latest: Ticket,
}

impl Jobs {
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            wake,
            sender,
            receiver,
            latest: Ticket(0),
        }
    }

    /// Opens a folder, or the built-in dossier when `path` is `None`.
    pub fn open(&mut self, path: Option<PathBuf>) {
        self.latest = Ticket(self.latest.0 + 1);
        let ticket = self.latest;
        self.spawn(move || {
            Finished::Opening(
                ticket,
                match path {
                    Some(path) => files::open(&path, &basemap::is_area),
                    None => Ok(files::built_in(&basemap::is_area)),
                },
            )
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
        self.spawn(move || Finished::Keeping(keep_session_now(&bytes)));
    }

    /// Makes the texts of a dossier ready to be searched.
    pub fn prepare_search(&self, index: Arc<Index>) {
        self.spawn(move || {
            index.search_text();
            Finished::SearchText(index)
        });
    }

    /// What has been finished since the last call.
    pub fn finished(&self) -> Vec<Finished> {
        self.receiver.try_iter().collect()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that starts threads"
    )]
    fn spawn(&self, job: impl FnOnce() -> Finished + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        thread::spawn(move || {
            // Nobody listens any more once the window is closed; then the result may go.
            let _ = sender.send(job());
            wake();
        });
    }
}

/// Keeps the session's bytes at once, as at the very end, when no thread would be waited for.
///
/// # Errors
/// When there is no place for it or it cannot be written.
pub fn keep_session_now(bytes: &[u8]) -> Result<(), KeepError> {
    files::write_session(&files::session_path()?, bytes)
}
