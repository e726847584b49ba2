//! `dateline add`: documents, and lists of references, into a dossier.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::Outcome;
use super::arguments::{counted, opened};
use super::check::plain;
use crate::dossier::{Dossier, Source, SourceId, When};
use crate::files::import::{
    Addition, Bench, Document, Particular, Received, Reference, Taken, already_there, language_tag,
    receive, reference_there,
};
use crate::files::{self, names_taken};

const EXAMPLES: &str = "\
Takes HTML pages, PDFs with text, mails (EML), plain text and Markdown; and
lists of references in RIS, BibTeX and CSL-JSON, which become sources without
texts. FILE - reads a text from standard input.

What a document does not say about itself stays unknown. The text is stored as
it will be shown, the file as it came beside it. What is in the dossier already
is not added twice; a newer version of it is added as its revision.

Examples:
  dateline add mill courier.html observer.pdf references.bib
  pbpaste | dateline add mill - --title \"Mill burns\" --publisher \"The Courier\"

Exit codes: 0 all is there; 1 something was refused (the rest is there);
2 there is no dossier to add to.";

/// Arguments of `dateline add`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct AddArgs {
    /// Folder of the dossier.
    #[arg(value_name = "DOSSIER")]
    pub dossier: PathBuf,
    /// Files to add; - is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Title, over what the document says. This and what follows go with a single document.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Who published it.
    #[arg(long, value_name = "TEXT")]
    pub publisher: Option<String>,
    /// Who wrote it.
    #[arg(long, value_name = "TEXT")]
    pub byline: Option<String>,
    /// When it was published, in EDTF.
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Its address.
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
}

pub(super) fn add(
    arguments: &AddArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let published = arguments
        .published
        .as_deref()
        .map(When::parse)
        .transpose()?;
    if let Some(language) = &arguments.language
        && language_tag(language).is_none()
    {
        anyhow::bail!(
            "could not add: `{language}` is no language tag; give one such as en, ka or pt-BR"
        );
    }
    let says_something = said(arguments).next().is_some() || published.is_some();
    if says_something && arguments.files.len() > 1 {
        anyhow::bail!(
            "could not add: --title and its like say something about one document, and several are named; \
             add that one by itself"
        );
    }
    let opened = opened(Some(&arguments.dossier))?;
    let Some(root) = opened.root.clone() else {
        anyhow::bail!(
            "could not add: the built-in dossier is part of the program; make a copy with dateline new"
        );
    };
    let bench = Bench::of_this_program()?;
    let mut adding = Adding {
        names: names_taken(&root),
        root,
        dossier: opened.dossier,
        added: 0,
        there: 0,
    };
    let mut refused = 0;
    for file in &arguments.files {
        let taken = fetched(file).and_then(|document| receive(&document, &bench));
        let done = match taken {
            Ok(Taken::Document(mut received)) => {
                over(&mut received, arguments, published.as_ref());
                adding.document(*received, out)
            }
            Ok(Taken::References(_)) if says_something => Err(anyhow::anyhow!(
                "could not add the list: --title and its like say something about one document: {}",
                file.display()
            )),
            Ok(Taken::References(references)) => adding.references(references, file, out),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = done {
            if error.is::<io::Error>() {
                return Err(error);
            }
            refused += 1;
            writeln!(talk, "{error:#}")?;
        }
    }
    out.flush()?;
    let there = match adding.there {
        0 => String::new(),
        there => format!(", {there} already there"),
    };
    let added = counted(adding.added, "source");
    writeln!(talk, "{added} added{there}, {refused} refused")?;
    Ok(match refused {
        0 => Outcome::Clean,
        _ => Outcome::Findings,
    })
}

fn fetched(file: &Path) -> Result<Document, files::import::ImportError> {
    match file == Path::new("-") {
        true => Document::pasted_from(&mut io::stdin().lock()),
        false => Document::fetch(file),
    }
}

fn said(arguments: &AddArgs) -> impl Iterator<Item = (Particular, &str)> {
    let said = [
        (Particular::Title, &arguments.title),
        (Particular::Publisher, &arguments.publisher),
        (Particular::Byline, &arguments.byline),
        (Particular::Language, &arguments.language),
        (Particular::Url, &arguments.url),
    ];
    said.into_iter()
        .filter_map(|(particular, value)| Some((particular, value.as_deref()?)))
}

/// What was typed goes over what was read.
fn over(received: &mut Received, arguments: &AddArgs, published: Option<&When>) {
    const FROM: &str = "given with it";
    for (particular, value) in said(arguments) {
        received.particulars.put(particular, value, FROM);
    }
    if let Some(when) = published {
        received.put_published(when.clone(), FROM);
    }
}

/// A dossier that grows.
struct Adding {
    root: PathBuf,
    dossier: Arc<Dossier>,
    /// Ids that no new source can have.
    names: HashSet<String>,
    added: usize,
    there: usize,
}

impl Adding {
    fn document(&mut self, received: Received, out: &mut dyn Write) -> anyhow::Result<()> {
        let name = received.name.clone();
        if let Some(id) = already_there(&self.dossier, &received) {
            return self.already(&name, &id, out);
        }
        let taken = |id: &str| self.names.contains(id);
        let addition = Addition::of_document(received, &self.dossier, &taken);
        self.keep(vec![(name, addition)], out)
    }

    /// All of a list, or, when one cannot be written, none of it.
    fn references(
        &mut self,
        references: Vec<Reference>,
        file: &Path,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let list = file.display().to_string();
        // With those of this list that come before.
        let mut dossier = Arc::clone(&self.dossier);
        let mut additions = Vec::new();
        for reference in references {
            let name = format!("{list}, entry {}", reference.number);
            if let Some(id) = reference_there(&dossier, &reference) {
                self.already(&name, &id, out)?;
                continue;
            }
            let taken = |id: &str| self.names.contains(id);
            let addition = Addition::of_reference(reference, &list, &dossier, &taken);
            put(&mut dossier, &addition.source);
            additions.push((name, addition));
        }
        self.keep(additions, out)
    }

    fn already(&mut self, name: &str, id: &SourceId, out: &mut dyn Write) -> anyhow::Result<()> {
        self.there += 1;
        writeln!(out, "{}: already there as `{id}`", plain(name))?;
        Ok(())
    }

    /// Writes additions, each with what it is called in messages, and says so.
    fn keep(
        &mut self,
        additions: Vec<(String, Addition)>,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let (names, additions): (Vec<String>, Vec<Addition>) = additions.into_iter().unzip();
        files::add(&self.root, &additions)?;
        for (name, Addition { source, notes, .. }) in names.iter().zip(additions) {
            self.added += 1;
            let words = in_words(&source);
            writeln!(out, "{}: added as `{}`: {words}", plain(name), source.id)?;
            for note in &notes {
                writeln!(out, "  {}", plain(note))?;
            }
            if let Some(revised) = &source.revises {
                writeln!(out, "  A newer version of `{revised}`.")?;
            }
            self.names.insert(source.id.to_string());
            put(&mut self.dossier, &source);
        }
        Ok(())
    }
}

fn put(dossier: &mut Arc<Dossier>, source: &Source) {
    let dossier = Arc::make_mut(dossier);
    dossier.sources.push(Arc::new(source.clone()));
    dossier.sort_sources();
}

/// “Mill burns”, The Courier, 4 Mar 1998
fn in_words(source: &Source) -> String {
    let date = match &source.published {
        Some(when) => when.in_words(),
        None => "date of publication not stated".to_owned(),
    };
    let words = format!("“{}”, {}, {date}", source.title, source.publisher);
    plain(&words)
}
