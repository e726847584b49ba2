//! The front door: a verb goes to the command line, anything else opens the window.

use std::process::ExitCode;

use clap::Parser;
use dateline::cli::{self, CommandLine, Verb};
#[cfg(feature = "gui")]
use dateline::cli::{draw_picture, open_window};

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match line.verb {
        Some(Verb::Check(arguments)) => cli::run(|out, talk| cli::check(&arguments, out, talk)),
        Some(Verb::List(arguments)) => cli::run(|out, talk| cli::list(&arguments, out, talk)),
        Some(Verb::Compare(arguments)) => cli::run(|out, talk| cli::compare(&arguments, out, talk)),
        Some(Verb::Search(arguments)) => cli::run(|out, talk| cli::search(&arguments, out, talk)),
        Some(Verb::When(arguments)) => cli::run(|out, talk| cli::when(&arguments, out, talk)),
        Some(Verb::New(arguments)) => cli::run(|out, talk| cli::new(&arguments, out, talk)),
        Some(Verb::Add(arguments)) => cli::run(|out, talk| cli::add(&arguments, out, talk)),
        Some(Verb::TakeApart(arguments)) => cli::run(|out, _| cli::take_apart(&arguments, out)),
        Some(Verb::Render(arguments)) => draw_picture(&arguments),
        None => open_window(&line.window),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &cli::WindowArgs) -> ExitCode {
    cli::refuse("this build has no window; see `dateline --help` for what it can do without one")
}

#[cfg(not(feature = "gui"))]
fn draw_picture(_: &cli::RenderArgs) -> ExitCode {
    cli::refuse("this build draws no pictures; see `dateline --help` for what it can do")
}
