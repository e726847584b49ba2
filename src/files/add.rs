//! Putting what was taken apart into the folder of a dossier: new files only, all or none.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::all_or_nothing::NewFiles;
use super::import::Addition;
use super::keep::KeepError;

/// The names in `sources/` and in the folder of originals up to their first dot: ids that a new source
/// cannot have, though no source that could be read bears them.
pub fn names_taken(root: &Path) -> HashSet<String> {
    let mut taken = HashSet::new();
    for folder in ["sources", "sources/originals"] {
        // A folder that is not there, or cannot be read, has no names; writing into it will say so.
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            let stem = name.split('.').next().unwrap_or(&name);
            taken.insert(stem.to_owned());
        }
    }
    taken
}

/// Writes the files of additions into a dossier's folder. None of them may be there.
///
/// # Errors
/// When one of the files is there or cannot be written; then none of any addition is left.
pub fn add(root: &Path, additions: &[Addition]) -> Result<(), KeepError> {
    let mut files = NewFiles::default();
    for (path, content) in additions.iter().flat_map(Addition::files) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            files.folder(folder)?;
        }
        files.file(path, &content)?;
    }
    files.whole();
    Ok(())
}
