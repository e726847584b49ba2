//! How long it takes to read a dossier from disk and to check all of it, excerpts included.

mod synthetic;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::basemap::is_area;
use dateline::files;

fn opening(c: &mut Criterion) {
    let mut group = c.benchmark_group("opening");
    group.bench_function("built-in", |b| {
        b.iter(|| black_box(files::built_in(&is_area)));
    });
    group.sample_size(10);
    for claims in [1_000, 10_000, 100_000] {
        let folder = tempfile::tempdir().expect("a folder");
        synthetic::write(folder.path(), claims, 1).expect("written");
        group.bench_function(BenchmarkId::new("folder", claims), |b| {
            b.iter(|| black_box(files::open(folder.path(), &is_area).expect("a dossier")));
        });
    }
    group.finish();
}

criterion_group!(benches, opening);
criterion_main!(benches);
