//! How many claims of the built-in dossier the plain rules would have suggested, as a table; and how long a
//! document of 5,000 words takes. `list` leaves out the times and shows each claim with what it is held
//! against.

mod measured;

use std::hint::black_box;
use std::sync::Arc;

use criterion::Criterion;
use dateline::dossier::{Dossier, Source};
use dateline::files;
use dateline::reading::{Found, Named, Names, Suggestion, suggestions};
use measured::{Held, Measured, about_right, by_right, held, measured, occurred_right, suggested};

/// Words of the document that is timed.
const WORDS: usize = 5_000;

fn main() {
    let opened = files::built_in(&|_| true);
    let dossier = &opened.dossier;
    let names = Names::of(dossier);
    let listed = std::env::args().any(|argument| argument == "list");
    let mut total = Measured::default();
    println!(
        "{:<28}{:>7}{:>10}{:>10}{:>6}{:>7}{:>7}{:>6}{:>6}{:>11}{:>9}",
        "source",
        "claims",
        "suggested",
        "claimant",
        "(by)",
        "place",
        "date",
        "(dt)",
        "all",
        "suggestions",
        "no claim"
    );
    for source in &dossier.sources {
        let made = suggested(source, dossier, &names);
        let counts = measured(source, &made);
        row(source.id.as_str(), &counts);
        total = total.plus(counts);
        if listed {
            list(source, &made);
        }
    }
    row("all", &total);
    if !listed {
        time(dossier, &names);
    }
}

fn row(name: &str, counts: &Measured) {
    println!(
        "{name:<28}{:>7}{:>10}{:>10}{:>6}{:>7}{:>7}{:>6}{:>6}{:>11}{:>9}",
        counts.claims,
        counts.suggested,
        counts.by,
        format!("{}/{}", counts.claimant_right, counts.with_claimant),
        counts.about,
        counts.occurred,
        format!("{}/{}", counts.date_right, counts.with_date),
        counts.all,
        counts.suggestions,
        counts.matching_none
    );
}

fn list(source: &Source, made: &[Suggestion]) {
    for Held { claim, suggestion } in held(source, made) {
        let Some(found) = suggestion else {
            println!("  – {} “{}”", claim.id, claim.excerpt.quote.text);
            continue;
        };
        let right = |right: bool| if right { '+' } else { '-' };
        println!(
            "  {}{}{} {} “{}”",
            right(by_right(claim, found)),
            right(about_right(claim, found)),
            right(occurred_right(claim, found)),
            claim.id,
            &source.content()[found.range.clone()]
        );
        if !by_right(claim, found) {
            println!("        by {:?} found {}", claim.by, words(&found.by));
        }
        if !about_right(claim, found) {
            println!(
                "        about {:?} found {}",
                claim.about,
                words(&found.about)
            );
        }
        if !occurred_right(claim, found) {
            println!(
                "        occurred {:?} found {:?}",
                claim.occurred.as_ref().map(|when| when.text()),
                found
                    .occurred
                    .as_ref()
                    .map(|date| (date.when.text(), &date.guessed))
            );
        }
    }
    for made in made {
        let none = source
            .claims
            .iter()
            .all(|claim| !made.covered_by.contains(&claim.id));
        println!(
            "  {} “{}” kind {:?}, why: {}",
            if none { "?" } else { "=" },
            &source.content()[made.range.clone()],
            made.kind,
            made.why.join("; ")
        );
    }
}

fn words<Id: std::fmt::Display>(found: &[Found<Named<Id>>]) -> String {
    let words = found.iter().map(|found| match &found.what {
        Named::Known(id) => id.to_string(),
        Named::Unknown(words) => format!("“{words}”"),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn time(dossier: &Dossier, names: &Names) {
    let mut source = Source::clone(&dossier.sources[0]);
    let report = dossier
        .sources
        .iter()
        .map(|source| &source.content()[source.body_range()]);
    let mut text = report.collect::<Vec<_>>().join("\n\n");
    while text.split_whitespace().count() < WORDS {
        text = format!("{text}\n\n{text}");
    }
    let end = text
        .match_indices(' ')
        .nth(WORDS - 1)
        .map_or(text.len(), |(at, _)| at);
    text.truncate(end);
    source.body = None;
    source.text.content = Some(Arc::from(text));
    source.claims.clear();
    let mut criterion = Criterion::default().sample_size(20);
    criterion.bench_function("the names of a dossier made ready", |bench| {
        bench.iter(|| Names::of(black_box(dossier)));
    });
    criterion.bench_function("suggestions for 5,000 words", |bench| {
        bench.iter(|| suggestions(black_box(&source), dossier, names, &|_| false));
    });
}
