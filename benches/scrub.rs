//! How long one step of the slider takes: what is known at the next day, all counts included; and how all
//! claims stand at a day.

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::dossier::{Day, Dossier, KindId};
use dateline::files;
use dateline::query::{AsOf, Clock, EventIx, Index, Known, Lens, SideKey, Window};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn dossier(claims: usize) -> Arc<Dossier> {
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), claims, 1).expect("written");
    let opened = files::open(folder.path(), &|_| true).expect("a dossier");
    opened.dossier
}

/// Steps day by day from the middle of the dossier to its end, where most is known, and again.
struct Slider {
    as_of: AsOf,
    first: Day,
    days: i64,
    steps: i64,
}

impl Slider {
    fn new(index: &Index, as_of: AsOf) -> Self {
        let (first, last) = index.reference_span(as_of.clock).expect("dates");
        let days = (last.0 - first.0) / 2;
        Self {
            as_of,
            first: last.plus(-days),
            days,
            steps: 0,
        }
    }

    fn next(&mut self) -> AsOf {
        self.steps = (self.steps + 1) % self.days;
        AsOf {
            day: self.first.plus(self.steps),
            ..self.as_of
        }
    }
}

/// Some claims of every facet pass.
fn filters() -> Lens {
    let mut filters = Lens::default();
    filters.toggle_side(&SideKey::NoSide);
    filters.toggle_kind(&KindId::new("attack").expect("an id"));
    filters
}

fn scrub(c: &mut Criterion) {
    let mut group = c.benchmark_group("scrub");
    let reported = AsOf::reported_by(Day(0));
    for claims in SIZES {
        let index = Index::new(dossier(claims));
        let last_days = AsOf {
            window: Window::Days(30),
            ..reported
        };
        let cases = [
            ("reported", reported, Lens::default()),
            ("occurred", AsOf::occurred_by(Day(0)), Lens::default()),
            ("last 30 days", last_days, Lens::default()),
            ("filtered", reported, filters()),
        ];
        for (name, as_of, lens) in cases {
            let sieve = index.sieve(&lens);
            let mut slider = Slider::new(&index, as_of);
            let mut known = Known::nothing(as_of);
            group.bench_function(BenchmarkId::new(name, claims), |b| {
                b.iter(|| {
                    index.known(slider.next(), &sieve, &mut known);
                    black_box(known.totals)
                });
            });
        }
        // The very end: everything that will ever be known is.
        let sieve = index.sieve(&Lens::default());
        let (_, last) = index.reference_span(Clock::Reported).expect("dates");
        let end = AsOf::reported_by(last);
        let mut known = Known::nothing(end);
        group.bench_function(BenchmarkId::new("all known", claims), |b| {
            b.iter(|| {
                index.known(end, &sieve, &mut known);
                black_box(known.totals)
            });
        });
    }
    group.finish();
}

/// One claim in five names another, so that 100,000 claims have about 20,000 links.
fn standing(c: &mut Criterion) {
    let mut group = c.benchmark_group("standing");
    for claims in SIZES {
        let index = Index::new(dossier(claims));
        let mut slider = Slider::new(&index, AsOf::reported_by(Day(0)));
        let mut found = Vec::new();
        group.bench_function(BenchmarkId::new("of all claims", claims), |b| {
            b.iter(|| {
                index.all_bearings(&slider.next(), &mut found);
                black_box(found.len())
            });
        });
        group.bench_function(BenchmarkId::new("in full, by whom", claims), |b| {
            b.iter(|| {
                let as_of = slider.next();
                let standings = index.claims().map(|it| index.standing_in_full(it, &as_of));
                black_box(standings.map(|it| it.in_force.len()).sum::<usize>())
            });
        });
        let events = index.dossier().events.len();
        let most = (0..events).map(|at| EventIx(at as u32));
        let most = most.max_by_key(|event| index.claims_of_event(*event).len());
        let most = most.expect("it has events");
        group.bench_function(BenchmarkId::new("one event in full", claims), |b| {
            b.iter(|| {
                let as_of = slider.next();
                let claims = index.claims_of_event(most).iter().copied();
                black_box(index.event_in_full(most, claims, &as_of).reports)
            });
        });
        let spoken = index.claims_of_event(most)[0];
        group.bench_function(BenchmarkId::new("origins of one claim", claims), |b| {
            b.iter(|| {
                let alike = index.asserting_the_same(spoken, &slider.next());
                black_box(index.origins(alike.iter().map(|it| it.claim)).reports)
            });
        });
    }
    group.finish();
}

fn prepare(c: &mut Criterion) {
    let mut group = c.benchmark_group("prepare");
    group.sample_size(10);
    for claims in SIZES {
        let dossier = dossier(claims);
        group.bench_function(BenchmarkId::new("index", claims), |b| {
            b.iter_batched(|| dossier.clone(), Index::new, BatchSize::PerIteration);
        });
        let index = Index::new(dossier);
        group.bench_function(BenchmarkId::new("sieve", claims), |b| {
            b.iter(|| black_box(index.sieve(&filters())));
        });
        let sieve = index.sieve(&Lens::default());
        group.bench_function(BenchmarkId::new("change days", claims), |b| {
            b.iter(|| black_box(index.change_days(Clock::Reported, &sieve)));
        });
    }
    group.finish();
}

criterion_group!(benches, scrub, standing, prepare);
criterion_main!(benches);
