//! Whether a path still leads to the folder that it led to: one that was moved and another put in its place is another.

use std::fs;
use std::path::Path;

/// Which folder a path led to when it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderIdentity {
    device: u64,
    number: u64,
}

impl FolderIdentity {
    /// `None`: there is no folder.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self::told(&metadata))
    }

    #[cfg(unix)]
    fn told(metadata: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            device: metadata.dev(),
            number: metadata.ino(),
        }
    }

    /// Other systems do not let a folder go that somebody watches.
    #[cfg(not(unix))]
    fn told(_metadata: &fs::Metadata) -> Self {
        Self {
            device: 0,
            number: 0,
        }
    }
}
