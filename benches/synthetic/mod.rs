//! Dossiers of any size, made up from a seed: for benches, and for tests of large folders.
//!
//! Places lie in clusters and a few of them draw most claims, reports come in bursts over twenty years,
//! dates are now and then vague or missing, every claim quotes a sentence that occurs once in its source's
//! text, some deny or confirm others. The same seed makes the same bytes.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

const CLAIMS_PER_SOURCE: usize = 100;
const MOST_PLACES: usize = 2_000;
const ACTORS: usize = 60;
const EVENTS: usize = 200;
const DISPUTES: usize = 12;
const BURSTS: u64 = 25;
const FIRST_YEAR: u64 = 2004;
const YEARS: u64 = 20;
const SIDES: [(&str, &str); 4] = [
    ("north", "blue"),
    ("south", "vermilion"),
    ("coast", "violet"),
    ("abroad", "green"),
];
const KINDS: [(&str, &str); 6] = [
    ("attack", "vermilion"),
    ("movement", "ochre"),
    ("casualties", "rose"),
    ("diplomacy", "blue"),
    ("accusation", "violet"),
    ("denial", "slate"),
];

/// The files of a dossier folder: path with `/`, and content.
pub fn folder(claims: usize, seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice(seed ^ 0x9E37_79B9_7F4A_7C15);
    let places = (claims / 50).clamp(4, MOST_PLACES);
    let bursts: Vec<u64> = (0..BURSTS).map(|_| dice.below(YEARS * 336)).collect();
    let mut files = vec![
        ("dossier.toml".to_owned(), front()),
        ("places.toml".to_owned(), place_list(places, &mut dice)),
        ("actors.toml".to_owned(), actor_list()),
        ("events.toml".to_owned(), event_list(places, &mut dice)),
        ("disputes.toml".to_owned(), dispute_list()),
    ];
    for source in 0..claims.div_ceil(CLAIMS_PER_SOURCE) {
        let first = source * CLAIMS_PER_SOURCE;
        let numbers = first..(first + CLAIMS_PER_SOURCE).min(claims);
        let burst = bursts[dice.below(BURSTS) as usize];
        let day = burst + dice.below(9) * dice.below(9);
        let (toml, text) = report(source, numbers, day, places, &mut dice);
        files.push((format!("sources/report-{source}.toml"), toml));
        files.push((format!("sources/report-{source}.txt"), text));
    }
    files
}

/// Writes such a folder to disk.
#[expect(
    clippy::disallowed_methods,
    reason = "it makes the files that are to be read"
)]
pub fn write(directory: &Path, claims: usize, seed: u64) -> io::Result<()> {
    fs::create_dir_all(directory.join("sources"))?;
    for (path, content) in folder(claims, seed) {
        fs::write(directory.join(path), content)?;
    }
    Ok(())
}

/// Numbers that look random and depend on the seed alone: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.below(1 << 32) as f64 / (1_u64 << 32) as f64
    }
}

/// A day of months that all have 28, so that every number is a date; 336 make a year.
fn date(day: u64) -> String {
    let (year, month) = (FIRST_YEAR + day / 336, day / 28 % 12 + 1);
    format!("{year}-{month:02}-{:02}", day % 28 + 1)
}

fn front() -> String {
    let mut out = String::from(
        "format = 1\ntitle = \"A made-up dossier\"\nlanguage = \"en\"\nfeatured = [\"place-0\", \"place-1\"]\n",
    );
    for (list, entries) in [("kind", &KINDS[..]), ("side", &SIDES[..])] {
        for (id, colour) in entries {
            write!(
                out,
                "\n[[{list}]]\nid = \"{id}\"\nlabel = \"{id}\"\ncolour = \"{colour}\"\n"
            )
            .expect("a string takes all");
        }
    }
    out
}

/// Every twenty-fifth place is a region; the places after it lie around it and within it.
fn place_list(places: usize, dice: &mut Dice) -> String {
    let mut out = String::new();
    let (mut lat, mut lon, mut region) = (0.0, 0.0, 0);
    for place in 0..places {
        let around = if place % 25 == 0 {
            (lat, lon, region) = (
                36.0 + 12.0 * dice.share(),
                24.0 + 30.0 * dice.share(),
                place,
            );
            (lat, lon)
        } else {
            let near = |dice: &mut Dice| dice.share() + dice.share() - 1.0;
            (lat + 0.7 * near(dice), lon + 0.9 * near(dice))
        };
        write!(
            out,
            "[[place]]\nid = \"place-{place}\"\nname = \"Place {place}\"\n"
        )
        .expect("a string takes all");
        if place % 20 == 7 {
            out += "precision = \"unlocated\"\nkind = \"settlement\"\n\n";
            continue;
        }
        writeln!(
            out,
            "position = {{ lat = {:.5}, lon = {:.5} }}",
            around.0, around.1
        )
        .expect("a string takes all");
        out += if place == region {
            "precision = \"region\"\nkind = \"region\"\n\n"
        } else {
            "precision = \"settlement\"\nkind = \"settlement\"\n"
        };
        if place != region {
            writeln!(out, "within = \"place-{region}\"\n").expect("a string takes all");
        }
    }
    out
}

