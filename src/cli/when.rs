//! `dateline when`: which days a date expression can mean.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Outcome;
use super::check::around;
use super::list::bound_json;
use crate::dossier::{Bound, When};

const EXAMPLES: &str = "\
The expression is EDTF (ISO 8601-2), level 0, 1 or 2. Bounds are days, both
inclusive; the marks ?, ~ and % never move them.
  2008-08-14               a day; 2008-08 is a month, 2008 a year
  2008-08-07/2008-08-08    a span: a night is two days
  2004-08-12~              about that day; 2008? perhaps; 2008% both
  1992/..                  from 1992 on, without end
  1992/                    from 1992, with an end that nobody knows
  201X                     some time in the 2010s
  [2004-08-11,2004-08-12]  one of these days

JSON has edtf, level, earliest, latest, words, uncertain, approximate; earliest
and latest are ISO days, \"..\" when open, null when unknown. What is no date
has edtf and error {reason, offset}, the offset in bytes.

Exit codes: 0 it is a date; 1 it is none; 2 could not run.";

/// Arguments of `dateline when`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct WhenArgs {
    /// The date expression. In a shell, put it into quotes.
    #[arg(value_name = "EDTF", allow_hyphen_values = true)]
    pub edtf: String,
    /// How to print it.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: WhenFormat,
}

/// How the meaning of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhenFormat {
    Text,
    Json,
}

pub(super) fn when(
    arguments: &WhenArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match (When::parse(&arguments.edtf), arguments.format) {
        (Ok(when), WhenFormat::Text) => {
            write!(out, "{}", in_text(&when))?;
            Ok(Outcome::Clean)
        }
        (Ok(when), WhenFormat::Json) => {
            let meaning = json!({
                "edtf": when.text(),
                "level": when.level(),
                "earliest": bound_json(when.earliest()),
                "latest": bound_json(when.latest()),
                "words": when.in_words(),
                "uncertain": when.is_uncertain(),
                "approximate": when.is_approximate(),
            });
            writeln!(out, "{meaning:#}")?;
            Ok(Outcome::Clean)
        }
        (Err(error), WhenFormat::Text) => {
            let before = arguments.edtf.get(..error.offset).unwrap_or("");
            let (shown, caret) = around(&arguments.edtf, before.chars().count());
            writeln!(talk, "error: {error}")?;
            writeln!(talk, "  {shown}")?;
            writeln!(talk, "  {:1$}^", "", caret)?;
            Ok(Outcome::Findings)
        }
        (Err(error), WhenFormat::Json) => {
            let wrong = json!({
                "edtf": error.text,
                "error": { "reason": error.reason, "offset": error.offset },
            });
            writeln!(out, "{wrong:#}")?;
            Ok(Outcome::Findings)
        }
    }
}

fn in_text(when: &When) -> String {
    let bound = |bound| match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    };
    let mut text = format!(
        "{}\n  EDTF      {} (level {})\n  earliest  {}\n  latest    {}\n",
        when.in_words(),
        when.text(),
        when.level(),
        bound(when.earliest()),
        bound(when.latest()),
    );
    let qualified = match (when.is_uncertain(), when.is_approximate()) {
        (true, true) => "% or ? and ~: the source of the date is doubted, and it is an estimate",
        (true, false) => "?: the source of the date is doubted",
        (false, true) => "~: the date is an estimate",
        (false, false) => return text,
    };
    text += &format!("  marked    {qualified}; the bounds stay where they are\n");
    text
}
