//! `dateline new`: a dossier in a new folder, empty or as a copy of another.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::{counted, opened};
use super::{BorderName, Outcome};
use crate::dossier::{BorderPolicy, DeclaredBorders, Dossier, Place, PlaceId, When};
use crate::files::import::words_as_id;
use crate::files::{copy_dossier, create};

const EXAMPLES: &str = "\
The folder is made when it is not there; one with something in it is refused.
A new dossier has a front page with kinds of claims to begin with; featured
places are known by name until places.toml says where they are.

With --from, the folder becomes a copy of another dossier, texts and all; the
name built-in means the dossier that comes with the program.

Examples:
  dateline new mill --title \"The mill fire\" --language en --featured \"Upper Mill\"
  dateline new ossetia --from built-in
  dateline add mill courier.html observer.pdf

Exit codes: 0 made; 2 not made (standard error says why).";

/// The name of the dossier that comes with the program.
const BUILT_IN: &str = "built-in";

/// Arguments of `dateline new`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct NewArgs {
    /// Folder to make.
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// What the dossier is called. Absent: as its folder.
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub title: Option<String>,
    /// What it is about, in a sentence or two.
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub summary: Option<String>,
    /// Language of its statements and labels, as a BCP 47 tag: en, ka, ru.
    #[arg(long, value_name = "TAG", conflicts_with = "from")]
    pub language: Option<String>,
    /// Name of a place that is always labelled; may be given several times.
    #[arg(long, value_name = "PLACE", conflicts_with = "from")]
    pub featured: Vec<String>,
    /// Whose borders to draw: majority, de-facto, georgia, natural-earth, russia or russia:DATE.
    #[arg(long, value_name = "POLICY", conflicts_with = "from")]
    pub borders: Option<BorderName>,
    /// Copy this dossier: its folder, or built-in.
    #[arg(long, value_name = "DOSSIER")]
    pub from: Option<PathBuf>,
}

pub(super) fn new(
    arguments: &NewArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let folder = &arguments.folder;
    if let Some(from) = &arguments.from {
        let from = Some(from.as_path()).filter(|from| *from != Path::new(BUILT_IN));
        let copied = copy_dossier(&opened(from)?, folder)?;
        writeln!(out, "{}", folder.display())?;
        writeln!(talk, "copied {}", counted(copied.files, "file"))?;
        for left_out in copied.left_out {
            writeln!(
                talk,
                "left out, since it is hidden or lies outside: {left_out}"
            )?;
        }
        return Ok(Outcome::Clean);
    }
    let places = places(&arguments.featured)?;
    let borders = arguments.borders.as_ref().map(declared).transpose()?;
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let front = Dossier {
        title: arguments
            .title
            .clone()
            .or(name)
            .unwrap_or_else(|| "New dossier".to_owned()),
        summary: arguments.summary.clone().unwrap_or_default(),
        language: arguments.language.clone().unwrap_or_default(),
        featured: places.iter().map(|place| place.id.clone()).collect(),
        borders,
        places,
        ..Dossier::default()
    };
    let has_places = !front.places.is_empty();
    create(folder, front)?;
    writeln!(out, "{}", folder.display())?;
    if has_places {
        writeln!(
            talk,
            "say in places.toml where the featured places are: until then the map cannot show them"
        )?;
    }
    Ok(Outcome::Clean)
}

fn declared(name: &BorderName) -> anyhow::Result<DeclaredBorders> {
    let policy: BorderPolicy = name.policy;
    let as_of = name
        .on
        .map(|day| When::parse(&day.to_string()))
        .transpose()?;
    Ok(DeclaredBorders {
        policy: policy.id().to_owned(),
        as_of,
    })
}

fn places(names: &[String]) -> anyhow::Result<Vec<Place>> {
    let mut places: Vec<Place> = Vec::new();
    for name in names {
        let id = PlaceId::new(&words_as_id(name, usize::MAX)).map_err(|_| {
            anyhow::anyhow!("could not make the dossier: no id can be made of the place's name; write it in Latin letters: {name}")
        })?;
        if !places.iter().any(|place| place.id == id) {
            places.push(Place::named(id, name.trim()));
        }
    }
    Ok(places)
}
