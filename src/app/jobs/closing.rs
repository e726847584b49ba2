//! Folders that were left and are still being saved: whoever opens one of them again has to wait for that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The folders, by their canonical paths.
#[derive(Clone, Default)]
pub(super) struct Closing(Arc<Waiting>);

#[derive(Default)]
struct Waiting {
    roots: Mutex<BTreeSet<PathBuf>>,
    changed: Condvar,
}

/// A folder is being closed for as long as this lives.
pub(super) struct Ending {
    root: PathBuf,
    closing: Closing,
}

impl Closing {
    pub fn begin(&self, root: PathBuf) -> Ending {
        let mut roots = self.0.roots.lock().unwrap_or_else(PoisonError::into_inner);
        roots.insert(root.clone());
        Ending {
            root,
            closing: self.clone(),
        }
    }

    /// Returns once a folder is closed, or was not being closed.
    pub fn wait_for(&self, root: &Path) {
        let roots = self.0.roots.lock().unwrap_or_else(PoisonError::into_inner);
        let still = |roots: &mut BTreeSet<PathBuf>| roots.contains(root);
        drop(self.0.changed.wait_while(roots, still));
    }

    /// Returns once all are closed, or after so long.
    pub fn wait_for_all(&self, at_most: Duration) {
        let roots = self.0.roots.lock().unwrap_or_else(PoisonError::into_inner);
        let still = |roots: &mut BTreeSet<PathBuf>| !roots.is_empty();
        drop(self.0.changed.wait_timeout_while(roots, at_most, still));
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        let waiting = &self.closing.0;
        let mut roots = waiting.roots.lock().unwrap_or_else(PoisonError::into_inner);
        roots.remove(&self.root);
        waiting.changed.notify_all();
    }
}
