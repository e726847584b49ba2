//! Large dossiers made up from a fixed seed: reports come in bursts, a few places draw most claims, dates
//! are sometimes vague or missing, some claims deny others.

use std::sync::Arc;

use dateline::dossier::{
    Actor, ActorId, ActorKind, Anchoring, Claim, ClaimId, Day, Dossier, Excerpt, Hue, Kind, KindId,
    LonLat, Place, PlaceId, PlaceKind, Precision, Quote, Relation, Side, SideId, Source, SourceId,
    Text, When,
};

const PLACES: usize = 2_000;
const ACTORS: usize = 300;
const SIDES: usize = 6;
const KINDS: usize = 12;
const CLAIMS_PER_SOURCE: usize = 10;
/// Days from the first report to the last.
const DAYS: usize = 5_000;
/// One claim in this many denies, contradicts, confirms or updates another: 20,000 links in 100,000 claims.
const CLAIMS_PER_LINK: usize = 5;

/// Marsaglia's xorshift64 ("Xorshift RNGs", 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % count
    }

    /// Small numbers far more often than large ones.
    fn below_clustered(&mut self, count: usize) -> usize {
        let widest = self.below(count) + 1;
        self.below(widest)
    }
}

macro_rules! id {
    ($kind:ident, $number:expr) => {
        $kind::new(&format!("n{}", $number)).expect("letters and digits")
    };
}

pub fn first_day() -> Day {
    Day::ymd(2004, 8, 1)
}

pub fn middle_day() -> Day {
    first_day().plus(DAYS as i64 / 2)
}

/// A date of or before a day, now and then vague or missing.
fn date(dice: &mut Dice, day: Day) -> Option<When> {
    let civil = day.civil();
    let text = match dice.below(40) {
        0 => return None,
        1 => format!("{:04}-{:02}", civil.year, civil.month),
        2 => format!("{day}/"),
        3 => format!("{}/{day}", day.plus(-3)),
        4 => format!("{day}~"),
        _ => day.to_string(),
    };
    Some(When::parse(&text).expect("a date"))
}

/// The day of a report: most fall into forty bursts of a fortnight.
fn report_day(dice: &mut Dice) -> Day {
    let offset = if dice.below(4) > 0 {
        dice.below(40) * (DAYS / 40) + dice.below_clustered(14)
    } else {
        dice.below(DAYS)
    };
    first_day().plus(offset as i64)
}

fn claim(dice: &mut Dice, number: usize, claims: usize, reported: Day) -> Claim {
    let lag = dice.below_clustered(60) as i64;
    let about = 1 + dice.below(2);
    let relation = Relation::ALL[dice.below(4)];
    let linked =
        (dice.below(CLAIMS_PER_LINK) == 0).then(|| (relation, id!(ClaimId, dice.below(claims))));
    Claim {
        id: id!(ClaimId, number),
        excerpt: Excerpt {
            quote: Quote::default(),
            anchoring: Anchoring::Missing,
        },
        statement: String::new(),
        kind: id!(KindId, dice.below_clustered(KINDS)),
        by: (dice.below(5) > 0)
            .then(|| id!(ActorId, dice.below_clustered(ACTORS)))
            .into_iter()
            .collect(),
        via: Vec::new(),
        about: (0..about)
            .map(|_| id!(PlaceId, dice.below_clustered(PLACES)))
            .collect(),
        said_at: None,
        occurred: date(dice, reported.plus(-lag)),
        occurred_note: None,
        said: None,
        events: Vec::new(),
        stances: Vec::new(),
        relations: linked.into_iter().collect(),
        figure: None,
    }
}

fn place(number: usize) -> Place {
    Place {
        id: id!(PlaceId, number),
        name: format!("Place {number}"),
        names: Vec::new(),
        position: (!number.is_multiple_of(20)).then(|| LonLat::new(44.0, 42.0).expect("in range")),
        precision: Precision::Settlement,
        kind: PlaceKind::Settlement,
        within: (number >= 50).then(|| id!(PlaceId, number % 50)),
        area: None,
        identifiers: Vec::new(),
        source: None,
    }
}

fn actor(number: usize) -> Actor {
    Actor {
        id: id!(ActorId, number),
        name: format!("Actor {number}"),
        names: Vec::new(),
        kind: ActorKind::Organisation,
        role: None,
        side: (number % 7 < SIDES).then(|| id!(SideId, number % 7)),
        member_of: Vec::new(),
    }
}

/// A dossier of this many claims.
pub fn dossier(claims: usize) -> Arc<Dossier> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut made = Dossier {
        kinds: (0..KINDS)
            .map(|number| Kind {
                id: id!(KindId, number),
                label: String::new(),
                hue: Hue::Blue,
            })
            .collect(),
        sides: (0..SIDES)
            .map(|number| Side {
                id: id!(SideId, number),
                label: String::new(),
                hue: Hue::Teal,
            })
            .collect(),
        places: (0..PLACES).map(place).collect(),
        actors: (0..ACTORS).map(actor).collect(),
        ..Dossier::default()
    };
    for number in 0..claims.div_ceil(CLAIMS_PER_SOURCE) {
        let reported = report_day(&mut dice);
        let first = number * CLAIMS_PER_SOURCE;
        let last = (first + CLAIMS_PER_SOURCE).min(claims);
        made.sources.push(Source {
            id: id!(SourceId, number),
            title: String::new(),
            publisher: format!("Publisher {}", number % 40),
            byline: None,
            language: None,
            url: None,
            archived: None,
            published: date(&mut dice, reported),
            published_basis: None,
            dateline: None,
            text: Text::default(),
            body: None,
            rights: None,
            claims: (first..last)
                .map(|number| claim(&mut dice, number, claims, reported))
                .collect(),
        });
    }
    made.sort_sources();
    Arc::new(made)
}
