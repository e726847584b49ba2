//! How long one step of the slider takes: what is known at the next day, all counts included.

mod made_up;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::dossier::{Day, KindId};
use dateline::query::{AsOf, Clock, Index, Known, Lens, SideKey, Window};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Steps day by day from the middle of the dossier to its end, where most is known, and again.
struct Slider {
    as_of: AsOf,
    steps: i64,
}

impl Slider {
    fn next(&mut self) -> AsOf {
        self.steps = (self.steps + 1) % 2_500;
        AsOf {
            day: made_up::middle_day().plus(self.steps),
            ..self.as_of
        }
    }
}

fn scrub(c: &mut Criterion) {
    let mut group = c.benchmark_group("scrub");
    let mut filters = Lens::default();
    filters.toggle_side(&SideKey::NoSide);
    filters.toggle_kind(&KindId::new("n0").expect("an id"));
    let as_of = |clock, window| AsOf {
        clock,
        day: Day(0),
        window,
    };
    for claims in SIZES {
        let index = Index::new(made_up::dossier(claims));
        let cases = [
            (
                "reported",
                as_of(Clock::Reported, Window::ByThisDate),
                Lens::default(),
            ),
            (
                "occurred",
                as_of(Clock::Occurred, Window::ByThisDate),
                Lens::default(),
            ),
            (
                "last 30 days",
                as_of(Clock::Reported, Window::Days(30)),
                Lens::default(),
            ),
            (
                "filtered",
                as_of(Clock::Reported, Window::ByThisDate),
                filters.clone(),
            ),
        ];
        for (name, as_of, lens) in cases {
            let sieve = index.sieve(&lens);
            let mut slider = Slider { as_of, steps: 0 };
            let mut known = Known::nothing(as_of);
            group.bench_function(BenchmarkId::new(name, claims), |b| {
                b.iter(|| {
                    index.known(slider.next(), &sieve, lens.contested_only, &mut known);
                    black_box(known.totals)
                });
            });
        }
        // The very end: everything that will ever be known is.
        let sieve = index.sieve(&Lens::default());
        let end = AsOf::reported_by(made_up::first_day().plus(10_000));
        let mut known = Known::nothing(end);
        group.bench_function(BenchmarkId::new("all known", claims), |b| {
            b.iter(|| {
                index.known(end, &sieve, false, &mut known);
                black_box(known.totals)
            });
        });
    }
    group.finish();
}

fn prepare(c: &mut Criterion) {
    let mut group = c.benchmark_group("prepare");
    group.sample_size(10);
    let mut filters = Lens::default();
    filters.toggle_side(&SideKey::NoSide);
    filters.toggle_kind(&KindId::new("n0").expect("an id"));
    for claims in SIZES {
        let dossier = made_up::dossier(claims);
        group.bench_function(BenchmarkId::new("index", claims), |b| {
            b.iter_batched(|| dossier.clone(), Index::new, BatchSize::PerIteration);
        });
        let index = Index::new(dossier);
        group.bench_function(BenchmarkId::new("sieve", claims), |b| {
            b.iter(|| black_box(index.sieve(&filters)));
        });
        let sieve = index.sieve(&Lens::default());
        group.bench_function(BenchmarkId::new("change days", claims), |b| {
            b.iter(|| black_box(index.change_days(Clock::Reported, &sieve)));
        });
    }
    group.finish();
}

criterion_group!(benches, scrub, prepare);
criterion_main!(benches);
