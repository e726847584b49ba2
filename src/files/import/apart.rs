//! Where documents are taken apart: in this process, or in one of its own that may fail.
//!
//! A file from anywhere can make its reader panic, loop, or take all memory. So the program starts
//! itself once more with a hidden verb, hands the bytes over and reads the result:
//!
//! ```text
//!   program ── name, bytes ──▶ dateline take-apart ──▶ limits set, work in a thread
//!           ◀── JSON ────────                      ◀── done, panicked, or out of time
//! ```
//!
//! Whatever happens there, the program has a sentence to say about it.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::document::{DOCUMENT_LIMIT_BYTES, Document};
use super::error::Refusal;
use super::recognise::{Format, recognised};
use super::{Found, taken_apart};

/// What takes longer is stopped. The slowest honest file tried, a PDF of 600 pages, takes a tenth.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);
/// What takes more memory is stopped, where the system can hold it to that (not on Windows). 1 GiB.
pub const MEMORY_LIMIT_BYTES: u64 = 1 << 30;
/// Readers go down into what is nested; the same depth on every system. 64 MiB.
const STACK_BYTES: usize = 64 << 20;

/// The hidden verb.
pub const VERB: &str = "take-apart";

/// Where documents are taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bench {
    /// In this process, without limits: for tests, and for what cannot start another. A hostile
    /// file may take the process down.
    Here,
    /// In a process of its own, run from this program file, with limits on time and memory.
    Apart(PathBuf),
}

impl Bench {
    /// A process of its own, run from the program that is running.
    ///
    /// # Errors
    /// When the system does not say where the program is.
    pub fn of_this_program() -> Result<Self, super::ImportError> {
        let program = std::env::current_exe().map_err(|error| {
            let reason = error.to_string();
            Refusal::NoReader { reason }.of("this program")
        })?;
        Ok(Self::Apart(program))
    }

    pub(super) fn work(&self, format: Format, document: &Document) -> Result<Found, Refusal> {
        match (self, format) {
            (Self::Apart(program), Format::Html | Format::Pdf | Format::Mail | Format::BibTex) => {
                sent_out(program, format, document)
            }
            // Nothing in these goes deeper or takes longer than the bytes are long.
            _ => taken_apart(format, &document.bytes),
        }
    }
}

fn what(format: Format) -> String {
    let what = match format {
        Format::Html => "the page",
        Format::Pdf => "the PDF",
        Format::Mail => "the mail",
        Format::BibTex | Format::Ris | Format::CslJson => "the list",
        Format::Plain | Format::Markdown => "the text",
    };
    what.to_owned()
}

fn sent_out(program: &PathBuf, format: Format, document: &Document) -> Result<Found, Refusal> {
    let not_started = |error: std::io::Error| Refusal::NoReader {
        reason: error.to_string(),
    };
    let mut child = Command::new(program)
        .arg(VERB)
        .arg("--")
        .arg(&document.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(not_started)?;
    if let Some(mut input) = child.stdin.take() {
        // Broken off when the reader is gone, which its silence will tell.
        input.write_all(&document.bytes).ok();
    }
    let mut answer = Vec::new();
    if let Some(output) = &mut child.stdout {
        // The reader stops itself in time, so this ends. Letters take up to six bytes in JSON.
        output
            .take(8 * DOCUMENT_LIMIT_BYTES)
            .read_to_end(&mut answer)
            .ok();
    }
    child.wait().ok();
    serde_json::from_slice(&answer).unwrap_or_else(|_| {
        Err(Refusal::BroughtDown {
            what: what(format),
            memory: MEMORY_LIMIT_BYTES,
        })
    })
}

/// The work of the hidden verb: reads a document from `input` to its end, takes it apart within the
/// limits, and writes the result to `output` as JSON.
///
/// Meant for a process that ends right after: when time is up, the work is still under way.
///
/// # Errors
/// When `output` is closed.
pub fn serve(name: &str, input: &mut dyn Read, output: &mut dyn Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    input.take(DOCUMENT_LIMIT_BYTES).read_to_end(&mut bytes)?;
    // Nobody is there to read about a panic; its end says enough.
    std::panic::set_hook(Box::new(|_| {}));
    limit_memory();
    let result = within_time(name.to_owned(), bytes);
    serde_json::to_writer(&mut *output, &result)?;
    output.flush()
}

fn within_time(name: String, bytes: Vec<u8>) -> Result<Found, Refusal> {
    let format = recognised(&bytes, &name)?;
    let (done, waiting) = mpsc::sync_channel(1);
    let worker = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            done.send(taken_apart(format, &bytes)).ok();
        });
    if let Err(error) = worker {
        let reason = error.to_string();
        return Err(Refusal::NoReader { reason });
    }
    match waiting.recv_timeout(TIME_LIMIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Refusal::TookTooLong {
            seconds: TIME_LIMIT.as_secs(),
        }),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Refusal::BroughtDown {
            what: what(format),
            memory: MEMORY_LIMIT_BYTES,
        }),
    }
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Some(MEMORY_LIMIT_BYTES);
    // Where the system refuses, the work goes on without it.
    setrlimit(
        Resource::As,
        Rlimit {
            current: limit,
            maximum: limit,
        },
    )
    .ok();
    // What brings the reader down shall not fill the disk with its memory.
    let none = Some(0);
    setrlimit(
        Resource::Core,
        Rlimit {
            current: none,
            maximum: none,
        },
    )
    .ok();
}

#[cfg(not(unix))]
fn limit_memory() {}
