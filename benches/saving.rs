//! How long one edit in a file of 1,000 claims takes to be safe: taken and journaled, then saved; and how much of
//! that is the disk's flushing.

use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::dossier::Dossier;
use dateline::files::{self, Access, Disk, Handle, Keeper, LocalDisk, SavedAt, StateFolder, Step};

#[expect(dead_code, reason = "this bench puts its files elsewhere")]
mod synthetic;

const CLAIMS: usize = 1_000;
const FILE: &str = "sources/long.toml";

/// The disk of this machine, which is never waited for.
struct Unflushed;

impl Disk for Unflushed {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        LocalDisk.read(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        LocalDisk.list(folder)
    }
    fn make_one_folder(&self, folder: &Path) -> io::Result<()> {
        LocalDisk.make_one_folder(folder)
    }
    fn create_beside(&self, path: &Path) -> io::Result<Handle> {
        LocalDisk.create_beside(path)
    }
    fn open_to_append(&self, path: &Path) -> io::Result<Handle> {
        LocalDisk.open_to_append(path)
    }
    fn write(&self, file: &mut Handle, content: &[u8]) -> io::Result<()> {
        LocalDisk.write(file, content)
    }
    fn cut(&self, file: &mut Handle, length: u64) -> io::Result<()> {
        LocalDisk.cut(file, length)
    }
    fn sync(&self, _file: &mut Handle) -> io::Result<()> {
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        LocalDisk.rename(from, to)
    }
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        LocalDisk.remove(path)
    }
}

/// A dossier with one source of 1,000 claims.
#[expect(
    clippy::disallowed_methods,
    reason = "it makes the files that are to be changed"
)]
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("sources")).expect("made");
    let (mut toml, mut text) = (String::new(), String::new());
    for (path, content) in synthetic::folder(CLAIMS, 1) {
        if !path.starts_with("sources/") {
            std::fs::write(folder.path().join(path), content).expect("written");
        } else if path.ends_with(".txt") {
            text.push_str(&content);
        } else if toml.is_empty() {
            toml = content.replace("report-0.txt", "long.txt");
        } else {
            let claims = content.find("\n[[claim]]").expect("claims");
            toml.push_str(&content[claims..]);
        }
    }
    std::fs::write(folder.path().join(FILE), toml).expect("written");
    std::fs::write(folder.path().join("sources/long.txt"), text).expect("written");
    folder
}

/// A keeper that is given one edit after the other.
struct Editing {
    keeper: Box<Keeper>,
    dossier: Arc<Dossier>,
    version: u64,
    /// What no other keeper of these files has written.
    how: &'static str,
}

impl Editing {
    fn new(path: &Path, state: PathBuf, disk: Arc<dyn Disk>, how: &'static str) -> Self {
        let state = StateFolder::at(state);
        let desk = files::open_to_edit(path, Some(&state), disk, &|_| true).expect("a dossier");
        let Access::Writer(keeper) = desk.access else {
            panic!("nobody else has it open");
        };
        Self {
            keeper,
            dossier: desk.opened.dossier,
            version: 0,
            how,
        }
    }

    /// The next edit: a claim in the middle says something else.
    fn next(&mut self) -> Step {
        self.version += 1;
        let mut new = self.dossier.as_ref().clone();
        let source = Arc::make_mut(&mut new.sources[0]);
        let claim = Arc::make_mut(&mut source.claims[CLAIMS / 2]);
        claim.statement = format!("Edit {} says something else, {}.", self.version, self.how);
        self.dossier = Arc::new(new);
        Step {
            version: self.version,
            new: self.dossier.clone(),
            name: "Change what the claim states".to_owned(),
            attachments: Vec::new(),
        }
    }

    fn take(&mut self, step: Step) {
        black_box(self.keeper.take(step).expect("taken"));
    }

    fn save(&mut self) {
        let saved = self
            .keeper
            .save(SavedAt(self.version as i64))
            .expect("saved");
        assert!(!saved.files.is_empty());
    }
}

fn saving(c: &mut Criterion) {
    let folder = folder();
    let state = tempfile::tempdir().expect("a folder");
    let mut group = c.benchmark_group("saving");
    group.sample_size(20);
    let disks: [(&'static str, Arc<dyn Disk>); 2] = [
        ("without flushes", Arc::new(Unflushed)),
        ("flushed", Arc::new(LocalDisk)),
    ];
    for (how, disk) in disks {
        let editing = Editing::new(folder.path(), state.path().to_owned(), disk, how);
        let editing = std::cell::RefCell::new(editing);
        let next = || editing.borrow_mut().next();
        group.bench_function(format!("take {how}"), |b| {
            b.iter_batched(
                next,
                |step| editing.borrow_mut().take(step),
                BatchSize::PerIteration,
            );
        });
        let taken = || {
            let step = next();
            editing.borrow_mut().take(step);
        };
        group.bench_function(format!("save {how}"), |b| {
            b.iter_batched(
                taken,
                |()| editing.borrow_mut().save(),
                BatchSize::PerIteration,
            );
        });
        // Back and forth between two versions that are known.
        let ends: Vec<Step> = (0..2).map(|_| next()).collect();
        for end in &ends {
            editing.borrow_mut().take(end.clone());
        }
        let turn = std::cell::Cell::new(0_usize);
        let other = || {
            turn.set(turn.get() + 1);
            ends[(turn.get() + 1) % 2].clone()
        };
        group.bench_function(format!("undo {how}"), |b| {
            b.iter_batched(
                other,
                |step| editing.borrow_mut().take(step),
                BatchSize::PerIteration,
            );
        });
    }
    let path = folder.path().join("one");
    let content = vec![b'x'; 64];
    group.bench_function("one flushed file of 64 bytes", |b| {
        b.iter(|| files::keep(&path, &content).expect("kept"));
    });
    group.finish();
}

criterion_group!(benches, saving);
criterion_main!(benches);
