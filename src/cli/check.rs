//! `dateline check`: everything that is wrong with a dossier, each with the line it stands on.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::arguments::{counted, opened};
use crate::dossier::{Finding, Severity};
use crate::files::{self, Lines, Opened};

/// Characters of a line that are shown before and after the place pointed at.
const SHOWN_BEFORE: usize = 60;
const SHOWN_AFTER: usize = 60;

const EXAMPLES: &str = "\
Each finding is printed as file:line:column: severity: message, with the line
and a caret under it. An error is a part of the dossier that could not be taken
as written; a warning is likely a slip; a note is worth knowing.

JSON is an array of objects: severity, file, line, column (in characters; both
count from 1), message, hint (or null).

Examples:
  dateline check my-dossier
  dateline check my-dossier --format json > findings.json

Exit codes: 0 no error (there may be warnings); 1 at least one error;
2 there is no dossier to check (standard error says why).";

/// Arguments of `dateline check`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// Folder of the dossier. Absent: the built-in one.
    #[arg(value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// How to print findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
}

#[derive(Serialize)]
struct Row<'a> {
    severity: String,
    file: String,
    line: usize,
    column: usize,
    message: &'a str,
    hint: Option<&'a str>,
}

pub(super) fn check(
    arguments: &CheckArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let path = arguments.dossier.as_deref();
    let mut opened = opened(path)?;
    opened.findings.extend(files::check_originals(&opened));
    let order = |a: &Finding, b: &Finding| a.at.cmp(&b.at).then(b.severity.cmp(&a.severity));
    opened.findings.sort_by(order);
    let folder = path.map(|path| folder_as_named(path, &opened));
    let named = |file: &str| match &folder {
        Some(folder) => folder.join(file).display().to_string(),
        None => file.to_owned(),
    };
    match arguments.format {
        CheckFormat::Json => {
            let rows = opened.findings.iter().map(|finding| Row {
                severity: finding.severity.to_string(),
                file: named(&finding.at.file),
                line: finding.at.line,
                column: finding.at.column,
                message: &finding.message,
                hint: finding.hint.as_deref(),
            });
            serde_json::to_writer_pretty(&mut *out, &rows.collect::<Vec<_>>())?;
            writeln!(out)?;
        }
        CheckFormat::Text => {
            let mut lines = opened.lines();
            for finding in &opened.findings {
                let name = named(&finding.at.file);
                print(finding, &name, &mut lines, out)?;
            }
        }
    }
    out.flush()?;
    writeln!(talk, "{}", summary(&opened))?;
    let wrong = |finding: &Finding| finding.severity == Severity::Error;
    Ok(if opened.findings.iter().any(wrong) {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// The folder in the words of whoever named it, so that a terminal can follow what is printed.
fn folder_as_named(path: &Path, opened: &Opened) -> PathBuf {
    let is_folder = opened.root.as_ref().and_then(|root| root.file_name()) == path.file_name();
    if !is_folder && path.file_name().is_some_and(|name| name == "dossier.toml") {
        return path.parent().unwrap_or(Path::new("")).to_owned();
    }
    path.to_owned()
}

fn print(
    finding: &Finding,
    file: &str,
    lines: &mut Lines,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let (line, column) = (finding.at.line, finding.at.column);
    let (file, message) = (plain(file), plain(&finding.message));
    let severity = finding.severity;
    writeln!(out, "{file}:{line}:{column}: {severity}: {message}")?;
    if let Some(text) = lines.line(&finding.at) {
        let (shown, caret) = around(text, column - 1);
        let number = line.to_string();
        writeln!(out, "  {number} | {shown}")?;
        writeln!(out, "  {:1$} | {2:3$}^", "", number.len(), "", caret)?;
    }
    if let Some(hint) = &finding.hint {
        writeln!(out, "  hint: {}", plain(hint))?;
    }
    Ok(())
}

/// Words of a dossier on a terminal, which its control characters shall not steer: spaces instead.
pub(super) fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The part of a line around a character, and how many characters stand before it there. Tabs become
/// single spaces, so that the caret stands under what it means.
pub(super) fn around(line: &str, at: usize) -> (String, usize) {
    // Of a line of megabytes only what is shown is looked at, since it may have thousands of findings.
    let at = line.chars().take(at).count();
    let from = at.saturating_sub(SHOWN_BEFORE);
    let mut rest = line.chars().skip(from);
    let part = rest.by_ref().take(at + SHOWN_AFTER - from);
    let part = part.map(|c| if c.is_control() { ' ' } else { c });
    let mut shown = String::from(if from > 0 { "…" } else { "" });
    shown.extend(part);
    if rest.next().is_some() {
        shown.push('…');
    }
    (shown, at - from + usize::from(from > 0))
}

fn summary(opened: &Opened) -> String {
    let count = |severity| {
        let same = |finding: &&Finding| finding.severity == severity;
        opened.findings.iter().filter(same).count()
    };
    let held = format!(
        "{} with {}",
        counted(opened.dossier.sources.len(), "source"),
        counted(opened.dossier.claims().count(), "claim"),
    );
    if opened.findings.is_empty() {
        return format!("{held}: nothing wrong");
    }
    format!(
        "{held}: {}, {}, {}",
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
        counted(count(Severity::Note), "note"),
    )
}
