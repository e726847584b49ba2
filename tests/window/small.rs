//! Small dossiers that tests write into a folder: what several of them begin with.

use std::fs;

use tempfile::TempDir;

/// A front page with two kinds.
pub const TWO_KINDS: &str = r#"format = 1
title = "Small"

[[kind]]
id = "attack"
label = "Attack"
colour = "blue"

[[kind]]
id = "casualties"
label = "Casualties"
colour = "vermilion"
"#;

/// A front page with one kind.
pub const ONE_KIND: &str = r#"format = 1
title = "Small"

[[kind]]
id = "attack"
label = "Attack"
colour = "blue"
"#;

/// A person and an outlet.
pub const ACTORS: &str = r#"[[actor]]
id = "minister"
name = "The defence minister"
kind = "person"

[[actor]]
id = "interfax"
name = "Interfax"
kind = "outlet"
"#;

/// One place.
pub const GORI: &str = r#"[[place]]
id = "gori"
name = "Gori"
position = { lat = 41.98, lon = 44.11 }
precision = "settlement"
kind = "settlement"
"#;

/// A folder with these files, by their names from it.
pub fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("made");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("written");
    }
    folder
}
