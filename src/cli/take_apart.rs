//! The hidden verb by which the program takes documents apart in a process of its own.

use std::io::{self, Write};

use clap::Args;

use super::Outcome;
use crate::files::import::serve;

/// Arguments of the hidden verb.
#[derive(Clone, Debug, Args)]
pub struct TakeApartArgs {
    /// The document's name; its bytes come on standard input.
    #[arg(value_name = "NAME")]
    pub name: String,
}

pub(super) fn take_apart(
    arguments: &TakeApartArgs,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    serve(&arguments.name, &mut io::stdin().lock(), out)?;
    Ok(Outcome::Clean)
}
