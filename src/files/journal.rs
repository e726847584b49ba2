//! Edits that are not in the dossier's folder yet, so that a crash loses none of them.
//!
//! One file for each dossier, written at its end. A record is one edit across all files that it touches: what
//! each was before, by its digest, and all of what it is to be. A record that a crash cut off is known by its
//! length and its digests, and counts as not written.
//!
//! ```text
//! "dateline journal 1\n"
//! length of the rest, 8 bytes | digest of the head, 32 | length of the head, 8 | head (JSON) | contents
//! ```

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::digest::sha256_of;
use super::disk::{Disk, Handle, folder_of, replace};
use crate::dossier::Sha256;

/// What a file holds. `None`: there is no such file.
pub(super) type Content = Option<Arc<[u8]>>;

const MARK: &[u8] = b"dateline journal 1\n";
/// Two lengths and a digest.
const FRAME_BYTES: usize = 8 + 32 + 8;
/// Beyond this size, what no longer counts is left out of the journal: 4 MiB, chosen by eye.
const COMPACT_BYTES: u64 = 4 << 20;

/// So many damaged journals are kept, chosen by eye; of more, the last.
const MOST_SET_ASIDE: u64 = 100;

/// What stands behind the last record that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    None,
    /// The beginning of a record that is longer than what is left: a crash cut it off, or its length is damaged.
    CutOff,
    /// What no crash leaves behind.
    Damaged,
}

/// One edit, as far as it is not in the folder.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// What was done, as a person reads it.
    pub names: Vec<String>,
    /// By path relative to the dossier's folder.
    pub files: BTreeMap<String, Change>,
    pub standing: Standing,
}

/// Whether an edit belongs to what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Standing {
    Live,
    /// It did not fit the folder when it was found, and waits for somebody's choice.
    Contested,
}

/// What is to become of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// `None`: there was no such file.
    pub before: Option<Sha256>,
    pub after: Content,
}

#[derive(Serialize, Deserialize)]
struct Head {
    names: Vec<String>,
    files: Vec<FileHead>,
    standing: Standing,
}

#[derive(Serialize, Deserialize)]
struct FileHead {
    path: String,
    before: Option<String>,
    /// Sha256 and length of what follows the head.
    after: Option<(String, usize)>,
}

/// The journal of one dossier, open for writing.
pub(super) struct Journal {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// `None`: it is to be opened, or to be written anew.
    file: Option<Handle>,
    /// Bytes that are known to be whole.
    length: u64,
}

impl Journal {
    pub fn new(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        Self {
            disk,
            path,
            file: None,
            length: 0,
        }
    }

    /// The records of an earlier run, as far as they are whole, and what stands behind them. Empty when there is
    /// no journal.
    ///
    /// # Errors
    /// When there is one that cannot be read, or that another version of the program has written.
    pub fn records(&self) -> io::Result<(Vec<Record>, Rest)> {
        match self.disk.read(&self.path) {
            Ok(bytes) => records(&bytes).ok_or_else(|| {
                let why = "another version of Dateline has written it; open the dossier with that";
                io::Error::new(io::ErrorKind::InvalidData, why)
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Vec::new(), Rest::None)),
            Err(error) => Err(error),
        }
    }

    /// Puts a copy of the journal beside it that nothing will overwrite. Gives its path.
    ///
    /// # Errors
    /// When it cannot be written, flushed.
    pub fn set_aside(&self) -> io::Result<PathBuf> {
        let bytes = self.disk.read(&self.path)?;
        let named = |number: u64| self.path.with_extension(format!("damaged-{number}"));
        let is_free = |path: &PathBuf| {
            let there = self.disk.read(path);
            there.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        };
        let free = (1..MOST_SET_ASIDE).map(named).find(is_free);
        let path = free.unwrap_or_else(|| named(MOST_SET_ASIDE));
        replace(&*self.disk, &path, &bytes)?;
        Ok(path)
    }

    /// Puts a record at the end; `live` gives all that still counts, the new record among it, for when the
    /// journal has to be written anew. On return it is on the disk.
    ///
    /// # Errors
    /// When it is not known to be there.
    pub fn add(&mut self, record: &Record, live: impl FnOnce() -> Vec<Record>) -> io::Result<()> {
        if self.file.is_none() || self.length > COMPACT_BYTES {
            return self.rewrite(&live());
        }
        let added = encoded(record);
        let Some(file) = &mut self.file else {
            return self.rewrite(&live());
        };
        let written = self.disk.write(file, &added);
        if let Err(error) = written.and_then(|()| self.disk.sync(file)) {
            // Half a record would hide those after it. The next one brings all that counts, this one with it.
            self.disk.cut(file, self.length).ok();
            self.file = None;
            return Err(error);
        }
        self.length += added.len() as u64;
        Ok(())
    }