fn actor_list() -> String {
    let mut out = String::new();
    for actor in 0..ACTORS {
        write!(
            out,
            "[[actor]]\nid = \"actor-{actor}\"\nname = \"Actor {actor}\"\nkind = \"ministry\"\n"
        )
        .expect("a string takes all");
        if let Some((side, _)) = SIDES.get(actor % (SIDES.len() + 1)) {
            writeln!(out, "side = \"{side}\"").expect("a string takes all");
        }
        out.push('\n');
    }
    out
}

fn event_list(places: usize, dice: &mut Dice) -> String {
    let mut out = String::new();
    for event in 0..EVENTS {
        let day = dice.below(YEARS * 336);
        let place = dice.below(places as u64);
        write!(
            out,
            "[[event]]\nid = \"event-{event}\"\ntitle = \"Event {event}\"\noccurred = \"{}\"\n\
             places = [\"place-{place}\"]\nkind = \"attack\"\n\n",
            date(day)
        )
        .expect("a string takes all");
    }
    out
}

fn dispute_list() -> String {
    let mut out = String::new();
    for dispute in 0..DISPUTES {
        write!(
            out,
            "[[dispute]]\nid = \"dispute-{dispute}\"\nquestion = \"What happened in case {dispute}?\"\n\
             [[dispute.position]]\nid = \"one\"\nlabel = \"The one\"\nside = \"north\"\n\
             [[dispute.position]]\nid = \"other\"\nlabel = \"The other\"\nside = \"south\"\n\n"
        )
        .expect("a string takes all");
    }
    out
}

/// One source's metadata with its claims, and its text.
fn report(
    source: usize,
    claims: std::ops::Range<usize>,
    day: u64,
    places: usize,
    dice: &mut Dice,
) -> (String, String) {
    let mut toml = format!(
        "title = \"Report {source}\"\npublisher = \"Paper {}\"\nlanguage = \"en\"\npublished = \"{}\"\n\
         text = \"report-{source}.txt\"\n",
        source % 17,
        published(day, dice)
    );
    let mut text = format!("Report {source}\n\n");
    for claim in claims {
        let place = skewed(places, dice);
        let words = format!("In case {claim} officials spoke of shots near Place {place},");
        write!(
            text,
            "{words} as people there told reporters in the following days.\nNobody could be asked about it.\n\n"
        )
        .expect("a string takes all");
        let happened = day - dice.below(40).min(day);
        write!(
            toml,
            "\n[[claim]]\nid = \"claim-{claim}\"\nquote = \"{words}\"\n\
             statement = \"Officials say that shots were fired near Place {place} (case {claim}).\"\n\
             kind = \"{}\"\nabout = [\"place-{place}\"{}]\n{}",
            KINDS[dice.below(KINDS.len() as u64) as usize].0,
            if dice.one_in(3) { another(place, places) } else { String::new() },
            occurred(happened, dice),
        )
        .expect("a string takes all");
        bonds(&mut toml, claim, dice);
    }
    (toml, text)
}

/// A day; now and then no more than its month.
fn published(day: u64, dice: &mut Dice) -> String {
    let mut date = date(day);
    if dice.one_in(12) {
        date.truncate("2004-08".len());
    }
    date
}

/// What a claim says about when; seldom nothing.
fn occurred(day: u64, dice: &mut Dice) -> String {
    let on = date(day);
    let when = match dice.below(40) {
        0 => return String::new(),
        1..=5 => format!("{on}~"),
        6 => format!("/{on}"),
        7..=9 => format!("{}/{on}", date(day - dice.below(4).min(day))),
        _ => on,
    };
    format!("occurred = \"{when}\"\n")
}

/// The place after this one, to be spoken of with it.
fn another(place: usize, places: usize) -> String {
    format!(", \"place-{}\"", (place + 1) % places)
}

/// Who says it, and how it bears on earlier claims: about one in five names one, half of those to oppose it.
fn bonds(toml: &mut String, claim: usize, dice: &mut Dice) {
    let mut line = |text: String| {
        toml.push_str(&text);
        toml.push('\n');
    };
    if !dice.one_in(4) {
        line(format!("by = [\"actor-{}\"]", dice.below(ACTORS as u64)));
    }
    if dice.one_in(5) {
        line(format!("event = [\"event-{}\"]", dice.below(EVENTS as u64)));
    }
    if dice.one_in(5) && claim > 0 {
        let other = claim as u64 - 1 - dice.below((claim as u64).min(500));
        let relation = ["denies", "contradicts", "confirms", "updates"][dice.below(4) as usize];
        line(format!("{relation} = [\"claim-{other}\"]"));
    }
    if dice.one_in(12) {
        let position = ["one", "other"][dice.below(2) as usize];
        let dispute = dice.below(DISPUTES as u64);
        line(format!(
            "dispute = {{ id = \"dispute-{dispute}\", position = \"{position}\" }}"
        ));
    }
    if dice.one_in(10) {
        let least = dice.below(40);
        line(format!(
            "figure = {{ measure = \"people-killed\", at_least = {least} }}"
        ));
    }
}

/// Few places are spoken of often, most seldom.
fn skewed(places: usize, dice: &mut Dice) -> usize {
    let share = dice.share();
    ((share * share * share) * places as f64) as usize % places
}
