//! The command line: verbs that read a dossier and say what is in it, without a window.
//!
//! Standard output is the result, standard error is the talk about it. Knows all rooms but `app` and
//! `ui`; the window and the pictures are started by `main`.

mod add;
mod arguments;
mod borders;
mod check;
mod compare;
mod list;
mod new;
mod search;
mod take_apart;
mod when;
#[cfg(feature = "gui")]
mod window;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use add::AddArgs;
pub use arguments::{AsOfDate, ClockName, RenderArgs, Theme, WindowArgs};
pub use borders::BorderName;
pub use check::CheckArgs;
pub use compare::CompareArgs;
pub use list::ListArgs;
pub use new::NewArgs;
pub use search::SearchArgs;
pub use take_apart::TakeApartArgs;
pub use when::WhenArgs;
#[cfg(feature = "gui")]
pub use window::{draw_picture, open_window};

const EXAMPLES: &str = "\
Examples:
  dateline                                open the built-in dossier in a window
  dateline my-dossier --as-of 2008-08-14  open a folder as it stood on that day
  dateline check my-dossier               say what is wrong with it, and where
  dateline list claims --as-of 2008-08-10 --place gori --format json
  dateline search gori looted --as-of 2008-08-14
  dateline when 2008-08-07/2008-08-08     which days can this date mean?

A DOSSIER is a folder with a dossier.toml in it. Without one, the built-in
dossier is meant. A folder that is called like a command is named with a path:
dateline ./check

Exit codes: 0 done; 1 done, and something is wrong with what was read; 2 could
not be done (standard error says why).";

/// Who said what, about where, about when, and when the world could first read it.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "COMMAND",
    max_term_width = 100
)]
pub struct CommandLine {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub window: WindowArgs,
}

/// What to do instead of opening a window.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say everything that is wrong with a dossier, with file, line and column.
    Check(CheckArgs),
    /// List what is known at a date: sources, claims, places, events, disputes, actors,
    /// figures or lag.
    List(ListArgs),
    /// Say what was added, newly contested or updated between two dates.
    Compare(CompareArgs),
    /// Find claims, texts, places, actors, events, disputes and sources by their words.
    Search(SearchArgs),
    /// Say which days a date expression (EDTF) can mean.
    When(WhenArgs),
    /// Make a dossier in a new folder, empty or as a copy of another.
    New(NewArgs),
    /// Add documents, or lists of references, to a dossier.
    Add(AddArgs),
    /// Draw the window into a picture.
    Render(RenderArgs),
    /// Take a document apart, for the program itself.
    #[command(hide = true)]
    TakeApart(TakeApartArgs),
}

/// How a verb ended, when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Clean,
    /// What was read has something wrong with it.
    Findings,
}

/// Could not be done: wrong arguments, or nothing to read.
const NOT_DONE: u8 = 2;

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Runs a verb on the process's own output.
pub fn run(
    work: impl FnOnce(&mut dyn Write, &mut dyn Write) -> anyhow::Result<Outcome>,
) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut talk = io::stderr().lock();
    let ended = work(&mut out, &mut talk).and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(outcome) => outcome.into(),
        // Whoever reads has seen enough; that is no mistake of anybody's.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // When even this cannot be said, the exit code still says it.
            writeln!(talk, "dateline: {error:#}").ok();
            ExitCode::from(NOT_DONE)
        }
    }
}

/// Ends with the reason why something could not be done.
pub fn refuse(reason: &str) -> ExitCode {
    run(|_, _| Err(anyhow::anyhow!(reason.to_owned())))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
            || cause
                .downcast_ref::<csv::Error>()
                .is_some_and(|error| matches!(error.kind(), csv::ErrorKind::Io(io) if broken(io)))
    })
}

/// Says what is wrong with a dossier.
///
/// # Errors
/// When there is no dossier, or the output cannot be written.
pub fn check(
    arguments: &CheckArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    check::check(arguments, out, talk)
}

/// Lists what a dossier knows at a date.
///
/// # Errors
/// When there is no dossier, a filter names nothing, or the output cannot be written.
pub fn list(
    arguments: &ListArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    list::list(arguments, out, talk)
}

/// Says what changed between two dates.
///
/// # Errors
/// When there is no dossier, a filter names nothing, or the output cannot be written.
pub fn compare(
    arguments: &CompareArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    compare::compare(arguments, out, talk)
}

/// Finds what has some words, as of a date.
///
/// # Errors
/// When there is no dossier, nothing to look for, or the output cannot be written.
pub fn search(
    arguments: &SearchArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    search::search(arguments, out, talk)
}

/// Makes a dossier in a new folder.
///
/// # Errors
/// When the folder has something in it, or it cannot be made.
pub fn new(
    arguments: &NewArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    new::new(arguments, out, talk)
}

/// Adds documents and lists of references to a dossier.
///
/// # Errors
/// When there is no dossier, or the output cannot be written. A document that is refused is an outcome.
pub fn add(
    arguments: &AddArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    add::add(arguments, out, talk)
}

/// Takes the document on standard input apart, within limits, and prints the result as JSON.
///
/// # Errors
/// When the output cannot be written.
pub fn take_apart(arguments: &TakeApartArgs, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    take_apart::take_apart(arguments, out)
}

/// Says what a date expression means.
///
/// # Errors
/// When the output cannot be written.
pub fn when(
    arguments: &WhenArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    when::when(arguments, out, talk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_bare_word_that_is_no_verb_is_a_dossier() {
        let line = CommandLine::parse_from(["dateline", "my-dossier", "--as-of", "2008-08"]);
        assert!(line.verb.is_none());
        assert_eq!(line.window.dossier.as_deref(), Some("my-dossier".as_ref()));
        assert_eq!(
            line.window.as_of.map(|date| date.day.to_string()),
            Some("2008-08-31".to_owned())
        );
    }
}
