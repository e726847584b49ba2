//! Parsers fed with damaged files: no panic, no hang, and what comes out holds together. A few
//! thousand each; `examples/fuzz.rs` does a million.

mod feeding;
mod mutation;

use std::panic::{AssertUnwindSafe, catch_unwind};

use mutation::{Target, corpus, input};

/// Inputs for each parser in a run of the tests.
const INPUTS: u64 = 3_000;

#[track_caller]
fn fed(target: Target, inputs: u64) {
    let scratch = tempfile::tempdir().expect("a folder");
    feeding::make_scratch(scratch.path());
    let corpus = corpus(target);
    let good = corpus
        .iter()
        .filter(|file| feeding::feed(target, file, scratch.path()));
    assert!(
        good.count() > 0,
        "nothing in the corpus of {target:?} is good"
    );
    let mut taken = 0_u64;
    for number in 0..inputs {
        let bytes = input(target, &corpus, number);
        let fed = catch_unwind(AssertUnwindSafe(|| {
            feeding::feed(target, &bytes, scratch.path())
        }));
        match fed {
            Ok(was_taken) => taken += u64::from(was_taken),
            Err(_) => panic!("{target:?} {number}: {:?}", String::from_utf8_lossy(&bytes)),
        }
    }
    // If everything were refused at the door, nothing would have been tried.
    assert!(taken * 200 > inputs, "only {taken} of {inputs} were taken");
}

#[test]
fn damaged_pages_do_no_harm() {
    fed(Target::Html, INPUTS);
}

#[test]
fn damaged_pdfs_do_no_harm() {
    fed(Target::Pdf, INPUTS);
}

#[test]
fn damaged_mails_do_no_harm() {
    fed(Target::Mail, INPUTS);
}

#[test]
fn damaged_lists_do_no_harm() {
    fed(Target::Ris, INPUTS);
    fed(Target::BibTex, INPUTS);
    fed(Target::Csl, INPUTS);
}

#[test]
fn damaged_dossiers_do_no_harm() {
    fed(Target::Toml, INPUTS);
}

#[test]
fn damaged_dates_do_no_harm() {
    fed(Target::Edtf, 10 * INPUTS);
}

#[test]
fn each_parser_has_a_corpus_and_all_of_it_is_small() {
    let mut bytes = 0;
    for target in Target::ALL {
        let corpus = corpus(target);
        assert!(!corpus.is_empty(), "{target:?}");
        bytes += corpus.iter().map(Vec::len).sum::<usize>();
    }
    assert!(bytes < 300_000, "{bytes} bytes");
}
