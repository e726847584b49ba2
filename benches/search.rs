//! How long one keystroke of a search takes over 100,000 claims with 50 MB of source text: every beginning of
//! several searches, words that nobody wrote, phrases; and how long the texts take to be made ready.

#[path = "synthetic/prose.rs"]
mod prose;
mod synthetic;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::dossier::Dossier;
use dateline::files;
use dateline::query::search::{Most, Query, SearchText, search};
use dateline::query::{AsOf, Clock, Index, Lens};

const CLAIMS: usize = 100_000;
const TEXT_BYTES: usize = 50_000_000;

/// As the palette lists them.
const MOST: Most = Most {
    hits: 6,
    of_one: None,
    passage_bytes: 180,
};

/// What is typed, letter by letter. Each stands for a sort of search.
const TYPED: [(&str, &str); 9] = [
    ("two words", "shots near"),
    ("a name", "place 1234"),
    ("one claim", "case 54321"),
    ("common words", "the or in ta"),
    ("rare words", "khtionvaze shotion"),
    ("misspelt", "ofifcials repotred"),
    ("never written", "xylophones qqqqqq"),
    ("a phrase", "\"shots near Place 12\" officials"),
    ("a phrase nobody wrote", "\"shots in the or of\""),
];

fn dossier() -> Arc<Dossier> {
    let folder = tempfile::tempdir().expect("a folder");
    prose::write(folder.path(), CLAIMS, TEXT_BYTES, 1).expect("written");
    let opened = files::open(folder.path(), &|_| true).expect("a dossier");
    opened.dossier
}

fn searching(c: &mut Criterion) {
    let index = Index::new(dossier());
    let mut group = c.benchmark_group("search");
    group.sample_size(10);
    group.bench_function("make ready", |b| {
        b.iter(|| black_box(SearchText::new(&index)));
    });
    let text = SearchText::new(&index);
    let lens = Lens::default();
    let sieve = index.sieve(&lens);
    let (first, last) = index.reference_span(Clock::Reported).expect("dates");
    let middle = first.plus((last.0 - first.0) / 2);
    for (when, day) in [("all", last), ("half", middle)] {
        let known = index.known_at(AsOf::reported_by(day), &sieve);
        let keystroke = |typed: &str| -> u32 {
            let query = Query::new(typed);
            search(&index, &text, &query, &known, &lens, MOST).all()
        };
        for (name, typed) in TYPED {
            let slowest = slowest(typed, &keystroke);
            group.bench_function(BenchmarkId::new(format!("{name}: {slowest}"), when), |b| {
                b.iter(|| black_box(keystroke(slowest)));
            });
        }
    }
    group.bench_function("kept as a filter", |b| {
        b.iter(|| black_box(index.claims_with("shots near")));
    });
    group.finish();
}

/// So often each beginning is tried; the fastest counts, since other programs only ever make it slower.
const TRIES: u32 = 9;

/// The beginning of what is typed that takes longest: the one that is then measured. Says how long.
#[expect(clippy::disallowed_methods, reason = "it looks for the slowest")]
fn slowest<'a>(typed: &'a str, keystroke: &dyn Fn(&str) -> u32) -> &'a str {
    let ends = typed
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let timed = ends.map(|end| {
        let took = |_| {
            let start = std::time::Instant::now();
            black_box(keystroke(&typed[..end]));
            start.elapsed()
        };
        ((0..TRIES).map(took).min(), &typed[..end])
    });
    let Some((Some(took), slowest)) = timed.max() else {
        return typed;
    };
    eprintln!("slowest beginning of {typed:?}: {slowest:?}, {took:.1?} at best");
    slowest
}

criterion_group!(benches, searching);
criterion_main!(benches);
