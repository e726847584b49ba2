//! Opening a dossier: every file of the folder is read, everything wrong is said, nothing is written.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io, str};

use rayon::prelude::*;
use toml::de::DeTable;

use super::fields::{Fields, Reading};
use super::report::{Report, about_file};
use super::shelf::{
    AsRead, FetchError, Instead, Shelf, TEXT_LIMIT_BYTES, TOML_LIMIT_BYTES, reason,
};
use super::{locate, read_dossier, read_source, read_tables};
use crate::dossier::{Dossier, Finding, Location, Severity, Source, SourceId, check, nearest};

/// A dossier as it was found, and what there is to say about it.
#[derive(Debug, Default)]
pub struct Opened {
    pub dossier: Arc<Dossier>,
    /// In order of file, line and column.
    pub findings: Vec<Finding>,
    /// The folder, its path made canonical. `None`: the dossier is the built-in one.
    pub root: Option<PathBuf>,
    /// What each file had to say by itself, for reading some of them again.
    pub said: FilesSaid,
    /// The bytes of what was read just now, for the keeper of the folder.
    pub as_read: AsRead,
}

/// What the files of a dossier had to say each by itself, before anything was compared across them.
#[derive(Clone, Debug, Default)]
pub struct FilesSaid(pub(super) Arc<Vec<Finding>>);

/// Lines of the dossier's files, for showing what a finding points at. Remembers the last file.
#[derive(Debug)]
pub struct Lines {
    shelf: Shelf,
    file: String,
    /// `None`: it cannot be read, or is not text.
    text: Option<String>,
    starts: Vec<usize>,
}

impl Opened {
    pub fn lines(&self) -> Lines {
        let shelf = match &self.root {
            Some(root) => Shelf::folder(root.clone()),
            None => Shelf::BuiltIn,
        };
        Lines {
            shelf,
            file: String::new(),
            text: None,
            starts: Vec::new(),
        }
    }
}

impl Lines {
    /// The line at a location, without its line break. `None`: the file cannot be read, or is empty.
    pub fn line(&mut self, at: &Location) -> Option<&str> {
        if self.file != at.file {
            self.file.clone_from(&at.file);
            self.text = text_again(&self.shelf, &at.file);
            let text = self.text.as_deref().unwrap_or("");
            let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
            self.starts = std::iter::once(0).chain(breaks.map(|at| at + 1)).collect();
        }
        let text = self.text.as_deref().filter(|text| !text.is_empty())?;
        let start = *self.starts.get(at.line.checked_sub(1)?)?;
        text[start..].lines().next().or(Some(""))
    }
}

/// Why there is nothing to open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "could not open the dossier: there is nothing of that name; check the spelling: {}",
        path.display()
    )]
    Absent { path: PathBuf },
    #[error(
        "could not open the dossier: a dossier is a folder with a dossier.toml in it, and this is a file; \
         name the folder: {}",
        path.display()
    )]
    NotAFolder { path: PathBuf },
    #[error(
        "could not open the dossier: the folder has no dossier.toml{}; a dossier needs at least that file, \
         with `format = 1` and a `title`, and its sources in sources/: {}",
        near.as_ref().map(|name| format!(" (is `{name}` meant to be it?)")).unwrap_or_default(),
        path.display()
    )]
    NoDossier {
        path: PathBuf,
        /// A file in the folder whose name is almost right.
        near: Option<String>,
    },
    #[error("could not open the dossier: {}; check its permissions: {}", reason(.error), path.display())]
    Unreadable { path: PathBuf, error: io::Error },
}

/// Opens the dossier in a folder; the path of its dossier.toml does as well.
///
/// `is_area` answers whether the basemap has an area of that id.
///
/// # Errors
/// When there is no folder with a dossier.toml at `path`. Whatever is wrong inside of the files is a
/// finding, and what could be read is kept.
pub fn open(path: &Path, is_area: &dyn Fn(&str) -> bool) -> Result<Opened, OpenError> {
    Ok(open_with(root_of(path)?, Instead::new(), is_area))
}

/// Opens the folder at a canonical path as it would be with other contents in some of its files.
pub(super) fn open_with(root: PathBuf, instead: Instead, is_area: &dyn Fn(&str) -> bool) -> Opened {
    let shelf = Shelf::folder_with(root.clone(), instead);
    read(&shelf, Some(root), is_area)
}

/// The canonical path of the folder in which a dossier is.
///
/// # Errors
/// When there is none.
pub fn dossier_folder(path: &Path) -> Result<PathBuf, OpenError> {
    root_of(path)
}