    /// Writes the journal anew with these records.
    ///
    /// # Errors
    /// When it cannot be written; the one before then still counts.
    pub fn rewrite(&mut self, live: &[Record]) -> io::Result<()> {
        self.file = None;
        let mut content = MARK.to_vec();
        for record in live {
            content.extend(encoded(record));
        }
        self.disk.make_folder(folder_of(&self.path))?;
        replace(&*self.disk, &self.path, &content)?;
        self.file = Some(self.disk.open_to_append(&self.path)?);
        self.length = content.len() as u64;
        Ok(())
    }

    /// Says that all it holds is in the folder.
    ///
    /// # Errors
    /// When it may still hold records; replaying them changes nothing.
    pub fn clear(&mut self) -> io::Result<()> {
        let Some(file) = &mut self.file else {
            return self.rewrite(&[]);
        };
        let cut = self.disk.cut(file, MARK.len() as u64);
        if let Err(error) = cut.and_then(|()| self.disk.sync(file)) {
            self.file = None;
            return Err(error);
        }
        self.length = MARK.len() as u64;
        Ok(())
    }

    /// Whether it holds nothing but its first line.
    pub fn is_clear(&self) -> bool {
        self.file.is_some() && self.length == MARK.len() as u64
    }
}

fn encoded(record: &Record) -> Vec<u8> {
    let files = record.files.iter().map(|(path, change)| FileHead {
        path: path.clone(),
        before: change.before.map(|digest| digest.to_string()),
        after: change
            .after
            .as_ref()
            .map(|content| (sha256_of(content).to_string(), content.len())),
    });
    let head = Head {
        names: record.names.clone(),
        files: files.collect(),
        standing: record.standing,
    };
    let head = serde_json::to_vec(&head).expect("texts and numbers make JSON");
    let contents = record.files.values().filter_map(|it| it.after.as_deref());
    let contents: Vec<&[u8]> = contents.collect();
    let size = head.len() + contents.iter().map(|it| it.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(FRAME_BYTES + size);
    bytes.extend((size as u64).to_le_bytes());
    bytes.extend(sha256_of(&head).0);
    bytes.extend((head.len() as u64).to_le_bytes());
    bytes.extend(head);
    for content in contents {
        bytes.extend(content);
    }
    bytes
}

/// As many records as are whole. `None`: it is no journal that this version knows.
fn records(bytes: &[u8]) -> Option<(Vec<Record>, Rest)> {
    let mut records = Vec::new();
    let Some(mut rest) = bytes.strip_prefix(MARK) else {
        // Made and never written.
        return MARK.starts_with(bytes).then_some((records, Rest::None));
    };
    while let Some((record, size)) = decoded(rest) {
        records.push(record);
        rest = &rest[size..];
    }
    Some((records, rest_of(rest)))
}

fn rest_of(bytes: &[u8]) -> Rest {
    if bytes.is_empty() {
        return Rest::None;
    }
    let size = bytes.first_chunk().map(|size| u64::from_le_bytes(*size));
    let there = (bytes.len() as u64).saturating_sub(FRAME_BYTES as u64);
    match size {
        Some(size) if bytes.len() >= FRAME_BYTES && size <= there => Rest::Damaged,
        _ => Rest::CutOff,
    }
}

/// The first record, and how many bytes it takes. `None`: it is not whole.
fn decoded(bytes: &[u8]) -> Option<(Record, usize)> {
    let number = |at: usize| {
        let eight: [u8; 8] = bytes.get(at..at + 8)?.try_into().ok()?;
        usize::try_from(u64::from_le_bytes(eight)).ok()
    };
    let (size, head_size) = (number(0)?, number(40)?);
    let end = FRAME_BYTES.checked_add(size)?;
    let body = bytes.get(FRAME_BYTES..end)?;
    let head = body.get(..head_size)?;
    if sha256_of(head).0[..] != *bytes.get(8..40)? {
        return None;
    }
    let head: Head = serde_json::from_slice(head).ok()?;
    let mut contents = &body[head_size..];
    let mut files = BTreeMap::new();
    for file in head.files {
        let before = match file.before {
            None => None,
            Some(digest) => Some(digest.parse().ok()?),
        };
        let after = match file.after {
            None => None,
            Some((digest, length)) => {
                let (content, rest) = contents.split_at_checked(length)?;
                if sha256_of(content).to_string() != digest {
                    return None;
                }
                contents = rest;
                Some(Arc::from(content))
            }
        };
        files.insert(file.path, Change { before, after });
    }
    let record = Record {
        names: head.names,
        files,
        standing: head.standing,
    };
    Some((record, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::files::disk::LocalDisk;

    fn record(name: &str, content: &str) -> Record {
        let change = |after: Content| Change {
            before: Some(sha256_of(b"before")),
            after,
        };
        let gone = change(None);
        let written = change(Some(Arc::from(content.as_bytes())));
        Record {
            names: vec![name.to_owned()],
            files: BTreeMap::from([("a.toml".to_owned(), written), ("b.toml".to_owned(), gone)]),
            standing: Standing::Live,
        }
    }

    fn journal(folder: &tempfile::TempDir) -> Journal {
        Journal::new(Arc::new(LocalDisk), folder.path().join("its/journal"))
    }

    #[test]
    fn what_was_added_is_read_again_until_it_is_cleared() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut writing = journal(&folder);
        let all = [record("one", "1"), record("two", "")];
        writing
            .add(&all[0], || vec![all[0].clone()])
            .expect("written");
        writing.add(&all[1], || all.to_vec()).expect("written");
        assert_eq!(journal(&folder).records().expect("read").0, all);
        writing.clear().expect("cleared");
        assert!(writing.is_clear());
        assert_eq!(journal(&folder).records().expect("read").0, []);
        writing.add(&all[1], Vec::new).expect("written");
        assert_eq!(journal(&folder).records().expect("read").0, all[1..]);
    }

    #[test]
    fn a_journal_of_another_version_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut writing = journal(&folder);
        writing.rewrite(&[record("one", "1")]).expect("written");
        let path = folder.path().join("its/journal");
        let newer = b"dateline journal 2\nand what nobody knows";
        std::fs::write(&path, newer).expect("written");
        let why = journal(&folder).records().expect_err("unknown").to_string();
        assert!(why.contains("another version"), "{why}");
        assert_eq!(std::fs::read(&path).expect("there"), newer);
    }

    #[test]
    fn damaged_journals_are_set_aside_one_beside_the_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut writing = journal(&folder);
        for number in 1..=2 {
            let record = record("one", &number.to_string());
            writing.rewrite(&[record]).expect("written");
            let bytes = std::fs::read(folder.path().join("its/journal")).expect("there");
            let aside = writing.set_aside().expect("copied");
            assert!(aside.ends_with(format!("journal.damaged-{number}")));
            assert_eq!(std::fs::read(aside).expect("there"), bytes);
        }
    }

    proptest! {
        #[test]
        fn a_journal_cut_off_anywhere_holds_the_records_before_the_cut(cut in 0.0..1.0_f64) {
            let all = [record("one", "first"), record("two", "second"), record("three", "")];
            let mut bytes = MARK.to_vec();
            let mut ends = vec![];
            for record in &all {
                bytes.extend(encoded(record));
                ends.push(bytes.len());
            }
            let cut = (cut * bytes.len() as f64) as usize;
            let whole = ends.iter().filter(|end| **end <= cut).count();
            let is_end = cut == 0 || cut <= MARK.len() || ends.contains(&cut);
            let rest = if is_end { Rest::None } else { Rest::CutOff };
            prop_assert_eq!(records(&bytes[..cut]), Some((all[..whole].to_vec(), rest)));
        }

        #[test]
        fn no_bytes_make_reading_fail(junk in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut bytes = MARK.to_vec();
            bytes.extend(junk);
            let is_empty = bytes.len() == MARK.len();
            let (records, rest) = records(&bytes).expect("it has the mark");
            prop_assert!(records.is_empty());
            prop_assert_eq!(rest == Rest::None, is_empty);
        }

        #[test]
        fn a_byte_that_has_changed_in_a_record_is_noticed(at in 0.0..1.0_f64, bit in 0..8_u8) {
            let all = [record("one", "first"), record("two", "second")];
            let mut bytes = MARK.to_vec();
            for record in &all {
                bytes.extend(encoded(record));
            }
            let size = bytes.len() - MARK.len();
            let at = MARK.len() + (at * size as f64) as usize;
            bytes[at] ^= 1 << bit;
            let (records, rest) = records(&bytes).expect("it has the mark");
            prop_assert!(records.len() < 2 && records == all[..records.len()]);
            prop_assert_ne!(rest, Rest::None);
        }
    }
}
