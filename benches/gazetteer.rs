//! How long names take to be looked up in the gazetteer: unpacking it, a first and a later search, the place
//! nearest to a point, and the names in a text of 5,000 words.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::dossier::LonLat;
use dateline::gazetteer::{self, Gazetteer, Scope};

static FILE: &[u8] = include_bytes!("../assets/gazetteer/gazetteer.bin");

fn unpacked() -> Gazetteer {
    Gazetteer::read(FILE).expect("a sound gazetteer")
}

/// About the middle of the built-in dossier.
fn south_ossetia() -> LonLat {
    LonLat::new(43.97, 42.23).expect("on Earth")
}

fn gazetteer(c: &mut Criterion) {
    let mut group = c.benchmark_group("gazetteer");
    group.sample_size(10);
    group.bench_function("unpack", |b| b.iter(|| black_box(unpacked())));
    for typed in ["s", "go", "Tskhinv", "Гори"] {
        group.bench_function(format!("first search, {typed}"), |b| {
            b.iter_batched_ref(
                unpacked,
                |it| black_box(it.search(typed, Some(south_ossetia()), 8)),
                criterion::BatchSize::PerIteration,
            );
        });
    }
    let whole = gazetteer::compiled_in().expect("a sound gazetteer");
    for typed in ["s", "go", "Tskhinv", "Гори"] {
        group.bench_function(format!("later search, {typed}"), |b| {
            b.iter(|| black_box(whole.search(typed, Some(south_ossetia()), 8)));
        });
    }
    group.bench_function("nearest", |b| {
        b.iter(|| black_box(whole.nearest(south_ossetia())));
    });
    let pacific = LonLat::new(-123.4, -48.9).expect("on Earth");
    group.bench_function("nearest, in the Pacific", |b| {
        b.iter(|| black_box(whole.nearest(pacific)));
    });
    let scope = Scope {
        population: Some(100_000),
        around: vec![south_ossetia()],
        radius_m: 100_000.0,
    };
    group.bench_function("known names made ready", |b| {
        b.iter_batched_ref(
            unpacked,
            |it| black_box(it.known_names(&scope)),
            criterion::BatchSize::PerIteration,
        );
    });
    let known = whole.known_names(&scope);
    let text = include_str!("../seeds/001_fbb8f627eddcacc2.txt");
    let words: Vec<&str> = text.split(' ').cycle().take(5_000).collect();
    let text = words.join(" ");
    group.bench_function("known names in 5,000 words", |b| {
        b.iter(|| black_box(known.find(&text)));
    });
}

criterion_group!(benches, gazetteer);
criterion_main!(benches);