/// As [`dossier_folder`].
pub(super) fn root_of(path: &Path) -> Result<PathBuf, OpenError> {
    let named = || path.to_owned();
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OpenError::Absent { path: named() },
        io::ErrorKind::NotADirectory => OpenError::NotAFolder { path: named() },
        _ => OpenError::Unreadable {
            path: named(),
            error,
        },
    };
    let mut root = fs::canonicalize(path).map_err(refused)?;
    if !root.is_dir() {
        if path.file_name().is_none_or(|name| name != "dossier.toml") {
            return Err(OpenError::NotAFolder { path: named() });
        }
        root.pop();
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&root).map_err(refused)? {
        let name = entry.map_err(refused)?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    if !names.iter().any(|name| name == "dossier.toml") {
        names.sort_unstable();
        let near = nearest("dossier.toml", names.iter().map(String::as_str));
        return Err(OpenError::NoDossier {
            path: named(),
            near: near.map(str::to_owned),
        });
    }
    Ok(root)
}

/// Opens the dossier that is compiled into the program.
pub fn built_in(is_area: &dyn Fn(&str) -> bool) -> Opened {
    read(&Shelf::BuiltIn, None, is_area)
}

fn read(shelf: &Shelf, root: Option<PathBuf>, is_area: &dyn Fn(&str) -> bool) -> Opened {
    let mut findings = Vec::new();
    let mut dossier = parsed(
        shelf,
        "dossier.toml",
        "dossier",
        &mut findings,
        read_dossier::dossier,
    )
    .unwrap_or_default();
    dossier.places = list(shelf, "place", &mut findings, read_tables::place);
    dossier.actors = list(shelf, "actor", &mut findings, read_tables::actor);
    dossier.events = list(shelf, "event", &mut findings, read_tables::event);
    dossier.disputes = list(shelf, "dispute", &mut findings, read_tables::dispute);
    dossier.sources = sources(shelf, &mut findings);
    finished(shelf, root, dossier, findings, is_area)
}

/// Checks what was read as a whole. `said`: what the files had to say each by itself.
pub(super) fn finished(
    shelf: &Shelf,
    root: Option<PathBuf>,
    mut dossier: Dossier,
    said: Vec<Finding>,
    is_area: &dyn Fn(&str) -> bool,
) -> Opened {
    dossier.sort_sources();
    let mut findings = said.clone();
    findings.extend(unused_texts(shelf, &dossier));
    findings.extend(locate::located(shelf, check(&dossier, is_area)));
    findings.sort_by(|a, b| a.at.cmp(&b.at).then(b.severity.cmp(&a.severity)));
    Opened {
        dossier: Arc::new(dossier),
        findings,
        root,
        said: FilesSaid(Arc::new(said)),
        as_read: shelf.as_read(),
    }
}

