//! The dossier that is compiled into the program: South Ossetia, as reported.

/// Path relative to the dossier's folder, and content.
type File = (&'static str, &'static str);

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../data/south-ossetia/", $path)))),*]
    };
}

macro_rules! texts {
    ($($name:literal)*) => {
        &[$((concat!("sources/../../../seeds/", $name), include_str!(concat!("../../seeds/", $name)))),*]
    };
}

const FILES: &[File] = files! {
    "dossier.toml"
    "places.toml"
    "actors.toml"
    "events.toml"
    "disputes.toml"
    "sources/bbc-2004-08-12.toml"
    "sources/dw-2008-08-14.toml"
    "sources/moscow-times-2022-03-26.toml"
    "sources/voa-2008-08-08.toml"
    "sources/voa-2008-08-29.toml"
};

/// The texts stand outside of the dossier's folder, as the files of its sources say.
const TEXTS: &[File] = texts! {
    "000_64a7dbb6756180ee.txt"
    "001_fbb8f627eddcacc2.txt"
    "002_867e006b9f2c7d7f.txt"
    "003_305300d2b06d76c0.txt"
    "004_63d71a0a7a546bcc.txt"
};

/// The content of a file, by its path relative to the dossier's folder.
pub(super) fn file(path: &str) -> Option<&'static str> {
    all()
        .find(|(name, _)| *name == path)
        .map(|(_, content)| content)
}

/// All files with their content.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().chain(TEXTS).copied()
}

/// Names in `sources/`, sorted.
pub(super) fn source_files() -> Vec<String> {
    FILES
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("sources/"))
        .map(str::to_owned)
        .collect()
}

/// Whether a path is that of a text of the built-in dossier: the only texts that may stand outside
/// of a dossier's folder, so that its own folder on disk can be opened and checked as well.
pub(super) fn is_text_path(path: &str) -> bool {
    TEXTS.iter().any(|(name, _)| *name == path)
}
