//! Feeds a parser with as many damaged files as it is told, and says what it bore: panics, time and memory.
//!
//! `cargo run --release --example fuzz -- html 1000000` — or pdf, eml, ris, bib, csl, toml, edtf, and from which
//! number to begin. Inputs are fed in batches, each in a process of its own with a limit on memory; a batch that
//! dies is fed again in ever smaller ones until the input that did it is named and kept in `target/fuzz`.
#![expect(
    clippy::disallowed_methods,
    reason = "a tool for whoever works on the program: it starts processes and takes times"
)]

#[path = "../tests/headless/fuzzed/feeding.rs"]
mod feeding;
#[path = "../tests/headless/fuzzed/mutation.rs"]
mod mutation;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use mutation::{Target, corpus, input};

const BATCH: u64 = 10_000;
const MEMORY_LIMIT_BYTES: u64 = 1 << 30;
/// An input that takes longer counts as a hang.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What a batch has to say of itself.
#[derive(Default)]
struct Tally {
    fed: u64,
    taken: u64,
    panics: Vec<u64>,
    /// The input that took longest, and how long.
    slowest: (u64, Duration),
    /// The most memory that was held, in KiB.
    peak_kib: u64,
    /// Inputs that ended their process: no memory left, no stack left, or no end.
    deadly: Vec<u64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|text| text.parse::<u64>().ok());
    let named = |at: usize| arguments.get(at).map(String::as_str);
    let target = |name: &str| Target::ALL.into_iter().find(|target| target.name() == name);
    if named(0) == Some("--batch") {
        let (Some(target), Some(from), Some(count)) =
            (named(1).and_then(target), number(2), number(3))
        else {
            return ExitCode::FAILURE;
        };
        return batch(target, from, count);
    }
    let (Some(target), Some(count)) = (named(0).and_then(target), number(1)) else {
        eprintln!("fuzz html|pdf|eml|ris|bib|csl|toml|edtf COUNT [FROM]");
        return ExitCode::FAILURE;
    };
    let from = number(2).unwrap_or(0);
    let begun = Instant::now();
    let mut tally = Tally::default();
    let mut at = from;
    while at < from + count {
        let size = BATCH.min(from + count - at);
        in_a_process(target, at, size, &mut tally);
        at += size;
    }
    println!(
        "{}: {} fed, {} taken, {} panics, {} deadly, slowest {} ms (input {}), at most {} MiB, {} s in all",
        target.name(),
        tally.fed,
        tally.taken,
        tally.panics.len(),
        tally.deadly.len(),
        tally.slowest.1.as_millis(),
        tally.slowest.0,
        tally.peak_kib >> 10,
        begun.elapsed().as_secs()
    );
    let corpus = corpus(target);
    for number in tally.panics.iter().chain(&tally.deadly) {
        println!("  input {number}");
        let kept = format!("target/fuzz/{}-{number}", target.name());
        fs::create_dir_all("target/fuzz").expect("a folder");
        fs::write(kept, input(target, &corpus, *number)).expect("written");
    }
    match tally.panics.is_empty() && tally.deadly.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn in_a_process(target: Target, from: u64, count: u64, tally: &mut Tally) {
    let program = env::current_exe().expect("this program");
    let output = Command::new(program)
        .args([
            "--batch",
            target.name(),
            &from.to_string(),
            &count.to_string(),
        ])
        .stderr(Stdio::null())
        .output()
        .expect("started");
    if output.status.success() {
        let said = String::from_utf8_lossy(&output.stdout);
        for line in said.lines() {
            let mut words = line.split(' ');
            let mut next = || words.next().and_then(|word| word.parse::<u64>().ok());
            let (fed, taken, slowest, millis, peak) = (next(), next(), next(), next(), next());
            tally.fed += fed.unwrap_or(0);
            tally.taken += taken.unwrap_or(0);
            let slowest = (
                slowest.unwrap_or(0),
                Duration::from_millis(millis.unwrap_or(0)),
            );
            if slowest.1 >= tally.slowest.1 {
                tally.slowest = slowest;
            }
            tally.peak_kib = tally.peak_kib.max(peak.unwrap_or(0));
            tally
                .panics
                .extend(words.filter_map(|word| word.parse::<u64>().ok()));
        }
        return;
    }
    if count == 1 {
        tally.fed += 1;
        tally.deadly.push(from);
        return;
    }
    let part = count.div_ceil(10);
    let mut at = from;
    while at < from + count {
        let size = part.min(from + count - at);
        in_a_process(target, at, size, tally);
        at += size;
    }
}

/// Feeds a batch here, and prints: fed, taken, slowest, its milliseconds, peak memory, panics.
fn batch(target: Target, from: u64, count: u64) -> ExitCode {
    limit_memory();
    std::panic::set_hook(Box::new(|_| {}));
    let scratch = tempfile::tempdir().expect("a folder");
    feeding::make_scratch(scratch.path());
    let corpus = corpus(target);
    let mut tally = Tally::default();
    let (feed, fed) = std::sync::mpsc::sync_channel::<(u64, bool, Option<bool>)>(64);
    let folder = scratch.path().to_owned();
    let worker = thread::Builder::new().stack_size(64 << 20).spawn(move || {
        for number in from..from + count {
            let bytes = input(target, &corpus, number);
            feed.send((number, false, None)).ok();
            let done = catch_unwind(AssertUnwindSafe(|| feeding::feed(target, &bytes, &folder)));
            feed.send((number, true, done.ok())).ok();
        }
    });
    worker.expect("a thread");
    let mut begun = Instant::now();
    loop {
        match fed.recv_timeout(TIME_LIMIT) {
            Ok((_, false, _)) => begun = Instant::now(),
            Ok((number, true, done)) => {
                tally.fed += 1;
                match done {
                    Some(taken) => tally.taken += u64::from(taken),
                    None => tally.panics.push(number),
                }
                if begun.elapsed() > tally.slowest.1 {
                    tally.slowest = (number, begun.elapsed());
                }
            }
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => return ExitCode::FAILURE,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    print!(
        "{} {} {} {} {}",
        tally.fed,
        tally.taken,
        tally.slowest.0,
        tally.slowest.1.as_millis(),
        peak_kib()
    );
    for number in &tally.panics {
        print!(" {number}");
    }
    println!();
    ExitCode::SUCCESS
}

/// The most memory that this process has held, where the system tells.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Some(MEMORY_LIMIT_BYTES);
    setrlimit(
        Resource::As,
        Rlimit {
            current: limit,
            maximum: limit,
        },
    )
    .expect("a limit");
    setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    )
    .expect("a limit");
}

#[cfg(not(unix))]
fn limit_memory() {}