/// The `[[what]]` tables of the file named after them; none when there is no such file.
pub(super) fn list<T>(
    shelf: &Shelf,
    what: &'static str,
    findings: &mut Vec<Finding>,
    read: fn(Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let file = locate::list_file(what);
    parsed(shelf, &file, "list", findings, |fields| {
        let read = fields.tables(what, what).into_iter().filter_map(read);
        let things = read.collect();
        fields.done();
        things
    })
    .unwrap_or_default()
}

fn sources(shelf: &Shelf, findings: &mut Vec<Finding>) -> Vec<Arc<Source>> {
    // What is wrong with the folder itself is said at the end.
    let names = shelf.source_files().unwrap_or_default();
    let read: Vec<(Option<Source>, Vec<Finding>)> = names
        .par_iter()
        .filter(|name| name.ends_with(".toml"))
        .map(|name| {
            let mut findings = Vec::new();
            let source = source(shelf, name, &mut findings);
            (source, findings)
        })
        .collect();
    let mut sources = Vec::with_capacity(read.len());
    for (source, said) in read {
        sources.extend(source.map(Arc::new));
        findings.extend(said);
    }
    sources
}

/// Texts that nobody refers to, or why the folder of the sources could not be looked through.
fn unused_texts(shelf: &Shelf, dossier: &Dossier) -> Vec<Finding> {
    let names = match shelf.source_files() {
        Ok(names) => names,
        Err(FetchError::Absent) => {
            let message = "the dossier has no folder sources/, so it holds no claims".to_owned();
            return vec![about_file(Severity::Note, "sources", message, None)];
        }
        Err(error) => {
            let message = format!("the folder sources/ could not be read: {error}");
            return vec![about_file(Severity::Error, "sources", message, None)];
        }
    };
    let mut findings = Vec::new();
    let used: std::collections::HashSet<&str> = dossier
        .sources
        .iter()
        .filter_map(|source| source.text.path.as_deref())
        .map(|path| path.trim_start_matches("./"))
        .collect();
    for name in names.iter().filter(|name| name.ends_with(".txt")) {
        if !used.contains(name.as_str()) {
            let message = "no source refers to this text".to_owned();
            let file = format!("sources/{name}");
            findings.push(about_file(Severity::Note, &file, message, None));
        }
    }
    findings
}

/// Reads one source with its text. `name` of its file in sources/.
pub(super) fn source(shelf: &Shelf, name: &str, findings: &mut Vec<Finding>) -> Option<Source> {
    let file = format!("sources/{name}");
    let stem = name.trim_end_matches(".toml");
    let id = match SourceId::new(stem) {
        Ok(id) => id,
        Err(error) => {
            let message = format!("the file's name without .toml is the source's id, and {error}");
            let hint = "rename the file: sources/dw-2008-08-14.toml".to_owned();
            findings.push(about_file(Severity::Error, &file, message, Some(hint)));
            return None;
        }
    };
    let mut in_text = None;
    let mut source = parsed(shelf, &file, "source", findings, |fields| {
        let report = fields.report();
        let at = fields.value("text").map(|value| value.span().start);
        let mut source = read_source::source(fields, id);
        if let (Some(at), Some(path)) = (at, &source.text.path) {
            match text(shelf, path) {
                Ok(content) => source.text.content = Some(content),
                Err(TextError::NotFetched(error)) => {
                    let hint = match error {
                        FetchError::Outside => Some("copy the text into sources/".to_owned()),
                        _ => None,
                    };
                    let message = format!("the text could not be read: {error}: {path}");
                    report.error(at, message, hint);
                }
                Err(TextError::NotUtf8(finding)) => in_text = Some(*finding),
            }
        }
        source
    })?;
    findings.extend(in_text);
    source.anchor_quotes();
    Some(source)
}

/// Why a source's text is not there.
enum TextError {
    NotFetched(FetchError),
    NotUtf8(Box<Finding>),
}

fn text(shelf: &Shelf, path: &str) -> Result<Arc<str>, TextError> {
    let file = format!("sources/{path}");
    // Joining would let an absolute path stand for itself; it stays what it is, and is refused.
    let place = if Path::new(path).is_absolute() {
        path
    } else {
        &file
    };
    let bytes = shelf
        .fetch(place, TEXT_LIMIT_BYTES)
        .map_err(TextError::NotFetched)?;
    match str::from_utf8(&bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(TextError::NotUtf8(Box::new(not_utf8(&file, &bytes, error)))),
    }
}

fn not_utf8(file: &str, bytes: &[u8], error: str::Utf8Error) -> Finding {
    let good = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or("");
    let report = Report::new(file, good);
    let offset = error.valid_up_to();
    let message = format!("this is not UTF-8: the byte at offset {offset} belongs to no character");
    let hint = "save the file as UTF-8 and open the dossier again".to_owned();
    report.error(offset, message, Some(hint));
    report.into_findings().remove(0)
}

/// Reads one TOML file. `None` when there is nothing to read; findings say why, save that only
/// dossier.toml has to be there.
pub(super) fn parsed<T>(
    shelf: &Shelf,
    file: &str,
    what: &'static str,
    findings: &mut Vec<Finding>,
    read: impl FnOnce(Fields<'_>) -> T,
) -> Option<T> {
    let bytes = match shelf.fetch(file, TOML_LIMIT_BYTES) {
        Ok(bytes) => bytes,
        Err(FetchError::Absent) if what == "list" => return None,
        Err(error) => {
            let message = format!("the file could not be read: {error}");
            findings.push(about_file(Severity::Error, file, message, None));
            return None;
        }
    };
    let text = match str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            findings.push(not_utf8(file, &bytes, error));
            return None;
        }
    };
    let (text, marked) = without_mark(text);
    let report = Report::new(file, text);
    if marked {
        let message = "the file begins with a byte order mark, which UTF-8 does not need";
        report.say(Severity::Note, 0, message.to_owned(), None);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    say_syntax_errors(&errors, &report);
    let reading = if errors.is_empty() {
        Reading::Whole
    } else {
        Reading::Broken
    };
    let value = read(Fields::new(&report, table.get_ref(), what, 0, reading));
    findings.extend(report.into_findings());
    Some(value)
}

/// What the TOML parser's words are for a key that stands twice in a table.
const DUPLICATE_KEY: &str = "duplicate key";

fn say_syntax_errors(errors: &[toml::de::Error], report: &Report<'_>) {
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let others = errors
        .iter()
        .filter(|error| error.message() != DUPLICATE_KEY);
    let first = others.map(start).min();
    for error in errors {
        let at = start(error);
        let what = error.message();
        // Where a header is gone, its fields fall to the table above, which has the same ones.
        if what == DUPLICATE_KEY && first.is_some_and(|first| first < at) {
            continue;
        }
        let message = if what.contains("recurs") {
            "this nests too deeply to be read".to_owned()
        } else {
            format!("this is not TOML: {what}")
        };
        report.error(at, message, None);
    }
}

/// A text without its byte order mark, and whether it had one.
pub(super) fn without_mark(text: &str) -> (&str, bool) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

/// The text of a TOML file that has been read before, for looking up where something stands.
pub(super) fn text_again(shelf: &Shelf, file: &str) -> Option<String> {
    let bytes = shelf.fetch(file, TOML_LIMIT_BYTES).ok()?;
    let text = match bytes {
        Cow::Borrowed(bytes) => str::from_utf8(bytes).ok()?.to_owned(),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok()?,
    };
    Some(match without_mark(&text) {
        (rest, true) => rest.to_owned(),
        (_, false) => text,
    })
}
