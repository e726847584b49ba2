//! Arguments that several verbs share, and those of the window and of pictures.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::BorderName;
use crate::basemap::is_area;
use crate::dossier::{Day, SourceId, When};
use crate::files::{self, OpenError, Opened};
use crate::query::Clock;

/// What the window opens with.
#[derive(Clone, Debug, Default, Args)]
pub struct WindowArgs {
    /// Folder of the dossier. Absent: the built-in one.
    #[arg(value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// Show only what was reported (or happened) on or before this day: an EDTF date, of which the
    /// last day counts.
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<AsOfDate>,
    /// The clock that the date is on: when it was reported, or when it happened.
    #[arg(long, value_name = "CLOCK")]
    pub clock: Option<ClockName>,
    /// Id of a place to open on.
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// What to show: map, table, figures or lag in the middle of the window; dispute:ID, event:ID,
    /// place:ID or actor:ID in the reader; compare:DATE for what changed since then.
    #[arg(long, value_name = "VIEW")]
    pub view: Option<ViewName>,
    /// Open the inspector at something: dossier, place:ID, actor:ID, event:ID, dispute:ID, source:ID or claim:ID;
    /// new:place, new:actor, new:event or new:dispute to add one.
    #[arg(long, value_name = "WHAT")]
    pub inspect: Option<String>,
    /// Whose borders to draw, over what the dossier chooses: majority, de-facto, georgia, natural-earth, russia
    /// (as it recognised them on the as-of date) or russia:DATE.
    #[arg(long, value_name = "POLICY")]
    pub borders: Option<BorderName>,
    /// Keep a file up to date with what is on screen, as the accessibility tree names it, in JSON;
    /// for tests and scripts.
    #[arg(long, value_name = "FILE")]
    pub describe_to: Option<PathBuf>,
}

/// What a picture shows, and how large it is.
#[derive(Clone, Debug, Args)]
pub struct RenderArgs {
    #[command(flatten)]
    pub window: WindowArgs,
    /// The PNG file to write.
    #[arg(long, short, value_name = "FILE.png")]
    pub out: PathBuf,
    /// Width and height of the window, in points.
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1280x800")]
    pub size: PictureSize,
    /// Pixels per point, 0.5 to 4: 2 for a picture of twice the sharpness.
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, value_parser = factor)]
    pub scale: f32,
    /// Size of the text and all that goes with it, in percent, 75 to 200.
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u16).range(75..=200))]
    pub text_scale: u16,
    /// Lay something over the window.
    #[arg(long, value_name = "OVERLAY")]
    pub over: Option<OverName>,
    /// Begin a claim on words of a source: its id, a colon, the first and the last byte.
    #[arg(long, value_name = "SOURCE:FROM-TO", value_parser = claim_begun)]
    pub draft: Option<WordsOf>,
    /// Colours.
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub theme: Theme,
}

/// Words of a source, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsOf {
    pub source: SourceId,
    pub words: std::ops::Range<usize>,
}

/// "dw-2008-08-14:1200-1260".
fn claim_begun(text: &str) -> Result<WordsOf, String> {
    let read = || {
        let (source, words) = text.split_once(':')?;
        let (from, to) = words.split_once('-')?;
        Some(WordsOf {
            source: source.parse().ok()?,
            words: from.trim().parse().ok()?..to.trim().parse().ok()?,
        })
    };
    read().ok_or_else(|| "words are written as source:1200-1260".to_owned())
}

/// Width and height of a picture, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    pub width: u32,
    pub height: u32,
}

impl FromStr for PictureSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let sides = text.split_once(['x', 'X', '×']);
        let read = |side: &str| side.trim().parse::<u32>().ok();
        let size = sides.and_then(|(width, height)| Some((read(width)?, read(height)?)));
        match size {
            Some((width @ 320..=8192, height @ 240..=8192)) => Ok(Self { width, height }),
            Some(_) => {
                Err("the width goes from 320 to 8192 points, the height from 240".to_owned())
            }
            None => Err("a size is written as 1280x800".to_owned()),
        }
    }
}

fn factor(text: &str) -> Result<f32, String> {
    let factor: Option<f32> = text.parse().ok();
    factor
        .filter(|factor| (0.5..=4.0).contains(factor))
        .ok_or_else(|| "the scale goes from 0.5 to 4".to_owned())
}

/// Colours of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    Light,
    Dark,
}

/// What may lie over the window in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OverName {
    /// Keys and words explained.
    Help,
    /// The words of advice of a first start.
    Hints,
}

/// What the window shows at first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewName {
    Map,
    Table,
    Figures,
    Lag,
    Dispute(String),
    Event(String),
    Place(String),
    Actor(String),
    /// The as-of date against the last day of this one.
    Compare(AsOfDate),
}

impl FromStr for ViewName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let id = |id: &str| match id.trim() {
            "" => Err(format!("`{text}` names nothing after the colon")),
            id => Ok(id.to_owned()),
        };
        match text.split_once(':') {
            None => match text {
                "map" => Ok(Self::Map),
                "table" => Ok(Self::Table),
                "figures" => Ok(Self::Figures),
                "lag" => Ok(Self::Lag),
                _ => Err(unknown_view(text)),
            },
            Some(("dispute", rest)) => id(rest).map(Self::Dispute),
            Some(("event", rest)) => id(rest).map(Self::Event),
            Some(("place", rest)) => id(rest).map(Self::Place),
            Some(("actor", rest)) => id(rest).map(Self::Actor),
            Some(("compare", rest)) => rest.parse().map(Self::Compare),
            Some(_) => Err(unknown_view(text)),
        }
    }
}

fn unknown_view(text: &str) -> String {
    format!(
        "there is no view `{text}`; the views are map, table, figures, lag, dispute:ID, event:ID, place:ID, \
         actor:ID and compare:DATE"
    )
}

/// Which of a claim's two times a date is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClockName {
    /// When its source was published.
    Reported,
    /// When what it is about happened.
    Occurred,
}

impl From<ClockName> for Clock {
    fn from(name: ClockName) -> Self {
        match name {
            ClockName::Reported => Self::Reported,
            ClockName::Occurred => Self::Occurred,
        }
    }
}

/// The as-of day, with the date it was written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOfDate {
    pub when: When,
    /// Its last day.
    pub day: Day,
}

impl AsOfDate {
    /// What to say when more than one day was written. `None`: one day was.
    pub fn note(&self) -> Option<String> {
        let one_day = self.when.earliest().day() == Some(self.day);
        (!one_day).then(|| {
            format!(
                "as of {}, the last day of {} ({})",
                self.day,
                self.when,
                self.when.in_words()
            )
        })
    }
}

impl FromStr for AsOfDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let when = When::parse(text).map_err(|error| error.to_string())?;
        let day = when.latest().day();
        let day = day.ok_or_else(|| format!("`{text}` has no last day to stop at"))?;
        Ok(Self { when, day })
    }
}

/// Opens the dossier that the arguments name, or the built-in one.
pub(super) fn opened(path: Option<&Path>) -> Result<Opened, OpenError> {
    match path {
        Some(path) => files::open(path, &is_area),
        None => Ok(files::built_in(&is_area)),
    }
}

/// "1 claim", "2 claims".
pub(super) fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}
