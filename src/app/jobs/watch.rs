//! Watching a dossier's folder: what somebody else changes in it is told once the folder has come to rest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};

use super::{DeskNumber, Finished, Way};

/// How long nothing must have happened before a change is told: editors and version control write one file in
/// several steps. Chosen by eye, well below the second within which a change is to be seen.
const REST: Duration = Duration::from_millis(60);

/// Watches for as long as it lives.
pub struct Watch {
    #[expect(dead_code, reason = "dropping it ends the watching")]
    watcher: notify::RecommendedWatcher,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

/// Starts watching a folder. `None`: the system cannot, and the folder is read again on request only.
pub(super) fn start(number: DeskNumber, root: PathBuf, way: Way) -> Option<Watch> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = event
            && !event.kind.is_access()
        {
            let _ = sender.send(event.paths);
        }
    })
    .ok()?;
    watcher.watch(&root, RecursiveMode::Recursive).ok()?;
    let teller = way.clone();
    way.spawn(move || {
        while let Some(files) = rested(&changes, &root) {
            if !files.is_empty() {
                teller.tell(Finished::Stirred(number, files));
            }
        }
    });
    Some(Watch { watcher })
}

/// The files that changed until the folder came to rest. `None`: nobody watches any more.
fn rested(changes: &Receiver<Vec<PathBuf>>, root: &Path) -> Option<BTreeSet<String>> {
    let mut paths = changes.recv().ok()?;
    loop {
        match changes.recv_timeout(REST) {
            Ok(more) => paths.extend(more),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(
        paths
            .iter()
            .filter_map(|path| of_dossier(path.strip_prefix(root).ok()?))
            .collect(),
    )
}

/// The file's name as a dossier has it, with `/` between its parts. `None`: it is none of a dossier's.
fn of_dossier(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let parts = parts?;
    let hidden = parts.iter().any(|part| part.starts_with('.'));
    let belongs = match &parts[..] {
        [file] => file.ends_with(".toml"),
        ["sources", ..] => true,
        _ => false,
    };
    (belongs && !hidden).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_a_dossier_is_made_of_are_told() {
        let told = |path: &str| of_dossier(Path::new(path)).is_some();
        assert!(told("places.toml") && told("sources/dw.toml") && told("sources/dw.txt"));
        assert!(!told(".git/HEAD") && !told("sources/.tmp1a2b") && !told("notes.txt"));
    }
}
